//! Too much of everything, all the way from TOML to pages: a correct layout, or a complaint that names the place; never a panic, never
//! the square of the length.

use handout::guide::model::Part;
use handout::layout::page::{Content, Pages};
use handout::layout::preflight::Proven;

use crate::support::{one_file, set_or_complain};

fn pages(blocks: &str) -> Result<Proven, String> {
    let (resources, path) = one_file("sv", &format!("[[section]]\nid = \"a\"\ntitle = \"Mycket\"\n{blocks}"));
    set_or_complain(&resources, &path, Part::Guide).map(|(_, pages)| pages)
}

/// How often a word stands on the pages.
fn count(pages: &Pages, word: &str) -> usize {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| if let Content::Glyphs(run) = &item.content { Some(&run.text) } else { None });
    runs.map(|text| text.matches(word).count()).sum()
}

#[test]
fn ten_thousand_words_in_one_cell() {
    let words = "huden vilar ".repeat(5_000);
    let pages = pages(&format!("[[section.block]]\ndecision = [[\"Länge\", \"{words}\"]]\n")).unwrap();
    assert_eq!((count(&pages, "huden"), count(&pages, "vilar")), (5_000, 5_000));
    assert!(pages.pages.len() > 10);
}

#[test]
fn five_thousand_rows() {
    let rows = "[\"Läge\", \"Råd\"], ".repeat(5_000);
    let pages = pages(&format!("[[section.block]]\ndecision = [{rows}]\n")).unwrap();
    assert_eq!((count(&pages, "Läge"), count(&pages, "Råd")), (5_000, 5_000));
}

#[test]
fn a_word_of_two_hundred_letters() {
    let plain = pages(&format!("[[section.block]]\ntext = \"Ordet {} är långt.\"\n", "X".repeat(200))).unwrap_err();
    assert!(plain.contains("word-too-long") && plain.contains("soft hyphens"), "{plain}");
    let compound = pages(&format!("[[section.block]]\ntext = \"Ordet {} är långt.\"\n", "behandlings".repeat(18))).unwrap();
    assert_eq!(count(&compound, "Ordet"), 1);
}

#[test]
fn nothing_but_spaces_and_signs_without_width() {
    for nothing in [" ", "\\u200B", "\\u00AD", "\\u2060", "\\u200E", "\\u00A0"] {
        let text = nothing.repeat(20_000);
        for text in [text.clone(), format!("Före{text}efter.")] {
            let outcome = pages(&format!("[[section.block]]\ntext = \"{text}\"\n"));
            match outcome {
                Ok(pages) => assert!(pages.pages.len() <= 40 && count(&pages, "Mycket") >= 1, "{nothing:?}"),
                Err(complaint) => assert!(complaint.contains("sv.toml"), "{nothing:?}: {complaint}"),
            }
        }
    }
}
