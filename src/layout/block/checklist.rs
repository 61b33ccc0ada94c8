//! The checklist: groups to tick, fields to fill in, the emergency box.
//!
//! It is one page, set at the largest size of [`ChecklistSizes`](crate::design::style::ChecklistSizes) at which it fits; where none
//! does, the complaint names the items that take more than one line and says by how many lines the page is too full. In large print
//! it is a flow over as many pages as it needs.

mod fields;
mod head;

use super::callout::{call_line, panelled, paragraphs, rank_panel};
use super::compositor::{Compositor, Place, height, shortened, whole};
use super::galley::{Ending, GalleyContent, GalleyItem, Slab, Space, joined};
use crate::design::structure::{NodeId, Role};
use crate::design::style::ChecklistScale;
use crate::foundation::diagnostic::Diagnostic;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::guide::model::Rank;
use crate::layout::page::{Artifact, Bond, FieldLook, Owner, Seam};

use fields::{field, field_rows, halves};
pub use head::{alone, below_opener};

/// The checklist as the page of a section: `head` is the section's opener.
pub fn page(compositor: &mut Compositor<'_, '_>, node: NodeId, head: Slab) -> Slab {
    let room = compositor.style.master.type_area.height;
    let mut shortfall = Length::ZERO;
    let sizes = compositor.style.checklist;
    for hundredths in sizes.tried {
        let faults = compositor.faults.clone();
        let panels = compositor.galley.panels.len();
        let scale = sizes.of(*hundredths);
        let (mut body, foot) = parts(compositor, node, &scale);
        let free = room - head.height - scale.below_head - height(&body) - foot.height - scale.group;
        let failed = compositor.faults.has_errors();
        if free >= Length::ZERO || failed {
            part_fields(&mut body, free, &scale);
            let body = joined(body).below(Space::fixed(scale.below_head));
            return stretched(compositor, head, body, foot, room);
        }
        shortfall = -free;
        compositor.faults = faults;
        compositor.galley.panels.truncate(panels);
    }
    complain(compositor, node, shortfall);
    head
}

/// The cost of ending a page within a group of items, and before the emergency box, which is not to have a page to itself.
const WITHIN_A_GROUP: i64 = 300;
const BEFORE_THE_BOX: i64 = 500;

/// The checklist in large print: one column over as many pages as it needs, groups kept together where they can be.
pub fn flow(compositor: &mut Compositor<'_, '_>, node: NodeId, head: Slab) -> Vec<Slab> {
    let scale = compositor.style.checklist.smallest();
    let place = compositor.whole();
    let mut slabs = vec![head];
    for list in lists(compositor, node) {
        let mut group = ticks(compositor, list, place, &scale);
        if let Some(first) = group.first_mut() {
            first.space = yielding(scale.group);
            first.ending = Ending::Allowed(Seam::Groups, 0);
        }
        let from_end = group.len();
        for (number, slab) in group.iter_mut().enumerate().skip(1) {
            let beside_an_end = number <= 2 || number + 1 == from_end;
            slab.ending = match beside_an_end {
                true => Ending::Forbidden(Bond::SingleItem),
                false => Ending::Allowed(Seam::WithinGroup, WITHIN_A_GROUP),
            };
        }
        slabs.append(&mut group);
    }
    let fields = compositor.child(node, Role::Fields).map_or_else(Vec::new, |fields| compositor.children(fields).to_vec());
    for (number, field_node) in fields.into_iter().enumerate() {
        let space = yielding(if number == 0 { scale.group } else { scale.field });
        slabs.push(field(compositor, field_node, place, &scale).below(space).ending(Ending::Allowed(Seam::Groups, 0)));
    }
    if let Some((emergency, rank)) = box_of(compositor, node) {
        let slab = emergency_box(compositor, emergency, rank, &scale);
        slabs.push(slab.below(yielding(scale.group)).ending(Ending::Allowed(Seam::EmergencyBox, BEFORE_THE_BOX)));
    }
    if let Some(second) = slabs.get_mut(1) {
        second.space = yielding(scale.below_head);
        second.ending = Ending::Forbidden(Bond::Heading);
    }
    slabs
}

/// Space of which a third may be taken away before a page is opened for little.
fn yielding(natural: Length) -> Space {
    Space { natural, shrink: natural / 3 }
}

/// Everything above the emergency box (what is ticked, then rows of fields), and the box.
fn parts(compositor: &mut Compositor<'_, '_>, node: NodeId, scale: &ChecklistScale) -> (Vec<Slab>, Slab) {
    let mut stack = vec![columns(compositor, node, scale)];
    if let Some(fields) = compositor.child(node, Role::Fields) {
        stack.append(&mut field_rows(compositor, fields, scale));
    }
    let foot = box_of(compositor, node).map_or_else(
        || Slab::new(Length::ZERO, Vec::new()),
        |(emergency, rank)| emergency_box(compositor, emergency, rank, scale),
    );
    (stack, foot)
}

/// Gives to the white between rows of fields what the page has to spare.
fn part_fields(body: &mut [Slab], spare: Length, scale: &ChecklistScale) {
    let Some(rows) = body.get_mut(2..).filter(|rows| !rows.is_empty()) else { return };
    let share = spare / i64::try_from(rows.len()).unwrap_or(i64::MAX);
    for row in rows {
        row.space.natural += share.clamp(Length::ZERO, scale.field_stretch);
    }
}

/// Head, body, and the box at the very foot of the page.
fn stretched(compositor: &Compositor<'_, '_>, head: Slab, body: Slab, foot: Slab, room: Length) -> Slab {
    let mut slab = joined(vec![head, body]);
    let top = room - foot.height;
    if let Some(panel) = foot.panel.and_then(|number| compositor.galley.panels.get(number)) {
        // The slab is the whole page, so that its panel cannot run behind all of it: it is drawn here.
        let area = LogicalRect { inline: panel.inline, block: top, inline_size: panel.inline_size, block_size: foot.height };
        let owner = Owner::Artifact(Artifact::Layout);
        if let Some(tint) = panel.tint {
            slab.items.push(GalleyItem { owner, content: GalleyContent::Fill(area, tint) });
        }
        if let Some((width, ink)) = panel.rule {
            let edge = LogicalRect { inline_size: width, ..area };
            slab.items.push(GalleyItem { owner, content: GalleyContent::Fill(edge, ink) });
        }
    }
    slab.items.extend(foot.items.into_iter().map(|item| item.lowered(top)));
    slab.height = room;
    slab
}

/// Groups and questions in two columns, divided where the taller column is least tall.
fn columns(compositor: &mut Compositor<'_, '_>, node: NodeId, scale: &ChecklistScale) -> Slab {
    let lists = lists(compositor, node);
    let places = halves(compositor, scale);
    // Both columns are as wide as each other: what was set to be measured only has to be moved across.
    let set: Vec<Slab> = lists.iter().map(|list| tick_list(compositor, *list, places[0], scale)).collect();
    let heights: Vec<Length> = set.iter().map(|slab| slab.height).collect();
    let tall = |range: &[Length]| range.iter().copied().sum::<Length>() + scale.group * (range.len() as i64 - 1).max(0);
    let cut = (0..=lists.len()).min_by_key(|cut| tall(&heights[..*cut]).max(tall(&heights[*cut..]))).unwrap_or(0);
    let mut slab = Slab::new(Length::ZERO, Vec::new());
    let mut set = set.into_iter();
    for (place, count) in [(places[0], cut), (places[1], lists.len() - cut)] {
        let stack = set.by_ref().take(count).map(|list| list.below(Space::fixed(scale.group))).collect();
        let column = joined(stack);
        slab.height = slab.height.max(column.height);
        slab.items.extend(column.items.into_iter().map(|item| item.across(place.inline)));
    }
    slab
}

/// What is ticked: groups, then questions.
fn lists(compositor: &Compositor<'_, '_>, node: NodeId) -> Vec<NodeId> {
    let is_list = |child: &NodeId| matches!(compositor.tree.node(*child).role, Role::TickList | Role::Questions);
    compositor.children(node).iter().copied().filter(is_list).collect()
}

/// A title and its items, each with a box to tick.
fn tick_list(compositor: &mut Compositor<'_, '_>, list: NodeId, place: Place, scale: &ChecklistScale) -> Slab {
    joined(ticks(compositor, list, place, scale))
}

/// The same, a slab for the title and one for each item.
fn ticks(compositor: &mut Compositor<'_, '_>, list: NodeId, place: Place, scale: &ChecklistScale) -> Vec<Slab> {
    let mut stack = Vec::new();
    if let Some(label) = compositor.label(list) {
        stack.push(whole(compositor.display(label, scale.label, place)));
    }
    for item in compositor.children(list).to_vec() {
        if compositor.tree.node(item).role == Role::Item {
            stack.push(tick_item(compositor, item, place, scale).below(Space::fixed(scale.item)));
        }
    }
    stack
}

fn tick_item(compositor: &mut Compositor<'_, '_>, item: NodeId, place: Place, scale: &ChecklistScale) -> Slab {
    let indent = scale.tick + Length::pt(8);
    let text_place = Place { inline: place.inline + indent, measure: place.measure - indent };
    let lines =
        compositor.child(item, Role::ItemBody).map_or_else(Vec::new, |body| compositor.display(body, scale.body, text_place));
    let mut words = whole(lines);
    // The box stands level with the first line, and both are centred on each other.
    let overhang = (scale.tick - scale.body.leading) / 2;
    let lowered = overhang.max(Length::ZERO);
    let top = (-overhang).max(Length::ZERO);
    words.items = words.items.into_iter().map(|item| item.lowered(lowered)).collect();
    words.height = (words.height + lowered * 2).max(scale.tick);
    let label = compositor.child(item, Role::ItemLabel);
    if let Some(label) = label {
        let area = LogicalRect { inline: place.inline, block: top, inline_size: scale.tick, block_size: scale.tick };
        let palette = &compositor.style.palette;
        let outline = GalleyContent::Outline(area, Length::pt(1), palette.ruling);
        let entry = compositor.child(label, Role::TickBox);
        // On paper the drawn box is the item's label; on screen it lies behind the widget that is.
        let owner = entry.map_or(Owner::Node(label), |_| Owner::Artifact(Artifact::Layout));
        let field = GalleyContent::Field(area, FieldLook { ink: palette.brand, rules: None });
        let field = entry.map(|entry| GalleyItem { owner: Owner::Node(entry), content: field });
        words.items.splice(0..0, std::iter::once(GalleyItem { owner, content: outline }).chain(field));
    }
    words
}

/// The box with the number to call, and how urgent it is.
fn box_of(compositor: &Compositor<'_, '_>, node: NodeId) -> Option<(NodeId, Rank)> {
    compositor.children(node).iter().find_map(|child| match compositor.tree.node(*child).role {
        Role::EmergencyBox(rank) => Some((*child, rank)),
        _ => None,
    })
}

/// What to do in an emergency, and the number large.
fn emergency_box(compositor: &mut Compositor<'_, '_>, node: NodeId, rank: Rank, scale: &ChecklistScale) -> Slab {
    let overhang = compositor.style.spacing.panel_overhang;
    let whole_width = compositor.whole();
    let place = Place { inline: whole_width.inline + overhang, measure: whole_width.measure - overhang * 2 };
    // Below words that are set smaller than the guide's, the sentence is not larger than they are.
    let body = compositor.style.scale.body;
    let style = if scale.body.size < body.size { scale.body } else { body };
    let mut stack = paragraphs(compositor, node, place, style);
    stack.extend(call_line(compositor, node, rank, place, scale.number));
    let panel = rank_panel(compositor, rank);
    let slabs = panelled(compositor, stack, panel);
    joined(slabs)
}

fn complain(compositor: &mut Compositor<'_, '_>, node: NodeId, shortfall: Length) {
    let smallest = compositor.style.checklist.smallest();
    let lines = (shortfall.units() + smallest.body.leading.units() - 1) / smallest.body.leading.units();
    let long = long_items(compositor, node, &smallest);
    let origin = compositor.tree.node(node).origin;
    let mut diagnostic = Diagnostic::error(
        "checklist-too-long",
        origin,
        format!(
            "the checklist does not fit its page even at {} pt: it is {lines} lines ({:.0} mm) too long",
            smallest.body.size,
            shortfall.to_mm()
        ),
    )
    .label("one page, always");
    let mut otherwise = "take items out, or give a field fewer lines".to_owned();
    if let Some((first, _)) = long.first() {
        diagnostic = diagnostic.also(*first, "takes more than one line");
        let named: Vec<String> = long.iter().take(3).map(|(_, words)| format!("“{}”", shortened(words))).collect();
        diagnostic = diagnostic.hint(format!("shorten to one line: {}", named.join(", ")));
        otherwise.insert_str(0, "or ");
    }
    compositor.faults.push(diagnostic.hint(otherwise));
}

/// Items that take more than one line, longest first.
fn long_items(
    compositor: &mut Compositor<'_, '_>,
    node: NodeId,
    scale: &ChecklistScale,
) -> Vec<(crate::foundation::diagnostic::Origin, String)> {
    let [column, _] = halves(compositor, scale);
    let place = Place { measure: column.measure - scale.tick - Length::pt(8), ..column };
    let mut found = Vec::new();
    for list in compositor.children(node).to_vec() {
        for item in compositor.children(list).to_vec() {
            let Some(body) = compositor.child(item, Role::ItemBody) else { continue };
            let count = compositor.display(body, scale.body, place).len();
            if let Some(words) = &compositor.tree.node(body).words
                && count > 1
            {
                found.push((count, compositor.tree.node(body).origin, words.text.clone()));
            }
        }
    }
    found.sort_by_key(|(_, _, words)| std::cmp::Reverse(words.chars().count()));
    found.into_iter().map(|(_, origin, words)| (origin, words)).collect()
}
