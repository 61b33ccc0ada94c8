//! The checklist in large print.

use super::emergency::emergency;
use super::fields::field;
use super::ticks::members;
use crate::design::structure::parts::Checklist;
use crate::foundation::geometry::Length;
use crate::layout::block::context::LayoutContext;
use crate::layout::list::{Glue, List, Penalty};
use crate::layout::page::{BreakClass, Keep};

/// The cost of ending a page within a group of items, and before the emergency box, which is not to have a page to itself.
const WITHIN_A_GROUP: i64 = 300;
const BEFORE_THE_BOX: i64 = 500;
/// What it costs to part a head from what it heads, and an item from the end of its group, where there is no other way.
const BELOW_THE_HEAD: i64 = 900;
const SINGLE: i64 = 400;

/// One column over as many pages as it needs, groups kept together where they can be.
#[must_use]
pub fn flow(list: &Checklist, head: List, context: &LayoutContext<'_>) -> List {
    let scale = context.style.checklist.smallest();
    let column = context.whole();
    let mut parts: Vec<(Glue, Penalty, List)> = Vec::new();
    for group in &list.lists {
        let members = members(group, column, &scale, context);
        let count = members.len();
        for (number, member) in members.into_iter().enumerate() {
            let (white, penalty) = match number {
                0 => (yielding(scale.group), Penalty::Allowed(BreakClass::Groups, 0)),
                1 | 2 => (Glue::rigid(scale.item), Penalty::Held(Keep::SingleItem, SINGLE)),
                _ if number + 1 == count => (Glue::rigid(scale.item), Penalty::Held(Keep::SingleItem, SINGLE)),
                _ => (Glue::rigid(scale.item), Penalty::Allowed(BreakClass::WithinGroup, WITHIN_A_GROUP)),
            };
            parts.push((white, penalty, member));
        }
    }
    for (number, part) in list.fields.iter().enumerate() {
        let white = yielding(if number == 0 { scale.group } else { scale.field });
        let (set, faults) = field(part, column, &scale, context);
        let mut set = List::from(set);
        set.report(faults);
        parts.push((white, Penalty::Allowed(BreakClass::Groups, 0), set));
    }
    if let Some(part) = &list.emergency {
        let penalty = Penalty::Allowed(BreakClass::EmergencyBox, BEFORE_THE_BOX);
        parts.push((yielding(scale.group), penalty, emergency(part, &scale, context)));
    }
    let mut stack = head;
    for (number, (white, penalty, part)) in parts.into_iter().enumerate() {
        match number {
            0 => stack.below(yielding(scale.below_head), Penalty::Held(Keep::Heading, BELOW_THE_HEAD), part),
            _ => stack.below(white, penalty, part),
        }
    }
    stack
}

/// White of which a third may be taken away before a page is opened for little.
fn yielding(natural: Length) -> Glue {
    Glue { natural, shrink: natural / 3 }
}
