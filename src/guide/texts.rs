//! Every text of a guide, once, in the order of reading.
//!
//! In: a [`Guide`], a section, a block or a checklist. Out: its texts, each with its [`Role`] and its [`Place`]. A place is the same in
//! every language of a guide, so that a text is found again beside its partner; a new kind of block is added here once.

use crate::guide::model::{Block, BlockKind, BlockTitle, Checklist, Clinic, Guide, Labelled, Section, SectionBody, Written};

/// What a text is within its document.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "each role is named for the key that authors write")]
pub enum Role {
    Title,
    Subtitle,
    Notice,
    SectionTitle,
    Tag,
    Lead,
    BlockTitle,
    Paragraph,
    Term,
    Item,
    InnerItem,
    Step,
    Label,
    RowText,
    Alternative,
    Caption,
    SourceTitle,
    Publisher,
    SourceAddress,
    ChecklistTitle,
    ChecklistLead,
    GroupTitle,
    GroupItem,
    FieldLabel,
    Question,
    Emergency,
    Hours,
}

/// In which part of a guide a text stands.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Area<'g> {
    /// The cover or masthead.
    Front,
    /// The section of this id.
    Section(&'g str),
    /// The checklist.
    Checklist,
}

/// Where a text stands, counted: the same in every language as long as nothing is missing.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Place<'g> {
    /// The part of the guide.
    pub area: Area<'g>,
    /// Which block of the section; which group of the checklist.
    pub block: Option<usize>,
    /// Which row, item or step; the rank of an urgency table's row.
    pub row: Option<usize>,
    /// Which of the texts of the same role in the row: paragraphs, inner items.
    pub nth: usize,
}

/// A text with its role and place.
#[derive(Copy, Clone, Debug)]
pub struct Text<'g> {
    /// What it is.
    pub role: Role,
    /// Where it stands.
    pub place: Place<'g>,
    /// Its words.
    pub written: &'g Written,
}

/// The texts of a guide and of its checklist.
#[must_use]
pub fn texts_of_guide(guide: &Guide) -> Vec<Text<'_>> {
    let mut texts = texts_of_front(guide);
    for section in &guide.sections {
        texts.extend(texts_of_section(section));
    }
    texts.extend(guide.checklist.iter().flat_map(texts_of_checklist));
    texts
}

/// Title, subtitle and notice.
#[must_use]
pub fn texts_of_front(guide: &Guide) -> Vec<Text<'_>> {
    let mut walk = Walk::new(Area::Front);
    walk.one(Role::Title, &guide.title);
    walk.all(Role::Subtitle, &guide.subtitle);
    walk.all(Role::Notice, &guide.notice);
    walk.texts
}

/// The texts of a section, its heading included.
#[must_use]
pub fn texts_of_section(section: &Section) -> Vec<Text<'_>> {
    let mut texts = texts_of_heading(section);
    if let SectionBody::Blocks(blocks) = &section.body {
        for (number, block) in blocks.iter().enumerate() {
            texts.extend(texts_of_block(&section.id, number, block));
        }
    }
    texts
}

/// A section's title, tag and lead.
#[must_use]
pub fn texts_of_heading(section: &Section) -> Vec<Text<'_>> {
    let mut walk = Walk::new(Area::Section(&section.id));
    walk.one(Role::SectionTitle, &section.title);
    walk.all(Role::Tag, &section.tag);
    walk.all(Role::Lead, &section.lead);
    walk.texts
}

/// The texts of a block, its own title included.
#[must_use]
pub fn texts_of_block<'g>(section: &'g str, number: usize, block: &'g Block) -> Vec<Text<'g>> {
    let mut walk = Walk::new(Area::Section(section));
    walk.block = Some(number);
    match &block.kind {
        BlockKind::Text(paragraphs) => walk.all(Role::Paragraph, paragraphs),
        BlockKind::Warning(title, paragraphs, _) | BlockKind::Note(title, paragraphs) => {
            walk.title(title);
            walk.all(Role::Paragraph, paragraphs);
        }
        BlockKind::Points(title, points) => {
            walk.title(title);
            for (row, point) in points.iter().enumerate() {
                walk.row = Some(row);
                walk.all(Role::Term, &point.term);
                walk.one(Role::Item, &point.text);
                walk.all(Role::InnerItem, &point.points);
            }
        }
        BlockKind::Steps(title, steps) => {
            walk.title(title);
            for (row, step) in steps.iter().enumerate() {
                walk.row = Some(row);
                walk.one(Role::Step, step);
            }
        }
        BlockKind::Timeline(title, rows) | BlockKind::Decision(title, rows) => {
            walk.title(title);
            for (number, row) in rows.iter().enumerate() {
                walk.labelled(number, row);
            }
        }
        BlockKind::Urgency(title, rows, _) => {
            walk.title(title);
            for (rank, row) in rows {
                walk.labelled(*rank as usize, row);
            }
        }
        BlockKind::Picture(picture) => {
            walk.all(Role::Alternative, &picture.alternative);
            walk.all(Role::Caption, &picture.caption);
        }
        BlockKind::Sources(title, sources) => {
            walk.title(title);
            for (row, source) in sources.iter().enumerate() {
                walk.row = Some(row);
                walk.one(Role::SourceTitle, &source.title);
                walk.all(Role::Publisher, &source.publisher);
                walk.all(Role::SourceAddress, &source.url);
            }
        }
        BlockKind::Contact | BlockKind::Review => {}
    }
    walk.texts
}

/// The texts of a checklist.
#[must_use]
pub fn texts_of_checklist(checklist: &Checklist) -> Vec<Text<'_>> {
    let mut walk = Walk::new(Area::Checklist);
    walk.one(Role::ChecklistTitle, &checklist.title);
    walk.all(Role::ChecklistLead, &checklist.lead);
    for (number, group) in checklist.groups.iter().enumerate() {
        walk.block = Some(number);
        walk.row = None;
        walk.one(Role::GroupTitle, &group.title);
        for (row, item) in group.items.iter().enumerate() {
            walk.row = Some(row);
            walk.one(Role::GroupItem, item);
        }
    }
    walk.block = None;
    for (row, field) in checklist.fields.iter().enumerate() {
        walk.row = Some(row);
        walk.one(Role::FieldLabel, &field.label);
    }
    for (row, question) in checklist.questions.iter().enumerate() {
        walk.row = Some(row);
        walk.one(Role::Question, question);
    }
    walk.row = None;
    walk.all(Role::Emergency, &checklist.emergency);
    walk.texts
}

struct Walk<'g> {
    area: Area<'g>,
    block: Option<usize>,
    row: Option<usize>,
    texts: Vec<Text<'g>>,
}

impl<'g> Walk<'g> {
    fn new(area: Area<'g>) -> Walk<'g> {
        Walk { area, block: None, row: None, texts: Vec::new() }
    }

    fn one(&mut self, role: Role, written: &'g Written) {
        self.all(role, [written]);
    }

    fn all(&mut self, role: Role, written: impl IntoIterator<Item = &'g Written>) {
        for (nth, written) in written.into_iter().enumerate() {
            let place = Place { area: self.area, block: self.block, row: self.row, nth };
            self.texts.push(Text { role, place, written });
        }
    }

    fn title(&mut self, title: &'g BlockTitle) {
        match title {
            BlockTitle::Own(written) => self.one(Role::BlockTitle, written),
            BlockTitle::Fixed | BlockTitle::None => {}
        }
    }

    fn labelled(&mut self, number: usize, row: &'g Labelled) {
        self.row = Some(number);
        self.one(Role::Label, &row.label);
        self.all(Role::RowText, &row.text);
    }
}

/// What a clinic says of itself in words.
#[must_use = "an iterator does nothing by itself"]
pub fn texts_of_clinic(clinic: &Clinic) -> impl Iterator<Item = &Written> {
    let logo = clinic.logo.as_ref().map(|logo| &logo.alternative);
    [&clinic.name].into_iter().chain(&clinic.address).chain(&clinic.place).chain(&clinic.hours).chain(logo)
}

/// The lists of a guide whose items have marks or numbers of their own.
#[must_use]
pub fn lists_of_guide(guide: &Guide) -> Vec<Vec<&Written>> {
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
