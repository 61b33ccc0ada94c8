//! Links → annotations (ISO 32000-1, 12.5.6.5).
//!
//! Each says where it leads (`/Contents`), so that a reader who cannot see the words around it knows too.

use pdf_writer::{Dict, Name, Rect, Ref, Str, TextStr};

use crate::design::structure::{NodeId, Role, Target, Tree};
use crate::layout::page::Pages;
use crate::output::pdf::interaction::areas::LinkArea;
use crate::output::pdf::interaction::outline::write_destination;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::structure::tags::Tags;
use crate::output::pdf::user_space::UserSpace;

/// Printed with the page (12.5.3).
pub(in crate::output::pdf) const PRINTED: i32 = 4;

/// Writes the annotation of a link.
pub(in crate::output::pdf) fn write(objects: &mut Objects, link: &LinkArea, pages: &Pages, tags: &Tags<'_>, page_ids: &[Ref]) {
    let tree = tags.tree;
    objects.dictionary(Component::Interaction, link.id, |annotation| {
        annotation.pair(Name(b"Type"), Name(b"Annot"));
        annotation.pair(Name(b"Subtype"), Name(b"Link"));
        let space = UserSpace::of(&pages.pages[link.page]);
        let [left, lower, right, upper] = space.corners(link.area).map(Thousandths::to_f32);
        annotation.pair(Name(b"Rect"), Rect::new(left, lower, right, upper));
        annotation.insert(Name(b"Border")).array().items([0, 0, 0]);
        annotation.pair(Name(b"F"), PRINTED);
        annotation.pair(Name(b"StructParent"), link.key);
        annotation.pair(Name(b"Contents"), TextStr(&pages.properties.shown_plainly(&spoken(tree, link.node))));
        match &tree.node(link.node).target {
            Some(Target::Address(address)) => write_action(annotation, address),
            Some(Target::Node(target)) => {
                if let Some((page, top)) = tags.element(*target).landing {
                    let space = UserSpace::of(&pages.pages[page]);
                    write_destination(annotation.insert(Name(b"Dest")), page_ids[page], space, top);
                }
            }
            None => {}
        }
    });
}

/// The nearest node from `id` up that leads somewhere.
pub(in crate::output::pdf) fn leader(tree: &Tree, id: NodeId) -> Option<NodeId> {
    let mut node = Some(id);
    while let Some(id) = node {
        if tree.node(id).target.is_some() {
            return Some(id);
        }
        node = tree.node(id).parent;
    }
    None
}

/// Opens an address: seven-bit ASCII, other signs by their UTF-8 bytes in hexadecimal (12.6.4.7).
fn write_action(annotation: &mut Dict<'_>, address: &str) {
    let mut ascii = Vec::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(byte);
        } else {
            ascii.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    let mut action = annotation.insert(Name(b"A")).dict();
    action.pair(Name(b"Type"), Name(b"Action"));
    action.pair(Name(b"S"), Name(b"URI"));
    action.pair(Name(b"URI"), Str(&ascii));
}

/// Where a link leads, in words: for an entry of the contents its title and page, for an address the words and the address.
pub(in crate::output::pdf) fn spoken(tree: &Tree, id: NodeId) -> String {
    let node = tree.node(id);
    if node.role == Role::ContentsReference {
        let named = |role: Role| {
            let part = node.children.iter().find(|child| tree.node(**child).role == role)?;
            Some(words(tree, *part)).filter(|text| !text.is_empty())
        };
        let parts: Vec<String> = [named(Role::ContentsTitle), named(Role::ContentsPage)].into_iter().flatten().collect();
        if !parts.is_empty() {
            return parts.join(", ");
        }
    }
    let words = node.alternative.clone().unwrap_or_else(|| words(tree, id));
    match &node.target {
        Some(Target::Address(address)) if words.is_empty() || names(address, &words) => address.clone(),
        Some(Target::Address(address)) => format!("{words} ({address})"),
        Some(Target::Node(_)) | None => words,
    }
}

/// Whether the words are the address, with or without its first part.
fn names(address: &str, words: &str) -> bool {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    [address, bare, bare.trim_end_matches('/')].contains(&words)
}

/// The words of a node: its own, or the part of those above that it marks, or those below.
fn words(tree: &Tree, id: NodeId) -> String {
    let node = tree.node(id);
    if let Some(words) = &node.words {
        return words.text.clone();
    }
    let mut above = node.parent;
    while let Some(parent) = above {
        if let Some(words) = &tree.node(parent).words {
            let marked = words.spans.iter().filter(|span| span.node == Some(id));
            return marked.filter_map(|span| words.text.get(span.start as usize..span.end as usize)).collect();
        }
        above = tree.node(parent).parent;
    }
    let below: Vec<String> =
        node.children.iter().map(|child| words_below(tree, *child)).filter(|text| !text.is_empty()).collect();
    below.join(" ")
}

fn words_below(tree: &Tree, id: NodeId) -> String {
    let node = tree.node(id);
    match &node.words {
        Some(words) => words.text.clone(),
        None => node.children.iter().map(|child| words_below(tree, *child)).collect::<Vec<_>>().join(" "),
    }
}
