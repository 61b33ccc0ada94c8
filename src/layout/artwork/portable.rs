//! A PNG (PNG, third edition) → its samples, eight bits each, and what it says of its colours.
//!
//! Sums are checked and the file is read to its end, so that one that is cut or damaged is refused. A compressed profile is unpacked only
//! so far as a profile may be large.

use std::io::{Cursor, Read};

use ::png::{BitDepth, ColorType, Decoder, Limits, Transformations};
use image::metadata::Orientation;

use super::decoded::MOST_PIXELS;
use crate::foundation::colour::picture::Declared;
use crate::foundation::png;

/// What a PNG holds.
pub(super) struct Portable {
    pub(super) width: u32,
    pub(super) height: u32,
    /// One or three bytes a pixel.
    pub(super) samples: Vec<u8>,
    pub(super) channels: usize,
    pub(super) opacity: Option<Vec<u8>>,
    pub(super) orientation: Orientation,
    pub(super) colours: Colours,
}

/// What a file says of its colours, the most exact first (PNG, 4.4).
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Colours {
    /// Nothing, or that they are sRGB.
    Screen,
    /// Primaries and transfer by code points (cICP).
    CodePoints(u8, u8),
    /// A profile (iCCP); empty where it cannot be unpacked.
    Profile(Vec<u8>),
    /// Numbers (gAMA, cHRM).
    Declared(Declared),
}

/// The largest profile that is unpacked: that of a press has two to four million bytes.
const LARGEST_PROFILE: u64 = 8 << 20;

/// Decodes a PNG.
///
/// # Errors
/// What is the matter with it, in words that go on after "cannot be read: ".
pub(super) fn decode(file: &[u8]) -> Result<Portable, String> {
    let damaged = |_| "it is damaged or cut off".to_owned();
    let limits = Limits { bytes: usize::try_from(MOST_PIXELS * 4).unwrap_or(usize::MAX) };
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), limits);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().ok_or_else(|| "it is too large".to_owned())?;
    let mut rows = vec![0; size];
    let frame = reader.next_frame(&mut rows).map_err(damaged)?;
    reader.finish().map_err(damaged)?;
    rows.truncate(frame.buffer_size());
    if frame.bit_depth != BitDepth::Eight {
        return Err("its samples are of a kind that is not read".to_owned());
    }
    let (samples, channels, opacity) = match frame.color_type {
        ColorType::Grayscale => (rows, 1, None),
        ColorType::Rgb => (rows, 3, None),
        ColorType::GrayscaleAlpha => parted::<2>(&rows),
        ColorType::Rgba => parted::<4>(&rows),
        ColorType::Indexed => return Err("its samples are of a kind that is not read".to_owned()),
    };
    let exif = png::chunks(file).find(|(name, _)| *name == b"eXIf").and_then(|(_, body)| Orientation::from_exif_chunk(body));
    Ok(Portable {
        width: frame.width,
        height: frame.height,
        samples,
        channels,
        opacity,
        orientation: exif.unwrap_or(Orientation::NoTransforms),
        colours: colours(file),
    })
}

/// Colour and opacity, each by itself.
fn parted<const N: usize>(rows: &[u8]) -> (Vec<u8>, usize, Option<Vec<u8>>) {
    let pixels = rows.as_chunks::<N>().0;
    let samples = pixels.iter().flat_map(|pixel| &pixel[..N - 1]).copied().collect();
    let opacity: Vec<u8> = pixels.iter().map(|pixel| pixel[N - 1]).collect();
    (samples, N - 1, opacity.iter().any(|value| *value != u8::MAX).then_some(opacity))
}

/// What the chunks before the samples say of the colours.
pub(super) fn colours(file: &[u8]) -> Colours {
    let before = || png::chunks(file).take_while(|(name, _)| *name != b"IDAT");
    let chunk = |wanted: &[u8; 4]| before().find(|(name, _)| *name == wanted).map(|(_, body)| body);
    if let Some([primaries, transfer, ..]) = chunk(b"cICP") {
        return Colours::CodePoints(*primaries, *transfer);
    }
    if let Some(body) = chunk(b"iCCP") {
        return Colours::Profile(unpacked(body).unwrap_or_default());
    }
    if chunk(b"sRGB").is_some() {
        return Colours::Screen;
    }
    let number = |body: &[u8], place: usize| {
        let bytes = body.get(place * 4..place * 4 + 4).and_then(<[u8]>::first_chunk::<4>)?;
        Some(u32::from_be_bytes(*bytes) as f32 / 100_000.0)
    };
    let Some(gamma) = chunk(b"gAMA").and_then(|body| number(body, 0)).filter(|gamma| (0.05..=20.0).contains(gamma)) else {
        return Colours::Screen;
    };
    let point = |body: &[u8], place: usize| Some((number(body, place * 2)?, number(body, place * 2 + 1)?));
    let primaries = chunk(b"cHRM").and_then(|body| Some([point(body, 0)?, point(body, 1)?, point(body, 2)?, point(body, 3)?]));
    // A bent triangle is none: its colours are taken for sRGB's.
    let primaries = primaries.filter(|points| points.iter().all(|(x, y)| *y > 0.0 && x + y <= 1.01));
    Colours::Declared(Declared { gamma: 1.0 / gamma, primaries })
}

/// The profile within a chunk: a name, a byte of 0, the method 0, and deflated bytes.
fn unpacked(body: &[u8]) -> Option<Vec<u8>> {
    let end = body.iter().position(|byte| *byte == 0)?;
    let packed = body.get(end + 2..)?;
    let mut profile = Vec::new();
    flate2::read::ZlibDecoder::new(packed).take(LARGEST_PROFILE + 1).read_to_end(&mut profile).ok()?;
    (profile.len() as u64 <= LARGEST_PROFILE).then_some(profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::png::{Encoder, ScaledFloat, SourceChromaticities};
    use std::borrow::Cow;

    fn file(colour: ColorType, prepare: impl FnOnce(&mut Encoder<'_, &mut Vec<u8>>)) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 20, 10);
        encoder.set_color(colour);
        prepare(&mut encoder);
        let samples: Vec<u8> = (0..200 * colour.samples()).map(|n| (n * 7 % 251) as u8).collect();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&samples).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn a_file_cut_or_damaged_anywhere_is_refused() {
        let whole = file(ColorType::Rgb, |_| {});
        assert!(decode(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(decode(&whole[..end]).is_err(), "cut at {end} of {}", whole.len());
        }
        let data = whole.windows(4).position(|name| name == b"IDAT").unwrap() + 4;
        for place in data..whole.len() - 12 {
            let mut damaged = whole.clone();
            damaged[place] ^= 0x10;
            assert!(decode(&damaged).is_err(), "damaged at {place} of {}", whole.len());
        }
    }

    #[test]
    fn colour_and_opacity_are_parted() {
        let grey = decode(&file(ColorType::GrayscaleAlpha, |_| {})).unwrap();
        assert_eq!((grey.channels, grey.samples.len(), grey.opacity.map(|values| values.len())), (1, 200, Some(200)));
        let colour = decode(&file(ColorType::Rgba, |_| {})).unwrap();
        assert_eq!((colour.channels, &colour.samples[..4]), (3, &[0, 7, 14, 28][..]));
    }

    #[test]
    fn the_most_exact_word_about_colours_counts() {
        assert_eq!(colours(&file(ColorType::Rgb, |_| {})), Colours::Screen);
        let profile = |encoder: &mut Encoder<'_, &mut Vec<u8>>, bytes: Vec<u8>| {
            let mut info = ::png::Info::with_size(20, 10);
            info.color_type = ColorType::Rgb;
            info.icc_profile = Some(Cow::Owned(bytes));
            let _ = encoder;
            info
        };
        let made = |bytes: Vec<u8>| {
            let mut out = Vec::new();
            let mut none = Vec::new();
            let info = profile(&mut Encoder::new(&mut none, 1, 1), bytes);
            let mut writer = Encoder::with_info(&mut out, info).unwrap().write_header().unwrap();
            writer.write_image_data(&[0; 600]).unwrap();
            writer.finish().unwrap();
            out
        };
        assert_eq!(colours(&made(b"a profile".to_vec())), Colours::Profile(b"a profile".to_vec()));
        assert_eq!(colours(&made(vec![0; (8 << 20) + 1])), Colours::Profile(Vec::new()), "too large to be one");
        let gamma = file(ColorType::Rgb, |encoder| {
            encoder.set_source_gamma(ScaledFloat::new(0.55556));
            encoder.set_source_chromaticities(SourceChromaticities::new(
                (0.3127, 0.329),
                (0.64, 0.33),
                (0.21, 0.71),
                (0.15, 0.06),
            ));
        });
        let Colours::Declared(Declared { gamma, primaries: Some([_, _, green, _]) }) = colours(&gamma) else { panic!() };
        assert!((gamma - 1.8).abs() < 0.001 && (green.1 - 0.71).abs() < 0.001);
    }
}
