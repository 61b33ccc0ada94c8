//! What is filled in on a checklist: a label above ruled lines, and rows of them.
//!
//! On paper all ruled lines are drawn. On screen the last one is drawn, and the others belong to the place to fill in, which shows them
//! until something is typed.

use super::ticks::halves;
use crate::design::structure::parts::Field;
use crate::design::style::ChecklistScale;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::block::context::{Column, LayoutContext};
use crate::layout::list::{Element, ElementContent, Faults, Glue, List, Penalty, Vbox};
use crate::layout::page::{FieldLook, Keep, Owner, Rules};

/// Rows of fields: short ones side by side, a tall one beside the shorter ones that follow it where they fill its height, and others
/// across the page.
pub(super) fn field_rows(fields: &[Field], scale: &ChecklistScale, context: &LayoutContext<'_>) -> (Vec<Vbox>, Faults) {
    let across = context.whole();
    let [start, end] = halves(scale, context);
    let (mut rows, mut faults) = (Vec::new(), Faults::default());
    let mut rest = fields;
    while let [first, after @ ..] = rest {
        let lines: Vec<u8> = rest.iter().map(|field| field.lines).collect();
        let (beside, others) = after.split_at(beside(&lines, context.style.checklist.paired_lines));
        rest = others;
        let (row, more) = field(first, if beside.is_empty() { across } else { start }, scale, context);
        faults.append(more);
        let mut column = List::new();
        for part in beside {
            let (part, more) = field(part, end, scale, context);
            faults.append(more);
            column.below(Glue::rigid(scale.field), Penalty::Held(Keep::Whole, 0), part.into());
        }
        let (column, _) = column.boxed();
        rows.push(row.beside(column));
    }
    (rows, faults)
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

/// A label above its ruled lines: the first of them stands below the label's baseline as each stands below the one before.
pub(super) fn field(field: &Field, column: Column, scale: &ChecklistScale, context: &LayoutContext<'_>) -> (Vbox, Faults) {
    let lines = field.lines;
    let (mut whole, faults) = context.display(field.label, scale.label, column).boxed();
    let (top, taken) = match whole.height {
        Length::ZERO => (Length::ZERO, Length::ZERO),
        tall => (tall - scale.label.leading + scale.label.baseline(), scale.below_label),
    };
    whole.height = top + scale.ruling * i64::from(lines);
    let thickness = context.style.details.ruled_line;
    let drawn = if field.entry.is_some() { lines..=lines } else { 1..=lines };
    for line in drawn {
        let block = top + scale.ruling * i64::from(line) - thickness;
        let area = LogicalRect { inline: column.inline, block, inline_size: column.measure, block_size: thickness };
        whole.elements.push(Element::decoration(ElementContent::Fill(area, context.style.palette.ruling)));
    }
    if let Some(entry) = field.entry {
        let content = match lines {
            0 | 1 => one_line(whole.height, top + taken, column, context),
            _ => several_lines(lines, top + taken / 2, column, scale, context),
        };
        whole.elements.push(Element { owner: Owner::Node(entry), content });
    }
    (whole, faults)
}

/// A place for one line: from below the label to above its ruled line.
fn one_line(foot: Length, top: Length, column: Column, context: &LayoutContext<'_>) -> ElementContent {
    let block_size = foot - top - context.style.details.above_ruled_line;
    let area = LogicalRect { inline: column.inline, block: top, inline_size: column.measure, block_size };
    ElementContent::Field(area, FieldLook { ink: context.style.palette.text, rules: None })
}

/// A place for several lines: as tall as they are, so that a viewer that sets as many lines as are ruled need not shrink them. What
/// the label takes of the first line it has back below the last.
fn several_lines(lines: u8, top: Length, column: Column, scale: &ChecklistScale, context: &LayoutContext<'_>) -> ElementContent {
    let block_size = scale.ruling * i64::from(lines);
    let area = LogicalRect { inline: column.inline, block: top, inline_size: column.measure, block_size };
    let palette = &context.style.palette;
    let thickness = context.style.details.ruled_line;
    let rules = Rules { count: lines - 1, pitch: scale.ruling, foot: scale.below_label / 2, thickness, ink: palette.ruling };
    ElementContent::Field(area, FieldLook { ink: palette.text, rules: Some(rules) })
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
