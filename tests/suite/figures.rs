//! Numbers with what belongs to them: the order in which they are seen within Arabic and Hebrew, on pages and in the strings of a file,
//! and the line ends that never part them.

use std::collections::{BTreeMap, BTreeSet};

use handout::design::structure::{NodeId, Role};
use handout::foundation::geometry::{Direction, Length};
use handout::foundation::resources::MemoryResources;
use handout::guide::language::LanguageTag;
use handout::guide::model::Part;
use handout::layout::page::{Artifact, Content, GlyphRun, Owner, Pages};
use handout::output::pdf;
use handout::text::font::{Posture, Weight};
use handout::text::paragraph::{
    Hyphenation, LineAlignment, Passage, Run, Setting, SpanStyle, Typesetter, Wrap, for_plain_display,
};
use lopdf::{Document, Object};
use proptest::prelude::*;
use unicode_bidi::{Level, ParagraphBidiInfo};

use crate::support::{CLINIC, fonts, languages, set};

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
    for glyph in &run.glyphs {
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

/// What plain UAX #9 shows of a string, from left to right, without the marks that nobody sees.
fn shown_plainly(text: &str, base: Option<Level>) -> String {
    let info = ParagraphBidiInfo::new(text, base);
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let levels: Vec<Level> = characters.iter().map(|(at, _)| info.levels[*at]).collect();
    let order = ParagraphBidiInfo::reorder_visual(&levels).into_iter().map(|place| characters[place].1);
    order.filter(|c| !matches!(c, '\u{200e}' | '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn strings_of_a_file_are_shown_as_written_by_plain_viewers() {
    for figure in FIGURES {
        for language in 0..AROUND.len() {
            let (resources, path) = everywhere(language, figure);
            for (part, least) in [(Part::Guide, 6), (Part::Checklist, 3)] {
                let pages = set(&resources, &path, part);
                let bytes = pdf::write(&pages, pdf::Options::default()).unwrap();
                let strings = strings(&bytes);
                let said: Vec<&(String, String)> = strings.iter().filter(|(_, text)| unmarked(text).contains(figure)).collect();
                let keys: BTreeSet<&str> = said.iter().map(|(key, _)| key.as_str()).collect();
                let expected: &[&str] = match part {
                    Part::Guide => &["Alt", "Title", "Subject", "XMP"],
                    Part::Checklist => &["TU", "Title", "XMP"],
                };
                assert!(expected.iter().all(|key| keys.contains(key)) && said.len() >= least, "{figure}: {said:?}");
                for (key, text) in said {
                    for base in [None, Some(Level::rtl())] {
                        let shown = shown_plainly(text, base);
                        assert!(shown.contains(figure), "{key}: {text:?} is shown as {shown:?}");
                    }
                }
            }
        }
    }
}

/// The texts of a file that other programs show: names of bookmarks, properties, alternatives, fields, and the title of its metadata.
fn strings(bytes: &[u8]) -> Vec<(String, String)> {
    let document = Document::load_mem(bytes).unwrap();
    let mut found = Vec::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object
            && let Some((_, rest)) = String::from_utf8_lossy(&stream.content).split_once("<dc:title>")
        {
            let title = rest.split("</dc:title>").next().unwrap().rsplit("</rdf:li>").nth(1).unwrap();
            found.push(("XMP".to_owned(), title.rsplit('>').next().unwrap().replace("&lt;", "<")));
        }
        let Ok(dictionary) = object.as_dict() else { continue };
        for key in ["Title", "Alt", "TU", "Contents", "Subject"] {
            if let Ok(Object::String(bytes, _)) = dictionary.get(key.as_bytes())
                && let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff])
            {
                let units: Vec<u16> = rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                found.push((key.to_owned(), String::from_utf16(&units).unwrap()));
            }
        }
    }
    found
}

fn unmarked(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn strings_that_come_out_right_have_no_marks() {
    for text in ["لقاح للأطفال", "אחרי 5 ימים", "Ibuprofen", "B12"] {
        assert_eq!(for_plain_display(text, Direction::LeftToRight), text);
    }
    assert_eq!(for_plain_display("חיסון COVID-19 לילדים", Direction::RightToLeft), "חיסון COVID-19 לילדים");
    assert_eq!(for_plain_display("תוך 5 mg ביום", Direction::RightToLeft), "תוך \u{2066}5 mg\u{2069} ביום");
    // Its first strong letter would turn the whole of it.
    assert_eq!(for_plain_display("B12 חסר", Direction::RightToLeft), "\u{2066}B12\u{2069} חסר");
}

fn line_of(text: &str, spans: &[SpanStyle], tag: &str, measure: Length) -> Vec<Vec<Run>> {
    let tag = LanguageTag::new(tag).unwrap();
    let setting = Setting {
        size: Length::pt(11),
        measure,
        alignment: LineAlignment::Start,
        wrap: Wrap::Full,
        hyphenation: Hyphenation::ByLanguage,
        direction: languages().get(&tag).unwrap().direction,
        language: tag,
        tracking: Length::ZERO,
    };
    let mut typesetter = Typesetter::new(fonts(), languages().all());
    let lines = typesetter.set(Passage { text, spans }, &setting).unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
    lines.lines.into_iter().map(|line| line.runs).collect()
}

fn span(start: usize, end: usize, language: Option<&str>) -> SpanStyle {
    let [start, end] = [start, end].map(|at| u32::try_from(at).unwrap());
    let language = language.map(|tag| LanguageTag::new(tag).unwrap());
    SpanStyle { start, end, weight: Weight::Regular, posture: Posture::Upright, language }
}

/// A text on one line, as it is seen from left to right.
fn seen_line(text: &str, spans: &[SpanStyle], tag: &str) -> String {
    let lines = line_of(text, spans, tag, Length::pt(20_000));
    assert_eq!(lines.len(), 1, "{text}");
    let mut glyphs = Vec::new();
    for run in &lines[0] {
        let mut x = run.x;
        for glyph in &run.glyphs {
            let at = glyph.cluster as usize;
            let next = run.glyphs.iter().map(|other| other.cluster as usize).filter(|other| *other > at).min();
            glyphs.push((x, run.text[at..next.unwrap_or(run.text.len())].to_owned()));
            x += glyph.advance();
        }
    }
    glyphs.sort_by_key(|(x, _)| *x);
    glyphs.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn sequences_follow_each_other_in_the_order_of_the_sentence_around() {
    let seen = |text: &str, tag: &str| seen_line(text, &[span(0, text.len(), None)], tag);
    assert_eq!(seen("COVID-19, SPF 30", "he"), "SPF 30 ,COVID-19");
    assert_eq!(seen("א 5 mg, 10 mg, 20 mg", "he"), "20 mg ,10 mg ,5 mg א");
    assert_eq!(seen("א 8, 9, 10", "he"), "10 ,9 ,8 א");
    assert_eq!(seen("א 5 mg ב A+ ג", "he"), "ג A+ ב 5 mg א");
    assert_eq!(seen("ה-MRI 3T", "he"), "MRI 3T-ה");
}

#[test]
fn quotations_in_left_to_right_text_keep_their_own_order() {
    let quoted = "Say אבג 5 mg דהו now";
    let inner = "אבג 5 mg דהו";
    let start = quoted.find(inner).unwrap();
    let end = start + inner.len();
    let spans = [span(0, start, None), span(start, end, Some("he")), span(end, quoted.len(), None)];
    let right = "Say והד 5 mg גבא now";
    assert_eq!(seen_line(quoted, &spans, "en"), right);
    let isolated = quoted.replace(inner, &format!("\u{2067}{inner}\u{2069}"));
    assert_eq!(seen_line(&isolated, &[span(0, isolated.len(), None)], "en"), right);
    // Words of the text around are no part of the Hebrew beside them.
    let plain = "אבג means 5 years דהו";
    assert_eq!(seen_line(plain, &[span(0, plain.len(), None)], "en"), "גבא means 5 years והד");
    // And the other way round.
    let english = "אבג Take 5 mg, then 10 mg. דהו";
    let (start, end) = (english.find('T').unwrap(), english.find(". ").unwrap() + 1);
    let spans = [span(0, start, None), span(start, end, Some("en")), span(end, english.len(), None)];
    assert_eq!(seen_line(english, &spans, "he"), "והד Take 5 mg, then 10 mg. גבא");
}

/// Words without a final sign, numbers with signs, and what joins them.
fn token() -> impl Strategy<Value = String> {
    let word = "[A-Z][A-Za-z]{1,7}";
    let number = prop_oneof!["[1-9][0-9]{0,2}", "[1-9]?[0-9][.,][0-9]{1,2}", "[1-9]/[1-9]", "[1-9]0{3,5}"];
    let unit = prop::sample::select(&["mg", "ml", "mg/ml", "%", "°C", "IU", "mmHg", "g/l", "µg", "kg/m²"][..]);
    let minus = prop::sample::select(&["-", "−", "‐", "‑", "–", "+", "±", "≥ ", "< ", ""][..]);
    let joint = prop::sample::select(&["", " ", "-", "/"][..]);
    prop_oneof![
        (word, joint, number.clone()).prop_map(|(word, joint, number)| format!("{word}{joint}{number}")),
        (minus.clone(), number.clone(), unit.clone()).prop_map(|(sign, number, unit)| format!("{sign}{number} {unit}")),
        (word, number.clone(), unit).prop_map(|(word, number, unit)| format!("{word} {number} {unit}")),
        (number, "[A-Z]{2,4}", "[1-9]?").prop_map(|(number, word, digit)| format!("{number} {word}{digit}")),
        ("[A-Z]{1,3}", prop::sample::select(&["+", "−", "-", "®"][..])).prop_map(|(word, sign)| format!("{word}{sign}")),
        (minus, "[1-9][0-9]?").prop_map(|(sign, number)| format!("{sign}{number}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands around a token, and wherever lines end, it is seen as it is written.
    #[test]
    fn a_token_is_seen_as_written(
        parts in prop::collection::vec((prop::collection::vec(0usize..6, 1..4), token()), 1..5),
        signs in prop::sample::select(&[[" ", " "], [" (", ") "], ["، ", "، "], [" «", "» "], [" ", ". "], [": ", "؛ "]][..]),
        language in 0..2usize,
        measure in 120i64..400,
    ) {
        const WORDS: [[&str; 6]; 2] = [
            ["تناول", "الجرعة", "مع", "الطعام", "بعد", "العلاج"],
            ["קחו", "את", "המנה", "עם", "האוכל", "לאחר"],
        ];
        let mut text = String::new();
        let mut places = Vec::new();
        for (words, token) in &parts {
            for word in words {
                text += WORDS[language][*word];
                text += " ";
            }
            text = text.trim_end().to_owned() + signs[0];
            places.push(text.len()..text.len() + token.len());
            text = text + token + signs[1];
        }
        text += WORDS[language][0];
        let lines = line_of(&text, &[span(0, text.len(), None)], AROUND[language].0, Length::pt(measure));
        for line in lines {
            let mut glyphs: Vec<(Length, usize)> = Vec::new();
            for run in &line {
                let mut x = run.x;
                for glyph in &run.glyphs {
                    if run.text.as_bytes()[glyph.cluster as usize] == b' ' {
                        x += glyph.advance();
                        continue;
                    }
                    glyphs.push((x, run.start as usize + glyph.cluster as usize));
                    x += glyph.advance();
                }
            }
            glyphs.sort();
            for place in &places {
                let first = glyphs.iter().position(|(_, byte)| place.contains(byte));
                let last = glyphs.iter().rposition(|(_, byte)| place.contains(byte));
                let (Some(first), Some(last)) = (first, last) else { continue };
                let bytes: Vec<usize> = glyphs[first..=last].iter().map(|(_, byte)| *byte).collect();
                prop_assert!(bytes.iter().all(|byte| place.contains(byte)) && bytes.is_sorted(), "{:?} in {:?}: {:?}", &text[place.clone()], text, bytes);
            }
        }
    }
}

/// What stays on one line, by language; `|` is where it would have been torn.
const TOGETHER: &[(&str, &str)] = &[
    (
        "en",
        "120/80|mmHg; 10|J/cm²; ≥|18; 5 ×|10⁶; 5|× 10⁶; pH|7.4; fig.|3; p.|12; 8|a.m.; Dr|Martin; Mrs.|Smith; SPF|30; ±|2; no.|5; 5|mmol/l; vol.|IV",
    ),
    (
        "sv",
        "120/80|mmHg; kl.|8; s.|12; nr|5; fru|Ek; Dr|Berg; ≤|5; 5|mg/kg; 10|μmol/l; à|500; c:a|3; kap.|2; prof.|Lind; ~|5; 5|×|10³; tfn|08",
    ),
    ("da", "120/80|mmHg; kl.|8; s.|12; nr.|5; fru|Holm; Dr.|Berg; ≥|5; 5|mg/kg; §|5; ca.|3; tlf.|33; prof.|Lind; ≈|5; 20|°C"),
    ("nb", "120/80|mmHg; kl.|8; s.|12; nr.|5; fru|Holm; Dr.|Berg; ≥|5; 5|mg/kg; §|5; ca.|3; tlf.|33; prof.|Lind; <|5; 20|°C"),
    (
        "de",
        "8.00|Uhr; Abb.|3; S.|12; Nr.|5; Dr.|Martin; Frau|Meier; Herrn|Braun; 10|J/cm²; ≥|18; Prof.|Dr.|Braun; §|5; ca.|3; Tab.|2; pH|7,4; Tel.|030",
    ),
    (
        "nl",
        "8.00|uur; blz.|3; nr.|5; dhr.|Bakker; mevr.|Smit; dr.|Visser; 10|J/cm²; ≥|18; afb.|2; ca.|3; pH|7,4; 5|mg/ml; p.|8; tel.|020",
    ),
    (
        "fr",
        "n°|5; p.|12; M.|Dupont; Mme|Leroy; Dr|Martin; Pr|Blanc; 10|J/cm²; ≥|18; fig.|3; tél.|01; pH|7,4; §|5; env.|3; chap.|IV",
    ),
    (
        "fi",
        "klo|8; s.|12; nro|5; rouva|Virta; tri|Laine; prof.|Salo; 10|J/cm²; ≥|18; puh.|09; n.|5; pH|7,4; 5|mg/ml; ±|2; kuva|3",
    ),
    (
        "tr",
        "No.|5; s.|12; Dr.|Kaya; Prof.|Dr.|Demir; Uzm.|Dr.|Ak; saat|8; 10|J/cm²; ≥|18; şek.|3; tel.|0212; pH|7,4; 5|mg/ml; ±|2; sn.|Kaya",
    ),
    (
        "uk",
        "№|5; с.|12; рис.|3; д-р|Коваль; проф.|Шевченко; пані|Олена; ≥|18; тел.|044; 2026|р.; ст.|5; pH|7,4; 5 ×|10⁶; табл.|2; п.|4",
    ),
    (
        "ar",
        "≥|18; د.|سمير; ص.|12; رقم|5; الساعة|8; 120/80|mmHg; pH|7.4; 5 ×|10⁶; SPF|30; الدكتورة|ليلى; 10|J/cm²; الشكل|3; ±|2; 8|صباحًا",
    ),
    (
        "he",
        "≥|18; ד״ר|כהן; עמ׳|12; מס׳|5; בשעה|8; 120/80|mmHg; pH|7.4; 5 ×|10⁶; SPF|30; פרופ׳|לוי; 10|J/cm²; גב׳|לוי; ±|2; טל׳|03",
    ),
];

#[test]
fn no_line_ends_between_a_number_or_a_name_and_what_belongs_to_it() {
    assert_eq!(TOGETHER.len(), languages().tags().len());
    let mut typesetter = Typesetter::new(fonts(), languages().all());
    for (tag, cases) in TOGETHER {
        for case in cases.split("; ") {
            let filler = if matches!(*tag, "ar" | "he") { "ודא" } else { "ord och" };
            let filler = if *tag == "ar" { "كلمة مع" } else { filler };
            let whole = case.replace('|', " ");
            let text = format!("{filler} {filler} {filler} {whole} {filler} {filler} {whole} {filler} {whole}, {filler}");
            let language = LanguageTag::new(tag).unwrap();
            let mut setting = Setting {
                size: Length::pt(11),
                measure: Length::pt(60),
                alignment: LineAlignment::Start,
                wrap: Wrap::Full,
                hyphenation: Hyphenation::ByLanguage,
                direction: languages().get(&language).unwrap().direction,
                language,
                tracking: Length::ZERO,
            };
            let spans = [span(0, whole.len() + 1, None)];
            let comma = format!("{whole},");
            let least = typesetter.extent(Passage { text: &comma, spans: &spans }, &setting).unwrap().natural;
            let spans = [span(0, text.len(), None)];
            for (wrap, alignment) in [
                (Wrap::Full, LineAlignment::Start),
                (Wrap::Full, LineAlignment::Justified),
                (Wrap::Balanced, LineAlignment::Start),
            ] {
                for more in 0..90 {
                    setting = Setting { wrap, alignment, measure: least + Length::pt(1 + 3 * more), ..setting };
                    let lines = typesetter.set(Passage { text: &text, spans: &spans }, &setting).unwrap().lines;
                    for line in &lines {
                        let end = line.end as usize;
                        for (start, _) in text.match_indices(&whole) {
                            let torn = case.match_indices('|').any(|(at, _)| start + at + 1 == end);
                            assert!(
                                !torn,
                                "{tag}: {case} is torn at {end} in a measure of {}: {:?}",
                                setting.measure,
                                &text[line.start as usize..end]
                            );
                        }
                    }
                }
            }
        }
    }
}
