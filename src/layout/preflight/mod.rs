//! The proof of the words: pages → judgements that need them.
//!
//! In: a guide and the finished pages of one of its documents. Out: the same pages as [`Proven`], which is all that outputs take, where
//! every word the author wrote is on the pages, whole, once, in order and within its page, drawn with glyphs that say so; otherwise
//! complaints. It runs on every build; a complaint of this room is a fault of the program and never of the author.
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
//!
//! Beside the proof, `contract` asserts in debug builds that pages are pages at all.

mod authored;
mod contract;
mod fault;
mod glyphs;
mod placed;
pub mod press;
mod proven;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use authored::authored_words;
pub use contract::check_pages;
pub use fault::OUR_FAULTS;
pub use proven::{Proven, prove};
