//! Page masters: where on a paper words stand, and how they are divided along the line.

use super::edition::{Edition, Format, Marks};
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
    /// Where the tags of the contents stand.
    pub contents: ContentsTags,
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

/// Where the tags of the contents stand.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum ContentsTags {
    /// In a column of their own before the titles; with [`Columns::Axis`] it is the side column.
    Beside {
        /// The column's width.
        side: Length,
        /// The gap after it.
        gap: Length,
    },
    /// Above the titles.
    Above,
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
            Edition::Screen | Edition::LargePrint => self,
        }
    }

    /// The main column's width.
    #[must_use]
    pub fn main_measure(&self) -> Length {
        self.type_area.width - self.main_start()
    }
}

pub(super) fn page_master(format: Format, paper: Paper) -> PageMaster {
    let trim = paper.size();
    let (outside, top, foot) = match format {
        Format::Sheet => (Length::mm(20), Length::mm(23), Length::mm(24)),
        Format::Booklet => (Length::mm(13), Length::mm(17), Length::mm(17)),
        Format::LargePrint => (Length::mm(20), Length::mm(20), Length::mm(34)),
        Format::SmallLargePrint => (Length::mm(13), Length::mm(15), Length::mm(33)),
    };
    let axis = (Length::mm(40), Length::mm(6));
    let columns = match format {
        Format::Sheet => Columns::Axis { side: axis.0, gap: axis.1 },
        Format::Booklet | Format::LargePrint | Format::SmallLargePrint => Columns::Folded,
    };
    let contents = match format {
        Format::Sheet => ContentsTags::Beside { side: axis.0, gap: axis.1 },
        Format::Booklet => ContentsTags::Beside { side: Length::mm(32), gap: Length::mm(4) },
        Format::LargePrint | Format::SmallLargePrint => ContentsTags::Above,
    };
    let (head_gap, foot_gap, band) = match format {
        Format::Sheet => (Length::mm(9), Length::mm(11), Length::mm(9)),
        Format::Booklet => (Length::mm(7), Length::mm(8), Length::mm(6)),
        Format::LargePrint => (Length::mm(10), Length::mm(12), Length::mm(9)),
        Format::SmallLargePrint => (Length::mm(9), Length::mm(11), Length::mm(6)),
    };
    let type_area = Rect { x: outside, y: top, width: trim.width - outside * 2, height: trim.height - top - foot };
    PageMaster {
        trim,
        bleed: Length::ZERO,
        slug: Length::ZERO,
        type_area,
        columns,
        contents,
        head_baseline: top - head_gap,
        foot_baseline: trim.height - foot + foot_gap,
        band,
    }
}
