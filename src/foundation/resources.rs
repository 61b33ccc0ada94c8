//! Where bytes come from.
//!
//! Rooms below `cli` never open a file: they ask a [`Resources`]. `cli` answers from the disk, tests from memory. A path is written
//! with `/`, as the caller typed it or joined from such parts; [`join`] and [`parent`] are the only arithmetic on paths.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// Why a resource could not be read.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadFault {
    /// There is nothing at that path.
    Missing,
    /// It is larger than the reader wanted to accept; the number is its size in bytes.
    TooLarge(u64),
    /// It leads, by a link, out of the folder that holds everything there is to read; that folder, as it is named.
    Outside(String),
    /// Anything else, in the words of the system.
    Other(String),
}

impl std::fmt::Display for ReadFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadFault::Missing => f.write_str("there is nothing at that path"),
            ReadFault::TooLarge(bytes) => write!(f, "{bytes} bytes are more than are read"),
            ReadFault::Outside(folder) => write!(f, "it lies outside the folder {folder}"),
            ReadFault::Other(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for ReadFault {}

/// What a list of names leaves out.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Overlooked {
    /// The folder cannot be looked into, or not to its end; the words of the system.
    Folder(String),
    /// A name that is no Unicode text, as it can be shown.
    Name {
        /// The name with its odd bytes as numbers.
        shown: String,
        /// Whether it is a folder.
        is_folder: bool,
    },
    /// A link that cannot be followed.
    Link {
        /// Its name.
        name: String,
        /// What is wrong with it: “leads to nothing”.
        words: String,
    },
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

    /// What [`list`](Resources::list) cannot tell of in the folder `path`, sorted: nothing may be left out in silence.
    fn overlooked(&self, _path: &str) -> Vec<Overlooked> {
        Vec::new()
    }
}

/// Resources of which only what really lies within a folder can be read, links followed.
pub struct Fenced<'r> {
    resources: &'r dyn Resources,
    folder: String,
    /// The real place of the folder, where the resources know places of folders.
    real: Option<String>,
}

impl<'r> Fenced<'r> {
    /// The resources within `folder`.
    #[must_use]
    pub fn within(resources: &'r dyn Resources, folder: &str) -> Fenced<'r> {
        let folder = if folder.is_empty() { "." } else { folder }.to_owned();
        Fenced { resources, real: resources.canonical(&folder), folder }
    }

    /// The fault that whoever reads `path` meets, where it leads out of the folder.
    #[must_use]
    pub fn outside(&self, path: &str) -> Option<ReadFault> {
        let (real, target) = (self.real.as_ref()?, self.resources.canonical(path)?);
        (target != *real && !holds(real, &target)).then(|| ReadFault::Outside(self.folder.clone()))
    }
}

impl Resources for Fenced<'_> {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        self.outside(path).map_or_else(|| self.resources.read(path, limit), Err)
    }

    fn canonical(&self, path: &str) -> Option<String> {
        self.resources.canonical(path)
    }

    fn list(&self, path: &str) -> Vec<String> {
        self.resources.list(path)
    }

    fn overlooked(&self, path: &str) -> Vec<Overlooked> {
        self.resources.overlooked(path)
    }
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

/// `path` as the names of its folders and of its file are stored: a disk may keep `ö` as two characters, an editor as one, and names
/// compare in Unicode's composed form (NFC).
#[must_use]
pub fn as_stored(resources: &dyn Resources, path: &str) -> String {
    if path.is_ascii() {
        return path.to_owned();
    }
    let mut at = if path.starts_with('/') { "/".to_owned() } else { String::new() };
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let names = if part.is_ascii() { Vec::new() } else { resources.list(if at.is_empty() { "." } else { &at }) };
        let same = names.iter().find(|name| *name == part).or_else(|| names.iter().find(|name| name.nfc().eq(part.nfc())));
        let name = same.map_or(part, String::as_str);
        at = match at.as_str() {
            "" => name.to_owned(),
            "/" => format!("/{name}"),
            _ => format!("{at}/{name}"),
        };
    }
    at
}

/// Whether `path` lies in `folder` or below, both as text.
#[must_use]
pub fn holds(folder: &str, path: &str) -> bool {
    let inner = match folder {
        "" => Some(path),
        "/" => path.strip_prefix('/'),
        _ => path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')),
    };
    inner.is_some_and(|inner| inner != ".." && !inner.starts_with("../") && !inner.starts_with('/'))
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
    fn names_compare_composed() {
        let memory = MemoryResources::new().with("g/gro\u{308}ße/u\u{308}ber.png", "").with("g/k\u{f6}k.png", "");
        let stored = |path: &str| as_stored(&memory, path);
        assert_eq!(stored("g/größe/über.png"), "g/gro\u{308}ße/u\u{308}ber.png");
        assert_eq!(stored("g/ko\u{308}k.png"), "g/k\u{f6}k.png");
        assert_eq!(stored("g/åker.png"), "g/åker.png");
        assert_eq!(stored("/g/é"), "/g/é");
    }

    #[test]
    fn memory_lists_a_folder_once() {
        let memory = MemoryResources::new().with("g/a/sv.toml", "").with("g/a/nl.toml", "").with("g/clinic.toml", "");
        assert_eq!(memory.list("g"), ["a", "clinic.toml"]);
        assert_eq!(memory.read("g/none", 10), Err(ReadFault::Missing));
    }

    #[test]
    fn a_folder_holds_what_is_below_it() {
        assert!(holds("guides", "guides/a/logo.png"));
        assert!(!holds("guides", "guides-of-others/logo.png"));
        assert!(!holds("guides", "logo.png"));
        assert!(holds("", "logo.png") && !holds("", "../logo.png") && !holds("", "/logo.png"));
        assert!(holds("..", "../logo.png") && !holds("..", "../../logo.png"));
        assert!(holds("/", "/etc/logo.png"));
    }
}
