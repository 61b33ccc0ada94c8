//! Characters that are not printed: they say how letters join, where a line may end or which way words run.
//!
//! Source: the property `Default_Ignorable_Code_Point` of the Unicode Character Database (DerivedCoreProperties), without the Hangul
//! fillers and the controls of shorthand and music, which shaping engines do not take away either.

/// Whether a character has no ink and no width of its own. A text of such characters alone says nothing, and a glyph for one is none.
#[must_use]
pub const fn is_ignorable(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether an ignorable character bears on the shape of its neighbours: joiners, variation selectors, U+034F. The shaping engine reads
/// these and takes them out itself.
#[must_use]
pub const fn bears_on_shapes(sign: char) -> bool {
    matches!(
        sign,
        '\u{34f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bears_on_shapes_is_ignorable_and_letters_and_spaces_are_not() {
        assert!(('\0'..=char::MAX).all(|sign| !bears_on_shapes(sign) || is_ignorable(sign)));
        for sign in [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\u{3000}', 'a', '\u{301}', '\u{64b}', '\u{fffd}', '\u{2028}'] {
            assert!(!is_ignorable(sign), "{sign:?}");
        }
        for sign in ['\u{200d}', '\u{34f}', '\u{fe0f}', '\u{2064}', '\u{e0001}', '\u{e0100}'] {
            assert!(is_ignorable(sign), "{sign:?}");
        }
    }
}
