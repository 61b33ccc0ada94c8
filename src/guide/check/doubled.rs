//! A word that stands twice: `the the`. Languages differ in which words may: `had had`, `die die`, and some say a word twice to mean
//! more of it; those are data of the language.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Language;
use crate::guide::model::{MarkKind, Written};

/// Complains of each, at its second place.
pub(super) fn check_doubled_words(texts: &[&Written], language: &Language, found: &mut Diagnostics) {
    for text in texts {
        let mut before: Option<(usize, &str)> = None;
        for (start, word) in words(&text.text) {
            if let Some((at, first)) = before
                && at + first.len() + 1 == start
                && is_slip(first, word, language)
                && !is_foreign(text, start)
            {
                let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
                let there = text.origin_of(place(start), place(start + word.len()));
                found.push(
                    Diagnostic::warning("doubled-word", there, format!("the word `{word}` stands twice"))
                        .hint("delete one of the two"),
                );
            }
            before = Some((start, word));
        }
    }
}

/// Words between single spaces, with their places; what has other signs about it is none.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn is_slip(first: &str, second: &str, language: &Language) -> bool {
    // Hebrew and Arabic have no capitals, so that their words are the same byte by byte.
    let has_capitals = |byte: u8| !matches!(byte, 0xd6..=0xdb);
    let same = |one: u8, two: u8| one.eq_ignore_ascii_case(&two) || !one.is_ascii() || !two.is_ascii();
    if let (&[one, ref rest @ ..], &[two, ref others @ ..]) = (first.as_bytes(), second.as_bytes())
        && (!same(one, two) && two.is_ascii_alphabetic() || one == two && !has_capitals(one) && rest.first() != others.first())
    {
        return false;
    }
    let begins = |word: &str| word.chars().next().and_then(|sign| sign.to_lowercase().next());
    let may_be = first.bytes().zip(second.bytes()).all(|(one, two)| same(one, two) || !two.is_ascii_alphabetic());
    if !may_be || begins(first) != begins(second) {
        return false;
    }
    // Signs behind the second end its sentence; those behind the first part the two.
    let second = second.trim_end_matches(|sign: char| !sign.is_alphabetic());
    let letters =
        |word: &str| !word.is_empty() && word.chars().all(|sign| sign.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&sign));
    if first.len() < second.len() && !first.starts_with(char::is_alphabetic) || !letters(first) || !letters(second) {
        return false;
    }
    let small = second.to_lowercase();
    if first.to_lowercase() != small || language.repeated.words.contains(&small) {
        return false;
    }
    // Two capitals are a name: Bora Bora.
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_name = capital(first) && capital(second);
    let leads = language.leading_words.contains(&small) || language.frequent_words.contains(&small);
    leads || !is_name && !language.repeated.freely && small.chars().count() > 1
}

fn is_foreign(text: &Written, at: usize) -> bool {
    let within = |start: u32, end: u32| (start as usize..end as usize).contains(&at);
    text.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Language(_)) && within(mark.start, mark.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::check::sample::{said, text};
    use crate::guide::language::{LanguageTag, Languages};

    fn seen(tag: &str, words: &str) -> usize {
        let languages = Languages::built_in();
        let language = languages.get(&LanguageTag::new(tag).unwrap()).unwrap();
        let text = text(words);
        let mut found = Diagnostics::new();
        check_doubled_words(&[&text], language, &mut found);
        said(words, &found).len()
    }

    #[test]
    fn a_word_twice_is_a_slip_and_some_are_not() {
        for (tag, words) in [
            ("en", "Wash the the skin"),
            ("en", "the skin skin is"),
            ("en", "The the skin"),
            ("en", "Call us us."),
            ("sv", "Ring ring oss på på"),
            ("de", "in in der Haut"),
            ("uk", "на на шкіру"),
            ("ar", "في في العيادة"),
            ("he", "של של"),
            ("tr", "ve ve"),
            ("fi", "ja ja"),
            ("fr", "le le soin"),
            ("nl", "het het"),
            ("da", "og og"),
            ("nb", "og og"),
        ] {
            assert!(seen(tag, words) > 0, "{tag} {words}");
        }
        for (tag, words) in [
            ("en", "He had had it"),
            ("en", "I know that that is"),
            ("en", "very very small"),
            ("en", "yes, yes"),
            ("en", "Bora Bora"),
            ("en", "5 5"),
            ("en", "the. The"),
            ("de", "die, die die Haut"),
            ("nl", "als u u zorgen maakt"),
            ("nl", "dat dat"),
            ("fr", "vous vous lavez"),
            ("fr", "nous nous"),
            ("tr", "yavaş yavaş"),
            ("ar", "شيئًا شيئًا"),
            ("he", "לאט לאט"),
            ("fi", "hyvin hyvin"),
            ("sv", "det det"),
            ("uk", "дуже дуже"),
            ("da", "der der"),
            ("en", "word-word the-the"),
        ] {
            assert_eq!(seen(tag, words), 0, "{tag} {words}");
        }
    }
}
