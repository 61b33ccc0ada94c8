//! The objects of a file: numbers, streams, where each object stands, and identities made from bytes.
//!
//! In: dictionaries and bytes, each under a number reserved before. Out: the bytes of a file but for its cross-reference table. Nothing
//! here knows what a page is.
//!
//! Terms (ISO 32000-1, 7.3.10 and 7.5): an *indirect object* has a number by which others name it; an *object stream* holds many of them,
//! compressed together; a *cross-reference entry* says where an object stands.

pub(super) mod deflate;
pub(super) mod identity;
pub(super) mod indirect;
pub(super) mod number;
pub(super) mod sizes;
