//! The box with the number to call.

use crate::design::structure::parts::EmergencyBox;
use crate::design::style::ChecklistScale;
use crate::layout::block::callout::{call_line, panelled, paragraphs, rank_panel};
use crate::layout::block::context::{Column, LayoutContext};
use crate::layout::list::{Glue, List, Penalty};
use crate::layout::page::Keep;

/// What it costs to part the number from what to do, where there is no other way.
const PARTED: i64 = 800;

/// What to do in an emergency, and the number large.
pub(super) fn emergency(part: &EmergencyBox, scale: &ChecklistScale, context: &LayoutContext<'_>) -> List {
    let overhang = context.style.spacing.panel_overhang;
    let whole = context.whole();
    let column = Column { inline: whole.inline + overhang, measure: whole.measure - overhang * 2 };
    // Below words that are set smaller than the guide's, the sentence is not larger than they are.
    let body = context.style.scale.body;
    let style = if scale.body.size < body.size { scale.body } else { body };
    let mut words = part.sentence.map_or_else(List::new, |sentence| paragraphs(&[sentence], column, style, context));
    if let Some(call) = part.call {
        let glue = Glue::rigid(context.style.spacing.item);
        words.below(glue, Penalty::Held(Keep::Whole, PARTED), call_line(call, part.rank, column, scale.number, context));
    }
    panelled(words, rank_panel(part.rank, context), context)
}
