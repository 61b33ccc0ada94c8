//! How a language asks to call somebody.
//!
//! In: `[calling]` of a language file. Out: lists of [`Phrases`], by which a number that is dialled is told from one that counts, and
//! words that ask to call the clinic from words that ask for an ambulance.

use std::borrow::Cow;

use crate::foundation::letters::is_small;

/// The words with which a language asks to call. Without them only links and numbers that look like telephones are known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Calling {
    /// Ask to dial: "call", "ring".
    pub verbs: Phrases,
    /// Ask to be in touch, by whatever way: "contact", "speak to".
    pub contact: Phrases,
    /// Whom a clinic means by itself: "us", "the ward".
    pub us: Phrases,
    /// Stand beside a number for emergencies: "ambulance".
    pub emergency: Phrases,
    /// Stand before a telephone number: "tel".
    pub telephone: Phrases,
    /// May stand between any of these and a number: "on", "number", "at once".
    pub joints: Phrases,
    /// Make a noun of the word behind them: "a call".
    pub articles: Phrases,
}

/// Words and short phrases, in small letters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Phrases(Vec<Vec<String>>);

impl Phrases {
    /// Each text is a phrase, its words divided by spaces.
    pub fn new(texts: impl IntoIterator<Item = String>) -> Phrases {
        Phrases(
            texts
                .into_iter()
                .map(|text| text.split_whitespace().map(|word| simple(word).into_owned()).collect())
                .filter(|phrase: &Vec<_>| !phrase.is_empty())
                .collect(),
        )
    }

    /// How many of the last words are a phrase of these; 0 where none is.
    #[must_use]
    pub fn at_end(&self, words: &[impl AsRef<str>]) -> usize {
        let is_end = |phrase: &&Vec<String>| {
            words.len() >= phrase.len()
                && words[words.len() - phrase.len()..].iter().zip(*phrase).all(|(word, known)| word.as_ref() == known)
        };
        self.0.iter().filter(is_end).map(Vec::len).max().unwrap_or(0)
    }

    /// How many of the first words are a phrase of these; 0 where none is.
    #[must_use]
    pub fn at_start(&self, words: &[impl AsRef<str>]) -> usize {
        let is_start = |phrase: &&Vec<String>| {
            words.len() >= phrase.len() && words.iter().zip(*phrase).all(|(word, known)| word.as_ref() == known)
        };
        self.0.iter().filter(is_start).map(Vec::len).max().unwrap_or(0)
    }
}

/// A word as phrases are compared: in small letters, with plain apostrophes, without signs that are not seen.
#[must_use]
pub fn simple(word: &str) -> Cow<'_, str> {
    if word.chars().all(is_small) {
        return word.into();
    }
    let plain = word.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}'));
    let plain = plain.map(|sign| {
        if matches!(sign, '’' | '‘' | 'ʼ') {
            '\''
        } else if sign == '״' {
            '"'
        } else {
            sign
        }
    });
    // Arabic vowel signs are written by some and left out by most.
    let plain = plain.filter(|sign| !matches!(sign, '\u{64b}'..='\u{652}'));
    plain.collect::<String>().to_lowercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_counts() {
        let phrases = Phrases::new(["Us", "the ward", "at once", "once"].map(str::to_owned));
        assert_eq!(phrases.at_end(&["call", "the", "ward"]), 2);
        assert_eq!(phrases.at_end(&["call", "at", "once"]), 2);
        assert_eq!(phrases.at_start(&["us", "now"]), 1);
        assert_eq!((phrases.at_end(&["ward"]), phrases.at_start(&["call"])), (0, 0));
        assert_eq!(simple("L’\u{200f}Hôpital"), "l'hôpital");
        assert_eq!(simple("فورًا"), "فورا");
    }
}
