//! Pixels of a page.

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

/// With colours, or as an office printer without them prints it.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Colouring {
    /// Red, green and blue: three bytes a pixel.
    #[default]
    Colour,
    /// Shades of grey: one byte a pixel.
    Grey,
}

/// A picture of a page, or of several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) colouring: Colouring,
    pub(super) samples: Vec<u8>,
}

impl Picture {
    /// The width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// What a pixel holds.
    #[must_use]
    pub fn colouring(&self) -> Colouring {
        self.colouring
    }

    /// Rows from the top; three bytes a pixel, or one where it is grey.
    #[must_use]
    pub fn samples(&self) -> &[u8] {
        &self.samples
    }

    /// As a PNG file.
    ///
    /// # Errors
    /// [`RasterFault::NotEncoded`], for a picture without pixels.
    pub fn png(&self) -> Result<Vec<u8>, RasterFault> {
        let kind = match self.colouring {
            Colouring::Colour => ExtendedColorType::Rgb8,
            Colouring::Grey => ExtendedColorType::L8,
        };
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes)
            .write_image(&self.samples, self.width, self.height, kind)
            .map_err(|error| RasterFault::NotEncoded(error.to_string()))?;
        Ok(bytes)
    }
}

/// Why there is no picture.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RasterFault {
    /// The bytes are no PDF that can be read.
    Unreadable,
    /// The file has fewer pages.
    NoSuchPage {
        /// The page that was asked for, from 0.
        page: usize,
        /// How many pages the file has.
        pages: usize,
    },
    /// The resolution would make a picture that is too large to draw, or no picture at all.
    BadResolution {
        /// Dots per inch.
        dots_per_inch: u32,
    },
    /// The picture could not be encoded.
    NotEncoded(String),
}

impl std::fmt::Display for RasterFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RasterFault::Unreadable => f.write_str("the PDF cannot be read"),
            RasterFault::NoSuchPage { page, pages } => write!(f, "there is no page {}: the file has {pages}", page + 1),
            RasterFault::BadResolution { dots_per_inch } => write!(f, "pages cannot be drawn at {dots_per_inch} dots per inch"),
            RasterFault::NotEncoded(why) => write!(f, "the picture could not be encoded: {why}"),
        }
    }
}

impl std::error::Error for RasterFault {}
