//! Rows that stand in each other's place.
//!
//! Three things tell it: figures that are those of the other row's partner; ranks whose labels are what the language calls another rank;
//! and, where there are no figures, words that stand together with those of the other row in the rest of the guide.

use super::affinity::{Evidence, PlaceSet, WHOLE};
use super::edition::{Row, Translation};
use super::matching::agree;
use super::report::Report;
use super::token::{PieceKind, Pieces, small};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Language;
use crate::guide::texts::Role;

/// Two rows have changed places where what speaks for it is so many times what speaks against it, …
const TIMES_MORE: u32 = 2;
/// … and is worth so many pairs of words that always stand together.
const LEAST: u32 = 3 * WHOLE / 2;
/// So many letters of a word of a label are compared.
const STEM: usize = 4;

/// The places of rows that stand in each other's place. They are complained of here.
pub(super) fn exchanges(report: &mut Report<'_, '_>, first: &[Row<'_>], other: &[Row<'_>]) -> Vec<usize> {
    let mut exchanged = by_figures(report, first, other);
    if exchanged.is_empty() && first.len() > 1 {
        exchanged = by_words(report, first, other);
    }
    exchanged
}

fn by_figures(report: &mut Report<'_, '_>, first: &[Row<'_>], other: &[Row<'_>]) -> Vec<usize> {
    let may_differ = |place: &usize| !first[*place].has_same_figures(&other[*place]);
    // It takes two to change places.
    if (0..first.len()).filter(may_differ).nth(1).is_none() {
        return Vec::new();
    }
    let ours: Vec<_> = first.iter().map(Row::figures).collect();
    let theirs: Vec<_> = other.iter().map(Row::figures).collect();
    let differing: Vec<usize> = (0..first.len()).filter(|place| !agree(&ours[*place], &theirs[*place])).collect();
    let partner = |place: usize| {
        let mut candidates = differing.iter().copied().filter(|other| *other != place && !ours[place].all.is_empty());
        candidates.find(|other| agree(&ours[place], &theirs[*other]))
    };
    let moved: Vec<(usize, usize)> = differing.iter().filter_map(|place| Some((*place, partner(*place)?))).collect();
    // Rows have changed places where each of them is found again among them.
    let exchanged: Vec<(usize, usize)> =
        moved.iter().copied().filter(|(_, to)| moved.iter().any(|(from, _)| from == to)).collect();
    for (from, to) in &exchanged {
        let seen = theirs[*to].all.first();
        if let (Some(seen), Some(other_at), Some(first_at)) = (seen, other[*to].at(), first[*from].at()) {
            report.exchanged(other_at, first_at, seen);
        }
    }
    exchanged.into_iter().map(|(from, _)| from).collect()
}

/// What the words of rows tell, all other places of the guide considered.
pub(super) fn evidence<'e>(edition: &'e Translation<'_>, rows: &[Row<'_>], inside: &'e PlaceSet) -> Vec<Evidence<'e>> {
    rows.iter().map(|row| edition.vocabulary.evidence(row.words(), inside)).collect()
}

fn by_words(report: &mut Report<'_, '_>, first: &[Row<'_>], other: &[Row<'_>]) -> Vec<usize> {
    let mut inside = PlaceSet::default();
    first.iter().chain(other).for_each(|row| row.places(&mut inside));
    let ours = evidence(report.first, first, &inside);
    let theirs = evidence(report.other, other, &inside);
    let own: Vec<u32> = ours.iter().zip(&theirs).map(|(one, two)| one.affinity(two)).collect();
    let mut exchanged = Vec::new();
    for one in 0..first.len() {
        for two in one + 1..first.len() {
            let straight = own[one] + own[two];
            // Most rows speak for themselves, and more than others could.
            if straight > WHOLE * (ours[one].words() + ours[two].words()) / TIMES_MORE {
                continue;
            }
            let crossed = ours[one].affinity(&theirs[two]) + ours[two].affinity(&theirs[one]);
            if crossed >= LEAST && crossed > TIMES_MORE * straight {
                for (here, there) in [(one, two), (two, one)] {
                    if let (Some(other_at), Some(first_at)) = (other[here].at(), first[there].at()) {
                        report.seem_exchanged(other_at, first_at);
                    }
                }
                exchanged.extend([one, two]);
            }
        }
    }
    exchanged
}

/// Ranks whose labels are what the language calls another rank: `home` and `call` exchanged.
pub(super) fn check_ranks(edition: &Translation<'_>, rows: &[Row<'_>], found: &mut Diagnostics) {
    let stems: Vec<Vec<String>> = ranks(edition.language).iter().map(|label| stems(label)).collect();
    let meant = |row: &Row<'_>| {
        let label = row.of(Role::Label).next()?;
        let words = self::stems(&label.text.written.text);
        let shared: Vec<usize> = stems.iter().map(|known| known.iter().filter(|stem| words.contains(stem)).count()).collect();
        let most = *shared.iter().max().filter(|most| **most > 0)?;
        let mut best = shared.iter().enumerate().filter(|(_, count)| **count == most).map(|(rank, _)| rank);
        best.next().filter(|_| best.next().is_none())
    };
    for row in rows {
        let Some(rank) = meant(row).filter(|rank| *rank != row.number) else { continue };
        let other = rows.iter().find(|other| other.number == rank && meant(other) == Some(row.number));
        if let (Some(at), Some(other_at)) = (row.at(), other.and_then(Row::at)) {
            let names = ["home", "call", "emergency"];
            let name = |rank: usize| names.get(rank).copied().unwrap_or("row");
            let message = format!("this is the label of `{}`, and stands at `{}`", name(rank), name(row.number));
            let complaint = Diagnostic::warning("exchanged-rows", at, message);
            found.push(complaint.also(other_at, "the other way round").hint("exchange the two rows"));
        }
    }
}

fn ranks(language: &Language) -> [&str; 3] {
    let labels = &language.labels;
    [&labels.rank_home, &labels.rank_call, &labels.rank_emergency]
}

fn stems(text: &str) -> Vec<String> {
    let pieces = Pieces::new(text);
    let words = pieces.iter().filter(|token| token.kind == PieceKind::Word).map(|token| small(&text[token.start..token.end]));
    words.filter(|word| word.chars().count() >= STEM).map(|word| word.chars().take(STEM).collect()).collect()
}
