//! Page masters: where on a paper words stand, and how they are divided along the line.

use super::{Edition, Marks};
use crate::foundation::geometry::{Length, Paper, Rect, Size};

/// Room for crop marks of 5 mm, registration marks and a bar of inks.
const SLUG: Length = Length::mm(12);

/// How a page is divided.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct PageMaster {
    /// The trimmed page.
    pub trim: Size,
    /// Printed beyond the trim.
    pub bleed: Length,
    /// Beyond that, for a printer's marks.
    pub slug: Length,
    /// Where words stand, running head and foot not counted.
    pub type_area: Rect,
    /// How the type area is divided along the line.
    pub columns: Columns,
    /// The baseline of the running head, from the top of the page.
    pub head_baseline: Length,
    /// The baseline of the foot's first line, from the top of the page.
    pub foot_baseline: Length,
    /// The width of the band on a cover, along the binding.
    pub band: Length,
}

/// How the type area is divided along the line.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Columns {
    /// A side column and a gap before the main column.
    Axis {
        /// The side column's width.
        side: Length,
        /// The gap's.
        gap: Length,
    },
    /// Labels stand above what they name.
    Folded,
}

impl PageMaster {
    /// Where the main column starts, from the inline-start edge of the type area.
    #[must_use]
    pub fn main_start(&self) -> Length {
        match self.columns {
            Columns::Axis { side, gap } => side + gap,
            Columns::Folded => Length::ZERO,
        }
    }

    /// The same with what an edition prints beyond the trim.
    pub(super) fn printed(self, edition: Edition, bleed: Length) -> PageMaster {
        match edition {
            Edition::Press(Marks::None) => PageMaster { bleed, ..self },
            Edition::Press(Marks::Printers) => PageMaster { bleed, slug: SLUG, ..self },
            _ => self,
        }
    }

    /// The main column's width.
    #[must_use]
    pub fn main_measure(&self) -> Length {
        self.type_area.width - self.main_start()
    }
}

pub(super) fn page_master(paper: Paper) -> PageMaster {
    let trim = paper.size();
    let (outside, top, foot) = match paper {
        Paper::A4 | Paper::Letter => (Length::mm(20), Length::mm(23), Length::mm(24)),
        Paper::A5 => (Length::mm(14), Length::mm(18), Length::mm(18)),
    };
    let columns = match paper {
        Paper::A4 | Paper::Letter => Columns::Axis { side: Length::mm(40), gap: Length::mm(6) },
        Paper::A5 => Columns::Folded,
    };
    let type_area = Rect { x: outside, y: top, width: trim.width - outside * 2, height: trim.height - top - foot };
    PageMaster {
        trim,
        bleed: Length::ZERO,
        slug: Length::ZERO,
        type_area,
        columns,
        head_baseline: top - Length::mm(9),
        foot_baseline: trim.height - foot + Length::mm(11),
        band: Length::mm(9),
    }
}
