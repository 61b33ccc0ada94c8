//! Many pictures on one.

use super::{Colouring, Picture};

/// Between pictures and around them, in pixels.
const GAP: u32 = 12;
/// Behind the pages.
const BACKGROUND: u8 = 0xE6;
/// Around each page.
const FRAME: u8 = 0x80;

/// All pictures on one, in rows of so many columns, each in a thin frame. Grey only where all are.
#[must_use]
pub fn contact_sheet(pictures: &[Picture], columns: usize) -> Picture {
    let columns = columns.clamp(1, pictures.len().max(1));
    let colouring = if !pictures.is_empty() && pictures.iter().all(|picture| picture.colouring == Colouring::Grey) {
        Colouring::Grey
    } else {
        Colouring::Colour
    };
    let side = |of: fn(&Picture) -> u32| pictures.iter().map(of).max().unwrap_or(0) + 2;
    let (cell_width, cell_height) = (side(Picture::width), side(Picture::height));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let rows = pictures.len().div_ceil(columns);
    let across = |number: u32, cell: u32| number.saturating_mul(cell + GAP).saturating_add(GAP);
    let (width, height) = (across(count(columns), cell_width), across(count(rows), cell_height));
    let channels = channels(colouring);
    let mut sheet = Picture { width, height, colouring, samples: vec![BACKGROUND; width as usize * height as usize * channels] };
    for (place, picture) in pictures.iter().enumerate() {
        let left = GAP + count(place % columns) * (cell_width + GAP);
        let top = GAP + count(place / columns) * (cell_height + GAP);
        lay(&mut sheet, picture, left, top);
    }
    sheet
}

fn channels(colouring: Colouring) -> usize {
    match colouring {
        Colouring::Colour => 3,
        Colouring::Grey => 1,
    }
}

/// Lays a picture in its frame down at a place.
fn lay(sheet: &mut Picture, picture: &Picture, left: u32, top: u32) {
    let channels = channels(sheet.colouring);
    let row_of = |y: u32| (y as usize * sheet.width as usize + left as usize) * channels;
    let framed = picture.width as usize + 2;
    for y in [top, top + picture.height + 1] {
        let start = row_of(y);
        sheet.samples[start..start + framed * channels].fill(FRAME);
    }
    for y in 0..picture.height {
        let start = row_of(top + 1 + y);
        let row = &mut sheet.samples[start..start + framed * channels];
        row.fill(FRAME);
        let inner = &mut row[channels..(framed - 1) * channels];
        let from = y as usize * picture.width as usize;
        match (picture.colouring, sheet.colouring) {
            (Colouring::Grey, Colouring::Colour) => {
                let greys = &picture.samples[from..from + picture.width as usize];
                for (pixel, grey) in inner.chunks_exact_mut(3).zip(greys) {
                    pixel.fill(*grey);
                }
            }
            // Colour is never laid on a grey sheet.
            (Colouring::Grey, Colouring::Grey) | (Colouring::Colour, Colouring::Colour | Colouring::Grey) => {
                inner.copy_from_slice(&picture.samples[from * channels..(from + picture.width as usize) * channels])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: u32, height: u32, colouring: Colouring, shade: u8) -> Picture {
        let samples = vec![shade; (width * height) as usize * channels(colouring)];
        Picture { width, height, colouring, samples }
    }

    #[test]
    fn pictures_stand_in_rows_and_frames() {
        let pictures =
            [plain(10, 20, Colouring::Colour, 1), plain(10, 20, Colouring::Grey, 2), plain(8, 20, Colouring::Colour, 3)];
        let sheet = contact_sheet(&pictures, 2);
        assert_eq!((sheet.width, sheet.height, sheet.colouring), (12 * 2 + 36, 22 * 2 + 36, Colouring::Colour));
        let at = |x: u32, y: u32| sheet.samples[((y * sheet.width + x) * 3) as usize];
        assert_eq!((at(0, 0), at(12, 12), at(13, 13), at(36 + 1, 13)), (BACKGROUND, FRAME, 1, 2));
        assert_eq!((at(13, 47), at(13 + 8, 47), at(13 + 9, 47)), (3, FRAME, BACKGROUND));
    }

    #[test]
    fn nothing_is_a_sheet_too() {
        assert_eq!(contact_sheet(&[], 0).samples.len(), 3 * 26 * 12);
        assert_eq!(contact_sheet(&[plain(1, 1, Colouring::Grey, 0)], 5).colouring, Colouring::Grey);
    }
}
