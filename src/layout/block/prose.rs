//! Paragraphs that stand together in a cell or item.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::wrap::WrapPolicy;
use crate::design::structure::parts::{Prose, RowText};
use crate::design::style::Tone;
use crate::layout::list::{Glue, List, Penalty};
use crate::layout::page::BreakClass;

/// The cost of ending a page between them.
const WITHIN_A_ROW: i64 = 400;

/// The paragraphs of a cell or of an item's body.
#[must_use]
pub fn prose(Prose(paragraphs): &Prose, column: Column, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    let glue = Glue::rigid(context.style.spacing.item);
    let mut stack = List::new();
    for paragraph in paragraphs {
        let lines = context.ragged(*paragraph, body, column).paragraph();
        stack.below(glue, Penalty::Allowed(BreakClass::WithinRow, WITHIN_A_ROW), lines);
    }
    stack
}

/// What a row says.
#[must_use]
pub fn row_text(text: &RowText, column: Column, context: &LayoutContext<'_>) -> List {
    match text {
        RowText::Prose(paragraphs) => prose(paragraphs, column, context),
        RowText::Address(address) => {
            let fragments = [Fragment::Toned(*address, Tone::Brand)];
            context.lines(&fragments, context.style.scale.body, column, WrapPolicy::AS_WRITTEN).paragraph()
        }
    }
}
