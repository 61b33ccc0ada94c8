//! Tables of columns: heads, rows of cells, places to write.
//!
//! Every row has a cell for each column (ISO 14289-1, 7.5); the first cell of words of a row is its header.

use super::composer::Composer;
use super::parts::{ColumnHead, ColumnTable as TablePart, Point, Prose, RecordTable, TableCell};
use super::{Entry, NodeId, Role};
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{BlockTitle, Cell, Column, ColumnKind, ColumnTable, WritePlace, Written};

impl Composer<'_> {
    pub(super) fn columns(&mut self, parent: NodeId, origin: Origin, title: &BlockTitle, table: &ColumnTable) -> TablePart {
        let node = self.tree.add(parent, Role::Columns, origin);
        let label = self.block_label(node, origin, title, None);
        let head = self.tree.add(node, Role::TableHead, origin);
        let row = self.tree.add(head, Role::Row, origin);
        let heads = table.columns.iter().map(|column| self.column_head(row, Role::ColumnHead, column)).collect();
        let body = self.tree.add(node, Role::TableBody, origin);
        let rows = rows_of(table).map(|row| self.table_row(body, origin, table, row, spoken_title(title))).collect();
        TablePart { node, label, heads, rows }
    }

    /// The same as records: what stood side by side is heard one after the other, each head before its cell.
    pub(super) fn records(&mut self, parent: NodeId, origin: Origin, title: &BlockTitle, table: &ColumnTable) -> RecordTable {
        let label = self.block_label(parent, origin, title, None);
        let node = self.tree.add(parent, Role::Records, origin);
        // The author wrote the heads once, and here they stand once; in the records they are said again.
        let heads = table.columns.iter().map(|column| self.column_head(node, Role::RecordHead, column)).collect();
        let records = rows_of(table).map(|row| self.record(node, origin, table, row, spoken_title(title))).collect();
        RecordTable { label, heads, records }
    }

    fn record(
        &mut self,
        parent: NodeId,
        origin: Origin,
        table: &ColumnTable,
        row: Row<'_>,
        title: Option<&str>,
    ) -> Vec<(ColumnHead, TableCell)> {
        let record = self.tree.add(parent, Role::Record, origin);
        let mut cells = row.words.map(|cells| cells.iter());
        let mut set = Vec::new();
        for column in &table.columns {
            let head = self.head_again(record, column);
            let cell = match (&column.kind, cells.as_mut()) {
                (ColumnKind::Words, Some(cells)) => self.record_words(record, cells.next().unwrap_or(&Cell::Empty), origin),
                (ColumnKind::Words, None) => self.place_to_write(record, &WritePlace::Line, &row.spoken(title, column), origin),
                (ColumnKind::Write(place), _) => self.place_to_write(record, place, &row.spoken(title, column), origin),
            };
            set.push((head, cell));
        }
        set
    }

    fn head_again(&mut self, record: NodeId, column: &Column) -> ColumnHead {
        let words = self.echo(record, Role::RecordHead, &column.head);
        let unit = unit_of(column).map(|unit| self.echo(words, Role::ColumnUnit, unit));
        ColumnHead { words, unit, alignment: column.alignment }
    }

    fn record_words(&mut self, record: NodeId, cell: &Cell, origin: Origin) -> TableCell {
        match cell {
            Cell::Empty => TableCell::Empty,
            Cell::Words(paragraphs) => {
                TableCell::Words(Prose(paragraphs.iter().map(|words| self.written(record, Role::Paragraph, words)).collect()))
            }
            Cell::List(items) => {
                let list = self.tree.add(record, Role::Points, origin);
                TableCell::List(items.iter().map(|item| self.inner_point(list, item)).collect())
            }
        }
    }

    fn column_head(&mut self, row: NodeId, role: Role, column: &Column) -> ColumnHead {
        let words = self.written(row, role, &column.head);
        let unit = unit_of(column).map(|unit| self.written(words, Role::ColumnUnit, unit));
        ColumnHead { words, unit, alignment: column.alignment }
    }

    /// A row; without words it is written in, in each of its cells.
    fn table_row(
        &mut self,
        body: NodeId,
        origin: Origin,
        table: &ColumnTable,
        row: Row<'_>,
        title: Option<&str>,
    ) -> Vec<TableCell> {
        let node = self.tree.add(body, Role::Row, origin);
        let mut cells = row.words.map(|cells| cells.iter());
        let mut first = Role::RowLabel;
        let mut set = Vec::new();
        for column in &table.columns {
            set.push(match (&column.kind, cells.as_mut()) {
                (ColumnKind::Words, Some(cells)) => {
                    let role = std::mem::replace(&mut first, Role::RowText);
                    self.word_cell(node, role, cells.next().unwrap_or(&Cell::Empty), origin)
                }
                (ColumnKind::Words, None) => self.write_cell(node, &WritePlace::Line, &row.spoken(title, column), origin),
                (ColumnKind::Write(place), _) => self.write_cell(node, place, &row.spoken(title, column), origin),
            });
        }
        set
    }

    fn word_cell(&mut self, row: NodeId, role: Role, cell: &Cell, origin: Origin) -> TableCell {
        match cell {
            Cell::Empty => {
                self.tree.add(row, Role::RowText, origin);
                TableCell::Empty
            }
            Cell::Words(paragraphs) => {
                let origin = paragraphs.first().map_or(origin, |words| words.origin);
                TableCell::Words(self.paragraphs(row, role, paragraphs, origin))
            }
            Cell::List(items) => {
                let node = self.tree.add(row, role, origin);
                let list = self.tree.add(node, Role::Points, origin);
                let points: Vec<Point> = items.iter().map(|item| self.inner_point(list, item)).collect();
                TableCell::List(points)
            }
        }
    }

    fn write_cell(&mut self, row: NodeId, place: &WritePlace, spoken: &str, origin: Origin) -> TableCell {
        let cell = self.tree.add(row, Role::RowText, origin);
        self.place_to_write(cell, place, spoken, origin)
    }

    fn place_to_write(&mut self, parent: NodeId, place: &WritePlace, spoken: &str, origin: Origin) -> TableCell {
        match (place, self.medium) {
            (WritePlace::Tick, Medium::Interactive) => {
                TableCell::Tick(Some(self.entry(parent, Role::TickBox, Entry::Tick, spoken, origin)))
            }
            (WritePlace::Tick, Medium::Paper) => TableCell::Tick(None),
            (WritePlace::Line | WritePlace::Date | WritePlace::Time | WritePlace::Number(_), Medium::Interactive) => {
                TableCell::Line(Some(self.entry(parent, Role::FieldEntry, Entry::Lines(1), spoken, origin)))
            }
            (WritePlace::Line | WritePlace::Date | WritePlace::Time | WritePlace::Number(_), Medium::Paper) => {
                TableCell::Line(None)
            }
        }
    }
}

/// A row of a table.
#[derive(Copy, Clone)]
struct Row<'m> {
    /// From 1.
    number: usize,
    /// Its cells of words; `None` where all of it is to be written in.
    words: Option<&'m [Cell]>,
}

impl Row<'_> {
    /// The name by which a place to write in it is spoken: the table, the row, the column and its unit.
    fn spoken(&self, title: Option<&str>, column: &Column) -> String {
        let said = self.words.and_then(|cells| cells.first()).and_then(first_words);
        let row = said.map_or_else(|| self.number.to_string(), str::to_owned);
        let parts = title.into_iter().map(str::to_owned).chain([row, column.head.text.clone()]);
        parts.chain(unit_of(column).map(|unit| unit.text.clone())).collect::<Vec<_>>().join(", ")
    }
}

/// The rows with words, and those to write in below them.
fn rows_of(table: &ColumnTable) -> impl Iterator<Item = Row<'_>> {
    let words = table.rows.iter().map(|cells| Some(cells.as_slice())).chain((0..table.empty).map(|_| None));
    (1..).zip(words).map(|(number, words)| Row { number, words })
}

fn spoken_title(title: &BlockTitle) -> Option<&str> {
    match title {
        BlockTitle::Own(written) => Some(&written.text),
        BlockTitle::Fixed | BlockTitle::None => None,
    }
}

fn unit_of(column: &Column) -> Option<&Written> {
    match &column.kind {
        ColumnKind::Write(WritePlace::Number(unit)) => unit.as_ref(),
        ColumnKind::Words | ColumnKind::Write(WritePlace::Line | WritePlace::Date | WritePlace::Time | WritePlace::Tick) => None,
    }
}

/// The words by which a row is told from others.
fn first_words(cell: &Cell) -> Option<&str> {
    let first: Option<&Written> = match cell {
        Cell::Empty => None,
        Cell::Words(paragraphs) => paragraphs.first(),
        Cell::List(items) => items.first(),
    };
    first.map(|words| words.text.as_str())
}
