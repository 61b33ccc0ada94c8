//! The clinic's name and numbers, where a patient looks for them; and the page that is torn out and filled in.

use std::fmt::Write;

use handout::design::style::Edition;
use handout::foundation::geometry::{Direction, Length, Paper, Rect};
use handout::guide::model::Part;
use handout::layout::page::{Artifact, Content, GlyphRun, Item, Owner, Page, Pages};
use handout::layout::preflight::Proven;
use handout::text::font::Weight;

use crate::papers::area;
use crate::support::{CLINIC, Checkout, one_file, set, set_for, shipped_documents};

const URGENCY: &str = r#"
[[section]]
id = "a"
title = "A section"
[[section.block]]
urgency.home      = ["Watch", "Mild."]
urgency.call      = ["Call us", "Growing pain."]
urgency.emergency = ["Go now", "Trouble breathing."]
"#;

/// A line of words: those of one owner or several on one baseline.
struct Line {
    x: Length,
    right: Length,
    y: Length,
    text: String,
    weights: Vec<Weight>,
}

fn lines(pages: &Pages, page: &Page, wanted: impl Fn(&Item) -> bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for item in page.items.iter().filter(|item| wanted(item)) {
        let Content::Glyphs(run) = &item.content else { continue };
        let weight = pages.fonts.faces()[run.face.index()].weight;
        match lines.last_mut().filter(|line| line.y == run.origin.y) {
            Some(line) => {
                line.text.push_str(&run.text);
                line.x = line.x.min(run.origin.x);
                line.right = line.right.max(run.origin.x + run.width());
                line.weights.push(weight);
            }
            None => lines.push(Line {
                x: run.origin.x,
                right: run.origin.x + run.width(),
                y: run.origin.y,
                text: run.text.to_string(),
                weights: vec![weight],
            }),
        }
    }
    lines
}

fn body(item: &Item) -> bool {
    matches!(item.owner, Owner::Node(_))
}

fn head(item: &Item) -> bool {
    item.owner == Owner::Artifact(Artifact::Head)
}

fn said<'l>(lines: &'l [Line], text: &str) -> &'l Line {
    let found = lines.iter().find(|line| line.text.trim() == text);
    found.unwrap_or_else(|| panic!("no line says {text}: {:?}", lines.iter().map(|line| &line.text).collect::<Vec<_>>()))
}

/// A guide of one section for a clinic with another name or number.
fn of_clinic(change: impl Fn(&str) -> String, language: &str, sections: &str, edition: Edition, paper: Paper) -> Proven {
    let (resources, path) = one_file(language, sections);
    set_for(&resources.with("clinic.toml", change(CLINIC)), &path, Part::Guide, edition, paper)
}

#[test]
fn a_rank_says_whom_to_call_below_its_label() {
    let pages = of_clinic(str::to_owned, "en", URGENCY, Edition::Screen, Paper::A4);
    let lines = lines(&pages, &pages.pages[0], body);
    for (label, number) in [("Call us", "+00 000 000 000"), ("Go now", "112")] {
        // Label and text stand on one baseline, the number below the label.
        let row = lines.iter().find(|line| line.text.starts_with(label)).unwrap();
        let below = said(&lines, number);
        assert_eq!((below.x, below.y - row.y), (row.x, Length::pt(16)), "{number}");
        assert!(below.weights.iter().all(|weight| *weight == Weight::Regular), "{number}");
    }
    let numbers = lines.iter().filter(|line| line.text.contains("112") || line.text.contains("+00"));
    // One of each in the table: at home nobody is called.
    assert_eq!(numbers.count(), 2);
}

#[test]
fn without_a_side_column_the_number_stands_behind_the_label() {
    for (edition, paper) in [(Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A4)] {
        let pages = of_clinic(str::to_owned, "en", URGENCY, edition, paper);
        let lines = lines(&pages, &pages.pages[0], body);
        said(&lines, "Call us +00 000 000 000");
        said(&lines, "Go now 112");
    }
}

#[test]
fn a_number_that_the_label_says_is_not_said_twice() {
    let table = URGENCY.replace("Go now", "Call 112");
    let pages = of_clinic(str::to_owned, "en", &table, Edition::Screen, Paper::A4);
    let lines = lines(&pages, &pages.pages[0], body);
    assert_eq!(lines.iter().filter(|line| line.text.contains("112")).count(), 1);
}

#[test]
fn a_number_is_never_broken_and_runs_left_to_right() {
    let number = "+49 (0) 6221 1234 5678-901";
    for language in ["en", "ar", "he"] {
        for (edition, paper) in [(Edition::Screen, Paper::A4), (Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A5)] {
            let change = |clinic: &str| clinic.replace("+00 000 000 000", number);
            let pages = of_clinic(change, language, URGENCY, edition, paper);
            let telephone: Vec<&GlyphRun> = pages
                .pages
                .iter()
                .flat_map(|page| &page.items)
                .filter_map(|item| match &item.content {
                    Content::Glyphs(run)
                        if pages.tree.nodes().iter().zip(pages.tree.ids()).any(|(node, id)| {
                            run.words.is_some_and(|(words, _)| words == id)
                                && node.words.as_ref().is_some_and(|words| words.text == number)
                        }) =>
                    {
                        Some(run)
                    }
                    _ => None,
                })
                .collect();
            assert_eq!(telephone.iter().map(|run| &*run.text).collect::<String>(), number, "{language}");
            assert!(telephone.iter().all(|run| run.origin.y == telephone[0].origin.y), "{language} on {}", paper.name());
            assert!(telephone.iter().all(|run| run.direction == Direction::LeftToRight));
            assert!(telephone.is_sorted_by_key(|run| run.origin.x), "{language} on {}", paper.name());
        }
    }
}

#[test]
fn the_head_of_a_page_says_who_and_which_number() {
    let two_pages = format!("{URGENCY}\n[[section.block]]\ntext = \"{}\"\n", "Words and words. ".repeat(400));
    let long = "The Lakeside Skin Clinic and Centre for Aesthetic Medicine of the Northern Region, Exampleville";
    for (language, paper) in [("en", Paper::A4), ("en", Paper::A5), ("he", Paper::A4), ("he", Paper::A5)] {
        let short = of_clinic(str::to_owned, language, &two_pages, Edition::Screen, paper);
        assert!(lines(&short, &short.pages[0], head).is_empty(), "a masthead says both");
        let row = lines(&short, &short.pages[1], head);
        assert_eq!(row.len(), 1, "{language} on {}", paper.name());
        assert!(row[0].text.starts_with("Test Clinic") && row[0].text.ends_with("+00 000 000 000"), "{}", row[0].text);
        let change = |clinic: &str| clinic.replace("Test Clinic", long);
        let pages = of_clinic(change, language, &two_pages, Edition::Screen, paper);
        let rows = lines(&pages, &pages.pages[1], head);
        let text = rows.iter().fold(String::new(), |mut text, row| {
            let _ = write!(text, "{} ", row.text.trim());
            text
        });
        assert!(rows.len() == 2 && text.starts_with(long) && text.ends_with("+00 000 000 000 "), "{text}");
    }
}

#[test]
fn the_checklist_page_of_a_guide_says_who_and_which_number() {
    for (path, part) in shipped_documents().into_iter().filter(|(path, _)| path.contains("mesotherapy")) {
        if part == Part::Checklist {
            continue;
        }
        for (edition, paper) in [(Edition::Screen, Paper::A4), (Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A4)] {
            let pages = set_for(&Checkout, &path, part, edition, paper);
            let page =
                pages.pages.iter().find(|page| page.items.iter().any(|item| matches!(item.content, Content::Field(..)))).unwrap();
            let text: String = lines(&pages, page, body).into_iter().map(|line| line.text + "\n").collect();
            let (clinic, number) = (text.find("Lakeside Skin Clinic"), text.find("+00 000 000 000"));
            assert!(clinic.is_some() && clinic < number, "{path}: {text}");
            assert!(lines(&pages, page, head).is_empty(), "{path}: the page says it itself");
        }
    }
}

#[test]
fn a_name_too_long_for_the_side_column_stands_above() {
    let list = r#"
[[section]]
id = "b"
title = "List"
use = "checklist"
[checklist]
title = "For your visit"
[[checklist.group]]
title = "Bring"
items = ["A list"]
"#;
    let below_title = |name: &str| {
        let change = |clinic: &str| clinic.replace("Test Clinic", name);
        let pages = of_clinic(change, "en", &format!("{URGENCY}{list}"), Edition::Screen, Paper::A4);
        let lines = lines(&pages, &pages.pages[1], body);
        let first_word = name.split(' ').next().unwrap();
        let clinic = lines.iter().find(|line| line.text.starts_with(first_word)).unwrap();
        let title = lines.iter().find(|line| line.text.contains("For your visit")).unwrap();
        clinic.y - title.y
    };
    assert_eq!(below_title("Test Clinic"), Length::ZERO);
    assert!(below_title("Lakeside Skin Clinic and Centre for Aesthetic Medicine of the Northern Region") < Length::ZERO);
}

#[test]
fn the_head_of_a_checklist_stands_beside_its_logo() {
    for path in ["guides/mesotherapy/sv.toml", "guides/mesotherapy/he.toml"] {
        let pages = set(&Checkout, path, Part::Checklist);
        let page = &pages.pages[0];
        let logo =
            page.items.iter().find(|item| matches!(item.content, Content::Picture(..))).map(|item| area(&item.content)).unwrap();
        let lines = lines(&pages, page, body);
        let gap = match pages.properties.direction {
            Direction::LeftToRight => lines[0].x - logo.right(),
            Direction::RightToLeft => logo.x - lines[0].right,
        };
        assert_eq!(gap, Length::pt(12), "{path}");
    }
}

/// Lines to write on.
fn rulings(page: &Page) -> Vec<Rect> {
    let fills = page.items.iter().filter(|item| matches!(item.content, Content::Fill(..))).map(|item| area(&item.content));
    fills.filter(|area| area.height == Length::centipoints(60)).collect()
}

#[test]
fn a_label_of_a_field_is_nearer_to_its_own_line_and_the_hand_has_room() {
    for (path, part) in shipped_documents() {
        for (paper, least) in [(Paper::A4, Length::mm(8)), (Paper::A5, Length::mm(6))] {
            // On paper every line is drawn; on a screen all but the last belong to the field.
            let pages = set_for(&Checkout, &path, part, Edition::Press(handout::design::style::Marks::None), paper);
            for page in &pages.pages {
                let rulings = rulings(page);
                for item in &page.items {
                    let (Owner::Node(node), Content::Glyphs(run)) = (item.owner, &item.content) else { continue };
                    if pages.tree.node(node).role != handout::design::structure::Role::FieldLabel {
                        continue;
                    }
                    let column = |line: &&Rect| line.x <= run.origin.x && run.origin.x < line.right();
                    let own =
                        rulings.iter().filter(column).map(|line| line.bottom()).filter(|y| *y > run.origin.y).min().unwrap();
                    assert_eq!(own - run.origin.y, least, "{path}: {}", run.text);
                    if let Some(above) =
                        rulings.iter().filter(column).map(|line| line.bottom()).filter(|y| *y < run.origin.y).max()
                    {
                        assert!(
                            run.origin.y - above > least,
                            "{path}: {} stands {} below a line",
                            run.text,
                            run.origin.y - above
                        );
                    }
                }
                for line in &rulings {
                    let below =
                        rulings.iter().filter(|other| other.y > line.y && other.x < line.right() && line.x < other.right());
                    assert!(below.map(|other| other.y - line.y).min().is_none_or(|room| room >= least), "{path}");
                }
            }
        }
    }
}
