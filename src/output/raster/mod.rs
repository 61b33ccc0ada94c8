//! A PDF → pictures of its pages, by drawing the PDF itself, so that a preview is the print.
//!
//! In: the bytes of a file that this program wrote. Out: [`Picture`]s, 8 bits a channel, and their PNG form. Fields are drawn as they
//! look when the file is opened. The drawing crate chooses its arithmetic by the processor, so pictures may differ by a shade from
//! machine to machine; they are for eyes, and only PDFs are promised to be the same everywhere.

mod picture;
mod sheet;

pub use picture::{Colouring, Picture, RasterFault};
pub use sheet::contact_sheet;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

/// Draws one page, counted from 0.
///
/// # Errors
/// When the file, the page or the resolution is not one that can be drawn.
pub fn draw(pdf: &[u8], page: usize, dots_per_inch: u32, colouring: Colouring) -> Result<Picture, RasterFault> {
    let pdf = open(pdf)?;
    let pages = pdf.pages().len();
    if page >= pages {
        return Err(RasterFault::NoSuchPage { page, pages });
    }
    draw_page(&pdf, page, dots_per_inch, colouring, &RenderCache::new())
}

/// Draws all pages.
///
/// # Errors
/// When the file or the resolution is not one that can be drawn.
pub fn draw_all(pdf: &[u8], dots_per_inch: u32, colouring: Colouring) -> Result<Vec<Picture>, RasterFault> {
    let pdf = open(pdf)?;
    let cache = RenderCache::new();
    (0..pdf.pages().len()).map(|page| draw_page(&pdf, page, dots_per_inch, colouring, &cache)).collect()
}

fn open(pdf: &[u8]) -> Result<Pdf, RasterFault> {
    Pdf::new(pdf.to_vec()).map_err(|_| RasterFault::Unreadable)
}

/// The largest side of a picture, in pixels: A4 at 1,200 dots per inch fits.
const LARGEST: f32 = 16_000.0;

fn draw_page<'a>(
    pdf: &'a Pdf,
    page: usize,
    dots_per_inch: u32,
    colouring: Colouring,
    cache: &RenderCache<'a>,
) -> Result<Picture, RasterFault> {
    let page = &pdf.pages()[page];
    let scale = dots_per_inch as f32 / 72.0;
    let (width, height) = page.render_dimensions();
    let drawable = |side: f32| (1.0..=LARGEST).contains(&(side * scale));
    if !drawable(width) || !drawable(height) {
        return Err(RasterFault::BadResolution { dots_per_inch });
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = hayro::render(page, cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let pixels = pixmap.data_as_u8_slice().chunks_exact(4);
    let samples = match colouring {
        Colouring::Colour => pixels.flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
        Colouring::Grey => pixels.map(|pixel| grey(pixel[0], pixel[1], pixel[2])).collect(),
    };
    Ok(Picture { width: u32::from(pixmap.width()), height: u32::from(pixmap.height()), colouring, samples })
}

/// The weights of Rec. ITU-R BT.709, in whole numbers.
fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 2126 * u32::from(red) + 7152 * u32::from(green) + 722 * u32::from(blue);
    u8::try_from((sum + 5000) / 10_000).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_is_no_picture() {
        assert_eq!(draw(b"nothing", 0, 72, Colouring::Colour), Err(RasterFault::Unreadable));
        assert_eq!(draw_all(b"", 72, Colouring::Grey), Err(RasterFault::Unreadable));
    }

    #[test]
    fn white_and_black_stay() {
        assert_eq!((grey(255, 255, 255), grey(0, 0, 0), grey(255, 0, 0)), (255, 0, 54));
    }
}
