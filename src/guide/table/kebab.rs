//! Words → the id that they would make: small letters and hyphens.

/// Longer ids are sentences.
pub(crate) const LONGEST_ID: usize = 60;

/// The words as an id; empty where none of their letters can stand in one.
#[must_use]
pub(crate) fn kebab(written: &str) -> String {
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
    parts.join("-").chars().take(LONGEST_ID).collect::<String>().trim_end_matches('-').to_owned()
}
