//! The line break opportunities of UAX #14.
//!
//! In: text. Out: the bytes at which a line may start, in order; neither the start of the text nor its end is one. Most of a text is
//! words of letters with one space between them, and there the answer is plain: a break after the space (rule LB18), none within a word
//! (LB13, LB28). Only what stands between two such places is given to the segmenter, which knows all rules; none of them looks across
//! a single space that has a letter (or a full stop, comma and the like) before it and a letter after it.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Visits all opportunities.
pub(in crate::text::paragraph) fn each(text: &str, mut visit: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    // All before it is visited.
    let mut done = 0;
    let mut word = 0;
    while word < bytes.len() {
        let letters = letters(bytes, word);
        let sign = letters + usize::from(letters > word && bytes.get(letters).is_some_and(|byte| is_final(*byte)));
        let (end, plain) = match bytes.get(sign) {
            Some(b' ') => (sign, done == word && sign > word),
            None => {
                return if done < word {
                    by_rules(text, done, bytes.len(), &mut visit)
                };
            }
            Some(_) => match bytes[sign..].iter().position(|byte| *byte == b' ') {
                Some(length) => (sign + length, false),
                None => return by_rules(text, done, bytes.len(), &mut visit),
            },
        };
        let next = end + 1;
        if letter(bytes, next).is_some() && ends_plainly(bytes, end) {
            if plain {
                visit(next);
            } else {
                by_rules(text, done, next, &mut visit);
                visit(next);
            }
            done = next;
        }
        word = next;
    }
    if done < bytes.len() {
        by_rules(text, done, bytes.len(), &mut visit);
    }
}

/// Visits the opportunities between two bytes.
fn by_rules(text: &str, start: usize, end: usize, visit: &mut impl FnMut(usize)) {
    const SEGMENTER: LineSegmenterBorrowed<'static> = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let Some(stretch) = text.get(start..end) else { return };
    for at in SEGMENTER.segment_str(stretch) {
        if at > 0 && at < stretch.len() {
            visit(start + at);
        }
    }
}

/// The end of the letters that start at a byte.
fn letters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(length) = letter(bytes, at) {
        at += length;
    }
    at
}

/// The bytes of a letter of the classes AL and HL, of Latin, Cyrillic, Hebrew and Arabic; of other signs nothing is said.
fn letter(bytes: &[u8], at: usize) -> Option<usize> {
    let first = *bytes.get(at)?;
    if first.is_ascii_alphabetic() {
        return Some(1);
    }
    let second = if first < 0x80 { return None } else { *bytes.get(at + 1)? };
    is_letter(first, second).then_some(2)
}

/// Whether a text starts with so many of these letters.
pub(in crate::text::paragraph) fn starts_with_letters(text: &str, count: usize) -> bool {
    let bytes = text.as_bytes();
    (0..count).try_fold(0, |at, _| letter(bytes, at).map(|length| at + length)).is_some()
}

/// Whether a text ends with so many of these letters.
pub(in crate::text::paragraph) fn ends_with_letters(text: &str, count: usize) -> bool {
    let before = |rest: &[u8]| match *rest {
        [.., last] if last.is_ascii_alphabetic() => Some(rest.len() - 1),
        [.., first, second] if is_letter(first, second) => Some(rest.len() - 2),
        _ => None,
    };
    (0..count).try_fold(text.as_bytes(), |rest, _| before(rest).map(|end| &rest[..end])).is_some()
}

/// Whether two bytes of UTF-8 are such a letter.
fn is_letter(first: u8, second: u8) -> bool {
    match first {
        0xc3 => !matches!(second, 0x97 | 0xb7), // × and ÷
        0xc4..=0xc9 | 0xd0 | 0xd1 => true,      // U+0100 to U+027F, U+0400 to U+047F
        0xd7 => (0x90..=0xaa).contains(&second),
        0xd8 => second >= 0xa0, // U+0620 to U+063F
        0xd9 => second <= 0x8a, // to U+064A
        _ => false,
    }
}

/// Signs of the classes IS and EX, which hold on to the word before them.
fn is_final(byte: u8) -> bool {
    matches!(byte, b'.' | b',' | b':' | b';' | b'!' | b'?')
}

/// Whether a letter or a final sign stands before a byte.
fn ends_plainly(bytes: &[u8], end: usize) -> bool {
    let Some(last) = end.checked_sub(1).map(|at| bytes[at]) else { return false };
    last.is_ascii_alphabetic() || is_final(last) || end >= 2 && is_letter(bytes[end - 2], last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        each(text, |at| found.push(at));
        found
    }

    fn expected(text: &str) -> Vec<usize> {
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        segmenter.segment_str(text).filter(|at| *at > 0 && *at < text.len()).collect()
    }

    #[test]
    fn plain_words_break_after_their_spaces() {
        assert_eq!(found("små blåmärken, och e-post."), [5, 18, 22, 24]);
        assert_eq!(found("об'єкт, שלום ل"), expected("об'єкт, שלום ل"));
        assert_eq!(found("ord"), [0; 0]);
        assert_eq!(found(""), [0; 0]);
    }

    #[test]
    fn every_letter_is_of_a_class_that_never_breaks() {
        let two_bytes = ('\u{80}'..='\u{7ff}').filter(|c| letter(c.to_string().as_bytes(), 0).is_some());
        for c in two_bytes.chain('A'..='z').filter(|c| c.is_alphabetic()) {
            for text in [format!("a{c}a"), format!("{c}{c}. {c} a!"), format!("1 {c}-{c} ({c} {c}) «{c} {c}»")] {
                assert_eq!(found(&text), expected(&text), "{text:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_short_way_is_the_long_way(text in "([a-zåéжםع]{0,4}[ ]{0,2}[-.,:;!?()«»“”'’/–—…% \u{a0}\u{ad}\u{200b}\u{301}\u{5be}\u{60c}\u{2028}\u{202f}\u{2060}0-9$a\u{df}\u{d7}\u{ff}\u{400}漢🇸]{0,3}){0,12}") {
            prop_assert_eq!(found(&text), expected(&text));
        }
    }
}
