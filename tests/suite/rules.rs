//! The rules of line breaking, held over every paragraph of the long guide in every language, ragged and justified, at measures from
//! a table's column to a whole page.

use std::fmt::Write as _;

use handout::foundation::geometry::Length;
use handout::guide::language::LanguageTag;
use handout::guide::model::Part;
use handout::layout::preflight::authored_words;
use handout::text::font::{Slant, Weight};
use handout::text::paragraph::{Hyphenation, Line, LineAlignment, LineEnd, Passage, Setting, SpanStyle, Typesetter, Wrap};

use crate::support::{Checkout, fonts, languages, read};

const SIZE: Length = Length::centipoints(1100);
/// From a column of a table to a whole page, in millimetres.
const MEASURES: [i64; 5] = [50, 70, 90, 120, 160];
const ALIGNMENTS: [LineAlignment; 2] = [LineAlignment::Start, LineAlignment::Justified];

fn text(line: &Line) -> String {
    line.runs.iter().map(|run| &*run.text).collect()
}

/// A paragraph as it was set.
struct Paragraph<'a> {
    language: &'a str,
    measure: Length,
    alignment: LineAlignment,
    lines: &'a [Line],
}

/// Every paragraph of more than one line of the long guide, in columns and on pages.
fn each_paragraph(mut visit: impl FnMut(&Paragraph<'_>)) {
    for language in languages().tags() {
        let guide = read(&Checkout, &format!("guides/mesotherapy/{language}.toml")).unwrap();
        let words = authored_words(&guide, Part::Guide);
        let mut typesetter = Typesetter::new(fonts(), languages().all());
        let tag = LanguageTag::new(language).unwrap();
        let direction = languages().get(&tag).unwrap().direction;
        for measure in MEASURES.map(Length::mm) {
            for alignment in ALIGNMENTS {
                let (language_tag, hyphenation) = (tag.clone(), Hyphenation::ByLanguage);
                let setting = Setting {
                    size: SIZE,
                    measure,
                    alignment,
                    wrap: Wrap::Full,
                    hyphenation,
                    direction,
                    language: language_tag,
                    tracking: Length::ZERO,
                };
                for written in &words {
                    let end = u32::try_from(written.text.len()).unwrap();
                    let span = SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None };
                    let set = typesetter.set(Passage { text: &written.text, spans: &[span] }, &setting);
                    if let Ok(set) = set
                        && set.lines.len() > 1
                    {
                        visit(&Paragraph { language, measure, alignment, lines: &set.lines });
                    }
                }
            }
        }
    }
}

/// Letters of a text.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// How many words are broken; none in a third line in a row, none before or after fewer than three letters.
fn breaks_words_well(paragraph: &Paragraph<'_>) -> usize {
    let hyphens: Vec<bool> = paragraph.lines.iter().map(|line| line.ended == LineEnd::Hyphenated).collect();
    let place = format!("{} at {}", paragraph.language, paragraph.measure);
    assert!(!hyphens.windows(3).any(|row| row == [true; 3]), "{place}: {}", text(&paragraph.lines[0]));
    for pair in paragraph.lines.windows(2).filter(|pair| pair[0].ended == LineEnd::Hyphenated) {
        let (before, after) = (text(&pair[0]), text(&pair[1]));
        let stub = before.rsplit([' ', '-', '\u{2011}']).next().map_or(0, letters);
        let rest = after.split([' ', '-']).next().map_or(0, letters);
        assert!(stub >= 3 && rest >= 3, "{place}: {before}|{after}");
    }
    hyphens.into_iter().filter(|hyphen| *hyphen).count()
}

/// Ragged, and in lines that justified text leaves unfilled: a hyphen only where the line would end before four fifths of the measure
/// without it.
fn breaks_words_only_before_holes(paragraph: &Paragraph<'_>) {
    for line in paragraph.lines.iter().filter(|line| line.ended == LineEnd::Hyphenated) {
        if paragraph.alignment == LineAlignment::Justified && line.width >= paragraph.measure {
            continue;
        }
        let shown = text(line);
        // A line of one piece has no other place to end at.
        let Some(space) = shown.trim_end().rfind(' ') else { continue };
        let mut at = 0;
        let mut without = Length::ZERO;
        for run in &line.runs {
            let before = run.glyphs.iter().filter(|glyph| at + (glyph.cluster as usize) < space);
            without += before.map(|glyph| glyph.advance()).sum();
            at += run.text.len();
        }
        // In justified text a comma before the space would hang out.
        let hung = if paragraph.alignment == LineAlignment::Justified { SIZE / 4 } else { Length::ZERO };
        assert!((without - hung) * 5 < paragraph.measure * 4, "{} at {}: {shown}", paragraph.language, paragraph.measure);
    }
}

/// What the end of paragraphs looks like.
#[derive(Copy, Clone, Default)]
struct Ends {
    paragraphs: usize,
    after_hyphen: usize,
    rest: usize,
    short: usize,
    meagre: usize,
}

impl Ends {
    fn count(&mut self, paragraph: &Paragraph<'_>) {
        let [.., before, last] = paragraph.lines else { return };
        let said = text(last);
        let short = last.width < SIZE * 2 || !said.trim().contains(' ') && letters(&said) < 5;
        self.paragraphs += 1;
        let hyphen = before.ended == LineEnd::Hyphenated;
        let rest = hyphen && !said.trim().contains(' ');
        let meagre = last.width * 6 < paragraph.measure || !said.trim().contains(' ') && letters(&said) < 8;
        self.after_hyphen += usize::from(hyphen);
        self.rest += usize::from(rest);
        self.short += usize::from(short);
        self.meagre += usize::from(meagre);
        // On a page there is always another way when lines need not be filled.
        let page = paragraph.measure >= Length::mm(120) && paragraph.alignment == LineAlignment::Start;
        assert!(!page || !short && !rest && !meagre, "{} at {}: {said}", paragraph.language, paragraph.measure);
    }
}

#[test]
fn every_paragraph_keeps_the_rules() {
    let mut broken = [0; 2];
    let mut ends = [[Ends::default(); 2]; MEASURES.len()];
    each_paragraph(|paragraph| {
        let alignment = usize::from(paragraph.alignment == LineAlignment::Justified);
        broken[alignment] += breaks_words_well(paragraph);
        breaks_words_only_before_holes(paragraph);
        let measure = MEASURES.iter().position(|measure| Length::mm(*measure) == paragraph.measure).unwrap();
        ends[measure][alignment].count(paragraph);
    });
    assert!(broken[0] > 500 && broken[1] > 1_000, "only {broken:?} words were broken: this proves little");

    let mut report = String::from(
        "mm   alignment   paragraphs   hyphen before the last line   its rest alone   short last line   meagre last line\n",
    );
    for (measure, both) in MEASURES.iter().zip(ends) {
        for (name, Ends { paragraphs, after_hyphen, rest, short, meagre }) in ["ragged", "justified"].iter().zip(both) {
            let after = format!("{after_hyphen:>27}   {rest:>14}");
            writeln!(report, "{measure:<4} {name:<11} {paragraphs:>10}   {after}   {short:>15}   {meagre:>16}").unwrap();
        }
    }
    insta::assert_snapshot!(report);
}
