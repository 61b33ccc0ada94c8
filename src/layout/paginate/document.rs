//! The parts of a document → flows.

use std::collections::BTreeMap;

use crate::design::structure::parts::{Body, ChecklistParts, Contents, Front, GuideParts, Section};
use crate::design::structure::{ChecklistPages, NodeId, Source, Tree, Words};
use crate::guide::model::SectionStart;
use crate::layout::block::context::LayoutContext;
use crate::layout::block::{checklist as sheet, contents as list, cover, masthead, section};
use crate::layout::list::{ElementContent, Faults, Glue, List, Penalty};
use crate::layout::page::{BreakClass, Keep, Owner};
use crate::layout::paginate::colophon::{self, ColophonPlace, LastSection};
use crate::layout::paginate::flow::{Backdrop, Flow, pages_of};
use crate::layout::paginate::running::RunningHead;

/// What it costs to part a masthead from what stands below it, where there is no other way.
const BELOW_A_MASTHEAD: i64 = 900;

/// A document broken into pages; the contents of a guide are still to come.
pub struct Broken<'p> {
    pub(super) cover: Option<Flow>,
    pub(super) contents: Option<Flow>,
    pub(super) body: Vec<Flow>,
    pub(super) colophon: ColophonPlace<'p>,
    /// How many pages the checklist takes.
    pub checklist: ChecklistPages,
    /// What could not be set or has no room.
    pub faults: Faults,
}

/// Sets a whole guide and breaks it into pages, all but its contents.
#[must_use]
pub fn guide<'p>(parts: &'p GuideParts, starts: SectionStart, context: &LayoutContext<'_>) -> Broken<'p> {
    let mut faults = Faults::default();
    let (mut cover_flow, mut opening) = (None, None);
    match &parts.front {
        Front::Cover(front) => {
            let front = cover::cover(front, context);
            cover_flow = Some(Flow::of(front, (RunningHead::Omitted, Backdrop::Band), &mut faults, context));
        }
        Front::Masthead(front) if parts.contents.is_none() => opening = Some(masthead::masthead(front, context)),
        // It stands above the contents.
        Front::Masthead(_) => {}
    }
    let colophon = parts.colophon.as_ref().filter(|_| !parts.sections.is_empty());
    let standing = colophon::standing(colophon, last(&parts.sections), context);
    let mut body = BodyFlows::opened_by(opening, starts, faults, context);
    let mut checklist = 1;
    for (number, part) in parts.sections.iter().enumerate() {
        let closing = colophon.filter(|_| number + 1 == parts.sections.len());
        match &part.body {
            Body::Checklist(page) => {
                body.flush();
                let head = sheet::below_opener(section::opener(part, context), &page.head, context);
                let list = sheet::checklist(&page.checklist, head, context);
                let list = colophon::closed(list, closing, standing, context);
                checklist = checklist.max(body.push(list, RunningHead::Omitted));
            }
            Body::Blocks(blocks) => {
                body.section(section::section(part, blocks, starts, context));
                body.waiting = colophon::closed(std::mem::take(&mut body.waiting), closing, standing, context);
                if starts == SectionStart::NewPage {
                    body.flush();
                }
            }
        }
    }
    body.flush();
    let BodyFlows { flows, faults, .. } = body;
    Broken { cover: cover_flow, contents: None, body: flows, colophon: standing, checklist: counted(checklist), faults }
}

/// What the last section is.
fn last(sections: &[Section]) -> LastSection {
    match sections.last().map(|section| &section.body) {
        Some(Body::Checklist(_)) => LastSection::ChecklistSection,
        Some(Body::Blocks(_)) | None => LastSection::Words,
    }
}

/// The flows of a guide's sections, as they are made.
struct BodyFlows<'c> {
    /// What stands above the first section, until that comes.
    opening: Option<List>,
    /// Whether the first page carries a running head.
    first: RunningHead,
    starts: SectionStart,
    context: &'c LayoutContext<'c>,
    /// What the next flow begins with.
    waiting: List,
    flows: Vec<Flow>,
    faults: Faults,
}

impl<'c> BodyFlows<'c> {
    /// The page that opens with a masthead needs no running head.
    fn opened_by(opening: Option<List>, starts: SectionStart, faults: Faults, context: &'c LayoutContext<'c>) -> BodyFlows<'c> {
        let first = if opening.is_some() { RunningHead::Omitted } else { RunningHead::Shown };
        BodyFlows { opening, first, starts, context, waiting: List::new(), flows: Vec::new(), faults }
    }

    /// Adds a section below what waits.
    fn section(&mut self, section: List) {
        let spacing = &self.context.style.spacing;
        let glue = Glue { natural: spacing.before_section, shrink: spacing.before_section_shrink };
        let penalty = match (self.opening.take(), self.starts) {
            (Some(opening), _) => {
                self.waiting = opening;
                Penalty::Held(Keep::Heading, BELOW_A_MASTHEAD)
            }
            (None, SectionStart::RunOn) => Penalty::Allowed(BreakClass::Sections, 0),
            (None, SectionStart::NewPage) => Penalty::Forced,
        };
        self.waiting.below(glue, penalty, section);
    }

    /// Makes a flow of what waits.
    fn flush(&mut self) {
        let waiting = self.opening.take().unwrap_or_else(|| std::mem::take(&mut self.waiting));
        if !waiting.is_empty() {
            let head = if self.flows.is_empty() { self.first } else { RunningHead::Shown };
            self.push(waiting, head);
        }
    }

    /// Adds a flow; says how many pages it takes.
    fn push(&mut self, list: List, head: RunningHead) -> usize {
        let flow = Flow::of(list, (head, Backdrop::Plain), &mut self.faults, self.context);
        let pages = flow.cuts.len();
        self.flows.push(flow);
        pages
    }
}

fn counted(pages: usize) -> ChecklistPages {
    match u32::try_from(pages).unwrap_or(u32::MAX) {
        0 | 1 => ChecklistPages::One,
        many => ChecklistPages::Many(many),
    }
}

/// Sets a checklist as a document of its own and breaks it into pages.
#[must_use]
pub fn checklist<'p>(parts: &'p ChecklistParts, context: &LayoutContext<'_>) -> Broken<'p> {
    let mut faults = Faults::default();
    let colophon = Some(&parts.colophon);
    let standing = colophon::standing(colophon, LastSection::Checklist, context);
    let list = sheet::checklist(&parts.sheet.checklist, sheet::alone(&parts.sheet.head, context), context);
    let list = colophon::closed(list, colophon, standing, context);
    let flow = Flow::of(list, (RunningHead::Omitted, Backdrop::Plain), &mut faults, context);
    let checklist = counted(flow.cuts.len());
    Broken { cover: None, contents: None, body: vec![flow], colophon: standing, checklist, faults }
}

/// Writes page numbers into the contents' entries, when the contents themselves take so many pages.
pub fn number_contents(tree: &mut Tree, parts: &GuideParts, broken: &Broken<'_>, contents_pages: u32) {
    let numbers = headings(&parts.sections, &broken.body, pages_of(&broken.cover) + contents_pages + 1);
    let entries = parts.contents.iter().flat_map(|contents| &contents.entries);
    debug_assert!(entries.clone().count() <= parts.sections.len(), "an entry is of a section");
    for (entry, section) in entries.zip(&parts.sections) {
        let number = numbers.get(&section.heading).copied().unwrap_or(0);
        debug_assert!(number > 0, "every heading stands on a page");
        tree.node_mut(entry.page).words =
            Some(Words { text: number.to_string(), spans: Vec::new(), source: Source::Label, places: Vec::new() });
    }
}

/// Where the headings of sections stand, when the first of the pages has a number (from 1).
fn headings(sections: &[Section], flows: &[Flow], mut number: u32) -> BTreeMap<NodeId, u32> {
    let wanted: std::collections::BTreeSet<NodeId> = sections.iter().map(|section| section.heading).collect();
    let mut found = BTreeMap::new();
    for flow in flows {
        for cut in &flow.cuts {
            for element in flow.galley.boxes[cut.start..cut.end].iter().flat_map(|one| &one.elements) {
                if let (Owner::Node(node), ElementContent::Run(_)) = (element.owner, &element.content)
                    && wanted.contains(&node)
                {
                    found.entry(node).or_insert(number);
                }
            }
            number += 1;
        }
    }
    found
}

/// Sets the contents, which must be numbered, below the masthead of a guide without a cover; says how many pages they take.
pub fn contents(part: &Contents, front: &Front, broken: &mut Broken<'_>, context: &LayoutContext<'_>) -> u32 {
    let list = list::contents(part, context);
    let (list, head) = match front {
        Front::Cover(_) => (list, RunningHead::Shown),
        Front::Masthead(front) => {
            let mut stack = masthead::masthead(front, context);
            let glue = Glue::rigid(context.style.spacing.before_section * 2);
            stack.below(glue, Penalty::Held(Keep::Whole, BELOW_A_MASTHEAD), list);
            (stack, RunningHead::Omitted)
        }
    };
    let flow = Flow::of(list, (head, Backdrop::Plain), &mut broken.faults, context);
    broken.contents = Some(flow);
    pages_of(&broken.contents)
}
