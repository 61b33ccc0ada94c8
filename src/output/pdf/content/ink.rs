//! Inks → operators (ISO 32000-1, 8.6.8), and what the resources call what operators name.

use crate::foundation::colour::{Ink, Rgb};
use crate::output::pdf::content::operators::Operators;
use crate::output::pdf::objects::number::Thousandths;

/// What an ink is set for.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(in crate::output::pdf) enum Paint {
    Fill,
    Stroke,
}

/// What the resources call the two states of printing.
pub(in crate::output::pdf) const OVERPRINT: &str = "Over";
pub(in crate::output::pdf) const KNOCK_OUT: &str = "Out";

/// What the resources call the brand's own ink, and the one that stands for every plate.
pub(in crate::output::pdf) const SPOT: &str = "Brand";
pub(in crate::output::pdf) const REGISTRATION: &str = "All";

/// Sets an ink. Neutral greys are written as such, so that an office printer uses black alone.
pub(in crate::output::pdf) fn set_ink(operators: &mut Operators, ink: Ink, paint: Paint) {
    let share = |part: u8, whole: i64| Thousandths((i64::from(part) * 1000 + whole / 2) / whole);
    let pick = |fill: &'static str, stroke: &'static str| if paint == Paint::Fill { fill } else { stroke };
    match ink {
        Ink::Rgb(Rgb { red, green, blue }) if red == green && green == blue => {
            operators.operate(&[share(red, 255)], pick("g", "G"));
        }
        Ink::Rgb(rgb) => {
            operators.operate(&[rgb.red, rgb.green, rgb.blue].map(|part| share(part, 255)), pick("rg", "RG"));
        }
        Ink::Cmyk(inks) => {
            let parts = [inks.cyan, inks.magenta, inks.yellow, inks.black];
            operators.operate(&parts.map(|part| share(part, 100)), pick("k", "K"));
        }
        Ink::Spot(tint) => {
            operators.name(SPOT);
            operators.operator(pick("cs", "CS"));
            operators.operate(&[share(tint, 100)], pick("scn", "SCN"));
        }
        Ink::Registration => {
            operators.name(REGISTRATION);
            operators.operator(pick("cs", "CS"));
            operators.operate(&[share(1, 1)], pick("scn", "SCN"));
        }
    }
}
