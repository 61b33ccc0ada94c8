//! Labels: in the side column, level with what they name, or on lines of their own above it.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::lines::SetLines;
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::style::{Columns, TextStyle};
use crate::foundation::geometry::Length;
use crate::layout::list::{Element, Glue, List, Penalty, Vbox};
use crate::layout::page::Keep;

/// What it costs to part a label from what it names, where there is no other way.
pub const PARTED: i64 = 800;

/// A label in the side column, its first baseline level with that of the list; above the list where there is no side column, or a label
/// too tall for it.
#[must_use]
pub fn with_label(label: Option<NodeId>, style: TextStyle, beside: TextStyle, list: List, context: &LayoutContext<'_>) -> List {
    let Some(label) = label else { return list };
    if let Columns::Axis { side, .. } = context.style.master.columns {
        let lines = context.display(label, style, Column { inline: Length::ZERO, measure: side });
        if stands_beside(&lines, context) {
            return label_beside(lines, (beside.baseline() - style.baseline()).max(Length::ZERO), list);
        }
    }
    label_above(&[Fragment::Words(label)], style, context.main(), list, context)
}

/// Whether lines may stand beside what they name: a page can end there only below them.
#[must_use]
pub fn stands_beside(lines: &SetLines, context: &LayoutContext<'_>) -> bool {
    lines.height() * 2 <= context.room()
}

/// Lines that start `top` below the upper edge of a list, in a column of their own: the list is not divided beside them and reaches as
/// far down.
#[must_use]
pub fn label_beside(lines: SetLines, top: Length, list: List) -> List {
    let depth = lines.height() + top;
    let missing = depth - list.natural();
    let (label, faults) = lines.boxed();
    let mut stack = led_by(label.lowered(top).elements, list.held_down_to(depth, Keep::Label));
    if missing > Length::ZERO {
        stack.put(Vbox::strut(missing));
    }
    stack.report(faults);
    stack
}

/// A list with something beside its first line that takes no height of its own.
#[must_use]
pub fn led_by(elements: Vec<Element>, list: List) -> List {
    let mut stack = List::from(Vbox::aside(elements));
    stack.append(list);
    stack
}

/// A label on a line of its own above a list, nearer to it than to what stands before.
#[must_use]
pub fn label_above(label: &[Fragment<'_>], style: TextStyle, column: Column, list: List, context: &LayoutContext<'_>) -> List {
    let mut stack = context.lines(label, style, column, WrapPolicy::DISPLAY).whole();
    stack.glue(Glue::rigid(context.style.details.below_label));
    stack.penalty(Penalty::Held(Keep::Label, PARTED));
    stack.append(list);
    stack
}
