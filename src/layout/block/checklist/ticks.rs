//! What is ticked: groups of items below their titles, each item with its box.

use crate::design::structure::parts::{List as ListPart, TickItem};
use crate::design::style::ChecklistScale;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::block::brand::line;
use crate::layout::block::context::{Column, LayoutContext};
use crate::layout::block::label::led_by;
use crate::layout::list::{Element, ElementContent, Faults, Glue, List, Penalty, Vbox};
use crate::layout::page::{Artifact, FieldLook, Keep, Owner};

/// The two columns of a checklist.
pub(super) fn halves(scale: &ChecklistScale, context: &LayoutContext<'_>) -> [Column; 2] {
    let measure = (context.whole().measure - scale.gutter) / 2;
    [Column { inline: Length::ZERO, measure }, Column { inline: measure + scale.gutter, measure }]
}

/// Groups and questions in two columns, divided where the taller column is least tall.
pub(super) fn columns(lists: &[ListPart<TickItem>], scale: &ChecklistScale, context: &LayoutContext<'_>) -> (Vbox, Faults) {
    let places = halves(scale, context);
    let mut faults = Faults::default();
    // Both columns are as wide as each other: what was set to be measured only has to be moved across.
    let set: Vec<Vbox> = lists
        .iter()
        .map(|list| {
            let (group, more) = group(list, places[0], scale, context).boxed();
            faults.append(more);
            group
        })
        .collect();
    let heights: Vec<Length> = set.iter().map(|group| group.height).collect();
    let tall = |range: &[Length]| range.iter().copied().sum::<Length>() + scale.group * (range.len() as i64 - 1).max(0);
    let cut = (0..=lists.len()).min_by_key(|cut| tall(&heights[..*cut]).max(tall(&heights[*cut..]))).unwrap_or(0);
    let mut both = Vbox::default();
    let mut set = set.into_iter();
    for (column, count) in [(places[0], cut), (places[1], lists.len() - cut)] {
        let mut stack = List::new();
        for group in set.by_ref().take(count) {
            stack.below(Glue::rigid(scale.group), Penalty::Held(Keep::Whole, 0), group.into());
        }
        let (groups, _) = stack.boxed();
        both = both.beside(groups.across(column.inline));
    }
    (both, faults)
}

/// A title and its items.
fn group(list: &ListPart<TickItem>, column: Column, scale: &ChecklistScale, context: &LayoutContext<'_>) -> List {
    let mut stack = List::new();
    for member in members(list, column, scale, context) {
        stack.below(Glue::rigid(scale.item), Penalty::Held(Keep::Whole, 0), member);
    }
    stack
}

/// The title of a group, and each of its items.
pub(super) fn members(
    list: &ListPart<TickItem>,
    column: Column,
    scale: &ChecklistScale,
    context: &LayoutContext<'_>,
) -> Vec<List> {
    let title = list.label.map(|label| line(label, scale.label, column, context));
    title.into_iter().chain(list.items.iter().map(|item| tick(item, column, scale, context))).collect()
}

/// Where the words of an item stand: behind its box.
pub(super) fn words_column(column: Column, scale: &ChecklistScale, context: &LayoutContext<'_>) -> Column {
    column.indented(scale.tick + context.style.details.after_tick)
}

/// An item: its box stands level with the first line, and both are centred on each other.
fn tick(item: &TickItem, column: Column, scale: &ChecklistScale, context: &LayoutContext<'_>) -> List {
    let lines = context.display(item.text, scale.body, words_column(column, scale, context));
    let overhang = (scale.tick - scale.body.leading) / 2;
    let lowered = overhang.max(Length::ZERO);
    let top = (-overhang).max(Length::ZERO);
    let area = LogicalRect { inline: column.inline, block: top, inline_size: scale.tick, block_size: scale.tick };
    let palette = &context.style.palette;
    let outline = ElementContent::Outline(area, context.style.details.tick_line, palette.ruling);
    // On paper the drawn box is the item's label; on screen it lies behind the widget that is.
    let owner = item.entry.map_or(Owner::Node(item.label), |_| Owner::Artifact(Artifact::Layout));
    let field = ElementContent::Field(area, FieldLook { ink: palette.brand, rules: None });
    let field = item.entry.map(|entry| Element { owner: Owner::Node(entry), content: field });
    let elements = std::iter::once(Element { owner, content: outline }).chain(field).collect();
    let words = lines.height() + lowered * 2;
    let mut stack = List::from(Vbox::strut(lowered));
    stack.append(lines.whole());
    stack.put(Vbox::strut(lowered + (scale.tick - words).max(Length::ZERO)));
    led_by(elements, stack).kept()
}
