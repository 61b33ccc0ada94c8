//! Which number is printed, how large, whose it is, where it leads, and how urgent it looks.

use handout::design::structure::{Role, Target};
use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::Paper;
use handout::guide::model::{Part, Rank};
use handout::layout::page::{Content, Owner, Pages};
use handout::layout::preflight::Proven;

use crate::support::{CLINIC, HEAD, set_for};

const EDITIONS: [Edition; 3] = [Edition::Screen, Edition::Press(Marks::None), Edition::LargePrint];
/// In each language what the tests write, and what the labels make of it.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("en", "The ward, at night", "Emergency number: 112"),
    ("sv", "Avdelningen, nattetid", "Nödnummer: 112"),
    ("ar", "الجناح ليلًا", "رقم الطوارئ: 112"),
];

/// A guide with a warning, an urgency table and a checklist that print this number.
fn set_calling(language: &str, call: &str, part: Part, edition: Edition) -> Proven {
    let whose: String = LANGUAGES.iter().map(|(tag, whose, _)| format!("{tag} = \"{whose}\"\n")).collect();
    let clinic = CLINIC.replace("[hours]", &format!("[call.night]\nnumber = \"+00 000 111 333\"\n{whose}\n[hours]"));
    let text = format!(
        "{HEAD}\n[[section]]\nid = \"a\"\ntitle = \"X\"\n[[section.block]]\nwarning = \"Y.\"\ncall = {call}\n\
         [[section.block]]\nurgency.call = [\"Z\", \"W.\"]\ncall = {call}\n\
         [checklist]\ntitle = \"X\"\nemergency = \"V.\"\nquestions = [\"Q\"]\ncall = {call}\n"
    );
    let path = format!("{language}.toml");
    let resources = handout::foundation::resources::MemoryResources::new().with("clinic.toml", clinic).with(&path, text);
    set_for(&resources, &path, part, edition, Paper::A4)
}

/// The words of the nodes in a role.
fn words(pages: &Pages, role: Role) -> Vec<&str> {
    let nodes = pages.tree.nodes().iter().filter(|node| node.role == role);
    nodes.filter_map(|node| Some(node.words.as_ref()?.text.as_str())).collect()
}

fn has(pages: &Pages, role: Role) -> bool {
    pages.tree.nodes().iter().any(|node| node.role == role)
}

/// Where the links of a document lead, each once.
fn addresses(pages: &Pages) -> Vec<&str> {
    let mut addresses: Vec<&str> = pages
        .tree
        .nodes()
        .iter()
        .filter_map(|node| match &node.target {
            Some(Target::Address(address)) => Some(address.as_str()),
            _ => None,
        })
        .collect();
    addresses.dedup();
    addresses
}

#[test]
fn each_call_prints_its_number_and_whose_it_is() {
    for (language, whose, emergency) in LANGUAGES {
        let clinic = "Test Clinic: +00 000 000 000";
        let night = format!("{whose}: +00 000 111 333");
        for edition in EDITIONS {
            for (call, line, rank) in [
                ("\"emergency\"", Some(emergency), Rank::Emergency),
                ("\"clinic\"", Some(clinic), Rank::Call),
                ("\"night\"", Some(night.as_str()), Rank::Call),
                ("false", None, Rank::Emergency),
            ] {
                let guide = set_calling(language, call, Part::Guide, edition);
                let checklist = set_calling(language, call, Part::Checklist, edition);
                let at = format!("{language} {call} {}", edition.name());
                let lines: Vec<&str> = line.into_iter().collect();
                assert_eq!(words(&guide, Role::EmergencyLine), lines, "{at}");
                assert_eq!(words(&checklist, Role::EmergencyLine), lines, "{at}");
                assert!(has(&guide, Role::Warning(rank)) && has(&checklist, Role::EmergencyBox(rank)), "{at}");
                let beside: Vec<&str> = match call {
                    "\"emergency\"" => vec!["112"],
                    "\"clinic\"" => vec!["+00 000 000 000"],
                    "\"night\"" => vec![night.as_str()],
                    _ => vec![],
                };
                assert_eq!(words(&guide, Role::RankTelephone), beside, "{at}");
            }
        }
    }
}

#[test]
fn numbers_are_dialled_on_screen_and_only_there() {
    for (call, dialled) in [("\"emergency\"", "tel:112"), ("\"clinic\"", "tel:+00000000000"), ("\"night\"", "tel:+00000111333")] {
        for edition in [Edition::Screen, Edition::LargePrint] {
            assert_eq!(addresses(&set_calling("sv", call, Part::Guide, edition)), [dialled], "{call}");
            let mut checklist = vec!["tel:+00000000000", dialled];
            checklist.dedup();
            let pages = set_calling("ar", call, Part::Checklist, edition);
            assert_eq!(addresses(&pages), checklist, "{call}");
            // Each link has an area on the page, so that it becomes an annotation.
            let areas = pages.pages.iter().flat_map(|page| &page.items).filter(|item| matches!(item.content, Content::Link(_)));
            let owners: std::collections::BTreeSet<_> = areas
                .filter_map(|item| match item.owner {
                    Owner::Node(node) => Some(node),
                    Owner::Artifact(_) => None,
                })
                .collect();
            let links = pages.tree.nodes().iter().filter(|node| node.role == Role::Link).count();
            assert_eq!(owners.len(), links, "{call}");
        }
        assert_eq!(addresses(&set_calling("sv", call, Part::Checklist, EDITIONS[1])), [""; 0]);
    }
}

/// The runs of a number's line, from left to right: the size of each and what it says.
fn line_from_left(pages: &Pages) -> Vec<(i64, String)> {
    let node = pages.tree.ids().find(|id| pages.tree.node(*id).role == Role::EmergencyLine).unwrap();
    let mut runs: Vec<_> = pages
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match &item.content {
            Content::Glyphs(run) if run.words.is_some_and(|(words, _)| words == node) => Some(run),
            _ => None,
        })
        .collect();
    runs.sort_by_key(|run| (run.origin.y, run.origin.x));
    runs.iter().map(|run| (run.size.units(), run.text.to_string())).collect()
}

#[test]
fn the_number_is_large_and_reads_from_left_to_right() {
    for (language, ..) in LANGUAGES {
        for call in ["\"clinic\"", "\"night\""] {
            let pages = set_calling(language, call, Part::Guide, Edition::Screen);
            let runs = line_from_left(&pages);
            let largest = runs.iter().map(|(size, _)| *size).max().unwrap();
            let large: String =
                runs.iter().filter(|(size, _)| *size == largest).map(|(_, text)| text.trim()).collect::<Vec<_>>().join(" ");
            let number = if call == "\"clinic\"" { "+00 000 000 000" } else { "+00 000 111 333" };
            assert_eq!(large, number, "{language} {call}");
            assert!(runs.iter().any(|(size, _)| *size < largest), "whose it is stands smaller: {runs:?}");
        }
    }
}

#[test]
fn words_lead_to_a_number_and_print_it() {
    let clinic = CLINIC.replace("[hours]", "[call.night]\nnumber = \"+00 000 111 333\"\nen = \"The ward\"\n\n[hours]");
    let text = format!(
        "{HEAD}\n[[section]]\nid = \"a\"\ntitle = \"X\"\n[[section.block]]\n\
         text = \"[Call the ward](call:night), [us](call:clinic), or [112](call:emergency).\"\n"
    );
    let resources = handout::foundation::resources::MemoryResources::new().with("clinic.toml", clinic).with("en.toml", text);
    let screen = set_for(&resources, "en.toml", Part::Guide, Edition::Screen, Paper::A4);
    assert_eq!(addresses(&screen), ["tel:+00000111333", "tel:+00000000000", "tel:112"]);
    let press = set_for(&resources, "en.toml", Part::Guide, EDITIONS[1], Paper::A4);
    assert_eq!(addresses(&press), [""; 0]);
    assert_eq!(words(&press, Role::PrintedAddress), ["\u{a0}(+00 000 111 333)", "\u{a0}(+00 000 000 000)"]);
}

#[test]
fn a_checklist_without_a_number_keeps_its_sentence() {
    let pages = set_calling("en", "false", Part::Checklist, Edition::Screen);
    let sentence =
        pages.tree.nodes().iter().filter(|node| matches!(node.role, Role::Paragraph)).filter_map(|node| node.words.as_ref());
    assert_eq!(sentence.map(|words| words.text.as_str()).collect::<Vec<_>>(), ["V."]);
}
