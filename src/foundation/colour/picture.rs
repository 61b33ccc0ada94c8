//! The colours of pictures: what a picture's file says of them, turned into those of a screen or the inks of a press.
//!
//! In: an embedded ICC profile (ICC.1:2010, annex B), the name of a colour space, or gamma and primaries (PNG, third edition, 11.3.2);
//! samples of a byte each. Out: samples in sRGB or in inks. As in [`profile`](super::profile), the processor's vector instructions are
//! not used, so that every machine gives the same samples.

use std::fmt;
use std::sync::Arc;

use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout, MatrixCoefficients,
    ProfileText, RenderingIntent, ToneReprCurve, TransferCharacteristics, TransformOptions, XyY,
};

use super::profile::{Executor, OutputProfile, converted};

/// What the samples of a picture are.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Channels {
    /// One: from black to white.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black; 255 for all of an ink.
    Cmyk,
}

/// Why a profile cannot be used for a picture.
#[non_exhaustive]
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum PictureProfileFault {
    /// It is no ICC profile, or a damaged one.
    Unreadable,
    /// It describes samples of another kind.
    OtherChannels,
}

impl std::fmt::Display for PictureProfileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            PictureProfileFault::Unreadable => "no colour profile that can be read",
            PictureProfileFault::OtherChannels => "the profile describes samples of another kind than the picture has",
        })
    }
}

impl std::error::Error for PictureProfileFault {}

/// Gamma and primaries that a PNG declares by numbers.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Declared {
    /// The exponent that turns samples into light.
    pub gamma: f32,
    /// White, red, green and blue on the chromaticity diagram (CIE 1931 x, y); `None` for those of sRGB.
    pub primaries: Option<[(f32, f32); 4]>,
}

/// How a picture's samples are to be understood, where that is not plain sRGB.
#[derive(Clone)]
pub struct PictureProfile {
    name: String,
    bytes: Option<Arc<[u8]>>,
    profile: Arc<ColorProfile>,
    channels: Channels,
    screen: Executor,
}

/// Channels of sRGB that differ by no more are the same colour.
const SAME: u8 = 2;

impl PictureProfile {
    /// Reads an embedded profile; `None` where it is sRGB under any name, of which nothing needs to be converted.
    ///
    /// # Errors
    /// [`PictureProfileFault`], where it is damaged or made for samples of another kind.
    pub fn read(bytes: &[u8], channels: Channels) -> Result<Option<PictureProfile>, PictureProfileFault> {
        let profile = ColorProfile::new_from_slice(bytes).map_err(|_| PictureProfileFault::Unreadable)?;
        let described = match profile.color_space {
            DataColorSpace::Gray => Channels::Grey,
            DataColorSpace::Rgb => Channels::Rgb,
            DataColorSpace::Cmyk => Channels::Cmyk,
            _ => return Err(PictureProfileFault::OtherChannels),
        };
        // Grey samples with a profile of red, green and blue are the greys of it.
        if described != channels && (described, channels) != (Channels::Rgb, Channels::Grey) {
            return Err(PictureProfileFault::OtherChannels);
        }
        PictureProfile::of(profile, described, Some(bytes.into()))
    }

    /// Adobe RGB (1998), which cameras name in place of embedding it (Design rule for Camera File system 2.0, R03).
    #[must_use]
    pub fn adobe_rgb() -> Option<PictureProfile> {
        PictureProfile::of(ColorProfile::new_adobe_rgb(), Channels::Rgb, None).ok().flatten()
    }

    /// What numbers declare; `None` where that is as good as sRGB.
    #[must_use]
    pub fn declared(declared: Declared) -> Option<PictureProfile> {
        let mut profile = ColorProfile::new_srgb();
        profile.cicp = None;
        profile.description = None;
        let curve = ToneReprCurve::Parametric(vec![declared.gamma]);
        (profile.red_trc, profile.green_trc, profile.blue_trc) = (Some(curve.clone()), Some(curve.clone()), Some(curve));
        if let Some([white, red, green, blue]) = declared.primaries {
            let at = |(x, y)| Chromaticity::new(x, y);
            let white = XyY { x: f64::from(white.0), y: f64::from(white.1), yb: 1.0 };
            profile.update_rgb_colorimetry(white, ColorPrimaries { red: at(red), green: at(green), blue: at(blue) });
        }
        PictureProfile::of(profile, Channels::Rgb, None).ok().flatten()
    }

    /// What code points declare (ITU-T H.273): primaries and transfer; `None` where they are sRGB's or unknown.
    #[must_use]
    pub fn by_code_points(primaries: u8, transfer: u8) -> Option<PictureProfile> {
        let profile = ColorProfile::new_from_cicp(CicpProfile {
            color_primaries: CicpColorPrimaries::try_from(primaries).ok()?,
            transfer_characteristics: TransferCharacteristics::try_from(transfer).ok()?,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        });
        PictureProfile::of(profile, Channels::Rgb, None).ok().flatten()
    }

    fn of(
        profile: ColorProfile,
        channels: Channels,
        bytes: Option<Arc<[u8]>>,
    ) -> Result<Option<PictureProfile>, PictureProfileFault> {
        let screen = profile
            .create_transform_8bit(layout(channels), &ColorProfile::new_srgb(), Layout::Rgb, options(intent_on_screen(channels)))
            .map_err(|_| PictureProfileFault::Unreadable)?;
        let name = profile.description.as_ref().and_then(words).unwrap_or_else(|| "unnamed colours".to_owned());
        let read = PictureProfile { name, bytes, profile: Arc::new(profile), channels, screen };
        Ok((!read.is_srgb()).then_some(read))
    }

    /// Whether nothing would look otherwise without it.
    fn is_srgb(&self) -> bool {
        let steps = || (0..=255u8).step_by(17);
        let (samples, expected): (Vec<u8>, Vec<u8>) = match self.channels {
            Channels::Grey => (steps().collect(), steps().flat_map(|value| [value; 3]).collect()),
            Channels::Rgb => {
                let coarse = || (0..=255u8).step_by(51);
                let all: Vec<u8> = coarse()
                    .flat_map(|red| coarse().flat_map(move |green| coarse().flat_map(move |blue| [red, green, blue])))
                    .chain(steps().flat_map(|value| [value; 3]))
                    .collect();
                (all.clone(), all)
            }
            Channels::Cmyk => return false,
        };
        let mut shown = vec![0; expected.len()];
        converted(&self.screen, &samples, &mut shown);
        shown.iter().zip(&expected).all(|(one, other)| one.abs_diff(*other) <= SAME)
    }

    /// What the profile calls itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether these are the inks of a press.
    #[must_use]
    pub fn is_of(&self, press: &OutputProfile) -> bool {
        self.bytes.as_deref() == Some(&**press.bytes())
    }

    /// Grey samples in sRGB's greys.
    #[must_use]
    pub fn greys(&self, samples: &[u8]) -> Vec<u8> {
        let wide: Vec<u8> = match self.channels {
            Channels::Grey => samples.to_vec(),
            Channels::Rgb | Channels::Cmyk => samples.iter().flat_map(|value| [*value; 3]).collect(),
        };
        let mut shown = vec![0; samples.len() * 3];
        converted(&self.screen, &wide, &mut shown);
        shown.as_chunks::<3>().0.iter().map(|[_, green, _]| *green).collect()
    }

    /// Coloured samples in sRGB, three bytes a pixel.
    #[must_use]
    pub fn on_screen(&self, samples: &[u8]) -> Vec<u8> {
        let mut shown = vec![0; samples.len() / self.count() * 3];
        converted(&self.screen, samples, &mut shown);
        shown
    }

    /// Coloured samples in the inks of a press, four bytes a pixel; `None` where its profile has no way from these colours.
    #[must_use]
    pub fn in_inks(&self, samples: &[u8], press: &OutputProfile) -> Option<Vec<u8>> {
        match self.channels {
            Channels::Cmyk => press.inks_of_inks(&self.profile, samples),
            Channels::Grey | Channels::Rgb => {
                let executor = press.way_from(&self.profile, layout(self.channels))?;
                let mut inks = vec![0; samples.len() / self.count() * 4];
                converted(&executor, samples, &mut inks);
                Some(inks)
            }
        }
    }

    fn count(&self) -> usize {
        match self.channels {
            Channels::Grey => 1,
            Channels::Rgb => 3,
            Channels::Cmyk => 4,
        }
    }
}

fn layout(channels: Channels) -> Layout {
    match channels {
        Channels::Grey => Layout::Gray,
        Channels::Rgb => Layout::Rgb,
        // The library has no name for four inks; four channels are meant.
        Channels::Cmyk => Layout::Rgba,
    }
}

/// A screen shows what it can of a larger gamut; inks are shown as they lie on their paper, white being white.
fn intent_on_screen(channels: Channels) -> RenderingIntent {
    match channels {
        Channels::Grey | Channels::Rgb => RenderingIntent::Perceptual,
        Channels::Cmyk => RenderingIntent::RelativeColorimetric,
    }
}

fn options(rendering_intent: RenderingIntent) -> TransformOptions {
    TransformOptions { rendering_intent, ..TransformOptions::default() }
}

fn words(text: &ProfileText) -> Option<String> {
    let found = match text {
        ProfileText::PlainString(plain) => plain.clone(),
        ProfileText::Localizable(languages) => languages.first()?.value.clone(),
        ProfileText::Description(description) => description.ascii_string.clone(),
    };
    let clean: String = found.chars().filter(|sign| !sign.is_control()).take(60).collect();
    (!clean.trim().is_empty()).then(|| clean.trim().to_owned())
}

impl fmt::Debug for PictureProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PictureProfile").field("name", &self.name).field("channels", &self.channels).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adobe_rgb_is_wider_than_a_screen_and_srgb_needs_nothing() {
        let adobe = PictureProfile::adobe_rgb().unwrap();
        // Its green lies beyond sRGB; its greys are nearly the same.
        assert_eq!(adobe.on_screen(&[255, 0, 0]), [255, 0, 0]);
        let shown = adobe.on_screen(&[180, 120, 100]);
        assert!(shown[0] > 195 && shown[1] < 122, "{shown:?}");
        let grey = adobe.on_screen(&[128, 128, 128]);
        assert!(grey.iter().all(|value| value.abs_diff(128) <= 2), "{grey:?}");
        let srgb = include_bytes!("../../../assets/icc/sRGB.icc");
        assert!(PictureProfile::read(srgb, Channels::Rgb).unwrap().is_none());
        assert!(PictureProfile::by_code_points(1, 13).is_none(), "sRGB by its code points");
        assert!(PictureProfile::by_code_points(12, 13).is_some(), "the colours of telephones");
    }

    #[test]
    fn gamma_and_primaries_are_a_profile_where_they_differ_from_srgb() {
        assert!(PictureProfile::declared(Declared { gamma: 1.0, primaries: None }).unwrap().greys(&[128])[0] > 180);
        let dark = PictureProfile::declared(Declared { gamma: 1.8, primaries: None }).unwrap();
        assert!(dark.greys(&[128])[0] > 140);
    }

    #[test]
    fn a_profile_is_for_its_own_samples() {
        let inks = OutputProfile::built_in();
        assert_eq!(PictureProfile::read(inks.bytes(), Channels::Rgb).unwrap_err(), PictureProfileFault::OtherChannels);
        assert_eq!(PictureProfile::read(&inks.bytes()[..500], Channels::Cmyk).unwrap_err(), PictureProfileFault::Unreadable);
        let own = PictureProfile::read(inks.bytes(), Channels::Cmyk).unwrap().unwrap();
        assert!(own.is_of(inks));
        assert_eq!(own.on_screen(&[0, 0, 0, 0]), [255, 255, 255]);
        let black = own.on_screen(&[0, 0, 0, 255]);
        assert!(black.iter().all(|value| *value < 60), "{black:?}");
    }

    #[test]
    fn other_inks_become_those_of_the_press() {
        let inks = OutputProfile::built_in();
        let own = PictureProfile::read(inks.bytes(), Channels::Cmyk).unwrap().unwrap();
        let back = own.in_inks(&[0, 0, 0, 0, 255, 0, 0, 0], inks).unwrap();
        assert_eq!(back[..4], [0; 4]);
        assert!(back[4] > 230 && back[5] < 30 && back[6] < 30 && back[7] < 30, "{back:?}");
    }
}
