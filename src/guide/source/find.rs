//! Which guides a path means, and what a file's name says.
//!
//! A language file is `FOLDER/sv.toml`, of the guide `FOLDER`, or `NAME.sv.toml`, a guide in a file of its own.

use unicode_normalization::UnicodeNormalization;

use super::names;
use super::place;
use crate::foundation::diagnostic::Diagnostic;
use crate::foundation::resources::{ReadFault, Resources, join, parent};
use crate::guide::language::LanguageTag;

/// A guide and the files of its languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuideFiles {
    /// The folder's name, or the file's.
    pub name: String,
    /// The language files, sorted.
    pub files: Vec<String>,
}

/// What the name of a language file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FileName<'p> {
    /// Before the language: `fact-sheet` of `fact-sheet.sv.toml`.
    pub(super) own: Option<&'p str>,
    /// The language, as written.
    pub(super) language: &'p str,
}

/// The guides that `path` means: a language file, a guide's folder, or a folder of guides.
///
/// # Errors
/// `missing-file` or `no-guide`, where there is none.
pub fn find_guides(resources: &dyn Resources, path: &str) -> Result<Vec<GuideFiles>, Diagnostic> {
    let last = path.rsplit('/').next().unwrap_or(path);
    if last == "guide.toml" || last == "clinic.toml" {
        let folder = parent(path);
        return find_guides(resources, if folder.is_empty() { "." } else { folder });
    }
    if path.ends_with(".toml") {
        let missing = matches!(resources.read(path, 0), Err(ReadFault::Missing));
        return if missing {
            Err(nothing(path))
        } else if let Some(complaint) = looks_like(path) {
            Err(complaint)
        } else {
            Ok(vec![GuideFiles { name: guide_name(resources, path), files: vec![path.to_owned()] }])
        };
    }
    let folder = join("", path);
    let names = resources.list(if folder.is_empty() { "." } else { &folder });
    if names.is_empty() {
        return Err(match resources.read(path, 0) {
            Err(ReadFault::Missing) => nothing(path),
            Err(ReadFault::Other(_)) => no_guide(path),
            Ok(_) | Err(ReadFault::TooLarge(_) | ReadFault::Outside(_)) => looks_like(path).unwrap_or_else(|| {
                let message = format!("`{path}` is no guide: the words of one stand in a file such as sv.toml");
                Diagnostic::error("no-guide", None, message).hint("name a language file, a guide's folder, or a folder of guides")
            }),
        });
    }
    let mut guides = in_folder(resources, &folder, &names);
    let is_guide = names.iter().any(|name| name == "guide.toml") || guides.iter().any(|guide| guide.is_folder);
    if !is_guide {
        for name in names.iter().filter(|name| *name != "languages" && !name.starts_with('.')) {
            let inner = join(&folder, name);
            let inner_names = if name.ends_with(".toml") { Vec::new() } else { resources.list(&inner) };
            guides.extend(in_folder(resources, &inner, &inner_names));
        }
    }
    guides.sort_by(|one, other| one.files.files.cmp(&other.files.files));
    if guides.is_empty() {
        return Err(deeper(resources, &folder, &names).map_or_else(|| no_guide(path), |shelves| too_high(path, &shelves)));
    }
    Ok(guides.into_iter().map(|guide| guide.files).collect())
}

/// The folders in which labels (`languages`) and fonts (`fonts`) for a language file may lie: that of its clinic, and the one that
/// holds the guide.
#[must_use]
pub fn shelves_of(resources: &dyn Resources, path: &str) -> Vec<String> {
    let path = &join("", path);
    let folder = parent(path);
    let alone = file_name(path).is_some_and(|name| name.own.is_some());
    let mut shelves = vec![if alone { folder.to_owned() } else { join(folder, "..") }];
    shelves.extend(place::nearest_clinic(resources, folder, path).filter(|clinic| *clinic != shelves[0]));
    shelves
}

fn no_guide(path: &str) -> Diagnostic {
    Diagnostic::error("no-guide", None, format!("there is no guide in `{path}`"))
        .hint("a guide is a folder with a guide.toml and a file for each language, for example sv.toml")
        .hint("`handout new` makes one")
}

/// How far below a folder guides are looked for, to say where they are, and in how many folders.
const DEPTH: usize = 4;
const FOLDERS: usize = 400;

/// The folders below `folder` that hold guides, where it holds none itself.
fn deeper(resources: &dyn Resources, folder: &str, names: &[String]) -> Option<Vec<String>> {
    let mut shelves: Vec<String> = Vec::new();
    let mut level: Vec<String> = names.iter().map(|name| join(folder, name)).collect();
    let mut looked = 0;
    for _ in 0..DEPTH {
        let mut below = Vec::new();
        for path in level.iter().filter(|path| !path.ends_with(".toml")) {
            let last = path.rsplit('/').next().unwrap_or(path);
            looked += 1;
            if last.starts_with('.') || matches!(last, "languages" | "fonts" | "out" | "target") || looked > FOLDERS {
                continue;
            }
            let inner = resources.list(path);
            if in_folder(resources, path, &inner).is_empty() {
                below.extend(inner.iter().map(|name| join(path, name)));
                continue;
            }
            let shelf = parent(path).to_owned();
            if !shelves.contains(&shelf) {
                shelves.push(shelf);
            }
        }
        level = below;
    }
    (!shelves.is_empty()).then_some(shelves)
}

fn too_high(path: &str, shelves: &[String]) -> Diagnostic {
    let shown: Vec<&str> = shelves.iter().take(4).map(String::as_str).collect();
    let quoted: Vec<String> = shown.iter().map(|shelf| format!("`{shelf}`")).collect();
    let more = if shelves.len() > shown.len() { ", …" } else { "" };
    Diagnostic::error(
        "no-guide",
        None,
        format!("there is no guide in `{path}` itself; there are guides in {}{more}", quoted.join(", ")),
    )
    .hint(format!("name their folders: {}{more}", shown.join(" ")))
}

/// The complaint about a file that is named for no language, where it looks like one that every guide has.
fn looks_like(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let wanted = ["guide.toml", "clinic.toml"].into_iter().find(|wanted| names::is_misspelt(name, wanted))?;
    Some(
        Diagnostic::error("missing-file", None, format!("`{path}` looks like {wanted}, misspelt"))
            .hint(format!("name it `{wanted}`")),
    )
}

fn nothing(path: &str) -> Diagnostic {
    Diagnostic::error("missing-file", None, format!("there is nothing at `{path}`")).hint("check the spelling of the path")
}

struct FoundGuide {
    files: GuideFiles,
    /// Whether it is the folder, and not a file in it.
    is_folder: bool,
}

/// The guides whose language files lie directly in a folder.
fn in_folder(resources: &dyn Resources, folder: &str, names: &[String]) -> Vec<FoundGuide> {
    let mut guides: Vec<FoundGuide> = Vec::new();
    for name in names {
        let Some(parts) = file_name(name).filter(|parts| LanguageTag::new(parts.language).is_some()) else { continue };
        let path = join(folder, name);
        let own = guide_name(resources, &path);
        let is_folder = parts.own.is_none();
        match guides.iter_mut().find(|guide| guide.files.name == own && guide.is_folder == is_folder) {
            Some(guide) => guide.files.files.push(path),
            None => guides.push(FoundGuide { files: GuideFiles { name: own, files: vec![path] }, is_folder }),
        }
    }
    guides
}

/// The parts of a file's name; `None` for a file that is no language file.
pub(super) fn file_name(path: &str) -> Option<FileName<'_>> {
    let last = path.rsplit('/').next().unwrap_or(path);
    let stem = last.strip_suffix(".toml").filter(|stem| !matches!(*stem, "guide" | "clinic") && !stem.is_empty())?;
    Some(match stem.rsplit_once('.') {
        Some((own, language)) if !own.is_empty() => FileName { own: Some(own), language },
        _ => FileName { own: None, language: stem },
    })
}

/// The name of the guide that a language file belongs to, its letters composed: some disks keep `ö` as two characters.
pub(super) fn guide_name(resources: &dyn Resources, path: &str) -> String {
    if let Some(FileName { own: Some(own), .. }) = file_name(path) {
        return own.nfc().collect();
    }
    let folder = parent(path);
    let named = folder.rsplit('/').next().filter(|name| !matches!(*name, "" | "." | ".."));
    let real = || resources.canonical(path).and_then(|real| Some(parent(&real).rsplit('/').next()?.to_owned()));
    named
        .map(str::to_owned)
        .or_else(real)
        .filter(|name| !name.is_empty())
        .map_or_else(|| "guide".to_owned(), |name| name.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::resources::MemoryResources;

    fn memory() -> MemoryResources {
        [
            "clinic.toml",
            "skin/guide.toml",
            "skin/sv.toml",
            "skin/nl.toml",
            "skin/notes.txt",
            "leaf.sv.toml",
            "leaf.en.toml",
            "languages/pl.toml",
        ]
        .into_iter()
        .fold(MemoryResources::new(), |memory, name| memory.with(&format!("guides/{name}"), ""))
    }

    fn found(path: &str) -> Vec<(String, Vec<String>)> {
        find_guides(&memory(), path).unwrap().into_iter().map(|guide| (guide.name, guide.files)).collect()
    }

    #[test]
    fn a_path_is_a_file_a_guide_or_a_folder_of_guides() {
        let skin = ("skin".to_owned(), vec!["guides/skin/nl.toml".to_owned(), "guides/skin/sv.toml".to_owned()]);
        let leaf = ("leaf".to_owned(), vec!["guides/leaf.en.toml".to_owned(), "guides/leaf.sv.toml".to_owned()]);
        assert_eq!(found("guides/skin"), *std::slice::from_ref(&skin));
        assert_eq!(found("guides/skin/"), *std::slice::from_ref(&skin));
        assert_eq!(found("./guides/skin/guide.toml"), *std::slice::from_ref(&skin));
        assert_eq!(found("guides/skin/nl.toml"), [("skin".to_owned(), vec!["guides/skin/nl.toml".to_owned()])]);
        assert_eq!(found("guides"), [leaf.clone(), skin.clone()]);
        assert_eq!(found("guides/clinic.toml"), [leaf, skin]);
        assert!(find_guides(&memory(), "guides/none").is_err() && find_guides(&memory(), "guides/skin/tr.toml").is_err());
    }
}
