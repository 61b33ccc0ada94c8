//! The clinic's name and numbers, where a patient looks for them.

use handout::design::style::Edition;
use handout::foundation::geometry::{Direction, Length, Paper};
use handout::guide::model::Part;
use handout::layout::page::{Content, GlyphRun, Item, Owner, Page, Pages};
use handout::text::font::Weight;

use crate::support::{CLINIC, one_file, set_for};

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
                line.weights.push(weight);
            }
            None => lines.push(Line { x: run.origin.x, y: run.origin.y, text: run.text.to_string(), weights: vec![weight] }),
        }
    }
    lines
}

fn body(item: &Item) -> bool {
    matches!(item.owner, Owner::Node(_))
}

fn said<'l>(lines: &'l [Line], text: &str) -> &'l Line {
    let found = lines.iter().find(|line| line.text.trim() == text);
    found.unwrap_or_else(|| panic!("no line says {text}: {:?}", lines.iter().map(|line| &line.text).collect::<Vec<_>>()))
}

/// A guide of one section for a clinic with another name or number.
fn of_clinic(change: impl Fn(&str) -> String, language: &str, sections: &str, edition: Edition, paper: Paper) -> Pages {
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
