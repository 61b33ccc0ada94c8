//! A quick no: whether a word may be one of a list.
//!
//! A Bloom filter with one hash (B. Bloom, 1970), of the word's ends and length: most words of a text are on none of the lists that they
//! are looked up in, and a few instructions tell it.

/// The bits of the filter; a list of some hundred words fills a tenth of them.
const BITS: u32 = 12;

/// Words that may be known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordFilter([u64; 1 << (BITS - 6)]);

impl WordFilter {
    /// Of some words.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> WordFilter {
        let mut filter = WordFilter::default();
        words.into_iter().for_each(|word| filter.add(word));
        filter
    }

    /// Adds a word.
    pub fn add(&mut self, word: &str) {
        let (place, bit) = slot(word);
        self.0[place] |= bit;
    }

    /// Whether a word may have been added; where not, it surely was not.
    #[must_use]
    pub fn may_have(&self, word: &str) -> bool {
        let (place, bit) = slot(word);
        self.0[place] & bit != 0
    }
}

impl Default for WordFilter {
    fn default() -> WordFilter {
        WordFilter([0; 1 << (BITS - 6)])
    }
}

/// The place of a word's bit: by its first two bytes, its last, and its length. In most scripts but Latin the first byte says little.
fn slot(word: &str) -> (usize, u64) {
    const GOLDEN_RATIO: u32 = 0x9e37_79b1;
    let bytes = word.as_bytes();
    let byte = |byte: Option<&u8>| byte.copied().unwrap_or(0);
    let ends = [byte(bytes.first()), byte(bytes.get(1)), byte(bytes.last()), bytes.len() as u8];
    let hash = u32::from_le_bytes(ends).wrapping_mul(GOLDEN_RATIO) >> (32 - BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_never_denied() {
        let words = ["", "a", "och", "дев’яносто", "חמש עשרה", "einundzwanzig"];
        let filter = WordFilter::new(words);
        assert!(words.iter().all(|word| filter.may_have(word)));
        assert!(!WordFilter::default().may_have("och"));
        let denied = ["skin", "hud", "Haut", "шкіра", "dokter", "lyhyt"].iter().filter(|word| !filter.may_have(word)).count();
        assert!(denied > 3, "most words that were not are");
    }
}
