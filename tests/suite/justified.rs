//! Justified setting: how wide the spaces of the long guide are at a measure of 16 cm, beside what is asked of them. No space may be
//! narrower than 0.8 times or wider than 1.6 times the natural one, 95 of 100 lines stay under 1.35 times, and a line that cannot be
//! filled within that keeps its natural spaces: a last resort.

use std::fmt::Write as _;

use handout::foundation::geometry::Length;
use handout::guide::language::LanguageTag;
use handout::guide::model::Part;
use handout::layout::preflight::authored_words;
use handout::text::font::{Slant, Weight};
use handout::text::paragraph::{Hyphenation, Line, LineAlignment, LineEnd, Lines, Passage, Setting, SpanStyle, Typesetter, Wrap};

use crate::support::{Checkout, fonts, languages, read};

const SIZE: Length = Length::centipoints(1150);
const MEASURE: Length = Length::mm(160);

/// A line that is not the last of its paragraph.
struct Open {
    /// Its least and its widest space, in thousandths of the natural one; `None` where the line is not filled.
    spaces: Option<(i64, i64)>,
    ended: LineEnd,
    /// What stays empty, in percent of the measure.
    empty: i64,
    text: String,
}

fn setting(language: &LanguageTag, alignment: LineAlignment) -> Setting {
    Setting {
        size: SIZE,
        measure: MEASURE,
        alignment,
        wrap: Wrap::Full,
        hyphenation: Hyphenation::ByLanguage,
        direction: languages().get(language).unwrap().direction,
        language: language.clone(),
        tracking: Length::ZERO,
    }
}

fn set(typesetter: &mut Typesetter<'_>, text: &str, setting: &Setting) -> Lines {
    let end = u32::try_from(text.len()).unwrap();
    let span = SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None };
    typesetter.set(Passage { text, spans: &[span] }, setting).unwrap()
}

/// The advances of the spaces of a line, those at its end left out.
fn spaces(line: &Line) -> Vec<i64> {
    let text: String = line.runs.iter().map(|run| &*run.text).collect();
    let printed = text.trim_end().len();
    let mut spaces = Vec::new();
    let mut before = 0;
    for run in &line.runs {
        let places = run.glyphs.iter().map(|glyph| (before + glyph.cluster as usize, glyph.advance().units()));
        spaces.extend(places.filter(|(at, _)| *at < printed && text.as_bytes()[*at] == b' ').map(|(_, advance)| advance));
        before += run.text.len();
    }
    spaces
}

/// Every paragraph of the long guide in a language, set; the last lines left out.
fn open_lines(language: &str) -> Vec<Open> {
    let tag = LanguageTag::new(language).unwrap();
    let guide = read(&Checkout, &format!("guides/mesotherapy/{language}.toml")).unwrap();
    let mut typesetter = Typesetter::new(fonts(), languages().all());
    let justified = setting(&tag, LineAlignment::Justified);
    let mut all = Vec::new();
    for written in authored_words(&guide, Part::Guide) {
        let ragged = set(&mut typesetter, &written.text, &setting(&tag, LineAlignment::Start));
        let Some(natural) = ragged.lines.iter().flat_map(spaces).min() else { continue };
        for line in set(&mut typesetter, &written.text, &justified).lines {
            if matches!(line.ended, LineEnd::Last | LineEnd::Forced) {
                continue;
            }
            let widths = spaces(&line);
            let extremes = widths.iter().min().copied().zip(widths.iter().max().copied());
            let full = line.width >= MEASURE;
            all.push(Open {
                spaces: extremes.filter(|_| full).map(|(least, most)| (least * 1000 / natural, most * 1000 / natural)),
                ended: line.ended,
                empty: if full { 0 } else { (MEASURE - line.width).units() * 100 / MEASURE.units() },
                text: line.runs.iter().map(|run| &*run.text).collect(),
            });
        }
    }
    all
}

/// What is asked of every language.
fn within_limits(language: &str, lines: &[Open]) {
    for line in lines {
        if let Some((least, most)) = line.spaces {
            assert!(least >= 799 && most <= 1600, "{language}: {least} to {most} thousandths: {}", line.text);
        }
    }
}

fn share(part: usize, whole: usize) -> String {
    format!("{}.{} %", part * 100 / whole, part * 1000 / whole % 10)
}

#[test]
fn swedish_spaces_are_even() {
    let lines = open_lines("sv");
    within_limits("sv", &lines);
    let mut widest: Vec<i64> = lines.iter().filter_map(|line| line.spaces).map(|(_, most)| most).collect();
    widest.sort_unstable();
    let common = widest.iter().filter(|most| **most <= 1350).count();
    let unfilled = lines.len() - widest.len();
    assert!(common * 100 >= widest.len() * 95, "{common} of {} filled lines are within 1.35", widest.len());
    assert!(unfilled * 100 <= lines.len() * 5, "{unfilled} of {} lines are not filled", lines.len());

    let at = |percent: usize| widest[(widest.len() * percent).div_ceil(100).saturating_sub(1)];
    let mut report = format!("lines        {}, the last ones of paragraphs left out\n", lines.len());
    writeln!(report, "hyphenated   {}", lines.iter().filter(|line| line.ended == LineEnd::Hyphenated).count()).unwrap();
    writeln!(report, "not filled   {unfilled} ({})", share(unfilled, lines.len())).unwrap();
    writeln!(report, "within 1.35  {common} of {} filled ({})", widest.len(), share(common, widest.len())).unwrap();
    writeln!(report, "thousandths  {} least, {} median, {} at 95 %, {} widest", at(0), at(50), at(95), at(100)).unwrap();
    for step in (800..1600).step_by(50) {
        let within = widest.iter().filter(|most| (step..step + 50).contains(*most)).count();
        writeln!(report, "{}", format!("{step:>5} to {:>4} {}", step + 49, "#".repeat(within)).trim_end()).unwrap();
    }
    for line in lines.iter().filter(|line| line.spaces.is_none()) {
        writeln!(report, "{} % empty: {}", line.empty, line.text.trim_end()).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
fn every_language_keeps_the_limits() {
    let mut report = String::from("      lines  hyphens  not filled  over 1.35  widest\n");
    for language in languages().tags() {
        let lines = open_lines(language);
        within_limits(language, &lines);
        let filled: Vec<i64> = lines.iter().filter_map(|line| line.spaces).map(|(_, most)| most).collect();
        let hyphens = lines.iter().filter(|line| line.ended == LineEnd::Hyphenated).count();
        let over = filled.iter().filter(|most| **most > 1350).count();
        let widest = filled.iter().max().copied().unwrap_or(0);
        let unfilled = lines.len() - filled.len();
        assert!(unfilled * 100 <= lines.len() * 10, "{language}: {unfilled} of {} lines are not filled", lines.len());
        writeln!(report, "{language}    {:>5}  {hyphens:>7}  {unfilled:>10}  {over:>9}  {widest:>6}", lines.len()).unwrap();
    }
    insta::assert_snapshot!(report);
}
