//! Items of a paragraph, what breaks cost, and what was chosen.

use crate::foundation::geometry::Length;

/// From here on a break is forbidden (the paper's +∞).
pub(crate) const FORBIDDEN: i32 = 10_000;
/// Here a line must end (the paper's −∞).
pub(crate) const FORCED: i32 = -10_000;

/// What a paragraph is made of.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Item {
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
    pub(crate) flag: Flag,
}

/// In which passes a break counts.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Admission {
    /// It counts in every pass.
    Always,
    /// It counts from the pass on in which words are broken.
    Hyphenating,
    /// It counts when a line would not fit otherwise.
    Reluctant,
    /// It counts when there is no other way at all.
    LastResort,
}

/// What the reader sees at the end of a line.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Flag {
    /// No hyphen.
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
        /// The share of the measure, between 0 and 1.
        zone: f64,
        /// The same before the last line, beside which a hole is not seen.
        before_last: f64,
    },
    /// Ragged, all lines about equally long.
    Balanced,
}

/// What a line costs, in prices of a break, when it is balanced and wholly empty.
pub(super) const UNEVEN: f64 = 2_500.0;

/// What a good paragraph is.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Parameters {
    /// What the other edge looks like.
    pub(crate) edge: Edge,
    /// The price of every line, so that fewer lines are better.
    pub(crate) line_penalty: f64,
    /// Demerits when neighbours differ by more than one class.
    pub(crate) adjacent_demerits: f64,
    /// Demerits for a third line that goes on shorter and shorter, or longer and longer.
    pub(crate) stair_demerits: f64,
    /// Demerits for a second hyphen in a row.
    pub(crate) double_hyphen_demerits: f64,
    /// Demerits for a hyphen before the last line.
    pub(crate) final_hyphen_demerits: f64,
    /// A last line up to this width is a runt: too short to look like a line …
    pub(crate) runt: Length,
    /// … which is allowed from this pass on …
    pub(crate) runt_from: Pass,
    /// … with these demerits.
    pub(crate) runt_demerits: f64,
    /// A last line up to this width is meagre …
    pub(crate) meagre: Length,
    /// … which is allowed from this pass on …
    pub(crate) meagre_from: Pass,
    /// … with these demerits.
    pub(crate) meagre_demerits: f64,
    /// Demerits for a single word on the last line.
    pub(crate) lone_word_demerits: f64,
}

impl Parameters {
    /// Ragged: even edge, no stairs, hyphens only where four fifths of the measure would not be reached, words moved to the last line
    /// rather than that it is meagre.
    pub(crate) const RAGGED: Parameters = Parameters {
        edge: Edge::Ragged { zone: 0.2, before_last: 0.35 },
        line_penalty: 10.0,
        adjacent_demerits: 3_000.0,
        stair_demerits: 3_000.0,
        double_hyphen_demerits: 10_000.0,
        final_hyphen_demerits: 15_000.0,
        runt: Length::ZERO,
        // As bad as a line of which a third is empty.
        runt_from: Pass::Loose,
        runt_demerits: 100_000.0,
        meagre: Length::ZERO,
        // As bad as a line of which more than a quarter is empty.
        meagre_from: Pass::Meagre,
        meagre_demerits: 40_000.0,
        lone_word_demerits: 0.0,
    };

    /// Justified: glue of ratio 1 is 1.35 times its natural width, which good lines do not exceed; of ratio 12/7 it is 1.6 times as wide.
    pub(crate) const JUSTIFIED: Parameters = Parameters {
        edge: Edge::Straight { good: 1.0, most: 12.0 / 7.0 },
        line_penalty: 10.0,
        adjacent_demerits: 5_000.0,
        stair_demerits: 0.0,
        double_hyphen_demerits: 10_000.0,
        final_hyphen_demerits: 15_000.0,
        runt: Length::ZERO,
        // As bad as a line beyond the first limit; rather than that a line is not filled at all, it is allowed.
        runt_from: Pass::Hyphenating,
        runt_demerits: 1_500_000.0,
        meagre: Length::ZERO,
        // As bad as two lines at the first limit.
        meagre_from: Pass::Whole,
        meagre_demerits: 25_000.0,
        lone_word_demerits: 0.0,
    };

    /// Balanced: what a line costs by itself outweighs all that its width and its end can.
    pub(crate) const BALANCED: Parameters = Parameters {
        edge: Edge::Balanced,
        line_penalty: 1_000_000.0,
        adjacent_demerits: 0.0,
        stair_demerits: 0.0,
        double_hyphen_demerits: 0.0,
        final_hyphen_demerits: 0.0,
        runt: Length::ZERO,
        runt_from: Pass::Whole,
        runt_demerits: 0.0,
        meagre: Length::ZERO,
        meagre_from: Pass::Whole,
        meagre_demerits: 0.0,
        // Weighs as an end after a word that leads what follows, less than half.
        lone_word_demerits: 100.0,
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
    /// The item at which the line ends; the number of items for the last one.
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

/// What lines are judged by.
#[derive(Copy, Clone, Debug)]
pub(super) struct Conditions<'a> {
    /// The width of the column.
    pub(super) measure: Measure,
    /// What is good and what it costs not to be.
    pub(super) parameters: &'a Parameters,
    /// What the pass allows.
    pub(super) pass: Pass,
}
