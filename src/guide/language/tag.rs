//! The name of a language.

/// A language tag of BCP 47, lower case in its first part: `sv`, `nb`, `pt-BR`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// `None` where the text is no well-formed tag.
    #[must_use]
    pub fn new(text: &str) -> Option<LanguageTag> {
        let mut parts = text.split('-');
        let first = parts.next()?;
        let good_first = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
        let good_rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        (good_first && good_rest).then(|| LanguageTag(text.to_owned()))
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first part: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl std::fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
