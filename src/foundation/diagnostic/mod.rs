//! What is wrong, where, how bad, and what to type instead.
//!
//! Every room that can find fault returns [`Diagnostics`]; none prints. A [`Diagnostic`] is data: a stable name, a plain sentence,
//! the [`Origin`] of the faulty words, and at most two hints that say what to type. Later things (structure nodes, glyph runs) carry
//! the origin of the words they came from, so that a fault found on a finished page still names its line of TOML. [`render`] is the
//! only place where a complaint becomes text.

mod complaint;
mod render;

pub use complaint::{Diagnostic, Diagnostics, FileId, Origin, Severity, SourceFiles};
pub use render::{Report, render};
