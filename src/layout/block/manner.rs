//! How the words of each part of a page are broken into lines.

use crate::design::style::Reading;
use crate::guide::model::Alignment;
use crate::text::paragraph::{Hyphenation, LineAlignment, Wrap};

/// What decides where lines end.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Manner {
    /// How lines end.
    pub alignment: LineAlignment,
    /// How they share their words.
    pub wrap: Wrap,
    /// Whether words may be broken.
    pub hyphenation: Hyphenation,
}

impl Manner {
    /// Lists, cells of tables, boxes, captions.
    pub const RAGGED: Manner = Manner { alignment: LineAlignment::Start, wrap: Wrap::Full, hyphenation: Hyphenation::ByLanguage };

    /// Titles, labels, leads, notices, items to tick: few lines of whole words, about equally long.
    pub const DISPLAY: Manner = Manner { wrap: Wrap::Balanced, hyphenation: Hyphenation::LastResort, ..Manner::RAGGED };

    /// Addresses, which break at their own signs, and what is only measured.
    pub const AS_WRITTEN: Manner = Manner { hyphenation: Hyphenation::AuthorOnly, ..Manner::RAGGED };

    /// Paragraphs: as the guide says.
    pub fn running(alignment: Alignment) -> Manner {
        match alignment {
            Alignment::Justified => Manner { alignment: LineAlignment::Justified, ..Manner::RAGGED },
            Alignment::Start => Manner::RAGGED,
        }
    }

    /// With another edge.
    pub fn aligned(self, alignment: LineAlignment) -> Manner {
        Manner { alignment, ..self }
    }

    /// The same for readers: eased, nothing is justified, and a word is broken only where no line can hold it.
    pub fn read(self, reading: Reading) -> Manner {
        let alignment = match (self.alignment, reading) {
            (LineAlignment::Justified, Reading::Eased) => LineAlignment::Start,
            (asked, _) => asked,
        };
        let hyphenation = match (self.hyphenation, reading) {
            (Hyphenation::ByLanguage, Reading::Eased) => Hyphenation::LastResort,
            (asked, _) => asked,
        };
        Manner { alignment, hyphenation, ..self }
    }
}
