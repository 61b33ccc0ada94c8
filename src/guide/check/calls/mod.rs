//! Numbers that a reader is told to call.
//!
//! In: a guide, or its editions. Out: warnings of numbers that are dialled and are not the clinic's, of words that ask to call the
//! clinic beside another number, and of editions that print different numbers. Which number is dialled and which counts, `figures`
//! judges by its shape, the words around it and the place where it stands; a false alarm is borne sooner than 911 in a country of 112.

mod figures;
mod places;
mod surroundings;
mod whom;

use self::figures::check_text;
use self::places::{PlacedText, placed_texts};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::language::Languages;
use crate::guide::model::{Block, BlockKind, Call, Guide, Rank, SectionBody};
use crate::guide::texts::Text;

/// Everything that is judged of the numbers of one guide.
pub(super) fn check_numbers(guide: &Guide, texts: &[Text<'_>], languages: &Languages, found: &mut Diagnostics) {
    let Some(language) = languages.get(&guide.language) else { return };
    for PlacedText { text, place } in placed_texts(guide, texts) {
        check_text(text, place, guide, language, found);
    }
    whom::check_guide(guide, language, found);
}

/// Complains of editions that print different numbers: each is compared with the first.
pub(super) fn check_calls(editions: &[&Guide]) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some((first, others)) = editions.split_first() else { return found };
    for other in others {
        for section in &other.sections {
            let counterpart = first.sections.iter().find(|known| known.id == section.id);
            let Some(SectionBody::Blocks(ours)) = counterpart.map(|section| &section.body) else { continue };
            let SectionBody::Blocks(theirs) = &section.body else { continue };
            // Where blocks are missing, that is told, and which of the others is meant by which is a guess.
            let alike = ours.len() == theirs.len();
            for (one, two) in ours.iter().zip(theirs).filter(|_| alike) {
                compare_blocks(one, two, (first, other), &mut found);
            }
        }
        if let (Some(one), Some(two)) = (&first.checklist, &other.checklist) {
            compare((&one.call, one.origin), (&two.call, two.origin), (first, other), &mut found);
        }
    }
    found.sort_and_dedup();
    found
}

fn compare_blocks(one: &Block, two: &Block, editions: (&Guide, &Guide), found: &mut Diagnostics) {
    match (&one.kind, &two.kind) {
        (BlockKind::Warning(_, _, first), BlockKind::Warning(_, _, other)) => {
            compare((first, one.origin), (other, two.origin), editions, found);
        }
        (BlockKind::Urgency(_, rows, first), BlockKind::Urgency(_, others, other)) => {
            let has_call = |rows: &[(Rank, _)]| rows.iter().any(|(rank, _)| *rank == Rank::Call);
            if has_call(rows) && has_call(others) {
                compare((first, one.origin), (other, two.origin), editions, found);
            }
        }
        _ => {}
    }
}

fn compare(one: (&Call, Origin), two: (&Call, Origin), (first, other): (&Guide, &Guide), found: &mut Diagnostics) {
    let ((one, one_at), (two, two_at)) = (one, two);
    let (one, two) = (one.written(), two.written());
    if one == two {
        return;
    }
    found.push(
        Diagnostic::warning(
            "unequal-calls",
            two_at,
            format!(
                "the number here is call = {two}, but call = {one} in the other edition (`{}` against `{}`)",
                other.language, first.language
            ),
        )
        .also(one_at, format!("the edition in `{}`", first.language))
        .hint("write the same `call` in both: a patient must reach the same people in every language"),
    );
}
