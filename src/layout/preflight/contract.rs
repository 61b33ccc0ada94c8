//! What holds of all pages that layout hands out, checked in debug builds before anybody sees them.
//!
//! The proof of the words (the other files of this room) asks whether the pages say what the author wrote, and answers with complaints.
//! This asks whether they are pages at all, of which no author could know.

use crate::design::structure::NodeId;
use crate::foundation::colour::{Cmyk, Ink};
use crate::foundation::geometry::{Length, Rect};
use crate::layout::page::{Content, GlyphRun, Item, Owner, Page, Pages};

/// Checks pages: numbered from 1 without a gap, every item of a node of their tree, of a face, picture and ink that is there, and
/// bookmarks that lead to pages in order.
pub fn check_pages(pages: &Pages) {
    if !cfg!(debug_assertions) {
        return;
    }
    debug_assert!(!pages.pages.is_empty(), "a document has a page");
    for (page, number) in pages.pages.iter().zip(1..) {
        debug_assert_eq!(page.number, number, "pages are numbered from 1 without a gap");
        check_page(page);
        for item in &page.items {
            check_item(pages, item);
        }
    }
    check_bookmarks(pages);
}

fn check_page(page: &Page) {
    let trim = Rect { x: Length::ZERO, y: Length::ZERO, width: page.trim.width, height: page.trim.height };
    let area = page.type_area;
    debug_assert!(area.width > Length::ZERO && area.height > Length::ZERO, "a page has room for words");
    debug_assert!(area.x >= trim.x && area.right() <= trim.right(), "the type area lies on the page");
    debug_assert!(area.y >= trim.y && area.bottom() <= trim.bottom(), "the type area lies on the page");
    debug_assert!(page.bleed >= Length::ZERO && page.slug >= Length::ZERO, "nothing is trimmed into the page");
    let fill = page.fill;
    debug_assert!(fill.white >= Length::ZERO && fill.white <= area.height, "what a page holds fits it");
    debug_assert!(fill.taken >= Length::ZERO && fill.taken <= fill.yielding, "no more white is taken than gives way");
}

fn check_item(pages: &Pages, item: &Item) {
    if let Owner::Node(node) = item.owner {
        check_node(pages, node);
    }
    match &item.content {
        Content::Glyphs(run) => check_run(pages, run),
        Content::Fill(path, ink) => {
            debug_assert!(!path.0.is_empty(), "a shape has an outline");
            check_ink(pages, *ink);
        }
        Content::Stroke(path, stroke) => {
            debug_assert!(!path.0.is_empty() && stroke.width > Length::ZERO, "a line is seen");
            check_ink(pages, stroke.ink);
        }
        Content::Picture(place, area) => {
            debug_assert!(*place < pages.pictures.len(), "a picture is one of the document's");
            debug_assert!(has_extent(*area), "a picture has an area");
        }
        Content::Link(area) => {
            debug_assert!(has_extent(*area), "a link has an area");
            debug_assert!(pages.press.is_none(), "nothing leads anywhere on paper");
        }
        Content::Field(area, look) => {
            debug_assert!(has_extent(*area), "a field has an area");
            let is_entry = matches!(item.owner, Owner::Node(node) if pages.tree.node(node).entry.is_some());
            debug_assert!(is_entry, "a field belongs to what is filled in");
            check_ink(pages, look.ink);
        }
    }
}

fn check_run(pages: &Pages, run: &GlyphRun) {
    debug_assert!(run.face.index() < pages.fonts.faces().len(), "a run is of a face of the document");
    debug_assert!(run.size > Length::ZERO, "type has a size");
    debug_assert!(run.glyphs.is_empty() || !run.text.is_empty(), "glyphs say something");
    if let Some((node, start)) = run.words {
        check_node(pages, node);
        let text = pages.tree.node(node).words.as_ref().map_or("", |words| words.text.as_str());
        debug_assert!(text.is_char_boundary(start as usize), "“{}” begins between characters of “{text}”", run.text);
    }
    check_ink(pages, run.ink);
}

/// A node is one of the tree; [`Tree::node`](crate::design::structure::Tree::node) refuses those of another.
fn check_node(pages: &Pages, node: NodeId) {
    debug_assert!(node.index() < pages.tree.nodes().len(), "an owner is a node of the document");
    let _ = pages.tree.node(node);
}

fn check_ink(pages: &Pages, ink: Ink) {
    match ink {
        Ink::Rgb(_) => debug_assert!(pages.press.is_none(), "a press prints no light"),
        Ink::Cmyk(Cmyk { cyan, magenta, yellow, black }) => {
            debug_assert!(pages.press.is_some(), "a screen shows no process inks");
            debug_assert!([cyan, magenta, yellow, black].iter().all(|ink| *ink <= 100), "an ink is given in per cent");
        }
        Ink::Spot(per_cent) => {
            debug_assert!(pages.press.as_ref().is_some_and(|press| press.spot.is_some()), "the press has a spot ink");
            debug_assert!(per_cent <= 100, "an ink is given in per cent");
        }
        Ink::Registration => debug_assert!(pages.press.is_some(), "only a press has plates that must meet"),
    }
}

fn check_bookmarks(pages: &Pages) {
    let bookmarks = &pages.bookmarks;
    debug_assert!(bookmarks.is_sorted_by_key(|bookmark| bookmark.page), "bookmarks stand in the order of their pages");
    debug_assert!(bookmarks.first().is_none_or(|first| first.level == 1), "the first bookmark stands at the top");
    for bookmark in bookmarks {
        debug_assert!(bookmark.page < pages.pages.len(), "a bookmark leads to a page of the document");
        debug_assert!(!bookmark.title.is_empty(), "a bookmark says where it leads");
        check_node(pages, bookmark.node);
    }
    let deeper = bookmarks.iter().zip(bookmarks.iter().skip(1)).all(|(one, next)| next.level <= one.level + 1);
    debug_assert!(deeper, "no level of bookmarks is skipped");
}

fn has_extent(area: Rect) -> bool {
    area.width > Length::ZERO && area.height > Length::ZERO
}
