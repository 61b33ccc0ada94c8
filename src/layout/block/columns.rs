//! Tables of columns: heads on a rule, rows of cells, places to write.
//!
//! The table takes the whole width of the type area, and its first column the side column where its words have room there. A row stands
//! whole on a page. Where the paper has no room for the widest word of each column, a table is set as [`super::records`].

use super::cell::{alignment, head_fragments, head_style, is_numeric, is_written, place_to_write, words};
use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::PARTED;
use super::lines::SetLines;
use super::widths::{Asked, widths};
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::structure::parts::{ColumnHead, ColumnTable, TableCell};
use crate::design::style::Weight;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::CellAlignment;
use crate::layout::list::{Element, ElementContent, Glue, List, Penalty, PlacedRun, Repeat, Vbox, between};
use crate::layout::page::{Artifact, BreakClass, Keep, Owner};
use crate::text::paragraph::LineAlignment;

/// What it costs to part the first row from the second, where there is no other way.
const ALONE: i64 = 400;
/// What is left for heads above a row that stands whole, in lines.
const HEADS: i64 = 6;
/// The cost of ending a page within a row that no page can hold.
const WITHIN_A_ROW: i64 = 400;

/// Whether the paper has room for the widest word of each column.
#[must_use]
pub fn have_room(table: &ColumnTable, context: &LayoutContext<'_>) -> bool {
    column_widths(table, context).is_some()
}

/// The widths of the columns, from the words in them; `None` where the paper has no room for the widest word of each.
fn column_widths(table: &ColumnTable, context: &LayoutContext<'_>) -> Option<Vec<Length>> {
    let asked: Vec<Asked> = (0..table.heads.len()).map(|number| asked(table, number, context)).collect();
    widths(&asked, within_gaps(table, context))
}

/// The measure of a table without the gaps between its columns.
fn within_gaps(table: &ColumnTable, context: &LayoutContext<'_>) -> Length {
    let gaps = i64::try_from(table.heads.len()).unwrap_or(1) - 1;
    context.whole().measure - context.style.details.table_gap * gaps
}

/// A table of columns.
#[must_use]
pub fn columns(table: &ColumnTable, context: &LayoutContext<'_>) -> List {
    let whole = context.whole();
    let gap = context.style.details.table_gap;
    // Where there is no room a table is set as records; here it says what does not fit.
    let widths = column_widths(table, context).unwrap_or_else(|| {
        let count = table.heads.len().max(1);
        vec![within_gaps(table, context) / i64::try_from(count).unwrap_or(1); count]
    });
    let mut inline = whole.inline;
    let mut columns = Vec::with_capacity(widths.len());
    for measure in widths {
        columns.push(Column { inline, measure });
        inline += measure + gap;
    }
    let body = grid(table, &columns, context);
    let Some(label) = table.label else { return body };
    let mut stack = context.display(label, context.style.scale.label, whole).whole();
    stack.below(Glue::rigid(context.style.spacing.item), Penalty::Held(Keep::Label, PARTED), body);
    stack
}

/// What the words of a column ask for.
fn asked(table: &ColumnTable, number: usize, context: &LayoutContext<'_>) -> Asked {
    let details = &context.style.details;
    let body = context.style.scale.body;
    let mut asked = Asked::default();
    let head = context.extent(&head_fragments(&table.heads[number]), head_style(context));
    asked.least = head.widest_word;
    asked.cells.push(vec![head.natural]);
    for row in &table.rows {
        let style = if number == 0 { body.weighted(Weight::SemiBold) } else { body };
        let mut words = |nodes: &[NodeId], indent: Length| {
            let extents = nodes.iter().map(|node| context.extent(&[Fragment::Words(*node)], style));
            let extents: Vec<_> = extents.map(|extent| (extent.widest_word + indent, extent.natural + indent)).collect();
            asked.least = extents.iter().map(|(word, _)| *word).fold(asked.least, Length::max);
            extents.into_iter().map(|(_, natural)| natural).collect::<Vec<_>>()
        };
        let cell = match &row[number] {
            TableCell::Empty => Vec::new(),
            TableCell::Words(prose) => words(&prose.0, Length::ZERO),
            TableCell::List(points) => {
                words(&points.iter().map(|point| point.text).collect::<Vec<_>>(), context.style.spacing.indent)
            }
            TableCell::Line(_) => {
                asked.open = true;
                asked.least = asked.least.max(details.least_write);
                Vec::new()
            }
            TableCell::Tick(..) => {
                asked.least = asked.least.max(details.tick);
                Vec::new()
            }
        };
        asked.cells.push(cell);
    }
    // Rounding must not break a word.
    asked.least += details.label_slack;
    asked
}

/// Rows of cells side by side.
fn grid(table: &ColumnTable, columns: &[Column], context: &LayoutContext<'_>) -> List {
    let heads = heads(table, columns, context);
    let (again, _) = heads.clone().boxed();
    let head = Repeat { height: again.height, elements: again.elements.into_iter().map(decorative).collect() };
    let count = table.rows.len();
    let mut rows = List::new();
    for (number, cells) in table.rows.iter().enumerate() {
        let row = row(cells, &table.heads, columns, context);
        let penalty = match number {
            1 if count > 2 => Penalty::Held(Keep::SingleItem, ALONE),
            _ => between(number, count, (BreakClass::Rows, BreakClass::OuterRow)),
        };
        rows.below(Glue::default(), penalty, row);
    }
    let mut stack = heads;
    stack.penalty(Penalty::Held(Keep::Label, PARTED));
    stack.append(rows.headed(Some(head)));
    stack
}

/// What is said again is nobody's word.
fn decorative(element: Element) -> Element {
    let content = match element.content {
        ElementContent::Run(run) => ElementContent::Run(PlacedRun { words: None, ..run }),
        other => other,
    };
    Element { owner: Owner::Artifact(Artifact::Layout), content }
}

/// The heads, their last lines on a rule.
fn heads(table: &ColumnTable, columns: &[Column], context: &LayoutContext<'_>) -> List {
    let details = &context.style.details;
    let style = head_style(context);
    let numeric = (0..columns.len()).map(|number| is_numeric(table.rows.iter().map(|row| &row[number]), context));
    let set: Vec<SetLines> = table
        .heads
        .iter()
        .zip(columns)
        .zip(numeric)
        .map(|((head, column), numeric)| {
            let alignment = alignment(head, numeric);
            let policy = WrapPolicy::DISPLAY.aligned(if alignment == LineAlignment::Centre {
                LineAlignment::Centre
            } else {
                LineAlignment::Start
            });
            context.lines(&head_fragments(head), style, *column, policy)
        })
        .collect();
    let height = set.iter().map(SetLines::height).max().unwrap_or(Length::ZERO);
    let mut row = Vbox::default();
    let mut list = List::new();
    for lines in set {
        let lowered = height - lines.height();
        let (head, faults) = lines.boxed();
        row = row.beside(head.lowered(lowered));
        list.report(faults);
    }
    let whole = context.whole();
    let below = height + details.above_head_rule;
    let rule = LogicalRect { inline: whole.inline, block: below, inline_size: whole.measure, block_size: details.head_rule };
    row.elements.push(Element::decoration(ElementContent::Fill(rule, context.style.palette.text)));
    row.height = below + details.head_rule;
    list.put(row);
    list
}

/// A row above a hairline; as a record where no page can hold it.
fn row(cells: &[TableCell], heads: &[ColumnHead], columns: &[Column], context: &LayoutContext<'_>) -> List {
    let details = &context.style.details;
    let written = cells.iter().any(is_written);
    let least = if written { details.write_row } else { Length::ZERO };
    let mut list = List::new();
    let mut row = Vbox::default();
    let mut set = Vec::new();
    for (number, ((cell, head), column)) in cells.iter().zip(heads).zip(columns).enumerate() {
        let (words, faults) = words(cell, (number, head), *column, context).boxed();
        list.report(faults);
        set.push(words);
    }
    let tallest = set.iter().map(|words| words.height).max().unwrap_or(Length::ZERO) + details.cell_padding * 2;
    if tallest > context.room() - context.style.scale.body.leading * HEADS {
        // Its heads have been said above it.
        let mut stack = List::new();
        for (number, (cell, head)) in cells.iter().zip(heads).enumerate() {
            let start = ColumnHead { alignment: Some(CellAlignment::Start), ..head.clone() };
            let part = super::records::record_cell(cell, (number, &start), context.whole(), context);
            stack.below(Glue::rigid(context.style.spacing.item), Penalty::Allowed(BreakClass::WithinRow, WITHIN_A_ROW), part);
        }
        return stack.named(BreakClass::WithinRow);
    }
    let height = tallest.max(least);
    for ((cell, words), column) in cells.iter().zip(set).zip(columns) {
        let top = if written { (height - words.height) / 2 } else { details.cell_padding };
        row = row.beside(words.lowered(top));
        row.elements.extend(place_to_write(cell, *column, height, context));
    }
    let whole = context.whole();
    let hairline = context.style.spacing.hairline;
    let ink = context.style.palette.ruling;
    let rule = |inline, block, inline_size, block_size| {
        Element::decoration(ElementContent::Fill(LogicalRect { inline, block, inline_size, block_size }, ink))
    };
    row.elements.push(rule(whole.inline, height, whole.measure, hairline));
    if written {
        let gap = details.table_gap;
        row.elements.extend(columns.iter().skip(1).map(|column| rule(column.inline - gap / 2, Length::ZERO, hairline, height)));
    }
    row.height = height + hairline;
    list.put(row);
    list
}
