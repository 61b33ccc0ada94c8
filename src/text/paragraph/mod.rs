//! Text → lines: itemise, shape, hyphenate, box–glue–penalty, total-fit line breaking.
//!
//! In: a [`Passage`] (one paragraph of plain text with styled spans) and a [`Setting`] (size, measure, alignment, language). Out:
//! [`Lines`] of glyph runs whose x counts from the **left** edge of the line box, whatever the direction.
//!
//! The stages, in this order: `tokens` (addresses and figures), `sequences` (what runs left to right within Arabic and Hebrew), `bidi`
//! (levels), `itemise` (chunks of one style and script), `words` (glyphs, remembered), `breaks`, `companions`, `phrases` and `hyphenate`
//! (where lines may end), `pieces` (boxes, glue, penalties), `linebreak` (where they do), `finish` (runs in their places).

mod bidi;
mod breaks;
mod companions;
mod finish;
mod hang;
mod hyphenate;
mod itemise;
mod joining;
mod linebreak;
mod phrases;
mod pieces;
mod reach;
mod segments;
mod sequences;
mod set;
mod shown;
mod tokens;
mod words;

pub use bidi::for_plain_display;
pub use hyphenate::{is_hyphenated, shown_points};
pub use setting::{Extent, Fault, Hyphenation, Line, LineAlignment, LineEnd, Lines, Passage, Run, Setting, SpanStyle, Wrap};

use crate::guide::language::Language;
use crate::text::font::FontBook;

/// Sets passages; keeps what it has shaped, so that the same word is shaped once.
pub struct Typesetter<'a> {
    words: words::Words<'a>,
    hyphenator: hyphenate::Hyphenator<'a>,
}

impl<'a> Typesetter<'a> {
    /// A typesetter with these faces, knowing the habits of these languages.
    #[must_use]
    pub fn new(fonts: &'a FontBook, languages: &'a [Language]) -> Typesetter<'a> {
        Typesetter { words: words::Words::new(fonts), hyphenator: hyphenate::Hyphenator::new(languages) }
    }

    /// Breaks a passage into lines.
    ///
    /// # Errors
    /// Every [`Fault`] of the passage.
    pub fn set(&mut self, passage: Passage<'_>, setting: &Setting) -> Result<Lines, Vec<Fault>> {
        set::lines(passage, setting, &mut self.words, &mut self.hyphenator)
    }

    /// How wide a passage wants to be; the setting's measure does not matter.
    ///
    /// # Errors
    /// Every [`Fault::MissingGlyph`] of the passage.
    pub fn extent(&mut self, passage: Passage<'_>, setting: &Setting) -> Result<Extent, Vec<Fault>> {
        set::extent(passage, setting, &mut self.words, &mut self.hyphenator)
    }
}

mod setting;
#[cfg(test)]
mod tests;
