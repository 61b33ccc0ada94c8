//! Lists: points and steps.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::{led_by, with_label};
use super::lines::SetLines;
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::structure::parts::{List as ListPart, Point, Step};
use crate::design::style::{Columns, Reading, TextStyle, Tone};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Faults, Glue, List, Penalty, Vbox, between};
use crate::layout::page::{BreakClass, Keep, Owner};
use crate::text::font::Weight;
use crate::text::paragraph::LineAlignment;

/// What it costs to part an item from the list below its words, where there is no other way.
const PARTED: i64 = 800;

/// A bullet list with its label.
#[must_use]
pub fn points(list: &ListPart<Point>, context: &LayoutContext<'_>) -> List {
    let column = text_column(context);
    let stack = match two_columns(&list.items, column, context) {
        Some((both, faults)) => {
            let mut stack = List::from(both);
            stack.report(faults);
            stack
        }
        None => members(&list.items, context, |item| point(item, column, Sign::Bullet, context)),
    };
    labelled(list.label, stack, context)
}

/// A numbered list with its label.
#[must_use]
pub fn steps(list: &ListPart<Step>, context: &LayoutContext<'_>) -> List {
    let numbers = Numbers::of(&list.items, text_column(context), context);
    let stack = members(&list.items, context, |item| step(item, &numbers, context));
    labelled(list.label, stack, context)
}

/// Where the words of items stand: on the axis, or so far in that bullets have room before them.
pub(super) fn text_column(context: &LayoutContext<'_>) -> Column {
    match context.style.master.columns {
        Columns::Axis { .. } => context.main(),
        Columns::Folded => context.main().indented(context.style.spacing.indent),
    }
}

pub(super) fn labelled(label: Option<NodeId>, stack: List, context: &LayoutContext<'_>) -> List {
    let (style, body) = (context.style.scale.label, context.style.scale.body);
    with_label(label, style, body, stack, context)
}

/// Where a list may be torn.
pub(super) const CLASSES: (BreakClass, BreakClass) = (BreakClass::Items, BreakClass::OuterItem);

/// All items of a list, with the white between them and the cost of a page's end there.
pub(super) fn members<Item>(items: &[Item], context: &LayoutContext<'_>, set: impl Fn(&Item) -> List) -> List {
    let glue = Glue { natural: context.style.spacing.item, shrink: context.style.spacing.item_shrink };
    let mut stack = List::new();
    for (number, item) in items.iter().enumerate() {
        stack.below(glue, between(number, items.len(), CLASSES), set(item).named(BreakClass::WithinItem));
    }
    stack
}

/// The fewest items that are worth two columns.
const FEWEST_IN_COLUMNS: usize = 6;

/// A list of many short items in two columns, read down the first and then down the second: where each item is a word or two, and a
/// page can hold all of them.
fn two_columns(items: &[Point], column: Column, context: &LayoutContext<'_>) -> Option<(Vbox, Faults)> {
    let body = context.style.scale.body;
    let measure = (column.measure - body.size * context.style.details.column_gap) / 2;
    let short = |item: &Point| {
        let plain = item.term.is_none() && item.points.is_empty();
        plain && context.extent(&[Fragment::Words(item.text)], body).natural <= measure
    };
    if context.style.reading == Reading::LargePrint || items.len() < FEWEST_IN_COLUMNS || !items.iter().all(short) {
        return None;
    }
    let half = Column { measure, ..column };
    let second = Column { inline: column.inline + column.measure - measure, measure };
    let (first_items, second_items) = items.split_at(items.len().div_ceil(2));
    let set = |items: &[Point], column: Column| {
        let mut stack = List::new();
        for item in items {
            let glue = Glue::rigid(context.style.spacing.item);
            stack.below(glue, Penalty::Held(Keep::Whole, 0), point(item, column, Sign::Bullet, context));
        }
        stack.boxed()
    };
    let ((one, mut faults), (other, others)) = (set(first_items, half), set(second_items, second));
    faults.append(others);
    let both = one.beside(other);
    (both.height <= context.room()).then_some((both, faults))
}

/// A bullet, the text, perhaps with a run-in term and a short list of its own.
fn point(item: &Point, column: Column, sign: Sign, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    let bullet = bullet(item.bullet, sign, column, body, context);
    let mut stack = led_by(vec![bullet], item_lines(item, body, column, context).paragraph());
    if !item.points.is_empty() {
        let inner = column.indented(context.style.spacing.indent);
        stack.glue(Glue::rigid(context.style.spacing.item));
        stack.penalty(Penalty::Held(Keep::SingleLine, PARTED));
        stack.append(members(&item.points, context, |item| point(item, inner, Sign::InnerBullet, context)));
    }
    stack
}

/// The words of an item: its text, perhaps with a term before it.
fn item_lines(item: &Point, style: TextStyle, column: Column, context: &LayoutContext<'_>) -> SetLines {
    let term = item.term.map(|term| [Fragment::Weighted(term, Weight::SemiBold), Fragment::Joint(" ", item.body)]);
    let fragments: Vec<Fragment<'_>> = term.into_iter().flatten().chain([Fragment::Words(item.text)]).collect();
    context.lines(&fragments, style, column, WrapPolicy::RAGGED)
}

/// A bullet that hangs before the text, its middle at half the height of a small letter.
pub(super) fn bullet(label: NodeId, sign: Sign, column: Column, style: TextStyle, context: &LayoutContext<'_>) -> Element {
    let details = &context.style.details;
    let side = details.bullet.of(style.size);
    let middle = style.baseline() - details.bullet_middle.of(style.size);
    let inline = column.inline - hanging_room(style, context);
    let area = LogicalRect { inline, block: middle - side / 2, inline_size: side, block_size: side };
    Element { owner: Owner::Node(label), content: ElementContent::Sign(sign, area, context.style.palette.brand) }
}

/// How far before the text a bullet hangs: in the gap, or at the edge of the column where there is none.
pub(super) fn hanging_room(style: TextStyle, context: &LayoutContext<'_>) -> Length {
    match context.style.master.columns {
        Columns::Axis { .. } => style.size,
        Columns::Folded => context.style.spacing.indent,
    }
}

/// Where the numbers of a list hang, and where its text stands: on the axis, or so far in as its widest number needs.
struct Numbers {
    hanging: Column,
    text: Column,
}

impl Numbers {
    fn of(items: &[Step], column: Column, context: &LayoutContext<'_>) -> Numbers {
        let style = number_style(context);
        let wide = |item: &Step| context.extent(&[Fragment::Words(item.number)], style).natural;
        let widest = items.iter().map(wide).max().unwrap_or(Length::ZERO);
        let gap = context.style.details.after_number;
        let text = column.indented((widest + gap - column.inline).max(Length::ZERO));
        Numbers { hanging: Column { inline: text.inline - gap - widest, measure: widest }, text }
    }
}

fn number_style(context: &LayoutContext<'_>) -> TextStyle {
    context.style.scale.body.weighted(Weight::SemiBold).toned(Tone::Brand)
}

/// A number that hangs before its step.
fn step(item: &Step, numbers: &Numbers, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    let at_the_end = WrapPolicy::DISPLAY.aligned(LineAlignment::End);
    let number = context.lines(&[Fragment::Words(item.number)], number_style(context), numbers.hanging, at_the_end);
    let elements = number.lines.into_iter().flat_map(|line| line.elements).collect();
    let mut stack = led_by(elements, context.ragged(item.text, body, numbers.text).paragraph());
    stack.report(number.faults);
    stack
}
