//! Codes: which numbers stand for which glyphs, and which text each means.
//!
//! One glyph can stand for several texts (a hyphen of the author's and one that a line end made; a space and a no-break space). Each
//! pair of glyph and text gets a code of its own, mapped to the same outline, so that the code by itself says the right text to every
//! reader. Only a cluster of several glyphs whose codes, one after the other, would say something else needs its text beside it.

use std::ops::Range;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::foundation::geometry::Direction;
use crate::layout::page::{Content, GlyphRun, Pages};
use crate::text::font::Face;

/// A glyph of a face with a text that it means.
#[derive(Copy, Clone, Debug)]
pub(super) struct Code<'a> {
    /// The glyph's number in the face.
    pub(super) glyph: u16,
    /// What it means; empty only for the first code, `.notdef`.
    pub(super) text: &'a str,
    /// Its width in millionths of the type size.
    pub(super) width: i64,
}

/// The codes of one face, in the order of their first appearance.
pub(super) struct Alphabet<'a> {
    codes: Vec<Code<'a>>,
    by_glyph: Vec<Vec<u16>>,
    widths: Vec<i64>,
}

/// What a run shows at once: some text, and the glyphs for it by their places in the run.
pub(super) struct Cluster<'a> {
    pub(super) text: &'a str,
    pub(super) glyphs: Range<usize>,
}

/// The clusters of a run in logical order; `None` for one whose text cannot be found.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Option<Cluster<'_>>> {
    let count = run.glyphs.len();
    let mut done = 0;
    std::iter::from_fn(move || {
        if done == count {
            return None;
        }
        // The glyph that comes n-th as the text goes.
        let at = |n: usize| match run.direction {
            Direction::LeftToRight => n,
            Direction::RightToLeft => count - 1 - n,
        };
        let start = if done == 0 { 0 } else { run.glyphs[at(done)].cluster as usize };
        let first = done;
        let cluster = run.glyphs[at(first)].cluster;
        while done < count && run.glyphs[at(done)].cluster == cluster {
            done += 1;
        }
        let end = if done == count { run.text.len() } else { run.glyphs[at(done)].cluster as usize };
        let glyphs = match run.direction {
            Direction::LeftToRight => first..done,
            Direction::RightToLeft => count - done..count - first,
        };
        Some(run.text.get(start..end).filter(|text| !text.is_empty()).map(|text| Cluster { text, glyphs }))
    })
}

/// The places of a cluster's glyphs in logical order.
pub(super) fn in_logical_order(glyphs: Range<usize>, direction: Direction) -> impl Iterator<Item = usize> {
    let (first, last) = (glyphs.start, glyphs.end);
    (0..last - first).map(move |n| match direction {
        Direction::LeftToRight => first + n,
        Direction::RightToLeft => last - 1 - n,
    })
}

/// The part of a cluster's text that its n-th glyph of so many stands for, as nearly as can be said.
pub(super) fn share(text: &str, n: usize, count: usize) -> &str {
    if count == 1 {
        return text;
    }
    let mut characters = text.char_indices();
    let last = text.chars().count().saturating_sub(1);
    match characters.nth(n.min(last)) {
        Some((start, character)) => &text[start..start + character.len_utf8()],
        None => text,
    }
}

/// A code is two bytes.
const MOST_CODES: usize = 65_535;

impl<'a> Alphabet<'a> {
    /// Nothing but `.notdef`, which every font must have; `None` where the face cannot be read.
    pub(super) fn new(face: &Face) -> Option<Alphabet<'a>> {
        let font = FontRef::new(&face.data).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = i64::from(face.metrics.units_per_em.max(1));
        let widths: Vec<i64> = (0..metrics.glyph_count())
            .map(|glyph| metrics.advance_width(GlyphId::new(glyph)).unwrap_or(0.0))
            // Whole font units, so nothing is lost; then rounded to a thousandth of the unit that widths are written in.
            .map(|units| (i64::from(units as i32) * 1_000_000 + em / 2).div_euclid(em))
            .collect();
        let mut alphabet = Alphabet { codes: Vec::new(), by_glyph: vec![Vec::new(); widths.len()], widths };
        alphabet.add(0, "");
        Some(alphabet)
    }

    /// All codes, by number.
    pub(super) fn codes(&self) -> &[Code<'a>] {
        &self.codes
    }

    /// One code's glyph and text.
    pub(super) fn code(&self, number: u16) -> Code<'a> {
        self.codes[usize::from(number)]
    }

    /// The code of a glyph with a text; where there is none (never so many texts in any book), one of the same glyph.
    pub(super) fn number(&self, glyph: u16, text: &str) -> u16 {
        let known = self.by_glyph.get(usize::from(glyph)).map_or(&[][..], Vec::as_slice);
        let exact = known.iter().copied().find(|number| self.codes[usize::from(*number)].text == text);
        exact.or_else(|| known.first().copied()).unwrap_or(0)
    }

    /// Whether the face has the glyph.
    pub(super) fn has(&self, glyph: u16) -> bool {
        glyph != 0 && usize::from(glyph) < self.widths.len()
    }

    fn add(&mut self, glyph: u16, text: &'a str) {
        let Some(known) = self.by_glyph.get_mut(usize::from(glyph)) else { return };
        let new = known.iter().all(|number| self.codes[usize::from(*number)].text != text);
        if new && (self.codes.len() < MOST_CODES || known.is_empty()) {
            let Ok(number) = u16::try_from(self.codes.len()) else { return };
            known.push(number);
            self.codes.push(Code { glyph, text, width: self.widths[usize::from(glyph)] });
        }
    }
}

/// The alphabets of all faces that pages use, by the faces' numbers.
pub(super) fn survey(pages: &Pages) -> Vec<Option<Alphabet<'_>>> {
    let mut alphabets: Vec<Option<Alphabet<'_>>> = pages.fonts.faces().iter().map(|_| None).collect();
    for run in runs(pages) {
        let Some(slot) = alphabets.get_mut(run.face.index()) else { continue };
        if slot.is_none() {
            *slot = Alphabet::new(pages.fonts.face(run.face));
        }
        let Some(alphabet) = slot else { continue };
        for cluster in clusters(run).flatten() {
            let count = cluster.glyphs.len();
            for (n, place) in in_logical_order(cluster.glyphs, run.direction).enumerate() {
                alphabet.add(run.glyphs[place].id, share(cluster.text, n, count));
            }
        }
    }
    alphabets
}

/// All glyph runs of the pages.
pub(super) fn runs(pages: &Pages) -> impl Iterator<Item = &GlyphRun> {
    pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(run),
        _ => None,
    })
}
