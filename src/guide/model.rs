//! The guide as typed plain data.
//!
//! `source` makes these from TOML and hands out nothing half-made: a [`Guide`] is whole. No reading and no layout here. Every word of
//! an author is a [`Written`], which knows where it stands in which file.

mod block_key;
mod call;
mod clinic;
mod picture;
mod table;
mod words;

pub use block_key::BlockKey;
pub use call::{Call, DeclaredNumber, Rank};
pub use clinic::{Clinic, Logo, Printing};
pub use picture::PictureFile;
pub use table::{Cell, CellAlignment, Column, ColumnKind, ColumnTable, WritePlace};
pub use words::{CallNumber, Mark, MarkKind, Written, place_in};

use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::Origin;
use crate::guide::language::LanguageTag;

/// Which document is made of a guide.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// The guide itself, with its checklist where a section uses it.
    Guide,
    /// The checklist alone, on its one page.
    Checklist,
}

/// One guide in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guide {
    /// The folder's name (or the file's, where the guide is one file): `mesotherapy`.
    pub name: String,
    /// The language of the words.
    pub language: LanguageTag,
    /// The language file.
    pub origin: Origin,
    /// What is the same in every language.
    pub common: Common,
    /// Who gives it out.
    pub clinic: Clinic,
    /// On the cover or masthead, and in the file's properties.
    pub title: Written,
    /// Where lines of the title begin that the author parted, in bytes of its text; the first is left out.
    pub title_lines: Vec<u32>,
    /// Below it.
    pub subtitle: Option<Written>,
    /// Where stages begin, in bytes of the subtitle's text, if it is made of them; the first is left out.
    pub stages: Vec<u32>,
    /// What the guide is not.
    pub notice: Option<Written>,
    /// In order; ids are unique.
    pub sections: Vec<Section>,
    /// The one-page checklist.
    pub checklist: Option<Checklist>,
}

impl Guide {
    /// The title where there is little room: its first line, without the colon that announces the next.
    #[must_use]
    pub fn short_title(&self) -> &str {
        let first = self.title_lines.first().and_then(|start| self.title.text.get(..*start as usize));
        first.map_or(self.title.text.as_str(), |first| first.trim_end().trim_end_matches(':'))
    }
}

/// What is the same in every language of a guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Common {
    /// The date of the file, in its properties and on the cover.
    pub date: Date,
    /// Whether it opens with a cover.
    pub cover: Cover,
    /// Whether it has a contents list.
    pub contents: Contents,
    /// Where sections start.
    pub sections: SectionStart,
    /// How lines end.
    pub alignment: Alignment,
    /// A number that the clinic files the document under.
    pub number: Option<String>,
    /// Who has looked at it, and until when.
    pub review: Review,
}

/// How a document opens.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Cover {
    /// A page of its own.
    Page,
    /// A masthead above the first section.
    Masthead,
}

/// Whether a contents list stands after the cover.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Contents {
    /// After the cover, or below the masthead, stands a list of the sections.
    Listed,
    /// The sections follow at once.
    Omitted,
}

/// Where a section starts.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum SectionStart {
    /// On a page of its own.
    NewPage,
    /// Below the one before.
    RunOn,
}

/// How lines end.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
pub enum Alignment {
    /// Ragged, which readers of health information read better.
    Start,
    /// Both edges straight.
    Justified,
}

/// Who has looked at the text, and until when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// Last revised.
    pub revised: Date,
    /// In force from.
    pub in_force: Option<Date>,
    /// To be reviewed by.
    pub until: Option<Date>,
    /// The role that approved it; while `None`, every page says that it is a sample.
    pub approved_by: Option<String>,
    /// `until` in its file, for the complaint that it has passed.
    pub until_origin: Option<Origin>,
}

/// One section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The same in every language.
    pub id: String,
    /// Its `[[section]]` in the language file.
    pub origin: Origin,
    /// The heading.
    pub title: Written,
    /// One or two words beside it.
    pub tag: Option<Written>,
    /// The first sentence, set larger.
    pub lead: Option<Written>,
    /// What it holds.
    pub body: SectionBody,
}

/// What a section holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SectionBody {
    /// Blocks, at least one.
    Blocks(Vec<Block>),
    /// The checklist of the guide, on a page of its own.
    Checklist,
}

/// One block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Its `[[section.block]]`.
    pub origin: Origin,
    /// What it is.
    pub kind: BlockKind,
}

/// The label above or beside a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlockTitle {
    /// The language's fixed label.
    Fixed,
    /// The author's own.
    Own(Written),
    /// None (`title = false`).
    None,
}

/// What a block is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// Paragraphs, at least one.
    Text(Vec<Written>),
    /// A list.
    Points(BlockTitle, Vec<Point>),
    /// A numbered list.
    Steps(BlockTitle, Vec<Written>),
    /// Steps with a time each.
    Timeline(BlockTitle, Vec<Labelled>),
    /// The decision table.
    Decision(BlockTitle, Vec<Labelled>),
    /// A table of columns.
    Columns(BlockTitle, ColumnTable),
    /// The decision table in ranks, at least one, in the order home, call, emergency; the number of the rank to call.
    Urgency(BlockTitle, Vec<(Rank, Labelled)>, Call),
    /// The urgent box, and the number at its foot.
    Warning(BlockTitle, Vec<Written>, Call),
    /// A callout.
    Note(BlockTitle, Vec<Written>),
    /// A picture.
    Picture(Picture),
    /// References.
    Sources(BlockTitle, Vec<Source>),
    /// The clinic.
    Contact,
    /// Revised, in force, to be reviewed, approved.
    Review,
}

impl BlockKind {
    /// The key by which authors write it.
    #[must_use]
    pub const fn key(&self) -> BlockKey {
        match self {
            BlockKind::Text(_) => BlockKey::Text,
            BlockKind::Points(..) => BlockKey::Points,
            BlockKind::Steps(..) | BlockKind::Timeline(..) => BlockKey::Steps,
            BlockKind::Decision(..) => BlockKey::Decision,
            BlockKind::Columns(..) => BlockKey::Columns,
            BlockKind::Urgency(..) => BlockKey::Urgency,
            BlockKind::Warning(..) => BlockKey::Warning,
            BlockKind::Note(..) => BlockKey::Note,
            BlockKind::Picture(_) => BlockKey::Picture,
            BlockKind::Sources(..) => BlockKey::Sources,
            BlockKind::Contact => BlockKey::Contact,
            BlockKind::Review => BlockKey::Review,
        }
    }
}

/// An item of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// A run-in term, set strong before the text.
    pub term: Option<Written>,
    /// The item.
    pub text: Written,
    /// Its own short list.
    pub points: Vec<Written>,
}

/// A label and what it stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Labelled {
    /// The label.
    pub label: Written,
    /// The text, in one or more paragraphs.
    pub text: Vec<Written>,
}

/// A picture in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The picture.
    pub file: PictureFile,
    /// What it shows; `None` only where it is declared decorative.
    pub alternative: Option<Written>,
    /// Below or beside it.
    pub caption: Option<Written>,
}

/// A reference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// What it is called.
    pub title: Written,
    /// Who publishes it.
    pub publisher: Option<Written>,
    /// Where it is.
    pub url: Option<Written>,
    /// When it was read.
    pub read: Option<Date>,
}

/// The one-page checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checklist {
    /// Its table in the language file.
    pub origin: Origin,
    /// Its heading.
    pub title: Written,
    /// Below it.
    pub lead: Option<Written>,
    /// Items to tick.
    pub groups: Vec<Group>,
    /// Lines to fill in.
    pub fields: Vec<Field>,
    /// Questions to ask.
    pub questions: Vec<Written>,
    /// The sentence of the emergency box.
    pub emergency: Option<Written>,
    /// The number of the emergency box.
    pub call: Call,
}

/// Items to tick, under a title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Its title.
    pub title: Written,
    /// At least one.
    pub items: Vec<Written>,
}

/// Something to fill in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// What to write there.
    pub label: Written,
    /// How many ruled lines, 1 to 12.
    pub lines: u8,
}
