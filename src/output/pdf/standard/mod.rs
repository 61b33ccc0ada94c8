//! The standards: which ones a file claims, what they make it write, and whether its pages can keep them.
//!
//! In: finished pages. Out: the claim (`claim`), what `screen` (PDF/UA-1, PDF/A-2a) and `press` (PDF/X-4 besides) write beside all else,
//! and complaints (`check`). Sources: ISO 14289-1, ISO 19005-2, ISO 15930-7.

pub(super) mod check;
pub(super) mod claim;
pub(super) mod press;
pub(super) mod screen;
