//! Type scale, leading, page masters, roles → inks; editions.
//!
//! In: an [`Edition`], a [`Paper`](crate::foundation::geometry::Paper) and the clinic's two colours. Out: a [`Style`], which holds every number of the look. Vertical
//! distances are multiples of one unit of 4 pt, sizes come from one scale, and one vertical axis divides the type area into a side
//! column for labels and a main column for words. Layout asks for a number here and has none of its own.

mod checklist;
mod details;
mod edition;
mod grey;
mod look;
mod master;
mod palette;
mod scale;

pub use details::{Details, Share};
pub use edition::{Edition, Marks, Medium, Reading, booklet_suffix, name_suffix};
pub use look::Style;

pub use checklist::{ChecklistScale, ChecklistSizes};
pub use grey::check_grey;
pub use master::{Columns, ContentsTags, PageMaster};
pub use palette::{Palette, RankInks, Tone};
pub use scale::{Slant, Spacing, TextStyle, TypeScale, Weight};
