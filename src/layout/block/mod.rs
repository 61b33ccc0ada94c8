//! Blocks → boxes on a galley: openers, paragraphs, lists, decision tables, callouts, pictures, cover, contents, checklist.
//!
//! In: nodes of the structure tree and the style. Out: [`galley::Slab`]s, pieces that are never cut, with the space between them and
//! what it costs to end a page there. Terms are those of the composing room: a *galley* is set type before it is made up into pages,
//! *leading* the distance from baseline to baseline; the *axis* is the vertical line on which all words start, with labels in the
//! side column before it.

pub mod callout;
pub mod checklist;
pub mod compositor;
pub mod front;
pub mod gallery;
pub mod galley;
pub mod label;
pub mod list;
pub mod manner;
pub mod missing;
mod passage;
pub mod picture;
pub mod rule;
pub mod section;
pub mod table;
