//! Timelines: times in the side column, a line with a dot for each in the gap, the text on the axis.

use super::context::LayoutContext;
use super::fragment::Fragment;
use super::label::{PARTED, label_above, led_by, with_label};
use super::list::{CLASSES, text_column};
use super::prose::prose;
use crate::design::structure::parts::{List as ListPart, Moment};
use crate::design::style::Columns;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Glue, List, Panel, Penalty, Vbox, between};
use crate::layout::page::Keep;
use crate::text::font::Weight;

/// Which moment of how many.
#[derive(Copy, Clone)]
struct Numbered {
    number: usize,
    count: usize,
}

/// A timeline.
#[must_use]
pub fn timeline(list: &ListPart<Moment>, context: &LayoutContext<'_>) -> List {
    let count = list.items.len();
    let gap = context.style.spacing.paragraph;
    let mut stack = List::new();
    if let Some(label) = list.label {
        stack.append(context.display(label, context.style.scale.label, context.whole()).whole());
    }
    for (number, item) in list.items.iter().enumerate() {
        let (glue, penalty) = match number {
            0 => (Glue::rigid(gap), Penalty::Held(Keep::Label, PARTED)),
            _ => (Glue::default(), between(number, count, CLASSES)),
        };
        stack.below(glue, penalty, moment(item, Numbered { number, count }, context));
    }
    stack
}

/// One time and what happens then, with its dot and its part of the line.
fn moment(item: &Moment, place: Numbered, context: &LayoutContext<'_>) -> List {
    let scale = context.style.scale;
    let column = text_column(context);
    let text = prose(&item.text, column, context);
    let style = scale.body.weighted(Weight::SemiBold);
    let mut stack = match context.style.master.columns {
        // The line in the gap runs beside both.
        Columns::Folded => label_above(&[Fragment::Words(item.time)], style, column, text, context),
        Columns::Axis { .. } => with_label(Some(item.time), style, scale.body, text, context),
    };
    if place.number + 1 < place.count {
        stack.put(Vbox::strut(context.style.spacing.paragraph));
    }
    let height = stack.natural();
    let (line, dot) = thread(place, height, context);
    let ink = context.style.palette.hairline;
    if height <= context.room() {
        let line = Element::decoration(ElementContent::Fill(line, ink));
        return led_by(vec![line, dot], stack).kept();
    }
    // Over several pages the line runs down each of them.
    let (inline, inline_size) = (line.inline, line.inline_size);
    led_by(vec![dot], stack).on(Panel { inline, inline_size, tint: Some(ink), rule: None, padding: Length::ZERO })
}

/// The line in the gap, and its dot; the line starts at the first dot and ends at the last.
fn thread(place: Numbered, height: Length, context: &LayoutContext<'_>) -> (LogicalRect, Element) {
    let column = text_column(context);
    let details = &context.style.details;
    let body = context.style.scale.body;
    let side = details.moment.of(body.size);
    let middle = body.baseline() - details.capital_middle.of(body.size);
    let centre = match context.style.master.columns {
        Columns::Axis { .. } => column.inline - details.moment_before.of(body.size),
        Columns::Folded => column.inline - context.style.spacing.indent + side / 2,
    };
    let from = if place.number == 0 { middle } else { Length::ZERO };
    let to = if place.number + 1 == place.count { middle } else { height };
    let thickness = details.thread;
    let line = LogicalRect { inline: centre - thickness / 2, block: from, inline_size: thickness, block_size: to - from };
    let dot = LogicalRect { inline: centre - side / 2, block: middle - side / 2, inline_size: side, block_size: side };
    (line, Element::decoration(ElementContent::Sign(Sign::Dot, dot, context.style.palette.brand)))
}
