//! A raw text → the words and marks of its paragraphs.
//!
//! Steps: the text is divided at blank lines; white space is made single spaces; the
//! `markdown` crate finds emphasis, strong words, links and escapes and nothing else (CommonMark 0.31, sections 2.4, 6.2 and 6.3, with
//! `_` a plain sign); addresses that stand there as they are become links; the words are composed (NFC, UAX #15). Each character keeps
//! the byte of the file it came from all the way, and [`Written::places`] is made from that at the end. What must not stand in a text at
//! all, `foreign` has complained of.

mod compose;
mod inline;
mod left_over;
mod link;
mod piece;
mod plain;
#[cfg(test)]
mod tests;

use self::compose::composed;
use self::piece::Piece;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::{MarkKind, Written};
use crate::guide::table::RawText;

pub(super) use link::unsafe_link;
pub(super) use plain::invisible_sign;

/// So many signs of markup in one paragraph are no longer text, and the time to pair them grows faster than their number.
const MARKUP_LIMIT: usize = 500;

/// The paragraphs of a text with markup; empty where it has no words. Faults are complained of and the text is still given back.
pub(super) fn paragraphs(raw: &RawText, found: &mut Diagnostics) -> Vec<Written> {
    let pieces = divide(&raw.characters).into_iter().map(|piece| marked(&piece, raw, found));
    pieces.filter(Piece::has_words).map(|piece| composed(&piece, raw.origin)).collect()
}

/// A text without markup, in one paragraph: an address, a name, a number. `None` where it has no words.
pub(super) fn unmarked(raw: &RawText) -> Option<Written> {
    let piece = settle(&raw.characters, Vec::new());
    piece.has_words().then(|| composed(&piece, raw.origin))
}

fn is_white(sign: char) -> bool {
    // U+1680 is a space that has ink in its own script and no glyph in any other.
    matches!(sign, ' ' | '\t' | '\n' | '\u{1680}')
}

/// Divides at blank lines.
fn divide(characters: &[(char, u32)]) -> Vec<Vec<(char, u32)>> {
    let mut pieces = vec![Vec::new()];
    for line in characters.split_inclusive(|(sign, _)| *sign == '\n') {
        if line.iter().all(|(sign, _)| is_white(*sign)) {
            pieces.push(Vec::new());
        } else if let Some(last) = pieces.last_mut() {
            last.extend_from_slice(line);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// White space made single spaces, none at the ends; marks move with their characters.
fn settle(characters: &[(char, u32)], marks: Vec<(usize, usize, MarkKind)>) -> Piece {
    let mut kept: Vec<(char, u32)> = Vec::with_capacity(characters.len());
    // For each old index, and one past the last, the new one.
    let mut moved = Vec::new();
    for (sign, place) in characters {
        if !marks.is_empty() {
            moved.push(kept.len());
        }
        if !is_white(*sign) {
            kept.push((*sign, *place));
        } else if kept.last().is_some_and(|(before, _)| *before != ' ') {
            kept.push((' ', *place));
        }
    }
    moved.push(kept.len());
    if kept.last().is_some_and(|(sign, _)| *sign == ' ') {
        kept.pop();
    }
    let at = |index: usize| moved.get(index).copied().unwrap_or(kept.len()).min(kept.len());
    let marks = marks.into_iter().map(|(start, end, kind)| (at(start), at(end), kind));
    let marks = marks.filter(|(start, end, _)| start < end).collect();
    Piece { characters: kept, marks }
}

/// Finds the markup of one paragraph.
fn marked(characters: &[(char, u32)], raw: &RawText, found: &mut Diagnostics) -> Piece {
    let plain = settle(characters, Vec::new());
    let signs = plain.characters.iter().filter(|(sign, _)| matches!(sign, '*' | '[' | ']' | '\\')).count();
    if signs == 0 {
        return plain::link_addresses(plain, raw.origin, found);
    }
    if signs > MARKUP_LIMIT {
        found.push(
            Diagnostic::error(
                "too-much-markup",
                raw.origin,
                format!("a paragraph has {signs} signs of markup (at most {MARKUP_LIMIT})"),
            )
            .hint("divide it by blank lines"),
        );
        return plain;
    }
    let piece = match inline::read_inline(&plain, raw.origin, found) {
        // Taking the signs of markup out may have brought two spaces together.
        Some(piece) => settle(&piece.characters, piece.marks),
        None => plain,
    };
    plain::link_addresses(piece, raw.origin, found)
}
