//! What could not be set.

use super::missing::{MissingCharacter, by_script};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};

/// What could not be set, in the order in which it was met.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Faults {
    complaints: Diagnostics,
    missing: Vec<MissingCharacter>,
}

impl Faults {
    /// Adds a complaint.
    pub fn push(&mut self, complaint: Diagnostic) {
        self.complaints.push(complaint);
    }

    /// Adds a character that no font has.
    pub fn miss(&mut self, character: MissingCharacter) {
        self.missing.push(character);
    }

    /// Adds others.
    pub fn append(&mut self, others: Faults) {
        self.complaints.append(others.complaints);
        self.missing.extend(others.missing);
    }

    /// Whether something cannot be printed as it is.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.missing.is_empty() || self.complaints.has_errors()
    }

    /// The complaints, with the characters that no font has put together by script.
    #[must_use]
    pub fn into_diagnostics(self) -> Diagnostics {
        let mut found = self.complaints;
        by_script(self.missing, &mut found);
        found
    }
}
