//! The disk: what is read from it, and how results appear on it.
//!
//! In: paths, and files to be written. Out: bytes, or plain words why not; sets of files that appear together or not at all.
//!
//! | file | what |
//! |---|---|
//! | `sources` | the files of the machine as guides see them |
//! | `destination` | a folder that is written into: what a command calls |
//! | `claim` | one process at a time: the lock, waiting, what is taken away at the end |
//! | `exchange` | a set of files takes the place of the old ones; what a killed run left is completed or taken back |
//! | `signals` | what happens when the run is told to end |
//! | `words` | what the system says, in words for people |
//!
//! While a run writes into `out`, everything that is not finished lies in the hidden folder `out/.handout`; afterwards it is gone. Files
//! are stored (fsync) there before the first rename, and a note of the renames is stored beside them. A run that is killed leaves
//! that folder behind, and the next one that writes into `out` does what the note says or, without a note, throws the folder away: a set is
//! never left half old and half new.
//!
//! Sources: POSIX.1-2017, rename(), link(), fsync(); flock(2), whose locks end with the process; Pillai et al., *All File Systems Are
//! Not Created Equal* (OSDI 2014), for the order of syncs.

mod claim;
mod destination;
mod exchange;
mod signals;
mod sources;
mod words;

pub(super) use destination::{Destination, NewFile, is_free};
pub(super) use signals::survive_size_limit;
pub(super) use sources::{DiskResources, closed, exists, is_folder, text};
pub(super) use words::in_words;
