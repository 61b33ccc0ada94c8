//! The file as a whole: all parts put together, once for all copies (`body`), and what completes one copy (`metadata`, `assembly`).
//!
//! In: finished pages. Out: bytes. `shared` holds what several documents of a guide have in common, so that it is made once. Sources:
//! ISO 32000-1, 7.5 and 7.7; XMP in ISO 19005-2, 6.6.

pub(super) mod assembly;
pub(super) mod body;
pub(super) mod metadata;
pub(super) mod shared;
