//! Text → lines: itemise, shape, hyphenate, box–glue–penalty, total-fit line breaking.
//!
//! In: a [`Passage`] (one paragraph of plain text with styled spans) and a [`Setting`] (size, measure, alignment, language). Out:
//! [`Lines`] of glyph runs whose x counts from the **left** edge of the line box, whatever the direction.
//!
//! Four rooms, in this order: `words` (where lines may end, by the rules of writing), `shape` (directions, scripts, glyphs), `linebreak`
//! (where lines do end, a matter of boxes, glue and penalties alone), `line` (the stages one after the other, and runs in their places).

mod line;
mod linebreak;
mod setting;
mod shape;
#[cfg(test)]
mod tests;
mod words;

pub use setting::{Extent, Fault, Hyphenation, Line, LineAlignment, LineEnd, Lines, Passage, Run, Setting, SpanStyle, Wrap};
pub use shape::bidi::for_plain_display;
pub use words::hyphenate::{is_hyphenated, shown_points};

use line::set;
use shape::shaped::Words;
use words::hyphenate::Hyphenator;

use crate::guide::language::Language;
use crate::text::font::FontBook;

/// Sets passages; keeps what it has shaped, so that the same word is shaped once.
pub struct Typesetter<'a> {
    words: Words<'a>,
    hyphenator: Hyphenator<'a>,
}

impl<'a> Typesetter<'a> {
    /// A typesetter with these faces, knowing the habits of these languages.
    #[must_use]
    pub fn new(fonts: &'a FontBook, languages: &'a [Language]) -> Typesetter<'a> {
        Typesetter { words: Words::new(fonts), hyphenator: Hyphenator::new(languages) }
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
