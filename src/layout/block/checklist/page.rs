//! The checklist as one page.

use super::emergency::emergency;
use super::fields::field_rows;
use super::ticks::{columns, halves, words_column};
use crate::design::structure::parts::Checklist;
use crate::design::style::ChecklistScale;
use crate::foundation::diagnostic::{Diagnostic, Origin};
use crate::foundation::geometry::Length;
use crate::layout::block::context::{LayoutContext, shortened};
use crate::layout::list::{Faults, Glue, List, Vbox};

/// What stands below the head of a checklist, set at one size.
struct Set {
    /// What is ticked.
    ticks: Vbox,
    /// What is filled in, row by row.
    fields: Vec<Vbox>,
    /// The box at the foot of the page.
    foot: Vbox,
    faults: Faults,
}

/// The checklist below its head, as tall as a page.
#[must_use]
pub fn page(list: &Checklist, head: List, context: &LayoutContext<'_>) -> List {
    let room = context.room();
    let (head, mut faults) = head.boxed();
    let mut shortfall = Length::ZERO;
    let sizes = &context.style.checklist;
    for hundredths in sizes.tried {
        let scale = sizes.of(*hundredths);
        let set = Set::of(list, &scale, context);
        let (body, _) = set.body(Length::ZERO, &scale).boxed();
        let free = room - head.height - scale.below_head - body.height - set.foot.height - scale.group;
        if free >= Length::ZERO || set.faults.has_errors() {
            return set.stretched(head, faults, free, &scale, room);
        }
        shortfall = -free;
    }
    faults.push(too_long(list, shortfall, context));
    let mut page = List::from(head);
    page.report(faults);
    page
}

impl Set {
    fn of(list: &Checklist, scale: &ChecklistScale, context: &LayoutContext<'_>) -> Set {
        let (ticks, mut faults) = columns(&list.lists, scale, context);
        let (fields, more) = field_rows(&list.fields, scale, context);
        faults.append(more);
        let (foot, more) = list.emergency.as_ref().map_or_else(List::new, |part| emergency(part, scale, context)).boxed();
        faults.append(more);
        Set { ticks, fields, foot, faults }
    }

    /// Ticks and fields, with so much more white between the rows of fields.
    fn body(&self, more: Length, scale: &ChecklistScale) -> List {
        let mut stack = List::from(self.ticks.clone());
        for (number, row) in self.fields.iter().enumerate() {
            stack.glue(Glue::rigid(if number == 0 { scale.group } else { scale.field + more }));
            stack.put(row.clone());
        }
        stack
    }

    /// Head, body, and the box at the very foot of the page. The white between rows of fields takes what the page has to spare.
    fn stretched(self, head: Vbox, head_faults: Faults, free: Length, scale: &ChecklistScale, room: Length) -> List {
        let rows = i64::try_from(self.fields.len()).unwrap_or(i64::MAX).saturating_sub(1);
        let more = if rows > 0 { (free / rows).clamp(Length::ZERO, scale.field_stretch) } else { Length::ZERO };
        let mut stack = List::from(head);
        stack.glue(Glue::rigid(scale.below_head));
        stack.append(self.body(more, scale));
        let (words, _) = stack.boxed();
        let foot_top = room - self.foot.height;
        let page = words.beside(self.foot.lowered(foot_top));
        let mut list = List::from(Vbox { height: room, ..page });
        list.report(head_faults);
        list.report(self.faults);
        list
    }
}

fn too_long(list: &Checklist, shortfall: Length, context: &LayoutContext<'_>) -> Diagnostic {
    let smallest = context.style.checklist.smallest();
    let lines = (shortfall.units() + smallest.body.leading.units() - 1) / smallest.body.leading.units();
    let long = long_items(list, &smallest, context);
    let message = format!(
        "the checklist does not fit its page even at {} pt: it is {lines} lines ({:.0} mm) too long",
        smallest.body.size,
        shortfall.to_mm()
    );
    let mut complaint =
        Diagnostic::error("checklist-too-long", context.tree.node(list.node).origin, message).label("one page, always");
    let mut otherwise = "take items out, or give a field fewer lines".to_owned();
    if let Some((first, _)) = long.first() {
        complaint = complaint.also(*first, "takes more than one line");
        let named: Vec<String> = long.iter().take(3).map(|(_, words)| format!("“{}”", shortened(words))).collect();
        complaint = complaint.hint(format!("shorten to one line: {}", named.join(", ")));
        otherwise.insert_str(0, "or ");
    }
    complaint.hint(otherwise)
}

/// Items that take more than one line, longest first.
fn long_items(list: &Checklist, scale: &ChecklistScale, context: &LayoutContext<'_>) -> Vec<(Origin, String)> {
    let [column, _] = halves(scale, context);
    let column = words_column(column, scale, context);
    let items = list.lists.iter().flat_map(|list| &list.items);
    let long = items.filter(|item| context.display(item.text, scale.body, column).lines.len() > 1);
    let mut found: Vec<(Origin, String)> =
        long.map(|item| (context.tree.node(item.text).origin, context.text(item.text).to_owned())).collect();
    found.sort_by_key(|(_, words)| std::cmp::Reverse(words.chars().count()));
    found
}
