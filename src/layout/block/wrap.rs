//! Wrap policies: how the words of each part of a page are broken into lines.

use crate::design::style::Reading;
use crate::guide::model::Alignment;
use crate::text::paragraph::{Hyphenation, LineAlignment, Wrap};

/// What decides where lines end.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct WrapPolicy {
    /// How lines end.
    pub alignment: LineAlignment,
    /// How they share their words.
    pub wrap: Wrap,
    /// Whether words may be broken.
    pub hyphenation: Hyphenation,
}

impl WrapPolicy {
    /// Lists, cells of tables, boxes, captions.
    pub const RAGGED: WrapPolicy =
        WrapPolicy { alignment: LineAlignment::Start, wrap: Wrap::Full, hyphenation: Hyphenation::ByLanguage };

    /// Cells of columns, each of which is as wide as its widest word.
    pub const CELL: WrapPolicy = WrapPolicy { hyphenation: Hyphenation::LastResort, ..WrapPolicy::RAGGED };

    /// Titles, labels, leads, notices, items to tick: few lines of whole words, about equally long.
    pub const DISPLAY: WrapPolicy =
        WrapPolicy { wrap: Wrap::Balanced, hyphenation: Hyphenation::LastResort, ..WrapPolicy::RAGGED };

    /// Addresses, which break at their own signs, and what is only measured.
    pub const AS_WRITTEN: WrapPolicy = WrapPolicy { hyphenation: Hyphenation::AuthorOnly, ..WrapPolicy::RAGGED };

    /// Paragraphs: as the guide says.
    pub fn running(alignment: Alignment) -> WrapPolicy {
        match alignment {
            Alignment::Justified => WrapPolicy { alignment: LineAlignment::Justified, ..WrapPolicy::RAGGED },
            Alignment::Start => WrapPolicy::RAGGED,
        }
    }

    /// With another edge.
    pub fn aligned(self, alignment: LineAlignment) -> WrapPolicy {
        WrapPolicy { alignment, ..self }
    }

    /// The same for readers: eased, nothing is justified, and a word is broken only where no line can hold it.
    pub fn read(self, reading: Reading) -> WrapPolicy {
        let alignment = match (self.alignment, reading) {
            (LineAlignment::Justified, Reading::LargePrint) => LineAlignment::Start,
            (asked, _) => asked,
        };
        let hyphenation = match (self.hyphenation, reading) {
            (Hyphenation::ByLanguage, Reading::LargePrint) => Hyphenation::LastResort,
            (asked, _) => asked,
        };
        WrapPolicy { alignment, hyphenation, ..self }
    }
}
