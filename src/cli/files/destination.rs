//! A folder that is written into.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::anyhow;

use super::claim::Claim;
use super::exchange::{PRIVATE, Standing, standing};
use super::signals;

/// So long another process may write into the same folder before this one gives up: a thousand guides take a few seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// A file to be written.
#[derive(Debug)]
pub(in crate::cli) struct NewFile {
    pub(in crate::cli) path: String,
    pub(in crate::cli) bytes: Vec<u8>,
}

impl NewFile {
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// A folder that a command writes into. It is claimed with the first set that differs from what stands there, and given back when this
/// is dropped.
#[derive(Debug)]
pub(in crate::cli) struct Destination {
    folder: String,
    claim: OnceLock<Result<Arc<Claim>, String>>,
}

impl Destination {
    pub(in crate::cli) fn new(folder: &str) -> Destination {
        Destination { folder: if folder.is_empty() { "." } else { folder }.to_owned(), claim: OnceLock::new() }
    }

    /// Completes or takes back what a killed run left there.
    ///
    /// # Errors
    /// A plain sentence, when that cannot be done.
    pub(in crate::cli) fn settle(&self) -> anyhow::Result<()> {
        if self.is_left_behind() {
            self.claim().map_err(|words| anyhow!("cannot write into `{}`: {words}", self.folder))?;
        }
        Ok(())
    }

    /// Writes files of this folder so that all of them appear, each whole, or none. What stood there before stays until its own
    /// replacement is complete and stored. A file that says the same already is not touched; one that is replaced keeps its mode.
    ///
    /// # Errors
    /// A plain sentence, when the folder cannot be made or a file not written; then nothing has changed.
    pub(in crate::cli) fn write_together(&self, files: &[NewFile]) -> anyhow::Result<()> {
        if files.is_empty() || self.claim.get().is_none() && !self.is_left_behind() && self.stands(files) {
            return Ok(());
        }
        let named: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name(), file.bytes.as_slice())).collect();
        let first = files.first().map_or(self.folder.as_str(), |file| &file.path);
        let claim = self.claim().map_err(|words| anyhow!("cannot write `{first}`: {words}"))?;
        claim.exchange(&named).map_err(|refusal| {
            let path = files.iter().find(|file| file.name() == refusal.name).map_or(first, |file| &file.path);
            anyhow!("cannot write `{path}`: {}", refusal.words)
        })
    }

    /// Whether every file stands there already, word for word. Then nothing is claimed: a folder that may not be written is no fault.
    fn stands(&self, files: &[NewFile]) -> bool {
        let folder = Path::new(&self.folder);
        files.iter().all(|file| matches!(standing(&folder.join(file.name()), &file.bytes), Ok(Standing::Same)))
    }

    fn is_left_behind(&self) -> bool {
        Path::new(&self.folder).join(PRIVATE).exists()
    }

    fn claim(&self) -> Result<&Arc<Claim>, String> {
        let take = || {
            let claim = Arc::new(Claim::on(Path::new(&self.folder)));
            signals::end_tidily(&claim);
            let taken = claim.take(PATIENCE, || {
                // At once, not with the report: somebody sits before it.
                let words = format!("handout: another handout is writing into `{}`: waiting\n", self.folder);
                let _ = std::io::stderr().write_all(words.as_bytes());
            });
            match taken.and_then(|()| claim.recover()) {
                Ok(()) => Ok(claim),
                Err(words) => {
                    claim.give_back();
                    Err(words)
                }
            }
        };
        self.claim.get_or_init(take).as_ref().map_err(Clone::clone)
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        if let Some(Ok(claim)) = self.claim.get() {
            claim.give_back();
        }
    }
}

/// Whether a folder holds nothing of anybody's, or is not there at all.
pub(in crate::cli) fn is_free(folder: &str) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == PRIVATE)),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "`cli` is the room that touches files")]
mod tests {
    use super::*;

    fn file(folder: &Path, name: &str, words: &str) -> NewFile {
        NewFile { path: format!("{}/{name}", folder.display()), bytes: words.into() }
    }

    fn write(folder: &Path, files: &[NewFile]) -> anyhow::Result<()> {
        Destination::new(folder.to_str().unwrap()).write_together(files)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_of_one_language_appear_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[file(folder.path(), "a.pdf", "old")]).unwrap();
        fs::create_dir_all(folder.path().join("b.pdf/in the way")).unwrap();
        let refused =
            write(folder.path(), &[file(folder.path(), "a.pdf", "new"), file(folder.path(), "b.pdf", "new")]).unwrap_err();
        assert!(refused.to_string().ends_with("b.pdf`: there is a folder of that name"), "{refused}");
        assert_eq!(fs::read_to_string(folder.path().join("a.pdf")).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.pdf", "b.pdf"], "nothing is left behind");
    }

    #[test]
    fn a_folder_that_was_made_for_nothing_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        let long = "x".repeat(300);
        assert!(write(&deep, &[file(&deep, &long, "new")]).is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[file(folder.path(), "out", "a file")]).unwrap();
        let inner = folder.path().join("out");
        let refused = write(&inner, &[file(&inner, "a.pdf", "new")]).unwrap_err();
        assert!(refused.to_string().ends_with("a part of that path is a file, not a folder"), "{refused}");
    }
}
