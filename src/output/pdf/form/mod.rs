//! The form: places to fill in, and the fonts of what is typed there.
//!
//! In: field areas of finished pages, and the language that is typed. Out: widgets with their appearances (`fields`), a font that holds
//! the language's letters (`font`, its characters `charset`, those that are made before `prebuilt`), and a warning where a language's
//! letters cannot be shown (`typing`). Sources: ISO 32000-1, 9.6.3, 9.7 and 12.7.

pub(super) mod charset;
pub(super) mod fields;
pub(super) mod font;
pub(super) mod prebuilt;
pub(super) mod typing;
