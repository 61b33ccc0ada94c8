//! Isolates that are never closed, or closed and never opened (UAX #9, section 2.4): the rest of the paragraph runs in a direction that
//! nobody sees in the file.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::table::RawText;

/// Complains of each; an isolate ends with its paragraph.
pub(super) fn complain(raw: &RawText, found: &mut Diagnostics) {
    let is_isolate = |sign: char| matches!(sign, '\u{2066}'..='\u{2069}');
    if !raw.characters.iter().any(|(sign, _)| is_isolate(*sign)) {
        return;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut line_is_blank = false;
    for (index, (sign, _)) in raw.characters.iter().enumerate() {
        match sign {
            '\n' if line_is_blank => unclosed(raw, &mut open, found),
            '\n' => line_is_blank = true,
            '\u{2066}'..='\u{2068}' => open.push(index),
            '\u{2069}' if open.pop().is_none() => found.push(
                Diagnostic::error(
                    "unclosed-isolate",
                    raw.origin_of(index, index + 1),
                    "the invisible sign U+2069 closes an isolate, and none is open",
                )
                .hint("delete it"),
            ),
            _ => {}
        }
        line_is_blank = match sign {
            '\n' => true,
            sign => line_is_blank && sign.is_whitespace(),
        };
    }
    unclosed(raw, &mut open, found);
}

fn unclosed(raw: &RawText, open: &mut Vec<usize>, found: &mut Diagnostics) {
    for index in open.drain(..) {
        let code = raw.characters.get(index).map_or(0, |(sign, _)| u32::from(*sign));
        found.push(
            Diagnostic::error(
                "unclosed-isolate",
                raw.origin_of(index, index + 1),
                format!("the invisible sign U+{code:04X} opens an isolate, and nothing closes it"),
            )
            .hint("put U+2069 behind the words that it is for (\"\\u2069\"), or delete it"),
        );
    }
}
