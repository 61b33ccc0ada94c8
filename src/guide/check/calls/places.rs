//! The texts of a guide, each with how urgent its place is.

use crate::guide::model::{Block, BlockKind, Guide, SectionBody, Written};
use crate::guide::texts::{Role, Text, texts_of_block, texts_of_checklist, texts_of_front, texts_of_heading};

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
pub(super) fn placed_texts(guide: &Guide) -> Vec<PlacedText<'_>> {
    let plain = |text| PlacedText { text, place: Place::Plain };
    let urgent = |text| PlacedText { text, place: Place::Urgent };
    let clinic = &guide.clinic;
    let mut texts: Vec<PlacedText<'_>> = texts_of_front(guide).into_iter().map(|text| plain(text.written)).collect();
    texts.extend([&clinic.name].into_iter().chain(&clinic.address).chain(&clinic.place).chain(&clinic.hours).map(plain));
    texts.extend(clinic.logo.iter().map(|logo| plain(&logo.alternative)));
    texts.extend(clinic.calls.iter().filter_map(|number| number.whose.as_ref()).map(plain));
    for section in &guide.sections {
        texts.extend(texts_of_heading(section).into_iter().map(|text| plain(text.written)));
        let SectionBody::Blocks(blocks) = &section.body else { continue };
        for (number, block) in blocks.iter().enumerate() {
            let seen = texts_of_block(&section.id, number, block).into_iter().filter(is_read);
            texts.extend(seen.map(|text| PlacedText { text: text.written, place: place_of(block) }));
        }
    }
    texts.extend(guide.checklist.iter().flat_map(texts_of_checklist).map(|text| urgent(text.written)));
    texts
}

fn is_read(text: &Text<'_>) -> bool {
    text.role != Role::SourceAddress
}

fn place_of(block: &Block) -> Place {
    match &block.kind {
        BlockKind::Urgency(..) | BlockKind::Warning(..) => Place::Urgent,
        BlockKind::Text(_)
        | BlockKind::Points(..)
        | BlockKind::Steps(..)
        | BlockKind::Timeline(..)
        | BlockKind::Decision(..)
        | BlockKind::Note(..)
        | BlockKind::Picture(_)
        | BlockKind::Sources(..)
        | BlockKind::Contact
        | BlockKind::Review => Place::Plain,
    }
}
