//! Links whose words are a number or an address: what is read must be what is dialled.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::MarkKind;
use crate::guide::telephone::{dialled, digits, same_number};
use crate::guide::texts::Text;

/// So many digits are a number that is dialled; fewer may name something: `[1177](https://…)`.
const DIALLED: usize = 7;

/// Complains of every link that leads to another number or address than its words say.
pub(super) fn check_links(texts: &[Text<'_>], found: &mut Diagnostics) {
    for text in texts.iter().map(|text| text.written) {
        for mark in &text.marks {
            let MarkKind::Link(target) = &mark.kind else { continue };
            let words = text.text.get(mark.start as usize..mark.end as usize).unwrap_or("");
            if let Some(should) = other_target(words, target) {
                let message = format!("the words say {words}, but the link leads to `{target}`");
                let complaint = Diagnostic::warning("link-says-otherwise", text.origin_of(mark.start, mark.end), message);
                found.push(complaint.hint(format!("if the words are right, write `[{words}]({should})`")));
            }
        }
    }
}

/// What a link's target should be, where its words are a number or an address for mail and it leads elsewhere.
fn other_target(words: &str, target: &str) -> Option<String> {
    let number = dialled(words);
    let digits = digits(words).len();
    let is_number = digits > 0 && !words.chars().any(char::is_alphabetic);
    match target.strip_prefix("tel:") {
        Some(dials) if is_number => (!same_number(words, dials)).then_some(number),
        Some(_) => None,
        None if is_number && digits >= DIALLED => Some(number),
        None => {
            let mail = words.contains('@') && !words.contains(char::is_whitespace);
            let same = target.strip_prefix("mailto:").is_some_and(|address| address.eq_ignore_ascii_case(words));
            (mail && !same).then(|| format!("mailto:{words}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leads_to_itself() {
        for (words, target) in [
            ("+00 000 000 001", "tel:+00000000001"),
            ("08-123 456 78", "tel:+46812345678"),
            ("٠٨ ١٢٣ ٤٥٦", "tel:08123456"),
            ("1177", "https://www.1177.se/"),
            ("the clinic", "tel:+00000000002"),
            ("a@clinic.example", "mailto:A@clinic.example"),
        ] {
            assert_eq!(other_target(words, target), None, "{words}");
        }
        for (words, target, should) in [
            ("+00 000 000 001", "tel:+00000000002", "tel:+00000000001"),
            ("112", "tel:911", "tel:112"),
            ("08-123 456 78", "https://clinic.example/", "tel:0812345678"),
            ("a@clinic.example", "mailto:b@clinic.example", "mailto:a@clinic.example"),
        ] {
            assert_eq!(other_target(words, target).as_deref(), Some(should), "{words}");
        }
    }
}
