//! Rules that divide a page.

use super::context::LayoutContext;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::list::{Element, ElementContent, Vbox};

/// A hairline across the type area.
#[must_use]
pub fn hairline(context: &LayoutContext<'_>) -> Vbox {
    let column = context.whole();
    let thickness = context.style.spacing.hairline;
    let area = LogicalRect { inline: column.inline, block: Length::ZERO, inline_size: column.measure, block_size: thickness };
    Vbox { height: thickness, elements: vec![Element::decoration(ElementContent::Fill(area, context.style.palette.hairline))] }
}
