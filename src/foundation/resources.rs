//! Where bytes come from.
//!
//! Rooms below `cli` never open a file: they ask a [`Resources`]. `cli` answers from the disk, tests from memory. A path is written
//! with `/`, as the caller typed it or joined from such parts; [`join`] and [`parent`] are the only arithmetic on paths.

use std::collections::BTreeMap;

/// Why a resource could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadFault {
    /// There is nothing at that path.
    Missing,
    /// It is larger than the reader wanted to accept; the number is its size in bytes.
    TooLarge(u64),
    /// Anything else, in the words of the system.
    Other(String),
}

/// Gives the bytes behind a path.
pub trait Resources: Sync {
    /// The bytes at `path`, at most `limit` of them.
    ///
    /// # Errors
    /// [`ReadFault`], when there is nothing to read or too much.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault>;

    /// The real place of `path`, links followed, so that two ways to one file can be compared; `None` where there is no such file.
    fn canonical(&self, path: &str) -> Option<String>;

    /// The names (not paths) of the files and folders directly within the folder `path`, sorted; empty where there is none.
    fn list(&self, path: &str) -> Vec<String>;
}

/// Resources held in memory, for tests and for programs that make guides themselves.
#[derive(Clone, Default, Debug)]
pub struct MemoryResources {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryResources {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> MemoryResources {
        MemoryResources::default()
    }

    /// The same with one more file.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> MemoryResources {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }
}

impl Resources for MemoryResources {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let bytes = self.files.get(path).ok_or(ReadFault::Missing)?;
        let size = bytes.len() as u64;
        if size > limit { Err(ReadFault::TooLarge(size)) } else { Ok(bytes.clone()) }
    }

    fn canonical(&self, path: &str) -> Option<String> {
        self.files.contains_key(path).then(|| path.to_owned())
    }

    fn list(&self, path: &str) -> Vec<String> {
        let prefix = if path.is_empty() || path == "." { String::new() } else { format!("{path}/") };
        let mut names: Vec<String> = self
            .files
            .keys()
            .filter_map(|file| file.strip_prefix(&prefix))
            .filter_map(|rest| rest.split('/').next())
            .map(str::to_owned)
            .collect();
        names.dedup();
        names
    }
}

/// The folder that holds `path`; empty for a bare name.
#[must_use]
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `relative` as seen from `folder`, with `.` and `..` taken out where they can be.
#[must_use]
pub fn join(folder: &str, relative: &str) -> String {
    let absolute = relative.starts_with('/') || (folder.starts_with('/') && !relative.starts_with('/'));
    let whole = if relative.starts_with('/') { relative.to_owned() } else { format!("{folder}/{relative}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if absolute => {}
            other => parts.push(other),
        }
    }
    let joined = parts.join("/");
    if absolute { format!("/{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_as_text() {
        assert_eq!(join("guides/mesotherapy", "../clinic.toml"), "guides/clinic.toml");
        assert_eq!(join("", "clinic.toml"), "clinic.toml");
        assert_eq!(join("a", "../../b"), "../b");
        assert_eq!(join("/a/b", "../../../c"), "/c");
        assert_eq!(parent("guides/sv.toml"), "guides");
        assert_eq!(parent("sv.toml"), "");
    }

    #[test]
    fn memory_lists_a_folder_once() {
        let memory = MemoryResources::new().with("g/a/sv.toml", "").with("g/a/nl.toml", "").with("g/clinic.toml", "");
        assert_eq!(memory.list("g"), ["a", "clinic.toml"]);
        assert_eq!(memory.read("g/none", 10), Err(ReadFault::Missing));
    }
}
