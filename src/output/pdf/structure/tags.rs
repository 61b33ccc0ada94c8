//! Which content belongs to which element, collected while pages are drawn.
//!
//! A node gets an element when something of it is drawn, and with it all nodes above. What an element holds stands in the order in
//! which it was drawn; where it holds nothing but elements, in the order of the tree.

use std::collections::BTreeMap;

use pdf_writer::Ref;

use crate::design::structure::{NodeId, Tree};
use crate::foundation::geometry::{Length, Rect};
use crate::layout::page::{Pages, Properties};
use crate::output::pdf::structure::roles::{self, Appearance, StructureType};

/// A part of what an element holds.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Kid {
    /// A marked sequence: the page, and its number there.
    Sequence(usize, u32),
    /// An annotation: the page, and its object.
    Annotation(usize, Ref),
    /// An element below.
    Element(NodeId),
}

/// What has been drawn of an element itself.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(in crate::output::pdf) enum Drawn {
    /// Nothing has been drawn of it.
    #[default]
    Nothing,
    /// Shapes and pictures.
    Signs,
    /// Words, and perhaps shapes beside them.
    Words,
}

/// A node as an element.
#[derive(Clone, Debug, Default)]
pub(in crate::output::pdf) struct Element {
    pub(in crate::output::pdf) kids: Vec<Kid>,
    pub(in crate::output::pdf) drawn: Drawn,
    /// The page on which it begins, and the area that it takes there.
    pub(in crate::output::pdf) area: Option<(usize, Rect)>,
    /// The page on which anything in it begins, and how far down.
    pub(in crate::output::pdf) landing: Option<(usize, Length)>,
    attached: bool,
}

/// The elements of a document, by their nodes.
pub(in crate::output::pdf) struct Tags<'a> {
    pub(in crate::output::pdf) tree: &'a Tree,
    pub(in crate::output::pdf) properties: &'a Properties,
    elements: Vec<Element>,
    /// For each page, the element of each marked sequence.
    pub(in crate::output::pdf) sequences: Vec<Vec<NodeId>>,
    /// The element of each annotation, in order.
    pub(in crate::output::pdf) annotations: Vec<(Ref, NodeId)>,
}

impl<'a> Tags<'a> {
    pub(in crate::output::pdf) fn new(pages: &'a Pages) -> Tags<'a> {
        let tree = &pages.tree;
        Tags {
            tree,
            properties: &pages.properties,
            elements: vec![Element::default(); tree.nodes().len()],
            sequences: vec![Vec::new(); pages.pages.len()],
            annotations: Vec::new(),
        }
    }

    /// The node itself, or the one above that speaks for it.
    pub(in crate::output::pdf) fn bearer(&self, id: NodeId) -> NodeId {
        match (roles::appearance(self.tree, id), self.tree.node(id).parent) {
            (Appearance::WithParent, Some(parent)) => self.bearer(parent),
            (Appearance::WithParent, None) | (Appearance::Element(_), _) => id,
        }
    }

    pub(in crate::output::pdf) fn element(&self, id: NodeId) -> &Element {
        &self.elements[id.index()]
    }

    /// Whether the node, or anything below it, is in the file.
    pub(in crate::output::pdf) fn is_present(&self, id: NodeId) -> bool {
        self.elements[id.index()].attached
    }

    /// Starts a marked sequence of an element; returns its number on the page.
    pub(in crate::output::pdf) fn begin(&mut self, bearer: NodeId, page: usize) -> u32 {
        self.attach(bearer);
        let numbers = &mut self.sequences[page];
        let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        numbers.push(bearer);
        self.elements[bearer.index()].kids.push(Kid::Sequence(page, number));
        number
    }

    /// Adds an annotation to an element; returns its key in the parent tree.
    pub(in crate::output::pdf) fn annotate(&mut self, bearer: NodeId, page: usize, annotation: Ref) -> i32 {
        self.attach(bearer);
        self.elements[bearer.index()].kids.push(Kid::Annotation(page, annotation));
        self.annotations.push((annotation, bearer));
        i32::try_from(self.sequences.len() + self.annotations.len() - 1).unwrap_or(i32::MAX)
    }

    /// Notes where something of a node was drawn.
    pub(in crate::output::pdf) fn note(&mut self, node: NodeId, page: usize, area: Rect, drawn: Drawn) {
        let bearer = self.bearer(node);
        let element = &mut self.elements[bearer.index()];
        element.drawn = element.drawn.max(drawn);
        element.area = match element.area {
            Some((first, known)) if first == page => Some((page, union(known, area))),
            Some(earlier) => Some(earlier),
            None => Some((page, area)),
        };
        let mut above = Some(node);
        while let Some(id) = above {
            let landing = &mut self.elements[id.index()].landing;
            if landing.is_some() {
                break;
            }
            *landing = Some((page, area.y));
            above = self.tree.node(id).parent;
        }
    }

    /// Completes what drawing alone cannot tell: empty cells of rows that are there, and the tree's order.
    pub(in crate::output::pdf) fn complete(&mut self) {
        for id in self.tree.ids() {
            if self.is_present(id) && roles::appearance(self.tree, id) == Appearance::Element(StructureType::TableRow) {
                for cell in &self.tree.node(id).children {
                    self.attach(*cell);
                }
            }
        }
        for element in &mut self.elements {
            if element.kids.iter().all(|kid| matches!(kid, Kid::Element(_))) {
                element.kids.sort_by_key(|kid| match kid {
                    Kid::Element(id) => id.index(),
                    Kid::Sequence(..) | Kid::Annotation(..) => 0,
                });
            }
        }
        debug_assert!(self.are_consistent(), "the structure and what is drawn name each other");
    }

    /// Whether every element that is there is held once, by the one that bears its parent, and every sequence and annotation by the
    /// element under which it is found again (14.7.4.4).
    fn are_consistent(&self) -> bool {
        let bearers: BTreeMap<Ref, NodeId> = self.annotations.iter().copied().collect();
        let mut held = vec![0_u32; self.elements.len()];
        let (mut sequences, mut annotations) = (0, 0);
        for id in self.tree.ids() {
            for kid in &self.element(id).kids {
                let is_right = match kid {
                    Kid::Sequence(page, number) => {
                        sequences += 1;
                        self.sequences[*page].get(*number as usize) == Some(&id)
                    }
                    Kid::Annotation(_, annotation) => {
                        annotations += 1;
                        bearers.get(annotation) == Some(&id)
                    }
                    Kid::Element(child) => {
                        held[child.index()] += 1;
                        self.tree.node(*child).parent.map(|parent| self.bearer(parent)) == Some(id)
                    }
                };
                if !is_right {
                    return false;
                }
            }
        }
        let expected = |id: NodeId| u32::from(self.is_present(id) && id != self.tree.root());
        let once = self.tree.ids().all(|id| held[id.index()] == expected(id));
        once && sequences == self.sequences.iter().map(Vec::len).sum::<usize>() && annotations == self.annotations.len()
    }

    /// Gives a node its place in the element above, and that one its own, up to one that has it.
    fn attach(&mut self, id: NodeId) {
        let mut below = self.bearer(id);
        while !self.elements[below.index()].attached {
            self.elements[below.index()].attached = true;
            let Some(parent) = self.tree.node(below).parent else { return };
            let above = self.bearer(parent);
            self.elements[above.index()].kids.push(Kid::Element(below));
            below = above;
        }
    }
}

fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect { x, y, width: one.right().max(other.right()) - x, height: one.bottom().max(other.bottom()) - y }
}
