//! Texts for the tests of this room.

use crate::foundation::diagnostic::{Diagnostics, Origin, SourceFiles};
use crate::guide::model::Written;

/// A text whose places in its file are its own.
pub(super) fn text(words: &str) -> Written {
    let file = SourceFiles::new().add("sv.toml", words.to_owned());
    let end = u32::try_from(words.len()).unwrap();
    Written { text: words.to_owned(), marks: Vec::new(), origin: Origin { file, start: 0, end }, places: vec![(0, 0)] }
}

/// The bytes that complaints point at.
pub(super) fn said(words: &str, found: &Diagnostics) -> Vec<String> {
    let places = found.iter().map(|complaint| complaint.at.unwrap());
    places
        .inspect(|at| assert!(words.is_char_boundary(at.start as usize)))
        .map(|at| format!("{}..{}", at.start, at.end))
        .collect()
}
