//! A page in a PDF's coordinates: user space (ISO 32000-1, 8.3.2.3).

use crate::foundation::geometry::{Length, Rect};
use crate::layout::page::Page;
use crate::output::pdf::objects::number::Thousandths;

/// A page as a PDF's coordinates see it: y goes up, from the lower left corner of what is printed.
#[derive(Copy, Clone)]
pub(in crate::output::pdf) struct UserSpace {
    height: Length,
    /// What lies around the trim: bleed and slug.
    margin: Length,
}

impl UserSpace {
    pub(in crate::output::pdf) fn of(page: &Page) -> UserSpace {
        UserSpace { height: page.trim.height, margin: page.bleed + page.slug }
    }

    pub(in crate::output::pdf) fn x(self, x: Length) -> Thousandths {
        Thousandths::of(x + self.margin)
    }

    pub(in crate::output::pdf) fn y(self, y: Length) -> Thousandths {
        Thousandths::of(self.height + self.margin - y)
    }

    /// Left, lower, right and upper edge.
    pub(in crate::output::pdf) fn corners(self, area: Rect) -> [Thousandths; 4] {
        [self.x(area.x), self.y(area.bottom()), self.x(area.right()), self.y(area.y)]
    }
}
