//! Page breaks over a whole run of slabs: the cheapest way to cut it into pages.
//!
//! In: the heights of slabs, the space between them and what it costs to end a page there. Out: where pages begin, and why. The method
//! is that of Knuth and Plass for lines, turned on its side (Plass, *Optimal Pagination Techniques for Automatic Typesetting Systems*,
//! 1981): every feasible first slab of a page keeps the cheapest way to get there. Pages are ragged at the foot, so that space is only
//! ever taken away, never added. Work grows with the number of slabs times those of one page.

use super::reasons;
use crate::foundation::geometry::Length;
use crate::layout::block::galley::{Ending, Galley, Slab};
use crate::layout::page::{Choice, Fill};

/// One page of a run: its slabs, and how much of their space is taken away.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct PageCut {
    /// First slab.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The share of each slab's shrink that is taken away, in thousandths.
    pub shrink: i64,
    /// How full the page is.
    pub fill: Fill,
    /// Why it ends there; `None` where it had to, at the end of the run or where a page is opened on purpose.
    pub choice: Option<Choice>,
}

/// A page that is opened costs this much: less space is preferred to it, and so is a short list torn here or there, but not one after the
/// other and headings away from what they head.
const OPENING: f64 = 1000.0;
/// The white at the foot of a page: this times the cube of its share, so that a fifth is hardly worth a worse place, and a half is.
const WHITE: f64 = 2500.0;
/// White below something torn costs besides this times its share, from the first line on: it looks as if the rest of it had been forgotten.
const TORN: f64 = 1000.0;
/// White on a last page is expected; it counts so much, that the pages become more even where that costs little, and never by tearing
/// what could stand whole.
const EXPECTED: f64 = 0.1;
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

/// What a way to cut costs, by what it is paid for.
#[derive(Copy, Clone, Default, PartialEq, Debug)]
pub(super) struct Cost {
    pub(super) pages: f64,
    pub(super) white: f64,
    pub(super) tightness: f64,
    pub(super) places: f64,
    pub(super) loneliness: f64,
}

impl Cost {
    pub(super) fn total(self) -> f64 {
        self.pages + self.white + self.tightness + self.places + self.loneliness
    }

    pub(super) fn and(self, other: Cost) -> Cost {
        Cost {
            pages: self.pages + other.pages,
            white: self.white + other.white,
            tightness: self.tightness + other.tightness,
            places: self.places + other.places,
            loneliness: self.loneliness + other.loneliness,
        }
    }
}

/// A page that could be.
#[derive(Copy, Clone, Debug)]
pub(super) struct Candidate {
    /// One past its last slab.
    pub(super) end: usize,
    /// Its height as it should be.
    pub(super) natural: Length,
    /// Its height with all space taken away that may be.
    pub(super) least: Length,
    pub(super) shrink: i64,
    pub(super) cost: Cost,
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

/// Every page that can begin with a slab.
pub(super) fn candidates(galley: &Galley, room: Length, start: usize, mut found: impl FnMut(Candidate)) {
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
        let ending = slabs.get(end).map_or(Ending::Forced, |next| next.ending);
        let (foot, places) = match ending {
            Ending::Forbidden(_) => continue,
            Ending::Allowed(seam, penalty) if seam.tears() => (Foot::Torn, penalty as f64),
            Ending::Allowed(_, penalty) => (Foot::Between, penalty as f64),
            Ending::Forced if start == 0 => (Foot::OnlyPage, 0.0),
            Ending::Forced => (Foot::LastPage, 0.0),
        };
        let (cost, shrink) = page_cost(natural, least, room, foot);
        found(Candidate { end, natural, least, shrink, cost: Cost { pages: OPENING, places, ..cost } });
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

/// What stands at the foot of a page.
#[derive(Copy, Clone)]
enum Foot {
    /// Something whole; more comes on the next page.
    Between,
    /// Something that goes on on the next page.
    Torn,
    /// The end of a run of pages.
    LastPage,
    /// The end of a run that is this page.
    OnlyPage,
}

fn page_cost(natural: Length, least: Length, room: Length, foot: Foot) -> (Cost, i64) {
    let mut cost = Cost::default();
    if natural > room {
        let share = (natural - room).to_pt() / (natural - least).to_pt();
        // Rounded up, so that the page is never a unit too tall.
        let thousandths = ((natural - room).units() * 1000 + (natural - least).units() - 1) / (natural - least).units().max(1);
        cost.tightness = TIGHT * share * share;
        return (cost, thousandths.min(1000));
    }
    let share = (room - natural).to_pt() / room.to_pt();
    let white = WHITE * share * share * share;
    match foot {
        Foot::OnlyPage => {}
        Foot::LastPage if 1.0 - share < NEARLY_EMPTY => cost.loneliness = LONELY,
        Foot::LastPage => cost.white = EXPECTED * white,
        Foot::Between => cost.white = white,
        Foot::Torn => cost.white = white + TORN * share,
    }
    (cost, 0)
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
    use crate::layout::block::galley::{Space, between};
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
