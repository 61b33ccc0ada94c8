//! What every node of a typeset guide is in the finished file: each role at least once, on screen and on the press, from left to right
//! and from right to left, read back by another library. What a role must become stands here as the standard has it
//! (ISO 32000-1, 14.8.4), and is not asked of the program.

mod every_kind;

use std::collections::{BTreeMap, BTreeSet};

use handout::design::structure::{NodeId, Role, Tree};
use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::{Part, Rank};
use handout::layout::page::Pages;
use handout::layout::preflight::Proven;
use handout::output::pdf;

use crate::pdf::readback::{Element, Reading};
use crate::support::set_for_or_complain;
use every_kind::{TEMPLATE, every_kind};

const PRESS: Edition = Edition::Press(Marks::None);

/// What a role becomes.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Expected {
    /// An element of this type.
    Element(&'static str),
    /// A heading of some level.
    Heading,
    /// A caption within a table, a heading before anything else.
    CaptionOrHeading,
    /// `Link` where it leads somewhere, `Span` on paper.
    Link,
    /// `Reference`, and within it a `Link` on screen.
    Reference,
    /// Nothing by itself.
    WithParent,
}

/// The number of a role, which no two share, and what it must become.
fn expected(role: Role) -> (usize, Expected) {
    use Expected::{CaptionOrHeading, Element, Heading, WithParent};
    match role {
        Role::Document => (0, Element("Document")),
        Role::Cover => (1, Element("Sect")),
        Role::Brand => (2, Element("P")),
        Role::Masthead => (3, Element("Sect")),
        Role::Title => (4, Heading),
        Role::Subtitle => (5, Element("P")),
        Role::Notice => (6, Element("P")),
        Role::Imprint => (7, Element("P")),
        Role::Contents => (8, Element("Sect")),
        Role::ContentsList => (9, Element("TOC")),
        Role::ContentsEntry => (10, Element("TOCI")),
        Role::ContentsReference => (11, Expected::Reference),
        Role::ContentsTitle => (12, WithParent),
        Role::ContentsTag => (13, WithParent),
        Role::ContentsPage => (14, WithParent),
        Role::Section => (15, Element("Sect")),
        Role::SectionTag => (16, Element("P")),
        Role::Heading => (17, Heading),
        Role::Subheading => (18, Heading),
        Role::Lead => (19, Element("P")),
        Role::Paragraph => (20, Element("P")),
        Role::Points => (21, Element("L")),
        Role::Steps => (22, Element("L")),
        Role::Timeline => (23, Element("L")),
        Role::Sources => (24, Element("L")),
        Role::TickList => (25, Element("L")),
        Role::Questions => (26, Element("L")),
        Role::BlockLabel => (27, CaptionOrHeading),
        Role::Item => (28, Element("LI")),
        Role::ItemLabel => (29, Element("Lbl")),
        Role::ItemBody => (30, Element("LBody")),
        Role::ItemTerm => (31, Element("Span")),
        Role::ItemText => (32, WithParent),
        Role::SourceTitle => (33, Element("P")),
        Role::SourceDetail => (34, Element("P")),
        Role::SourceAddress => (35, Element("P")),
        Role::Decision => (36, Element("Table")),
        Role::Urgency => (37, Element("Table")),
        Role::Contact => (38, Element("Table")),
        Role::Review => (39, Element("Table")),
        Role::Row => (40, Element("TR")),
        Role::RankRow(Rank::Home) => (41, Element("TR")),
        Role::RankRow(Rank::Call) => (42, Element("TR")),
        Role::RankRow(Rank::Emergency) => (43, Element("TR")),
        Role::RowLabel => (44, Element("TH")),
        Role::RankTelephone => (45, Element("Span")),
        Role::RowText => (46, Element("TD")),
        Role::Columns => (67, Element("Table")),
        Role::TableHead => (68, Element("THead")),
        Role::TableBody => (69, Element("TBody")),
        Role::ColumnHead => (70, Element("TH")),
        Role::ColumnUnit => (71, Element("Span")),
        Role::Records => (72, Element("Div")),
        Role::Record => (73, Element("Div")),
        Role::RecordHead => (74, Element("P")),
        Role::Warning(_) => (47, Element("Div")),
        Role::Note => (48, Element("Div")),
        Role::CalloutLabel => (49, Heading),
        Role::EmergencyLine => (50, Element("P")),
        Role::PictureBlock => (51, Element("Div")),
        Role::Picture => (52, Element("Figure")),
        Role::Sign => (53, Element("Figure")),
        Role::PictureCaption => (54, Element("Caption")),
        Role::Checklist => (55, Element("Sect")),
        Role::Fields => (56, Element("Div")),
        Role::Field => (57, Element("Div")),
        Role::FieldLabel => (58, Element("P")),
        Role::FieldEntry => (59, Element("Form")),
        Role::TickBox => (60, Element("Form")),
        Role::EmergencyBox(_) => (61, Element("Div")),
        Role::Link => (62, Expected::Link),
        Role::PrintedAddress => (63, Element("Span")),
        Role::Span => (64, Element("Span")),
        Role::Colophon => (65, Element("Sect")),
        Role::ColophonLine => (66, Element("P")),
    }
}

const ROLES: usize = 75;

/// Words without spaces, soft hyphens and marks of direction, which line ends and readers move.
fn bare(words: &str) -> String {
    words
        .chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '\u{ad}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// The types from the root to a node, as they must be; headings are `H`, whatever their level.
fn expected_types(tree: &Tree, id: NodeId, edition: Edition) -> Vec<&'static str> {
    let node = tree.node(id);
    let mut types = node.parent.map_or_else(Vec::new, |parent| expected_types(tree, parent, edition));
    match expected(node.role).1 {
        Expected::Element(kind) => types.push(kind),
        Expected::Heading => types.push("H"),
        Expected::CaptionOrHeading => types.push(if types.last() == Some(&"Table") { "Caption" } else { "H" }),
        Expected::Link => types.push(if edition == PRESS { "Span" } else { "Link" }),
        Expected::Reference => {
            types.push("Reference");
            if edition != PRESS {
                types.push("Link");
            }
        }
        Expected::WithParent if node.language.is_some() => types.push("Span"),
        Expected::WithParent => {}
    }
    types
}

/// The same of an element.
fn types(element: &Element) -> Vec<&str> {
    let level = |kind: &str| kind.len() == 2 && kind.starts_with('H') && kind.ends_with(|sign: char| sign.is_ascii_digit());
    element.types.iter().map(|kind| if level(kind) { "H" } else { kind.as_str() }).collect()
}

/// The words of a node, or those among its parent's that are tagged as it.
fn own_words(tree: &Tree, id: NodeId) -> Option<String> {
    let node = tree.node(id);
    let own = node.words.as_ref().map(|words| words.text.clone());
    own.or_else(|| {
        let words = tree.node(node.parent?).words.as_ref()?;
        let parts = words.spans.iter().filter(|span| span.node == Some(id));
        let text: String = parts.map(|span| &words.text[span.start as usize..span.end as usize]).collect();
        (!text.is_empty()).then_some(text)
    })
}

/// Finds each node that says something of its own among the elements, and holds the types around it against what they must be. The
/// roles of all that were found, and of what holds them.
fn compare(pages: &Pages, elements: &[Element], edition: Edition) -> BTreeSet<usize> {
    let tree = &pages.tree;
    let mut seen = BTreeSet::new();
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    let text = |id: NodeId| {
        let own = own_words(tree, id).or_else(|| tree.node(id).alternative.clone());
        own.as_deref().map(bare).filter(|text| !text.is_empty())
    };
    for id in tree.ids() {
        if let Some(text) = text(id) {
            *said.entry(text).or_default() += 1;
        }
    }
    for id in tree.ids() {
        let Some(text) = text(id) else { continue };
        let wanted = expected_types(tree, id, edition);
        let named = own_words(tree, id).is_none();
        let says = |element: &&Element| {
            let holds_more = tree.node(id).children.iter().any(|child| tree.node(*child).words.is_some());
            match named {
                true => element.named.as_deref().map(bare).as_deref() == Some(&*text),
                // A number or an address may stand within the words or behind them.
                false if holds_more => bare(&element.words).starts_with(&text.chars().take(6).collect::<String>()),
                false => bare(&element.words) == text,
            }
        };
        let found: Vec<Vec<&str>> = elements.iter().filter(says).map(types).collect();
        let with_parent = expected(tree.node(id).role).1 == Expected::WithParent;
        if !with_parent {
            assert!(!found.is_empty(), "{text:?} is said by no element, but must be by {wanted:?}");
            assert!(found.contains(&wanted), "{text:?} is within {found:?}, but must be within {wanted:?}");
        } else if said[&text] > 1 && found.is_empty() {
            continue;
        }
        let mut at = Some(id);
        while let Some(id) = at {
            seen.insert(expected(tree.node(id).role).0);
            at = tree.node(id).parent;
        }
    }
    seen
}

fn reading(resources: &MemoryResources, language: &str, part: Part, edition: Edition) -> (Proven, Reading) {
    let pages = set_for_or_complain(resources, &format!("{language}.toml"), part, edition, Paper::A4).unwrap().1;
    let reading = Reading::of(&pdf::write(&pages).unwrap());
    (pages, reading)
}

#[test]
fn every_role_becomes_what_the_standard_calls_it() {
    let mut seen = BTreeSet::new();
    for language in ["en", "ar"] {
        for edition in [Edition::Screen, PRESS] {
            for (cover, part) in [("true", Part::Guide), ("false", Part::Guide), ("false", Part::Checklist)] {
                let (pages, reading) = reading(&every_kind(language, cover), language, part, edition);
                reading.check_parents();
                seen.extend(compare(&pages, &reading.elements(), edition));
            }
        }
    }
    let missing: Vec<usize> = (0..ROLES).filter(|role| !seen.contains(role)).collect();
    assert_eq!(missing, [0; 0], "these roles reach no file, so that nothing is known of them");
}

#[test]
fn header_cells_say_of_what_and_lists_how_they_are_numbered() {
    for language in ["en", "ar"] {
        for edition in [Edition::Screen, PRESS] {
            let (_, reading) = reading(&every_kind(language, "true"), language, Part::Guide, edition);
            let elements = reading.elements();
            let last = |element: &Element| element.types.last().cloned().unwrap();
            let cells: Vec<&Element> = elements.iter().filter(|element| last(element) == "TH").collect();
            assert!(cells.len() > 10);
            for cell in cells {
                let scope = if cell.types.iter().any(|kind| kind == "THead") { "Scope /Column" } else { "Scope /Row" };
                assert!(cell.attributes.contains("O /Table") && cell.attributes.contains(scope), "{}", cell.attributes);
            }
            for list in elements.iter().filter(|element| last(element) == "L") {
                assert!(list.attributes.contains("ListNumbering"), "{:?}", list.words);
            }
            assert!(elements.iter().any(|element| element.attributes.contains("ListNumbering /Decimal")));
            for figure in elements.iter().filter(|element| last(element) == "Figure") {
                assert!(figure.attributes.contains("BBox") && figure.named.is_some(), "{}", figure.attributes);
            }
            let foreign = elements.iter().filter(|element| element.language.as_deref() == Some("fr")).count();
            assert_eq!(foreign, 1, "the French word, and nothing else");
        }
    }
}

#[test]
fn fields_of_a_page_that_runs_from_right_to_left_are_typed_from_the_right() {
    for (language, typed) in [("en", false), ("ar", true), ("he", true)] {
        let resources = if language == "he" {
            every_kind("en", "false").with("he.toml", TEMPLATE.replace("COVER", "false"))
        } else {
            every_kind(language, "false")
        };
        let (_, reading) = reading(&resources, language, Part::Checklist, Edition::Screen);
        let fields: Vec<String> =
            reading.annotations().lines().filter(|line| line.contains("FT /Tx")).map(str::to_owned).collect();
        assert!(!fields.is_empty());
        for field in fields {
            assert_eq!(field.contains(" Q 2 "), typed, "{language}: {field}");
            assert!(field.contains(" F 4 "), "it is printed: {field}");
        }
        let ticks = reading.annotations().lines().filter(|line| line.contains("FT /Btn")).map(str::to_owned).collect::<Vec<_>>();
        assert!(
            !ticks.is_empty()
                && ticks.iter().all(|tick| tick.contains(" F 4 ") && tick.contains("Off ") && tick.contains("Yes "))
        );
    }
}
