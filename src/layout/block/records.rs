//! Tables of columns that their paper has no room for: one record after the other, each cell behind the head of its column, or under it in
//! large print.

use super::cell::{head_fragments, head_style, is_written, place_to_write, words};
use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::{PARTED, label_beside};
use super::lines::SetLines;
use super::rule::hairline;
use super::wrap::WrapPolicy;
use crate::design::structure::parts::{ColumnHead, RecordTable, TableCell};
use crate::design::style::Reading;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::CellAlignment;
use crate::layout::list::{Element, ElementContent, Glue, List, Penalty, Vbox, between};
use crate::layout::page::{Artifact, BreakClass, Keep};

/// The cost of ending a page within a record that no page can hold: rather a label stands alone.
const WITHIN_A_RECORD: i64 = 2000;

/// The records of a table.
#[must_use]
pub fn records(table: &RecordTable, context: &LayoutContext<'_>) -> List {
    let item = Glue::rigid(context.style.spacing.item);
    let mut list =
        table.label.map_or_else(List::new, |label| context.display(label, context.style.scale.label, context.whole()).whole());
    let heads = heads_in_a_line(&table.heads, context);
    list.below(item, Penalty::Held(Keep::Label, PARTED), heads);
    let count = table.records.len();
    for (number, cells) in table.records.iter().enumerate() {
        let mut row = List::from(hairline(context));
        row.glue(item);
        row.append(record(cells, context).kept_within(context.room() - context.style.scale.body.leading * 2));
        let penalty = match number {
            0 => Penalty::Held(Keep::Label, PARTED),
            _ => between(number, count, (BreakClass::Rows, BreakClass::OuterRow)),
        };
        list.below(item, penalty, row);
    }
    list
}

/// What the records say, in a line above them.
fn heads_in_a_line(heads: &[ColumnHead], context: &LayoutContext<'_>) -> List {
    let mut fragments = Vec::new();
    for head in heads {
        if !fragments.is_empty() {
            // Each head is heard by itself.
            fragments.push(Fragment::Artifact(" · ", Artifact::Layout));
        }
        fragments.extend(head_fragments(head));
    }
    context.lines(&fragments, head_style(context), context.whole(), WrapPolicy::DISPLAY).whole()
}

/// The cells of a row, each with its head.
fn record(cells: &[(ColumnHead, TableCell)], context: &LayoutContext<'_>) -> List {
    let item = Glue::rigid(context.style.spacing.item);
    let whole = context.whole();
    let side = context.style.details.record_head.of(whole.measure);
    let mut record = List::new();
    for (place, (head, cell)) in cells.iter().enumerate() {
        let start = ColumnHead { alignment: Some(CellAlignment::Start), ..head.clone() };
        let part = match context.style.reading {
            Reading::Usual => {
                let lines = head_lines(head, Column { measure: side, ..whole }, context);
                let column = whole.indented(side + context.style.details.table_gap);
                label_beside(lines, head_drop(cell, context), record_cell(cell, (place, &start), column, context))
            }
            Reading::LargePrint => {
                let mut part = head_lines(head, whole, context).whole();
                part.penalty(Penalty::Held(Keep::Label, PARTED));
                part.append(record_cell(cell, (place, &start), whole, context));
                part
            }
        };
        record.below(item, Penalty::Allowed(BreakClass::WithinRow, WITHIN_A_RECORD), part);
    }
    record
}

fn head_lines(head: &ColumnHead, column: Column, context: &LayoutContext<'_>) -> SetLines {
    context.lines(&head_fragments(head), head_style(context), column, WrapPolicy::DISPLAY)
}

/// How far down a head stands beside its cell: on one baseline with its words, or in the middle of a place to write.
fn head_drop(cell: &TableCell, context: &LayoutContext<'_>) -> Length {
    let style = head_style(context);
    let drop = match is_written(cell) {
        true => (context.style.details.write_row - style.leading) / 2,
        false => context.style.scale.body.baseline() - style.baseline(),
    };
    drop.max(Length::ZERO)
}

/// A cell of a record; a place to write words stands above a line.
pub(super) fn record_cell(cell: &TableCell, named: (usize, &ColumnHead), column: Column, context: &LayoutContext<'_>) -> List {
    if !is_written(cell) {
        return words(cell, named, column, context);
    }
    let details = &context.style.details;
    let height = details.write_row;
    let mut elements = place_to_write(cell, column, height, context);
    if let TableCell::Line(_) = cell {
        let thickness = details.ruled_line;
        let line = LogicalRect { inline: column.inline, block: height, inline_size: column.measure, block_size: thickness };
        elements.push(Element::decoration(ElementContent::Fill(line, context.style.palette.ruling)));
    }
    List::from(Vbox { height: height + details.ruled_line, elements })
}
