//! Placing slabs on a page: from logical to physical coordinates, once.

use crate::design::structure::{Role, Tree};
use crate::foundation::geometry::{Direction, Frame, Length, LogicalRect, Point, Rect};
use crate::layout::artwork;
use crate::layout::block::galley::{Galley, GalleyContent, GalleyItem, Panel, PlacedRun};
use crate::layout::page::{Artifact, Content, GlyphRun, Item, Owner, Path, Stroke, StrokeEnds};
use crate::layout::paginate::reasons::PageCut;

/// Room for head, foot, panels and the areas of links.
const RUNNING: usize = 24;

/// Places what belongs on pages of one frame.
pub(super) struct Placer<'a> {
    /// The type area.
    pub frame: Frame,
    /// Whose nodes the items belong to.
    pub tree: &'a Tree,
}

impl Placer<'_> {
    /// One page of a galley; what its slabs show is taken out of them.
    pub(super) fn page(&self, galley: &mut Galley, cut: PageCut, items: &mut Vec<Item>) {
        let Galley { slabs, panels, repeats } = galley;
        let slabs = &mut slabs[cut.start..cut.end];
        items.reserve(slabs.iter().map(|slab| slab.items.len()).sum::<usize>() + RUNNING);
        let mut top = Length::ZERO;
        if let Some(repeat) = slabs.first().and_then(|slab| slab.repeat).and_then(|number| repeats.get(number))
            && cut.start > 0
        {
            self.items(repeat.items.clone(), top, items);
            top += repeat.height;
        }
        let mut placed: Vec<(Length, Length)> = Vec::with_capacity(slabs.len());
        for (place, slab) in slabs.iter().enumerate() {
            if place > 0 {
                top += slab.space.natural - slab.space.shrink.ratio(cut.shrink, 1000);
            }
            placed.push((top, top + slab.height));
            top += slab.height;
        }
        let mut place = 0;
        while place < slabs.len() {
            let number = slabs[place].panel;
            let together = slabs[place..].iter().take_while(|slab| slab.panel == number).count();
            if let Some(panel) = number.and_then(|number| panels.get(number)) {
                self.panel(panel, placed[place].0, placed[place + together - 1].1, items);
            }
            for (slab, (top, _)) in slabs[place..place + together].iter_mut().zip(&placed[place..]) {
                self.items(std::mem::take(&mut slab.items), *top, items);
            }
            place += together;
        }
    }

    /// Items of one slab (or of a running foot) whose top stands at `top`.
    pub(super) fn items(&self, items: Vec<GalleyItem>, top: Length, page: &mut Vec<Item>) {
        for item in items {
            let place = |area: LogicalRect| self.frame.place(LogicalRect { block: area.block + top, ..area });
            let owner = item.owner;
            match item.content {
                GalleyContent::Run(run) => self.run(owner, run, top, page),
                GalleyContent::Fill(area, ink) => {
                    page.push(Item { owner, content: Content::Fill(Path::rectangle(place(area)), ink) });
                }
                GalleyContent::Outline(area, width, ink) => {
                    let stroke = Stroke { width, ink, ends: StrokeEnds::Plain, dash: None };
                    let path = Path::rectangle(place(area).grown(-width / 2));
                    page.push(Item { owner, content: Content::Stroke(path, stroke) });
                }
                GalleyContent::Dots(area, ink) => page.push(Item { owner, content: dots(place(area), ink) }),
                GalleyContent::Sign(sign, area, ink) => {
                    page.extend(artwork::draw(sign, place(area), ink).into_iter().map(|content| Item { owner, content }));
                }
                GalleyContent::Code(code, area, ink) => {
                    page.push(Item { owner, content: Content::Fill(code.shape(place(area)), ink) });
                }
                GalleyContent::Picture(number, area) => page.push(Item { owner, content: Content::Picture(number, place(area)) }),
                GalleyContent::Field(area, look) => page.push(Item { owner, content: Content::Field(place(area), look) }),
                GalleyContent::Link(area) => page.push(Item { owner, content: Content::Link(place(area)) }),
            }
        }
    }

    /// A run, and where its owner leads somewhere, the area that can be pressed.
    fn run(&self, owner: Owner, placed: PlacedRun, top: Length, page: &mut Vec<Item>) {
        let line = self.frame.place(LogicalRect { block: placed.line.block + top, ..placed.line });
        let baseline = self.frame.area.y + top + placed.baseline;
        let run = GlyphRun {
            face: placed.run.face,
            size: placed.run.size,
            ink: placed.ink,
            origin: Point { x: line.x + placed.run.x, y: baseline },
            glyphs: placed.run.glyphs,
            direction: placed.run.direction,
            text: placed.run.text,
            words: placed.words,
        };
        let leads = matches!(owner, Owner::Node(node) if self.tree.node(node).role == Role::Link);
        let area = Rect { x: run.origin.x, y: line.y, width: run.width(), height: line.height };
        if matches!(owner, Owner::Node(node) if leads && !self.tree.leads_quietly(node)) {
            page.push(underline(&run));
        }
        page.push(Item { owner, content: Content::Glyphs(run) });
        if leads {
            join_link(owner, area, page);
        }
    }

    /// Tint and rule behind slabs from `top` to `bottom`.
    fn panel(&self, panel: &Panel, top: Length, bottom: Length, page: &mut Vec<Item>) {
        let area = LogicalRect { inline: panel.inline, block: top, inline_size: panel.inline_size, block_size: bottom - top };
        let owner = Owner::Artifact(Artifact::Layout);
        if let Some(tint) = panel.tint {
            page.push(Item { owner, content: Content::Fill(Path::rectangle(self.frame.place(area)), tint) });
        }
        if let Some((width, ink)) = panel.rule {
            let edge = LogicalRect { inline_size: width, ..area };
            page.push(Item { owner, content: Content::Fill(Path::rectangle(self.frame.place(edge)), ink) });
        }
    }
}

/// A link is told from the words around it by more than its colour (WCAG 2.2, 1.4.1): a thin line below it.
fn underline(run: &GlyphRun) -> Item {
    let thickness = run.size / 20;
    let spaces = run.text.len() - run.text.trim_end().len();
    let ends = run.glyphs.iter().rev().take(if run.direction == Direction::LeftToRight { spaces } else { 0 });
    let width = run.width() - ends.map(|glyph| glyph.advance()).sum::<Length>();
    let area = Rect { x: run.origin.x, y: run.origin.y + run.size / 8, width, height: thickness };
    Item { owner: Owner::Artifact(Artifact::Layout), content: Content::Fill(Path::rectangle(area), run.ink) }
}

/// Runs of one link on one line share one area: the new one is joined to that of the run before it.
fn join_link(owner: Owner, area: Rect, page: &mut Vec<Item>) {
    // Before the new run stands its underline, and before that the link of the run before it.
    let before = page.len().saturating_sub(3);
    if let Some(Item { owner: known, content: Content::Link(known_area) }) = page.get(before).cloned()
        && known == owner
        && known_area.y == area.y
    {
        let x = known_area.x.min(area.x);
        let right = known_area.right().max(area.right());
        page.remove(before);
        page.push(Item { owner, content: Content::Link(Rect { x, width: right - x, ..area }) });
        return;
    }
    page.push(Item { owner, content: Content::Link(area) });
}

/// A dotted leader: dots of 0.8 pt every 3 pt, the row of them ending at the end of the area on every line alike.
fn dots(area: Rect, ink: crate::foundation::colour::Ink) -> Content {
    let step = Length::pt(3);
    let width = Length::centipoints(80);
    let from = Point { x: area.x.round_up_to(step), y: area.y - width / 2 };
    let to = Point { x: area.right().max(from.x), y: from.y };
    let stroke = Stroke { width, ink, ends: StrokeEnds::Round, dash: Some((Length::ZERO, step)) };
    Content::Stroke(Path::line(from, to), stroke)
}
