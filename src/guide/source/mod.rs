//! TOML text → [`Guide`], collecting every complaint in one pass.
//!
//! In: the path of a language file. Beside it lies `guide.toml`, above it `clinic.toml`. Out: a whole guide, or none, and everything
//! that was found wrong. Reading goes on behind a fault; whether the guide is whole is decided at the end. Nothing here judges the
//! words: that is `check`.

mod block;
mod clinic;
mod common;
mod find;
mod markup;
mod picture;
mod place;
mod section;
mod words;

use std::collections::BTreeMap;

use self::common::{CommonPart, KnownSource, Shared};
use self::place::Ground;
use self::words::Role;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin, SourceFiles};
use crate::foundation::resources::{ReadFault, Resources, join, parent};
use crate::guide::language::{Language, LanguageTag, Languages};
use crate::guide::model::{Guide, PictureFile, Written};
use crate::guide::table::{TomlFile, Value};

pub use find::{GuideFiles, find_guides};

/// What the caller decides, not the guide.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// A clinic file to use in place of the guide's own, by its path.
    pub clinic: Option<String>,
}

/// What the words of a language file refer to.
struct Words<'r> {
    resources: &'r dyn Resources,
    ground: &'r Ground,
    /// The folder of the language file.
    folder: &'r str,
    sources: &'r BTreeMap<String, KnownSource>,
    images: &'r BTreeMap<String, Option<PictureFile>>,
    has_checklist: bool,
}

/// Reads a guide in one language. The guide is `None` exactly if there is an error among the complaints.
pub fn read_guide(
    resources: &dyn Resources,
    languages: &Languages,
    files: &mut SourceFiles,
    path: &str,
    options: &ReadOptions,
) -> (Option<Guide>, Diagnostics) {
    let mut found = Diagnostics::new();
    let guide = read(resources, languages, files, path, options, &mut found);
    found.sort_and_dedup();
    (guide.filter(|_| !found.has_errors()), found)
}

fn read(
    resources: &dyn Resources,
    languages: &Languages,
    files: &mut SourceFiles,
    path: &str,
    options: &ReadOptions,
    found: &mut Diagnostics,
) -> Option<Guide> {
    let folder = parent(path);
    let words_file = TomlFile::read(resources, files, path, None, found)?;
    let language = language_of(languages, path, words_file.start(), found);
    let guide_file = beside(resources, path).and_then(|path| TomlFile::read(resources, files, &path, None, found));
    let words_parsed = words_file.parse(found);
    let guide_parsed = guide_file.as_ref().map(|file| file.parse(found));
    // With a fault of form in either file, what the other holds would be called missing.
    let words_parsed = words_parsed?;
    let guide_parsed = match guide_parsed {
        Some(parsed) => Some(parsed?),
        None => None,
    };
    let guide_table = guide_file.as_ref().zip(guide_parsed.as_ref()).map(|(file, parsed)| file.table(parsed, "guide.toml"));
    let mut shared = Shared::new(guide_table, words_file.table(&words_parsed, "the language file"));

    let above = place::nearest_clinic(resources, folder, path);
    let ground_folder = above.clone().unwrap_or_else(|| join(folder, ".."));
    let ground = Ground::around(resources, &ground_folder, "clinic.toml");
    let clinic = read_the_clinic(&mut shared, resources, files, &ground, above.as_deref(), path, options, language, found);
    let CommonPart { common, sources, images } = common::read_common(&mut shared, resources, &ground, folder, found);

    let table = shared.words()?;
    let title = words::needed(table, "title", Role::Label, "title = \"…\"", found);
    let subtitle = words::optional(table, "subtitle", Role::Text, found);
    let notice = words::optional(table, "notice", Role::Text, found);
    let has_checklist = table.has("checklist");
    let words = Words { resources, ground: &ground, folder, sources: &sources, images: &images, has_checklist };
    let sections = section::read_sections(table, &words, found);
    let checklist = section::read_checklist(table, found);
    shared.finish(found);
    Some(Guide {
        name: find::guide_name(resources, path),
        language: language?.tag.clone(),
        origin: words_file.start(),
        common: common?,
        clinic: clinic?,
        title: title?,
        subtitle,
        notice,
        sections,
        checklist,
    })
}

/// The path of the `guide.toml` that belongs to a language file, if there is one.
fn beside(resources: &dyn Resources, path: &str) -> Option<String> {
    // `NAME.sv.toml` is a guide in a file of its own.
    let alone = find::file_name(path).is_some_and(|name| name.own.is_some());
    let guide = join(parent(path), "guide.toml");
    let there = !alone && !matches!(resources.read(&guide, 0), Err(ReadFault::Missing));
    there.then_some(guide)
}

fn language_of<'l>(languages: &'l Languages, path: &str, at: Origin, found: &mut Diagnostics) -> Option<&'l Language> {
    let written = find::file_name(path).map_or("", |name| name.language);
    let language = LanguageTag::new(written).and_then(|tag| languages.get(&tag));
    if language.is_none() {
        let tags = languages.tags();
        let complaint = Diagnostic::error("unknown-language", at, format!("`{written}` is no language that is known here"))
            .label("a language file is named for its language, for example sv.toml");
        found.push(match find::meant_language(written, &tags) {
            Some(meant) => complaint.hint(format!("did you mean `{meant}.toml`?")),
            None => complaint
                .hint(format!("the known languages are {}", tags.join(", ")))
                .hint(format!("a file languages/{written}.toml beside the guides adds one")),
        });
    }
    language
}

#[expect(clippy::too_many_arguments, reason = "the clinic is named in one of three places, each of which needs its own")]
fn read_the_clinic(
    shared: &mut Shared<'_>,
    resources: &dyn Resources,
    files: &mut SourceFiles,
    ground: &Ground,
    above: Option<&str>,
    path: &str,
    options: &ReadOptions,
    language: Option<&Language>,
    found: &mut Diagnostics,
) -> Option<crate::guide::model::Clinic> {
    let named = common::read_clinic_path(shared, found);
    let language = language?;
    if let Some(chosen) = &options.clinic {
        // The caller chose it, so it may lie anywhere; what it names lies beside it.
        let name = chosen.rsplit('/').next().unwrap_or(chosen);
        let own_ground = Ground::around(resources, parent(chosen), name);
        return clinic::read_clinic(resources, files, &own_ground, chosen, None, language, found);
    }
    match (named, above) {
        (Some(named), _) => match ground.reach(resources, parent(path), &named.plain(), named.origin) {
            Ok(path) => clinic::read_clinic(resources, files, ground, &path, Some(named.origin), language, found),
            Err(complaint) => {
                found.push(complaint);
                None
            }
        },
        (None, Some(folder)) => {
            clinic::read_clinic(resources, files, ground, &join(folder, "clinic.toml"), None, language, found)
        }
        (None, None) => {
            found.push(
                Diagnostic::error("missing-file", None, format!("there is no clinic.toml in the folders above `{path}`")).hint(
                    "write a clinic.toml into the folder of the guides: the clinic's name, address, phone and emergency number",
                ),
            );
            None
        }
    }
}

/// A title: one paragraph, never empty.
fn title_text(value: &Value<'_>, found: &mut Diagnostics) -> Option<Written> {
    words::one(value, Role::Label, found)
}
