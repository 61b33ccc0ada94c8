//! An address as a QR code (ISO/IEC 18004): what a telephone reads from paper.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::foundation::geometry::{Length, Point, Rect};
use crate::layout::page::{Path, Segment};

/// The modules of white that a reader needs on each side.
const QUIET_ZONE: i64 = 4;
/// The least side without the quiet zone, at which a telephone held over a page still reads it.
const LEAST_SIDE: Length = Length::mm(20);
/// The least side of a module: smaller ones run together when ink spreads in the paper.
const LEAST_MODULE: Length = Length::centipoints(115);

/// A code, not yet placed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Code {
    modules: i64,
    dark: Vec<bool>,
}

impl Code {
    /// The code of an address; `None` where it is longer than any code holds.
    #[must_use]
    pub fn of(address: &str) -> Option<Code> {
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
        let side = code.size();
        let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
        Some(Code { modules: i64::from(side), dark })
    }

    fn module(&self) -> Length {
        let exact = LEAST_SIDE / self.modules + Length::from_units(1);
        exact.max(LEAST_MODULE)
    }

    /// The white around it.
    #[must_use]
    pub fn quiet_zone(&self) -> Length {
        self.module() * QUIET_ZONE
    }

    /// The side of the square that it takes, quiet zone included.
    #[must_use]
    pub fn side(&self) -> Length {
        self.module() * (self.modules + 2 * QUIET_ZONE)
    }

    /// Its dark modules, the upper left corner of the quiet zone at the area's. Neighbours in a row are one rectangle; all are one shape,
    /// so that no hairline of paper shows between them.
    #[must_use]
    pub fn shape(&self, area: Rect) -> Path {
        let module = self.module();
        let at =
            |column: i64, row: i64| Point { x: area.x + module * (column + QUIET_ZONE), y: area.y + module * (row + QUIET_ZONE) };
        let mut segments = Vec::new();
        for (row, modules) in (0..).zip(self.dark.chunks(usize::try_from(self.modules).unwrap_or(1))) {
            let mut column = 0;
            for run in modules.chunk_by(|one, other| one == other) {
                let end = column + i64::try_from(run.len()).unwrap_or(0);
                if run.first() == Some(&true) {
                    segments.push(Segment::Move(at(column, row)));
                    segments.extend([at(end, row), at(end, row + 1), at(column, row + 1)].map(Segment::Line));
                    segments.push(Segment::Close);
                }
                column = end;
            }
        }
        Path(segments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_large_enough_and_has_its_finders() {
        let code = Code::of("https://www.1177.se/sjukdomar--besvar/hud-har-och-naglar/").unwrap();
        let inner = code.side() - code.quiet_zone() * 2;
        assert!(inner >= LEAST_SIDE && inner < LEAST_SIDE * 2, "{inner}");
        assert!(code.quiet_zone() * 8 >= code.module() * 32);
        // The finder at the upper left: a dark row of seven, then white.
        assert!(code.dark[..7].iter().all(|dark| *dark) && !code.dark[7]);
        let shape = code.shape(Rect::default());
        assert_eq!(shape.0[0], Segment::Move(Point { x: code.quiet_zone(), y: code.quiet_zone() }));
        assert_eq!(Code::of(&"x".repeat(3000)), None);
    }
}
