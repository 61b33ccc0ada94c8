//! Glyphs drawn as shapes: the vowel signs and other marks of right-to-left words, whose characters are said by codes of the word.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::number::Thousandths;
use super::operators::Operators;
use super::sheet::Sheet;
use crate::foundation::geometry::Length;
use crate::layout::page::GlyphRun;
use crate::text::font::Face;

/// Fills the outlines of some glyphs of a run, with the ink that is set.
pub(super) fn draw(run: &GlyphRun, places: &[usize], face: &Face, sheet: Sheet, operators: &mut Operators) {
    let Ok(font) = FontRef::new(&face.data) else { return };
    let outlines = font.outline_glyphs();
    let mut pen = Length::ZERO;
    let mut wanted = places.to_vec();
    wanted.sort_unstable();
    let mut drawn = false;
    for (place, glyph) in run.glyphs.iter().enumerate() {
        if wanted.binary_search(&place).is_ok() {
            let mut path = Outline {
                x: sheet.x(run.origin.x + pen + glyph.offset_x),
                y: sheet.y(run.origin.y - glyph.offset_y),
                size: run.size.units(),
                em: i64::from(face.metrics.units_per_em.max(1)),
                at: (0.0, 0.0),
                operators,
                drawn: false,
            };
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            // The glyph is known to be there: all glyphs of all runs were checked.
            let _ = outlines.get(GlyphId::new(u32::from(glyph.id))).map(|outline| outline.draw(settings, &mut path));
            drawn |= path.drawn;
        }
        pen += glyph.advance;
    }
    if drawn {
        operators.operator("f");
    }
}

/// Puts the outline of a glyph on the page.
struct Outline<'a> {
    x: Thousandths,
    y: Thousandths,
    size: i64,
    em: i64,
    at: (f32, f32),
    operators: &'a mut Operators,
    drawn: bool,
}

impl Outline<'_> {
    /// A distance in font units, as thousandths of a point: whole sixty-fourths of a unit, then integers only.
    fn scaled(&self, units: f32) -> i64 {
        let sixty_fourths = i128::from((units * 64.0) as i64);
        let whole = 64 * 65_536 * i128::from(self.em);
        (sixty_fourths * i128::from(self.size) * 1000 + whole / 2).div_euclid(whole) as i64
    }

    fn point(&self, x: f32, y: f32) -> [Thousandths; 2] {
        [Thousandths(self.x.0 + self.scaled(x)), Thousandths(self.y.0 + self.scaled(y))]
    }
}

impl OutlinePen for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let point = self.point(x, y);
        self.operators.operate(&point, "m");
        self.at = (x, y);
        self.drawn = true;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let point = self.point(x, y);
        self.operators.operate(&point, "l");
        self.at = (x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        // The cubic that is the same curve: its control points lie two thirds of the way to the quadratic's.
        let toward = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let (from_x, from_y) = self.at;
        self.curve_to(toward(from_x, cx), toward(from_y, cy), toward(x, cx), toward(y, cy), x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ([a, b], [c, d], [e, f]) = (self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y));
        self.operators.operate(&[a, b, c, d, e, f], "c");
        self.at = (x, y);
    }

    fn close(&mut self) {
        self.operators.operator("h");
    }
}
