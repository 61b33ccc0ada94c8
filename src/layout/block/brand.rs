//! The clinic's sign and lines, on covers, mastheads and checklists.

use super::context::{Column, LayoutContext};
use super::picture;
use crate::design::structure::NodeId;
use crate::design::structure::parts::Brand;
use crate::design::style::TextStyle;
use crate::foundation::geometry::{Length, Size};
use crate::layout::list::{ElementContent, Faults, Glue, List, Vbox};

/// Words of one node as a title or label is set.
pub(super) fn line(node: NodeId, style: TextStyle, column: Column, context: &LayoutContext<'_>) -> List {
    context.display(node, style, column).whole()
}

/// Sign and name of the clinic, and whatever else is said with them, below each other.
#[must_use]
pub fn brand_stacked(brand: &Brand, logo: Length, style: TextStyle, context: &LayoutContext<'_>) -> List {
    let column = context.main();
    let mut stack = List::new();
    if let Some(picture) = brand.logo {
        stack.put(picture::placed(picture, column.inline, Size { width: column.measure, height: logo }, context));
        stack.glue(Glue::rigid(context.style.details.cover_name));
    }
    for node in &brand.lines {
        stack.append(line(*node, style, column, context));
    }
    stack
}

/// Where the clinic's lines stand that have the logo before them.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum BrandColumn {
    /// On the axis, where all words of the page start; without a side column as near to the logo as they may.
    OnAxis,
    /// As near to the logo as they may: nothing else of the page starts on the axis.
    BesideLogo,
}

/// The logo at the start, the clinic's lines beside it.
#[must_use]
pub fn brand_beside(brand: &Brand, stands: BrandColumn, context: &LayoutContext<'_>) -> (Vbox, Faults) {
    let details = &context.style.details;
    let logo = context.style.spacing.masthead_logo;
    let main = context.main();
    let gap = details.beside_logo;
    let width = main.inline.max(logo * details.logo_width) - gap;
    let picture = brand.logo.map(|picture| picture::placed(picture, Length::ZERO, Size { width, height: logo }, context));
    let column = match stands {
        BrandColumn::OnAxis if main.inline > Length::ZERO => main,
        BrandColumn::OnAxis | BrandColumn::BesideLogo => {
            let start = picture.as_ref().map_or(Length::ZERO, |picture| width_of(picture) + gap);
            Column { inline: start, measure: context.whole().measure - start }
        }
    };
    let mut stack = List::new();
    for node in &brand.lines {
        stack.append(line(*node, context.style.scale.subheading, column, context));
    }
    let (words, faults) = stack.boxed();
    let Some(picture) = picture else { return (words, faults) };
    let lowered = (picture.height.max(words.height) - words.height) / 2;
    (picture.beside(words.lowered(lowered)), faults)
}

/// How far a picture's box reaches along the line.
fn width_of(picture: &Vbox) -> Length {
    let ends = picture.elements.iter().map(|element| match &element.content {
        ElementContent::Picture(_, area) => area.inline + area.inline_size,
        _ => Length::ZERO,
    });
    ends.max().unwrap_or(Length::ZERO)
}
