//! Numbers as a PDF writes them, from whole numbers only.
//!
//! Every coordinate is rounded once, to a thousandth of a point (0.35 µm), by integer arithmetic; so no machine can print another digit.

use crate::foundation::geometry::Length;

/// A number of thousandths.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(in crate::output::pdf) struct Thousandths(pub(in crate::output::pdf) i64);

const UNITS_PER_POINT: i64 = 65_536;

impl Thousandths {
    /// A length in thousandths of a point, rounded to the nearest, halves upwards.
    pub(in crate::output::pdf) const fn of(length: Length) -> Thousandths {
        let product = length.units() as i128 * 1000 + UNITS_PER_POINT as i128 / 2;
        Thousandths(product.div_euclid(UNITS_PER_POINT as i128) as i64)
    }

    /// For the object writer, which takes single precision: below 8,192, more than any page measures, the shortest digits that give
    /// the same number again are these very thousandths.
    #[expect(clippy::cast_precision_loss, reason = "at most 23 bits are used: see the test")]
    pub(in crate::output::pdf) fn to_f32(self) -> f32 {
        (self.0 as f64 / 1000.0) as f32
    }

    /// Appends the shortest decimal: `12`, `-0.5`, `841.89`.
    pub(in crate::output::pdf) fn write(self, into: &mut Vec<u8>) {
        if self.0 < 0 {
            into.push(b'-');
        }
        let size = self.0.unsigned_abs();
        let (whole, part) = (size / 1000, size % 1000);
        if whole > 0 || part == 0 {
            write_whole(whole, into);
        }
        if part > 0 {
            let digits = [part / 100, part / 10 % 10, part % 10];
            let needed = if digits[2] > 0 {
                3
            } else if digits[1] > 0 {
                2
            } else {
                1
            };
            into.push(b'.');
            into.extend(digits[..needed].iter().map(|digit| b'0' + *digit as u8));
        }
    }
}

/// Appends a whole number.
pub(in crate::output::pdf) fn write_whole(mut number: u64, into: &mut Vec<u8>) {
    let mut digits = [0_u8; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    into.extend_from_slice(&digits[first..]);
}

/// Appends a whole number with its sign.
pub(in crate::output::pdf) fn write_signed(number: i64, into: &mut Vec<u8>) {
    if number < 0 {
        into.push(b'-');
    }
    write_whole(number.unsigned_abs(), into);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(thousandths: i64) -> String {
        let mut bytes = Vec::new();
        Thousandths(thousandths).write(&mut bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_shortest_decimal() {
        assert_eq!(
            [0, 1, -1, 500, 1000, -1500, 841_890, 12_340, 1_000_001].map(written),
            ["0", ".001", "-.001", ".5", "1", "-1.5", "841.89", "12.34", "1000.001"]
        );
    }

    #[test]
    fn lengths_are_rounded_once() {
        assert_eq!(Thousandths::of(Length::mm(210)).0, 595_276);
        assert_eq!(Thousandths::of(Length::from_units(-1)).0, 0);
        assert_eq!(Thousandths::of(-Length::centipoints(1150)).0, -11_500);
    }

    #[test]
    fn single_precision_keeps_every_thousandth_of_a_page() {
        for number in (0..8_192_000).step_by(997) {
            assert_eq!(format!("{:.3}", Thousandths(number).to_f32()), format!("{}.{:03}", number / 1000, number % 1000));
        }
    }
}
