//! What is the same in every language: numbers with their units, times, days, telephone numbers, addresses.

use crate::foundation::diagnostic::Origin;
use crate::guide::language::{Amount, WordSort};

/// Something in a text that a translation keeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Figure<'g> {
    /// What it is.
    pub(super) reading: Reading<'g>,
    /// What it may be as well: `7.30` is a time or a number, `8 h` a time or eight hours.
    pub(super) otherwise: Option<Reading<'g>>,
    /// How it is written.
    pub(super) written: Writing,
    /// Its bytes in the text, its unit included.
    pub(super) span: std::ops::Range<usize>,
    /// Its words.
    pub(super) words: &'g str,
    /// Where they stand in the file.
    pub(super) at: Origin,
}

/// What a figure says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Reading<'g> {
    /// `0,5 ml`
    Quantity(Amount, Unit<'g>),
    /// How often: every so many of a unit of time.
    Every(Amount, &'g str),
    /// `at least`, `≤`
    Limit(Limit),
    /// Doses of a day: `1-0-1`.
    Doses(String),
    /// Minutes after midnight.
    Time(i64),
    /// A day, or a month where the day is not said.
    Day(Day),
    /// Digits, with a plus sign where there is one.
    Telephone(String),
    /// An address for mail or on the web.
    Address(String),
}

/// On which side of a number the others lie.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Limit {
    /// It is the least.
    Least,
    /// It is the most.
    Most,
}

/// A day, as far as it is said.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Day {
    pub(super) year: Option<i64>,
    pub(super) month: i64,
    pub(super) day: Option<i64>,
}

/// What is counted or measured.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Unit<'g> {
    /// The unit by its common name: `mg` for `мг`.
    pub(super) of: Option<&'g str>,
    /// What it is divided by: `ml` in `mg/ml`.
    pub(super) per: Option<&'g str>,
}

/// How a number is written, and so how sure it is that it is one.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Writing {
    /// In digits.
    Digits,
    /// As a word, which may mean something else: `one`.
    Word(WordSort),
}

/// Units that are words for things or for time: a language may leave them to the words around a number. Without any other, a dose has
/// lost its unit.
const COUNTED: &[&str] = &[
    "s", "min", "h", "d", "wk", "mo", "y", "tablet", "capsule", "drop", "puff", "tsp", "tbsp", "glass", "times", "piece", "×",
    "m",
];

/// Units of time.
const OF_TIME: &[&str] = &["s", "min", "h", "d", "wk", "mo", "y"];

impl Unit<'_> {
    /// Whether both say the same.
    fn is(self, other: Unit<'_>) -> bool {
        let same = |one: &str, two: &str| one == two || matches!((one, two), ("°", "°C" | "°F") | ("°C" | "°F", "°"));
        let main = match (self.of, other.of) {
            (Some(one), Some(two)) => same(one, two),
            (one, two) => one == two,
        };
        // "per day" may be said in words.
        main && (self.per == other.per || self.per.is_none() || other.per.is_none())
    }

    /// Whether one of them is said and the other left to the words around the number.
    fn may_be(self, other: Unit<'_>) -> bool {
        match (self.of, other.of) {
            (Some(said), None) | (None, Some(said)) => COUNTED.contains(&said),
            (None, None) => true,
            (Some(_), Some(_)) => self.is(other),
        }
    }
}

/// How alike two figures are.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Likeness {
    /// The same number of something else.
    OtherUnit,
    /// Something else of the same sort.
    SameSort,
    /// The same, as far as it is said.
    Enough,
    /// The same.
    Same,
}

impl Figure<'_> {
    /// How alike two figures are; `None` where they are of different sorts.
    pub(super) fn likeness(&self, other: &Figure<'_>) -> Option<Likeness> {
        let (ours, theirs) = (self.readings(), other.readings());
        let pairs = ours.into_iter().flatten().flat_map(|one| theirs.into_iter().flatten().map(move |two| (one, two)));
        pairs.filter_map(|(one, two)| one.likeness(two)).max()
    }

    fn readings(&self) -> [Option<&Reading<'_>>; 2] {
        [Some(&self.reading), self.otherwise.as_ref()]
    }

    /// Whether it is a number for sure: in digits, or as a word for two or more of something that is counted.
    pub(super) fn is_sure(&self) -> bool {
        match (self.written, &self.reading) {
            (Writing::Word(WordSort::Ordinal), _) => false,
            (Writing::Word(WordSort::Cardinal), Reading::Quantity(amount, unit)) => {
                let counted = unit.of.is_some_and(|unit| !OF_TIME.contains(&unit));
                let half = Amount::fraction(1, 2) == Some(*amount) && counted;
                half || (unit.of.is_some() && amount.as_whole().is_some_and(|number| number >= 2))
            }
            (_, Reading::Every(..) | Reading::Limit(_)) => false,
            _ => true,
        }
    }

    /// The number, where it is a whole one.
    pub(super) fn whole(&self) -> Option<i64> {
        match &self.reading {
            Reading::Quantity(amount, _) => amount.as_whole(),
            _ => None,
        }
    }

    /// What a person calls it.
    pub(super) fn called(&self) -> &'static str {
        match (&self.reading, self.written) {
            (Reading::Quantity(..), Writing::Digits) => "the number",
            (Reading::Quantity(..), Writing::Word(_)) => "the number word",
            (Reading::Every(..), _) => "the interval",
            (Reading::Limit(_), _) => "the limit",
            (Reading::Doses(_), _) => "the doses",
            (Reading::Time(_), _) => "the time",
            (Reading::Day(_), _) => "the date",
            (Reading::Telephone(_), _) => "the telephone number",
            (Reading::Address(_), _) => "the address",
        }
    }
}

impl Reading<'_> {
    fn likeness(&self, other: &Reading<'_>) -> Option<Likeness> {
        let same = |same: bool| Some(if same { Likeness::Same } else { Likeness::SameSort });
        match (self, other) {
            (Reading::Quantity(one, unit), Reading::Quantity(two, other)) if one == two => Some(if unit.is(*other) {
                Likeness::Same
            } else if unit.may_be(*other) {
                Likeness::Enough
            } else {
                Likeness::OtherUnit
            }),
            (Reading::Quantity(..), Reading::Quantity(..)) => Some(Likeness::SameSort),
            (Reading::Every(one, unit), Reading::Every(two, other)) => same(one == two && unit == other),
            // “every two days” is counted, “varannan dag” is not.
            (Reading::Every(one, unit), Reading::Quantity(two, other))
            | (Reading::Quantity(two, other), Reading::Every(one, unit)) => {
                (one == two && other.of == Some(unit)).then_some(Likeness::Enough)
            }
            (Reading::Limit(one), Reading::Limit(two)) => same(one == two),
            (Reading::Doses(one), Reading::Doses(two)) => same(one == two),
            (Reading::Time(one), Reading::Time(two)) => same((one - two) % (24 * 60) == 0),
            // An hour may be said without the word that makes it one.
            (Reading::Time(minutes), Reading::Quantity(amount, unit))
            | (Reading::Quantity(amount, unit), Reading::Time(minutes)) => {
                let hour = amount.as_whole().is_some_and(|hour| hour * 60 == *minutes);
                Some(if hour && unit.of.is_none_or(|unit| unit == "h") { Likeness::Enough } else { Likeness::SameSort })
            }
            (Reading::Day(one), Reading::Day(two)) => same(one == two),
            (Reading::Telephone(one), Reading::Telephone(two)) => same(one == two),
            // A number of a few digits may look like none that is dialled.
            (Reading::Telephone(number), Reading::Quantity(amount, _))
            | (Reading::Quantity(amount, _), Reading::Telephone(number)) => {
                same(amount.as_whole().is_some_and(|amount| *number == amount.to_string()))
            }
            (Reading::Address(one), Reading::Address(two)) => same(one == two),
            _ => None,
        }
    }
}
