//! Letters that join across the edges of what is shaped at once.
//!
//! In: a text and a part of it. Out: the letters beside the part which its own may join. Weight, emphasis, a link, another language, a
//! fallback face and the cut in a very long word divide what is shaped, but not what is written: an Arabic word keeps its joined letters
//! through all of them. Only the end of a line parts letters. Marks and ignorable signs between two letters do not (joining type T of
//! the Unicode Character Database, ArabicShaping); U+200C and U+200D decide for themselves.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

use crate::foundation::ignorable::is_ignorable;
use crate::text::font::shaping::JoiningContext;

/// Whether the letters of a script join: they have no places between them that could be set wider.
pub(in crate::text::paragraph) fn is_joined(script: Script) -> bool {
    matches!(
        script,
        Script::Arabic
            | Script::Syriac
            | Script::Mongolian
            | Script::Nko
            | Script::Mandaic
            | Script::Adlam
            | Script::Hanifi_Rohingya
    )
}

/// The letters beside a part of a text in a script.
pub(in crate::text::paragraph) fn context(script: Script, text: &str, part: Range<usize>) -> JoiningContext {
    if !is_joined(script) {
        return JoiningContext::default();
    }
    let joins = |c: &char| matches!(c, '\u{200d}' | '\u{640}') || is_joined(c.script());
    let (before, after) = (&text[..part.start], &text[part.end..]);
    JoiningContext {
        before: before.chars().rev().find(|c| !is_transparent(*c)).filter(joins),
        after: after.chars().find(|c| !is_transparent(*c)).filter(joins),
    }
}

fn is_transparent(c: char) -> bool {
    is_combining_mark(c) || is_ignorable(c) && !matches!(c, '\u{200c}' | '\u{200d}')
}
