//! `handout build`: the PDFs of every language, each language's files together or not at all.

use serde_json::json;

use crate::design::style::{booklet_suffix, name_suffix};
use crate::foundation::diagnostic::{Diagnostics, Severity};
use crate::foundation::geometry::Length;
use crate::foundation::resources::join;
use crate::guide::model::Part;
use crate::layout::preflight::Proven;

use super::arguments::Format;
use super::explain::{Explained, Explanation};
use super::files::{Destination, NewFile};
use super::job::{Loudness, Manner, Selection};
use super::misuse::Misuse;
use super::outcome::{Outcome, Status};
use super::production::{Form, Production};
use super::reading::{Documents, Library, Translation};
use super::table::{Align, table};
use super::{report, stages};

/// What became of one language.
struct Built {
    name: String,
    language: String,
    complaints: Diagnostics,
    files: Vec<BuiltFile>,
    explanations: Vec<Explanation>,
    /// Why the files could not be written.
    refused: Option<String>,
}

struct BuiltFile {
    part: Part,
    path: String,
    pages: usize,
    /// How a booklet is printed.
    advice: Option<String>,
}

pub(super) fn run(selection: &Selection, production: &Production, manner: &Manner) -> anyhow::Result<Outcome> {
    let library = Library::read(selection)?;
    let destination = Destination::new(&production.out);
    let built = library.set(selection, |edition, documents| build(edition, documents, selection, production, &destination));
    drop(destination);
    let complaints = library.all_complaints(built.iter().map(|one| &one.complaints));

    let mut err = report::complaints(&complaints, &library.files, manner, manner.stderr);
    let mut status = report::status(&complaints);
    for refusal in built.iter().filter_map(|one| one.refused.as_ref()) {
        err.push_str(&format!("error: {refusal}\n"));
        status = status.max(Status::Misuse);
    }
    if let (Explained::OnePage(page), Status::Done) = (production.explained, status)
        && built.iter().all(|one| one.explanations.is_empty())
    {
        return Err(Misuse::new(format!("no guide there has a page {page}")).into());
    }
    let out = match manner.loudness {
        Loudness::Usual => results(&built, manner.format) + &explanations(&built, manner.format),
        Loudness::ErrorsOnly => String::new(),
    };
    Ok(Outcome { status, out, err })
}

fn build(
    edition: &Translation,
    documents: Documents,
    selection: &Selection,
    production: &Production,
    destination: &Destination,
) -> Built {
    let mut built = Built {
        name: edition.name.clone(),
        language: edition.language.clone(),
        complaints: documents.complaints,
        files: Vec::new(),
        explanations: Vec::new(),
        refused: None,
    };
    let (mut files, mut list) = (Vec::new(), Vec::new());
    let done = match production.form {
        Form::Pages => pages(&documents.parts, production),
        Form::Booklet(creep) => booklets(&documents.parts, creep, selection, production),
    };
    for one in done {
        match one {
            Ok((file, bytes)) => {
                files.push(NewFile { path: file.path.clone(), bytes });
                list.push(file);
            }
            Err(complaints) => built.complaints.append(complaints),
        }
    }
    let made = documents.parts.iter().filter(|(part, _)| list.iter().any(|file| file.part == *part));
    built.explanations = made.filter_map(|(_, pages)| Explanation::of(pages, production.explained)).collect();
    if !built.complaints.has_errors() {
        match destination.write_together(&files) {
            Ok(()) => built.files = list,
            Err(error) => built.refused = Some(format!("{error:#}")),
        }
    }
    built
}

/// A file, and what is in it.
type Done = Result<(BuiltFile, Vec<u8>), Diagnostics>;

/// Documents page by page.
fn pages(parts: &[(Part, Proven)], production: &Production) -> Vec<Done> {
    let file = |(part, pages): &(Part, Proven)| BuiltFile {
        part: *part,
        path: join(&production.out, &format!("{}.pdf", pages.properties.name)),
        pages: pages.pages.len(),
        advice: None,
    };
    let pdfs = stages::pdfs(parts.iter().map(|(_, pages)| pages));
    parts.iter().zip(pdfs).map(|(document, pdf)| pdf.map(|bytes| (file(document), bytes))).collect()
}

/// Documents on sheets. A checklist is never folded: it is to hang on a door.
fn booklets(parts: &[(Part, Proven)], creep: Length, selection: &Selection, production: &Production) -> Vec<Done> {
    let fold = |(part, pages): &(Part, Proven)| {
        let booklet = stages::booklet(pages, creep)?;
        let (edition, paper) = (selection.edition, selection.paper);
        let name = &pages.properties.name;
        let stem = name.strip_suffix(&name_suffix(edition, paper)).unwrap_or(name);
        let path = join(&production.out, &format!("{stem}{}.pdf", booklet_suffix(edition, paper)));
        Ok((BuiltFile { part: *part, path, pages: pages.pages.len(), advice: Some(booklet.advice()) }, booklet.bytes))
    };
    parts.iter().filter(|(part, _)| *part == Part::Guide).map(fold).collect()
}

fn results(built: &[Built], format: Format) -> String {
    match format {
        Format::Human if built.is_empty() => String::new(),
        Format::Human => {
            let heads = [
                ("guide", Align::Left),
                ("language", Align::Left),
                ("pages", Align::Right),
                ("warnings", Align::Right),
                ("file", Align::Left),
            ];
            table(&heads, &built.iter().flat_map(rows).collect::<Vec<_>>()) + &advice(built)
        }
        Format::Short => built.iter().flat_map(|one| &one.files).map(|file| format!("{}\n", file.path)).collect(),
        Format::Json => built.iter().map(json_lines).collect(),
    }
}

/// How booklets are printed, a line each.
fn advice(built: &[Built]) -> String {
    let files = built.iter().flat_map(|one| &one.files);
    let lines: String = files.filter_map(|file| Some(format!("{}: {}\n", file.path, file.advice.as_ref()?))).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// Why the pages of what was written ended where they did.
fn explanations(built: &[Built], format: Format) -> String {
    let written = built.iter().filter(|one| !one.files.is_empty());
    written.flat_map(|one| &one.explanations).map(|explanation| explanation.shown(format)).collect()
}

fn warnings(built: &Built) -> usize {
    built.complaints.count(Severity::Warning)
}

/// A row for each file. The warnings stand in the first: they are those of the language.
fn rows(built: &Built) -> Vec<Vec<String>> {
    let row =
        |pages: String, warnings: String, file: String| vec![built.name.clone(), built.language.clone(), pages, warnings, file];
    if built.files.is_empty() {
        let why = match &built.refused {
            Some(_) => "not written".to_owned(),
            None => format!("not written: {}", report::counted(built.complaints.count(Severity::Error), "error")),
        };
        return vec![row("–".to_owned(), warnings(built).to_string(), why)];
    }
    let row_of = |(place, file): (usize, &BuiltFile)| {
        let warnings = if place == 0 { warnings(built).to_string() } else { String::new() };
        row(file.pages.to_string(), warnings, file.path.clone())
    };
    built.files.iter().enumerate().map(row_of).collect()
}

fn json_lines(built: &Built) -> String {
    let line = |part: &str, pages: Option<usize>, file: Option<&str>, advice: Option<&str>| {
        let mut value = json!({
            "kind": "result", "guide": built.name, "language": built.language, "part": part, "pages": pages, "file": file,
            "errors": built.complaints.count(Severity::Error), "warnings": warnings(built), "refused": built.refused,
        });
        if let Some(advice) = advice {
            value["print"] = advice.into();
        }
        format!("{value}\n")
    };
    if built.files.is_empty() {
        return line("guide", None, None, None);
    }
    let part = |part| match part {
        Part::Guide => "guide",
        Part::Checklist => "checklist",
    };
    built.files.iter().map(|file| line(part(file.part), Some(file.pages), Some(&file.path), file.advice.as_deref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::Diagnostic;

    fn sample() -> Vec<Built> {
        let file = |part, path: &str, pages| BuiltFile { part, path: path.to_owned(), pages, advice: None };
        let built = |language: &str, files, complaints| Built {
            name: "mesotherapy".to_owned(),
            language: language.to_owned(),
            complaints,
            files,
            explanations: Vec::new(),
            refused: None,
        };
        let files =
            vec![file(Part::Guide, "out/mesotherapy.sv.pdf", 20), file(Part::Checklist, "out/mesotherapy.sv.checklist.pdf", 1)];
        let error = Diagnostic::error("unknown-key", None, "…");
        vec![built("sv", files, Diagnostic::warning("old", None, "…").into()), built("nl", vec![], error.into())]
    }

    #[test]
    fn the_table_ends_a_build() {
        insta::assert_snapshot!(results(&sample(), Format::Human), @r#"
        guide        language  pages  warnings  file
        mesotherapy  sv           20         1  out/mesotherapy.sv.pdf
        mesotherapy  sv            1            out/mesotherapy.sv.checklist.pdf
        mesotherapy  nl            –         0  not written: 1 error
        "#);
    }

    #[test]
    fn programs_read_lines() {
        insta::assert_snapshot!(format!("{}{}", results(&sample(), Format::Short), results(&sample(), Format::Json)), @r#"
        out/mesotherapy.sv.pdf
        out/mesotherapy.sv.checklist.pdf
        {"errors":0,"file":"out/mesotherapy.sv.pdf","guide":"mesotherapy","kind":"result","language":"sv","pages":20,"part":"guide","refused":null,"warnings":1}
        {"errors":0,"file":"out/mesotherapy.sv.checklist.pdf","guide":"mesotherapy","kind":"result","language":"sv","pages":1,"part":"checklist","refused":null,"warnings":1}
        {"errors":1,"file":null,"guide":"mesotherapy","kind":"result","language":"nl","pages":null,"part":"guide","refused":null,"warnings":0}
        "#);
    }
}
