//! What several test modules need: the disk as resources, and the whole way in one call.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use handout::design::style::Edition;
use handout::foundation::diagnostic::{Report, SourceFiles, render};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::{MemoryResources, ReadFault, Resources};
use handout::guide::language::Languages;
use handout::guide::model::{Guide, Part};
use handout::guide::source::{ReadOptions, read_guide};
use handout::layout::preflight::{Proven, prove};
use handout::text::font::FontBook;
use handout::typeset::{Context, typeset};

/// The files of the checkout, by paths from its top.
pub struct Checkout;

impl Resources for Checkout {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let bytes = std::fs::read(whole(path)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadFault::Missing,
            _ => ReadFault::Other(error.to_string()),
        })?;
        if bytes.len() as u64 > limit { Err(ReadFault::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
    }

    fn canonical(&self, path: &str) -> Option<String> {
        std::fs::canonicalize(whole(path)).ok().map(|path| path.to_string_lossy().into_owned())
    }

    fn list(&self, path: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(whole(path)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn whole(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The built-in faces, read once for all tests.
pub fn fonts() -> &'static Arc<FontBook> {
    static FONTS: OnceLock<Arc<FontBook>> = OnceLock::new();
    FONTS.get_or_init(|| Arc::new(FontBook::built_in()))
}

/// The built-in languages, read once for all tests.
pub fn languages() -> &'static Languages {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    LANGUAGES.get_or_init(Languages::built_in)
}

/// A guide read from resources; its complaints as a person sees them where it has any.
pub fn read(resources: &dyn Resources, path: &str) -> Result<Guide, String> {
    let mut files = SourceFiles::new();
    let (guide, complaints) = read_guide(resources, languages(), &mut files, path, &ReadOptions::default());
    guide.ok_or_else(|| render(&complaints, &files, Report::Plain))
}

/// What a person sees of a guide that can be read but not set.
pub fn set_or_complain(resources: &dyn Resources, path: &str, part: Part) -> Result<(Guide, Proven), String> {
    set_for_or_complain(resources, path, part, Edition::Screen, Paper::A4)
}

/// The same for an edition and a paper.
pub fn set_for_or_complain(
    resources: &dyn Resources,
    path: &str,
    part: Part,
    edition: Edition,
    paper: Paper,
) -> Result<(Guide, Proven), String> {
    let mut files = SourceFiles::new();
    let (guide, complaints) = read_guide(resources, languages(), &mut files, path, &ReadOptions::default());
    let guide = guide.ok_or_else(|| render(&complaints, &files, Report::Plain))?;
    let context = Context { languages: languages(), fonts: fonts(), edition, paper };
    let pages = typeset(&guide, part, &context).map_err(|faults| render(&faults, &files, Report::Plain))?;
    match prove(pages, &guide, part) {
        Ok(proven) => Ok((guide, proven)),
        Err(proof) => panic!("the proof of {path} failed:\n{}", render(&proof, &files, Report::Plain)),
    }
}

/// Sets a guide and proves its words; panics with the complaint otherwise.
pub fn set(resources: &dyn Resources, path: &str, part: Part) -> Proven {
    set_for(resources, path, part, Edition::Screen, Paper::A4)
}

/// The same for an edition and a paper.
pub fn set_for(resources: &dyn Resources, path: &str, part: Part, edition: Edition, paper: Paper) -> Proven {
    match set_for_or_complain(resources, path, part, edition, paper) {
        Ok((_, pages)) => pages,
        Err(complaints) => panic!("{path} cannot be set:\n{complaints}"),
    }
}

/// Every document of the guides that ship.
pub fn shipped_documents() -> Vec<(String, Part)> {
    let guides = handout::guide::source::find_guides(&Checkout, "guides").expect("the guides are there");
    let files = guides.into_iter().flat_map(|guide| guide.files);
    files.flat_map(|file| [(file.clone(), Part::Guide), (file, Part::Checklist)]).collect()
}

/// A made-up clinic without a logo.
pub const CLINIC: &str = r##"
name = "Test Clinic"
address = ["1 Test Street", "12345 Exampleville"]
phone = "+00 000 000 000"
emergency = "112"
email = "reception@clinic.example"
web = "https://clinic.example"

[hours]
en = "Weekdays 8–16"
sv = "Vardagar 8–16"
ar = "من الاثنين إلى الجمعة"
he = "ימים שני עד שישי"
fi = "Arkisin 8–16"
"##;

/// The head of a guide in one file, without cover and contents.
pub const HEAD: &str = r#"
clinic = "clinic.toml"
date = 2026-06-01
cover = false
contents = false
sections = "run-on"
title = "A test"

[review]
revised = 2026-06-01
"#;

/// A guide of one file in memory, in a language, beside the test clinic.
pub fn one_file(language: &str, sections: &str) -> (MemoryResources, String) {
    let path = format!("{language}.toml");
    let text = format!("{HEAD}\n{sections}");
    (MemoryResources::new().with("clinic.toml", CLINIC).with(&path, text), path)
}
