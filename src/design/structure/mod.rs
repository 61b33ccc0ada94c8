//! The document's structure tree.
//!
//! In: a [`Guide`] (or its checklist alone), its language and the edition. Out: a [`Composed`] document: the [`Tree`] of nodes with
//! role, language, words and origin, in reading order, and its [`parts`], which say what layout sets. The tree travels with every
//! placed item: tags, contents, bookmarks, links, snapshot and the proof that no word is lost are read from it. Nothing is
//! reconstructed from what was drawn.

mod blocks;
mod checklist;
mod colophon;
mod columns;
mod compose;
mod composer;
mod contract;
mod facts;
mod items;
mod levels;
mod marks;
mod node_id;
mod numbers;
pub mod parts;
mod printed;
mod rows;
mod shapes;
mod tables;
mod tree;

use crate::design::style::Medium;
use crate::guide::language::Language;
use crate::guide::model::{Checklist, Guide};
pub use node_id::NodeId;
pub use parts::Composed;
pub use shapes::{TableShape, TableShapes};
pub use tree::{ChecklistPages, Entry, Node, Role, Source, Span, Target, Tree, Voice, Words};

/// The structure of a whole guide. Page numbers of the contents are words that layout fills in.
#[must_use]
pub fn of_guide(
    guide: &Guide,
    language: &Language,
    medium: Medium,
    pages: ChecklistPages,
    shapes: &TableShapes,
) -> Composed<parts::GuideParts> {
    let composed = compose::compose(guide, language, medium, pages, shapes);
    contract::check(&composed.tree);
    composed
}

/// The structure of a checklist of the guide as a document of its own.
#[must_use]
pub fn of_checklist(
    guide: &Guide,
    language: &Language,
    list: &Checklist,
    medium: Medium,
    pages: ChecklistPages,
) -> Composed<parts::ChecklistParts> {
    let composed = checklist::alone(guide, language, list, medium, pages);
    contract::check(&composed.tree);
    composed
}
