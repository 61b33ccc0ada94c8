//! `columns = […]` with `table = […]` → a table of columns.
//!
//! A column is its head: words, `{ text = "…", align = "…" }`, or a place to write, `{ number = "Drink", unit = "ml" }`. A row gives the
//! cells of the columns of words only; what is to be written in is left out.

use super::words::{self, Role};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::{Cell, CellAlignment, Column, ColumnKind, ColumnTable, WritePlace, Written};
use crate::guide::table::{Entry, Table, Value, nearest};

const EXAMPLE: &str = "columns = [\"Time\", \"What\"]";
const TABLE_EXAMPLE: &str = "table = [[\"7 am\", \"coffee\"], …]";
const MOST: usize = 8;
/// So many rows to write in have room on a page.
const MOST_EMPTY: i64 = 60;

/// The places to write that a column may be.
const PLACES: [&str; 5] = ["line", "date", "time", "number", "tick"];

/// Reads a table; `block` is what stands beside its columns.
pub(super) fn read_columns(block: &mut Table<'_>, entry: &Entry<'_>, found: &mut Diagnostics) -> Option<ColumnTable> {
    let heads = words::filled(entry, EXAMPLE, found);
    let columns: Vec<Option<Column>> = heads.iter().map(|head| read_column(head, found)).collect();
    if !heads.is_empty() && !(2..=MOST).contains(&heads.len()) {
        let message = format!("a table has 2 to {MOST} columns; this one has {}", heads.len());
        let complaint = Diagnostic::error("wrong-columns", entry.value.at(), message);
        found.push(complaint.hint(match heads.len() {
            0 | 1 => "for one column write `points = [\"…\", \"…\"]`",
            _ => "make two tables, each in a block of its own",
        }));
    }
    let rows_entry = block.take("table");
    let empty = block.take("empty").and_then(|entry| number_of_rows(&entry, found)).unwrap_or(0);
    let columns: Vec<Column> = columns.into_iter().collect::<Option<_>>()?;
    told_apart(&columns, found);
    let width = columns.iter().filter(|column| column.kind == ColumnKind::Words).count();
    let Some(rows_entry) = rows_entry else {
        if empty == 0 {
            let complaint = Diagnostic::error("missing-key", entry.key_at, "a table has no rows: `table` is missing");
            found.push(complaint.hint(format!("write {TABLE_EXAMPLE} below `columns`, or `table = 6` for six rows to write in")));
        }
        return Some(ColumnTable { columns, rows: Vec::new(), empty });
    };
    if !rows_entry.value.is_list() && !rows_entry.value.is_text() {
        let counted = number_of_rows(&rows_entry, found)?;
        return Some(ColumnTable { columns, rows: Vec::new(), empty: counted.saturating_add(empty) });
    }
    let rows = words::filled(&rows_entry, TABLE_EXAMPLE, found);
    let rows = rows.iter().filter_map(|row| read_row(row, &columns, width, found)).collect();
    Some(ColumnTable { columns, rows, empty })
}

fn number_of_rows(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<u8> {
    let number = entry.value.number(2, found)?;
    let rows = u8::try_from(number).ok().filter(|_| (1..=MOST_EMPTY).contains(&number));
    if rows.is_none() {
        let message = format!("`{}` is how many rows are to be written in: 1 to {MOST_EMPTY}", entry.key);
        found.push(Diagnostic::error("out-of-range", entry.value.at(), message).hint(format!("write {} = 2", entry.key)));
    }
    rows
}

fn read_column(value: &Value<'_>, found: &mut Diagnostics) -> Option<Column> {
    if value.is_text() {
        let head = words::one(value, Role::Label, found)?;
        return Some(Column { head, kind: ColumnKind::Words, alignment: None });
    }
    let mut table = value.table("a column", "\"Time\", { text = \"Time\" } or { number = \"Drink\", unit = \"ml\" }", found)?;
    let alignment = table.take("align").and_then(|entry| read_alignment(&entry, found));
    let places: Vec<Entry<'_>> = PLACES.into_iter().filter_map(|place| table.take(place)).collect();
    let text = table.take("text");
    let unit = table.take("unit");
    if let (Some(unit), true) = (&unit, places.first().is_none_or(|place| place.key != "number")) {
        let complaint = Diagnostic::error("unknown-key", unit.key_at, "only a `number` has a unit");
        found.push(complaint.hint("write the unit within the words, or { number = \"…\", unit = \"ml\" }"));
    }
    let (head, kind) = match (&text, &places[..]) {
        (Some(text), []) => (words::one(&text.value, Role::Label, found), ColumnKind::Words),
        (None, [place]) => {
            let unit = unit.as_ref().and_then(|unit| words::one(&unit.value, Role::Label, found));
            (words::one(&place.value, Role::Label, found), ColumnKind::Write(place_of(place.key, unit)))
        }
        (None, []) => {
            found.push(table.missing("text", "{ text = \"Time\" }"));
            (None, ColumnKind::Words)
        }
        (Some(other), [place, ..]) | (None, [place, other, ..]) => {
            let message = format!("the column is both `{}` and `{}`", place.key, other.key);
            let complaint = Diagnostic::error("two-places", other.key_at, message).also(place.key_at, "it was set here");
            found.push(complaint.hint("a column is one thing: make two columns"));
            (None, ColumnKind::Words)
        }
    };
    table.finish(found);
    Some(Column { head: head?, kind, alignment })
}

fn place_of(key: &str, unit: Option<Written>) -> WritePlace {
    match key {
        "date" => WritePlace::Date,
        "time" => WritePlace::Time,
        "number" => WritePlace::Number(unit),
        "tick" => WritePlace::Tick,
        _ => WritePlace::Line,
    }
}

fn read_alignment(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<CellAlignment> {
    const NAMES: [(&str, CellAlignment); 3] =
        [("start", CellAlignment::Start), ("centre", CellAlignment::Centre), ("end", CellAlignment::End)];
    let said = entry.value.words().unwrap_or_default();
    let known = NAMES.into_iter().find(|(name, _)| *name == said).map(|(_, alignment)| alignment);
    if known.is_none() {
        let complaint = Diagnostic::error("unknown-value", entry.value.at(), "`align` is `start`, `centre` or `end`");
        let near = nearest(said, NAMES.into_iter().map(|(name, _)| name)).or_else(|| (said == "center").then_some("centre"));
        found.push(match near {
            Some(near) => complaint.hint(format!("did you mean \"{near}\"?")),
            None => complaint.hint("leave it out, and the words decide it"),
        });
    }
    known
}

/// Who hears a table hears the head with every cell: two that read alike cannot be told apart.
fn told_apart(columns: &[Column], found: &mut Diagnostics) {
    for (number, column) in columns.iter().enumerate() {
        let said = column.head.text.to_lowercase();
        if let Some(first) = columns[..number].iter().find(|other| other.head.text.to_lowercase() == said) {
            let message = format!("two columns are called “{}”", column.head.text);
            let complaint = Diagnostic::error("set-twice", column.head.origin, message).also(first.head.origin, "the first");
            found.push(complaint.hint("who hears the table cannot tell them apart: say what each of them holds"));
        }
    }
}

fn read_row(row: &Value<'_>, columns: &[Column], width: usize, found: &mut Diagnostics) -> Option<Vec<Cell>> {
    if width == 0 {
        let complaint = Diagnostic::error("wrong-row", row.at(), "every column is to be written in: a row has no words");
        found.push(complaint.hint("write how many rows there are to write in: table = 6"));
        return None;
    }
    // A single cell needs no brackets.
    let cells = if row.is_list() { row.items(TABLE_EXAMPLE, found)? } else { vec![*row] };
    if cells.len() == width {
        return cells.iter().map(|cell| read_cell(cell, found)).collect();
    }
    let written: Vec<String> = columns
        .iter()
        .filter(|column| column.kind != ColumnKind::Words)
        .map(|column| format!("“{}”", column.head.text))
        .collect();
    let noun = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let message = format!("this row has {}, the table {} of words", noun(cells.len(), "cell"), noun(width, "column"));
    let complaint = Diagnostic::error("wrong-row", row.at(), message);
    let missing = columns.iter().filter(|column| column.kind == ColumnKind::Words).nth(cells.len());
    found.push(match missing {
        Some(column) => {
            complaint.hint(format!("the cell for “{}” is missing; write \"\" if it is to be empty", column.head.text))
        }
        None if written.is_empty() => complaint.hint("take the cells out that belong to no column, or add a column"),
        None => complaint.hint(format!("{} are to be written in: leave their cells out", written.join(" and "))),
    });
    None
}

fn read_cell(cell: &Value<'_>, found: &mut Diagnostics) -> Option<Cell> {
    if cell.words() == Some("") {
        return Some(Cell::Empty);
    }
    if cell.is_list() {
        let items = cell.items("[\"…\", \"…\"]", found)?;
        if items.is_empty() {
            return Some(Cell::Empty);
        }
        let items: Option<Vec<Written>> = items.iter().map(|item| words::one(item, Role::Item, found)).collect();
        return items.map(Cell::List);
    }
    words::several(cell, Role::Text, found).map(Cell::Words)
}
