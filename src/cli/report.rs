//! How complaints and results are shown.

use crate::foundation::diagnostic::{Diagnostics, Report, Severity, SourceFiles, render};
use crate::layout::preflight;

use super::Status;
use super::arguments::Format;
use super::job::{Loudness, Manner, Terminal, Warnings};

/// Complaints as text for a stream.
pub(super) fn complaints(complaints: &Diagnostics, files: &SourceFiles, manner: &Manner, stream: Terminal) -> String {
    let report = match (manner.format, stream) {
        (Format::Human, Terminal::Coloured) => Report::Coloured,
        (Format::Human, Terminal::Plain) => Report::Plain,
        (Format::Short, _) => Report::Short,
        (Format::Json, _) => Report::Json,
    };
    match manner.loudness {
        Loudness::Usual => render(complaints, files, report),
        Loudness::ErrorsOnly => {
            let mut errors = Diagnostics::new();
            complaints.iter().filter(|one| one.severity == Severity::Error).for_each(|one| errors.push(one.clone()));
            render(&errors, files, report)
        }
    }
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
