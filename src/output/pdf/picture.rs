//! A picture → an image object (ISO 32000-1, 8.9.5).
//!
//! Samples are kept without loss. The PNG encoder chooses a filter for every row and deflates; what it puts into its data chunks is
//! exactly what a PDF calls Flate with a PNG predictor (7.4.4.4).

use std::collections::BTreeMap;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use pdf_writer::{Dict, Finish, Name, Ref, Str};

use super::objects::{Kind, Objects};
use crate::layout::page::{Raster, Samples};

/// Writes a picture; `id` becomes the image.
pub(super) fn embed(objects: &mut Objects, id: Ref, raster: &Raster) {
    let mask = raster.opacity.as_ref().map(|opacity| {
        let mask = objects.reserve();
        write(objects, mask, raster, opacity, Channels::Grey, None);
        mask
    });
    let (samples, channels) = match &raster.samples {
        Samples::Grey(samples) => (samples, Channels::Grey),
        Samples::Rgb(samples) => (samples, Channels::Rgb),
        Samples::Cmyk(samples) => (samples, Channels::Cmyk),
    };
    if channels == Channels::Rgb
        && let Some(palette) = Palette::of(samples)
    {
        return palette.write(objects, id, raster, mask);
    }
    write(objects, id, raster, samples, channels, mask);
}

/// A picture of at most 256 colours (a logo, a drawing): a byte a pixel instead of three (8.6.6.3).
struct Palette {
    colours: Vec<[u8; 3]>,
    pixels: Vec<u8>,
}

impl Palette {
    fn of(samples: &[u8]) -> Option<Palette> {
        let mut places: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        let mut palette = Palette { colours: Vec::new(), pixels: Vec::with_capacity(samples.len() / 3) };
        let mut before: Option<([u8; 3], u8)> = None;
        for pixel in samples.as_chunks::<3>().0 {
            let place = match before {
                Some((colour, place)) if colour == *pixel => place,
                _ => match places.get(pixel) {
                    Some(place) => *place,
                    None => {
                        let place = u8::try_from(palette.colours.len()).ok()?;
                        palette.colours.push(*pixel);
                        places.insert(*pixel, place);
                        place
                    }
                },
            };
            before = Some((*pixel, place));
            palette.pixels.push(place);
        }
        Some(palette)
    }

    fn write(&self, objects: &mut Objects, id: Ref, raster: &Raster, mask: Option<Ref>) {
        let entry = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let last = i32::try_from(self.colours.len()).unwrap_or(256) - 1;
        objects.stream(Kind::Pictures, id, &self.pixels, |image| {
            image.pair(Name(b"Type"), Name(b"XObject"));
            image.pair(Name(b"Subtype"), Name(b"Image"));
            image.pair(Name(b"Width"), entry(raster.width));
            image.pair(Name(b"Height"), entry(raster.height));
            image.pair(Name(b"BitsPerComponent"), 8);
            let mut space = image.insert(Name(b"ColorSpace")).array();
            space.item(Name(b"Indexed")).item(Name(b"DeviceRGB")).item(last).item(Str(self.colours.as_flattened()));
            space.finish();
            if let Some(mask) = mask {
                image.pair(Name(b"SMask"), mask);
            }
        });
    }
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Channels {
    Grey,
    Rgb,
    Cmyk,
}

fn write(objects: &mut Objects, id: Ref, raster: &Raster, samples: &[u8], channels: Channels, mask: Option<Ref>) {
    let entry = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let entries = |image: &mut Dict<'_>| {
        image.pair(Name(b"Type"), Name(b"XObject"));
        image.pair(Name(b"Subtype"), Name(b"Image"));
        image.pair(Name(b"Width"), entry(raster.width));
        image.pair(Name(b"Height"), entry(raster.height));
        image.pair(Name(b"BitsPerComponent"), 8);
        let (space, count): (&[u8], i32) = match channels {
            Channels::Grey => (b"DeviceGray", 1),
            Channels::Rgb => (b"DeviceRGB", 3),
            Channels::Cmyk => (b"DeviceCMYK", 4),
        };
        image.pair(Name(b"ColorSpace"), Name(space));
        if let Some(mask) = mask {
            image.pair(Name(b"SMask"), mask);
        }
        count
    };
    match filtered(raster, samples, channels) {
        Some(data) => objects.raw_stream(Kind::Pictures, id, &data, |image| {
            let count = entries(image);
            image.pair(Name(b"Filter"), Name(b"FlateDecode"));
            let mut parameters = image.insert(Name(b"DecodeParms")).dict();
            parameters.pair(Name(b"Predictor"), 15);
            parameters.pair(Name(b"Colors"), count);
            parameters.pair(Name(b"Columns"), entry(raster.width));
        }),
        None => objects.stream(Kind::Pictures, id, samples, |image| {
            entries(image);
        }),
    }
}

/// The rows, each with the filter that suits it, deflated; `None` where PNG has no such samples.
fn filtered(raster: &Raster, samples: &[u8], channels: Channels) -> Option<Vec<u8>> {
    let colour = match channels {
        Channels::Grey => ExtendedColorType::L8,
        Channels::Rgb => ExtendedColorType::Rgb8,
        // PNG would take the fourth for opacity; rows filter alike.
        Channels::Cmyk => ExtendedColorType::Rgba8,
    };
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(samples, raster.width, raster.height, colour).ok()?;
    data_chunks(&png)
}

/// What the data chunks of a PNG hold together (PNG 5.3).
fn data_chunks(png: &[u8]) -> Option<Vec<u8>> {
    let mut rest = png.get(8..)?;
    let mut data = Vec::with_capacity(png.len());
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let (name, body) = after.split_at_checked(4)?;
        if name == b"IDAT" {
            data.extend_from_slice(body.get(..length)?);
        }
        rest = body.get(length + 4..)?;
    }
    (!data.is_empty()).then_some(data)
}
