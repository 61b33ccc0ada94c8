//! Pictures with their captions.

use super::context::LayoutContext;
use super::label::with_label;
use crate::design::structure::NodeId;
use crate::design::structure::parts::Picture;
use crate::design::style::Columns;
use crate::foundation::geometry::{Length, LogicalRect, Size};
use crate::layout::list::{Element, ElementContent, Glue, List, Penalty, Vbox};
use crate::layout::page::{Artifact, Keep, Owner};

/// What it costs to part a caption from its picture, where there is no other way.
const PARTED: i64 = 800;

/// A picture in the main column, its caption in the side column.
#[must_use]
pub fn picture(picture: &Picture, context: &LayoutContext<'_>) -> List {
    let column = context.main();
    let details = &context.style.details;
    let style = context.style.scale.caption;
    let within = Size { width: column.measure, height: details.tallest_picture.of(context.room()) };
    let found = context.pictures.find(context.tree.node(picture.picture).origin);
    let within = found.map_or(within, |(_, raster)| raster.fitted_fine(within));
    let mut list = List::from(placed(picture.picture, column.inline, within, context));
    match (context.style.master.columns, picture.caption) {
        (_, None) => list,
        (Columns::Axis { .. }, caption) => with_label(caption, style, style, list, context),
        (Columns::Folded, Some(caption)) => {
            list.glue(Glue::rigid(details.above_caption));
            list.penalty(Penalty::Held(Keep::Whole, PARTED));
            list.append(context.ragged(caption, style, column).whole());
            list
        }
    }
}

/// A picture as a box of its own height.
#[must_use]
pub fn placed(node: NodeId, inline: Length, within: Size, context: &LayoutContext<'_>) -> Vbox {
    let data = context.tree.node(node);
    let Some((number, raster)) = context.pictures.find(data.origin) else { return Vbox::default() };
    let size = raster.fitted(within);
    let area = LogicalRect { inline, block: Length::ZERO, inline_size: size.width, block_size: size.height };
    let owner = if data.alternative.is_some() { Owner::Node(node) } else { Owner::Artifact(Artifact::Layout) };
    Vbox { height: size.height, elements: vec![Element { owner, content: ElementContent::Picture(number, area) }] }
}
