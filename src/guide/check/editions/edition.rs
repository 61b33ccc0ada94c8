//! One edition, made ready: its texts in rows, each with its figures, links and sentences.

use std::ops::Range;

use super::affinity::{PlaceSet, Places, Vocabulary};
use super::dial::addresses;
use super::matching::are_same;
use super::scan::{Figures, figures};
use super::sentence::sentences;
use super::token::Pieces;
use crate::foundation::diagnostic::Origin;
use crate::guide::language::{Language, LanguageTag};
use crate::guide::model::{Block, Checklist, Guide, Mark, MarkKind, Section, SectionBody};
use crate::guide::telephone::dialled;
use crate::guide::texts::{Area, Role, Text};

/// An edition with all its texts.
pub(super) struct Translation<'g> {
    pub(super) guide: &'g Guide,
    pub(super) language: &'g Language,
    /// Title, subtitle, notice; the opening hours of its clinic.
    pub(super) front: Row<'g>,
    pub(super) sections: Vec<Chapter<'g>>,
    pub(super) checklist: Option<List<'g>>,
    /// How many letters all its texts have.
    pub(super) length: usize,
    /// Its words, with the places where they stand.
    pub(super) vocabulary: Vocabulary,
}

/// A section.
pub(super) struct Chapter<'g> {
    pub(super) section: &'g Section,
    pub(super) heading: Row<'g>,
    /// `None` where the section prints the checklist.
    pub(super) blocks: Option<Vec<Rows<'g>>>,
}

/// A block.
pub(super) struct Rows<'g> {
    pub(super) block: &'g Block,
    /// Its title, and its paragraphs where it has no rows.
    pub(super) whole: Row<'g>,
    pub(super) rows: Vec<Row<'g>>,
}

/// A checklist.
pub(super) struct List<'g> {
    pub(super) checklist: &'g Checklist,
    /// Its title, lead and emergency sentence.
    pub(super) whole: Row<'g>,
    /// The title of each group, and its items.
    pub(super) groups: Vec<(Row<'g>, Vec<Row<'g>>)>,
    pub(super) fields: Vec<Row<'g>>,
    pub(super) questions: Vec<Row<'g>>,
}

/// Texts that stand side by side.
#[derive(Default)]
pub(super) struct Row<'g> {
    /// Which one it is among its like: the rank of an urgency table's row.
    pub(super) number: usize,
    pub(super) texts: Vec<Prepared<'g>>,
}

/// Where a link leads.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) target: String,
    /// The target without the name of the language in it: a page may stand in each language at an address of its own, `/sv/`, `/en/`.
    pub(super) in_any_language: String,
    pub(super) at: Origin,
}

/// A text with what is compared of it.
pub(super) struct Prepared<'g> {
    pub(super) text: Text<'g>,
    pub(super) figures: Figures<'g>,
    pub(super) links: Vec<Link>,
    pub(super) pieces: Pieces<'g>,
    /// Where its sentences stand.
    pub(super) sentences: Vec<Range<usize>>,
    /// Its words by their numbers in the vocabulary.
    pub(super) words: Vec<u32>,
    /// The number of its place.
    pub(super) number: usize,
    /// How many signs it has.
    pub(super) length: usize,
}

impl<'g> Translation<'g> {
    pub(super) fn new(guide: &'g Guide, language: &'g Language, places: &mut Places<'g>) -> Translation<'g> {
        let mut vocabulary = Vocabulary::default();
        let mut prepare = |text: Text<'g>| Prepared::new(text, language, places, &mut vocabulary);
        let row = |texts: Vec<Text<'g>>, prepare: &mut dyn FnMut(Text<'g>) -> Prepared<'g>| Row {
            number: 0,
            texts: texts.into_iter().map(prepare).collect(),
        };
        let texts = guide.all_texts();
        let parts: Vec<&[Text<'g>]> = texts.chunk_by(|one, other| one.place.area == other.place.area).collect();
        let of = |area: Area<'_>| {
            let part = parts.iter().find(|part| part.first().is_some_and(|text| text.place.area == area));
            part.map_or_else(Vec::new, |part| part.to_vec())
        };
        let mut front = of(Area::Front);
        if let (Some(hours), Some(place)) = (&guide.clinic.hours, front.first().map(|text| text.place)) {
            front.push(Text { role: Role::Hours, place, block: None, written: hours });
        }
        let front = row(front, &mut prepare);
        let sections: Vec<Chapter<'g>> =
            guide.sections.iter().map(|section| Chapter::new(section, of(Area::Section(&section.id)), &mut prepare)).collect();
        let checklist = guide
            .checklist
            .as_ref()
            .map(|checklist| List::new(checklist, of(Area::Checklist).into_iter().map(&mut prepare).collect()));
        let mut edition = Translation { guide, language, front, sections, checklist, length: 0, vocabulary };
        edition.length = edition.rows().flat_map(|row| &row.texts).map(|text| text.length).sum();
        edition
    }

    /// Every row, in the order of reading.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row<'g>> {
        let chapters = self.sections.iter().flat_map(|chapter| {
            let blocks = chapter.blocks.iter().flatten();
            std::iter::once(&chapter.heading).chain(blocks.flat_map(|block| std::iter::once(&block.whole).chain(&block.rows)))
        });
        std::iter::once(&self.front).chain(chapters).chain(self.checklist.iter().flat_map(List::rows))
    }

    pub(super) fn section(&self, id: &str) -> Option<&Chapter<'g>> {
        self.sections.iter().find(|chapter| chapter.section.id == id)
    }
}

impl<'g> Chapter<'g> {
    fn new(section: &'g Section, texts: Vec<Text<'g>>, prepare: &mut dyn FnMut(Text<'g>) -> Prepared<'g>) -> Chapter<'g> {
        let mut heading = Row::default();
        let mut of_blocks: Vec<Vec<Prepared<'g>>> = Vec::new();
        let blocks = match &section.body {
            SectionBody::Checklist => None,
            SectionBody::Blocks(blocks) => {
                of_blocks.resize_with(blocks.len(), Vec::new);
                Some(blocks)
            }
        };
        for text in texts {
            let of_block = text.place.block.and_then(|number| of_blocks.get_mut(number));
            of_block.unwrap_or(&mut heading.texts).push(prepare(text));
        }
        let views = |blocks: &'g [Block]| blocks.iter().zip(of_blocks).map(|(block, texts)| Rows::new(block, texts)).collect();
        Chapter { section, heading, blocks: blocks.map(|blocks| views(blocks)) }
    }
}

impl<'g> Rows<'g> {
    fn new(block: &'g Block, texts: Vec<Prepared<'g>>) -> Rows<'g> {
        let mut rows = rows(texts);
        let whole = if rows.first().is_some_and(|(row, _)| row.is_none()) { rows.remove(0).1 } else { Row::default() };
        Rows { block, whole, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }
}

impl<'g> List<'g> {
    fn new(checklist: &'g Checklist, texts: Vec<Prepared<'g>>) -> List<'g> {
        let mut list = List { checklist, whole: Row::default(), groups: Vec::new(), fields: Vec::new(), questions: Vec::new() };
        for text in texts {
            match text.text.role {
                Role::GroupTitle => list.groups.push((Row { number: 0, texts: vec![text] }, Vec::new())),
                Role::GroupItem => {
                    if let Some((_, items)) = list.groups.last_mut() {
                        items.push(Row { number: items.len(), texts: vec![text] });
                    }
                }
                Role::FieldLabel => list.fields.push(Row { number: list.fields.len(), texts: vec![text] }),
                Role::Question => list.questions.push(Row { number: list.questions.len(), texts: vec![text] }),
                _ => list.whole.texts.push(text),
            }
        }
        list
    }

    fn rows(&self) -> impl Iterator<Item = &Row<'g>> {
        let groups = self.groups.iter().flat_map(|(title, items)| std::iter::once(title).chain(items));
        std::iter::once(&self.whole).chain(groups).chain(&self.fields).chain(&self.questions)
    }
}

/// Texts by their rows; those of no row come first.
fn rows(texts: Vec<Prepared<'_>>) -> Vec<(Option<usize>, Row<'_>)> {
    let mut rows: Vec<(Option<usize>, Row<'_>)> = Vec::new();
    for text in texts {
        let number = text.text.place.row;
        match rows.last_mut() {
            Some((last, row)) if *last == number => row.texts.push(text),
            _ => rows.push((number, Row { number: number.unwrap_or(0), texts: vec![text] })),
        }
    }
    rows
}

impl<'g> Row<'g> {
    /// The texts of one role.
    pub(super) fn of(&self, role: Role) -> impl Iterator<Item = &Prepared<'g>> {
        self.texts.iter().filter(move |text| text.text.role == role)
    }

    /// Where it stands; the place of its main text, such as the title before its tag.
    pub(super) fn at(&self) -> Option<Origin> {
        self.texts.iter().min_by_key(|text| text.text.role).map(|text| text.text.written.origin)
    }

    /// How many signs it has.
    pub(super) fn length(&self) -> usize {
        self.texts.iter().map(|text| text.length).sum()
    }

    /// The words of all its texts.
    pub(super) fn words(&self) -> impl Iterator<Item = u32> {
        self.texts.iter().flat_map(|text| text.words.iter().copied())
    }

    /// Adds the places of its texts.
    pub(super) fn places(&self, places: &mut PlaceSet) {
        self.texts.iter().for_each(|text| places.insert(text.number));
    }

    /// Whether its texts have the same figures as their partners, one by one.
    pub(super) fn has_same_figures(&self, other: &Row<'g>) -> bool {
        self.texts.len() == other.texts.len()
            && self.texts.iter().zip(&other.texts).all(|(one, two)| are_same(&one.figures, &two.figures))
    }

    /// The figures of all its texts.
    pub(super) fn figures(&self) -> Figures<'g> {
        joined(self.texts.iter())
    }
}

/// The figures of several texts.
pub(super) fn joined<'p, 'g: 'p>(texts: impl Iterator<Item = &'p Prepared<'g>>) -> Figures<'g> {
    let mut figures = Figures::default();
    for text in texts {
        figures.all.extend(text.figures.all.iter().cloned());
        figures.ones += text.figures.ones;
    }
    figures
}

impl<'g> Prepared<'g> {
    fn new(text: Text<'g>, language: &'g Language, places: &mut Places<'g>, vocabulary: &mut Vocabulary) -> Prepared<'g> {
        let written = text.written;
        let pieces = Pieces::new(&written.text);
        // An address that is written out is compared as a figure already.
        let written_out = |mark: &Mark, target: &str| {
            let words = written.text.get(mark.start as usize..mark.end as usize).unwrap_or("");
            target.ends_with(words) && !addresses(words).is_empty()
        };
        let links = written.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(target) if written_out(mark, target) => None,
            MarkKind::Link(target) => Some(Link::new(target, &language.tag, written.origin_of(mark.start, mark.end))),
            MarkKind::Number(call) => {
                Some(Link::new(&dialled(&call.number.text), &language.tag, written.origin_of(mark.start, mark.end)))
            }
            MarkKind::Emphasis | MarkKind::Strong | MarkKind::Language(_) => None,
        });
        let mut links: Vec<Link> = links.collect();
        let mut figures = figures(written, &pieces, language);
        if text.role == Role::SourceAddress {
            links.push(Link::new(&written.text, &language.tag, written.origin));
            figures = Figures::default();
        }
        let length = written.text.chars().count();
        let number = places.number(text.role, text.place);
        let words = vocabulary.add(&pieces, number);
        let sentences = sentences(&written.text).map(|(start, sentence)| start..start + sentence.len()).collect();
        Prepared { text, figures, links, pieces, sentences, words, number, length }
    }
}

impl Link {
    fn new(target: &str, language: &LanguageTag, at: Origin) -> Link {
        let target = match target.strip_prefix("tel:") {
            Some(number) => dialled(number),
            None => target.trim_end_matches('/').to_lowercase(),
        };
        let own = [language.as_str().to_lowercase(), language.primary().to_owned()];
        let mut in_any_language = String::with_capacity(target.len());
        for part in target.split_inclusive(['/', '.', '?', '=', '&', '#', '-', '_']) {
            let word = part.trim_end_matches(['/', '.', '?', '=', '&', '#', '-', '_']);
            in_any_language.push_str(if own.iter().any(|own| own == word) { "*" } else { word });
            in_any_language.push_str(&part[word.len()..]);
        }
        Link { target, in_any_language, at }
    }

    /// Whether both lead to the same.
    pub(super) fn is(&self, other: &Link) -> bool {
        self.target == other.target || self.in_any_language == other.in_any_language
    }
}
