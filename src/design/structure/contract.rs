//! What holds of every composed tree, checked in debug builds where it leaves this room.
//!
//! Guides are made whole by `guide::source`; a tree that breaks one of these rules is a fault of the program.

use super::NodeId;
use super::tree::{Node, Role, Target, Tree, Words};

/// Checks a tree: every node below exactly one other that stands before it, siblings in reading order, spans over whole characters, in
/// order and for children of their node, and nothing led to that is not there.
pub(super) fn check(tree: &Tree) {
    if !cfg!(debug_assertions) {
        return;
    }
    debug_assert!(tree.node(tree.root()).parent.is_none(), "nothing stands above the root");
    let below: usize = tree.nodes().iter().map(|node| node.children.len()).sum();
    debug_assert_eq!(below + 1, tree.nodes().len(), "every node but the root is the child of one");
    for id in tree.ids() {
        let node = tree.node(id);
        debug_assert!(node.children.iter().all(|child| tree.node(*child).parent == Some(id)), "children know their parent");
        debug_assert!(node.children.iter().all(|child| *child > id), "a node stands before what it holds");
        debug_assert!(node.children.is_sorted(), "siblings stand in reading order");
        let is_widget = matches!(node.role, Role::FieldEntry | Role::TickBox);
        debug_assert!(!is_widget || node.entry.is_some() && node.alternative.is_some(), "what is filled in has a spoken name");
        if let Some(Target::Node(target)) = node.target {
            debug_assert!(target.index() < tree.nodes().len(), "a link leads to a node that is there");
        }
        if let Some(words) = &node.words {
            check_words(tree, (id, node), words);
        }
    }
}

fn check_words(tree: &Tree, (id, node): (NodeId, &Node), words: &Words) {
    let Words { text, spans, places, .. } = words;
    let whole = |byte: u32| text.is_char_boundary(byte as usize);
    let mut done = 0;
    for span in spans {
        debug_assert!(done <= span.start && span.start <= span.end, "spans stand in order and do not overlap");
        debug_assert!(whole(span.start) && whole(span.end), "a span begins and ends between characters of “{text}”");
        debug_assert!(span.node.is_none_or(|child| tree.node(child).parent == Some(id)), "a span is tagged as a child");
        done = span.end;
    }
    debug_assert!(places.is_sorted_by_key(|(byte, _)| *byte), "places ascend");
    debug_assert!(places.iter().all(|(byte, _)| whole(*byte)), "places stand between characters of “{text}”");
    debug_assert!(node.origin.start <= node.origin.end, "an origin is a range");
}
