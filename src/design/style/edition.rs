//! For whom a document is made, and on what.

use crate::foundation::geometry::Paper;

/// For whom a file is made.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Edition {
    /// Telephones, screens and office printers.
    #[default]
    Screen,
    /// A print shop: process inks, bleed, nothing to press or to fill in on a screen.
    Press(Marks),
    /// Readers who see little: the screen's standards, at least 16 pt.
    LargePrint,
}

/// What stands around the pages of the press edition.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Marks {
    /// Nothing: most shops add their own marks.
    #[default]
    None,
    /// Crop, bleed and registration marks and a bar of the inks, outside the bleed.
    Printers,
}

/// What becomes of links and of what is filled in.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Medium {
    /// Links lead somewhere, fields take what is typed.
    Interactive,
    /// Addresses are printed, boxes and lines are drawn to be written on.
    Paper,
}

impl Edition {
    /// The name people type and read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Edition::Screen => "screen",
            Edition::Press(_) => "press",
            Edition::LargePrint => "large-print",
        }
    }

    /// What becomes of links and of what is filled in.
    #[must_use]
    pub const fn medium(self) -> Medium {
        match self {
            Edition::Press(_) => Medium::Paper,
            Edition::Screen | Edition::LargePrint => Medium::Interactive,
        }
    }
}

/// How words are treated for the eyes that read them.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Reading {
    /// Words may be hyphenated and slanted, lines justified, short items stand in two columns, a checklist is one page.
    #[default]
    Usual,
    /// Whole upright words in one column, flush at the start; a checklist takes the pages that it needs.
    LargePrint,
}

/// What a page is like: the edition and the paper decide together.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// A whole sheet with a side column.
    Sheet,
    /// Half a sheet; labels stand above.
    Booklet,
    /// Large print on a whole sheet.
    LargePrint,
    /// Large print on half a sheet: headings are hardly larger than the words.
    SmallLargePrint,
}

impl Format {
    pub(super) const fn of(edition: Edition, paper: Paper) -> Format {
        match (edition, paper) {
            (Edition::LargePrint, Paper::A4 | Paper::Letter) => Format::LargePrint,
            (Edition::LargePrint, Paper::A5) => Format::SmallLargePrint,
            (Edition::Screen | Edition::Press(_), Paper::A4 | Paper::Letter) => Format::Sheet,
            (Edition::Screen | Edition::Press(_), Paper::A5) => Format::Booklet,
        }
    }
}

/// What an edition and a paper add to the name of a file: nothing for a screen's A4, otherwise such as `.large-print.a5`.
#[must_use]
pub fn name_suffix(edition: Edition, paper: Paper) -> String {
    let edition = match edition {
        Edition::Screen => String::new(),
        other => format!(".{}", other.name()),
    };
    let paper = match paper {
        Paper::A4 => String::new(),
        other => format!(".{}", other.name()),
    };
    edition + &paper
}

/// The same for a booklet, whose usual paper is A5: such as `.large-print.booklet` or `.a4.booklet`.
#[must_use]
pub fn booklet_suffix(edition: Edition, paper: Paper) -> String {
    let paper = match paper {
        Paper::A5 => String::new(),
        other => format!(".{}", other.name()),
    };
    format!("{}{paper}.booklet", name_suffix(edition, Paper::A4))
}
