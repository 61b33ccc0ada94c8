//! A small picture, made here.

/// The file of a picture with a soft edge.
pub fn gradient() -> Vec<u8> {
    let (width, height) = (48_u32, 32_u32);
    let opacity = |n: u32| if n % width < 4 { 128 } else { 255 };
    let pixels: Vec<u8> =
        (0..width * height).flat_map(|n| [(n % width * 5) as u8, (n / width * 7) as u8, 120, opacity(n)]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}
