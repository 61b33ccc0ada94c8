//! Texts that stand in another edition's language, down to a sentence.
//!
//! Three things tell it, each as far as a text's length allows: letters of a script that the language does not write; the same sentence
//! in two editions; and words and letters that the other language has and its own has not. Names, titles of sources and what is marked
//! as another language are left out, and between neighbours (Danish, Norwegian) more is asked.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use super::edition::{Prepared, Translation};
use super::repeated::{Seen, place};
use super::token::{PieceKind, Pieces, small};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::letters::{is_letter, is_small};
use crate::foundation::word_filter::WordFilter;
use crate::guide::language::Language;
use crate::guide::model::MarkKind;
use crate::guide::texts::{Area, Role};

/// Fewer words may be the same in two languages, or a name.
const FEWEST_WORDS: usize = 3;
/// So many words and letters of the other language and none of its own tell a sentence.
const CLEAR: u32 = 2;
/// Where it has words of its own as well, the other's must be so many times more.
const TIMES_MORE: u32 = 5;
/// So many letters of another script are more than a sign or a name's start.
const FOREIGN_LETTERS: usize = 6;
/// Of a part of a guide with so many foreign texts one complaint is enough.
const MANY: usize = 4;

/// A text in the wrong language.
struct Foreign<'g> {
    edition: usize,
    area: Area<'g>,
    at: Origin,
    /// Which language it seems to be.
    language: Option<&'g Language>,
    /// Where the same words stand in its own edition.
    same: Option<Origin>,
}

/// Complains of every text that seems to be in another edition's language.
pub(super) fn check(editions: &[Translation<'_>], found: &mut Diagnostics) {
    if editions.len() < 2 {
        return;
    }
    let lexicon = Lexicon::new(editions);
    let mut seen = Seen::default();
    for (number, edition) in editions.iter().enumerate() {
        for text in texts(edition) {
            let written = text.text.written;
            let several_words = text.sentences.iter().filter(|span| written.text[(*span).clone()].contains(' '));
            several_words.for_each(|span| seen.note(number, written, span.clone()));
        }
    }
    let mut foreign: Vec<Foreign<'_>> = Vec::new();
    for (number, edition) in editions.iter().enumerate() {
        for text in texts(edition) {
            foreign.extend(lexicon.judge(editions, number, text, &seen));
        }
    }
    report(editions, foreign, found);
}

/// The texts that must be in the edition's language.
fn texts<'e, 'g>(edition: &'e Translation<'g>) -> impl Iterator<Item = &'e Prepared<'g>> {
    let free = [Role::SourceTitle, Role::Publisher, Role::SourceAddress, Role::Hours];
    edition.rows().flat_map(|row| &row.texts).filter(move |text| !free.contains(&text.text.role))
}

fn report(editions: &[Translation<'_>], foreign: Vec<Foreign<'_>>, found: &mut Diagnostics) {
    let mut rest = foreign.as_slice();
    while let Some(first) = rest.first() {
        let together = rest.iter().take_while(|other| other.edition == first.edition && other.area == first.area).count();
        let (part, behind) = rest.split_at(together);
        rest = behind;
        let edition = &editions[first.edition];
        let of_area = texts(edition).filter(|text| text.text.place.area == first.area).count();
        let most = part.len() >= MANY && 2 * part.len() > of_area;
        for (number, text) in part.iter().enumerate().filter(|(number, _)| !most || *number == 0) {
            let what = match (most && number == 0, first.area) {
                (false, _) => "this",
                (true, Area::Front) => "the front",
                (true, Area::Section(_)) => "most of this section",
                (true, Area::Checklist) => "most of the checklist",
            };
            let like = text.language.map_or("another language", |language| &language.english_name);
            let message = format!("{what} reads like {like}, in the edition in {}", edition.language.english_name);
            let mut complaint = Diagnostic::warning("untranslated", text.at, message);
            if let Some(same) = text.same {
                complaint = complaint.also(same, "the same words in another edition");
            }
            let tag = text.language.map_or("…", |language| language.tag.as_str());
            found.push(
                complaint.hint("translate it").hint(format!("words that are meant to stay are marked: `[words](lang:{tag})`")),
            );
        }
    }
}

/// What tells the languages of the editions from each other.
struct Lexicon {
    /// Which editions' languages have a frequent word, a bit each.
    words: FxHashMap<String, u64>,
    may_have: WordFilter,
    /// Which have a letter beside a to z.
    letters: FxHashMap<char, u64>,
    scripts: Vec<Script>,
}

/// Words and letters that speak for each language.
#[derive(Default)]
struct Votes {
    words: u32,
    /// For each language, what speaks for it alone of the two, and against.
    masks: Vec<u64>,
}

impl Votes {
    /// What speaks for one language and not for another.
    fn only(&self, one: usize, other: usize) -> u32 {
        let (one, other) = (bit(one), bit(other));
        u32::try_from(self.masks.iter().filter(|mask| *mask & one != 0 && *mask & other == 0).count()).unwrap_or(u32::MAX)
    }

    /// Whether all of it may be in one language.
    fn all_of(&self, language: usize) -> bool {
        self.masks.iter().all(|mask| mask & bit(language) != 0)
    }
}

/// The bit of a language; more languages than bits are not told apart.
fn bit(language: usize) -> u64 {
    u32::try_from(language).ok().and_then(|place| 1u64.checked_shl(place)).unwrap_or(0)
}

impl Lexicon {
    fn new(editions: &[Translation<'_>]) -> Lexicon {
        let mut lexicon = Lexicon {
            words: FxHashMap::default(),
            may_have: WordFilter::default(),
            letters: FxHashMap::default(),
            scripts: Vec::new(),
        };
        for (number, edition) in editions.iter().enumerate() {
            let language = edition.language;
            lexicon.scripts.push(script(language));
            let bit = bit(number);
            for word in &language.frequent_words {
                let word = word.to_lowercase();
                lexicon.may_have.add(&word);
                *lexicon.words.entry(word).or_default() |= bit;
            }
            for letter in language.letters.chars() {
                *lexicon.letters.entry(letter).or_default() |= bit;
            }
        }
        lexicon
    }

    /// The sentences of a text that are in another edition's language.
    fn judge<'g>(&self, editions: &[Translation<'g>], number: usize, text: &Prepared<'g>, seen: &Seen<'_>) -> Vec<Foreign<'g>> {
        let written = text.text.written;
        let marked = |span: &Range<usize>| {
            let marks = written.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Language(_)));
            marks.into_iter().any(|mark| (mark.start as usize) < span.end && span.start < mark.end as usize)
        };
        let mut foreign = Vec::new();
        let mut words = Words::default();
        for span in &text.sentences {
            if marked(span) {
                continue;
            }
            let sentence = &written.text[span.clone()];
            // Most sentences have nothing that their own language has not, and stand nowhere else.
            if self.is_own(number, &text.pieces, span) && seen.is_alone(sentence) {
                continue;
            }
            words.fill(&text.pieces, span);
            let verdict = self.script_of(editions, number, &words).or_else(|| {
                let plain = words.list.len() >= FEWEST_WORDS && words.lower > 0;
                plain
                    .then(|| {
                        self.same_elsewhere(editions, number, sentence, &words, seen)
                            .or_else(|| self.by_words(editions, number, &words))
                    })
                    .flatten()
            });
            if let Some((language, same)) = verdict {
                let at = place(written, span.clone());
                foreign.push(Foreign { edition: number, area: text.text.place.area, at, language, same });
            }
        }
        foreign
    }

    /// Whether every word of a stretch of a text may be of the edition's own language.
    fn is_own(&self, number: usize, pieces: &Pieces<'_>, span: &Range<usize>) -> bool {
        let Some(own) = self.scripts.get(number) else { return false };
        let bit = bit(number);
        let first = pieces.at(span.start);
        let tokens = pieces.iter().enumerate().skip(first).take_while(|(_, token)| token.start < span.end);
        let mut words = tokens.filter(|(_, token)| token.kind == PieceKind::Word);
        words.all(|(place, token)| {
            let word = &pieces.text[token.start..token.end];
            let Some(sign) = word.chars().next().filter(|sign| is_letter(*sign)) else { return false };
            let is_whole = token.is_small || !word.contains(['\'', '’']);
            is_whole && script_of(sign) == *own && {
                let mask = self.mask(word, pieces.small(place));
                mask == 0 || mask & bit != 0
            }
        })
    }

    /// The languages that a word speaks for.
    fn mask(&self, word: &str, small: &str) -> u64 {
        let known = self.may_have.may_have(small).then(|| self.words.get(small).copied().unwrap_or(0)).filter(|mask| *mask != 0);
        // A capital may begin a name from elsewhere.
        let may_tell = || !word.is_ascii() && word.chars().next().is_some_and(char::is_lowercase);
        known.unwrap_or_else(|| if may_tell() { self.written_with(word) } else { 0 })
    }

    /// Letters that the language does not write.
    fn script_of<'g>(&self, editions: &[Translation<'g>], number: usize, words: &Words<'_>) -> Option<Verdict<'g>> {
        let own = *self.scripts.get(number)?;
        let strange: Vec<(&str, Script)> = words
            .list
            .iter()
            .map(|(word, _, script)| (*word, *script))
            .filter(|(_, script)| *script != own && *script != Script::Common && *script != Script::Greek)
            .collect();
        let script = strange.first()?.1;
        let letters: usize = strange.iter().map(|(word, _)| word.chars().count()).sum();
        let all: usize = words.list.iter().map(|(word, ..)| word.chars().count()).sum();
        let named =
            |word: &str| editions.iter().any(|edition| edition.language.name.split(' ').any(|name| small(name) == small(word)));
        // Latin names stand in texts of every script; a sentence of small Latin words is none.
        let enough = if script == Script::Latin { words.lower >= FEWEST_WORDS } else { letters >= FOREIGN_LETTERS };
        if !enough || 2 * letters <= all || strange.iter().all(|(word, _)| named(word)) {
            return None;
        }
        let likely = editions.iter().enumerate().filter(|(place, _)| self.scripts.get(*place) == Some(&script));
        let votes = self.votes(words);
        let best = likely.max_by_key(|(place, _)| (votes.only(*place, number), std::cmp::Reverse(*place)));
        Some((best.map(|(_, edition)| edition.language), None))
    }

    /// The same sentence in an edition of another language, which is more likely its own.
    fn same_elsewhere<'g>(
        &self,
        editions: &[Translation<'g>],
        number: usize,
        sentence: &str,
        words: &Words<'_>,
        seen: &Seen<'_>,
    ) -> Option<Verdict<'g>> {
        let others = seen.places(sentence).filter(|place| editions[place.edition].language.tag != editions[number].language.tag);
        let mut others = others.peekable();
        others.peek()?;
        let votes = self.votes(words);
        let place = others.max_by_key(|place| (votes.only(place.edition, number), std::cmp::Reverse(place.edition)))?;
        let other = place.edition;
        let (theirs, ours) = (votes.only(other, number), votes.only(number, other));
        // Where the words do not tell, the first edition is likely the one that the others were made from.
        let guilty = theirs > ours || (theirs == ours && other < number && !near(&editions[number], &editions[other]));
        guilty.then(|| (Some(editions[other].language), Some(place.origin())))
    }

    /// Words and letters that another language has and its own has not.
    fn by_words<'g>(&self, editions: &[Translation<'g>], number: usize, words: &Words<'_>) -> Option<Verdict<'g>> {
        let votes = self.votes(words);
        // Most sentences have nothing that their own language has not.
        if votes.all_of(number) {
            return None;
        }
        let others = editions.iter().enumerate().filter(|(other, _)| *other != number);
        let (other, edition) = others.max_by_key(|(other, _)| (votes.only(*other, number), std::cmp::Reverse(*other)))?;
        let (theirs, ours) = (votes.only(other, number), votes.only(number, other));
        let near = near(&editions[number], edition);
        let least = if near { CLEAR + 1 } else { CLEAR };
        let clear = theirs >= least && theirs * 5 >= votes.words && (ours == 0 || (!near && theirs >= TIMES_MORE * ours));
        clear.then_some((Some(edition.language), None))
    }

    /// The languages that have all letters of a word.
    fn written_with(&self, word: &str) -> u64 {
        let letters = word.chars().filter(|sign| !sign.is_ascii());
        let mut mask = u64::MAX;
        for letter in letters {
            mask &= self.letters.get(&letter).copied().unwrap_or(0);
            if mask == 0 {
                break;
            }
        }
        mask
    }

    fn votes(&self, words: &Words<'_>) -> Votes {
        let mut votes = Votes { words: u32::try_from(words.list.len()).unwrap_or(u32::MAX), masks: Vec::new() };
        for (word, small, _) in &words.list {
            let mask = self.mask(word, small);
            if mask != 0 {
                votes.masks.push(mask);
            }
        }
        votes
    }
}

/// A language, and where the same words stand in its edition.
type Verdict<'g> = (Option<&'g Language>, Option<Origin>);

/// Whether two languages are so near that a sentence may be right in both.
fn near(one: &Translation<'_>, other: &Translation<'_>) -> bool {
    let (one, other) = (one.language, other.language);
    one.tag.primary() == other.tag.primary() || one.neighbours.contains(&other.tag) || other.neighbours.contains(&one.tag)
}

/// The words of a sentence.
#[derive(Default)]
struct Words<'t> {
    /// Each as it is written, and in small letters.
    list: Vec<(&'t str, Cow<'t, str>, Script)>,
    /// How many of them begin with a small letter, or with one that has no capital.
    lower: usize,
}

impl<'t> Words<'t> {
    /// Takes those of a text that stand in a stretch of it.
    fn fill(&mut self, pieces: &Pieces<'t>, span: &Range<usize>) {
        self.list.clear();
        self.lower = 0;
        let tokens = pieces.iter().skip(pieces.at(span.start)).take_while(|token| token.start < span.end);
        for token in tokens.filter(|token| token.kind == PieceKind::Word) {
            let word = &pieces.text[token.start..token.end];
            if token.is_small {
                self.push(word, word.into());
                continue;
            }
            for word in word.split(['\'', '’']) {
                self.push(word, small(word));
            }
        }
    }

    fn push(&mut self, word: &'t str, small: Cow<'t, str>) {
        let Some(first) = word.chars().next().filter(|sign| is_letter(*sign)) else { return };
        self.list.push((word, small, script_of(first)));
        self.lower += usize::from(is_small(first) || !first.is_uppercase());
    }
}

fn script_of(letter: char) -> Script {
    match letter {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Script::Latin,
        'Ѐ'..='ҁ' => Script::Cyrillic,
        'א'..='ת' => Script::Hebrew,
        'ء'..='غ' | 'ف'..='ي' => Script::Arabic,
        _ => letter.script(),
    }
}

/// The script that a language is written in.
fn script(language: &Language) -> Script {
    language.name.chars().find(|sign| sign.is_alphabetic()).map_or(Script::Latin, |sign| sign.script())
}
