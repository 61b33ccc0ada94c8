//! How far a small sign at the edge of a justified line protrudes into the margin, so that the edge looks straight.

use crate::foundation::geometry::{Direction, Length};
use crate::text::paragraph::setting::{LineAlignment, Setting};
use crate::text::paragraph::shape::itemise::Chunk;
use crate::text::paragraph::shape::shaped::{FaceRun, WordId, Words};

/// The share of its advance, in percent, by which a sign protrudes.
fn percent(sign: char) -> i64 {
    match sign {
        '.' | ',' | '\u{60c}' | '-' | '\u{2010}' | '’' | '‘' | '”' | '“' | '\'' | '"' | '‚' | '„' => 50,
        ':' | ';' | '\u{61b}' | '»' | '«' | '›' | '‹' | '–' => 30,
        _ => 0,
    }
}

/// How far a word (or the part of one before a hyphen) protrudes at the end of a line. `text` is what is shown of it.
pub(in crate::text::paragraph) fn at_end(setting: &Setting, words: &Words<'_>, chunk: Chunk, word: WordId, text: &str) -> Length {
    let sign = text.chars().next_back();
    sign.map_or(Length::ZERO, |sign| of(percent(sign), Edge::End, setting, words, chunk, word))
}

/// How far a word protrudes at the start of a line. `text` is what is shown of it.
pub(in crate::text::paragraph) fn at_start(
    setting: &Setting,
    words: &Words<'_>,
    chunk: Chunk,
    word: WordId,
    text: &str,
) -> Length {
    let sign = text.chars().next().filter(|sign| !matches!(sign, '-' | '–' | '.' | ','));
    sign.map_or(Length::ZERO, |sign| of(percent(sign), Edge::Start, setting, words, chunk, word))
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

fn of(percent: i64, edge: Edge, setting: &Setting, words: &Words<'_>, chunk: Chunk, word: WordId) -> Length {
    if percent == 0 || setting.alignment != LineAlignment::Justified {
        return Length::ZERO;
    }
    let direction = words.direction(chunk.style);
    // A word that runs against the line does not have its first or last sign at the edge, nor has one within words that do.
    let base = u8::from(setting.direction == Direction::RightToLeft);
    if direction != setting.direction || chunk.level != base {
        return Length::ZERO;
    }
    let size = setting.size;
    let glyphs = |part: &FaceRun, first: bool| {
        let glyphs = words.glyphs(part);
        let glyph = if first { glyphs.first() } else { glyphs.last() };
        glyph.map_or(Length::ZERO, |glyph| Length::from_font_units(glyph.advance, part.units_per_em, part.size(size)))
    };
    let leftmost = (edge == Edge::Start) == (direction == Direction::LeftToRight);
    let parts = words.face_runs(word);
    let part = if edge == Edge::Start { parts.first() } else { parts.last() };
    part.map_or(Length::ZERO, |part| glyphs(part, leftmost)).ratio(percent, 100)
}
