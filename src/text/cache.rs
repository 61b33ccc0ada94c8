//! Paragraphs that have been set, remembered by text, style and measure.
//!
//! In: a [`Passage`] and its [`Setting`], as [`paragraph`](super::paragraph) takes them. Out: what comes of them, the second time without
//! setting them again. A [`ParagraphCache`] belongs to whoever keeps it (a build, a watch, a run of copies) and outlives documents; it
//! holds for one set of faces and languages, and forgets everything when it is used with others.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::font::FontBook;
use super::paragraph::{Extent, Fault, Lines, Passage, Setting, SpanStyle, Typesetter};
use crate::guide::language::Language;

/// So many results are kept; then all are forgotten, so that a run of any length stays small.
const MOST_KEPT: usize = 1 << 16;

/// What comes of a passage.
pub type Outcome<T> = Arc<Result<T, Vec<Fault>>>;

/// Sets passages.
pub trait ParagraphSetter {
    /// Breaks a passage into lines, or says every fault of it.
    fn set(&self, passage: Passage<'_>, setting: &Setting) -> Outcome<Lines>;

    /// How wide a passage wants to be, or every character of it that no face has; the setting's measure does not matter.
    fn extent(&self, passage: Passage<'_>, setting: &Setting) -> Outcome<Extent>;
}

/// Paragraphs that have been set.
#[derive(Debug, Default)]
pub struct ParagraphCache {
    made_with: Option<(Arc<FontBook>, Vec<Language>)>,
    lines: Remembered<Lines>,
    extents: Remembered<Extent>,
}

/// Results by the hash of what they are results of.
#[derive(Debug)]
struct Remembered<T> {
    entries: FxHashMap<u64, Vec<Entry<T>>>,
    count: usize,
}

#[derive(Debug)]
struct Entry<T> {
    text: Box<str>,
    spans: Box<[SpanStyle]>,
    setting: Setting,
    outcome: Outcome<T>,
}

impl<T> Default for Remembered<T> {
    fn default() -> Remembered<T> {
        Remembered { entries: FxHashMap::default(), count: 0 }
    }
}

impl<T> Remembered<T> {
    fn get_or(&mut self, passage: Passage<'_>, setting: &Setting, make: impl FnOnce() -> Result<T, Vec<Fault>>) -> Outcome<T> {
        let mut hasher = FxHasher::default();
        (passage.text, passage.spans, setting).hash(&mut hasher);
        let hash = hasher.finish();
        let same =
            |entry: &&Entry<T>| *entry.text == *passage.text && *entry.spans == *passage.spans && entry.setting == *setting;
        if let Some(entry) = self.entries.get(&hash).and_then(|entries| entries.iter().find(same)) {
            return Arc::clone(&entry.outcome);
        }
        if self.count == MOST_KEPT {
            *self = Remembered::default();
        }
        let outcome = Arc::new(make());
        self.count += 1;
        self.entries.entry(hash).or_default().push(Entry {
            text: passage.text.into(),
            spans: passage.spans.into(),
            setting: setting.clone(),
            outcome: Arc::clone(&outcome),
        });
        outcome
    }
}

impl ParagraphCache {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> ParagraphCache {
        ParagraphCache::default()
    }

    /// Forgets what was set with other faces or languages.
    fn hold_for(&mut self, fonts: &Arc<FontBook>, languages: &[Language]) {
        let same = self.made_with.as_ref().is_some_and(|(book, known)| Arc::ptr_eq(book, fonts) && known == languages);
        if !same {
            *self = ParagraphCache { made_with: Some((Arc::clone(fonts), languages.to_vec())), ..ParagraphCache::default() };
        }
    }
}

/// A typesetter that sets no paragraph twice.
pub struct CachedTypesetter<'a> {
    inner: RefCell<(Typesetter<'a>, &'a mut ParagraphCache)>,
}

impl<'a> CachedTypesetter<'a> {
    /// A typesetter with these faces, knowing the habits of these languages, and a cache.
    #[must_use]
    pub fn new(fonts: &'a Arc<FontBook>, languages: &'a [Language], cache: &'a mut ParagraphCache) -> CachedTypesetter<'a> {
        cache.hold_for(fonts, languages);
        CachedTypesetter { inner: RefCell::new((Typesetter::new(fonts, languages), cache)) }
    }
}

impl ParagraphSetter for CachedTypesetter<'_> {
    fn set(&self, passage: Passage<'_>, setting: &Setting) -> Outcome<Lines> {
        let (typesetter, cache) = &mut *self.inner.borrow_mut();
        cache.lines.get_or(passage, setting, || typesetter.set(passage, setting))
    }

    fn extent(&self, passage: Passage<'_>, setting: &Setting) -> Outcome<Extent> {
        let (typesetter, cache) = &mut *self.inner.borrow_mut();
        cache.extents.get_or(passage, setting, || typesetter.extent(passage, setting))
    }
}
