//! Labels that were copied from another language and not translated.
//!
//! A new language begins as a copy of the file of another one. What is left of that one is printed to patients who cannot read it.

use super::Language;
use crate::foundation::diagnostic::{Diagnostic, Origin};

/// Warns of labels and months of `language` that are still those of one of the languages at hand; `at` is where its labels stand.
pub(super) fn still_of_another<'l>(
    language: &Language,
    known: impl Iterator<Item = &'l Language>,
    at: Origin,
) -> Option<Diagnostic> {
    let others = known.filter(|other| other.tag.primary() != language.tag.primary());
    let left = others.map(|other| (left_of(language, other), other));
    let (left, other) = left.filter(|(left, _)| !left.is_empty()).max_by_key(|(left, _)| left.len())?;
    let shown: Vec<String> = left.iter().take(3).map(|key| format!("`{key}`")).collect();
    let more = if left.len() > shown.len() { ", …" } else { "" };
    let all = language.labels.all().len();
    let message = if left.len() >= all {
        format!("all labels are still {}", other.english_name)
    } else {
        format!("{} of {all} labels and lists of months are still {}", left.len(), other.english_name)
    };
    let complaint = Diagnostic::warning("untranslated", at, message).hint(format!("translate {}{more}", shown.join(", ")));
    Some(if left.len() >= all {
        complaint
    } else {
        complaint.hint(format!("where both languages share them, write neighbours = [\"{}\"] above [labels]", other.tag))
    })
}

/// The keys of what is the same in two languages and does not come about by chance.
fn left_of(language: &Language, other: &Language) -> Vec<&'static str> {
    let pairs = language.labels.all().into_iter().zip(other.labels.all());
    let same: Vec<(&str, &str)> = pairs.filter(|((_, one), (_, two))| one == two).map(|(label, _)| label).collect();
    let count = language.labels.all().len();
    let are_neighbours = language.neighbours.contains(&other.tag);
    let mut left: Vec<&str> = if same.len() == count {
        same.iter().map(|(key, _)| *key).collect()
    } else if are_neighbours {
        Vec::new()
    } else if same.len() * 2 > count {
        same.iter().map(|(key, _)| *key).collect()
    } else {
        // One word may be that of many languages, such as "Telefon".
        same.iter().filter(|(_, label)| words_in(label) > 1).map(|(key, _)| *key).collect()
    };
    if language.months == other.months && !are_neighbours {
        left.push("months");
    }
    left
}

/// How many words a label has besides its placeholders.
fn words_in(label: &str) -> usize {
    let is_word = |word: &&str| !word.contains('{') && word.contains(char::is_alphabetic);
    label.split_whitespace().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::SourceFiles;
    use crate::guide::language::{LanguageTag, Languages};

    fn at() -> Origin {
        Origin { file: SourceFiles::new().add("pl.toml", String::new()), start: 0, end: 0 }
    }

    fn complaint(language: &Language) -> Option<Diagnostic> {
        still_of_another(language, Languages::built_in().all().iter(), at())
    }

    #[test]
    fn no_language_at_hand_is_a_copy_of_another() {
        for language in Languages::built_in().all() {
            assert_eq!(complaint(language), None, "{}", language.tag);
        }
    }

    #[test]
    fn what_is_left_of_another_language_is_named() {
        let languages = Languages::built_in();
        let mut copy = languages.get(&LanguageTag::new("en").unwrap()).unwrap().clone();
        copy.tag = LanguageTag::new("pl").unwrap();
        assert!(complaint(&copy).is_some_and(|found| found.message == "all labels are still English"));
        let mut partly = languages.get(&LanguageTag::new("fi").unwrap()).unwrap().clone();
        partly.tag = LanguageTag::new("pl").unwrap();
        partly.months = copy.months.clone();
        partly.labels = languages.get(&LanguageTag::new("uk").unwrap()).unwrap().labels.clone();
        partly.labels.contents = "Vad du hittar här".to_owned();
        assert!(complaint(&partly).is_some_and(|found| found.message.ends_with("still Ukrainian")));
        copy.tag = LanguageTag::new("en-GB").unwrap();
        assert_eq!(complaint(&copy), None, "a variant shares its language's labels");
    }
}
