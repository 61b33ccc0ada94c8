//! Single signs that are no text: controls, what stands for a picture, what stands for damage, signs of one font alone.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::table::RawText;

/// Complains of each.
pub(super) fn complain(raw: &RawText, found: &mut Diagnostics) {
    for (index, (sign, _)) in raw.characters.iter().enumerate() {
        if *sign >= ' ' && *sign < '\u{7f}' {
            continue;
        }
        if let Some(complaint) = complaint(raw, index, *sign) {
            found.push(complaint);
        }
    }
}

fn complaint(raw: &RawText, index: usize, sign: char) -> Option<Diagnostic> {
    let at = raw.origin_of(index, index + 1);
    let code = u32::from(sign);
    let damaged = |message: &str| Diagnostic::error("damaged-character", at, message);
    Some(match sign {
        '\n' | '\t' => return None,
        '\u{202a}'..='\u{202e}' => {
            Diagnostic::error("bidi-override", at, format!("the invisible sign U+{code:04X} turns the direction of what follows"))
                .hint("delete it: the program sets each language in its own direction")
                .hint("to keep a foreign name together, use the isolates U+2068 and U+2069")
        }
        '\u{fffc}' => damaged("a picture stood here in the document that this was copied from (U+FFFC)")
            .hint("delete the sign; to show the picture, save it as a file and write a `picture` block"),
        '\u{fffd}' => damaged("a letter was lost here before the text came to this file (U+FFFD)")
            .hint("type the letter that belongs here, or copy the text once more from where it is whole"),
        _ if is_noncharacter(code) => damaged(&format!("U+{code:04X} is no character")).hint("delete it"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => private(raw, index, sign),
        '\u{e0001}'..='\u{e007f}' if !within_flag(raw, index) => control(raw, index, code),
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => control(raw, index, code),
        sign if sign.is_control() => {
            if super::escapes::is_written_as_escape(raw, index) {
                return None;
            }
            control(raw, index, code)
        }
        _ => return None,
    })
}

fn control(raw: &RawText, index: usize, code: u32) -> Diagnostic {
    Diagnostic::error(
        "control-character",
        raw.origin_of(index, index + 1),
        format!("there is an invisible control character (U+{code:04X}) in the text"),
    )
    .hint("delete it; paragraphs are divided by a blank line")
}

/// Unicode 16, section 23.7.
fn is_noncharacter(code: u32) -> bool {
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// A flag is written with so many signs (Unicode Technical Standard 51, annex C).
const LONGEST_FLAG: usize = 32;

/// Letters of tags make the flags of parts of countries, and nothing else that is seen.
fn within_flag(raw: &RawText, index: usize) -> bool {
    let before = raw.characters.get(..index).unwrap_or(&[]).iter().rev().map(|(sign, _)| *sign);
    before.take(LONGEST_FLAG).find(|sign| !('\u{e0020}'..='\u{e007f}').contains(sign)) == Some('\u{1f3f4}')
}

/// The bullets of Word are signs of its fonts Symbol and Wingdings, at these places of their private area.
fn private(raw: &RawText, index: usize, sign: char) -> Diagnostic {
    let code = u32::from(sign);
    let at = raw.origin_of(index, index + 1);
    let message = |what: &str| format!("{what} (U+{code:04X}), a sign that only its own font can show");
    let private = |what: &str| Diagnostic::error("private-character", at, message(what));
    match sign {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f0a8}' | '\u{f0e0}' | '\u{f0b0}' | '\u{f02d}' | '\u{f06c}'
        | '\u{f06e}' | '\u{f071}' | '\u{f075}' | '\u{f077}' | '\u{f0fc}' | '\u{f0de}' => {
            private("this is a bullet of Word").hint("delete it: a list is `points = [\"…\", \"…\"]`, and has its own")
        }
        '\u{f06f}' | '\u{f0fe}' | '\u{f0fd}' | '\u{f052}' | '\u{f053}' | '\u{f054}' | '\u{f0a3}' => {
            private("this is a box of Word")
                .hint("delete it: items of a checklist, `items = [\"…\", \"…\"]`, have a box of their own")
        }
        _ => private("this is a private character").hint("type the sign that it was to be, or delete it"),
    }
}
