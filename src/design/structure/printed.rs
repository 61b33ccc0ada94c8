//! The address of a link as paper shows it: what a reader types, and nothing that a browser adds by itself.

use crate::guide::telephone::digits;

/// The address in print, unless the words that carry the link say it already.
pub(super) fn unless_said(address: &str, words: &str) -> Option<String> {
    let printed = printed(address);
    let same = match address.strip_prefix("tel:") {
        Some(number) => digits(number) == digits(words),
        None => bare(&printed) == bare(words),
    };
    (!same && !printed.is_empty()).then_some(printed)
}

fn printed(address: &str) -> String {
    let scheme = ["https://", "mailto:", "tel:"].into_iter().find_map(|scheme| address.strip_prefix(scheme));
    scheme.unwrap_or(address).trim_end_matches('/').to_owned()
}

/// An address without what makes no difference.
fn bare(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = ["https://", "http://", "mailto:"].into_iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(&text);
    text.strip_prefix("www.").unwrap_or(text).trim_end_matches(['/', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_the_address_need_no_other() {
        assert_eq!(unless_said("https://clinic.example/", "clinic.example"), None);
        assert_eq!(unless_said("https://www.clinic.example", "https://clinic.example/"), None);
        assert_eq!(unless_said("mailto:desk@clinic.example", "desk@clinic.example"), None);
        assert_eq!(unless_said("tel:+46812345", "+46 8 123 45"), None);
        assert_eq!(unless_said("https://clinic.example/skin/", "our site").as_deref(), Some("clinic.example/skin"));
        assert_eq!(unless_said("http://clinic.example", "our site").as_deref(), Some("http://clinic.example"));
        assert_eq!(unless_said("tel:112", "the emergency number").as_deref(), Some("112"));
    }
}
