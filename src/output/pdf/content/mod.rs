//! The drawing of pages: items → operators.
//!
//! In: the items of a page, with codes for its runs. Out: a content stream (ISO 32000-1, clauses 8, 9 and 14.6) and what pages share:
//! pictures, and marks that are drawn as shapes. `page` takes a page item by item; `text` shows a run, `marks` its drawn marks, `ink`
//! sets colours, `image` writes pictures, `operators` knows how operators are spelt.

pub(super) mod bounds;
pub(super) mod image;
pub(super) mod ink;
pub(super) mod marks;
pub(super) mod operators;
pub(super) mod page;
pub(super) mod text;
