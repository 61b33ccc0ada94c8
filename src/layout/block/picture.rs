//! Pictures with their captions.

use super::compositor::{Compositor, whole};
use super::galley::{GalleyContent, GalleyItem, Slab, Space, joined};
use super::label::with_label;
use crate::design::structure::{NodeId, Role};
use crate::design::style::Columns;
use crate::foundation::geometry::{Length, LogicalRect, Size};
use crate::layout::page::{Artifact, Owner};

/// A picture in the main column, its caption in the side column.
pub fn block(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Vec<Slab> {
    let place = compositor.main();
    let caption = compositor.child(node, Role::PictureCaption);
    let style = compositor.style.scale.caption;
    let Some(picture) = compositor.child(node, Role::Picture) else { return Vec::new() };
    let within = Size { width: place.measure, height: compositor.style.master.type_area.height / 2 };
    let found = compositor.gallery.find(compositor.tree.node(picture).origin);
    let within = found.map_or(within, |(_, raster)| raster.fitted_fine(within));
    let slab = placed(compositor, picture, place.inline, within);
    match compositor.style.master.columns {
        Columns::Axis { .. } => with_label(compositor, caption, style, style, vec![slab]),
        Columns::Folded => {
            let mut stack = vec![slab];
            if let Some(caption) = caption {
                stack.push(whole(compositor.ragged(caption, style, place)).below(Space::fixed(Length::pt(4))));
            }
            vec![joined(stack)]
        }
    }
}

/// A picture as a slab of its own height.
pub fn placed(compositor: &Compositor<'_, '_>, node: NodeId, inline: Length, within: Size) -> Slab {
    let node_data = compositor.tree.node(node);
    let Some((number, raster)) = compositor.gallery.find(node_data.origin) else {
        return Slab::new(Length::ZERO, Vec::new());
    };
    let size = raster.fitted(within);
    let area = LogicalRect { inline, block: Length::ZERO, inline_size: size.width, block_size: size.height };
    let owner = if node_data.alternative.is_some() { Owner::Node(node) } else { Owner::Artifact(Artifact::Layout) };
    Slab::new(size.height, vec![GalleyItem { owner, content: GalleyContent::Picture(number, area) }])
}
