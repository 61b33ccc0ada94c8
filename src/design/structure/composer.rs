//! What builds a tree: nodes with an author's words, labels and places to fill in.

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
}

impl<'a> Composer<'a> {
    pub(super) fn new(guide: &'a Guide, language: &'a Language, medium: Medium, checklist_pages: ChecklistPages) -> Composer<'a> {
        let mut tree = Tree::new(Role::Document, guide.origin);
        let root = tree.root();
        tree.node_mut(root).language = Some(guide.language.clone());
        Composer { guide, language, medium, tree, checklist_pages }
    }

    pub(super) fn logo(&mut self, parent: NodeId) {
        if let Some(logo) = &self.guide.clinic.logo {
            let node = self.tree.add(parent, Role::Picture, logo.file.origin);
            self.tree.node_mut(node).alternative = Some(logo.alternative.text.clone());
        }
    }

    pub(super) fn clinic_name(&mut self, parent: NodeId) {
        let name = &self.guide.clinic.name;
        self.label(parent, Role::Brand, name.text.clone(), name.origin);
    }

    /// A list below its label.
    pub(super) fn list(&mut self, parent: NodeId, role: Role, origin: Origin, title: &BlockTitle, fixed: Option<&str>) -> NodeId {
        self.block_label(parent, origin, title, fixed);
        self.tree.add(parent, role, origin)
    }

    pub(super) fn block_label(&mut self, parent: NodeId, origin: Origin, title: &BlockTitle, fixed: Option<&str>) {
        match (title, fixed) {
            (BlockTitle::Own(written), _) => {
                self.written(parent, Role::BlockLabel, written);
            }
            (BlockTitle::Fixed, Some(label)) => {
                self.label(parent, Role::BlockLabel, label.to_owned(), origin);
            }
            (BlockTitle::Fixed, None) | (BlockTitle::None, _) => {}
        }
    }

    /// An item whose label is a fixed sign or number.
    pub(super) fn item(&mut self, list: NodeId, label: &str, text: &Written) {
        let item = self.tree.add(list, Role::Item, text.origin);
        self.label(item, Role::ItemLabel, label.to_owned(), text.origin);
        self.written(item, Role::ItemBody, text);
    }

    /// Words of ours that lead to an address.
    pub(super) fn linked(&mut self, parent: NodeId, role: Role, text: &str, address: String, origin: Origin) {
        let node = self.label(parent, role, text.to_owned(), origin);
        self.lead_to(node, address);
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
    pub(super) fn paragraphs(&mut self, parent: NodeId, role: Role, texts: &[Written], origin: Origin) -> NodeId {
        if let [only] = texts {
            return self.written(parent, role, only);
        }
        let node = self.tree.add(parent, role, origin);
        for text in texts {
            self.written(node, Role::Paragraph, text);
        }
        node
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
    pub(super) fn entry(&mut self, parent: NodeId, role: Role, entry: Entry, spoken: &str, origin: Origin) {
        let node = self.tree.add(parent, role, origin);
        let node = self.tree.node_mut(node);
        node.entry = Some(entry);
        node.alternative = Some(spoken.to_owned());
    }
}
