//! A set of files takes the place of the old ones.
//!
//! Every file is staged (written and stored in the private folder), what stands in its place is kept there by a second link, and a note of
//! the renames to come is stored. Then the renames; then the note goes. A note that a later run finds says what to complete; one that
//! says so, what to take back. A rename that fails takes the others back: an old file comes back as the very file that it was.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::words::in_words;

/// The folder, within the one that is written into, for what is not finished.
pub(super) const PRIVATE: &str = ".handout";

/// The renames that are under way, and those that are being taken back.
const UNDER_WAY: &str = "under-way";
const TAKING_BACK: &str = "taking-back";
const DRAFT: &str = "note";
const NEW: &str = "new-";
const OLD: &str = "old-";

/// What stands in a file's place.
#[derive(Debug)]
pub(super) enum Standing {
    Nothing,
    /// The same, byte for byte.
    Same,
    Other(Metadata),
}

/// A file that could not be written, by its name, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Refusal {
    pub(super) name: String,
    pub(super) words: String,
}

/// A set of files on their way.
#[derive(Debug)]
pub(super) struct Set<'a> {
    pub(super) folder: &'a Path,
    pub(super) private: &'a Path,
    /// Told apart by this within a run.
    pub(super) number: usize,
}

/// A file of a set that is stored under another name.
#[derive(Debug)]
pub(super) struct Staged {
    name: String,
    /// Its name in the private folder.
    new: String,
    /// The name, there, of what it takes the place of.
    old: Option<String>,
}

/// What stands in the place of a file with these bytes. Kind and size are asked first: a pipe or a device has no end.
///
/// # Errors
/// In words, what must not be replaced.
pub(super) fn standing(path: &Path, bytes: &[u8]) -> Result<Standing, String> {
    let known = match fs::symlink_metadata(path) {
        Ok(known) => known,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(error) => return Err(in_words(&error)),
    };
    if known.is_dir() {
        return Err("there is a folder of that name".to_owned());
    }
    if known.is_symlink() {
        return Err("there is a link of that name; take it away, or name another folder with --out".to_owned());
    }
    if !known.is_file() {
        return Err("what is there under that name is no file, but a pipe, a socket or a device".to_owned());
    }
    if known.len() == bytes.len() as u64 && is_same(path, bytes) {
        return Ok(Standing::Same);
    }
    if known.permissions().readonly() {
        return Err("the file that is there is read-only; somebody may want to keep it".to_owned());
    }
    Ok(Standing::Other(known))
}

#[expect(clippy::disallowed_methods, reason = "`cli` is the room that touches files")]
fn is_same(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|there| there == bytes)
}

impl Set<'_> {
    /// Stores a file of the set under another name; `None` where it says what stands there already.
    pub(super) fn stage(&self, place: usize, name: &str, bytes: &[u8]) -> Result<Option<Staged>, Refusal> {
        let refuse = |words: String| Refusal { name: name.to_owned(), words };
        let before = match standing(&self.folder.join(name), bytes).map_err(refuse)? {
            Standing::Same => return Ok(None),
            Standing::Nothing => None,
            Standing::Other(known) => Some(known),
        };
        let ending = format!("{}-{place}", self.number);
        let new = format!("{NEW}{ending}");
        let path = self.private.join(&new);
        store(&path, bytes, before.as_ref()).map_err(|error| {
            let _ = fs::remove_file(&path);
            refuse(in_words(&error))
        })?;
        Ok(Some(Staged { name: name.to_owned(), new, old: before.map(|_| format!("{OLD}{ending}")) }))
    }

    /// Forgets what was stored.
    pub(super) fn discard(&self, staged: &[Staged]) {
        for one in staged {
            let names = [Some(&one.new), one.old.as_ref()];
            names.into_iter().flatten().for_each(|name| drop(fs::remove_file(self.private.join(name))));
        }
    }

    /// Puts what was stored in its place.
    pub(super) fn exchange(&self, staged: &[Staged]) -> Result<(), Refusal> {
        let done = self.renamed(staged);
        // A note that is still there needs what it names.
        if !is_noted(self.private) {
            self.discard(staged);
        }
        done
    }

    fn renamed(&self, staged: &[Staged]) -> Result<(), Refusal> {
        let Some(first) = staged.first() else { return Ok(()) };
        for one in staged {
            let kept = one.old.as_ref().map_or(Ok(()), |old| keep(&self.folder.join(&one.name), &self.private.join(old)));
            kept.map_err(|error| Refusal { name: one.name.clone(), words: in_words(&error) })?;
        }
        let noted = write_note(self.private, staged);
        noted.map_err(|error| Refusal { name: first.name.clone(), words: in_words(&error) })?;
        complete(self.folder, self.private, staged)
    }
}

/// Writes a file and waits until it is stored, with the mode and, where that can be, the owner of the one it replaces.
fn store(path: &Path, bytes: &[u8], before: Option<&Metadata>) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    if let Some(before) = before {
        own_alike(&file, before);
        file.set_permissions(mode_of(before))?;
    }
    file.sync_all()
}

/// Only the system's administrator gives files to others: that it cannot be is no fault.
#[cfg(unix)]
fn own_alike(file: &File, before: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, Some(before.uid()), Some(before.gid()));
}

#[cfg(not(unix))]
fn own_alike(_: &File, _: &Metadata) {}

#[cfg(unix)]
fn mode_of(before: &Metadata) -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    Permissions::from_mode(before.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode_of(before: &Metadata) -> Permissions {
    before.permissions()
}

/// Keeps a file under a second name: the same file, or a copy on a disk that knows no second names.
fn keep(path: &Path, second: &Path) -> io::Result<()> {
    fs::hard_link(path, second).or_else(|_| fs::copy(path, second).and_then(|_| File::open(second)?.sync_all()))
}

/// Stores what is about to be renamed. One rename alone is whole or not done, and needs no note.
fn write_note(private: &Path, staged: &[Staged]) -> io::Result<()> {
    if staged.len() < 2 {
        return Ok(());
    }
    let draft = private.join(DRAFT);
    let mut file = File::create(&draft)?;
    file.write_all(note(staged).as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, private.join(UNDER_WAY))?;
    sync_folder(private)
}

fn note(staged: &[Staged]) -> String {
    let lines = staged.iter().map(|one| serde_json::json!([one.name, one.new, one.old]).to_string() + "\n");
    lines.collect()
}

/// What a note says; nothing where it is none of ours, or names a file elsewhere.
fn read_note(private: &Path, name: &str) -> Option<Vec<Staged>> {
    let text = super::sources::text(private.join(name).to_str()?).ok()??;
    let is_name = |name: &String| !name.contains(['/', '\\']) && !matches!(name.as_str(), "" | "." | ".." | PRIVATE);
    let line = |line: &str| {
        let (name, new, old): (String, String, Option<String>) = serde_json::from_str(line).ok()?;
        let fits = is_name(&name) && is_name(&new) && new.starts_with(NEW);
        let old_fits = old.as_ref().is_none_or(|old| is_name(old) && old.starts_with(OLD));
        (fits && old_fits).then_some(Staged { name, new, old })
    };
    text.lines().map(line).collect()
}

/// Renames what has not been renamed yet, and takes the note away. When a rename fails, all of them are taken back.
fn complete(folder: &Path, private: &Path, staged: &[Staged]) -> Result<(), Refusal> {
    let rename = |one: &Staged| {
        let new = private.join(&one.new);
        let renamed = if new.exists() { fs::rename(&new, folder.join(&one.name)) } else { Ok(()) };
        renamed.map_err(|error| Refusal { name: one.name.clone(), words: in_words(&error) })
    };
    let stored = |()| {
        let name = staged.last().map(|one| one.name.clone()).unwrap_or_default();
        sync_folder(folder).map_err(|error| Refusal { name, words: in_words(&error) })
    };
    if let Err(mut refusal) = staged.iter().try_for_each(rename).and_then(stored) {
        if let Err(worse) = take_back(folder, private, staged) {
            refusal.words.push_str(&format!("; and what was done is still to be taken back: {}", in_words(&worse)));
        }
        return Err(refusal);
    }
    // A note that stays says what is done already.
    let _ = fs::remove_file(private.join(UNDER_WAY));
    Ok(())
}

/// Brings back what stood there before.
fn take_back(folder: &Path, private: &Path, staged: &[Staged]) -> io::Result<()> {
    // A run that is killed from here on is to be taken back, not completed.
    if staged.len() > 1 && private.join(UNDER_WAY).exists() {
        fs::rename(private.join(UNDER_WAY), private.join(TAKING_BACK))?;
    }
    for one in staged.iter().filter(|one| !private.join(&one.new).exists()) {
        let path = folder.join(&one.name);
        match one.old.as_ref().map(|old| private.join(old)) {
            Some(old) if old.exists() => fs::rename(old, path)?,
            Some(_) => {}
            None => remove(&path)?,
        }
    }
    sync_folder(folder)?;
    remove(&private.join(TAKING_BACK))
}

/// Completes or takes back what a run that was killed left in the private folder, and empties it.
///
/// # Errors
/// In words, when neither can be done.
pub(super) fn recover(folder: &Path, private: &Path) -> Result<(), String> {
    let unfinished =
        |name: &str, words: String| format!("a run before this one was broken off, and `{name}` cannot be mended: {words}");
    if let Some(staged) = read_note(private, TAKING_BACK) {
        take_back(folder, private, &staged).map_err(|error| unfinished(TAKING_BACK, in_words(&error)))?;
    } else if let Some(staged) = read_note(private, UNDER_WAY) {
        complete(folder, private, &staged).or_else(|refusal| {
            if private.join(TAKING_BACK).exists() { Err(unfinished(&refusal.name, refusal.words)) } else { Ok(()) }
        })?;
    }
    [UNDER_WAY, TAKING_BACK].into_iter().for_each(|note| drop(fs::remove_file(private.join(note))));
    sweep(private);
    Ok(())
}

/// Empties the private folder, but for the lock; `false` where a note forbids it.
pub(super) fn sweep(private: &Path) -> bool {
    if is_noted(private) {
        return false;
    }
    let Ok(entries) = fs::read_dir(private) else { return true };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name == DRAFT || name.starts_with(NEW) || name.starts_with(OLD)) {
            let _ = fs::remove_file(entry.path());
        }
    }
    true
}

fn is_noted(private: &Path) -> bool {
    [UNDER_WAY, TAKING_BACK].into_iter().any(|note| private.join(note).exists())
}

fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path).or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// Waits until the names in a folder are stored; where a system or a disk does not know that, it is its own affair.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            Ok(())
        }
        synced => synced,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "`cli` is the room that touches files")]
mod tests {
    use super::*;

    /// A folder with an old `a.pdf`, and a set of a new `a.pdf` and `b.pdf` that is stored and noted, and of which so many are renamed.
    fn broken_off(renamed: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let private = folder.path().join(PRIVATE);
        fs::create_dir(&private).unwrap();
        fs::write(folder.path().join("a.pdf"), "old").unwrap();
        let set = Set { folder: folder.path(), private: &private, number: 0 };
        let staged: Vec<Staged> = ["a.pdf", "b.pdf"]
            .into_iter()
            .enumerate()
            .filter_map(|(place, name)| set.stage(place, name, b"new").unwrap())
            .collect();
        keep(&folder.path().join("a.pdf"), &private.join("old-0-0")).unwrap();
        write_note(&private, &staged).unwrap();
        for one in &staged[..renamed] {
            fs::rename(private.join(&one.new), folder.path().join(&one.name)).unwrap();
        }
        folder
    }

    fn says(folder: &Path) -> [Option<String>; 2] {
        ["a.pdf", "b.pdf"].map(|name| fs::read_to_string(folder.join(name)).ok())
    }

    #[test]
    fn a_set_that_was_broken_off_is_completed() {
        for renamed in 0..=2 {
            let folder = broken_off(renamed);
            recover(folder.path(), &folder.path().join(PRIVATE)).unwrap();
            assert_eq!(says(folder.path()), [Some("new".to_owned()), Some("new".to_owned())], "{renamed} renamed");
            assert_eq!(fs::read_dir(folder.path().join(PRIVATE)).unwrap().count(), 0, "{renamed} renamed");
        }
    }

    #[test]
    fn a_set_that_was_being_taken_back_is_taken_back() {
        for renamed in 0..=2 {
            let folder = broken_off(renamed);
            let private = folder.path().join(PRIVATE);
            fs::rename(private.join(UNDER_WAY), private.join(TAKING_BACK)).unwrap();
            recover(folder.path(), &private).unwrap();
            assert_eq!(says(folder.path()), [Some("old".to_owned()), None], "{renamed} renamed");
            assert_eq!(fs::read_dir(&private).unwrap().count(), 0, "{renamed} renamed");
        }
    }

    #[test]
    fn a_set_that_cannot_be_completed_is_taken_back() {
        let folder = broken_off(1);
        let private = folder.path().join(PRIVATE);
        fs::create_dir_all(folder.path().join("b.pdf/in the way")).unwrap();
        recover(folder.path(), &private).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a.pdf")).unwrap(), "old");
        assert_eq!(fs::read_dir(&private).unwrap().count(), 0);
    }

    #[test]
    fn a_note_that_names_a_file_elsewhere_is_not_followed() {
        let folder = broken_off(0);
        let private = folder.path().join(PRIVATE);
        for name in ["../a.pdf", "/a.pdf", "..", PRIVATE] {
            fs::write(private.join(UNDER_WAY), serde_json::json!([name, "new-0-0", null]).to_string()).unwrap();
            assert!(read_note(&private, UNDER_WAY).is_none(), "{name}");
        }
        recover(folder.path(), &private).unwrap();
        assert_eq!(says(folder.path()), [Some("old".to_owned()), None]);
    }

    #[test]
    fn an_old_file_comes_back_as_the_file_that_it_was() {
        let folder = broken_off(0);
        let private = folder.path().join(PRIVATE);
        let was = fs::metadata(folder.path().join("a.pdf")).unwrap();
        fs::create_dir_all(folder.path().join("b.pdf/in the way")).unwrap();
        let staged = read_note(&private, UNDER_WAY).unwrap();
        let refusal = complete(folder.path(), &private, &staged).unwrap_err();
        assert_eq!((refusal.name.as_str(), refusal.words.as_str()), ("b.pdf", "there is a folder of that name"));
        let is = fs::metadata(folder.path().join("a.pdf")).unwrap();
        assert_eq!((is.len(), is.modified().unwrap(), is.permissions()), (was.len(), was.modified().unwrap(), was.permissions()));
        assert!(!is_noted(&private));
    }
}
