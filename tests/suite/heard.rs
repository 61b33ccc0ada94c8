//! What is heard and not seen, read back from typeset guides: what a document is, headings to jump to, ranks in words, bookmarks.

use handout::design::structure::Role;
use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::page::{Artifact, Content, Owner, Pages};
use handout::layout::preflight::Proven;
use handout::output::pdf::write;

use crate::pdf::readback::Reading;
use crate::support::{CLINIC, Checkout, HEAD, languages, read, set_for, shipped_documents};

const EDITIONS: [Edition; 3] = [Edition::Screen, Edition::LargePrint, Edition::Press(Marks::None)];

fn reading(pages: &Proven) -> Reading {
    Reading::of(&write(pages).unwrap())
}

/// A guide in English: what its head says besides, and its sections.
fn guide(head: &str, sections: &str, part: Part, edition: Edition, paper: Paper) -> Proven {
    let text = HEAD.replace("\n[review]", &format!("{head}\n[review]")) + sections;
    let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", text);
    set_for(&resources, "en.toml", part, edition, paper)
}

fn section(blocks: &str) -> String {
    format!("[[section]]\nid = \"a\"\ntitle = \"A section\"\n{blocks}\n")
}

const CHECKLIST: &str = r#"
[checklist]
title = "Before you come"
[[checklist.group]]
title = "Bring"
items = ["Your list of medicines"]
"#;

/// The tagged words that a document itself says, those of authors left out.
fn labels(pages: &Pages) -> Vec<&str> {
    use handout::design::structure::Source;
    let words = pages.tree.nodes().iter().filter_map(|node| node.words.as_ref());
    words.filter(|words| words.source == Source::Label).map(|words| words.text.as_str()).collect()
}

#[test]
fn what_a_document_is_is_heard_once_in_every_document() {
    for ((path, part), edition) in
        shipped_documents().into_iter().flat_map(|document| EDITIONS.map(|edition| (document.clone(), edition)))
    {
        let pages = set_for(&Checkout, &path, part, edition, Paper::A4);
        let guide = read(&Checkout, &path).unwrap();
        let language = languages().get(&pages.properties.language).unwrap();
        let said = labels(&pages);
        let times = |words: &str| said.iter().filter(|label| label.contains(words)).count();
        let name = &pages.properties.name;
        assert_eq!(times(&language.date(guide.common.review.revised)), 1, "{name}: revised");
        let labels = &language.labels;
        assert_eq!(times(&labels.sample) + times(&labels.not_approved), 1, "{name}: approved");
        let within = if language.name == language.name_within { 0 } else { times(&language.name_within) };
        assert_eq!(times(&language.name) + within, 1, "{name}: language");
        if let Some(number) = &guide.common.number {
            assert_eq!(times(number), 1, "{name}: number");
        }
    }
}

#[test]
fn the_last_words_of_a_document_say_who_approved_it_and_which_it_is() {
    let head = "number = \"LP-7\"\n";
    let review = "\n[[section.block]]\nreview = true\n";
    let approved = |part, sections: &str| {
        let text = HEAD.replace("\n[review]", &format!("{head}\n[review]\napproved_by = \"Dr Ada Berg\"")) + sections;
        let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", text);
        set_for(&resources, "en.toml", part, Edition::Screen, Paper::A4)
    };
    let text = section("[[section.block]]\ntext = \"Words.\"\n");
    let pages = approved(Part::Guide, &text);
    assert!(reading(&pages).tags().ends_with(concat!(
        "  Sect\n    P\n      \"A test · LP-7 · English\"\n",
        "    P\n      \"Revised 1 June 2026 · Approved by Dr Ada Berg\"\n"
    )));
    // The author's own block says it: it is not said again.
    let pages = approved(Part::Guide, &section(review));
    assert!(pages.tree.nodes().iter().all(|node| node.role != Role::Colophon));
    assert!(labels(&pages).contains(&"A test · LP-7 · English"));
    // A checklist torn from that guide says it all the same.
    let pages = approved(Part::Checklist, &format!("{}{CHECKLIST}", section(review)));
    assert!(reading(&pages).tags().contains("\"Revised 1 June 2026 · Approved by Dr Ada Berg\""));
}

/// The words of the feet of a document that nobody hears.
fn unheard(pages: &Pages) -> Vec<String> {
    let foot = |page: &handout::layout::page::Page| {
        let runs = page.items.iter().filter_map(|item| match (item.owner, &item.content) {
            (Owner::Artifact(Artifact::Foot), Content::Glyphs(run)) => Some(run.text.to_string()),
            _ => None,
        });
        runs.collect()
    };
    pages.pages.iter().map(foot).collect()
}

#[test]
fn the_foot_of_an_only_page_says_nothing_but_its_number() {
    let blocks = section("[[section.block]]\ntext = \"Words.\"\n") + CHECKLIST;
    for (part, edition) in [Part::Guide, Part::Checklist].into_iter().flat_map(|part| EDITIONS.map(|edition| (part, edition))) {
        let pages = guide("", &blocks, part, edition, Paper::A4);
        assert_eq!(unheard(&pages), ["Page 1 of 1"], "{part:?} {edition:?}");
    }
}

#[test]
fn a_guide_that_ends_with_its_checklist_opens_no_page_for_its_last_words() {
    let words = section("[[section.block]]\ntext = \"Words.\"\n");
    let sheet = format!("{words}[[section]]\nid = \"b\"\ntitle = \"To tear out\"\nuse = \"checklist\"\n{CHECKLIST}");
    for (edition, paper) in EDITIONS.into_iter().flat_map(|edition| [Paper::A4, Paper::A5].map(|paper| (edition, paper))) {
        let pages = guide("number = \"LP-7\"\n", &sheet, Part::Guide, edition, paper);
        let tags = reading(&pages).tags();
        let last = tags.rsplit("Sect\n").next().unwrap();
        assert!(last.contains("LP-7 · English") && last.contains("Revised 1 June 2026"), "{edition:?} {paper:?}: {last}");
        let colophon = |owner| matches!(owner, Owner::Node(node) if pages.tree.node(node).role == Role::ColophonLine);
        let on = pages.pages.iter().position(|page| page.items.iter().any(|item| colophon(item.owner))).unwrap();
        let ticks = |owner| matches!(owner, Owner::Node(node) if pages.tree.node(node).role == Role::EmergencyLine);
        assert!(pages.pages[on].items.iter().any(|item| ticks(item.owner)), "{edition:?} {paper:?}: a page of its own");
    }
}

#[test]
fn a_long_title_moves_the_last_words_out_of_the_foot_and_is_not_refused() {
    let title = "A test of everything that a clinic might wish to say in the title of a checklist ";
    let blocks = section("[[section.block]]\ntext = \"Words.\"\n") + CHECKLIST;
    for (times, edition, paper) in
        [(3, Edition::Screen, Paper::A4), (1, Edition::Screen, Paper::A5), (2, Edition::LargePrint, Paper::A4)]
    {
        let title = title.repeat(times);
        let text = HEAD.replace("title = \"A test\"", &format!("title = \"{}\"", title.trim())) + &blocks;
        let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", text);
        let pages = set_for(&resources, "en.toml", Part::Checklist, edition, paper);
        assert!(reading(&pages).tags().contains("Sample – not approved"), "{edition:?} {paper:?}");
        let last = pages.pages.last().unwrap();
        let colophon = |owner| matches!(owner, Owner::Node(node) if pages.tree.node(node).role == Role::ColophonLine);
        let in_text = last.items.iter().any(|item| match &item.content {
            Content::Glyphs(run) => colophon(item.owner) && run.origin.y < last.type_area.bottom(),
            _ => false,
        });
        assert_eq!(in_text, edition == Edition::LargePrint, "{edition:?} {paper:?}");
    }
}

/// The elements of a file, each with its depth, and `heading` for what can be jumped to.
fn headings(tags: &str) -> Vec<(u8, String)> {
    let lines: Vec<&str> = tags.lines().collect();
    let mut found = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some(level) = line.trim_start().strip_prefix('H').and_then(|rest| rest.get(..1)?.parse().ok()) else { continue };
        let depth = line.len() - line.trim_start().len();
        let below = lines[place + 1..].iter().take_while(|line| line.len() - line.trim_start().len() > depth);
        let words: Vec<&str> = below.map(|line| line.trim()).filter(|line| line.starts_with('"')).collect();
        found.push((level, words.join(" ").replace('"', "")));
    }
    found
}

#[test]
fn labels_can_be_jumped_to_and_no_level_is_skipped() {
    let blocks = r#"
[[section.block]]
title = "Good to know"
points = ["One", "Two"]
[[section.block]]
warning = "Go to hospital."
[[section.block]]
note = { text = "Bring a friend." }
[[section.block]]
points = ["Three", "Four"]
[[section.block]]
decision = [["Yes", "You may."], ["No", "You may not."]]
"#;
    let sheet = format!("{}[[section]]\nid = \"b\"\ntitle = \"To tear out\"\nuse = \"checklist\"\n{CHECKLIST}", section(blocks));
    let tags = reading(&guide("", &sheet, Part::Guide, Edition::Screen, Paper::A4)).tags();
    let expected = [
        (1, "A test"),
        (2, "A section"),
        (3, "Good to know"),
        (3, "Urgent warning"),
        (3, "Note"),
        (3, "Key points"),
        (2, "To tear out"),
        (3, "Before you come"),
        (4, "Bring"),
    ];
    assert_eq!(headings(&tags), expected.map(|(level, words)| (level, words.to_owned())), "{tags}");
    assert_eq!(tags.matches("Caption").count(), 1, "the label of a table is its caption: {tags}");
    let alone = reading(&guide("", &sheet, Part::Checklist, Edition::Screen, Paper::A4)).tags();
    assert_eq!(headings(&alone), [(1, "Before you come".to_owned()), (2, "Bring".to_owned())], "{alone}");
    for ((path, part), edition) in
        shipped_documents().into_iter().flat_map(|document| EDITIONS.map(|edition| (document.clone(), edition)))
    {
        let mut before = 0;
        for (level, words) in headings(&reading(&set_for(&Checkout, &path, part, edition, Paper::A4)).tags()) {
            assert!(level <= before + 1, "{path} {edition:?}: {words} of level {level} after {before}");
            before = level;
        }
    }
}

#[test]
fn urgency_is_heard_before_the_words_that_an_author_chose_for_it() {
    let blocks = r#"
[[section.block]]
urgency.home = ["Wait", "A little red."]
urgency.call = ["Call the clinic the same day", "More pain."]
urgency.emergency = ["Do not wait", "Hard to breathe."]
[[section.block]]
title = "Blood thinners"
warning = "Tell us first."
[[section.block]]
warning = "Go to hospital."
"#;
    for edition in EDITIONS {
        let tags = reading(&guide("", &section(blocks), Part::Guide, edition, Paper::A4)).tags();
        let place = |words: &str| tags.find(words).unwrap_or_else(|| panic!("{words} is not in {edition:?} {tags}"));
        let order = [
            "Alt=\"Watch at home\"",
            "\"Wait\"",
            "\"A little red.\"",
            "\"Call the clinic the same day",
            "Alt=\"Get emergency care\"",
            "\"Do not wait",
            "\"Hard to breathe.\"",
            "Alt=\"Urgent warning\"",
            "\"Blood thinners\"",
            "\"Urgent warning\"\n",
        ];
        assert!(order.map(place).is_sorted(), "{edition:?}: {tags}");
        // Where the author's words say it, the sign does not say it again.
        assert!(!tags.contains("Alt=\"Call the clinic\""), "{tags}");
        assert_eq!(tags.matches("Alt=\"Urgent warning\"").count(), 1, "{tags}");
    }
}

#[test]
fn sections_stand_at_the_top_of_the_bookmarks_and_a_single_sheet_opens_no_panel() {
    for ((path, part), edition) in
        shipped_documents().into_iter().flat_map(|document| EDITIONS.map(|edition| (document.clone(), edition)))
    {
        let pages = set_for(&Checkout, &path, part, edition, Paper::A4);
        let reading = reading(&pages);
        let name = &pages.properties.name;
        let bookmarks = reading.bookmarks();
        let top: Vec<&str> = bookmarks.lines().filter(|line| !line.starts_with(' ')).collect();
        let headings = pages.tree.nodes().iter().filter(|node| matches!(node.role, Role::Title | Role::Heading));
        let groups = pages.tree.nodes().iter().filter(|node| node.role == Role::BlockLabel && part == Part::Checklist);
        assert_eq!(top.len(), headings.count() + groups.count(), "{name}: {bookmarks}");
        let below: Vec<bool> = bookmarks.lines().map(|line| line.starts_with(' ')).collect();
        for (place, line) in bookmarks.lines().enumerate() {
            let holds_others = below.get(place + 1).is_some_and(|next| *next && !below[place]);
            assert!(!holds_others || line.ends_with("folded"), "{name}: {line}");
        }
        assert_eq!(reading.properties().contains("PageMode /UseOutlines"), part == Part::Guide, "{name}");
    }
}
