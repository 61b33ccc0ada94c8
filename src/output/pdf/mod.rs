//! Finished pages → a PDF file.
//!
//! In: [`Proven`] pages. Out: the bytes of a file, or the reasons why it cannot keep its standards: PDF/X-4, PDF/A-2a and PDF/UA-1 at
//! once where the pages are set for a press, PDF/UA-1 and PDF/A-2a elsewhere. Everything that a standard asks of the guide's own words
//! (alternative texts, heading levels, a title …) is judged before the first byte is written.
//!
//! Two steps. [`Body::compose`] does the work: contents compressed, fonts subset, structure written, all objects numbered.
//! [`assemble`] adds what belongs to one file only (its properties, its identity, its cross-reference table), so that copies can share
//! a body. What several documents of a guide have in common is made once: see [`write_all`].
//!
//! Terms: an *object* is a numbered piece of the file; *content* is the drawing of a page; a *marked sequence* is a part of the content
//! that belongs to one element of the structure, by its number on the page (MCID); an *element* is a node of the tree as written; an
//! *artifact* is content that nobody reads; a *code* stands for a glyph in the content, and says by itself which text it means.
//!
//! Literature: ISO 32000-1:2008 (PDF 1.7), ISO 14289-1:2014 (PDF/UA-1), ISO 19005-2:2011 (PDF/A-2), the Matterhorn Protocol 1.1.
//! `CONFORMANCE.md` beside this file says where each condition is kept and which test proves it.

pub mod booklet;
mod content;
mod file;
mod font;
mod form;
mod interaction;
mod objects;
mod standard;
mod structure;
#[cfg(test)]
mod tests;
mod user_space;

pub use file::assembly::assemble;
pub use file::body::Body;
pub use form::typing::judge_typing;
pub use objects::sizes::Sizes;

use file::assembly;
use file::shared::SharedResources;
use objects::deflate::Deflater;

use crate::foundation::diagnostic::Diagnostics;
use crate::layout::preflight::Proven;

/// Writes `pages` as one file.
///
/// # Errors
/// All that keeps the pages from meeting their standards, each with the place in the author's file. Nothing is written then.
pub fn write(pages: &Proven) -> Result<Vec<u8>, Diagnostics> {
    Body::compose(pages).map(|body| assembly::complete(body).0)
}

/// Writes the documents of a guide, each as one file. What they have in common is made once; every file is the same, byte for byte, as
/// [`write()`] makes it.
pub fn write_all(documents: &[&Proven]) -> Vec<Result<Vec<u8>, Diagnostics>> {
    let mut deflater = Deflater::new();
    let shared = SharedResources::of(documents.iter().map(|pages| &***pages), &mut deflater);
    let mut spare = Some(deflater);
    let file = |pages: &&Proven| {
        let body = Body::compose_from(&shared, pages, spare.take().unwrap_or_else(Deflater::new))?;
        let (file, deflater) = assembly::complete(body);
        spare = Some(deflater);
        Ok(file)
    };
    documents.iter().map(file).collect()
}
