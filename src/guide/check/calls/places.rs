//! The texts of a guide, each with how urgent its place is.

use crate::guide::model::{Block, BlockKind, Guide, Written};
use crate::guide::texts::{Area, Text, texts_of_clinic};

/// Where a text stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Where numbers mostly count.
    Plain,
    /// Where a number by itself is dialled: a warning, an urgency table, the checklist.
    Urgent,
}

/// A text and its place.
#[derive(Copy, Clone)]
pub(super) struct PlacedText<'g> {
    pub(super) text: &'g Written,
    pub(super) place: Place,
}

/// Every text that a patient sees or hears, but for the addresses of sources.
pub(super) fn placed_texts<'g>(guide: &'g Guide, texts: &[Text<'g>]) -> Vec<PlacedText<'g>> {
    let plain = |text| PlacedText { text, place: Place::Plain };
    let clinic = &guide.clinic;
    let seen = texts.iter().filter(|text| text.role.is_prose());
    let own = seen.map(|text| PlacedText { text: text.written, place: place_of(text) });
    let whose = clinic.calls.iter().filter_map(|number| number.whose.as_ref());
    own.chain(texts_of_clinic(clinic).chain(whose).map(plain)).collect()
}

fn place_of(text: &Text<'_>) -> Place {
    match (text.place.area, text.block) {
        (Area::Checklist, _) => Place::Urgent,
        (Area::Front | Area::Section(_), Some(block)) => place_in(block),
        (Area::Front | Area::Section(_), None) => Place::Plain,
    }
}

fn place_in(block: &Block) -> Place {
    match &block.kind {
        BlockKind::Urgency(..) | BlockKind::Warning(..) => Place::Urgent,
        BlockKind::Text(_)
        | BlockKind::Points(..)
        | BlockKind::Steps(..)
        | BlockKind::Timeline(..)
        | BlockKind::Decision(..)
        | BlockKind::Columns(..)
        | BlockKind::Note(..)
        | BlockKind::Picture(_)
        | BlockKind::Sources(..)
        | BlockKind::Contact
        | BlockKind::Review => Place::Plain,
    }
}
