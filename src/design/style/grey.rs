//! Whether the ranks of urgency are told apart without colour: on an office printer, a photocopy, or to eyes that see no red.

use super::{Palette, Style};
use crate::foundation::colour::profile::OutputProfile;
use crate::foundation::colour::{Cmyk, Ink, Rgb};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::{Clinic, Rank};

/// The least step of lightness (CIE L*) from rank to rank: well above the 1 that eyes see side by side on good paper.
const LEAST_STEP: f64 = 3.0;

/// Refuses a theme whose ranks are not light, medium and dark in grey. Only the darkest is the clinic's to choose.
#[must_use]
pub fn check_grey(style: &Style, clinic: &Clinic) -> Diagnostics {
    let profile = clinic.printing.output_profile();
    let light = |rank| lightness(&style.palette, rank, profile);
    let (call, emergency) = (light(Rank::Call), light(Rank::Emergency));
    let mut found = Diagnostics::new();
    if light(Rank::Home) - call < LEAST_STEP || call - emergency < LEAST_STEP {
        found.push(
            Diagnostic::error(
                "grey-collapse",
                clinic.urgent_origin,
                "printed in grey, the colour of urgency looks like that of a lower rank",
            )
            .label(format!("lightness {emergency:.0} of 100; the rank below has {call:.0}"))
            .hint(darker(style.palette.rank(Rank::Emergency).sign, clinic, light(Rank::Home), call)),
        );
    }
    found
}

fn lightness(palette: &Palette, rank: Rank, profile: &OutputProfile) -> f64 {
    match palette.rank(rank).sign {
        Ink::Rgb(rgb) => rgb.lightness(),
        Ink::Cmyk(inks) => profile.appearance(inks).lightness(),
        // No rank is printed with these; their lightness would be that of solid black.
        Ink::Spot(_) | Ink::Registration => profile.appearance(Cmyk::black(100)).lightness(),
    }
}

/// What to write instead: the nearest colour that is dark enough. On a press the middle rank lies halfway, on screen it is fixed.
fn darker(ink: Ink, clinic: &Clinic, home: f64, call: f64) -> String {
    let enough = match ink {
        Ink::Rgb(_) => call - LEAST_STEP - 1.0,
        Ink::Cmyk(_) | Ink::Spot(_) | Ink::Registration => home - 2.0 * LEAST_STEP - 2.0,
    };
    let passes = |lightness: f64| lightness <= enough;
    match (ink, clinic.urgent.cmyk) {
        (Ink::Cmyk(inks), Some(_)) => {
            let profile = clinic.printing.output_profile();
            let deeper = (inks.black..=100).map(|black| Cmyk { black, ..inks });
            let Cmyk { cyan, magenta, yellow, black } =
                deeper.into_iter().find(|inks| passes(profile.appearance(*inks).lightness())).unwrap_or(Cmyk::black(100));
            format!("add black to what is declared for print: cmyk = [{cyan}, {magenta}, {yellow}, {black}]")
        }
        _ => {
            let deeper = (0..100u8).rev().map(|share| darkened(clinic.urgent.rgb, share));
            let rgb = deeper.into_iter().find(|rgb| passes(rgb.lightness())).unwrap_or(Rgb::BLACK);
            format!("choose a darker colour, for example \"{rgb}\"")
        }
    }
}

fn darkened(colour: Rgb, per_cent: u8) -> Rgb {
    let darker = |channel: u8| u8::try_from(u16::from(channel) * u16::from(per_cent) / 100).unwrap_or(channel);
    Rgb::new(darker(colour.red), darker(colour.green), darker(colour.blue))
}
