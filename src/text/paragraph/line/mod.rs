//! Lines: a passage, shaped → boxes, glue and penalties → chosen ends → runs in their places.
//!
//! `set` goes through the stages in their order; `items` makes the horizontal list that `linebreak` breaks; `reachable` finds the words that a
//! line can end in before any is hyphenated; `finish` puts the runs of each line into their places and fills it; `protrusion` lets small
//! signs stand out into the margin; `contract` says what holds of what comes out.
//!
//! Sources: Knuth and Plass (1981) for the list; Thành (2000) for protrusion and for letters that give and take with the spaces.

mod contract;
pub(super) mod finish;
pub(super) mod items;
pub(super) mod protrusion;
pub(super) mod reachable;
pub(super) mod set;
