//! A section: its opener, then its blocks.

use super::compositor::{Compositor, height, paragraph, whole};
use super::galley::{Ending, LAST_RESORT, Slab, Space, joined};
use super::label::with_label;
use super::rule::hairline;
use super::{callout, list, picture, table};
use crate::design::structure::{NodeId, Role};
use crate::design::style::Weight;
use crate::foundation::geometry::Length;
use crate::guide::language::announces;
use crate::guide::model::SectionStart;
use crate::layout::page::{Bond, Seam};

/// The cost of ending a page between two blocks, and between two paragraphs.
const BETWEEN_BLOCKS: i64 = 20;
const BETWEEN_PARAGRAPHS: i64 = 50;
/// The same after the first block below a heading, and where that is only a few lines: the heading would be nearly alone.
const AFTER_FIRST_BLOCK: i64 = 200;
const AFTER_A_FEW_LINES: i64 = 900;
/// So many they are.
const FEW_LINES: i64 = 3;

/// All slabs of a section whose body is blocks.
pub fn set(compositor: &mut Compositor<'_, '_>, section: NodeId, start: SectionStart) -> Vec<Slab> {
    let mut slabs = match start {
        SectionStart::NewPage => vec![opener(compositor, section)],
        SectionStart::RunOn => vec![heading(compositor, section)],
    };
    let mut before: Option<NodeId> = None;
    let mut blocks = 0;
    let mut first_block = AFTER_FIRST_BLOCK;
    for child in compositor.children(section).to_vec() {
        let role = compositor.tree.node(child).role;
        if matches!(role, Role::SectionTag | Role::Heading | Role::Lead | Role::BlockLabel) {
            continue;
        }
        let mut stack = block(compositor, child);
        let label = compositor.label(child).map_or(Label::None, |_| Label::Shown);
        if let Some(first) = stack.first_mut() {
            (first.space, first.ending) = above(compositor, before, (role, label), start);
            if blocks == 1
                && let Ending::Allowed(_, cost) = first.ending
                && cost < first_block
            {
                first.ending = Ending::Allowed(Seam::FirstBlock, first_block);
            }
        }
        if blocks == 0 && height(&stack) <= compositor.style.scale.body.leading * FEW_LINES {
            first_block = AFTER_A_FEW_LINES;
        }
        if before.is_some_and(|table| compositor.tree.node(table).role == Role::Decision) && goes_on(role, label) {
            slabs.push(hairline(compositor));
        }
        slabs.append(&mut stack);
        before = Some(child);
        blocks += 1;
    }
    slabs
}

/// Whether a list or table has a label.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Label {
    Shown,
    None,
}

/// Whether a block starts with plain text in the main column: below the last row of a table it would read as more of that row.
fn goes_on(role: Role, label: Label) -> bool {
    match role {
        Role::Paragraph => true,
        Role::Points | Role::Steps => label == Label::None,
        _ => false,
    }
}

/// The space above a block, and whether a page may end there.
fn above(
    compositor: &Compositor<'_, '_>,
    before: Option<NodeId>,
    (role, label): (Role, Label),
    start: SectionStart,
) -> (Space, Ending) {
    let spacing = &compositor.style.spacing;
    let between = match start {
        SectionStart::NewPage => Space { natural: spacing.block, shrink: spacing.block_shrink },
        SectionStart::RunOn => Space { natural: spacing.run_on_block, shrink: spacing.block_shrink / 2 },
    };
    let paragraph = Space { natural: spacing.paragraph, shrink: spacing.paragraph_shrink };
    let words = before.and_then(|before| compositor.tree.node(before).words.as_ref());
    let announced = words.is_some_and(|words| announces(&words.text));
    let (space, ending) = match (before.map(|before| compositor.tree.node(before).role), role) {
        // A heading stays with what follows.
        (None, _) => match start {
            SectionStart::NewPage => {
                (Space { natural: spacing.after_opener, shrink: spacing.block_shrink }, Ending::Forbidden(Bond::Heading))
            }
            SectionStart::RunOn => (Space::fixed(spacing.after_heading), Ending::Forbidden(Bond::Heading)),
        },
        (Some(Role::Paragraph), Role::Paragraph) => (paragraph, Ending::Allowed(Seam::Paragraphs, BETWEEN_PARAGRAPHS)),
        // A list without a label goes on where the paragraph before it stopped.
        (Some(Role::Paragraph), Role::Points | Role::Steps) if label == Label::None => {
            (paragraph, Ending::Allowed(Seam::Introduction, 10 * BETWEEN_BLOCKS))
        }
        // A paragraph that leads to a list or table is better kept with it.
        (Some(Role::Paragraph), _) => (between, Ending::Allowed(Seam::Introduction, 2 * BETWEEN_BLOCKS)),
        // Farther from the closing rule than the words of any row from theirs.
        (Some(Role::Decision), _) if goes_on(role, label) => {
            (Space { natural: spacing.block, shrink: spacing.block_shrink }, Ending::Allowed(Seam::Blocks, BETWEEN_BLOCKS))
        }
        _ => (between, Ending::Allowed(Seam::Blocks, BETWEEN_BLOCKS)),
    };
    (space, if announced { Ending::Allowed(Seam::Announcement, LAST_RESORT) } else { ending })
}

/// The tag in the side column, the title on the axis, the lead, a hairline.
pub fn opener(compositor: &mut Compositor<'_, '_>, section: NodeId) -> Slab {
    let (spacing, scale) = (compositor.style.spacing, compositor.style.scale);
    let place = compositor.main();
    let mut stack = Vec::new();
    let title = compositor
        .child(section, Role::Heading)
        .map_or_else(Vec::new, |heading| compositor.display(heading, scale.heading, place));
    let title = vec![whole(title)];
    let tag = compositor.child(section, Role::SectionTag);
    stack.extend(with_label(compositor, tag, scale.tag, scale.heading, title));
    if let Some(lead) = compositor.child(section, Role::Lead) {
        let lines = compositor.display(lead, scale.lead, place);
        stack.push(whole(lines).below(Space::fixed(spacing.after_title - Length::pt(4))));
    }
    stack.push(hairline(compositor).below(Space::fixed(spacing.after_title)));
    joined(stack)
}

/// The heading of a section that runs on below another: a hairline, the title, perhaps a lead.
fn heading(compositor: &mut Compositor<'_, '_>, section: NodeId) -> Slab {
    let (spacing, scale) = (compositor.style.spacing, compositor.style.scale);
    let place = compositor.main();
    let title = compositor
        .child(section, Role::Heading)
        .map_or_else(Vec::new, |heading| compositor.display(heading, scale.run_on_heading, place));
    let title = vec![whole(title)];
    let tag = compositor.child(section, Role::SectionTag);
    let titled = joined(with_label(compositor, tag, scale.tag, scale.run_on_heading, title));
    let mut stack = vec![hairline(compositor), titled.below(Space::fixed(spacing.above_heading))];
    if let Some(lead) = compositor.child(section, Role::Lead) {
        let lines = compositor.display(lead, scale.body.weighted(Weight::SemiBold), place);
        stack.push(whole(lines).below(Space::fixed(spacing.item)));
    }
    joined(stack)
}

/// One block of a section.
pub fn block(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Vec<Slab> {
    let body = compositor.style.scale.body;
    let main = compositor.main();
    match compositor.tree.node(node).role {
        Role::Points | Role::TickList | Role::Questions => list::points(compositor, node),
        Role::Steps => list::steps(compositor, node),
        Role::Timeline => list::timeline(compositor, node),
        Role::Sources => list::sources(compositor, node),
        Role::Decision => table::plain(compositor, node, table::Rows::Ruled),
        Role::Contact | Role::Review => table::plain(compositor, node, table::Rows::Close),
        Role::Urgency => table::ranked(compositor, node),
        Role::Note => callout::note(compositor, node),
        Role::Warning(rank) => callout::warning(compositor, node, rank),
        Role::PictureBlock => picture::block(compositor, node),
        _ => paragraph(compositor.running(node, body, main)),
    }
}
