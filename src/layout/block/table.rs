//! The decision table, its ranked form, and the tables of fixed labels (contact, review).
//!
//! One label column for the whole table ([`super::division`]). Rows stand whole on a page; one that is taller than a page is torn between
//! lines, and its label is said again. The ranked form is one thing: who has read only its first rank knows too little.

use super::callout::{panelled, rank_panel, sign_before, sign_owner};
use super::context::{Column, LayoutContext};
use super::division::{Division, divide, label_lines};
use super::fragment::Fragment;
use super::label::{PARTED, label_beside, led_by, stands_beside};
use super::prose::row_text;
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::structure::parts::{List as ListPart, Row};
use crate::design::style::{Columns, TextStyle};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::Rank;
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Glue, LAST_RESORT, List, Penalty, Repeat, Vbox, between};
use crate::layout::page::{Artifact, BreakClass, Keep};
use crate::text::font::Weight;

/// Of a label with more lines than this only its going on is said on the next page.
const MOST_SAID_AGAIN: i64 = 6;

/// How the rows of a table are kept apart.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Rows {
    /// By hairlines and white: what is to be weighed, row against row.
    Ruled,
    /// By a little white: what is only looked up.
    Close,
}

/// A table of rows.
#[must_use]
pub fn plain(table: &ListPart<Row>, separated: Rows, context: &LayoutContext<'_>) -> List {
    let rows: Vec<&Row> = table.items.iter().collect();
    let style = label_style(context);
    let division = divide(&rows, style, Length::ZERO, context);
    let spacing = &context.style.spacing;
    // The same share of the white above and below a rule may be taken away.
    let (padding, yields) = match separated {
        Rows::Ruled => (spacing.row_padding, spacing.row_shrink / 2),
        Rows::Close => (spacing.close_row_padding, Length::ZERO),
    };
    let white = Glue { natural: yields, shrink: yields };
    let mut body = List::new();
    for (number, row) in rows.iter().enumerate() {
        let above = padding - if number > 0 { yields } else { Length::ZERO };
        let below = padding - if number + 1 < rows.len() { yields } else { Length::ZERO };
        let row = padded(row_list(row, style, division, context), (above, below), style, division, row, context);
        let mut one = List::new();
        if separated == Rows::Ruled && number > 0 {
            one.put(Vbox::aside(vec![row_rule(division, context)]));
            one.glue(white);
        }
        one.append(row);
        body.below(white, between(number, rows.len(), (BreakClass::Rows, BreakClass::OuterRow)), one);
    }
    under_heading(table.label, Glue::default(), body, context)
}

/// A table in ranks: each row by sign, rule and tint.
#[must_use]
pub fn ranked(table: &ListPart<(Rank, Row)>, context: &LayoutContext<'_>) -> List {
    let rows: Vec<&Row> = table.items.iter().map(|(_, row)| row).collect();
    let style = label_style(context);
    let room = context.style.details.sign_room.of(style.size);
    let division = divide(&rows, style, room, context);
    let spacing = &context.style.spacing;
    let white = |natural: Length| Glue { natural, shrink: spacing.row_shrink.min(natural / 2) };
    let mut body = List::new();
    for (rank, row) in &table.items {
        let ink = context.style.palette.rank(*rank).sign;
        let sign = sign_before(division.label.inline - room, style, Sign::Rank(*rank), ink, context);
        let sign = Element { owner: sign_owner(row.label.sign), content: sign };
        let set = row_list(row, style, division, context);
        let row = led_by(vec![sign], padded(set, (Length::ZERO, Length::ZERO), style, division, row, context));
        let row = panelled(row, rank_panel(*rank, context), context);
        body.below(white(spacing.item), Penalty::Allowed(BreakClass::Ranks, LAST_RESORT), row);
    }
    under_heading(table.label, white(spacing.item * 2), body, context)
}

fn label_style(context: &LayoutContext<'_>) -> TextStyle {
    context.style.scale.body.weighted(Weight::SemiBold)
}

/// The label of a table on a line of its own above its rows, and again where they go on on another page.
fn under_heading(label: Option<NodeId>, glue: Glue, rows: List, context: &LayoutContext<'_>) -> List {
    let Some(label) = label else { return rows };
    let (style, column) = (context.style.scale.label, context.whole());
    let mut stack = context.display(label, style, column).whole();
    stack.glue(glue);
    stack.penalty(Penalty::Held(Keep::Label, PARTED));
    stack.append(rows.headed(Some(said_again(label, style, column, context))));
    stack
}

/// A label as it stands on the next page; only that something goes on there, where the label takes more than a few lines.
fn said_again(label: NodeId, style: TextStyle, column: Column, context: &LayoutContext<'_>) -> Repeat {
    let continued = format!("({})", context.language.labels.continued);
    let whole = format!("{} {continued}", context.text(label));
    let set = |text: &str| {
        let lines = context.lines(&[Fragment::Artifact(text, Artifact::Layout)], style, column, WrapPolicy::DISPLAY);
        // What cannot be set is complained of where the label itself stands.
        let (label, _) = lines.boxed();
        label
    };
    let mut label = set(&whole);
    if label.height > style.leading * MOST_SAID_AGAIN {
        label = set(&continued);
    }
    Repeat { height: label.height + context.style.spacing.item, elements: label.elements }
}

/// A row: label and text on one first baseline; the label above the text where there is no side column, or it is too tall for that.
fn row_list(row: &Row, style: TextStyle, division: Division, context: &LayoutContext<'_>) -> List {
    let label = label_lines(&row.label, style, division.label, context);
    let text = row_text(&row.text, division.text, context);
    let beside = match context.style.master.columns {
        Columns::Axis { .. } => stands_beside(&label, context),
        Columns::Folded => false,
    };
    if beside {
        return label_beside(label, Length::ZERO, text);
    }
    let mut stack = label.whole();
    stack.penalty(Penalty::Held(Keep::Label, PARTED));
    stack.append(text);
    stack
}

/// A row with white above and below; whole where it fits a page, and otherwise with its label said again.
fn padded(
    row: List,
    (above, below): (Length, Length),
    style: TextStyle,
    division: Division,
    part: &Row,
    context: &LayoutContext<'_>,
) -> List {
    let fits = row.natural() + above + below <= context.room() - context.style.scale.label.leading * 2;
    let head = if fits { None } else { Some(said_again(part.label.words, style, division.label, context)) };
    let mut stack = List::from(Vbox::strut(above));
    stack.append(row.headed(head));
    stack.put(Vbox::strut(below));
    if fits { stack.kept() } else { stack.named(BreakClass::WithinRow) }
}

/// The hairline above a row.
fn row_rule(division: Division, context: &LayoutContext<'_>) -> Element {
    let thickness = context.style.spacing.hairline;
    let inline_size = division.text.inline + division.text.measure;
    let area = LogicalRect { inline: Length::ZERO, block: Length::ZERO, inline_size, block_size: thickness };
    Element::decoration(ElementContent::Fill(area, context.style.palette.hairline))
}
