//! Why pages end, as `handout build --explain` says it.

use handout::design::style::Edition;
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::page::Pages;
use handout::output::snapshot;

use crate::support::{CLINIC, one_file, set, set_for};

/// A section with a title and blocks.
fn section(id: &str, blocks: &[String]) -> String {
    let blocks: String = blocks.iter().map(|block| format!("[[section.block]]\n{block}\n")).collect();
    format!("[[section]]\nid = \"{id}\"\ntitle = \"The section {id}\"\n{blocks}")
}

fn text(paragraphs: usize, sentences: usize) -> String {
    let paragraph = "A sentence that takes its time to come to the point of it all. ".repeat(sentences);
    format!("text = \"\"\"\n{}\"\"\"", vec![paragraph; paragraphs].join("\n\n"))
}

fn list(items: usize, words: &str) -> String {
    format!("points = [{}]", (1..=items).map(|item| format!("\"Point {item}, {words}\", ")).collect::<String>())
}

fn table(rows: usize, words: &str) -> String {
    format!("decision = [{}]", (1..=rows).map(|row| format!("[\"Row {row}\", \"{words}\"], ")).collect::<String>())
}

/// Sections that each start a page, on half a sheet, with a contents list.
fn on_pages_of_their_own(sections: &str) -> Pages {
    let guide = format!(
        "clinic = \"clinic.toml\"\ndate = 2026-06-01\ncover = false\ncontents = true\nsections = \"new-page\"\ntitle = \"Ends\"\n\
         [review]\nrevised = 2026-06-01\n{sections}"
    );
    let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", guide);
    set_for(&resources, "en.toml", Part::Guide, Edition::Screen, Paper::A5)
}

#[test]
fn every_page_says_why_it_ended() {
    let words = "with enough to say that it takes a line and then another one of the column";
    let endless = "A sentence that is said again until no page can hold it. ".repeat(75);
    let sections = [
        section("short", &[text(1, 2)]),
        section("paragraphs", &[text(6, 9)]),
        section("list", &[text(1, 3), list(26, words)]),
        section("table", &[text(1, 3), table(14, words)]),
        section("row", &[table(1, &endless)]),
        section("callout", &[text(1, 3), format!("note.text = \"{endless}\"")]),
        section("boxes", &[text(2, 11), list(4, words), format!("warning = \"{}\"", "Do not wait. ".repeat(20)), text(1, 5)]),
        section("nearly", &[text(1, 14), list(8, words), "note.text = \"A short note.\"".to_owned()]),
    ];
    let declared = on_pages_of_their_own(&sections.concat());
    let run_on: String = (0..9)
        .map(|number| section(&format!("s{number}"), &[text(1, number * 3 % 7 + 2), list(5, words), table(3, words)]))
        .collect();
    let (resources, path) = one_file("en", &run_on);
    let run_on = set(&resources, &path, Part::Guide);
    insta::assert_snapshot!(format!("{}\n{}", snapshot::ends_in_words(&declared), snapshot::ends_in_words(&run_on)));
}
