//! Callouts: notes on a tint, the urgent warning, the emergency box of a checklist.

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::{PARTED, label_beside, led_by, stands_beside, with_label};
use super::wrap::WrapPolicy;
use crate::design::structure::NodeId;
use crate::design::structure::parts::{CallLine, Callout};
use crate::design::style::{Columns, TextStyle, Tone};
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::Rank;
use crate::layout::artwork::Sign;
use crate::layout::list::{Element, ElementContent, Glue, List, Panel, Penalty, Vbox};
use crate::layout::page::{Artifact, BreakClass, Keep, Owner};
use crate::text::font::Weight;

/// The cost of ending a page within a callout that no page can hold whole.
const WITHIN_A_CALLOUT: i64 = 1000;

/// A note: its title in the side column, its words on a tint of the brand's colour.
#[must_use]
pub fn note(callout: &Callout, context: &LayoutContext<'_>) -> List {
    let spacing = &context.style.spacing;
    let main = context.main();
    let (style, body) = (context.style.scale.label, context.style.scale.body);
    let words = paragraphs(&callout.paragraphs, main, body, context);
    let panel = Panel {
        inline: main.inline - spacing.panel_overhang,
        inline_size: main.measure + spacing.panel_overhang * 2,
        tint: Some(context.style.palette.brand_tint),
        rule: None,
        padding: spacing.panel_padding,
    };
    if let (Columns::Axis { side, .. }, Some(label)) = (context.style.master.columns, callout.label) {
        let lines = context.display(label, style, Column { inline: Length::ZERO, measure: side });
        if stands_beside(&lines, context) {
            let top = (panel.padding + body.baseline() - style.baseline()).max(Length::ZERO);
            let depth = lines.height() + top;
            let (label, faults) = lines.boxed();
            let words =
                led_by(label.lowered(top - panel.padding).elements, words.held_down_to(depth - panel.padding, Keep::Label));
            let mut stack = panelled(words, panel, context);
            // The tint is as tall as its own words ask: a label that is taller reaches below it.
            let missing = depth - stack.natural();
            if missing > Length::ZERO {
                stack.put(Vbox::strut(missing));
            }
            stack.report(faults);
            return stack;
        }
    }
    panelled(with_label(callout.label, style, body, words, context), panel, context)
}

/// The urgent warning: rule, tint and sign of its rank, and the number to call set large.
#[must_use]
pub fn warning(callout: &Callout, rank: Rank, context: &LayoutContext<'_>) -> List {
    let main = context.main();
    let scale = context.style.scale;
    let mut words = paragraphs(&callout.paragraphs, main, scale.body, context);
    if let Some(call) = callout.call {
        let glue = Glue::rigid(context.style.spacing.item);
        words.below(glue, Penalty::Held(Keep::Whole, PARTED), call_line(call, rank, main, scale.emergency, context));
    }
    panelled(signed(callout, rank, words, context), rank_panel(rank, context), context)
}

/// The tone of words in a box of a rank: what is no emergency is no red, and amber is for signs.
const fn tone(rank: Rank) -> Tone {
    match rank {
        Rank::Emergency => Tone::Urgent,
        Rank::Home | Rank::Call => Tone::Text,
    }
}

/// The panel of a rank: as wide as the type area and a little more, in the rank's colour down its edge.
#[must_use]
pub fn rank_panel(rank: Rank, context: &LayoutContext<'_>) -> Panel {
    let spacing = &context.style.spacing;
    let inks = context.style.palette.rank(rank);
    let whole = context.whole();
    Panel {
        inline: whole.inline - spacing.panel_overhang,
        inline_size: whole.measure + spacing.panel_overhang * 2,
        tint: Some(inks.tint),
        rule: Some((spacing.edge_rule, inks.sign)),
        padding: spacing.panel_padding,
    }
}

/// The number to call: an emergency number on a line with its words, another one below whose it is, which may be long.
#[must_use]
pub fn call_line(call: CallLine, rank: Rank, column: Column, style: TextStyle, context: &LayoutContext<'_>) -> List {
    let style = style.toned(tone(rank));
    let CallLine { node, number } = call;
    let lines = match rank {
        Rank::Emergency => context.display(node, style, column),
        Rank::Home | Rank::Call => {
            let end = u32::try_from(context.text(node).len()).unwrap_or(u32::MAX);
            let whose = context.style.scale.body.weighted(Weight::SemiBold);
            let range =
                |start, end, style| context.lines(&[Fragment::Range(node, start, end)], style, column, WrapPolicy::DISPLAY);
            range(0, number, whose).then(range(number, end, style))
        }
    };
    lines.whole()
}

/// The paragraphs of a callout.
#[must_use]
pub fn paragraphs(nodes: &[NodeId], column: Column, body: TextStyle, context: &LayoutContext<'_>) -> List {
    let glue = Glue::rigid(context.style.spacing.paragraph);
    let mut stack = List::new();
    for node in nodes {
        let lines = context.ragged(*node, body, column).paragraph();
        stack.below(glue, Penalty::Allowed(BreakClass::WithinCallout, WITHIN_A_CALLOUT), lines);
    }
    stack
}

/// A warning's label with the sign of its rank before it, in the side column or above.
fn signed(callout: &Callout, rank: Rank, words: List, context: &LayoutContext<'_>) -> List {
    let Some(label) = callout.label else { return words };
    let style = context.style.scale.body.weighted(Weight::SemiBold).toned(tone(rank));
    let room = context.style.details.sign_room.of(style.size);
    let ink = context.style.palette.rank(rank).sign;
    let content = sign_before(Length::ZERO, style, Sign::Rank(rank), ink, context);
    let sign = Element { owner: sign_owner(callout.sign), content };
    if let Columns::Axis { side, .. } = context.style.master.columns {
        let lines = context.display(label, style, Column { inline: room, measure: side - room });
        if stands_beside(&lines, context) {
            return led_by(vec![sign], label_beside(lines, Length::ZERO, words));
        }
    }
    let lines = context.display(label, style, context.main().indented(room));
    let mut stack = led_by(vec![sign], lines.whole());
    stack.penalty(Penalty::Held(Keep::Label, PARTED));
    stack.append(words);
    stack
}

/// A sign says aloud what it means where the author's label says something else; otherwise it is decoration.
#[must_use]
pub fn sign_owner(spoken: Option<NodeId>) -> Owner {
    spoken.map_or(Owner::Artifact(Artifact::Layout), Owner::Node)
}

/// A sign at the start of a label's first line, on its capitals' middle.
#[must_use]
pub fn sign_before(inline: Length, style: TextStyle, sign: Sign, ink: Ink, context: &LayoutContext<'_>) -> ElementContent {
    let details = &context.style.details;
    let side = details.sign.of(style.size);
    let middle = style.baseline() - details.capital_middle.of(style.size);
    let area = LogicalRect { inline, block: middle - side / 2, inline_size: side, block_size: side };
    ElementContent::Sign(sign, area, ink)
}

/// A list on a panel, whole where a page can hold it.
#[must_use]
pub fn panelled(list: List, panel: Panel, context: &LayoutContext<'_>) -> List {
    list.on(panel).kept_within(context.room()).named(BreakClass::WithinCallout)
}
