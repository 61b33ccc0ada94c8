//! Whatever an author makes too long for a page goes on on the next, on every paper and in every edition.

use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;

use crate::support::{CLINIC, set_for, set_for_or_complain};

const PAPERS: [Paper; 2] = [Paper::A4, Paper::A5];
const EDITIONS: [Edition; 3] = [Edition::Screen, Edition::Press(Marks::None), Edition::LargePrint];

/// So many words, different enough to be told apart.
fn words(count: usize) -> String {
    let words = (1..=count).map(|number| format!("word {number}")).collect::<Vec<_>>();
    words.join(" ")
}

fn file(title: &str, sections: &str) -> MemoryResources {
    let text = format!("date = 2026-06-01\ntitle = \"{title}\"\n[review]\nrevised = 2026-06-01\n{sections}");
    MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", text)
}

fn section(blocks: &str) -> String {
    format!("[[section]]\nid = \"a\"\ntitle = \"A section\"\n{blocks}\n")
}

/// Each kind of block, with so many words where they may be many.
fn kinds(count: usize) -> Vec<(&'static str, String)> {
    let long = words(count);
    let block = |keys: String| section(&format!("[[section.block]]\n{keys}"));
    let items = |number: usize, one: &dyn Fn(usize) -> String| (1..=number).map(one).collect::<Vec<_>>().join(", ");
    vec![
        ("text", block(format!("text = \"{long}\""))),
        ("short points", block(format!("points = [{}]", items(count, &|number| format!("\"point {number}\""))))),
        ("a long point", block(format!("points = [\"{long}\", \"Short.\"]"))),
        ("a term", block(format!("points = [{{ term = \"{long}\", text = \"Short.\" }}]"))),
        ("a list within", block(format!("points = [{{ text = \"Short\", points = [\"{long}\"] }}]"))),
        ("steps", block(format!("steps = [\"{long}\", \"Short.\"]"))),
        (
            "a time",
            block(format!("steps = [{{ when = \"{long}\", text = \"Short.\" }}, {{ when = \"Day 2\", text = \"Short.\" }}]")),
        ),
        (
            "a moment",
            block(format!("steps = [{{ when = \"Day 1\", text = \"{long}\" }}, {{ when = \"Day 2\", text = \"{long}\" }}]")),
        ),
        ("a label of a row", block(format!("decision = [[\"{long}\", \"Short.\"], [\"Two\", \"Short.\"]]"))),
        ("a row", block(format!("decision = [[\"One\", \"{long}\"], [\"Two\", \"Short.\"]]"))),
        ("a label of a table", block(format!("title = \"{long}\"\ndecision = [[\"One\", \"Short.\"]]"))),
        ("a label of a list", block(format!("title = \"{long}\"\npoints = [\"One\", \"Two\"]"))),
        (
            "rows of a table",
            block(format!(
                "columns = [\"One\", \"Two\"]\ntable = [{}]",
                items(count / 4, &|row| format!("[\"row {row}\", \"words of it\"]"))
            )),
        ),
        ("a cell", block(format!("columns = [\"One\", \"Two\"]\ntable = [[\"Label\", \"{long}\"], [\"Two\", \"Short.\"]]"))),
        (
            "a list in a cell",
            block(format!(
                "columns = [\"One\", \"Two\"]\ntable = [[\"Label\", [{}]]]",
                items(count / 5, &|row| format!("\"item {row} of the list\""))
            )),
        ),
        ("rows to write in", block("columns = [\"One\", { tick = \"Two\" }]\ntable = 50\nempty = 40".to_owned())),
        ("ranks", block(format!("urgency.home = [\"Home\", \"{long}\"]\nurgency.call = [\"Call\", \"{long}\"]"))),
        ("a label of a rank", block(format!("urgency.home = [\"Home\", \"Short.\"]\nurgency.call = [\"{long}\", \"Short.\"]"))),
        ("a warning", block(format!("warning = \"{long}\""))),
        ("a label of a warning", block(format!("title = \"{long}\"\nwarning = \"Short.\""))),
        ("a note", block(format!("note = {{ title = \"Note\", text = \"{long}\" }}"))),
        ("a label of a note", block(format!("note = {{ title = \"{long}\", text = \"Short.\" }}"))),
        (
            "a source",
            block(format!("sources = [{{ title = \"{long}\", publisher = \"{long}\", url = \"https://clinic.example/a\" }}]")),
        ),
        ("a lead", format!("[[section]]\nid = \"a\"\ntitle = \"A\"\nlead = \"{long}\"\n[[section.block]]\ntext = \"Words.\"\n")),
        ("a title", format!("[[section]]\nid = \"a\"\ntitle = \"{long}\"\n[[section.block]]\ntext = \"Words.\"\n")),
        ("a tag", format!("[[section]]\nid = \"a\"\ntag = \"{long}\"\ntitle = \"A\"\n[[section.block]]\ntext = \"Words.\"\n")),
    ]
}

#[test]
fn whatever_is_too_long_for_a_page_goes_on_on_the_next() {
    let mut refused = Vec::new();
    for (kind, sections) in kinds(900) {
        for (edition, paper) in EDITIONS.into_iter().flat_map(|edition| PAPERS.map(|paper| (edition, paper))) {
            let starts: &[&str] =
                if sections.contains("section.block]]\ntext = \"Words.\"") { &["run-on", "new-page"] } else { &["run-on"] };
            for starts in starts {
                let source = format!("cover = false\ncontents = false\nsections = \"{starts}\"\n");
                let text = format!("date = 2026-06-01\n{source}title = \"T\"\n[review]\nrevised = 2026-06-01\n{sections}");
                let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", text);
                let set = std::panic::catch_unwind(|| set_for_or_complain(&resources, "en.toml", Part::Guide, edition, paper));
                let set = set.unwrap_or_else(|_| Err("not proven".to_owned()));
                match set {
                    Ok((_, pages)) => {
                        let count = pages.pages.len();
                        if count < 2 {
                            refused.push(format!("{kind}, {} on {}: {count} page", edition.name(), paper.name()));
                        }
                    }
                    Err(complaint) => {
                        refused.push(format!("{kind}, {} on {}, {starts}: {complaint}", edition.name(), paper.name()));
                    }
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn in_large_print_a_checklist_takes_whatever_length() {
    let long = words(400);
    let sheet = |group: &str, item: &str, sentence: &str| {
        let group = format!("[[checklist.group]]\ntitle = \"{group}\"\nitems = [\"{item}\", \"Two\", \"Three\"]\n");
        format!("{}[checklist]\ntitle = \"C\"\nemergency = \"{sentence}\"\n{group}", section("[[section.block]]\ntext = \"W.\""))
    };
    let sheets = [sheet(&long, "One", "Call."), sheet("G", &long, "Call."), sheet("G", "One", &long)];
    for (sections, paper) in sheets.iter().flat_map(|sheet| PAPERS.map(|paper| (sheet, paper))) {
        let pages = set_for(&file("T", sections), "en.toml", Part::Checklist, Edition::LargePrint, paper);
        assert!(pages.pages.len() >= 2, "{}", paper.name());
    }
}

#[test]
fn a_warning_of_some_words_fits_the_smallest_page_in_the_largest_print() {
    let warning = format!("[[section.block]]\nwarning = \"{}\"\n", words(24));
    let pages = set_for(&file("T", &section(&warning)), "en.toml", Part::Guide, Edition::LargePrint, Paper::A5);
    assert!(!pages.pages.is_empty());
}
