//! A paragraph on its way from an author's file to words with marks.

use crate::foundation::ignorable::is_ignorable;
use crate::guide::model::MarkKind;

/// A piece of text on its way: characters with their bytes in the file, marks by character index.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) characters: Vec<(char, u32)>,
    pub(super) marks: Vec<(usize, usize, MarkKind)>,
}

impl Piece {
    /// Whether any of it is seen: spaces of every kind and signs that only say how to set a text are not.
    pub(super) fn has_words(&self) -> bool {
        self.characters.iter().any(|(sign, _)| !(sign.is_whitespace() || is_ignorable(*sign)))
    }
}
