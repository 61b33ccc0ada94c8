//! The proof of the words: pages → judgements that need them.
//!
//! In: a guide and the finished pages of one of its documents. Out: [`Diagnostics`], empty where every word the author wrote is on
//! the pages, whole, once, in order and within its page, drawn with glyphs that say so. It runs on every build; a complaint of this
//! room is a fault of the program and never of the author, and no file is written.
//!
//! The proof has three parts, each linear in the number of words:
//!
//! 1. `authored`: guide ↔ tree. The words of all [`Source::Author`](crate::design::structure::Source::Author) nodes, in reading
//!    order, are the words of the guide, word by word. A node may hold several pieces of the author in sequence (a run-in term and
//!    its text) with nothing but white space between them. What the clinic file says is printed wherever it is useful and is not
//!    counted here.
//! 2. `placed`: tree ↔ pages. The glyph runs that name a node cover its words from the first byte to the last, once and in order,
//!    and nodes begin in reading order.
//! 3. `glyphs`: within a run, the clusters cover its text, no glyph is number 0, and the whole run lies in the area meant for it.

mod authored;
mod fault;
mod glyphs;
mod placed;
pub mod press;
#[cfg(test)]
mod tests;

use crate::foundation::diagnostic::Diagnostics;
use crate::guide::model::{Guide, Part};
use crate::layout::page::Pages;

use fault::{DOUBLED, FOREIGN, GUESSED, LOST, OUT_OF_ORDER, OUTSIDE};

pub use authored::authored_words;

/// The names of this room's complaints. Each says that the program failed, so that a caller can tell it from a faulty guide.
pub const OUR_FAULTS: [&str; 6] = [LOST, DOUBLED, OUT_OF_ORDER, FOREIGN, OUTSIDE, GUESSED];

/// Proves that the words of one document of a guide are on its pages.
#[must_use]
pub fn prove(guide: &Guide, part: Part, pages: &Pages) -> Diagnostics {
    let mut found = Diagnostics::new();
    authored::compare(guide, part, &pages.tree, &mut found);
    placed::compare(pages, &mut found);
    glyphs::inspect(pages, &mut found);
    found
}
