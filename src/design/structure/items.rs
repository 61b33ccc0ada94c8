//! Lists and their items, each with the nodes that it is made of.

use super::NodeId;

/// Items or rows below a label.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List<Item> {
    /// The list or table itself.
    pub node: NodeId,
    /// Its label.
    pub label: Option<NodeId>,
    /// In reading order.
    pub items: Vec<Item>,
}

/// Paragraphs that stand together in a cell or item: their nodes; at least one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prose(pub Vec<NodeId>);

/// An item of a bullet list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// Its bullet.
    pub bullet: NodeId,
    /// What it says, all of it.
    pub body: NodeId,
    /// A term that runs into its text.
    pub term: Option<NodeId>,
    /// Its text; the body itself where that holds nothing else.
    pub text: NodeId,
    /// A list of its own.
    pub points: Vec<Point>,
}

/// An item of a numbered list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its number.
    pub number: NodeId,
    /// What it says.
    pub text: NodeId,
}

/// A step with its time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The time.
    pub time: NodeId,
    /// What happens then.
    pub text: Prose,
}

/// An item of a list of references.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// Its bullet.
    pub bullet: NodeId,
    /// All of it.
    pub body: NodeId,
    /// Its title.
    pub title: NodeId,
    /// Publisher, the day it was read.
    pub details: Vec<NodeId>,
    /// Its address.
    pub address: Option<NodeId>,
}
