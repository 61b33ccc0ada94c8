//! What the system says, in words for people.

use std::io::{self, ErrorKind};

/// What the system says, without its number.
pub(in crate::cli) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "there is no permission".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::FileTooLarge => "it is larger than a file may be here (`ulimit -f` says how large)".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::IsADirectory => "there is a folder of that name".to_owned(),
        ErrorKind::NotADirectory => "a part of that path is a file, not a folder".to_owned(),
        ErrorKind::NotFound => "there is no such place".to_owned(),
        ErrorKind::InvalidFilename => "its name is longer than the disk allows".to_owned(),
        _ => {
            let words = error.to_string();
            words.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}
