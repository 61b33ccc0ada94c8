//! What builds a tree: nodes with an author's words, labels and places to fill in.

use super::parts::{List, Prose};
use super::shapes::TableShapes;
use super::{ChecklistPages, Entry, NodeId, Role, Source, Span, Target, Tree, Voice, Words};
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::language::Language;
use crate::guide::model::{BlockTitle, Guide, Written};

/// Builds a tree from the words of a guide and the labels of its language.
pub(super) struct Composer<'a> {
    pub(super) guide: &'a Guide,
    pub(super) language: &'a Language,
    pub(super) medium: Medium,
    pub(super) tree: Tree,
    /// How many pages the checklist takes.
    pub(super) checklist_pages: ChecklistPages,
    /// How its tables are set.
    pub(super) shapes: TableShapes,
}

impl<'a> Composer<'a> {
    pub(super) fn new(guide: &'a Guide, language: &'a Language, medium: Medium, checklist_pages: ChecklistPages) -> Composer<'a> {
        let mut tree = Tree::new(Role::Document, guide.origin);
        let root = tree.root();
        tree.node_mut(root).language = Some(guide.language.clone());
        Composer { guide, language, medium, tree, checklist_pages, shapes: TableShapes::default() }
    }

    pub(super) fn logo(&mut self, parent: NodeId) -> Option<NodeId> {
        let logo = self.guide.clinic.logo.as_ref()?;
        let node = self.tree.add(parent, Role::Picture, logo.file.origin);
        self.tree.node_mut(node).alternative = Some(logo.alternative.text.clone());
        Some(node)
    }

    pub(super) fn clinic_name(&mut self, parent: NodeId) -> NodeId {
        let name = &self.guide.clinic.name;
        self.label(parent, Role::Brand, name.text.clone(), name.origin)
    }

    /// A list below its label, still without items.
    pub(super) fn list<Item>(
        &mut self,
        parent: NodeId,
        role: Role,
        origin: Origin,
        title: &BlockTitle,
        fixed: Option<&str>,
    ) -> List<Item> {
        let label = self.block_label(parent, origin, title, fixed);
        List { node: self.tree.add(parent, role, origin), label, items: Vec::new() }
    }

    pub(super) fn block_label(
        &mut self,
        parent: NodeId,
        origin: Origin,
        title: &BlockTitle,
        fixed: Option<&str>,
    ) -> Option<NodeId> {
        match (title, fixed) {
            (BlockTitle::Own(written), _) => Some(self.written(parent, Role::BlockLabel, written)),
            (BlockTitle::Fixed, Some(label)) => Some(self.label(parent, Role::BlockLabel, label.to_owned(), origin)),
            (BlockTitle::Fixed, None) | (BlockTitle::None, _) => None,
        }
    }

    /// Words of ours that lead to an address.
    pub(super) fn linked(&mut self, parent: NodeId, role: Role, text: &str, address: String, origin: Origin) -> NodeId {
        let node = self.label(parent, role, text.to_owned(), origin);
        self.lead_to(node, address);
        node
    }

    /// Makes all words of a node lead to an address; on paper the words, which are the address, are enough.
    pub(super) fn lead_to(&mut self, node: NodeId, address: String) {
        if self.medium == Medium::Paper {
            return;
        }
        let link = self.tree.add(node, Role::Link, self.tree.node(node).origin);
        self.tree.node_mut(link).target = Some(Target::Address(address));
        if let Some(words) = &mut self.tree.node_mut(node).words {
            let end = u32::try_from(words.text.len()).unwrap_or(u32::MAX);
            words.spans = vec![Span { start: 0, end, voice: Voice::Plain, node: Some(link), language: None }];
        }
    }

    /// One paragraph as the node's own words, several as its children.
    pub(super) fn paragraphs(&mut self, parent: NodeId, role: Role, texts: &[Written], origin: Origin) -> Prose {
        if let [only] = texts {
            return Prose(vec![self.written(parent, role, only)]);
        }
        let node = self.tree.add(parent, role, origin);
        Prose(texts.iter().map(|text| self.written(node, Role::Paragraph, text)).collect())
    }

    /// A node with fixed words.
    pub(super) fn label(&mut self, parent: NodeId, role: Role, text: String, origin: Origin) -> NodeId {
        let node = self.tree.add(parent, role, origin);
        self.tree.node_mut(node).words = Some(Words { text, spans: Vec::new(), source: Source::Label, places: Vec::new() });
        node
    }

    /// A node that says an author's words again.
    pub(super) fn echo(&mut self, parent: NodeId, role: Role, written: &Written) -> NodeId {
        let node = self.label(parent, role, written.text.clone(), written.origin);
        if let Some(words) = &mut self.tree.node_mut(node).words {
            words.source = Source::Echo;
        }
        node
    }

    /// A node with an author's words, and below it what they lead to.
    pub(super) fn written(&mut self, parent: NodeId, role: Role, written: &Written) -> NodeId {
        let node = self.tree.add(parent, role, written.origin);
        let spans = self.spans(node, written);
        self.tree.node_mut(node).words =
            Some(Words { text: written.text.clone(), spans, source: Source::Author, places: written.places.clone() });
        node
    }

    /// A place to fill in, with the name it is spoken by.
    pub(super) fn entry(&mut self, parent: NodeId, role: Role, entry: Entry, spoken: &str, origin: Origin) -> NodeId {
        let id = self.tree.add(parent, role, origin);
        let node = self.tree.node_mut(id);
        node.entry = Some(entry);
        node.alternative = Some(spoken.to_owned());
        id
    }
}
