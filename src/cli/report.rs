//! How complaints and results are shown.

use std::collections::BTreeMap;

use crate::foundation::diagnostic::{Diagnostics, Report, Severity, SourceFiles, render};
use crate::layout::preflight;

use super::arguments::Format;
use super::job::{Loudness, Manner, Warnings};
use super::outcome::Status;
use super::surroundings::Terminal;

/// So many complaints that say the same of different places are shown to a person: a text in letters that no font has gives thousands.
const MOST_ALIKE: usize = 10;

/// Complaints as text for a stream.
pub(super) fn complaints(complaints: &Diagnostics, files: &SourceFiles, manner: &Manner, stream: Terminal) -> String {
    let report = match (manner.format, stream) {
        (Format::Human, Terminal::Coloured) => Report::Coloured,
        (Format::Human, Terminal::Plain) => Report::Plain,
        (Format::Short, _) => Report::Short,
        (Format::Json, _) => Report::Json,
    };
    let said = complaints.iter().filter(|one| manner.loudness == Loudness::Usual || one.severity == Severity::Error);
    let said: Diagnostics = said.cloned().collect();
    render(&if manner.format == Format::Human { thinned(said) } else { said }, files, report)
}

/// The same with the first of those that are alike; the last of them says how many more there are.
fn thinned(complaints: Diagnostics) -> Diagnostics {
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    complaints.iter().for_each(|one| *alike.entry(one.message.clone()).or_default() += 1);
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    let kept = complaints.into_iter().filter_map(|mut one| {
        let (place, all) = (shown.entry(one.message.clone()).or_default(), alike.get(&one.message).copied().unwrap_or(0));
        *place += 1;
        if *place == MOST_ALIKE && all > MOST_ALIKE {
            one.message.push_str(&format!(", and the same in {} more places", all - MOST_ALIKE));
        }
        (*place <= MOST_ALIKE).then_some(one)
    });
    kept.collect()
}

/// How a run with these complaints ends.
pub(super) fn status(complaints: &Diagnostics) -> Status {
    let errors = || complaints.iter().filter(|one| one.severity == Severity::Error);
    if errors().any(|one| preflight::OUR_FAULTS.contains(&one.name)) {
        Status::OurFault
    } else if errors().next().is_some() {
        Status::Faulty
    } else {
        Status::Done
    }
}

/// Complaints as they count under `--deny`.
pub(super) fn judged(mut complaints: Diagnostics, warnings: Warnings) -> Diagnostics {
    match warnings {
        Warnings::Shown => {}
        Warnings::Denied => complaints.deny_warnings(),
    }
    complaints
}

/// `1 error`, `3 errors`.
pub(super) fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// `2 errors, 1 warning`, or `no complaints`.
pub(super) fn summary(complaints: &Diagnostics) -> String {
    let count = |severity, what| {
        let number = complaints.count(severity);
        (number > 0).then(|| counted(number, what))
    };
    let parts: Vec<String> =
        [count(Severity::Error, "error"), count(Severity::Warning, "warning")].into_iter().flatten().collect();
    if parts.is_empty() { "no complaints".to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::Diagnostic;

    #[test]
    fn of_many_that_are_alike_the_first_are_shown_to_a_person() {
        let many: Diagnostics = (0..300).map(|_| Diagnostic::error("missing-glyph", None, "no font has it")).collect();
        let manner = |format| Manner { format, loudness: Loudness::Usual, stdout: Terminal::Plain, stderr: Terminal::Plain };
        let said = |format| complaints(&many, &SourceFiles::new(), &manner(format), Terminal::Plain);
        assert_eq!(said(Format::Human).matches("error[missing-glyph]").count(), MOST_ALIKE);
        assert!(said(Format::Human).contains("no font has it, and the same in 290 more places"));
        assert_eq!(said(Format::Short).lines().count(), 300);
    }
}
