//! What the other rooms do, as the commands of this one call it. Nothing here decides anything.

use std::sync::Arc;

use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, SourceFiles};
use crate::foundation::resources::Resources;
use crate::guide::language::Language;
use crate::guide::model::{Guide, Part};
use crate::layout::page::Pages;
use crate::text::font::FontBook;

use super::job::Colouring;

/// Dots to the inch of a page's picture: sharp on a screen, small enough to mail.
const PAGE_DPI: u16 = 144;

/// What every document is made with.
pub(super) struct Workshop {
    languages: Vec<Language>,
    pub(super) fonts: Arc<FontBook>,
}

impl Workshop {
    pub(super) fn open() -> Workshop {
        Workshop { languages: Vec::new(), fonts: Arc::new(FontBook::built_in()) }
    }

    /// All languages, by tag.
    pub(super) fn languages(&self) -> &[Language] {
        &self.languages
    }
}

/// One guide's language files.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) files: Vec<String>,
}

/// The guides at a path.
pub(super) fn find(resources: &dyn Resources, path: &str) -> Result<Vec<Found>, Diagnostics> {
    let _ = (resources, path);
    Err(not_wired("source").into())
}

/// One guide in one language.
pub(super) fn read(
    resources: &dyn Resources,
    workshop: &Workshop,
    files: &mut SourceFiles,
    path: &str,
    clinic: Option<&str>,
) -> (Option<Guide>, Diagnostics) {
    let _ = (resources, workshop, files, path, clinic);
    (None, not_wired("source").into())
}

/// Judgements about one guide.
pub(super) fn judge(guide: &Guide, workshop: &Workshop, today: Date) -> Diagnostics {
    let _ = (guide, workshop, today);
    Diagnostics::new()
}

/// Judgements about the languages of one guide.
pub(super) fn compare(guides: &[Guide]) -> Diagnostics {
    let _ = guides;
    Diagnostics::new()
}

/// A document of a guide on its pages, proven, with warnings; or why not.
pub(super) fn set(guide: &Guide, part: Part, workshop: &Workshop) -> Result<(Pages, Diagnostics), Diagnostics> {
    let _ = (guide, part, workshop);
    Err(not_wired("typeset").into())
}

/// Pages as a PDF.
pub(super) fn pdf(pages: &Pages) -> Result<Vec<u8>, Diagnostics> {
    let _ = pages;
    Err(not_wired("pdf").into())
}

/// A page of a PDF, counted from 0, as a PNG.
pub(super) fn draw(pdf: &[u8], page: usize, colouring: Colouring) -> Result<Vec<u8>, Diagnostics> {
    let _ = (pdf, page, colouring, PAGE_DPI);
    Err(not_wired("raster").into())
}

/// All pages of a PDF on one PNG.
pub(super) fn contact_sheet(pdf: &[u8], colouring: Colouring) -> Result<Vec<u8>, Diagnostics> {
    let _ = (pdf, colouring);
    Err(not_wired("raster").into())
}

/// Whether words of a language are broken at line ends.
pub(super) fn is_hyphenated(language: &Language) -> bool {
    let _ = language;
    false
}

fn not_wired(room: &str) -> Diagnostic {
    Diagnostic::error("not-wired", None, format!("the room `{room}` is not joined yet"))
}
