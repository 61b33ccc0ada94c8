//! A picture → an image object (ISO 32000-1, 8.9.5).
//!
//! Samples are kept without loss. What the author's file has packed already goes in as it is. For other pictures the PNG encoder chooses
//! a filter for every row and deflates; what it puts into its data chunks is exactly what a PDF calls Flate with a PNG predictor
//! (7.4.4.4).

use std::borrow::Cow;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use pdf_writer::{Dict, Name, Ref, Str};

use crate::foundation::png;
use crate::layout::page::{Palette, Raster, Samples, Stored};
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::sizes::Component;

/// A picture as its streams hold it.
#[derive(Clone)]
pub(in crate::output::pdf) struct Packed<'a> {
    samples: Stream<'a>,
    opacity: Option<Stream<'a>>,
}

/// Samples, packed.
#[derive(Clone)]
struct Stream<'a> {
    data: Cow<'a, [u8]>,
    bits: u8,
    form: Form,
}

/// How samples are packed.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Form {
    /// Deflated as they are.
    Plain,
    /// Deflated as rows, each after the filter that it names; so many samples are a pixel.
    Filtered(u8),
    /// As a JPEG.
    Jpeg,
    /// The same, every sample turned round.
    InvertedJpeg,
}

/// Packs a picture, or finds it packed.
pub(in crate::output::pdf) fn pack<'a>(raster: &'a Raster, deflater: &mut Deflater) -> Packed<'a> {
    let pixels = raster.width as usize * raster.height as usize;
    debug_assert_eq!(
        bytes(&raster.samples).len(),
        pixels * usize::from(channels(&raster.samples)),
        "every pixel has its samples"
    );
    debug_assert!(raster.opacity.as_ref().is_none_or(|opacity| opacity.len() == pixels), "every pixel is more or less opaque");
    let samples = match (&raster.stored, &raster.samples) {
        (Some(Stored::Png { bits, rows }), samples) => {
            Stream { data: Cow::Borrowed(rows), bits: *bits, form: Form::Filtered(channels(samples)) }
        }
        (Some(Stored::Jpeg(file)), _) => Stream { data: Cow::Borrowed(file), bits: 8, form: Form::Jpeg },
        (Some(Stored::InvertedJpeg(file)), _) => Stream { data: Cow::Borrowed(file), bits: 8, form: Form::InvertedJpeg },
        // Neighbours in a palette need not resemble each other: filters do not help.
        (None, Samples::Indexed(_, places)) => plain(places, deflater),
        (None, Samples::Grey(values) | Samples::Rgb(values) | Samples::Cmyk(values)) => {
            filtered(raster, values, channels(&raster.samples)).unwrap_or_else(|| plain(values, deflater))
        }
    };
    let opacity = raster.opacity.as_ref();
    let opacity = opacity.map(|values| filtered(raster, values, 1).unwrap_or_else(|| plain(values, deflater)));
    Packed { samples, opacity }
}

/// Writes a picture; `id` becomes the image.
pub(in crate::output::pdf) fn embed(objects: &mut Objects, id: Ref, raster: &Raster, packed: &Packed<'_>) {
    let mask = packed.opacity.as_ref().map(|opacity| {
        let mask = objects.reserve();
        write(objects, mask, raster, opacity, |image| {
            image.pair(Name(b"ColorSpace"), Name(b"DeviceGray"));
        });
        mask
    });
    write(objects, id, raster, &packed.samples, |image| {
        write_space(image, &raster.samples);
        if let Some(mask) = mask {
            image.pair(Name(b"SMask"), mask);
        }
    });
}

fn write_space(image: &mut Dict<'_>, samples: &Samples) {
    let space = image.insert(Name(b"ColorSpace"));
    let (base, palette, colours) = match samples {
        Samples::Grey(_) => return space.primitive(Name(b"DeviceGray")),
        Samples::Rgb(_) => return space.primitive(Name(b"DeviceRGB")),
        Samples::Cmyk(_) => return space.primitive(Name(b"DeviceCMYK")),
        Samples::Indexed(palette @ Palette::Rgb(colours), _) => (Name(b"DeviceRGB"), palette, colours.as_flattened()),
        Samples::Indexed(palette @ Palette::Cmyk(inks), _) => (Name(b"DeviceCMYK"), palette, inks.as_flattened()),
    };
    let last = i32::try_from(palette.colours()).unwrap_or(256) - 1;
    space.array().item(Name(b"Indexed")).item(base).item(last).item(Str(colours));
}

fn write(objects: &mut Objects, id: Ref, raster: &Raster, stream: &Stream<'_>, entries: impl FnOnce(&mut Dict<'_>)) {
    let entry = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let filter: &[u8] = match stream.form {
        Form::Jpeg | Form::InvertedJpeg => b"DCTDecode",
        Form::Plain | Form::Filtered(_) => b"FlateDecode",
    };
    objects.raw_stream(Component::Pictures, id, &stream.data, |image| {
        image.pair(Name(b"Type"), Name(b"XObject"));
        image.pair(Name(b"Subtype"), Name(b"Image"));
        image.pair(Name(b"Width"), entry(raster.width));
        image.pair(Name(b"Height"), entry(raster.height));
        image.pair(Name(b"BitsPerComponent"), i32::from(stream.bits));
        entries(image);
        if stream.form == Form::InvertedJpeg {
            image.insert(Name(b"Decode")).array().items([1, 0, 1, 0, 1, 0, 1, 0]);
        }
        image.pair(Name(b"Filter"), Name(filter));
        if let Form::Filtered(channels) = stream.form {
            let mut parameters = image.insert(Name(b"DecodeParms")).dict();
            parameters.pair(Name(b"Predictor"), 15);
            parameters.pair(Name(b"Colors"), i32::from(channels));
            parameters.pair(Name(b"BitsPerComponent"), i32::from(stream.bits));
            parameters.pair(Name(b"Columns"), entry(raster.width));
        }
    });
}

fn bytes(samples: &Samples) -> &[u8] {
    match samples {
        Samples::Grey(bytes) | Samples::Indexed(_, bytes) | Samples::Rgb(bytes) | Samples::Cmyk(bytes) => bytes,
    }
}

fn channels(samples: &Samples) -> u8 {
    match samples {
        Samples::Grey(_) | Samples::Indexed(..) => 1,
        Samples::Rgb(_) => 3,
        Samples::Cmyk(_) => 4,
    }
}

fn plain(samples: &[u8], deflater: &mut Deflater) -> Stream<'static> {
    Stream { data: Cow::Owned(deflater.pack(samples)), bits: 8, form: Form::Plain }
}

/// The rows, each with the filter that suits it, deflated; `None` where PNG has no such samples.
fn filtered(raster: &Raster, samples: &[u8], channels: u8) -> Option<Stream<'static>> {
    let colour = match channels {
        1 => ExtendedColorType::L8,
        3 => ExtendedColorType::Rgb8,
        // PNG would take the fourth for opacity; rows filter alike.
        _ => ExtendedColorType::Rgba8,
    };
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(samples, raster.width, raster.height, colour).ok()?;
    let rows = png::rows(&file);
    (!rows.is_empty()).then_some(Stream { data: Cow::Owned(rows), bits: 8, form: Form::Filtered(channels) })
}
