//! The disk: guides are read from it through [`DiskResources`], results appear on it whole through [`write_together`].

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use anyhow::{Context, anyhow};
use tempfile::NamedTempFile;

use crate::foundation::resources::{ReadFault, Resources, parent};

/// The files of the machine.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct DiskResources;

impl Resources for DiskResources {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let fault = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => ReadFault::Missing,
            _ => ReadFault::Other(in_words(&error)),
        };
        // A pipe or a device has no end: only files are opened.
        let known = fs::metadata(path).map_err(fault)?;
        if !known.is_file() {
            let what = if known.is_dir() { "it is a folder" } else { "it is not a file" };
            return Err(ReadFault::Other(what.to_owned()));
        }
        if known.len() > limit {
            return Err(ReadFault::TooLarge(known.len()));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or(0));
        // The file may grow between the two questions.
        fs::File::open(path).and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes)).map_err(fault)?;
        let size = bytes.len() as u64;
        if size > limit { Err(ReadFault::TooLarge(size)) } else { Ok(bytes) }
    }

    fn canonical(&self, path: &str) -> Option<String> {
        let path = if path.is_empty() { "." } else { path };
        fs::canonicalize(path).ok()?.into_os_string().into_string().ok()
    }

    fn list(&self, path: &str) -> Vec<String> {
        let path = if path.is_empty() { "." } else { path };
        let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
        // A name that is not Unicode cannot be typed in a guide either.
        let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        names
    }
}

/// Whether there is anything at a path.
pub(super) fn exists(path: &str) -> bool {
    Path::new(path).exists()
}

/// Whether a path is a folder.
pub(super) fn is_folder(path: &str) -> bool {
    Path::new(path).is_dir()
}

/// Why a folder cannot be looked into, if it is one and cannot.
pub(super) fn closed(path: &str) -> Option<String> {
    fs::read_dir(path).err().filter(|_| is_folder(path)).map(|error| in_words(&error))
}

/// Whether a folder holds nothing, or is not there at all.
pub(super) fn is_free(folder: &str) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// The text of a file; `None` where there is none.
#[expect(clippy::disallowed_methods, reason = "`cli` is the room that touches files")]
pub(super) fn text(path: &str) -> anyhow::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(anyhow!("cannot read `{path}`: {}", in_words(&error))),
    }
}

/// A file to be written.
#[derive(Debug)]
pub(super) struct NewFile {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// Writes files so that all of them appear, each whole, or none: each is written beside its place under another name and then renamed.
/// What stood there before stays until the moment of the renaming, and comes back when a later renaming fails. A file that says the same
/// already is not touched.
///
/// # Errors
/// A plain sentence, when a folder cannot be made or a file not written; then nothing has changed.
pub(super) fn write_together(files: &[NewFile]) -> anyhow::Result<()> {
    let mut ready = Vec::with_capacity(files.len());
    for file in files {
        let write = || match before(&file.path)? {
            Some(same) if same == file.bytes => Ok(None),
            before => Ok(Some((beside(&file.path, &file.bytes)?, before))),
        };
        let written = write().map_err(|error| refusal(&file.path, &error))?;
        ready.extend(written.map(|(temporary, before)| (file, temporary, before)));
    }
    let mut done: Vec<(&str, Option<Vec<u8>>)> = Vec::with_capacity(ready.len());
    for (file, temporary, before) in ready {
        if let Err(error) = temporary.persist(&file.path) {
            undo(&done).with_context(|| format!("while taking back what could not be finished ({})", error.error))?;
            return Err(refusal(&file.path, &error.error));
        }
        done.push((&file.path, before));
    }
    Ok(())
}

/// A file with these bytes in the folder of `path`.
fn beside(path: &str, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = if parent(path).is_empty() { "." } else { parent(path) };
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".handout-");
    // As any program makes files: readable for whom the user's mask allows, not for the user alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    Ok(temporary)
}

/// What stands at `path` now. A folder there is refused before anything is renamed.
#[expect(clippy::disallowed_methods, reason = "`cli` is the room that touches files")]
fn before(path: &str) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn undo(done: &[(&str, Option<Vec<u8>>)]) -> anyhow::Result<()> {
    for (path, before) in done {
        match before {
            Some(bytes) => drop(beside(path, bytes)?.persist(path)?),
            None => fs::remove_file(path)?,
        }
    }
    Ok(())
}

fn refusal(path: &str, error: &io::Error) -> anyhow::Error {
    let folder = Path::new(parent(path));
    let is_blocked = folder.ancestors().any(|above| above.is_file());
    if is_blocked {
        return anyhow!("cannot write `{path}`: a part of that path is a file, not a folder");
    }
    anyhow!("cannot write `{path}`: {}", in_words(error))
}

/// What the system says, without its number.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "there is no permission".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::IsADirectory => "there is a folder of that name".to_owned(),
        ErrorKind::NotADirectory => "a part of that path is a file, not a folder".to_owned(),
        ErrorKind::NotFound => "there is no such place".to_owned(),
        _ => {
            let words = error.to_string();
            words.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &Path, name: &str, words: &str) -> NewFile {
        NewFile { path: format!("{}/{name}", folder.display()), bytes: words.into() }
    }

    fn names(folder: &Path) -> Vec<String> {
        DiskResources.list(&folder.display().to_string())
    }

    #[test]
    fn files_of_one_language_appear_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let old = file(folder.path(), "a.pdf", "old");
        write_together(std::slice::from_ref(&old)).unwrap();
        fs::create_dir_all(folder.path().join("b.pdf/in the way")).unwrap();
        let refused = write_together(&[file(folder.path(), "a.pdf", "new"), file(folder.path(), "b.pdf", "new")]);
        assert!(refused.is_err_and(|error| error.to_string().contains("there is a folder of that name")));
        assert_eq!(text(&old.path).unwrap().as_deref(), Some("old"));
        assert_eq!(names(folder.path()), ["a.pdf", "b.pdf"], "nothing is left behind");
    }

    #[test]
    fn what_was_renamed_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (file(folder.path(), "a.pdf", "old"), file(folder.path(), "b.pdf", "new"));
        write_together(std::slice::from_ref(&new)).unwrap();
        undo(&[(&old.path, Some(old.bytes.clone())), (&new.path, None)]).unwrap();
        assert_eq!(text(&old.path).unwrap().as_deref(), Some("old"));
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_file_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write_together(&[file(folder.path(), "out", "a file")]).unwrap();
        let refused = write_together(&[file(&folder.path().join("out"), "a.pdf", "new")]);
        assert!(refused.is_err_and(|error| error.to_string().ends_with("a part of that path is a file, not a folder")));
    }

    #[test]
    fn only_files_of_the_expected_size_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let small = file(folder.path(), "sv.toml", "four");
        write_together(std::slice::from_ref(&small)).unwrap();
        assert_eq!(DiskResources.read(&small.path, 4), Ok(b"four".to_vec()));
        assert_eq!(DiskResources.read(&small.path, 3), Err(ReadFault::TooLarge(4)));
        assert_eq!(DiskResources.read("no/such/file", 3), Err(ReadFault::Missing));
        assert!(matches!(DiskResources.read(&folder.path().display().to_string(), 3), Err(ReadFault::Other(_))));
    }
}
