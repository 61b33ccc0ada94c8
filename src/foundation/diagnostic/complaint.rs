//! A complaint with its place, and many of them.

/// One file of an author, by its place in [`SourceFiles`].
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(u32);

/// A range of bytes in an author's file: where something came from.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin {
    /// In which file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// How bad it is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The guide cannot be made.
    Error,
    /// The guide can be made; somebody should look.
    Warning,
}

/// One complaint.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable name, such as `unknown-key`; what `--deny` and a clinic's notes refer to.
    pub name: &'static str,
    /// One plain sentence.
    pub message: String,
    /// Where; `None` only for a file that could not be read at all.
    pub at: Option<Origin>,
    /// A few words beside the caret; may be empty.
    pub label: String,
    /// A second place, where a conflict began, with words of its own.
    pub also: Option<(Origin, String)>,
    /// What to type instead; at most two.
    pub hints: Vec<String>,
}

/// Without its place, which takes the files to name; [`render`](super::render()) has them.
impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}[{}]: {}", self.name, self.message)
    }
}

impl std::error::Error for Diagnostic {}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(name: &'static str, at: impl Into<Option<Origin>>, message: impl Into<String>) -> Diagnostic {
        debug_assert!(is_kebab_case(name), "`{name}` is typed as an argument");
        Diagnostic {
            severity: Severity::Error,
            name,
            message: message.into(),
            at: at.into(),
            label: String::new(),
            also: None,
            hints: Vec::new(),
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(name: &'static str, at: impl Into<Option<Origin>>, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(name, at, message) }
    }

    /// The same with a few words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// The same with a second place.
    #[must_use]
    pub fn also(mut self, at: Origin, words: impl Into<String>) -> Diagnostic {
        self.also = Some((at, words.into()));
        self
    }

    /// The same with one more thing to type.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hints.push(hint.into());
        debug_assert!(self.hints.len() <= MOST_HINTS, "who reads `{}` is told one thing or two", self.name);
        self
    }
}

fn is_kebab_case(name: &str) -> bool {
    name.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// So many things to type are said at most.
const MOST_HINTS: usize = 2;

/// Complaints in the order in which they were found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

/// A line for each.
impl std::fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (number, diagnostic) in self.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// One more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Those of `more` behind these.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(more);
    }

    /// Takes back what a better complaint says.
    pub fn retract(&mut self, is_moot: impl Fn(&Diagnostic) -> bool) {
        self.0.retain(|diagnostic| !is_moot(diagnostic));
    }

    /// Those of another list behind these.
    pub fn append(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// Whether any of them stops the work.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether there are none at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// By file and place, the same complaint about the same place once (two languages read the same `guide.toml`).
    pub fn sort_and_dedup(&mut self) {
        self.0.sort_by_key(|diagnostic| diagnostic.at);
        self.0.dedup();
    }

    /// Every warning made an error (`--deny warnings`).
    pub fn deny_warnings(&mut self) {
        for diagnostic in &mut self.0 {
            diagnostic.severity = Severity::Error;
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        Diagnostics(vec![diagnostic])
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Diagnostics {
        Diagnostics(diagnostics.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The texts that origins point into: each file's path as the author typed it, and its text with line ends made `\n`.
#[derive(Clone, Debug, Default)]
pub struct SourceFiles {
    files: Vec<(String, String)>,
}

impl SourceFiles {
    /// None yet.
    #[must_use]
    pub fn new() -> SourceFiles {
        SourceFiles::default()
    }

    /// Takes a file in; the same path again gives the same identity.
    pub fn add(&mut self, path: &str, text: String) -> FileId {
        let place = self.files.iter().position(|(known, _)| known == path).unwrap_or_else(|| {
            self.files.push((path.to_owned(), text));
            self.files.len() - 1
        });
        FileId(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// The path as shown to people.
    #[must_use]
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |(path, _)| path)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |(_, text)| text)
    }

    /// Line and column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn line_and_column(&self, file: FileId, byte: u32) -> (usize, usize) {
        let text = self.text(file);
        let before = &text.as_bytes()[..(byte as usize).min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let mut files = SourceFiles::new();
        let file = files.add("sv.toml", "a = 1\nå = 2\n".to_owned());
        assert_eq!(files.line_and_column(file, 0), (1, 1));
        assert_eq!(files.line_and_column(file, 9), (2, 3));
        assert_eq!(files.line_and_column(file, 999), (3, 1));
        assert_eq!(files.add("sv.toml", String::new()), file);
    }
}
