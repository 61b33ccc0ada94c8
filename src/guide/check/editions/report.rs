//! What is said of two editions that differ.

use super::edition::{Link, Translation};
use super::matching::Difference;
use super::quantity::Figure;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};

/// The complaints about one edition beside another.
pub(super) struct Report<'e, 'g> {
    pub(super) first: &'e Translation<'g>,
    pub(super) other: &'e Translation<'g>,
    pub(super) found: Diagnostics,
}

impl Report<'_, '_> {
    /// A part of one edition that the other has not, or has in another way.
    pub(super) fn unequal(&mut self, at: Origin, message: String, counterpart: Origin) {
        self.found.push(
            self.with_both(Diagnostic::warning("unequal-editions", at, self.of_both(&message)), counterpart)
                .hint("make both editions say the same"),
        );
    }

    /// A number, time, date, telephone number or address that is not the same in both.
    pub(super) fn differs(&mut self, difference: Difference<'_, '_>, first_at: Origin, other_at: Origin) {
        let hint = "find out which of the two is right, and write it in both";
        let complaint = match difference {
            Difference::Unit(one, two) => {
                let message = format!("“{}” stands here, “{}” in the other edition", two.words, one.words);
                self.with_both(Diagnostic::warning("changed-unit", two.at, self.of_both(&message)), one.at)
            }
            Difference::Number(one, two) => {
                let message = format!("{} {} stands here, {} in the other edition", two.called(), two.words, one.words);
                self.with_both(Diagnostic::warning("changed-number", two.at, self.of_both(&message)), one.at)
            }
            Difference::Added(two) => {
                let message = format!("{} {} is not in the other edition", two.called(), two.words);
                self.with_both(Diagnostic::warning("changed-number", two.at, self.of_both(&message)), first_at)
            }
            Difference::Missing(one) => {
                let message = format!("{} {} of the other edition is missing", one.called(), one.words);
                self.with_both(Diagnostic::warning("changed-number", other_at, self.of_both(&message)), one.at)
            }
        };
        self.found.push(complaint.hint(hint));
    }

    /// A link that leads elsewhere.
    pub(super) fn links(&mut self, first: &[&Link], other: &[&Link], first_at: Origin, other_at: Origin) {
        let only = |ours: &[&Link], theirs: &[&Link]| -> Vec<Link> {
            let mut left: Vec<&Link> = theirs.to_vec();
            let mut only = Vec::new();
            for link in ours {
                match left.iter().position(|other| link.is(other)) {
                    Some(place) => drop(left.remove(place)),
                    None => only.push((*link).clone()),
                }
            }
            only
        };
        let (ours, theirs) = (only(first, other), only(other, first));
        for place in 0..ours.len().max(theirs.len()) {
            let (message, at, counterpart) = match (ours.get(place), theirs.get(place)) {
                (Some(one), Some(two)) => {
                    (format!("this leads to `{}`, in the other edition to `{}`", two.target, one.target), two.at, one.at)
                }
                (None, Some(two)) => (format!("the link to `{}` is not in the other edition", two.target), two.at, first_at),
                (Some(one), None) => (format!("the link to `{}` of the other edition is missing", one.target), other_at, one.at),
                (None, None) => continue,
            };
            let complaint = Diagnostic::warning("changed-link", at, self.of_both(&message));
            self.found.push(self.with_both(complaint, counterpart).hint("let both editions lead to the same"));
        }
    }

    /// Rows that stand in each other's place.
    pub(super) fn exchanged(&mut self, other_at: Origin, first_at: Origin, seen: &Figure<'_>) {
        let message =
            format!("{} {} stands in another row of the other edition: rows have changed places", seen.called(), seen.words);
        let complaint = Diagnostic::warning("exchanged-rows", other_at, self.of_both(&message));
        self.found.push(self.with_both(complaint, first_at).hint("bring the rows into the same order in both editions"));
    }

    /// Texts of ranks, or of rows without any figure, that seem to stand in each other's place.
    pub(super) fn seem_exchanged(&mut self, other_at: Origin, first_at: Origin) {
        let message = "this seems to say what another row of the other edition says: rows have changed places";
        let complaint = Diagnostic::warning("exchanged-rows", other_at, self.of_both(message));
        self.found.push(self.with_both(complaint, first_at).hint("bring the rows into the same order in both editions"));
    }

    /// A text that is much shorter than its partner and has fewer sentences.
    pub(super) fn shorter(&mut self, at: Origin, here: usize, there: usize, counterpart: Origin) {
        let message = format!("this text has {here} sentences and is much shorter than the other edition's, which has {there}");
        let complaint = Diagnostic::warning("missing-sentence", at, self.of_both(&message));
        self.found.push(self.with_both(complaint, counterpart).hint("write what is missing"));
    }

    /// The same the other way round.
    pub(super) fn longer(&mut self, at: Origin, here: usize, there: usize, counterpart: Origin) {
        let message = format!("this text has {here} sentences; the other edition's is much shorter and has {there}");
        let complaint = Diagnostic::warning("missing-sentence", at, self.of_both(&message));
        self.found.push(self.with_both(complaint, counterpart).hint("write in the other edition what is missing there"));
    }

    fn of_both(&self, message: &str) -> String {
        format!("{message} (`{}` against `{}`)", self.other.guide.language, self.first.guide.language)
    }

    fn with_both(&self, complaint: Diagnostic, counterpart: Origin) -> Diagnostic {
        complaint.also(counterpart, format!("the edition in `{}`", self.first.guide.language))
    }
}
