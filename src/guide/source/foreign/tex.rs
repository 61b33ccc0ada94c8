//! Commands of TeX and RTF: a backslash and a name.

use super::html::shortened;
use super::typed::Typed;
use crate::foundation::diagnostic::Diagnostics;

/// Commands that stand without braces.
const BARE: [&str; 22] = [
    "item",
    "par",
    "pard",
    "newline",
    "linebreak",
    "noindent",
    "ldots",
    "dots",
    "quad",
    "qquad",
    "hfill",
    "vfill",
    "bf",
    "it",
    "rm",
    "large",
    "small",
    "tab",
    "line",
    "plain",
    "rtf1",
    "bullet",
];

/// Complains of each command, once for a text.
pub(super) fn complain(typed: &Typed<'_>, found: &mut Diagnostics) {
    if !typed.has('\\') {
        return;
    }
    let mut index = 0;
    while let Some(start) = typed.find_sign(index, |sign| sign == '\\') {
        index = start + 1;
        let letters = typed.run(start + 1, |sign| sign.is_ascii_alphabetic());
        let digits = typed.run(start + 1 + letters, |sign| sign.is_ascii_digit());
        let end = start + 1 + letters + digits;
        let name = typed.words(start + 1, end);
        let in_path = typed.before(start).is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, ':' | '\\'));
        let braces = letters >= 2 && (matches!(typed.at(end), Some('{')) || typed.starts(end, "*{"));
        let bare = BARE.contains(&name.as_str()) && !in_path && typed.at(end).is_none_or(|sign| !sign.is_alphanumeric());
        let rtf = !in_path
            && digits > 0
            && ["fs", "f", "b", "i", "ul", "cf", "li", "ansicpg", "u", "ansi", "lang"]
                .contains(&name.trim_end_matches(|sign: char| sign.is_ascii_digit()));
        if braces || bare || rtf {
            let close = if braces { typed.find_sign_near(end, |sign| sign == '}').map_or(end, |close| close + 1) } else { end };
            let words = shortened(&typed.words(start, close));
            let complaint =
                typed.markup(start, close, format!("`{words}` is a command of another program, and would be printed"));
            found.push(complaint.hint(match name.as_str() {
                "textbf" | "bf" | "b" | "b0" | "b1" => "write `**words**` for strong words",
                "textit" | "emph" | "it" => "write `*words*` for emphasis",
                "item" | "begin" | "end" | "bullet" => "a list is `points = [\"…\", \"…\"]`",
                "section" | "subsection" | "chapter" | "paragraph" => "a heading is the `title` of a section or of a block",
                "href" | "url" => "write `[words](https://…)` for a link",
                "ldots" | "dots" => "type the sign itself: …",
                _ => "delete it; paragraphs are divided by a blank line",
            }));
            return;
        }
    }
}
