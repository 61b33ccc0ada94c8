//! A galley: the list of a run of pages laid out flat, box after box, for page breaks to be chosen over it.

use super::element::Element;
use super::vertical::{Glue, Item, Panel, Penalty, Repeat, natural};
use crate::foundation::geometry::Length;

/// Boxes from top to bottom, and what runs behind or above neighbouring ones.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Galley {
    /// The boxes.
    pub boxes: Vec<GalleyBox>,
    /// Panels and repeats, each before those within it.
    pub spans: Vec<Span>,
    /// What panels and repeats take at the head of a page that begins with a box, and at the foot of one that ends before it.
    edges: Vec<(Length, Length)>,
}

/// A box with what stands above it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GalleyBox {
    /// The white above it; it vanishes at the head of a page.
    pub glue: Glue,
    /// Whether a page may end above it; `None` where it never does.
    pub penalty: Option<Penalty>,
    /// Its own height.
    pub height: Length,
    /// What it shows.
    pub elements: Vec<Element>,
}

/// Boxes that have something behind or above them together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Span {
    /// Its first box.
    pub first: usize,
    /// One past its last.
    pub end: usize,
    /// What it is.
    pub wrapping: Wrapping,
}

/// What boxes have behind or above them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrapping {
    /// A tint or rule.
    Panel(Panel),
    /// A head that is said again where a page begins within them.
    Repeat(Repeat),
}

impl Wrapping {
    /// What it takes at the head of a page on which it goes on.
    #[must_use]
    pub const fn head(&self) -> Length {
        match self {
            Wrapping::Panel(panel) => panel.padding,
            Wrapping::Repeat(repeat) => repeat.height,
        }
    }

    /// What it takes at the foot of a page after which it goes on.
    #[must_use]
    pub const fn foot(&self) -> Length {
        match self {
            Wrapping::Panel(panel) => panel.padding,
            Wrapping::Repeat(_) => Length::ZERO,
        }
    }
}

impl Galley {
    /// A list laid out flat. White and places for a page's end at its head mean nothing.
    #[must_use]
    pub fn of(items: Vec<Item>) -> Galley {
        let (elements, natural) = if cfg!(debug_assertions) { (count(&items), natural(&items)) } else { (0, Length::ZERO) };
        let mut layer = Layer::default();
        layer.lay(items);
        let Layer { boxes, spans, glue: last, .. } = layer;
        debug_assert_eq!(boxes.iter().map(|one| one.elements.len()).sum::<usize>(), elements, "no element is lost or doubled");
        debug_assert_eq!(
            boxes.iter().map(|one| one.glue.natural + one.height).sum::<Length>() + last.natural,
            natural,
            "a galley is as tall as its list"
        );
        Galley::new(boxes, spans)
    }

    /// Boxes with their spans; each of these after those around it.
    #[must_use]
    pub fn new(boxes: Vec<GalleyBox>, spans: Vec<Span>) -> Galley {
        let mut edges = vec![(Length::ZERO, Length::ZERO); boxes.len() + 1];
        for Span { first, end, wrapping } in &spans {
            debug_assert!(first < end && *end <= boxes.len(), "a span holds boxes of its galley");
            debug_assert!(wrapping.head() >= Length::ZERO && wrapping.foot() >= Length::ZERO, "a span takes room, or none");
            for edge in &mut edges[first + 1..*end] {
                *edge = (edge.0 + wrapping.head(), edge.1 + wrapping.foot());
            }
        }
        debug_assert!(spans.is_sorted_by_key(|span| span.first), "a span stands before those within it");
        Galley { boxes, spans, edges }
    }

    /// What panels and repeats take at the head of a page that begins with a box.
    #[must_use]
    pub fn head(&self, start: usize) -> Length {
        self.edges.get(start).map_or(Length::ZERO, |edge| edge.0)
    }

    /// What panels take at the foot of a page that ends before a box.
    #[must_use]
    pub fn foot(&self, end: usize) -> Length {
        self.edges.get(end).map_or(Length::ZERO, |edge| edge.1)
    }
}

/// How many elements a list shows, without those of its wrappings.
fn count(items: &[Item]) -> usize {
    let of = |item: &Item| match item {
        Item::Box(one) => one.elements.len(),
        Item::Glue(_) | Item::Penalty(_) => 0,
        Item::Panel(_, items) | Item::Repeat(_, items) => count(items),
    };
    items.iter().map(of).sum()
}

/// Lays a list out.
#[derive(Default)]
struct Layer {
    boxes: Vec<GalleyBox>,
    spans: Vec<Span>,
    glue: Glue,
    penalty: Option<Penalty>,
}

impl Layer {
    fn lay(&mut self, items: Vec<Item>) {
        for item in items {
            match item {
                Item::Box(one) => self.put(one.height, one.elements),
                Item::Glue(Glue { natural, shrink }) => {
                    self.glue.natural += natural;
                    self.glue.shrink += shrink;
                }
                Item::Penalty(penalty) => self.penalty = Some(penalty),
                Item::Panel(panel, items) => {
                    let place = self.open(Wrapping::Panel(panel));
                    self.put(panel.padding, Vec::new());
                    self.lay(items);
                    self.put(panel.padding, Vec::new());
                    self.close(place);
                }
                Item::Repeat(repeat, items) => {
                    let place = self.open(Wrapping::Repeat(repeat));
                    self.lay(items);
                    self.close(place);
                }
            }
        }
    }

    fn put(&mut self, height: Length, elements: Vec<Element>) {
        let (glue, penalty) = (std::mem::take(&mut self.glue), self.penalty.take());
        debug_assert!(height >= Length::ZERO, "a box takes room, or none");
        debug_assert!(Length::ZERO <= glue.shrink && glue.shrink <= glue.natural, "white gives way, and no more than it is");
        self.boxes.push(GalleyBox { glue, penalty, height, elements });
    }

    fn open(&mut self, wrapping: Wrapping) -> usize {
        let first = self.boxes.len();
        self.spans.push(Span { first, end: first, wrapping });
        self.spans.len() - 1
    }

    /// A span of no boxes is none.
    fn close(&mut self, place: usize) {
        let end = self.boxes.len();
        if self.spans[place].first == end {
            self.spans.truncate(place);
        } else {
            self.spans[place].end = end;
        }
    }
}
