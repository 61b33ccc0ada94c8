//! Letters, told fast for the scripts that guides are written in; by the tables of Unicode for all others.

use std::borrow::Cow;

/// Whether a sign is a letter, as `char::is_alphabetic` has it.
#[must_use]
pub fn is_letter(sign: char) -> bool {
    match sign {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7f}' => false,
        '\u{c0}'..='\u{24f}' => !matches!(sign, '×' | '÷'),
        '\u{400}'..='\u{481}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' => true,
        _ => sign.is_alphabetic(),
    }
}

/// A word without capitals, as `str::to_lowercase` has it.
#[must_use]
pub fn lowercase(word: &str) -> Cow<'_, str> {
    if word.chars().all(is_small) { word.into() } else { word.to_lowercase().into() }
}

/// Whether a sign is surely its own small letter; for some that are, this is not known.
#[must_use]
pub fn is_small(sign: char) -> bool {
    match sign {
        'A'..='Z' => false,
        '\0'..='\u{7f}' | 'ß'..='ÿ' | 'а'..='џ' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' => true,
        // Small letters follow their capitals.
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => u32::from(sign) % 2 == 1,
        '\u{139}'..='\u{148}' => u32::from(sign) % 2 == 0,
        '\u{491}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for sign in '\0'..=char::MAX {
            assert_eq!(is_letter(sign), sign.is_alphabetic(), "{sign:?}");
            let word = sign.to_string();
            assert_eq!(lowercase(&word), word.to_lowercase(), "{sign:?}");
        }
        // A sigma at a word's end is another letter.
        assert_eq!(lowercase("ΟΔΟΣ"), "οδος");
    }
}
