//! Backslashes that took a letter with them: between "…" TOML reads `\n` in `C:\new` as a line end, and the `n` is gone.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::table::RawText;

/// Signs that TOML 1.1 writes as a backslash and a letter, with the letter.
const ESCAPES: [(char, char); 6] = [('\u{8}', 'b'), ('\t', 't'), ('\n', 'n'), ('\u{c}', 'f'), ('\r', 'r'), ('\u{1b}', 'e')];

/// A path before an escape is sought over so many signs.
const LONGEST_PATH: usize = 260;

/// Whether a sign stands in the file as a backslash and a letter.
pub(super) fn is_written_as_escape(raw: &RawText, index: usize) -> bool {
    letter_of(raw, index).is_some()
}

fn letter_of(raw: &RawText, index: usize) -> Option<char> {
    let (sign, place) = raw.characters.get(index)?;
    let letter = ESCAPES.iter().find(|(escaped, _)| escaped == sign)?.1;
    // The closing mark is one sign wide where the escape is the last; a sign that stands for itself is one byte.
    let next = raw.characters.get(index + 1).map_or(raw.origin.end - 1, |(_, next)| *next);
    (next == place + 2).then_some(letter)
}

/// Complains of escapes that are surely a path, of those that nobody prints, and of line ends and tabs between two letters.
pub(super) fn complain(raw: &RawText, found: &mut Diagnostics) {
    for (index, (sign, _)) in raw.characters.iter().enumerate() {
        if !sign.is_control() {
            continue;
        }
        let Some(letter) = letter_of(raw, index) else { continue };
        let near = |index: usize| raw.characters.get(index).map(|(sign, _)| *sign);
        let (before, behind) = (index.checked_sub(1).and_then(near), near(index + 1));
        let at = raw.origin_of(index, index + 1);
        let joined = before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric);
        if is_path(raw, index) || !matches!(sign, '\n' | '\t') {
            found.push(
                Diagnostic::error(
                    "lost-letter",
                    at,
                    format!("`\\{letter}` is read as an invisible sign, and the {letter} is gone"),
                )
                .hint(format!("write `\\\\{letter}`, or put the text between '…', where a backslash is a backslash")),
            );
        } else if joined {
            let what = if *sign == '\n' { "a line end" } else { "a tab" };
            found.push(
                Diagnostic::warning("lost-letter", at, format!("`\\{letter}` is read as {what}, and printed as a space"))
                    .hint("write a space; a new paragraph is `\\n\\n` or a blank line in a text between \"\"\"")
                    .hint(format!("if a backslash is meant, write `\\\\{letter}`")),
            );
        }
    }
}

/// Whether the word that an escape stands in looks like a path: a drive, or another backslash, before it.
fn is_path(raw: &RawText, index: usize) -> bool {
    let signs = raw.characters.get(..index).unwrap_or(&[]).iter().enumerate().rev();
    let word = signs.take_while(|(place, (sign, _))| !sign.is_whitespace() || is_written_as_escape(raw, *place));
    let before: Vec<char> = word.map(|(_, (sign, _))| *sign).take(LONGEST_PATH).collect();
    let drive = |tail: &[char]| matches!(tail, [':', letter, ..] if letter.is_ascii_alphabetic());
    before.contains(&'\\') || (0..before.len()).any(|from| drive(&before[from..]) && before.len() - from == 2)
}
