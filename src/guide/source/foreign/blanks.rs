//! Boxes to tick and lines to write on, made of signs: a pen finds them, a screen reader and a telephone do not.

use super::typed::{Role, Typed};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};

/// Fewer signs than this may be writing.
const FEWEST_LINES: usize = 3;
const FEWEST_DOTS: usize = 5;
/// White space before a mark is looked over so far.
const INDENTATION: usize = 80;

/// Complains of each box and each line.
pub(super) fn complain(typed: &Typed<'_>, role: Role, found: &mut Diagnostics) {
    complain_of_boxes(typed, role, found);
    if typed.has('_') || typed.has('.') || typed.has('-') || typed.is_wide {
        complain_of_lines(typed, role, found);
    }
}

fn is_box(sign: char) -> bool {
    matches!(
        sign,
        '☐' | '☑'
            | '☒'
            | '□'
            | '❏'
            | '❐'
            | '❑'
            | '❒'
            | '▢'
            | '⬜'
            | '◻'
            | '◽'
            | '🔲'
            | '🗹'
            | '🗷'
            | '⬚'
            | '⎕'
    )
}

fn is_tick(sign: char) -> bool {
    matches!(sign, '✓' | '✔' | '✅' | '🗸')
}

fn complain_of_boxes(typed: &Typed<'_>, role: Role, found: &mut Diagnostics) {
    if !typed.is_wide && !typed.has('[') {
        return;
    }
    for index in 0..typed.signs.len() {
        let Some(sign) = typed.at(index) else { return };
        let end = if is_box(sign) || is_tick(sign) && starts_line(typed, index) {
            index + 1
        } else if sign == '[' {
            match bracketed_box(typed, index) {
                Some(end) => end,
                None => continue,
            }
        } else {
            continue;
        };
        let at_start = starts_line(typed, index);
        let complaint = Diagnostic::error("typed-blank", typed.origin(index, end), "a box to tick is typed as a sign");
        found.push(match role {
            Role::Tick => complaint.hint("delete it: the program draws the box of each item"),
            Role::Item | Role::Field if at_start => complaint.hint("delete it: the list has marks of its own").hint(TICK),
            _ => complaint.hint(TICK),
        });
        if at_start && role != Role::Text {
            return;
        }
    }
}

const TICK: &str = "boxes to tick are the items of a checklist: `[[checklist.group]]` with `items = [\"…\", \"…\"]`";
const LINE: &str = "a line to write on is `[[checklist.field]]` with `label = \"…\"`, and `lines = 3` for more of them";

/// `[ ]`, `[x]`: a box of Markdown. A link may have such words.
fn bracketed_box(typed: &Typed<'_>, start: usize) -> Option<usize> {
    let inner = typed.run(start + 1, |sign| matches!(sign, ' ' | '\u{a0}' | '_'));
    let end = match typed.at(start + 1 + inner) {
        Some(']') => start + 2 + inner,
        Some('x' | 'X' | '✓' | '✔' | '✗' | '✘') if inner == 0 && typed.at(start + 2) == Some(']') => start + 3,
        _ => return None,
    };
    (!matches!(typed.at(end), Some('(' | '[')) && typed.before(start) != Some('[')).then_some(end)
}

fn complain_of_lines(typed: &Typed<'_>, role: Role, found: &mut Diagnostics) {
    let mut index = 0;
    while let Some(sign) = typed.at(index) {
        let (fewest, width) = match sign {
            '_' | '＿' => (FEWEST_LINES, 1),
            '.' | '·' => (FEWEST_DOTS, 1),
            '…' => (2, 1),
            '-' | '‐' => (FEWEST_DOTS, 1),
            '–' | '—' | '‒' | '―' => (FEWEST_LINES, 1),
            _ => {
                index += 1;
                continue;
            }
        };
        let end = stretch(typed, index, sign);
        let count = typed.signs.get(index..end).unwrap_or(&[]).iter().filter(|one| **one == sign).count();
        let whole = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        // Within a name such as `a___b` they join; a line of nothing else divides, which is another rule's.
        let joins = whole(typed.before(index)) && whole(typed.at(end)) && matches!(sign, '_' | '-');
        if count < fewest || joins || is_divider(typed, index, end, sign) {
            index = end.max(index + width);
            continue;
        }
        let complaint = Diagnostic::error("typed-blank", typed.origin(index, end), "a line to write on is typed as signs");
        found.push(match role {
            Role::Field => complaint.hint("delete it: the program draws the line of a field; `lines = 3` makes three"),
            _ => complaint.hint(LINE),
        });
        // One complaint says it: forms have several such lines under each other.
        return;
    }
}

/// The end of a stretch of one sign, with single spaces between them or none.
fn stretch(typed: &Typed<'_>, start: usize, sign: char) -> usize {
    let mut end = start + 1;
    loop {
        let gap = typed.run(end, |other| matches!(other, ' ' | '\u{a0}'));
        if gap > 1 || typed.at(end + gap) != Some(sign) {
            return end;
        }
        end += gap + 1;
    }
}

/// Whether a stretch of hyphens is a line alone.
fn is_divider(typed: &Typed<'_>, start: usize, end: usize, sign: char) -> bool {
    let behind = typed.run(end, |sign| sign == ' ');
    sign == '-' && starts_line(typed, start) && typed.at(end + behind).is_none_or(|sign| sign == '\n')
}

/// Whether nothing but white space stands before an index in its line.
fn starts_line(typed: &Typed<'_>, index: usize) -> bool {
    let before = typed.signs.get(index.saturating_sub(INDENTATION)..index).unwrap_or(&[]).iter().rev();
    let words = before.take_while(|sign| **sign != '\n').any(|sign| !sign.is_whitespace());
    !words
}
