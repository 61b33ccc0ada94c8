//! Shaping: text → chunks of one script and direction → glyphs.
//!
//! In: a passage. Out: its chunks in logical order (`itemise`) with their embedding levels (`bidi`, which keeps the `sequences` that run
//! left to right as a whole), and words as glyphs in font units, kept for as long as the typesetter lives (`shaped`). `joining` knows
//! which letters take other shapes beside each other.
//!
//! Sources: UAX #9, UAX #24; the OpenType shaping of Arabic.

pub(super) mod bidi;
pub(super) mod itemise;
pub(super) mod joining;
pub(super) mod sequences;
pub(super) mod shaped;
