//! Where words may be broken.
//!
//! In: a word as it stands in the text, and its language. Out: the places for a hyphen. The patterns are those of TeX (hyph-utf8,
//! loaded by the `hyphenation` crate from our own embedded copies); on top of them stand rules of our own: letters only, no acronyms,
//! nothing with figures, at least three letters on both sides, exceptions of the language first. Words with soft hyphens never come
//! here: the author has decided.
//!
//! The joint of a compound that the exceptions know is a place for a hyphen, at a lower price, and each part is broken by itself. A word
//! among the exceptions without a point is never broken.

use hyphenation::Hyphenator as _;
use rustc_hash::FxHashMap;

use super::dictionary::{Dictionary, Exceptions, LEAST_LETTERS};
use crate::guide::language::{Language, LanguageTag};

/// A place for a hyphen.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct HyphenPoint {
    /// The byte of the word before which the hyphen stands.
    pub(in crate::text::paragraph) at: usize,
    pub(in crate::text::paragraph) cost: i32,
}

/// The price of a hyphen, as in TeX …
const HYPHEN: i32 = 50;
/// … more where only three letters stand on a side …
const SHORT_PART: i32 = 25;
/// … and more in a word that has a hyphen already.
const SECOND_HYPHEN: i32 = 50;

/// At the joint of a compound.
const JOINT: i32 = 30;

/// Bytes of the longest word that is taken apart: no language has longer ones, and nobody is to make us recurse for ever.
const LONGEST_COMPOUND: usize = 120;

/// Whether words of a language are broken by patterns.
#[must_use]
pub fn is_hyphenated(language: &LanguageTag) -> bool {
    Dictionary::of(language).is_some()
}

/// A word with all its points shown: `be-hand-lings-dag`. A `·` stands where a break is taken only when nothing better is near (within a
/// part of a compound).
#[must_use]
pub fn shown_points(language: &Language, word: &str) -> String {
    let mut hyphenator = Hyphenator::new(std::slice::from_ref(language));
    let language = hyphenator.index_of(&language.tag);
    let points: Vec<HyphenPoint> = hyphenator.points(language, word).collect();
    let least = points.iter().map(|point| point.cost).min().unwrap_or(0);
    let mut shown = String::new();
    let mut done = 0;
    for point in points {
        shown.push_str(word.get(done..point.at).unwrap_or_default());
        shown.push(if point.cost > least { '·' } else { '-' });
        done = point.at;
    }
    shown + word.get(done..).unwrap_or_default()
}

/// Breaks words, and remembers how.
pub(in crate::text::paragraph) struct Hyphenator<'a> {
    languages: &'a [Language],
    /// By language tag.
    known: Vec<Known>,
}

struct Known {
    tag: Box<str>,
    dictionary: Option<&'static Dictionary>,
    /// Those of the language itself, before the built-in ones.
    exceptions: Exceptions,
    /// By word, without the signs around it.
    words: FxHashMap<Box<str>, Box<[HyphenPoint]>>,
}

/// A language, by its place in [`Hyphenator`].
#[derive(Copy, Clone, Debug)]
pub(in crate::text::paragraph) struct LanguageIndex(usize);

impl<'a> Hyphenator<'a> {
    pub(in crate::text::paragraph) fn new(languages: &'a [Language]) -> Hyphenator<'a> {
        Hyphenator { languages, known: Vec::new() }
    }

    /// The words of a language that lead what follows.
    pub(in crate::text::paragraph) fn leading_words(&self, tag: &LanguageTag) -> &'a [String] {
        self.language(tag).map_or(&[], |language| &language.leading_words)
    }

    /// What is known of a language, or of another of the same name.
    pub(in crate::text::paragraph) fn language(&self, tag: &LanguageTag) -> Option<&'a Language> {
        let exactly = self.languages.iter().find(|language| language.tag == *tag);
        exactly.or_else(|| self.languages.iter().find(|language| language.tag.primary() == tag.primary()))
    }

    /// The places for a hyphen in a word with the signs that stand around it.
    pub(in crate::text::paragraph) fn points(
        &mut self,
        language: LanguageIndex,
        word: &str,
    ) -> impl Iterator<Item = HyphenPoint> {
        let Known { tag, dictionary, exceptions, words } = &mut self.known[language.0];
        // Signs that change nothing.
        let signs = ['.', ',', ':', ';', '!', '?', '(', ')', '«', '»', '“', '”', '„'];
        let bare = word.trim_start_matches(signs);
        let start = word.len() - bare.len();
        let bare = bare.trim_end_matches(signs);
        // Two look-ups on the first meeting, one afterwards without a copy of the word.
        if !words.contains_key(bare) {
            let points = points(tag, bare, *dictionary, exceptions);
            words.insert(bare.into(), points.into());
        }
        let points = words.get(bare).map_or(&[][..], |points| points).iter();
        points.map(move |point| HyphenPoint { at: start + point.at, cost: point.cost })
    }

    /// What is known of a language.
    pub(in crate::text::paragraph) fn index_of(&mut self, tag: &LanguageTag) -> LanguageIndex {
        if let Some(known) = self.known.iter().position(|known| *known.tag == *tag.as_str()) {
            return LanguageIndex(known);
        }
        let own = self.language(tag).map_or(&[][..], |language| &language.hyphenation_exceptions);
        self.known.push(Known {
            tag: tag.as_str().into(),
            dictionary: Dictionary::of(tag),
            exceptions: Exceptions::read(own.iter().map(String::as_str)),
            words: FxHashMap::default(),
        });
        LanguageIndex(self.known.len() - 1)
    }
}

fn points(tag: &str, word: &str, dictionary: Option<&Dictionary>, exceptions: &Exceptions) -> Vec<HyphenPoint> {
    let mut found = Vec::new();
    if word.chars().any(|c| c.is_numeric() || matches!(c, '@' | '_' | '\\')) {
        return found;
    }
    let written_hyphen = if word.contains(['-', '\u{2010}']) { SECOND_HYPHEN } else { 0 };
    for (start, letters) in letter_runs(word, apostrophe_joins(tag)) {
        if letters.chars().filter(|c| c.is_uppercase()).count() > 1 {
            continue;
        }
        let count = letters.chars().filter(|c| c.is_alphabetic()).count();
        if count < 2 * LEAST_LETTERS {
            continue;
        }
        for (at, cost) in places(letters, dictionary, exceptions) {
            let before = letters[..at].chars().filter(|c| c.is_alphabetic()).count();
            let after = count - before;
            if before < LEAST_LETTERS || after < LEAST_LETTERS || loses_its_trema(tag, &letters[at..]) {
                continue;
            }
            let short = if cost == HYPHEN && before.min(after) == LEAST_LETTERS { SHORT_PART } else { 0 };
            found.push(HyphenPoint { at: start + at, cost: cost + short + written_hyphen });
        }
    }
    found
}

/// Dutch writes a trema only while the vowel before it stands on the same line (`geïnd`, but `ge-ind`): since no letter of an author is
/// ever changed, such a word is not broken there.
fn loses_its_trema(tag: &str, rest: &str) -> bool {
    tag.starts_with("nl") && rest.starts_with(['ë', 'ï', 'ö', 'ü'])
}

/// The bytes before which a run of letters may be broken, with their prices.
fn places(letters: &str, dictionary: Option<&Dictionary>, own: &Exceptions) -> Vec<(usize, i32)> {
    let small = letters.to_lowercase();
    let mut found = Vec::new();
    if small.len() == letters.len() {
        let built_in = dictionary.map(Dictionary::exceptions);
        let lists: Vec<&Exceptions> = std::iter::once(own).chain(built_in).collect();
        compound(&small, 0, dictionary, &lists, &mut found);
    } else if let Some(patterns) = dictionary.and_then(Dictionary::patterns) {
        // Small letters of another length (the Turkish İ): the patterns' crate counts in the word as it stands.
        found.extend(patterns.hyphenate(letters).breaks.into_iter().map(|at| (at, HYPHEN)));
    }
    found.retain(|(at, _)| letters.is_char_boundary(*at));
    debug_assert!(found.is_sorted_by(|one, next| one.0 < next.0), "a word is broken once at a place: {letters}");
    debug_assert!(found.iter().all(|(at, _)| 0 < *at && *at < letters.len()), "a hyphen stands within its word: {letters}");
    found
}

/// By the exceptions, the joints of compounds, or the patterns, in this order.
fn compound(small: &str, start: usize, dictionary: Option<&Dictionary>, lists: &[&Exceptions], found: &mut Vec<(usize, i32)>) {
    if let Some(points) = lists.iter().find_map(|list| list.words.get(small)) {
        let mut from = 0;
        for point in points {
            let Some((at, _)) = small.char_indices().nth(*point) else { continue };
            by_patterns(&small[from..at], start + from, dictionary, found);
            found.push((start + at, JOINT));
            from = at;
        }
        if from > 0 {
            by_patterns(&small[from..], start + from, dictionary, found);
        }
        return;
    }
    if small.len() <= LONGEST_COMPOUND
        && let Some(joint) = lists.iter().find_map(|list| list.joint(small))
    {
        compound(&small[..joint], start, dictionary, lists, found);
        found.push((start + joint, JOINT));
        compound(&small[joint..], start + joint, dictionary, lists, found);
        return;
    }
    by_patterns(small, start, dictionary, found);
}

fn by_patterns(small: &str, start: usize, dictionary: Option<&Dictionary>, found: &mut Vec<(usize, i32)>) {
    let count = small.chars().count();
    if count < 2 * LEAST_LETTERS {
        return;
    }
    let Some(patterns) = dictionary.and_then(Dictionary::patterns) else { return };
    for at in patterns.hyphenate(small).breaks {
        let before = small.get(..at).map_or(0, |before| before.chars().count());
        if before >= LEAST_LETTERS && count - before >= LEAST_LETTERS {
            found.push((start + at, HYPHEN));
        }
    }
}

/// In these languages a word goes on after an apostrophe, and the patterns know it.
fn apostrophe_joins(tag: &str) -> bool {
    matches!(tag.split('-').next(), Some("fr" | "uk" | "it" | "ca"))
}

/// The stretches of letters (and marks on them) in a word.
fn letter_runs(word: &str, apostrophe: bool) -> impl Iterator<Item = (usize, &str)> {
    let belongs =
        move |c: char| c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) || (apostrophe && matches!(c, '\'' | '’'));
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + word[at..].find(belongs)?;
        let end = word[start..].find(|c| !belongs(c)).map_or(word.len(), |length| start + length);
        at = end;
        Some((start, &word[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraph::words::dictionary::DICTIONARIES;

    fn broken(tag: &str, own: &[&str], text: &str) -> String {
        let dictionary = DICTIONARIES.iter().find(|dictionary| dictionary.tags.contains(&tag));
        let own = Exceptions::read(own.iter().copied());
        let word = |word: &str| {
            let mut shown = word.to_owned();
            for point in points(tag, word, dictionary, &own).iter().rev() {
                shown.insert(point.at, '-');
            }
            shown
        };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_dictionary_is_readable() {
        for dictionary in &DICTIONARIES {
            assert!(dictionary.patterns().is_some(), "{:?}", dictionary.tags);
        }
    }

    #[test]
    fn swedish_compounds_are_broken_at_their_joints() {
        // The first five are broken wrongly by the patterns alone: hår-bot-te-nin-fek-tion, hudre-aktion, häl-soanteckningar …
        assert_eq!(
            broken("sv", &[], "hårbotteninfektion hudreaktion hälsoanteckningar slutande procedurdatum"),
            "hår-bot-ten-infek-tion hud-reak-tion hälso-anteck-ningar slut-ande pro-ce-dur-datum"
        );
        assert_eq!(
            broken("sv", &[], "hudens hudarna behandlingar Behandlingsdagen"),
            "hudens hudarna behand-lingar Behand-lings-dagen"
        );
    }

    #[test]
    fn a_language_has_the_first_word() {
        assert_eq!(broken("sv", &["solros", "blom-kruka"], "Solros blomkruka solrosen"), "Solros blom-kruka sol-ro-sen");
    }

    #[test]
    fn what_is_no_plain_word_is_left_alone() {
        assert_eq!(
            broken("sv", &[], "HPVVACCINATION covid19vaccination abcde BCG-vaccination"),
            "HPVVACCINATION covid19vaccination abcde BCG-vac-ci-na-tion"
        );
        assert_eq!(broken("fr", &[], "aujourd’hui l’amélioration"), "aujourd’hui l’amé-lio-ra-tion");
        assert_eq!(broken("tr", &[], "İyileşmesinden"), "İyi-leş-me-sin-den");
        assert_eq!(broken("ar", &[], "العيادة"), "العيادة");
    }

    #[test]
    fn empty_halves_and_endless_words_do_no_harm() {
        assert_eq!(broken("sv", &["-", "--", "", "# x"], "behandling"), "behand-ling");
        let endless = "behandlings".repeat(20);
        assert!(broken("sv", &[], &endless).len() > endless.len());
    }
}
