//! Tables, each with the nodes that it is made of.

use super::NodeId;
use super::items::{Point, Prose};
use crate::guide::model::CellAlignment;

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its label.
    pub label: RowLabel,
    /// What it says.
    pub text: RowText,
}

/// The label of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowLabel {
    /// Its words.
    pub words: NodeId,
    /// The sign of its rank, where that says something that the words do not.
    pub sign: Option<NodeId>,
    /// Below the words: the number to call.
    pub number: Option<NodeId>,
}

/// A table of columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnTable {
    /// The table itself.
    pub node: NodeId,
    /// Its label.
    pub label: Option<NodeId>,
    /// The heads of its columns.
    pub heads: Vec<ColumnHead>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Vec<TableCell>>,
}

/// A table of columns that its paper has no room for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordTable {
    /// Its label.
    pub label: Option<NodeId>,
    /// The heads of its columns, said once above all records.
    pub heads: Vec<ColumnHead>,
    /// Its rows: the head of each column, and its cell.
    pub records: Vec<Vec<(ColumnHead, TableCell)>>,
}

/// The head of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnHead {
    /// Its words.
    pub words: NodeId,
    /// The unit of the numbers below it.
    pub unit: Option<NodeId>,
    /// Where the cells stand; `None` where their words decide it.
    pub alignment: Option<CellAlignment>,
}

/// A cell of a table of columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TableCell {
    /// Nothing.
    Empty,
    /// Paragraphs.
    Words(Prose),
    /// A list.
    List(Vec<Point>),
    /// A place to write; on a screen with its field.
    Line(Option<NodeId>),
    /// A box to tick; on a screen with its field.
    Tick(Option<NodeId>),
}

/// What a row says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowText {
    /// Paragraphs.
    Prose(Prose),
    /// An address that leads somewhere, which is never hyphenated.
    Address(NodeId),
}
