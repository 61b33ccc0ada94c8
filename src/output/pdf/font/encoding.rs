//! Codes: which numbers stand for which glyphs, and which text each means.
//!
//! One glyph can stand for several texts (a hyphen of the author's and one that a line end made; a space and a no-break space). Each
//! pair of glyph and text gets a code of its own, mapped to the same outline, so that the code by itself says the right text to every
//! reader. Only a cluster of several glyphs whose codes, one after the other, would say something else needs its text beside it.
//!
//! In a right-to-left run every code means exactly one character: see [`reversed_letters`].

use std::collections::BTreeSet;
use std::ops::Range;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::output::pdf::font::separator::{Separator, separators};
use unicode_normalization::char::canonical_combining_class;

use crate::foundation::geometry::Direction;
use crate::foundation::ignorable::is_ignorable;
use crate::layout::page::{GlyphRun, Pages};
use crate::text::font::{Face, FaceId};

/// A glyph of a face with a text that it means.
#[derive(Copy, Clone, Debug)]
pub(in crate::output::pdf) struct Code<'a> {
    /// The glyph's number in the face.
    pub(in crate::output::pdf) glyph: u16,
    /// What it means; empty only for the first code, `.notdef`.
    pub(in crate::output::pdf) text: &'a str,
    /// Its width in millionths of the type size.
    pub(in crate::output::pdf) width: i64,
}

/// The codes of one face, in the order of their first appearance.
pub(in crate::output::pdf) struct Encoding<'a> {
    codes: Vec<Code<'a>>,
    /// For each code the next one of the same glyph, 0 for none.
    next: Vec<u16>,
    /// For each glyph its first code, 0 for none.
    first: Vec<u16>,
    metrics: GlyphMetrics<'a>,
    em: i64,
    blank: Option<u16>,
    space: Option<u16>,
}

/// What a run shows at once: some text, and the glyphs for it by their places in the run.
pub(in crate::output::pdf) struct Cluster<'a> {
    pub(in crate::output::pdf) text: &'a str,
    pub(in crate::output::pdf) glyphs: Range<usize>,
}

/// Whether every glyph of a run stands for some of its text, and all of the text is said. What is ignorable needs no glyph.
pub(in crate::output::pdf) fn is_encodable(run: &GlyphRun) -> bool {
    let in_order = run.glyphs.windows(2).all(|pair| match run.direction {
        Direction::LeftToRight => pair[0].cluster <= pair[1].cluster,
        Direction::RightToLeft => pair[0].cluster >= pair[1].cluster,
    });
    let starts_letter = |place: usize| place < run.text.len() && run.text.is_char_boundary(place);
    in_order
        && run.glyphs.is_empty() == run.text.chars().all(is_ignorable)
        && run.glyphs.iter().all(|glyph| starts_letter(glyph.cluster as usize))
}

/// The clusters of a run in logical order. What comes before the first glyph's cluster is said by that glyph.
pub(in crate::output::pdf) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let count = run.glyphs.len();
    let (mut done, mut start) = (0, 0);
    std::iter::from_fn(move || {
        let at = |n: usize| match run.direction {
            Direction::LeftToRight => run.glyphs.get(n).map(|glyph| glyph.cluster),
            Direction::RightToLeft => run.glyphs.get(count.checked_sub(n + 1)?).map(|glyph| glyph.cluster),
        };
        let own = at(done)?;
        let from = done;
        done += 1;
        let mut next = at(done);
        while next == Some(own) {
            done += 1;
            next = at(done);
        }
        let end = next.map_or(run.text.len(), |cluster| cluster as usize);
        let text = run.text.get(start..end).unwrap_or_default();
        start = end;
        let glyphs = match run.direction {
            Direction::LeftToRight => from..done,
            Direction::RightToLeft => count - done..count - from,
        };
        Some(Cluster { text, glyphs })
    })
}

/// How the glyphs of a left-to-right cluster are drawn.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum ClusterDrawing {
    /// Each by its code.
    ByCodes,
    /// A letter with marks that no glyph holds together: the letter by its code; the marks as in a right-to-left run, by blanks behind the
    /// letter that say their characters, and by their outlines. A mark shown where it stands would make readers see a gap behind it.
    MarksAsShapes,
}

/// The part of a cluster's text that its n-th glyph of so many stands for, as nearly as can be said.
pub(in crate::output::pdf) fn share(text: &str, n: usize, count: usize) -> &str {
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

/// One code to be shown in a right-to-left run.
pub(in crate::output::pdf) struct Letter<'a> {
    /// The place in the run of the glyph to show; the blank glyph is shown at that place where `blank` says so.
    pub(in crate::output::pdf) place: usize,
    pub(in crate::output::pdf) shape: LetterShape,
    /// How many letters of its cluster come before it.
    pub(in crate::output::pdf) behind: usize,
    pub(in crate::output::pdf) text: &'a str,
}

/// What a letter shows.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum LetterShape {
    /// The glyph at its place.
    Own,
    /// Nothing: its shape is part of its neighbour's.
    Blank,
}

/// A right-to-left run as it is written: codes from left to right, and the glyphs that are not shown by codes.
pub(in crate::output::pdf) struct ReversedRun<'a> {
    pub(in crate::output::pdf) letters: Vec<Letter<'a>>,
    /// Marks above and below, to be drawn as shapes.
    pub(in crate::output::pdf) marks: Vec<usize>,
}

/// The codes of a right-to-left run.
///
/// Readers (pdf.js, PDFium, MuPDF, Poppler) take right-to-left text for visual order and turn it round themselves, character by
/// character; they disagree about a code that means several characters, and about marks that leave the baseline: some split the word,
/// some lose its order. So every code means one character. A ligature's first letter takes the shape, its others a blank glyph without
/// width at the same place; a mark's character too is a blank, and its outline is drawn after the word. Where a face has no blank
/// glyph, the code of the shape means the whole cluster.
pub(in crate::output::pdf) fn reversed_letters(run: &GlyphRun, has_blank: bool) -> ReversedRun<'_> {
    let mut reversed = ReversedRun { letters: Vec::with_capacity(run.glyphs.len()), marks: Vec::new() };
    for cluster in clusters(run) {
        let place = cluster.glyphs.end - 1;
        reversed.marks.extend(cluster.glyphs.start..place);
        if !has_blank {
            reversed.letters.push(Letter { place, shape: LetterShape::Own, behind: 0, text: cluster.text });
            continue;
        }
        for (behind, (start, character)) in cluster.text.char_indices().enumerate() {
            let shape = if start == 0 { LetterShape::Own } else { LetterShape::Blank };
            reversed.letters.push(Letter { place, shape, behind, text: &cluster.text[start..start + character.len_utf8()] });
        }
    }
    reversed.letters.reverse();
    reversed
}

/// Characters whose glyph, where a face has one, is blank and without width.
const BLANKS: [char; 5] = ['\u{034F}', '\u{200C}', '\u{200D}', '\u{200B}', '\u{FEFF}'];

/// A glyph without outline and width.
fn blank(font: &FontRef<'_>) -> Option<u16> {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let outlines = font.outline_glyphs();
    BLANKS.into_iter().find_map(|character| {
        let glyph = font.charmap().map(character).filter(|glyph| metrics.advance_width(*glyph) == Some(0.0))?;
        let mut pen = skrifa::outline::pen::ControlBoundsPen::new();
        let settings = skrifa::outline::DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outlines.get(glyph)?.draw(settings, &mut pen).ok()?;
        let empty = pen.bounding_box().is_none();
        u16::try_from(glyph.to_u32()).ok().filter(|_| empty)
    })
}

/// A code is two bytes.
const MOST_CODES: usize = 65_535;

impl<'a> Encoding<'a> {
    /// Nothing but `.notdef`, which every font must have; `None` where the face cannot be read.
    pub(in crate::output::pdf) fn new(face: &'a Face) -> Option<Encoding<'a>> {
        let font = FontRef::new(&face.data).ok()?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = i64::from(face.metrics.units_per_em.max(1));
        let first = vec![0; metrics.glyph_count() as usize];
        let (blank, space) = (blank(&font), font.charmap().map(' ').and_then(|glyph| u16::try_from(glyph.to_u32()).ok()));
        let mut encoding = Encoding { codes: Vec::new(), next: Vec::new(), first, metrics, em, blank, space };
        encoding.append(0, "");
        Some(encoding)
    }

    /// All codes, by number.
    pub(in crate::output::pdf) fn codes(&self) -> &[Code<'a>] {
        &self.codes
    }

    /// One code's glyph and text.
    pub(in crate::output::pdf) fn code(&self, number: u16) -> Code<'a> {
        self.codes[usize::from(number)]
    }

    /// Whether the face has a glyph without outline and width.
    pub(in crate::output::pdf) fn has_blank(&self) -> bool {
        self.blank.is_some()
    }

    /// The glyph and the text of what is written unseen before a run, where the face has a glyph for it.
    pub(in crate::output::pdf) fn unseen(&self, separator: Separator) -> Option<(u16, &'static str)> {
        match separator {
            Separator::Plain => None,
            Separator::DirectionMark => Some((self.blank?, Separator::MARK)),
            Separator::Space => Some((self.space?, Separator::SPACE)),
        }
    }

    /// The glyph that a letter shows.
    pub(in crate::output::pdf) fn glyph(&self, run: &GlyphRun, letter: &Letter<'_>) -> u16 {
        match (letter.shape, self.blank) {
            (LetterShape::Blank, Some(blank)) => blank,
            (LetterShape::Blank, None) | (LetterShape::Own, _) => run.glyphs[letter.place].id,
        }
    }

    /// Whether the face has the glyph.
    pub(in crate::output::pdf) fn has(&self, glyph: u16) -> bool {
        glyph != 0 && usize::from(glyph) < self.first.len()
    }

    /// How a left-to-right cluster is drawn.
    pub(in crate::output::pdf) fn drawn(&self, cluster: &Cluster<'_>) -> ClusterDrawing {
        let marks = cluster.text.chars().skip(1).all(|sign| canonical_combining_class(sign) != 0);
        if self.has_blank() && cluster.glyphs.len() > 1 && marks {
            ClusterDrawing::MarksAsShapes
        } else {
            ClusterDrawing::ByCodes
        }
    }

    /// How many codes a left-to-right cluster has.
    pub(in crate::output::pdf) fn count(&self, cluster: &Cluster<'_>) -> usize {
        match self.drawn(cluster) {
            ClusterDrawing::ByCodes => cluster.glyphs.len(),
            ClusterDrawing::MarksAsShapes => cluster.text.chars().count(),
        }
    }

    /// Whether every code means the very text that it was wanted for: never untrue in any book.
    pub(in crate::output::pdf) fn is_exact(&self) -> bool {
        self.codes.len() < MOST_CODES
    }

    /// Appends the codes of a run: first what is written unseen before it, if anything.
    fn encode_run(&mut self, run: &'a GlyphRun, separator: Separator, codes: &mut Vec<u16>, marks: &mut BTreeSet<DrawnMark>) {
        if run.glyphs.is_empty() {
            return;
        }
        if let Some((glyph, text)) = self.unseen(separator) {
            codes.push(self.add(glyph, text));
        }
        match run.direction {
            Direction::LeftToRight => {
                for cluster in clusters(run) {
                    if let (ClusterDrawing::MarksAsShapes, Some(blank)) = (self.drawn(&cluster), self.blank) {
                        for (n, (start, sign)) in cluster.text.char_indices().enumerate() {
                            let glyph = if n == 0 { run.glyphs[cluster.glyphs.start].id } else { blank };
                            codes.push(self.add(glyph, &cluster.text[start..start + sign.len_utf8()]));
                        }
                        marks.extend(cluster.glyphs.skip(1).map(|place| (run.face, run.glyphs[place].id)));
                        continue;
                    }
                    let count = cluster.glyphs.len();
                    for (n, place) in cluster.glyphs.enumerate() {
                        codes.push(self.add(run.glyphs[place].id, share(cluster.text, n, count)));
                    }
                }
            }
            Direction::RightToLeft => {
                let reversed = reversed_letters(run, self.has_blank());
                for letter in reversed.letters {
                    codes.push(self.add(self.glyph(run, &letter), letter.text));
                }
                marks.extend(reversed.marks.into_iter().map(|place| (run.face, run.glyphs[place].id)));
            }
        }
    }

    /// The code of a glyph with a text, a new one where none has it. Where there are no more codes, one of the same glyph.
    fn add(&mut self, glyph: u16, text: &'a str) -> u16 {
        let Some(first) = self.first.get(usize::from(glyph)).copied() else { return 0 };
        let (mut number, mut last) = (first, 0);
        while number != 0 {
            if self.codes[usize::from(number)].text == text {
                return number;
            }
            last = number;
            number = self.next[usize::from(number)];
        }
        if self.codes.len() >= MOST_CODES && first != 0 {
            return first;
        }
        let Some(number) = self.append(glyph, text) else { return 0 };
        match last {
            0 => self.first[usize::from(glyph)] = number,
            last => self.next[usize::from(last)] = number,
        }
        number
    }

    fn append(&mut self, glyph: u16, text: &'a str) -> Option<u16> {
        let number = u16::try_from(self.codes.len()).ok()?;
        // Whole font units, so nothing is lost; then rounded to a thousandth of the unit that widths are written in.
        let units = self.metrics.advance_width(GlyphId::from(glyph)).unwrap_or(0.0) as i32;
        let width = (i64::from(units) * 1_000_000 + self.em / 2).div_euclid(self.em);
        self.codes.push(Code { glyph, text, width });
        self.next.push(0);
        debug_assert!(self.codes.len() == self.next.len() && self.codes.len() <= MOST_CODES + 1, "a code has two bytes");
        Some(number)
    }
}

/// All pages as codes.
pub(in crate::output::pdf) struct EncodedPages<'a> {
    /// The encodings of all faces that pages use, by the faces' numbers.
    pub(in crate::output::pdf) encodings: Vec<Option<Encoding<'a>>>,
    /// For each page the codes of its runs, one after the other: what is written unseen before it, then of a left-to-right run those of
    /// its glyphs, of a right-to-left run those of its letters from the left.
    pub(in crate::output::pdf) codes: Vec<Vec<u16>>,
    /// The marks that are drawn as shapes, sorted: a mark's place here is its number.
    pub(in crate::output::pdf) marks: Vec<DrawnMark>,
}

/// A glyph of a face that is drawn as a shape.
pub(in crate::output::pdf) type DrawnMark = (FaceId, u16);

/// Encodes the runs of all pages.
pub(in crate::output::pdf) fn encode(pages: &Pages) -> EncodedPages<'_> {
    let mut encodings: Vec<Option<Encoding<'_>>> = pages.fonts.faces().iter().map(|_| None).collect();
    let mut marks = BTreeSet::new();
    let codes = pages.pages.iter().map(|page| {
        let mut codes = Vec::with_capacity(page.items.len() * 8);
        for (_, run, separator) in separators(&page.items) {
            let Some(slot) = encodings.get_mut(run.face.index()) else { continue };
            if slot.is_none() {
                *slot = Encoding::new(pages.fonts.face(run.face));
            }
            if let Some(encoding) = slot {
                encoding.encode_run(run, separator, &mut codes, &mut marks);
            }
        }
        codes
    });
    let codes = codes.collect();
    EncodedPages { encodings, codes, marks: marks.into_iter().collect() }
}
