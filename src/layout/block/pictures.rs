//! The pictures of a document, decoded once, found by where they are named.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::design::style::Edition;
use crate::foundation::colour::separation::Separation;
use crate::foundation::diagnostic::{Diagnostics, Origin};
use crate::foundation::geometry::{Length, Size};
use crate::guide::model::{BlockKind, Guide, PictureFile, SectionBody};
use crate::layout::artwork;
use crate::layout::page::Raster;

/// Decoded pictures.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    pictures: Vec<Arc<Raster>>,
    by_origin: BTreeMap<Origin, usize>,
}

impl Pictures {
    /// Decodes every picture of a guide, in the colours of the edition.
    ///
    /// # Errors
    /// One complaint for each that cannot be read.
    pub fn of(guide: &Guide, edition: Edition) -> Result<Pictures, Diagnostics> {
        let printing = &guide.clinic.printing;
        let separation = match edition {
            Edition::Press(_) => Some(Separation::new(printing.output_profile(), printing.ink_limit)),
            _ => None,
        };
        let mut found_pictures = Pictures::default();
        let mut faults = Diagnostics::new();
        // A picture that is shown twice, under one name or several, is decoded once.
        let mut known: Vec<(usize, &PictureFile)> = Vec::new();
        for file in picture_files(guide) {
            if let Some(same) = known.iter().find(|(_, other)| other.bytes == file.bytes).map(|(place, _)| *place) {
                found_pictures.by_origin.insert(file.origin, same);
                continue;
            }
            match artwork::decode(file) {
                Ok(picture) => {
                    let raster = match &separation {
                        Some(separation) => artwork::separated(picture, &file.path, separation),
                        None => artwork::shown(picture, &file.path, printing.output_profile()),
                    };
                    known.push((found_pictures.pictures.len(), file));
                    found_pictures.by_origin.insert(file.origin, found_pictures.pictures.len());
                    found_pictures.pictures.push(Arc::new(raster));
                }
                Err(fault) => faults.push(*fault),
            }
        }
        if faults.has_errors() { Err(faults) } else { Ok(found_pictures) }
    }

    /// The picture named at a place in a file: its number, and its size at a height of one unit of `height`.
    #[must_use]
    pub fn find(&self, origin: Origin) -> Option<(usize, &Raster)> {
        let place = *self.by_origin.get(&origin)?;
        Some((place, self.pictures.get(place)?))
    }

    /// All pictures, by number.
    #[must_use]
    pub fn all(&self) -> &[Arc<Raster>] {
        &self.pictures
    }
}

/// Below so many pixels an inch a picture's pixels are seen.
const COARSE: i64 = 100;

impl Raster {
    /// The largest size within a box at which no pixel is seen.
    #[must_use]
    pub fn fitted_fine(&self, within: Size) -> Size {
        let inches = |pixels: u32| Length::pt(72).ratio(i64::from(pixels), COARSE);
        self.fitted(Size { width: within.width.min(inches(self.width)), height: within.height.min(inches(self.height)) })
    }

    /// The largest size in its own proportions within a box.
    #[must_use]
    pub fn fitted(&self, within: Size) -> Size {
        let (across, down) = (i64::from(self.width), i64::from(self.height));
        let by_width = Size { width: within.width, height: within.width.ratio(down, across) };
        if by_width.height <= within.height {
            return by_width;
        }
        Size { width: within.height.ratio(across, down).max(Length::from_units(1)), height: within.height }
    }
}

/// The files of a guide's pictures in the order of their numbers.
#[must_use]
pub fn picture_files(guide: &Guide) -> Vec<&PictureFile> {
    let blocks = guide.sections.iter().filter_map(|section| match &section.body {
        SectionBody::Blocks(blocks) => Some(blocks),
        SectionBody::Checklist => None,
    });
    let pictures = blocks.flatten().filter_map(|block| match &block.kind {
        BlockKind::Picture(picture) => Some(&picture.file),
        _ => None,
    });
    guide.clinic.logo.iter().map(|logo| &logo.file).chain(pictures).collect()
}
