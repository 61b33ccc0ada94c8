//! A section: its opener, then its blocks.

use super::compositor::{Compositor, Part, Place, SetLine, height, paragraph, whole};
use super::galley::{Ending, GalleyContent, GalleyItem, LAST_RESORT, Slab, Space, joined};
use super::manner::Manner;
use super::{callout, list, table};
use crate::design::structure::{NodeId, Role};
use crate::design::style::{Columns, TextStyle, Weight};
use crate::foundation::geometry::{Length, LogicalRect, Size};
use crate::guide::language::announces;
use crate::guide::model::SectionStart;
use crate::layout::page::{Artifact, Bond, Owner, Seam};

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

/// A hairline across the type area.
pub fn hairline(compositor: &Compositor<'_, '_>) -> Slab {
    let place = compositor.whole();
    let thickness = compositor.style.spacing.hairline;
    let area = LogicalRect { inline: place.inline, block: Length::ZERO, inline_size: place.measure, block_size: thickness };
    let content = GalleyContent::Fill(area, compositor.style.palette.hairline);
    Slab::new(thickness, vec![GalleyItem { owner: Owner::Artifact(Artifact::Layout), content }])
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
        Role::PictureBlock => picture(compositor, node),
        _ => paragraph(compositor.running(node, body, main)),
    }
}

/// Puts a label beside the first slab of a stack: in the side column, first baselines level; above it where there is no side column.
pub fn with_label(
    compositor: &mut Compositor<'_, '_>,
    label: Option<NodeId>,
    style: TextStyle,
    beside: TextStyle,
    stack: Vec<Slab>,
) -> Vec<Slab> {
    let Some(label) = label else { return stack };
    match compositor.style.master.columns {
        Columns::Axis { side, .. } => label_beside(compositor, label, style, beside.baseline(), side, stack),
        Columns::Folded => {
            let place = compositor.main();
            label_above(compositor, label, style, place, stack)
        }
    }
}

/// Puts a label in a column of its own beside a stack whose first baseline stands at a height below its top: the label's is level with it.
pub fn label_beside(
    compositor: &mut Compositor<'_, '_>,
    label: NodeId,
    style: TextStyle,
    baseline: Length,
    side: Length,
    mut stack: Vec<Slab>,
) -> Vec<Slab> {
    let place = Place { inline: Length::ZERO, measure: side };
    let lines = label_lines(compositor, label, style, place);
    let top = (baseline - style.baseline()).max(Length::ZERO);
    hang(&lines, top, &mut stack);
    if let Some(first) = stack.first_mut() {
        first.items.splice(0..0, whole(lines).items.into_iter().map(|item| item.lowered(top)));
    }
    stack
}

/// Puts a label on a line of its own above a stack, nearer to it than to what stands before.
pub fn label_above(
    compositor: &mut Compositor<'_, '_>,
    label: NodeId,
    style: TextStyle,
    place: Place,
    mut stack: Vec<Slab>,
) -> Vec<Slab> {
    let lines = label_lines(compositor, label, style, place);
    if let Some(first) = stack.first_mut() {
        first.space = Space::fixed(Length::pt(2));
        first.ending = Ending::Forbidden(Bond::Label);
    }
    stack.insert(0, whole(lines));
    stack
}

fn label_lines(compositor: &mut Compositor<'_, '_>, label: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
    let mut parts = vec![Part::Words(label, None, None)];
    // The tag of an entry of the contents is read in one breath with its title: only a space parts them.
    if compositor.tree.node(label).role == Role::ContentsTag {
        parts.push(Part::Join(" ", label));
    }
    compositor.lines(&parts, style, place, Manner::DISPLAY)
}

/// Makes room beside a stack for lines that start `top` below its upper edge: it is not torn beside them and reaches as far down.
pub fn hang(lines: &[SetLine], top: Length, stack: &mut [Slab]) {
    let label = lines.iter().map(|line| line.height).sum::<Length>() + top;
    let missing = label - height(stack);
    let mut covered = Length::ZERO;
    for (place, slab) in stack.iter_mut().enumerate() {
        if place > 0 {
            covered += slab.space.natural;
            if covered < label {
                slab.ending = Ending::Forbidden(Bond::Label);
            }
        }
        covered += slab.height;
    }
    if missing > Length::ZERO
        && let Some(last) = stack.last_mut()
    {
        last.height += missing;
    }
}

/// A picture in the main column, its caption in the side column.
fn picture(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Vec<Slab> {
    let place = compositor.main();
    let caption = compositor.child(node, Role::PictureCaption);
    let style = compositor.style.scale.caption;
    let Some(picture) = compositor.child(node, Role::Picture) else { return Vec::new() };
    let within = Size { width: place.measure, height: compositor.style.master.type_area.height / 2 };
    let found = compositor.gallery.find(compositor.tree.node(picture).origin);
    let within = found.map_or(within, |(_, raster)| raster.fitted_fine(within));
    let slab = placed_picture(compositor, picture, place.inline, within);
    match compositor.style.master.columns {
        Columns::Axis { .. } => with_label(compositor, caption, style, style, vec![slab]),
        Columns::Folded => {
            let mut stack = vec![slab];
            if let Some(caption) = caption {
                stack.push(whole(compositor.ragged(caption, style, place)).below(Space::fixed(Length::pt(4))));
            }
            vec![joined(stack)]
        }
    }
}

/// A picture as a slab of its own height.
pub fn placed_picture(compositor: &Compositor<'_, '_>, node: NodeId, inline: Length, within: Size) -> Slab {
    let node_data = compositor.tree.node(node);
    let Some((number, raster)) = compositor.gallery.find(node_data.origin) else {
        return Slab::new(Length::ZERO, Vec::new());
    };
    let size = raster.fitted(within);
    let area = LogicalRect { inline, block: Length::ZERO, inline_size: size.width, block_size: size.height };
    let owner = if node_data.alternative.is_some() { Owner::Node(node) } else { Owner::Artifact(Artifact::Layout) };
    Slab::new(size.height, vec![GalleyItem { owner, content: GalleyContent::Picture(number, area) }])
}
