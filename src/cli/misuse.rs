//! Wrong usage, which ends with status 2.

use std::fmt;

/// Arguments that cannot be followed, and what to type instead.
#[derive(Debug)]
pub(super) struct Misuse {
    message: String,
    tip: Option<String>,
}

impl Misuse {
    pub(super) fn new(message: impl Into<String>) -> Misuse {
        Misuse { message: message.into(), tip: None }
    }

    pub(super) fn tip(mut self, tip: impl Into<String>) -> Misuse {
        self.tip = Some(tip.into());
        self
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.tip.as_ref().map_or(Ok(()), |tip| write!(f, "\n\n  tip: {tip}"))
    }
}

impl std::error::Error for Misuse {}
