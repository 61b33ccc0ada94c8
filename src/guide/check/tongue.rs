//! In which language a text is, by its most frequent words.
//!
//! Neighbours share most of them (Danish and Norwegian all but a few), so two languages are compared by the words that only one of
//! them has.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::texts_of_section;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::{Language, Languages};
use crate::guide::model::{Guide, MarkKind, Written};

/// A language is named for a text with so many of its own words, …
const LEAST_HITS: usize = 5;
/// … and so many times more of them than of the language that the file's name says.
const TIMES_MORE: usize = 4;

/// A section with so many words of its own language in a hundred is in it. Only neighbours reach that for each other, and between those
/// a section alone is too short to decide: the whole guide does.
const ENOUGH_OWN: usize = 10;

/// Complains of a guide, or of sections of it, in another language than the file's name says.
pub(super) fn check_language(guide: &Guide, languages: &Languages, found: &mut Diagnostics) {
    let Some(own) = languages.get(&guide.language) else { return };
    let judge = Judge { own, others: languages.all().iter().filter(|language| language.tag != own.tag).collect() };
    let sections: Vec<BTreeMap<String, usize>> =
        guide.sections.iter().map(|section| counted(&texts_of_section(section))).collect();
    let mut whole = counted(&[&guide.title]);
    for (word, count) in sections.iter().flatten() {
        *whole.entry(word.clone()).or_default() += count;
    }
    if let Some(other) = judge.guess(&whole) {
        found.push(complaint("the guide", guide.title.origin, other, own));
        return;
    }
    for (section, words) in guide.sections.iter().zip(&sections) {
        if !judge.is_own(words)
            && let Some(other) = judge.guess(words)
        {
            found.push(complaint("this section", section.title.origin, other, own));
        }
    }
}

fn complaint(what: &str, at: crate::foundation::diagnostic::Origin, other: &Language, own: &Language) -> Diagnostic {
    Diagnostic::warning(
        "wrong-language",
        at,
        format!("{what} reads like {}, but the file's name says {}", other.english_name, own.english_name),
    )
    .hint(format!("translate it, or name the file {}.toml", other.tag))
}

struct Judge<'l> {
    own: &'l Language,
    others: Vec<&'l Language>,
}

impl<'l> Judge<'l> {
    fn is_own(&self, words: &BTreeMap<String, usize>) -> bool {
        let own: usize = self.own.frequent_words.iter().filter_map(|word| words.get(word)).sum();
        100 * own >= ENOUGH_OWN * words.values().sum::<usize>()
    }

    /// The language that the words are in, if it is clearly not their own.
    fn guess(&self, words: &BTreeMap<String, usize>) -> Option<&'l Language> {
        let own: BTreeSet<&str> = self.own.frequent_words.iter().map(String::as_str).collect();
        let hits = |of: &mut dyn Iterator<Item = &str>| of.filter_map(|word| words.get(word)).sum::<usize>();
        let mut best: Option<(usize, &'l Language)> = None;
        for other in &self.others {
            let theirs: BTreeSet<&str> = other.frequent_words.iter().map(String::as_str).collect();
            let only_theirs = hits(&mut theirs.difference(&own).copied());
            let only_own = hits(&mut own.difference(&theirs).copied());
            let lead = only_theirs.saturating_sub(only_own);
            let clear = only_theirs >= LEAST_HITS && only_theirs >= TIMES_MORE * only_own;
            if clear && best.is_none_or(|(most, _)| lead > most) {
                best = Some((lead, other));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// The words of texts with their numbers; what is marked as another language is left out.
fn counted(texts: &[&Written]) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for text in texts {
        let mut start = 0;
        for mark in text.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Language(_))) {
            count(text.text.get(start..mark.start as usize).unwrap_or(""), &mut words);
            start = mark.end as usize;
        }
        count(text.text.get(start..).unwrap_or(""), &mut words);
    }
    words
}

fn count(text: &str, words: &mut BTreeMap<String, usize>) {
    for word in text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
}
