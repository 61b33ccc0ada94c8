//! Pieces → the places where lines can end, with the widths that a line between two of them needs.

use super::{Admission, FORBIDDEN, FORCED, Flag, Item, Pass, Penalty};
use crate::foundation::geometry::Length;

/// A place where a line can end, and where the next one starts. Widths count from the start of the paragraph.
#[derive(Copy, Clone, Debug)]
pub(super) struct Candidate {
    /// The place of the item at which the line ends.
    pub(super) position: usize,
    /// Where a line that ends here ends; the start of the next one is subtracted from it.
    pub(super) to: Length,
    /// The same without what the break itself adds.
    pub(super) boxes_to: Length,
    /// What the break itself adds.
    pub(super) before: Length,
    /// Stretch and shrink up to here.
    pub(super) stretch_to: Length,
    pub(super) shrink_to: Length,
    /// Where the next line starts: glue after the break is gone.
    pub(super) from: Length,
    pub(super) stretch_from: Length,
    pub(super) shrink_from: Length,
    pub(super) cost: i32,
    pub(super) admission: Admission,
    pub(super) flag: Flag,
    pub(super) forced: bool,
    /// The nearest candidates before and after that break no word.
    pub(super) whole_before: usize,
    pub(super) whole_after: usize,
}

#[derive(Copy, Clone, Default)]
struct Sums {
    width: Length,
    stretch: Length,
    shrink: Length,
}

/// The candidates of a pass. The first is the start of the paragraph, the last its end.
pub(super) fn candidates(items: &[Item], pass: Pass) -> Vec<Candidate> {
    let most = most_admitted(pass);
    let plain = Penalty { before: Length::ZERO, after: Length::ZERO, cost: 0, admission: Admission::Always, flag: Flag::Plain };
    let mut found = Vec::with_capacity(items.len() / 2 + 2);
    found.push(candidate(0, Sums::default(), plain));
    let mut sums = Sums::default();
    let mut boxes = Length::ZERO;
    let mut boxes_at_last = Length::ZERO;
    let mut waiting = 1; // candidates from here on do not know yet where their next line starts
    let mut after_box = false;
    for (position, item) in items.iter().enumerate() {
        let place = match item {
            Item::Glue { .. } if after_box => Some(plain),
            Item::Penalty(penalty) if penalty.cost < FORBIDDEN && penalty.admission <= most => Some(*penalty),
            Item::Glue { .. } | Item::Penalty(_) | Item::Box(_) | Item::Letters { .. } => None,
        };
        if let Some(penalty) = place {
            let nothing_between = boxes == boxes_at_last;
            let last = found.last().map_or((Admission::Always, false), |last| (last.admission, last.forced));
            if penalty.cost <= FORCED || !nothing_between {
                found.push(candidate(position, sums, penalty));
                boxes_at_last = boxes;
            } else if last.0 > penalty.admission && found.len() > 1 {
                // The same place twice: the one that breaks no word stands for both.
                found.pop();
                waiting = waiting.min(found.len());
                found.push(candidate(position, sums, penalty));
            }
        }
        match *item {
            Item::Box(width) => {
                start_lines(&mut found[waiting..], sums);
                waiting = found.len();
                sums.width += width;
                boxes += width;
            }
            Item::Glue { width, stretch, shrink } => {
                sums.width += width;
                sums.stretch += stretch;
                sums.shrink += shrink;
            }
            Item::Letters { stretch, shrink } => {
                // They belong to the box behind them.
                start_lines(&mut found[waiting..], sums);
                waiting = found.len();
                sums.stretch += stretch;
                sums.shrink += shrink;
            }
            Item::Penalty(_) => {}
        }
        after_box = matches!(item, Item::Box(_));
    }
    start_lines(&mut found[waiting..], sums);
    let mut end = candidate(items.len(), sums, plain);
    end.forced = true;
    found.push(end);
    know_neighbours(&mut found);
    debug_assert!(found.is_sorted_by_key(|candidate| candidate.position), "lines can end in the order of the text");
    found
}

/// What a pass takes that breaks words.
const fn most_admitted(pass: Pass) -> Admission {
    match pass {
        Pass::Whole | Pass::Meagre => Admission::Always,
        Pass::Hyphenating | Pass::Loose => Admission::Hyphenating,
        Pass::Reluctant => Admission::Reluctant,
        Pass::LastResort => Admission::LastResort,
    }
}

fn candidate(position: usize, sums: Sums, penalty: Penalty) -> Candidate {
    Candidate {
        position,
        to: sums.width + penalty.before,
        boxes_to: sums.width,
        before: penalty.before,
        stretch_to: sums.stretch,
        shrink_to: sums.shrink,
        from: sums.width - penalty.after,
        stretch_from: sums.stretch,
        shrink_from: sums.shrink,
        cost: penalty.cost,
        admission: penalty.admission,
        flag: penalty.flag,
        forced: penalty.cost <= FORCED,
        whole_before: 0,
        whole_after: 0,
    }
}

/// The glue between a break and the next box is gone. `from` already holds what the break adds to the next line.
fn start_lines(waiting: &mut [Candidate], sums: Sums) {
    for candidate in waiting {
        candidate.from += sums.width - candidate.boxes_to;
        candidate.stretch_from = sums.stretch;
        candidate.shrink_from = sums.shrink;
    }
}

fn know_neighbours(candidates: &mut [Candidate]) {
    let mut whole = 0;
    for (at, candidate) in candidates.iter_mut().enumerate() {
        candidate.whole_before = whole;
        if candidate.admission == Admission::Always {
            whole = at;
        }
    }
    let mut whole = candidates.len() - 1;
    for (at, candidate) in candidates.iter_mut().enumerate().rev() {
        candidate.whole_after = whole;
        if candidate.admission == Admission::Always {
            whole = at;
        }
    }
}

/// A stretch between two neighbouring candidates: the items at which it starts and ends, and its width.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) width: Length,
}

/// The stretches of a pass that cannot be broken further, those wider than `limit` only.
pub(crate) fn widest(items: &[Item], pass: Pass, limit: Length) -> Vec<Stretch> {
    let candidates = candidates(items, pass);
    let pairs = candidates.iter().zip(candidates.iter().skip(1));
    let stretches = pairs.map(|(a, b)| Stretch { start: a.position, end: b.position, width: b.to - a.from });
    stretches.filter(|stretch| stretch.width > limit).collect()
}

/// The items at which neighbouring line ends stand that break no word, where the second is further than `limit` from the first.
pub(crate) fn gaps(items: &[Item], limit: Length) -> Vec<(usize, usize)> {
    let candidates = candidates(items, Pass::Whole);
    let pairs = candidates.iter().zip(candidates.iter().skip(1));
    pairs.filter(|(a, b)| b.to - a.to > limit).map(|(a, b)| (a.position, b.position)).collect()
}
