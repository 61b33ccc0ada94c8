//! Pictures decoded and measured; signs drawn.
//!
//! In: the bytes of PNG and JPEG files, and the names of our own signs. Out: [`Raster`](crate::layout::page::Raster)s in the colours of
//! the edition, and paths.
//! The signs are our own drawing: a ring with a tick, a telephone, a triangle with an exclamation mark. They are drawn in a square of
//! 24 units with strokes of 2.4, like a pictogram, and are never mirrored.

mod code;
mod decode;
mod decoded;
mod editions;
mod jpeg;
mod portable;
mod stored;

pub use code::Code;
pub use decode::decode;
pub use decoded::{Decoded, used};
pub use editions::{separated, shown};

use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, Point, Rect};
use crate::guide::model::Rank;
use crate::layout::page::{Content, Path, Segment, Stroke, StrokeEnds};

/// A sign of our own.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Sign {
    /// How urgent: ring and tick, telephone, triangle and exclamation mark.
    Rank(Rank),
    /// The small square of a list.
    Bullet,
    /// The ring of a list within a list.
    InnerBullet,
    /// A dot on a timeline.
    Dot,
}

/// A sign in a square (or, for bullets, the largest square within the area).
#[must_use]
pub fn draw(sign: Sign, area: Rect, ink: Ink) -> Vec<Content> {
    let pen = Pen { area, ink };
    match sign {
        Sign::Rank(Rank::Home) => vec![pen.ring(12, 12, 100), pen.lines(&[(75, 125), (107, 157), (167, 90)])],
        Sign::Rank(Rank::Call) => vec![pen.handset()],
        Sign::Rank(Rank::Emergency) => {
            vec![pen.triangle(), pen.lines(&[(120, 92), (120, 140)]), pen.disc(120, 173, 15)]
        }
        Sign::Bullet => vec![Content::Fill(Path::rectangle(area), ink)],
        Sign::InnerBullet => vec![pen.ring(12, 12, 95)],
        Sign::Dot => vec![pen.disc(120, 120, 120)],
    }
}

/// Draws in tenths of the 24 units that a sign's square is divided into.
struct Pen {
    area: Rect,
    ink: Ink,
}

/// The share of a radius at which the control points of a quarter circle stand, in ten-thousandths.
const QUARTER: i64 = 5523;

impl Pen {
    fn length(&self, tenths: i64) -> Length {
        self.area.width.ratio(tenths, 240)
    }

    fn at(&self, x: i64, y: i64) -> Point {
        Point { x: self.area.x + self.length(x), y: self.area.y + self.length(y) }
    }

    fn stroked(&self, path: Vec<Segment>) -> Content {
        let stroke = Stroke { width: self.length(24), ink: self.ink, ends: StrokeEnds::Round, dash: None };
        Content::Stroke(Path(path), stroke)
    }

    fn lines(&self, points: &[(i64, i64)]) -> Content {
        let segment = |(place, (x, y)): (usize, &(i64, i64))| match place {
            0 => Segment::Move(self.at(*x, *y)),
            _ => Segment::Line(self.at(*x, *y)),
        };
        self.stroked(points.iter().enumerate().map(segment).collect())
    }

    fn circle(&self, x: i64, y: i64, radius: i64) -> Vec<Segment> {
        let pull = (radius * QUARTER + 5000) / 10_000;
        let at = |dx: i64, dy: i64| self.at(x + dx, y + dy);
        vec![
            Segment::Move(at(radius, 0)),
            Segment::Curve(at(radius, pull), at(pull, radius), at(0, radius)),
            Segment::Curve(at(-pull, radius), at(-radius, pull), at(-radius, 0)),
            Segment::Curve(at(-radius, -pull), at(-pull, -radius), at(0, -radius)),
            Segment::Curve(at(pull, -radius), at(radius, -pull), at(radius, 0)),
            Segment::Close,
        ]
    }

    /// A ring round a point given in whole units.
    fn ring(&self, x: i64, y: i64, radius: i64) -> Content {
        self.stroked(self.circle(x * 10, y * 10, radius))
    }

    fn disc(&self, x: i64, y: i64, radius: i64) -> Content {
        Content::Fill(Path(self.circle(x, y, radius)), self.ink)
    }

    fn triangle(&self) -> Content {
        self.stroked(vec![
            Segment::Move(self.at(120, 25)),
            Segment::Line(self.at(225, 212)),
            Segment::Line(self.at(15, 212)),
            Segment::Close,
        ])
    }

    /// A telephone's handset: two rounded ends joined by a bow.
    fn handset(&self) -> Content {
        let at = |x, y| self.at(x, y);
        self.stroked(vec![
            Segment::Move(at(60, 25)),
            Segment::Line(at(95, 20)),
            Segment::Line(at(115, 75)),
            Segment::Line(at(85, 100)),
            Segment::Curve(at(98, 128), at(112, 142), at(140, 155)),
            Segment::Line(at(165, 125)),
            Segment::Line(at(220, 145)),
            Segment::Line(at(215, 180)),
            Segment::Curve(at(211, 204), at(193, 217), at(170, 215)),
            Segment::Curve(at(92, 207), at(33, 148), at(25, 70)),
            Segment::Curve(at(23, 47), at(36, 29), at(60, 25)),
            Segment::Close,
        ])
    }
}
