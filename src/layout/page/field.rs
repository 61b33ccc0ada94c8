//! How a place to fill in looks on its page.

use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, Rect};

/// How a place to fill in looks. The size of what is typed is not told: viewers fit it to the area, so that nothing is cut off.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct FieldLook {
    /// What is typed or ticked.
    pub ink: Ink,
    /// Where it has several lines.
    pub rules: Option<Rules>,
}

/// The ruled lines of a field but the last, which stands on the page. They are seen where nothing is typed: drawn on the page, they
/// would run through what is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Rules {
    /// How many ruled lines there are.
    pub count: u8,
    /// From line to line.
    pub pitch: Length,
    /// How far the last line stands above the foot of the field.
    pub foot: Length,
    /// How thick they are.
    pub thickness: Length,
    /// What they are drawn with.
    pub ink: Ink,
}

impl Rules {
    /// The lines within the area of their field.
    pub fn areas(self, field: Rect) -> impl Iterator<Item = Rect> {
        (1..=i64::from(self.count)).rev().map(move |line| Rect {
            y: field.bottom() - self.foot - self.thickness - self.pitch * line,
            height: self.thickness,
            ..field
        })
    }
}
