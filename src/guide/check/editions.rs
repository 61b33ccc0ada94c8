//! The editions of one guide, side by side.
//!
//! Every edition is compared with one of them: sections, kinds of blocks, rows and items, and the numbers in the texts. A number
//! that differs is the dangerous slip of a translation, so both places are named.

use super::walk::texts_of_block;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::model::{Block, BlockKind, Checklist, Guide, Section, SectionBody, Written};

/// So many editions are tried as the measure of the others.
const MEASURES_TRIED: usize = 3;

/// Compares the editions of one guide. The measure of the others is the first, unless most of the others differ from it: then the
/// fault is likely its own, and the one that fewest differ from is taken.
#[must_use]
pub(super) fn compare_editions(editions: &[&Guide]) -> Diagnostics {
    let mut best: Option<(usize, Diagnostics)> = None;
    for measure in editions.iter().take(MEASURES_TRIED) {
        let others = editions.iter().copied().filter(|edition| edition.language != measure.language);
        let (differing, found) = compare_with(measure, others);
        let clear = 2 * differing < editions.len();
        if best.as_ref().is_none_or(|(fewest, _)| differing < *fewest) {
            best = Some((differing, found));
        }
        if clear {
            break;
        }
    }
    let mut found = best.map(|(_, found)| found).unwrap_or_default();
    found.sort_and_dedup();
    found
}

/// How many editions differ from the measure, and in what.
fn compare_with<'g>(measure: &'g Guide, others: impl Iterator<Item = &'g Guide>) -> (usize, Diagnostics) {
    let mut all = Diagnostics::new();
    let mut differing = 0;
    for other in others {
        let mut comparison = Comparison { first: measure, other, found: Diagnostics::new() };
        comparison.run();
        differing += usize::from(!comparison.found.is_empty());
        all.append(comparison.found);
    }
    (differing, all)
}

struct Comparison<'g> {
    first: &'g Guide,
    other: &'g Guide,
    found: Diagnostics,
}

impl Comparison<'_> {
    fn run(&mut self) {
        self.compare_optional("subtitle", self.first.subtitle.as_ref(), self.other.subtitle.as_ref());
        self.compare_optional("notice", self.first.notice.as_ref(), self.other.notice.as_ref());
        let (first, other) = (self.first, self.other);
        let missing = first.sections.iter().filter(|section| find(other, &section.id).is_none());
        for section in missing {
            self.differ(other.origin, format!("the section `{}` is missing", section.id), section.origin);
        }
        let extra = other.sections.iter().filter(|section| find(first, &section.id).is_none());
        for section in extra {
            self.differ(section.origin, format!("the section `{}` is not in the other edition", section.id), first.origin);
        }
        self.compare_order();
        for section in &other.sections {
            if let Some(counterpart) = find(first, &section.id) {
                self.compare_sections(counterpart, section);
            }
        }
        match (&first.checklist, &other.checklist) {
            (Some(one), Some(two)) => self.compare_checklists(one, two),
            (Some(one), None) => self.differ(other.origin, "the checklist is missing".to_owned(), one.origin),
            (None, Some(two)) => self.differ(two.origin, "the other edition has no checklist".to_owned(), first.origin),
            (None, None) => {}
        }
    }

    fn differ(&mut self, at: Origin, message: String, counterpart: Origin) {
        let words = format!("the edition in `{}`", self.first.language);
        self.found.push(
            Diagnostic::warning(
                "unequal-editions",
                at,
                format!("{message} (`{}` against `{}`)", self.other.language, self.first.language),
            )
            .also(counterpart, words)
            .hint("make both editions say the same"),
        );
    }

    fn compare_optional(&mut self, what: &str, first: Option<&Written>, other: Option<&Written>) {
        match (first, other) {
            (Some(first), None) => self.differ(self.other.origin, format!("there is no {what}"), first.origin),
            (None, Some(other)) => self.differ(other.origin, format!("the other edition has no {what}"), self.first.origin),
            (Some(first), Some(other)) => self.compare_numbers(&[first], &[other], first.origin, other.origin),
            (None, None) => {}
        }
    }

    /// The sections that both have, in the same order.
    fn compare_order(&mut self) {
        let (first, other) = (self.first, self.other);
        let ours = first.sections.iter().filter(|section| find(other, &section.id).is_some());
        let theirs = other.sections.iter().filter(|section| find(first, &section.id).is_some());
        if let Some((one, two)) = ours.zip(theirs).find(|(one, two)| one.id != two.id) {
            let message = format!("the section `{}` stands where the other edition has `{}`", two.id, one.id);
            self.differ(two.origin, message, one.origin);
        }
    }

    fn compare_sections(&mut self, first: &Section, other: &Section) {
        let heading = [("tag", first.tag.as_ref(), other.tag.as_ref()), ("lead", first.lead.as_ref(), other.lead.as_ref())];
        for (what, one, two) in heading {
            match (one, two) {
                (Some(one), None) => self.differ(other.origin, format!("the section `{}` has no {what}", other.id), one.origin),
                (None, Some(two)) => {
                    self.differ(two.origin, format!("the section `{}` has a {what} only here", other.id), first.origin)
                }
                (Some(one), Some(two)) => self.compare_numbers(&[one], &[two], one.origin, two.origin),
                (None, None) => {}
            }
        }
        self.compare_numbers(&[&first.title], &[&other.title], first.title.origin, other.title.origin);
        match (&first.body, &other.body) {
            (SectionBody::Blocks(one), SectionBody::Blocks(two)) => self.compare_blocks(one, two, first, other),
            (SectionBody::Checklist, SectionBody::Checklist) => {}
            _ => self.differ(
                other.origin,
                format!("the section `{}` prints the checklist in one edition only", other.id),
                first.origin,
            ),
        }
    }

    fn compare_blocks(&mut self, first: &[Block], other: &[Block], first_section: &Section, other_section: &Section) {
        for (one, two) in first.iter().zip(other) {
            let (kind, other_kind) = (kind(one), kind(two));
            if kind != other_kind {
                self.differ(
                    two.origin,
                    format!("a `{other_kind}` block stands where the other edition has `{kind}`"),
                    one.origin,
                );
                // From here on blocks no longer stand beside their counterparts.
                return;
            }
            let (count, other_count) = (items(one), items(two));
            if count == other_count {
                self.compare_numbers(&texts_of_block(one), &texts_of_block(two), one.origin, two.origin);
            } else {
                let message = format!("this `{kind}` block has {other_count} {}, the other edition has {count}", counted(one));
                self.differ(two.origin, message, one.origin);
            }
        }
        match (first.get(other.len()), other.get(first.len())) {
            (Some(missing), _) => {
                let message = format!("the section `{}` has no `{}` block at its end", other_section.id, kind(missing));
                self.differ(other_section.origin, message, missing.origin);
            }
            (_, Some(extra)) => {
                let message = format!("the section `{}` has a `{}` block only here", other_section.id, kind(extra));
                self.differ(extra.origin, message, first_section.origin);
            }
            _ => {}
        }
    }

    fn compare_checklists(&mut self, first: &Checklist, other: &Checklist) {
        let counts = [
            ("groups", first.groups.len(), other.groups.len()),
            ("fields", first.fields.len(), other.fields.len()),
            ("questions", first.questions.len(), other.questions.len()),
        ];
        for (what, one, two) in counts.into_iter().filter(|(_, one, two)| one != two) {
            self.differ(other.origin, format!("the checklist has {two} {what}, the other edition has {one}"), first.origin);
        }
        for (one, two) in first.groups.iter().zip(&other.groups) {
            if one.items.len() == two.items.len() {
                let (ours, theirs): (Vec<_>, Vec<_>) = (one.items.iter().collect(), two.items.iter().collect());
                self.compare_numbers(&ours, &theirs, one.title.origin, two.title.origin);
            } else {
                let message = format!("this group has {} items, the other edition has {}", two.items.len(), one.items.len());
                self.differ(two.title.origin, message, one.title.origin);
            }
        }
        for (one, two) in first.fields.iter().zip(&other.fields).filter(|(one, two)| one.lines != two.lines) {
            self.differ(
                two.label.origin,
                format!("this field has {} lines, the other edition has {}", two.lines, one.lines),
                one.label.origin,
            );
        }
    }

    /// The numbers of both texts, without regard to their order, which languages change.
    fn compare_numbers(&mut self, first: &[&Written], other: &[&Written], first_at: Origin, other_at: Origin) {
        let (mut ours, mut theirs) = (numbers(first), numbers(other));
        ours.retain(|(number, _)| match theirs.iter().position(|(same, _)| same == number) {
            Some(place) => {
                theirs.remove(place);
                false
            }
            None => true,
        });
        let only_here = theirs.first();
        let only_there = ours.first();
        match (only_here, only_there) {
            (Some((number, at)), Some((counterpart, there))) => {
                self.differ(*at, format!("the number {number} stands here, {counterpart} in the other edition"), *there);
            }
            (Some((number, at)), None) => self.differ(*at, format!("the number {number} is not in the other edition"), first_at),
            (None, Some((number, there))) => {
                self.differ(other_at, format!("the number {number} of the other edition is missing"), *there)
            }
            (None, None) => {}
        }
    }
}

fn find<'g>(guide: &'g Guide, id: &str) -> Option<&'g Section> {
    guide.sections.iter().find(|section| section.id == id)
}

fn kind(block: &Block) -> &'static str {
    match &block.kind {
        BlockKind::Text(_) => "text",
        BlockKind::Points(..) => "points",
        BlockKind::Steps(..) | BlockKind::Timeline(..) => "steps",
        BlockKind::Decision(..) => "decision",
        BlockKind::Urgency(..) => "urgency",
        BlockKind::Warning(..) => "warning",
        BlockKind::Note(..) => "note",
        BlockKind::Picture(_) => "picture",
        BlockKind::Sources(..) => "sources",
        BlockKind::Contact => "contact",
        BlockKind::Review => "review",
    }
}

fn items(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Text(paragraphs) | BlockKind::Warning(_, paragraphs, _) | BlockKind::Note(_, paragraphs) => paragraphs.len(),
        BlockKind::Points(_, points) => points.iter().map(|point| 1 + point.points.len()).sum(),
        BlockKind::Steps(_, steps) => steps.len(),
        BlockKind::Timeline(_, rows) | BlockKind::Decision(_, rows) => rows.len(),
        BlockKind::Urgency(_, rows, _) => rows.len(),
        BlockKind::Sources(_, sources) => sources.len(),
        BlockKind::Picture(_) | BlockKind::Contact | BlockKind::Review => 1,
    }
}

/// What [`items`] counts.
fn counted(block: &Block) -> &'static str {
    match &block.kind {
        BlockKind::Text(_) | BlockKind::Warning(..) | BlockKind::Note(..) => "paragraphs",
        BlockKind::Timeline(..) | BlockKind::Decision(..) => "rows",
        _ => "items",
    }
}

/// The numbers of texts in western digits, groups of thousands joined, each with its place.
fn numbers(texts: &[&Written]) -> Vec<(String, Origin)> {
    let mut numbers = Vec::new();
    for text in texts {
        let signs: Vec<(usize, char)> = text.text.char_indices().collect();
        let mut index = 0;
        while let Some((start, sign)) = signs.get(index) {
            if digit(*sign).is_none() {
                index += 1;
                continue;
            }
            let (number, after) = read_number(&signs, index);
            let end = signs.get(after).map_or(text.text.len(), |(end, _)| *end);
            let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            numbers.push((number, text.origin_of(place(*start), place(end))));
            index = after;
        }
    }
    numbers
}

/// The number whose first digit is at `index`, and the index behind it.
fn read_number(signs: &[(usize, char)], index: usize) -> (String, usize) {
    let run = |from: usize| signs.get(from..).unwrap_or(&[]).iter().map_while(|(_, sign)| digit(*sign)).collect::<String>();
    let mut number = run(index);
    let mut after = index + number.len();
    // A longer first run is no group: in "1234 567" two numbers stand side by side.
    let mut may_join = number.len() <= 3;
    while may_join {
        let joined =
            signs.get(after).is_some_and(|(_, sign)| matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | '\'' | '’'));
        let group = if joined { run(after + 1) } else { String::new() };
        may_join = group.len() == 3;
        if may_join {
            number.push_str(&group);
            after += 4;
        }
    }
    (number, after)
}

/// Western, Arabic and Persian digits as western ones.
fn digit(sign: char) -> Option<char> {
    let value = match sign {
        '0'..='9' => return Some(sign),
        '\u{660}'..='\u{669}' => u32::from(sign) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(sign) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}
