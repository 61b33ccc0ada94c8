//! Galley → pages: page breaks, contents, running heads, cover, the one-page checklist.
//!
//! In: the structure tree and what sets it. Out: finished pages. A *flow* is a galley that starts on a page of its own; its page breaks
//! are chosen over the whole of it ([`breaks`]). Page numbers of the contents are filled in once all flows are cut; since a number
//! never changes how many lines an entry takes, there is nothing to repeat.

pub mod breaks;
mod colophon;
mod cost;
mod marks;
mod place;
mod reasons;
mod running;

use std::collections::BTreeMap;

use crate::design::structure::{ChecklistPages, NodeId, Role, Source, Tree, Words};
use crate::design::style::{Edition, Marks, Reading};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::geometry::{Frame, Length, LogicalRect, Rect};
use crate::guide::model::{Contents, Cover, Guide, SectionStart};
use crate::layout::block::compositor::Compositor;
use crate::layout::block::galley::{Ending, Galley, GalleyContent, Slab, Space, joined};
use crate::layout::block::{checklist, front, section};
use crate::layout::page::{Artifact, Bond, Bookmark, Content, Item, Owner, Page, PageEnd, Path, Seam};
use crate::layout::paginate::breaks::TooTall;
use crate::layout::paginate::colophon::Standing;
use crate::layout::paginate::place::Placer;
use crate::layout::paginate::reasons::PageCut;
use crate::layout::paginate::running::{Head, Numbered, Running};

/// A galley that starts on a page of its own.
struct Flow {
    galley: Galley,
    cuts: Vec<PageCut>,
    head: Head,
    backing: Backing,
}

/// What runs behind the pages of a flow.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Backing {
    /// Paper.
    Plain,
    /// The band of a cover, along the binding.
    Band,
}

/// The parts of a guide, cut into pages, the contents still without numbers.
pub struct MadeUp {
    cover: Option<Flow>,
    contents: Option<Flow>,
    body: Vec<Flow>,
    /// How many pages the checklist takes.
    pub checklist: ChecklistPages,
    colophon: Standing,
}

/// Pages and where their headings stand.
pub struct Finished {
    /// In order.
    pub pages: Vec<Page>,
    /// From the headings.
    pub bookmarks: Vec<Bookmark>,
}

/// Sets a whole guide and cuts it into pages, all but its contents.
pub fn make_up(compositor: &mut Compositor<'_, '_>, guide: &Guide) -> MadeUp {
    let root = compositor.tree.root();
    let mut waiting = Vec::new();
    let cover = compositor.child(root, Role::Cover).map(|cover| {
        let slab = front::cover(compositor, cover);
        flow(compositor, vec![slab], Head::Left, Backing::Band)
    });
    let contents = compositor.child(root, Role::Contents);
    if let (Some(masthead), None) = (compositor.child(root, Role::Masthead), contents) {
        waiting = front::masthead(compositor, masthead);
    }
    let (mut body, mut checklist) = (Vec::new(), 1);
    let sections: Vec<NodeId> =
        compositor.children(root).iter().copied().filter(|child| compositor.tree.node(*child).role == Role::Section).collect();
    let (last, mut colophon) = (sections.last().copied(), Standing::Left);
    for node in sections {
        if let Some(list) = compositor.child(node, Role::Checklist) {
            flush(compositor, &mut waiting, guide, &mut body);
            let mut slabs = checklist_pages(compositor, node, list);
            if Some(node) == last {
                colophon = colophon::close(compositor, &mut slabs);
            }
            let pages = flow(compositor, slabs, Head::Left, Backing::Plain);
            checklist = checklist.max(pages.cuts.len());
            body.push(pages);
            continue;
        }
        let mut slabs = section::set(compositor, node, guide.common.sections);
        if let Some(first) = slabs.first_mut()
            && !waiting.is_empty()
        {
            let spacing = &compositor.style.spacing;
            first.space = Space { natural: spacing.before_section, shrink: spacing.before_section_shrink };
            first.ending = match guide.common.sections {
                SectionStart::RunOn if body.is_empty() && waiting.len() == 1 => Ending::Forbidden(Bond::Heading),
                SectionStart::RunOn => Ending::Allowed(Seam::Sections, 0),
                SectionStart::NewPage if waiting.len() == 1 => Ending::Forbidden(Bond::Heading),
                SectionStart::NewPage => Ending::Forced,
            };
        }
        waiting.append(&mut slabs);
        if Some(node) == last {
            colophon = colophon::close(compositor, &mut waiting);
        }
        if guide.common.sections == SectionStart::NewPage {
            flush(compositor, &mut waiting, guide, &mut body);
        }
    }
    flush(compositor, &mut waiting, guide, &mut body);
    MadeUp { cover, contents: None, body, checklist: counted(checklist), colophon }
}

/// Makes a flow of what waits. The page that opens with a masthead needs no running head; the others of its flow do.
fn flush(compositor: &mut Compositor<'_, '_>, waiting: &mut Vec<Slab>, guide: &Guide, flows: &mut Vec<Flow>) {
    if !waiting.is_empty() {
        let slabs = std::mem::take(waiting);
        let opens = flows.is_empty() && guide.common.cover == Cover::Masthead && guide.common.contents == Contents::Left;
        let head = if opens { Head::Left } else { Head::Shown };
        flows.push(flow(compositor, slabs, head, Backing::Plain));
    }
}

/// The page of a section that prints the checklist; in large print perhaps several.
fn checklist_pages(compositor: &mut Compositor<'_, '_>, section: NodeId, list: NodeId) -> Vec<Slab> {
    let mut stack = vec![section::opener(compositor, section)];
    if let Some(masthead) = compositor.child(section, Role::Masthead) {
        stack.extend(checklist::below_opener(compositor, masthead));
    }
    checklist_body(compositor, list, joined(stack))
}

fn checklist_body(compositor: &mut Compositor<'_, '_>, list: NodeId, head: Slab) -> Vec<Slab> {
    match compositor.style.reading {
        Reading::Usual => vec![checklist::page(compositor, list, head)],
        Reading::Eased => checklist::flow(compositor, list, head),
    }
}

fn counted(pages: usize) -> ChecklistPages {
    match u32::try_from(pages).unwrap_or(u32::MAX) {
        0 | 1 => ChecklistPages::One,
        many => ChecklistPages::Many(many),
    }
}

/// The checklist as a document of its own.
pub fn make_up_checklist(compositor: &mut Compositor<'_, '_>) -> MadeUp {
    let root = compositor.tree.root();
    let head = compositor.child(root, Role::Masthead).map(|masthead| checklist::alone(compositor, masthead));
    let (mut body, mut colophon) = (Vec::new(), Standing::Left);
    if let (Some(head), Some(list)) = (head, compositor.child(root, Role::Checklist)) {
        let mut slabs = checklist_body(compositor, list, head);
        colophon = colophon::close(compositor, &mut slabs);
        body.push(flow(compositor, slabs, Head::Left, Backing::Plain));
    }
    let checklist = counted(body.first().map_or(1, |flow| flow.cuts.len()));
    MadeUp { cover: None, contents: None, body, checklist, colophon }
}

fn flow(compositor: &mut Compositor<'_, '_>, slabs: Vec<Slab>, head: Head, backing: Backing) -> Flow {
    let mut galley = std::mem::take(&mut compositor.galley);
    galley.slabs = slabs;
    let room = compositor.style.master.type_area.height;
    let cuts = breaks::cut(&galley, room).unwrap_or_else(|fault| {
        too_tall(compositor, &galley, fault);
        Vec::new()
    });
    Flow { galley, cuts, head, backing }
}

fn too_tall(compositor: &mut Compositor<'_, '_>, galley: &Galley, fault: TooTall) {
    let items = galley.slabs.get(fault.slab).map_or(&[][..], |slab| &slab.items);
    // Of a title, its tag and its lead, the one with the most words is what has no room.
    let mut runs: BTreeMap<NodeId, usize> = BTreeMap::new();
    for item in items {
        if let Owner::Node(node) = item.owner {
            *runs.entry(node).or_default() += 1;
        }
    }
    let longest = runs.into_iter().rev().max_by_key(|(_, count)| *count).map(|(node, _)| node);
    let origin = compositor.tree.node(longest.unwrap_or(compositor.tree.root())).origin;
    compositor.faults.push(
        Diagnostic::error("no-room", origin, format!("this is {:.0} mm taller than a page", fault.excess.to_mm()))
            .label("cannot be divided")
            .hint("shorten it, or make two of it"),
    );
}

/// Where the headings of flows stand, when the first of their pages has a number (from 1).
fn headings(tree: &Tree, flows: &[Flow], mut number: u32) -> BTreeMap<NodeId, u32> {
    let mut found = BTreeMap::new();
    for flow in flows {
        for cut in &flow.cuts {
            for item in flow.galley.slabs[cut.start..cut.end].iter().flat_map(|slab| &slab.items) {
                if let (Owner::Node(node), GalleyContent::Run(_)) = (item.owner, &item.content)
                    && tree.node(node).role == Role::Heading
                {
                    found.entry(node).or_insert(number);
                }
            }
            number += 1;
        }
    }
    found
}

fn pages_of<'f>(flows: impl IntoIterator<Item = &'f Flow>) -> u32 {
    flows.into_iter().map(|flow| u32::try_from(flow.cuts.len()).unwrap_or(u32::MAX)).sum()
}

/// Writes page numbers into the contents' entries, when the contents themselves take so many pages.
pub fn number_contents(tree: &mut Tree, made_up: &MadeUp, contents_pages: u32) {
    let first = pages_of(&made_up.cover) + contents_pages + 1;
    let numbers = headings(tree, &made_up.body, first);
    let references: Vec<NodeId> = tree.ids().filter(|id| tree.node(*id).role == Role::ContentsReference).collect();
    for reference in references {
        let target = match &tree.node(reference).target {
            Some(crate::design::structure::Target::Node(section)) => *section,
            _ => continue,
        };
        let heading = tree.node(target).children.iter().copied().find(|child| tree.node(*child).role == Role::Heading);
        let number = heading.and_then(|heading| numbers.get(&heading)).copied().unwrap_or(0);
        let page = tree.node(reference).children.iter().copied().find(|child| tree.node(*child).role == Role::ContentsPage);
        if let Some(page) = page {
            let words = Words { text: number.to_string(), spans: Vec::new(), source: Source::Label, places: Vec::new() };
            tree.node_mut(page).words = Some(words);
        }
    }
}

/// Sets the contents, which must be numbered; says how many pages they take.
pub fn make_up_contents(compositor: &mut Compositor<'_, '_>, made_up: &mut MadeUp) -> u32 {
    let root = compositor.tree.root();
    made_up.contents = compositor.child(root, Role::Contents).map(|contents| {
        // A masthead shares the page of the contents below it.
        let masthead = compositor.child(root, Role::Masthead);
        let mut slabs = masthead.map_or_else(Vec::new, |masthead| front::masthead(compositor, masthead));
        let head = if slabs.is_empty() { Head::Shown } else { Head::Left };
        let mut list = front::contents(compositor, contents);
        if let Some(first) = list.first_mut() {
            first.space = Space::fixed(compositor.style.spacing.before_section * 2);
        }
        slabs.append(&mut list);
        flow(compositor, slabs, head, Backing::Plain)
    });
    pages_of(&made_up.contents)
}

/// Places everything.
pub fn finish(compositor: &mut Compositor<'_, '_>, guide: &Guide, title: &str, made_up: MadeUp) -> Finished {
    let mut running = Running::new(guide, title, made_up.colophon);
    let mut flows: Vec<Flow> = made_up.cover.into_iter().chain(made_up.contents).chain(made_up.body).collect();
    let count = pages_of(&flows);
    let master = compositor.style.master;
    let direction = compositor.direction();
    let frame = Frame { area: master.type_area, direction };
    let mut pages: Vec<Page> = Vec::new();
    for Flow { galley, cuts, head, backing } in &mut flows {
        for (place, cut) in cuts.iter().enumerate() {
            let number = u32::try_from(pages.len()).unwrap_or(u32::MAX) + 1;
            let mut items = Vec::new();
            if *backing == Backing::Band {
                items.push(band(compositor));
            }
            Placer { frame, tree: compositor.tree }.page(galley, *cut, &mut items);
            let head = if place == 0 { *head } else { Head::Shown };
            for (frame, lines) in running.lines(compositor, head, Numbered { page: number, pages: count }) {
                Placer { frame, tree: compositor.tree }.items(lines, Length::ZERO, &mut items);
            }
            if let Edition::Press(around) = compositor.style.edition {
                // Nothing leads anywhere on paper.
                items.retain(|item| !matches!(item.content, Content::Link(_)));
                if around == Marks::Printers {
                    items.extend(marks::around(&master, compositor.style.palette.brand));
                }
            }
            let ended = match cut.choice {
                Some(choice) => PageEnd::Chosen(choice),
                None if number == count => PageEnd::Document,
                None => PageEnd::Declared,
            };
            pages.push(Page {
                trim: master.trim,
                bleed: master.bleed,
                slug: master.slug,
                number,
                type_area: master.type_area,
                ended,
                fill: cut.fill,
                items,
            });
        }
    }
    let bookmarks = bookmarks(compositor.tree, &pages);
    Finished { pages, bookmarks }
}

/// The band of a cover: along the binding, from bleed to bleed.
fn band(compositor: &Compositor<'_, '_>) -> Item {
    let master = compositor.style.master;
    let area = Rect { x: Length::ZERO, y: Length::ZERO, width: master.trim.width, height: master.trim.height };
    let band = LogicalRect {
        inline: -master.bleed,
        block: -master.bleed,
        inline_size: master.band + master.bleed,
        block_size: master.trim.height + master.bleed * 2,
    };
    let area = Frame { area, direction: compositor.direction() }.place(band);
    Item {
        owner: Owner::Artifact(Artifact::Background),
        content: Content::Fill(Path::rectangle(area), compositor.style.palette.brand),
    }
}

/// From the headings, in reading order. Sections stand beside the title, not below it, so that nobody has to unfold a whole document
/// first; below a section stand the labels of its blocks.
fn bookmarks(tree: &Tree, pages: &[Page]) -> Vec<Bookmark> {
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (place, page) in pages.iter().enumerate() {
        for item in &page.items {
            let (Owner::Node(node), Content::Glyphs(run)) = (item.owner, &item.content) else { continue };
            let Some(level) = tree.heading_level(node) else { continue };
            if !seen.insert(node) {
                continue;
            }
            let title = tree.node(node).words.as_ref().map_or_else(String::new, |words| words.text.clone());
            bookmarks.push(Bookmark { level: level.max(2) - 1, title, node, page: place, top: run.origin.y - run.size });
        }
    }
    bookmarks
}

/// What could not be set or placed, taken out of a compositor.
pub fn faults(compositor: &mut Compositor<'_, '_>) -> Diagnostics {
    let mut found = std::mem::take(&mut compositor.faults);
    compositor.gather_missing(&mut found);
    found
}
