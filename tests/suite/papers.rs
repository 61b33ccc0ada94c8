//! Every shipped guide on every paper: really set anew, and nothing beyond the paper.

use handout::design::style::Edition;
use handout::foundation::geometry::{Length, Paper, Rect};
use handout::guide::model::Part;
use handout::layout::page::{Content, Owner, Pages, Path, Segment};

use crate::support::{Checkout, set, set_for, shipped_documents};

/// What an item takes of its page.
pub fn area(content: &Content) -> Rect {
    match content {
        Content::Glyphs(run) => Rect { x: run.origin.x, y: run.origin.y - run.size, width: run.width(), height: run.size },
        Content::Fill(path, _) | Content::Stroke(path, _) => bounds(path),
        Content::Picture(_, area) | Content::Link(area) | Content::Field(area, ..) => *area,
    }
}

fn bounds(path: &Path) -> Rect {
    let points = path.0.iter().flat_map(|step| match step {
        Segment::Move(point) | Segment::Line(point) => vec![*point],
        Segment::Curve(one, two, end) => vec![*one, *two, *end],
        Segment::Close => vec![],
    });
    let (xs, ys): (Vec<Length>, Vec<Length>) = points.map(|point| (point.x, point.y)).unzip();
    let least = |values: &[Length]| values.iter().copied().min().unwrap_or_default();
    let most = |values: &[Length]| values.iter().copied().max().unwrap_or_default();
    Rect { x: least(&xs), y: least(&ys), width: most(&xs) - least(&xs), height: most(&ys) - least(&ys) }
}

fn body_sizes(pages: &Pages) -> Vec<Length> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let sizes = items.filter_map(|item| match (&item.content, item.owner) {
        (Content::Glyphs(run), Owner::Node(_)) => Some(run.size),
        _ => None,
    });
    sizes.collect()
}

#[test]
fn nothing_stands_beyond_the_paper() {
    for (path, part) in shipped_documents() {
        for paper in [Paper::A5, Paper::Letter] {
            let pages = set_for(&Checkout, &path, part, Edition::Screen, paper);
            let name = &pages.properties.name;
            assert!(name.contains(&format!(".{}", paper.name())), "{name}");
            let whole = Rect { width: paper.size().width, height: paper.size().height, ..Rect::default() };
            for page in &pages.pages {
                assert_eq!(page.trim, paper.size(), "{name}");
                for item in &page.items {
                    let area = area(&item.content);
                    assert!(whole.contains(area, Length::pt(1)), "{name}, page {}: {area:?} {:?}", page.number, item.content);
                }
            }
            let least = match (paper, part) {
                (Paper::A5, _) => Length::pt(9),
                _ => Length::pt(10),
            };
            assert!(body_sizes(&pages).into_iter().all(|size| size >= least), "{name}");
            if part == Part::Checklist {
                assert_eq!(pages.pages.len(), 1, "{name}");
            }
        }
    }
}

#[test]
fn a_smaller_paper_is_set_anew_and_not_made_smaller() {
    let on = |paper| set_for(&Checkout, "guides/mesotherapy/en.toml", Part::Guide, Edition::Screen, paper);
    let [sheet, half] = [on(Paper::A4), on(Paper::A5)];
    let usual = |pages: &Pages| {
        let mut sizes = body_sizes(pages);
        sizes.sort_unstable();
        sizes[sizes.len() / 2]
    };
    assert_eq!((usual(&sheet), usual(&half)), (Length::centipoints(1150), Length::centipoints(1050)));
    assert!(half.pages.len() > sheet.pages.len(), "{} pages", half.pages.len());
}

#[test]
fn the_usual_paper_is_not_named() {
    let pages = set(&Checkout, "guides/mesotherapy/en.toml", Part::Checklist);
    assert_eq!(pages.properties.name, "mesotherapy.en.checklist");
    let pages = set_for(&Checkout, "guides/mesotherapy/en.toml", Part::Checklist, Edition::LargePrint, Paper::A5);
    assert_eq!(pages.properties.name, "mesotherapy.en.large-print.a5.checklist");
}
