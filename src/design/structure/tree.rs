//! The tree of a document: its words in reading order, each under its role.

use super::node_id::{NodeId, TreeTag};
use crate::foundation::diagnostic::Origin;
use crate::guide::language::LanguageTag;
use crate::guide::model::{Rank, place_in};

/// How many pages a checklist takes, which it says itself where it is more than one.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum ChecklistPages {
    /// One, as a checklist should.
    #[default]
    One,
    /// So many, in large print.
    Many(u32),
}

/// What a node is. The comment names the structure type that it gets in a PDF (ISO 32000-1, 14.8.4).
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// The root. `Document`
    Document,
    /// The cover page. `Sect`
    Cover,
    /// Name and logo of the clinic at the head of a cover or masthead. `P`
    Brand,
    /// A masthead above a text without a cover, or the head of the checklist. `Sect`
    Masthead,
    /// The guide's title. `H1`
    Title,
    /// Below it. `P`
    Subtitle,
    /// What the guide is not. `P`
    Notice,
    /// Place, month and language at the foot of a cover. `P`
    Imprint,
    /// What the document is, at its end: which one, in which language, how old, approved by whom. `Sect`
    Colophon,
    /// A line of it. `P`
    ColophonLine,
    /// The page with the contents. `Sect`
    Contents,
    /// The list itself. `TOC`
    ContentsList,
    /// One line of it. `TOCI`
    ContentsEntry,
    /// Within it: what leads to the section. `Reference`, holding a `Link`
    ContentsReference,
    /// The section's title, within the reference. Echoes the heading.
    ContentsTitle,
    /// The section's tag, within the reference. Echoes the tag.
    ContentsTag,
    /// The page number, within the reference.
    ContentsPage,
    /// A section. `Sect`
    Section,
    /// One or two words beside its title. `P`
    SectionTag,
    /// A heading of level 2. `H2`
    Heading,
    /// A heading of level 3. `H3`
    Subheading,
    /// The opening sentence. `P`
    Lead,
    /// A paragraph. `P`
    Paragraph,
    /// A bullet list. `L`
    Points,
    /// A numbered list. `L`
    Steps,
    /// Steps with times. `L`
    Timeline,
    /// References. `L`
    Sources,
    /// Items to tick. `L`
    TickList,
    /// Questions to ask. `L`
    Questions,
    /// The label of a block: within a table its `Caption`, before a list a heading, one level below the title above it.
    BlockLabel,
    /// An item of any list. `LI`
    Item,
    /// Its bullet, number, time or tick box. `Lbl`
    ItemLabel,
    /// What it says. `LBody`
    ItemBody,
    /// A term that runs into the text of its item. `Span`
    ItemTerm,
    /// The text of an item that has a term or a list of its own; belongs to the `LBody` around it.
    ItemText,
    /// The title of a reference. `P`
    SourceTitle,
    /// Its publisher, the day it was read. `P`
    SourceDetail,
    /// Its address. `P`
    SourceAddress,
    /// A decision table. `Table`
    Decision,
    /// A decision table in ranks. `Table`
    Urgency,
    /// The clinic, as a table of label and value. `Table`
    Contact,
    /// Revised, in force, to be reviewed, approved: likewise. `Table`
    Review,
    /// A row of a table. `TR`
    Row,
    /// A row of the urgency table. `TR`
    RankRow(Rank),
    /// The label of a row. `TH` with row scope
    RowLabel,
    /// Below the label of a rank: the number to call. `Span`
    RankTelephone,
    /// The text of a row. `TD`
    RowText,
    /// A table of columns. `Table`
    Columns,
    /// The row of its heads. `THead`
    TableHead,
    /// Its other rows. `TBody`
    TableBody,
    /// The head of a column. `TH` with column scope
    ColumnHead,
    /// Within a head: the unit of the numbers below it. `Span`
    ColumnUnit,
    /// A table of columns that its paper has no room for: a record after the other. `Div`
    Records,
    /// One row of it: the head of each column before its cell. `Div`
    Record,
    /// The head of a column above records or within one. `P`
    RecordHead,
    /// The urgent box, as urgent as the number that it prints. `Div`
    Warning(Rank),
    /// A callout. `Div`
    Note,
    /// The label of a warning or note: a heading, one level below the title above it.
    CalloutLabel,
    /// The line with the number to call: the emergency number, or whose it is and the number. `P`
    EmergencyLine,
    /// A picture and its caption. `Div`
    PictureBlock,
    /// A picture. `Figure`
    Picture,
    /// A drawn sign that stands beside words (a rank's sign). `Figure`
    Sign,
    /// Its caption. `Caption`
    PictureCaption,
    /// The checklist. `Sect`
    Checklist,
    /// Fields to fill in. `Div`
    Fields,
    /// A label and its field. `Div`
    Field,
    /// The label of a field. `P`
    FieldLabel,
    /// The field itself: the ruled lines, on screen a widget. `Form`
    FieldEntry,
    /// The box of a tick item: on screen a widget. `Form`
    TickBox,
    /// The box with the number to call at the foot of a checklist. `Div`
    EmergencyBox(Rank),
    /// Words that lead somewhere. `Link`
    Link,
    /// On paper, the address that the words before it lead to. `Span`
    PrintedAddress,
    /// Words in another language, or strong, or emphasised. `Span`
    Span,
}

/// Where the words of a node come from.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Source {
    /// An author wrote them here: they must appear exactly once.
    Author,
    /// A fixed label of the language, or made of one (a date, a page number).
    Label,
    /// The words of another node said again (an entry of the contents).
    Echo,
}

/// The words of a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// As they are read: logical order, NFC.
    pub text: String,
    /// Styles over parts of the text, in order, not overlapping; the rest is plain.
    pub spans: Vec<Span>,
    /// Where they come from.
    pub source: Source,
    /// Where bytes of `text` stand in the author's file, as in [`crate::guide::model::Written::places`]; empty for labels.
    pub places: Vec<(u32, u32)>,
}

impl Words {
    /// Where the bytes `start..end` of the text stand in the author's file; `whole` where that is not known.
    #[must_use]
    pub fn origin_of(&self, whole: Origin, start: u32, end: u32) -> Origin {
        place_in(&self.places, whole, start, end)
    }
}

/// A part of a node's words that differs from the rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// How strong.
    pub voice: Voice,
    /// The child node these words are tagged as (a link, a foreign word); otherwise they belong to the node itself. A span of no words
    /// stands where the child's own words are said (a printed address).
    pub node: Option<NodeId>,
    /// Their language where it differs.
    pub language: Option<LanguageTag>,
}

/// How words are said.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Voice {
    /// As their role is set.
    #[default]
    Plain,
    /// Slanted, or heavier where the script has no slant.
    Emphasis,
    /// Heavier.
    Strong,
}

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// A node of the same document.
    Node(NodeId),
    /// An address.
    Address(String),
}

/// What can be filled in.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Entry {
    /// A box to tick.
    Tick,
    /// Text on so many ruled lines.
    Lines(u8),
}

/// One node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What holds it; `None` for the root.
    pub parent: Option<NodeId>,
    /// What it holds, in reading order.
    pub children: Vec<NodeId>,
    /// Its language where it differs from its parent's.
    pub language: Option<LanguageTag>,
    /// Its own words.
    pub words: Option<Words>,
    /// What it shows, for people who do not see it (pictures, signs).
    pub alternative: Option<String>,
    /// Where it leads (links, references).
    pub target: Option<Target>,
    /// What can be filled in, with the field's spoken name in `alternative`.
    pub entry: Option<Entry>,
    /// The section's id, for links and names that stay the same from edition to edition.
    pub anchor: Option<String>,
    /// Where it comes from in the author's files.
    pub origin: Origin,
}

/// The whole structure, the root first, every node after its parent, siblings in reading order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    tag: TreeTag,
}

/// A guide of twenty pages has about so many.
const USUAL_NODES: usize = 1024;

impl Tree {
    /// A tree with its root.
    #[must_use]
    pub fn new(root: Role, origin: Origin) -> Tree {
        let mut nodes = Vec::with_capacity(USUAL_NODES);
        nodes.push(Node::new(root, None, origin));
        Tree { nodes, tag: TreeTag::fresh() }
    }

    /// The root.
    #[must_use]
    pub const fn root(&self) -> NodeId {
        NodeId::new(0, self.tag)
    }

    /// All nodes, by number, which is reading order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All node numbers in reading order.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        let tag = self.tag;
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(move |number| NodeId::new(number, tag))
    }

    /// One node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        self.expect_own(id);
        &self.nodes[id.index()]
    }

    /// One node, to be completed while the tree is built.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        self.expect_own(id);
        &mut self.nodes[id.index()]
    }

    /// A new last child of `parent`.
    pub fn add(&mut self, parent: NodeId, role: Role, origin: Origin) -> NodeId {
        self.expect_own(parent);
        let id = NodeId::new(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX), self.tag);
        self.nodes.push(Node::new(role, Some(parent), origin));
        self.nodes[parent.index()].children.push(id);
        id
    }

    fn expect_own(&self, id: NodeId) {
        debug_assert!(id.tag.is_same(self.tag), "a node is used with the tree that it is of");
    }

    /// The language of a node: its own, or that of the nearest node above it that has one.
    #[must_use]
    pub fn language(&self, id: NodeId) -> Option<&LanguageTag> {
        let node = self.node(id);
        node.language.as_ref().or_else(|| node.parent.and_then(|parent| self.language(parent)))
    }
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>, origin: Origin) -> Node {
        Node {
            role,
            parent,
            children: Vec::new(),
            language: None,
            words: None,
            alternative: None,
            target: None,
            entry: None,
            anchor: None,
            origin,
        }
    }
}
