//! Rules of writing: what belongs together in a text, and where a line may end.
//!
//! In: the text of a paragraph and its language. Out: places where a line may end, each with what that costs. `tokens` finds addresses and
//! figures, `segments` the opportunities of UAX #14, `companions` what belongs to a number or name, `phrase_breaks` where a reader pauses,
//! `hyphenate` where words may be divided (by the patterns and exceptions of `dictionary`); `opportunities` puts them together. `shown`
//! says which characters are instructions only. Nothing here knows a font or a width.
//!
//! Sources: UAX #14; Liang's hyphenation by patterns (1983); the habits of each language as its own style guides have them.

pub(super) mod companions;
mod dictionary;
pub(super) mod hyphenate;
pub(super) mod opportunities;
pub(super) mod phrase_breaks;
pub(super) mod segments;
pub(super) mod shown;
pub(super) mod tokens;
