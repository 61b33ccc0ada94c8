//! A flow: a galley that starts on a page of its own, broken into pages.

use std::collections::BTreeMap;

use crate::design::structure::NodeId;
use crate::foundation::diagnostic::Diagnostic;
use crate::layout::block::context::LayoutContext;
use crate::layout::list::{Faults, Galley, List};
use crate::layout::page::Owner;
use crate::layout::paginate::breaks::{self, TooTall};
use crate::layout::paginate::reasons::PageCut;
use crate::layout::paginate::running::RunningHead;

/// A galley with its page breaks.
pub(super) struct Flow {
    pub(super) galley: Galley,
    pub(super) cuts: Vec<PageCut>,
    /// Whether its first page carries a running head; the others do.
    pub(super) head: RunningHead,
    pub(super) backdrop: Backdrop,
}

/// What runs behind the pages of a flow.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Backdrop {
    /// Paper.
    Plain,
    /// The band of a cover, along the binding.
    Band,
}

impl Flow {
    /// Breaks a list into pages.
    pub(super) fn of(
        list: List,
        (head, backdrop): (RunningHead, Backdrop),
        faults: &mut Faults,
        context: &LayoutContext<'_>,
    ) -> Flow {
        let (items, found) = list.into_parts();
        faults.append(found);
        let galley = Galley::of(items);
        let cuts = breaks::cut(&galley, context.room()).unwrap_or_else(|fault| {
            faults.push(too_tall(&galley, fault, context));
            Vec::new()
        });
        Flow { galley, cuts, head, backdrop }
    }
}

/// How many pages flows take together.
pub(super) fn pages_of<'f>(flows: impl IntoIterator<Item = &'f Flow>) -> u32 {
    flows.into_iter().map(|flow| u32::try_from(flow.cuts.len()).unwrap_or(u32::MAX)).sum()
}

fn too_tall(galley: &Galley, fault: TooTall, context: &LayoutContext<'_>) -> Diagnostic {
    // Of what belongs together, the one with the most words is what has no room.
    let mut runs: BTreeMap<NodeId, usize> = BTreeMap::new();
    for element in galley.boxes[fault.first..fault.end].iter().flat_map(|one| &one.elements) {
        if let Owner::Node(node) = element.owner {
            *runs.entry(node).or_default() += 1;
        }
    }
    let longest = runs.into_iter().rev().max_by_key(|(_, count)| *count).map(|(node, _)| node);
    let origin = context.tree.node(longest.unwrap_or(context.tree.root())).origin;
    Diagnostic::error("no-room", origin, format!("this is {:.0} mm taller than a page", fault.excess.to_mm()))
        .label("cannot be divided")
        .hint("shorten it, or make two of it")
}
