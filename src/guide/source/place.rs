//! Where a guide's files lie, and which files it may reach.
//!
//! The folder of the nearest `clinic.toml` above a guide is its *ground*: a path in a TOML file is relative to that file and must stay
//! on the ground, links followed, so that a guide from elsewhere cannot take a file of the machine into a document.

use crate::foundation::diagnostic::{Diagnostic, Origin};
use crate::foundation::resources::{ReadFault, Resources, holds, join, parent};

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
    /// `path-outside`, at the place where the path is written.
    pub(super) fn reach(&self, resources: &dyn Resources, folder: &str, written: &str, at: Origin) -> Result<String, Diagnostic> {
        let path = join(folder, written);
        let refuse = || {
            let ground = if self.folder.is_empty() { "." } else { &self.folder };
            Diagnostic::error("path-outside", at, format!("the path `{written}` leads out of the folder `{ground}`"))
                .label("a guide uses only files beside its clinic.toml or below")
                .hint("copy the file into the guide's folder and write its name")
        };
        if written.starts_with('/') || written.contains('\\') || written.contains(':') || !holds(&self.folder, &path) {
            return Err(refuse());
        }
        match (&self.real, resources.canonical(&path)) {
            (Some(real), Some(target)) if !holds(real, &target) => Err(refuse()),
            _ => Ok(path),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::resources::MemoryResources;

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
