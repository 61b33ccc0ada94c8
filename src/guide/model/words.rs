//! Words as an author wrote them, with their marks and the places of their bytes.

use crate::foundation::diagnostic::Origin;
use crate::guide::language::LanguageTag;

/// A piece of an author's text with its markup taken out: one paragraph, one label, one item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The plain words, NFC, never empty, no line ends, single spaces.
    pub text: String,
    /// Marks over ranges of `text`, in order; they nest but never cross.
    pub marks: Vec<Mark>,
    /// The whole value in its file.
    pub origin: Origin,
    /// Where bytes of `text` stand in the file: pairs of (offset in `text`, offset in the file), ascending; between two pairs both
    /// run on in step.
    pub places: Vec<(u32, u32)>,
}

/// One mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// First byte of [`Written::text`].
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it says of them.
    pub kind: MarkKind,
}

/// What a mark says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `[words](https://…)`; only `https`, `http`, `mailto` and `tel`.
    Link(String),
    /// `[words](call:night)`: a number of the clinic file, by the address that dials it and as it is printed.
    Number(CallNumber),
    /// `[mot](lang:fr)`
    Language(LanguageTag),
}

/// A number that a guide prints, under `[call.ID]` or one of the two that every clinic has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallNumber {
    /// Its name: `night`.
    pub id: String,
    /// As it is printed.
    pub number: Written,
    /// Whose it is, in the guide's language.
    pub whose: Written,
}

impl Written {
    /// Whether marks and places are what they must be: over whole characters of the text, in order, marks nested and never crossed.
    #[must_use]
    pub(in crate::guide) fn is_well_formed(&self) -> bool {
        let whole = |byte: u32| self.text.is_char_boundary(byte as usize);
        let ranges = || self.marks.iter().map(|mark| (mark.start, mark.end));
        let crosses = |(start, end): (u32, u32), (first, last): (u32, u32)| start < first && first < end && end < last;
        let marks = ranges().all(|(start, end)| start < end && whole(start) && whole(end))
            && ranges().enumerate().all(|(at, one)| ranges().skip(at + 1).all(|next| !crosses(one, next) && !crosses(next, one)));
        marks && self.places.is_sorted_by_key(|(text, _)| *text) && self.places.iter().all(|(text, _)| whole(*text))
    }

    /// Where the bytes `start..end` of the text stand in the file.
    #[must_use]
    pub fn origin_of(&self, start: u32, end: u32) -> Origin {
        place_in(&self.places, self.origin, start, end)
    }
}

/// Where the bytes `start..end` of a text stand in its file, by the pairs of [`Written::places`]; within `whole`.
#[must_use]
pub fn place_in(places: &[(u32, u32)], whole: Origin, start: u32, end: u32) -> Origin {
    if places.is_empty() {
        return whole;
    }
    let place = |byte: u32| {
        let at = places.partition_point(|(text, _)| *text <= byte);
        match at.checked_sub(1).and_then(|before| places.get(before)) {
            Some((text, file)) => (file + (byte - text)).min(whole.end),
            None => whole.start,
        }
    };
    let first = place(start);
    Origin { file: whole.file, start: first, end: place(end.saturating_sub(1)).max(first) + 1 }
}
