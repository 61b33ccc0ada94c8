//! The number of a node, and in debug builds the tree that it is of.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A node, by its place in its [`Tree`](super::Tree). Numbers grow in reading order.
///
/// In debug builds it also carries the tag of its tree, and every tree refuses the nodes of another: the same guide is composed more
/// than once on the way to its pages. The tag is no part of the value: equality, order and hash are those of the number.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId {
    number: u32,
    pub(super) tag: TreeTag,
}

impl NodeId {
    pub(super) const fn new(number: u32, tag: TreeTag) -> NodeId {
        NodeId { number, tag }
    }

    /// Its place in [`Tree::nodes`](super::Tree::nodes).
    #[must_use]
    pub const fn index(self) -> usize {
        self.number as usize
    }
}

/// Which tree a node is of: in debug builds a number of its own for every tree of the process, otherwise nothing.
#[derive(Copy, Clone, Debug)]
pub(super) struct TreeTag {
    #[cfg(debug_assertions)]
    number: u32,
}

#[cfg(debug_assertions)]
impl TreeTag {
    pub(super) fn fresh() -> TreeTag {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        TreeTag { number: NEXT.fetch_add(1, Ordering::Relaxed) }
    }

    pub(super) const fn is_same(self, other: TreeTag) -> bool {
        self.number == other.number
    }
}

#[cfg(not(debug_assertions))]
impl TreeTag {
    pub(super) const fn fresh() -> TreeTag {
        TreeTag {}
    }

    pub(super) const fn is_same(self, _: TreeTag) -> bool {
        true
    }
}

impl PartialEq for TreeTag {
    fn eq(&self, _: &TreeTag) -> bool {
        true
    }
}
impl Eq for TreeTag {}
impl PartialOrd for TreeTag {
    fn partial_cmp(&self, other: &TreeTag) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for TreeTag {
    fn cmp(&self, _: &TreeTag) -> Ordering {
        Ordering::Equal
    }
}
impl Hash for TreeTag {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::super::{Role, Tree};
    use crate::foundation::diagnostic::{Origin, SourceFiles};

    fn tree() -> Tree {
        let file = SourceFiles::new().add("sv.toml", String::new());
        let origin = Origin { file, start: 0, end: 0 };
        let mut tree = Tree::new(Role::Document, origin);
        tree.add(tree.root(), Role::Section, origin);
        tree
    }

    #[test]
    fn trees_that_say_the_same_are_equal_and_have_equal_nodes() {
        let (one, other) = (tree(), tree());
        assert_eq!(one, other);
        assert_eq!(one.root(), other.root());
    }

    #[test]
    #[should_panic(expected = "a node is used with the tree that it is of")]
    fn a_node_of_another_tree_is_refused() {
        let (one, other) = (tree(), tree());
        let _ = one.node(other.root());
    }
}
