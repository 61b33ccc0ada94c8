//! Faces, metrics, shaping: text → glyph runs.
//!
//! In: font files (built in, or added from a folder) and a stretch of text of one script and direction. Out: glyphs with advances,
//! offsets and clusters. `shaping` is the one file that knows the shaping crate. Faces are tried in a fixed, declared order: the
//! family made for the script of the text, then Source Sans 3 (Latin, Cyrillic, Greek, signs), Vazirmatn (Arabic), Noto Sans Hebrew,
//! then those of a folder beside the guides.
//!
//! Source: ISO/IEC 14496-22 (OpenType) for tables, `OS/2.fsType` and weight classes.

mod added;
mod built_in;
mod choice;
mod reading;
pub(crate) mod shaping;
mod tables;

pub use book::FontBook;
pub use data::FontData;
pub use face::{Face, FaceId, FontFault, Glyph, Metrics};

pub use crate::design::style::{Slant, Weight};

mod book;
mod data;
mod face;
#[cfg(test)]
mod tests;
