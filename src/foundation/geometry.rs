//! Lengths, points, rectangles and papers.
//!
//! Nothing comes in; every other room uses what is defined here. A [`Length`] is a whole number of 1/65,536 pt in 64 bits, so that
//! sums are exact, lengths can be ordered and hashed, and no machine rounds differently (TeX uses the same unit in 32 bits, which
//! end at 32,768 pt: too short for a galley).
//!
//! Two coordinate systems are used. *Physical*: [`Point`] and [`Rect`], x to the right and y **down** from the upper left corner of
//! the trimmed page. *Logical*: [`LogicalRect`], the inline axis from the side where a line starts, the block axis down. Layout
//! works in logical coordinates; [`Frame::place`] is the only change between the two.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in units of 1/65,536 of a point (1 pt = 1/72 inch).
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(i64);

const UNITS_PER_POINT: i64 = 65_536;

impl Length {
    /// No length at all.
    pub const ZERO: Length = Length(0);
    /// Longer than anything that can be laid out.
    pub const MAX: Length = Length(i64::MAX / 4);

    /// Whole points.
    #[must_use]
    pub const fn pt(points: i64) -> Length {
        Length(points * UNITS_PER_POINT)
    }

    /// Hundredths of a point: `centipoints(1150)` is 11.5 pt.
    #[must_use]
    pub const fn centipoints(hundredths: i64) -> Length {
        Length(hundredths * UNITS_PER_POINT / 100)
    }

    /// Whole millimetres (1 inch = 25.4 mm), rounded to the nearest unit.
    #[must_use]
    pub const fn mm(millimetres: i64) -> Length {
        Length::tenths_of_mm(millimetres * 10)
    }

    /// Tenths of a millimetre, rounded to the nearest unit.
    #[must_use]
    pub const fn tenths_of_mm(tenths: i64) -> Length {
        Length((tenths * 72 * UNITS_PER_POINT + 127) / 254)
    }

    /// Reads `3 mm`, `0.125in`, `8.5 pt`: a decimal number and its unit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Length> {
        let text = text.trim();
        let unit_at = text.find(|sign: char| !(sign.is_ascii_digit() || sign == '.'))?;
        let (number, unit) = text.split_at(unit_at);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() || whole.len() > 6 || fraction.len() > 6 || number.ends_with('.') {
            return None;
        }
        let scale = 10_i64.pow(u32::try_from(fraction.len()).ok()?);
        let digits = format!("{whole}{fraction}").parse::<i64>().ok()?;
        match unit.trim_start() {
            "mm" => Some(Length::pt(72).ratio(digits * 10, scale * 254)),
            "cm" => Some(Length::pt(72).ratio(digits * 100, scale * 254)),
            "in" => Some(Length::pt(72).ratio(digits, scale)),
            "pt" => Some(Length::pt(1).ratio(digits, scale)),
            _ => None,
        }
    }

    /// The number of 1/65,536 pt.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0
    }

    /// A length of so many 1/65,536 pt.
    #[must_use]
    pub const fn from_units(units: i64) -> Length {
        Length(units)
    }

    /// A distance given in a font's own units, at a type size; rounded to the nearest unit.
    #[must_use]
    pub const fn from_font_units(units: i32, units_per_em: u16, size: Length) -> Length {
        debug_assert!(units_per_em > 0, "a font divides the em");
        let product = units as i64 * size.0;
        let em = units_per_em as i64;
        Length((2 * product + em).div_euclid(2 * em))
    }

    /// This length times `numerator / denominator`, rounded to the nearest unit. `denominator` must be positive.
    #[must_use]
    pub const fn ratio(self, numerator: i64, denominator: i64) -> Length {
        debug_assert!(denominator > 0, "a ratio has a positive denominator");
        let product = self.0 as i128 * numerator as i128;
        let twice = 2 * denominator as i128;
        Length((2 * product + denominator as i128).div_euclid(twice) as i64)
    }

    /// In points, for arithmetic that ends in a judgement (badness, contrast of widths) or in an output file.
    #[must_use]
    pub const fn to_pt(self) -> f64 {
        self.0 as f64 / UNITS_PER_POINT as f64
    }

    /// In millimetres, for messages to people.
    #[must_use]
    pub const fn to_mm(self) -> f64 {
        self.to_pt() * 25.4 / 72.0
    }

    /// The size of this length without its sign.
    #[must_use]
    pub const fn abs(self) -> Length {
        Length(self.0.abs())
    }

    /// Rounded up to a whole multiple of `unit` (which must be positive).
    #[must_use]
    pub const fn round_up_to(self, unit: Length) -> Length {
        debug_assert!(unit.0 > 0, "a grid has a width");
        Length((self.0 + unit.0 - 1).div_euclid(unit.0) * unit.0)
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}
impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}
impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}
impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}
impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}
impl Mul<i64> for Length {
    type Output = Length;
    fn mul(self, factor: i64) -> Length {
        Length(self.0 * factor)
    }
}
impl Div<i64> for Length {
    type Output = Length;
    fn div(self, divisor: i64) -> Length {
        Length(self.0.div_euclid(divisor))
    }
}
impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(iter: I) -> Length {
        iter.fold(Length::ZERO, Add::add)
    }
}
/// A length within a line, in the same units and half the room: up to 32,767 pt, of which a document has thousands.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Default)]
pub struct ShortLength(i32);

impl ShortLength {
    /// No length at all.
    pub const ZERO: ShortLength = ShortLength(0);

    /// The same length; nothing on a line is so long that it would be cut off here.
    #[must_use]
    pub const fn of(length: Length) -> ShortLength {
        ShortLength(if length.0 > i32::MAX as i64 {
            i32::MAX
        } else if length.0 < i32::MIN as i64 {
            i32::MIN
        } else {
            length.0 as i32
        })
    }

    /// The same length.
    #[must_use]
    pub const fn long(self) -> Length {
        Length(self.0 as i64)
    }
}

impl fmt::Debug for ShortLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.long(), f)
    }
}

impl fmt::Display for Length {
    /// Points to two decimals, as snapshots and messages show them: `11.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100 + UNITS_PER_POINT / 2).div_euclid(UNITS_PER_POINT);
        let sign = if hundredths < 0 { "-" } else { "" };
        let size = hundredths.abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}
impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}pt")
    }
}

/// A point on a page: x to the right, y down, from the upper left corner of the trimmed page.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct Point {
    /// To the right.
    pub x: Length,
    /// Down.
    pub y: Length,
}

/// Width and height.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct Size {
    /// Horizontal extent.
    pub width: Length,
    /// Vertical extent.
    pub height: Length,
}

/// A physical rectangle; `x` and `y` are its upper left corner.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct Rect {
    /// Left edge.
    pub x: Length,
    /// Upper edge.
    pub y: Length,
    /// Horizontal extent.
    pub width: Length,
    /// Vertical extent.
    pub height: Length,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(self) -> Length {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(self) -> Length {
        self.y + self.height
    }

    /// Whether `other` lies inside, give or take `slack` on each side.
    #[must_use]
    pub fn contains(self, other: Rect, slack: Length) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// The same rectangle with each edge moved outwards.
    #[must_use]
    pub fn grown(self, by: Length) -> Rect {
        Rect { x: self.x - by, y: self.y - by, width: self.width + by * 2, height: self.height + by * 2 }
    }
}

/// The side on which a line of text starts.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub enum Direction {
    /// Latin, Cyrillic, Greek.
    #[default]
    LeftToRight,
    /// Arabic, Hebrew.
    RightToLeft,
}

/// A rectangle in logical coordinates: `inline` from the side where lines start, `block` down.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct LogicalRect {
    /// Distance from the inline-start edge.
    pub inline: Length,
    /// Distance from the upper edge.
    pub block: Length,
    /// Extent along the line.
    pub inline_size: Length,
    /// Extent down the page.
    pub block_size: Length,
}

/// A physical area that logical coordinates are counted in: the type area of a page, or the whole page.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Where the area lies on the page.
    pub area: Rect,
    /// On which side its lines start.
    pub direction: Direction,
}

impl Frame {
    /// Where a logical rectangle lies on the page. In a right-to-left frame the result is the mirror image.
    #[must_use]
    pub fn place(self, logical: LogicalRect) -> Rect {
        let x = match self.direction {
            Direction::LeftToRight => self.area.x + logical.inline,
            Direction::RightToLeft => self.area.right() - logical.inline - logical.inline_size,
        };
        Rect { x, y: self.area.y + logical.block, width: logical.inline_size, height: logical.block_size }
    }
}

/// The papers that pages are set for.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Width and height of the trimmed page, upright.
    #[must_use]
    pub const fn size(self) -> Size {
        match self {
            Paper::A4 => Size { width: Length::mm(210), height: Length::mm(297) },
            Paper::A5 => Size { width: Length::mm(148), height: Length::mm(210) },
            Paper::Letter => Size { width: Length::pt(612), height: Length::pt(792) },
        }
    }

    /// The name people type and read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::A5 => "a5",
            Paper::Letter => "letter",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_and_points_agree_to_a_unit() {
        assert_eq!(Length::mm(254), Length::pt(720));
        assert_eq!(Length::centipoints(1150).to_string(), "11.50");
        assert_eq!(Length::pt(-1).to_string(), "-1.00");
        assert_eq!(Length::from_font_units(-250, 1000, Length::pt(12)), Length::pt(-3));
        assert_eq!(Length::pt(10).ratio(2, 3).to_string(), "6.67");
    }

    #[test]
    fn lengths_are_read_with_their_unit() {
        assert_eq!(Length::parse("3 mm"), Some(Length::mm(3)));
        assert_eq!(Length::parse("0.125in"), Some(Length::pt(9)));
        assert_eq!(Length::parse(" 8.5 pt "), Some(Length::centipoints(850)));
        for wrong in ["3", "mm", "3 m", "-3 mm", "3. mm", ".3 mm", "3 mm.", "3,5 mm", "1.2.3 mm", "9999999 mm", ""] {
            assert_eq!(Length::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_right_to_left_frame_is_the_mirror_image() {
        let area = Rect { x: Length::pt(10), y: Length::pt(20), width: Length::pt(100), height: Length::pt(50) };
        let piece =
            LogicalRect { inline: Length::pt(5), block: Length::pt(1), inline_size: Length::pt(30), block_size: Length::pt(2) };
        let left = Frame { area, direction: Direction::LeftToRight }.place(piece);
        let right = Frame { area, direction: Direction::RightToLeft }.place(piece);
        assert_eq!(left.x, Length::pt(15));
        assert_eq!(right.right(), Length::pt(105));
        assert_eq!(left.y, right.y);
    }
}
