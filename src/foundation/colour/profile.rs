//! How a press prints: an output profile read, judged and asked.
//!
//! In: the bytes of an ICC profile (ICC.1:2010). Out: an [`OutputProfile`], which is known to describe a CMYK press (class `prtr`) and to
//! convert both ways, and the conversions themselves. They are made without the processor's vector instructions, and what comes
//! out is rounded to whole per cent, so that every machine gives the same inks.

use std::fmt;
use std::sync::{Arc, LazyLock};

use moxcms::{ColorProfile, DataColorSpace, Layout, ProfileClass, RenderingIntent, TransformExecutor, TransformOptions};

use super::{Cmyk, Rgb};

/// FOGRA39 (ISO 12647-2, coated paper), the condition that print shops in Europe expect where none is named.
const BUILT_IN: &[u8] = include_bytes!("../../../assets/icc/FOGRA39L_coated.icc");

/// The name of the built-in printing condition, as the ICC registers it.
pub const BUILT_IN_CONDITION: &str = "FOGRA39";

pub(super) type Executor = Arc<dyn TransformExecutor<u8> + Send + Sync>;

/// Why a profile cannot say how a press prints.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProfileFault {
    /// It is no ICC profile, or a damaged one.
    Unreadable(String),
    /// It describes something else than a printing condition; the word says what.
    NotOutput(String),
    /// Its inks are not cyan, magenta, yellow and black; the word says what they are.
    NotCmyk(String),
    /// It lacks a way from colours to inks or back.
    OneWay,
}

impl std::fmt::Display for ProfileFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ProfileFault::Unreadable(why) => write!(f, "no colour profile that can be read: {why}"),
            ProfileFault::NotOutput(what) => write!(f, "the profile describes {what}, no printing condition"),
            ProfileFault::NotCmyk(what) => write!(f, "the profile is made for {what}, not for cyan, magenta, yellow and black"),
            ProfileFault::OneWay => f.write_str("the profile converts in one direction only"),
        }
    }
}

impl std::error::Error for ProfileFault {}

/// A printing condition: a CMYK output profile that converts both ways.
#[derive(Clone)]
pub struct OutputProfile {
    bytes: Arc<[u8]>,
    colours: Executor,
    pictures: Executor,
    proof: Executor,
    profile: Arc<ColorProfile>,
}

/// What a colour space is called in a complaint.
const fn name_of(space: DataColorSpace) -> &'static str {
    match space {
        DataColorSpace::Xyz => "XYZ",
        DataColorSpace::Lab => "LAB",
        DataColorSpace::Luv => "LUV",
        DataColorSpace::YCbr => "YCBR",
        DataColorSpace::Yxy => "YXY",
        DataColorSpace::Rgb => "RGB",
        DataColorSpace::Gray => "GRAY",
        DataColorSpace::Hsv => "HSV",
        DataColorSpace::Hls => "HLS",
        DataColorSpace::Cmyk => "CMYK",
        DataColorSpace::Cmy => "CMY",
        DataColorSpace::Color2 => "COLOR2",
        DataColorSpace::Color3 => "COLOR3",
        DataColorSpace::Color4 => "COLOR4",
        DataColorSpace::Color5 => "COLOR5",
        DataColorSpace::Color6 => "COLOR6",
        DataColorSpace::Color7 => "COLOR7",
        DataColorSpace::Color8 => "COLOR8",
        DataColorSpace::Color9 => "COLOR9",
        DataColorSpace::Color10 => "COLOR10",
        DataColorSpace::Color11 => "COLOR11",
        DataColorSpace::Color12 => "COLOR12",
        DataColorSpace::Color13 => "COLOR13",
        DataColorSpace::Color14 => "COLOR14",
        DataColorSpace::Color15 => "COLOR15",
    }
}

static FOGRA39: LazyLock<OutputProfile> =
    LazyLock::new(|| OutputProfile::read(BUILT_IN.into()).expect("the built-in profile is read by a test"));

impl OutputProfile {
    /// FOGRA39L on coated paper.
    #[must_use]
    pub fn built_in() -> &'static OutputProfile {
        &FOGRA39
    }

    /// Reads and judges a profile.
    ///
    /// # Errors
    /// [`ProfileFault`], where it describes no CMYK press or cannot convert.
    pub fn read(bytes: Arc<[u8]>) -> Result<OutputProfile, ProfileFault> {
        let profile = ColorProfile::new_from_slice(&bytes).map_err(|error| ProfileFault::Unreadable(error.to_string()))?;
        if profile.profile_class != ProfileClass::OutputDevice {
            return Err(ProfileFault::NotOutput(class_name(profile.profile_class).to_owned()));
        }
        if profile.color_space != DataColorSpace::Cmyk {
            return Err(ProfileFault::NotCmyk(name_of(profile.color_space).to_owned()));
        }
        let screen = ColorProfile::new_srgb();
        let options = |rendering_intent| TransformOptions { rendering_intent, ..TransformOptions::default() };
        let make = |from: &ColorProfile, layout, to: &ColorProfile, wanted, intent| {
            from.create_transform_8bit(layout, to, wanted, options(intent)).map_err(|_| ProfileFault::OneWay)
        };
        let exact = RenderingIntent::RelativeColorimetric;
        let colours = make(&screen, Layout::Rgb, &profile, Layout::Rgba, exact)?;
        let pictures = make(&screen, Layout::Rgb, &profile, Layout::Rgba, RenderingIntent::Perceptual)?;
        let proof = make(&profile, Layout::Rgba, &screen, Layout::Rgb, exact)?;
        Ok(OutputProfile { bytes, colours, pictures, proof, profile: Arc::new(profile) })
    }

    /// The profile's file.
    #[must_use]
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// The inks of one colour, as close to it as the press can come.
    pub(super) fn inks_of_colour(&self, rgb: Rgb) -> Cmyk {
        let mut inks = [0; 4];
        converted(&self.colours, &[rgb.red, rgb.green, rgb.blue], &mut inks);
        Cmyk::from_bytes(inks)
    }

    /// The inks of a row of pixels, three bytes each; colours that the press cannot print are drawn in with those around them.
    pub(super) fn inks_of_pixels(&self, rgb: &[u8]) -> Vec<u8> {
        let mut inks = vec![0; rgb.len() / 3 * 4];
        converted(&self.pictures, rgb, &mut inks);
        inks
    }

    /// What turns samples of another profile into these inks, colours that the press cannot print drawn in with those around them;
    /// `None` where there is no way.
    pub(super) fn way_from(&self, other: &ColorProfile, layout: Layout) -> Option<Executor> {
        let options = TransformOptions { rendering_intent: RenderingIntent::Perceptual, ..TransformOptions::default() };
        other.create_transform_8bit(layout, &self.profile, Layout::Rgba, options).ok()
    }

    /// Rows of another press's inks in these, by way of colours that hold all that any press prints (ROMM RGB, ISO 22028-2, in 16 bits);
    /// `None` where there is no way.
    pub(super) fn inks_of_inks(&self, other: &ColorProfile, inks: &[u8]) -> Option<Vec<u8>> {
        let options = TransformOptions { rendering_intent: RenderingIntent::Perceptual, ..TransformOptions::default() };
        let seen = ColorProfile::new_pro_photo_rgb();
        let there = other.create_transform_16bit(Layout::Rgba, &seen, Layout::Rgb, options).ok()?;
        let back = seen.create_transform_16bit(Layout::Rgb, &self.profile, Layout::Rgba, options).ok()?;
        let wide: Vec<u16> = inks.iter().map(|ink| u16::from(*ink) * 257).collect();
        let mut colours = vec![0; inks.len() / 4 * 3];
        there.transform(&wide, &mut colours).ok()?;
        let mut printed = vec![0; inks.len()];
        back.transform(&colours, &mut printed).ok()?;
        Some(printed.iter().map(|ink| u8::try_from((u32::from(*ink) + 128) / 257).unwrap_or(u8::MAX)).collect())
    }

    /// How rows of inks look on this paper, on a screen: four bytes a pixel become three.
    #[must_use]
    pub fn appearance_of_pixels(&self, inks: &[u8]) -> Vec<u8> {
        let mut rgb = vec![255; inks.len() / 4 * 3];
        converted(&self.proof, inks, &mut rgb);
        rgb
    }

    /// How inks look on this paper, on a screen.
    #[must_use]
    pub fn appearance(&self, inks: Cmyk) -> Rgb {
        let mut rgb = [255; 3];
        converted(&self.proof, &inks.to_bytes(), &mut rgb);
        let [red, green, blue] = rgb;
        Rgb { red, green, blue }
    }
}

/// The lengths are right by construction, so that nothing can be refused; what was refused would stay as it was.
pub(super) fn converted(executor: &Executor, from: &[u8], to: &mut [u8]) {
    let done = executor.transform(from, to);
    debug_assert!(done.is_ok(), "{done:?}");
}

fn class_name(class: ProfileClass) -> &'static str {
    match class {
        ProfileClass::InputDevice => "a scanner or camera",
        ProfileClass::DisplayDevice => "a screen",
        ProfileClass::OutputDevice => "a press",
        ProfileClass::DeviceLink => "a conversion between two devices",
        ProfileClass::ColorSpace => "a colour space",
        ProfileClass::Abstract => "an effect",
        ProfileClass::Named => "a list of named colours",
    }
}

impl PartialEq for OutputProfile {
    fn eq(&self, other: &OutputProfile) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for OutputProfile {}

impl fmt::Debug for OutputProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutputProfile").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}
