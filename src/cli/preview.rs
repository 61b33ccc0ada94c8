//! `handout preview`: pages as PNG pictures, drawn from the PDF itself, so that a preview is the print.

use crate::foundation::diagnostic::Diagnostics;
use crate::foundation::resources::join;
use crate::output::raster::RasterFault;

use super::files::{Destination, NewFile};
use super::job::{Drawn, Loudness, Manner, Selection, View};
use super::misuse::Misuse;
use super::outcome::{Outcome, Status};
use super::reading::{Documents, Library};
use super::{report, stages};

struct Previewed {
    complaints: Diagnostics,
    paths: Vec<String>,
    /// Why there are no pictures, and whose fault that is.
    refused: Option<(Status, String)>,
}

pub(super) fn run(selection: &Selection, view: &View, manner: &Manner) -> anyhow::Result<Outcome> {
    let library = Library::read(selection)?;
    let destination = Destination::new(&view.out);
    let drawn = library.set(selection, |_, documents| preview(documents, view, &destination));
    drop(destination);
    let complaints = library.all_complaints(drawn.iter().map(|one| &one.complaints));

    let mut err = report::complaints(&complaints, &library.files, manner, manner.stderr);
    let mut status = report::status(&complaints);
    for (worse, refusal) in drawn.iter().filter_map(|one| one.refused.as_ref()) {
        err.push_str(&format!("error: {refusal}\n"));
        status = status.max(*worse);
    }
    if let (Drawn::OnePage(page), true, Status::Done) = (view.what, drawn.iter().all(|one| one.paths.is_empty()), status) {
        return Err(Misuse::new(format!("no guide there has a page {page}")).into());
    }
    let out = match manner.loudness {
        Loudness::Usual => drawn.iter().flat_map(|one| &one.paths).map(|path| format!("{path}\n")).collect(),
        Loudness::ErrorsOnly => String::new(),
    };
    Ok(Outcome { status, out, err })
}

fn preview(documents: Documents, view: &View, destination: &Destination) -> Previewed {
    let mut previewed = Previewed { complaints: documents.complaints, paths: Vec::new(), refused: None };
    let mut files = Vec::new();
    for (_, pages) in &documents.parts {
        match stages::pdf(pages).map(|pdf| draw(&pages.properties.name, pages.pages.len(), &pdf, view)) {
            Ok(Ok(drawn)) => files.extend(drawn),
            Ok(Err(fault)) => previewed.refused = Some((Status::OurFault, format!("{}: {fault}", pages.properties.name))),
            Err(complaints) => previewed.complaints.append(complaints),
        }
    }
    if !previewed.complaints.has_errors() && previewed.refused.is_none() {
        match destination.write_together(&files) {
            Ok(()) => previewed.paths = files.into_iter().map(|file| file.path).collect(),
            Err(error) => previewed.refused = Some((Status::Misuse, format!("{error:#}"))),
        }
    }
    previewed
}

/// `mesotherapy.sv.1.png` for each page, or `mesotherapy.sv.pages.png` for all.
fn draw(name: &str, count: usize, pdf: &[u8], view: &View) -> Result<Vec<NewFile>, RasterFault> {
    let file = |what: &str, bytes| NewFile { path: join(&view.out, &format!("{name}.{what}.png")), bytes };
    Ok(match view.what {
        Drawn::ContactSheet => vec![file("pages", stages::contact_sheet(pdf, view.colouring)?)],
        Drawn::EachPage => {
            let pictures = stages::draw_all(pdf, view.colouring)?.into_iter().enumerate();
            pictures.map(|(place, bytes)| file(&(place + 1).to_string(), bytes)).collect()
        }
        Drawn::OnePage(page) if page.get() <= count => {
            vec![file(&page.to_string(), stages::draw(pdf, page.get() - 1, view.colouring)?)]
        }
        Drawn::OnePage(_) => Vec::new(),
    })
}
