//! Rules that divide a page.

use super::compositor::Compositor;
use super::galley::{GalleyContent, GalleyItem, Slab};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::page::{Artifact, Owner};

/// A hairline across the type area.
pub fn hairline(compositor: &Compositor<'_, '_>) -> Slab {
    let place = compositor.whole();
    let thickness = compositor.style.spacing.hairline;
    let area = LogicalRect { inline: place.inline, block: Length::ZERO, inline_size: place.measure, block_size: thickness };
    let content = GalleyContent::Fill(area, compositor.style.palette.hairline);
    Slab::new(thickness, vec![GalleyItem { owner: Owner::Artifact(Artifact::Layout), content }])
}
