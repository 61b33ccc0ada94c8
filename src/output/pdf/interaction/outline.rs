//! Bookmarks and page labels (ISO 32000-1, 12.3.3 and 12.4.2).

use pdf_writer::{Array, Dict, Name, Null, Obj, Ref, TextStr};

use crate::design::structure::Role;
use crate::foundation::geometry::Length;
use crate::layout::page::{Bookmark, Page, Pages};
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::user_space::UserSpace;

/// Writes `[page /XYZ null top null]`: that place, at whatever size the reader has chosen.
pub(in crate::output::pdf) fn write_destination(destination: Obj<'_>, page: Ref, space: UserSpace, top: Length) {
    let mut array: Array<'_> = destination.array();
    array.item(page);
    array.item(Name(b"XYZ"));
    array.item(Null);
    array.item(space.y(top).to_f32());
    array.item(Null);
}

/// A bookmark's place in the tree of bookmarks.
#[derive(Default)]
struct Branch {
    parent: Option<usize>,
    children: Vec<usize>,
    /// How many siblings stand before it.
    rank: usize,
}

/// Writes the bookmarks; `None` where there are none.
pub(in crate::output::pdf) fn write(objects: &mut Objects, pages: &Pages, page_ids: &[Ref]) -> Option<Ref> {
    let bookmarks = &pages.bookmarks;
    if bookmarks.is_empty() {
        return None;
    }
    let root = objects.reserve();
    let ids: Vec<Ref> = bookmarks.iter().map(|_| objects.reserve()).collect();
    let (branches, top) = branches(bookmarks);
    objects.dictionary(Component::Document, root, |outline| {
        outline.pair(Name(b"Type"), Name(b"Outlines"));
        write_ends(outline, &top, &ids);
        outline.pair(Name(b"Count"), i32::try_from(top.len()).unwrap_or(i32::MAX));
    });
    for (place, bookmark) in bookmarks.iter().enumerate() {
        let branch = &branches[place];
        let siblings = branch.parent.map_or(&top, |parent| &branches[parent].children);
        objects.dictionary(Component::Document, ids[place], |item| {
            item.pair(Name(b"Title"), TextStr(&pages.properties.shown_plainly(&bookmark.title)));
            item.pair(Name(b"Parent"), branch.parent.map_or(root, |parent| ids[parent]));
            if let Some(before) = branch.rank.checked_sub(1) {
                item.pair(Name(b"Prev"), ids[siblings[before]]);
            }
            if let Some(after) = siblings.get(branch.rank + 1) {
                item.pair(Name(b"Next"), ids[*after]);
            }
            if !branch.children.is_empty() {
                write_ends(item, &branch.children, &ids);
                // Folded: what stands within sections would hide the sections.
                item.pair(Name(b"Count"), -i32::try_from(branch.children.len()).unwrap_or(i32::MAX));
            }
            let space = UserSpace::of(&pages.pages[bookmark.page]);
            write_destination(item.insert(Name(b"Dest")), page_ids[bookmark.page], space, bookmark.top);
        });
    }
    Some(root)
}

fn write_ends(dictionary: &mut Dict<'_>, children: &[usize], ids: &[Ref]) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        dictionary.pair(Name(b"First"), ids[*first]);
        dictionary.pair(Name(b"Last"), ids[*last]);
    }
}

/// The tree of bookmarks, and those at its top.
fn branches(bookmarks: &[Bookmark]) -> (Vec<Branch>, Vec<usize>) {
    let mut branches: Vec<Branch> = bookmarks.iter().map(|_| Branch::default()).collect();
    let mut top = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (place, bookmark) in bookmarks.iter().enumerate() {
        open.retain(|above| bookmarks[*above].level < bookmark.level);
        match open.last() {
            Some(parent) => {
                branches[place].parent = Some(*parent);
                branches[place].rank = branches[*parent].children.len();
                branches[*parent].children.push(place);
            }
            None => {
                branches[place].rank = top.len();
                top.push(place);
            }
        }
        open.push(place);
    }
    let below: usize = branches.iter().map(|branch| branch.children.len()).sum();
    debug_assert_eq!(top.len() + below, bookmarks.len(), "every bookmark stands at one place of the tree");
    (branches, top)
}

/// Whether the bookmarks are worth a panel beside the pages: where several pages hold sections. On the one sheet of a checklist a panel
/// takes room and leads nowhere that is not in sight.
pub(in crate::output::pdf) fn opens_panel(pages: &Pages) -> bool {
    let leads_to_a_section = |bookmark: &Bookmark| pages.tree.node(bookmark.node).role == Role::Heading;
    pages.pages.len() > 1 && pages.bookmarks.iter().any(leads_to_a_section)
}

/// Writes `/PageLabels`: a new range wherever the printed numbers do not go on.
pub(in crate::output::pdf) fn write_labels(catalogue: &mut Dict<'_>, pages: &[Page]) {
    let mut labels = catalogue.insert(Name(b"PageLabels")).dict();
    let mut ranges = labels.insert(Name(b"Nums")).array();
    let mut expected = None;
    for (place, page) in pages.iter().enumerate() {
        if expected != Some(page.number) {
            ranges.item(i32::try_from(place).unwrap_or(i32::MAX));
            let mut range = ranges.push().dict();
            range.pair(Name(b"S"), Name(b"D"));
            range.pair(Name(b"St"), i32::try_from(page.number.max(1)).unwrap_or(i32::MAX));
        }
        expected = page.number.checked_add(1);
    }
}
