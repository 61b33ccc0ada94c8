//! Why pages end, as `handout build --explain` says it.

use handout::design::structure::Role;
use handout::design::style::Edition;
use handout::foundation::geometry::Paper;
use handout::foundation::resources::{MemoryResources, Resources};
use handout::guide::model::Part;
use handout::layout::page::{BreakClass, Content, Owner, Page, PageEnd, Pages};
use handout::layout::preflight::Proven;
use handout::output::snapshot;

use crate::support::{CLINIC, Checkout, one_file, set, set_for, shipped_documents};

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
fn on_pages_of_their_own(sections: &str) -> Proven {
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
        section("held", &[text(1, 16), text(1, 19), list(3, &words.repeat(2)), text(1, 12)]),
        section(
            "lonely",
            &[text(1, 22), format!("warning = \"{}\"", "Do not wait. ".repeat(30)), "note.text = \"Short.\"".to_owned()],
        ),
        section("even", &[text(1, 14), list(8, words), "note.text = \"A short note.\"".to_owned()]),
    ];
    let declared = on_pages_of_their_own(&sections.concat());
    let run_on: String = (0..9)
        .map(|number| section(&format!("s{number}"), &[text(1, number * 3 % 7 + 2), list(5, words), table(3, words)]))
        .collect();
    let (resources, path) = one_file("en", &run_on);
    let run_on = set(&resources, &path, Part::Guide);
    insta::assert_snapshot!(format!("{}\n{}", snapshot::ends_in_words(&declared), snapshot::ends_in_words(&run_on)));
}

/// Of how many pages the words end with a hyphen that only the line end made.
fn pages_that_end_within_a_word(pages: &Pages) -> usize {
    let last = |page: &Page| {
        let words = page.items.iter().rev().filter_map(|item| match (item.owner, &item.content) {
            (Owner::Node(_), Content::Glyphs(run)) => Some(run.text.ends_with('\u{ad}')),
            _ => None,
        });
        words.into_iter().next().unwrap_or(false)
    };
    pages.pages.iter().filter(|page| last(page)).count()
}

#[test]
fn no_page_ends_within_a_word() {
    let sentence = "Behandlingsområdet kontrolleras av mottagningens hudläkare, som dokumenterar hudförändringar, läkemedelsallergier, \
                    blodförtunnande läkemedelsbehandlingar och uppföljningsbesök i patientjournalen. ";
    let paragraph = |number: usize| format!("Stycke {number}. {}", sentence.repeat(number % 4 + 3));
    let text: Vec<String> = (1..=60).map(paragraph).collect();
    let (resources, path) = one_file("sv", &section("a", &[format!("text = \"\"\"\n{}\"\"\"", text.join("\n\n"))]));
    let guide = String::from_utf8(resources.read(&path, u64::MAX).unwrap()).unwrap();
    let resources = resources.with(&path, guide.replace("cover = false", "cover = false\nalignment = \"justified\""));
    for paper in [Paper::A4, Paper::A5] {
        let pages = set_for(&resources, &path, Part::Guide, Edition::Screen, paper);
        let hyphens = snapshot::hyphens(&pages).lines().filter(|line| line.starts_with("page ")).count();
        assert!(pages.pages.len() > 9 && hyphens > 5 * pages.pages.len(), "{hyphens} hyphens on {} pages", pages.pages.len());
        assert_eq!(pages_that_end_within_a_word(&pages), 0, "{paper:?}");
    }
}

#[test]
fn the_pages_of_the_shipped_guides_end_well() {
    let formats = [
        (Edition::Screen, Paper::A4),
        (Edition::Screen, Paper::A5),
        (Edition::LargePrint, Paper::A4),
        (Edition::LargePrint, Paper::A5),
    ];
    for ((path, part), (edition, paper)) in
        shipped_documents().into_iter().flat_map(|document| formats.map(|format| (document.clone(), format)))
    {
        let pages = set_for(&Checkout, &path, part, edition, paper);
        let metrics = snapshot::metrics(&pages);
        let ends = metrics.lines().find(|line| line.starts_with("page ends"));
        let well = "page ends       0 within a word, 0 beside a line alone, 0 nearly empty last pages";
        assert_eq!(ends, Some(well), "{}", pages.properties.name);
        for page in &pages.pages {
            // On half a sheet in large print an urgency table may be taller than a page.
            if let (PageEnd::Chosen(choice), false) = (page.ended, (edition, paper) == (Edition::LargePrint, Paper::A5)) {
                let name = &pages.properties.name;
                assert!(!matches!(choice.class, BreakClass::Ranks | BreakClass::Announcement), "{name}, page {}", page.number);
            }
            let roles = roles(&pages, page);
            let only_box = roles.iter().all(|role| matches!(role, Role::EmergencyLine | Role::Paragraph));
            let alone = roles.contains(&Role::EmergencyLine) && only_box;
            assert!(!alone, "{}: an emergency box alone on page {}", pages.properties.name, page.number);
        }
    }
}

/// A run-on guide whose last section, behind more and more lines, is `blocks`: at every height of a page.
fn at_every_height(language: &str, blocks: &[String]) -> Vec<Proven> {
    let pages = (1..=26).map(|lines| {
        let before = format!("text = \"\"\"\n{}\"\"\"", vec!["A line."; lines].join("\n\n"));
        let sections = section("before", &[before]) + &section("last", blocks) + &section("behind", &[text(2, 9)]);
        let (resources, path) = one_file(language, &sections);
        set(&resources, &path, Part::Guide)
    });
    pages.collect()
}

/// On which pages words of the guide stand.
fn pages_with(pages: &Pages, words: &str) -> Vec<u32> {
    let says = |page: &&Page| {
        page.items.iter().any(|item| match (item.owner, &item.content) {
            (Owner::Node(_), Content::Glyphs(run)) => run.text.contains(words),
            _ => false,
        })
    };
    pages.pages.iter().filter(says).map(|page| page.number).collect()
}

#[test]
fn an_urgency_table_is_never_torn() {
    let rank = |key: &str, name: &str| format!("urgency.{key} = [\"{name}\", \"{}\"]", "What it looks like. ".repeat(24));
    let table = [rank("home", "Hometable"), rank("call", "Calltable"), rank("emergency", "Worsttable")].join("\n");
    for pages in at_every_height("en", &[text(1, 1), table.clone()]) {
        let [home, worst] = ["Hometable", "Worsttable"].map(|name| pages_with(&pages, name));
        assert_eq!(home, worst);
        assert_eq!(home.len(), 1);
    }
    // One that no page can hold is torn between its ranks.
    let endless = table.replace("What it looks like.", &"What it looks like. ".repeat(5));
    let (resources, path) = one_file("en", &section("last", &[endless]));
    let pages = set(&resources, &path, Part::Guide);
    assert!(snapshot::ends_in_words(&pages).contains("between two ranks of an urgency table"));
}

#[test]
fn what_a_colon_announces_stands_below_it() {
    let languages = [
        ("en", "announced:", "Noteword", "Words of a note. "),
        ("sv", "annonseras\u{a0}:", "Noteword", "Ord i en ruta. "),
        ("ar", "يلي:", "أولا", "كلمات في الملاحظة. "),
    ];
    for (language, last, first, words) in languages {
        // So tall that the room above it would be worth parting them, were it not for the colon.
        let note = format!("note.text = \"{first} {}\"", words.repeat(1900 / words.chars().count()));
        for pages in at_every_height(language, &[text(1, 3), format!("text = \"A sentence. {last}\""), note.clone()]) {
            let said = last.trim_end_matches(['\u{a0}', ':']);
            assert_eq!(pages_with(&pages, said), pages_with(&pages, first), "{language}");
        }
    }
}

#[test]
fn a_heading_does_not_stay_behind_with_a_line_or_two() {
    let note = format!("note.text = \"Noteword {}\"", "Words of a note. ".repeat(135));
    for pages in at_every_height("en", &["text = \"Heading line.\"".to_owned(), note.clone()]) {
        assert_eq!(pages_with(&pages, "Heading"), pages_with(&pages, "Noteword"));
    }
}

/// What the words of a page are.
fn roles(pages: &Pages, page: &Page) -> Vec<Role> {
    let words = page.items.iter().filter_map(|item| match (item.owner, &item.content) {
        (Owner::Node(node), Content::Glyphs(_)) => Some(pages.tree.node(node).role),
        _ => None,
    });
    words.collect()
}
