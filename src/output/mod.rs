//! Outputs: finished pages as files. They know nothing of layout and not each other.

pub mod pdf;
#[cfg(feature = "raster")]
pub mod raster;
pub mod snapshot;
