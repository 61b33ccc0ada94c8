//! Tables of columns: heads on a rule, rows of cells, places to write.
//!
//! The table takes the whole width of the type area, and its first column the side column where its words have room there. A row stands
//! whole on a page. Where the paper has no room for the widest word of each column, each row is a record: its cells one below the other,
//! each under its head.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::{PARTED, led_by};
use super::lines::SetLines;
use super::list::bullet;
use super::widths::{Asked, widths};
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::structure::parts::{ColumnHead, ColumnTable, Point, TableCell};
use crate::design::style::{TextStyle, Weight};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::CellAlignment;
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Glue, List, Penalty, Repeat, Vbox, between};
use crate::layout::page::{Artifact, Bond, FieldLook, Owner, Seam};
use crate::text::paragraph::LineAlignment;

/// What it costs to part the first row from the second, where there is no other way.
const ALONE: i64 = 400;
/// The cost of ending a page within a record.
const WITHIN_A_RECORD: i64 = 400;

/// A table of columns.
#[must_use]
pub fn columns(table: &ColumnTable, context: &LayoutContext<'_>) -> List {
    let whole = context.whole();
    let details = &context.style.details;
    let gap = details.table_gap;
    let gaps = gap * (i64::try_from(table.heads.len()).unwrap_or(1) - 1);
    let asked: Vec<Asked> = (0..table.heads.len()).map(|number| asked(table, number, context)).collect();
    let body = match widths(&asked, whole.measure - gaps) {
        Some(widths) => {
            let mut inline = whole.inline;
            let columns: Vec<Column> = widths
                .into_iter()
                .map(|measure| {
                    let column = Column { inline, measure };
                    inline += measure + gap;
                    column
                })
                .collect();
            grid(table, &columns, context)
        }
        None => records(table, context),
    };
    let Some(label) = table.label else { return body };
    let mut stack = context.display(label, context.style.scale.label, whole).whole();
    stack.below(Glue::rigid(context.style.spacing.item), Penalty::Held(Bond::Label, PARTED), body);
    stack
}

fn head_style(context: &LayoutContext<'_>) -> TextStyle {
    context.style.scale.caption.weighted(Weight::SemiBold).toned(crate::design::style::Tone::Text)
}

/// What the words of a column ask for.
fn asked(table: &ColumnTable, number: usize, context: &LayoutContext<'_>) -> Asked {
    let details = &context.style.details;
    let body = context.style.scale.body;
    let mut asked = Asked::default();
    let head = context.extent(&head_fragments(&table.heads[number]), head_style(context));
    asked.least = head.widest_word;
    asked.cells.push(vec![head.natural]);
    for row in &table.rows {
        let style = if number == 0 { body.weighted(Weight::SemiBold) } else { body };
        let mut words = |nodes: &[NodeId], indent: Length| {
            let extents = nodes.iter().map(|node| context.extent(&[Fragment::Words(*node)], style));
            let extents: Vec<_> = extents.map(|extent| (extent.widest_word + indent, extent.natural + indent)).collect();
            asked.least = extents.iter().map(|(word, _)| *word).fold(asked.least, Length::max);
            extents.into_iter().map(|(_, natural)| natural).collect::<Vec<_>>()
        };
        let cell = match &row[number] {
            TableCell::Empty => Vec::new(),
            TableCell::Words(prose) => words(&prose.0, Length::ZERO),
            TableCell::List(points) => {
                words(&points.iter().map(|point| point.text).collect::<Vec<_>>(), context.style.spacing.indent)
            }
            TableCell::Line(_) => {
                asked.open = true;
                asked.least = asked.least.max(details.least_write);
                Vec::new()
            }
            TableCell::Tick(..) => {
                asked.least = asked.least.max(details.tick);
                Vec::new()
            }
        };
        asked.cells.push(cell);
    }
    // Rounding must not break a word.
    asked.least += details.label_slack;
    asked
}

fn head_fragments(head: &ColumnHead) -> Vec<Fragment<'static>> {
    let words = Fragment::Words(head.words);
    match head.unit {
        Some(unit) => vec![words, Fragment::Joint(" (", head.words), Fragment::Words(unit), Fragment::Joint(")", head.words)],
        None => vec![words],
    }
}

/// Rows of cells side by side.
fn grid(table: &ColumnTable, columns: &[Column], context: &LayoutContext<'_>) -> List {
    let heads = heads(table, columns, context);
    let (again, _) = heads.clone().boxed();
    let head = Repeat { height: again.height, elements: again.elements.into_iter().map(decorative).collect() };
    let count = table.rows.len();
    let mut rows = List::new();
    for (number, cells) in table.rows.iter().enumerate() {
        let row = row(cells, &table.heads, columns, context);
        let penalty = match number {
            1 if count > 2 => Penalty::Held(Bond::SingleItem, ALONE),
            _ => between(number, count, (Seam::Rows, Seam::OuterRow)),
        };
        rows.below(Glue::default(), penalty, row);
    }
    let mut stack = heads;
    stack.penalty(Penalty::Held(Bond::Label, PARTED));
    stack.append(rows.headed(Some(head)));
    stack
}

/// What is said again is nobody's word.
fn decorative(element: Element) -> Element {
    let content = match element.content {
        ElementContent::Run(run) => ElementContent::Run(crate::layout::list::PlacedRun { words: None, ..run }),
        other => other,
    };
    Element { owner: Owner::Artifact(Artifact::Layout), content }
}

/// The heads, their last lines on a rule.
fn heads(table: &ColumnTable, columns: &[Column], context: &LayoutContext<'_>) -> List {
    let details = &context.style.details;
    let style = head_style(context);
    let numeric = (0..columns.len()).map(|number| is_numeric(table.rows.iter().map(|row| &row[number]), context));
    let set: Vec<SetLines> = table
        .heads
        .iter()
        .zip(columns)
        .zip(numeric)
        .map(|((head, column), numeric)| {
            let alignment = alignment(head, numeric);
            let policy = WrapPolicy::DISPLAY.aligned(if alignment == LineAlignment::Centre {
                LineAlignment::Centre
            } else {
                LineAlignment::Start
            });
            context.lines(&head_fragments(head), style, *column, policy)
        })
        .collect();
    let height = set.iter().map(SetLines::height).max().unwrap_or(Length::ZERO);
    let mut row = Vbox::default();
    let mut list = List::new();
    for lines in set {
        let lowered = height - lines.height();
        let (head, faults) = lines.boxed();
        row = row.beside(head.lowered(lowered));
        list.report(faults);
    }
    let whole = context.whole();
    let below = height + details.above_head_rule;
    let rule = LogicalRect { inline: whole.inline, block: below, inline_size: whole.measure, block_size: details.head_rule };
    row.elements.push(Element::decoration(ElementContent::Fill(rule, context.style.palette.text)));
    row.height = below + details.head_rule;
    list.put(row);
    list
}

fn alignment(head: &ColumnHead, numeric: bool) -> LineAlignment {
    match head.alignment {
        Some(CellAlignment::Start) => LineAlignment::Start,
        Some(CellAlignment::Centre) => LineAlignment::Centre,
        Some(CellAlignment::End) => LineAlignment::End,
        None if numeric => LineAlignment::Centre,
        None => LineAlignment::Start,
    }
}

/// Whether the words of a column are figures, at least one.
fn is_numeric<'c>(cells: impl Iterator<Item = &'c TableCell>, context: &LayoutContext<'_>) -> bool {
    let mut found = false;
    for cell in cells {
        match cell {
            TableCell::Empty | TableCell::Line(_) => {}
            TableCell::Words(prose) => {
                let text = prose.0.iter().map(|node| context.text(*node)).collect::<String>();
                let figure = |sign: char| sign.is_numeric() || matches!(sign, '.' | ',' | '½' | '¼' | '¾' | '–' | '-' | '/');
                if text.is_empty() || !text.chars().all(figure) {
                    return false;
                }
                found = true;
            }
            TableCell::List(_) | TableCell::Tick(..) => return false,
        }
    }
    found
}

/// A row below a hairline; on a page of its own where no page can hold it.
fn row(cells: &[TableCell], heads: &[ColumnHead], columns: &[Column], context: &LayoutContext<'_>) -> List {
    let details = &context.style.details;
    let written = cells.iter().any(is_written);
    let least = if written { details.write_row } else { Length::ZERO };
    let mut list = List::new();
    let mut row = Vbox::default();
    let mut set = Vec::new();
    for (number, ((cell, head), column)) in cells.iter().zip(heads).zip(columns).enumerate() {
        let (words, faults) = words(cell, (number, head), *column, context).boxed();
        list.report(faults);
        set.push(words);
    }
    let tallest = set.iter().map(|words| words.height).max().unwrap_or(Length::ZERO) + details.cell_padding * 2;
    let height = tallest.max(least);
    for ((cell, words), column) in cells.iter().zip(set).zip(columns) {
        let top = if written { (height - words.height) / 2 } else { details.cell_padding };
        row = row.beside(words.lowered(top));
        row.elements.extend(place_to_write(cell, *column, height, context));
    }
    let whole = context.whole();
    let hairline = context.style.spacing.hairline;
    let ink = context.style.palette.ruling;
    let rule = |inline, block, inline_size, block_size| {
        Element::decoration(ElementContent::Fill(LogicalRect { inline, block, inline_size, block_size }, ink))
    };
    row.elements.push(rule(whole.inline, height, whole.measure, hairline));
    if written {
        let gap = details.table_gap;
        row.elements.extend(columns.iter().skip(1).map(|column| rule(column.inline - gap / 2, Length::ZERO, hairline, height)));
    }
    row.height = height + hairline;
    list.put(row);
    list
}

/// The words of a cell.
fn words(cell: &TableCell, (number, head): (usize, &ColumnHead), column: Column, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    match cell {
        TableCell::Empty | TableCell::Line(_) | TableCell::Tick(..) => List::new(),
        TableCell::Words(paragraphs) => {
            let style = if number == 0 { body.weighted(Weight::SemiBold) } else { body };
            let numeric = is_numeric(std::iter::once(cell), context);
            let policy = WrapPolicy::CELL.aligned(alignment(head, numeric));
            let mut stack = List::new();
            for node in &paragraphs.0 {
                let lines = context.lines(&[Fragment::Words(*node)], style, column, policy);
                stack.below(Glue::rigid(context.style.spacing.item), Penalty::Held(Bond::Whole, 0), lines.paragraph());
            }
            stack
        }
        TableCell::List(points) => points_of(points, column, context),
    }
}

fn points_of(points: &[Point], column: Column, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    let indented = column.indented(context.style.details.cell_bullet.of(body.size));
    let mut stack = List::new();
    for item in points {
        let mark = bullet(item.bullet, Sign::InnerBullet, indented, body, context);
        // In a cell a bullet hangs nearer to its words than in the gap.
        let near = context.style.details.cell_bullet.of(body.size);
        let mark = mark.across(bullet_room(context) - near);
        let text = led_by(vec![mark], context.lines(&[Fragment::Words(item.text)], body, indented, WrapPolicy::CELL).paragraph());
        stack.below(Glue::rigid(context.style.spacing.item / 2), Penalty::Allowed(Seam::WithinRow, WITHIN_A_RECORD), text);
    }
    stack
}

fn bullet_room(context: &LayoutContext<'_>) -> Length {
    super::list::hanging_room(context.style.scale.body, context)
}

/// The field of a cell, or the box that is drawn for it.
fn place_to_write(cell: &TableCell, column: Column, height: Length, context: &LayoutContext<'_>) -> Vec<Element> {
    let details = &context.style.details;
    let palette = &context.style.palette;
    match cell {
        TableCell::Empty | TableCell::Words(_) | TableCell::List(_) | TableCell::Line(None) => Vec::new(),
        TableCell::Line(Some(entry)) => {
            let within = details.within_cell;
            let area = LogicalRect {
                inline: column.inline,
                block: within,
                inline_size: column.measure,
                block_size: height - within * 2,
            };
            let look = FieldLook { ink: palette.text, rules: None };
            vec![Element { owner: Owner::Node(*entry), content: ElementContent::Field(area, look) }]
        }
        TableCell::Tick(node, entry) => {
            let side = details.tick;
            let area = LogicalRect { inline: column.inline, block: (height - side) / 2, inline_size: side, block_size: side };
            let owner = entry.map_or(Owner::Node(*node), |_| Owner::Artifact(Artifact::Layout));
            let outline = ElementContent::Outline(area, details.tick_line, palette.ruling);
            let field = ElementContent::Field(area, FieldLook { ink: palette.brand, rules: None });
            let field = entry.map(|entry| Element { owner: Owner::Node(entry), content: field });
            std::iter::once(Element { owner, content: outline }).chain(field).collect()
        }
    }
}

/// Each row as a record: its cells one below the other, each under the head of its column; the words by which a record is known need none.
fn records(table: &ColumnTable, context: &LayoutContext<'_>) -> List {
    let item = Glue::rigid(context.style.spacing.item);
    let mut list = heads_in_a_line(table, context);
    let count = table.rows.len();
    for (number, cells) in table.rows.iter().enumerate() {
        let mut record = List::new();
        for (place, (cell, head)) in cells.iter().zip(&table.heads).enumerate() {
            let known = place == 0 && !is_written(cell);
            let mut part = if known { List::new() } else { said_again(head, context) };
            if !part.is_empty() {
                part.penalty(Penalty::Held(Bond::Label, PARTED));
            }
            part.append(record_cell(cell, (place, &plain(head)), context));
            record.below(item, Penalty::Allowed(Seam::WithinRow, WITHIN_A_RECORD), part);
        }
        let mut row = record.kept_within(context.room());
        row.glue(item);
        row.put(super::rule::hairline(context));
        let penalty = match number {
            0 => Penalty::Held(Bond::Label, PARTED),
            _ => between(number, count, (Seam::Rows, Seam::OuterRow)),
        };
        list.below(item, penalty, row);
    }
    list
}

fn is_written(cell: &TableCell) -> bool {
    matches!(cell, TableCell::Line(_) | TableCell::Tick(..))
}

/// The head of a column above a cell of a record.
fn said_again(head: &ColumnHead, context: &LayoutContext<'_>) -> List {
    let words = match head.unit {
        Some(unit) => format!("{} ({})", context.text(head.words), context.text(unit)),
        None => context.text(head.words).to_owned(),
    };
    let fragments = [Fragment::Artifact(&words, Artifact::Layout)];
    context.lines(&fragments, head_style(context), context.whole(), WrapPolicy::DISPLAY).whole()
}

/// A cell of a record; a place to write words stands above a line.
fn record_cell(cell: &TableCell, named: (usize, &ColumnHead), context: &LayoutContext<'_>) -> List {
    if !is_written(cell) {
        return words(cell, named, context.whole(), context);
    }
    let whole = context.whole();
    let details = &context.style.details;
    let height = details.write_row;
    let mut elements = place_to_write(cell, whole, height, context);
    if let TableCell::Line(_) = cell {
        let thickness = details.ruled_line;
        let line = LogicalRect { inline: whole.inline, block: height, inline_size: whole.measure, block_size: thickness };
        elements.push(Element::decoration(ElementContent::Fill(line, context.style.palette.ruling)));
    }
    List::from(Vbox { height: height + details.ruled_line, elements })
}

fn plain(head: &ColumnHead) -> ColumnHead {
    ColumnHead { alignment: Some(CellAlignment::Start), ..head.clone() }
}

/// The heads of a table that is set as records, once, in a line above them.
fn heads_in_a_line(table: &ColumnTable, context: &LayoutContext<'_>) -> List {
    let style = head_style(context);
    let mut fragments = Vec::new();
    for head in &table.heads {
        if !fragments.is_empty() {
            fragments.push(Fragment::Joint(" · ", head.words));
        }
        fragments.extend(head_fragments(head));
    }
    let mut list = context.lines(&fragments, style, context.whole(), WrapPolicy::DISPLAY).whole();
    list.glue(Glue::rigid(context.style.spacing.item));
    list.put(super::rule::hairline(context));
    list
}
