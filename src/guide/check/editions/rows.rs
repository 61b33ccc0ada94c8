//! Rows beside rows, and the texts in them.

use super::affinity::{Evidence, PlaceSet, WHOLE};
use super::align::{Step, align};
use super::edition::{Link, Prepared, Row, joined};
use super::exchange::{evidence, exchanges};
use super::matching::{agree, differences};
use super::report::Report;
use super::sentence::sentences;
use crate::foundation::diagnostic::Origin;
use crate::guide::texts::Role;

/// A text that is shorter by so many hundredths of an average sentence for each that it has less may have lost one, …
const SHORTER: usize = 62;
/// … by so many it surely has, …
const SURELY_SHORTER: usize = 95;
/// … if it is shorter by more than so many signs.
const FEWEST_SIGNS: usize = 25;

/// Every role, in the order in which texts of a row are compared.
const ROLES: [Role; 31] = [
    Role::Title,
    Role::Subtitle,
    Role::Notice,
    Role::Hours,
    Role::SectionTitle,
    Role::Tag,
    Role::Lead,
    Role::BlockTitle,
    Role::Paragraph,
    Role::Term,
    Role::Item,
    Role::InnerItem,
    Role::Step,
    Role::Label,
    Role::RowText,
    Role::ColumnHead,
    Role::Unit,
    Role::Cell,
    Role::CellItem,
    Role::Alternative,
    Role::Caption,
    Role::SourceTitle,
    Role::Publisher,
    Role::SourceAddress,
    Role::ChecklistTitle,
    Role::ChecklistLead,
    Role::GroupTitle,
    Role::GroupItem,
    Role::FieldLabel,
    Role::Question,
    Role::Emergency,
];

/// Rows in order; `called` is what they are, in the plural, and `holder` where they stand.
pub(super) fn compare_rows(
    report: &mut Report<'_, '_>,
    first: &[Row<'_>],
    other: &[Row<'_>],
    called: &str,
    holder: (&str, Origin, Origin),
) {
    let (name, first_at, other_at) = holder;
    if first.len() == other.len() {
        let exchanged = exchanges(report, first, other);
        for (place, (one, two)) in first.iter().zip(other).enumerate() {
            if !exchanged.contains(&place) {
                compare_row(report, one, two);
            }
        }
        return;
    }
    let message = format!("{name} has {} {called}, the other edition has {}", other.len(), first.len());
    report.unequal(other_at, message, first_at);
    let mut inside = PlaceSet::default();
    first.iter().chain(other).for_each(|row| row.places(&mut inside));
    let (ours, theirs) = (evidence(report.first, first, &inside), evidence(report.other, other, &inside));
    let alike = |one: usize, two: usize| {
        let words = ours[one].affinity(&theirs[two]) / (WHOLE / 20);
        Some(likeness(report, &first[one], &other[two]) + i32::try_from(words).unwrap_or(0))
    };
    for step in align(first.len(), other.len(), alike) {
        match step {
            Step::Both(one, two) => compare_row(report, &first[one], &other[two]),
            Step::First(one) => {
                let at = first[one].at().unwrap_or(first_at);
                report.unequal(other_at, format!("one of the {called} of the other edition is likely missing"), at);
            }
            Step::Other(two) => {
                let at = other[two].at().unwrap_or(other_at);
                report.unequal(at, format!("this one of the {called} is likely not in the other edition"), first_at);
            }
        }
    }
}

/// How alike two rows are: by their figures, and by their lengths.
fn likeness(report: &Report<'_, '_>, first: &Row<'_>, other: &Row<'_>) -> i32 {
    let (ours, theirs) = (first.figures(), other.figures());
    let figures = match (ours.all.is_empty() && theirs.all.is_empty(), agree(&ours, &theirs)) {
        (true, _) => 0,
        (false, true) => 30,
        (false, false) => -15,
    };
    let expected = expected(report, first.length()).max(1);
    let (short, long) = (expected.min(other.length()), expected.max(other.length()).max(1));
    11 + figures + i32::try_from(10 * short / long).unwrap_or(0)
}

/// How long a text of the first edition is likely to be in the other.
fn expected(report: &Report<'_, '_>, length: usize) -> usize {
    length * report.other.length / report.first.length.max(1)
}

/// The texts of two rows, each role with its own.
pub(super) fn compare_row(report: &mut Report<'_, '_>, first: &Row<'_>, other: &Row<'_>) {
    let role = |text: &Prepared<'_>| text.text.role;
    if first.texts.iter().map(role).eq(other.texts.iter().map(role)) {
        for (one, two) in first.texts.iter().zip(&other.texts) {
            compare_texts(report, one, two);
        }
        return;
    }
    let there = first.texts.iter().chain(&other.texts).fold(0u64, |there, text| there | 1 << text.text.role as u32);
    for role in ROLES.into_iter().filter(|role| there & 1 << *role as u32 != 0) {
        let ours: Vec<&Prepared<'_>> = first.of(role).collect();
        let theirs: Vec<&Prepared<'_>> = other.of(role).collect();
        match (ours.first(), theirs.first()) {
            (None, None) => {}
            (Some(one), None) => {
                let at = other.at().unwrap_or(report.other.guide.origin);
                lone(report, role, one, at, true);
            }
            (None, Some(two)) => {
                let at = first.at().unwrap_or(report.first.guide.origin);
                lone(report, role, two, at, false);
            }
            (Some(one), Some(two)) if ours.len() != theirs.len() => {
                let (at, counterpart) = (two.text.written.origin, one.text.written.origin);
                let parts = if role == Role::InnerItem { "inner points" } else { "paragraphs" };
                let message = format!("there are {} {parts} here, {} in the other edition", theirs.len(), ours.len());
                report.unequal(at, message, counterpart);
                compare_joined(report, &ours, &theirs, counterpart, at);
            }
            (Some(_), Some(_)) => {
                for (one, two) in ours.iter().zip(&theirs) {
                    compare_texts(report, one, two);
                }
            }
        }
    }
}

/// A text that only one of the editions has.
fn lone(report: &mut Report<'_, '_>, role: Role, text: &Prepared<'_>, at: Origin, missing: bool) {
    let called = match role {
        Role::Subtitle => "subtitle",
        Role::Notice => "notice",
        Role::Tag => "tag",
        Role::Lead | Role::ChecklistLead => "lead",
        Role::Term => "term",
        Role::InnerItem => "inner point",
        Role::Alternative => "alternative text",
        Role::Caption => "caption",
        Role::Publisher => "publisher",
        Role::SourceAddress => "address of the source",
        Role::Emergency => "emergency sentence",
        // A title may be the fixed label in one edition; the rest is always there, or counted elsewhere.
        _ => return,
    };
    let own = text.text.written.origin;
    if missing {
        report.unequal(at, format!("there is no {called} here"), own);
    } else {
        report.unequal(own, format!("the other edition has no {called} here"), at);
    }
}

/// Two texts that say the same in two languages.
fn compare_texts(report: &mut Report<'_, '_>, first: &Prepared<'_>, other: &Prepared<'_>) {
    let (first_at, other_at) = (first.text.written.origin, other.text.written.origin);
    for difference in differences(&first.figures, &other.figures) {
        report.differs(difference, first_at, other_at);
    }
    if !first.links.is_empty() || !other.links.is_empty() {
        let (ours, theirs): (Vec<&Link>, Vec<&Link>) = (first.links.iter().collect(), other.links.iter().collect());
        report.links(&ours, &theirs, first_at, other_at);
    }
    let expected = first.length * 100 / part_of_hundred(report, first, other);
    if has_lost_sentence(first, other, expected, other.length, report) {
        report.shorter(other_at, other.sentences.len(), first.sentences.len(), first_at);
    } else if has_lost_sentence(other, first, other.length, expected, report) {
        report.longer(other_at, other.sentences.len(), first.sentences.len(), first_at);
    }
}

/// How many hundredths of its partner's length a text of the first edition likely has, as the rest of both editions shows; where there
/// is little else, about as many.
fn part_of_hundred(report: &Report<'_, '_>, first: &Prepared<'_>, other: &Prepared<'_>) -> usize {
    const LITTLE: usize = 100;
    let ours = report.first.length.saturating_sub(first.length) + LITTLE;
    let theirs = report.other.length.saturating_sub(other.length) + LITTLE;
    (100 * ours / theirs).clamp(55, 180)
}

/// Whether a text has fewer sentences than its partner and is as much shorter as that lets expect. Translators join and part sentences:
/// then the length stays, or the words of each sentence are found again.
fn has_lost_sentence(whole: &Prepared<'_>, left: &Prepared<'_>, expected: usize, length: usize, report: &Report<'_, '_>) -> bool {
    let lost = whole.sentences.len().saturating_sub(left.sentences.len());
    if lost == 0 || expected <= length + FEWEST_SIGNS {
        return false;
    }
    // In hundredths of the length of the sentences that there are fewer.
    let shorter = 100 * whole.sentences.len() * (expected - length) / (expected * lost);
    shorter > SURELY_SHORTER || (shorter > SHORTER && speaks_of_less(whole, left, report))
}

/// Whether a sentence of a text is not found again in its partner, though its others are.
fn speaks_of_less(whole: &Prepared<'_>, left: &Prepared<'_>, report: &Report<'_, '_>) -> bool {
    let of_first = |text: &Prepared<'_>| std::ptr::eq(text.text.written, whole.text.written);
    let in_first = report.first.rows().flat_map(|row| &row.texts).any(of_first);
    let (ours, theirs) = if in_first { (report.first, report.other) } else { (report.other, report.first) };
    let mut inside = PlaceSet::default();
    inside.insert(whole.number);
    inside.insert(left.number);
    let partner = theirs.vocabulary.evidence(left.words.iter().copied(), &inside);
    let parts = sentences(&whole.text.written.text);
    let told: Vec<Evidence<'_>> = parts.map(|(_, part)| ours.vocabulary.evidence(ours.vocabulary.known(part), &inside)).collect();
    let mut shares: Vec<u32> =
        told.iter().filter(|told| told.words() >= 2).map(|told| told.affinity(&partner) / told.words()).collect();
    shares.sort_unstable();
    let Some((least, rest)) = shares.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let rest = rest.iter().sum::<u32>() / u32::try_from(rest.len()).unwrap_or(1);
    *least < WHOLE / 5 && rest > 2 * WHOLE / 5
}

/// Texts whose counts differ, as one.
pub(super) fn compare_joined(
    report: &mut Report<'_, '_>,
    first: &[&Prepared<'_>],
    other: &[&Prepared<'_>],
    first_at: Origin,
    other_at: Origin,
) {
    let (ours, theirs) = (joined(first.iter().copied()), joined(other.iter().copied()));
    for difference in differences(&ours, &theirs) {
        report.differs(difference, first_at, other_at);
    }
    let (ours, theirs): (Vec<&Link>, Vec<&Link>) =
        (first.iter().flat_map(|text| &text.links).collect(), other.iter().flat_map(|text| &text.links).collect());
    report.links(&ours, &theirs, first_at, other_at);
}
