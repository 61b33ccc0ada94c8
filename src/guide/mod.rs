//! The guide: what authors write, as data, and what is judged of the words alone.

pub mod check;
pub mod language;
pub mod model;
pub mod source;
