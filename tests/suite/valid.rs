//! What is valid is made: long numbers before steps, every space that Unicode knows, and signs that a paste brings along and nobody
//! sees, in every script, on every paper and in every edition.

use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::Paper;
use handout::guide::model::Part;
use handout::layout::page::{Content, GlyphRun};
use handout::layout::preflight::Proven;

use crate::generate::{Fate, Made, fate};
use crate::support::{fonts, languages, one_file, set_for_or_complain};

const EDITIONS: [Edition; 3] = [Edition::Screen, Edition::Press(Marks::None), Edition::LargePrint];
const PAPERS: [Paper; 3] = [Paper::A4, Paper::A5, Paper::Letter];

/// Two words of a language's script.
const WORDS: [(&str, &str, &str); 5] =
    [("en", "Word", "other"), ("sv", "Läkare", "åtgärd"), ("uk", "Слово", "інше"), ("ar", "كتاب", "دواء"), ("he", "שלום", "כלב")];

/// Makes a guide with these words in a section, for every edition and paper.
fn must_be_made(language: &'static str, body: &str) {
    for (number, edition) in EDITIONS.into_iter().enumerate() {
        // Each edition on a paper of its own: what differs between papers is the width of columns.
        let paper = PAPERS[(number + language.len() + body.len()) % PAPERS.len()];
        let words = format!(
            "clinic = \"clinic.toml\"\ndate = 2026-06-01\ntitle = \"T\"\n[review]\nrevised = 2026-06-01\n[[section]]\nid = \"a\"\n{body}"
        );
        match fate(&Made { words, language, edition, paper }, languages(), fonts()) {
            Fate::Whole => {}
            Fate::Refused(names) => panic!("{language}, {edition:?}, {paper:?}: {names:?}\n{body}"),
            Fate::Broken(complaints) => panic!("{language}, {edition:?}, {paper:?}: {complaints}"),
        }
    }
}

/// The places in which one sign may stand in a text of two words.
fn placed(sign: &str, one: &str, other: &str) -> Vec<String> {
    vec![
        format!("{one}{sign}{other}"),
        format!("{sign}{one} {other}"),
        format!("{one} {other}{sign}"),
        format!("{one}{sign} {sign}{other}"),
        format!("{one}{sign}{sign}{other}"),
        format!("{one} {sign} {other}"),
        format!("{sign} {one}"),
        format!("**{one}**{sign}{other}"),
        format!("**{sign}{one}{sign}** *{other}{sign}*"),
        format!("[{one}{sign}](https://clinic.example){sign}{other}"),
        format!("{one}{sign}.{sign} 5{sign}mg"),
        format!("[{sign}mot](lang:fr){sign}{one}"),
    ]
}

/// One guide with a sign in every kind of place.
fn body_with(sign: &str, one: &str, other: &str) -> String {
    let places = placed(sign, one, other);
    let list = |places: &[String]| places.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ");
    let rows = places.iter().map(|text| format!("[\"{text}\", \"{text}\"]")).collect::<Vec<_>>().join(", ");
    format!(
        "title = \"{sign}{one}{sign}{other}{sign}\"\ntag = \"{one}{sign}\"\nlead = \"{sign} {one}\"\n\
         [[section.block]]\ntext = \"{}\"\n[[section.block]]\npoints = [{}]\n[[section.block]]\ntitle = \"{one}\"\nsteps = [{}]\n\
         [[section.block]]\ndecision = [{rows}]\n[[section.block]]\nwarning = \"{sign}{one}\"\n[[section.block]]\nnote.title = \"{one}{sign}\"\nnote.text = \"{sign}{other}\"\n\
         [checklist]\ntitle = \"{sign}{one}\"\n[[checklist.group]]\ntitle = \"{one}{sign}{other}\"\nitems = [{}]\n\
         [[checklist.field]]\nlabel = \"{sign}{one}{sign}\"\n",
        places.join("\\n\\n"),
        list(&places),
        list(&places),
        list(&places[..4]),
    )
}

#[test]
fn every_space_may_stand_between_letters_of_every_script() {
    let spaces = "\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}";
    for (language, one, other) in WORDS {
        for space in spaces.chars() {
            must_be_made(language, &body_with(&space.to_string(), one, other));
        }
    }
}

#[test]
fn signs_that_nobody_sees_may_stand_wherever_a_paste_puts_them() {
    let unseen = "\u{ad}\u{34f}\u{61c}\u{180b}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2060}\u{2063}\u{206a}\u{fe00}\u{fe0e}\u{fe0f}\u{e0100}";
    for (language, one, other) in WORDS {
        for sign in unseen.chars() {
            must_be_made(language, &body_with(&sign.to_string(), one, other));
        }
    }
}

/// The guide of so many steps.
fn steps(language: &str, count: usize, edition: Edition, paper: Paper) -> Proven {
    let items = (1..=count).map(|number| format!("\"step {number}\"")).collect::<Vec<_>>().join(", ");
    let (resources, path) =
        one_file(language, &format!("[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\nsteps = [{items}]\n"));
    set_for_or_complain(&resources, &path, Part::Guide, edition, paper).unwrap().1
}

#[test]
fn the_number_of_a_step_stands_before_its_words_however_long_it_is() {
    for (language, count) in [("en", 9), ("en", 1000), ("ar", 10), ("ar", 1000), ("he", 100), ("sv", 10_000)] {
        for (number, edition) in EDITIONS.into_iter().enumerate() {
            for paper in if count < 10_000 { &PAPERS[..] } else { &PAPERS[number..=number] } {
                let pages = steps(language, count, edition, *paper);
                let runs: Vec<(usize, &GlyphRun)> = (pages.pages.iter().enumerate())
                    .flat_map(|(page, found)| found.items.iter().map(move |item| (page, item)))
                    .filter_map(|(page, item)| match &item.content {
                        Content::Glyphs(run) if run.words.is_some() => Some((page, run)),
                        _ => None,
                    })
                    .collect();
                let last = runs.iter().rposition(|(_, run)| run.text.trim() == "step" || run.text.starts_with("step ")).unwrap();
                let (page, words) = runs[last];
                let label = runs[..last].iter().rev().take_while(|(other, run)| *other == page && run.origin.y == words.origin.y);
                let numbers: Vec<&GlyphRun> = label.map(|(_, run)| *run).filter(|run| !run.text.contains("step")).collect();
                assert!(
                    numbers.iter().map(|run| run.text.to_string()).collect::<String>().contains(&count.to_string()),
                    "{language}"
                );
                for run in numbers {
                    let before = run.origin.x + run.width() <= words.origin.x;
                    let behind = words.origin.x + words.width() <= run.origin.x;
                    assert!(before || behind, "{language} {count}: “{}” stands within “{}”", run.text, words.text);
                }
            }
        }
    }
}
