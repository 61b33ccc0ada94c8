//! A text → its figures, by the habits of its language.
//!
//! What is longest is tried first: an address, a date, a telephone number, a time, a number with its unit. Then the figures of a range
//! lend each other what is said once: `4–2 weeks`, `8 to 10 pm`, `1–5 June`.

use super::clock::{
    Said, Sureness, by_half_day, date, full_hour, hours_and_minutes, month_first, part_of_hour, said, stands_before,
};
use super::dial::{addresses, telephone};
use super::numeral::{doses, fraction_sign, numeral, past_article, unit, worded};
use super::quantity::{Figure, Limit, Reading, Unit, Writing};
use super::token::{PieceKind, Pieces, small};
use crate::guide::language::{Amount, Language, WordSort};
use crate::guide::model::Written;

/// What is found in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures<'g> {
    /// In the order of the text.
    pub(super) all: Vec<Figure<'g>>,
    /// How many words stand in it that mean one of something, or no more than an article.
    pub(super) ones: usize,
}

/// Finds the figures of a text.
pub(super) fn figures<'g>(written: &'g Written, pieces: &Pieces<'g>, language: &'g Language) -> Figures<'g> {
    let mut scan = Scan { written, pieces, language, found: Figures::default() };
    scan.run();
    lend(&written.text, language, &mut scan.found.all);
    scan.found
}

struct Scan<'p, 'g> {
    written: &'g Written,
    pieces: &'p Pieces<'g>,
    language: &'g Language,
    found: Figures<'g>,
}

impl<'g> Scan<'_, 'g> {
    fn run(&mut self) {
        let addresses = addresses(self.pieces.text);
        let mut place = 0;
        while let Some(token) = self.pieces.get(place) {
            if let Some((span, address)) = addresses.iter().find(|(span, _)| span.contains(&token.start)) {
                self.push(Reading::Address(address.clone()), None, Writing::Digits, span.clone());
                place = self.pieces.at(span.end);
                continue;
            }
            let after = match token.kind {
                PieceKind::Digits => self.digits(place),
                PieceKind::Sign('+' | '(') => self.telephone(place),
                PieceKind::Sign(sign) => self.sign(sign, place),
                PieceKind::Word => self.word(place),
                PieceKind::Space => None,
            };
            place = after.unwrap_or(place + 1).max(place + 1);
        }
    }

    fn push(&mut self, reading: Reading<'g>, otherwise: Option<Reading<'g>>, written: Writing, span: std::ops::Range<usize>) {
        let byte = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let at = self.written.origin_of(byte(span.start), byte(span.end));
        let words = self.written.text.get(span.clone()).unwrap_or("");
        self.found.all.push(Figure { reading, otherwise, written, span, words, at });
    }

    /// From the piece at `place` to the one before `after`.
    fn span(&self, place: usize, after: usize) -> std::ops::Range<usize> {
        self.pieces.start(place)..self.pieces.end_before(after)
    }

    fn telephone(&mut self, place: usize) -> Option<usize> {
        let start = self.pieces.start(place);
        let (number, length) = telephone(self.pieces.text.get(start..)?)?;
        self.push(Reading::Telephone(number), None, Writing::Digits, start..start + length);
        Some(self.pieces.at(start + length))
    }

    fn doses(&mut self, place: usize) -> Option<usize> {
        let (doses, after) = doses(self.pieces, place)?;
        self.push(Reading::Doses(doses), None, Writing::Digits, self.span(place, after));
        Some(after)
    }

    /// A sign that is a number or says something of the next.
    fn sign(&mut self, sign: char, place: usize) -> Option<usize> {
        self.limit_sign(sign, place);
        self.doses(place).or_else(|| {
            let amount = fraction_sign(sign)?;
            Some(self.quantity(place, place, amount, place + 1, Writing::Digits, None))
        })
    }

    fn digits(&mut self, place: usize) -> Option<usize> {
        if let Some(after) = self.doses(place) {
            return Some(after);
        }
        if let Some((day, after)) = date(self.pieces, place, self.language) {
            self.push(Reading::Day(day), None, Writing::Digits, self.span(place, after));
            return Some(after);
        }
        if let Some(after) = self.telephone(place) {
            return Some(after);
        }
        if let Some((minutes, sureness, after)) = hours_and_minutes(self.pieces, place, self.language)
            && let Some(after) = self.time(place, minutes, sureness, after)
        {
            return Some(after);
        }
        let (amount, after) = numeral(self.pieces, place, &self.language.numbers)?;
        let (first, amount) = match self.minus(place) {
            Some(sign) => (sign, amount.negative()),
            None => (place, amount),
        };
        Some(self.quantity(first, place, amount, after, Writing::Digits, None))
    }

    /// Hours and minutes, unless a unit behind them makes them a number.
    fn time(&mut self, place: usize, minutes: i64, sureness: Sureness, after: usize) -> Option<usize> {
        let (said, end) = said(self.pieces, place, after, &self.language.clock);
        let number = || numeral(self.pieces, place, &self.language.numbers).filter(|_| sureness != Sureness::Time);
        let reading = match said {
            Said::HalfDay(start) => Reading::Time(by_half_day(minutes, start)),
            Said::Time => Reading::Time(minutes),
            Said::Nothing => {
                let measured = sureness != Sureness::Time && unit(self.pieces, after, self.language).0.of.is_some();
                if measured || sureness == Sureness::Number {
                    return None;
                }
                Reading::Time(minutes)
            }
        };
        let otherwise = number().filter(|_| said == Said::Nothing).map(|(amount, _)| Reading::Quantity(amount, Unit::default()));
        self.push(reading, otherwise, Writing::Digits, self.span(place, end));
        Some(end)
    }

    /// A number with what stands around it; `first` is its sign. Gives the place behind it.
    fn quantity(
        &mut self,
        first: usize,
        place: usize,
        amount: Amount,
        after: usize,
        written: Writing,
        own: Option<&'g str>,
    ) -> usize {
        let (unit, end) = match own {
            Some(own) => (Unit { of: Some(own), per: None }, after),
            None => unit(self.pieces, after, self.language),
        };
        // “7 heures et demie”
        let half = self.pieces.phrase(self.pieces.past_space(end), &self.language.numbers.and_half);
        let (amount, end) = match half.filter(|_| end > after).zip(Amount::fraction(1, 2)) {
            Some((end, half)) => (amount.plus(half).unwrap_or(amount), end),
            None => (amount, end),
        };
        let quantity = Reading::Quantity(amount, unit);
        let hour = full_hour(amount).filter(|_| unit.of.is_none_or(|unit| unit == "h"));
        let (said, behind) = hour.map_or((Said::Nothing, after), |_| said(self.pieces, place, after, &self.language.clock));
        let (reading, otherwise, end) = match (said, hour) {
            // “2 tablets in the morning and 1 at night”
            (Said::HalfDay(start), Some(hour)) if self.is_dose(place, after, behind) => {
                (quantity, Some(Reading::Time(by_half_day(hour, start))), end)
            }
            (Said::HalfDay(start), Some(hour)) => (Reading::Time(by_half_day(hour, start)), None, behind),
            // “at once”, “om een”: a word is a time only if the clock is named.
            (Said::Time, Some(_)) if written != Writing::Digits => (quantity, None, end),
            (Said::Time, Some(hour)) if unit.of.is_none() => (Reading::Time(hour), Some(quantity), behind),
            (Said::Time, Some(hour)) => (quantity, Some(Reading::Time(hour)), end.max(behind)),
            _ => (quantity, half_of(amount, unit), end),
        };
        if written != Writing::Digits
            && otherwise.is_none()
            && matches!(&reading, Reading::Quantity(..))
            && amount == Amount::whole(1)
        {
            self.found.ones += 1;
            return end;
        }
        self.push(reading, otherwise, written, self.span(first, end));
        end
    }

    /// Whether a bare number behind a dose is another dose, though words for a time of the day follow it: only `am` and the like, or a
    /// word before it, make it an hour.
    fn is_dose(&self, place: usize, after: usize, behind: usize) -> bool {
        const DOSES: &[&str] =
            &["tablet", "capsule", "drop", "puff", "tsp", "tbsp", "glass", "piece", "ml", "mg", "g", "µg", "IU"];
        let in_words = behind > self.pieces.past_space(after) + 1 && !self.pieces.text[self.span(after, behind)].contains('.');
        let dose = |figure: &Figure<'_>| matches!(figure.reading, Reading::Quantity(_, Unit { of: Some(unit), .. }) if DOSES.contains(&unit));
        in_words && !stands_before(self.pieces, place, &self.language.clock.before) && self.found.all.iter().any(dose)
    }

    /// The sign before a number below zero; a dash between two numbers is none.
    fn minus(&self, place: usize) -> Option<usize> {
        let before = place.checked_sub(1)?;
        if let PieceKind::Sign('-' | '−' | '–' | '‑' | '﹣') = self.pieces.kind(before)? {
            let free = match before.checked_sub(1).and_then(|place| self.pieces.kind(place)) {
                None | Some(PieceKind::Sign('(' | '[' | '„' | '“' | '"' | '≥' | '≤' | '<' | '>')) => true,
                Some(PieceKind::Space) => {
                    before.checked_sub(2).is_none_or(|place| self.pieces.kind(place) != Some(PieceKind::Digits))
                }
                Some(_) => false,
            };
            return free.then_some(before);
        }
        let word = self.pieces.before(place)?;
        let named =
            self.pieces.kind(word) == Some(PieceKind::Word) && self.pieces.phrase(word, &self.language.numbers.minus).is_some();
        // “au moins 6” is no number below zero.
        let free = self.found.all.last().is_none_or(|last| last.span.end <= self.pieces.start(word));
        (named && free).then_some(word)
    }

    fn word(&mut self, place: usize) -> Option<usize> {
        let opens = self.language.numbers.opens(self.pieces.small(place));
        if opens && let Some(after) = self.phrase(place) {
            return Some(after);
        }
        if let Some((day, after)) = month_first(self.pieces, place, self.language) {
            self.push(Reading::Day(day), None, Writing::Digits, self.span(place, after));
            return Some(after);
        }
        let worded = past_article(worded(self.pieces, place, &self.language.numbers)?, self.pieces, self.language);
        // In Arabic a dual may announce the numbers: “the two days 2 and 3”.
        let announced =
            worded.unit.is_some() && self.pieces.kind(self.pieces.past_space(worded.after)) == Some(PieceKind::Digits);
        if announced {
            return Some(worded.after);
        }
        let written = Writing::Word(worded.sort);
        Some(self.quantity(place, place, worded.amount, worded.after, written, worded.unit))
    }
}

impl<'g> Scan<'_, 'g> {
    /// A time or an interval in several words.
    fn phrase(&mut self, place: usize) -> Option<usize> {
        let clock = &self.language.clock;
        for (words, minutes) in [(&clock.noon, 12 * 60), (&clock.midnight, 0)] {
            if let Some(after) = self.pieces.phrase(place, words) {
                self.push(Reading::Time(minutes), None, Writing::Word(WordSort::Ordinal), self.span(place, after));
                return Some(after);
            }
        }
        self.part_of_hour(place).or_else(|| self.every(place)).or_else(|| self.limit(place))
    }

    fn limit(&mut self, place: usize) -> Option<usize> {
        let numbers = &self.language.numbers;
        let sides = [(&numbers.at_least, Limit::Least), (&numbers.at_most, Limit::Most)];
        let ends = sides.into_iter().filter_map(|(words, limit)| Some((self.pieces.phrase(place, words)?, limit)));
        let (after, limit) = ends.max_by_key(|(after, _)| *after)?;
        self.push(Reading::Limit(limit), None, Writing::Word(WordSort::Ordinal), self.span(place, after));
        Some(after)
    }

    /// `≤ 5`
    fn limit_sign(&mut self, sign: char, place: usize) {
        let limit = match sign {
            '<' | '≤' => Limit::Most,
            '>' | '≥' => Limit::Least,
            _ => return,
        };
        if self.pieces.kind(self.pieces.past_space(place + 1)) == Some(PieceKind::Digits) {
            self.push(Reading::Limit(limit), None, Writing::Word(WordSort::Ordinal), self.span(place, place + 1));
        }
    }

    /// A time that counts from an hour.
    fn part_of_hour(&mut self, place: usize) -> Option<usize> {
        let (minutes, after) = part_of_hour(self.pieces, place, self.language)?;
        let (said, end) = said(self.pieces, place, after, &self.language.clock);
        let (reading, otherwise) = match said {
            Said::HalfDay(start) => (by_half_day(minutes, start), None),
            Said::Time | Said::Nothing => (minutes, Some(Reading::Time((minutes + 12 * 60) % (24 * 60)))),
        };
        self.push(Reading::Time(reading), otherwise, Writing::Digits, self.span(place, end));
        Some(end)
    }

    /// Whether the word at `place` is a number that is one, or an article.
    fn is_one(&self, place: usize) -> bool {
        let word = self.language.numbers.word(self.pieces.small(place));
        word.is_some_and(|word| word.amount == Amount::whole(1))
    }

    /// Whether the word at `place` is a number or a unit.
    fn is_counted(&self, place: usize) -> bool {
        let word = self.pieces.small(place);
        self.language.numbers.word(word).is_some() || self.language.units.unit(word).is_some()
    }

    /// A phrase that says how often.
    fn every(&mut self, place: usize) -> Option<usize> {
        let language = self.language;
        let phrases = language.numbers.every.iter();
        let (after, word) = phrases.filter_map(|(phrase, word)| Some((self.pieces.stands(place, phrase)?, word))).next()?;
        // “wait a day”, but “twice a day”, “two tablets a day”.
        let is_plain = after == place + 3;
        if is_plain && self.is_one(place) && !self.pieces.before(place).is_some_and(|before| self.is_counted(before)) {
            return None;
        }
        let unit = word.unit.as_deref()?;
        self.push(Reading::Every(word.amount, unit), None, Writing::Word(WordSort::Ordinal), self.span(place, after));
        Some(after)
    }
}

/// Half an hour is thirty minutes in every language, half a day twelve hours, half a year six months.
fn half_of<'g>(amount: Amount, unit: Unit<'g>) -> Option<Reading<'g>> {
    let (parts, part) = match unit.of? {
        "h" => (30, "min"),
        "d" => (12, "h"),
        "y" => (6, "mo"),
        _ => return None,
    };
    let is_half = Amount::fraction(1, 2) == Some(amount);
    is_half.then_some(Reading::Quantity(Amount::whole(parts), Unit { of: Some(part), per: unit.per }))
}

/// What the second of two numbers says for both.
fn lend<'g>(text: &str, language: &'g Language, figures: &mut [Figure<'g>]) {
    for second in (1..figures.len()).rev() {
        let [first, next] = &mut figures[second - 1..=second] else { continue };
        let joined = text.get(first.span.end..next.span.start).is_some_and(|between| joins(between, language));
        if !joined {
            continue;
        }
        let Some(number) = first.whole().filter(|_| matches!(first.reading, Reading::Quantity(_, Unit { of: None, .. }))) else {
            lend_back(first, next);
            continue;
        };
        match (&next.reading, &next.otherwise) {
            (Reading::Quantity(_, unit), otherwise) => {
                if let Reading::Quantity(_, own) = &mut first.reading {
                    *own = *unit;
                }
                let hour = full_hour(Amount::whole(number)).filter(|_| matches!(otherwise, Some(Reading::Time(_))));
                first.otherwise = hour.map(Reading::Time).or(first.otherwise.take());
            }
            (Reading::Time(end), _) => {
                if let Some(start) = full_hour(Amount::whole(number)) {
                    // 8 to 10 pm, but 11 to 2 pm.
                    let later = start + 12 * 60;
                    let start = if *end >= 12 * 60 && later < *end && start < 12 * 60 && is_half_day(text, next, language) {
                        later
                    } else {
                        start
                    };
                    first.otherwise = Some(std::mem::replace(&mut first.reading, Reading::Time(start)));
                }
            }
            (Reading::Day(day), _) if (1..=31).contains(&number) => {
                first.reading = Reading::Day(super::quantity::Day { day: Some(number), ..*day });
            }
            _ => {}
        }
    }
}

/// Whether a time is said by a clock of twelve hours.
fn is_half_day(text: &str, time: &Figure<'_>, language: &Language) -> bool {
    let words = text.get(time.span.clone()).map(str::to_lowercase).unwrap_or_default();
    language.clock.afternoon.iter().any(|afternoon| words.ends_with(afternoon.as_str()))
}

/// `kl. 8–16`: the first says that both are times.
fn lend_back<'g>(first: &Figure<'g>, next: &mut Figure<'g>) {
    let Reading::Time(start) = first.reading else { return };
    let Reading::Quantity(amount, Unit { of: None, .. }) = next.reading else { return };
    if let Some(end) = full_hour(amount).filter(|end| *end > start) {
        next.otherwise = Some(std::mem::replace(&mut next.reading, Reading::Time(end)));
    }
}

/// Whether the words between two numbers make them one statement.
fn joins(between: &str, language: &Language) -> bool {
    let word = between.trim();
    let dash = matches!(word, "-" | "–" | "—" | "‑" | "−" | "/" | "×" | "x" | "…");
    dash || (!word.is_empty() && language.numbers.joins.iter().any(|join| *join == small(word)))
}
