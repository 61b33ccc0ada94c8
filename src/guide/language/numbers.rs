//! How a language writes numbers and times of the day.
//!
//! Each language file says it under `[numbers]` and `[clock]`: the signs within a number, the words for numbers, and the words by which
//! a number is a time. So two editions can be compared by what a number is, however it is written.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::foundation::word_filter::WordFilter;

/// An exact number: a fraction in lowest terms, so that `0,5`, `0.50` and `½` are the same.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Amount {
    over: i64,
    under: i64,
}

impl Amount {
    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Amount {
        Amount { over: number, under: 1 }
    }

    /// `over` parts of which `under` make one; `None` where `under` is not positive.
    #[must_use]
    pub fn fraction(over: i64, under: i64) -> Option<Amount> {
        let common = i64::try_from(divisor(over.unsigned_abs(), u64::try_from(under).ok()?)).ok().filter(|common| *common > 0)?;
        Some(Amount { over: over / common, under: under / common }).filter(|_| under > 0)
    }

    /// Digits with their decimals: `("12", "50")` is 12.5; `None` where they are too many.
    #[must_use]
    pub fn decimal(whole: &str, decimals: &str) -> Option<Amount> {
        let decimals = decimals.trim_end_matches('0');
        let scale = 10i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let part: i64 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
        Amount::fraction(whole.parse::<i64>().ok()?.checked_mul(scale)?.checked_add(part)?, scale)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Amount) -> Option<Amount> {
        let over = self.over.checked_mul(other.under)?.checked_add(other.over.checked_mul(self.under)?)?;
        Amount::fraction(over, self.under.checked_mul(other.under)?)
    }

    /// So many times the other.
    #[must_use]
    pub fn times(self, other: Amount) -> Option<Amount> {
        Amount::fraction(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?)
    }

    /// Below zero instead of above it.
    #[must_use]
    pub fn negative(self) -> Amount {
        Amount { over: -self.over, under: self.under }
    }

    /// The number, where it is whole.
    #[must_use]
    pub fn as_whole(self) -> Option<i64> {
        (self.under == 1).then_some(self.over)
    }
}

fn divisor(one: u64, other: u64) -> u64 {
    let (mut one, mut other) = (one, other);
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// The last two letters of a word.
fn end_of(word: &str) -> &str {
    word.char_indices().nth_back(1).map_or(word, |(at, _)| &word[at..])
}

/// What a word for a number says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberWord {
    /// The number.
    pub amount: Amount,
    /// The unit that is part of the word: days in the Arabic dual `يومان`.
    pub unit: Option<String>,
    /// Whether it counts things or says which.
    pub sort: WordSort,
}

/// Which sort of number a word is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum WordSort {
    /// `two`
    Cardinal,
    /// `second`
    Ordinal,
}

/// The signs and words of a language's numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Numbers {
    /// The sign before decimals.
    pub decimal: char,
    /// The signs between groups of three digits.
    pub groups: Vec<char>,
    /// Words between two numbers that share the unit of the second: `to`.
    pub joins: Vec<String>,
    /// What is written as one with the word behind it: `و`.
    pub prefixes: Vec<String>,
    /// Words for the minus sign.
    pub minus: Vec<String>,
    /// Words behind a number that add a half to it: `and a half`.
    pub and_half: Vec<String>,
    /// Words for numbers, in small letters.
    pub words: FxHashMap<String, NumberWord>,
    /// Words for a limit that is not to be fallen short of: `at least`.
    pub at_least: Vec<String>,
    /// Words for one that is not to be passed: `at most`.
    pub at_most: Vec<String>,
    /// Phrases that say how often: `every other day` is two days.
    pub every: Vec<(String, NumberWord)>,
    /// The first words of all phrases for numbers and times that have several: others need not be looked for.
    openings: FxHashSet<String>,
    /// Whether a word may open a phrase, or be a number: most are neither.
    may_open: WordFilter,
    may_count: WordFilter,
    /// Whether a word may be the first of several that are one number.
    may_count_on: WordFilter,
    /// Whether a word may end as a number does, whatever is written as one before it.
    may_end: WordFilter,
}

impl Numbers {
    /// The number that a word in small letters is.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&NumberWord> {
        self.may_count.may_have(word).then(|| self.words.get(word)).flatten()
    }

    /// Whether a word in small letters may be the first of several that are one number.
    #[must_use]
    pub fn counts_on(&self, word: &str) -> bool {
        self.may_count_on.may_have(word)
    }

    /// The number that a word is behind one of the prefixes, with at least so many letters.
    #[must_use]
    pub fn word_behind_prefix(&self, word: &str, shortest: usize) -> Option<&NumberWord> {
        if self.prefixes.is_empty() || !self.may_end.may_have(end_of(word)) {
            return None;
        }
        let mut bare = self.prefixes.iter().filter_map(|prefix| word.strip_prefix(prefix.as_str()));
        bare.find_map(|bare| self.word(bare).filter(|_| bare.chars().count() >= shortest))
    }

    /// Whether a word in small letters is the first of a phrase for a number or time that has several.
    #[must_use]
    pub fn opens(&self, word: &str) -> bool {
        self.may_open.may_have(word) && self.openings.contains(word)
    }

    /// Notes how the phrases begin, those of the clock too.
    pub(super) fn note_openings(&mut self, clock: &Clock) {
        let parts = [&clock.half_to, &clock.half_past, &clock.quarter_to, &clock.quarter_past, &clock.noon, &clock.midnight];
        let times = parts.into_iter().flatten();
        let numbers = self.words.keys().filter(|word| word.contains([' ', '-']));
        let limits = self.at_least.iter().chain(&self.at_most);
        let phrases = times.chain(limits).chain(numbers).chain(self.every.iter().map(|(phrase, _)| phrase));
        let first = |phrase: &String| phrase.split([' ', '-', '‑', '.']).next().unwrap_or_default().to_owned();
        self.openings = phrases.map(first).collect();
        let several = self.words.keys().filter(|word| word.contains([' ', '-'])).map(first);
        let several: Vec<String> = several.collect();
        self.may_count_on = WordFilter::new(several.iter().map(String::as_str));
        self.may_end = WordFilter::new(self.words.keys().map(|word| end_of(word)));
        self.may_open = WordFilter::new(self.openings.iter().map(String::as_str));
        self.may_count = WordFilter::new(self.words.keys().map(String::as_str));
    }

    /// Adds the numbers from 21 to 99 that are written as one word after a pattern: `{ones}und{tens}`, `{tens}{ones}`.
    pub(super) fn compound(&mut self, pattern: &str) {
        let cardinals = |range: std::ops::Range<i64>, step: i64| -> Vec<(String, i64)> {
            let whole =
                |word: &NumberWord| word.amount.as_whole().filter(|_| word.sort == WordSort::Cardinal && word.unit.is_none());
            let words = self.words.iter().filter_map(|(spelling, word)| Some((spelling.clone(), whole(word)?)));
            words.filter(|(_, number)| range.contains(number) && number % step == 0).collect()
        };
        let (tens, ones) = (cardinals(20..100, 10), cardinals(1..10, 1));
        for (ten, many) in &tens {
            for (one, more) in &ones {
                let spelling = pattern.replace("{tens}", ten).replace("{ones}", one);
                let word = NumberWord { amount: Amount::whole(many + more), unit: None, sort: WordSort::Cardinal };
                self.words.entry(spelling).or_insert(word);
            }
        }
    }
}

impl Default for Numbers {
    /// What is known of a language whose file says nothing.
    fn default() -> Numbers {
        Numbers {
            decimal: '.',
            groups: vec![' ', ','],
            joins: Vec::new(),
            prefixes: Vec::new(),
            minus: Vec::new(),
            and_half: Vec::new(),
            words: FxHashMap::default(),
            at_least: Vec::new(),
            at_most: Vec::new(),
            every: Vec::new(),
            openings: FxHashSet::default(),
            may_open: WordFilter::default(),
            may_count: WordFilter::default(),
            may_count_on: WordFilter::default(),
            may_end: WordFilter::default(),
        }
    }
}

/// The words by which a number is a time of the day, in small letters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Clock {
    /// Before the hour: `kl.`
    pub before: Vec<String>,
    /// Behind it: `Uhr`.
    pub behind: Vec<String>,
    /// Behind an hour before noon: `am`.
    pub morning: Vec<String>,
    /// Behind an hour after noon: `pm`.
    pub afternoon: Vec<String>,
    /// Before an hour before noon: `sabah`.
    pub before_morning: Vec<String>,
    /// Before an hour after noon: `akşam`.
    pub before_afternoon: Vec<String>,
    /// Before the hour to which half an hour is left: `halb`.
    pub half_to: Vec<String>,
    /// Before the hour since which half an hour has gone: `half past`.
    pub half_past: Vec<String>,
    /// Before the hour to which a quarter is left: `quarter to`.
    pub quarter_to: Vec<String>,
    /// Before the hour since which a quarter has gone: `quarter past`.
    pub quarter_past: Vec<String>,
    /// Twelve o'clock in the day.
    pub noon: Vec<String>,
    /// Twelve o'clock at night.
    pub midnight: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_the_same_however_it_is_written() {
        let half = Amount::fraction(1, 2);
        assert_eq!(Amount::decimal("0", "5"), half);
        assert_eq!(Amount::decimal("0", "500"), half);
        assert_eq!(Amount::decimal("5", "0"), Some(Amount::whole(5)));
        assert_ne!(Amount::decimal("0", "05"), half);
        assert_eq!(Amount::whole(1).plus(Amount::fraction(2, 4).unwrap()), Amount::fraction(3, 2));
        assert_eq!(Amount::whole(2).times(Amount::whole(1000)), Some(Amount::whole(2000)));
        assert_eq!(Amount::fraction(1, 0), None);
        assert_eq!(Amount::decimal(&"9".repeat(40), ""), None);
    }
}
