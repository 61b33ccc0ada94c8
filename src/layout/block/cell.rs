//! Cells of tables of columns: their words, and places to write.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::led_by;
use super::list::{bullet, hanging_room};
use super::wrap::WrapPolicy;
use crate::design::structure::parts::{ColumnHead, Point, TableCell};
use crate::design::style::{TextStyle, Tone, Weight};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::CellAlignment;
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Glue, List, Penalty};
use crate::layout::page::{BreakClass, FieldLook, Owner};
use crate::text::paragraph::LineAlignment;

/// The cost of ending a page between paragraphs or items of a cell.
const WITHIN_A_CELL: i64 = 400;

/// What heads of columns are set in.
pub(super) fn head_style(context: &LayoutContext<'_>) -> TextStyle {
    context.style.scale.caption.weighted(Weight::SemiBold).toned(Tone::Text)
}

/// The words of a head, with its unit.
pub(super) fn head_fragments(head: &ColumnHead) -> Vec<Fragment<'static>> {
    let words = Fragment::Words(head.words);
    match head.unit {
        Some(unit) => vec![words, Fragment::Joint(" (", head.words), Fragment::Words(unit), Fragment::Joint(")", head.words)],
        None => vec![words],
    }
}

/// Whether a cell is written in.
pub(super) fn is_written(cell: &TableCell) -> bool {
    matches!(cell, TableCell::Line(_) | TableCell::Tick(..))
}

/// Where the words of a cell stand.
pub(super) fn alignment(head: &ColumnHead, numeric: bool) -> LineAlignment {
    match head.alignment {
        Some(CellAlignment::Start) => LineAlignment::Start,
        Some(CellAlignment::Centre) => LineAlignment::Centre,
        Some(CellAlignment::End) => LineAlignment::End,
        None if numeric => LineAlignment::Centre,
        None => LineAlignment::Start,
    }
}

/// Whether the words of a column are figures, at least one.
pub(super) fn is_numeric<'c>(cells: impl Iterator<Item = &'c TableCell>, context: &LayoutContext<'_>) -> bool {
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

/// The words of a cell.
pub(super) fn words(cell: &TableCell, (number, head): (usize, &ColumnHead), column: Column, context: &LayoutContext<'_>) -> List {
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
                stack.below(
                    Glue::rigid(context.style.spacing.item),
                    Penalty::Allowed(BreakClass::WithinRow, WITHIN_A_CELL),
                    lines.paragraph(),
                );
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
        stack.below(Glue::rigid(context.style.spacing.item / 2), Penalty::Allowed(BreakClass::WithinRow, WITHIN_A_CELL), text);
    }
    stack
}

fn bullet_room(context: &LayoutContext<'_>) -> Length {
    hanging_room(context.style.scale.body, context)
}

/// The field of a cell, or the box that is drawn for it.
pub(super) fn place_to_write(cell: &TableCell, column: Column, height: Length, context: &LayoutContext<'_>) -> Vec<Element> {
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
        TableCell::Tick(entry) => {
            let side = details.tick;
            let area = LogicalRect { inline: column.inline, block: (height - side) / 2, inline_size: side, block_size: side };
            let outline = Element::decoration(ElementContent::Outline(area, details.tick_line, palette.ruling));
            let field = ElementContent::Field(area, FieldLook { ink: palette.brand, rules: None });
            let field = entry.map(|entry| Element { owner: Owner::Node(entry), content: field });
            std::iter::once(outline).chain(field).collect()
        }
    }
}
