//! Tree ↔ pages: each node's words are on the pages, whole, once and in order.

use crate::design::structure::{Node, NodeId, Tree};
use crate::foundation::diagnostic::Diagnostics;
use crate::foundation::ignorable::is_ignorable;
use crate::layout::page::{Content, GlyphRun, Item, Owner, Page, Pages};

use super::fault::{DOUBLED, FOREIGN, LOST, OUT_OF_ORDER, fault, origin_in, quoted};

/// Bytes of a node's words that a run shows.
type Stretch = std::ops::Range<usize>;

pub(super) fn compare(pages: &Pages, found: &mut Diagnostics) {
    let mut shown: Vec<Vec<Stretch>> = vec![Vec::new(); pages.tree.nodes().len()];
    let mut newest: Option<NodeId> = None;
    for page in &pages.pages {
        read_page(&pages.tree, page, &mut shown, &mut newest, found);
    }
    for (id, stretches) in pages.tree.ids().zip(shown) {
        prove_node(&pages.tree, id, stretches, found);
    }
}

/// Notes what each run shows. On a page nodes stand in reading order; a page may begin with the rest of nodes that began on the page
/// before (a table row that goes on), but no node begins before one that comes earlier in the tree.
fn read_page(tree: &Tree, page: &Page, shown: &mut [Vec<Stretch>], newest: &mut Option<NodeId>, found: &mut Diagnostics) {
    let mut before: Option<NodeId> = None;
    for item in &page.items {
        let Item { owner: Owner::Node(owner), content: Content::Glyphs(run) } = item else { continue };
        if run.words.is_none() && is_joint(&run.text) {
            continue;
        }
        let Some((id, start)) = run.words.filter(|(id, _)| holds(tree, *id, *owner)) else {
            found.push(fault(FOREIGN, origin_in(tree, *owner, 0, 0), format!("{} belongs to nobody's words", quoted(&run.text))));
            continue;
        };
        let begins = shown[id.index()].is_empty();
        if before.is_some_and(|before| before > id && !holds(tree, id, before))
            || (begins && newest.is_some_and(|newest| newest > id))
        {
            let at = origin_in(tree, id, start as usize, start as usize + run.text.len());
            found.push(fault(OUT_OF_ORDER, at, format!("{} does not stand where it is read", quoted(&run.text))));
        }
        before = Some(id);
        *newest = (*newest).max(Some(id));
        if let Some(stretch) = stretch_of(tree.node(id), start as usize, run) {
            shown[id.index()].push(stretch);
        } else {
            let at = origin_in(tree, id, start as usize, start as usize + 1);
            found.push(fault(FOREIGN, at, format!("the page says {} where something else was written", quoted(&run.text))));
        }
    }
}

/// Whether a run only parts the words of two nodes on one line: a space, a middle dot.
fn is_joint(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Whether `owner` is the node of the words or a link or span within them.
fn holds(tree: &Tree, words: NodeId, owner: NodeId) -> bool {
    let mut at = Some(owner);
    while let Some(id) = at {
        if id == words {
            return true;
        }
        at = tree.nodes().get(id.index()).and_then(|node| node.parent);
    }
    false
}

/// Which bytes of the node's words a run shows, or `None` where they say something else. Unprinted signs may be on either side only:
/// soft hyphens of the author are not printed within a line, those at a line's end are not written.
fn stretch_of(node: &Node, start: usize, run: &GlyphRun) -> Option<Stretch> {
    let words = node.words.as_ref()?.text.get(start..)?;
    if words.starts_with(&*run.text) {
        return Some(start..start + run.text.len());
    }
    let mut written = words.char_indices().peekable();
    let mut end = 0;
    for sign in run.text.chars().filter(|sign| !is_ignorable(*sign)) {
        while written.next_if(|(_, written)| is_ignorable(*written)).is_some() {}
        let (at, same) = written.next()?;
        if same != sign {
            return None;
        }
        end = at + same.len_utf8();
    }
    Some(start..start + end)
}

/// Whether a stretch may be left out at a line's end or within a line.
fn is_silent(text: &str) -> bool {
    text.chars().all(|sign| sign.is_whitespace() || is_ignorable(sign))
}

/// At most one complaint of each kind for a node.
fn prove_node(tree: &Tree, id: NodeId, mut stretches: Vec<Stretch>, found: &mut Diagnostics) {
    let Some(words) = &tree.node(id).words else { return };
    if !stretches.is_sorted_by_key(|stretch| stretch.start) {
        let at = origin_in(tree, id, 0, words.text.len());
        found.push(fault(OUT_OF_ORDER, at, format!("the words of {} are not in order on the page", quoted(&words.text))));
        stretches.sort_by_key(|stretch| stretch.start);
    }
    let (mut lost, mut doubled) = (false, false);
    let mut covered = 0;
    let end = words.text.len();
    for stretch in stretches.into_iter().chain(std::iter::once(end..end)) {
        let missing = words.text.get(covered..stretch.start).unwrap_or_default();
        if !is_silent(missing) && !lost {
            lost = true;
            let at = origin_in(tree, id, covered, stretch.start);
            found.push(fault(LOST, at, format!("{} is not on the pages", quoted(missing))));
        }
        let again = words.text.get(stretch.start..covered.min(stretch.end)).unwrap_or_default();
        if !is_silent(again) && !doubled {
            doubled = true;
            let at = origin_in(tree, id, stretch.start, covered.min(stretch.end));
            found.push(fault(DOUBLED, at, format!("{} is on the pages twice", quoted(again))));
        }
        covered = covered.max(stretch.end);
    }
}
