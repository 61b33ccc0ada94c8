//! What a program that uses the library may count on: errors that are errors, a core that needs neither command nor renderer.

use std::collections::BTreeSet;
use std::error::Error;

use handout::foundation::colour::picture::PictureProfileFault;
use handout::foundation::colour::profile::ProfileFault;
use handout::foundation::diagnostic::{Diagnostic, Diagnostics};
use handout::foundation::geometry::Length;
use handout::foundation::resources::ReadFault;
use handout::layout::paginate::breaks::TooTall;
use handout::output::raster::RasterFault;
use handout::text::font::FontFault;
use handout::text::paragraph::Fault;

use crate::tidy::{code, texts};

/// One of each type that a public function may fail with, as a program shows it to people.
fn errors() -> Vec<(&'static str, Box<dyn Error + Send + Sync>)> {
    let diagnostic = Diagnostic::error("no-words", None, "there are no words");
    let mut both = Diagnostics::from(diagnostic.clone());
    both.push(Diagnostic::warning("few-words", None, "there are few words"));
    vec![
        ("Diagnostic", Box::new(diagnostic)),
        ("Diagnostics", Box::new(both)),
        ("Fault", Box::new(Fault::TooWide { start: 0, end: 3, excess: Length::centipoints(150) })),
        ("FontFault", Box::new(FontFault::Variable)),
        ("PictureProfileFault", Box::new(PictureProfileFault::OtherChannels)),
        ("ProfileFault", Box::new(ProfileFault::OneWay)),
        ("RasterFault", Box::new(RasterFault::NoSuchPage { page: 4, pages: 2 })),
        ("ReadFault", Box::new(ReadFault::TooLarge(9000))),
        ("TooTall", Box::new(TooTall { first: 0, end: 1, excess: Length::centipoints(150) })),
    ]
}

#[test]
fn every_error_says_in_words_what_is_wrong() {
    let shown: Vec<String> = errors().iter().map(|(name, error)| format!("{name}: {error}")).collect();
    insta::assert_snapshot!("errors", shown.join("\n"));
}

/// The type that a function fails with, of everything public below the command.
fn failing_types() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, text) in texts("src", &[".rs"]) {
        if path.starts_with("src/cli") {
            continue;
        }
        for function in code(&text).split("pub fn ").skip(1) {
            let head = function.split(['{', ';']).next().unwrap_or_default();
            let Some((_, result)) = head.split_once("-> Result<") else { continue };
            let fails_with = result.rsplit_once(", ").map_or(result, |(_, last)| last);
            let name = fails_with.trim().trim_end_matches('>');
            found.insert(name.trim_start_matches("Vec<").trim_start_matches("Box<").to_owned());
        }
    }
    found
}

#[test]
fn whatever_a_public_function_fails_with_is_an_error() {
    let errors = errors();
    let known: BTreeSet<&str> = errors.iter().map(|(name, _)| *name).collect();
    let unknown: Vec<String> = failing_types().into_iter().filter(|name| !known.contains(name.as_str())).collect();
    assert!(unknown.is_empty(), "public functions fail with what is no error that the list of them has: {unknown:?}");
}

#[test]
fn the_core_needs_neither_command_nor_renderer() {
    let optional = ["anyhow", "clap", "clap_complete", "clap_mangen", "hayro", "signal_hook", "similar", "tempfile"];
    for (path, text) in texts("src", &[".rs"]) {
        let room = ["src/cli/", "src/output/raster/", "src/main.rs"].into_iter().any(|room| path.starts_with(room));
        let code = code(&text);
        let used: Vec<&str> = optional.into_iter().filter(|name| code.contains(&format!("{name}::"))).collect();
        assert!(room || used.is_empty(), "{path} uses {used:?}, which the core does not have");
    }
}
