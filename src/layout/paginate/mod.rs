//! Lists → pages: page breaks, contents, running heads, cover, checklist.
//!
//! In: the parts of a document and the context in which they are set. Out: finished pages. A *flow* is a galley that starts on a page of
//! its own; its page breaks are chosen over the whole of it ([`breaks`]). Page numbers of the contents are filled in once all flows are
//! broken; since a number never changes how many lines an entry takes, there is nothing to repeat.

mod bookmarks;
pub mod breaks;
mod colophon;
mod cost;
mod document;
mod finish;
mod flow;
mod marks;
mod place;
mod reasons;
mod running;

pub use document::{Broken, checklist, contents, guide, number_contents};
pub use finish::{Finished, finish};
