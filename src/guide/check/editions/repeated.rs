//! The sentences of all editions, each with the places where it stands: the same words in two languages are those of one of them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::foundation::diagnostic::Origin;
use crate::guide::model::Written;

/// Where a stretch of a text is written.
pub(super) fn place(written: &Written, span: Range<usize>) -> Origin {
    let byte = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    written.origin_of(byte(span.start), byte(span.end))
}

/// Where each sentence stands in the editions.
#[derive(Default)]
pub(super) struct Seen<'g> {
    /// The last place of each.
    last: FxHashMap<&'g str, usize>,
    places: Vec<SeenAt<'g>>,
}

/// One place of a sentence.
pub(super) struct SeenAt<'g> {
    pub(super) edition: usize,
    written: &'g Written,
    span: Range<usize>,
    /// The place before it.
    before: Option<usize>,
}

impl SeenAt<'_> {
    /// Where it is written.
    pub(super) fn origin(&self) -> Origin {
        place(self.written, self.span.clone())
    }
}

impl<'g> Seen<'g> {
    /// Takes one in.
    pub(super) fn note(&mut self, edition: usize, written: &'g Written, span: Range<usize>) {
        let before = self.last.insert(&written.text[span.clone()], self.places.len());
        self.places.push(SeenAt { edition, written, span, before });
    }

    /// Whether a sentence stands in one place at the most.
    pub(super) fn is_alone(&self, sentence: &str) -> bool {
        let last = self.last.get(sentence).and_then(|last| self.places.get(*last));
        last.is_none_or(|last| last.before.is_none())
    }

    /// The last first.
    pub(super) fn places(&self, sentence: &str) -> impl Iterator<Item = &SeenAt<'g>> {
        let place = |number: &usize| self.places.get(*number);
        let last = self.last.get(sentence).and_then(place);
        std::iter::successors(last, move |at| at.before.as_ref().and_then(place))
    }
}
