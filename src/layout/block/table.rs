//! The decision table, its ranked form, and the tables of fixed labels (contact, review).
//!
//! One label column for the whole table. It ends at the axis of the page, and labels of several words take several lines there; it is
//! made wider only where a label would have to be broken within a word, or where labels would make the table clearly taller. Rows stand
//! whole on a page; one that is taller than a page is torn between lines, and its label is said again. The ranked form is one thing: who
//! has read only its first rank knows too little.

use super::callout::{panelled, side_sign, sign_owner};
use super::compositor::{Compositor, Part, Place, SetLine, height, paragraph, whole};
use super::galley::{Ending, GalleyContent, GalleyItem, LAST_RESORT, Panel, Repeat, Slab, Space, between, joined, named};
use super::label::hang;
use super::manner::Manner;
use crate::design::structure::{NodeId, Role};
use crate::design::style::{Columns, TextStyle, Tone};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::Sign;
use crate::layout::page::{Artifact, Bond, Owner, Seam};
use crate::text::font::Weight;

/// The cost of ending a page within a row that no page can hold.
const WITHIN_A_ROW: i64 = 400;

/// A table is clearly taller for its labels when they add more lines than this.
const ADDED_LINES: i64 = 2;

/// How the label column divides a table.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
struct Division {
    label: Place,
    text: Place,
}

/// How the rows of a table are kept apart.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Rows {
    /// By hairlines and white: what is to be weighed, row against row.
    Ruled,
    /// By a little white: what is only looked up.
    Close,
}

/// A table of rows.
pub fn plain(compositor: &mut Compositor<'_, '_>, table: NodeId, separated: Rows) -> Vec<Slab> {
    let rows = rows(compositor, table);
    let label_style = compositor.style.scale.body.weighted(Weight::SemiBold);
    let division = divide(compositor, &rows, label_style, Length::ZERO);
    let padding = match separated {
        Rows::Ruled => compositor.style.spacing.row_padding,
        Rows::Close => compositor.style.spacing.close_row_padding,
    };
    let mut stack = heading(compositor, table);
    let headed = !stack.is_empty();
    let repeat = headed.then(|| repeated_heading(compositor, table));
    for (number, row) in rows.iter().enumerate() {
        let mut slabs = row_slabs(compositor, *row, label_style, division, padding);
        let mut space = Space::default();
        if separated == Rows::Ruled {
            let yields = compositor.style.spacing.row_shrink / 2;
            if number > 0 {
                space = Space { natural: yields, shrink: yields };
                part(&mut slabs, row_rule(compositor, division), space);
            }
            if let Some(last) = slabs.last_mut().filter(|_| number + 1 < rows.len()) {
                last.height -= yields;
            }
        }
        let ending = between(number, rows.len(), (Seam::Rows, Seam::OuterRow));
        enter(&mut slabs, number, ending, repeat, space);
        stack.append(&mut slabs);
    }
    stack
}

/// A table in ranks: each row by sign, rule and tint.
pub fn ranked(compositor: &mut Compositor<'_, '_>, table: NodeId) -> Vec<Slab> {
    let rows = rows(compositor, table);
    let label_style = compositor.style.scale.body.weighted(Weight::SemiBold);
    let sign_room = label_style.size.ratio(165, 100);
    let division = divide(compositor, &rows, label_style, sign_room);
    let mut stack = heading(compositor, table);
    let headed = !stack.is_empty();
    let repeat = headed.then(|| repeated_heading(compositor, table));
    for (number, row) in rows.iter().enumerate() {
        let Role::RankRow(rank) = compositor.tree.node(*row).role else { continue };
        let inks = compositor.style.palette.rank(rank);
        let mut slabs = row_slabs(compositor, *row, label_style, division, Length::ZERO);
        if let Some(first) = slabs.first_mut() {
            let sign = side_sign(division.label.inline - sign_room, label_style, Sign::Rank(rank), inks.sign);
            let label = compositor.child(*row, Role::RowLabel);
            let owner = label.map_or(Owner::Artifact(Artifact::Layout), |label| sign_owner(compositor, label));
            first.items.insert(0, GalleyItem { owner, content: sign });
        }
        let spacing = compositor.style.spacing;
        let whole = compositor.whole();
        let panel = Panel {
            inline: whole.inline - spacing.panel_overhang,
            inline_size: whole.measure + spacing.panel_overhang * 2,
            tint: Some(inks.tint),
            rule: Some((spacing.edge_rule, inks.sign)),
        };
        let mut slabs = panelled(compositor, slabs, panel);
        let space = if number == 0 && headed { spacing.item * 2 } else { spacing.item };
        let shrink = spacing.row_shrink.min(space / 2);
        let ending = Ending::Allowed(Seam::Ranks, LAST_RESORT);
        enter(&mut slabs, number, ending, repeat, Space { natural: space, shrink });
        stack.append(&mut slabs);
    }
    stack
}

fn rows(compositor: &Compositor<'_, '_>, table: NodeId) -> Vec<NodeId> {
    let is_row = |child: &NodeId| matches!(compositor.tree.node(*child).role, Role::Row | Role::RankRow(_));
    compositor.children(table).iter().copied().filter(is_row).collect()
}

/// How a row enters the table: the space above it and, unless it is the first, what it costs to end a page there.
fn enter(slabs: &mut [Slab], number: usize, ending: Ending, repeat: Option<usize>, space: Space) {
    if let Some(first) = slabs.first_mut() {
        first.space = space;
        first.ending = if number == 0 { Ending::Forbidden(Bond::Label) } else { ending };
        if number > 0 {
            first.repeat = repeat;
        }
    }
}

/// The label of the table on a line of its own.
fn heading(compositor: &mut Compositor<'_, '_>, table: NodeId) -> Vec<Slab> {
    let Some(label) = compositor.child(table, Role::BlockLabel) else { return Vec::new() };
    let (style, place) = (compositor.style.scale.label, compositor.whole());
    vec![whole(compositor.display(label, style, place))]
}

/// The same line as it stands on the next page.
fn repeated_heading(compositor: &mut Compositor<'_, '_>, table: NodeId) -> usize {
    let words = compositor
        .child(table, Role::BlockLabel)
        .and_then(|label| compositor.tree.node(label).words.as_ref())
        .map_or_else(String::new, |words| words.text.clone());
    let text = format!("{words} ({})", compositor.language.labels.continued);
    let (style, place) = (compositor.style.scale.label, compositor.whole());
    let lines = compositor.lines(&[Part::Artifact(&text, Artifact::Layout)], style, place, Manner::DISPLAY);
    repeat(compositor, lines)
}

/// A row's label as it stands on the next page.
fn repeated_label(compositor: &mut Compositor<'_, '_>, label: NodeId, style: TextStyle, place: Place) -> usize {
    let words = compositor.tree.node(label).words.as_ref().map_or_else(String::new, |words| words.text.clone());
    let text = format!("{words} ({})", compositor.language.labels.continued);
    let lines = compositor.lines(&[Part::Artifact(&text, Artifact::Layout)], style, place, Manner::DISPLAY);
    repeat(compositor, lines)
}

fn repeat(compositor: &mut Compositor<'_, '_>, lines: Vec<SetLine>) -> usize {
    let slab = whole(lines);
    let height = slab.height + compositor.style.spacing.item;
    compositor.galley.repeats.push(Repeat { height, items: slab.items });
    compositor.galley.repeats.len() - 1
}

/// Chooses the label column: the axis, unless a label's word does not fit there or the table grows clearly taller for its labels.
fn divide(compositor: &mut Compositor<'_, '_>, rows: &[NodeId], style: TextStyle, inset: Length) -> Division {
    let Columns::Axis { side, gap } = compositor.style.master.columns else {
        let main = compositor.main();
        return Division { label: Place { inline: main.inline + inset, measure: main.measure - inset }, text: main };
    };
    let whole = compositor.whole();
    let at = |width: Length| Division {
        label: Place { inline: inset, measure: width - inset },
        text: Place { inline: width + gap, measure: whole.measure - width - gap },
    };
    let labels: Vec<NodeId> = rows.iter().filter_map(|row| compositor.child(*row, Role::RowLabel)).collect();
    let mut widest_word = Length::ZERO;
    let mut widest = Length::ZERO;
    for label in &labels {
        let parts = label_parts(compositor, *label);
        let extent = compositor.extent(&parts, style);
        widest_word = widest_word.max(extent.widest_word);
        widest = widest.max(extent.natural);
    }
    let axis = at(side);
    let limit = whole.measure.ratio(45, 100);
    let least = (widest_word + inset + Length::pt(1)).min(limit).max(side);
    if least == side && added_by_labels(compositor, rows, style, axis) <= style.leading * ADDED_LINES {
        return axis;
    }
    let step = Length::mm(4);
    let mut best = at(least);
    let mut best_height = table_height(compositor, rows, style, best);
    let mut width = least + step;
    while width <= (widest + inset + step).min(limit) {
        let division = at(width);
        let height = table_height(compositor, rows, style, division);
        if height < best_height {
            (best, best_height) = (division, height);
        }
        width += step;
    }
    best
}

/// By how much the rows of a table are taller because of their labels.
fn added_by_labels(compositor: &mut Compositor<'_, '_>, rows: &[NodeId], style: TextStyle, division: Division) -> Length {
    let added = rows.iter().map(|row| {
        // A label of one line is never taller than its text.
        if label_height(compositor, *row, style, division) <= style.leading {
            return Length::ZERO;
        }
        let (label, text) = row_heights(compositor, *row, style, division);
        (label - text).max(Length::ZERO)
    });
    added.sum()
}

fn table_height(compositor: &mut Compositor<'_, '_>, rows: &[NodeId], style: TextStyle, division: Division) -> Length {
    rows.iter()
        .map(|row| {
            let (label, text) = row_heights(compositor, *row, style, division);
            label.max(text)
        })
        .sum()
}

fn row_heights(compositor: &mut Compositor<'_, '_>, row: NodeId, style: TextStyle, division: Division) -> (Length, Length) {
    let label = label_height(compositor, row, style, division);
    // Faults are complained about once, when the row is really set.
    let faults = std::mem::take(&mut compositor.faults);
    let text = compositor.child(row, Role::RowText).map_or(Length::ZERO, |text| height(&cell(compositor, text, division.text)));
    compositor.faults = faults;
    (label, text)
}

fn label_height(compositor: &mut Compositor<'_, '_>, row: NodeId, style: TextStyle, division: Division) -> Length {
    let faults = std::mem::take(&mut compositor.faults);
    let height = compositor
        .child(row, Role::RowLabel)
        .map_or(Length::ZERO, |label| whole(label_lines(compositor, label, style, division.label)).height);
    compositor.faults = faults;
    height
}

/// A row's label and the number to call: on a line of its own below the label, or behind it where labels have the whole measure.
fn label_parts(compositor: &Compositor<'_, '_>, label: NodeId) -> Vec<Part<'static>> {
    let joint = match compositor.style.master.columns {
        Columns::Axis { .. } => " \u{2028}",
        Columns::Folded => " ",
    };
    let mut parts = vec![Part::Words(label, None, None)];
    if let Some(number) = compositor.child(label, Role::RankTelephone) {
        parts.extend([Part::Join(joint, label), Part::Words(number, Some(Weight::Regular), None)]);
    }
    parts
}

/// The lines of a row's label with its number.
fn label_lines(compositor: &mut Compositor<'_, '_>, label: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
    let parts = label_parts(compositor, label);
    compositor.lines(&parts, style, place, Manner::DISPLAY)
}

/// The paragraphs of a cell or of an item's body.
pub fn cell(compositor: &mut Compositor<'_, '_>, node: NodeId, place: Place) -> Vec<Slab> {
    let body = compositor.style.scale.body;
    if compositor.tree.node(node).words.is_some() {
        return paragraph(cell_lines(compositor, node, body, place));
    }
    let mut stack = Vec::new();
    for child in compositor.children(node).to_vec() {
        let mut slabs = paragraph(cell_lines(compositor, child, body, place));
        if let Some(first) = slabs.first_mut()
            && !stack.is_empty()
        {
            first.space = Space::fixed(compositor.style.spacing.item);
            first.ending = Ending::Allowed(Seam::WithinRow, WITHIN_A_ROW);
        }
        stack.append(&mut slabs);
    }
    stack
}

/// An address that leads somewhere is never hyphenated.
fn cell_lines(compositor: &mut Compositor<'_, '_>, node: NodeId, body: TextStyle, place: Place) -> Vec<SetLine> {
    let leads = compositor.child(node, Role::Link).is_some();
    let fixed =
        compositor.tree.node(node).words.as_ref().is_some_and(|words| words.source == crate::design::structure::Source::Label);
    if leads && fixed {
        let parts = [Part::Words(node, None, Some(Tone::Brand))];
        return compositor.lines(&parts, body, place, Manner::AS_WRITTEN);
    }
    compositor.ragged(node, body, place)
}

/// A row: label and text on one first baseline; whole where it fits a page.
fn row_slabs(
    compositor: &mut Compositor<'_, '_>,
    row: NodeId,
    style: TextStyle,
    division: Division,
    padding: Length,
) -> Vec<Slab> {
    let label = compositor.child(row, Role::RowLabel);
    let label_lines = label.map_or_else(Vec::new, |label| label_lines(compositor, label, style, division.label));
    let text = compositor.child(row, Role::RowText);
    let mut stack = text.map_or_else(Vec::new, |text| cell(compositor, text, division.text));
    if stack.is_empty() {
        stack.push(Slab::new(Length::ZERO, Vec::new()));
    }
    match compositor.style.master.columns {
        Columns::Axis { .. } => {
            hang(&label_lines, Length::ZERO, &mut stack);
            if let Some(first) = stack.first_mut() {
                first.items.splice(0..0, whole(label_lines).items);
            }
        }
        Columns::Folded => {
            if let Some(first) = stack.first_mut() {
                first.ending = Ending::Forbidden(Bond::Label);
            }
            stack.insert(0, whole(label_lines));
        }
    }
    if let Some(first) = stack.first_mut() {
        first.height += padding;
        first.items = std::mem::take(&mut first.items).into_iter().map(|item| item.lowered(padding)).collect();
    }
    if let Some(last) = stack.last_mut() {
        last.height += padding;
    }
    if height(&stack) <= compositor.style.master.type_area.height - compositor.style.scale.label.leading * 2 {
        return vec![joined(stack)];
    }
    named(&mut stack, Seam::WithinRow);
    let repeat = label.map(|label| repeated_label(compositor, label, style, division.label));
    for slab in stack.iter_mut().skip(1) {
        slab.repeat = repeat;
    }
    stack
}

/// Puts a hairline above a row. The same share of the white above and below it may be taken away: above, it has been left out of the
/// row before.
fn part(slabs: &mut Vec<Slab>, rule: GalleyItem, space: Space) {
    if let Some(first) = slabs.first_mut() {
        first.height -= space.natural;
        first.items = std::mem::take(&mut first.items).into_iter().map(|item| item.lowered(-space.natural)).collect();
        first.space = space;
    }
    slabs.insert(0, Slab::new(Length::ZERO, vec![rule]));
}

/// The hairline above a row.
fn row_rule(compositor: &Compositor<'_, '_>, division: Division) -> GalleyItem {
    let thickness = compositor.style.spacing.hairline;
    let inline_size = division.text.inline + division.text.measure;
    let area = LogicalRect { inline: Length::ZERO, block: Length::ZERO, inline_size, block_size: thickness };
    let content = GalleyContent::Fill(area, compositor.style.palette.hairline);
    GalleyItem { owner: Owner::Artifact(Artifact::Layout), content }
}
