//! What a box shows.

use std::sync::Arc;

use crate::design::structure::NodeId;
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::{Code, Sign};
use crate::layout::page::{Artifact, FieldLook, Owner};
use crate::text::paragraph::Run;

/// Something in a box.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Element {
    /// Whom it belongs to.
    pub owner: Owner,
    /// What is shown.
    pub content: ElementContent,
}

/// What an element is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ElementContent {
    /// One run of a line.
    Run(PlacedRun),
    /// A filled rectangle.
    Fill(LogicalRect, Ink),
    /// An outlined rectangle with a line of the given width.
    Outline(LogicalRect, Length, Ink),
    /// A dotted line along the upper edge of the area.
    Dots(LogicalRect, Ink),
    /// A drawn sign.
    Sign(Sign, LogicalRect, Ink),
    /// A QR code; the area includes its quiet zone.
    Code(Arc<Code>, LogicalRect, Ink),
    /// A picture, by its place among the document's pictures.
    Picture(usize, LogicalRect),
    /// A place to fill in.
    Field(LogicalRect, FieldLook),
    /// An area that leads where its owner leads.
    Link(LogicalRect),
}

/// A run of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedRun {
    /// The line box: its runs count from its **left** edge, whatever the direction.
    pub line: LogicalRect,
    /// The baseline, from the top of the box.
    pub baseline: Length,
    /// The run as the paragraph has it.
    pub run: Run,
    /// What it is printed with.
    pub ink: Ink,
    /// Whose words it shows, and from which byte on.
    pub words: Option<(NodeId, u32)>,
}

impl Element {
    /// Decoration, which nobody hears.
    #[must_use]
    pub const fn decoration(content: ElementContent) -> Element {
        Element { owner: Owner::Artifact(Artifact::Layout), content }
    }

    /// The same moved down.
    #[must_use]
    pub fn lowered(mut self, by: Length) -> Element {
        self.area_mut().block += by;
        if let ElementContent::Run(placed) = &mut self.content {
            placed.baseline += by;
        }
        self
    }

    /// The same moved along the line, away from its start.
    #[must_use]
    pub fn across(mut self, by: Length) -> Element {
        self.area_mut().inline += by;
        self
    }

    fn area_mut(&mut self) -> &mut LogicalRect {
        match &mut self.content {
            ElementContent::Run(placed) => &mut placed.line,
            ElementContent::Fill(area, _)
            | ElementContent::Outline(area, _, _)
            | ElementContent::Dots(area, _)
            | ElementContent::Sign(_, area, _)
            | ElementContent::Code(_, area, _)
            | ElementContent::Picture(_, area)
            | ElementContent::Field(area, _)
            | ElementContent::Link(area) => area,
        }
    }
}
