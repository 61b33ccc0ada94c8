//! `handout check`: every error and warning, up to the proof of the finished pages; writes nothing.

use super::arguments::Format;
use super::job::{Loudness, Manner, Selection};
use super::reading::Library;
use super::{Outcome, report};

pub(super) fn run(selection: &Selection, manner: &Manner) -> anyhow::Result<Outcome> {
    let library = Library::read(selection)?;
    let said = library.set(selection, |_, documents| documents.complaints);
    let complaints = library.all_complaints(&said);
    let mut out = report::complaints(&complaints, &library.files, manner, manner.stdout);
    if manner.format == Format::Human && manner.loudness == Loudness::Usual {
        let editions = report::counted(library.editions.len(), "language file");
        out.push_str(&format!("{editions} checked: {}\n", report::summary(&complaints)));
    }
    Ok(Outcome { status: report::status(&complaints), out, err: String::new() })
}
