//! Printer's marks around a page: where it is cut, how far it bleeds, whether the plates meet, how the inks print.
//!
//! All stand outside the bleed, in the slug. Crop marks and registration marks are drawn on every plate.

use crate::design::style::PageMaster;
use crate::foundation::colour::{Cmyk, Ink};
use crate::foundation::geometry::{Length, Point, Rect};
use crate::layout::page::{Artifact, Content, Item, Owner, Path, Segment, Stroke, StrokeEnds};

/// The width of marks: the least that a press holds.
const LINE: Length = Length::centipoints(25);
const CROP_MARK: Length = Length::mm(6);
const BLEED_MARK: Length = Length::mm(3);
/// Between the bleed and the first mark.
const CLEARANCE: Length = Length::mm(1);
const PATCH: Length = Length::mm(5);
const REGISTRATION_RADIUS: Length = Length::tenths_of_mm(20);

/// The marks of one page.
pub(super) fn around(master: &PageMaster, brand: Ink) -> Vec<Item> {
    let mut items = Vec::new();
    corner_marks(master, &mut items);
    for centre in sides(master) {
        registration_mark(centre, &mut items);
    }
    colour_bar(master, brand, &mut items);
    items
}

fn push(items: &mut Vec<Item>, content: Content) {
    items.push(Item { owner: Owner::Artifact(Artifact::Layout), content });
}

fn line(from: Point, to: Point, items: &mut Vec<Item>) {
    let stroke = Stroke { width: LINE, ink: Ink::Registration, ends: StrokeEnds::Plain, dash: None };
    push(items, Content::Stroke(Path::line(from, to), stroke));
}

/// At each corner two long marks at the trim and two short ones at the edge of the bleed.
fn corner_marks(master: &PageMaster, items: &mut Vec<Item>) {
    let (width, height, bleed) = (master.trim.width, master.trim.height, master.bleed);
    let start = bleed + CLEARANCE;
    let outward = |edge: Length, far: Length, by: Length| if edge == Length::ZERO { -by } else { far + by };
    for (offset, length) in [(Length::ZERO, CROP_MARK), (bleed, BLEED_MARK)] {
        for x in [Length::ZERO, width] {
            for y in [Length::ZERO, height] {
                let (cut_x, cut_y) = (outward(x, width, offset), outward(y, height, offset));
                let (near_x, far_x) = (outward(x, width, start), outward(x, width, start + length));
                let (near_y, far_y) = (outward(y, height, start), outward(y, height, start + length));
                line(Point { x: near_x, y: cut_y }, Point { x: far_x, y: cut_y }, items);
                line(Point { x: cut_x, y: near_y }, Point { x: cut_x, y: far_y }, items);
            }
        }
    }
}

/// The middle of the slug at each side.
fn sides(master: &PageMaster) -> [Point; 4] {
    let out = master.bleed + CLEARANCE + CROP_MARK / 2;
    let (middle_x, middle_y) = (master.trim.width / 2, master.trim.height / 2);
    [
        Point { x: middle_x, y: -out },
        Point { x: middle_x, y: master.trim.height + out },
        Point { x: -out, y: middle_y },
        Point { x: master.trim.width + out, y: middle_y },
    ]
}

/// A ring with a cross through it.
fn registration_mark(centre: Point, items: &mut Vec<Item>) {
    let arm = REGISTRATION_RADIUS.ratio(3, 2);
    line(Point { x: centre.x - arm, ..centre }, Point { x: centre.x + arm, ..centre }, items);
    line(Point { y: centre.y - arm, ..centre }, Point { y: centre.y + arm, ..centre }, items);
    let stroke = Stroke { width: LINE, ink: Ink::Registration, ends: StrokeEnds::Plain, dash: None };
    push(items, Content::Stroke(ring(centre, REGISTRATION_RADIUS), stroke));
}

fn ring(centre: Point, radius: Length) -> Path {
    // The control points of a quarter circle.
    let pull = radius.ratio(5523, 10_000);
    let at = |dx: Length, dy: Length| Point { x: centre.x + dx, y: centre.y + dy };
    let none = Length::ZERO;
    Path(vec![
        Segment::Move(at(radius, none)),
        Segment::Curve(at(radius, pull), at(pull, radius), at(none, radius)),
        Segment::Curve(at(-pull, radius), at(-radius, pull), at(-radius, none)),
        Segment::Curve(at(-radius, -pull), at(-pull, -radius), at(none, -radius)),
        Segment::Curve(at(pull, -radius), at(radius, -pull), at(radius, none)),
        Segment::Close,
    ])
}

/// The inks in full, two by two, black in steps, and the brand's own where it has one; below the page, from the left.
fn colour_bar(master: &PageMaster, brand: Ink, items: &mut Vec<Item>) {
    let inks = |cyan, magenta, yellow, black| Ink::Cmyk(Cmyk { cyan, magenta, yellow, black });
    let mut patches = vec![
        inks(100, 0, 0, 0),
        inks(0, 100, 0, 0),
        inks(0, 0, 100, 0),
        inks(100, 100, 0, 0),
        inks(0, 100, 100, 0),
        inks(100, 0, 100, 0),
        inks(0, 0, 0, 100),
        inks(0, 0, 0, 80),
        inks(0, 0, 0, 40),
        inks(0, 0, 0, 20),
    ];
    if matches!(brand, Ink::Spot(_)) {
        patches.push(brand);
    }
    let top = master.trim.height + master.bleed + CLEARANCE;
    let left = Length::mm(10);
    for (place, ink) in (0..).zip(patches) {
        let area = Rect { x: left + PATCH * place, y: top, width: PATCH, height: PATCH };
        push(items, Content::Fill(Path::rectangle(area), ink));
    }
}
