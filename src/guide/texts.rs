//! Every text of a guide, once, in the order of reading.
//!
//! In: a [`Guide`]. Out: its texts ([`Guide::texts`]), each with its [`Role`] and its [`Place`], which together are the [`Key`] by which
//! the same text of another language is found. Checks, proof, comparison and the test of the tree live on it: a new kind of block is
//! added in `walk` once, where the compiler asks for it.

mod role;
pub(in crate::guide) mod walk;

use std::collections::HashMap;

pub use self::role::Role;
use self::walk::{Spot, read};
use crate::guide::model::{Block, Checklist, Clinic, Guide, Part, Section, SectionBody, Written};

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
    /// Which column of a table: of all for a head, of those of words for a cell.
    pub column: Option<usize>,
    /// Which of the texts of the same role in the row or cell: paragraphs, inner items.
    pub nth: usize,
}

/// A text with its role and place.
#[derive(Copy, Clone, Debug)]
pub struct Text<'g> {
    /// What it is.
    pub role: Role,
    /// Where it stands.
    pub place: Place<'g>,
    /// The block that it is part of.
    pub block: Option<&'g Block>,
    /// Its words.
    pub written: &'g Written,
}

/// What a text and its partners in the other languages of a guide have in common, and no other text.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Key<'g> {
    /// What it is.
    pub role: Role,
    /// Where it stands.
    pub place: Place<'g>,
}

impl<'g> Text<'g> {
    /// What its partners are found by.
    #[must_use]
    pub fn key(&self) -> Key<'g> {
        Key { role: self.role, place: self.place }
    }
}

/// Whether each text is found by its key and by no other's. A checklist that is printed by more than one section is met again.
fn have_own_keys(texts: &[Text<'_>]) -> bool {
    let mut keys: HashMap<Key<'_>, &Written> = HashMap::new();
    texts.iter().all(|text| keys.insert(text.key(), text.written).is_none_or(|known| std::ptr::eq(known, text.written)))
}

impl Guide {
    /// The texts of one document, in the order of reading: of the guide, with the checklist where a section prints it, or of the
    /// checklist alone.
    ///
    /// ```
    /// use handout::foundation::diagnostic::SourceFiles;
    /// use handout::foundation::resources::MemoryResources;
    /// use handout::guide::language::Languages;
    /// use handout::guide::model::Part;
    /// use handout::guide::source::{ReadOptions, read_guide};
    /// use handout::guide::texts::Role;
    ///
    /// let files = MemoryResources::new()
    ///     .with("clinic.toml", "name = 'Clinic'\naddress = ['1 Street']\nphone = '+00 1 234 567'\nemergency = '112'")
    ///     .with(
    ///         "skin.en.toml",
    ///         "date = 2026-06-01\nreview.revised = 2026-06-01\ntitle = 'Your skin'\n\
    ///          [[section]]\nid = 'care'\ntitle = 'Care'\n[[section.block]]\nsteps = ['Wash it.', 'Dry it.']",
    ///     );
    /// let (guide, complaints) =
    ///     read_guide(&files, &Languages::built_in(), &mut SourceFiles::new(), "skin.en.toml", &ReadOptions::default());
    /// let guide = guide.unwrap_or_else(|| panic!("{complaints:?}"));
    /// let texts = guide.texts(Part::Guide);
    /// let words: Vec<(Role, &str)> = texts.iter().map(|text| (text.role, text.written.text.as_str())).collect();
    /// assert_eq!(
    ///     words,
    ///     [(Role::Title, "Your skin"), (Role::SectionTitle, "Care"), (Role::Step, "Wash it."), (Role::Step, "Dry it.")]
    /// );
    /// assert_eq!(texts[3].key().place.row, Some(1));
    /// ```
    #[must_use]
    pub fn texts(&self, part: Part) -> Vec<Text<'_>> {
        let mut texts = Vec::new();
        match part {
            Part::Guide => {
                self.front_texts(&mut texts);
                for section in &self.sections {
                    section_texts(section, &mut texts);
                    match &section.body {
                        SectionBody::Blocks(_) => {}
                        SectionBody::Checklist => texts.extend(self.checklist.iter().flat_map(checklist_texts)),
                    }
                }
            }
            Part::Checklist => texts.extend(self.checklist.iter().flat_map(checklist_texts)),
        }
        debug_assert!(have_own_keys(&texts), "no two texts are found by one key");
        texts
    }

    /// Every text of both documents once: front, sections, checklist.
    #[must_use]
    pub fn all_texts(&self) -> Vec<Text<'_>> {
        let mut texts = Vec::new();
        self.front_texts(&mut texts);
        self.sections.iter().for_each(|section| section_texts(section, &mut texts));
        texts.extend(self.checklist.iter().flat_map(checklist_texts));
        texts
    }

    /// Every block, in the order of reading.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| match &section.body {
            SectionBody::Blocks(blocks) => blocks.as_slice(),
            SectionBody::Checklist => &[],
        })
    }

    fn front_texts<'g>(&'g self, texts: &mut Vec<Text<'g>>) {
        // Taken apart by name: a new text does not compile until it is given.
        let Guide {
            name: _,
            language: _,
            origin: _,
            common: _,
            clinic: _,
            title,
            title_lines: _,
            subtitle,
            stages: _,
            notice,
            sections: _,
            checklist: _,
        } = self;
        let place = Place::new(Area::Front, Spot::default());
        let optional = [(Role::Subtitle, subtitle), (Role::Notice, notice)];
        texts.push(Text { role: Role::Title, place, block: None, written: title });
        texts.extend(
            optional.into_iter().filter_map(|(role, text)| Some(Text { role, place, block: None, written: text.as_ref()? })),
        );
    }
}

impl<'g> Place<'g> {
    fn new(area: Area<'g>, Spot { block, row, column, nth }: Spot) -> Place<'g> {
        Place { area, block, row, column, nth }
    }
}

fn section_texts<'g>(section: &'g Section, texts: &mut Vec<Text<'g>>) {
    let blocks = match &section.body {
        SectionBody::Blocks(blocks) => blocks.as_slice(),
        SectionBody::Checklist => &[],
    };
    let area = Area::Section(&section.id);
    read::section(section, &mut |role, spot: Spot, written| {
        let block = spot.block.and_then(|number| blocks.get(number));
        texts.push(Text { role, place: Place::new(area, spot), block, written });
    });
}

fn checklist_texts(checklist: &Checklist) -> Vec<Text<'_>> {
    let mut texts = Vec::new();
    read::checklist(checklist, &mut |role, spot, written| {
        texts.push(Text { role, place: Place::new(Area::Checklist, spot), block: None, written });
    });
    texts
}

/// What a clinic says of itself in words.
#[must_use = "an iterator does nothing by itself"]
pub fn texts_of_clinic(clinic: &Clinic) -> impl Iterator<Item = &Written> {
    let logo = clinic.logo.as_ref().map(|logo| &logo.alternative);
    [&clinic.name].into_iter().chain(&clinic.address).chain(&clinic.place).chain(&clinic.hours).chain(logo)
}
