//! The label column of a table.
//!
//! It ends at the axis of the page, and labels of several words take several lines there; it is made wider only where a label would have
//! to be broken within a word, or where labels would make the table clearly taller.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::lines::SetLines;
use super::prose::row_text;
use super::wrap::WrapPolicy;
use crate::design::structure::parts::{Row, RowLabel};
use crate::design::style::{Columns, TextStyle};
use crate::foundation::geometry::Length;
use crate::text::font::Weight;

/// A table is clearly taller for its labels when they add more lines than this.
const ADDED_LINES: i64 = 2;

/// How the label column divides a table.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Division {
    /// Of labels.
    pub label: Column,
    /// Of what rows say.
    pub text: Column,
}

/// Chooses the label column: the axis, unless a label's word does not fit there or the table grows clearly taller for its labels.
#[must_use]
pub fn divide(rows: &[&Row], style: TextStyle, inset: Length, context: &LayoutContext<'_>) -> Division {
    let Columns::Axis { side, gap } = context.style.master.columns else {
        let main = context.main();
        return Division { label: main.indented(inset), text: main };
    };
    let details = &context.style.details;
    let whole = context.whole();
    let at = |width: Length| Division {
        label: Column { inline: inset, measure: width - inset },
        text: Column { inline: width + gap, measure: whole.measure - width - gap },
    };
    let extents = rows.iter().map(|row| context.extent(&label_fragments(&row.label, context), style));
    let (widest_word, widest) = extents
        .fold((Length::ZERO, Length::ZERO), |(word, label), extent| (word.max(extent.widest_word), label.max(extent.natural)));
    let axis = at(side);
    let limit = details.widest_labels.of(whole.measure);
    let least = (widest_word + inset + details.label_slack).min(limit).max(side);
    if least == side && added_by_labels(rows, style, axis, context) <= style.leading * ADDED_LINES {
        return axis;
    }
    let mut best = at(least);
    let mut best_height = table_height(rows, style, best, context);
    let mut width = least + details.label_step;
    while width <= (widest + inset + details.label_step).min(limit) {
        let division = at(width);
        let height = table_height(rows, style, division, context);
        if height < best_height {
            (best, best_height) = (division, height);
        }
        width += details.label_step;
    }
    best
}

/// By how much the rows of a table are taller because of their labels.
fn added_by_labels(rows: &[&Row], style: TextStyle, division: Division, context: &LayoutContext<'_>) -> Length {
    let added = rows.iter().map(|row| {
        // A label of one line is never taller than its text.
        let label = label_lines(&row.label, style, division.label, context).height();
        if label <= style.leading {
            return Length::ZERO;
        }
        (label - row_text(&row.text, division.text, context).natural()).max(Length::ZERO)
    });
    added.sum()
}

fn table_height(rows: &[&Row], style: TextStyle, division: Division, context: &LayoutContext<'_>) -> Length {
    let height = |row: &&Row| {
        let label = label_lines(&row.label, style, division.label, context).height();
        label.max(row_text(&row.text, division.text, context).natural())
    };
    rows.iter().map(height).sum()
}

/// A row's label and the number to call: on a line of its own below the label, or behind it where labels have the whole measure.
fn label_fragments(label: &RowLabel, context: &LayoutContext<'_>) -> Vec<Fragment<'static>> {
    let joint = match context.style.master.columns {
        Columns::Axis { .. } => " \u{2028}",
        Columns::Folded => " ",
    };
    let number = label.number.map(|number| [Fragment::Joint(joint, label.words), Fragment::Weighted(number, Weight::Regular)]);
    std::iter::once(Fragment::Words(label.words)).chain(number.into_iter().flatten()).collect()
}

/// The lines of a row's label with its number.
#[must_use]
pub fn label_lines(label: &RowLabel, style: TextStyle, column: Column, context: &LayoutContext<'_>) -> SetLines {
    context.lines(&label_fragments(label, context), style, column, WrapPolicy::DISPLAY)
}
