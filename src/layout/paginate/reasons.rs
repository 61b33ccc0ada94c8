//! Why each page of a run ends where it does.
//!
//! In: the pages that were chosen. Out: the same as [`PageCut`]s, each with how full it is and what would have come next: too tall for
//! the room that was left, or fitting and yet kept back, because every way to go on from there costs more.

use super::cost::{Candidate, Cost, Keeps, PageBreak, candidates};
use crate::foundation::geometry::Length;
use crate::layout::list::{Galley, Penalty};
use crate::layout::page::{ChosenBreak, CostKind, Keep, NextPiece, PageFill, Reason};

/// One page of a run: its boxes, and how much of the white between them is taken away.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct PageCut {
    /// First box.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The share of all shrink that is taken away, in thousandths.
    pub shrink: i64,
    /// How full the page is.
    pub fill: PageFill,
    /// Why it ends there; `None` where it had to, at the end of the run or where a page is opened on purpose.
    pub choice: Option<ChosenBreak>,
}

/// The chosen pages, each by its first box, with their reasons.
pub(super) fn given(galley: &Galley, room: Length, keeps: Keeps, chosen: &[(usize, Candidate)]) -> Vec<PageCut> {
    // A run of one page leaves nothing to explain.
    let rest = if chosen.len() > 1 { costs_from(galley, room, keeps) } else { Vec::new() };
    let cuts = chosen.iter().map(|(start, page)| PageCut {
        start: *start,
        end: page.end,
        shrink: page.shrink,
        fill: fill(galley, room, *start, page),
        choice: choice(galley, (room, keeps), &rest, *start, page),
    });
    cuts.collect()
}

fn fill(galley: &Galley, room: Length, start: usize, page: &Candidate) -> PageFill {
    let spaces = galley.boxes[start..page.end].iter().skip(1).map(|one| one.glue);
    let taken = spaces.map(|glue| glue.shrink.ratio(page.shrink, 1000)).sum();
    PageFill { white: room - page.natural + taken, taken, yielding: page.natural - page.least }
}

fn choice(galley: &Galley, (room, keeps): (Length, Keeps), rest: &[Cost], start: usize, page: &Candidate) -> Option<ChosenBreak> {
    let Some(PageBreak::At(class, penalty)) = keeps.ending(galley, page.end) else { return None };
    let piece = piece(galley, page.end, room - page.least);
    let reason = match piece.shortfall {
        Some(shortfall) => piece.held.map_or(Reason::TooTall(shortfall), |keep| Reason::Held(keep, shortfall)),
        None => kept_back(galley, (room, keeps), rest, start, page, piece.end),
    };
    let left = (room - page.natural).max(Length::ZERO);
    Some(ChosenBreak { class, penalty, next: NextPiece { needs: piece.natural, left, reason } })
}

/// Boxes up to the next place where a page may end.
struct Piece {
    end: usize,
    natural: Length,
    /// By how much it is too tall.
    shortfall: Option<Length>,
    /// What keeps the page from ending within it, where a beginning of it fits.
    held: Option<Keep>,
}

/// The piece that begins with a box, measured against the room that is left when all space is taken away that may be.
fn piece(galley: &Galley, start: usize, room: Length) -> Piece {
    let (mut natural, mut least, mut heights) = (Length::ZERO, Length::ZERO, Length::ZERO);
    let mut end = start;
    let mut held = None;
    // Boxes that are one thing are too tall as one; what keeps them below what stands above is the keep of the first.
    let (mut begun, mut keep) = (false, None);
    for one in &galley.boxes[start..] {
        match one.penalty {
            Some(Penalty::Allowed(..) | Penalty::Forced) if end > start => break,
            Some(Penalty::Held(Keep::Whole, _)) | None if end > start => {}
            Some(Penalty::Held(other, _)) => (begun, keep) = (heights > Length::ZERO && least <= room, Some(other)),
            Some(Penalty::Allowed(..) | Penalty::Forced) | None => {}
        }
        heights += one.height;
        natural += one.glue.natural + one.height;
        least += one.glue.natural - one.glue.shrink + one.height;
        // A hairline that fits is no beginning.
        if begun && least > room && held.is_none() {
            held = keep;
        }
        end += 1;
    }
    let shortfall = (least > room).then_some(least - room);
    Piece { end, natural, shortfall, held }
}

/// What is paid more for where the page holds the next piece too.
fn kept_back(
    galley: &Galley,
    (room, keeps): (Length, Keeps),
    rest: &[Cost],
    start: usize,
    page: &Candidate,
    end: usize,
) -> Reason {
    let from = |place: usize| rest.get(place).copied().unwrap_or(NO_WAY);
    let chosen = page.cost.and(from(page.end));
    let mut other = NO_WAY;
    candidates(galley, room, start, keeps, |longer| {
        if longer.end == end {
            other = longer.cost.and(from(end));
        }
    });
    let kinds = [
        (CostKind::Pages, other.pages - chosen.pages),
        (CostKind::Loneliness, other.loneliness - chosen.loneliness),
        (CostKind::Places, other.places - chosen.places),
        (CostKind::White, other.white - chosen.white),
        (CostKind::Tightness, other.tightness - chosen.tightness),
    ];
    let heaviest = kinds.into_iter().reduce(|most, one| if one.1 > most.1 { one } else { most });
    let kind = heaviest.map_or(CostKind::Places, |(kind, _)| kind);
    Reason::KeptBack(kind, (other.total() - chosen.total()).round() as i64)
}

const NO_WAY: Cost = Cost { pages: f64::INFINITY, white: 0.0, tightness: 0.0, places: 0.0, loneliness: 0.0 };

/// The least that all pages cost from each box on, and from the end on.
fn costs_from(galley: &Galley, room: Length, keeps: Keeps) -> Vec<Cost> {
    let mut rest = vec![NO_WAY; galley.boxes.len() + 1];
    if let Some(end) = rest.last_mut() {
        *end = Cost::default();
    }
    for start in (0..galley.boxes.len()).rev() {
        if start > 0 && keeps.ending(galley, start).is_none() {
            continue;
        }
        let mut least = NO_WAY;
        candidates(galley, room, start, keeps, |page| {
            let cost = page.cost.and(rest[page.end]);
            if cost.total() < least.total() {
                least = cost;
            }
        });
        rest[start] = least;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::super::breaks::cut;
    use super::*;
    use crate::layout::list::{GalleyBox, Glue, Repeat, Span, Wrapping};
    use crate::layout::page::BreakClass;

    type Sample = (i64, (i64, i64), Penalty);

    /// Boxes of a height below white that gives way, in points.
    fn boxes(samples: &[Sample]) -> Vec<GalleyBox> {
        let one = |&(height, (natural, shrink), penalty): &Sample| GalleyBox {
            glue: Glue { natural: Length::pt(natural), shrink: Length::pt(shrink) },
            penalty: Some(penalty),
            height: Length::pt(height),
            elements: Vec::new(),
        };
        samples.iter().map(one).collect()
    }

    fn first(samples: &[Sample], room: i64) -> PageCut {
        cut(&Galley::new(boxes(samples), Vec::new()), Length::pt(room)).unwrap()[0]
    }

    const NONE: (i64, i64) = (0, 0);

    fn at(cost: i64) -> Penalty {
        Penalty::Allowed(BreakClass::Blocks, cost)
    }

    fn reason(samples: &[Sample]) -> Reason {
        first(samples, 100).choice.unwrap().next.reason
    }

    #[test]
    fn what_is_too_tall_is_measured() {
        let cut = first(&[(60, NONE, at(0)), (20, (8, 2), at(0)), (40, (10, 4), at(60))], 100);
        assert_eq!(cut.fill, PageFill { white: Length::pt(12), taken: Length::ZERO, yielding: Length::pt(2) });
        // 88 and 50 are 138; six points may be taken from the spaces.
        let next = NextPiece { needs: Length::pt(50), left: Length::pt(12), reason: Reason::TooTall(Length::pt(32)) };
        assert_eq!(cut.choice, Some(ChosenBreak { class: BreakClass::Blocks, penalty: 60, next }));
    }

    #[test]
    fn what_holds_a_beginning_that_would_have_fitted_is_named() {
        let held = |keep| Penalty::Held(keep, 0);
        let [heading, line] = [(20, (4, 0), at(0)), (10, NONE, held(Keep::Heading))];
        // The heading and its first line fit; the second line does not, and the first is not left alone.
        let lines = [(60, NONE, at(0)), heading, line, (10, NONE, held(Keep::SingleLine))];
        assert_eq!(reason(&lines), Reason::Held(Keep::SingleLine, Length::pt(4)));
        let picture = [(60, NONE, at(0)), heading, (50, NONE, held(Keep::Heading))];
        assert_eq!(reason(&picture), Reason::Held(Keep::Heading, Length::pt(34)));
    }

    #[test]
    fn what_is_kept_back_says_what_the_other_way_would_weigh() {
        let places = [(40, NONE, at(0)), (20, NONE, at(0)), (60, NONE, at(900))];
        // 900 for the place, 160 and 16 for the white, against 540 and 2 for the white.
        assert_eq!(reason(&places), Reason::KeptBack(CostKind::Places, 534));
        let white = [(70, NONE, at(0)), (20, NONE, at(0)), (50, NONE, at(0)), (60, NONE, at(0))];
        // 67.5 for each of two pages, against 2.5 and 312.5.
        assert_eq!(reason(&white), Reason::KeptBack(CostKind::White, 180));
        let tight = [(80, NONE, at(0)), (16, (8, 5), at(0)), (60, NONE, at(0))];
        assert_eq!(reason(&tight), Reason::KeptBack(CostKind::Tightness, 185));
        let lonely = [(60, NONE, at(0)), (30, NONE, at(0)), (15, NONE, at(0))];
        assert_eq!(reason(&lonely), Reason::KeptBack(CostKind::Loneliness, 1301));
    }

    #[test]
    fn a_repeated_heading_may_leave_no_other_way() {
        let wrapping = Wrapping::Repeat(Repeat { height: Length::pt(30), elements: Vec::new() });
        let boxes = boxes(&[(50, NONE, at(0)), (20, NONE, at(0)), (80, NONE, at(0))]);
        let galley = Galley::new(boxes, vec![Span { first: 1, end: 3, wrapping }]);
        let cuts = cut(&galley, Length::pt(100)).unwrap();
        assert_eq!(cuts[0].end, 1);
        assert_eq!(cuts[0].choice.unwrap().next.reason, Reason::KeptBack(CostKind::Pages, i64::MAX));
    }

    #[test]
    fn taken_space_is_counted_and_an_end_on_purpose_is_not_explained() {
        let boxes = [(50, NONE, at(0)), (46, (8, 6), at(0)), (30, NONE, Penalty::Forced)];
        let cut = first(&boxes, 100);
        assert_eq!((cut.end, cut.choice), (2, None));
        assert_eq!(cut.fill.yielding, Length::pt(6));
        assert!(cut.fill.taken >= Length::pt(4) && cut.fill.white >= Length::ZERO, "{:?}", cut.fill);
    }
}
