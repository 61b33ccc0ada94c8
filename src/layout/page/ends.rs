//! Why a page ended where it did: facts for people who ask, none of which is printed.
//!
//! A galley may be cut at breakpoints, each of a [`BreakClass`] (CSS Fragmentation 3, 4.1, tells classes too) with a penalty; a [`Keep`]
//! (XSL 1.1, 4.8) holds others shut. Of all ways to cut it the cheapest was chosen; what the others cost more is told by [`CostKind`].

use crate::foundation::geometry::Length;

/// Why a page ended.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum PageEnd {
    /// The document was at its end.
    Document,
    /// The next section starts a page, or the page stands for itself (cover, contents, checklist).
    Declared,
    /// What it belongs to goes on; the place was the cheapest.
    Chosen(ChosenBreak),
}

/// How much of the type area is taken.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct PageFill {
    /// White below the last thing.
    pub white: Length,
    /// Space between things that was taken away, so that all of them fit.
    pub taken: Length,
    /// How much could have been taken away at most.
    pub yielding: Length,
}

/// The place that was chosen for a page's end.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct ChosenBreak {
    /// Between what the page ends.
    pub class: BreakClass,
    /// What it costs to end a page there.
    pub penalty: i64,
    /// What would have come next, up to the next place where the page might have ended.
    pub next: NextPiece,
}

/// The piece that begins the next page.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct NextPiece {
    /// Its height, with the space above it.
    pub needs: Length,
    /// The room that was left for it.
    pub left: Length,
    /// Why it stands on the next page.
    pub reason: Reason,
}

/// Why a piece stands on the next page.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// It would not have fitted, by so much, even with all space taken away that may be.
    TooTall(Length),
    /// The beginning of it would have fitted, but is held to the rest, which is too tall by so much.
    Held(Keep, Length),
    /// It would have fitted, but every way to go on from there weighs more by so much, most of all for the reason given.
    KeptBack(CostKind, i64),
}

/// What a place is at which a page may end.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum BreakClass {
    /// Between sections that run on.
    Sections,
    /// Between blocks of a section.
    Blocks,
    /// Between the first block below a heading and the second.
    FirstBlock,
    /// Between a paragraph and the list or table that it leads to.
    Introduction,
    /// Between a paragraph that ends with a colon and what it announces.
    Announcement,
    /// Between paragraphs.
    Paragraphs,
    /// Between lines of a paragraph.
    Lines,
    /// The same, where the upper line ends with a hyphen.
    Hyphen,
    /// Between items of a list.
    Items,
    /// The same, beside the first or the last.
    OuterItem,
    /// Between lines of an item.
    WithinItem,
    /// Between rows of a table.
    Rows,
    /// The same, beside the first or the last.
    OuterRow,
    /// Between the ranks of an urgency table.
    Ranks,
    /// Within a row that no page can hold.
    WithinRow,
    /// Within a callout that no page can hold.
    WithinCallout,
    /// Between entries of the contents.
    Entries,
    /// Between groups or fields of a checklist.
    Groups,
    /// Between items of a group.
    WithinGroup,
    /// Before the emergency box of a checklist.
    EmergencyBox,
    /// Within what should stand together, because no page can hold it.
    Kept(Keep),
}

impl BreakClass {
    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            BreakClass::Sections => "sections",
            BreakClass::Blocks => "blocks",
            BreakClass::FirstBlock => "first-block",
            BreakClass::Introduction => "introduction",
            BreakClass::Announcement => "announcement",
            BreakClass::Paragraphs => "paragraphs",
            BreakClass::Lines => "lines",
            BreakClass::Hyphen => "hyphen",
            BreakClass::Items => "items",
            BreakClass::OuterItem => "outer-item",
            BreakClass::WithinItem => "within-item",
            BreakClass::Rows => "rows",
            BreakClass::OuterRow => "outer-row",
            BreakClass::Ranks => "ranks",
            BreakClass::WithinRow => "within-row",
            BreakClass::WithinCallout => "within-callout",
            BreakClass::Entries => "entries",
            BreakClass::Groups => "groups",
            BreakClass::WithinGroup => "within-group",
            BreakClass::EmergencyBox => "emergency-box",
            BreakClass::Kept(_) => "bound",
        }
    }

    /// Whether something that is one to the eye is torn there.
    #[must_use]
    pub const fn tears(self) -> bool {
        match self {
            BreakClass::Lines
            | BreakClass::Hyphen
            | BreakClass::WithinItem
            | BreakClass::WithinRow
            | BreakClass::WithinCallout
            | BreakClass::Kept(_) => true,
            BreakClass::Items | BreakClass::OuterItem | BreakClass::Rows | BreakClass::OuterRow | BreakClass::Ranks => true,
            BreakClass::Sections
            | BreakClass::Blocks
            | BreakClass::FirstBlock
            | BreakClass::Introduction
            | BreakClass::Announcement
            | BreakClass::Paragraphs => false,
            BreakClass::Entries | BreakClass::Groups | BreakClass::WithinGroup | BreakClass::EmergencyBox => false,
        }
    }
}

/// What keeps a page from ending at a place.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Keep {
    /// What stands there is one thing and is never divided.
    Whole,
    /// A heading stays with what follows it.
    Heading,
    /// A label stays with what it names.
    Label,
    /// The first line of a paragraph would stand alone, or the last.
    SingleLine,
    /// The first items of a list or group would stand alone, or the last.
    SingleItem,
}

impl Keep {
    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Keep::Whole => "whole",
            Keep::Heading => "heading",
            Keep::Label => "label",
            Keep::SingleLine => "single-line",
            Keep::SingleItem => "single-item",
        }
    }
}

/// What makes one way to cut a galley dearer than another.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum CostKind {
    /// The document takes more pages.
    Pages,
    /// There is more white at the foot of pages.
    White,
    /// More space is taken away between things.
    Tightness,
    /// Pages end at worse places.
    Places,
    /// The last page is nearly empty.
    Loneliness,
}

impl CostKind {
    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CostKind::Pages => "pages",
            CostKind::White => "white",
            CostKind::Tightness => "tightness",
            CostKind::Places => "places",
            CostKind::Loneliness => "loneliness",
        }
    }
}
