//! Labels: in the side column, level with what they name, or on lines of their own above it.

use super::compositor::{Compositor, Part, Place, SetLine, height, whole};
use super::galley::{Ending, Slab, Space};
use super::manner::Manner;
use crate::design::structure::{NodeId, Role};
use crate::design::style::{Columns, TextStyle};
use crate::foundation::geometry::Length;
use crate::layout::page::Bond;

/// Puts a label beside the first slab of a stack: in the side column, first baselines level; above it where there is no side column.
pub fn with_label(
    compositor: &mut Compositor<'_, '_>,
    label: Option<NodeId>,
    style: TextStyle,
    beside: TextStyle,
    stack: Vec<Slab>,
) -> Vec<Slab> {
    let Some(label) = label else { return stack };
    match compositor.style.master.columns {
        Columns::Axis { side, .. } => label_beside(compositor, label, style, beside.baseline(), side, stack),
        Columns::Folded => {
            let place = compositor.main();
            label_above(compositor, label, style, place, stack)
        }
    }
}

/// Puts a label in a column of its own beside a stack whose first baseline stands at a height below its top: the label's is level with it.
pub fn label_beside(
    compositor: &mut Compositor<'_, '_>,
    label: NodeId,
    style: TextStyle,
    baseline: Length,
    side: Length,
    mut stack: Vec<Slab>,
) -> Vec<Slab> {
    let place = Place { inline: Length::ZERO, measure: side };
    let lines = label_lines(compositor, label, style, place);
    let top = (baseline - style.baseline()).max(Length::ZERO);
    hang(&lines, top, &mut stack);
    if let Some(first) = stack.first_mut() {
        first.items.splice(0..0, whole(lines).items.into_iter().map(|item| item.lowered(top)));
    }
    stack
}

/// Puts a label on a line of its own above a stack, nearer to it than to what stands before.
pub fn label_above(
    compositor: &mut Compositor<'_, '_>,
    label: NodeId,
    style: TextStyle,
    place: Place,
    mut stack: Vec<Slab>,
) -> Vec<Slab> {
    let lines = label_lines(compositor, label, style, place);
    if let Some(first) = stack.first_mut() {
        first.space = Space::fixed(Length::pt(2));
        first.ending = Ending::Forbidden(Bond::Label);
    }
    stack.insert(0, whole(lines));
    stack
}

fn label_lines(compositor: &mut Compositor<'_, '_>, label: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
    let mut parts = vec![Part::Words(label, None, None)];
    // The tag of an entry of the contents is read in one breath with its title: only a space parts them.
    if compositor.tree.node(label).role == Role::ContentsTag {
        parts.push(Part::Join(" ", label));
    }
    compositor.lines(&parts, style, place, Manner::DISPLAY)
}

/// Makes room beside a stack for lines that start `top` below its upper edge: it is not torn beside them and reaches as far down.
pub fn hang(lines: &[SetLine], top: Length, stack: &mut [Slab]) {
    let label = lines.iter().map(|line| line.height).sum::<Length>() + top;
    let missing = label - height(stack);
    let mut covered = Length::ZERO;
    for (place, slab) in stack.iter_mut().enumerate() {
        if place > 0 {
            covered += slab.space.natural;
            if covered < label {
                slab.ending = Ending::Forbidden(Bond::Label);
            }
        }
        covered += slab.height;
    }
    if missing > Length::ZERO
        && let Some(last) = stack.last_mut()
    {
        last.height += missing;
    }
}
