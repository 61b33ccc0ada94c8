//! The areas of pages that are more than ink.

use pdf_writer::Ref;

use crate::design::structure::NodeId;
use crate::foundation::geometry::Rect;
use crate::layout::page::FieldLook;

/// An area that leads somewhere, and its annotation.
pub(in crate::output::pdf) struct LinkArea {
    pub(in crate::output::pdf) id: Ref,
    pub(in crate::output::pdf) page: usize,
    pub(in crate::output::pdf) node: NodeId,
    pub(in crate::output::pdf) area: Rect,
    pub(in crate::output::pdf) key: i32,
}

/// A place to fill in, and its widget.
pub(in crate::output::pdf) struct FieldArea {
    pub(in crate::output::pdf) id: Ref,
    pub(in crate::output::pdf) page: usize,
    pub(in crate::output::pdf) node: NodeId,
    pub(in crate::output::pdf) area: Rect,
    pub(in crate::output::pdf) look: FieldLook,
    pub(in crate::output::pdf) key: i32,
}

/// What a page asks for beside its content.
#[derive(Default)]
pub(in crate::output::pdf) struct Areas {
    pub(in crate::output::pdf) links: Vec<LinkArea>,
    pub(in crate::output::pdf) fields: Vec<FieldArea>,
}
