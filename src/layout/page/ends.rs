//! Why a page ended where it did: facts for people who ask, none of which is printed.
//!
//! Every place of a galley where a page might end is a [`Seam`] with a penalty, or held shut by a [`Bond`]. Of all ways to cut a galley
//! the one with the least [`Burden`]s was chosen.

use crate::foundation::geometry::Length;

/// Why a page ended.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum PageEnd {
    /// The document was at its end.
    Document,
    /// The next section starts a page, or the page stands for itself (cover, contents, checklist).
    Declared,
    /// What it belongs to goes on; the place was the cheapest.
    Chosen(Choice),
}

/// How much of the type area is taken.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Fill {
    /// White below the last thing.
    pub white: Length,
    /// Space between things that was taken away, so that all of them fit.
    pub taken: Length,
    /// How much could have been taken away at most.
    pub yielding: Length,
}

/// The place that was chosen for a page's end.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Choice {
    /// Between what the page ends.
    pub seam: Seam,
    /// What it costs to end a page there.
    pub penalty: i64,
    /// What would have come next, up to the next place where the page might have ended.
    pub next: Next,
}

/// The piece that begins the next page.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Next {
    /// Its height, with the space above it.
    pub needs: Length,
    /// The room that was left for it.
    pub left: Length,
    /// Why it stands on the next page.
    pub fate: Fate,
}

/// Why a piece stands on the next page.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Fate {
    /// It would not have fitted, by so much, even with all space taken away that may be.
    TooTall(Length),
    /// The beginning of it would have fitted, but is held to the rest, which is too tall by so much.
    Held(Bond, Length),
    /// It would have fitted, but every way to go on from there weighs more by so much, most of all for the reason given.
    KeptBack(Burden, i64),
}

/// A place where a page may end.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Seam {
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
    Bound(Bond),
}

impl Seam {
    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Seam::Sections => "sections",
            Seam::Blocks => "blocks",
            Seam::FirstBlock => "first-block",
            Seam::Introduction => "introduction",
            Seam::Announcement => "announcement",
            Seam::Paragraphs => "paragraphs",
            Seam::Lines => "lines",
            Seam::Hyphen => "hyphen",
            Seam::Items => "items",
            Seam::OuterItem => "outer-item",
            Seam::WithinItem => "within-item",
            Seam::Rows => "rows",
            Seam::OuterRow => "outer-row",
            Seam::Ranks => "ranks",
            Seam::WithinRow => "within-row",
            Seam::WithinCallout => "within-callout",
            Seam::Entries => "entries",
            Seam::Groups => "groups",
            Seam::WithinGroup => "within-group",
            Seam::EmergencyBox => "emergency-box",
            Seam::Bound(_) => "bound",
        }
    }

    /// Whether something that is one to the eye is torn there.
    #[must_use]
    pub const fn tears(self) -> bool {
        match self {
            Seam::Lines | Seam::Hyphen | Seam::WithinItem | Seam::WithinRow | Seam::WithinCallout | Seam::Bound(_) => true,
            Seam::Items | Seam::OuterItem | Seam::Rows | Seam::OuterRow | Seam::Ranks => true,
            Seam::Sections | Seam::Blocks | Seam::FirstBlock | Seam::Introduction | Seam::Announcement | Seam::Paragraphs => {
                false
            }
            Seam::Entries | Seam::Groups | Seam::WithinGroup | Seam::EmergencyBox => false,
        }
    }
}

/// What keeps a page from ending at a place.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Bond {
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

impl Bond {
    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Bond::Whole => "whole",
            Bond::Heading => "heading",
            Bond::Label => "label",
            Bond::SingleLine => "single-line",
            Bond::SingleItem => "single-item",
        }
    }
}

/// What makes one way to cut a galley dearer than another.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Burden {
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

impl Burden {
    /// What programs call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Burden::Pages => "pages",
            Burden::White => "white",
            Burden::Tightness => "tightness",
            Burden::Places => "places",
            Burden::Loneliness => "loneliness",
        }
    }
}
