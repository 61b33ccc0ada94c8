//! Markup of wikis, bulletin boards and templates: double brackets and braces, `[b]`, `%s`.

use std::collections::BTreeSet;

use super::html::{shortened, unfilled};
use super::typed::Typed;
use crate::foundation::diagnostic::Diagnostics;

/// Names of bulletin-board tags that are never words between brackets.
const BOARD_TAGS: [&str; 12] =
    ["url", "img", "color", "colour", "size", "quote", "list", "font", "code", "center", "email", "youtube"];
/// Those that may be words unless they are closed as well.
const SHORT_TAGS: [&str; 5] = ["b", "i", "u", "s", "*"];

/// Complains of each.
pub(super) fn complain(typed: &Typed<'_>, found: &mut Diagnostics) {
    if typed.has('[') {
        complain_of_brackets(typed, found);
    }
    if typed.has('{') || typed.has('<') {
        complain_of_braces(typed, found);
    }
    if typed.has('%') {
        complain_of_directives(typed, found);
    }
    if typed.has('\'') {
        let mut index = 0;
        while let Some(start) = typed.find(index, "'''") {
            let Some(end) = typed.find(start + 3, "'''") else { break };
            let complaint = typed.markup(start, end + 3, "marks of a wiki would be printed here");
            found.push(complaint.hint("write `**words**` for strong words, `*words*` for emphasis"));
            index = end + 3;
        }
    }
}

fn complain_of_brackets(typed: &Typed<'_>, found: &mut Diagnostics) {
    let mut index = 0;
    let closed = closed_tags(typed);
    let mut opened: BTreeSet<String> = BTreeSet::new();
    while let Some(start) = typed.find_sign(index, |sign| sign == '[') {
        index = start + 1;
        let Some(end) = typed.find_sign(start + 1, |sign| matches!(sign, '[' | ']')) else { continue };
        if typed.at(start + 1) == Some('[') {
            let close = typed.find_near(start, "]]").map_or(start + 2, |close| close + 2);
            let words = shortened(&typed.words(start, close));
            let complaint =
                typed.markup(start, close, format!("`{words}` is a link of a wiki, and would be printed as it stands"));
            found.push(complaint.hint("write `[words](https://…)`"));
            index = close;
            continue;
        }
        if typed.at(end) != Some(']') || typed.at(end + 1) == Some('(') {
            continue;
        }
        let inner = typed.words(start + 1, end).to_lowercase();
        let closing = inner.strip_prefix('/');
        let name = closing.unwrap_or(&inner).split(['=', ' ']).next().unwrap_or("");
        let is_pair = || closed.contains(name);
        let is_tag = if SHORT_TAGS.contains(&name) {
            inner == "*" || closing.is_some() || inner == name && is_pair()
        } else {
            BOARD_TAGS.contains(&name) && (closing.is_some() || inner.contains('=') || is_pair())
        };
        if is_tag {
            if closing.is_none() || !opened.contains(name) {
                let complaint = typed.markup(start, end + 1, format!("`[{}]` would be printed as it stands", shortened(&inner)));
                found.push(complaint.hint(match name {
                    "b" | "size" | "color" | "colour" => "write `**words**` for strong words",
                    "i" | "u" => "write `*words*` for emphasis",
                    "url" | "email" => "write `[words](https://…)` for a link",
                    "list" | "*" => "a list is `points = [\"…\", \"…\"]`",
                    "img" => "a picture is a block of its own: `picture.file = \"…\"` and `picture.alt = \"…\"`",
                    _ => "delete it",
                }));
            }
            opened.insert(name.to_owned());
            index = end + 1;
        } else if inner.starts_with("http") && inner.contains(' ') {
            let complaint = typed.markup(start, end + 1, "this is a link of a wiki, and would be printed as it stands");
            found.push(complaint.hint("write the words first: `[words](https://…)`"));
            index = end + 1;
        }
    }
}

/// The names of the tags that are closed somewhere: `[/b]`.
fn closed_tags(typed: &Typed<'_>) -> BTreeSet<String> {
    let mut closed = BTreeSet::new();
    let mut index = 0;
    while let Some(start) = typed.find(index, "[/") {
        let length = typed.run(start + 2, |sign| sign.is_ascii_alphabetic());
        closed.insert(typed.words(start + 2, start + 2 + length).to_lowercase());
        index = start + 2 + length;
    }
    closed
}

fn complain_of_braces(typed: &Typed<'_>, found: &mut Diagnostics) {
    let mut index = 0;
    while let Some(start) = typed.find_sign(index, |sign| matches!(sign, '{' | '<')) {
        index = start + 1;
        let (open, close) = if typed.starts(start, "{{") {
            ("{{", "}}")
        } else if typed.starts(start, "<<") {
            ("<<", ">>")
        } else if typed.at(start) == Some('{') {
            ("{", "}")
        } else {
            continue;
        };
        // The braces of TeX belong to their command.
        let is_command = typed.at(start + 1) == Some('\\')
            || typed.before(start).is_some_and(|sign| sign.is_ascii_alphabetic()) && typed.has('\\')
            || matches!(typed.before(start), Some('}' | ']'));
        let Some(end) = typed.find_near(start + open.len(), close).filter(|end| *end > start + open.len()) else { continue };
        let inner = typed.words(start + open.len(), end);
        if is_command || inner.contains('\n') && inner.contains("\n\n") || inner.chars().all(char::is_whitespace) {
            continue;
        }
        let named = open != "<<" || inner.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '_' | '-' | '.'));
        if named {
            let first = if typed.before(start) == Some('$') { start - 1 } else { start };
            found.push(unfilled(typed, first, end + close.len()));
            index = end + close.len();
        }
    }
}

/// `%s`, `%1$d`, `%(name)s`, `%NAME%`; a percentage has a digit before its sign.
fn complain_of_directives(typed: &Typed<'_>, found: &mut Diagnostics) {
    let mut index = 0;
    while let Some(start) = typed.find_sign(index, |sign| sign == '%') {
        index = start + 1;
        let mut before = typed.signs.get(..start).unwrap_or(&[]).iter().rev();
        if before.find(|sign| !sign.is_whitespace()).is_some_and(|sign| sign.is_numeric()) {
            continue;
        }
        let mut at = start + 1;
        if typed.at(at) == Some('(') {
            at = typed.find_sign_near(at, |sign| sign == ')').map_or(at, |close| close + 1);
        }
        let digits = typed.run(at, |sign| sign.is_ascii_digit());
        if digits > 0 && typed.at(at + digits) == Some('$') {
            at += digits + 1;
        }
        let letters = typed.run(at, |sign| sign.is_alphanumeric() || sign == '_');
        let ends =
            letters == 1 && matches!(typed.at(at), Some('s' | 'd' | 'i' | 'f')) || letters == 0 && typed.at(at) == Some('@');
        let named = letters >= 2 && typed.at(at + letters) == Some('%');
        if ends || named {
            let end = if named { at + letters + 1 } else { at + 1 };
            found.push(unfilled(typed, start, end));
            index = end;
        }
    }
}
