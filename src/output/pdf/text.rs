//! A glyph run → text operators (ISO 32000-1, 9.4).
//!
//! Glyphs are shown in **logical** order, each where it belongs: from left to right as the pen goes, and in a right-to-left run with the
//! pen set back before every glyph. So the order of content is the order of reading, and no reader has to turn a word round. The place
//! of the pen is followed exactly, in millionths of the type size; an adjustment is written where the face's own width would put the
//! next glyph more than half a thousandth off, and what is rounded away is carried on, not lost.

use super::alphabet::{Alphabet, Cluster, clusters, in_logical_order, share};
use super::number::Thousandths;
use super::operators::{Operators, Piece};
use crate::foundation::geometry::{Direction, Length};
use crate::layout::page::GlyphRun;

/// Where the glyphs of a run stand: the distance of each from the left end, in millionths of the type size.
struct Places {
    millionths: Vec<i64>,
}

impl Places {
    fn of(run: &GlyphRun) -> Places {
        let mut pen = Length::ZERO;
        let millionths = run
            .glyphs
            .iter()
            .map(|glyph| {
                let place = pen + glyph.offset_x;
                pen += glyph.advance;
                millionths(place, run.size)
            })
            .collect();
        Places { millionths }
    }
}

/// A length in millionths of the type size.
fn millionths(length: Length, size: Length) -> i64 {
    let size = i128::from(size.units().max(1));
    (i128::from(length.units()) * 1_000_000 + size / 2).div_euclid(size) as i64
}

/// The place from which the pen of a run starts: its first glyph as it is read, from the left end of the run.
pub(super) fn start(run: &GlyphRun) -> Length {
    match run.direction {
        Direction::LeftToRight => Length::ZERO,
        Direction::RightToLeft => run.width() - run.glyphs.last().map_or(Length::ZERO, |glyph| glyph.advance),
    }
}

/// What is about to be shown at once.
struct Line<'a> {
    operators: &'a mut Operators,
    pieces: Vec<Piece>,
    codes: Vec<u8>,
    /// The pen, in millionths of the type size from where the run starts.
    pen: i64,
    rise: Length,
}

/// Shows a run; the text position is already at its [`start`].
pub(super) fn show(run: &GlyphRun, alphabet: &Alphabet<'_>, operators: &mut Operators) {
    let places = Places::of(run);
    let origin = millionths(start(run), run.size);
    let mut line =
        Line { operators, pieces: Vec::new(), codes: Vec::with_capacity(run.glyphs.len() * 2), pen: 0, rise: Length::ZERO };
    for cluster in clusters(run).flatten() {
        let spoken = !says_itself(&cluster, run, alphabet);
        if spoken {
            line.flush();
            line.operators.begin_spoken(cluster.text);
        }
        let count = cluster.glyphs.len();
        for (n, place) in in_logical_order(cluster.glyphs, run.direction).enumerate() {
            let glyph = &run.glyphs[place];
            let number = alphabet.number(glyph.id, share(cluster.text, n, count));
            line.raise(glyph.offset_y);
            line.go_to(places.millionths[place] - origin);
            line.put(number, alphabet.code(number).width);
        }
        if spoken {
            line.flush();
            line.operators.end();
        }
    }
    line.raise(Length::ZERO);
    line.flush();
}

/// Whether the codes of a cluster, one after the other, say its text.
fn says_itself(cluster: &Cluster<'_>, run: &GlyphRun, alphabet: &Alphabet<'_>) -> bool {
    let count = cluster.glyphs.len();
    let mut rest = cluster.text;
    for (n, place) in in_logical_order(cluster.glyphs.clone(), run.direction).enumerate() {
        let number = alphabet.number(run.glyphs[place].id, share(cluster.text, n, count));
        match rest.strip_prefix(alphabet.code(number).text) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

impl Line<'_> {
    /// Moves the pen, if it is not there yet.
    fn go_to(&mut self, place: i64) {
        let back = (self.pen - place + 500).div_euclid(1000);
        if back != 0 {
            self.pieces.push(Piece::Back(back));
            self.pen -= back * 1000;
        }
    }

    fn put(&mut self, number: u16, width: i64) {
        let start = self.codes.len();
        self.codes.extend_from_slice(&number.to_be_bytes());
        match self.pieces.last_mut() {
            Some(Piece::Codes(range)) => range.end = self.codes.len(),
            _ => self.pieces.push(Piece::Codes(start..self.codes.len())),
        }
        self.pen += width;
    }

    /// Lifts the pen off the baseline.
    fn raise(&mut self, rise: Length) {
        if rise != self.rise {
            self.flush();
            self.operators.operate(&[Thousandths::of(rise)], "Ts");
            self.rise = rise;
        }
    }

    fn flush(&mut self) {
        if !self.pieces.is_empty() {
            self.operators.show(&self.pieces, &self.codes);
            self.pieces.clear();
            self.codes.clear();
        }
    }
}
