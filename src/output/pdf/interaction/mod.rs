//! What leads elsewhere: bookmarks, page labels, links.
//!
//! In: bookmarks and link areas of finished pages. Out: the outline (ISO 32000-1, 12.3.3), page labels (12.4.2) and link annotations
//! (12.5.6.5). `areas` collects what a page asks for beside its content; fields among it are written by `form`.

pub(super) mod areas;
pub(super) mod links;
pub(super) mod outline;
