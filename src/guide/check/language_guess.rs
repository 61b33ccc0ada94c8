//! In which language a text is, by its most frequent words.
//!
//! Neighbours share most of them (Danish and Norwegian all but a few), so two languages are compared by the words that only one of
//! them has.

use rustc_hash::FxHashMap;

use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::letters::{is_letter, is_small, is_small_letter, lowercase};
use crate::foundation::word_filter::WordFilter;
use crate::guide::language::{Language, Languages};
use crate::guide::model::{Guide, MarkKind, Written};
use crate::guide::texts::{Area, Role, Text};

/// A language is named for a text with so many of its own words, …
const LEAST_HITS: usize = 5;
/// … and so many times more of them than of the language that the file's name says.
const TIMES_MORE: usize = 4;
/// A section shorter than this hardly has so many hits in any language.
const LEAST_WORDS: usize = 15;

/// A text with so many words of its own language in a hundred is in it, or in a neighbour: nothing else reaches that. Between neighbours
/// a section alone is too short to decide: the whole guide does.
const ENOUGH_OWN: usize = 10;

/// Complains of a guide, or of sections of it, in another language than the file's name says. Where most of it is plainly in its own,
/// only the neighbours are asked, so that no other language has to be read.
pub(super) fn check_language(guide: &Guide, texts: &[Text<'_>], languages: &Languages, found: &mut Diagnostics) {
    let Some(own) = languages.get(&guide.language) else { return };
    let neighbours: Vec<&Language> = own.neighbours.iter().filter_map(|tag| languages.get(tag)).collect();
    let (sections, whole) = tally(texts, &Lexicon::new(own, &neighbours));
    let unsure = !whole.is_own() || sections.iter().any(|section| !section.is_own());
    if !unsure {
        complain(guide, own, &neighbours, &sections, &whole, found);
        return;
    }
    let others: Vec<&Language> = languages.all().iter().filter(|language| language.tag != own.tag).collect();
    let (sections, whole) = tally(texts, &Lexicon::new(own, &others));
    complain(guide, own, &others, &sections, &whole, found);
}

fn complain(guide: &Guide, own: &Language, others: &[&Language], sections: &[Tally], whole: &Tally, found: &mut Diagnostics) {
    if let Some(other) = whole.guess() {
        found.push(complaint("the guide", guide.title.origin, others[other], own));
        return;
    }
    for (section, words) in guide.sections.iter().zip(sections) {
        if !words.is_own()
            && let Some(other) = words.guess()
        {
            found.push(complaint("this section", section.title.origin, others[other], own));
        }
    }
}

fn complaint(what: &str, at: Origin, other: &Language, own: &Language) -> Diagnostic {
    Diagnostic::warning(
        "wrong-language",
        at,
        format!("{what} reads like {}, but the file's name says {}", other.english_name, own.english_name),
    )
    .hint(format!("translate it, or name the file {}.toml", other.tag))
}

/// The frequent words of a language and of those it is compared with.
struct Lexicon<'l> {
    /// Each word with its number.
    numbers: FxHashMap<&'l str, usize>,
    /// Which languages have the word of a number: for each, whether its own has it, then whether the others do.
    speakers: Vec<bool>,
    may_have: WordFilter,
    /// The characters of the longest of them: most words of a text have more, and are not looked up.
    longest: usize,
    others: usize,
}

impl<'l> Lexicon<'l> {
    fn new(own: &'l Language, others: &[&'l Language]) -> Lexicon<'l> {
        let languages = std::iter::once(own).chain(others.iter().copied());
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        let mut speakers = Vec::new();
        let mut may_have = WordFilter::default();
        let mut longest = 0;
        for (place, language) in languages.enumerate() {
            for word in &language.frequent_words {
                let next = numbers.len();
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    speakers.resize(speakers.len() + others.len() + 1, false);
                    may_have.add(word);
                    longest = longest.max(word.chars().count());
                }
                speakers[number * (others.len() + 1) + place] = true;
            }
        }
        Lexicon { numbers, speakers, may_have, longest, others: others.len() }
    }

    /// Counts the words of a text; what is marked as another language is left out.
    fn count(&self, text: &Written, tally: &mut Tally) {
        let mut start = 0;
        for mark in text.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Language(_))) {
            self.count_plain(text.text.get(start..mark.start as usize).unwrap_or(""), tally);
            start = mark.end as usize;
        }
        self.count_plain(text.text.get(start..).unwrap_or(""), tally);
    }

    /// Which languages have a word: its own first.
    fn speakers(&self, word: &str, case: Case) -> Option<(bool, &[bool])> {
        let number = match case {
            Case::Small if !self.may_have.may_have(word) => None,
            Case::Small => self.numbers.get(word),
            // Without its capitals a word has no fewer characters.
            Case::Any if word.chars().count() > self.longest => None,
            Case::Any => self.numbers.get(lowercase(word).as_ref()),
        };
        let first = number? * (self.others + 1);
        let (own, others) = self.speakers.get(first..first + self.others + 1)?.split_first()?;
        Some((*own, others))
    }

    fn count_plain(&self, text: &str, tally: &mut Tally) {
        for_each_word(text, |word, case| {
            tally.words += 1;
            let Some((own, others)) = self.speakers(word, case) else { return };
            tally.own += usize::from(own);
            for (theirs, has) in tally.others.iter_mut().zip(others) {
                match (own, has) {
                    (true, false) => theirs.only_own += 1,
                    (false, true) => theirs.only_theirs += 1,
                    (true, true) | (false, false) => {}
                }
            }
        });
    }
}

/// What is known of the capitals of a word.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Case {
    /// It has none.
    Small,
    /// It may have some.
    Any,
}

/// The words between spaces, apostrophes and hyphens, from their first letter to their last.
fn for_each_word(text: &str, mut with: impl FnMut(&str, Case)) {
    let (mut word, mut case) = (0..0, Case::Small);
    for (at, sign) in text.char_indices() {
        if is_small_letter(sign) && !word.is_empty() {
            word.end = at + sign.len_utf8();
            continue;
        }
        if is_letter(sign) {
            if word.is_empty() {
                (word, case) = (at..at, Case::Small);
            }
            word.end = at + sign.len_utf8();
        } else if matches!(sign, ' ' | '\'' | '’' | '-') || sign.is_whitespace() {
            if !word.is_empty() {
                with(&text[word], case);
            }
            word = 0..0;
        }
        if !is_small(sign) {
            case = Case::Any;
        }
    }
    if !word.is_empty() {
        with(&text[word], case);
    }
}

/// How many words of a text tell its own language from another.
#[derive(Copy, Clone, Default)]
struct Against {
    only_own: usize,
    only_theirs: usize,
}

/// The words of a text, counted.
#[derive(Clone)]
struct Tally {
    words: usize,
    own: usize,
    others: Vec<Against>,
}

impl Tally {
    fn new(others: usize) -> Tally {
        Tally { words: 0, own: 0, others: vec![Against::default(); others] }
    }

    fn add(&mut self, part: &Tally) {
        self.words += part.words;
        self.own += part.own;
        for (sum, part) in self.others.iter_mut().zip(&part.others) {
            sum.only_own += part.only_own;
            sum.only_theirs += part.only_theirs;
        }
    }

    /// Whether the words are in their own language or a neighbour's, or are too few to tell.
    fn is_own(&self) -> bool {
        self.words < LEAST_WORDS || 100 * self.own >= ENOUGH_OWN * self.words
    }

    /// The place of the language that the words are in, if it is clearly not their own.
    fn guess(&self) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for (place, against) in self.others.iter().enumerate() {
            let lead = against.only_theirs.saturating_sub(against.only_own);
            let clear = against.only_theirs >= LEAST_HITS && against.only_theirs >= TIMES_MORE * against.only_own;
            if clear && best.is_none_or(|(most, _)| lead > most) {
                best = Some((lead, place));
            }
        }
        best.map(|(_, place)| place)
    }
}

/// The words of each section, and of all of them with the title.
fn tally(texts: &[Text<'_>], lexicon: &Lexicon<'_>) -> (Vec<Tally>, Tally) {
    let mut whole = Tally::new(lexicon.others);
    let mut sections = Vec::new();
    for part in texts.chunk_by(|one, other| one.place.area == other.place.area) {
        let mut tally = Tally::new(lexicon.others);
        let counted = |text: &&Text<'_>| match text.place.area {
            Area::Front => text.role == Role::Title,
            Area::Section(_) => text.role.is_prose(),
            Area::Checklist => false,
        };
        part.iter().filter(counted).for_each(|text| lexicon.count(text.written, &mut tally));
        whole.add(&tally);
        if part.iter().any(|text| text.role == Role::SectionTitle) {
            sections.push(tally);
        }
    }
    (sections, whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::SourceFiles;
    use crate::foundation::resources::MemoryResources;
    use crate::guide::source::{ReadOptions, read_guide};

    const DANISH: &str = include_str!("../../../guides/fact-sheet/da.toml");
    const SWEDISH: &str = include_str!("../../../guides/fact-sheet/sv.toml");

    /// What is said of a text in a file that is named after a language.
    fn said_of(text: &str, tag: &str) -> Vec<String> {
        let path = format!("guides/fact-sheet/{tag}.toml");
        let resources = MemoryResources::new()
            .with("guides/clinic.toml", include_str!("../../../guides/clinic.toml"))
            .with("guides/assets/logo.png", include_bytes!("../../../guides/assets/logo.png").as_slice())
            .with("guides/fact-sheet/guide.toml", include_str!("../../../guides/fact-sheet/guide.toml"))
            .with(&path, text);
        let languages = Languages::built_in();
        let (guide, complaints) = read_guide(&resources, &languages, &mut SourceFiles::new(), &path, &ReadOptions::default());
        let guide = guide.unwrap_or_else(|| panic!("{complaints:?}"));
        let mut found = Diagnostics::new();
        check_language(&guide, &guide.all_texts(), &languages, &mut found);
        found.iter().map(|complaint| complaint.message.clone()).collect()
    }

    #[test]
    fn a_language_is_told_from_its_neighbour_and_from_others() {
        assert_eq!(said_of(DANISH, "da"), [""; 0]);
        assert_eq!(said_of(DANISH, "nb"), ["the guide reads like Danish, but the file's name says Norwegian (Bokmål)"]);
        assert_eq!(said_of(DANISH, "de"), ["the guide reads like Danish, but the file's name says German"]);
        assert_eq!(said_of(SWEDISH, "sv"), [""; 0]);
    }

    #[test]
    fn one_section_in_another_language_is_named() {
        let place = SWEDISH.rfind("[[section]]").unwrap();
        let foreign = DANISH.rfind("[[section]]").unwrap();
        let mixed = format!("{}{}", &SWEDISH[..place], &DANISH[foreign..]);
        let english = include_str!("../../../guides/fact-sheet/en.toml");
        let mixed_english = format!("{}{}", &SWEDISH[..place], &english[english.rfind("[[section]]").unwrap()..]);
        assert_eq!(said_of(&mixed, "sv"), [""; 0], "a section alone is too short to tell neighbours apart");
        assert_eq!(said_of(&mixed_english, "sv").len(), 1);
    }
}
