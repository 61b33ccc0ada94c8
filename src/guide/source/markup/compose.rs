//! Characters with their places → [`Written`]: composed (NFC), with places settled.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::piece::Piece;
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{Mark, Written};

/// Composes the characters and settles the places.
pub(super) fn composed(piece: &Piece, origin: Origin) -> Written {
    let mut text = String::with_capacity(piece.characters.len());
    let mut places: Vec<(u32, u32)> = Vec::new();
    // The byte of `text` where each character, and the end, came to stand.
    let mut byte_of = Vec::with_capacity(piece.characters.len() + 1);
    let mut add = |sign: char, place: u32, text: &mut String| {
        let at = length(text);
        let in_step = places.last().is_some_and(|(known, file)| place >= *file && at - known == place - file);
        if !in_step {
            places.push((at, place));
        }
        text.push(sign);
    };
    let mut rest = piece.characters.as_slice();
    while !rest.is_empty() {
        // Below U+0300 nothing joins with what stands before it; the last of such a stretch may still be joined by a mark.
        let plain = rest.iter().position(|(sign, _)| *sign >= FIRST_MARK).map_or(rest.len(), |first| first.saturating_sub(1));
        let (segment, behind) = rest.split_at(plain);
        for (sign, place) in segment {
            byte_of.push(length(&text));
            add(*sign, *place, &mut text);
        }
        rest = behind;
        if rest.is_empty() {
            break;
        }
        let size = 1 + rest.iter().skip(1).take_while(|(sign, _)| !starts_anew(*sign)).count();
        let (segment, behind) = rest.split_at(size.min(rest.len()));
        rest = behind;
        byte_of.push(length(&text));
        if is_nfc_quick(segment.iter().map(|(sign, _)| *sign)) == IsNormalized::Yes {
            for (index, (sign, place)) in segment.iter().enumerate() {
                if index > 0 {
                    byte_of.push(length(&text));
                }
                add(*sign, *place, &mut text);
            }
            continue;
        }
        compose_segment(segment, |sign, place| add(sign, place, &mut text));
        byte_of.resize(byte_of.len() + segment.len() - 1, length(&text));
    }
    byte_of.push(length(&text));
    let byte = |index: usize| byte_of.get(index).copied().unwrap_or(0);
    let marks = piece.marks.iter().map(|(start, end, kind)| Mark { start: byte(*start), end: byte(*end), kind: kind.clone() });
    let marks = marks.filter(|mark| mark.start < mark.end).collect();
    let written = Written { text, marks, origin, places };
    debug_assert!(written.is_well_formed(), "marks and places are those of “{}”", written.text);
    written
}

/// A base with more marks than this is no text of any language (UAX #15 allows 30 in its stream-safe format).
const LONGEST_SEGMENT: usize = 64;

/// Composes characters that belong together. Each character that comes out points at the same character of the input where there is
/// one (marks may change places), at the start of the segment where it was made of several.
fn compose_segment(segment: &[(char, u32)], mut add: impl FnMut(char, u32)) {
    let start = segment.first().map_or(0, |(_, place)| *place);
    let mut given = if segment.len() <= LONGEST_SEGMENT { segment.to_vec() } else { Vec::new() };
    for sign in segment.iter().map(|(sign, _)| *sign).nfc() {
        let same = given.iter().position(|(given, _)| *given == sign);
        add(sign, same.map_or(start, |index| given.remove(index).1));
    }
}

/// The first character that joins with what stands before it.
const FIRST_MARK: char = '\u{300}';

/// Whether a character can never join with one before it.
fn starts_anew(sign: char) -> bool {
    if sign < FIRST_MARK {
        return true;
    }
    let mut first = None;
    decompose_canonical(sign, |part| {
        first.get_or_insert(part);
    });
    first.is_some_and(|part| canonical_combining_class(part) == 0 && is_nfc_quick(std::iter::once(part)) == IsNormalized::Yes)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
