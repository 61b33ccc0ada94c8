//! The edition for readers who see little, measured from its pages.

use handout::design::structure::{Entry, Role, Source, Tree};
use handout::design::style::Edition;
use handout::foundation::colour::{Ink, Rgb, STRONG_TEXT_CONTRAST, contrast};
use handout::foundation::geometry::{Length, Paper, Point};
use handout::guide::model::Part;
use handout::layout::page::{Content, GlyphRun, Item, Owner, Page, Pages, Path, Segment};
use handout::text::font::{Slant, Weight};

use crate::support::{Checkout, one_file, set, set_for, shipped_documents};

fn runs(pages: &Pages) -> impl Iterator<Item = &GlyphRun> {
    pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(run),
        _ => None,
    })
}

fn author_words(tree: &Tree) -> Vec<&str> {
    let words = tree.nodes().iter().filter_map(|node| node.words.as_ref());
    words.filter(|words| words.source == Source::Author).map(|words| words.text.as_str()).collect()
}

fn rgb(ink: Ink) -> Rgb {
    match ink {
        Ink::Rgb(rgb) => rgb,
        other => panic!("{other:?} on a screen"),
    }
}

/// What lies behind a point: the last fill around it that is drawn before `before`.
fn ground(page: &Page, before: usize, at: Point) -> Rgb {
    let covers = |path: &Path| {
        let points = path.0.iter().filter_map(|step| match step {
            Segment::Move(point) | Segment::Line(point) => Some(*point),
            _ => None,
        });
        let points: Vec<Point> = points.collect();
        let (Some(from), Some(to)) = (points.first(), points.get(2)) else { return false };
        from.x <= at.x && at.x <= to.x && from.y <= at.y && at.y <= to.y
    };
    let fills = page.items[..before].iter().filter_map(|item| match &item.content {
        Content::Fill(path, ink) if covers(path) => Some(rgb(*ink)),
        _ => None,
    });
    fills.reduce(|_, above| above).unwrap_or(Rgb::WHITE)
}

fn check_contrast(page: &Page, name: &str) {
    for (place, Item { content, .. }) in page.items.iter().enumerate() {
        if let Content::Glyphs(run) = content {
            let behind = ground(page, place, run.origin);
            let found = contrast(rgb(run.ink), behind);
            assert!(found >= STRONG_TEXT_CONTRAST, "{name}: {} has {found:.2} on {behind}", run.text);
        }
    }
}

#[test]
fn every_shipped_guide_keeps_the_rules_of_large_print() {
    for (path, part) in shipped_documents() {
        let screen = set(&Checkout, &path, part);
        for paper in [Paper::A4, Paper::A5] {
            let pages = set_for(&Checkout, &path, part, Edition::LargePrint, paper);
            let name = &pages.properties.name;
            for run in runs(&pages) {
                assert!(run.size >= Length::pt(16), "{name}: {} at {}", run.text, run.size);
                assert!(!run.text.ends_with('\u{ad}'), "{name}: {} is hyphenated", run.text);
                assert_eq!(pages.fonts.face(run.face).slant, Slant::Upright, "{name}: {}", run.text);
            }
            for page in &pages.pages {
                check_contrast(page, name);
                for item in &page.items {
                    // What is typed is as large as its place allows; viewers take a third more than the size for a line.
                    if let (Content::Field(area, _), Owner::Node(node)) = (&item.content, item.owner)
                        && matches!(pages.tree.node(node).entry, Some(Entry::Lines(_)))
                    {
                        assert!(area.height >= Length::pt(16).ratio(135, 100), "{name}: typed words");
                    }
                }
            }
            assert_eq!(author_words(&pages.tree), author_words(&screen.tree), "{name}");
        }
    }
}

#[test]
fn the_contents_are_right_although_there_are_more_pages() {
    for language in ["sv", "ar"] {
        let pages =
            set_for(&Checkout, &format!("guides/mesotherapy/{language}.toml"), Part::Guide, Edition::LargePrint, Paper::A4);
        assert!(pages.pages.len() > 25, "{}", pages.pages.len());
        let of_sections = pages.bookmarks.iter().filter(|mark| pages.tree.node(mark.node).role == Role::Heading);
        let headings: Vec<usize> = of_sections.skip(1).map(|mark| mark.page + 1).collect();
        let nodes = pages.tree.nodes().iter().filter(|node| node.role == Role::ContentsPage);
        let listed: Vec<usize> = nodes.filter_map(|node| node.words.as_ref()?.text.parse().ok()).collect();
        assert_eq!(listed, headings, "{language}");
    }
}

#[test]
fn a_checklist_says_how_many_pages_it_takes() {
    let said = |pages: &Pages| {
        let notices = pages.tree.nodes().iter().filter(|node| node.role == Role::Notice && node.words.is_some());
        notices.filter_map(|node| node.words.as_ref()).map(|words| words.text.clone()).collect::<Vec<_>>()
    };
    let large = |path: &str| set_for(&Checkout, path, Part::Checklist, Edition::LargePrint, Paper::A4);
    let pages = large("guides/mesotherapy/sv.toml");
    assert_eq!(pages.pages.len(), 3);
    assert_eq!(said(&pages), ["Den här checklistan har 3 sidor. Håll ihop dem."]);
    assert_eq!(said(&large("guides/mesotherapy/ar.toml")), ["عدد صفحات هذه القائمة: 3. احتفظ بالصفحات معًا."]);
    assert_eq!(said(&set(&Checkout, "guides/mesotherapy/sv.toml", Part::Checklist)), Vec::<String>::new());
}

#[test]
fn a_short_checklist_takes_one_page_and_says_nothing() {
    let section = "[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntext = \"A.\"\n\
                   [checklist]\ntitle = \"Bring\"\n[[checklist.group]]\ntitle = \"Bring\"\nitems = [\"A list\"]\n";
    let (memory, path) = one_file("en", section);
    let pages = set_for(&memory, &path, Part::Checklist, Edition::LargePrint, Paper::A4);
    assert_eq!(pages.pages.len(), 1);
    assert!(pages.tree.nodes().iter().all(|node| node.role != Role::Notice));
}

/// The lines of the only paragraph, each with the weights on it.
fn paragraph(language: &str, head: &str, words: &str) -> Vec<(String, Vec<Weight>, Length)> {
    let section = format!("[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntext = \"{words}\"\n");
    let (memory, path) = one_file(language, &section);
    let text = String::from_utf8(handout::foundation::resources::Resources::read(&memory, &path, 1 << 20).unwrap()).unwrap();
    let memory = memory.with(&path, format!("{head}\n{text}"));
    let pages = set_for(&memory, &path, Part::Guide, Edition::LargePrint, Paper::A4);
    let mut lines: Vec<(String, Vec<Weight>, Length, Length)> = Vec::new();
    for run in runs(&pages) {
        if !run.words.is_some_and(|(node, _)| pages.tree.node(node).role == Role::Paragraph) {
            continue;
        }
        let weight = pages.fonts.face(run.face).weight;
        let width = run.origin.x + run.width() - pages.pages[0].type_area.x;
        match lines.last_mut().filter(|line| line.3 == run.origin.y) {
            Some(line) => {
                line.0.push_str(&run.text);
                line.1.push(weight);
                line.2 = width;
            }
            None => lines.push((run.text.to_string(), vec![weight], width, run.origin.y)),
        }
    }
    lines.into_iter().map(|(words, weights, width, _)| (words, weights, width)).collect()
}

#[test]
fn only_a_word_that_is_wider_than_the_column_is_broken() {
    let long = "hudvårdsbehandlingsrekommendationsuppföljningsprotokollsgranskning";
    // Two of these have no room on a line: a line that ends after one would be worth a hyphen elsewhere.
    let compounds = "behandlingsrekommendationssamlingen patientinformationsbladsutgåvan läkemedelsförteckningsuppdateringen";
    let words = format!("{compounds} {long} {compounds}");
    let broken: Vec<String> =
        paragraph("sv", "", &words).into_iter().map(|line| line.0).filter(|line| line.ends_with('\u{ad}')).collect();
    let parts = broken.iter().filter_map(|line| line.split(' ').next_back()).map(|part| part.trim_end_matches('\u{ad}'));
    assert!(!broken.is_empty() && parts.into_iter().all(|part| long.contains(part)), "{broken:?}");
    assert!(paragraph("sv", "", &words.replace(long, "och")).iter().all(|line| !line.0.ends_with('\u{ad}')));
}

#[test]
fn emphasis_is_weight() {
    let lines = paragraph("en", "", "Plain and *gentle* and **strong**.");
    assert_eq!(lines[0].1, [Weight::Regular, Weight::SemiBold, Weight::Regular, Weight::SemiBold, Weight::Regular]);
}

#[test]
fn lines_are_never_justified() {
    let words = "This is a sentence with a number of words that are needed to fill three lines or so of a column, so that \
                 the edges of the first ones can be seen; they do not reach the same place, whatever the guide says.";
    let lines = paragraph("en", "alignment = \"justified\"", words);
    assert!(lines.len() >= 3);
    let ends: std::collections::BTreeSet<Length> = lines[..lines.len() - 1].iter().map(|line| line.2).collect();
    assert_eq!(ends.len(), lines.len() - 1, "{ends:?}");
}
