//! How good a line is: ratio, badness, class and demerits.

use super::candidates::Candidate;
use super::model::{Admission, Conditions, Edge, Flag, Pass, UNEVEN};
use crate::foundation::geometry::Length;

/// What a line is like, in four steps. Justified: tight, decent, loose, very loose. Ragged: long to short.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct FitnessClass(u8);

impl FitnessClass {
    /// Before the first line: a decent one.
    pub(super) const BEGINNING: FitnessClass = FitnessClass(1);

    pub(super) const fn number(self) -> u8 {
        self.0
    }

    fn of_ratio(ratio: f64) -> FitnessClass {
        FitnessClass(if ratio < -0.5 {
            0
        } else if ratio <= 0.5 {
            1
        } else if ratio <= 1.0 {
            2
        } else {
            3
        })
    }

    fn of_slack(share: f64, zone: f64) -> FitnessClass {
        FitnessClass(if share * 3.0 < zone {
            0
        } else if share * 1.5 < zone {
            1
        } else if share <= zone {
            2
        } else {
            3
        })
    }

    const fn is_unlike(self, other: FitnessClass) -> bool {
        self.0.abs_diff(other.0) > 1
    }
}

/// Whether lines grow or shrink.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Trend {
    Level,
    Shorter,
    Longer,
}

/// All that later lines need to know of the lines before.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct State {
    pub(super) class: FitnessClass,
    /// Hyphens in a row up to here; two stands for more.
    pub(super) hyphens: u8,
    pub(super) trend: Trend,
}

/// What is thought of one line.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) struct Judgement {
    pub(super) ratio: f64,
    pub(super) badness: f64,
    pub(super) demerits: f64,
    pub(super) class: FitnessClass,
}

/// Hyphens that may stand in a row.
const MOST_HYPHENS: u8 = 2;
/// What a justified line beyond the first limit costs: more than hyphens in all lines around it.
const BEYOND_GOOD: f64 = 1_000.0;
/// The share of the measure that may stay empty in a line that is not filled before one of its words is broken.
const UNFILLED_ZONE: f64 = 0.2;
/// How many times dearer a hyphen is in balanced lines: dearer than any that are not alike.
const BROKEN_WORD: f64 = 50.0;
/// From this badness on a line is worse than any that keeps its limits.
const BEYOND_LIMITS: f64 = 10_000.0;

/// Judges the line from one candidate to another; `None` where the pass does not allow it.
pub(super) fn of_line(
    candidates: &[Candidate],
    start: usize,
    end: usize,
    before: State,
    conditions: Conditions<'_>,
) -> Option<(Judgement, State)> {
    let (from, to) = (&candidates[start], &candidates[end]);
    let hyphens = if to.flag == Flag::Hyphen { before.hyphens + 1 } else { 0 };
    if hyphens > MOST_HYPHENS && conditions.pass < Pass::Reluctant {
        return None;
    }
    let (ratio, badness, class) = at_edge(candidates, from, to, conditions)?;
    debug_assert!(badness >= 0.0 && !ratio.is_nan(), "a line is good or less good");
    let first = start == 0 || from.forced;
    let trend = if first || to.forced { Trend::Level } else { trend(before.class, class) };
    let mut demerits = match conditions.parameters.edge {
        Edge::Balanced if to.forced => conditions.parameters.line_penalty + badness,
        Edge::Balanced => {
            let dear = if to.admission == Admission::Hyphenating { BROKEN_WORD } else { 1.0 };
            conditions.parameters.line_penalty + badness + dear * f64::from(to.cost)
        }
        Edge::Straight { .. } | Edge::Ragged { .. } => price(conditions.parameters.line_penalty + badness, to),
    };
    if class.is_unlike(before.class) && !first && !to.forced {
        demerits += conditions.parameters.adjacent_demerits;
    }
    if trend != Trend::Level && trend == before.trend {
        demerits += conditions.parameters.stair_demerits;
    }
    if hyphens >= 2 {
        demerits += conditions.parameters.double_hyphen_demerits;
    }
    if end == candidates.len() - 1 && !first {
        demerits += last_line(candidates, from, to, conditions)?;
    }
    let class_after = if to.forced { FitnessClass::BEGINNING } else { class };
    let after = State { class: class_after, hyphens: hyphens.min(MOST_HYPHENS), trend };
    Some((Judgement { ratio, badness, demerits, class }, after))
}

/// How a line fills the measure: ratio, badness and class; `None` where its edge does not allow it.
fn at_edge(
    candidates: &[Candidate],
    from: &Candidate,
    to: &Candidate,
    conditions: Conditions<'_>,
) -> Option<(f64, f64, FitnessClass)> {
    let measure = conditions.measure.0;
    match conditions.parameters.edge {
        Edge::Straight { good, most } => {
            let judged = straight(from, to, (good, most), conditions)?;
            // A line that is not filled looks ragged, and is broken as ragged ones are.
            let broken = judged.1 >= BEYOND_LIMITS && to.admission == Admission::Hyphenating;
            if broken && !hyphen_is_needed(candidates, from, to, UNFILLED_ZONE, measure) {
                return None;
            }
            Some(judged)
        }
        Edge::Ragged { zone, before_last } => {
            if to.admission == Admission::Hyphenating && !hyphen_is_needed(candidates, from, to, zone, measure) {
                return None;
            }
            // Whether what follows fits the last line.
            let before_the_last = candidates.last().is_some_and(|last| last.to - to.from <= measure);
            ragged(from, to, (zone, if before_the_last { before_last } else { zone }), conditions)
        }
        Edge::Balanced => {
            if to.admission == Admission::Hyphenating && fits_whole(candidates, to, measure) {
                return None;
            }
            balanced(from, to, measure)
        }
    }
}

/// What the last line costs beyond its own badness.
fn last_line(candidates: &[Candidate], from: &Candidate, to: &Candidate, conditions: Conditions<'_>) -> Option<f64> {
    let parameters = conditions.parameters;
    let width = to.to - from.from;
    let alone = candidates[to.whole_before].position <= from.position;
    let (mut allowed_from, mut demerits) = (Pass::Whole, 0.0);
    if width <= parameters.runt {
        (allowed_from, demerits) = (parameters.runt_from, parameters.runt_demerits);
    } else if width <= parameters.meagre {
        (allowed_from, demerits) = (parameters.meagre_from, parameters.meagre_demerits);
    }
    if from.flag == Flag::Hyphen {
        demerits += parameters.final_hyphen_demerits;
        if alone && parameters.is_ragged() {
            allowed_from = allowed_from.max(parameters.runt_from);
            demerits += parameters.runt_demerits;
        }
    }
    if alone {
        demerits += parameters.lone_word_demerits;
    }
    (conditions.pass >= allowed_from).then_some(demerits)
}

/// The paper's demerits, without those for neighbours.
fn price(line: f64, to: &Candidate) -> f64 {
    if to.forced {
        return line * line;
    }
    let cost = f64::from(to.cost);
    if to.cost >= 0 { (line + cost) * (line + cost) } else { line * line - cost * cost }
}

fn trend(before: FitnessClass, class: FitnessClass) -> Trend {
    if before == class {
        Trend::Level
    } else if class > before {
        Trend::Shorter
    } else {
        Trend::Longer
    }
}

fn straight(
    from: &Candidate,
    to: &Candidate,
    (good, most): (f64, f64),
    conditions: Conditions<'_>,
) -> Option<(f64, f64, FitnessClass)> {
    let measure = conditions.measure.0;
    let slack = measure - (to.to - from.from);
    if slack < Length::ZERO {
        let shrink = to.shrink_to - from.shrink_from;
        if slack + shrink < Length::ZERO {
            return None;
        }
        let ratio = share(slack, shrink);
        return Some((ratio, -100.0 * ratio * ratio * ratio, FitnessClass::of_ratio(ratio)));
    }
    if slack == Length::ZERO || to.forced {
        return Some((0.0, 0.0, FitnessClass::of_ratio(0.0)));
    }
    let stretch = to.stretch_to - from.stretch_from;
    let ratio = if stretch > Length::ZERO { share(slack, stretch) } else { f64::INFINITY };
    let badness = 100.0 * ratio * ratio * ratio;
    if ratio <= good {
        return Some((ratio, badness, FitnessClass::of_ratio(ratio)));
    }
    if ratio <= most && conditions.pass >= Pass::Hyphenating {
        return Some((ratio, BEYOND_GOOD + badness, FitnessClass::of_ratio(ratio)));
    }
    if conditions.pass < Pass::Loose {
        return None;
    }
    Some((ratio, BEYOND_LIMITS * (1.0 + share(slack, measure)), FitnessClass::of_ratio(ratio)))
}

/// All lines count alike, the last one too.
fn balanced(from: &Candidate, to: &Candidate, measure: Length) -> Option<(f64, f64, FitnessClass)> {
    let slack = measure - (to.to - from.from);
    let empty = share(slack, measure);
    (slack >= Length::ZERO).then_some((empty, UNEVEN * empty * empty, FitnessClass::BEGINNING))
}

fn ragged(
    from: &Candidate,
    to: &Candidate,
    (zone, most): (f64, f64),
    conditions: Conditions<'_>,
) -> Option<(f64, f64, FitnessClass)> {
    let measure = conditions.measure.0;
    let slack = measure - (to.to - from.from);
    if slack < Length::ZERO {
        return None;
    }
    let empty = share(slack, measure);
    if to.forced {
        return Some((empty, 0.0, FitnessClass::BEGINNING));
    }
    if empty > most && conditions.pass < Pass::Loose {
        return None;
    }
    let badness = 100.0 * (empty / zone) * (empty / zone);
    Some((empty, badness, FitnessClass::of_slack(empty, zone)))
}

/// Ragged lines are broken within a word only where the word does not fit whole and the line without it would end before the zone.
fn hyphen_is_needed(candidates: &[Candidate], from: &Candidate, to: &Candidate, zone: f64, measure: Length) -> bool {
    let without = candidates[to.whole_before].to - from.from;
    let with = candidates[to.whole_after].to - from.from;
    let starts_within_the_word = candidates[to.whole_before].position <= from.position;
    with > measure && (starts_within_the_word || share(measure - without, measure) > zone)
}

/// Whether the word that is broken at a candidate fits a line by itself.
fn fits_whole(candidates: &[Candidate], to: &Candidate, measure: Length) -> bool {
    candidates[to.whole_after].to - candidates[to.whole_before].from <= measure
}

fn share(part: Length, whole: Length) -> f64 {
    part.units() as f64 / whole.units().max(1) as f64
}
