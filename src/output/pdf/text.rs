//! A glyph run → text operators (ISO 32000-1, 9.4).
//!
//! Words come in logical order. Within a right-to-left word the codes go from left to right, as every viewer expects, and the word is
//! marked as `ReversedChars` (14.8.2.3.3), by which a reader in structure order knows to turn it round. The place of the pen is followed
//! exactly, in millionths of the type size; an adjustment is written where the face's own width would put the next glyph more than half
//! a thousandth off, and what is rounded away is carried on, not lost.

use super::alphabet::{Alphabet, Cluster, clusters, letters_from_left, share};
use super::number::Thousandths;
use super::operators::{Operators, Piece};
use super::seam::Seam;
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
    let size = size.units().max(1);
    match length.units().checked_mul(1_000_000) {
        Some(product) => (product + size / 2).div_euclid(size),
        None => i64::MAX / 4,
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

/// Shows a run from its left end, where the text position already is. Returns the places of glyphs that are to be drawn as shapes.
pub(super) fn show(run: &GlyphRun, seam: Seam, alphabet: &Alphabet<'_>, operators: &mut Operators) -> Vec<usize> {
    let places = Places::of(run);
    let codes = Vec::with_capacity(run.glyphs.len() * 2);
    let mut line = Line { operators, pieces: Vec::new(), codes, pen: 0, rise: Length::ZERO };
    match run.direction {
        Direction::LeftToRight => {
            show_forwards(run, seam, alphabet, &places, &mut line);
            Vec::new()
        }
        Direction::RightToLeft => show_backwards(run, seam, alphabet, &places, &mut line),
    }
}

fn show_forwards(run: &GlyphRun, seam: Seam, alphabet: &Alphabet<'_>, places: &Places, line: &mut Line<'_>) {
    if let Some(number) = alphabet.seam(seam) {
        let width = alphabet.code(number).width;
        line.go_to(-width);
        line.put(number, width);
    }
    for cluster in clusters(run) {
        let single = match &run.glyphs[cluster.glyphs.clone()] {
            [glyph] => alphabet.exact(glyph.id, cluster.text).map(|number| (glyph, number)),
            _ => None,
        };
        match single {
            Some((glyph, number)) => {
                line.raise(glyph.offset_y);
                line.go_to(places.millionths[cluster.glyphs.start]);
                line.put(number, alphabet.code(number).width);
            }
            None => show_together(run, &cluster, alphabet, places, line),
        }
    }
    line.raise(Length::ZERO);
    line.flush();
}

/// Shows a cluster of several glyphs; where their codes would say something else, its text is written beside them.
fn show_together(run: &GlyphRun, cluster: &Cluster<'_>, alphabet: &Alphabet<'_>, places: &Places, line: &mut Line<'_>) {
    let count = cluster.glyphs.len();
    let shown = cluster.glyphs.clone().enumerate();
    let numbers: Vec<(usize, u16)> =
        shown.map(|(n, place)| (place, alphabet.number(run.glyphs[place].id, share(cluster.text, n, count)))).collect();
    let said: String = numbers.iter().map(|(_, number)| alphabet.code(*number).text).collect();
    if said != cluster.text {
        line.flush();
        line.operators.begin_spoken(cluster.text);
    }
    for (place, number) in &numbers {
        line.raise(run.glyphs[*place].offset_y);
        line.go_to(places.millionths[*place]);
        line.put(*number, alphabet.code(*number).width);
    }
    if said != cluster.text {
        line.raise(Length::ZERO);
        line.flush();
        line.operators.end();
    }
}

/// Letters of one shape stand so far apart, in millionths of the type size: readers that sort them by place, with rounding, must find the
/// first of them on the right.
const STEP: i64 = 10_000;

fn show_backwards(run: &GlyphRun, seam: Seam, alphabet: &Alphabet<'_>, places: &Places, line: &mut Line<'_>) -> Vec<usize> {
    let spelling = letters_from_left(run, alphabet.has_blank());
    let unseen = alphabet.seam(seam);
    let turned = spelling.letters.len() + usize::from(unseen.is_some()) > 1;
    if turned {
        line.operators.begin_reversed();
    }
    for letter in &spelling.letters {
        let number = alphabet.number(alphabet.glyph(run, letter), letter.text);
        line.raise(run.glyphs[letter.place].offset_y);
        let step = i64::try_from(letter.behind).unwrap_or(0) * STEP;
        line.go_to(places.millionths[letter.place] - step);
        line.put(number, alphabet.code(number).width);
    }
    line.raise(Length::ZERO);
    // What comes first stands farthest right.
    if let Some(number) = unseen {
        line.put(number, alphabet.code(number).width);
    }
    line.flush();
    if turned {
        line.operators.end();
    }
    spelling.marks
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
