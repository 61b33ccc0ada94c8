//! The logical structure: what is read, in which order, as what.
//!
//! In: the tree of nodes, and what drawing notes of them. Out: structure elements with their types and attributes, and the way back from
//! marked content and annotations to them.
//!
//! Terms (ISO 32000-1, 14.7 and 14.8): an *element* is a node as it is written; a *role* of ours becomes a *structure type* of the
//! standard (`roles`); the *bearer* of content is the element that it belongs to (`tags`); the *parent tree* leads from content to elements
//! (`tree`).

pub(super) mod roles;
pub(super) mod tags;
pub(super) mod tree;
