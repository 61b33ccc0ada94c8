//! Every shipped guide on every paper: really set anew, and nothing beyond the paper.

use handout::design::structure::Role;
use handout::design::style::Edition;
use handout::foundation::geometry::{Direction, Length, Paper, Rect};
use handout::guide::model::Part;
use handout::layout::page::{Artifact, Content, Owner, Pages, Path, Segment};

use crate::support::{Checkout, languages, read, set, set_for, shipped_documents};

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

/// Whether the document's last words stand in the foot of a page.
fn closes(pages: &Pages, page: usize) -> bool {
    let bottom = pages.pages[page].type_area.bottom();
    pages.pages[page].items.iter().any(|item| match (item.owner, &item.content) {
        (Owner::Node(node), Content::Glyphs(run)) => pages.tree.node(node).role == Role::ColophonLine && run.origin.y > bottom,
        _ => false,
    })
}

/// The words of a page's foot, in the order in which they were set, each with its place.
fn foot(pages: &Pages, page: usize) -> Vec<(String, Rect)> {
    let bottom = pages.pages[page].type_area.bottom();
    let items = pages.pages[page].items.iter().filter_map(|item| match (item.owner, &item.content) {
        (Owner::Artifact(Artifact::Foot), Content::Glyphs(run)) => Some((run.text.to_string(), area(&item.content))),
        (Owner::Node(_), Content::Glyphs(run)) if run.origin.y > bottom + run.size => {
            Some((run.text.to_string(), area(&item.content)))
        }
        _ => None,
    });
    items.collect()
}

#[test]
fn every_foot_says_what_one_holds_and_its_number_stands_in_one_place() {
    let formats = [Paper::A4, Paper::Letter, Paper::A5].map(|paper| [(Edition::Screen, paper), (Edition::LargePrint, paper)]);
    for ((path, part), (edition, paper)) in shipped_documents()
        .into_iter()
        .flat_map(|document| formats.concat().into_iter().map(move |format| (document.clone(), format)))
    {
        let pages = set_for(&Checkout, &path, part, edition, paper);
        let name = &pages.properties.name;
        let whole = Rect { width: paper.size().width, height: paper.size().height, ..Rect::default() };
        let language = languages().get(&pages.properties.language).unwrap();
        let title = read(&Checkout, &path).unwrap().title.text;
        for place in 0..pages.pages.len() {
            let foot = foot(&pages, place);
            let squeezed = |words: &str| words.split_whitespace().collect::<String>();
            let count = [place + 1, pages.pages.len()].map(|number| number.to_string());
            let number = language.labels.page_of.replace("{page}", &count[0]).replace("{pages}", &count[1]);
            // The number stands between the rows of what is said.
            let words: String = foot.iter().map(|(text, _)| squeezed(text)).collect();
            assert!(words.contains(&squeezed(&number)), "{name}: {number} is not in {words}");
            let words = words.replacen(&squeezed(&number), "", 1);
            let has = |role: Role| pages.tree.nodes().iter().any(|node| node.role == role);
            // The document's last words stand in the foot of a checklist and of the last page in large print, but where half a sheet has
            // no room for them there.
            let closes = closes(&pages, place);
            let asks = has(Role::Colophon) && (part == Part::Checklist || edition == Edition::LargePrint);
            if (edition, paper) != (Edition::LargePrint, Paper::A5) {
                assert_eq!(closes, asks && place + 1 == pages.pages.len(), "{name}, page {}", place + 1);
            }
            let date = language.date(pages.properties.date);
            let said = match part {
                // A cover says the language itself.
                Part::Guide if closes && has(Role::Cover) => vec![title.clone(), date],
                // A checklist that goes on says less: which one it is.
                Part::Checklist if !closes => vec![title.split(": ").next().unwrap().to_owned()],
                Part::Guide | Part::Checklist => vec![title.clone(), language.name.clone(), date],
            };
            for part in &said {
                assert!(words.contains(&squeezed(part)), "{name}, page {}: {part} is not in {words}", place + 1);
            }
            let end = |area: &Rect| match pages.properties.direction {
                Direction::LeftToRight => area.right(),
                Direction::RightToLeft => whole.width - area.x,
            };
            let rows = foot.iter().map(|(_, area)| area.bottom());
            let first = rows.min().unwrap();
            let outermost = foot.iter().map(|(_, area)| end(area)).max().unwrap();
            let row = match closes {
                true => foot.iter().find(|(_, area)| end(area) == outermost).unwrap().1.bottom(),
                false => first,
            };
            // The number ends where the type area ends.
            let margin = pages.pages[place].type_area.x;
            assert!(outermost + margin > whole.width - Length::pt(2), "{name}, page {}", place + 1);
            for (text, area) in &foot {
                assert!(whole.contains(*area, Length::pt(-8)), "{name}, page {}: {text} at {area:?}", place + 1);
                assert!(end(area) < outermost || area.bottom() == row, "{name}, page {}: {text}", place + 1);
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
