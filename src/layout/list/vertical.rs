//! Boxes, glue and penalties, and how lists of them are put together.

use super::element::{Element, ElementContent};
use super::faults::Faults;
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::page::{BreakClass, Keep};

/// The cost of a place where a page ends only if it can end nowhere else: dearer than a page that is opened and left nearly empty.
pub const LAST_RESORT: i64 = 5000;

/// The fewest members of a long list or table. A shorter one is taken in at a glance, and rather stands whole.
const LONG: usize = 6;
/// The cost of ending a page within a short list or table, or beside the first or last member of a long one, and elsewhere in it.
const WITHIN_A_SHORT_ONE: i64 = 250;
const WITHIN_A_LONG_ONE: i64 = 60;

/// What stands one below the other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct List {
    items: Vec<Item>,
    faults: Faults,
}

/// One thing of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// What is never divided.
    Box(Vbox),
    /// White.
    Glue(Glue),
    /// Where a page may end. Between two boxes without one it never does.
    Penalty(Penalty),
    /// A list with a tint or rule behind it.
    Panel(Panel, Vec<Item>),
    /// A list with a head that is said again on each page on which it goes on.
    Repeat(Repeat, Vec<Item>),
}

/// A box.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vbox {
    /// How far down it reaches; its elements may reach farther, as a label does beside what it names.
    pub height: Length,
    /// What it shows, in reading order.
    pub elements: Vec<Element>,
}

/// White between boxes.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Glue {
    /// As it should be.
    pub natural: Length,
    /// How much of it may be taken away.
    pub shrink: Length,
}

/// Whether a page may end at a place.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Penalty {
    /// At a cost: 0 is where an author would end a page, 100 within a paragraph, 1000 within something that should stand whole.
    Allowed(BreakClass, i64),
    /// Only where there is no other way at all; of several such places at the one that costs least.
    Held(Keep, i64),
    /// Always.
    Forced,
}

/// Tint and rule behind a list.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Panel {
    /// Where along the line it starts.
    pub inline: Length,
    /// How wide it is.
    pub inline_size: Length,
    /// The tint; `None` for none.
    pub tint: Option<Ink>,
    /// A rule down its start edge.
    pub rule: Option<(Length, Ink)>,
    /// What it reaches above and below its list, on every page on which it stands.
    pub padding: Length,
}

/// A head that is said again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repeat {
    /// Its height with the white below it.
    pub height: Length,
    /// All of them artifacts.
    pub elements: Vec<Element>,
}

impl Glue {
    /// White that stays as it is.
    #[must_use]
    pub const fn rigid(natural: Length) -> Glue {
        Glue { natural, shrink: Length::ZERO }
    }
}

impl Panel {
    /// What is drawn for it behind what stands from `top` to `bottom`.
    pub fn drawn(&self, top: Length, bottom: Length) -> impl Iterator<Item = Element> + use<> {
        let area = LogicalRect { inline: self.inline, block: top, inline_size: self.inline_size, block_size: bottom - top };
        let tint = self.tint.map(|ink| ElementContent::Fill(area, ink));
        let rule = self.rule.map(|(width, ink)| ElementContent::Fill(LogicalRect { inline_size: width, ..area }, ink));
        tint.into_iter().chain(rule).map(Element::decoration)
    }
}

impl Vbox {
    /// A box of a height that shows nothing.
    #[must_use]
    pub const fn strut(height: Length) -> Vbox {
        Vbox { height, elements: Vec::new() }
    }

    /// What stands beside what follows it and takes no height of its own.
    #[must_use]
    pub const fn aside(elements: Vec<Element>) -> Vbox {
        Vbox { height: Length::ZERO, elements }
    }

    /// The same moved down, as tall as before.
    #[must_use]
    pub fn lowered(self, by: Length) -> Vbox {
        Vbox { elements: self.elements.into_iter().map(|element| element.lowered(by)).collect(), ..self }
    }

    /// The same moved along the line, away from its start.
    #[must_use]
    pub fn across(self, by: Length) -> Vbox {
        Vbox { elements: self.elements.into_iter().map(|element| element.across(by)).collect(), ..self }
    }

    /// Another one beside it, both from the same top.
    #[must_use]
    pub fn beside(mut self, other: Vbox) -> Vbox {
        self.elements.extend(other.elements);
        Vbox { height: self.height.max(other.height), elements: self.elements }
    }
}

impl From<Vbox> for List {
    fn from(only: Vbox) -> List {
        List { items: vec![Item::Box(only)], faults: Faults::default() }
    }
}

impl List {
    /// A list of nothing.
    #[must_use]
    pub fn new() -> List {
        List::default()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds a box.
    pub fn put(&mut self, one: Vbox) {
        self.items.push(Item::Box(one));
    }

    /// Adds white.
    pub fn glue(&mut self, glue: Glue) {
        self.items.push(Item::Glue(glue));
    }

    /// Adds a place where a page may end.
    pub fn penalty(&mut self, penalty: Penalty) {
        self.items.push(Item::Penalty(penalty));
    }

    /// Adds another list.
    pub fn append(&mut self, other: List) {
        self.items.extend(other.items);
        self.faults.append(other.faults);
    }

    /// Adds another list below white and a place where a page may end; of neither where nothing stands above it.
    pub fn below(&mut self, glue: Glue, penalty: Penalty, other: List) {
        if !self.is_empty() {
            self.glue(glue);
            self.penalty(penalty);
        }
        self.append(other);
    }

    /// Adds faults.
    pub fn report(&mut self, faults: Faults) {
        self.faults.append(faults);
    }

    /// What could not be set.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Its height with all white as it should be.
    #[must_use]
    pub fn natural(&self) -> Length {
        natural(&self.items)
    }

    /// The same as one thing, whose white stays as it is.
    #[must_use]
    pub fn kept(self) -> List {
        let rigid = |glue: Glue| Glue::rigid(glue.natural);
        self.mapped(&rigid, &|penalty| match penalty {
            Penalty::Allowed(_, cost) | Penalty::Held(_, cost) => Penalty::Held(Keep::Whole, cost),
            Penalty::Forced => Penalty::Forced,
        })
    }

    /// Kept, unless it is taller than a page that has so much room.
    #[must_use]
    pub fn kept_within(self, room: Length) -> List {
        if self.natural() <= room { self.kept() } else { self }
    }

    /// Tells places between lines that are part of something from those of a paragraph that stands for itself.
    #[must_use]
    pub fn named(self, class: BreakClass) -> List {
        self.mapped(&|glue| glue, &|penalty| match penalty {
            Penalty::Allowed(BreakClass::Lines, cost) => Penalty::Allowed(class, cost),
            other => other,
        })
    }

    /// Keeps what stands in its first part, down to a depth, together.
    #[must_use]
    pub fn held_down_to(self, depth: Length, keep: Keep) -> List {
        let mut top = Length::ZERO;
        List { items: held(self.items, &mut top, depth, keep), faults: self.faults }
    }

    /// The same with a panel behind it.
    #[must_use]
    pub fn on(self, panel: Panel) -> List {
        List { items: vec![Item::Panel(panel, self.items)], faults: self.faults }
    }

    /// The same with a head that is said again.
    #[must_use]
    pub fn headed(self, head: Option<Repeat>) -> List {
        match head {
            Some(head) => List { items: vec![Item::Repeat(head, self.items)], faults: self.faults },
            None => self,
        }
    }

    /// All of it as one box.
    #[must_use]
    pub fn boxed(self) -> (Vbox, Faults) {
        let natural = if cfg!(debug_assertions) { self.natural() } else { Length::ZERO };
        let mut whole = Vbox::default();
        boxed(self.items, &mut whole);
        debug_assert_eq!(whole.height, natural, "a box is as tall as the list in it");
        (whole, self.faults)
    }

    /// Its items and faults.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Item>, Faults) {
        (self.items, self.faults)
    }

    fn mapped(self, glue: &impl Fn(Glue) -> Glue, penalty: &impl Fn(Penalty) -> Penalty) -> List {
        List { items: mapped(self.items, glue, penalty), faults: self.faults }
    }
}

fn mapped(items: Vec<Item>, glue: &impl Fn(Glue) -> Glue, penalty: &impl Fn(Penalty) -> Penalty) -> Vec<Item> {
    let map = |item| match item {
        Item::Box(one) => Item::Box(one),
        Item::Glue(white) => Item::Glue(glue(white)),
        Item::Penalty(place) => Item::Penalty(penalty(place)),
        Item::Panel(panel, items) => Item::Panel(panel, mapped(items, glue, penalty)),
        Item::Repeat(head, items) => Item::Repeat(head, mapped(items, glue, penalty)),
    };
    items.into_iter().map(map).collect()
}

/// How tall items are with all white as it should be.
pub(super) fn natural(items: &[Item]) -> Length {
    let height = |item: &Item| match item {
        Item::Box(one) => one.height,
        Item::Glue(glue) => glue.natural,
        Item::Penalty(_) => Length::ZERO,
        Item::Panel(panel, items) => natural(items) + panel.padding * 2,
        Item::Repeat(_, items) => natural(items),
    };
    items.iter().map(height).sum()
}

fn held(items: Vec<Item>, top: &mut Length, depth: Length, keep: Keep) -> Vec<Item> {
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        kept.push(match item {
            Item::Penalty(Penalty::Allowed(_, cost) | Penalty::Held(_, cost)) if *top < depth => {
                Item::Penalty(Penalty::Held(keep, cost))
            }
            Item::Penalty(other) => Item::Penalty(other),
            Item::Box(one) => {
                *top += one.height;
                Item::Box(one)
            }
            Item::Glue(glue) => {
                *top += glue.natural;
                Item::Glue(glue)
            }
            Item::Panel(panel, items) => {
                *top += panel.padding;
                let items = held(items, top, depth, keep);
                *top += panel.padding;
                Item::Panel(panel, items)
            }
            Item::Repeat(head, items) => Item::Repeat(head, held(items, top, depth, keep)),
        });
    }
    kept
}

fn boxed(items: Vec<Item>, whole: &mut Vbox) {
    for item in items {
        match item {
            Item::Box(one) => {
                let top = whole.height;
                whole.elements.extend(one.elements.into_iter().map(|element| element.lowered(top)));
                whole.height += one.height;
            }
            Item::Glue(glue) => whole.height += glue.natural,
            Item::Penalty(_) => {}
            Item::Panel(panel, items) => {
                let top = whole.height;
                whole.elements.extend(panel.drawn(top, top + natural(&items) + panel.padding * 2));
                whole.height += panel.padding;
                boxed(items, whole);
                whole.height += panel.padding;
            }
            Item::Repeat(_, items) => boxed(items, whole),
        }
    }
}

/// A page's end above the member `number`, not the first, of `count` in a list or table; what such a place is called within it, and
/// beside the first or last member.
#[must_use]
pub fn between(number: usize, count: usize, (within, beside_an_end): (BreakClass, BreakClass)) -> Penalty {
    debug_assert!(number < count, "a page ends above a member");
    if number == 1 || number + 1 == count {
        return Penalty::Allowed(beside_an_end, WITHIN_A_SHORT_ONE);
    }
    Penalty::Allowed(within, if count < LONG { WITHIN_A_SHORT_ONE } else { WITHIN_A_LONG_ONE })
}
