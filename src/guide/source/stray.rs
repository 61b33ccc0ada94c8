//! Files that an author takes for language files and the program does not: `SV.toml`, `svenska.toml`, `sv.toml.txt`.
//!
//! What is not named for a language is not read, and a language that is silently left out is missed only by the patient.

use super::find::file_name;
use super::names::meant_language;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::resources::{Resources, join};
use crate::guide::language::{LanguageTag, Languages};
use crate::guide::table::TOML_LIMIT;

/// Warns of files at `path`, a guide's folder or a folder of guides, that hold a guide's words under a name that says no language.
pub fn find_strays(resources: &dyn Resources, languages: &Languages, path: &str) -> Diagnostics {
    let mut found = Diagnostics::new();
    let folder = join("", path);
    let names = resources.list(if folder.is_empty() { "." } else { &folder });
    look_at(resources, languages, &folder, &names, &mut found);
    for name in names.iter().filter(|name| !name.starts_with('.') && !name.ends_with(".toml")) {
        let inner = join(&folder, name);
        look_at(resources, languages, &inner, &resources.list(&inner), &mut found);
    }
    found
}

fn look_at(resources: &dyn Resources, languages: &Languages, folder: &str, names: &[String], found: &mut Diagnostics) {
    for name in names {
        let lower = name.to_lowercase();
        let Some(stem) = [".toml.txt", ".toml", ".tml"].iter().find_map(|ending| lower.strip_suffix(ending)) else { continue };
        let is_named = file_name(name).is_some_and(|parts| LanguageTag::new(parts.language).is_some());
        if is_named || matches!(name.as_str(), "guide.toml" | "clinic.toml") {
            continue;
        }
        let path = join(folder, name);
        let words = resources.read(&path, TOML_LIMIT).unwrap_or_default();
        if !String::from_utf8_lossy(&words).contains("[[section") {
            continue;
        }
        let complaint = Diagnostic::warning("not-read", None, format!("`{path}` is not read: its name says no language"));
        found.push(match meant_language(stem.rsplit('.').next().unwrap_or(stem), languages) {
            Some(tag) => complaint.hint(format!("name it `{tag}.toml`")),
            None => complaint.hint("name it for its language, for example sv.toml"),
        });
    }
}
