//! The contents: a heading, then a line for each section.

use super::brand::line;
use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::{label_above, label_beside};
use super::wrap::WrapPolicy;
use crate::design::structure::parts::{Contents, ContentsEntry};
use crate::design::style::ContentsTags;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::list::{Element, ElementContent, Faults, Glue, List, Penalty, Vbox};
use crate::layout::page::{BreakClass, Keep, Owner};
use crate::text::paragraph::LineAlignment;

/// The cost of ending a page between two entries.
const BETWEEN_ENTRIES: i64 = 20;
/// What it costs to part the heading from its entries, and the first two of these, where there is no other way.
const PARTED: i64 = 800;

/// The contents; their entries say the numbers that the tree has by now.
#[must_use]
pub fn contents(contents: &Contents, context: &LayoutContext<'_>) -> List {
    let spacing = &context.style.spacing;
    let column = match context.style.master.contents {
        ContentsTags::Beside { side, gap } => context.whole().indented(side + gap),
        ContentsTags::Above => context.main(),
    };
    let heading = context.whole().indented(context.main().inline);
    let mut stack = line(contents.heading, context.style.scale.heading, heading, context);
    for (number, part) in contents.entries.iter().enumerate() {
        let shrink = spacing.contents_shrink;
        let glue = match number {
            0 => Glue { natural: spacing.after_opener, shrink: shrink * 2 },
            _ => Glue { natural: shrink, shrink },
        };
        let penalty = match number {
            0 => Penalty::Held(Keep::Heading, PARTED),
            1 => Penalty::Held(Keep::SingleItem, PARTED),
            _ => Penalty::Allowed(BreakClass::Entries, BETWEEN_ENTRIES),
        };
        let (set, faults) = entry(part, column, context);
        stack.below(glue, penalty, set.into());
        stack.report(faults);
    }
    stack
}

/// Tag in the side column, title on the axis, a dotted leader, the page number at the end.
fn entry(entry: &ContentsEntry, column: Column, context: &LayoutContext<'_>) -> (Vbox, Faults) {
    let (style, details) = (context.style.scale.contents, &context.style.details);
    let number_room = details.contents_number.of(style.size);
    let title_column = Column { measure: column.measure - number_room - details.contents_gap, ..column };
    // Title and number stand far apart: the space between them is for those who hear or copy the line.
    let fragments = [Fragment::Words(entry.title), Fragment::Joint(" ", entry.reference)];
    let title = context.lines(&fragments, style, title_column, WrapPolicy::DISPLAY);
    let title_width = title.last_width();
    let last_top = title.height() - style.leading;
    let number_column = Column { inline: column.inline + column.measure - number_room, measure: number_room };
    let at_the_end = WrapPolicy::DISPLAY.aligned(LineAlignment::End);
    let number = context.lines(&[Fragment::Words(entry.page)], style, number_column, at_the_end);
    let from = column.inline + title_width + details.leader_gap;
    let to = column.inline + column.measure - number.last_width() - details.leader_gap;
    let dots = LogicalRect {
        inline: from,
        block: last_top + style.baseline(),
        inline_size: (to - from).max(Length::ZERO),
        block_size: details.leader,
    };
    let leader = Element::decoration(ElementContent::Dots(dots, context.style.palette.muted));
    let (mut row, mut faults) = title.boxed();
    row.elements.push(leader);
    let (number, more) = number.boxed();
    faults.append(more);
    row.elements.extend(number.lowered(last_top).elements);
    let (mut row, more) = tagged(entry, row, context).boxed();
    faults.append(more);
    row.height = height(row.height, context);
    let whole = LogicalRect {
        inline: Length::ZERO,
        block: Length::ZERO,
        inline_size: column.inline + column.measure,
        block_size: row.height,
    };
    row.elements.push(Element { owner: Owner::Node(entry.reference), content: ElementContent::Link(whole) });
    (row, faults)
}

/// The height of an entry. What may be taken away stands between the entries.
fn height(words: Length, context: &LayoutContext<'_>) -> Length {
    let spacing = &context.style.spacing;
    let least = spacing.contents_entry - spacing.contents_shrink;
    match context.style.master.contents {
        ContentsTags::Beside { .. } => words.max(least),
        // A tag belongs to the title below it, also where the title above it takes two lines.
        ContentsTags::Above => least.max(words + spacing.item - spacing.contents_shrink),
    }
}

/// A title of the contents with the section's tag: before it, first baselines level, or above it. They are read in one breath: only a
/// space parts them.
fn tagged(entry: &ContentsEntry, title: Vbox, context: &LayoutContext<'_>) -> List {
    let scale = context.style.scale;
    let Some(tag) = entry.tag else { return title.into() };
    let fragments = [Fragment::Words(tag), Fragment::Joint(" ", tag)];
    match context.style.master.contents {
        ContentsTags::Beside { side, .. } => {
            let column = Column { inline: Length::ZERO, measure: side };
            let lines = context.lines(&fragments, scale.tag, column, WrapPolicy::DISPLAY);
            label_beside(lines, (scale.contents.baseline() - scale.tag.baseline()).max(Length::ZERO), title.into())
        }
        ContentsTags::Above => label_above(&fragments, scale.tag, context.main(), title.into(), context),
    }
}
