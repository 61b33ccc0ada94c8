//! A picture's file.

use crate::foundation::diagnostic::Origin;

/// A picture's file, read but not decoded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PictureFile {
    /// The path for [`crate::foundation::resources::Resources::read`], already proven to lie within the clinic's folder.
    pub path: String,
    /// Where the path is written.
    pub origin: Origin,
    /// The bytes.
    pub bytes: std::sync::Arc<[u8]>,
}
