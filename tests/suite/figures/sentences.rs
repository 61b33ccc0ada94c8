//! Sentences with several tokens, quotations, and generated ones: what is seen from left to right.

use handout::foundation::geometry::Length;
use handout::guide::language::LanguageTag;
use handout::text::font::{Slant, Weight};
use handout::text::paragraph::{Hyphenation, LineAlignment, Passage, Run, Setting, SpanStyle, Typesetter, Wrap};
use proptest::prelude::*;

use super::AROUND;
use crate::support::{fonts, languages};

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

pub fn span(start: usize, end: usize, language: Option<&str>) -> SpanStyle {
    let [start, end] = [start, end].map(|at| u32::try_from(at).unwrap());
    let language = language.map(|tag| LanguageTag::new(tag).unwrap());
    SpanStyle { start, end, weight: Weight::Regular, slant: Slant::Upright, language }
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
