//! The guide: what authors write, as data, and what is judged of the words alone.

pub mod table;
// The order is that of the floor: each room imports only from those above it.
pub mod language;
pub mod model;
pub mod source;
pub mod telephone;
pub mod texts;
// Judgements come last: they need whole guides.
pub mod check;
