//! What the other rooms do, as the commands of this one call it. Nothing here decides anything.

use std::sync::Arc;

use crate::design::style::Edition;
use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, SourceFiles};
use crate::foundation::geometry::{Length, Paper};
use crate::foundation::resources::{Fenced, Resources, join};
use crate::guide::check::{check_guide, compare_editions};
use crate::guide::language::{Language, Languages};
use crate::guide::model::{Guide, Part};
use crate::guide::source::{
    GuideFiles, ReadOptions, find_guides, find_overlooked, find_strays, overlooked_beside, read_guide, shelves_of,
};
use crate::layout::page::Pages;
use crate::layout::preflight::{Proven, press, prove};
use crate::output::pdf::{self, booklet::Booklet};
use crate::output::raster::{self, Colouring, Picture, RasterFault};
use crate::output::snapshot;
pub(super) use crate::output::snapshot::Ended;
use crate::text::cache::ParagraphCache;
use crate::text::font::{Face, FontBook};
use crate::typeset::{Context, typeset_together};

/// Dots to the inch of a page's picture: sharp on a screen, small enough to mail.
const PAGE_DPI: u32 = 144;
/// Of the small pages on a contact sheet: headings can be read, five pages stand side by side on a screen.
const SHEET_DPI: u32 = 48;
const SHEET_COLUMNS: usize = 5;

/// What every document is made with.
pub(super) struct Assets {
    languages: Languages,
    fonts: Arc<FontBook>,
}

impl Assets {
    pub(super) fn open() -> Assets {
        Assets { languages: Languages::built_in(), fonts: Arc::new(FontBook::built_in()) }
    }

    /// The same with the labels and fonts of the folders beside guides; `None` where there are none.
    pub(super) fn beside(
        resources: &dyn Resources,
        files: &mut SourceFiles,
        shelves: &[String],
    ) -> Option<(Assets, Diagnostics)> {
        let mut found = Diagnostics::new();
        let mut folders = |name: &'static str| {
            let mut open = Vec::new();
            for shelf in shelves {
                found.append(overlooked_beside(resources, shelf, name));
                let (folder, fenced) = (join(shelf, name), Fenced::within(resources, shelf));
                if fenced.outside(&folder).is_some() {
                    let shelf = if shelf.is_empty() { "." } else { shelf };
                    let message = format!("the folder `{folder}` leads out of the folder `{shelf}`");
                    let hint = "put the files themselves there in place of the link";
                    found.push(Diagnostic::error("path-outside", None, message).hint(hint));
                } else if !resources.list(&folder).is_empty() {
                    open.push((folder, fenced));
                }
            }
            open
        };
        let (labels, fonts) = (folders("languages"), folders("fonts"));
        if labels.is_empty() && fonts.is_empty() && found.is_empty() {
            return None;
        }
        let (mut languages, mut book) = (Languages::built_in(), FontBook::built_in());
        labels.iter().for_each(|(folder, fenced)| found.append(languages.with_added(fenced, files, folder)));
        fonts.iter().for_each(|(folder, fenced)| found.append(book.with_added(fenced, folder)));
        Some((Assets { languages, fonts: Arc::new(book) }, found))
    }

    /// All languages, by tag.
    pub(super) fn languages(&self) -> &[Language] {
        self.languages.all()
    }

    /// All faces, in the order in which they are tried.
    pub(super) fn faces(&self) -> &[Face] {
        self.fonts.faces()
    }
}

/// The guides at a path.
pub(super) fn find(resources: &dyn Resources, path: &str) -> Result<Vec<GuideFiles>, Diagnostics> {
    find_guides(resources, path).map_err(Diagnostics::from)
}

/// What lies among the guides and cannot be read.
pub(super) fn overlooked(resources: &dyn Resources, path: &str) -> Diagnostics {
    find_overlooked(resources, path)
}

/// Files at a path that look like guides and are none.
pub(super) fn strays(resources: &dyn Resources, path: &str) -> Diagnostics {
    find_strays(resources, &Languages::built_in(), path)
}

/// The folders in which labels and fonts for a language file may lie.
pub(super) fn shelves(resources: &dyn Resources, path: &str) -> Vec<String> {
    shelves_of(resources, path)
}

/// One guide in one language.
pub(super) fn read(
    resources: &dyn Resources,
    assets: &Assets,
    files: &mut SourceFiles,
    path: &str,
    clinic: Option<&str>,
) -> (Option<Guide>, Diagnostics) {
    let options = ReadOptions { clinic: clinic.map(str::to_owned) };
    read_guide(resources, &assets.languages, files, path, &options)
}

/// Judgements about one guide.
pub(super) fn judge(guide: &Guide, assets: &Assets, today: Date) -> Diagnostics {
    check_guide(guide, &assets.languages, today)
}

/// Judgements about the languages of one guide.
pub(super) fn compare(guides: &[&Guide], assets: &Assets) -> Diagnostics {
    compare_editions(guides, &assets.languages)
}

/// A document on its pages, proven, with what a print shop would complain of; or why not.
pub(super) type Set = Result<(Proven, Diagnostics), Diagnostics>;

/// Some documents of a guide.
pub(super) fn set(guide: &Guide, parts: &[Part], assets: &Assets, edition: Edition, paper: Paper) -> Vec<Set> {
    let context = Context { languages: &assets.languages, fonts: &assets.fonts, edition, paper };
    let documents = typeset_together(guide, parts, &context, &mut ParagraphCache::new()).into_iter().zip(parts);
    let proven = |(pages, part): (Result<Pages, Diagnostics>, &Part)| {
        let pages = prove(pages?, guide, *part)?;
        let mut judged = press::judge(guide, &pages);
        judged.append(pdf::judge_typing(&pages));
        Ok((pages, judged))
    };
    documents.map(proven).collect()
}

/// Pages as a PDF.
pub(super) fn pdf(pages: &Proven) -> Result<Vec<u8>, Diagnostics> {
    pdf::write(pages)
}

/// The documents of one guide as PDFs, with what they share made once.
pub(super) fn pdfs<'a>(documents: impl IntoIterator<Item = &'a Proven>) -> Vec<Result<Vec<u8>, Diagnostics>> {
    pdf::write_all(&documents.into_iter().collect::<Vec<_>>())
}

/// The bytes of a PDF by kind of object, a line each.
pub(super) fn sizes(pages: &Proven) -> Result<String, Diagnostics> {
    let body = pdf::Body::compose(pages)?;
    let sizes = body.sizes();
    let whole = pdf::assemble(&body).len();
    let rows = [
        ("fonts", sizes.fonts),
        ("content", sizes.content),
        ("pictures", sizes.pictures),
        ("structure", sizes.structure),
        ("links and fields", sizes.interaction),
        ("properties and profile", sizes.metadata),
        ("pages and bookmarks", sizes.document),
    ];
    let known: usize = rows.iter().map(|(_, bytes)| bytes).sum();
    let rest = [("all else", whole - known.min(whole)), ("whole file", whole)];
    let lines = rows.into_iter().chain(rest).map(|(kind, bytes)| format!("{kind:<24}{bytes:>8} bytes\n"));
    Ok(format!("document                {}\n", pages.properties.name) + &lines.collect::<String>())
}

/// Why each page ended where it did.
pub(super) fn ends(pages: &Proven) -> Vec<Ended> {
    snapshot::ends(pages)
}

/// What a print shop asks about pages, line by line; empty for pages that no press prints.
pub(super) fn preflight(pages: &Proven) -> Vec<(&'static str, String)> {
    press::report(pages)
}

/// Pages on sheets to be folded.
pub(super) fn booklet(pages: &Proven, creep: Length) -> Result<Booklet, Diagnostics> {
    pdf::booklet::write(pages, creep)
}

/// A page of a PDF, counted from 0, as a PNG.
pub(super) fn draw(pdf: &[u8], page: usize, colouring: Colouring) -> Result<Vec<u8>, RasterFault> {
    raster::draw(pdf, page, PAGE_DPI, colouring)?.png()
}

/// Every page of a PDF as a PNG.
pub(super) fn draw_all(pdf: &[u8], colouring: Colouring) -> Result<Vec<Vec<u8>>, RasterFault> {
    raster::draw_all(pdf, PAGE_DPI, colouring)?.iter().map(Picture::png).collect()
}

/// All pages of a PDF on one PNG.
pub(super) fn contact_sheet(pdf: &[u8], colouring: Colouring) -> Result<Vec<u8>, RasterFault> {
    raster::contact_sheet(&raster::draw_all(pdf, SHEET_DPI, colouring)?, SHEET_COLUMNS).png()
}
