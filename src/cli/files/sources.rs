//! The files of the machine as guides see them, and questions about places.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use anyhow::anyhow;

use super::words::in_words;
use crate::foundation::resources::{Overlooked, ReadFault, Resources};

/// The largest stored text that is compared: the layout of a book has a few megabytes.
const TEXT_LIMIT: u64 = 64 << 20;

/// The files of the machine.
#[derive(Copy, Clone, Debug, Default)]
pub(in crate::cli) struct DiskResources;

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
        let real = fs::canonicalize(path).ok()?;
        // Places are compared; one whose name is no text must not escape that.
        Some(real.to_str().map_or_else(|| real.as_os_str().as_encoded_bytes().escape_ascii().to_string(), str::to_owned))
    }

    fn list(&self, path: &str) -> Vec<String> {
        let path = if path.is_empty() { "." } else { path };
        let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
        // What is left out here is told of by `overlooked`.
        let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    fn overlooked(&self, path: &str) -> Vec<Overlooked> {
        let path = if path.is_empty() { "." } else { path };
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            // What is missing or no folder was never to be looked into.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Vec::new(),
            Err(error) => return vec![Overlooked::Folder(in_words(&error))],
        };
        let mut found: Vec<Overlooked> = entries.filter_map(|entry| overlooked_entry(entry.as_ref())).collect();
        found.sort();
        found
    }
}

/// Why an entry of a folder cannot be used, if it cannot.
fn overlooked_entry(entry: Result<&fs::DirEntry, &io::Error>) -> Option<Overlooked> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return Some(Overlooked::Folder(in_words(error))),
    };
    let name = entry.file_name();
    let Some(text) = name.to_str() else {
        let is_folder = entry.path().is_dir();
        return Some(Overlooked::Name { shown: name.as_encoded_bytes().escape_ascii().to_string(), is_folder });
    };
    let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    let error = fs::metadata(entry.path()).err().filter(|_| is_link)?;
    let words = match error.kind() {
        ErrorKind::NotFound => "leads to nothing".to_owned(),
        _ => format!("cannot be followed: {}", in_words(&error)),
    };
    Some(Overlooked::Link { name: text.to_owned(), words })
}

/// Whether there is anything at a path.
pub(in crate::cli) fn exists(path: &str) -> bool {
    Path::new(path).exists()
}

/// Whether a path is a folder.
pub(in crate::cli) fn is_folder(path: &str) -> bool {
    Path::new(path).is_dir()
}

/// Why a folder cannot be looked into, if it is one and cannot.
pub(in crate::cli) fn closed(path: &str) -> Option<String> {
    fs::read_dir(path).err().filter(|_| is_folder(path)).map(|error| in_words(&error))
}

/// The text of a file; `None` where there is none.
pub(in crate::cli) fn text(path: &str) -> anyhow::Result<Option<String>> {
    match DiskResources.read(path, TEXT_LIMIT) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(ReadFault::Missing) => Ok(None),
        Err(ReadFault::TooLarge(size)) => Err(anyhow!("cannot read `{path}`: it has {size} bytes, and no layout is as long")),
        Err(ReadFault::Outside(folder)) => Err(anyhow!("cannot read `{path}`: it leads out of `{folder}`")),
        Err(ReadFault::Other(words)) => Err(anyhow!("cannot read `{path}`: {words}")),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "`cli` is the room that touches files")]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_expected_size_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sv.toml").display().to_string();
        fs::write(&path, "four").unwrap();
        assert_eq!(DiskResources.read(&path, 4), Ok(b"four".to_vec()));
        assert_eq!(DiskResources.read(&path, 3), Err(ReadFault::TooLarge(4)));
        assert_eq!(DiskResources.read("no/such/file", 3), Err(ReadFault::Missing));
        assert!(matches!(DiskResources.read(&folder.path().display().to_string(), 3), Err(ReadFault::Other(_))));
    }
}
