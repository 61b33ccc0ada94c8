//! What is known of the words of a language before any is broken: patterns, and exceptions to them.
//!
//! Patterns know letters, not words, and break compounds beside their joints (`procedurda-tum`). So a list of exceptions holds whole
//! words (`hud-reaktion`), beginnings (`behandlings-`) and endings (`-behandlingen`) of compounds.

use std::sync::OnceLock;

use hyphenation::{Load as _, Standard};
use rustc_hash::FxHashMap;

use crate::guide::language::LanguageTag;

/// Letters that must stand before and after a hyphen.
pub(super) const LEAST_LETTERS: usize = 3;
/// Letters that the second half of a compound has when the first does not end with a linking s.
const LEAST_REST: usize = 5;

/// The patterns and exceptions of a language that are built in.
pub(super) struct Dictionary {
    pub(super) tags: &'static [&'static str],
    patterns: &'static [u8],
    exceptions: &'static str,
    loaded: OnceLock<Option<Standard>>,
    split: OnceLock<Exceptions>,
}

/// What a language knows better than its patterns; all in small letters.
#[derive(Default)]
pub(super) struct Exceptions {
    /// Whole words → how many characters stand before each of their points.
    pub(super) words: FxHashMap<String, Vec<usize>>,
    /// First halves of compounds, the longest first.
    beginnings: Vec<String>,
    /// Second halves of compounds, the longest first.
    endings: Vec<String>,
}

macro_rules! dictionary {
    ($tags:expr, $patterns:literal, $exceptions:expr) => {
        Dictionary {
            tags: &$tags,
            patterns: include_bytes!(concat!("../../../../assets/hyphenation/", $patterns, ".bincode")),
            exceptions: $exceptions,
            loaded: OnceLock::new(),
            split: OnceLock::new(),
        }
    };
}

pub(super) static DICTIONARIES: [Dictionary; 10] = [
    dictionary!(["sv"], "sv", include_str!("../../../../assets/hyphenation/sv.txt")),
    dictionary!(["nl"], "nl", include_str!("../../../../assets/hyphenation/nl.txt")),
    dictionary!(["en"], "en-gb", include_str!("../../../../assets/hyphenation/en.txt")),
    dictionary!(["da"], "da", include_str!("../../../../assets/hyphenation/da.txt")),
    dictionary!(["nb", "nn", "no"], "nb", include_str!("../../../../assets/hyphenation/nb.txt")),
    dictionary!(["de"], "de-1996", include_str!("../../../../assets/hyphenation/de.txt")),
    dictionary!(["tr"], "tr", include_str!("../../../../assets/hyphenation/tr.txt")),
    dictionary!(["fr"], "fr", include_str!("../../../../assets/hyphenation/fr.txt")),
    dictionary!(["fi"], "fi", include_str!("../../../../assets/hyphenation/fi.txt")),
    dictionary!(["uk"], "uk", include_str!("../../../../assets/hyphenation/uk.txt")),
];

impl Dictionary {
    /// Of a language.
    pub(super) fn of(language: &LanguageTag) -> Option<&'static Dictionary> {
        DICTIONARIES.iter().find(|dictionary| dictionary.tags.contains(&language.primary()))
    }

    /// The patterns; none where the embedded copy is damaged, which a test rules out.
    pub(super) fn patterns(&self) -> Option<&Standard> {
        self.loaded.get_or_init(|| Standard::any_from_reader(&mut &*self.patterns).ok()).as_ref()
    }

    /// The exceptions to them.
    pub(super) fn exceptions(&self) -> &Exceptions {
        self.split.get_or_init(|| Exceptions::read(self.exceptions.lines()))
    }
}

impl Exceptions {
    /// Reads lines: a word with its points, `beginning-`, or `-ending`. Empty lines and lines that start with `#` say nothing.
    pub(super) fn read<'l>(lines: impl Iterator<Item = &'l str>) -> Exceptions {
        let mut exceptions = Exceptions::default();
        for line in lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let small = line.to_lowercase();
            if let Some(beginning) = small.strip_suffix('-').filter(|half| !half.is_empty()) {
                exceptions.beginnings.push(beginning.to_owned());
            } else if let Some(ending) = small.strip_prefix('-').filter(|half| !half.is_empty()) {
                exceptions.endings.push(ending.to_owned());
            } else {
                let parts = small.split('-').scan(0, |letters, part| {
                    *letters += part.chars().count();
                    Some(*letters)
                });
                let mut points: Vec<usize> = parts.collect();
                points.pop(); // the end of the word
                exceptions.words.insert(small.replace('-', ""), points);
            }
        }
        exceptions.beginnings.sort_unstable_by_key(|beginning| std::cmp::Reverse(beginning.len()));
        exceptions.endings.sort_unstable_by_key(|ending| std::cmp::Reverse(ending.len()));
        exceptions
    }

    /// The byte at which the second half of a compound starts.
    pub(super) fn joint(&self, small: &str) -> Option<usize> {
        let beginning = self.beginnings.iter().find(|beginning| {
            // After a linking s anything is a second half; otherwise a short rest may be an inflection (`hud-arna`).
            let least = if beginning.ends_with('s') { LEAST_LETTERS } else { LEAST_REST };
            small.strip_prefix(beginning.as_str()).is_some_and(|rest| rest.chars().count() >= least)
        });
        let ending = || {
            let halves = self.endings.iter().filter_map(|ending| small.strip_suffix(ending.as_str()));
            halves.map(str::len).find(|length| small[..*length].chars().count() >= LEAST_LETTERS)
        };
        beginning.map(String::len).or_else(ending)
    }
}
