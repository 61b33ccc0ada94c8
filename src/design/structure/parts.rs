//! The parts of a document, each with the nodes that it is made of: what layout sets, without asking nodes for their roles.
//!
//! Nodes are named by their numbers in the tree that was composed with the parts ([`Composed`]); they mean nothing in another.

pub use super::items::{List, Moment, Point, Prose, Reference, Step};
pub use super::tables::{ColumnHead, ColumnTable, RecordTable, Row, RowLabel, RowText, TableCell};
use super::{NodeId, Tree};
use crate::guide::model::Rank;

/// A document as it is read, and as it is set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Composed<Parts> {
    /// All nodes.
    pub tree: Tree,
    /// The same, typed: they name nodes of this tree.
    pub parts: Parts,
}

/// A whole guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuideParts {
    /// What it opens with.
    pub front: Front,
    /// The contents, where they are listed.
    pub contents: Option<Contents>,
    /// In reading order.
    pub sections: Vec<Section>,
    /// What the document is, where its own words do not say it.
    pub colophon: Option<Colophon>,
}

impl GuideParts {
    /// The tables of columns of all sections.
    pub fn tables(&self) -> impl Iterator<Item = &ColumnTable> {
        let blocks = self.sections.iter().flat_map(|section| match &section.body {
            Body::Blocks(blocks) => blocks.as_slice(),
            Body::Checklist(_) => &[],
        });
        blocks.filter_map(|block| if let Block::Columns(table) = block { Some(table) } else { None })
    }
}

/// A checklist as a document of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistParts {
    /// The checklist with its head.
    pub sheet: ChecklistSheet,
    /// What the document is.
    pub colophon: Colophon,
}

/// What a guide opens with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Front {
    /// A page of its own.
    Cover(Cover),
    /// Lines above the contents or the first section.
    Masthead(Masthead),
}

/// The clinic's sign and lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brand {
    /// The logo.
    pub logo: Option<NodeId>,
    /// The clinic's name, and whatever else is said with it.
    pub lines: Vec<NodeId>,
}

/// Title and what stands below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Titles {
    /// The guide's title.
    pub title: NodeId,
    /// Below it.
    pub subtitle: Option<NodeId>,
    /// What the guide is not.
    pub notice: Option<NodeId>,
    /// The bytes of the title at which its lines after the first start, where its author wrote it in lines.
    pub title_lines: Vec<u32>,
    /// The bytes of the subtitle at which its stages after the first start, where it is made of stages.
    pub stages: Vec<u32>,
}

/// A cover page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cover {
    /// At its head.
    pub brand: Brand,
    /// In its middle; the notice at its foot.
    pub titles: Titles,
    /// The lines at its foot.
    pub imprint: Vec<NodeId>,
}

/// A masthead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Masthead {
    /// The clinic.
    pub brand: Brand,
    /// What the guide is.
    pub titles: Titles,
}

/// The contents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents {
    /// Their heading.
    pub heading: NodeId,
    /// One for each section, in the order of the sections.
    pub entries: Vec<ContentsEntry>,
}

/// A line of the contents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContentsEntry {
    /// What leads to the section.
    pub reference: NodeId,
    /// The section's tag.
    pub tag: Option<NodeId>,
    /// The section's title.
    pub title: NodeId,
    /// The number of its page; its words are known when pages are.
    pub page: NodeId,
}

/// A section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The section itself.
    pub node: NodeId,
    /// One or two words beside its title.
    pub tag: Option<NodeId>,
    /// Its title.
    pub heading: NodeId,
    /// Its opening sentence.
    pub lead: Option<NodeId>,
    /// What it says.
    pub body: Body,
}

/// What a section says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body {
    /// Blocks in reading order.
    Blocks(Vec<Block>),
    /// The checklist of the guide.
    Checklist(ChecklistSheet),
}

/// A block of a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(NodeId),
    /// A bullet list.
    Points(List<Point>),
    /// A numbered list.
    Steps(List<Step>),
    /// Steps with times.
    Timeline(List<Moment>),
    /// References.
    Sources(List<Reference>),
    /// A decision table.
    Decision(List<Row>),
    /// A table of columns.
    Columns(ColumnTable),
    /// The same as records.
    Records(RecordTable),
    /// A decision table in ranks.
    Urgency(List<(Rank, Row)>),
    /// The clinic, as a table of label and value.
    Contact(List<Row>),
    /// The state of the document, likewise.
    Review(List<Row>),
    /// The urgent box, as urgent as the number that it prints.
    Warning(Rank, Callout),
    /// A note.
    Note(Callout),
    /// A picture.
    Picture(Picture),
}

/// A warning or note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Callout {
    /// Its label.
    pub label: Option<NodeId>,
    /// The sign beside the label, where that says something that the label does not.
    pub sign: Option<NodeId>,
    /// What it says.
    pub paragraphs: Vec<NodeId>,
    /// The number to call.
    pub call: Option<CallLine>,
}

/// A line with a number to call.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct CallLine {
    /// The line.
    pub node: NodeId,
    /// The byte of its words at which the number starts; whose it is stands before.
    pub number: u32,
}

/// A picture and its caption.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The picture.
    pub picture: NodeId,
    /// Its caption.
    pub caption: Option<NodeId>,
}

/// A checklist and its head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistSheet {
    /// Above it.
    pub head: ChecklistHead,
    /// The checklist.
    pub checklist: Checklist,
}

/// What stands above a checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChecklistHead {
    /// The head itself.
    pub node: NodeId,
    /// The clinic and its telephone.
    pub brand: Brand,
    /// Its title.
    pub title: NodeId,
    /// Its opening sentence.
    pub lead: Option<NodeId>,
    /// How many pages belong to it, where there are several.
    pub pages: Option<NodeId>,
}

/// A checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checklist {
    /// The checklist itself.
    pub node: NodeId,
    /// What is ticked: groups, then questions.
    pub lists: Vec<List<TickItem>>,
    /// What is filled in.
    pub fields: Vec<Field>,
    /// The box at its foot.
    pub emergency: Option<EmergencyBox>,
}

/// An item to tick.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TickItem {
    /// Its box as it is drawn.
    pub label: NodeId,
    /// Its box as it is ticked on a screen.
    pub entry: Option<NodeId>,
    /// What it says.
    pub text: NodeId,
}

/// A label and a place to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its label.
    pub label: NodeId,
    /// The place on a screen.
    pub entry: Option<NodeId>,
    /// How many ruled lines it has.
    pub lines: u8,
}

/// The box with the number to call at the foot of a checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmergencyBox {
    /// How urgent its number is.
    pub rank: Rank,
    /// What to do.
    pub sentence: Option<NodeId>,
    /// The number.
    pub call: Option<CallLine>,
}

/// What a document is, said once in its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colophon {
    /// The colophon itself.
    pub node: NodeId,
    /// Its lines.
    pub lines: Vec<NodeId>,
}
