//! Page breaks over a whole galley: the cheapest way to cut it into pages.
//!
//! In: the heights of boxes, the white between them and what it costs to end a page there. Out: where pages begin, and why. The method
//! is that of Knuth and Plass for lines, turned on its side (Plass, *Optimal Pagination Techniques for Automatic Typesetting Systems*,
//! 1981): every feasible first box of a page keeps the cheapest way to get there. Pages are ragged at the foot, so that space is only
//! ever taken away, never added. Work grows with the number of boxes times those of one page.

use super::cost::{Candidate, Keeps, candidates};
use super::reasons::{self, PageCut};
use crate::foundation::geometry::Length;
use crate::layout::list::Galley;

/// Boxes that no page can hold and that cannot be parted.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct TooTall {
    /// The first of them.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// By how much they are taller than a page.
    pub excess: Length,
}

impl std::fmt::Display for TooTall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "what cannot be parted is {} pt taller than a page", self.excess)
    }
}

impl std::error::Error for TooTall {}

#[derive(Copy, Clone)]
struct Best {
    cost: f64,
    from: usize,
    page: Candidate,
}

/// Breaks a galley into pages of a height, in reading order. What is to be kept together is parted only where no other way is left.
///
/// # Errors
/// [`TooTall`], where something that is never parted is taller than a page.
pub fn cut(galley: &Galley, room: Length) -> Result<Vec<PageCut>, TooTall> {
    debug_assert!(room > Length::ZERO, "a page has room");
    let count = galley.boxes.len();
    let mut best = Vec::new();
    for keeps in [Keeps::Hold, Keeps::Give] {
        best = cheapest(galley, room, keeps);
        if count > 0 && best[count].is_none() {
            continue;
        }
        let mut pages = Vec::new();
        let mut end = count;
        while let Some(way) = best[end] {
            pages.push((way.from, way.page));
            end = way.from;
        }
        pages.reverse();
        let cuts = reasons::given(galley, room, keeps, &pages);
        debug_assert!(covers(&cuts, count), "the pages hold all boxes in order, each at least one");
        return Ok(cuts);
    }
    Err(obstacle(galley, room, &best))
}

/// Whether cuts follow each other from the first box to the last.
fn covers(cuts: &[PageCut], boxes: usize) -> bool {
    let follows = |done: usize, cut: &PageCut| (cut.start == done && done < cut.end).then_some(cut.end);
    cuts.iter().try_fold(0, follows) == Some(boxes)
}

/// The cheapest way to each place where a page can end.
fn cheapest(galley: &Galley, room: Length, keeps: Keeps) -> Vec<Option<Best>> {
    let count = galley.boxes.len();
    let mut best: Vec<Option<Best>> = vec![None; count + 1];
    for start in 0..count {
        let cost = match best[start] {
            _ if start == 0 => 0.0,
            Some(here) => here.cost,
            None => continue,
        };
        candidates(galley, room, start, keeps, |page| {
            let total = cost + page.cost.total();
            if best[page.end].is_none_or(|known| total < known.cost) {
                best[page.end] = Some(Best { cost: total, from: start, page });
            }
        });
    }
    best
}

/// The boxes in the way: those after the last reachable place, up to the next.
fn obstacle(galley: &Galley, room: Length, best: &[Option<Best>]) -> TooTall {
    let first = best.iter().rposition(Option::is_some).unwrap_or(0);
    let mut height = galley.head(first);
    let mut end = first;
    for one in galley.boxes.iter().skip(first) {
        if end > first {
            if one.penalty.is_some() {
                break;
            }
            height += one.glue.natural - one.glue.shrink;
        }
        height += one.height;
        end += 1;
    }
    TooTall { first, end, excess: height + galley.foot(end) - room }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::list::{GalleyBox, Glue, List, Panel, Penalty, Vbox, between};
    use crate::layout::page::{BreakClass, Keep};

    fn galley(boxes: &[(i64, i64, i64, Option<i64>)]) -> Galley {
        let one = |(height, white, shrink, cost): &(i64, i64, i64, Option<i64>)| GalleyBox {
            glue: Glue { natural: Length::pt(*white), shrink: Length::pt(*shrink) },
            penalty: Some(cost.map_or(Penalty::Held(Keep::Heading, 0), |cost| Penalty::Allowed(BreakClass::Blocks, cost))),
            height: Length::pt(*height),
            elements: Vec::new(),
        };
        Galley::new(boxes.iter().map(one).collect(), Vec::new())
    }

    fn starts(galley: &Galley, room: i64) -> Vec<usize> {
        cut(galley, Length::pt(room)).map(|pages| pages.iter().map(|page| page.start).collect()).unwrap_or_default()
    }

    #[test]
    fn a_page_ends_where_it_is_allowed_and_not_where_it_is_full() {
        // The fourth box would fit, but belongs to the fifth.
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
        assert_eq!(cut(&galley, Length::pt(100)), Err(TooTall { first: 1, end: 2, excess: Length::pt(30) }));
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
            galley.boxes[1 + number].penalty = Some(between(number, 4, (BreakClass::Items, BreakClass::OuterItem)));
        }
        assert_eq!(starts(&galley, 100), [0, 5], "two items and two would fill the pages more evenly");
        // Where it does not fit, it is moved, unless half a page would stay white.
        assert_eq!(starts(&galley, 94), [0, 1]);
        galley.boxes[0].height = Length::pt(28);
        galley.boxes[5].height = Length::pt(40);
        assert_eq!(starts(&galley, 72), [0, 4]);
    }

    #[test]
    fn nothing_is_torn_above_much_white() {
        let mut galley = galley(&[(60, 0, 0, Some(0)), (20, 0, 0, Some(100)), (30, 0, 0, Some(400))]);
        assert_eq!(starts(&galley, 100), [0, 1], "between two blocks the white is expected");
        galley.boxes[1].penalty = Some(Penalty::Allowed(BreakClass::Lines, 100));
        assert_eq!(starts(&galley, 100), [0, 2], "the rest of a paragraph would be missed");
    }

    #[test]
    fn what_should_stand_together_is_parted_only_where_nothing_else_is_left() {
        let bound = [(30, 0, 0, Some(0)), (40, 0, 0, None), (40, 0, 0, None), (40, 0, 0, None)];
        // Together they are 150 high: one keep gives, and the first page is filled best after the third box.
        assert_eq!(starts(&galley(&bound), 120), [0, 3]);
        assert_eq!(starts(&galley(&bound[..3]), 120), [0]);
    }

    #[test]
    fn a_panel_keeps_its_padding_on_every_page() {
        let panel = Panel { inline: Length::ZERO, inline_size: Length::pt(9), tint: None, rule: None, padding: Length::pt(5) };
        let line = || Vbox::strut(Length::pt(10));
        let mut list = List::from(line());
        for _ in 1..10 {
            list.penalty(Penalty::Allowed(BreakClass::WithinCallout, 10));
            list.put(line());
        }
        let (items, _) = list.on(panel).into_parts();
        let cuts = cut(&Galley::of(items), Length::pt(60)).unwrap();
        // Five lines and twice the padding fill a page of 60; the first box is the padding itself.
        assert_eq!(cuts.iter().map(|cut| (cut.start, cut.end)).collect::<Vec<_>>(), [(0, 6), (6, 12)]);
        assert_eq!(cuts[0].fill.white, Length::ZERO);
    }
}
