//! Made-up guides: every kind of block, picture and checklist, in every script, with the signs that a paste brings along, for every
//! edition and paper. Used by the property tests and by the program `examples/generated.rs`, which makes thousands.

use handout::design::style::{Edition, Marks};
use handout::foundation::diagnostic::{Diagnostics, Report, Severity, SourceFiles, render};
use handout::foundation::geometry::{Length, Paper};
use handout::foundation::resources::MemoryResources;
use handout::guide::language::Languages;
use handout::guide::model::Part;
use handout::guide::source::{ReadOptions, read_guide};
use handout::layout::page::Content;
use handout::layout::preflight::{Proven, prove};
use handout::output::pdf::{self, booklet};
use handout::text::font::FontBook;
use handout::typeset::{Context, typeset};
use proptest::prelude::*;
use std::sync::Arc;

/// One guide and how it is to be made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The text of its one file.
    pub words: String,
    /// The name of that file without its ending.
    pub language: &'static str,
    /// For whom.
    pub edition: Edition,
    /// On what.
    pub paper: Paper,
}

/// What became of a guide.
#[derive(Debug)]
pub enum Fate {
    /// Every document was set, proven and written.
    Whole,
    /// It was refused for reasons that its author can mend; their names.
    Refused(Vec<&'static str>),
    /// Something went wrong that is no author's fault; what a person sees of it.
    Broken(String),
}

/// Why a guide may be refused, each for a reason that its author can do something about.
const MENDABLE: [&str; 8] = [
    "checklist-too-long", // shorten its items
    "empty-label",        // a label of signs that nobody sees
    "empty-text",         // a text of signs that nobody sees
    "low-resolution",     // on the press: take a larger picture
    "missing-glyph",      // no font has a letter and its marks together
    "no-room",            // a title, row or box that is taller than a page
    "no-sheet",           // no sheet takes two such pages: another paper
    "word-too-long",      // a word that no line can hold
];

/// A small picture: 2 × 2 squares, four colours.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 30);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a small picture has a head");
    let samples: Vec<u8> = (0..40 * 30).flat_map(|at| [(at % 40 * 6) as u8, (at / 40 * 8) as u8, 128]).collect();
    writer.write_image_data(&samples).expect("it has as many samples as it says");
    writer.finish().expect("memory has room");
    bytes
}

/// Makes every document of a guide and looks at what came.
pub fn fate(made: &Made, languages: &Languages, fonts: &Arc<FontBook>) -> Fate {
    let path = format!("{}.toml", made.language);
    let resources =
        MemoryResources::new().with("clinic.toml", CLINIC).with("picture.png", picture()).with(&path, made.words.clone());
    let mut files = SourceFiles::new();
    let (guide, complaints) = read_guide(&resources, languages, &mut files, &path, &ReadOptions::default());
    let Some(guide) = guide else { return refused(&complaints, &files) };
    let context = Context { languages, fonts, edition: made.edition, paper: made.paper };
    for part in [Part::Guide, Part::Checklist] {
        if part == Part::Checklist && guide.checklist.is_none() {
            continue;
        }
        let proven = typeset(&guide, part, &context).and_then(|pages| prove(pages, &guide, part));
        let found = match proven {
            Ok(pages) => faults(part, &pages, made.edition),
            Err(found) => found,
        };
        if found.has_errors() {
            return refused(&found, &files);
        }
    }
    Fate::Whole
}

fn refused(found: &Diagnostics, files: &SourceFiles) -> Fate {
    let mut names: Vec<&'static str> = found.iter().filter(|one| one.severity == Severity::Error).map(|one| one.name).collect();
    names.sort_unstable();
    names.dedup();
    if names.iter().all(|name| MENDABLE.contains(name)) && !names.is_empty() {
        Fate::Refused(names)
    } else {
        Fate::Broken(render(found, files, Report::Plain))
    }
}

/// What the outputs say of proven pages.
fn faults(part: Part, pages: &Proven, edition: Edition) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            if let Content::Glyphs(run) = &item.content {
                let inside = run.origin.y <= page.trim.height && run.origin.x + run.width() <= page.trim.width;
                assert!(inside, "“{}” stands outside page {}", run.text, number + 1);
            }
        }
    }
    let bytes = || pdf::write(pages);
    match (bytes(), bytes()) {
        (Ok(first), Ok(second)) => assert!(first == second, "the same pages gave other bytes"),
        (Err(complaints), _) | (_, Err(complaints)) => found.append(complaints),
    }
    if part == Part::Guide && edition == Edition::Screen && pages.pages.len() > 1 {
        match booklet::write(pages, Length::ZERO) {
            Ok(booklet) => assert!(!booklet.bytes.is_empty()),
            Err(complaints) => found.append(complaints),
        }
    }
    found
}

/// The clinic of all of them.
const CLINIC: &str = r##"
name = "Test Clinic"
address = ["1 Test Street", "12345 Exampleville"]
phone = "+00 000 000 000"
emergency = "112"
email = "reception@clinic.example"
web = "https://clinic.example"

[hours]
en = "Weekdays 8–16"
sv = "Vardagar 8–16"
ar = "من الاثنين إلى الجمعة"
he = "ימים שני עד שישי"
fi = "Arkisin 8–16"
uk = "Будні 8–16"
"##;

/// Spaces that Unicode knows, and signs that are not printed.
const SPACES: [&str; 15] = [
    "\u{a0}", "\u{1680}", "\u{2000}", "\u{2001}", "\u{2002}", "\u{2003}", "\u{2004}", "\u{2005}", "\u{2006}", "\u{2007}",
    "\u{2008}", "\u{2009}", "\u{200a}", "\u{202f}", "\u{3000}",
];
const UNSEEN: [&str; 14] = [
    "\u{ad}",
    "\u{34f}",
    "\u{61c}",
    "\u{180b}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{2060}",
    "\u{2063}",
    "\u{fe00}",
    "\u{fe0f}",
    "\u{e0100}",
];

/// A word in some script, some with signs that lines are broken at, or that must not be.
fn word() -> impl Strategy<Value = String> {
    let plain = prop_oneof![
        6 => "[a-zåäöéü]{1,14}",
        1 => "[A-Z][a-z]{2,8}",
        1 => "[0-9]{1,4}(–[0-9]{1,3})? (mg|%|ml|°C)",
        1 => "[а-щьюяіїєґ]{2,9}",
        2 => "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{2,8}",
        2 => "[אבגדהוזחטיכלמנסעפצקרשת]{2,8}",
        1 => prop::sample::select(vec![
            "e-post",
            "https://clinic.example/a/rather/long-address?with=signs",
            "+00 000 000 000",
            "**strong words**",
            "*emphasis*",
            "[a link](https://clinic.example)",
            "[mot](lang:fr)",
            "(brackets: “quotes”)",
            "soft\u{ad}hyphen\u{ad}ated",
            "zero\u{200b}width",
            "за\u{301}мок",
            "مُدَّة",
            "שָׁלוֹם",
            "COVID-19",
            "A+",
        ]).prop_map(str::to_owned),
    ];
    let joined =
        (plain.clone(), prop::sample::select(&SPACES[..]), plain.clone()).prop_map(|(one, sign, other)| one + sign + &other);
    let unseen = (plain.clone(), prop::sample::select(&UNSEEN[..]), 0..4usize).prop_map(|(word, sign, place)| match place {
        0 => format!("{sign}{word}"),
        1 => format!("{word}{sign}"),
        2 => sign.to_owned(),
        _ => word.chars().flat_map(|letter| [letter.to_string(), sign.to_owned()]).collect(),
    });
    prop_oneof![40 => plain, 1 => joined, 1 => unseen]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..most).prop_map(|words| words.join(" "))
}

/// Words that are seen: what a title or label must have.
fn label(most: usize) -> impl Strategy<Value = String> {
    ("[A-Z][a-zåäö]{1,8}", prop::option::of(text(most))).prop_map(|(first, more)| match more {
        Some(more) => format!("{first} {more}"),
        None => first,
    })
}

fn texts(words: usize, most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(label(words), 1..most)
}

fn block() -> impl Strategy<Value = String> {
    let title = || {
        prop_oneof![
            Just(String::new()),
            Just("title = false\n".to_owned()),
            label(4).prop_map(|own| format!("title = {}\n", quoted(&own)))
        ]
    };
    prop_oneof![
        3 => texts(60, 4).prop_map(|paragraphs| format!("text = {}", quoted(&paragraphs.join("\n\n")))),
        2 => (title(), texts(25, 12)).prop_map(|(title, items)| format!("{title}points = {}", list(&items))),
        1 => (label(3), label(12), texts(4, 5)).prop_map(|(term, text, inner)| format!(
            "points = [{{ term = {}, text = {}, points = {} }}]", quoted(&term), quoted(&text), list(&inner))),
        1 => texts(2, 12).prop_map(|items| format!("points = {}", list(&items))),
        2 => (1..30usize, label(6)).prop_map(|(count, step)| format!(
            "title = \"Steps\"\nsteps = {}", list(&(0..count).map(|number| format!("{step} {number}")).collect::<Vec<_>>()))),
        1 => prop::collection::vec((label(3), label(15)), 1..6).prop_map(|items| {
            let items: Vec<String> =
                items.iter().map(|(when, text)| format!("{{ when = {}, text = {} }}", quoted(when), quoted(text))).collect();
            format!("steps = [{}]", items.join(", "))
        }),
        2 => (title(), prop::collection::vec((label(4), label(40)), 1..20)).prop_map(|(title, rows)| {
            let rows: Vec<String> = rows.iter().map(|(label, text)| list(&[label.clone(), text.clone()])).collect();
            format!("{title}decision = [{}]", rows.join(", "))
        }),
        2 => (title(), prop::collection::vec((label(3), 0..8u8), 2..=8), prop::collection::vec(prop::collection::vec(label(12), 8), 0..12), 0..4u8)
            .prop_map(|(title, columns, rows, empty)| table(&title, &columns, &rows, empty)),
        1 => (label(4), label(20), label(20), label(20)).prop_map(|(label, one, two, three)| format!(
            "urgency.home = {}\nurgency.call = {}\nurgency.emergency = {}",
            list(&[label.clone(), one]), list(&[label.clone(), two]), list(&[label, three]))),
        1 => (prop::option::of(label(4)), label(40)).prop_map(|(title, words)| {
            let title = title.map_or(String::new(), |title| format!("title = {}\n", quoted(&title)));
            format!("{title}warning = {}", quoted(&words))
        }),
        1 => (label(4), label(150)).prop_map(|(title, words)| format!("note.title = {}\nnote.text = {}", quoted(&title), quoted(&words))),
        1 => (label(8), prop::option::of(label(12))).prop_map(|(alternative, caption)| {
            let caption = caption.map_or(String::new(), |caption| format!("\npicture.caption = {}", quoted(&caption)));
            format!("picture.image = \"small\"\npicture.alt = {}{caption}", quoted(&alternative))
        }),
        1 => label(8).prop_map(|title| format!(
            "sources = [{{ title = {}, url = \"https://clinic.example/a/page-with-a-long-name?and=more\", read = 2026-05-20 }}]", quoted(&title))),
        1 => Just("contact = true".to_owned()),
        1 => Just("review = true".to_owned()),
    ]
}

/// A table of columns: heads that are told apart by their numbers, of words and of places to write, rows of words and lists.
fn table(title: &str, columns: &[(String, u8)], rows: &[Vec<String>], empty: u8) -> String {
    let head = |(number, (head, kind)): (usize, &(String, u8))| {
        let head = quoted(&format!("{head} {number}"));
        match kind {
            5 => format!("{{ number = {head}, unit = \"ml\" }}"),
            6 => format!("{{ line = {head} }}"),
            7 => format!("{{ tick = {head} }}"),
            _ => head,
        }
    };
    let heads: Vec<String> = columns.iter().enumerate().map(head).collect();
    let words = columns.iter().filter(|(_, kind)| *kind < 5).count();
    let cell = |(number, words): (usize, &String)| match number % 5 {
        3 => list(&[words.clone(), words.clone()]),
        4 => "\"\"".to_owned(),
        _ => quoted(words),
    };
    let row =
        |cells: &Vec<String>| format!("[{}]", cells.iter().take(words).enumerate().map(cell).collect::<Vec<_>>().join(", "));
    let columns = format!("{title}columns = [{}]\n", heads.join(", "));
    match rows.is_empty() || words == 0 {
        true => format!("{columns}table = {}", empty + 1),
        false => {
            let rows = format!("table = [{}]\n", rows.iter().map(row).collect::<Vec<_>>().join(", "));
            let empty = if empty > 0 { format!("empty = {empty}") } else { String::new() };
            columns + &rows + &empty
        }
    }
}

fn checklist() -> impl Strategy<Value = String> {
    let group = (label(3), texts(7, 5));
    let field = (label(4), 1..4u8);
    (
        label(3),
        prop::option::of(label(12)),
        prop::collection::vec(group, 1..3),
        prop::collection::vec(field, 0..4),
        prop::option::of(texts(8, 4)),
        prop::option::of(label(12)),
    )
        .prop_map(|(title, lead, groups, fields, questions, emergency)| {
            let mut text = format!("[checklist]\ntitle = {}\n", quoted(&title));
            for (key, words) in [("lead", lead), ("emergency", emergency)] {
                if let Some(words) = words {
                    text.push_str(&format!("{key} = {}\n", quoted(&words)));
                }
            }
            if let Some(questions) = questions {
                text.push_str(&format!("questions = {}\n", list(&questions)));
            }
            for (title, items) in groups {
                text.push_str(&format!("[[checklist.group]]\ntitle = {}\nitems = {}\n", quoted(&title), list(&items)));
            }
            for (label, lines) in fields {
                text.push_str(&format!("[[checklist.field]]\nlabel = {}\nlines = {lines}\n", quoted(&label)));
            }
            text
        })
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => written.extend(['\\', sign]),
            '\n' => written.push_str("\\n"),
            ' '..='~' => written.push(sign),
            sign if sign.is_alphanumeric() => written.push(sign),
            sign => written.push_str(&format!("\\U{:08X}", u32::from(sign))),
        }
    }
    written.push('"');
    written
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// Any guide, for any edition and paper.
pub fn made() -> impl Strategy<Value = Made> {
    let section = (label(6), prop::option::of(label(2)), prop::option::of(label(20)), prop::collection::vec(block(), 1..7));
    let head = (label(5), prop::option::of(label(5)), prop::option::of(label(20)), any::<[bool; 4]>());
    let how = (
        prop::sample::select(vec!["en", "sv", "ar", "he", "fi", "uk"]),
        prop::sample::select(vec![
            Edition::Screen,
            Edition::Press(Marks::None),
            Edition::Press(Marks::Printers),
            Edition::LargePrint,
        ]),
        prop::sample::select(vec![Paper::A4, Paper::A5, Paper::Letter]),
    );
    (head, prop::collection::vec(section, 1..5), prop::option::of(checklist()), how).prop_map(
        |((title, subtitle, notice, [cover, contents, new_page, justified]), sections, checklist, (language, edition, paper))| {
            let mut words = format!(
                "clinic = \"clinic.toml\"\ndate = 2026-06-01\ncover = {cover}\ncontents = {contents}\nsections = \"{}\"\nalignment = \"{}\"\ntitle = {}\n",
                if new_page { "new-page" } else { "run-on" },
                if justified { "justified" } else { "left" },
                quoted(&title),
            );
            for (key, text) in [("subtitle", subtitle), ("notice", notice)] {
                if let Some(text) = text {
                    words.push_str(&format!("{key} = {}\n", quoted(&text)));
                }
            }
            words.push_str("[review]\nrevised = 2026-06-01\n[image.small]\nfile = \"picture.png\"\n");
            for (number, (title, tag, lead, blocks)) in sections.iter().enumerate() {
                words.push_str(&format!("[[section]]\nid = \"s{number}\"\ntitle = {}\n", quoted(title)));
                for (key, text) in [("tag", tag), ("lead", lead)] {
                    if let Some(text) = text {
                        words.push_str(&format!("{key} = {}\n", quoted(text)));
                    }
                }
                for block in blocks {
                    words.push_str(&format!("[[section.block]]\n{block}\n"));
                }
            }
            if let Some(checklist) = checklist {
                words.push_str("[[section]]\nid = \"list\"\ntitle = \"The list\"\nuse = \"checklist\"\n");
                words.push_str(&checklist);
            }
            Made { words, language, edition, paper }
        },
    )
}
