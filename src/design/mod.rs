//! The design: how a guide is structured and what it looks like, before anything has a place.

pub mod structure;
pub mod style;
