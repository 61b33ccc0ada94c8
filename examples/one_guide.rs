//! Sets a guide that a program holds in memory, and writes it where the first argument says (`out/handout.pdf` otherwise).
//!
//!     cargo run --example one_guide -- leaflet.pdf

#![allow(clippy::disallowed_methods, reason = "a program of its own: it touches files")]

use std::sync::Arc;

use handout::design::style::Edition;
use handout::foundation::diagnostic::{Report, SourceFiles, render};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::language::Languages;
use handout::guide::model::Part;
use handout::guide::source::{ReadOptions, read_guide};
use handout::layout::preflight::prove;
use handout::output::pdf;
use handout::text::font::FontBook;
use handout::typeset::{Context, typeset};

const CLINIC: &str = r#"
name = "Hillside Clinic"
address = ["2 Hill Road", "54321 Exampleton"]
phone = "+00 111 222 333"
emergency = "112"

[hours]
en = "Weekdays 9–17"
"#;

const GUIDE: &str = r#"
clinic = "clinic.toml"
date = 2026-06-01
cover = false
contents = false
sections = "run-on"
title = "After your injection"

[review]
revised = 2026-06-01

[[section]]
id = "today"
title = "Today"
lead = "Rest the arm. Drink as usual."

[[section.block]]
decision = [
  ["Normal", "A sore spot as large as a coin, gone in two days."],
  ["Call us", "A sore spot that grows, or fever."],
]

[[section.block]]
warning = "Call for help at once if you have trouble breathing."
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", GUIDE);
    let languages = Languages::built_in();
    let mut files = SourceFiles::new();
    let (guide, complaints) = read_guide(&resources, &languages, &mut files, "en.toml", &ReadOptions::default());
    eprint!("{}", render(&complaints, &files, Report::Plain));
    let guide = guide.ok_or("the guide has faults")?;

    let fonts = Arc::new(FontBook::built_in());
    let context = Context { languages: &languages, fonts: &fonts, edition: Edition::Screen, paper: Paper::A4 };
    let pages = typeset(&guide, Part::Guide, &context).map_err(|faults| render(&faults, &files, Report::Plain))?;
    let proven = prove(pages, &guide, Part::Guide).map_err(|faults| render(&faults, &files, Report::Plain))?;

    let bytes = pdf::write(&proven).map_err(|faults| render(&faults, &files, Report::Plain))?;
    let path = std::env::args().nth(1).unwrap_or_else(|| "out/handout.pdf".to_owned());
    if let Some(folder) = std::path::Path::new(&path).parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, &bytes)?;
    println!("{path}: {} page(s), {} bytes", proven.pages.len(), bytes.len());
    Ok(())
}
