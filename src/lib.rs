//! `handout` turns patient guides written in TOML into finished, printable PDFs.

pub mod cli;
pub mod design;
pub mod foundation;
pub mod guide;
pub mod layout;
pub mod output;
pub mod text;
pub mod typeset;
