//! Total-fit line breaking: pieces of a paragraph → the best set of line ends.
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
//! linear in the number of pieces for a given measure, since a start that is a measure behind leaves the active list.

mod candidates;
mod judge;
#[cfg(test)]
mod tests;

pub(crate) use candidates::{gaps, widest};

use crate::foundation::geometry::Length;
use candidates::{Candidate, candidates};
use judge::{Class, State, Trend};

/// From here on a break is forbidden (the paper's +∞).
pub(crate) const FORBIDDEN: i32 = 10_000;
/// Here a line must end (the paper's −∞).
pub(crate) const FORCED: i32 = -10_000;

/// What a paragraph is made of.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// What is never broken: a word, or a part of it.
    Box(Length),
    /// A space; a break is allowed before it when a box precedes it.
    Glue {
        /// Its natural width.
        width: Length,
        /// What ratio 1 adds.
        stretch: Length,
        /// What ratio −1 takes away.
        shrink: Length,
    },
    /// What the letters of the box that follows give or take together with the spaces.
    Letters {
        /// What ratio 1 adds.
        stretch: Length,
        /// What ratio −1 takes away.
        shrink: Length,
    },
    /// A place for a break, at a price.
    Penalty(Penalty),
}

/// A place for a break.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Penalty {
    /// Added to the line that ends here.
    pub(crate) before: Length,
    /// Added to the line that starts after it.
    pub(crate) after: Length,
    /// The price, or [`FORBIDDEN`], or [`FORCED`].
    pub(crate) cost: i32,
    /// In which passes it counts.
    pub(crate) admission: Admission,
    /// What the reader sees at the end of the line.
    pub(crate) mark: Mark,
}

/// In which passes a break counts.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Admission {
    /// In all.
    Always,
    /// When words are broken.
    Hyphenating,
    /// When a line would not fit otherwise.
    Reluctant,
    /// When there is no other way at all.
    LastResort,
}

/// What the reader sees at the end of a line.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// Nothing remarkable.
    Plain,
    /// A hyphen: lines that end in one are counted.
    Hyphen,
}

/// How wide lines are.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Measure(pub(crate) Length);

/// What the other edge looks like.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) enum Edge {
    /// Straight: spaces stretch; lines that would need more keep natural spaces.
    Straight {
        /// The greatest ratio of a good line.
        good: f64,
        /// The greatest ratio at all, where words are broken and it still would not do.
        most: f64,
    },
    /// Ragged: this share of the measure may stay empty before a line counts as short.
    Ragged {
        /// Between 0 and 1.
        zone: f64,
        /// The same before the last line, beside which a hole is not seen.
        before_last: f64,
    },
    /// Ragged, all lines about equally long.
    Balanced,
}

/// What a line costs, in prices of a break, when it is balanced and wholly empty.
const UNEVEN: f64 = 2_500.0;

/// What a good paragraph is.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Parameters {
    /// What the other edge looks like.
    pub(crate) edge: Edge,
    /// The price of every line, so that fewer lines are better.
    pub(crate) line: f64,
    /// Demerits when neighbours differ by more than one class.
    pub(crate) unlike_neighbours: f64,
    /// Demerits for a third line that goes on shorter and shorter, or longer and longer.
    pub(crate) stairs: f64,
    /// Demerits for a second hyphen in a row.
    pub(crate) two_hyphens: f64,
    /// Demerits for a hyphen before the last line.
    pub(crate) hyphen_before_last: f64,
    /// A last line up to this width is short …
    pub(crate) short: Length,
    /// … which is allowed from this pass on …
    pub(crate) short_from: Pass,
    /// … with these demerits.
    pub(crate) short_last_line: f64,
    /// A last line up to this width is meagre …
    pub(crate) meagre: Length,
    /// … which is allowed from this pass on …
    pub(crate) meagre_from: Pass,
    /// … with these demerits.
    pub(crate) meagre_last_line: f64,
    /// Demerits for a single word on the last line.
    pub(crate) lone_last_word: f64,
}

impl Parameters {
    /// Ragged: even edge, no stairs, hyphens only where four fifths of the measure would not be reached, words moved to the last line
    /// rather than that it is meagre.
    pub(crate) const RAGGED: Parameters = Parameters {
        edge: Edge::Ragged { zone: 0.2, before_last: 0.35 },
        line: 10.0,
        unlike_neighbours: 3_000.0,
        stairs: 3_000.0,
        two_hyphens: 10_000.0,
        hyphen_before_last: 15_000.0,
        short: Length::ZERO,
        // As bad as a line of which a third is empty.
        short_from: Pass::Loose,
        short_last_line: 100_000.0,
        meagre: Length::ZERO,
        // As bad as a line of which more than a quarter is empty.
        meagre_from: Pass::Meagre,
        meagre_last_line: 40_000.0,
        lone_last_word: 0.0,
    };

    /// Justified: glue of ratio 1 is 1.35 times its natural width, which good lines do not exceed; of ratio 12/7 it is 1.6 times as wide.
    pub(crate) const JUSTIFIED: Parameters = Parameters {
        edge: Edge::Straight { good: 1.0, most: 12.0 / 7.0 },
        line: 10.0,
        unlike_neighbours: 5_000.0,
        stairs: 0.0,
        two_hyphens: 10_000.0,
        hyphen_before_last: 15_000.0,
        short: Length::ZERO,
        // As bad as a line beyond the first limit; rather than that a line is not filled at all, it is allowed.
        short_from: Pass::Hyphenating,
        short_last_line: 1_500_000.0,
        meagre: Length::ZERO,
        // As bad as two lines at the first limit.
        meagre_from: Pass::Whole,
        meagre_last_line: 25_000.0,
        lone_last_word: 0.0,
    };

    /// Balanced: what a line costs by itself outweighs all that its width and its end can.
    pub(crate) const BALANCED: Parameters = Parameters {
        edge: Edge::Balanced,
        line: 1_000_000.0,
        unlike_neighbours: 0.0,
        stairs: 0.0,
        two_hyphens: 0.0,
        hyphen_before_last: 0.0,
        short: Length::ZERO,
        short_from: Pass::Whole,
        short_last_line: 0.0,
        meagre: Length::ZERO,
        meagre_from: Pass::Whole,
        meagre_last_line: 0.0,
        // Weighs as an end after a word that leads what follows, less than half.
        lone_last_word: 100.0,
    };
}

impl Parameters {
    /// Whether a line of this ratio is filled by its spaces.
    pub(crate) fn fills(&self, ratio: f64) -> bool {
        matches!(self.edge, Edge::Straight { most, .. } if ratio <= most)
    }

    /// Whether the other edge is ragged.
    pub(crate) const fn is_ragged(&self) -> bool {
        matches!(self.edge, Edge::Ragged { .. } | Edge::Balanced)
    }
}

/// How much is allowed; the passes are tried in this order.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Pass {
    /// No word is broken and every line is good.
    Whole,
    /// Likewise, but the last line may be meagre.
    Meagre,
    /// Words may be broken; every line is good or, justified, within the limits of its spaces.
    Hyphenating,
    /// Lines may be as short as they must.
    Loose,
    /// What belongs together may be parted, and any number of hyphens may stand in a row.
    Reluctant,
    /// What has no place to break may be broken between any two signs.
    LastResort,
}

/// A line end.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Break {
    /// The piece at which the line ends; the number of pieces for the last one.
    pub(crate) position: usize,
    /// How far the spaces of the line are stretched (above 0) or shrunk (below 0); ragged, the share of the measure that stays empty.
    pub(crate) ratio: f64,
    /// How bad the line looks by itself.
    pub(crate) badness: f64,
    /// What it adds to the whole.
    pub(crate) demerits: f64,
    /// Its class: 0 tight (or long) to 3 very loose (or short).
    pub(crate) fitness: u8,
}

/// The best breaks of the first pass that has any; `None` where a piece is wider than the measure.
#[cfg(test)]
pub(crate) fn break_lines(pieces: &[Piece], measure: Measure, parameters: &Parameters) -> Option<Vec<Break>> {
    [Pass::Whole, Pass::Meagre, Pass::Hyphenating, Pass::Loose, Pass::Reluctant, Pass::LastResort]
        .into_iter()
        .find_map(|pass| break_in_pass(pieces, measure, parameters, pass))
}

/// The best breaks that a pass allows; `None` where it allows none.
pub(crate) fn break_in_pass(pieces: &[Piece], measure: Measure, parameters: &Parameters, pass: Pass) -> Option<Vec<Break>> {
    let candidates = candidates(pieces, pass);
    let nodes = Vec::with_capacity(candidates.len());
    let (active, ways) = (Vec::with_capacity(32), Vec::with_capacity(8));
    Search { candidates, measure, parameters, pass, nodes, active, ways }.run()
}

/// A break on the way: the best way to a candidate in one state.
#[derive(Copy, Clone, Debug)]
struct Node {
    candidate: usize,
    state: State,
    total: f64,
    line: Option<judge::Judgement>,
    previous: usize,
}

struct Search<'a> {
    candidates: Vec<Candidate>,
    measure: Measure,
    parameters: &'a Parameters,
    pass: Pass,
    nodes: Vec<Node>,
    /// The nodes from which a line may still start.
    active: Vec<usize>,
    /// The ways to the candidate at hand, one for each state.
    ways: Vec<Node>,
}

impl Search<'_> {
    fn run(mut self) -> Option<Vec<Break>> {
        let beginning = State { class: Class::BEGINNING, hyphens: 0, trend: Trend::Level };
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
        let (candidates, nodes, measure) = (&self.candidates, &self.nodes, self.measure.0);
        let shrinks = matches!(self.parameters.edge, Edge::Straight { .. });
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
            let Some((line, state)) = judge::line(&self.candidates, from.candidate, end, from.state, self) else { continue };
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
        let parameters = self.parameters;
        let most =
            parameters.unlike_neighbours + 2.0 * parameters.stairs + parameters.two_hyphens + parameters.hyphen_before_last;
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
