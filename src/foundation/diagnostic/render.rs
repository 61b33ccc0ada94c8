//! Complaints as a person or a program reads them.

use super::{Diagnostics, SourceFiles};

/// In which form complaints are shown.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// With the line, a caret and hints; coloured for a terminal.
    Coloured,
    /// The same without colour.
    Plain,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
}

/// All complaints as text, each ended by a line end.
#[must_use]
pub fn render(_diagnostics: &Diagnostics, _files: &SourceFiles, _report: Report) -> String {
    String::new()
}
