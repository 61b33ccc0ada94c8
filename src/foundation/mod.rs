//! The lowest floor: what every other room is built from, and what knows none of them.

pub mod address;
pub mod calendar;
pub mod colour;
pub mod diagnostic;
pub mod geometry;
pub mod ignorable;
pub mod letters;
pub mod png;
pub mod resources;
pub mod word_filter;
