//! The editions of one guide, side by side.
//!
//! In: the editions of a guide in several languages. Out: warnings. Every text is compared with its partner, found by its place (section
//! id, block, row, role): both must have the same *figures*: numbers as values with their units, times, dates, telephone numbers,
//! addresses, link targets, by the habits of each language ([`Numbers`](crate::guide::language::Numbers),
//! [`Units`](crate::guide::language::Units)). A number that differs is the dangerous slip of a translation, so both places are named, and
//! rows that changed places, texts that lost a sentence and texts that nobody translated are told apart from it.
//!
//! The way: a text's pieces (`token`) → its numbers (`numeral`), times (`clock`), telephone numbers (`dial`) → its figures (`scan`);
//! an edition in rows of such texts (`edition`); parts, rows and texts paired (`compare`, `rows`, `align`), figures matched (`matching`);
//! rows in each other's place (`exchange`, `affinity`); what stands in another edition's language (`untranslated`, `repeated`).

mod affinity;
mod align;
mod clock;
mod compare;
mod dial;
mod edition;
mod exchange;
mod matching;
mod numeral;
mod quantity;
mod repeated;
mod report;
mod rows;
mod scan;
mod sentence;
mod token;
mod untranslated;

use self::affinity::Places;
use self::compare::compare;
use self::edition::Translation;
use crate::foundation::diagnostic::Diagnostics;
use crate::guide::language::Languages;
use crate::guide::model::Guide;

/// So many editions are tried as the measure of the others.
const MEASURES_TRIED: usize = 3;

/// Compares the editions of one guide. The measure of the others is the first, unless most of the others differ from it: then the
/// fault is likely its own, and the one that fewest differ from is taken.
pub(super) fn compare_editions(guides: &[&Guide], languages: &Languages) -> Diagnostics {
    let known = guides.iter().filter_map(|guide| Some((*guide, languages.get(&guide.language)?)));
    let mut places = Places::default();
    let editions: Vec<Translation<'_>> = known.map(|(guide, language)| Translation::new(guide, language, &mut places)).collect();
    let mut best: Option<(usize, Diagnostics)> = None;
    for measure in editions.iter().take(MEASURES_TRIED) {
        let others = editions.iter().filter(|edition| edition.guide.language != measure.guide.language);
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
    untranslated::check(&editions, &mut found);
    found.sort_and_dedup();
    found
}

/// How many editions differ from the measure, and in what.
fn compare_with<'e, 'g: 'e>(
    measure: &Translation<'g>,
    others: impl Iterator<Item = &'e Translation<'g>>,
) -> (usize, Diagnostics) {
    let mut all = Diagnostics::new();
    let mut differing = 0;
    for other in others {
        let found = compare(measure, other);
        differing += usize::from(!found.is_empty());
        all.append(found);
    }
    (differing, all)
}
