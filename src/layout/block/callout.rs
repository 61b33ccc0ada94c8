//! Callouts: notes on a tint, the urgent warning, the emergency box of a checklist.

use super::compositor::{Compositor, Part, Place, height, paragraph, whole};
use super::galley::{Ending, GalleyContent, GalleyItem, Panel, Slab, Space, joined, named};
use super::label::{hang, label_beside, with_label};
use super::manner::Manner;
use crate::design::structure::{NodeId, Role};
use crate::design::style::{Columns, TextStyle, Tone};
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::Rank;
use crate::layout::artwork::Sign;
use crate::layout::page::{Artifact, Bond, Owner, Seam};
use crate::text::font::Weight;

/// The cost of ending a page within a callout that no page can hold whole.
const WITHIN_A_CALLOUT: i64 = 1000;

/// A note: its title in the side column, its words on a tint of the brand's colour.
pub fn note(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Vec<Slab> {
    let spacing = compositor.style.spacing;
    let main = compositor.main();
    let (style, body) = (compositor.style.scale.label, compositor.style.scale.body);
    let stack = paragraphs(compositor, node, main, body);
    let label = compositor.child(node, Role::CalloutLabel);
    let panel = Panel {
        inline: main.inline - spacing.panel_overhang,
        inline_size: main.measure + spacing.panel_overhang * 2,
        tint: Some(compositor.style.palette.brand_tint),
        rule: None,
    };
    match (compositor.style.master.columns, label) {
        (Columns::Axis { side, .. }, Some(label)) => {
            let mut stack = panelled(compositor, stack, panel);
            // The tint is as tall as its own words ask: a label that is taller reaches below it.
            stack.push(Slab::new(Length::ZERO, Vec::new()));
            label_beside(compositor, label, style, spacing.panel_padding + body.baseline(), side, stack)
        }
        _ => {
            let labelled = with_label(compositor, label, style, body, stack);
            panelled(compositor, labelled, panel)
        }
    }
}

/// The urgent warning: rule, tint and sign of its rank, and the number to call set large.
pub fn warning(compositor: &mut Compositor<'_, '_>, node: NodeId, rank: Rank) -> Vec<Slab> {
    let main = compositor.main();
    let mut stack = paragraphs(compositor, node, main, compositor.style.scale.body);
    let number = compositor.style.scale.emergency;
    stack.extend(call_line(compositor, node, rank, main, number));
    let label = compositor.child(node, Role::CalloutLabel);
    let inks = compositor.style.palette.rank(rank);
    let style = compositor.style.scale.body.weighted(Weight::SemiBold).toned(tone(rank));
    let stack = signed(compositor, label, style, (Sign::Rank(rank), inks.sign), stack);
    let panel = rank_panel(compositor, rank);
    panelled(compositor, stack, panel)
}

/// The tone of words in a box of a rank: what is no emergency is no red, and amber is for signs.
const fn tone(rank: Rank) -> Tone {
    match rank {
        Rank::Emergency => Tone::Urgent,
        Rank::Home | Rank::Call => Tone::Text,
    }
}

/// The panel of a rank: as wide as the type area and a little more, in the rank's colour down its edge.
pub fn rank_panel(compositor: &Compositor<'_, '_>, rank: Rank) -> Panel {
    let spacing = compositor.style.spacing;
    let inks = compositor.style.palette.rank(rank);
    let whole = compositor.whole();
    Panel {
        inline: whole.inline - spacing.panel_overhang,
        inline_size: whole.measure + spacing.panel_overhang * 2,
        tint: Some(inks.tint),
        rule: Some((spacing.edge_rule, inks.sign)),
    }
}

/// The number to call: an emergency number on a line with its words, another one below whose it is, which may be long.
pub fn call_line(compositor: &mut Compositor<'_, '_>, node: NodeId, rank: Rank, place: Place, style: TextStyle) -> Option<Slab> {
    let line = compositor.child(node, Role::EmergencyLine)?;
    let style = style.toned(tone(rank));
    let words = compositor.tree.node(line).words.as_ref()?;
    let number = words.spans.last().map(|span| span.start).filter(|_| rank != Rank::Emergency);
    let lines = match number {
        None => compositor.display(line, style, place),
        Some(number) => {
            let end = u32::try_from(words.text.len()).unwrap_or(u32::MAX);
            let whose = compositor.style.scale.body.weighted(Weight::SemiBold);
            let mut lines = compositor.lines(&[Part::Stretch(line, 0, number)], whose, place, Manner::DISPLAY);
            lines.extend(compositor.lines(&[Part::Stretch(line, number, end)], style, place, Manner::DISPLAY));
            lines
        }
    };
    Some(whole(lines).below(Space::fixed(compositor.style.spacing.item)))
}

/// The paragraphs of a callout.
pub fn paragraphs(compositor: &mut Compositor<'_, '_>, node: NodeId, place: Place, body: TextStyle) -> Vec<Slab> {
    let mut stack: Vec<Slab> = Vec::new();
    for child in compositor.children(node).to_vec() {
        if compositor.tree.node(child).role != Role::Paragraph {
            continue;
        }
        let mut slabs = paragraph(compositor.ragged(child, body, place));
        if let Some(first) = slabs.first_mut()
            && !stack.is_empty()
        {
            first.space = Space::fixed(compositor.style.spacing.paragraph);
            first.ending = Ending::Allowed(Seam::WithinCallout, WITHIN_A_CALLOUT);
        }
        stack.append(&mut slabs);
    }
    stack
}

/// A label with a sign before it, in the side column or above.
fn signed(
    compositor: &mut Compositor<'_, '_>,
    label: Option<NodeId>,
    style: TextStyle,
    (sign, ink): (Sign, Ink),
    mut stack: Vec<Slab>,
) -> Vec<Slab> {
    let Some(label) = label else { return stack };
    let room = style.size.ratio(165, 100);
    let owner = sign_owner(compositor, label);
    let mark = GalleyItem { owner, content: side_sign(Length::ZERO, style, sign, ink) };
    match compositor.style.master.columns {
        Columns::Axis { side, .. } => {
            let place = Place { inline: room, measure: side - room };
            let lines = compositor.display(label, style, place);
            hang(&lines, Length::ZERO, &mut stack);
            if let Some(first) = stack.first_mut() {
                first.items.splice(0..0, std::iter::once(mark).chain(whole(lines).items));
            }
        }
        Columns::Folded => {
            let main = compositor.main();
            let place = Place { inline: main.inline + room, measure: main.measure - room };
            let mut slab = whole(compositor.display(label, style, place));
            slab.items.insert(0, mark);
            if let Some(first) = stack.first_mut() {
                first.ending = Ending::Forbidden(Bond::Label);
            }
            stack.insert(0, slab);
        }
    }
    stack
}

/// A sign says aloud what it means where the author's label says something else; otherwise it is decoration.
pub fn sign_owner(compositor: &Compositor<'_, '_>, label: NodeId) -> Owner {
    compositor.child(label, Role::Sign).map_or(Owner::Artifact(Artifact::Layout), Owner::Node)
}

/// A sign at the start of a label's first line, on its capitals' middle.
pub fn side_sign(inline: Length, style: TextStyle, sign: Sign, ink: Ink) -> GalleyContent {
    let side = style.size.ratio(130, 100);
    let middle = style.baseline() - style.size.ratio(33, 100);
    let area = LogicalRect { inline, block: middle - side / 2, inline_size: side, block_size: side };
    GalleyContent::Sign(sign, area, ink)
}

/// Puts a panel behind a stack, with its padding, and keeps the stack whole where a page can hold it.
pub fn panelled(compositor: &mut Compositor<'_, '_>, mut stack: Vec<Slab>, panel: Panel) -> Vec<Slab> {
    let padding = compositor.style.spacing.panel_padding;
    if let Some(first) = stack.first_mut() {
        first.height += padding;
        first.items = std::mem::take(&mut first.items).into_iter().map(|item| item.lowered(padding)).collect();
    }
    if let Some(last) = stack.last_mut() {
        last.height += padding;
    }
    compositor.galley.panels.push(panel);
    let number = compositor.galley.panels.len() - 1;
    if height(&stack) <= compositor.style.master.type_area.height {
        stack = vec![joined(stack)];
    }
    named(&mut stack, Seam::WithinCallout);
    for slab in &mut stack {
        slab.panel = Some(number);
    }
    stack
}
