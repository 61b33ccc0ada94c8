//! What the shapes of a page take up.

use crate::foundation::geometry::{Length, Point, Rect};
use crate::layout::page::{Path, Segment};

/// The area of a path that is an upright rectangle.
pub(in crate::output::pdf) fn rectangle(path: &Path) -> Option<Rect> {
    let [Segment::Move(a), Segment::Line(b), Segment::Line(c), Segment::Line(d), Segment::Close] = path.0.as_slice() else {
        return None;
    };
    let upright = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    (upright && a.x <= b.x && b.y <= c.y).then(|| Rect { x: a.x, y: a.y, width: b.x - a.x, height: c.y - a.y })
}

/// The smallest rectangle around a path's points, those that guide a curve included.
pub(in crate::output::pdf) fn bounds(path: &Path) -> Rect {
    let mut edges: Option<[Length; 4]> = None;
    let mut reach = |points: &[Point]| {
        for point in points {
            let [left, upper, right, lower] = edges.unwrap_or([point.x, point.y, point.x, point.y]);
            edges = Some([left.min(point.x), upper.min(point.y), right.max(point.x), lower.max(point.y)]);
        }
    };
    for segment in &path.0 {
        match segment {
            Segment::Move(point) | Segment::Line(point) => reach(&[*point]),
            Segment::Curve(one, two, end) => reach(&[*one, *two, *end]),
            Segment::Close => {}
        }
    }
    edges.map_or_else(Rect::default, |[left, upper, right, lower]| Rect {
        x: left,
        y: upper,
        width: right - left,
        height: lower - upper,
    })
}
