//! Sets every guide found under a folder, one after another, and says what it made: the whole way without the command.
//!
//!     cargo run --example folder -- guides out

#![allow(clippy::disallowed_methods, reason = "a program of its own: it touches files")]

use std::sync::Arc;

use handout::design::style::Edition;
use handout::foundation::diagnostic::{Report, SourceFiles, render};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::{ReadFault, Resources};
use handout::guide::language::Languages;
use handout::guide::model::Part;
use handout::guide::source::{ReadOptions, find_guides, read_guide};
use handout::layout::preflight::prove;
use handout::output::pdf;
use handout::text::font::FontBook;
use handout::typeset::{Context, typeset};

struct Disk;

impl Resources for Disk {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadFault::Missing,
            _ => ReadFault::Other(error.to_string()),
        })?;
        if bytes.len() as u64 > limit { Err(ReadFault::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
    }
    fn canonical(&self, path: &str) -> Option<String> {
        std::fs::canonicalize(path).ok().map(|path| path.to_string_lossy().into_owned())
    }
    fn list(&self, path: &str) -> Vec<String> {
        let entries = std::fs::read_dir(path).map(|entries| entries.filter_map(Result::ok).collect::<Vec<_>>());
        let mut names: Vec<String> =
            entries.unwrap_or_default().iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "guides".to_owned());
    let out = arguments.next().unwrap_or_else(|| "out".to_owned());
    std::fs::create_dir_all(&out)?;
    let (languages, fonts) = (Languages::built_in(), Arc::new(FontBook::built_in()));
    let context = Context { languages: &languages, fonts: &fonts, edition: Edition::Screen, paper: Paper::A4 };
    let mut files = SourceFiles::new();
    for found in find_guides(&Disk, &folder).map_err(|fault| fault.message)? {
        for path in &found.files {
            let (guide, complaints) = read_guide(&Disk, &languages, &mut files, path, &ReadOptions::default());
            eprint!("{}", render(&complaints, &files, Report::Plain));
            let Some(guide) = guide else { continue };
            for part in [Part::Guide, Part::Checklist] {
                let proven = typeset(&guide, part, &context).and_then(|pages| prove(pages, &guide, part));
                let made = proven.and_then(|pages| pdf::write(&pages).map(|bytes| (pages, bytes)));
                match made {
                    Ok((pages, bytes)) => {
                        let path = format!("{out}/{}.pdf", pages.properties.name);
                        println!("{path}: {} pages, {} bytes", pages.pages.len(), bytes.len());
                        std::fs::write(path, bytes)?;
                    }
                    Err(faults) => eprint!("{}", render(&faults, &files, Report::Plain)),
                }
            }
        }
    }
    Ok(())
}
