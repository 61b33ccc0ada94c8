//! Tables of columns: heads, cells of words, and places to write.

use super::Written;

/// A table of two to eight columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnTable {
    /// From the start of the line; at least one of words or one row to write in.
    pub columns: Vec<Column>,
    /// The rows with words: a cell for each column of words.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows more are to be written in.
    pub empty: u8,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its head.
    pub head: Written,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Where its cells stand; `None` where their words decide it.
    pub alignment: Option<CellAlignment>,
}

/// What stands in a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    /// Words of the author.
    Words,
    /// A place to write in each row.
    Write(WritePlace),
}

/// A place to write in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WritePlace {
    /// Words.
    Line,
    /// A day.
    Date,
    /// A time of the day.
    Time,
    /// A number, perhaps with its unit.
    Number(Option<Written>),
    /// A box to tick.
    Tick,
}

/// Where the cells of a column stand.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum CellAlignment {
    /// At its start.
    Start,
    /// In its middle.
    Centre,
    /// At its end.
    End,
}

/// A cell of words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Paragraphs, at least one.
    Words(Vec<Written>),
    /// A list, of at least one item.
    List(Vec<Written>),
}

impl ColumnTable {
    /// The columns that hold words, in order.
    pub fn word_columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.kind == ColumnKind::Words)
    }
}
