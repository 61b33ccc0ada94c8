//! Roles of ink and the inks of an edition.

use crate::foundation::colour::separation::Separation;
use crate::foundation::colour::{Cmyk, Colour, Ink, Rgb, STRONG_TEXT_CONTRAST};
use crate::guide::model::{Clinic, Rank};

/// What an ink is used for.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Tone {
    /// The ink of words.
    Text,
    /// Words that stand back: feet, captions.
    Muted,
    /// The clinic's colour.
    Brand,
    /// Urgency, and nothing else.
    Urgent,
    /// On a band of the brand's colour.
    Paper,
}

/// The inks of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette {
    /// The ink of words.
    pub text: Ink,
    /// Words that stand back.
    pub muted: Ink,
    /// The ink of hairlines.
    pub hairline: Ink,
    /// Ruled lines and boxes to be written on.
    pub ruling: Ink,
    /// The white of the paper.
    pub paper: Ink,
    /// The clinic's colour.
    pub brand: Ink,
    /// A tint of it, behind notes.
    pub brand_tint: Ink,
    /// Rank by rank: home, call, emergency.
    pub ranks: [RankInks; 3],
}

/// The inks of one rank of urgency.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct RankInks {
    /// The ink of the sign and of the rule beside it.
    pub sign: Ink,
    /// Behind the row.
    pub tint: Ink,
}

impl Palette {
    /// The ink of a tone.
    #[must_use]
    pub fn ink(&self, tone: Tone) -> Ink {
        match tone {
            Tone::Text => self.text,
            Tone::Muted => self.muted,
            Tone::Brand => self.brand,
            Tone::Urgent => self.rank(Rank::Emergency).sign,
            Tone::Paper => self.paper,
        }
    }

    /// The inks of a rank.
    #[must_use]
    pub fn rank(&self, rank: Rank) -> RankInks {
        match rank {
            Rank::Home => self.ranks[0],
            Rank::Call => self.ranks[1],
            Rank::Emergency => self.ranks[2],
        }
    }

    /// Words are black ink alone or a declared colour, greys are black ink alone. What the clinic declares wins over the profile.
    pub(super) fn press(clinic: &Clinic) -> Palette {
        let printing = &clinic.printing;
        let separation = Separation::new(printing.output_profile(), printing.ink_limit);
        let inks = |colour: Colour| colour.cmyk.unwrap_or_else(|| separation.inks(colour.rgb));
        let grey = |value| Ink::Cmyk(separation.grey(value));
        let rank = |inks: Cmyk| RankInks { sign: Ink::Cmyk(inks), tint: Ink::Cmyk(inks.tint(8)) };
        let (home, urgent) = (separation.inks(Palette::HOME), inks(clinic.urgent));
        let brand = inks(clinic.brand);
        let (brand, brand_tint) = match printing.spot {
            Some(_) => (Ink::Spot(100), Ink::Spot(7)),
            None => (Ink::Cmyk(brand), Ink::Cmyk(brand.tint(7))),
        };
        Palette {
            text: Ink::Cmyk(Cmyk::black(100)),
            // Small words in a grey are a pattern of dots: they stand back by their size.
            muted: Ink::Cmyk(Cmyk::black(100)),
            hairline: grey(0xc4),
            ruling: grey(0x76),
            paper: Ink::Cmyk(Cmyk::PAPER),
            brand,
            brand_tint,
            ranks: [rank(home), rank(amber_between(&separation, home, urgent)), rank(urgent)],
        }
    }

    /// The inks that stand for the brand's own where it cannot be printed.
    #[must_use]
    pub fn brand_in_process_inks(clinic: &Clinic) -> Cmyk {
        let printing = &clinic.printing;
        clinic.brand.cmyk.unwrap_or_else(|| Separation::new(printing.output_profile(), printing.ink_limit).inks(clinic.brand.rgb))
    }

    /// The colours of the two lower ranks.
    const HOME: Rgb = Rgb::new(0x4f, 0x9d, 0x69);
    const CALL: Rgb = Rgb::new(0xa8, 0x64, 0x00);

    /// Text is black, and whatever colour carries text has the contrast of level AAA, on paper and on its own tint.
    pub(super) fn large_print(clinic: &Clinic) -> Palette {
        let deep = |rgb: Rgb, tint: u8| rgb.darkened(rgb.tint(tint), STRONG_TEXT_CONTRAST);
        // A link may stand in the box of any rank.
        let on_every_tint = |rgb: Rgb| {
            let tints = [Palette::HOME.tint(8), Palette::CALL.tint(8), clinic.urgent.rgb.tint(8)];
            tints.into_iter().fold(deep(rgb, 7), |rgb, tint| rgb.darkened(tint, STRONG_TEXT_CONTRAST))
        };
        let screen = Palette::screen(clinic);
        let brand = clinic.brand.rgb;
        let urgent = RankInks { sign: Ink::Rgb(deep(clinic.urgent.rgb, 8)), tint: Ink::Rgb(clinic.urgent.rgb.tint(8)) };
        let [home, call, _] = screen.ranks;
        let black = Ink::Rgb(Rgb::BLACK);
        Palette {
            text: black,
            muted: black,
            hairline: Ink::Rgb(Rgb::new(0x76, 0x76, 0x76)),
            ruling: Ink::Rgb(Rgb::new(0x40, 0x40, 0x40)),
            brand: Ink::Rgb(on_every_tint(brand)),
            ranks: [home, call, urgent],
            ..screen
        }
    }

    /// In grey the ranks read as light, medium, dark: their luminances are about 0.27, 0.16 and, with the usual red, 0.11.
    pub(super) fn screen(clinic: &Clinic) -> Palette {
        let brand = clinic.brand.rgb;
        let rank = |rgb: Rgb| RankInks { sign: Ink::Rgb(rgb), tint: Ink::Rgb(rgb.tint(8)) };
        Palette {
            text: Ink::Rgb(Rgb::new(0x1a, 0x1a, 0x1a)),
            muted: Ink::Rgb(Rgb::new(0x59, 0x59, 0x59)),
            hairline: Ink::Rgb(Rgb::new(0xc4, 0xc8, 0xca)),
            ruling: Ink::Rgb(Rgb::new(0x76, 0x76, 0x76)),
            paper: Ink::Rgb(Rgb::WHITE),
            brand: Ink::Rgb(brand),
            brand_tint: Ink::Rgb(brand.tint(7)),
            ranks: [rank(Palette::HOME), rank(Palette::CALL), rank(clinic.urgent.rgb)],
        }
    }
}

/// The inks of the middle rank: midway in lightness between the other two, whose darker one the clinic chooses.
fn amber_between(separation: &Separation, home: Cmyk, urgent: Cmyk) -> Cmyk {
    let middle = (separation.lightness(home) + separation.lightness(urgent)) / 2.0;
    let shades = (0..=100u16).rev().map(|share| {
        let part = |channel: u16| u8::try_from(channel * share / 100).unwrap_or(u8::MAX);
        separation.inks(Rgb::new(part(0xe0), part(0x86), 0))
    });
    shades.into_iter().find(|inks| separation.lightness(*inks) <= middle).unwrap_or(Cmyk::black(100))
}
