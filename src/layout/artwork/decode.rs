//! The bytes of a picture's file → its samples, still in its own colours.

use std::collections::BTreeMap;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, RgbaImage};

use super::decoded::Decoded;
use super::portable::Colours;
use super::{jpeg, portable, stored};
use crate::foundation::colour::picture::{Channels, PictureProfile, PictureProfileFault};
use crate::foundation::diagnostic::Diagnostic;
use crate::guide::model::PictureFile;
use crate::layout::page::{Palette, Samples, Stored};

/// Decodes a picture.
///
/// # Errors
/// `unreadable-picture`, where the bytes are no whole PNG or JPEG, absurdly many pixels, or colours with a damaged profile.
pub fn decode(file: &PictureFile) -> Result<Decoded, Box<Diagnostic>> {
    let decoded = match image::guess_format(&file.bytes) {
        Ok(ImageFormat::Png) => of_portable(&file.bytes),
        Ok(ImageFormat::Jpeg) => of_jpeg(&file.bytes),
        _ => Err("it is neither a PNG nor a JPEG".to_owned()),
    };
    decoded.map_err(|why| {
        Box::new(
            Diagnostic::error("unreadable-picture", file.origin, format!("the picture `{}` cannot be read: {why}", file.path))
                .hint("save it again as PNG or JPEG"),
        )
    })
}

fn of_portable(bytes: &[u8]) -> Result<Decoded, String> {
    // Colours need not be laid out pixel by pixel only to be counted again.
    if let Some(indexed) = stored::indexed(bytes) {
        let profile = profile_of(portable::colours(bytes), Channels::Rgb)?;
        return Ok(Decoded { profile, ..indexed });
    }
    let picture = portable::decode(bytes)?;
    let kind = if picture.channels == 1 { Channels::Grey } else { Channels::Rgb };
    let profile = profile_of(picture.colours, kind)?;
    let size = (picture.width, picture.height);
    let upright = picture.orientation == Orientation::NoTransforms;
    let opacity =
        picture.opacity.map(|values| turn(values, 1, size, picture.orientation)).transpose()?.map(|(values, ..)| values);
    let (samples, width, height) = turn(picture.samples, picture.channels, size, picture.orientation)?;
    let samples = sorted(samples, kind);
    let stored = if opacity.is_none() && upright { stored::rows(bytes, &samples) } else { None };
    Ok(Decoded { width, height, samples, opacity, stored, profile })
}

fn of_jpeg(bytes: &[u8]) -> Result<Decoded, String> {
    let picture = jpeg::decode(bytes)?;
    let length = |length: usize| u32::try_from(length).map_err(|_| "it is too large".to_owned());
    let size = (length(picture.width)?, length(picture.height)?);
    let kind = match picture.channels {
        1 => Channels::Grey,
        3 => Channels::Rgb,
        _ => Channels::Cmyk,
    };
    let profile = match picture.profile {
        Some(profile) => read_profile(&profile, kind)?,
        None if picture.adobe_rgb && kind == Channels::Rgb => PictureProfile::adobe_rgb(),
        None => None,
    };
    let upright = picture.orientation == Orientation::NoTransforms;
    let (samples, width, height) = turn(picture.samples, picture.channels, size, picture.orientation)?;
    let stored = picture.bare.filter(|_| upright).map(|file| match picture.inverted {
        true => Stored::InvertedJpeg(file),
        false => Stored::Jpeg(file),
    });
    let samples = match kind {
        Channels::Grey => Samples::Grey(samples),
        Channels::Rgb => Samples::Rgb(samples),
        Channels::Cmyk => Samples::Cmyk(samples),
    };
    Ok(Decoded { width, height, samples, opacity: None, stored, profile })
}

fn profile_of(colours: Colours, kind: Channels) -> Result<Option<PictureProfile>, String> {
    match colours {
        Colours::Screen => Ok(None),
        Colours::CodePoints(primaries, transfer) => Ok(PictureProfile::by_code_points(primaries, transfer)),
        Colours::Declared(declared) => Ok(PictureProfile::declared(declared)),
        Colours::Profile(bytes) => read_profile(&bytes, kind),
    }
}

fn read_profile(bytes: &[u8], kind: Channels) -> Result<Option<PictureProfile>, String> {
    PictureProfile::read(bytes, kind).map_err(|fault| match fault {
        PictureProfileFault::Unreadable => "the colour profile in it is damaged; save it again in sRGB".to_owned(),
        PictureProfileFault::OtherChannels => {
            "the colour profile in it is made for another kind of picture; save it again in sRGB".to_owned()
        }
    })
}

/// The picture as its file says that it is to be seen: a telephone held on its side writes down how it was held (Exif 2.32, 4.6.4,
/// orientation), and every viewer of pictures turns it back. Samples, width and height.
fn turn(
    samples: Vec<u8>,
    channels: usize,
    (width, height): (u32, u32),
    orientation: Orientation,
) -> Result<(Vec<u8>, u32, u32), String> {
    if orientation == Orientation::NoTransforms {
        return Ok((samples, width, height));
    }
    let picture = match channels {
        1 => GrayImage::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        3 => RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        // Four channels are turned alike, whatever they mean.
        _ => RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
    };
    let mut picture = picture.ok_or_else(|| "it is damaged or cut off".to_owned())?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    Ok((picture.into_bytes(), width, height))
}

fn sorted(samples: Vec<u8>, kind: Channels) -> Samples {
    match kind {
        Channels::Grey => Samples::Grey(samples),
        Channels::Cmyk => Samples::Cmyk(samples),
        Channels::Rgb => by_palette(&samples).unwrap_or(Samples::Rgb(samples)),
    }
}

/// Pixels of at most 256 colours (a logo, a drawing) by their palette, in the order of their first use.
fn by_palette(pixels: &[u8]) -> Option<Samples> {
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let (mut colours, mut places) = (Vec::new(), Vec::with_capacity(pixels.len() / 3));
    let mut before: Option<([u8; 3], u8)> = None;
    for pixel in pixels.as_chunks::<3>().0 {
        let place = match before {
            Some((colour, place)) if colour == *pixel => place,
            _ => match known.get(pixel) {
                Some(place) => *place,
                None => {
                    let place = u8::try_from(colours.len()).ok()?;
                    colours.push(*pixel);
                    known.insert(*pixel, place);
                    place
                }
            },
        };
        before = Some((*pixel, place));
        places.push(place);
    }
    Some(Samples::Indexed(Palette::Rgb(colours), places))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG, wide and dark at its left, that says how it was held.
    fn photograph(orientation: u8) -> PictureFile {
        let samples: Vec<u8> = (0..32 * 16).map(|n| if n % 32 < 16 { 0 } else { 255 }).collect();
        let mut plain = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut plain, 95)
            .encode(&samples, 32, 16, image::ExtendedColorType::L8)
            .unwrap();
        let mut bytes = plain[..2].to_vec();
        bytes
            .extend_from_slice(b"\xFF\xE1\x00\x22Exif\0\0MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00");
        bytes.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
        bytes.extend_from_slice(&plain[2..]);
        let file = crate::foundation::diagnostic::SourceFiles::new().add("guide.toml", String::new());
        let origin = crate::foundation::diagnostic::Origin { file, start: 0, end: 0 };
        PictureFile { path: "photograph.jpg".to_owned(), bytes: bytes.into(), origin }
    }

    #[test]
    fn a_photograph_stands_upright() {
        let seen = |orientation| {
            let picture = decode(&photograph(orientation)).unwrap();
            let Samples::Grey(pixels) = &picture.samples else { panic!("it is grey") };
            let dark = |x: u32, y: u32| pixels[(y * picture.width + x) as usize] < 128;
            let kept = picture.stored.is_some();
            ((picture.width, picture.height), dark(1, 1), dark(picture.width - 2, picture.height - 2), kept)
        };
        assert_eq!(seen(1), ((32, 16), true, false, true));
        assert_eq!(seen(3), ((32, 16), false, true, false), "held upside down");
        assert_eq!(seen(6), ((16, 32), true, false, false), "held on its left side");
        assert_eq!(seen(8), ((16, 32), false, true, false), "held on its right side");
    }

    #[test]
    fn few_colours_become_a_palette_and_many_stay() {
        let red_green_red = [9, 0, 0, 0, 9, 0, 9, 0, 0];
        assert_eq!(by_palette(&red_green_red), Some(Samples::Indexed(Palette::Rgb(vec![[9, 0, 0], [0, 9, 0]]), vec![0, 1, 0])));
        let many: Vec<u8> = (0..=256_u16).flat_map(|n| [n.to_be_bytes()[0], n.to_be_bytes()[1], 0]).collect();
        assert_eq!(by_palette(&many), None);
    }
}
