//! TOML files, read by hand.
//!
//! In: the bytes of a file. Out: a [`Table`], whose keys are taken one by one with the type that each must have. Every fault becomes a
//! complaint with its place, and reading goes on behind it, so that one pass finds all of them. What nobody asked for is an unknown
//! key; what was asked for is what a misspelt one is compared with. Texts come out as a [`RawText`], in which each character knows its
//! byte in the file.
//!
//! The `toml` crate parses (TOML 1.1, <https://toml.io/en/v1.1.0>); serde is not used, because it stops at the first fault.

mod document;
mod fields;
mod file;
mod habits;
mod kebab;
mod slips;
mod string;
mod synonyms;
mod syntax;
mod wanted;

pub use document::{Parsed, TOML_LIMIT};
pub use fields::{Entry, Table, Value};
pub use file::TomlFile;
pub(crate) use kebab::{LONGEST_ID, kebab};
pub use string::RawText;
pub(crate) use synonyms::nearest;
pub(crate) use syntax::is_set_twice;
