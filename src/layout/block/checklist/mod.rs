//! The checklist: groups to tick, fields to fill in, the box with the number to call.
//!
//! It is one page ([`page()`]), set at the largest size of [`ChecklistSizes`](crate::design::style::ChecklistSizes) at which it fits; where
//! none does, the complaint names the items that take more than one line and says by how many lines the page is too full. In large print
//! it is a flow over as many pages as it needs ([`flow()`]).

mod emergency;
mod fields;
mod flow;
mod head;
mod page;
mod ticks;

use super::context::LayoutContext;
use crate::design::structure::parts::Checklist;
use crate::design::style::Reading;
use crate::layout::list::List;

pub use flow::flow;
pub use head::{alone, below_opener};
pub use page::page;

/// A checklist below its head, as the edition reads it.
#[must_use]
pub fn checklist(list: &Checklist, head: List, context: &LayoutContext<'_>) -> List {
    match context.style.reading {
        Reading::Usual => page(list, head, context),
        Reading::LargePrint => flow(list, head, context),
    }
}
