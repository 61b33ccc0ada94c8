//! What a page costs: the pages that can begin with a box, each by what is paid for.

use crate::foundation::geometry::Length;
use crate::layout::list::{Galley, Penalty};
use crate::layout::page::BreakClass;

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
/// Where there is no other way: dearer than all pages of a document.
const NEED: i64 = 1_000_000;
/// Space taken away wholly costs this much; less of it the square of its share.
const TIGHT: f64 = 300.0;

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
    /// One past its last box.
    pub(super) end: usize,
    /// Its height as it should be.
    pub(super) natural: Length,
    /// Its height with all space taken away that may be.
    pub(super) least: Length,
    pub(super) shrink: i64,
    pub(super) cost: Cost,
}

/// Whether what is kept together is parted where there is no other way.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Keeps {
    /// It is not.
    Hold,
    /// It is, dearer than anything else.
    Give,
}

impl Keeps {
    /// What it costs to end a page at a place; `None` where it cannot. At the end of a run it must.
    pub(super) fn ending(self, galley: &Galley, end: usize) -> Option<PageBreak> {
        let Some(next) = galley.boxes.get(end) else { return Some(PageBreak::Forced) };
        match (next.penalty?, self) {
            (Penalty::Allowed(class, cost), _) => Some(PageBreak::At(class, cost)),
            (Penalty::Held(..), Keeps::Hold) => None,
            (Penalty::Held(keep, cost), Keeps::Give) => Some(PageBreak::At(BreakClass::Kept(keep), NEED + cost)),
            (Penalty::Forced, _) => Some(PageBreak::Forced),
        }
    }
}

/// How a page ends at a place.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum PageBreak {
    /// It may, at a cost.
    At(BreakClass, i64),
    /// It must.
    Forced,
}

/// Every page that can begin with a box.
pub(super) fn candidates(galley: &Galley, room: Length, start: usize, keeps: Keeps, mut found: impl FnMut(Candidate)) {
    let mut natural = galley.head(start);
    let mut least = natural;
    for (place, one) in galley.boxes.iter().enumerate().skip(start) {
        if place > start {
            natural += one.glue.natural;
            least += one.glue.natural - one.glue.shrink;
        }
        natural += one.height;
        least += one.height;
        if least > room {
            break;
        }
        let end = place + 1;
        let below = galley.foot(end);
        let Some(ending) = keeps.ending(galley, end) else { continue };
        if least + below > room {
            continue;
        }
        let (foot, places) = match ending {
            PageBreak::At(class, penalty) if class.tears() => (Foot::Torn, penalty as f64),
            PageBreak::At(_, penalty) => (Foot::Between, penalty as f64),
            PageBreak::Forced if start == 0 => (Foot::OnlyPage, 0.0),
            PageBreak::Forced => (Foot::LastPage, 0.0),
        };
        let (natural, least) = (natural + below, least + below);
        debug_assert!(least <= natural && least <= room, "a page is a candidate only where it fits");
        let (cost, shrink) = page_cost(natural, least, room, foot);
        debug_assert!((0..=1000).contains(&shrink) && cost.total() >= 0.0, "no more white is taken away than there is");
        found(Candidate { end, natural, least, shrink, cost: Cost { pages: OPENING, places, ..cost } });
        if ending == PageBreak::Forced {
            break;
        }
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
