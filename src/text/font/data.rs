//! The bytes of a font file.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The bytes of a font file: borrowed from the program, or shared where a font was added.
#[derive(Clone)]
pub struct FontData(pub(super) Bytes);

#[derive(Clone)]
pub(super) enum Bytes {
    BuiltIn(&'static [u8]),
    Added(Arc<Vec<u8>>),
}

impl FontData {
    /// Whether they are part of the program.
    pub(crate) fn is_built_in(&self) -> bool {
        matches!(self.0, Bytes::BuiltIn(_))
    }
}

impl Deref for FontData {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match &self.0 {
            Bytes::BuiltIn(bytes) => bytes,
            Bytes::Added(bytes) => bytes,
        }
    }
}

impl AsRef<[u8]> for FontData {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl fmt::Debug for FontData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}
