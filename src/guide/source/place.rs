//! Where a guide's files lie, and which files it may reach.
//!
//! The folder of the nearest `clinic.toml` above a guide is its *ground*: a path in a TOML file is relative to that file and must stay
//! on the ground, links followed, so that a guide from elsewhere cannot take a file of the machine into a document.

use crate::foundation::diagnostic::{Diagnostic, Origin};
use crate::foundation::resources::{ReadFault, Resources, as_stored, holds, join, parent};

/// How far below its folder the ground is searched for a file that is not where it was said to be, and in how many folders.
const DEPTH: usize = 4;
const FOLDERS: usize = 400;

/// The folder that holds everything a guide may reach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ground {
    folder: String,
    /// Its real place, where the resources know places of folders.
    real: Option<String>,
}

impl Ground {
    /// The ground around a folder, by a file that lies directly in it.
    pub(super) fn around(resources: &dyn Resources, folder: &str, file_in_it: &str) -> Ground {
        let named = if folder.is_empty() { "." } else { folder };
        let real = resources
            .canonical(named)
            .or_else(|| resources.canonical(&join(folder, file_in_it)).map(|file| parent(&file).to_owned()));
        Ground { folder: folder.to_owned(), real }
    }

    /// The path of `written`, relative to `folder`, if it stays on the ground.
    ///
    /// # Errors
    /// `foreign-path` or `path-outside`, at the place where the path is written.
    pub(super) fn reach(&self, resources: &dyn Resources, folder: &str, written: &str, at: Origin) -> Result<String, Diagnostic> {
        if let Some(complaint) = foreign_path(written, at) {
            return Err(complaint);
        }
        let path = as_stored(resources, &join(folder, written));
        let refuse = || {
            let ground = if self.folder.is_empty() { "." } else { &self.folder };
            Diagnostic::error("path-outside", at, format!("the path `{written}` leads out of the folder `{ground}`"))
                .label("a guide uses only files beside its clinic.toml or below")
                .hint("copy the file into the guide's folder and write its name")
        };
        if written.starts_with('/') || written.contains(':') || !holds(&self.folder, &path) {
            return Err(refuse());
        }
        match (&self.real, resources.canonical(&path)) {
            (Some(real), Some(target)) if !holds(real, &target) => Err(refuse()),
            _ => Ok(path),
        }
    }

    /// The path of the first file on the ground whose name is the one looked for, nearer ones first.
    pub(super) fn file_named(&self, resources: &dyn Resources, is_it: impl Fn(&str) -> bool) -> Option<String> {
        let mut level = vec![self.folder.clone()];
        let mut looked = 0;
        for _ in 0..DEPTH {
            let mut below = Vec::new();
            for folder in &level {
                looked += 1;
                if looked > FOLDERS {
                    return None;
                }
                for name in resources.list(if folder.is_empty() { "." } else { folder }) {
                    let path = join(folder, &name);
                    if is_it(&name) && !matches!(resources.read(&path, 0), Err(ReadFault::Missing | ReadFault::Other(_))) {
                        return Some(path);
                    }
                    let has_ending = name.rsplit_once('.').is_some_and(|(_, ending)| ending.len() < 5);
                    if !has_ending && !name.starts_with('.') {
                        below.push(path);
                    }
                }
            }
            level = below;
        }
        None
    }
}

/// The complaint that a path is written as on Windows: with backslashes, of which TOML may have made other signs.
fn foreign_path(written: &str, at: Origin) -> Option<Diagnostic> {
    let escapes = [('\n', "n"), ('\t', "t"), ('\r', "r"), ('\u{8}', "b"), ('\u{c}', "f"), ('\u{1b}', "e"), ('\\', "")];
    if !written.contains(escapes.map(|(sign, _)| sign)) {
        return None;
    }
    let meant = escapes.iter().fold(written.to_owned(), |path, (sign, letter)| path.replace(*sign, &format!("/{letter}")));
    let meant = meant.replace("//", "/");
    let complaint = Diagnostic::error("foreign-path", at, "the parts of a path are divided by /, not by \\");
    Some(if meant.starts_with('/') || meant.contains(':') {
        let name = meant.rsplit('/').next().unwrap_or("");
        complaint.hint(format!("copy the file into the guide's folder and write \"{name}\""))
    } else {
        complaint.hint(format!("write \"{meant}\""))
    })
}

/// The folder of the nearest `clinic.toml` in `folder` or above it.
pub(super) fn nearest_clinic(resources: &dyn Resources, folder: &str, a_file: &str) -> Option<String> {
    // A relative path says nothing of the folders above its first part; the real one says how many there are.
    let steps = resources.canonical(a_file).map_or(0, |real| real.matches('/').count()) + folder.matches('/').count() + 1;
    let mut at = folder.to_owned();
    for _ in 0..=steps {
        let there = join(&at, "clinic.toml");
        if !matches!(resources.read(&there, 0), Err(ReadFault::Missing)) {
            return Some(at);
        }
        if at == "/" {
            return None;
        }
        at = join(&at, "..");
    }
    None
}

/// The way from a folder to a path.
pub(super) fn relative(folder: &str, path: &str) -> String {
    let mut from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut to: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.split_off(shared).len();
    std::iter::repeat_n("..", up).chain(to.split_off(shared)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::resources::MemoryResources;

    #[test]
    fn ways_lead_up_and_down() {
        assert_eq!(relative("guides/skin", "guides/pictures/skin.png"), "../pictures/skin.png");
        assert_eq!(relative("guides/skin", "guides/skin/old/skin.png"), "old/skin.png");
        assert_eq!(relative("", "pictures/skin.png"), "pictures/skin.png");
    }

    #[test]
    fn the_nearest_clinic_is_found_upwards() {
        let memory = MemoryResources::new().with("g/clinic.toml", "x").with("g/deep/a/sv.toml", "");
        assert_eq!(nearest_clinic(&memory, "g/deep/a", "g/deep/a/sv.toml").as_deref(), Some("g"));
        let memory = MemoryResources::new().with("clinic.toml", "x").with("sv.toml", "");
        assert_eq!(nearest_clinic(&memory, "", "sv.toml").as_deref(), Some(""));
        assert_eq!(nearest_clinic(&memory, "other", "other/sv.toml").as_deref(), Some(""));
        assert_eq!(nearest_clinic(&MemoryResources::new(), "a", "a/sv.toml"), None);
    }
}
