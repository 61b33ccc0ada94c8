//! A page of hard cases for each language, each read by a person: how it is set in a narrow column, and every place at which some
//! measure ends a line. The texts are in `tests/hard-cases`.

use std::fmt::Write as _;

use handout::foundation::geometry::{Direction, Length};
use handout::guide::language::LanguageTag;
use handout::text::font::{Slant, Weight};
use handout::text::paragraph::{Hyphenation, LineAlignment, LineEnd, Passage, Setting, SpanStyle, Typesetter, Wrap};

use crate::linebreak::marked_ends;
use crate::support::{fonts, languages};

const NAMES: [(&str, &str); 5] =
    [("{shy}", "\u{ad}"), ("{nbsp}", "\u{a0}"), ("{nnbsp}", "\u{202f}"), ("{zwsp}", "\u{200b}"), ("{wj}", "\u{2060}")];
const USUAL: i64 = 42;

fn renamed(text: &str, from_names: bool) -> String {
    NAMES.iter().fold(
        text.to_owned(),
        |text, (name, sign)| {
            if from_names { text.replace(name, sign) } else { text.replace(sign, name) }
        },
    )
}

fn report(language: &str, cases: &str) -> String {
    let tag = LanguageTag::new(language).unwrap();
    let mut typesetter = Typesetter::new(fonts(), languages().all());
    let mut report = String::new();
    for case in cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (measure, text) = match case.split_once(" | ") {
            Some((measure, text)) => (measure.parse().unwrap(), text),
            None => (USUAL, case),
        };
        let text = renamed(text, true);
        let end = u32::try_from(text.len()).unwrap();
        let span = SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None };
        let passage = Passage { text: &text, spans: &[span] };
        let setting = Setting {
            size: Length::pt(11),
            measure: Length::mm(measure),
            alignment: LineAlignment::Start,
            wrap: Wrap::Full,
            hyphenation: Hyphenation::ByLanguage,
            direction: languages().get(&tag).map_or(Direction::LeftToRight, |language| language.direction),
            language: tag.clone(),
            tracking: Length::ZERO,
        };
        writeln!(report, "{}", renamed(&marked_ends(&mut typesetter, passage, &setting), false)).unwrap();
        let lines = typesetter.set(passage, &setting).unwrap_or_else(|faults| panic!("{language}: {text}: {faults:?}"));
        for line in lines.lines {
            let shown = &text[line.start as usize..line.end as usize];
            let hyphen = if line.ended == LineEnd::Hyphenated { "-" } else { "" };
            writeln!(report, "    {}{hyphen}", renamed(shown.trim_end_matches(' '), false)).unwrap();
        }
    }
    report
}

#[test]
fn every_language_has_its_hard_cases_and_they_are_set_as_they_were_read() {
    for language in languages().tags() {
        let path = format!("{}/tests/hard-cases/{language}.txt", env!("CARGO_MANIFEST_DIR"));
        let cases = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        insta::with_settings!({ snapshot_path => "snapshots/hard-cases", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(language, report(language, &cases));
        });
    }
}
