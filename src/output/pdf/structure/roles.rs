//! Roles → structure types (ISO 32000-1, 14.8.4) and their attributes (14.8.5).

use crate::design::structure::{NodeId, Role, Tree};

/// How a node appears among the elements.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Appearance {
    /// As an element of this type.
    Element(&'static str),
    /// Not by itself: its content belongs to the element above.
    WithParent,
}

/// How a node appears.
pub(in crate::output::pdf) fn appearance(tree: &Tree, id: NodeId) -> Appearance {
    let node = tree.node(id);
    Appearance::Element(match node.role {
        Role::Document => "Document",
        Role::Cover | Role::Masthead | Role::Contents | Role::Section | Role::Checklist | Role::Colophon => "Sect",
        Role::Title | Role::Heading | Role::Subheading | Role::CalloutLabel => heading(tree, id),
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
        | Role::FieldLabel => "P",
        Role::ContentsList => "TOC",
        Role::ContentsEntry => "TOCI",
        Role::ContentsReference => "Reference",
        Role::ContentsTitle | Role::ContentsTag | Role::ContentsPage => {
            return if node.language.is_some() { Appearance::Element("Span") } else { Appearance::WithParent };
        }
        Role::Points | Role::Steps | Role::Timeline | Role::Sources | Role::TickList | Role::Questions => "L",
        Role::BlockLabel => match tree.heading_level(id) {
            Some(_) => heading(tree, id),
            None => "Caption",
        },
        Role::Item => "LI",
        Role::ItemLabel => "Lbl",
        Role::ItemBody => "LBody",
        Role::Decision | Role::Urgency | Role::Contact | Role::Review => "Table",
        Role::Row | Role::RankRow(_) => "TR",
        Role::RowLabel => "TH",
        Role::RowText => "TD",
        Role::Warning(_) | Role::Note | Role::PictureBlock | Role::Fields | Role::Field | Role::EmergencyBox(_) => "Div",
        Role::Picture | Role::Sign => "Figure",
        Role::PictureCaption => "Caption",
        Role::FieldEntry | Role::TickBox => "Form",
        Role::Link => "Link",
        Role::Span | Role::PrintedAddress | Role::ItemTerm | Role::RankTelephone => "Span",
        Role::ItemText => return Appearance::WithParent,
    })
}

/// The type of a heading of its level; there are six.
fn heading(tree: &Tree, id: NodeId) -> &'static str {
    match tree.heading_level(id).unwrap_or(1) {
        0 | 1 => "H1",
        2 => "H2",
        3 => "H3",
        4 => "H4",
        5 => "H5",
        _ => "H6",
    }
}

/// Whether a node becomes an `L`.
pub(in crate::output::pdf) fn is_list(role: Role) -> bool {
    matches!(role, Role::Points | Role::Steps | Role::Timeline | Role::Sources | Role::TickList | Role::Questions)
}

/// Whether a node becomes a `TR`.
pub(in crate::output::pdf) fn is_row(role: Role) -> bool {
    matches!(role, Role::Row | Role::RankRow(_))
}

/// Whether a node becomes a `Figure`.
pub(in crate::output::pdf) fn is_figure(role: Role) -> bool {
    matches!(role, Role::Picture | Role::Sign)
}

/// Whether a node becomes a `Form`.
pub(in crate::output::pdf) fn is_field(role: Role) -> bool {
    matches!(role, Role::FieldEntry | Role::TickBox)
}

/// How the items of a list are labelled (14.8.5.5).
pub(in crate::output::pdf) fn numbering(tree: &Tree, list: NodeId) -> &'static str {
    match tree.node(list).role {
        Role::Steps => "Decimal",
        Role::TickList => "Square",
        // Times are text, not a numbering.
        Role::Timeline => "None",
        _ => match first_label(tree, list) {
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
