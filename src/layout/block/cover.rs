//! The cover of a guide.

use super::brand::{brand_stacked, line};
use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::lines::SetLines;
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::structure::parts::Cover;
use crate::design::style::{TextStyle, Tone};
use crate::foundation::diagnostic::Diagnostic;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Glue, List, Vbox};
use crate::layout::page::Artifact;

/// A cover as one box as tall as the type area: the clinic at the head, the title in white space, notice and imprint at the foot.
#[must_use]
pub fn cover(cover: &Cover, context: &LayoutContext<'_>) -> List {
    let (scale, details) = (context.style.scale, &context.style.details);
    let column = context.main();
    let room = context.room();
    let (head, mut faults) = brand_stacked(&cover.brand, context.style.spacing.cover_logo, scale.cover_brand, context).boxed();
    let mut middle = title(cover.titles.title, column, context).whole();
    if let Some(subtitle) = cover.titles.subtitle {
        middle.glue(Glue::rigid(details.cover_subtitle));
        middle.append(stages(subtitle, column, context));
    }
    let (middle, more) = middle.boxed();
    faults.append(more);
    let (foot, more) = foot(cover, column, context).boxed();
    faults.append(more);
    let foot_top = room - foot.height;
    // Where a page is small the title yields upwards, as far as the clinic's name lets it.
    let highest = head.height + details.cover_white;
    let title_top = details.cover_title.of(room).min(foot_top - middle.height - details.cover_white).max(highest);
    let free = foot_top - title_top - middle.height;
    if free < Length::ZERO {
        let origin = context.tree.node(cover.titles.title).origin;
        faults.push(
            Diagnostic::error("no-room", origin, format!("the cover is {:.0} mm too full", (-free).to_mm()))
                .hint("shorten the title, the subtitle or the notice"),
        );
    }
    let parts = [head, middle.lowered(title_top), foot.lowered(foot_top)];
    let elements = parts.into_iter().flat_map(|part| part.elements).collect();
    let mut list = List::from(Vbox { height: room, elements });
    list.report(faults);
    list
}

/// A title with a colon is broken there: what the guide is about, and what it is. It is set at the largest size at which each part
/// takes one line; where none does, at the full size.
fn title(node: NodeId, column: Column, context: &LayoutContext<'_>) -> SetLines {
    let style = context.style.scale.cover_title;
    let text = context.text(node);
    let Some((colon, _)) = text.match_indices(": ").next() else { return context.display(node, style, column) };
    let cut = u32::try_from(colon + 2).unwrap_or(u32::MAX);
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let range = |start, end, style| context.lines(&[Fragment::Range(node, start, end)], style, column, WrapPolicy::DISPLAY);
    let set = |style: TextStyle| range(0, cut, style).then(range(cut, end, style));
    let sizes = context.style.details.cover_title_sizes;
    let fits = |lines: &SetLines| lines.lines.len() == 2;
    sizes.iter().map(|per_cent| set(style.scaled(*per_cent))).find(fits).unwrap_or_else(|| set(style))
}

/// The notice, then the lines of the imprint.
fn foot(cover: &Cover, column: Column, context: &LayoutContext<'_>) -> List {
    let style = context.style.scale.notice;
    let mut stack = List::new();
    if let Some(notice) = cover.titles.notice {
        stack.append(context.display(notice, style.toned(Tone::Text), column).whole());
    }
    for (number, node) in cover.imprint.iter().enumerate() {
        if number == 0 && !stack.is_empty() {
            stack.glue(Glue::rigid(context.style.spacing.block));
        }
        stack.append(line(*node, style, column, context));
    }
    stack
}

/// A subtitle whose parts are joined by dashes is shown as stages: a line with a dot above the first letter of each.
fn stages(subtitle: NodeId, column: Column, context: &LayoutContext<'_>) -> List {
    let style = context.style.scale.cover_subtitle;
    let details = &context.style.details;
    let lines = context.display(subtitle, style, column);
    let text = context.text(subtitle);
    let dashes = text.match_indices(DASH).filter(|(at, _)| text[..*at].ends_with([' ', '\u{a0}']));
    let starts: Vec<usize> = std::iter::once(0).chain(dashes.map(|(at, dash)| at + dash.len())).collect();
    if lines.lines.len() != 1 || starts.len() < 2 {
        return lines.whole();
    }
    let side = details.stage;
    let ink = context.style.palette.ink(style.tone);
    let line = LogicalRect {
        inline: column.inline,
        block: side / 2 - details.stage_line / 2,
        inline_size: lines.last_width(),
        block_size: details.stage_line,
    };
    let width = |text: &str| context.extent(&[Fragment::Artifact(text, Artifact::Layout)], style).natural;
    let measure = width(text);
    let dots = starts.into_iter().map(|start| {
        // What stands before a stage ends in a space, which has no width at the end of a line.
        let before = measure - width(&text[start..]);
        let dot = LogicalRect { inline: column.inline + before, block: Length::ZERO, inline_size: side, block_size: side };
        ElementContent::Sign(Sign::Dot, dot, ink)
    });
    let elements = std::iter::once(ElementContent::Fill(line, ink)).chain(dots).map(Element::decoration).collect();
    let mut stack = List::from(Vbox { height: side, elements });
    stack.glue(Glue::rigid(details.below_stages));
    stack.append(lines.whole());
    stack
}

/// A dash between words; the space before it may be one that never breaks.
const DASH: &str = "– ";
