//! The structure tree and the way back from content to it (ISO 32000-1, 14.7).

use pdf_writer::{Dict, Name, Ref, TextStr};

use crate::design::structure::{NodeId, Role, Tree};
use crate::foundation::geometry::Rect;
use crate::layout::page::Page;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::structure::roles::{self, Scope, StructureType};
use crate::output::pdf::structure::tags::{Drawn, Kid, Tags};
use crate::output::pdf::user_space::UserSpace;

/// The objects of the elements.
struct Numbers {
    root: Ref,
    elements: Vec<Option<Ref>>,
    /// The link within a reference of the contents.
    inner: Vec<Option<Ref>>,
}

/// Writes the tree; returns its root object.
pub(in crate::output::pdf) fn write(objects: &mut Objects, tags: &Tags<'_>, pages: &[Page], page_ids: &[Ref]) -> Ref {
    let numbers = number(objects, tags);
    let context = Writer { tags, pages, page_ids, numbers: &numbers };
    for id in tags.tree.ids() {
        if let Some(own) = numbers.elements[id.index()] {
            context.element(objects, id, own);
        }
    }
    let parents = context.parents(objects);
    objects.dictionary(Component::Structure, numbers.root, |root| {
        root.pair(Name(b"Type"), Name(b"StructTreeRoot"));
        if let Some(document) = numbers.elements[tags.tree.root().index()] {
            root.pair(Name(b"K"), document);
        }
        root.pair(Name(b"ParentTree"), parents);
        root.pair(Name(b"ParentTreeNextKey"), count(tags.sequences.len() + tags.annotations.len()));
    });
    numbers.root
}

fn number(objects: &mut Objects, tags: &Tags<'_>) -> Numbers {
    let root = objects.reserve();
    let mut elements = vec![None; tags.tree.nodes().len()];
    let mut inner = elements.clone();
    for id in tags.tree.ids() {
        if tags.is_present(id) {
            elements[id.index()] = Some(objects.reserve());
            if tags.tree.node(id).role == Role::ContentsReference && leads_somewhere(tags, id) {
                inner[id.index()] = Some(objects.reserve());
            }
        }
    }
    Numbers { root, elements, inner }
}

fn leads_somewhere(tags: &Tags<'_>, id: NodeId) -> bool {
    tags.element(id).kids.iter().any(|kid| matches!(kid, Kid::Annotation(..)))
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

struct Writer<'a, 't> {
    tags: &'a Tags<'t>,
    pages: &'a [Page],
    page_ids: &'a [Ref],
    numbers: &'a Numbers,
}

impl Writer<'_, '_> {
    fn element(&self, objects: &mut Objects, id: NodeId, own: Ref) {
        let (tree, element) = (self.tags.tree, self.tags.element(id));
        let node = tree.node(id);
        let parent = self.parent_of(id);
        let inner = self.numbers.inner[id.index()];
        let kind = self.structure_type(id);
        objects.dictionary(Component::Structure, own, |entries| {
            entries.pair(Name(b"S"), Name(kind.name().as_bytes()));
            entries.pair(Name(b"P"), parent);
            if let Some(language) = own_language(tree, id) {
                entries.pair(Name(b"Lang"), TextStr(language));
            }
            self.texts(entries, id, kind);
            self.attributes(entries, id, kind);
            match inner {
                Some(link) => {
                    entries.pair(Name(b"K"), link);
                }
                None => self.kids(entries, &element.kids),
            }
        });
        if let Some(link) = inner {
            objects.dictionary(Component::Structure, link, |entries| {
                entries.pair(Name(b"S"), Name(b"Link"));
                entries.pair(Name(b"P"), own);
                if let Some(alternative) = &node.alternative {
                    entries.pair(Name(b"Alt"), TextStr(&self.tags.properties.shown_plainly(alternative)));
                }
                self.kids(entries, &element.kids);
            });
        }
    }

    fn structure_type(&self, id: NodeId) -> StructureType {
        match roles::appearance(self.tags.tree, id).structure_type() {
            // Nothing leads anywhere on paper: the words are words.
            StructureType::Link if !leads_somewhere(self.tags, id) => StructureType::Span,
            other => other,
        }
    }

    fn parent_of(&self, id: NodeId) -> Ref {
        let Some(parent) = self.tags.tree.node(id).parent.map(|parent| self.tags.bearer(parent)) else {
            return self.numbers.root;
        };
        let place = parent.index();
        self.numbers.inner[place].or(self.numbers.elements[place]).unwrap_or(self.numbers.root)
    }

    /// What is heard instead of what is seen.
    fn texts(&self, entries: &mut Dict<'_>, id: NodeId, kind: StructureType) {
        let node = self.tags.tree.node(id);
        let element = self.tags.element(id);
        // A field is named by its widget; a second name here would be heard twice.
        if let Some(alternative) = node.alternative.as_ref().filter(|_| kind == StructureType::Figure) {
            entries.pair(Name(b"Alt"), TextStr(&self.tags.properties.shown_plainly(alternative)));
        }
        if kind == StructureType::Label && element.drawn == Drawn::Signs {
            let text = said_by_sign(node);
            entries.pair(Name(b"ActualText"), TextStr(text));
        }
    }

    fn attributes(&self, entries: &mut Dict<'_>, id: NodeId, kind: StructureType) {
        match kind {
            StructureType::List(labels) => {
                let mut list = entries.insert(Name(b"A")).dict();
                list.pair(Name(b"O"), Name(b"List"));
                list.pair(Name(b"ListNumbering"), Name(roles::numbering(self.tags.tree, id, labels).as_bytes()));
            }
            StructureType::HeaderCell(scope) => {
                let mut cell = entries.insert(Name(b"A")).dict();
                cell.pair(Name(b"O"), Name(b"Table"));
                cell.pair(
                    Name(b"Scope"),
                    Name(match scope {
                        Scope::Row => b"Row",
                        Scope::Column => b"Column",
                    }),
                );
            }
            StructureType::Figure => {
                if let Some((page, area)) = self.tags.element(id).area {
                    self.place(entries, page, area);
                }
            }
            StructureType::Document
            | StructureType::Section
            | StructureType::Division
            | StructureType::Heading(_)
            | StructureType::TableHead
            | StructureType::TableBody
            | StructureType::Paragraph
            | StructureType::Contents
            | StructureType::ContentsItem
            | StructureType::Reference
            | StructureType::ListItem
            | StructureType::Label
            | StructureType::ListBody
            | StructureType::Table
            | StructureType::TableRow
            | StructureType::DataCell
            | StructureType::Caption
            | StructureType::Form
            | StructureType::Link
            | StructureType::Span => {}
        }
    }

    /// Where a figure stands (14.8.5.4.3).
    fn place(&self, entries: &mut Dict<'_>, page: usize, area: Rect) {
        let corners = UserSpace::of(&self.pages[page]).corners(area);
        let mut layout = entries.insert(Name(b"A")).dict();
        layout.pair(Name(b"O"), Name(b"Layout"));
        layout.insert(Name(b"BBox")).array().items(corners.map(Thousandths::to_f32));
    }

    /// `/Pg` and `/K`: sequences on the element's page by their numbers alone (14.7.4).
    fn kids(&self, entries: &mut Dict<'_>, kids: &[Kid]) {
        let home = kids.iter().find_map(|kid| match kid {
            Kid::Sequence(page, _) => Some(*page),
            Kid::Annotation(..) | Kid::Element(_) => None,
        });
        if let Some(page) = home {
            entries.pair(Name(b"Pg"), self.page_ids[page]);
        }
        match kids {
            [] => {}
            [Kid::Sequence(_, number)] => {
                entries.pair(Name(b"K"), i32::try_from(*number).unwrap_or(i32::MAX));
            }
            [Kid::Element(id)] => {
                entries.pair(Name(b"K"), self.number_of(*id));
            }
            [Kid::Annotation(..)] | [_, _, ..] => {
                let mut list = entries.insert(Name(b"K")).array();
                for kid in kids {
                    match kid {
                        Kid::Sequence(page, number) if Some(*page) == home => {
                            list.item(i32::try_from(*number).unwrap_or(i32::MAX));
                        }
                        Kid::Sequence(page, number) => {
                            let mut sequence = list.push().dict();
                            sequence.pair(Name(b"Type"), Name(b"MCR"));
                            sequence.pair(Name(b"Pg"), self.page_ids[*page]);
                            sequence.pair(Name(b"MCID"), i32::try_from(*number).unwrap_or(i32::MAX));
                        }
                        Kid::Annotation(page, annotation) => {
                            self.annotation(&mut list.push().dict(), *page, *annotation);
                        }
                        Kid::Element(id) => {
                            list.item(self.number_of(*id));
                        }
                    }
                }
            }
        }
    }

    fn annotation(&self, entries: &mut Dict<'_>, page: usize, annotation: Ref) {
        entries.pair(Name(b"Type"), Name(b"OBJR"));
        entries.pair(Name(b"Pg"), self.page_ids[page]);
        entries.pair(Name(b"Obj"), annotation);
    }

    fn number_of(&self, id: NodeId) -> Ref {
        debug_assert!(self.numbers.elements[id.index()].is_some(), "an element that is named is in the file");
        self.numbers.elements[id.index()].unwrap_or(self.numbers.root)
    }

    /// Where content belongs: for every page the elements of its sequences, for every annotation its element (14.7.4.4).
    fn parents(&self, objects: &mut Objects) -> Ref {
        let id = objects.reserve();
        let holder = |node: NodeId| self.numbers.inner[node.index()].unwrap_or_else(|| self.number_of(node));
        objects.dictionary(Component::Structure, id, |parents| {
            let mut entries = parents.insert(Name(b"Nums")).array();
            for (page, sequences) in self.tags.sequences.iter().enumerate() {
                entries.item(count(page));
                entries.push().array().items(sequences.iter().map(|node| holder(*node)));
            }
            for (place, (_, node)) in self.tags.annotations.iter().enumerate() {
                entries.item(count(self.tags.sequences.len() + place));
                entries.item(holder(*node));
            }
        });
        id
    }
}

/// What a label says that is drawn and not set.
fn said_by_sign(node: &crate::design::structure::Node) -> &str {
    let words = node.words.as_ref().map(|words| words.text.as_str());
    words.or(node.alternative.as_deref()).unwrap_or(roles::BULLET)
}

/// The language of a node where it is not that of the node above.
fn own_language(tree: &Tree, id: NodeId) -> Option<&str> {
    let node = tree.node(id);
    let language = node.language.as_ref()?;
    let above = node.parent.and_then(|parent| tree.language(parent));
    (above != Some(language)).then(|| language.as_str())
}
