//! Colours → inks of a press.
//!
//! In: sRGB colours and pixels, an [`OutputProfile`], the largest sum of inks that the paper takes. Out: [`Cmyk`] in whole per cent. Text
//! black is black ink alone, and so is every grey: four inks that print a grey shift its hue with every sheet, and do not meet in small
//! type. Where the profile lays more ink than the limit, what is common to cyan, magenta and yellow gives way to black (under-colour
//! removal), which keeps the colour.

use super::picture::PictureProfile;
use super::profile::OutputProfile;
use super::{Cmyk, Rgb};

/// What turns colours into inks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Separation {
    profile: OutputProfile,
    limit: u16,
    /// The luminance of black ink from 0 to 100 per cent on this paper, darkening.
    greys: Vec<u8>,
}

/// How far the channels of a pixel may lie apart for it to be grey.
const GREY_SPREAD: u8 = 2;

impl Separation {
    /// For a printing condition and a limit of the inks' sum in per cent.
    #[must_use]
    pub fn new(profile: &OutputProfile, limit: u16) -> Separation {
        let mut darkest = u8::MAX;
        let greys = (0..=100)
            .map(|black| {
                let Rgb { red, green, blue } = profile.appearance(Cmyk::black(black));
                let mean = (u16::from(red) + u16::from(green) + u16::from(blue) + 1) / 3;
                darkest = darkest.min(u8::try_from(mean).unwrap_or(u8::MAX));
                darkest
            })
            .collect();
        Separation { profile: profile.clone(), limit, greys }
    }

    /// The printing condition.
    #[must_use]
    pub fn profile(&self) -> &OutputProfile {
        &self.profile
    }

    /// The inks of a colour of the look.
    #[must_use]
    pub fn inks(&self, rgb: Rgb) -> Cmyk {
        if is_grey(rgb) { self.grey(rgb.green) } else { limited(self.profile.inks_of_colour(rgb), self.limit) }
    }

    /// Black ink alone, as light as a grey of the screen. What is darker than the ink is the ink.
    #[must_use]
    pub fn grey(&self, value: u8) -> Cmyk {
        let place = self.greys.partition_point(|lightness| *lightness > value);
        Cmyk::black(u8::try_from(place.min(100)).unwrap_or(100))
    }

    /// Pixels of three bytes each → pixels of four.
    #[must_use]
    pub fn pixels(&self, rgb: &[u8]) -> Vec<u8> {
        let mut inks = self.profile.inks_of_pixels(rgb);
        self.settle(&mut inks);
        inks
    }

    /// Coloured samples of a picture's own profile → pixels of four bytes; `None` where there is no way from those colours to these inks.
    #[must_use]
    pub fn pixels_of(&self, profile: &PictureProfile, samples: &[u8]) -> Option<Vec<u8>> {
        let mut inks = profile.in_inks(samples, &self.profile)?;
        self.settle(&mut inks);
        Some(inks)
    }

    /// Whole per cent, and no sum over the limit.
    fn settle(&self, inks: &mut [u8]) {
        for pixel in inks.as_chunks_mut::<4>().0 {
            *pixel = limited(Cmyk::from_bytes(*pixel), self.limit).to_bytes();
        }
    }

    /// Brings pixels of four bytes each under the limit; how many were over it.
    pub fn limit_pixels(&self, inks: &mut [u8]) -> usize {
        let most = u32::from(self.limit) * 255;
        let mut over = 0;
        for pixel in inks.as_chunks_mut::<4>().0 {
            if pixel.iter().map(|ink| u32::from(*ink)).sum::<u32>() * 100 > most {
                *pixel = limited(Cmyk::from_bytes(*pixel), self.limit).to_bytes();
                over += 1;
            }
        }
        over
    }

    /// Greys of the screen as samples of black ink (0 for all of it), as light on this paper as they are there.
    #[must_use]
    pub fn black_of_greys(&self, values: &[u8]) -> Vec<u8> {
        let table: Vec<u8> = (0..=u8::MAX).map(|value| self.black_of_grey(value)).collect();
        values.iter().map(|value| table[usize::from(*value)]).collect()
    }

    fn black_of_grey(&self, value: u8) -> u8 {
        let after = self.greys.partition_point(|lightness| *lightness > value);
        let (Some(before), Some(dark)) = (after.checked_sub(1).and_then(|place| self.greys.get(place)), self.greys.get(after))
        else {
            return if after == 0 { u8::MAX } else { 0 };
        };
        // Between two whole per cent, in thousandths of all the ink.
        let (span, part) = (i64::from(*before) - i64::from(*dark), i64::from(*before) - i64::from(value));
        let thousandths = (after as i64 - 1) * 10 + if span == 0 { 0 } else { part * 10 / span };
        u8::try_from(255 - (thousandths * 255 + 500) / 1000).unwrap_or(0)
    }

    /// How light an ink looks on this paper, 0 for black to 100 for white (CIE 1976 L*).
    #[must_use]
    pub fn lightness(&self, inks: Cmyk) -> f64 {
        self.profile.appearance(inks).lightness()
    }
}

fn is_grey(Rgb { red, green, blue }: Rgb) -> bool {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    most - least <= GREY_SPREAD
}

/// The same colour with a sum of at most `limit` per cent.
#[must_use]
pub fn limited(inks: Cmyk, limit: u16) -> Cmyk {
    let excess = inks.sum().saturating_sub(limit);
    if excess == 0 {
        return inks;
    }
    let Cmyk { cyan, magenta, yellow, black } = inks;
    // One part of each colour gives way to one part of black: three go, one comes.
    let common = cyan.min(magenta).min(yellow);
    let wanted = u8::try_from(excess.div_ceil(2)).unwrap_or(100);
    let taken = wanted.min(common).min(100 - black);
    let inks = Cmyk { cyan: cyan - taken, magenta: magenta - taken, yellow: yellow - taken, black: black + taken };
    let excess = inks.sum().saturating_sub(limit);
    if excess == 0 {
        return inks;
    }
    // Black cannot take any more: what is left over goes out of the colours in proportion, so that the hue stays.
    let colours = u16::from(inks.cyan) + u16::from(inks.magenta) + u16::from(inks.yellow);
    let room = limit.saturating_sub(u16::from(inks.black));
    let share = |ink: u8| u8::try_from(u32::from(ink) * u32::from(room) / u32::from(colours.max(1))).unwrap_or(0);
    Cmyk { cyan: share(inks.cyan), magenta: share(inks.magenta), yellow: share(inks.yellow), black: inks.black }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coated() -> Separation {
        Separation::new(OutputProfile::built_in(), 300)
    }

    #[test]
    fn black_and_greys_are_black_ink_alone() {
        let coated = coated();
        assert_eq!(coated.inks(Rgb::BLACK), Cmyk::black(100));
        assert_eq!(coated.inks(Rgb::new(0x1a, 0x1a, 0x1a)), Cmyk::black(100));
        assert_eq!(coated.inks(Rgb::WHITE), Cmyk::PAPER);
        let grey = coated.inks(Rgb::new(0x76, 0x76, 0x76));
        assert_eq!((grey.sum(), grey.black), (69, 69));
        assert!((coated.lightness(grey) - Rgb::new(0x76, 0x76, 0x76).lightness()).abs() < 1.0);
    }

    #[test]
    fn a_colour_within_reach_looks_the_same_on_paper() {
        let coated = coated();
        let teal = Rgb::new(0x1b, 0x5e, 0x6b);
        let inks = coated.inks(teal);
        insta::assert_compact_debug_snapshot!(inks, @"Cmyk { cyan: 87, magenta: 37, yellow: 38, black: 40 }");
        assert!(distance(coated.profile().appearance(inks), teal) <= 2);
    }

    /// By how much the channel that differs most differs.
    fn distance(one: Rgb, other: Rgb) -> u8 {
        let apart = [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)];
        apart.into_iter().map(|(a, b)| a.abs_diff(b)).max().unwrap()
    }

    /// Where a tag stands in a profile's table, and where what it names begins, and its length.
    fn tag(profile: &[u8], name: &[u8; 4]) -> (usize, usize, usize) {
        let number = |at: usize| u32::from_be_bytes(*profile[at..].first_chunk().unwrap()) as usize;
        let place = (0..number(128)).map(|n| 132 + 12 * n).find(|at| &profile[*at..at + 4] == name).unwrap();
        (place, number(place + 4), number(place + 8))
    }

    #[test]
    fn pictures_are_printed_by_the_perceptual_intent_and_colours_of_the_look_exactly() {
        // The built-in profile has one table for both intents. Here that of the perceptual one is a copy of its own, which lays on no ink.
        let mut bytes = OutputProfile::built_in().bytes().to_vec();
        let (tag, start, length) = tag(&bytes, b"B2A0");
        let copy = u32::try_from(bytes.len()).unwrap();
        bytes.extend_from_within(start..start + length);
        let samples = bytes.len() - length / 2..bytes.len();
        bytes[samples].fill(0);
        bytes[tag + 4..tag + 8].copy_from_slice(&copy.to_be_bytes());
        let size = u32::try_from(bytes.len()).unwrap();
        bytes[..4].copy_from_slice(&size.to_be_bytes());
        let two_ways = Separation::new(&OutputProfile::read(bytes.into()).unwrap(), 300);
        let teal = Rgb::new(0x1b, 0x5e, 0x6b);
        let pixel = [teal.red, teal.green, teal.blue];
        assert_eq!(two_ways.inks(teal), coated().inks(teal), "a colour of the look is met as nearly as can be");
        assert_ne!(two_ways.pixels(&pixel), coated().pixels(&pixel), "a picture goes the perceptual way");
    }

    #[test]
    fn greys_are_as_light_in_black_ink_as_on_screen() {
        let coated = coated();
        let black = coated.black_of_greys(&[255, 0x76, 0]);
        assert_eq!((black[0], black[2]), (255, 0));
        assert!(black[1].abs_diff(255 - (69 * 255 / 100) as u8) <= 3, "{black:?}");
        let ramp = coated.black_of_greys(&(0..=255).collect::<Vec<u8>>());
        assert!(ramp.is_sorted());
    }

    #[test]
    fn inks_over_the_limit_are_brought_under_it_and_the_others_stay() {
        let mut inks = vec![0, 0, 0, 255, 255, 255, 255, 255, 17, 3, 201, 9];
        assert_eq!(coated().limit_pixels(&mut inks), 1);
        assert_eq!((&inks[..4], &inks[8..]), (&[0, 0, 0, 255][..], &[17, 3, 201, 9][..]));
        assert!(inks[4..8].iter().map(|ink| u32::from(*ink)).sum::<u32>() * 100 <= 300 * 255);
    }

    #[test]
    fn no_sum_is_over_the_limit_and_the_colour_stays() {
        let coated = coated();
        let heavy = Cmyk { cyan: 90, magenta: 80, yellow: 70, black: 90 };
        let light = limited(heavy, 300);
        assert!(light.sum() <= 300);
        assert!(distance(coated.profile().appearance(heavy), coated.profile().appearance(light)) <= 8);
        // The hue stays where black cannot take any more.
        assert_eq!(
            limited(Cmyk { cyan: 100, magenta: 100, yellow: 0, black: 100 }, 200),
            Cmyk { cyan: 50, magenta: 50, yellow: 0, black: 100 }
        );
        for limit in [220, 280, 300] {
            let press = Separation::new(OutputProfile::built_in(), limit);
            let steps = || (0..=255u8).step_by(51);
            let pixels: Vec<u8> =
                steps().flat_map(|red| steps().flat_map(move |green| steps().flat_map(move |blue| [red, green, blue]))).collect();
            for inks in press.pixels(&pixels).chunks_exact(4) {
                let sum: u32 = inks.iter().map(|ink| u32::from(*ink)).sum();
                assert!(sum * 100 <= u32::from(limit) * 255, "{inks:?} at {limit}");
            }
        }
    }
}
