//! Two editions, part by part: sections by their ids, blocks by their kinds.

use super::align::{Step, align};
use super::edition::{Chapter, Edition, List, Prepared, Row, Rows};
use super::exchange::check_ranks;
use super::matching::agree;
use super::report::Report;
use super::rows::{compare_joined, compare_row, compare_rows};
use crate::foundation::diagnostic::{Diagnostics, Origin};
use crate::guide::model::BlockKind;

/// What differs between two editions.
pub(super) fn compare<'g>(first: &Edition<'g>, other: &Edition<'g>) -> Diagnostics {
    let mut report = Report { first, other, found: Diagnostics::new() };
    compare_row(&mut report, &first.front, &other.front);
    compare_stages(&mut report);
    let (first_at, other_at) = (first.guide.origin, other.guide.origin);
    for missing in first.sections.iter().filter(|chapter| other.section(&chapter.section.id).is_none()) {
        report.unequal(other_at, format!("the section `{}` is missing", missing.section.id), missing.section.origin);
    }
    for extra in other.sections.iter().filter(|chapter| first.section(&chapter.section.id).is_none()) {
        report.unequal(extra.section.origin, format!("the section `{}` is not in the other edition", extra.section.id), first_at);
    }
    compare_order(&mut report);
    for chapter in &other.sections {
        if let Some(counterpart) = first.section(&chapter.section.id) {
            compare_chapters(&mut report, counterpart, chapter);
        }
    }
    match (&first.checklist, &other.checklist) {
        (Some(one), Some(two)) => compare_checklists(&mut report, one, two),
        (Some(one), None) => report.unequal(other_at, "the checklist is missing".to_owned(), one.checklist.origin),
        (None, Some(two)) => report.unequal(two.checklist.origin, "the other edition has no checklist".to_owned(), first_at),
        (None, None) => {}
    }
    report.found
}

/// The stages below the title.
fn compare_stages(report: &mut Report<'_, '_>) {
    let (Some(one), Some(two)) = (&report.first.guide.subtitle, &report.other.guide.subtitle) else { return };
    let message = match (report.first.guide.stages.len(), report.other.guide.stages.len()) {
        (ours, theirs) if ours == theirs => return,
        (0, _) => "here are stages, in the other edition a subtitle".to_owned(),
        (_, 0) => "here is a subtitle, in the other edition stages".to_owned(),
        (ours, theirs) => format!("here are {} stages, in the other edition {}", theirs + 1, ours + 1),
    };
    report.unequal(two.origin, message, one.origin);
}

/// The sections that both have, in the same order.
fn compare_order(report: &mut Report<'_, '_>) {
    let (first, other) = (report.first, report.other);
    let ours = first.sections.iter().filter(|chapter| other.section(&chapter.section.id).is_some());
    let theirs = other.sections.iter().filter(|chapter| first.section(&chapter.section.id).is_some());
    let pairs = ours.zip(theirs).map(|(one, two)| (one.section, two.section));
    if let Some((one, two)) = pairs.into_iter().find(|(one, two)| one.id != two.id) {
        let message = format!("the section `{}` stands where the other edition has `{}`", two.id, one.id);
        report.unequal(two.origin, message, one.origin);
    }
}

fn compare_chapters(report: &mut Report<'_, '_>, first: &Chapter<'_>, other: &Chapter<'_>) {
    compare_row(report, &first.heading, &other.heading);
    let (first_at, other_at) = (first.section.origin, other.section.origin);
    let id = &other.section.id;
    let (ours, theirs) = match (&first.blocks, &other.blocks) {
        (Some(ours), Some(theirs)) => (ours, theirs),
        (None, None) => return,
        _ => {
            let message = format!("the section `{id}` prints the checklist in one edition only");
            report.unequal(other_at, message, first_at);
            return;
        }
    };
    let same_kinds = ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, two)| kind(one) == kind(two));
    if same_kinds {
        for (one, two) in ours.iter().zip(theirs) {
            compare_blocks(report, one, two);
        }
        return;
    }
    let mut steps = align(ours.len(), theirs.len(), |one, two| likeness(&ours[one], &theirs[two])).into_iter().peekable();
    while let Some(step) = steps.next() {
        match (step, steps.peek().copied()) {
            (Step::Both(one, two), _) => compare_blocks(report, &ours[one], &theirs[two]),
            (Step::First(one), Some(Step::Other(two))) | (Step::Other(two), Some(Step::First(one))) => {
                steps.next();
                compare_kinds(report, &ours[one], &theirs[two]);
            }
            (Step::First(one), _) => {
                let message =
                    format!("the section `{id}` has no `{}` block in the place of the other edition's", kind(&ours[one]));
                report.unequal(other_at, message, ours[one].block.origin);
            }
            (Step::Other(two), _) => {
                let message = format!("the section `{id}` has a `{}` block only here", kind(&theirs[two]));
                report.unequal(theirs[two].block.origin, message, first_at);
            }
        }
    }
}

/// How alike two blocks are; `None` for two kinds.
fn likeness(first: &Rows<'_>, other: &Rows<'_>) -> Option<i32> {
    let (ours, theirs) = (first.figures(), other.figures());
    let figures = match (ours.all.is_empty() && theirs.all.is_empty(), agree(&ours, &theirs)) {
        (true, _) => 0,
        (false, true) => 8,
        (false, false) => -4,
    };
    let (rows, texts) = (first.rows.len() == other.rows.len(), first.whole.texts.len() == other.whole.texts.len());
    let alike = 10 + figures + 4 * i32::from(rows) + 2 * i32::from(texts);
    (kind(first) == kind(other)).then_some(alike)
}

/// Blocks of two kinds in the same place: what they say is compared as one.
fn compare_kinds(report: &mut Report<'_, '_>, first: &Rows<'_>, other: &Rows<'_>) {
    let (first_at, other_at) = (first.block.origin, other.block.origin);
    let message = format!("a `{}` block stands where the other edition has `{}`", kind(other), kind(first));
    report.unequal(other_at, message, first_at);
    let (ours, theirs): (Vec<&Prepared<'_>>, Vec<&Prepared<'_>>) = (first.texts().collect(), other.texts().collect());
    compare_joined(report, &ours, &theirs, first_at, other_at);
}

fn compare_blocks(report: &mut Report<'_, '_>, first: &Rows<'_>, other: &Rows<'_>) {
    let (first_at, other_at) = (first.block.origin, other.block.origin);
    compare_row(report, &first.whole, &other.whole);
    let name = format!("this `{}` block", kind(other));
    if let (BlockKind::Urgency(..), BlockKind::Urgency(..)) = (&first.block.kind, &other.block.kind) {
        check_ranks(report.other, &other.rows, &mut report.found);
        check_ranks(report.first, &first.rows, &mut report.found);
        compare_ranks(report, first, other);
        return;
    }
    compare_rows(report, &first.rows, &other.rows, counted(other), (&name, first_at, other_at));
}

/// The rows of urgency tables, each rank with its own.
fn compare_ranks(report: &mut Report<'_, '_>, first: &Rows<'_>, other: &Rows<'_>) {
    let (first_at, other_at) = (first.block.origin, other.block.origin);
    let numbers = |rows: &[Row<'_>]| rows.iter().map(|row| row.number).collect::<Vec<_>>();
    if numbers(&first.rows) == numbers(&other.rows) {
        compare_rows(report, &first.rows, &other.rows, "rows", ("this `urgency` block", first_at, other_at));
        return;
    }
    for one in &first.rows {
        match other.rows.iter().find(|two| two.number == one.number) {
            Some(two) => compare_row(report, one, two),
            None => {
                let rank = rank(one.number);
                report.unequal(other_at, format!("this `urgency` block has no `{rank}`"), one.at().unwrap_or(first_at));
            }
        }
    }
    for two in other.rows.iter().filter(|two| first.rows.iter().all(|one| one.number != two.number)) {
        let rank = rank(two.number);
        report.unequal(two.at().unwrap_or(other_at), format!("the other edition has no `{rank}` here"), first_at);
    }
}

fn rank(number: usize) -> &'static str {
    ["home", "call", "emergency"].get(number).copied().unwrap_or("row")
}

fn compare_checklists(report: &mut Report<'_, '_>, first: &List<'_>, other: &List<'_>) {
    let (first_at, other_at) = (first.checklist.origin, other.checklist.origin);
    compare_row(report, &first.whole, &other.whole);
    if first.groups.len() != other.groups.len() {
        let message = format!("the checklist has {} groups, the other edition has {}", other.groups.len(), first.groups.len());
        report.unequal(other_at, message, first_at);
    }
    for ((title, items), (other_title, other_items)) in first.groups.iter().zip(&other.groups) {
        compare_row(report, title, other_title);
        let at = |row: &Row<'_>, whole: Origin| row.at().unwrap_or(whole);
        let holder = ("this group", at(title, first_at), at(other_title, other_at));
        compare_rows(report, items, other_items, "items", holder);
    }
    compare_rows(report, &first.fields, &other.fields, "fields", ("the checklist", first_at, other_at));
    compare_rows(report, &first.questions, &other.questions, "questions", ("the checklist", first_at, other_at));
    let fields = first.checklist.fields.iter().zip(&other.checklist.fields);
    for (one, two) in fields.filter(|(one, two)| one.lines != two.lines) {
        let message = format!("this field has {} lines, the other edition has {}", two.lines, one.lines);
        report.unequal(two.label.origin, message, one.label.origin);
    }
}

impl<'g> Rows<'g> {
    fn texts(&self) -> impl Iterator<Item = &Prepared<'g>> {
        self.whole.texts.iter().chain(self.rows.iter().flat_map(|row| &row.texts))
    }

    fn figures(&self) -> super::scan::Figures<'g> {
        super::edition::joined(self.texts())
    }
}

fn kind(rows: &Rows<'_>) -> &'static str {
    rows.block.kind.key().name()
}

/// What the rows of a block are called.
fn counted(rows: &Rows<'_>) -> &'static str {
    match &rows.block.kind {
        BlockKind::Timeline(..) | BlockKind::Decision(..) | BlockKind::Urgency(..) => "rows",
        BlockKind::Steps(..) => "steps",
        BlockKind::Sources(..) => "sources",
        _ => "items",
    }
}
