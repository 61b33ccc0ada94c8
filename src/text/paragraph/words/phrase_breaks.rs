//! Where a sentence falls into phrases: the good line ends of titles, labels and leads, whose lines are few and seen at a glance.
//!
//! In: the text before and after a space, and the words of the language that lead what follows (articles, prepositions, conjunctions).
//! Out: a price, below nothing where a reader pauses anyway. It weighs against `UNEVEN` of `linebreak`, what lines cost that are not
//! equally long.

use std::borrow::Cow;

/// After a dot that parts what stands side by side: better than any other place, so that neither part is torn while it fits a line.
const AFTER_DOT: i32 = -2_000;
/// After a colon or a dash.
const AFTER_COLON: i32 = -400;
/// After the end of a sentence.
const AFTER_SENTENCE: i32 = -300;
/// After a comma, before a bracket.
const AFTER_COMMA: i32 = -100;
/// After a word or a number that leads what follows.
const AFTER_LEADING: i32 = 350;

/// Digits of a number that counts what follows, and is no year.
const COUNTING: usize = 2;

/// What is known of the phrases of a language.
#[derive(Copy, Clone)]
pub(in crate::text::paragraph) struct PhraseBreaks<'l> {
    /// Articles, prepositions and conjunctions, in small letters.
    pub(in crate::text::paragraph) leading_words: &'l [String],
}

impl PhraseBreaks<'_> {
    /// What a line end between `before`, which ends with a space, and `after` costs.
    pub(in crate::text::paragraph) fn price(self, before: &str, after: &str) -> i32 {
        let before = before.trim_end_matches(' ');
        match before.chars().next_back() {
            Some('·') => AFTER_DOT,
            Some(':' | '–' | '—') => AFTER_COLON,
            Some('.' | '?' | '!' | '؟') => AFTER_SENTENCE,
            Some(',' | ';' | '،' | '؛') => AFTER_COMMA,
            _ if after.starts_with(['(', '[']) => AFTER_COMMA,
            Some(_) if self.leads(before) => AFTER_LEADING,
            _ => 0,
        }
    }

    fn leads(self, before: &str) -> bool {
        let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=COUNTING).contains(&digits) || {
            let small: Cow<'_, str> = if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() };
            self.leading_words.iter().any(|known| *known == small)
        }
    }
}
