//! What of a PNG can go into an output as it is: its rows, filtered and deflated (PNG, third edition, clauses 7, 9 and 10).
//!
//! A PDF calls the same thing Flate with a PNG predictor (ISO 32000-1, 7.4.4.4), so that nothing needs to be deflated again. The samples
//! are decoded all the same: only what was read whole is handed on.

use std::io::Cursor;

use super::decoded::{Decoded, MOST_PIXELS};
use crate::foundation::png;
use crate::layout::page::{Palette, Samples, Stored};

/// What the first chunk says.
struct Header {
    width: u32,
    height: u32,
    bits: u8,
    colour: Colour,
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Colour {
    Grey,
    Rgb,
    Indexed,
}

/// The header of a PNG that is not interlaced, not animated, and whose colours bear no opacity of their own.
fn header(file: &[u8]) -> Option<Header> {
    let mut chunks = png::chunks(file);
    let (b"IHDR", body) = chunks.next()? else { return None };
    let (width, body) = body.split_first_chunk()?;
    let (height, rest) = body.split_first_chunk()?;
    let [bits, colour, 0, 0, 0] = *rest else { return None };
    let colour = match colour {
        0 => Colour::Grey,
        2 => Colour::Rgb,
        3 => Colour::Indexed,
        _ => return None,
    };
    if chunks.any(|(name, _)| name == b"acTL") {
        return None;
    }
    Some(Header { width: u32::from_be_bytes(*width), height: u32::from_be_bytes(*height), bits, colour })
}

/// The rows of a file, if whoever packed them took some trouble: the stream itself says so (RFC 1950, 2.2, FLEVEL).
fn packed(file: &[u8], bits: u8) -> Option<Stored> {
    let rows = png::rows(file);
    let level = rows.get(1)? >> 6;
    (level >= 2).then_some(Stored::Png { bits, rows })
}

/// A picture with a palette and no opacity; `None` for any other file, and for one that is not whole.
pub(super) fn indexed(file: &[u8]) -> Option<Decoded> {
    let Header { width, height, bits, colour: Colour::Indexed } = header(file)? else { return None };
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS || png::chunks(file).any(|(name, _)| name == b"tRNS") {
        return None;
    }
    let limits = ::png::Limits { bytes: usize::try_from(MOST_PIXELS).ok()? };
    let mut decoder = ::png::Decoder::new_with_limits(Cursor::new(file), limits);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().ok()?;
    let mut rows = vec![0; reader.output_buffer_size()?];
    let line = reader.next_frame(&mut rows).ok()?.line_size;
    reader.finish().ok()?;
    let palette = Palette::Rgb(reader.info().palette.as_deref()?.as_chunks().0.to_vec());
    let places = spread(rows, line, width, bits);
    (palette.serves(&places) && places.len() as u64 == pixels).then(|| Decoded {
        width,
        height,
        samples: Samples::Indexed(palette, places),
        opacity: None,
        stored: packed(file, bits),
        profile: None,
    })
}

/// Samples of a few bits → a byte each; a row begins with a byte of its own.
fn spread(rows: Vec<u8>, line: usize, width: u32, bits: u8) -> Vec<u8> {
    if bits == 8 {
        return rows;
    }
    let each = usize::from(8 / bits.max(1));
    let mask = u8::MAX >> (8 - bits);
    let sample = |row: &[u8], place: usize| row[place / each] >> (8 - bits as usize * (place % each + 1)) & mask;
    rows.chunks_exact(line.max(1)).flat_map(|row| (0..width as usize).map(move |place| sample(row, place))).collect()
}

/// The rows of an opaque picture without palette, if these samples are what they hold.
pub(super) fn rows(file: &[u8], samples: &Samples) -> Option<Stored> {
    let header = header(file)?;
    match (header.colour, samples) {
        (Colour::Grey, Samples::Grey(_)) if header.bits <= 8 => packed(file, header.bits),
        (Colour::Rgb, Samples::Rgb(_)) if header.bits == 8 => packed(file, header.bits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

    /// A drawing of 5 by 3 pixels.
    fn file(colour: ColorType, depth: BitDepth, data: &[u8], trouble: DeflateCompression) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 5, 3);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        encoder.set_filter(Filter::Up);
        encoder.set_deflate_compression(trouble);
        if colour == ColorType::Indexed {
            encoder.set_palette(vec![255, 0, 0, 0, 255, 0, 0, 0, 255]);
        }
        encoder.write_header().unwrap().write_image_data(data).unwrap();
        file
    }

    /// The same by the long way.
    fn colours(file: &[u8]) -> Vec<u8> {
        image::load_from_memory(file).unwrap().into_rgb8().into_raw()
    }

    #[test]
    fn palettes_of_every_depth_are_read_and_kept() {
        let depths: [(BitDepth, &[u8]); 4] = [
            (BitDepth::One, &[0b0101_0000, 0b1010_1000, 0b1111_1000]),
            (BitDepth::Two, &[0b0001_1000, 0b0100_0000, 0b1010_1010, 0b1000_0000, 0b0000_0000, 0b1000_0000]),
            (BitDepth::Four, &[0x01, 0x20, 0x10, 0x21, 0x02, 0x10, 0x22, 0x22, 0x20]),
            (BitDepth::Eight, &[0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]),
        ];
        for (depth, data) in depths {
            let file = file(ColorType::Indexed, depth, data, DeflateCompression::Level(6));
            let raster = indexed(&file).unwrap();
            let Samples::Indexed(Palette::Rgb(palette), places) = &raster.samples else { panic!("{raster:?}") };
            let laid_out: Vec<u8> = places.iter().flat_map(|place| palette[usize::from(*place)]).collect();
            assert_eq!(laid_out, colours(&file), "{depth:?}");
            assert!(matches!(&raster.stored, Some(Stored::Png { bits, .. }) if *bits == depth as u8), "{depth:?}");
        }
    }

    #[test]
    fn what_is_not_whole_or_carelessly_packed_is_not_handed_on() {
        let data = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2];
        let careless = file(ColorType::Indexed, BitDepth::Eight, &data, DeflateCompression::NoCompression);
        assert_eq!(indexed(&careless).unwrap().stored, None);
        let whole = file(ColorType::Indexed, BitDepth::Eight, &data, DeflateCompression::Level(9));
        assert!(indexed(&whole[..whole.len() - 20]).is_none());
        let stray = file(ColorType::Indexed, BitDepth::Eight, &data.map(|place| place + 1), DeflateCompression::Level(9));
        assert!(indexed(&stray).is_none(), "there is no fourth colour");
    }

    #[test]
    fn rows_are_those_of_the_samples() {
        let grey = file(ColorType::Grayscale, BitDepth::Four, &[0x01; 9], DeflateCompression::Level(6));
        assert!(matches!(rows(&grey, &Samples::Grey(vec![])), Some(Stored::Png { bits: 4, .. })));
        assert_eq!(rows(&grey, &Samples::Rgb(vec![])), None);
        let deep = file(ColorType::Rgb, BitDepth::Sixteen, &[7; 90], DeflateCompression::Level(6));
        assert_eq!(rows(&deep, &Samples::Rgb(vec![])), None);
        assert_eq!(rows(b"GIF89a", &Samples::Rgb(vec![])), None);
    }
}
