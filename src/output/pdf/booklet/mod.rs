//! Pages imposed on sheets that are printed on both sides, folded in the middle and stapled through the fold.
//!
//! In: [`Proven`] pages set for half a sheet, and the thickness of the paper. Out: a PDF of sheets, in the screen's colours. It claims no
//! standard: it is for the office printer, and whoever reads on a screen reads the pages themselves. A page is one form (ISO 32000-1,
//! 8.10), so that its words can be searched and copied; tags, links and fields are left out.
//!
//! Terms: a *sheet* is what the printer takes; a *side* of it bears two pages; *creep* is how far a sheet pushes out the one folded
//! within it; the *fore edge* is opposite the fold.

mod order;
mod sheet;

use pdf_writer::{Date, Name, Rect, Ref, Str, TextStr};

use self::order::{filled, push, sides};
use self::sheet::{Sheet, SheetPaper, paper_for};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::geometry::{Length, Point, Size};
use crate::layout::page::{Artifact, Content, Item, Owner, Page, Pages, Path, Segment};
use crate::layout::preflight::Proven;
use crate::output::pdf::content::page::{self, Marking, PageContent};
use crate::output::pdf::file::assembly;
use crate::output::pdf::file::body::Composer;
use crate::output::pdf::file::metadata;
use crate::output::pdf::file::shared::SharedResources;
use crate::output::pdf::font::encoding;
use crate::output::pdf::interaction::areas::Areas;
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::objects::identity::Identity;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::standard::check;
use crate::output::pdf::structure::tags::Tags;

/// Sheets to be folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Booklet {
    /// The bytes of the PDF.
    pub bytes: Vec<u8>,
    /// How many sheets of paper it takes.
    pub sheets: usize,
    /// How many of its pages are blank.
    pub blanks: usize,
    /// What the paper is called.
    pub paper: &'static str,
}

impl Booklet {
    /// How to print it, in words.
    #[must_use]
    pub fn advice(&self) -> String {
        let sheets = if self.sheets == 1 { "1 sheet".to_owned() } else { format!("{} sheets", self.sheets) };
        let blanks = match self.blanks {
            0 => String::new(),
            1 => ", 1 page blank".to_owned(),
            many => format!(", {many} pages blank"),
        };
        format!(
            "{sheets} of {}{blanks}: print at actual size on both sides, flip on the short edge, fold in the middle and staple the fold",
            self.paper
        )
    }
}

/// Imposes pages on sheets. Each sheet pushes out the one within it by `creep`, the thickness of the paper.
///
/// # Errors
/// Pages set for a press, a single page, a page for which no sheet is large enough, so many sheets that words would be pushed into the fold, and whatever
/// keeps pages from being written at all.
pub fn write(pages: &Proven, creep: Length) -> Result<Booklet, Diagnostics> {
    let whole = pages.tree.node(pages.tree.root()).origin;
    let fault = |name, message: String| Diagnostic::error(name, whole, message);
    if pages.press.is_some() {
        let fault = fault(
            "booklet-for-the-press",
            "a booklet is for an office printer: a print shop imposes the pages itself".to_owned(),
        );
        return Err(fault.hint("build it without `--booklet`: `--edition press --paper a5` is what the shop needs").into());
    }
    let [first, _, ..] = pages.pages.as_slice() else {
        let fault = fault("booklet-too-short", "a single page cannot be folded into a booklet".to_owned());
        return Err(fault.hint("build it without `--booklet`, and print it on one sheet").into());
    };
    let page = Size { width: first.trim.width, height: first.trim.height };
    let Some(paper) = paper_for(page) else {
        let fault = fault("no-sheet", "no sheet is large enough for two such pages".to_owned());
        return Err(fault.hint("set it for a smaller paper: `--paper a5`").into());
    };
    let filled = filled(pages);
    let most = push(filled.len() / 4 - 1, creep);
    if most > first.type_area.x / 2 {
        let message =
            format!("the innermost of {} sheets would be pushed {:.1} mm into the fold", filled.len() / 4, most.to_mm());
        let hint = "bind it instead of folding it, or give the thickness of a thinner paper: `--creep 0.08mm`";
        return Err(fault("booklet-too-thick", message).hint(hint).into());
    }
    let encoded = encoding::encode(pages);
    let faults = check::check(pages, &encoded.encodings);
    if faults.has_errors() {
        return Err(faults);
    }
    let shared = SharedResources::default();
    let blanks = filled.iter().filter(|page| page.is_none()).count();
    let sheets = filled.len() / 4;
    let mut composer = Composer::new(pages, encoded, &shared, Deflater::new());
    forms(&mut composer)?;
    let bytes = impose(composer, &filled, Sheet { paper, page }, creep);
    let SheetPaper { name: paper, .. } = paper;
    Ok(Booklet { bytes, sheets, blanks, paper })
}

/// What is seen of a page on paper. Nothing can be pressed or typed there: of a field its ruled lines are left.
fn printed(page: &Page) -> Vec<Item> {
    page.items
        .iter()
        .flat_map(|item| match &item.content {
            Content::Link(_) => Vec::new(),
            Content::Field(area, look) => look.rules.map_or_else(Vec::new, |rules| {
                let owner = Owner::Artifact(Artifact::Layout);
                let rule = |rule| Item { owner, content: Content::Fill(Path::rectangle(rule), rules.ink) };
                rules.areas(*area).map(rule).collect()
            }),
            Content::Fill(path, ink) if item.owner == BEHIND => {
                vec![Item { owner: BEHIND, content: Content::Fill(run_over(path.clone(), page.trim.width), *ink) }]
            }
            Content::Glyphs(_) | Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) => vec![item.clone()],
        })
        .collect()
}

/// How far what runs to the edge of a page runs on beyond it: a fold that is a little off shows no white.
const OVER: Length = Length::mm(1);

/// What is behind a page and reaches its side edges goes on beyond them.
fn run_over(mut path: Path, width: Length) -> Path {
    let moved = |point: &mut Point| {
        if point.x <= Length::ZERO {
            point.x -= OVER;
        } else if point.x >= width {
            point.x += OVER;
        }
    };
    path.0.iter_mut().flat_map(Segment::points_mut).for_each(moved);
    path
}

const BEHIND: Owner = Owner::Artifact(Artifact::Background);

/// How far a page goes over the fold: not at all where something runs behind the page beside it too.
fn over(pages: &Pages, page: Option<usize>, beside: Option<usize>) -> Length {
    let backed = |page: usize| pages.pages.get(page).is_some_and(|page| page.items.iter().any(|item| item.owner == BEHIND));
    let goes_over = page.is_some_and(backed) && !beside.is_some_and(backed);
    if goes_over { OVER } else { Length::ZERO }
}

/// Each page as a form, in the place of a page's number.
fn forms(composer: &mut Composer<'_>) -> Result<(), Diagnostics> {
    let pages = composer.pages;
    let mut tags = Tags::new(pages);
    let mut areas = Areas::default();
    for (place, page) in pages.pages.iter().enumerate() {
        let items = &printed(page);
        let printed = PageContent { pages, page: place, items, marking: Marking::Bare };
        let drawn = page::draw(printed, &composer.encoded, &mut tags, &mut composer.objects, &mut areas);
        let [width, height, over] = [page.trim.width, page.trim.height, OVER].map(|length| Thousandths::of(length).to_f32());
        let resources = composer.resources;
        composer.objects.stream(Component::Content, composer.page_ids[place], &drawn, |form| {
            form.pair(Name(b"Type"), Name(b"XObject"));
            form.pair(Name(b"Subtype"), Name(b"Form"));
            form.pair(Name(b"BBox"), Rect::new(-over, 0.0, width + over, height));
            form.pair(Name(b"Resources"), resources);
        });
    }
    composer.resources()
}

/// Sheets, their tree, and the last objects of the file.
fn impose(mut composer: Composer<'_>, filled: &[Option<usize>], sheet: Sheet, creep: Length) -> Vec<u8> {
    let properties = &composer.pages.properties;
    let forms = composer.page_ids.clone();
    let tree = composer.tree;
    let objects = &mut composer.objects;
    let mut ids: Vec<Ref> = Vec::new();
    for side in sides(filled, properties.direction) {
        let push = push(side.depth, creep);
        let [id, content] = std::array::from_fn(|_| objects.reserve());
        let drawn = sheet.draw(&side, push, |page, beside| over(composer.pages, page, beside));
        objects.stream(Component::Content, content, &drawn, |_| {});
        objects.dictionary(Component::Document, id, |entries| {
            entries.pair(Name(b"Type"), Name(b"Page"));
            entries.pair(Name(b"Parent"), tree);
            let [width, height] =
                [sheet.paper.size.width, sheet.paper.size.height].map(|length| Thousandths::of(length).to_f32());
            entries.pair(Name(b"MediaBox"), Rect::new(0.0, 0.0, width, height));
            let trimmed = sheet.trimmed(push);
            let edges =
                [trimmed.x, sheet.paper.size.height - trimmed.bottom(), trimmed.right(), sheet.paper.size.height - trimmed.y];
            let [left, lower, right, upper] = edges.map(|edge| Thousandths::of(edge).to_f32());
            // Two halves may be a rounding wider than the sheet, but no box leaves the sheet.
            let (left, lower) = (left.max(0.0), lower.max(0.0));
            entries.pair(Name(b"TrimBox"), Rect::new(left, lower, right.min(width), upper.min(height)));
            let mut resources = entries.insert(Name(b"Resources")).dict();
            let mut drawn = resources.insert(Name(b"XObject")).dict();
            for page in [side.left, side.right].into_iter().flatten() {
                drawn.pair(Name(format!("P{page}").as_bytes()), forms[page]);
            }
            drop(drawn);
            drop(resources);
            entries.pair(Name(b"Contents"), content);
        });
        ids.push(id);
    }
    objects.dictionary(Component::Document, tree, |entries| {
        entries.pair(Name(b"Type"), Name(b"Pages"));
        entries.insert(Name(b"Kids")).array().items(&ids);
        entries.pair(Name(b"Count"), i32::try_from(ids.len()).unwrap_or(i32::MAX));
    });
    complete(composer)
}

/// Catalogue, properties, identity, cross-references.
fn complete(mut composer: Composer<'_>) -> Vec<u8> {
    let properties = &metadata::shown(&composer.pages.properties);
    let objects = &mut composer.objects;
    let [catalogue, info] = std::array::from_fn(|_| objects.reserve());
    let tree = composer.tree;
    objects.dictionary(Component::Document, catalogue, |entries| {
        entries.pair(Name(b"Type"), Name(b"Catalog"));
        entries.pair(Name(b"Pages"), tree);
        entries.pair(Name(b"Lang"), TextStr(properties.language.as_str()));
        let mut preferences = entries.insert(Name(b"ViewerPreferences")).dict();
        preferences.pair(Name(b"DisplayDocTitle"), true);
        // What a print dialogue starts from (12.2, table 150).
        preferences.pair(Name(b"Duplex"), Name(b"DuplexFlipShortEdge"));
        preferences.pair(Name(b"PrintScaling"), Name(b"None"));
    });
    let day = properties.date;
    let date = Date::new(day.year()).month(day.month()).day(day.day()).hour(0).minute(0).second(0).utc_offset_hour(0);
    objects.dictionary(Component::Metadata, info, |entries| {
        entries.pair(Name(b"Title"), TextStr(&properties.title));
        entries.pair(Name(b"Author"), TextStr(&properties.author));
        entries.pair(Name(b"Creator"), Str(b"handout"));
        entries.pair(Name(b"Producer"), Str(b"handout"));
        entries.pair(Name(b"CreationDate"), date);
        entries.pair(Name(b"ModDate"), date);
    });
    objects.close_all();
    let document = Identity::of(&[b"booklet", properties.name.as_bytes()]);
    let version = Identity::of(&[b"version", objects.bytes()]);
    assembly::finish(composer.objects, catalogue, info, [document, version]).0
}
