//! A glyph run → text operators (ISO 32000-1, 9.4).
//!
//! Words come in logical order. Within a right-to-left word the codes go from left to right, as every viewer expects, and the word is
//! marked as `ReversedChars` (14.8.2.3.3), by which a reader in structure order knows to turn it round. The place of the pen is followed
//! exactly, in millionths of the type size; an adjustment is written where the face's own width would put the next glyph more than half
//! a thousandth off, and what is rounded away is carried on, not lost.

use crate::foundation::geometry::{Direction, Length};
use crate::layout::page::GlyphRun;
use crate::output::pdf::content::operators::Operators;
use crate::output::pdf::font::encoding::{Cluster, ClusterDrawing, Encoding, clusters, reversed_letters};
use crate::output::pdf::font::separator::Separator;
use crate::output::pdf::objects::number::Thousandths;
use crate::text::font::Glyph;

/// A length in millionths of the type size.
fn millionths(length: Length, size: Length) -> i64 {
    let size = size.units().max(1);
    match length.units().checked_mul(1_000_000) {
        Some(product) => (product + size / 2).div_euclid(size),
        None => i64::MAX / 4,
    }
}

/// A thousandth of the type size, in millionths: what an adjustment counts in.
const THOUSANDTH: i64 = 1_000;

/// What is about to be shown at once.
struct Line<'a> {
    operators: &'a mut Operators,
    encoding: &'a Encoding<'a>,
    size: Length,
    /// The pen, in millionths of the type size from where the run starts.
    pen: i64,
    rise: Length,
}

/// How the text of a cluster is said.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Spoken {
    ByCodes,
    Beside,
}

/// Shows a run from its left end, where the text position already is; its codes come first among `codes`. Returns the places of glyphs
/// that are to be drawn as shapes.
pub(in crate::output::pdf) fn show(
    run: &GlyphRun,
    separator: Separator,
    encoding: &Encoding<'_>,
    codes: &mut &[u16],
    operators: &mut Operators,
) -> Vec<usize> {
    let mut line = Line { operators, encoding, size: run.size, pen: 0, rise: Length::ZERO };
    let unseen = encoding.unseen(separator).and_then(|_| take(codes, 1).first().copied());
    match run.direction {
        Direction::LeftToRight => show_forwards(run, unseen, codes, &mut line),
        Direction::RightToLeft => show_backwards(run, unseen, codes, &mut line),
    }
}

/// Takes the first of the codes that are left.
fn take<'c>(codes: &mut &'c [u16], count: usize) -> &'c [u16] {
    let (own, others) = codes.split_at(count.min(codes.len()));
    *codes = others;
    own
}

fn show_forwards(run: &GlyphRun, unseen: Option<u16>, codes: &mut &[u16], line: &mut Line<'_>) -> Vec<usize> {
    if let Some(code) = unseen {
        line.put_before(code);
    }
    let mut pen = Length::ZERO;
    let mut marks = Vec::new();
    for cluster in clusters(run) {
        let glyphs = &run.glyphs[cluster.glyphs.clone()];
        let codes = take(codes, line.encoding.count(&cluster));
        let spoken = match glyphs {
            [_] if line.encoding.is_exact() => Spoken::ByCodes,
            _ => line.begin_spoken(&cluster, glyphs, codes),
        };
        let shown = match line.encoding.drawn(&cluster) {
            ClusterDrawing::ByCodes => glyphs.len(),
            ClusterDrawing::MarksAsShapes => 1,
        };
        for (glyph, code) in glyphs[..shown].iter().zip(codes) {
            line.raise(glyph.offset_y());
            line.go_to(pen + glyph.offset_x());
            line.put(*code);
            pen += glyph.advance();
        }
        for blank in codes.get(shown..).unwrap_or_default() {
            line.put(*blank);
        }
        pen += glyphs[shown..].iter().map(Glyph::advance).sum::<Length>();
        marks.extend(cluster.glyphs.start + shown..cluster.glyphs.end);
        if spoken == Spoken::Beside {
            line.finish();
            line.operators.end();
        }
    }
    line.finish();
    marks
}

/// Letters of one shape stand so far apart, in millionths of the type size: readers that sort them by place, with rounding, must find the
/// first of them on the right.
const STEP: i64 = 10_000;

fn show_backwards(run: &GlyphRun, unseen: Option<u16>, codes: &mut &[u16], line: &mut Line<'_>) -> Vec<usize> {
    let reversed = reversed_letters(run, line.encoding.has_blank());
    let own = take(codes, reversed.letters.len());
    let turned = reversed.letters.len() + usize::from(unseen.is_some()) > 1;
    if turned {
        line.operators.begin_reversed();
    }
    let mut pens = Vec::with_capacity(run.glyphs.len());
    run.glyphs.iter().fold(Length::ZERO, |pen, glyph| {
        pens.push(pen + glyph.offset_x());
        pen + glyph.advance()
    });
    for (letter, code) in reversed.letters.iter().zip(own) {
        line.raise(run.glyphs[letter.place].offset_y());
        let step = i64::try_from(letter.behind).unwrap_or(0) * STEP;
        line.go_to_millionths(millionths(pens[letter.place], run.size) - step);
        line.put(*code);
    }
    // What comes first stands farthest right.
    if let Some(code) = unseen {
        line.put(code);
    }
    line.finish();
    if turned {
        line.operators.end();
    }
    reversed.marks
}

impl Line<'_> {
    /// Marks the text of a cluster of several glyphs, where their codes would say something else, or say it with a gap: readers take the
    /// way back from a mark that was set above or below its letter for a space between two words.
    fn begin_spoken(&mut self, cluster: &Cluster<'_>, glyphs: &[Glyph], codes: &[u16]) -> Spoken {
        let said: String = codes.iter().map(|code| self.encoding.code(*code).text).collect();
        let solid = || match self.encoding.drawn(cluster) {
            ClusterDrawing::MarksAsShapes => true,
            ClusterDrawing::ByCodes => self.follow_by_width(glyphs, codes),
        };
        if said == cluster.text && solid() {
            return Spoken::ByCodes;
        }
        self.operators.end_shown();
        self.operators.begin_spoken(cluster.text);
        Spoken::Beside
    }

    /// Whether each glyph stands on the baseline, where the code before it ends.
    fn follow_by_width(&self, glyphs: &[Glyph], codes: &[u16]) -> bool {
        glyphs.iter().zip(codes).all(|(glyph, code)| {
            let moved = glyph.offset_x() != Length::ZERO || glyph.offset_y() != Length::ZERO;
            let shift = millionths(glyph.advance(), self.size) - self.encoding.code(*code).width;
            !moved && shift.abs() < THOUSANDTH
        })
    }

    /// Moves the pen, if it is not there yet.
    fn go_to(&mut self, place: Length) {
        self.go_to_millionths(millionths(place, self.size));
    }

    fn go_to_millionths(&mut self, place: i64) {
        let back = (self.pen - place + 500).div_euclid(1000);
        if back != 0 {
            self.operators.back(back);
            self.pen -= back * 1000;
        }
    }

    fn put(&mut self, code: u16) {
        self.operators.code(code);
        self.pen += self.encoding.code(code).width;
    }

    /// Shows a code that ends where the run starts.
    fn put_before(&mut self, code: u16) {
        self.go_to_millionths(-self.encoding.code(code).width);
        self.put(code);
    }

    /// Lifts the pen off the baseline.
    fn raise(&mut self, rise: Length) {
        if rise != self.rise {
            self.operators.end_shown();
            self.operators.operate(&[Thousandths::of(rise)], "Ts");
            self.rise = rise;
        }
    }

    /// Everything is shown, and the pen is on the baseline.
    fn finish(&mut self) {
        self.raise(Length::ZERO);
        self.operators.end_shown();
    }
}
