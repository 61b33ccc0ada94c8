//! What stands at the start of a line: marks and numbers of lists, headings, rules, quotations, rows of tables. In a text all lines are
//! run together, and the marks would stand in the middle of sentences; in an item they would stand beside its own mark.
//!
//! A dash, an asterisk or a number may also start a line of prose that was merely wrapped there, so those need company.

use std::collections::BTreeMap;

use super::typed::{Line, Role, Typed};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};

const LIST: &str = "a list is `points = [\"…\", \"…\"]`, one with numbers `steps = [\"…\", \"…\"]`";

/// What a line starts with.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Mark {
    /// A sign that is nothing but the mark of a list.
    Bullet,
    /// `- `
    Hyphen,
    /// `* ` or `+ `
    Star,
    /// `– ` or `— `, which also open direct speech.
    Dash,
    /// `1. `, `1) `, `(1) `, `a) `, with its value.
    Number(u32),
}

/// Complains of the lines of a text.
pub(super) fn complain(typed: &Typed<'_>, role: Role, found: &mut Diagnostics) {
    let lines = typed.lines();
    for line in &lines {
        if let Some(complaint) = block_markup(typed, *line) {
            found.push(complaint);
            break;
        }
    }
    let marks: Vec<(Line, Option<(Mark, usize)>)> = lines.iter().map(|line| (*line, mark(typed, line.start))).collect();
    match role {
        Role::Text => complain_of_list(typed, &marks, found),
        Role::Item | Role::Tick | Role::Field => complain_of_item(typed, &marks, role, found),
        Role::Label | Role::Plain => {
            if let Some((line, Some((Mark::Bullet | Mark::Hyphen, end)))) = marks.first() {
                let complaint =
                    Diagnostic::error("typed-mark", typed.origin(line.start, *end), "a mark of a list stands before the words");
                found.push(complaint.hint("delete it"));
            }
        }
    }
}

fn complain_of_list(typed: &Typed<'_>, marks: &[(Line, Option<(Mark, usize)>)], found: &mut Diagnostics) {
    let dashes = marks.iter().filter(|(_, mark)| matches!(mark, Some((Mark::Dash, _)))).count();
    let mut last: BTreeMap<u32, usize> = BTreeMap::new();
    for (place, (_, mark)) in marks.iter().enumerate() {
        if let Some((Mark::Number(value), _)) = mark {
            last.insert(*value, place);
        }
    }
    let listed = marks.iter().enumerate().find(|(place, (_, mark))| match mark {
        None => false,
        Some((Mark::Bullet, _)) => true,
        Some((Mark::Hyphen, end)) => !continues_range(typed, marks, *place, *end),
        Some((Mark::Star, _)) => marks.len() > 1,
        Some((Mark::Dash, _)) => dashes > 1,
        Some((Mark::Number(value), _)) => last.get(&(value + 1)).is_some_and(|next| next > place),
    });
    let Some((_, (line, Some((_, end))))) = listed else { return };
    let complaint = Diagnostic::error("typed-list", typed.origin(line.start, *end), "a list is typed within a text");
    found.push(complaint.label("its lines would be run together").hint(LIST));
}

/// Whether a hyphen at the start of a line stands between two numbers that the line end parted.
fn continues_range(typed: &Typed<'_>, marks: &[(Line, Option<(Mark, usize)>)], place: usize, end: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| marks.get(before));
    before.is_some_and(|(line, _)| typed.before(line.end).is_some_and(char::is_numeric))
        && typed.at(end).is_some_and(char::is_numeric)
}

fn complain_of_item(typed: &Typed<'_>, marks: &[(Line, Option<(Mark, usize)>)], role: Role, found: &mut Diagnostics) {
    match marks.first() {
        Some((line, Some((Mark::Bullet | Mark::Hyphen | Mark::Star | Mark::Dash, end)))) => {
            let complaint = Diagnostic::error("typed-mark", typed.origin(line.start, *end), "a mark is typed before the words");
            found.push(complaint.hint(match role {
                Role::Tick => "delete it: the program draws the box or the number of each item",
                Role::Field => "delete it: a field has its own line",
                _ => "delete it: the list has its own marks",
            }));
        }
        _ => {
            let inner = marks.iter().skip(1).find_map(|(line, mark)| mark.map(|(mark, end)| (line, mark, end)));
            let is_list = |mark: Mark| matches!(mark, Mark::Bullet | Mark::Hyphen | Mark::Star | Mark::Number(1));
            if let Some((line, mark, end)) = inner
                && is_list(mark)
            {
                let complaint = Diagnostic::error("typed-list", typed.origin(line.start, end), "a list is typed within an item");
                found
                    .push(complaint.hint("write `{ text = \"…\", points = [\"…\", \"…\"] }` for an item with a list of its own"));
            }
        }
    }
}

/// The mark at the start of a line, and the index of the words behind it.
fn mark(typed: &Typed<'_>, start: usize) -> Option<(Mark, usize)> {
    let sign = typed.at(start)?;
    let behind = |at: usize| typed.run(at, |sign| matches!(sign, ' ' | '\t' | '\u{a0}' | '\u{2002}' | '\u{2003}'));
    let spaced = behind(start + 1);
    let words = start + 1 + spaced;
    let has_words = typed.at(words).is_some_and(|sign| sign != '\n');
    match sign {
        '•' | '●' | '○' | '◦' | '▪' | '▫' | '‣' | '⁃' | '►' | '▶' | '➢' | '➤' | '❖' | '◆' | '♦' | '■' | '∙' | '◉' | '➔' | '➜' => {
            has_words.then_some((Mark::Bullet, words))
        }
        '·' if spaced > 0 && has_words => Some((Mark::Bullet, words)),
        // Word pastes its second kind of bullet as the letter.
        'o' if typed.at(start + 1) == Some('\t') && has_words => Some((Mark::Bullet, words)),
        // The box of Markdown is complained of by itself.
        '-' if spaced > 0 && has_words => Some((Mark::Hyphen, words)),
        '*' | '+' if spaced > 0 && has_words && !typed.at(words).is_some_and(char::is_numeric) => Some((Mark::Star, words)),
        '–' | '—' | '―' | '−' if spaced > 0 && typed.at(words).is_some_and(|sign| !sign.is_numeric() && sign != '\n') => {
            Some((Mark::Dash, words))
        }
        _ => {
            number(typed, start).filter(|(_, end)| behind(*end) > 0).map(|(value, end)| (Mark::Number(value), end + behind(end)))
        }
    }
}

/// `1.`, `1)`, `(1)`, `1-`, `a)` in the digits of any script, and the index behind it.
fn number(typed: &Typed<'_>, start: usize) -> Option<(u32, usize)> {
    let opened = typed.at(start) == Some('(');
    let first = if opened { start + 1 } else { start };
    let digits = typed.run(first, |sign| digit(sign).is_some());
    let (value, end) = if (1..=2).contains(&digits) {
        let signs = typed.signs.get(first..first + digits)?;
        (signs.iter().filter_map(|sign| digit(*sign)).fold(0, |value, digit| value * 10 + digit), first + digits)
    } else {
        let letter = typed.at(first).filter(char::is_ascii_alphabetic)?;
        (u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1, first + 1)
    };
    match typed.at(end)? {
        ')' => Some((value, end + 1)),
        '.' | '-' | '–' | '۔' if !opened && digits > 0 => Some((value, end + 1)),
        _ => None,
    }
}

fn digit(sign: char) -> Option<u32> {
    match sign {
        '0'..='9' => sign.to_digit(10),
        '\u{660}'..='\u{669}' => Some(u32::from(sign) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(sign) - 0x6f0),
        _ => None,
    }
}

/// Headings, rules, quotations and tables of Markdown and wikis.
fn block_markup(typed: &Typed<'_>, line: Line) -> Option<Diagnostic> {
    let first = typed.at(line.start)?;
    let markup = |end: usize, message: &str| typed.markup(line.start, end, message);
    let end = line.start + typed.run(line.start, |sign| sign == first);
    let (count, next) = (end - line.start, typed.at(end));
    match first {
        '#' if count <= 6 && next == Some(' ') && typed.at(end + 1).is_some_and(|sign| count > 1 || !sign.is_numeric()) => {
            return Some(
                markup(end, "a heading of Markdown would be printed as it stands")
                    .hint("a heading is the `title` of a section or of a block"),
            );
        }
        '=' if count <= 6 && count > 1 && next == Some(' ') && typed.before(line.end) == Some('=') => {
            return Some(
                markup(line.end, "a heading of a wiki would be printed as it stands")
                    .hint("a heading is the `title` of a section or of a block"),
            );
        }
        '-' | '=' | '*' | '#' | '+' if is_rule(typed, line, first) => {
            return Some(
                markup(line.end, "a line of signs would be printed as it stands")
                    .hint("delete it: the program draws the lines between parts"),
            );
        }
        '>' if !typed.at(end + typed.run(end, |sign| sign == ' ')).is_some_and(char::is_numeric) && next == Some(' ') => {
            return Some(
                markup(end, "the mark of a quotation would be printed as it stands")
                    .hint("delete it; a text set apart is `note.text = \"…\"`"),
            );
        }
        '`' | '~' if count >= 3 => {
            return Some(markup(end, "a fence of Markdown would be printed as it stands").hint("delete it"));
        }
        '[' => {
            let close = typed.find_sign(line.start, |sign| matches!(sign, ']' | '\n')).filter(|close| typed.starts(*close, "]:"));
            if let Some(close) = close {
                return Some(
                    markup(close + 2, "an address of Markdown would be printed as it stands")
                        .hint("write the address where its words are: `[words](https://…)`"),
                );
            }
        }
        _ => {}
    }
    row_of_bars(typed, line)
}

fn is_rule(typed: &Typed<'_>, line: Line, first: char) -> bool {
    let signs = typed.signs.get(line.start..line.end).unwrap_or(&[]);
    signs.iter().all(|sign| *sign == first || *sign == ' ') && signs.iter().filter(|sign| **sign == first).count() >= 3
}

fn row_of_bars(typed: &Typed<'_>, line: Line) -> Option<Diagnostic> {
    if !typed.has('|') {
        return None;
    }
    let signs = typed.signs.get(line.start..line.end).unwrap_or(&[]);
    let bars = signs.iter().filter(|sign| **sign == '|').count();
    let framed = signs.first() == Some(&'|') || signs.last() == Some(&'|');
    let ruled = signs.iter().all(|sign| matches!(sign, '|' | '-' | ':' | ' ' | '+')) && signs.contains(&'-');
    let complaint = if bars >= 2 && framed || bars >= 1 && ruled {
        typed.markup(line.start, line.end, "a row of a table is typed with bars, and would be printed as it stands")
    } else if bars >= 2 {
        let at = typed.origin(line.start, line.end);
        Diagnostic::warning("foreign-markup", at, "a row of a table seems to be typed with bars, which are printed as they stand")
    } else {
        return None;
    };
    Some(
        complaint
            .hint("a table is `columns = [\"…\", \"…\"]` and `table = [[\"…\", \"…\"], …]`")
            .hint("where a bar is meant, put a comma or · in its place"),
    )
}
