//! Cover, masthead, contents.

use super::compositor::{Compositor, Part, Place, SetLine, whole};
use super::galley::{Ending, GalleyContent, GalleyItem, Slab, Space, joined};
use super::label::{label_above, label_beside};
use super::manner::Manner;
use super::picture;
use crate::design::structure::{NodeId, Role};
use crate::design::style::{ContentsTags, TextStyle, Tone};
use crate::foundation::diagnostic::Diagnostic;
use crate::foundation::geometry::{Length, LogicalRect, Size};
use crate::layout::artwork::Sign;
use crate::layout::page::{Artifact, Bond, Owner, Seam};
use crate::text::paragraph::LineAlignment;

/// How far down the type area of a cover its title starts, in hundredths.
const TITLE_AT: i64 = 30;

/// A cover as one slab as tall as the type area: the clinic at the head, the title in white space, notice and imprint at the foot.
pub fn cover(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Slab {
    let scale = compositor.style.scale;
    let place = compositor.main();
    let room = compositor.style.master.type_area.height;
    let logo = compositor.style.spacing.cover_logo;
    let head = brand(compositor, node, logo, scale.cover_brand);
    let mut middle = Vec::new();
    if let Some(title) = compositor.child(node, Role::Title) {
        middle.push(cover_title(compositor, title, place));
    }
    if let Some(subtitle) = compositor.child(node, Role::Subtitle) {
        middle.push(stages(compositor, subtitle, place).below(Space::fixed(Length::pt(28))));
    }
    let middle = joined(middle);
    let foot = cover_foot(compositor, node, place);
    let foot_top = room - foot.height;
    // Where a page is small the title yields upwards, as far as the clinic's name lets it.
    let highest = head.height + Length::pt(24);
    let title_top = room.ratio(TITLE_AT, 100).min(foot_top - middle.height - Length::pt(24)).max(highest);
    let free = foot_top - title_top - middle.height;
    if free < Length::ZERO {
        let title = compositor.child(node, Role::Title).unwrap_or(node);
        let origin = compositor.tree.node(title).origin;
        compositor.faults.push(
            Diagnostic::error("no-room", origin, format!("the cover is {:.0} mm too full", (-free).to_mm()))
                .hint("shorten the title, the subtitle or the notice"),
        );
    }
    let mut slab = Slab::new(room, Vec::new());
    for (part, top) in [(head, Length::ZERO), (middle, title_top), (foot, foot_top)] {
        slab.items.extend(part.items.into_iter().map(|item| item.lowered(top)));
    }
    slab
}

fn display(compositor: &mut Compositor<'_, '_>, node: NodeId, style: TextStyle, place: Place) -> Slab {
    whole(compositor.display(node, style, place))
}

/// The sizes of a cover title that are tried, in hundredths of the style's own.
const COVER_TITLE_SIZES: [i64; 3] = [100, 90, 80];

/// A title that its author wrote in lines is broken there, and set at the largest size at which each takes one line; where none does, at
/// the full size.
fn cover_title(compositor: &mut Compositor<'_, '_>, node: NodeId, place: Place) -> Slab {
    let style = compositor.style.scale.cover_title;
    let title = compositor.tree.node(node);
    if title.parts.is_empty() {
        return display(compositor, node, style, place);
    }
    let end = title.words.as_ref().map_or(0, |words| u32::try_from(words.text.len()).unwrap_or(u32::MAX));
    let cuts: Vec<u32> = std::iter::once(0).chain(title.parts.iter().copied()).chain([end]).collect();
    let set = |compositor: &mut Compositor<'_, '_>, style: TextStyle| {
        let parts = cuts.windows(2).filter_map(|cut| Some(Part::Stretch(node, *cut.first()?, *cut.last()?)));
        parts.flat_map(|part| compositor.lines(&[part], style, place, Manner::DISPLAY)).collect::<Vec<_>>()
    };
    for per_cent in COVER_TITLE_SIZES {
        let faults = compositor.faults.clone();
        let lines = set(compositor, style.scaled(per_cent));
        if lines.len() + 1 == cuts.len() {
            return whole(lines);
        }
        compositor.faults = faults;
    }
    whole(set(compositor, style))
}

/// The notice, then the lines of the imprint.
fn cover_foot(compositor: &mut Compositor<'_, '_>, node: NodeId, place: Place) -> Slab {
    let scale = compositor.style.scale;
    let mut stack = Vec::new();
    if let Some(notice) = compositor.child(node, Role::Notice) {
        stack.push(whole(compositor.display(notice, scale.notice.toned(Tone::Text), place)));
    }
    let imprint: Vec<NodeId> =
        compositor.children(node).iter().copied().filter(|child| compositor.tree.node(*child).role == Role::Imprint).collect();
    for (number, line) in imprint.into_iter().enumerate() {
        let space = if number == 0 { compositor.style.spacing.block } else { Length::ZERO };
        stack.push(display(compositor, line, scale.notice, place).below(Space::fixed(space)));
    }
    joined(stack)
}

/// Sign and name of the clinic, and whatever else stands in that role, below each other.
fn brand(compositor: &mut Compositor<'_, '_>, node: NodeId, logo: Length, style: TextStyle) -> Slab {
    let place = compositor.main();
    let mut stack = Vec::new();
    if let Some(picture) = compositor.child(node, Role::Picture) {
        stack.push(picture::placed(compositor, picture, place.inline, Size { width: place.measure, height: logo }));
    }
    for line in brand_lines(compositor, node) {
        let space = if stack.len() == 1 { Length::pt(10) } else { Length::ZERO };
        stack.push(display(compositor, line, style, place).below(Space::fixed(space)));
    }
    joined(stack)
}

/// The clinic's name, and whatever else stands in that role.
pub fn brand_lines(compositor: &Compositor<'_, '_>, node: NodeId) -> Vec<NodeId> {
    compositor.children(node).iter().copied().filter(|child| compositor.tree.node(*child).role == Role::Brand).collect()
}

/// A subtitle made of stages: a line with a dot above the first letter of each.
fn stages(compositor: &mut Compositor<'_, '_>, subtitle: NodeId, place: Place) -> Slab {
    let style = compositor.style.scale.cover_subtitle;
    let lines = compositor.display(subtitle, style, place);
    let text = compositor.tree.node(subtitle).words.as_ref().map_or_else(String::new, |words| words.text.clone());
    let later = compositor.tree.node(subtitle).parts.iter().map(|start| *start as usize);
    let starts: Vec<usize> = std::iter::once(0).chain(later).collect();
    if lines.len() != 1 || starts.len() < 2 {
        return whole(lines);
    }
    let side = Length::pt(7);
    let ink = compositor.style.palette.ink(style.tone);
    let owner = Owner::Artifact(Artifact::Layout);
    let mut items = Vec::new();
    let thickness = Length::pt(1);
    let line = LogicalRect {
        inline: place.inline,
        block: side / 2 - thickness / 2,
        inline_size: lines.first().map_or(Length::ZERO, |line| line.width),
        block_size: thickness,
    };
    items.push(GalleyItem { owner, content: GalleyContent::Fill(line, ink) });
    let mut width = |text: &str| compositor.extent(&[Part::Artifact(text, Artifact::Layout)], style).natural;
    let measure = width(&text);
    for start in starts {
        // What stands before a stage ends in a space, which has no width at the end of a line.
        let before = measure - width(&text[start..]);
        let dot = LogicalRect { inline: place.inline + before, block: Length::ZERO, inline_size: side, block_size: side };
        items.push(GalleyItem { owner, content: GalleyContent::Sign(Sign::Dot, dot, ink) });
    }
    joined(vec![Slab::new(side, items), whole(lines).below(Space::fixed(Length::pt(6)))])
}

/// A masthead above a text without a cover: clinic, title, subtitle, notice.
pub fn masthead(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Vec<Slab> {
    let scale = compositor.style.scale;
    let place = compositor.main();
    let logo = compositor.style.spacing.masthead_logo;
    let mut stack = vec![brand_beside(compositor, node, logo, Brand::OnAxis)];
    if let Some(title) = compositor.child(node, Role::Title) {
        stack.push(display(compositor, title, scale.title, place).below(Space::fixed(compositor.style.spacing.block)));
    }
    if let Some(subtitle) = compositor.child(node, Role::Subtitle) {
        stack.push(display(compositor, subtitle, scale.subtitle, place).below(Space::fixed(Length::pt(4))));
    }
    if let Some(notice) = compositor.child(node, Role::Notice) {
        let lines = compositor.display(notice, scale.notice, place);
        stack.push(whole(lines).below(Space::fixed(compositor.style.spacing.after_title)));
    }
    vec![joined(stack)]
}

/// Where the clinic's lines stand that have the logo before them.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Brand {
    /// On the axis, where all words of the page start; without a side column as near to the logo as they may.
    OnAxis,
    /// As near to the logo as they may: nothing else of the page starts on the axis.
    BesideLogo,
}

/// The logo at the start, the clinic's lines beside it.
pub fn brand_beside(compositor: &mut Compositor<'_, '_>, node: NodeId, logo: Length, stands: Brand) -> Slab {
    let scale = compositor.style.scale;
    let main = compositor.main();
    let gap = Length::pt(12);
    let side = main.inline.max(logo * 4) - gap;
    let picture = compositor
        .child(node, Role::Picture)
        .map(|picture| picture::placed(compositor, picture, Length::ZERO, Size { width: side, height: logo }));
    let place = match stands {
        Brand::OnAxis if main.inline > Length::ZERO => main,
        Brand::OnAxis | Brand::BesideLogo => {
            let start = picture.as_ref().map_or(Length::ZERO, |picture| width_of(picture) + gap);
            Place { inline: start, measure: compositor.whole().measure - start }
        }
    };
    let mut stack = Vec::new();
    for line in brand_lines(compositor, node) {
        stack.push(display(compositor, line, scale.subheading, place));
    }
    let mut words = joined(stack);
    let Some(picture) = picture else { return words };
    let height = picture.height.max(words.height);
    let lowered = (height - words.height) / 2;
    words.items = picture.items.into_iter().chain(words.items.into_iter().map(|item| item.lowered(lowered))).collect();
    words.height = height;
    words
}

/// How far a picture's slab reaches along the line.
fn width_of(picture: &Slab) -> Length {
    let ends = picture.items.iter().map(|item| match &item.content {
        GalleyContent::Picture(_, area) => area.inline + area.inline_size,
        _ => Length::ZERO,
    });
    ends.max().unwrap_or(Length::ZERO)
}

/// The cost of ending a page between two entries of the contents.
const BETWEEN_ENTRIES: i64 = 20;

/// The contents: heading, then one line for each section.
pub fn contents(compositor: &mut Compositor<'_, '_>, node: NodeId) -> Vec<Slab> {
    let scale = compositor.style.scale;
    let place = match compositor.style.master.contents {
        ContentsTags::Beside { side, gap } => {
            let start = side + gap;
            Place { inline: start, measure: compositor.whole().measure - start }
        }
        ContentsTags::Above => compositor.main(),
    };
    let mut stack = Vec::new();
    if let Some(heading) = compositor.child(node, Role::Heading) {
        let start = compositor.main().inline;
        let heading_place = Place { inline: start, measure: compositor.whole().measure - start };
        stack.push(display(compositor, heading, scale.heading, heading_place));
    }
    let Some(list) = compositor.child(node, Role::ContentsList) else { return stack };
    for (number, entry) in compositor.children(list).to_vec().into_iter().enumerate() {
        let Some(reference) = compositor.child(entry, Role::ContentsReference) else { continue };
        let spacing = compositor.style.spacing;
        let shrink = spacing.contents_shrink;
        let space = match number {
            0 => Space { natural: spacing.after_opener, shrink: shrink * 2 },
            _ => Space { natural: shrink, shrink },
        };
        let ending = match number {
            0 => Ending::Forbidden(Bond::Heading),
            1 => Ending::Forbidden(Bond::SingleItem),
            _ => Ending::Allowed(Seam::Entries, BETWEEN_ENTRIES),
        };
        stack.push(contents_entry(compositor, reference, place).below(space).ending(ending));
    }
    stack
}

/// Tag in the side column, title on the axis, a dotted leader, the page number at the end.
fn contents_entry(compositor: &mut Compositor<'_, '_>, reference: NodeId, place: Place) -> Slab {
    let scale = compositor.style.scale;
    let number_room = scale.contents.size.ratio(260, 100);
    let title_place = Place { inline: place.inline, measure: place.measure - number_room - Length::pt(16) };
    // Title and number stand far apart: the space between them is for those who hear or copy the line.
    let title = compositor.child(reference, Role::ContentsTitle).map_or_else(Vec::new, |title| {
        let parts = [Part::Words(title, None, None), Part::Join(" ", reference)];
        compositor.lines(&parts, scale.contents, title_place, Manner::DISPLAY)
    });
    let last_width = title.last().map_or(Length::ZERO, |line| line.width);
    let mut slab = whole(title);
    let last_top = slab.height - scale.contents.leading;
    let number_place = Place { inline: place.inline + place.measure - number_room, measure: number_room };
    let number: Vec<SetLine> = compositor.child(reference, Role::ContentsPage).map_or_else(Vec::new, |page| {
        compositor.lines(
            &[Part::Words(page, None, None)],
            scale.contents,
            number_place,
            Manner::DISPLAY.aligned(LineAlignment::End),
        )
    });
    let number_width = number.last().map_or(Length::ZERO, |line| line.width);
    let from = place.inline + last_width + Length::pt(8);
    let to = place.inline + place.measure - number_width - Length::pt(8);
    let dots = LogicalRect {
        inline: from,
        block: last_top + scale.contents.baseline(),
        inline_size: (to - from).max(Length::ZERO),
        block_size: Length::pt(1),
    };
    let leader = GalleyContent::Dots(dots, compositor.style.palette.muted);
    slab.items.push(GalleyItem { owner: Owner::Artifact(Artifact::Layout), content: leader });
    slab.items.extend(whole(number).items.into_iter().map(|item| item.lowered(last_top)));
    let tag = compositor.child(reference, Role::ContentsTag);
    let mut slab = contents_tag(compositor, tag, slab);
    // What may be taken away stands between the entries.
    let spacing = compositor.style.spacing;
    let entry = spacing.contents_entry - spacing.contents_shrink;
    slab.height = match compositor.style.master.contents {
        ContentsTags::Beside { .. } => slab.height.max(entry),
        // A tag belongs to the title below it, also where the title above it takes two lines.
        ContentsTags::Above => entry.max(slab.height + spacing.item - spacing.contents_shrink),
    };
    let whole_entry = LogicalRect {
        inline: Length::ZERO,
        block: Length::ZERO,
        inline_size: place.inline + place.measure,
        block_size: slab.height,
    };
    slab.items.push(GalleyItem { owner: Owner::Node(reference), content: GalleyContent::Link(whole_entry) });
    slab
}

/// A title of the contents with the section's tag: before it, first baselines level, or above it.
fn contents_tag(compositor: &mut Compositor<'_, '_>, tag: Option<NodeId>, title: Slab) -> Slab {
    let scale = compositor.style.scale;
    let Some(tag) = tag else { return title };
    joined(match compositor.style.master.contents {
        ContentsTags::Beside { side, .. } => {
            label_beside(compositor, tag, scale.tag, scale.contents.baseline(), side, vec![title])
        }
        ContentsTags::Above => {
            let place = compositor.main();
            label_above(compositor, tag, scale.tag, place, vec![title])
        }
    })
}
