//! Markup of Markdown that is not read here, within a line. What is read and has a slip in it (`**` that nothing closes) is complained of
//! where it is read.

use super::typed::{Role, Typed};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};

const STRONG: &str = "write `**words**` for strong words, `*words*` for emphasis";

/// Words between two marks are at most so many signs.
const LONGEST: usize = 200;

/// Pairs of signs that mark words, what they mark, and what to type.
const PAIRS: [(&str, &str); 3] = [("__", STRONG), ("~~", "delete what is struck out"), ("==", STRONG)];

/// Complains of each.
pub(super) fn complain(typed: &Typed<'_>, role: Role, found: &mut Diagnostics) {
    for (signs, hint) in PAIRS {
        if signs.chars().next().is_some_and(|sign| typed.has(sign)) {
            complain_of_pairs(typed, signs, hint, found);
        }
    }
    if typed.has('_') {
        complain_of_pairs(typed, "_", "write `*words*` for emphasis", found);
    }
    if typed.has('`') {
        complain_of_pairs(typed, "`", "write the words in quotation marks, or `**words**`", found);
    }
    if typed.has('[') || typed.has(']') {
        complain_of_links(typed, found);
    }
    if role == Role::Plain {
        complain_of_marks(typed, found);
    }
}

/// Words between two equal marks: a mark opens where no letter is before it and a word behind it, and closes the other way round.
fn complain_of_pairs(typed: &Typed<'_>, mark: &str, hint: &str, found: &mut Diagnostics) {
    let width = mark.chars().count();
    let sign = mark.chars().next();
    let mut index = 0;
    while let Some(start) = typed.find(index, mark) {
        index = start + 1;
        let word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let (before, behind) = (typed.before(start), typed.at(start + width));
        let opens =
            !word(before) && before != sign && behind != sign && behind.is_some_and(|sign| !sign.is_whitespace() && sign != '\0');
        let mut close = start + width;
        let end = loop {
            match typed.find_near(close, mark).filter(|end| *end < start + LONGEST) {
                None => break None,
                Some(end)
                    if !typed.before(end).is_some_and(char::is_whitespace)
                        && !word(typed.at(end + width))
                        && end > start + width =>
                {
                    break Some(end + width);
                }
                Some(end) => close = end + 1,
            }
        };
        if let Some(end) = end.filter(|_| opens) {
            let complaint = typed.markup(start, end, format!("the signs `{mark}` would be printed: they mark nothing here"));
            found.push(complaint.hint(hint));
            index = end;
        }
    }
}

fn complain_of_links(typed: &Typed<'_>, found: &mut Diagnostics) {
    let mut index = 0;
    while let Some(start) = typed.find_sign(index, |sign| matches!(sign, '[' | ']' | ')')) {
        index = start + 1;
        let gap = typed.run(start + 1, char::is_whitespace);
        let next = start + 1 + gap;
        let complaint = if typed.starts(start, "[^") {
            let end = typed.find_sign_near(start, |sign| sign == ']').map_or(start + 2, |end| end + 1);
            typed
                .markup(start, end, "a footnote of Markdown would be printed as it stands")
                .hint("write the remark in brackets, ( )")
        } else if typed.at(start) == Some('[') {
            if typed.before(start) != Some('!') {
                continue;
            }
            let end = typed.find_sign_near(start, |sign| sign == ')').map_or(start + 1, |end| end + 1);
            typed
                .markup(start - 1, end, "a picture of Markdown would be printed as signs")
                .hint("a picture is a block of its own: `picture.file = \"…\"` and `picture.alt = \"…\"`")
        } else if typed.at(start) == Some(')') {
            if gap > 0 || typed.at(next) != Some('[') || !is_address(typed, next + 1) {
                continue;
            }
            typed.markup(start, next + 1, "the brackets of a link are the wrong way round").hint("write `[words](https://…)`")
        } else if gap > 0 && typed.at(next) == Some('(') && is_address(typed, next + 1) {
            typed
                .markup(
                    start,
                    next + 1,
                    "between the words of a link and its address there is a space: the brackets would be printed",
                )
                .hint("delete it: `[words](https://…)`")
        } else if gap == 0 && typed.at(next) == Some('[') {
            typed
                .markup(start, next + 1, "a link by the name of its address would be printed as it stands")
                .hint("write the address itself: `[words](https://…)`")
        } else if gap == 0 && is_address(typed, next) {
            typed.markup(start, next, "the address of a link has no brackets").hint("write `[words](https://…)`")
        } else {
            continue;
        };
        found.push(complaint);
    }
}

fn is_address(typed: &Typed<'_>, at: usize) -> bool {
    ["http://", "https://", "mailto:", "tel:", "www.", "#", "lang:"].iter().any(|start| typed.starts(at, start))
}

/// In a name or an address no markup is read.
fn complain_of_marks(typed: &Typed<'_>, found: &mut Diagnostics) {
    let strong = typed.find(0, "**").map(|start| (start, start + 2));
    let link = typed.find(0, "](").map(|start| (start, start + 2));
    for (start, end) in strong.into_iter().chain(link) {
        found.push(
            Diagnostic::error("foreign-markup", typed.origin(start, end), "no markup is read here: its signs would be printed")
                .hint("write the words alone"),
        );
    }
}
