//! Ids: names that are the same in every language.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};

/// Longer ids are sentences.
const LONGEST: usize = 60;

/// Whether an id is in small letters and hyphens; complains if it is not, with an example of what to type.
pub(super) fn is_good_id(id: &str, at: Origin, example: &str, found: &mut Diagnostics) -> bool {
    let parts_good =
        id.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    if parts_good && id.len() <= LONGEST {
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

fn kebab(written: &str) -> String {
    let lower = written.to_lowercase();
    let plain = lower.chars().map(|sign| match sign {
        'a'..='z' | '0'..='9' => sign,
        'å' | 'ä' | 'á' | 'à' | 'â' => 'a',
        'ö' | 'ø' | 'ó' | 'ô' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' => 'u',
        _ => '-',
    });
    let joined: String = plain.collect();
    let parts: Vec<&str> = joined.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(LONGEST).collect::<String>().trim_end_matches('-').to_owned()
}
