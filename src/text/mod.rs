//! Text: from characters to glyphs, from words to lines.

pub mod cache;
pub mod font;
pub mod paragraph;
