//! In which words a line can end at all, before any of them is broken.
//!
//! In: the items of a passage whose words are whole. Out: the chunks that a hyphen could help; breaking and shaping the others would
//! change nothing. The answer may name too many chunks but never too few.
//!
//! - Ragged: a hyphen is taken only where a line would end before the ragged zone without it, and beyond the measure with the whole word.
//!   So the two places at which the lines around the word could end are further apart than the zone is wide.
//! - Justified, as long as every line is filled: the first _k_ lines together are at most _k_ measures wide when all their spaces are
//!   shrunk, and at least _k_ when all are stretched.

use crate::foundation::geometry::Length;
use crate::text::paragraph::line::items::{HorizontalList, Prepared};
use crate::text::paragraph::linebreak::{Edge, FORCED, Item, Parameters, gaps};

/// More than a hyphen, hanging signs and changed kerning can add to a line or take from it, in em.
const MARGIN_EM: i64 = 1;

/// For every chunk whether a line could end in it.
pub(in crate::text::paragraph) fn chunks(prepared: &Prepared<'_>, whole: &HorizontalList, parameters: &Parameters) -> Vec<bool> {
    match parameters.edge {
        Edge::Ragged { zone, .. } => before_holes(prepared, whole, zone),
        // Only words that no line can hold.
        Edge::Balanced => before_holes(prepared, whole, 1.0),
        Edge::Straight { most, .. } => filled(prepared, whole, most),
    }
}

fn before_holes(prepared: &Prepared<'_>, whole: &HorizontalList, zone: f64) -> Vec<bool> {
    let mut reached = vec![false; prepared.chunks.len()];
    let byte = |position: usize| whole.ends.get(position).map_or(prepared.text.len(), |end| end.at);
    // Rounded down: too many words do no harm.
    let hole = Length::from_units((prepared.setting.measure.units() as f64 * zone) as i64 - 1);
    let mut chunk = 0;
    for (start, end) in gaps(&whole.items, hole) {
        let (start, end) = (if start == 0 { 0 } else { byte(start) }, byte(end));
        while prepared.chunks.get(chunk).is_some_and(|known| known.end <= start) {
            chunk += 1;
        }
        let inside = prepared.chunks[chunk..].iter().take_while(|known| known.start < end).count();
        reached[chunk..chunk + inside].fill(true);
    }
    reached
}

fn filled(prepared: &Prepared<'_>, whole: &HorizontalList, most: f64) -> Vec<bool> {
    let margin = prepared.setting.size * MARGIN_EM;
    let spaces = whole.items.iter().map(|item| if let Item::Glue { width, .. } = item { *width } else { Length::ZERO });
    let widest_space = spaces.max().unwrap_or(Length::ZERO);
    // Of a line when its spaces are natural: at least, and with the space that is lost at its end at most.
    let least = (prepared.setting.measure - margin).units() as f64;
    let longest = (prepared.setting.measure + margin + widest_space).units() as f64;
    if least <= 0.0 {
        return vec![true; prepared.chunks.len()];
    }
    let mut reached = vec![false; prepared.chunks.len()];
    let mut chunk = 0;
    let (mut width, mut stretch, mut shrink) = (Length::ZERO, Length::ZERO, Length::ZERO);
    for (item, end) in whole.items.iter().zip(&whole.ends) {
        match *item {
            Item::Box(own) => {
                let before = (width - shrink).units() as f64;
                width += own;
                let after = width.units() as f64 + most * stretch.units() as f64;
                while prepared.chunks.get(chunk).is_some_and(|known| known.end < end.at) {
                    chunk += 1;
                }
                if let Some(reached) = reached.get_mut(chunk) {
                    *reached |= before <= (after / least).floor() * longest;
                }
            }
            Item::Glue { width: own, stretch: more, shrink: less } => {
                width += own;
                stretch += more;
                shrink += less;
            }
            Item::Letters { stretch: more, shrink: less } => {
                stretch += more;
                shrink += less;
            }
            Item::Penalty(penalty) if penalty.cost <= FORCED => {
                (width, stretch, shrink) = (Length::ZERO, Length::ZERO, Length::ZERO);
            }
            Item::Penalty(_) => {}
        }
    }
    reached
}
