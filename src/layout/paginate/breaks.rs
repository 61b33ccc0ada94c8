//! Page breaks over a whole run of slabs: the cheapest way to cut it into pages.
//!
//! In: the heights of slabs, the space between them and what it costs to end a page there. Out: where pages begin, and why. The method
//! is that of Knuth and Plass for lines, turned on its side (Plass, *Optimal Pagination Techniques for Automatic Typesetting Systems*,
//! 1981): every feasible first slab of a page keeps the cheapest way to get there. Pages are ragged at the foot, so that space is only
//! ever taken away, never added. Work grows with the number of slabs times those of one page.

use super::cost::{Candidate, candidates, repeated};
use super::reasons::{self, PageCut};
use crate::foundation::geometry::Length;
use crate::layout::block::galley::{Ending, Galley};

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
    page: Candidate,
}

/// Cuts a galley into pages of a height, in reading order.
///
/// # Errors
/// [`TooTall`], where a piece that is never cut is taller than a page.
pub fn cut(galley: &Galley, room: Length) -> Result<Vec<PageCut>, TooTall> {
    let slabs = &galley.slabs;
    let count = slabs.len();
    let mut best: Vec<Option<Best>> = vec![None; count + 1];
    for start in 0..count {
        let cost = match best[start] {
            _ if start == 0 => 0.0,
            Some(here) => here.cost,
            None => continue,
        };
        candidates(galley, room, start, |page| {
            let total = cost + page.cost.total();
            if best[page.end].is_none_or(|known| total < known.cost) {
                best[page.end] = Some(Best { cost: total, from: start, page });
            }
        });
    }
    if count > 0 && best[count].is_none() {
        return Err(obstacle(galley, room, &best));
    }
    let mut pages = Vec::new();
    let mut end = count;
    while let Some(way) = best[end] {
        pages.push((way.from, way.page));
        end = way.from;
    }
    pages.reverse();
    Ok(reasons::given(galley, room, &pages))
}

/// The slab that stands in the way: the one that makes the piece after the last reachable place too tall.
fn obstacle(galley: &Galley, room: Length, best: &[Option<Best>]) -> TooTall {
    let start = best.iter().rposition(Option::is_some).unwrap_or(0);
    let mut height = galley.slabs.get(start).map_or(Length::ZERO, |slab| repeated(galley, slab, start));
    let mut tallest = (start, Length::ZERO);
    for (place, slab) in galley.slabs.iter().enumerate().skip(start) {
        if place > start {
            if matches!(slab.ending, Ending::Allowed(..) | Ending::Forced) {
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
    use crate::layout::block::galley::{Slab, Space, between};
    use crate::layout::page::{Bond, Seam};

    fn galley(slabs: &[(i64, i64, i64, Option<i64>)]) -> Galley {
        let slabs = slabs
            .iter()
            .map(|(height, space, shrink, ending)| Slab {
                space: Space { natural: Length::pt(*space), shrink: Length::pt(*shrink) },
                ending: ending.map_or(Ending::Forbidden(Bond::Heading), |cost| Ending::Allowed(Seam::Blocks, cost)),
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

    #[test]
    fn pages_are_even_where_that_costs_little() {
        let rows = |cost| (0..13).map(|_| (10, 0, 0, Some(cost))).collect::<Vec<_>>();
        // Ten rows and three would do; eight and five are more even.
        assert_eq!(starts(&galley(&rows(0)), 100), [0, 8]);
        // It is worth no bad place.
        let mut rows = rows(300);
        rows[10].3 = Some(20);
        assert_eq!(starts(&galley(&rows), 100), [0, 10]);
    }

    #[test]
    fn a_short_list_is_not_torn_for_even_pages() {
        let mut galley = galley(&[50, 12, 12, 12, 12, 22].map(|height| (height, 0, 0, Some(20))));
        for number in 1..4 {
            galley.slabs[1 + number].ending = between(number, 4, (Seam::Items, Seam::OuterItem));
        }
        assert_eq!(starts(&galley, 100), [0, 5], "two items and two would fill the pages more evenly");
        // Where it does not fit, it is moved, unless half a page would stay white.
        assert_eq!(starts(&galley, 94), [0, 1]);
        galley.slabs[0].height = Length::pt(28);
        galley.slabs[5].height = Length::pt(40);
        assert_eq!(starts(&galley, 72), [0, 4]);
    }

    #[test]
    fn nothing_is_torn_above_much_white() {
        let mut galley = galley(&[(60, 0, 0, Some(0)), (20, 0, 0, Some(100)), (30, 0, 0, Some(400))]);
        assert_eq!(starts(&galley, 100), [0, 1], "between two blocks the white is expected");
        galley.slabs[1].ending = Ending::Allowed(Seam::Lines, 100);
        assert_eq!(starts(&galley, 100), [0, 2], "the rest of a paragraph would be missed");
    }
}
