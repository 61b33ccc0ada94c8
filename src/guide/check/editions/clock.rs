//! Times of the day and days of the year.

use super::numeral::{numeral, unit, worded};
use super::quantity::Day;
use super::token::{PieceKind, Pieces, small};
use crate::guide::language::{Amount, Clock, Language};

/// Half a day, in minutes.
const HALF_DAY: i64 = 12 * 60;

/// `7:30`, `7.30`, `14h30`: minutes after midnight, whether the sign leaves no doubt, and the place behind it.
pub(super) fn hours_and_minutes(pieces: &Pieces<'_>, place: usize, language: &Language) -> Option<(i64, Sureness, usize)> {
    let hour = pieces.number(place).filter(|hour| *hour <= 24 && pieces.western(place).len() <= 2)?;
    if pieces.kind(place + 1) == Some(PieceKind::Word) || pieces.kind(place + 1) == Some(PieceKind::Space) {
        return with_letter(pieces, place, hour, &language.clock);
    }
    let sureness = match pieces.kind(place + 1)? {
        PieceKind::Sign(':') => Sureness::Time,
        PieceKind::Sign('.') if language.numbers.decimal == '.' => Sureness::Number,
        PieceKind::Sign('.') => Sureness::Likely,
        _ => return None,
    };
    let minutes = pieces.number(place + 2).filter(|minutes| *minutes < 60 && pieces.western(place + 2).len() == 2)?;
    let goes_on = matches!(pieces.kind(place + 3), Some(PieceKind::Sign('.' | ':' | ',')))
        && pieces.kind(place + 4) == Some(PieceKind::Digits);
    let part_of_more = matches!(pieces.kind_before(place), Some(PieceKind::Sign('.' | ':' | ',')));
    (!goes_on && !part_of_more).then_some((hour * 60 + minutes, sureness, place + 3))
}

/// Whether hours and minutes may be a number with decimals.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Sureness {
    /// They are a time.
    Time,
    /// They are, unless a unit stands behind them.
    Likely,
    /// They are a number, unless a word of the clock stands beside them.
    Number,
}

/// `14h30`, `14 h 30`
fn with_letter(pieces: &Pieces<'_>, place: usize, hour: i64, clock: &Clock) -> Option<(i64, Sureness, usize)> {
    let letter = pieces.past_space(place + 1);
    let is_hour = pieces.slice(letter) == "h" && clock.behind.iter().any(|word| word == "h");
    let digits = pieces.past_space(letter + 1);
    let minutes = pieces.number(digits).filter(|minutes| is_hour && *minutes < 60 && pieces.western(digits).len() == 2)?;
    Some((hour * 60 + minutes, Sureness::Time, digits + 1))
}

/// What the words around an hour make of it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// Nothing: it is a number.
    Nothing,
    /// That it is a time.
    Time,
    /// That it is a time before or after noon, by a clock of twelve hours.
    HalfDay(i64),
}

/// What stands around an hour (from `place` to `after`), and the place behind the words.
pub(super) fn said(pieces: &Pieces<'_>, place: usize, after: usize, clock: &Clock) -> (Said, usize) {
    let behind = pieces.past_space(after);
    for (words, start) in [(&clock.morning, 0), (&clock.afternoon, HALF_DAY)] {
        if let Some(end) = pieces.phrase(behind, words) {
            return (Said::HalfDay(start), end);
        }
    }
    let halves = [(&clock.before_morning, 0), (&clock.before_afternoon, HALF_DAY)];
    if let Some((_, start)) = halves.into_iter().find(|(words, _)| stands_before(pieces, place, words)) {
        return (Said::HalfDay(start), after);
    }
    if let Some(end) = pieces.phrase(behind, &clock.behind) {
        // “8 Uhr”, and perhaps “abends”.
        let further = pieces.past_space(end);
        let half = pieces.phrase(further, &clock.afternoon).map(|end| (Said::HalfDay(HALF_DAY), end));
        let half = half.or_else(|| pieces.phrase(further, &clock.morning).map(|end| (Said::HalfDay(0), end)));
        return half.unwrap_or((Said::Time, end));
    }
    if stands_before(pieces, place, &clock.before) { (Said::Time, after) } else { (Said::Nothing, after) }
}

/// Whether one of the words stands before `place`, with or without its full stop.
pub(super) fn stands_before(pieces: &Pieces<'_>, place: usize, words: &[String]) -> bool {
    let Some(mut before) = pieces.before(place) else { return false };
    if pieces.kind(before) == Some(PieceKind::Sign('.')) {
        let Some(word) = before.checked_sub(1) else { return false };
        before = word;
    }
    let word = pieces.small(before);
    pieces.kind(before) == Some(PieceKind::Word) && words.iter().any(|known| known.trim_end_matches('.') == word)
}

/// Minutes after midnight by a clock of twelve hours.
pub(super) fn by_half_day(minutes: i64, start: i64) -> i64 {
    if minutes >= HALF_DAY + 60 { minutes } else { minutes % HALF_DAY + start }
}

/// The hour or half hour that a number says, in minutes.
pub(super) fn full_hour(amount: Amount) -> Option<i64> {
    let halves = amount.times(Amount::whole(2)).and_then(Amount::as_whole);
    halves.filter(|halves| (0..=48).contains(halves)).map(|halves| halves * 30)
}

/// `half past seven`, `halb acht`, `quarter to 8`: minutes after midnight, and the place behind them.
pub(super) fn part_of_hour(pieces: &Pieces<'_>, place: usize, language: &Language) -> Option<(i64, usize)> {
    let clock = &language.clock;
    let phrases = [(&clock.half_past, 30), (&clock.quarter_past, 15), (&clock.quarter_to, -15), (&clock.half_to, -30)];
    phrases.into_iter().find_map(|(words, minutes)| {
        let hour = pieces.past_space(pieces.phrase(place, words)?);
        let (amount, after) = match pieces.kind(hour)? {
            PieceKind::Digits => numeral(pieces, hour, &language.numbers)?,
            PieceKind::Word => worded(pieces, hour, &language.numbers).map(|word| (word.amount, word.after))?,
            PieceKind::Space | PieceKind::Sign(_) => return None,
        };
        let start = amount.as_whole().filter(|hour| (1..=24).contains(hour))? * 60;
        let measured = unit(pieces, after, language).0.of.is_some_and(|unit| unit != "h");
        (!measured).then_some(((start + minutes).rem_euclid(2 * HALF_DAY), after))
    })
}

/// A date that starts with digits: `2026-06-01`, `1.6.2026`, `1 June 2026`, `1. juni`.
pub(super) fn date(pieces: &Pieces<'_>, place: usize, language: &Language) -> Option<(Day, usize)> {
    let first = pieces.western(place);
    if first.len() == 4 {
        return in_digits(pieces, place, ['-', '‑'].as_slice(), true);
    }
    if first.len() > 2 {
        return None;
    }
    in_digits(pieces, place, ['.', '/', '-'].as_slice(), false).or_else(|| with_month(pieces, place, language))
}

fn in_digits(pieces: &Pieces<'_>, place: usize, signs: &[char], year_first: bool) -> Option<(Day, usize)> {
    let Some(PieceKind::Sign(sign)) = pieces.kind(place + 1) else { return None };
    let space = usize::from(sign == '.' && pieces.kind(place + 2) == Some(PieceKind::Space));
    let second = place + 2 + space;
    let third = pieces.past_space(second + 2);
    if !signs.contains(&sign) || pieces.kind(second + 1) != Some(PieceKind::Sign(sign)) {
        return None;
    }
    let (one, two, three) = (pieces.number(place)?, pieces.number(second)?, pieces.number(third)?);
    let (year, month, day) = if year_first { (one, two, three) } else { (three, two, one) };
    let year_long = pieces.western(if year_first { place } else { third }).len();
    let year = if year_long == 2 && sign != '-' && pieces.western(second).len() == 2 { 2000 + year } else { year };
    // The American order shows where the second number is no month.
    let (month, day) = if month > 12 && day <= 12 && sign == '/' { (day, month) } else { (month, day) };
    let exists = (1900..3000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    exists.then_some((Day { year: Some(year), month, day: Some(day) }, third + 1))
}

fn with_month(pieces: &Pieces<'_>, place: usize, language: &Language) -> Option<(Day, usize)> {
    let day = pieces.number(place).filter(|day| (1..=31).contains(day))?;
    let mut next = place + 1;
    if matches!(pieces.kind(next), Some(PieceKind::Sign('.'))) {
        next += 1;
    } else if pieces.kind(next) == Some(PieceKind::Word) && pieces.slice(next).chars().count() <= 2 {
        // 1st, 1er
        next += 1;
    }
    next = pieces.past_space(next);
    if pieces.small(next) == "of" {
        next = pieces.past_space(next + 1);
    }
    let month = month(pieces.slice(next), language)?;
    let (year, after) = year(pieces, next + 1).map_or((None, next + 1), |(year, after)| (Some(year), after));
    Some((Day { year, month, day: Some(day) }, after))
}

/// The year behind a month.
fn year(pieces: &Pieces<'_>, place: usize) -> Option<(i64, usize)> {
    let mut next = place + usize::from(matches!(pieces.kind(place), Some(PieceKind::Sign('.' | ','))));
    next = pieces.past_space(next);
    let year = pieces.number(next).filter(|year| (1900..3000).contains(year) && pieces.western(next).len() == 4)?;
    Some((year, next + 1))
}

/// A date that starts with its month: `June 2026`, `June 1, 2026`.
pub(super) fn month_first(pieces: &Pieces<'_>, place: usize, language: &Language) -> Option<(Day, usize)> {
    let digits = pieces.past_space(place + 1);
    if digits == place + 1 || pieces.kind(digits) != Some(PieceKind::Digits) {
        return None;
    }
    let month = month(pieces.slice(place), language)?;
    if let Some((year, after)) = year(pieces, place + 1) {
        return Some((Day { year: Some(year), month, day: None }, after));
    }
    let day = pieces.number(digits).filter(|day| (1..=31).contains(day))?;
    let suffix = pieces.kind(digits + 1) == Some(PieceKind::Word) && pieces.slice(digits + 1).len() == 2;
    let behind = digits + 1 + usize::from(suffix);
    let (year, after) = year(pieces, behind).map_or((None, behind), |(year, after)| (Some(year), after));
    Some((Day { year, month, day: Some(day) }, after))
}

/// A letter or two that are written as one with a month: `ביוני`.
const LONGEST_PREFIX: usize = 2;
/// So many letters of a month are enough, …
const SHORTEST_MONTH: usize = 3;
/// … and so many may follow its name, where it is inflected.
const LONGEST_ENDING: usize = 3;

/// The month that a word names, whole, shortened or inflected, if it can be only one.
fn month(word: &str, language: &Language) -> Option<i64> {
    if word.chars().count() < SHORTEST_MONTH {
        return None;
    }
    let names = || language.months.iter().chain(&language.months_alone).enumerate().map(|(place, name)| (place % 12, name));
    if let Some((place, _)) = names().find(|(_, name)| *name == word) {
        return i64::try_from(place + 1).ok();
    }
    let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let small_word = small(word);
    let starts = language.numbers.prefixes.iter().filter(|prefix| prefix.chars().count() <= LONGEST_PREFIX);
    let bare: Vec<&str> =
        starts.filter_map(|prefix| small_word.strip_prefix(prefix.as_str())).chain([small_word.as_ref()]).collect();
    let mut fitting = names().filter(|(_, name)| {
        let small_name = small(name);
        (!capital(name) || capital(word)) && bare.iter().any(|bare| names_month(bare, &small_name))
    });
    let (place, _) = fitting.next()?;
    fitting.all(|(other, _)| other == place).then(|| i64::try_from(place + 1).ok()).flatten()
}

fn names_month(word: &str, name: &str) -> bool {
    let shortened = word.chars().count() >= SHORTEST_MONTH && name.starts_with(word);
    shortened || word.strip_prefix(name).is_some_and(|ending| ending.chars().count() <= LONGEST_ENDING)
}
