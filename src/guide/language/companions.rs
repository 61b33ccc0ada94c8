//! The words that a language puts beside numbers and names, and that belong to them.
//!
//! `Abb.` before the number of a picture, `Uhr` behind a time, `Dr` before a name: a line that ends between the two is read twice. What
//! is written alike in most languages stands here; each language file adds its own under `before_numbers`, `after_numbers`, `titles`.

use std::borrow::Cow;

/// Before numbers in most languages that write Latin letters.
const BEFORE_NUMBERS: &[&str] =
    &["nr", "nr.", "no.", "kl", "kl.", "s.", "p.", "pp.", "tel", "tel.", "ca", "ca.", "n°", "fig.", "kap.", "art.", "vol.", "ph"];
/// Before names.
const TITLES: &[&str] = &["dr", "dr.", "prof", "prof."];
/// Letters of Hebrew and Arabic that are written together with the next word (`בעמ׳`, `ود.`): at most so many.
const CLITICS: usize = 2;

/// What stands beside numbers and names, in small letters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Companions {
    before_numbers: Vec<String>,
    after_numbers: Vec<String>,
    titles: Vec<String>,
}

impl Companions {
    /// A language's own words, and those of most languages.
    #[must_use]
    pub fn with_common(before_numbers: Vec<String>, after_numbers: Vec<String>, titles: Vec<String>) -> Companions {
        let ordered = |own: Vec<String>, common: &[&str]| {
            let own = own.into_iter().map(|word| word.to_lowercase());
            let mut words: Vec<String> = own.chain(common.iter().map(|word| (*word).to_owned())).collect();
            words.sort();
            words.dedup();
            words
        };
        Companions {
            before_numbers: ordered(before_numbers, BEFORE_NUMBERS),
            after_numbers: ordered(after_numbers, &[]),
            titles: ordered(titles, TITLES),
        }
    }

    /// Whether a word leads the number behind it: `Abb.`, `kl.`, `pH`.
    #[must_use]
    pub fn leads_number(&self, word: &str) -> bool {
        holds(&self.before_numbers, word)
    }

    /// Whether a word belongs to the number before it and is no unit: `Uhr`, `a.m.`.
    #[must_use]
    pub fn follows_number(&self, word: &str) -> bool {
        let small = small(word);
        self.after_numbers.binary_search_by(|known| known.as_str().cmp(&small)).is_ok()
    }

    /// Whether a word leads the name behind it: `Dr`, `Prof.`, `fru`.
    #[must_use]
    pub fn leads_name(&self, word: &str) -> bool {
        holds(&self.titles, word)
    }
}

/// In small letters; most words are.
fn small(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}

fn holds(words: &[String], word: &str) -> bool {
    let small = small(word);
    let known = |word: &str| words.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
    let letters = small.char_indices().take(CLITICS).take_while(|(_, letter)| is_joined_before(*letter));
    known(&small) || letters.map(|(at, letter)| &small[at + letter.len_utf8()..]).any(known)
}

fn is_joined_before(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5ea}' | '\u{621}'..='\u{64a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_capitals_and_behind_clitics() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let companions = Companions::with_common(list(&["Abb.", "עמ׳"]), list(&["Uhr"]), list(&["ד״ר", "Frau"]));
        assert!(["Abb.", "abb.", "pH", "Nr.", "עמ׳", "בעמ׳"].iter().all(|word| companions.leads_number(word)));
        assert!(!companions.leads_number("Abb") && !companions.leads_number("מטבעמ׳"));
        assert!(companions.follows_number("Uhr") && !companions.follows_number("Uhren"));
        assert!(["Frau", "FRAU", "Dr", "Prof.", "לד״ר"].iter().all(|word| companions.leads_name(word)));
    }
}
