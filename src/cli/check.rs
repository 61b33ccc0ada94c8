//! `handout check`: every error and warning, up to the proof of the finished pages and the questions of a print shop; writes nothing.

use serde_json::json;

use crate::foundation::diagnostic::Diagnostics;
use crate::guide::model::Part;

use super::arguments::Format;
use super::job::{Loudness, Manner, Selection};
use super::outcome::Outcome;
use super::reading::{Answers, Library};
use super::report;

/// What is said of one language.
struct Checked {
    complaints: Diagnostics,
    /// For a press, by the names of the files.
    preflight: Vec<(String, Part, Answers)>,
}

pub(super) fn run(selection: &Selection, manner: &Manner) -> anyhow::Result<Outcome> {
    let library = Library::read(selection)?;
    let checked =
        library.set(selection, |_, documents| Checked { preflight: documents.preflight, complaints: documents.complaints });
    let complaints = library.all_complaints(checked.iter().map(|one| &one.complaints));
    let mut out = report::complaints(&complaints, &library.files, manner, manner.stdout);
    if manner.loudness == Loudness::Usual {
        out.extend(checked.iter().map(|one| preflight(one, manner.format)));
    }
    if manner.format == Format::Human && manner.loudness == Loudness::Usual {
        let editions = report::counted(library.editions.len(), "language file");
        out.push_str(&format!("{editions} checked: {}\n", report::summary(&complaints)));
    }
    Ok(Outcome { status: report::status(&complaints), out, err: String::new() })
}

/// What a print shop would ask of the files of one language.
fn preflight(checked: &Checked, format: Format) -> String {
    let passes = !checked.complaints.has_errors();
    let verdict = if passes { "pass" } else { "to be mended: see the complaints" };
    let one = |(name, part, answers): &(String, Part, Answers)| match format {
        Format::Human => {
            let wide = answers.iter().map(|(question, _)| question.chars().count()).max().unwrap_or(0);
            let lines: String = answers.iter().map(|(question, answer)| format!("  {question:<wide$}  {answer}\n")).collect();
            format!("{name}.pdf\n{lines}  {:<wide$}  {verdict}\n\n", "verdict")
        }
        Format::Short => format!("{name}.pdf: preflight: {verdict}\n"),
        Format::Json => {
            let answers: serde_json::Map<String, serde_json::Value> =
                answers.iter().map(|(question, answer)| ((*question).to_owned(), json!(answer))).collect();
            let part = match part {
                Part::Guide => "guide",
                Part::Checklist => "checklist",
            };
            format!(
                "{}\n",
                json!({ "kind": "preflight", "file": format!("{name}.pdf"), "part": part, "passes": passes, "answers": answers })
            )
        }
    };
    checked.preflight.iter().map(one).collect()
}
