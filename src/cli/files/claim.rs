//! One process at a time writes into a folder.
//!
//! The lock is on a file in the private folder and ends with the process that holds it, however it dies. Who waited for it looks whether the
//! file still stands: the one before may have taken it away.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use super::exchange::{self, PRIVATE, Refusal, Set};
use super::words::in_words;

const LOCK: &str = "lock";
/// Between two questions whether the other one is done.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write into a folder.
#[derive(Debug)]
pub(super) struct Claim {
    folder: PathBuf,
    private: PathBuf,
    /// Open while work goes on. Who ends the run shuts it and never opens it again.
    gate: RwLock<Gate>,
    held: Mutex<Held>,
    /// One set is exchanged at a time.
    turn: Mutex<()>,
    sets: AtomicUsize,
}

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Gate {
    Open,
    GivenBack,
}

#[derive(Debug, Default)]
struct Held {
    /// Locked as long as it is open.
    lock: Option<File>,
    /// Folders that were made for this, the innermost first.
    made: Vec<PathBuf>,
}

/// What came of asking for the lock.
enum Attempt {
    Held,
    /// Another process has it.
    Busy,
    /// Another process has just taken the file or its folder away.
    Gone,
}

impl Claim {
    /// A claim that has yet to be made good.
    pub(super) fn on(folder: &Path) -> Claim {
        Claim {
            folder: folder.to_owned(),
            private: folder.join(PRIVATE),
            gate: RwLock::new(Gate::Open),
            held: Mutex::default(),
            turn: Mutex::new(()),
            sets: AtomicUsize::new(0),
        }
    }

    /// Makes the claim good, and the folder where it is not there. While another process has it, `say` is called once, and after
    /// `patience` that is an error.
    pub(super) fn take(&self, patience: Duration, say: impl FnOnce()) -> Result<(), String> {
        let (mut say, mut waited) = (Some(say), Duration::ZERO);
        loop {
            match self.attempt()? {
                Attempt::Held => return Ok(()),
                _ if waited >= patience => {
                    return Err(format!(
                        "another handout has been writing there for {} seconds: wait until it is done, or name another folder with --out",
                        patience.as_secs()
                    ));
                }
                Attempt::Busy => say.take().into_iter().for_each(|say| say()),
                Attempt::Gone => {}
            }
            waited += PAUSE;
            std::thread::sleep(PAUSE);
        }
    }

    fn attempt(&self) -> Result<Attempt, String> {
        let _open = self.gate.read();
        let mut held = self.held();
        let fresh = make(&self.folder)?;
        if held.made.is_empty() {
            held.made = fresh;
        }
        let path = self.private.join(LOCK);
        let file = match open(&self.private, &path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Attempt::Gone),
            Err(error) => return Err(in_words(&error)),
        };
        match file.try_lock() {
            Ok(()) if !stands(&file, &path) => return Ok(Attempt::Gone),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Attempt::Busy),
            // A disk that knows no locks is used without.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(in_words(&error)),
        }
        held.lock = Some(file);
        Ok(Attempt::Held)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Completes or takes back what a killed run left.
    pub(super) fn recover(&self) -> Result<(), String> {
        let _open = self.gate.read();
        exchange::recover(&self.folder, &self.private)
    }

    /// Puts files, by their names, in the place of those that stand there.
    pub(super) fn exchange(&self, files: &[(&str, &[u8])]) -> Result<(), Refusal> {
        let set = Set { folder: &self.folder, private: &self.private, number: self.sets.fetch_add(1, Ordering::Relaxed) };
        let mut staged = Vec::with_capacity(files.len());
        for (place, (name, bytes)) in files.iter().enumerate() {
            // Between two files the run may end.
            let _open = self.gate.read();
            match set.stage(place, name, bytes) {
                Ok(one) => staged.extend(one),
                Err(refusal) => {
                    set.discard(&staged);
                    return Err(refusal);
                }
            }
        }
        let _open = self.gate.read();
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        set.exchange(&staged)
    }

    /// Takes away what was made for the writing.
    pub(super) fn give_back(&self) {
        let mut gate = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        if *gate == Gate::Open {
            *gate = Gate::GivenBack;
            self.clear();
        }
    }

    /// Waits for what must not be broken off, takes away what is unfinished, calls `end`, and lets nobody go on.
    pub(super) fn end(&self, end: impl FnOnce()) {
        let gate = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        if *gate == Gate::Open {
            self.clear();
        }
        end();
    }

    fn clear(&self) {
        let mut held = self.held();
        // A note that is still there is for the next run: what it says could not be done now.
        if held.lock.is_some() && exchange::sweep(&self.private) {
            let _ = fs::remove_file(self.private.join(LOCK));
            let _ = fs::remove_dir(&self.private);
        }
        held.made.drain(..).for_each(|folder| drop(fs::remove_dir(folder)));
        held.lock = None;
    }
}

/// Makes a folder and those above it; gives those that were not there, the innermost first.
fn make(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let above = folder.ancestors().filter(|above| !above.as_os_str().is_empty());
    let missing: Vec<PathBuf> = above.take_while(|above| !above.exists()).map(Path::to_owned).collect();
    let made = fs::create_dir_all(folder);
    made.map_err(|error| {
        missing.iter().for_each(|folder| drop(fs::remove_dir(folder)));
        let is_blocked = folder.ancestors().any(|above| above.is_file());
        if is_blocked { "a part of that path is a file, not a folder".to_owned() } else { in_words(&error) }
    })?;
    Ok(missing)
}

fn open(private: &Path, path: &Path) -> io::Result<File> {
    match fs::create_dir(private) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let known = fs::symlink_metadata(private)?;
            if !known.is_dir() {
                return Err(io::Error::other(format!("`{PRIVATE}` there is no folder: delete it")));
            }
        }
        made => made?,
    }
    File::options().create(true).truncate(false).write(true).open(path)
}

/// Whether an open file is still the one at a path.
#[cfg(unix)]
fn stands(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |known: fs::Metadata| (known.dev(), known.ino());
    let (open, there) = (file.metadata().map(identity), fs::metadata(path).map(identity));
    open.is_ok_and(|open| there.is_ok_and(|there| open == there))
}

/// Elsewhere an open file cannot be taken away.
#[cfg(not(unix))]
fn stands(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_second_is_told_and_waits_no_longer_than_it_must() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        let claim = || Claim::on(&deep);
        let (first, second) = (claim(), claim());
        first.take(Duration::ZERO, || {}).unwrap();
        let mut told = 0;
        let refused = second.take(PAUSE * 3, || told += 1).unwrap_err();
        assert!(refused.contains("another handout has been writing there"), "{refused}");
        assert_eq!(told, 1);
        second.give_back();
        assert!(deep.join(PRIVATE).join(LOCK).exists(), "who never had it takes nothing away");
        first.give_back();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
        let third = claim();
        third.take(Duration::ZERO, || panic!("nobody is there")).unwrap();
        third.give_back();
    }

    #[test]
    fn a_lock_that_was_taken_away_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LOCK);
        let file = open(folder.path(), &path).unwrap();
        assert!(stands(&file, &path));
        fs::remove_file(&path).unwrap();
        let _other = File::create(&path).unwrap();
        assert!(!stands(&file, &path));
    }
}
