//! How far a small sign at the edge of a justified line hangs out, so that the edge looks straight.

use super::itemise::Chunk;
use super::pieces::Prepared;
use super::words::{WordId, Words};
use crate::foundation::geometry::{Direction, Length};

/// The share of its advance, in percent, by which a sign hangs out.
fn percent(sign: char) -> i64 {
    match sign {
        '.' | ',' | '\u{60c}' | '-' | '\u{2010}' | '’' | '‘' | '”' | '“' | '\'' | '"' | '‚' | '„' => 50,
        ':' | ';' | '\u{61b}' | '»' | '«' | '›' | '‹' | '–' => 30,
        _ => 0,
    }
}

/// What a word hangs out at the end of a line.
pub(super) fn at_end(prepared: &Prepared<'_>, words: &Words<'_>, chunk: &Chunk, word: WordId) -> Length {
    let sign = prepared.text[chunk.start..chunk.end].chars().next_back();
    sign.map_or(Length::ZERO, |sign| of(sign, Edge::End, prepared, words, chunk, word))
}

/// What the hyphen that ends a line hangs out.
pub(super) fn of_hyphen(prepared: &Prepared<'_>, words: &Words<'_>, chunk: &Chunk, word: WordId) -> Length {
    of('-', Edge::End, prepared, words, chunk, word)
}

/// What a word hangs out at the start of a line.
pub(super) fn at_start(prepared: &Prepared<'_>, words: &Words<'_>, chunk: &Chunk, word: WordId) -> Length {
    let sign = prepared.text[chunk.start..chunk.end].chars().next();
    sign.filter(|sign| !matches!(sign, '-' | '–' | '.' | ','))
        .map_or(Length::ZERO, |sign| of(sign, Edge::Start, prepared, words, chunk, word))
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

fn of(sign: char, edge: Edge, prepared: &Prepared<'_>, words: &Words<'_>, chunk: &Chunk, word: WordId) -> Length {
    let percent = percent(sign);
    let direction = words.direction(chunk.style);
    // A word that runs against the line does not have its first or last sign at the edge.
    if percent == 0 || direction != prepared.setting.direction {
        return Length::ZERO;
    }
    let word = words.get(word);
    let size = prepared.setting.size;
    let glyphs = |part: &super::words::Part, first: bool| {
        let glyph = if first { part.glyphs.first() } else { part.glyphs.last() };
        glyph.map_or(Length::ZERO, |glyph| Length::from_font_units(glyph.advance, part.units_per_em, part.size(size)))
    };
    let leftmost = (edge == Edge::Start) == (direction == Direction::LeftToRight);
    let part = if edge == Edge::Start { word.parts.first() } else { word.parts.last() };
    part.map_or(Length::ZERO, |part| glyphs(part, leftmost)).ratio(percent, 100)
}
