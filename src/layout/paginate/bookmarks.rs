//! Bookmarks of a document.

use std::collections::BTreeSet;

use crate::design::structure::Tree;
use crate::layout::page::{Bookmark, Content, Owner, Page};

/// From the headings, in reading order. Sections stand beside the title, not below it, so that nobody has to unfold a whole document
/// first; below a section stand the labels of its blocks.
pub(super) fn bookmarks(tree: &Tree, pages: &[Page]) -> Vec<Bookmark> {
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    let mut seen = BTreeSet::new();
    for (place, page) in pages.iter().enumerate() {
        for item in &page.items {
            let (Owner::Node(node), Content::Glyphs(run)) = (item.owner, &item.content) else { continue };
            let Some(level) = tree.heading_level(node) else { continue };
            if !seen.insert(node) {
                continue;
            }
            let title = tree.node(node).words.as_ref().map_or_else(String::new, |words| words.text.clone());
            bookmarks.push(Bookmark { level: level.max(2) - 1, title, node, page: place, top: run.origin.y - run.size });
        }
    }
    bookmarks
}
