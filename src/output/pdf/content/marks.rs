//! Glyphs drawn as shapes: the vowel signs and other marks of right-to-left words, whose characters are said by codes of the word.
//!
//! A mark is written once, as a form whose unit is a thousandth of the type size (ISO 32000-1, 8.10), and painted wherever it stands:
//! a page of Arabic has hundreds of marks, and a dozen kinds of them.

use pdf_writer::{Name, Rect, Ref};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::foundation::geometry::Length;
use crate::layout::page::GlyphRun;
use crate::output::pdf::content::operators::Operators;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::user_space::UserSpace;
use crate::text::font::Face;

/// The name that pages call a mark by, without its number.
pub(in crate::output::pdf) const MARK: &str = "M";

/// Paints some glyphs of a run, with the ink that is set. `number` knows the number of a glyph's form.
pub(in crate::output::pdf) fn draw(
    run: &GlyphRun,
    places: &[usize],
    number: impl Fn(u16) -> Option<usize>,
    space: UserSpace,
    operators: &mut Operators,
) {
    let (none, size) = (Thousandths(0), Thousandths::of(run.size));
    let mut pen = Length::ZERO;
    for (place, glyph) in run.glyphs.iter().enumerate() {
        if let Some(number) = number(glyph.id).filter(|_| places.contains(&place)) {
            let (x, y) = (space.x(run.origin.x + pen + glyph.offset_x()), space.y(run.origin.y - glyph.offset_y()));
            operators.operator("q");
            operators.operate(&[size, none, none, size, x, y], "cm");
            operators.numbered_name(MARK, number);
            operators.operator("Do");
            operators.operator("Q");
        }
        pen += glyph.advance();
    }
}

/// Writes a glyph's outline as a form.
pub(in crate::output::pdf) fn write(objects: &mut Objects, id: Ref, face: &Face, glyph: u16) {
    let mut outline = Outline::new(i64::from(face.metrics.units_per_em.max(1)));
    if let Ok(font) = FontRef::new(&face.data) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        // The glyph is known to be there: all glyphs of all runs were checked.
        let _ = font.outline_glyphs().get(GlyphId::new(u32::from(glyph))).map(|shape| shape.draw(settings, &mut outline));
    }
    let [left, lower, right, upper] = outline.edges.unwrap_or_default().map(|edge| edge.to_f32());
    let content = outline.into_content();
    objects.stream(Component::Fonts, id, &content, |form| {
        form.pair(Name(b"Type"), Name(b"XObject"));
        form.pair(Name(b"Subtype"), Name(b"Form"));
        form.pair(Name(b"BBox"), Rect::new(left, lower, right, upper));
        form.insert(Name(b"Matrix")).array().items([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
        form.insert(Name(b"Resources")).dict();
    });
}

/// Writes the outline of a glyph in thousandths of the type size.
struct Outline {
    em: i64,
    at: (f32, f32),
    /// Left, lower, right, upper, of all points.
    edges: Option<[Thousandths; 4]>,
    operators: Operators,
}

impl Outline {
    fn new(em: i64) -> Outline {
        Outline { em, at: (0.0, 0.0), edges: None, operators: Operators::default() }
    }

    fn into_content(mut self) -> Vec<u8> {
        if self.edges.is_some() {
            self.operators.operator("f");
        }
        self.operators.into_bytes()
    }

    /// A distance in font units: whole sixty-fourths of a unit, then integers only.
    fn scaled(&self, units: f32) -> Thousandths {
        let sixty_fourths = i128::from((units * 64.0) as i64);
        let whole = 64 * i128::from(self.em);
        Thousandths((sixty_fourths * 1_000_000 + whole / 2).div_euclid(whole) as i64)
    }

    fn point(&mut self, x: f32, y: f32) -> [Thousandths; 2] {
        let [x, y] = [self.scaled(x), self.scaled(y)];
        let [left, lower, right, upper] = self.edges.unwrap_or([x, y, x, y]);
        self.edges = Some([left.min(x), lower.min(y), right.max(x), upper.max(y)]);
        [x, y]
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let point = self.point(x, y);
        self.operators.operate(&point, "m");
        self.at = (x, y);
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
