//! Where a line may end: UAX #14, and the rules of careful typists.
//!
//! In: the text, its tokens, and what the language knows of numbers and names. Out: opportunities, each with its price. What belongs together (number and unit, initials, an
//! abbreviation and its number) is parted only when nothing else fits; what would mislead (`4–|2`, `e-|post`, `C-|vitamin`, a line that
//! starts with a dash or a colon) never. No-break spaces, word joiners and soft hyphens of the author are law. `segments` finds the
//! opportunities of UAX #14.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::paragraph::linebreak::Admission;
use crate::text::paragraph::words::companions::{Cohesion, Habits};
use crate::text::paragraph::words::phrase_breaks::PhraseBreaks;
use crate::text::paragraph::words::segments;
use crate::text::paragraph::words::tokens::{Token, TokenKind};

/// What a line ends with when it ends here.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum BreakHyphen {
    /// No hyphen: with what is there.
    None,
    /// A hyphen that the author wrote.
    Written,
    /// A hyphen that the line end makes.
    Inserted,
}

/// A place where a line may end.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct Opportunity {
    /// The byte at which the next line starts.
    pub(in crate::text::paragraph) at: usize,
    pub(in crate::text::paragraph) cost: i32,
    pub(in crate::text::paragraph) admission: Admission,
    pub(in crate::text::paragraph) hyphen: BreakHyphen,
}

const NO_COST: i32 = 0;
/// After a written hyphen, a slash, a dash.
const AFTER_SIGN: i32 = 30;
/// After a word of one letter, or a short one that begins a sentence: it would stand alone at the edge.
const LONELY: i32 = 40;
/// After the day of a date, or a number before a unit in words.
const AFTER_DAY: i32 = 100;
/// At a soft hyphen: the author asked for it.
const SOFT_HYPHEN: i32 = 20;
/// Within an address.
const IN_ADDRESS: i32 = 80;
/// Before a capital that stands alone: `vitamin C`.
const BEFORE_CAPITAL: i32 = 60;
/// Between what belongs together: worse than a line that is half empty …
const TOGETHER: i32 = 1_000;
/// … between a word that leads and its number or name, rather than within an address …
const LEADING: i32 = 600;
/// … between a number and its unit rather than within the number …
const BEFORE_UNIT: i32 = 2_000;
/// … and within a number, a range, or a telephone number only when it is wider than the measure: worse than any line.
const WITHIN_FIGURES: i32 = 4_000;
/// Anywhere in an address, where its own places are too far apart: rather at those.
const ANYWHERE: i32 = 8_000;
/// Signs of an address that a line holds at least.
const LEAST_PART: usize = 2;

/// All opportunities, in order; neither the start of the text nor its end is one. Where lines share their words, phrases have a say.
pub(in crate::text::paragraph) fn opportunities(
    text: &str,
    tokens: &[Token],
    habits: Habits<'_>,
    phrases: Option<PhraseBreaks<'_>>,
) -> Vec<Opportunity> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut tokens = tokens.iter().peekable();
    segments::each(text, |at| {
        while let Some(token) = tokens.next_if(|token| token.end <= at) {
            address(text, token, &mut found);
        }
        match tokens.peek() {
            Some(token) if token.start < at && token.kind == TokenKind::Address => {}
            Some(token) if token.start < at => found.push(Opportunity { cost: WITHIN_FIGURES, ..together(at) }),
            Some(_) | None => found.extend(judged(text, at, habits).map(|opportunity| weighed(text, opportunity, phrases))),
        }
    });
    for token in tokens {
        address(text, token, &mut found);
    }
    found.sort_by_key(|opportunity| opportunity.at);
    let within = |at: usize| 0 < at && at < text.len() && text.is_char_boundary(at);
    debug_assert!(found.iter().all(|opportunity| within(opportunity.at)), "a line ends between two characters of the text");
    found
}

/// Lines that share their words end between phrases.
fn weighed(text: &str, opportunity: Opportunity, phrases: Option<PhraseBreaks<'_>>) -> Opportunity {
    let (before, after) = text.split_at(opportunity.at);
    match phrases {
        Some(phrases) if before.ends_with(' ') && opportunity.admission == Admission::Always => {
            Opportunity { cost: opportunity.cost + phrases.price(before, after), ..opportunity }
        }
        Some(_) | None => opportunity,
    }
}

fn together(at: usize) -> Opportunity {
    Opportunity { at, cost: TOGETHER, admission: Admission::Reluctant, hyphen: BreakHyphen::None }
}

fn plain(at: usize, cost: i32) -> Opportunity {
    Opportunity { at, cost, admission: Admission::Always, hyphen: BreakHyphen::None }
}

/// A web address breaks after a slash and before a dot, so that nobody reads the dot as the end of a sentence, where a word could take
/// a hyphen; at other signs, and e-mail addresses everywhere, only when it must; and between any two signs before it would not fit at
/// all. It never takes a hyphen, which a reader would type.
fn address(text: &str, token: &Token, found: &mut Vec<Opportunity>) {
    if token.kind != TokenKind::Address {
        return;
    }
    let (start, end) = (token.start, token.end);
    let bytes = text.as_bytes();
    let mail = text[start..end].contains('@');
    let signs = text[start..end].grapheme_indices(true).map(|(at, _)| start + at);
    for at in signs.filter(|at| *at >= start + LEAST_PART && at + LEAST_PART <= end) {
        let inner = at > start + LEAST_PART && at + LEAST_PART < end;
        let (before, after) = (bytes[at - 1], bytes[at]);
        let good = before == b'/' && after != b'/' && bytes[at - 2] != b'/' || matches!(after, b'.' | b'@') && before != b'/';
        let fair = matches!(after, b'-' | b'_' | b'?' | b'&' | b'=' | b'#' | b'%') && before.is_ascii_alphanumeric();
        found.push(match (inner && good, inner && fair) {
            (true, _) if !mail => Opportunity { admission: Admission::Hyphenating, ..plain(at, IN_ADDRESS) },
            (false, false) => Opportunity { cost: ANYWHERE, admission: Admission::LastResort, ..together(at) },
            _ => together(at),
        });
    }
}

/// An opportunity of UAX #14, as a careful typist sees it.
fn judged(text: &str, at: usize, habits: Habits<'_>) -> Option<Opportunity> {
    let (before, after) = text.split_at(at);
    let last = before.chars().next_back()?;
    if last == ' ' { after_space(before, after, at, habits) } else { within(before, after, last, at) }
}

fn within(before: &str, after: &str, last: char, at: usize) -> Option<Opportunity> {
    let next = after.chars().next()?;
    match last {
        '\u{ad}' => Some(Opportunity { at, cost: SOFT_HYPHEN, admission: Admission::Hyphenating, hyphen: BreakHyphen::Inserted }),
        '-' | '\u{2010}' => {
            let (left, right) = sides(before, last, after);
            let long_enough = left > 2 || left == 2 && is_long_compound(before);
            (long_enough && right > 2).then_some(Opportunity { hyphen: BreakHyphen::Written, ..plain(at, AFTER_SIGN) })
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
        // Geresh and gershayim are also written as closing quotation marks.
        _ if matches!(next, '—' | '–' | '׳' | '״') => None,
        _ => Some(plain(at, NO_COST)),
    }
}

/// How many letters or digits stand on both sides of a sign; more than five count as six.
fn sides(before: &str, sign: char, after: &str) -> (usize, usize) {
    let left = before[..before.len() - sign.len_utf8()].chars().rev().take(6).take_while(|c| c.is_alphanumeric()).count();
    (left, after.chars().take(6).take_while(|c| c.is_alphanumeric()).count())
}

/// Whether what stands before a hyphen is long, though its last part is short: `COVID-19-`.
fn is_long_compound(before: &str) -> bool {
    let word = before.chars().rev().take(12).take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}'));
    word.filter(|c| c.is_alphanumeric()).count() > 4
}

fn after_space(before: &str, after: &str, at: usize, habits: Habits<'_>) -> Option<Opportunity> {
    let before = before.trim_end_matches(' ');
    if segments::ends_with_letters(before, 4) && segments::starts_with_letters(after, 2) && !starts_with_capital(after) {
        // Nearly all words: long enough to stand anywhere, and no abbreviation; the next no sign, figure, name or lone capital.
        return Some(plain(at, NO_COST));
    }
    match habits.cohesion(before, after) {
        Some(Cohesion::Unit) => return Some(Opportunity { cost: BEFORE_UNIT, ..together(at) }),
        Some(Cohesion::UnitInWords) => return Some(plain(at, AFTER_DAY)),
        Some(Cohesion::Leading) => return Some(Opportunity { cost: LEADING, ..together(at) }),
        None => {}
    }
    let mut following = after.chars();
    let next = following.next()?;
    let starts_with_sign =
        matches!(next, ';' | ':' | '!' | '?' | '»' | '%' | '‰') && !following.next().is_some_and(char::is_alphanumeric);
    let opened = before.ends_with('«') || before.ends_with('‹');
    let spaced_sign = matches!(next, '–' | '—' | '·') && after[next.len_utf8()..].starts_with(' ') && !before.is_empty();
    if starts_with_sign || opened || spaced_sign {
        return None;
    }
    let word_start = before.char_indices().rev().take(8).find(|(_, c)| c.is_whitespace()).map(|(place, c)| place + c.len_utf8());
    // A word longer than eight signs is neither an abbreviation nor short.
    let word = match word_start {
        Some(start) => &before[start..],
        None if before.chars().take(9).count() <= 8 => before,
        None => return Some(plain(at, NO_COST)),
    };
    if next.is_uppercase() && is_initial(word) || next.is_alphabetic() && (goes_on(word, after) || is_clitic(word)) {
        return Some(Opportunity { cost: LEADING, ..together(at) });
    }
    let sentence_before = || before[..before.len() - word.len()].trim_end().ends_with(['.', '!', '?']);
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let lonely = letters == 1
        || letters == 2 && is_day(word, after)
        || letters <= 3 && word.chars().all(char::is_alphabetic) && sentence_before();
    let cost = match lonely {
        _ if is_day(word, after) => AFTER_DAY,
        _ if word.ends_with(char::is_alphabetic) && is_lone_capital(after) => BEFORE_CAPITAL,
        true => LONELY,
        false => NO_COST,
    };
    Some(plain(at, cost))
}

/// `20`, `20.` and `1er` before a month and a year.
fn is_day(word: &str, after: &str) -> bool {
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut words = after.split([' ', '\u{a0}']);
    (1..=2).contains(&(word.len() - ending.len()))
        && (matches!(ending, "" | ".") || ending.len() == 2 && ending.chars().all(char::is_alphabetic))
        && words.next().is_some_and(|month| month.chars().all(char::is_alphabetic))
        && words.next().is_some_and(|year| year.bytes().take_while(u8::is_ascii_digit).count() == 4)
}

/// A capital, or a letter that has none.
fn starts_with_capital(after: &str) -> bool {
    after.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
}

/// A capital by itself, but for the English `I`.
fn is_lone_capital(after: &str) -> bool {
    let mut signs = after.chars();
    signs.next().is_some_and(|c| c.is_uppercase() && c != 'I')
        && signs.next().is_none_or(|c| matches!(c, ' ' | ',' | '.' | ';' | ':' | ')'))
}

/// The Dutch `'s` and `'t`, which belong to the next word.
fn is_clitic(word: &str) -> bool {
    let mut signs = word.trim_start_matches(['(', '“', '‘', '"']).chars();
    matches!(signs.next(), Some('\'' | '’')) && signs.next().is_some_and(char::is_alphabetic) && signs.next().is_none()
}

/// `A.`, and `J.-P.` at its end.
fn is_initial(word: &str) -> bool {
    let mut signs = word.chars().rev();
    signs.next() == Some('.') && signs.next().is_some_and(char::is_uppercase) && signs.next().is_none_or(|c| !c.is_alphanumeric())
}

/// `z.` before `B.`, and `т.` before `зв.`: an abbreviation of several words.
fn goes_on(word: &str, after: &str) -> bool {
    let mut signs = word.trim_start_matches(['(', '[', '„', '“', '”', '«']).chars();
    let is_letter = signs.next().is_some_and(char::is_alphabetic) && signs.next() == Some('.') && signs.next().is_none();
    let letters = after.chars().take_while(|c| c.is_alphabetic()).take(4).count();
    is_letter && letters <= 3 && after.chars().nth(letters) == Some('.')
}
