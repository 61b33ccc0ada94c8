//! Every text of a block, in the order of reading.

use crate::guide::model::{Block, BlockKind, BlockTitle, Checklist, Clinic, Guide, Labelled, Section, SectionBody, Written};

/// The texts of a guide and of its checklist.
pub(super) fn texts_of_guide(guide: &Guide) -> Vec<&Written> {
    let front = [&guide.title].into_iter().chain(&guide.subtitle).chain(&guide.notice);
    let sections = guide.sections.iter().flat_map(texts_of_section);
    front.chain(sections).chain(guide.checklist.iter().flat_map(texts_of_checklist)).collect()
}

/// What a clinic says of itself in words.
pub(super) fn texts_of_clinic(clinic: &Clinic) -> impl Iterator<Item = &Written> {
    let whose = clinic.calls.iter().filter_map(|call| call.whose.as_ref());
    let logo = clinic.logo.as_ref().map(|logo| &logo.alternative);
    [&clinic.name].into_iter().chain(&clinic.address).chain(&clinic.place).chain(&clinic.hours).chain(whose).chain(logo)
}

/// The lists of a guide whose items have marks or numbers of their own.
pub(super) fn lists_of_guide(guide: &Guide) -> Vec<Vec<&Written>> {
    let mut lists: Vec<Vec<&Written>> = Vec::new();
    for section in &guide.sections {
        let SectionBody::Blocks(blocks) = &section.body else { continue };
        for block in blocks {
            match &block.kind {
                BlockKind::Points(_, points) => {
                    lists.push(points.iter().filter(|point| point.term.is_none()).map(|point| &point.text).collect());
                    lists.extend(points.iter().map(|point| point.points.iter().collect()));
                }
                BlockKind::Steps(_, steps) => lists.push(steps.iter().collect()),
                BlockKind::Text(_)
                | BlockKind::Timeline(..)
                | BlockKind::Decision(..)
                | BlockKind::Urgency(..)
                | BlockKind::Warning(..)
                | BlockKind::Note(..)
                | BlockKind::Picture(_)
                | BlockKind::Sources(..)
                | BlockKind::Contact
                | BlockKind::Review => {}
            }
        }
    }
    if let Some(checklist) = &guide.checklist {
        lists.extend(checklist.groups.iter().map(|group| group.items.iter().collect()));
        lists.push(checklist.questions.iter().collect());
        lists.push(checklist.fields.iter().map(|field| &field.label).collect());
    }
    lists
}

/// The texts of the checklist.
pub(super) fn texts_of_checklist(checklist: &Checklist) -> Vec<&Written> {
    let heading = [&checklist.title].into_iter().chain(&checklist.lead);
    let groups = checklist.groups.iter().flat_map(|group| [&group.title].into_iter().chain(&group.items));
    let fields = checklist.fields.iter().map(|field| &field.label);
    heading.chain(groups).chain(fields).chain(&checklist.questions).chain(&checklist.emergency).collect()
}

/// The texts of a block, its own title included.
pub(super) fn texts_of_block(block: &Block) -> Vec<&Written> {
    match &block.kind {
        BlockKind::Text(paragraphs) => paragraphs.iter().collect(),
        BlockKind::Points(title, points) => {
            let inner = points.iter().flat_map(|point| point.term.iter().chain([&point.text]).chain(&point.points));
            own(title).into_iter().chain(inner).collect()
        }
        BlockKind::Steps(title, steps) => own(title).into_iter().chain(steps).collect(),
        BlockKind::Timeline(title, rows) | BlockKind::Decision(title, rows) => {
            own(title).into_iter().chain(rows.iter().flat_map(texts_of_row)).collect()
        }
        BlockKind::Urgency(title, rows, _) => {
            own(title).into_iter().chain(rows.iter().flat_map(|(_, row)| texts_of_row(row))).collect()
        }
        BlockKind::Warning(title, paragraphs, _) | BlockKind::Note(title, paragraphs) => {
            own(title).into_iter().chain(paragraphs).collect()
        }
        BlockKind::Picture(picture) => picture.alternative.iter().chain(&picture.caption).collect(),
        BlockKind::Sources(title, sources) => own(title)
            .into_iter()
            .chain(sources.iter().flat_map(|source| [&source.title].into_iter().chain(&source.publisher)))
            .collect(),
        BlockKind::Contact | BlockKind::Review => Vec::new(),
    }
}

/// The texts of a section, its heading included.
pub(super) fn texts_of_section(section: &Section) -> Vec<&Written> {
    let heading = [&section.title].into_iter().chain(&section.tag).chain(&section.lead);
    match &section.body {
        SectionBody::Blocks(blocks) => heading.chain(blocks.iter().flat_map(texts_of_block)).collect(),
        SectionBody::Checklist => heading.collect(),
    }
}

fn texts_of_row(row: &Labelled) -> impl Iterator<Item = &Written> {
    [&row.label].into_iter().chain(&row.text)
}

fn own(title: &BlockTitle) -> Option<&Written> {
    match title {
        BlockTitle::Own(written) => Some(written),
        BlockTitle::Fixed | BlockTitle::None => None,
    }
}
