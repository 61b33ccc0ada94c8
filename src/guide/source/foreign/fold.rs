//! Presentation forms → plain letters.
//!
//! Documents and PDF files that are copied from hold ligatures and the joined shapes of Arabic letters as characters of their own. They
//! look right, and no search and no screen reader finds the words. Only these are folded (UAX #15, compatibility decomposition): what
//! NFKC does to other signs, such as `²` or `½`, changes what is said.

use unicode_normalization::char::decompose_compatible;

use crate::guide::table::RawText;

/// The same text with plain letters for presentation forms; each letter points at the sign it was.
pub(super) fn plain_letters(raw: RawText) -> RawText {
    if !raw.characters.iter().any(|(sign, _)| is_presentation_form(*sign)) {
        return raw;
    }
    let mut characters = Vec::with_capacity(raw.characters.len());
    for (sign, place) in raw.characters {
        if !is_presentation_form(sign) {
            characters.push((sign, place));
            continue;
        }
        // A mark alone is given a space to stand on, which is not part of the word.
        decompose_compatible(sign, |part| {
            if part != ' ' {
                characters.push((part, place));
            }
        });
    }
    RawText { characters, origin: raw.origin }
}

/// Ligatures of Latin, Armenian, Hebrew and Arabic letters and the shapes of Arabic letters; not the ornate parentheses, and not the
/// signs that stand for whole phrases or for money.
fn is_presentation_form(sign: char) -> bool {
    matches!(
        sign,
        '\u{fb00}'..='\u{fb06}'
            | '\u{fb13}'..='\u{fb17}'
            | '\u{fb1d}'
            | '\u{fb1f}'..='\u{fb4f}'
            | '\u{fb50}'..='\u{fbb1}'
            | '\u{fbd3}'..='\u{fd3d}'
            | '\u{fd50}'..='\u{fdc7}'
            | '\u{fdf0}'..='\u{fdf9}'
            | '\u{fe70}'..='\u{fefc}'
    )
}
