//! Which number a reader is told to call.

use super::words::{CallNumber, Written};
use crate::foundation::diagnostic::Origin;

/// How urgent something is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rank {
    /// Watch at home.
    Home,
    /// Call the clinic.
    Call,
    /// Emergency care.
    Emergency,
}

/// The number that stands beside a warning, an urgency table or a checklist. What a guide names is looked up when it is read: a number
/// that the clinic does not have is none of these.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Call {
    /// The emergency number where the clinic is.
    Emergency,
    /// The clinic's own telephone.
    Clinic,
    /// Another number of the clinic file.
    Named(CallNumber),
    /// No number is printed.
    Nobody,
}

impl Call {
    /// How urgent whatever prints the number looks: red stays for emergencies. What prints no number is as urgent as it says itself.
    #[must_use]
    pub const fn rank(&self) -> Rank {
        match self {
            Call::Emergency | Call::Nobody => Rank::Emergency,
            Call::Clinic | Call::Named(_) => Rank::Call,
        }
    }

    /// As a guide writes it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Call::Emergency => "\"emergency\"".to_owned(),
            Call::Clinic => "\"clinic\"".to_owned(),
            Call::Named(number) => format!("\"{}\"", number.id),
            Call::Nobody => "false".to_owned(),
        }
    }
}

/// A number of the clinic file under `[call.ID]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclaredNumber {
    /// Its name: `night`.
    pub id: String,
    /// The header of its table in the file.
    pub origin: Origin,
    /// As it is printed.
    pub number: Written,
    /// Whose it is in the guide's language, where the clinic file says that; only a guide that prints the number needs it.
    pub whose: Option<Written>,
}
