//! Where a line may end: UAX #14, and the rules of careful typists.
//!
//! In: the text and its tokens. Out: opportunities, each with its price. What belongs together (number and unit, initials, an
//! abbreviation and its number) is parted only when nothing else fits; what would mislead (`4–|2`, `e-|post`, `C-|vitamin`, a line that
//! starts with a dash or a colon) never. No-break spaces, word joiners and soft hyphens of the author are law. `segments` finds the
//! opportunities of UAX #14.

use super::linebreak::Admission;
use super::segments;
use super::tokens::{Kind, Token};

/// What a line ends with when it ends here.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// What is there.
    Plain,
    /// A hyphen that the author wrote.
    WrittenHyphen,
    /// A hyphen that the line end makes.
    NewHyphen,
}

/// A place where a line may end.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Opportunity {
    /// The byte at which the next line starts.
    pub(super) at: usize,
    pub(super) cost: i32,
    pub(super) admission: Admission,
    pub(super) ending: Ending,
}

const NO_COST: i32 = 0;
/// After a written hyphen, a slash, a dash.
const AFTER_SIGN: i32 = 30;
/// After a word of one letter, the day of a date, or a short word that begins a sentence: it would stand alone at the edge.
const LONELY: i32 = 40;
/// At a soft hyphen: the author asked for it.
const SOFT_HYPHEN: i32 = 20;
/// Within an address.
const IN_ADDRESS: i32 = 80;
/// Between what belongs together: worse than a line that is half empty.
const TOGETHER: i32 = 1_000;

/// All opportunities, in order; neither the start of the text nor its end is one.
pub(super) fn opportunities(text: &str, tokens: &[Token]) -> Vec<Opportunity> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut tokens = tokens.iter().peekable();
    segments::each(text, |at| {
        while let Some(token) = tokens.next_if(|token| token.end <= at) {
            address(text, token, &mut found);
        }
        match tokens.peek() {
            Some(token) if token.start < at && token.kind == Kind::Address => {}
            Some(token) if token.start < at => found.push(together(at)),
            _ => found.extend(judged(text, at)),
        }
    });
    for token in tokens {
        address(text, token, &mut found);
    }
    found.sort_by_key(|opportunity| opportunity.at);
    found
}

fn together(at: usize) -> Opportunity {
    Opportunity { at, cost: TOGETHER, admission: Admission::Reluctant, ending: Ending::Plain }
}

fn plain(at: usize, cost: i32) -> Opportunity {
    Opportunity { at, cost, admission: Admission::Always, ending: Ending::Plain }
}

/// A web address breaks after a slash and before a dot, so that nobody reads the dot as the end of a sentence, where a word could take
/// a hyphen; at other signs, and e-mail addresses everywhere, only when it must.
fn address(text: &str, token: &Token, found: &mut Vec<Opportunity>) {
    if token.kind != Kind::Address {
        return;
    }
    let (start, end) = (token.start, token.end);
    let bytes = text.as_bytes();
    let mail = text[start..end].contains('@');
    for at in start + 3..end.saturating_sub(2) {
        let (before, after) = (bytes[at - 1], bytes[at]);
        let good = before == b'/' && after != b'/' && bytes[at - 2] != b'/' || matches!(after, b'.' | b'@') && before != b'/';
        let fair = matches!(after, b'-' | b'_' | b'?' | b'&' | b'=' | b'#' | b'%') && before.is_ascii_alphanumeric();
        if good && !mail {
            found.push(Opportunity { admission: Admission::Hyphenating, ..plain(at, IN_ADDRESS) });
        } else if good || fair {
            found.push(together(at));
        }
    }
}

/// An opportunity of UAX #14, as a careful typist sees it.
fn judged(text: &str, at: usize) -> Option<Opportunity> {
    let (before, after) = text.split_at(at);
    let last = before.chars().next_back()?;
    if last == ' ' { after_space(before, after, at) } else { within(before, after, last, at) }
}

fn within(before: &str, after: &str, last: char, at: usize) -> Option<Opportunity> {
    let next = after.chars().next()?;
    match last {
        '\u{ad}' => Some(Opportunity { at, cost: SOFT_HYPHEN, admission: Admission::Hyphenating, ending: Ending::NewHyphen }),
        '-' | '\u{2010}' => {
            let (left, right) = sides(before, last, after);
            (left > 2 && right > 2).then_some(Opportunity { ending: Ending::WrittenHyphen, ..plain(at, AFTER_SIGN) })
        }
        '/' => {
            let (left, right) = sides(before, last, after);
            (left > 3 && right > 3).then_some(plain(at, AFTER_SIGN))
        }
        '–' => {
            let (left, right) = sides(before, last, after);
            (left > 4 || right > 4).then_some(plain(at, AFTER_SIGN))
        }
        '—' => Some(plain(at, AFTER_SIGN)),
        _ if matches!(next, '—' | '–') => None,
        _ => Some(plain(at, NO_COST)),
    }
}

/// How many letters or digits stand on both sides of a sign; more than five count as six.
fn sides(before: &str, sign: char, after: &str) -> (usize, usize) {
    let left = before[..before.len() - sign.len_utf8()].chars().rev().take(6).take_while(|c| c.is_alphanumeric()).count();
    (left, after.chars().take(6).take_while(|c| c.is_alphanumeric()).count())
}

fn after_space(before: &str, after: &str, at: usize) -> Option<Opportunity> {
    let before = before.trim_end_matches(' ');
    if let [.., a, b, c, d] = before.as_bytes()
        && [a, b, c, d].into_iter().all(u8::is_ascii_lowercase)
        && after.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        // Nearly all words: long enough to stand anywhere, and no abbreviation.
        return Some(plain(at, NO_COST));
    }
    let mut following = after.chars();
    let next = following.next()?;
    let starts_with_sign =
        matches!(next, ';' | ':' | '!' | '?' | '»' | '%' | '‰') && !following.next().is_some_and(char::is_alphanumeric);
    let opened = before.ends_with('«') || before.ends_with('‹');
    let spaced_dash = matches!(next, '–' | '—') && after[next.len_utf8()..].starts_with(' ') && !before.is_empty();
    if starts_with_sign || opened || spaced_dash {
        return None;
    }
    let word_start = before.char_indices().rev().take(8).find(|(_, c)| c.is_whitespace()).map(|(place, c)| place + c.len_utf8());
    // A word longer than eight signs is neither an abbreviation nor short.
    let word = match word_start {
        Some(start) => &before[start..],
        None if before.chars().take(9).count() <= 8 => before,
        None => return Some(plain(at, NO_COST)),
    };
    if next.is_uppercase() && is_initial(word) || next.is_numeric() && is_abbreviation(word) {
        return Some(together(at));
    }
    let sentence_before = || before[..before.len() - word.len()].trim_end().ends_with(['.', '!', '?']);
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let lonely = letters == 1
        || letters == 2 && is_day(word, after)
        || letters <= 3 && word.chars().all(char::is_alphabetic) && sentence_before();
    Some(plain(at, if lonely { LONELY } else { NO_COST }))
}

/// `20` and `20.` before a month and a year.
fn is_day(word: &str, after: &str) -> bool {
    let mut words = after.split([' ', '\u{a0}']);
    word.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit())
        && words.next().is_some_and(|month| month.chars().all(char::is_alphabetic))
        && words.next().is_some_and(|year| year.bytes().take_while(u8::is_ascii_digit).count() == 4)
}

/// `A.`, and `J.-P.` at its end.
fn is_initial(word: &str) -> bool {
    let mut signs = word.chars().rev();
    signs.next() == Some('.') && signs.next().is_some_and(char::is_uppercase) && signs.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Abbreviations that lead a number.
fn is_abbreviation(word: &str) -> bool {
    const BEFORE_NUMBERS: [&str; 26] = [
        "nr", "nr.", "no.", "No.", "Nr.", "Nr", "kl", "kl.", "Kl.", "s.", "p.", "pp.", "S.", "tel", "tel.", "Tel.", "ca", "ca.",
        "c:a", "§", "№", "n°", "ung.", "bl.", "fig.", "kap.",
    ];
    BEFORE_NUMBERS.contains(&word.trim_start_matches(['(', '[']))
}
