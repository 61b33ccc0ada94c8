//! A picture's samples, still in its own colours.

use crate::foundation::colour::picture::PictureProfile;
use crate::layout::page::{Samples, Stored};

/// The largest number of pixels that is decoded: 100 million.
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// A picture as its file has it, upright.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// Across.
    pub(super) width: u32,
    /// Down.
    pub(super) height: u32,
    /// In the colours of `profile`; without one in sRGB, or in the inks of the press.
    pub(super) samples: Samples,
    /// A byte a pixel; `None` where all is opaque.
    pub(super) opacity: Option<Vec<u8>>,
    /// The samples once more, packed as the file has them.
    pub(super) stored: Option<Stored>,
    /// What its colours are, where they are not plain.
    pub(super) profile: Option<PictureProfile>,
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
