//! Layout: from the structure tree to finished pages.

pub mod artwork;
pub mod block;
pub mod list;
pub mod page;
pub mod paginate;
pub mod preflight;
