//! Page breaks over a whole run of slabs: the cheapest way to cut it into pages.
//!
//! In: the heights of slabs, the space between them and what it costs to end a page there. Out: where pages begin. The method is that
//! of Knuth and Plass for lines, turned on its side (Plass, *Optimal Pagination Techniques for Automatic Typesetting Systems*, 1981):
//! every feasible first slab of a page keeps the cheapest way to get there. Pages are ragged at the foot, so that space is only ever
//! taken away, never added. Work grows with the number of slabs times those of one page.

use crate::foundation::geometry::Length;
use crate::layout::block::galley::{Ending, Galley, Slab};

/// One page of a run: its slabs, and how much of their space is taken away.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct PageCut {
    /// First slab.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The share of each slab's shrink that is taken away, in thousandths.
    pub shrink: i64,
}

/// A page that is opened costs this much, so that a little less space is preferred to another page.
const OPENING: f64 = 3000.0;
/// The white at the foot of a page that is not the last: this times the square of its share.
const WHITE: f64 = 1000.0;
/// A last page filled less than this share is nearly empty.
const NEARLY_EMPTY: f64 = 0.2;
/// What a nearly empty last page costs.
const LONELY: f64 = 1500.0;
/// Space taken away wholly costs this much; less of it the square of its share.
const TIGHT: f64 = 300.0;

/// A slab that no page can hold: its place, and by how much.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct TooTall {
    /// Which slab.
    pub slab: usize,
    /// By how much it is taller than a page.
    pub excess: Length,
}

#[derive(Copy, Clone)]
struct Best {
    cost: f64,
    from: usize,
    shrink: i64,
}

/// Cuts a galley into pages of a height, in reading order.
///
/// # Errors
/// [`TooTall`], where a piece that is never cut is taller than a page.
pub fn cut(galley: &Galley, room: Length) -> Result<Vec<PageCut>, TooTall> {
    let slabs = &galley.slabs;
    let count = slabs.len();
    let mut best: Vec<Option<Best>> = vec![None; count + 1];
    best[0] = Some(Best { cost: 0.0, from: 0, shrink: 0 });
    for start in 0..count {
        let Some(here) = best[start] else { continue };
        reach(galley, room, start, here.cost, &mut best);
    }
    if best[count].is_none() {
        return Err(obstacle(galley, room, &best));
    }
    let mut pages = Vec::new();
    let mut end = count;
    while end > 0 {
        let Some(way) = best[end] else { break };
        pages.push(PageCut { start: way.from, end, shrink: way.shrink });
        end = way.from;
    }
    pages.reverse();
    Ok(pages)
}

/// Every page that can begin with a slab.
fn reach(galley: &Galley, room: Length, start: usize, cost: f64, best: &mut [Option<Best>]) {
    let slabs = &galley.slabs;
    let mut natural = repeated(galley, &slabs[start], start);
    let mut least = natural;
    for end in start + 1..=slabs.len() {
        let slab = &slabs[end - 1];
        if end - 1 > start {
            natural += slab.space.natural;
            least += slab.space.natural - slab.space.shrink;
        }
        natural += slab.height;
        least += slab.height;
        if least > room {
            break;
        }
        let last = end == slabs.len();
        let ending = slabs.get(end).map_or(Ending::Forced, |next| next.ending);
        let penalty = match ending {
            Ending::Forbidden => continue,
            Ending::Allowed(penalty) => penalty as f64,
            Ending::Forced => 0.0,
        };
        let (page, shrink) = page_cost(natural, least, room, last || ending == Ending::Forced, start == 0);
        let total = cost + page + penalty + OPENING;
        if best[end].is_none_or(|known| total < known.cost) {
            best[end] = Some(Best { cost: total, from: start, shrink });
        }
        if ending == Ending::Forced {
            break;
        }
    }
}

/// The height of the heading that a slab repeats at the head of a page (the first page of a run repeats nothing).
fn repeated(galley: &Galley, slab: &Slab, start: usize) -> Length {
    match slab.repeat.and_then(|number| galley.repeats.get(number)) {
        Some(repeat) if start > 0 => repeat.height,
        _ => Length::ZERO,
    }
}

fn page_cost(natural: Length, least: Length, room: Length, last: bool, first: bool) -> (f64, i64) {
    if natural > room {
        let share = (natural - room).to_pt() / (natural - least).to_pt();
        // Rounded up, so that the page is never a unit too tall.
        let thousandths = ((natural - room).units() * 1000 + (natural - least).units() - 1) / (natural - least).units().max(1);
        return (TIGHT * share * share, thousandths.min(1000));
    }
    let white = (room - natural).to_pt() / room.to_pt();
    let cost = match (last, first) {
        (true, false) if 1.0 - white < NEARLY_EMPTY => LONELY,
        (true, _) => 0.0,
        (false, _) => WHITE * white * white,
    };
    (cost, 0)
}

/// The slab that stands in the way: the one that makes the piece after the last reachable place too tall.
fn obstacle(galley: &Galley, room: Length, best: &[Option<Best>]) -> TooTall {
    let start = best.iter().rposition(Option::is_some).unwrap_or(0);
    let mut height = galley.slabs.get(start).map_or(Length::ZERO, |slab| repeated(galley, slab, start));
    let mut tallest = (start, Length::ZERO);
    for (place, slab) in galley.slabs.iter().enumerate().skip(start) {
        if place > start {
            if matches!(slab.ending, Ending::Allowed(_) | Ending::Forced) {
                break;
            }
            height += slab.space.natural - slab.space.shrink;
        }
        height += slab.height;
        if slab.height > tallest.1 {
            tallest = (place, slab.height);
        }
    }
    TooTall { slab: tallest.0, excess: height - room }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::block::galley::Space;

    fn galley(slabs: &[(i64, i64, i64, Option<i64>)]) -> Galley {
        let slabs = slabs
            .iter()
            .map(|(height, space, shrink, ending)| Slab {
                space: Space { natural: Length::pt(*space), shrink: Length::pt(*shrink) },
                ending: ending.map_or(Ending::Forbidden, Ending::Allowed),
                ..Slab::new(Length::pt(*height), Vec::new())
            })
            .collect();
        Galley { slabs, ..Galley::default() }
    }

    fn starts(galley: &Galley, room: i64) -> Vec<usize> {
        cut(galley, Length::pt(room)).map(|pages| pages.iter().map(|page| page.start).collect()).unwrap_or_default()
    }

    #[test]
    fn a_page_ends_where_it_is_allowed_and_not_where_it_is_full() {
        // The fourth slab would fit, but belongs to the fifth.
        let galley =
            galley(&[(30, 0, 0, Some(0)), (30, 0, 0, Some(0)), (20, 0, 0, Some(0)), (20, 0, 0, Some(0)), (40, 0, 0, None)]);
        assert_eq!(starts(&galley, 100), [0, 3]);
    }

    #[test]
    fn a_line_too_many_is_taken_out_of_the_space() {
        let galley = galley(&[(50, 0, 0, Some(0)), (46, 8, 6, Some(0))]);
        assert_eq!(starts(&galley, 100), [0]);
        let pages = cut(&galley, Length::pt(100)).unwrap();
        assert!(pages[0].shrink >= 667, "4 of 6 points: {}", pages[0].shrink);
    }

    #[test]
    fn what_no_page_can_hold_is_named() {
        let galley = galley(&[(30, 0, 0, Some(0)), (130, 0, 0, Some(0)), (10, 0, 0, Some(0))]);
        assert_eq!(cut(&galley, Length::pt(100)), Err(TooTall { slab: 1, excess: Length::pt(30) }));
    }

    #[test]
    fn a_nearly_empty_last_page_is_avoided() {
        let rows: Vec<_> = (0..11).map(|_| (10, 0, 0, Some(0))).collect();
        // Ten rows would fill the first page and leave one alone.
        assert_eq!(starts(&galley(&rows), 100).len(), 2);
        assert!(starts(&galley(&rows), 100)[1] < 10);
    }
}
