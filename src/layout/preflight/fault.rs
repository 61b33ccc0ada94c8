//! What the proof complains of.

use crate::design::structure::{NodeId, Tree};
use crate::foundation::diagnostic::{Diagnostic, Origin};

pub(super) const LOST: &str = "lost-word";

pub(super) const DOUBLED: &str = "doubled-word";

pub(super) const OUT_OF_ORDER: &str = "out-of-order";

pub(super) const FOREIGN: &str = "foreign-word";

pub(super) const OUTSIDE: &str = "outside-page";

pub(super) const GUESSED: &str = "guessed-glyph";

/// The names of this room's complaints. Each says that the program failed, so that a caller can tell it from a faulty guide.
pub const OUR_FAULTS: [&str; 6] = [LOST, DOUBLED, OUT_OF_ORDER, FOREIGN, OUTSIDE, GUESSED];

/// A complaint about ourselves.
pub(super) fn fault(name: &'static str, at: Option<Origin>, message: String) -> Diagnostic {
    Diagnostic::error(name, at, message)
        .label("these words")
        .hint("this is a fault of the program, not of the guide: please report it with this text")
}

/// Where the bytes `start..end` of a node's words stand in the author's file; the whole node where the words are not an author's.
pub(super) fn origin_in(tree: &Tree, node: NodeId, start: usize, end: usize) -> Option<Origin> {
    let node = tree.nodes().get(node.index())?;
    let Some(words) = node.words.as_ref().filter(|words| !words.places.is_empty()) else { return Some(node.origin) };
    let place = |byte: usize| {
        let byte = u32::try_from(byte).unwrap_or(u32::MAX);
        let after = words.places.partition_point(|(text, _)| *text <= byte);
        let pair = after.checked_sub(1).and_then(|before| words.places.get(before));
        pair.map_or(node.origin.start, |(text, file)| file + (byte - text))
    };
    let first = place(start);
    Some(Origin { file: node.origin.file, start: first, end: place(end.saturating_sub(1)).max(first) + 1 })
}

/// The beginning of `text`, short enough for a sentence.
pub(super) fn quoted(text: &str) -> String {
    let words = text.trim();
    match words.char_indices().nth(40) {
        Some((end, _)) => format!("“{}…”", &words[..end]),
        None => format!("“{words}”"),
    }
}
