//! Small pictures made by hand, in every form that a file keeps.

use handout::layout::page::{Palette, Raster, Samples, Treatment};

/// A small picture with a soft edge.
pub fn gradient() -> Raster {
    let (width, height) = (48_u32, 32_u32);
    let pixel = |n: u32| [(n % width * 5) as u8, (n / width * 7) as u8, 120];
    let samples = (0..width * height).flat_map(pixel).collect();
    let opacity = (0..width * height).map(|n| if n % width < 4 { 128 } else { 255 }).collect();
    let (samples, opacity) = (Samples::Rgb(samples), Some(opacity));
    Raster { width, height, samples, opacity, stored: None, name: "sample.png".to_owned(), treatment: Treatment::Kept }
}

/// Upright stripes, 8 by 8 pixels, in every form that a PNG packs: bits of a sample, form, samples, and a row as a PNG has it.
pub fn stripes() -> Vec<(u8, png::ColorType, Samples, Vec<u8>)> {
    let indexed = |row: [u8; 8]| {
        let colours = vec![[200, 30, 30], [30, 200, 30], [30, 30, 200], [250, 250, 90]];
        Samples::Indexed(Palette::Rgb(colours), row.repeat(8))
    };
    let grey = [0, 0, 85, 85, 170, 170, 255, 255_u8];
    let rgb: Vec<u8> = (0..24).map(|n| n * 10).collect();
    vec![
        (1, png::ColorType::Indexed, indexed([0, 1, 1, 0, 1, 1, 0, 1]), vec![0b0110_1101]),
        (2, png::ColorType::Indexed, indexed([0, 1, 2, 3, 3, 2, 1, 0]), vec![0b0001_1011, 0b1110_0100]),
        (4, png::ColorType::Indexed, indexed([0, 1, 2, 3, 3, 2, 1, 0]), vec![0x01, 0x23, 0x32, 0x10]),
        (8, png::ColorType::Indexed, indexed([0, 1, 2, 3, 3, 2, 1, 0]), vec![0, 1, 2, 3, 3, 2, 1, 0]),
        (2, png::ColorType::Grayscale, Samples::Grey(grey.repeat(8)), vec![0b0000_0101, 0b1010_1111]),
        (8, png::ColorType::Rgb, Samples::Rgb(rgb.repeat(8)), rgb),
    ]
}

/// Eight such rows in the data chunks of a PNG.
pub fn png_rows(colour: png::ColorType, bits: u8, row: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 8, 8);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::from_u8(bits).unwrap());
    encoder.set_filter(png::Filter::Sub);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![0; 12]);
    }
    encoder.write_header().unwrap().write_image_data(&row.repeat(8)).unwrap();
    handout::foundation::png::rows(&file)
}

/// A photograph, as it were, of 48 by 32 pixels, and what it is decoded to.
pub fn jpeg() -> (Vec<u8>, Vec<u8>) {
    let mut file = Vec::new();
    let pixels: Vec<u8> = (0..48 * 32_u32).flat_map(|n| [(n % 48 * 5) as u8, (n / 48 * 7) as u8, 120]).collect();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 85);
    image::ImageEncoder::write_image(encoder, &pixels, 48, 32, image::ExtendedColorType::Rgb8).unwrap();
    let samples = image::load_from_memory(&file).unwrap().into_rgb8().into_raw();
    (file, samples)
}
