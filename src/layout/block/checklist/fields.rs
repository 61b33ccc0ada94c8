//! What is filled in on a checklist: a label above ruled lines, and rows of them.
//!
//! In: field nodes. Out: slabs. On paper all ruled lines are drawn. On screen the last one is drawn, and the others belong to the
//! place to fill in, which shows them until something is typed.

use crate::design::structure::{Entry, NodeId, Role};
use crate::design::style::ChecklistScale;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::block::compositor::{Compositor, Place, whole};
use crate::layout::block::galley::{GalleyContent, GalleyItem, Slab, Space, joined};
use crate::layout::page::{Artifact, FieldLook, Owner, Rules};

/// How thick a ruled line is.
const THICKNESS: Length = Length::centipoints(60);

/// Rows of fields: short ones side by side, a tall one beside the shorter ones that follow it where they fill its height, and others
/// across the page.
pub(super) fn field_rows(compositor: &mut Compositor<'_, '_>, fields: NodeId, scale: &ChecklistScale) -> Vec<Slab> {
    let across = compositor.whole();
    let [start, end] = halves(compositor, scale);
    let nodes = compositor.children(fields).to_vec();
    let mut stack: Vec<Slab> = Vec::new();
    let mut rest = nodes.as_slice();
    while let [node, after @ ..] = rest {
        let lines: Vec<u8> = rest.iter().map(|node| field_lines(compositor, *node)).collect();
        let (beside, others) = after.split_at(beside(&lines, compositor.style.checklist.paired_lines));
        rest = others;
        let row = if beside.is_empty() {
            field(compositor, *node, across, scale)
        } else {
            let mut row = field(compositor, *node, start, scale);
            let column = beside.iter().map(|node| field(compositor, *node, end, scale).below(Space::fixed(scale.field)));
            let column = joined(column.collect());
            row.height = row.height.max(column.height);
            row.items.extend(column.items);
            row
        };
        let space = if stack.is_empty() { scale.group } else { scale.field };
        stack.push(row.below(Space::fixed(space)));
    }
    stack
}

/// The two columns.
pub(super) fn halves(compositor: &Compositor<'_, '_>, scale: &ChecklistScale) -> [Place; 2] {
    let measure = (compositor.whole().measure - scale.gutter) / 2;
    [Place { inline: Length::ZERO, measure }, Place { inline: measure + scale.gutter, measure }]
}

/// How many lines the label of a field below another takes, and the white above it.
const LINES_OF_A_LABEL: usize = 2;

/// How many of the fields after the first stand beside it; `lines` are the lines of each, from the first on.
fn beside(lines: &[u8], paired: u8) -> usize {
    match lines {
        [first, second, ..] if *first <= paired && *second <= paired => 1,
        [first, after @ ..] if *first > paired && paired > 0 => {
            let mut taken = 0;
            for (number, lines) in after.iter().enumerate() {
                taken += usize::from(*lines) + if number == 0 { 0 } else { LINES_OF_A_LABEL };
                if taken > usize::from(*first) + 1 {
                    return 0;
                }
                if taken + 1 >= usize::from(*first) {
                    return number + 1;
                }
            }
            0
        }
        _ => 0,
    }
}

fn field_lines(compositor: &Compositor<'_, '_>, field: NodeId) -> u8 {
    let entry = compositor.child(field, Role::FieldEntry).unwrap_or(field);
    match compositor.tree.node(entry).entry {
        Some(Entry::Lines(lines)) => lines,
        _ => 1,
    }
}

/// A label above its ruled lines: the first of them stands below the label's baseline as each stands below the one before.
pub(super) fn field(compositor: &mut Compositor<'_, '_>, node: NodeId, place: Place, scale: &ChecklistScale) -> Slab {
    let lines = field_lines(compositor, node);
    let label =
        compositor.child(node, Role::FieldLabel).map_or_else(Vec::new, |label| compositor.display(label, scale.label, place));
    let mut slab = whole(label);
    let (top, taken) = match slab.height {
        Length::ZERO => (Length::ZERO, Length::ZERO),
        tall => (tall - scale.label.leading + scale.label.baseline(), scale.below_label),
    };
    let entry = compositor.child(node, Role::FieldEntry);
    slab.height = top + scale.ruling * i64::from(lines);
    let drawn = if entry.is_some() { lines..=lines } else { 1..=lines };
    for line in drawn {
        let area = LogicalRect {
            inline: place.inline,
            block: top + scale.ruling * i64::from(line) - THICKNESS,
            inline_size: place.measure,
            block_size: THICKNESS,
        };
        let content = GalleyContent::Fill(area, compositor.style.palette.ruling);
        slab.items.push(GalleyItem { owner: Owner::Artifact(Artifact::Layout), content });
    }
    if let Some(entry) = entry {
        let content = match lines {
            0 | 1 => one_line(compositor, slab.height, top + taken, place),
            _ => several_lines(compositor, lines, top + taken / 2, place, scale),
        };
        slab.items.push(GalleyItem { owner: Owner::Node(entry), content });
    }
    slab
}

/// A place for one line: from below the label to above its ruled line.
fn one_line(compositor: &Compositor<'_, '_>, foot: Length, top: Length, place: Place) -> GalleyContent {
    let area =
        LogicalRect { inline: place.inline, block: top, inline_size: place.measure, block_size: foot - top - Length::pt(1) };
    GalleyContent::Field(area, FieldLook { ink: compositor.style.palette.text, rules: None })
}

/// A place for several lines: as tall as they are, so that a viewer that sets as many lines as are ruled need not shrink them. What
/// the label takes of the first line it has back below the last.
fn several_lines(compositor: &Compositor<'_, '_>, lines: u8, top: Length, place: Place, scale: &ChecklistScale) -> GalleyContent {
    let area =
        LogicalRect { inline: place.inline, block: top, inline_size: place.measure, block_size: scale.ruling * i64::from(lines) };
    let palette = &compositor.style.palette;
    let rules =
        Rules { count: lines - 1, pitch: scale.ruling, foot: scale.below_label / 2, thickness: THICKNESS, ink: palette.ruling };
    GalleyContent::Field(area, FieldLook { ink: palette.text, rules: Some(rules) })
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn fields_stand_beside_each_other_where_they_fill_the_height() {
        for (lines, paired, count) in [
            (&[1, 1, 6][..], 2, 1),
            (&[6, 2, 3, 1], 2, 2),
            (&[6, 5], 2, 1),
            (&[4, 1], 2, 0),
            (&[1, 6], 2, 0),
            (&[3, 1, 4], 2, 0),
            (&[4], 2, 0),
            (&[6, 2, 3], 0, 0),
        ] {
            assert_eq!(beside(lines, paired), count, "{lines:?}");
        }
    }
}
