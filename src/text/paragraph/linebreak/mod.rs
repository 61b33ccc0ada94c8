//! Total-fit line breaking: items of a paragraph → the best set of line ends.
//!
//! In: boxes, glue and penalties, a measure and parameters; pure data, no fonts. Out: the chosen breaks, each with the ratio, badness
//! and demerits of the line that ends there.
//!
//! Source: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981), 1119–1184. What
//! differs from it here:
//!
//! - A penalty has a width on both sides (`before` for the line that ends, `after` for the next one), as TeX's discretionaries do: a
//!   broken word is measured as it is shaped, not as a sum.
//! - The line after a short or long one is remembered by *class*, as in the paper, and by *trend*, so that ragged text avoids stairs.
//! - At most two hyphens stand in a row, as a rule and not as a price, until nothing else fits.
//! - Ragged setting has a badness of its own (the share of the measure that stays empty) instead of stretch in the glue, and a hyphen
//!   only where the line would otherwise end before the ragged zone.
//! - A justified line has two limits: up to the first it is good, up to the second it has a price of its own. One that cannot be filled
//!   within its limits is set with natural spaces, at a higher price, instead of being stretched.
//! - Letters of justified text give and take a little together with the spaces (H. Thế Thành, "Micro-typographic extensions to the TeX
//!   typesetting system", 2000, by expansion of the glyphs; here only the space between them changes).
//! - A short last line is refused in the early passes and has its price in the later ones. So is a meagre one, in the first pass, at a
//!   lower price, and in ragged text one that holds nothing but the rest of a broken word.
//! - Balanced setting takes as few lines as there can be, and of all ways with so many lines the one whose lines are most alike: the sum
//!   of the squares of what stays empty is least. The price of a break weighs against that. Words are broken only where they do not fit
//!   a line by themselves.
//! - Passes go from strict to loose by [`Pass`]; the first that has an answer decides.
//!
//! Arithmetic is on exact lengths and, for badness, on `f64` with the four basic operations only: the same on every machine. Time is
//! linear in the number of items for a given measure, since a start that is a measure behind leaves the active list.

mod candidates;
mod demerits;
mod model;
#[cfg(test)]
mod tests;

pub(crate) use candidates::{gaps, widest};
pub(crate) use model::{Admission, Break, Edge, FORBIDDEN, FORCED, Flag, Item, Measure, Parameters, Pass, Penalty};

use crate::foundation::geometry::Length;
use candidates::{Candidate, candidates};
use demerits::{FitnessClass, State, Trend};
use model::Conditions;

/// The best breaks of the first pass that has any; `None` where an item is wider than the measure.
#[cfg(test)]
pub(crate) fn break_lines(items: &[Item], measure: Measure, parameters: &Parameters) -> Option<Vec<Break>> {
    [Pass::Whole, Pass::Meagre, Pass::Hyphenating, Pass::Loose, Pass::Reluctant, Pass::LastResort]
        .into_iter()
        .find_map(|pass| break_in_pass(items, measure, parameters, pass))
}

/// The best breaks that a pass allows; `None` where it allows none.
pub(crate) fn break_in_pass(items: &[Item], measure: Measure, parameters: &Parameters, pass: Pass) -> Option<Vec<Break>> {
    let candidates = candidates(items, pass);
    let nodes = Vec::with_capacity(candidates.len());
    let (active, ways) = (Vec::with_capacity(32), Vec::with_capacity(8));
    let conditions = Conditions { measure, parameters, pass };
    let breaks = Search { candidates, conditions, nodes, active, ways }.run()?;
    debug_assert!(breaks.iter().map(|one| one.position).is_sorted_by(|one, next| one < next), "breaks stand in order");
    debug_assert_eq!(breaks.last().map(|one| one.position), Some(items.len()), "the last line ends with the paragraph");
    debug_assert!(breaks.iter().all(|one| one.badness >= 0.0 && one.demerits.is_finite()), "every line has a price");
    Some(breaks)
}

/// A break on the way: the best way to a candidate in one state.
#[derive(Copy, Clone, Debug)]
struct Node {
    candidate: usize,
    state: State,
    total: f64,
    line: Option<demerits::Judgement>,
    previous: usize,
}

struct Search<'a> {
    candidates: Vec<Candidate>,
    conditions: Conditions<'a>,
    nodes: Vec<Node>,
    /// The nodes from which a line may still start.
    active: Vec<usize>,
    /// The ways to the candidate at hand, one for each state.
    ways: Vec<Node>,
}

impl Search<'_> {
    fn run(mut self) -> Option<Vec<Break>> {
        let beginning = State { class: FitnessClass::BEGINNING, hyphens: 0, trend: Trend::Level };
        self.nodes.push(Node { candidate: 0, state: beginning, total: 0.0, line: None, previous: 0 });
        self.active.push(0);
        let slimmest = self.candidates.iter().map(|candidate| candidate.before).min().unwrap_or(Length::ZERO).min(Length::ZERO);
        for end in 1..self.candidates.len() {
            self.leave_behind(end, slimmest);
            self.find_ways(end);
            if self.candidates[end].forced {
                self.active.clear();
            }
            self.keep_ways();
            if self.active.is_empty() {
                return None;
            }
        }
        let last = self.candidates.len() - 1;
        let finals = self.active.iter().copied().filter(|node| self.nodes[*node].candidate == last);
        let best = finals.reduce(|a, b| if self.nodes[b].total < self.nodes[a].total { b } else { a })?;
        Some(self.trace(best))
    }

    /// Takes out the starts from which no line can reach so far any more. `slimmest` is the most that a break takes off its line.
    fn leave_behind(&mut self, end: usize, slimmest: Length) {
        let (candidates, nodes, measure) = (&self.candidates, &self.nodes, self.conditions.measure.0);
        let shrinks = matches!(self.conditions.parameters.edge, Edge::Straight { .. });
        self.active.retain(|node| {
            let start = &candidates[nodes[*node].candidate];
            let end = &candidates[end];
            let shrink = if shrinks { end.shrink_to - start.shrink_from } else { Length::ZERO };
            end.boxes_to - start.from - shrink + slimmest <= measure
        });
    }

    /// The cheapest way to a candidate for every state in which it can be reached.
    fn find_ways(&mut self, end: usize) {
        self.ways.clear();
        for &previous in &self.active {
            let from = self.nodes[previous];
            let Some((line, state)) = demerits::of_line(&self.candidates, from.candidate, end, from.state, self.conditions)
            else {
                continue;
            };
            let way = Node { candidate: end, state, total: from.total + line.demerits, line: Some(line), previous };
            match self.ways.iter_mut().find(|known| known.state == state) {
                Some(known) if way.total < known.total => *known = way,
                Some(_) => {}
                None => self.ways.push(way),
            }
        }
    }

    /// Makes the ways active, without those that cannot win any more: another one is cheaper by more than its state can ever cost.
    fn keep_ways(&mut self) {
        let parameters = self.conditions.parameters;
        let most = parameters.adjacent_demerits
            + 2.0 * parameters.stair_demerits
            + parameters.double_hyphen_demerits
            + parameters.final_hyphen_demerits;
        for way in &self.ways {
            let beats = |other: &Node| other.state.hyphens <= way.state.hyphens && other.total + most < way.total;
            if !self.ways.iter().any(beats) {
                self.active.push(self.nodes.len());
                self.nodes.push(*way);
            }
        }
    }

    fn trace(&self, last: usize) -> Vec<Break> {
        let mut breaks = Vec::new();
        let mut at = last;
        while let Some(line) = self.nodes[at].line {
            breaks.push(Break {
                position: self.candidates[self.nodes[at].candidate].position,
                ratio: line.ratio,
                badness: line.badness,
                demerits: line.demerits,
                fitness: line.class.number(),
            });
            at = self.nodes[at].previous;
        }
        breaks.reverse();
        breaks
    }
}
