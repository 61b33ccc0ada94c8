//! Type scale, leading, page masters, roles → inks; editions.
//!
//! In: an [`Edition`], a [`Paper`] and the clinic's two colours. Out: a [`Style`], which holds every number of the look. Vertical
//! distances are multiples of one unit of 4 pt, sizes come from one scale, and one vertical axis divides the type area into a side
//! column for labels and a main column for words. Layout asks for a number here and has none of its own.

mod checklist;
mod grey;
mod master;
mod palette;
mod scale;

use crate::foundation::geometry::Paper;
use crate::guide::model::Clinic;

pub use checklist::ChecklistScale;
pub use grey::check_grey;
pub use master::{Columns, PageMaster};
pub use palette::{Palette, RankInks, Tone};
pub use scale::{Posture, Spacing, TextStyle, TypeScale, Weight};

/// For whom a file is made.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Edition {
    /// Telephones, screens and office printers.
    #[default]
    Screen,
    /// A print shop: process inks, bleed, nothing to press or to fill in on a screen.
    Press(Marks),
}

/// What stands around the pages of the press edition.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Marks {
    /// Nothing: most shops add their own marks.
    #[default]
    None,
    /// Crop, bleed and registration marks and a bar of the inks, outside the bleed.
    Printers,
}

/// What becomes of links and of what is filled in.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Medium {
    /// Links lead somewhere, fields take what is typed.
    Interactive,
    /// Addresses are printed, boxes and lines are drawn to be written on.
    Paper,
}

impl Edition {
    /// The name people type and read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Edition::Screen => "screen",
            Edition::Press(_) => "press",
        }
    }

    /// What becomes of links and of what is filled in.
    #[must_use]
    pub const fn medium(self) -> Medium {
        match self {
            Edition::Press(_) => Medium::Paper,
            Edition::Screen => Medium::Interactive,
        }
    }
}

/// What an edition and a paper add to the name of a file: nothing for a screen's A4, otherwise such as `.large-print.a5`.
#[must_use]
pub fn name_suffix(edition: Edition, paper: Paper) -> String {
    let edition = match edition {
        Edition::Screen => String::new(),
        other => format!(".{}", other.name()),
    };
    let paper = match paper {
        Paper::A4 => String::new(),
        other => format!(".{}", other.name()),
    };
    edition + &paper
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
        let palette = match edition {
            Edition::Screen => Palette::screen(clinic),
            Edition::Press(_) => Palette::press(clinic),
        };
        Style {
            edition,
            master: master::page_master(paper).printed(edition, clinic.printing.bleed),
            palette,
            scale: TypeScale::STANDARD,
            spacing: scale::SPACING,
        }
    }
}
