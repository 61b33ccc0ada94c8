//! How tables of columns are set: side by side, or as records where a paper has no room for that.

use std::collections::BTreeSet;

use crate::foundation::diagnostic::Origin;

/// How a table is set.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum TableShape {
    /// Cells side by side below heads.
    Grid,
    /// One row after the other, its cells below each other.
    Records,
}

/// The tables of a guide that are set as records, by where they stand in its file; all others are grids.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TableShapes {
    records: BTreeSet<Origin>,
}

impl TableShapes {
    /// Sets the table at a place as records.
    pub fn set_as_records(&mut self, table: Origin) {
        self.records.insert(table);
    }

    /// How the table at a place is set.
    #[must_use]
    pub fn of(&self, table: Origin) -> TableShape {
        if self.records.contains(&table) { TableShape::Records } else { TableShape::Grid }
    }
}
