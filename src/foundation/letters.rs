//! Letters, told fast for the scripts that guides are written in; by the tables of Unicode for all others.

use std::borrow::Cow;

/// It is a letter.
const LETTER: u8 = 1;
/// Whether it is a letter, the tables of Unicode tell.
const ASK: u8 = 2;
/// It is surely its own small letter.
const SMALL: u8 = 4;

/// What is known of the signs up to the end of the Arabic block.
const SIGNS: [u8; 0x700] = {
    let mut signs = [ASK; 0x700];
    let mut sign = 0;
    while sign < signs.len() {
        let letter = match sign {
            0x41..=0x5a | 0x61..=0x7a | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x24f => LETTER,
            0x400..=0x481 | 0x5d0..=0x5ea | 0x620..=0x64a => LETTER,
            0x00..=0x7f | 0xd7 | 0xf7 => 0,
            _ => ASK,
        };
        let small = match sign {
            0x41..=0x5a => false,
            0x00..=0x7f | 0xdf..=0xff | 0x430..=0x45f | 0x491 | 0x5d0..=0x5ea | 0x620..=0x64a => true,
            // Small letters follow their capitals.
            0x100..=0x137 | 0x14a..=0x177 => sign % 2 == 1,
            0x139..=0x148 => sign % 2 == 0,
            _ => false,
        };
        signs[sign] = if small { letter | SMALL } else { letter };
        sign += 1;
    }
    signs
};

fn known(sign: char) -> u8 {
    SIGNS.get(u32::from(sign) as usize).copied().unwrap_or(ASK)
}

/// Whether a sign is a letter, as `char::is_alphabetic` has it.
#[must_use]
pub fn is_letter(sign: char) -> bool {
    let known = known(sign);
    known & LETTER != 0 || known & ASK != 0 && sign.is_alphabetic()
}

/// Whether a sign is surely a letter and its own small letter, as most signs of a text are.
#[must_use]
pub fn is_small_letter(sign: char) -> bool {
    known(sign) & (LETTER | SMALL) == LETTER | SMALL
}

/// A word without capitals, as `str::to_lowercase` has it.
#[must_use]
pub fn lowercase(word: &str) -> Cow<'_, str> {
    if word.chars().all(is_small) { word.into() } else { word.to_lowercase().into() }
}

/// Whether a sign is surely its own small letter; for some that are, this is not known.
#[must_use]
pub fn is_small(sign: char) -> bool {
    known(sign) & SMALL != 0
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
