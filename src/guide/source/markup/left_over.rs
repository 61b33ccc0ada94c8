//! Signs of markup that marked nothing: `**` that nothing closes, a link whose address is none. They would be printed.
//!
//! An asterisk has lives of its own: behind a word it leads to a footnote, between numbers it multiplies, alone it is one.

use super::piece::Piece;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};

/// Complains of the characters at `places`, which were read as plain signs and not escaped.
pub(super) fn complain(piece: &Piece, places: &[usize], origin: Origin, found: &mut Diagnostics) {
    let at = |index: usize| piece.characters.get(index).map(|(sign, _)| *sign);
    let span = |start: usize, end: usize| {
        let place = |index: usize| piece.characters.get(index).map_or(origin.end, |(_, place)| *place);
        Origin { file: origin.file, start: place(start), end: (place(end - 1) + 1).max(place(start) + 1) }
    };
    let mut next = 0;
    for &place in places.iter().filter(|place| matches!(at(**place), Some('*' | ']'))) {
        if place < next {
            continue;
        }
        next = place + 1;
        let before = place.checked_sub(1).and_then(at);
        let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        if at(place) == Some(']') {
            if at(place + 1) == Some('(') {
                let complaint = Diagnostic::error(
                    "foreign-markup",
                    span(place, place + 2),
                    "this is not read as a link, and its brackets would be printed",
                );
                found.push(
                    complaint.hint(
                        "write `[words](https://…)`: brackets that are closed, no space before ( and none within the address",
                    ),
                );
            }
            continue;
        }
        let count = (place..).take_while(|index| at(*index) == Some('*')).count();
        next = place + count;
        let behind = at(next);
        if count == 2 && (is_word(before) || is_word(behind) || behind.is_some_and(|sign| sign.is_ascii_punctuation()))
            || count == 3
        {
            found.push(
                Diagnostic::error(
                    "foreign-markup",
                    span(place, next),
                    format!("`{}` marks nothing here, and would be printed", "*".repeat(count)),
                )
                .hint("put the same signs before the first and behind the last of the words: `**words**`")
                .hint("where the sign itself is meant, write `\\*` (in a text between \"…\" `\\\\*`)"),
            );
        } else if count == 1 && !is_word(before) && behind.is_some_and(char::is_alphabetic) {
            found.push(
                Diagnostic::warning("foreign-markup", span(place, next), "`*` marks nothing here, and is printed")
                    .hint("put the same sign behind the last of the words: `*words*`")
                    .hint("where the sign itself is meant, write `\\*` (in a text between \"…\" `\\\\*`)"),
            );
        }
    }
}
