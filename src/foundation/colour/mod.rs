//! Inks and the contrast between them.
//!
//! What authors declare comes in as a [`Colour`] (sRGB, and CMYK where declared); what pages carry goes out as an [`Ink`], already of
//! the kind that the edition prints. Contrast is that of WCAG 2.2 (success criterion 1.4.3), with `libm` instead of the platform's
//! power function, so that every machine judges alike. [`profile`] says how a press prints, [`separation`] turns colours into its inks, [`picture`]
//! understands the colours of pictures.

pub mod picture;
pub mod profile;
pub mod separation;

/// An sRGB colour, eight bits a channel.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// Process colours in whole per cent.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Cmyk {
    /// Cyan, 0 to 100.
    pub cyan: u8,
    /// Magenta, 0 to 100.
    pub magenta: u8,
    /// Yellow, 0 to 100.
    pub yellow: u8,
    /// Black, 0 to 100.
    pub black: u8,
}

/// A colour as a clinic declares it: on screen, and in print where the clinic knows better than a profile.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Colour {
    /// On screen.
    pub rgb: Rgb,
    /// In print; `None` lets the output profile decide.
    pub cmyk: Option<Cmyk>,
}

/// What a page is printed with.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Ink {
    /// sRGB, on screen.
    Rgb(Rgb),
    /// Process colours, on press.
    Cmyk(Cmyk),
    /// So many per cent of the brand's own ink, on press.
    Spot(u8),
    /// Every ink there is, in full: marks that show whether the plates meet.
    Registration,
}

impl Cmyk {
    /// Bare paper.
    pub const PAPER: Cmyk = Cmyk::black(0);

    /// Black ink alone.
    #[must_use]
    pub const fn black(per_cent: u8) -> Cmyk {
        Cmyk { cyan: 0, magenta: 0, yellow: 0, black: per_cent }
    }

    /// The sum of the inks in per cent, 0 to 400.
    #[must_use]
    pub const fn sum(self) -> u16 {
        self.cyan as u16 + self.magenta as u16 + self.yellow as u16 + self.black as u16
    }

    /// `per_cent` of each of these inks.
    #[must_use]
    pub fn tint(self, per_cent: u8) -> Cmyk {
        debug_assert!(per_cent <= 100, "no ink is laid on twice");
        let mix = |ink: u8| u8::try_from((u32::from(ink) * u32::from(per_cent.min(100)) + 50) / 100).unwrap_or(100);
        Cmyk { cyan: mix(self.cyan), magenta: mix(self.magenta), yellow: mix(self.yellow), black: mix(self.black) }
    }

    /// From a byte an ink, 255 for all of it, rounded to whole per cent.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 4]) -> Cmyk {
        let [cyan, magenta, yellow, black] = bytes.map(|byte| u8::try_from((u32::from(byte) * 100 + 127) / 255).unwrap_or(100));
        Cmyk { cyan, magenta, yellow, black }
    }

    /// A byte an ink, 255 for all of it; never more ink than the per cent say.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 4] {
        [self.cyan, self.magenta, self.yellow, self.black]
            .map(|ink| u8::try_from(u32::from(ink.min(100)) * 255 / 100).unwrap_or(u8::MAX))
    }
}

impl Rgb {
    /// Paper white.
    pub const WHITE: Rgb = Rgb::new(255, 255, 255);
    /// Full black.
    pub const BLACK: Rgb = Rgb::new(0, 0, 0);

    /// From its three channels.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Rgb {
        Rgb { red, green, blue }
    }

    /// Reads `#1b5e6b`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Rgb { red, green, blue })
    }

    /// `per_cent` of this colour on white paper.
    #[must_use]
    pub fn tint(self, per_cent: u8) -> Rgb {
        debug_assert!(per_cent <= 100, "a tint is no darker than its colour");
        let mix = |channel: u8| {
            let share = u32::from(per_cent.min(100));
            let value = (u32::from(channel) * share + 255 * (100 - share) + 50) / 100;
            u8::try_from(value).unwrap_or(255)
        };
        Rgb { red: mix(self.red), green: mix(self.green), blue: mix(self.blue) }
    }

    /// This colour with black mixed in until its contrast with `ground` is at least `least`, or it is black.
    #[must_use]
    pub fn darkened(self, ground: Rgb, least: f64) -> Rgb {
        let share = |channel: u8, of_hundred: u32| u8::try_from(u32::from(channel) * of_hundred / 100).unwrap_or(channel);
        (0..=100)
            .rev()
            .map(|left| Rgb { red: share(self.red, left), green: share(self.green, left), blue: share(self.blue, left) })
            .find(|colour| contrast(*colour, ground) >= least)
            .unwrap_or(Rgb::BLACK)
    }

    /// WCAG's relative luminance, 0 for black to 1 for white.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// How light it looks, 0 for black to 100 for white (CIE 1976 L*).
    #[must_use]
    pub fn lightness(self) -> f64 {
        let luminance = self.luminance();
        if luminance > 216.0 / 24_389.0 { 116.0 * libm::cbrt(luminance) - 16.0 } else { luminance * 24_389.0 / 27.0 }
    }
}

impl std::fmt::Display for Rgb {
    /// `#1b5e6b`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// WCAG's contrast ratio, 1 to 21, in whichever order.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    let (light, dark) = if a > b { (a, b) } else { (b, a) };
    (light + 0.05) / (dark + 0.05)
}

/// The least contrast of text with what lies behind it (WCAG 2.2, 1.4.3, level AA).
pub const LEAST_TEXT_CONTRAST: f64 = 4.5;

/// The same for readers who see little (WCAG 2.2, 1.4.6, level AAA).
pub const STRONG_TEXT_CONTRAST: f64 = 7.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_of_the_extremes() {
        assert!((contrast(Rgb::WHITE, Rgb::BLACK) - 21.0).abs() < 1e-9);
        // The lightest grey that passes on white.
        assert!(contrast(Rgb::new(0x76, 0x76, 0x76), Rgb::WHITE) >= LEAST_TEXT_CONTRAST);
        assert!(contrast(Rgb::new(0x77, 0x77, 0x77), Rgb::WHITE) < LEAST_TEXT_CONTRAST);
    }

    #[test]
    fn a_colour_is_darkened_as_far_as_it_must() {
        let teal = Rgb::new(0x1b, 0x5e, 0x6b);
        assert_eq!(teal.darkened(Rgb::WHITE, 7.0), teal, "it has the contrast already");
        let amber = Rgb::new(0xa8, 0x64, 0x00).darkened(Rgb::WHITE, STRONG_TEXT_CONTRAST);
        assert!(contrast(amber, Rgb::WHITE) >= 7.0 && contrast(amber, Rgb::WHITE) < 7.5, "{amber}");
        assert_eq!(Rgb::WHITE.darkened(Rgb::BLACK, 30.0), Rgb::BLACK);
    }

    #[test]
    fn hexadecimal_is_read_strictly() {
        assert_eq!(Rgb::parse("#1b5e6b"), Some(Rgb::new(0x1b, 0x5e, 0x6b)));
        assert_eq!(Rgb::parse("1b5e6b"), None);
        assert_eq!(Rgb::parse("#1b5e6"), None);
        assert_eq!(Rgb::parse("#+b5e6b"), None);
        assert_eq!(Rgb::BLACK.tint(8), Rgb::new(235, 235, 235));
    }
}
