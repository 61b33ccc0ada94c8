//! What of a text is shown: all but the characters that say how to set it.

use std::borrow::Cow;

use crate::foundation::ignorable::{bears_on_shapes, is_ignorable};

/// A text without the characters that say how to set it and are never shown themselves: soft hyphen, zero-width space, word joiner,
/// marks of direction, U+2028.
pub(in crate::text::paragraph) fn shown(text: &str) -> Cow<'_, str> {
    if !holds_instructions(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_instruction(*c)).collect())
}

/// Whether a text has characters that are never shown.
pub(in crate::text::paragraph) fn holds_instructions(text: &str) -> bool {
    // The first bytes of all of them in UTF-8: most texts have none of these.
    let suspicious = |byte: u8| matches!(byte, 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3);
    text.bytes().any(suspicious) && text.contains(is_instruction)
}

/// Where the byte `at` of the shown text stands in the text itself.
pub(in crate::text::paragraph) fn place_of_shown(text: &str, at: usize) -> usize {
    let mut shown = 0;
    for (place, c) in text.char_indices() {
        if is_instruction(c) {
            continue;
        }
        if shown >= at {
            return place;
        }
        shown += c.len_utf8();
    }
    text.len()
}

fn is_instruction(c: char) -> bool {
    c == '\u{2028}' || is_ignorable(c) && !bears_on_shapes(c)
}
