//! Lists: points, steps, timelines, references.

use std::sync::Arc;

use super::compositor::{Compositor, Part, Place, SetLine, paragraph, whole};
use super::galley::{Ending, GalleyContent, GalleyItem, Slab, Space, between, joined, named};
use super::label::{label_above, with_label};
use super::manner::Manner;
use crate::design::structure::{NodeId, Role};
use crate::design::style::{Columns, Medium, Reading, TextStyle, Tone};
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::{Code, Sign};
use crate::layout::page::{Artifact, Bond, Owner, Seam};
use crate::text::font::Weight;
use crate::text::paragraph::LineAlignment;

/// A bullet list with its label.
pub fn points(compositor: &mut Compositor<'_, '_>, list: NodeId) -> Vec<Slab> {
    let place = text_place(compositor);
    let stack = match half_place(compositor, list, place) {
        Some(half) => vec![two_columns(compositor, list, half, place)],
        None => items(compositor, list, |compositor, item| point(compositor, item, place, Sign::Bullet)),
    };
    labelled(compositor, list, stack)
}

/// The fewest items that are worth two columns.
const FEWEST_IN_COLUMNS: usize = 6;

/// Half the measure, where a list is long and each of its items is a word or two.
fn half_place(compositor: &mut Compositor<'_, '_>, list: NodeId, place: Place) -> Option<Place> {
    if compositor.style.reading == Reading::Eased {
        return None;
    }
    let body = compositor.style.scale.body;
    let half = Place { inline: place.inline, measure: (place.measure - body.size * 2) / 2 };
    let mut count = 0;
    for item in compositor.children(list).to_vec() {
        if compositor.tree.node(item).role != Role::Item {
            continue;
        }
        let text = compositor.child(item, Role::ItemBody).and_then(|body| match compositor.children(body) {
            [] => Some(body),
            [only] if compositor.tree.node(*only).role == Role::ItemText => Some(*only),
            _ => None,
        })?;
        if compositor.extent(&[Part::Words(text, None, None)], body).natural > half.measure {
            return None;
        }
        count += 1;
    }
    (count >= FEWEST_IN_COLUMNS).then_some(half)
}

/// A list of short items in two columns, read down the first and then down the second.
fn two_columns(compositor: &mut Compositor<'_, '_>, list: NodeId, half: Place, place: Place) -> Slab {
    let second = Place { inline: place.inline + place.measure - half.measure, ..half };
    let nodes: Vec<NodeId> =
        compositor.children(list).iter().copied().filter(|child| compositor.tree.node(*child).role == Role::Item).collect();
    let mut whole_list = Slab::new(Length::ZERO, Vec::new());
    for (column, nodes) in nodes.chunks(nodes.len().div_ceil(2)).enumerate() {
        let place = if column == 0 { half } else { second };
        let mut stack = Vec::new();
        for node in nodes {
            let space = Space::fixed(compositor.style.spacing.item);
            stack.push(joined(point(compositor, *node, place, Sign::Bullet)).below(space));
        }
        let column = joined(stack);
        whole_list.height = whole_list.height.max(column.height);
        whole_list.items.extend(column.items);
    }
    whole_list
}

/// A numbered list with its label.
pub fn steps(compositor: &mut Compositor<'_, '_>, list: NodeId) -> Vec<Slab> {
    let place = text_place(compositor);
    let numbers = Numbers::of(compositor, list, place);
    let stack = items(compositor, list, |compositor, item| step(compositor, item, &numbers));
    labelled(compositor, list, stack)
}

/// References, each a bullet with title, publisher and printed address.
pub fn sources(compositor: &mut Compositor<'_, '_>, list: NodeId) -> Vec<Slab> {
    let place = text_place(compositor);
    let stack = items(compositor, list, |compositor, item| reference(compositor, item, place));
    labelled(compositor, list, stack)
}

/// Where the text of items stands: on the axis, or indented where there is no gap for the bullets.
fn text_place(compositor: &Compositor<'_, '_>) -> Place {
    let main = compositor.main();
    match compositor.style.master.columns {
        Columns::Axis { .. } => main,
        Columns::Folded => indented(compositor, main),
    }
}

fn indented(compositor: &Compositor<'_, '_>, place: Place) -> Place {
    let indent = compositor.style.spacing.indent;
    Place { inline: place.inline + indent, measure: place.measure - indent }
}

fn labelled(compositor: &mut Compositor<'_, '_>, list: NodeId, stack: Vec<Slab>) -> Vec<Slab> {
    let label = compositor.label(list);
    let (style, body) = (compositor.style.scale.label, compositor.style.scale.body);
    with_label(compositor, label, style, body, stack)
}

/// Where a list may be torn.
const SEAMS: (Seam, Seam) = (Seam::Items, Seam::OuterItem);

/// All items of a list, with the space between them and the cost of a page's end there.
fn items(
    compositor: &mut Compositor<'_, '_>,
    list: NodeId,
    mut set: impl FnMut(&mut Compositor<'_, '_>, NodeId) -> Vec<Slab>,
) -> Vec<Slab> {
    let nodes: Vec<NodeId> =
        compositor.children(list).iter().copied().filter(|child| compositor.tree.node(*child).role == Role::Item).collect();
    let count = nodes.len();
    let space = Space { natural: compositor.style.spacing.item, shrink: compositor.style.spacing.item_shrink };
    let mut stack = Vec::new();
    for (number, node) in nodes.into_iter().enumerate() {
        let mut slabs = set(compositor, node);
        named(&mut slabs, Seam::WithinItem);
        if let Some(first) = slabs.first_mut()
            && number > 0
        {
            first.space = space;
            first.ending = between(number, count, SEAMS);
        }
        stack.append(&mut slabs);
    }
    stack
}

/// A bullet, the text, perhaps with a run-in term and a short list of its own.
fn point(compositor: &mut Compositor<'_, '_>, item: NodeId, place: Place, sign: Sign) -> Vec<Slab> {
    let body = compositor.style.scale.body;
    let Some(text) = compositor.child(item, Role::ItemBody) else { return Vec::new() };
    let mut stack = paragraph(item_lines(compositor, text, body, place));
    if let (Some(label), Some(first)) = (compositor.child(item, Role::ItemLabel), stack.first_mut()) {
        first.items.insert(0, bullet(compositor, label, sign, place, body));
    }
    if let Some(inner) = compositor.child(text, Role::Points) {
        let inner_place = indented(compositor, place);
        let mut slabs = items(compositor, inner, |compositor, item| point(compositor, item, inner_place, Sign::InnerBullet));
        if let Some(first) = slabs.first_mut() {
            first.space = Space::fixed(compositor.style.spacing.item);
        }
        stack.append(&mut slabs);
    }
    stack
}

/// The words of an item: its own, or a term and its text run together.
fn item_lines(compositor: &mut Compositor<'_, '_>, body: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
    if compositor.tree.node(body).words.is_some() {
        return compositor.ragged(body, style, place);
    }
    let term = compositor.child(body, Role::ItemTerm);
    let text = compositor.child(body, Role::ItemText);
    let mut parts = Vec::new();
    if let Some(term) = term {
        parts.push(Part::Words(term, Some(Weight::SemiBold), None));
        parts.push(Part::Join(" ", body));
    }
    parts.extend(text.map(|text| Part::Words(text, None, None)));
    compositor.lines(&parts, style, place, Manner::RAGGED)
}

/// A bullet that hangs before the text, its middle at half the height of a small letter.
fn bullet(compositor: &Compositor<'_, '_>, label: NodeId, sign: Sign, place: Place, style: TextStyle) -> GalleyItem {
    let side = style.size.ratio(34, 100);
    let middle = style.baseline() - style.size.ratio(26, 100);
    let inline = place.inline - hanging_room(compositor, style);
    let area = LogicalRect { inline, block: middle - side / 2, inline_size: side, block_size: side };
    GalleyItem { owner: Owner::Node(label), content: GalleyContent::Sign(sign, area, compositor.style.palette.brand) }
}

/// How far before the text a bullet hangs: in the gap, or at the edge of the column where there is none.
fn hanging_room(compositor: &Compositor<'_, '_>, style: TextStyle) -> Length {
    match compositor.style.master.columns {
        Columns::Axis { .. } => style.size,
        Columns::Folded => compositor.style.spacing.indent,
    }
}

/// Between the number of a step and its text.
const AFTER_NUMBER: Length = Length::pt(4);

/// Where the numbers of a list hang, and where its text stands: on the axis, or so far in as its widest number needs.
struct Numbers {
    hanging: Place,
    text: Place,
}

impl Numbers {
    fn of(compositor: &mut Compositor<'_, '_>, list: NodeId, place: Place) -> Numbers {
        let style = number_style(compositor);
        let mut widest = Length::ZERO;
        for item in compositor.children(list).to_vec() {
            if let Some(label) = compositor.child(item, Role::ItemLabel) {
                widest = widest.max(compositor.extent(&[Part::Words(label, None, None)], style).natural);
            }
        }
        let indent = (widest + AFTER_NUMBER - place.inline).max(Length::ZERO);
        let text = Place { inline: place.inline + indent, measure: place.measure - indent };
        Numbers { hanging: Place { inline: text.inline - AFTER_NUMBER - widest, measure: widest }, text }
    }
}

fn number_style(compositor: &Compositor<'_, '_>) -> TextStyle {
    compositor.style.scale.body.weighted(Weight::SemiBold).toned(Tone::Brand)
}

/// A number that hangs before its step.
fn step(compositor: &mut Compositor<'_, '_>, item: NodeId, numbers: &Numbers) -> Vec<Slab> {
    let body = compositor.style.scale.body;
    let Some(text) = compositor.child(item, Role::ItemBody) else { return Vec::new() };
    let mut stack = paragraph(item_lines(compositor, text, body, numbers.text));
    if let (Some(label), Some(first)) = (compositor.child(item, Role::ItemLabel), stack.first_mut()) {
        let parts = [Part::Words(label, None, None)];
        let style = number_style(compositor);
        let number = compositor.lines(&parts, style, numbers.hanging, Manner::DISPLAY.aligned(LineAlignment::End));
        for line in number.into_iter().rev() {
            first.items.splice(0..0, line.items);
        }
    }
    stack
}

/// Title, then publisher and date on a line, then the address, which paper needs in print.
fn reference(compositor: &mut Compositor<'_, '_>, item: NodeId, place: Place) -> Vec<Slab> {
    let scale = compositor.style.scale;
    let Some(body) = compositor.child(item, Role::ItemBody) else { return Vec::new() };
    let code = code(compositor, body);
    let whole_place = place;
    let place = match &code {
        Some(code) => Place { measure: place.measure - code.side() - scale.body.size, ..place },
        None => place,
    };
    let mut stack = Vec::new();
    let children = compositor.children(body).to_vec();
    let of_role = |compositor: &Compositor<'_, '_>, role: Role| -> Vec<NodeId> {
        children.iter().copied().filter(|child| compositor.tree.node(*child).role == role).collect()
    };
    let titles = of_role(compositor, Role::SourceTitle);
    let details = of_role(compositor, Role::SourceDetail);
    let addresses = of_role(compositor, Role::SourceAddress);
    for title in titles {
        stack.push(whole(compositor.display(title, scale.body.weighted(Weight::SemiBold), place)));
    }
    let mut parts = Vec::new();
    for detail in details {
        if !parts.is_empty() {
            parts.push(Part::Join(" · ", body));
        }
        parts.push(Part::Words(detail, None, None));
    }
    if !parts.is_empty() {
        stack.push(whole(compositor.lines(&parts, scale.body, place, Manner::DISPLAY)));
    }
    for address in addresses {
        stack.push(whole(compositor.lines(
            &[Part::Words(address, None, None)],
            scale.body.toned(Tone::Brand),
            place,
            Manner::AS_WRITTEN,
        )));
    }
    let mut slab = joined(stack);
    if let Some(code) = code {
        beside(code, whole_place, compositor.style.palette.text, &mut slab);
    }
    if let Some(label) = compositor.child(item, Role::ItemLabel) {
        slab.items.insert(0, bullet(compositor, label, Sign::Bullet, place, scale.body));
    }
    vec![slab]
}

/// On paper, the code of a reference's address.
fn code(compositor: &Compositor<'_, '_>, body: NodeId) -> Option<Code> {
    let address = compositor.child(body, Role::SourceAddress)?;
    let words = compositor.tree.node(address).words.as_ref()?;
    match compositor.style.edition.medium() {
        Medium::Paper => Code::of(&words.text),
        Medium::Interactive => None,
    }
}

/// Puts a code at the end of a reference; it says what is printed beside it, so that nobody misses it who does not see it. The first
/// line of words is level with its edge.
fn beside(code: Code, place: Place, ink: Ink, slab: &mut Slab) {
    let side = code.side();
    let block = Length::pt(4) - code.quiet_zone();
    let area = LogicalRect { inline: place.inline + place.measure - side, block, inline_size: side, block_size: side };
    slab.height = slab.height.max(side + block);
    let content = GalleyContent::Code(Arc::new(code), area, ink);
    slab.items.insert(0, GalleyItem { owner: Owner::Artifact(Artifact::Layout), content });
}

/// Times in the side column, a line with a dot for each in the gap, the text on the axis.
pub fn timeline(compositor: &mut Compositor<'_, '_>, list: NodeId) -> Vec<Slab> {
    let nodes: Vec<NodeId> =
        compositor.children(list).iter().copied().filter(|child| compositor.tree.node(*child).role == Role::Item).collect();
    let count = nodes.len();
    let mut stack = Vec::new();
    if let Some(label) = compositor.label(list) {
        let style = compositor.style.scale.label;
        let place = compositor.whole();
        stack.push(whole(compositor.display(label, style, place)));
    }
    for (number, node) in nodes.into_iter().enumerate() {
        let mut slab = moment(compositor, node);
        let gap = compositor.style.spacing.paragraph;
        if number + 1 < count {
            slab.height += gap;
        }
        thread(compositor, &mut slab, number, count);
        let ending = match number {
            0 => Ending::Forbidden(Bond::Label),
            _ => between(number, count, SEAMS),
        };
        let space = if number == 0 && !stack.is_empty() { Space::fixed(gap) } else { Space::default() };
        stack.push(slab.below(space).ending(ending));
    }
    stack
}

/// One time and what happens then.
fn moment(compositor: &mut Compositor<'_, '_>, item: NodeId) -> Slab {
    let scale = compositor.style.scale;
    let place = text_place(compositor);
    let mut stack = Vec::new();
    if let Some(text) = compositor.child(item, Role::ItemBody) {
        stack = super::table::cell(compositor, text, place);
    }
    let when = compositor.child(item, Role::ItemLabel);
    let style = scale.body.weighted(Weight::SemiBold);
    match (compositor.style.master.columns, when) {
        // The line in the gap runs beside both.
        (Columns::Folded, Some(when)) => joined(label_above(compositor, when, style, place, stack)),
        _ => joined(with_label(compositor, when, style, scale.body, stack)),
    }
}

/// The line in the gap, and its dot; the line starts at the first dot and ends at the last.
fn thread(compositor: &Compositor<'_, '_>, slab: &mut Slab, number: usize, count: usize) {
    let place = text_place(compositor);
    let body = compositor.style.scale.body;
    let side = body.size.ratio(52, 100);
    let middle = body.baseline() - body.size.ratio(33, 100);
    let centre = match compositor.style.master.columns {
        Columns::Axis { .. } => place.inline - body.size.ratio(81, 100),
        Columns::Folded => place.inline - compositor.style.spacing.indent + side / 2,
    };
    let palette = &compositor.style.palette;
    let thickness = Length::pt(1);
    let from = if number == 0 { middle } else { Length::ZERO };
    let to = if number + 1 == count { middle } else { slab.height };
    let line = LogicalRect { inline: centre - thickness / 2, block: from, inline_size: thickness, block_size: to - from };
    let dot = LogicalRect { inline: centre - side / 2, block: middle - side / 2, inline_size: side, block_size: side };
    let owner = Owner::Artifact(Artifact::Layout);
    let marks = [GalleyContent::Fill(line, palette.hairline), GalleyContent::Sign(Sign::Dot, dot, palette.brand)];
    slab.items.splice(0..0, marks.into_iter().map(|content| GalleyItem { owner, content }));
}
