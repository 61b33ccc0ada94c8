//! Where words may be broken.
//!
//! In: a word as it stands in the text, and its language. Out: the places for a hyphen. The patterns are those of TeX (hyph-utf8,
//! loaded by the `hyphenation` crate from our own embedded copies); on top of them stand rules of our own: letters only, no acronyms,
//! nothing with figures, at least three letters on both sides, exceptions of the language first. Words with soft hyphens never come
//! here: the author has decided.

use std::collections::HashMap;
use std::sync::OnceLock;

use hyphenation::{Hyphenator as _, Load as _, Standard};

use crate::guide::language::{Language, LanguageTag};

/// A place for a hyphen.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Point {
    /// The byte of the word before which the hyphen stands.
    pub(super) at: usize,
    pub(super) cost: i32,
}

/// The price of a hyphen, as in TeX …
const HYPHEN: i32 = 50;
/// … more where only three letters stand on a side …
const SHORT_PART: i32 = 25;
/// … and more in a word that has a hyphen already.
const SECOND_HYPHEN: i32 = 50;

/// Letters that must stand before and after a hyphen.
const LEAST_LETTERS: usize = 3;

struct Dictionary {
    tags: &'static [&'static str],
    patterns: &'static [u8],
    exceptions: &'static str,
    loaded: OnceLock<Option<Standard>>,
    split: OnceLock<Exceptions>,
}

/// A word in small letters → how many characters stand before each of its points.
type Exceptions = HashMap<String, Vec<usize>>;

macro_rules! dictionary {
    ($tags:expr, $patterns:literal, $exceptions:expr) => {
        Dictionary {
            tags: &$tags,
            patterns: include_bytes!(concat!("../../../assets/hyphenation/", $patterns, ".bincode")),
            exceptions: $exceptions,
            loaded: OnceLock::new(),
            split: OnceLock::new(),
        }
    };
}

static DICTIONARIES: [Dictionary; 10] = [
    dictionary!(["sv"], "sv", include_str!("../../../assets/hyphenation/sv.txt")),
    dictionary!(["nl"], "nl", include_str!("../../../assets/hyphenation/nl.txt")),
    dictionary!(["en"], "en-gb", include_str!("../../../assets/hyphenation/en.txt")),
    dictionary!(["da"], "da", include_str!("../../../assets/hyphenation/da.txt")),
    dictionary!(["nb", "nn", "no"], "nb", include_str!("../../../assets/hyphenation/nb.txt")),
    dictionary!(["de"], "de-1996", include_str!("../../../assets/hyphenation/de.txt")),
    dictionary!(["tr"], "tr", ""),
    dictionary!(["fr"], "fr", ""),
    dictionary!(["fi"], "fi", ""),
    dictionary!(["uk"], "uk", ""),
];

impl Dictionary {
    fn patterns(&self) -> Option<&Standard> {
        self.loaded.get_or_init(|| Standard::any_from_reader(&mut &*self.patterns).ok()).as_ref()
    }

    fn exceptions(&self) -> &Exceptions {
        self.split.get_or_init(|| self.exceptions.lines().filter_map(exception).collect())
    }
}

/// `hud-reaktion` → `hudreaktion`, broken after three characters. Empty lines and lines from `#` on say nothing.
fn exception(line: &str) -> Option<(String, Vec<usize>)> {
    let word = line.trim();
    if word.is_empty() || word.starts_with('#') {
        return None;
    }
    let mut points = Vec::new();
    let mut letters = 0;
    for c in word.chars() {
        if c == '-' {
            points.push(letters);
        } else {
            letters += c.to_lowercase().count();
        }
    }
    Some((word.replace('-', "").to_lowercase(), points))
}

/// Whether words of a language are broken by patterns.
#[must_use]
pub fn is_hyphenated(language: &LanguageTag) -> bool {
    DICTIONARIES.iter().any(|dictionary| dictionary.tags.contains(&language.primary()))
}

/// Breaks words, and remembers how.
pub(super) struct Hyphenator<'a> {
    languages: &'a [Language],
    /// By language tag.
    known: Vec<Known>,
}

struct Known {
    tag: Box<str>,
    dictionary: Option<&'static Dictionary>,
    /// Those of the language itself, before the built-in ones.
    exceptions: Exceptions,
    words: HashMap<Box<str>, Box<[Point]>>,
}

impl<'a> Hyphenator<'a> {
    pub(super) fn new(languages: &'a [Language]) -> Hyphenator<'a> {
        Hyphenator { languages, known: Vec::new() }
    }

    /// The places for a hyphen in a word with the signs that stand around it.
    pub(super) fn points(&mut self, tag: &str, word: &str) -> &[Point] {
        let at = self.language(tag);
        let Known { dictionary, exceptions, words, .. } = &mut self.known[at];
        // Two look-ups on the first meeting, one afterwards without a copy of the word.
        if !words.contains_key(word) {
            let points = points(tag, word, *dictionary, exceptions);
            words.insert(word.into(), points.into());
        }
        words.get(word).map_or(&[], |points| points)
    }

    fn language(&mut self, tag: &str) -> usize {
        if let Some(known) = self.known.iter().position(|known| *known.tag == *tag) {
            return known;
        }
        let primary = tag.split('-').next().unwrap_or(tag);
        let language = self.languages.iter().find(|language| language.tag.as_str() == tag);
        let language = language.or_else(|| self.languages.iter().find(|language| language.tag.primary() == primary));
        let own = language.map_or(&[][..], |language| &language.hyphenation_exceptions);
        self.known.push(Known {
            tag: tag.into(),
            dictionary: DICTIONARIES.iter().find(|dictionary| dictionary.tags.contains(&primary)),
            exceptions: own.iter().filter_map(|line| exception(line)).collect(),
            words: HashMap::new(),
        });
        self.known.len() - 1
    }
}

fn points(tag: &str, word: &str, dictionary: Option<&Dictionary>, exceptions: &Exceptions) -> Vec<Point> {
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
        for at in places(letters, dictionary, exceptions) {
            let before = letters[..at].chars().filter(|c| c.is_alphabetic()).count();
            let after = count - before;
            if before < LEAST_LETTERS || after < LEAST_LETTERS {
                continue;
            }
            let short = if before.min(after) == LEAST_LETTERS { SHORT_PART } else { 0 };
            found.push(Point { at: start + at, cost: HYPHEN + short + written_hyphen });
        }
    }
    found
}

/// The bytes before which a run of letters may be broken: by the language's exceptions, the built-in ones, or the patterns.
fn places(letters: &str, dictionary: Option<&Dictionary>, exceptions: &Exceptions) -> Vec<usize> {
    let small = letters.to_lowercase();
    let known = exceptions.get(&small).or_else(|| dictionary.and_then(|dictionary| dictionary.exceptions().get(&small)));
    if let Some(points) = known
        && small.chars().count() == letters.chars().count()
    {
        return points.iter().filter_map(|point| letters.char_indices().nth(*point).map(|(at, _)| at)).collect();
    }
    let Some(patterns) = dictionary.and_then(Dictionary::patterns) else { return Vec::new() };
    let breaks = patterns.hyphenate(letters).breaks;
    breaks.into_iter().filter(|at| letters.is_char_boundary(*at)).collect()
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
