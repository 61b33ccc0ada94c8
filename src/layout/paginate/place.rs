//! Placing boxes on a page: from logical to physical coordinates, once.

use crate::design::structure::{Role, Tree};
use crate::design::style::Details;
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Direction, Frame, Length, LogicalRect, Point, Rect};
use crate::layout::artwork;
use crate::layout::list::{Element, ElementContent, GalleyBox, PlacedRun, Span, Wrapping};
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
    /// The look of leaders and links.
    pub details: &'a Details,
}

impl Placer<'_> {
    /// One page of a galley: the boxes of a cut, and those of the galley's spans that reach onto it.
    pub(super) fn page(&self, spans: &[Span], boxes: Vec<GalleyBox>, cut: PageCut, items: &mut Vec<Item>) {
        debug_assert_eq!(boxes.len(), cut.end - cut.start, "a page has the boxes of its cut");
        items.reserve(boxes.iter().map(|one| one.elements.len()).sum::<usize>() + RUNNING);
        let mut top = Length::ZERO;
        let spans: Vec<&Span> = spans.iter().filter(|span| span.first < cut.end && cut.start < span.end).collect();
        // Where those start that go on from the page before.
        let mut heads: Vec<(&Span, Length)> = Vec::new();
        for span in spans.iter().filter(|span| span.first < cut.start) {
            heads.push((span, top));
            top += span.wrapping.head();
        }
        let mut places: Vec<(Length, Length)> = Vec::with_capacity(boxes.len());
        for (place, one) in boxes.iter().enumerate() {
            if place > 0 {
                top += one.glue.natural - one.glue.shrink.ratio(cut.shrink, 1000);
            }
            places.push((top, top + one.height));
            top += one.height;
        }
        debug_assert!(
            top <= self.frame.area.height + Length::from_units(cut.end as i64),
            "a page's boxes fit its type area, but for the rounding of its white"
        );
        let foot = |span: &Span| match span.end <= cut.end {
            true => places[span.end - 1 - cut.start].1,
            // Those within it that go on too stand within its padding.
            false => top + below(&spans, span, cut),
        };
        for (span, top) in heads {
            self.wrapping(&span.wrapping, top, foot(span), items);
            if let Wrapping::Repeat(head) = &span.wrapping {
                self.elements(head.elements.clone(), top, items);
            }
        }
        for (place, one) in boxes.into_iter().enumerate() {
            let (top, _) = places[place];
            for span in spans.iter().filter(|span| span.first == cut.start + place) {
                self.wrapping(&span.wrapping, top, foot(span), items);
            }
            self.elements(one.elements, top, items);
        }
    }

    /// What is drawn behind boxes from `top` to `bottom`.
    fn wrapping(&self, wrapping: &Wrapping, top: Length, bottom: Length, items: &mut Vec<Item>) {
        match wrapping {
            Wrapping::Panel(panel) => self.elements(panel.drawn(top, bottom).collect(), Length::ZERO, items),
            Wrapping::Repeat(_) => {}
        }
    }

    /// Elements of one box (or of a running foot) whose top stands at `top`.
    pub(super) fn elements(&self, elements: Vec<Element>, top: Length, page: &mut Vec<Item>) {
        for element in elements {
            let place = |area: LogicalRect| self.frame.place(LogicalRect { block: area.block + top, ..area });
            let owner = element.owner;
            match element.content {
                ElementContent::Run(run) => self.run(owner, run, top, page),
                ElementContent::Fill(area, ink) => {
                    page.push(Item { owner, content: Content::Fill(Path::rectangle(place(area)), ink) });
                }
                ElementContent::Outline(area, width, ink) => {
                    let stroke = Stroke { width, ink, ends: StrokeEnds::Plain, dash: None };
                    let path = Path::rectangle(place(area).grown(-width / 2));
                    page.push(Item { owner, content: Content::Stroke(path, stroke) });
                }
                ElementContent::Dots(area, ink) => page.push(Item { owner, content: self.dots(place(area), ink) }),
                ElementContent::Sign(sign, area, ink) => {
                    page.extend(artwork::draw(sign, place(area), ink).into_iter().map(|content| Item { owner, content }));
                }
                ElementContent::Code(code, area, ink) => {
                    page.push(Item { owner, content: Content::Fill(code.shape(place(area)), ink) });
                }
                ElementContent::Picture(number, area) => {
                    page.push(Item { owner, content: Content::Picture(number, place(area)) });
                }
                ElementContent::Field(area, look) => page.push(Item { owner, content: Content::Field(place(area), look) }),
                ElementContent::Link(area) => page.push(Item { owner, content: Content::Link(place(area)) }),
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
            page.push(self.underline(&run));
        }
        page.push(Item { owner, content: Content::Glyphs(run) });
        if leads {
            join_link(owner, area, page);
        }
    }

    /// A link is told from the words around it by more than its colour (WCAG 2.2, 1.4.1): a thin line below it.
    fn underline(&self, run: &GlyphRun) -> Item {
        let thickness = run.size / self.details.underline;
        let spaces = run.text.len() - run.text.trim_end().len();
        let ends = run.glyphs.iter().rev().take(if run.direction == Direction::LeftToRight { spaces } else { 0 });
        let width = run.width() - ends.map(|glyph| glyph.advance()).sum::<Length>();
        let area = Rect { x: run.origin.x, y: run.origin.y + run.size / self.details.underline_below, width, height: thickness };
        Item { owner: Owner::Artifact(Artifact::Layout), content: Content::Fill(Path::rectangle(area), run.ink) }
    }

    /// A dotted leader, the row of dots ending at the end of the area on every line alike.
    fn dots(&self, area: Rect, ink: Ink) -> Content {
        let Details { leader_pitch: step, leader_dot: width, .. } = *self.details;
        let from = Point { x: area.x.round_up_to(step), y: area.y - width / 2 };
        let to = Point { x: area.right().max(from.x), y: from.y };
        let stroke = Stroke { width, ink, ends: StrokeEnds::Round, dash: Some((Length::ZERO, step)) };
        Content::Stroke(Path::line(from, to), stroke)
    }
}

/// What a panel that goes on on the next page reaches below the last box of this one.
fn below(spans: &[&Span], outer: &Span, cut: PageCut) -> Length {
    let within = |span: &&&Span| outer.first <= span.first && cut.end < span.end && span.end <= outer.end;
    spans.iter().filter(within).map(|span| span.wrapping.foot()).sum()
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
