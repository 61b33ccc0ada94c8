//! The vertical list: what a document sets, one below the other, before it is broken into pages.
//!
//! In: what the blocks of [`super::block`] make of the parts of a document. Out: [`List`]s, which blocks put together to longer ones, and
//! at the end a [`Galley`], the whole of a run of pages, over which page breaks are chosen.
//!
//! The terms are TeX's (Knuth, *The TeXbook*, 1984, chapters 12 and 15): a list holds *boxes*, which are never divided; *glue*, the white
//! between them, which vanishes at the head of a page and of which a part may be taken away; and *penalties*, the only places where a
//! page may end. Two kinds hold a list of their own: a *panel* is a tint or rule behind it, a *repeat* a head that is said again where
//! its list goes on on another page. Elements of a box have logical coordinates: `inline` from the start edge of the type area, `block`
//! from the top of the box.
//!
//! Faults found while a list is made travel with it ([`Faults`]): who does not use a list does not complain of it.

mod element;
mod faults;
mod galley;
mod missing;
mod vertical;

pub use element::{Element, ElementContent, PlacedRun};
pub use faults::Faults;
pub use galley::{Galley, GalleyBox, Span, Wrapping};
pub use missing::MissingCharacter;
pub use vertical::{Glue, Item, LAST_RESORT, List, Panel, Penalty, Repeat, Vbox, between};
