//! Parts of a document → vertical lists: openers, paragraphs, lists, decision tables, callouts, pictures, cover, contents, checklist.
//!
//! In: a part of the document ([`crate::design::structure::parts`]) and the [`LayoutContext`](context::LayoutContext) of the document.
//! Out: a [`List`](crate::layout::list::List), which carries its faults. Every function here is pure: the same part in the same context
//! gives the same list, and a list that is only tried leaves nothing behind. Each kind of block has a file of its own; a block that holds
//! others puts their lists into its own.
//!
//! *Leading* is the distance from baseline to baseline; the *axis* is the vertical line on which all words start, with labels in the side
//! column before it.

pub mod brand;
pub mod callout;
pub mod cell;
pub mod checklist;
pub mod columns;
pub mod contents;
pub mod context;
pub mod cover;
pub mod division;
pub mod fragment;
pub mod label;
pub mod lines;
pub mod list;
pub mod masthead;
pub mod picture;
pub mod pictures;
pub mod prose;
pub mod records;
pub mod rule;
pub mod section;
pub mod sources;
pub mod table;
pub mod timeline;
pub mod widths;
pub mod wrap;
