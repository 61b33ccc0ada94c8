//! A TOML file's text, as origins count in it.

use crate::foundation::diagnostic::FileId;

/// A TOML file's text: UTF-8 without a byte order mark, lines ended by `\n`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TomlFile {
    /// Its identity, for origins.
    pub file: FileId,
    /// What origins count in.
    pub text: String,
}
