//! Ids: names that are the same in every language.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::table::{LONGEST_ID, kebab};

/// Whether an id is in small letters and hyphens; complains if it is not, with an example of what to type.
pub(super) fn is_good_id(id: &str, at: Origin, example: &str, found: &mut Diagnostics) -> bool {
    let parts_good =
        id.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if parts_good && id.len() <= LONGEST_ID {
        return true;
    }
    let complaint =
        Diagnostic::error("bad-id", at, "an id has small letters a to z, digits and single hyphens, and at most 60 of them");
    let meant = kebab(id);
    found.push(if meant.is_empty() {
        complaint.hint(format!("write for example {example}"))
    } else {
        complaint.hint(format!("write \"{meant}\""))
    });
    false
}
