//! Roles → structure types (ISO 32000-1, 14.8.4) and their attributes (14.8.5).

use crate::design::structure::{NodeId, Role, Tree};

/// The structure types of the standard that we use.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum StructureType {
    Document,
    /// `Sect`
    Section,
    /// `Div`
    Division,
    /// `H1` to `H6`
    Heading(u8),
    /// `P`
    Paragraph,
    /// `TOC`
    Contents,
    /// `TOCI`
    ContentsItem,
    Reference,
    /// `L`, with how its items are labelled.
    List(Labels),
    /// `LI`
    ListItem,
    /// `Lbl`
    Label,
    /// `LBody`
    ListBody,
    Table,
    /// `TR`
    TableRow,
    /// `THead`
    TableHead,
    /// `TBody`
    TableBody,
    /// `TH`, and what it is the header of.
    HeaderCell(Scope),
    /// `TD`
    DataCell,
    Caption,
    Figure,
    Form,
    Link,
    Span,
}

/// What a header cell is the header of (14.8.5.7).
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Scope {
    Row,
    Column,
}

/// How the items of a list are labelled (14.8.5.5).
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Labels {
    Numbers,
    Boxes,
    /// By text that is no numbering, or not at all.
    None,
    /// As the first label of the list says.
    AsWritten,
}

impl StructureType {
    /// As the standard spells it.
    pub(in crate::output::pdf) const fn name(self) -> &'static str {
        match self {
            StructureType::Document => "Document",
            StructureType::Section => "Sect",
            StructureType::Division => "Div",
            StructureType::Heading(0 | 1) => "H1",
            StructureType::Heading(2) => "H2",
            StructureType::Heading(3) => "H3",
            StructureType::Heading(4) => "H4",
            StructureType::Heading(5) => "H5",
            StructureType::Heading(_) => "H6",
            StructureType::Paragraph => "P",
            StructureType::Contents => "TOC",
            StructureType::ContentsItem => "TOCI",
            StructureType::Reference => "Reference",
            StructureType::List(_) => "L",
            StructureType::ListItem => "LI",
            StructureType::Label => "Lbl",
            StructureType::ListBody => "LBody",
            StructureType::Table => "Table",
            StructureType::TableRow => "TR",
            StructureType::TableHead => "THead",
            StructureType::TableBody => "TBody",
            StructureType::HeaderCell(_) => "TH",
            StructureType::DataCell => "TD",
            StructureType::Caption => "Caption",
            StructureType::Figure => "Figure",
            StructureType::Form => "Form",
            StructureType::Link => "Link",
            StructureType::Span => "Span",
        }
    }
}

/// How a node appears among the elements.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Appearance {
    /// As an element of this type.
    Element(StructureType),
    /// Not by itself: its content belongs to the element above.
    WithParent,
}

impl Appearance {
    /// The type of the element that content of the node is marked as: what belongs to the element above is a part of its line.
    pub(in crate::output::pdf) const fn structure_type(self) -> StructureType {
        match self {
            Appearance::Element(own) => own,
            Appearance::WithParent => StructureType::Span,
        }
    }
}

/// How a node appears.
pub(in crate::output::pdf) fn appearance(tree: &Tree, id: NodeId) -> Appearance {
    let node = tree.node(id);
    Appearance::Element(match node.role {
        Role::Document => StructureType::Document,
        Role::Cover | Role::Masthead | Role::Contents | Role::Section | Role::Checklist | Role::Colophon => {
            StructureType::Section
        }
        Role::Title | Role::Heading | Role::Subheading | Role::CalloutLabel => {
            StructureType::Heading(tree.heading_level(id).unwrap_or(1))
        }
        Role::Brand
        | Role::Subtitle
        | Role::Notice
        | Role::Imprint
        | Role::ColophonLine
        | Role::SectionTag
        | Role::Lead
        | Role::Paragraph
        | Role::EmergencyLine
        | Role::SourceTitle
        | Role::SourceDetail
        | Role::SourceAddress
        | Role::FieldLabel => StructureType::Paragraph,
        Role::ContentsList => StructureType::Contents,
        Role::ContentsEntry => StructureType::ContentsItem,
        Role::ContentsReference => StructureType::Reference,
        Role::ContentsTitle | Role::ContentsTag | Role::ContentsPage => match node.language {
            Some(_) => StructureType::Span,
            None => return Appearance::WithParent,
        },
        Role::Steps => StructureType::List(Labels::Numbers),
        Role::TickList => StructureType::List(Labels::Boxes),
        // Times are text, not a numbering.
        Role::Timeline => StructureType::List(Labels::None),
        Role::Points | Role::Sources | Role::Questions => StructureType::List(Labels::AsWritten),
        Role::BlockLabel => match tree.heading_level(id) {
            Some(level) => StructureType::Heading(level),
            None => StructureType::Caption,
        },
        Role::Item => StructureType::ListItem,
        Role::ItemLabel => StructureType::Label,
        Role::ItemBody => StructureType::ListBody,
        Role::Decision | Role::Urgency | Role::Contact | Role::Review | Role::Columns => StructureType::Table,
        Role::TableHead => StructureType::TableHead,
        Role::TableBody => StructureType::TableBody,
        Role::ColumnHead => StructureType::HeaderCell(Scope::Column),
        Role::Row | Role::RankRow(_) => StructureType::TableRow,
        Role::RowLabel => StructureType::HeaderCell(Scope::Row),
        Role::RowText => StructureType::DataCell,
        Role::Records | Role::Record => StructureType::Division,
        Role::RecordHead => StructureType::Paragraph,
        Role::Warning(_) | Role::Note | Role::PictureBlock | Role::Fields | Role::Field | Role::EmergencyBox(_) => {
            StructureType::Division
        }
        Role::Picture | Role::Sign => StructureType::Figure,
        Role::PictureCaption => StructureType::Caption,
        Role::FieldEntry | Role::TickBox => StructureType::Form,
        Role::Link => StructureType::Link,
        Role::Span | Role::PrintedAddress | Role::ItemTerm | Role::RankTelephone | Role::ColumnUnit => StructureType::Span,
        Role::ItemText => return Appearance::WithParent,
    })
}

/// What `ListNumbering` says of a list.
pub(in crate::output::pdf) fn numbering(tree: &Tree, list: NodeId, labels: Labels) -> &'static str {
    match labels {
        Labels::Numbers => "Decimal",
        Labels::Boxes => "Square",
        Labels::None => "None",
        Labels::AsWritten => match first_label(tree, list) {
            Some(label) if label.starts_with(char::is_numeric) => "Decimal",
            Some(_) => "Disc",
            None => "None",
        },
    }
}

fn first_label(tree: &Tree, list: NodeId) -> Option<&str> {
    let children = |id: NodeId| tree.node(id).children.iter().copied();
    let label = children(list).flat_map(children).find(|id| tree.node(*id).role == Role::ItemLabel)?;
    Some(tree.node(label).words.as_ref().map_or(BULLET, |words| words.text.as_str()))
}

/// What a bullet says that is drawn and not set.
pub(in crate::output::pdf) const BULLET: &str = "•";
