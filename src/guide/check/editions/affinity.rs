//! Which texts of two editions belong together, learnt from the editions themselves.
//!
//! A word of one language and its translation stand in the same places of a guide, so that two texts that say the same have words that
//! also stand together elsewhere. How often is measured by Dice's coefficient over the places of both words (L. Dice, 1945; as in
//! Melamed, *Models of Translational Equivalence*, 2000). Nothing is known of any language, and a guide of a few sentences tells nothing.

use rustc_hash::FxHashMap;

use super::token::Pieces;
use crate::guide::texts::{Place, Role};

/// Shorter words are mostly grammar.
const SHORTEST_WORD: usize = 4;
/// Endings differ: so many letters of a word are looked at.
const STEM: usize = 5;
/// A word in more than one of so many texts tells nothing.
const COMMON: u32 = 6;
/// What a pair of words that always stand together is worth.
pub(super) const WHOLE: u32 = 1000;

/// The places of a guide, numbered: a text and its partners have one number.
#[derive(Default)]
pub(super) struct Places<'g> {
    numbers: FxHashMap<(Role, Place<'g>), usize>,
}

impl<'g> Places<'g> {
    pub(super) fn number(&mut self, role: Role, place: Place<'g>) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry((role, place)).or_insert(next)
    }
}

/// A set of places.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct PlaceSet(Vec<u64>);

impl PlaceSet {
    pub(super) fn insert(&mut self, number: usize) {
        let word = number / 64;
        if self.0.len() <= word {
            // The places of a long guide, taken at once.
            self.0.reserve_exact((word + 1).max(8) - self.0.len());
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (number % 64);
    }

    fn count_without(&self, other: &PlaceSet) -> u32 {
        let shared = self.shared(other);
        self.0.iter().map(|bits| bits.count_ones()).sum::<u32>() - shared
    }

    fn shared(&self, other: &PlaceSet) -> u32 {
        self.0.iter().zip(&other.0).map(|(one, two)| (one & two).count_ones()).sum()
    }

    /// Fills `rest` with the places that are not in another set.
    fn fill_without(&self, other: &PlaceSet, rest: &mut PlaceSet) {
        let others = other.0.iter().chain(std::iter::repeat(&0));
        rest.0.clear();
        rest.0.extend(self.0.iter().zip(others).map(|(own, other)| own & !other));
    }
}

/// The words of an edition, each with the places where it stands.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
    places: Vec<PlaceSet>,
    texts: u32,
}

impl Vocabulary {
    /// Takes in a text; gives the numbers of its words.
    pub(super) fn add(&mut self, pieces: &Pieces<'_>, place: usize) -> Vec<u32> {
        self.texts += 1;
        // Every other piece is a space.
        let mut words = Vec::with_capacity(pieces.len() / 2 + 1);
        each_stem(pieces, |stem| {
            let number = match self.numbers.get(stem) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
                    self.numbers.insert(stem.to_owned(), number);
                    self.places.push(PlaceSet::default());
                    number
                }
            };
            if let Some(places) = self.places.get_mut(number as usize) {
                places.insert(place);
            }
            words.push(number);
        });
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The numbers of the words of a part of a text that was taken in.
    pub(super) fn known(&self, part: &str) -> Vec<u32> {
        let mut words = Vec::new();
        each_stem(&Pieces::new(part), |stem| words.extend(self.numbers.get(stem)));
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The places of some words but for those inside a part of the guide; of the words that tell something.
    pub(super) fn evidence<'v>(&'v self, words: impl IntoIterator<Item = u32>, inside: &'v PlaceSet) -> Evidence<'v> {
        let places = words.into_iter().filter_map(|word| self.places.get(word as usize));
        let counted = places.map(|places| (places.count_without(inside), places));
        Evidence { words: counted.filter(|(count, _)| *count > 0 && count * COMMON <= self.texts).collect(), inside }
    }
}

/// The first letters of each longer word.
fn each_stem(pieces: &Pieces<'_>, mut with: impl FnMut(&str)) {
    for word in pieces.words().filter(|word| word.len() >= SHORTEST_WORD) {
        let mut ends = word.char_indices().map(|(at, _)| at);
        if ends.nth(SHORTEST_WORD - 1).is_some() {
            let end = ends.nth(STEM - SHORTEST_WORD).unwrap_or(word.len());
            with(&word[..end]);
        }
    }
}

/// Where the words of a text stand elsewhere.
pub(super) struct Evidence<'v> {
    /// How often each word stands elsewhere, and all its places.
    words: Vec<(u32, &'v PlaceSet)>,
    /// The places that do not count.
    inside: &'v PlaceSet,
}

impl Evidence<'_> {
    /// How much two texts of two editions belong together.
    pub(super) fn affinity(&self, other: &Evidence<'_>) -> u32 {
        let mut places = PlaceSet::default();
        let mut sum = 0;
        for (count, own) in &self.words {
            own.fill_without(self.inside, &mut places);
            let shared = other.words.iter().map(|(others, theirs)| (places.shared(theirs), others));
            let dice = shared.filter(|(shared, _)| *shared > 0).map(|(shared, others)| 2 * WHOLE * shared / (count + others));
            sum += dice.max().unwrap_or(0);
        }
        sum
    }

    /// How many words tell something.
    pub(super) fn words(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }
}
