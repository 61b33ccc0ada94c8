//! Numbers with what belongs to them: the order in which they are seen within Arabic and Hebrew, on pages (here), in sentences of every
//! kind and in the strings of a file, and the line ends that never part them.

mod sentences;
mod strings;
mod together;

use std::collections::BTreeMap;

use handout::design::structure::{NodeId, Role};
use handout::foundation::geometry::Length;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::page::{Artifact, Content, GlyphRun, Owner, Pages};

use crate::support::{CLINIC, set};

/// What must be seen from left to right as it is written, whatever stands around it.
const FIGURES: [&str; 76] = [
    "COVID-19",
    "SPF 30",
    "A+",
    "O−",
    "O-",
    "AB+",
    "-20 °C",
    "−20 °C",
    "‐20 °C",
    "‑20 °C",
    "–20 °C",
    "120/80 mmHg",
    "(800) 955-2292",
    "+46 (0)8 123 456 78",
    "+00 123 456 789",
    "08-123 456 78",
    "5 mg/ml",
    "HbA1c 48 mmol/mol",
    "B12",
    "HPV16",
    "HPV 16",
    "CO2",
    "CO₂",
    "CYP2D6",
    "2×500 mg",
    "2 × 500 mg",
    "1:1000",
    "pH 7.4",
    "T4",
    "Ibuprofen 400 mg",
    "Ibuprofen 400 mg (Ipren®)",
    "Omega-3",
    "vitamin B12",
    "AB-1234-C",
    "2026-06-01",
    "08:30",
    "8:30 a.m.",
    "08:30–16:00",
    "reception@clinic.example",
    "www.clinic.example",
    "v2.1",
    "1/2",
    "50%",
    "50 %",
    "%50",
    "≥ 18",
    "< 5",
    "<5",
    "± 2 mm",
    "€ 25",
    "25 €",
    "$25",
    "25 USD",
    "₪ 25",
    "10 J/cm²",
    "5 × 10⁶",
    "½ ml",
    "65+",
    "10 000 IU",
    "555 1234",
    "800 955 2292",
    "*6565",
    "6–8",
    "6-8",
    "Fig. 3",
    "Botox®",
    "IgG4",
    "5-FU",
    "5-HT3",
    "anti-HBs 10 IU/l",
    "ISO 13485:2016",
    "Rh-",
    "G6PD",
    "n = 5",
    "Windows 11",
    "1177.se",
];

/// Words before and behind, and the title of nothing else: Arabic, Hebrew.
const AROUND: [(&str, &str, &str); 2] = [("ar", "معلومات عن", "للمرضى"), ("he", "מידע על", "למטופלים")];

fn sentence(language: usize, figure: &str) -> String {
    let (_, before, behind) = AROUND[language];
    format!("{before} {figure} {behind}")
}

/// A guide that says a sentence in every kind of place.
fn everywhere(language: usize, figure: &str) -> (MemoryResources, String) {
    let (tag, ..) = AROUND[language];
    let said = sentence(language, figure);
    let text = format!(
        r#"
clinic = "clinic.toml"
date = 2026-06-01
cover = true
contents = true
sections = "run-on"
title = "{said}"
subtitle = "{said}"
notice = "{said}"

[review]
revised = 2026-06-01
approved_by = "{said}"

[[section]]
id = "one"
title = "{said}"
tag = "{figure}"
lead = "{said}"

[[section.block]]
text = "{said}. {said}."

[[section.block]]
points = ["{said}", {{ term = "{said}", text = "{said}", points = ["{said}"] }}]

[[section.block]]
steps = ["{said}"]

[[section.block]]
decision = [["{said}", "{said}"]]

[[section.block]]
urgency.home = ["{said}", "{said}"]
urgency.call = ["{said}", "{said}"]
urgency.emergency = ["{said}", "{said}"]

[[section.block]]
warning = "{said}"

[[section.block]]
note.title = "{said}"
note.text = "{said}"

[[section.block]]
sources = [{{ url = "https://clinic.example/a", read = 2026-06-01, title = "{said}", publisher = "{said}" }}]

[[section.block]]
picture = {{ file = "a.png", alt = "{said}", caption = "{said}" }}

[checklist]
title = "{said}"
lead = "{said}"
questions = ["{said}"]
emergency = "{said}"

[[checklist.group]]
title = "{said}"
items = ["{said}"]

[[checklist.field]]
label = "{said}"
lines = 2
"#
    );
    let path = format!("{tag}.toml");
    let picture = include_bytes!("../../guides/assets/logo.png").as_slice();
    (MemoryResources::new().with("clinic.toml", CLINIC).with(&path, text).with("a.png", picture), path)
}

/// A glyph's piece of text: the node and byte that it stands for, and where it stands.
struct Seen {
    words: Option<(NodeId, u32)>,
    text: String,
    x: Length,
    y: (usize, Length),
}

fn seen_of(run: &GlyphRun, page: usize) -> Vec<Seen> {
    let mut x = run.origin.x;
    let mut found = Vec::new();
    for glyph in run.glyphs.iter() {
        let at = glyph.cluster as usize;
        let next = run.glyphs.iter().map(|other| other.cluster as usize).filter(|other| *other > at).min();
        let text = run.text[at..next.unwrap_or(run.text.len())].to_owned();
        let words = run.words.map(|(node, start)| (node, start + glyph.cluster));
        found.push(Seen { words, text, x, y: (page, run.origin.y) });
        x += glyph.advance();
    }
    found
}

fn seen(pages: &Pages) -> Vec<Seen> {
    let items = pages.pages.iter().enumerate().flat_map(|(number, page)| page.items.iter().map(move |item| (number, item)));
    let runs = items.filter_map(|(page, item)| match &item.content {
        Content::Glyphs(run) => Some(seen_of(run, page)),
        _ => None,
    });
    runs.flatten().collect()
}

/// The roles of the places where a figure stands, each with its order proven: on every line its glyphs follow each other from left to
/// right, with nothing between them.
fn proven_places(pages: &Pages, figure: &str) -> Vec<Role> {
    let mut by_node: BTreeMap<NodeId, Vec<Seen>> = BTreeMap::new();
    for glyph in seen(pages) {
        if let Some((node, _)) = glyph.words {
            by_node.entry(node).or_default().push(glyph);
        }
    }
    let mut places = Vec::new();
    for (node, glyphs) in by_node {
        let Some(words) = &pages.tree.node(node).words else { continue };
        for (start, _) in words.text.match_indices(figure) {
            let own = start..start + figure.len();
            let mut lines: BTreeMap<(usize, Length), Vec<(Length, usize)>> = BTreeMap::new();
            // A space at the end of a line stands beyond it.
            for glyph in glyphs.iter().filter(|glyph| glyph.text != " ") {
                lines.entry(glyph.y).or_default().push((glyph.x, glyph.words.unwrap().1 as usize));
            }
            for line in lines.values_mut() {
                line.sort();
                let order: Vec<usize> = line.iter().map(|(_, byte)| *byte).collect();
                let first = order.iter().position(|byte| own.contains(byte));
                let last = order.iter().rposition(|byte| own.contains(byte));
                let (Some(first), Some(last)) = (first, last) else { continue };
                let piece = &order[first..=last];
                assert!(piece.iter().all(|byte| own.contains(byte)), "{figure:?} is torn in {:?}", words.text);
                assert!(piece.is_sorted(), "{figure:?} is turned in {:?}: {piece:?}", words.text);
            }
            places.push(pages.tree.node(node).role);
        }
    }
    places
}

/// Heads and feet, a line each, as seen from left to right.
fn running(pages: &Pages) -> Vec<String> {
    let mut found = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let runs = page.items.iter().filter_map(|item| match (&item.owner, &item.content) {
            (Owner::Artifact(Artifact::Head | Artifact::Foot), Content::Glyphs(run)) => Some(run),
            _ => None,
        });
        let mut lines: BTreeMap<(usize, Length), Vec<Seen>> = BTreeMap::new();
        for glyph in runs.flat_map(|run| seen_of(run, number)) {
            lines.entry(glyph.y).or_default().push(glyph);
        }
        for mut line in lines.into_values() {
            line.sort_by_key(|glyph| glyph.x);
            found.push(line.into_iter().map(|glyph| glyph.text).collect());
        }
    }
    found
}

#[test]
fn figures_stand_as_written_in_every_place_of_arabic_and_hebrew_guides() {
    let mut roles: Vec<Role> = Vec::new();
    for figure in FIGURES {
        for language in 0..AROUND.len() {
            let (resources, path) = everywhere(language, figure);
            for (part, least) in [(Part::Guide, 24), (Part::Checklist, 6)] {
                let pages = set(&resources, &path, part);
                let places = proven_places(&pages, figure);
                assert!(places.len() >= least, "{figure}: {places:?}");
                for role in places {
                    if !roles.contains(&role) {
                        roles.push(role);
                    }
                }
                let running = running(&pages);
                let named = running.iter().filter(|line| line.contains(figure)).count();
                assert!(part == Part::Checklist || named > 0, "{figure} in {running:?}");
            }
        }
    }
    assert!(roles.len() >= 20, "kinds of places: {roles:?}");
}
