//! Telephone numbers and addresses.

use std::ops::Range;

use crate::guide::telephone::digit;

/// A telephone number has so many digits.
const FEWEST_DIGITS: usize = 7;
const MOST_DIGITS: usize = 16;

/// The telephone number at the start of a text, as digits behind its plus sign, and how many bytes it takes.
pub(super) fn telephone(text: &str) -> Option<(String, usize)> {
    let mut number = String::new();
    let mut groups: Vec<usize> = vec![0];
    let mut hyphens = 0;
    let mut length = 0;
    let mut since_digit = 0;
    for (at, sign) in text.char_indices() {
        if let Some(value) = digit(sign) {
            if since_digit > 0 && !number.is_empty() && number != "+" {
                groups.push(0);
            }
            number.push(char::from(b'0' + value));
            *groups.last_mut()? += 1;
            since_digit = 0;
            length = at + sign.len_utf8();
            continue;
        }
        match sign {
            '+' if number.is_empty() => number.push('+'),
            '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{ad}' | '\u{2060}' => continue,
            '(' if number.is_empty() => {}
            '-' | '‑' | '‐' => hyphens += 1,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '(' | ')' | '.' | '/' => {}
            _ => break,
        }
        since_digit += 1;
        if since_digit > 3 {
            break;
        }
    }
    groups.retain(|group| *group > 0);
    let digits: usize = groups.iter().sum();
    let first = *groups.first()?;
    // A trunk code begins with a zero and has two digits or more; where there is none, the hyphens of America tell.
    let whole = number.starts_with('+') && digits + 2 >= FEWEST_DIGITS;
    let coded = number.starts_with('0') && first >= 2 && groups.len() >= 2 && digits >= FEWEST_DIGITS;
    let bare = number.starts_with('0') && groups.len() == 1 && digits > FEWEST_DIGITS;
    let american = (hyphens >= 2 || text.starts_with('(')) && digits >= 9 && groups.len() >= 3;
    (digits <= MOST_DIGITS && (whole || coded || bare || american)).then_some((number, length))
}

/// The addresses in a text, for mail and on the web, with what is compared of each.
pub(super) fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    if !text.contains('@') && !text.contains("://") && !text.contains("www.") {
        return found;
    }
    let mut start = 0;
    for chunk in text.split_inclusive(|sign: char| sign.is_whitespace() || matches!(sign, '<' | '>' | '،' | '؛')) {
        let from = start;
        start += chunk.len();
        let word = chunk.trim_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '/' | '+'));
        let inside = chunk.find(word).unwrap_or(0);
        let mail = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        let web = ["http://", "https://", "www."].iter().any(|scheme| word.to_ascii_lowercase().starts_with(scheme));
        if mail || web {
            found.push((from + inside..from + inside + word.len(), word.trim_end_matches('/').to_lowercase()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        telephone(text).map(|(number, _)| number)
    }

    #[test]
    fn telephone_numbers_are_told_from_other_figures() {
        for (text, number) in [
            ("+46 8 123 456 78", "+46812345678"),
            ("08-123 456 78", "0812345678"),
            ("(800) 955-2292", "8009552292"),
            ("1-800-955-2292", "18009552292"),
            ("01 23 45 67 89", "0123456789"),
            ("+00 000 000 000, kl. 8", "+00000000000"),
            ("٠٨ ١٢٣ ٤٥٦", "08123456"),
        ] {
            assert_eq!(read(text).as_deref(), Some(number), "{text}");
        }
        for text in ["10 000", "0,5 ml", "0–24", "2026-06-01", "112", "1990-1995", "08.00", "0 000", "24 48"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_found_with_their_places() {
        let text = "Skriv till reception@clinic.example, se https://Clinic.example/.";
        let found: Vec<_> = addresses(text).into_iter().map(|(span, address)| (&text[span], address)).collect();
        assert_eq!(found[0], ("reception@clinic.example", "reception@clinic.example".to_owned()));
        assert_eq!(found[1].1, "https://clinic.example");
    }
}
