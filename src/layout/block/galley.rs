//! The galley: what is set, one below the other, before it is cut into pages.
//!
//! As in TeX's vertical list there are boxes, the space between them, and the places where a page may end; here a [`Slab`] carries all
//! three. Its items have logical coordinates: `inline` from the start edge of the type area, `block` from the top of the slab.

use std::sync::Arc;

use crate::design::structure::NodeId;
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::{Code, Sign};
use crate::layout::page::{Bond, FieldLook, Owner, Seam};
use crate::text::paragraph::Run;

/// The cost of a place where a page ends only if it can end nowhere else: dearer than a page that is opened and left nearly empty.
pub const LAST_RESORT: i64 = 5000;

/// The fewest members of a long list or table. A shorter one is taken in at a glance, and rather stands whole.
const LONG: usize = 6;
/// The cost of ending a page within a short list or table, or beside the first or last member of a long one, and elsewhere in it.
const WITHIN_A_SHORT_ONE: i64 = 250;
const WITHIN_A_LONG_ONE: i64 = 60;

/// Slabs, one below the other, and what they refer to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Galley {
    /// From top to bottom.
    pub slabs: Vec<Slab>,
    /// Tints and rules that run behind neighbouring slabs.
    pub panels: Vec<Panel>,
    /// Headings that are said again when a block goes on on another page.
    pub repeats: Vec<Repeat>,
}

/// A piece that is never cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slab {
    /// The space above it; it vanishes at the head of a page.
    pub space: Space,
    /// Whether a page may end above it.
    pub ending: Ending,
    /// Its own height.
    pub height: Length,
    /// What it shows.
    pub items: Vec<GalleyItem>,
    /// What runs behind it, by its place in [`Galley::panels`].
    pub panel: Option<usize>,
    /// What is said again above it at the head of a page, by its place in [`Galley::repeats`].
    pub repeat: Option<usize>,
}

/// The space above a slab.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Space {
    /// As it should be.
    pub natural: Length,
    /// How much of it may be taken away.
    pub shrink: Length,
}

impl Space {
    /// Space that stays as it is.
    #[must_use]
    pub const fn fixed(natural: Length) -> Space {
        Space { natural, shrink: Length::ZERO }
    }
}

/// Whether a page may end above a slab.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Never.
    Forbidden(Bond),
    /// At a cost: 0 is where an author would end a page, 100 within a paragraph, 1000 within something that should stand whole.
    Allowed(Seam, i64),
    /// Always.
    Forced,
}

/// Something on a slab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GalleyItem {
    /// Whom it belongs to.
    pub owner: Owner,
    /// What it is.
    pub content: GalleyContent,
}

/// What an item on a slab is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GalleyContent {
    /// One run of a line.
    Run(PlacedRun),
    /// A filled rectangle.
    Fill(LogicalRect, Ink),
    /// An outlined rectangle with a line of the given width.
    Outline(LogicalRect, Length, Ink),
    /// A dotted line along the upper edge of the area.
    Dots(LogicalRect, Ink),
    /// A drawn sign.
    Sign(Sign, LogicalRect, Ink),
    /// A QR code; the area includes its quiet zone.
    Code(Arc<Code>, LogicalRect, Ink),
    /// A picture, by its place among the document's pictures.
    Picture(usize, LogicalRect),
    /// A place to fill in.
    Field(LogicalRect, FieldLook),
    /// An area that leads where its owner leads.
    Link(LogicalRect),
}

/// A run of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedRun {
    /// The line box: its runs count from its **left** edge, whatever the direction.
    pub line: LogicalRect,
    /// The baseline, from the top of the slab.
    pub baseline: Length,
    /// What was set.
    pub run: Run,
    /// What it is printed with.
    pub ink: Ink,
    /// Whose words it shows, and from which byte on.
    pub words: Option<(NodeId, u32)>,
}

/// Tint and rule behind neighbouring slabs.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Panel {
    /// Where along the line it starts.
    pub inline: Length,
    /// How wide it is.
    pub inline_size: Length,
    /// The tint; `None` for none.
    pub tint: Option<Ink>,
    /// A rule down its start edge.
    pub rule: Option<(Length, Ink)>,
}

/// A heading that is said again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repeat {
    /// Its height with the space below it.
    pub height: Length,
    /// All of them artifacts.
    pub items: Vec<GalleyItem>,
}

impl Slab {
    /// A slab that follows what is above it.
    #[must_use]
    pub fn new(height: Length, items: Vec<GalleyItem>) -> Slab {
        Slab { space: Space::default(), ending: Ending::Forbidden(Bond::Whole), height, items, panel: None, repeat: None }
    }

    /// The same with space above.
    #[must_use]
    pub fn below(mut self, space: Space) -> Slab {
        self.space = space;
        self
    }

    /// The same with a page's end above it so judged.
    #[must_use]
    pub fn ending(mut self, ending: Ending) -> Slab {
        self.ending = ending;
        self
    }
}

impl GalleyItem {
    /// The same moved down.
    #[must_use]
    pub fn lowered(mut self, by: Length) -> GalleyItem {
        self.area_mut().block += by;
        if let GalleyContent::Run(placed) = &mut self.content {
            placed.baseline += by;
        }
        self
    }

    /// The same moved along the line, away from its start.
    #[must_use]
    pub fn across(mut self, by: Length) -> GalleyItem {
        self.area_mut().inline += by;
        self
    }

    fn area_mut(&mut self) -> &mut LogicalRect {
        match &mut self.content {
            GalleyContent::Run(placed) => &mut placed.line,
            GalleyContent::Fill(area, _)
            | GalleyContent::Outline(area, _, _)
            | GalleyContent::Dots(area, _)
            | GalleyContent::Sign(_, area, _)
            | GalleyContent::Code(_, area, _)
            | GalleyContent::Picture(_, area)
            | GalleyContent::Field(area, _)
            | GalleyContent::Link(area) => area,
        }
    }
}

/// A page's end above the member `number`, not the first, of `count` in a list or table; what such a place is called within it, and
/// beside the first or last member.
#[must_use]
pub fn between(number: usize, count: usize, (within, beside_an_end): (Seam, Seam)) -> Ending {
    if number == 1 || number + 1 == count {
        return Ending::Allowed(beside_an_end, WITHIN_A_SHORT_ONE);
    }
    Ending::Allowed(within, if count < LONG { WITHIN_A_SHORT_ONE } else { WITHIN_A_LONG_ONE })
}

/// One slab made of several, as they stand: for what must not be torn.
#[must_use]
pub fn joined(slabs: Vec<Slab>) -> Slab {
    let mut whole = Slab::new(Length::ZERO, Vec::new());
    for (place, slab) in slabs.into_iter().enumerate() {
        if place == 0 {
            whole.space = slab.space;
            whole.ending = slab.ending;
            whole.panel = slab.panel;
            whole.repeat = slab.repeat;
        } else {
            whole.height += slab.space.natural;
        }
        let top = whole.height;
        whole.items.extend(slab.items.into_iter().map(|item| item.lowered(top)));
        whole.height += slab.height;
    }
    whole
}

/// Tells lines of slabs that are part of something from those of a paragraph that stands for itself.
pub fn named(slabs: &mut [Slab], seam: Seam) {
    for slab in slabs {
        if let Ending::Allowed(Seam::Lines, cost) = slab.ending {
            slab.ending = Ending::Allowed(seam, cost);
        }
    }
}
