//! The bytes of a picture's file → its samples.

use std::collections::BTreeMap;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};

use super::{jpeg, stored};
use crate::foundation::diagnostic::Diagnostic;
use crate::guide::model::PictureFile;
use crate::layout::page::{Palette, Raster, Samples};

/// The largest number of pixels that is decoded: 100 million.
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// A picture's pixels, in sRGB or grey.
///
/// # Errors
/// `unreadable-picture`, where the bytes are no whole PNG or JPEG, or absurdly many pixels.
pub fn decode(file: &PictureFile) -> Result<Raster, Box<Diagnostic>> {
    // Colours need not be laid out pixel by pixel only to be counted again.
    if let Some(raster) = stored::indexed(&file.bytes) {
        return Ok(raster);
    }
    let refuse = |why: String| {
        Box::new(
            Diagnostic::error("unreadable-picture", file.origin, format!("the picture `{}` cannot be read: {why}", file.path))
                .hint("save it again as PNG or JPEG"),
        )
    };
    let mut reader = image::ImageReader::new(std::io::Cursor::new(&file.bytes[..]))
        .with_guessed_format()
        .map_err(|error| refuse(error.to_string()))?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * 4);
    reader.limits(limits);
    let (picture, lie) = upright(reader).map_err(|error| refuse(error.to_string()))?;
    let (width, height) = (picture.width(), picture.height());
    if width == 0 || height == 0 {
        return Err(refuse("it has no pixels".to_owned()));
    }
    let opacity = picture.color().has_alpha().then(|| picture.to_rgba8().pixels().map(|pixel| pixel.0[3]).collect::<Vec<u8>>());
    let opacity = opacity.filter(|values| values.iter().any(|value| *value != u8::MAX));
    let samples = if picture.color().has_color() {
        let pixels = picture.into_rgb8().into_raw();
        by_palette(&pixels).unwrap_or(Samples::Rgb(pixels))
    } else {
        Samples::Grey(picture.into_luma8().into_raw())
    };
    let kept = || stored::rows(&file.bytes, &samples).or_else(|| jpeg::bare(&file.bytes, &samples));
    let stored = if opacity.is_none() && lie == Lie::Upright { kept() } else { None };
    Ok(Raster { width, height, samples, opacity, stored })
}

/// How a picture's rows lie in its file.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Lie {
    /// As they are seen.
    Upright,
    /// Turned or mirrored: the file says how to set it right.
    Turned,
}

/// The picture as its file says that it is to be seen: a telephone held on its side writes down how it was held (Exif 2.32, 4.6.4,
/// orientation), and every viewer of pictures turns it back.
fn upright(reader: image::ImageReader<std::io::Cursor<&[u8]>>) -> image::ImageResult<(DynamicImage, Lie)> {
    let mut decoder = reader.into_decoder()?;
    if decoder.total_bytes() > MOST_PIXELS * 4 {
        return Err(image::ImageError::Limits(image::error::LimitError::from_kind(
            image::error::LimitErrorKind::InsufficientMemory,
        )));
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok((picture, if orientation == Orientation::NoTransforms { Lie::Upright } else { Lie::Turned }))
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

/// Which colours of a palette any pixel has.
#[must_use]
pub fn used(places: &[u8]) -> [bool; 256] {
    let mut used = [false; 256];
    for place in places {
        used[usize::from(*place)] = true;
    }
    used
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
            let raster = decode(&photograph(orientation)).unwrap();
            let Samples::Grey(pixels) = &raster.samples else { panic!("it is grey") };
            let dark = |x: u32, y: u32| pixels[(y * raster.width + x) as usize] < 128;
            ((raster.width, raster.height), dark(1, 1), dark(raster.width - 2, raster.height - 2), raster.stored.is_some())
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
