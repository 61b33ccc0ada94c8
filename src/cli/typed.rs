//! Languages and paths as people type them: `de,en`, `de en`, `Swedish`, `guides\skin`.

use super::files::{self, DiskResources};
use super::misuse::Misuse;
use crate::foundation::resources::{Resources, join, parent};
use crate::guide::language::{LanguageTag, Languages};
use crate::guide::source::meant_language;
use crate::guide::table::nearest;

/// Paths and languages apart. Behind `--language` several may stand, as behind that of `new`; the parser takes all but the first for
/// paths.
///
/// # Errors
/// [`Misuse`], where no path is left.
pub(super) fn divided(paths: Vec<String>, mut languages: Vec<String>) -> Result<(Vec<String>, Vec<String>), Misuse> {
    if languages.is_empty() {
        return Ok((paths, languages));
    }
    let is_language = |path: &String| path.split([',', ' ']).all(|tag| LanguageTag::new(tag).is_some()) && !files::exists(path);
    let (more, places): (Vec<String>, Vec<String>) = paths.into_iter().partition(is_language);
    if places.is_empty() {
        return Err(Misuse::new("no guide is named").tip("name its folder before `--language`"));
    }
    languages.extend(more);
    Ok((places, languages))
}

/// Each tag once, in the order typed.
///
/// # Errors
/// [`Misuse`], where one of them is no tag.
pub(super) fn tags(typed: &[String]) -> Result<Vec<LanguageTag>, Misuse> {
    let mut tags: Vec<LanguageTag> = Vec::new();
    for text in typed.iter().flat_map(|text| text.split([',', ' '])).filter(|text| !text.is_empty()) {
        let tag = LanguageTag::new(text).ok_or_else(|| {
            Misuse::new(format!("`{text}` is no language tag")).tip(match meant_language(text, &Languages::built_in()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "two or three small letters, such as `sv`; `handout languages` lists them".to_owned(),
            })
        })?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// What to type for a language in which no guide is written.
pub(super) fn tip(missing: &LanguageTag, there: &[String]) -> String {
    let list = there.join(", ");
    match meant_among(missing, there) {
        Some(meant) => format!("did you mean `{meant}`? there are: {list}"),
        None => format!("there are: {list}"),
    }
}

/// What to type for a language that a new guide cannot begin in.
pub(super) fn tip_for_new(missing: &LanguageTag, there: &[String]) -> String {
    let list = there.join(", ");
    match meant_among(missing, there) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there is: {list}; start from one of them and save it as {missing}.toml"),
    }
}

fn meant_among(missing: &LanguageTag, there: &[String]) -> Option<String> {
    let languages = Languages::built_in();
    let meant = meant_language(missing.as_str(), &languages)?;
    there.iter().find(|tag| *tag == meant).cloned()
}

/// What is said of a path at which there is nothing.
pub(super) fn nothing_at(path: &str) -> Misuse {
    let misuse = Misuse::new(format!("there is no file or folder `{path}`"));
    let slashed = path.replace('\\', "/");
    let folder = parent(path);
    let names = DiskResources.list(if folder.is_empty() { "." } else { folder });
    let name = path.rsplit('/').next().unwrap_or(path);
    if slashed != path && files::exists(&slashed) {
        return misuse.tip(format!("did you mean `{slashed}`?"));
    }
    if let Some(near) = nearest(name, names.iter().map(String::as_str).filter(|near| !near.starts_with('.'))) {
        return misuse.tip(format!("did you mean `{}`?", join(folder, near)));
    }
    let built_in = Languages::built_in();
    if LanguageTag::new(path).is_some_and(|tag| built_in.get(&tag).is_some()) {
        return misuse.tip(format!("a language is named by `--language {path}`"));
    }
    misuse
}
