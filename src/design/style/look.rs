//! All numbers of a document's look.

use super::checklist::ChecklistSizes;
use super::details::{self, Details};
use super::edition::Format;
use super::edition::{Edition, Reading};
use super::master;
use super::master::PageMaster;
use super::palette::Palette;
use super::scale;
use super::scale::{Spacing, TypeScale};
use crate::foundation::geometry::Paper;
use crate::guide::model::Clinic;

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
    /// What is the same on every paper and in every edition.
    pub details: Details,
    /// The sizes that its checklist may take.
    pub checklist: ChecklistSizes,
    /// How words are treated.
    pub reading: Reading,
}

impl Style {
    /// The look of an edition on a paper, in a clinic's colours.
    #[must_use]
    pub fn new(edition: Edition, paper: Paper, clinic: &Clinic) -> Style {
        let palette = match edition {
            Edition::Screen => Palette::screen(clinic),
            Edition::Press(_) => Palette::press(clinic),
            Edition::LargePrint => Palette::large_print(clinic),
        };
        let format = Format::of(edition, paper);
        let (scale, spacing, checklist) = match format {
            Format::Sheet => (TypeScale::STANDARD, scale::SPACING, ChecklistSizes::SHEET),
            Format::Booklet => (TypeScale::SMALL, scale::SMALL_SPACING, ChecklistSizes::BOOKLET),
            Format::LargePrint => (TypeScale::LARGE, scale::LARGE_SPACING, ChecklistSizes::LARGE),
            Format::SmallLargePrint => (TypeScale::LARGE_ON_SMALL, scale::LARGE_ON_SMALL_SPACING, ChecklistSizes::LARGE_ON_SMALL),
        };
        let reading = match edition {
            Edition::LargePrint => Reading::LargePrint,
            Edition::Screen | Edition::Press(_) => Reading::Usual,
        };
        let master = master::page_master(format, paper).printed(edition, clinic.printing.bleed);
        Style { edition, master, palette, scale, spacing, details: details::DETAILS, checklist, reading }
    }
}
