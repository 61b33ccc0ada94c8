//! A page in a PDF's coordinates, and the areas on it that are more than ink.

use pdf_writer::Ref;

use super::number::Thousandths;
use crate::design::structure::NodeId;
use crate::foundation::geometry::{Length, Rect};
use crate::layout::page::{FieldLook, Page};

/// An area that leads somewhere, and its annotation.
pub(super) struct LinkArea {
    pub(super) id: Ref,
    pub(super) page: usize,
    pub(super) node: NodeId,
    pub(super) area: Rect,
    pub(super) key: i32,
}

/// A place to fill in, and its widget.
pub(super) struct FieldArea {
    pub(super) id: Ref,
    pub(super) page: usize,
    pub(super) node: NodeId,
    pub(super) area: Rect,
    pub(super) look: FieldLook,
    pub(super) key: i32,
}

/// What a page asks for beside its content.
#[derive(Default)]
pub(super) struct Areas {
    pub(super) links: Vec<LinkArea>,
    pub(super) fields: Vec<FieldArea>,
}

/// A page as a PDF's coordinates see it: y goes up, from the lower left corner of what is printed.
#[derive(Copy, Clone)]
pub(super) struct Sheet {
    height: Length,
    /// What lies around the trim: bleed and slug.
    margin: Length,
}

impl Sheet {
    pub(super) fn of(page: &Page) -> Sheet {
        Sheet { height: page.trim.height, margin: page.bleed + page.slug }
    }

    pub(super) fn x(self, x: Length) -> Thousandths {
        Thousandths::of(x + self.margin)
    }

    pub(super) fn y(self, y: Length) -> Thousandths {
        Thousandths::of(self.height + self.margin - y)
    }

    /// Left, lower, right and upper edge.
    pub(super) fn corners(self, area: Rect) -> [Thousandths; 4] {
        [self.x(area.x), self.y(area.bottom()), self.x(area.right()), self.y(area.y)]
    }
}
