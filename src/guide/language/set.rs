//! The languages at hand: those built in, and those of a folder beside the guides.
//!
//! A built-in file is parsed when its language is first asked for, once in a process: a command that needs one language does not pay
//! for twelve.

use std::sync::OnceLock;

use super::copied::still_of_another;
use super::read::read_language;
use super::{Language, LanguageTag};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin, SourceFiles};
use crate::foundation::resources::{Resources, join};
use crate::guide::table::TomlFile;

struct BuiltIn {
    tag: &'static str,
    text: &'static str,
    language: OnceLock<Option<Language>>,
}

macro_rules! built_in {
    ($($tag:literal),+ $(,)?) => {
        [$(BuiltIn {
            tag: $tag,
            text: include_str!(concat!("../../../assets/languages/", $tag, ".toml")),
            language: OnceLock::new(),
        }),+]
    };
}

/// Sorted by tag. Their hyphens are the business of the text room, which has the patterns.
static BUILT_IN: [BuiltIn; 12] = built_in!["ar", "da", "de", "en", "fi", "fr", "he", "nb", "nl", "sv", "tr", "uk",];

impl BuiltIn {
    fn language(&self) -> Option<&Language> {
        self.language
            .get_or_init(|| {
                let mut files = SourceFiles::new();
                let file = TomlFile::from_text(&mut files, self.tag, self.text);
                // A built-in file without fault is proven by a test.
                read_language(&file, &LanguageTag::new(self.tag)?, "", &mut Diagnostics::new())
            })
            .as_ref()
    }
}

/// Where the labels of a file begin.
fn labels_of(file: &TomlFile) -> Origin {
    let start = file.text.find("[labels]").and_then(|start| u32::try_from(start).ok()).unwrap_or(0);
    Origin { file: file.file, start, end: start + 8 }
}

/// The languages at hand.
#[derive(Debug, Default)]
pub struct Languages {
    added: Vec<Language>,
    /// Those whose files have faults.
    faulty: Vec<LanguageTag>,
    all: OnceLock<Vec<Language>>,
}

impl Languages {
    /// Those built in.
    #[must_use]
    pub fn built_in() -> Languages {
        Languages::default()
    }

    /// Adds every `TAG.toml` of a folder (`guides/languages`); one that is already known takes the place of the built-in one. A file
    /// with a fault is complained of and left out.
    pub fn with_added(&mut self, resources: &dyn Resources, files: &mut SourceFiles, folder: &str) -> Diagnostics {
        let mut found = Diagnostics::new();
        let names = resources.list(folder);
        for name in &names {
            let Some(stem) = name.strip_suffix(".toml") else { continue };
            let path = join(folder, name);
            let tag = LanguageTag::new(stem);
            let Some(file) = TomlFile::read(resources, files, &path, None, &mut found) else {
                self.faulty.extend(tag);
                continue;
            };
            let Some(tag) = tag else {
                found.push(Diagnostic::error("unknown-language", file.start(), format!("`{stem}` is no language tag")).hint(
                    match LanguageTag::new(&stem.to_lowercase().replace('_', "-")) {
                        Some(meant) => format!("name it `{meant}.toml`"),
                        None => "name the file after its language, for example `pl.toml` for Polish".to_owned(),
                    },
                ));
                continue;
            };
            let beside = format!("{stem}.hyphenation.txt");
            let exceptions = names.contains(&beside).then(|| join(folder, &beside));
            let exceptions = exceptions.and_then(|path| TomlFile::read(resources, files, &path, None, &mut found));
            match read_language(&file, &tag, exceptions.as_ref().map_or("", |file| &file.text), &mut found) {
                Some(language) => {
                    let known = BUILT_IN.iter().filter_map(BuiltIn::language);
                    found.extend(still_of_another(&language, known, labels_of(&file)));
                    self.added.retain(|known| known.tag != tag);
                    self.added.push(language);
                }
                None => self.faulty.push(tag),
            }
        }
        self.added.sort_by(|one, other| one.tag.cmp(&other.tag));
        self.all = OnceLock::new();
        found
    }

    /// The language of a tag.
    #[must_use]
    pub fn get(&self, tag: &LanguageTag) -> Option<&Language> {
        let added = self.added.iter().find(|language| language.tag == *tag);
        added.or_else(|| BUILT_IN.iter().find(|built_in| built_in.tag == tag.as_str()).and_then(BuiltIn::language))
    }

    /// Whether a file for a language is there, but with faults.
    #[must_use]
    pub fn is_faulty(&self, tag: &LanguageTag) -> bool {
        self.faulty.contains(tag)
    }

    /// The tags of all languages at hand, sorted; parses nothing.
    #[must_use]
    pub fn tags(&self) -> Vec<&str> {
        let added = self.added.iter().map(|language| language.tag.as_str());
        let mut tags: Vec<&str> = BUILT_IN.iter().map(|built_in| built_in.tag).chain(added).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// All languages at hand, by tag. This parses every one of them.
    #[must_use]
    pub fn all(&self) -> &[Language] {
        self.all.get_or_init(|| {
            let tags = self.tags().into_iter().filter_map(LanguageTag::new);
            tags.filter_map(|tag| self.get(&tag).cloned()).collect()
        })
    }
}
