//! Type scale, leading, page masters, roles → inks; editions.
//!
//! In: an [`Edition`], a [`Paper`] and the clinic's two colours. Out: a [`Style`], which holds every number of the look. Vertical
//! distances are multiples of one unit of 4 pt, sizes come from one scale, and one vertical axis divides the type area into a side
//! column for labels and a main column for words. Layout asks for a number here and has none of its own.

mod checklist;
mod master;
mod palette;
mod scale;

use crate::foundation::geometry::Paper;
use crate::guide::model::Clinic;

pub use checklist::ChecklistScale;
pub use master::{Columns, PageMaster};
pub use palette::{Palette, RankInks, Tone};
pub use scale::{Posture, Spacing, TextStyle, TypeScale, Weight};

/// For whom a file is made.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Edition {
    /// Telephones, screens and office printers.
    #[default]
    Screen,
}

impl Edition {
    /// The name people type and read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Edition::Screen => "screen",
        }
    }
}

/// Every number of the look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Style {
    /// For whom.
    pub edition: Edition,
    /// The page.
    pub master: PageMaster,
    /// The inks.
    pub palette: Palette,
    /// The sizes.
    pub scale: TypeScale,
    /// The distances.
    pub spacing: Spacing,
}

impl Style {
    /// The look of an edition on a paper, in a clinic's colours.
    #[must_use]
    pub fn new(edition: Edition, paper: Paper, clinic: &Clinic) -> Style {
        Style {
            edition,
            master: master::page_master(paper),
            palette: Palette::screen(clinic),
            scale: TypeScale::STANDARD,
            spacing: scale::SPACING,
        }
    }
}
