//! How good a line is: ratio, badness, class and demerits.

use super::candidates::Candidate;
use super::{Admission, Edge, Mark, Pass, Search};
use crate::foundation::geometry::Length;

/// What a line is like, in four steps. Justified: tight, decent, loose, very loose. Ragged: long to short.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Class(u8);

impl Class {
    /// Before the first line: a decent one.
    pub(super) const BEGINNING: Class = Class(1);

    pub(super) const fn number(self) -> u8 {
        self.0
    }

    fn of_ratio(ratio: f64) -> Class {
        Class(if ratio < -0.5 {
            0
        } else if ratio <= 0.5 {
            1
        } else if ratio <= 1.0 {
            2
        } else {
            3
        })
    }

    fn of_slack(share: f64, zone: f64) -> Class {
        Class(if share * 3.0 < zone {
            0
        } else if share * 1.5 < zone {
            1
        } else if share <= zone {
            2
        } else {
            3
        })
    }

    const fn is_unlike(self, other: Class) -> bool {
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
    pub(super) class: Class,
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
    pub(super) class: Class,
}

/// Hyphens that may stand in a row.
const MOST_HYPHENS: u8 = 2;
/// What a justified line beyond the first limit costs: more than hyphens in all lines around it.
const BEYOND_GOOD: f64 = 1_000.0;
/// From this badness on a line is worse than any that keeps its limits.
const BEYOND_LIMITS: f64 = 10_000.0;

/// Judges the line from one candidate to another; `None` where the pass does not allow it.
pub(super) fn line(
    candidates: &[Candidate],
    start: usize,
    end: usize,
    before: State,
    search: &Search<'_>,
) -> Option<(Judgement, State)> {
    let (from, to) = (&candidates[start], &candidates[end]);
    let hyphens = if to.mark == Mark::Hyphen { before.hyphens + 1 } else { 0 };
    if hyphens > MOST_HYPHENS && search.pass < Pass::Reluctant {
        return None;
    }
    let (ratio, badness, class) = match search.parameters.edge {
        Edge::Straight { good, most } => straight(from, to, (good, most), search)?,
        Edge::Ragged { zone } => {
            if to.admission == Admission::Hyphenating && !hyphen_is_needed(candidates, from, to, zone, search.measure.0) {
                return None;
            }
            ragged(from, to, zone, search)?
        }
    };
    let first = start == 0 || from.forced;
    let trend = if first || to.forced { Trend::Level } else { trend(before.class, class) };
    let mut demerits = price(search.parameters.line + badness, to);
    if class.is_unlike(before.class) && !first && !to.forced {
        demerits += search.parameters.unlike_neighbours;
    }
    if trend != Trend::Level && trend == before.trend {
        demerits += search.parameters.stairs;
    }
    if hyphens >= 2 {
        demerits += search.parameters.two_hyphens;
    }
    if end == candidates.len() - 1 && !first {
        if from.mark == Mark::Hyphen {
            demerits += search.parameters.hyphen_before_last;
        }
        if to.to - from.from <= search.parameters.short {
            if search.pass < search.parameters.short_from {
                return None;
            }
            demerits += search.parameters.short_last_line;
        }
    }
    let class_after = if to.forced { Class::BEGINNING } else { class };
    let after = State { class: class_after, hyphens: hyphens.min(MOST_HYPHENS), trend };
    Some((Judgement { ratio, badness, demerits, class }, after))
}

/// The paper's demerits, without those for neighbours.
fn price(line: f64, to: &Candidate) -> f64 {
    if to.forced {
        return line * line;
    }
    let cost = f64::from(to.cost);
    if to.cost >= 0 { (line + cost) * (line + cost) } else { line * line - cost * cost }
}

fn trend(before: Class, class: Class) -> Trend {
    if before == class {
        Trend::Level
    } else if class > before {
        Trend::Shorter
    } else {
        Trend::Longer
    }
}

fn straight(from: &Candidate, to: &Candidate, (good, most): (f64, f64), search: &Search<'_>) -> Option<(f64, f64, Class)> {
    let measure = search.measure.0;
    let slack = measure - (to.to - from.from);
    if slack < Length::ZERO {
        let shrink = to.shrink_to - from.shrink_from;
        if slack + shrink < Length::ZERO {
            return None;
        }
        let ratio = share(slack, shrink);
        return Some((ratio, -100.0 * ratio * ratio * ratio, Class::of_ratio(ratio)));
    }
    if slack == Length::ZERO || to.forced {
        return Some((0.0, 0.0, Class::of_ratio(0.0)));
    }
    let stretch = to.stretch_to - from.stretch_from;
    let ratio = if stretch > Length::ZERO { share(slack, stretch) } else { f64::INFINITY };
    let badness = 100.0 * ratio * ratio * ratio;
    if ratio <= good {
        return Some((ratio, badness, Class::of_ratio(ratio)));
    }
    if ratio <= most && search.pass > Pass::Whole {
        return Some((ratio, BEYOND_GOOD + badness, Class::of_ratio(ratio)));
    }
    if search.pass < Pass::Loose {
        return None;
    }
    Some((ratio, BEYOND_LIMITS * (1.0 + share(slack, measure)), Class::of_ratio(ratio)))
}

fn ragged(from: &Candidate, to: &Candidate, zone: f64, search: &Search<'_>) -> Option<(f64, f64, Class)> {
    let measure = search.measure.0;
    let slack = measure - (to.to - from.from);
    if slack < Length::ZERO {
        return None;
    }
    let empty = share(slack, measure);
    if to.forced {
        return Some((empty, 0.0, Class::BEGINNING));
    }
    if empty > zone && search.pass < Pass::Loose {
        return None;
    }
    let badness = 100.0 * (empty / zone) * (empty / zone);
    Some((empty, badness, Class::of_slack(empty, zone)))
}

/// Ragged lines are broken within a word only where the word does not fit whole and the line without it would end before the zone.
fn hyphen_is_needed(candidates: &[Candidate], from: &Candidate, to: &Candidate, zone: f64, measure: Length) -> bool {
    let without = candidates[to.whole_before].to - from.from;
    let with = candidates[to.whole_after].to - from.from;
    let starts_within_the_word = candidates[to.whole_before].position <= from.position;
    with > measure && (starts_within_the_word || share(measure - without, measure) > zone)
}

fn share(part: Length, whole: Length) -> f64 {
    part.units() as f64 / whole.units().max(1) as f64
}
