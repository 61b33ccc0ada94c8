//! Tables of columns: heads, rows of cells, places to write.
//!
//! Every row has a cell for each column (ISO 14289-1, 7.5); the first cell of words of a row is its header.

use super::composer::Composer;
use super::parts::{ColumnHead, ColumnTable as TablePart, Point, TableCell};
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
        let heads = table.columns.iter().map(|column| self.column_head(row, column)).collect();
        let body = self.tree.add(node, Role::TableBody, origin);
        let title = match title {
            BlockTitle::Own(written) => Some(written.text.as_str()),
            BlockTitle::Fixed | BlockTitle::None => None,
        };
        let words: Vec<Option<&[Cell]>> =
            table.rows.iter().map(|cells| Some(cells.as_slice())).chain((0..table.empty).map(|_| None)).collect();
        let rows = words.into_iter().enumerate();
        let rows = rows.map(|(number, cells)| self.table_row(body, origin, table, cells, (title, number + 1))).collect();
        TablePart { label, heads, rows }
    }

    fn column_head(&mut self, row: NodeId, column: &Column) -> ColumnHead {
        let words = self.written(row, Role::ColumnHead, &column.head);
        let unit = match &column.kind {
            ColumnKind::Write(WritePlace::Number(Some(unit))) => Some(self.written(words, Role::ColumnUnit, unit)),
            ColumnKind::Words | ColumnKind::Write(_) => None,
        };
        ColumnHead { words, unit, alignment: column.alignment }
    }

    /// A row; without words it is written in, in each of its cells.
    fn table_row(
        &mut self,
        body: NodeId,
        origin: Origin,
        table: &ColumnTable,
        words: Option<&[Cell]>,
        (title, number): (Option<&str>, usize),
    ) -> Vec<TableCell> {
        let row = self.tree.add(body, Role::Row, origin);
        let said = words.and_then(|cells| cells.first()).and_then(first_words);
        let spoken = |column: &Column| {
            let unit = match &column.kind {
                ColumnKind::Write(WritePlace::Number(Some(unit))) => Some(unit.text.as_str()),
                ColumnKind::Words | ColumnKind::Write(_) => None,
            };
            let row = said.map_or_else(|| number.to_string(), str::to_owned);
            let parts = title.into_iter().map(str::to_owned).chain([row, column.head.text.clone()]);
            parts.chain(unit.map(str::to_owned)).collect::<Vec<_>>().join(", ")
        };
        let mut cells = words.map(|cells| cells.iter());
        let mut first = Role::RowLabel;
        let mut set = Vec::new();
        for column in &table.columns {
            set.push(match (&column.kind, cells.as_mut()) {
                (ColumnKind::Words, Some(cells)) => {
                    let role = std::mem::replace(&mut first, Role::RowText);
                    self.word_cell(row, role, cells.next().unwrap_or(&Cell::Empty), origin)
                }
                (ColumnKind::Words, None) => self.write_cell(row, &WritePlace::Line, &spoken(column), origin),
                (ColumnKind::Write(place), _) => self.write_cell(row, place, &spoken(column), origin),
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
        match (place, self.medium) {
            (WritePlace::Tick, Medium::Interactive) => {
                TableCell::Tick(cell, Some(self.entry(cell, Role::TickBox, Entry::Tick, spoken, origin)))
            }
            (WritePlace::Tick, Medium::Paper) => {
                self.tree.node_mut(cell).alternative = Some("☐".to_owned());
                TableCell::Tick(cell, None)
            }
            (WritePlace::Line | WritePlace::Date | WritePlace::Time | WritePlace::Number(_), Medium::Interactive) => {
                TableCell::Line(Some(self.entry(cell, Role::FieldEntry, Entry::Lines(1), spoken, origin)))
            }
            (WritePlace::Line | WritePlace::Date | WritePlace::Time | WritePlace::Number(_), Medium::Paper) => {
                TableCell::Line(None)
            }
        }
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
