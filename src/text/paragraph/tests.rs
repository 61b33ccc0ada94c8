use super::*;
use crate::text::font::FontBook;

fn setting(measure: i64, language: &str) -> Setting {
    Setting {
        size: Length::pt(10),
        measure: Length::pt(measure),
        alignment: LineAlignment::Start,
        hyphenation: Hyphenation::ByLanguage,
        direction: if matches!(language, "ar" | "fa" | "he") { Direction::RightToLeft } else { Direction::LeftToRight },
        language: LanguageTag::new(language).unwrap(),
        tracking: Length::ZERO,
    }
}

fn span(text: &str) -> SpanStyle {
    SpanStyle { start: 0, end: text.len() as u32, weight: Weight::Regular, posture: Posture::Upright, language: None }
}

fn set(text: &str, setting: &Setting) -> Result<Lines, Vec<Fault>> {
    let book = FontBook::built_in();
    Typesetter::new(&book, &[]).set(Passage { text, spans: &[span(text)] }, setting)
}

fn shown(lines: &Lines) -> Vec<String> {
    lines.lines.iter().map(|line| line.runs.iter().map(|run| &*run.text).collect()).collect()
}

#[test]
fn a_paragraph_is_broken() {
    let text = "Efter behandlingen kan huden vara röd och öm i några dagar. Ring kliniken om rodnaden sprider sig, om du får feber eller \
                om smärtan blir värre. Undvik sol, bastu och hård träning i 48 timmar.";
    let lines = set(text, &setting(200, "sv")).unwrap();
    println!("{:#?}", shown(&lines));
    assert_eq!(shown(&lines).concat(), text);
}
