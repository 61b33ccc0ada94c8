//! The words around a number, and what they say of it.

use std::borrow::Cow;

use crate::foundation::letters::is_letter;
use crate::guide::language::{Language, simple};
use crate::guide::telephone::{digit, is_identity_word};

/// The words of a text, in small letters, with their places.
pub(super) struct Words<'t> {
    text: &'t str,
    /// First byte, one past the last, the word.
    words: Vec<(usize, usize, Cow<'t, str>)>,
}

/// What asks to dial a number.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    /// "Call 112", "112 anrufen"; whether the word that asks, or its article, stands right before the number.
    ToDial(Nearness),
    /// "contact 112"
    ToContact,
    /// "the ambulance: 112"
    AsEmergency,
    /// "tel. 08-123 45 67"
    AsTelephone,
    /// Nothing.
    Not,
}

/// How near the word is that asks.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Nearness {
    /// Right before the number.
    Beside,
    /// With other words between.
    Away,
}

/// What follows a number.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Followed {
    /// The end of a phrase: "call 112."
    Nothing,
    /// A small word that goes on: "112 if", "112 or".
    Joint,
    /// Another word, which the number may count: "112 patients".
    Word,
    /// A unit: the number is a quantity.
    Unit,
}

/// So many words before a number, and behind it, are looked at.
const BEFORE: usize = 9;
const BEHIND: usize = 4;

const STOPS: [char; 13] = ['.', '!', '?', ';', '…', '؟', '؛', '。', '•', '·', '|', '\u{2028}', '¶'];

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Words<'t> {
        let belongs = |sign: char| {
            is_letter(sign)
                || sign.is_numeric()
                || matches!(sign, '\'' | '’' | 'ʼ' | '"' | '״' | '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '°' | '№')
        };
        let mut words = Vec::new();
        let mut start = None;
        for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
            match (belongs(sign), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    words.push((from, at, simple(text[from..at].trim_matches(['\'', '’', '"', '״']))));
                    start = None;
                }
                _ => {}
            }
        }
        Words { text, words }
    }

    /// Whether a sentence ends between two places. A point behind an abbreviation ("tel.") ends none.
    fn is_parted(&self, language: &Language, from: usize, to: usize) -> bool {
        let between = self.text.get(from..to).unwrap_or_default();
        if !between.contains(STOPS) {
            return false;
        }
        let before = self.words.iter().rfind(|(_, end, _)| *end <= from).map_or("", |(_, _, word)| word.as_ref());
        let abbreviated = language.calling.telephone.at_end(&[before]) > 0
            || (language.calling.joints.at_end(&[before]) > 0 && before.chars().count() <= 3)
            || is_identity_word(before);
        let only_point = between.trim_start().strip_prefix('.').is_some_and(|rest| !rest.contains(STOPS));
        !(abbreviated && only_point)
    }

    /// What the words before a number, or else those behind it, ask.
    pub(super) fn asked(&self, language: &Language, start: usize, end: usize) -> Asked {
        match self.asked_before(language, start) {
            Asked::Not => self.asked_behind(language, end),
            asked => asked,
        }
    }

    fn asked_before(&self, language: &Language, start: usize) -> Asked {
        let calling = &language.calling;
        let before: Vec<&(usize, usize, Cow<'t, str>)> = self.words.iter().filter(|(_, end, _)| *end <= start).collect();
        let said: Vec<&str> = before.iter().map(|(_, _, word)| word.as_ref()).collect();
        let mut asked = Asked::Not;
        let mut count = before.len();
        let mut next = start;
        let mut nearness = Nearness::Beside;
        while count > 0 && before.len() - count < BEFORE {
            let (_, end, word) = before[count - 1];
            if self.is_parted(language, *end, next) {
                break;
            }
            let words = &said[..count];
            let verb = calling.verbs.at_end(words);
            let is_noun = verb > 0 && calling.articles.at_end(&words[..count - verb]) > 0;
            if verb > 0 && !is_noun {
                return Asked::ToDial(nearness);
            }
            if calling.contact.at_end(words) > 0 {
                return Asked::ToContact;
            }
            let emergency = calling.emergency.at_end(words);
            let telephone = calling.telephone.at_end(words).max(usize::from(is_noun));
            let joint = calling
                .joints
                .at_end(words)
                .max(calling.us.at_end(words))
                .max(usize::from(word.chars().any(|sign| digit(sign).is_some())));
            if emergency > 0 {
                asked = Asked::AsEmergency;
            } else if telephone > 0 && asked == Asked::Not {
                asked = Asked::AsTelephone;
            }
            let taken = emergency.max(telephone).max(joint);
            if taken == 0 {
                break;
            }
            if calling.articles.at_end(words) == 0 {
                nearness = Nearness::Away;
            }
            count -= taken;
            next = before[count].0;
        }
        asked
    }

    /// In many languages what asks stands last.
    fn asked_behind(&self, language: &Language, end: usize) -> Asked {
        let calling = &language.calling;
        let behind: Vec<&(usize, usize, Cow<'t, str>)> =
            self.words.iter().filter(|(start, _, _)| *start >= end).take(BEHIND).collect();
        let said: Vec<&str> = behind.iter().map(|(_, _, word)| word.as_ref()).collect();
        let mut count = 0;
        let mut last = end;
        while let Some((start, _, _)) = behind.get(count) {
            if self.is_parted(language, last, *start) {
                break;
            }
            let words = &said[count..];
            if calling.verbs.at_start(words) > 0 {
                return Asked::ToDial(Nearness::Away);
            }
            if calling.emergency.at_start(words) > 0 {
                return Asked::AsEmergency;
            }
            let taken = calling.joints.at_start(words).max(calling.telephone.at_start(words));
            if taken == 0 {
                break;
            }
            count += taken;
            last = behind.get(count - 1).map_or(last, |(_, end, _)| *end);
        }
        Asked::Not
    }

    /// What stands behind a number, and the signs right before it that make it a quantity (`≥ 110`).
    pub(super) fn followed(&self, language: &Language, start: usize, end: usize) -> Followed {
        let counts =
            |sign: char| matches!(sign, '<' | '>' | '≤' | '≥' | '=' | '±' | '×' | '~' | '≈' | '#' | '§' | '$' | '€' | '£');
        if self.text.get(..start).is_some_and(|before| before.trim_end().ends_with(counts)) {
            return Followed::Unit;
        }
        let rest = self.text.get(end..).unwrap_or_default();
        let rest = rest.trim_start_matches(|sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'));
        let spaced = rest.trim_start();
        let Some(sign) = spaced.chars().next() else { return Followed::Nothing };
        let is_beside = spaced.len() == rest.len();
        let starts_word = |rest: &str| rest.chars().next().is_some_and(char::is_alphabetic);
        match sign {
            '%' | '‰' | '°' | '€' | '$' | '£' | '₺' | '₴' | '₪' | '×' | '℃' | '℉' => Followed::Unit,
            '/' if starts_word(&spaced[1..]) => Followed::Unit,
            '-' | '\u{2010}' | '\u{2011}' if is_beside && starts_word(&spaced[sign.len_utf8()..]) => Followed::Word,
            sign if sign.is_alphabetic() && is_beside => Followed::Unit,
            sign if sign.is_alphabetic() => self.followed_by_word(language, end),
            _ => Followed::Nothing,
        }
    }

    fn followed_by_word(&self, language: &Language, end: usize) -> Followed {
        let calling = &language.calling;
        let behind: Vec<&(usize, usize, Cow<'t, str>)> =
            self.words.iter().filter(|(start, _, _)| *start >= end).take(BEHIND).collect();
        let said: Vec<&str> = behind.iter().map(|(_, _, word)| word.as_ref()).collect();
        let Some((start, end, word)) = behind.first() else { return Followed::Nothing };
        let written = self.text.get(*start..*end).unwrap_or_default();
        if language.units.unit(written).or_else(|| language.units.unit(word)).is_some() {
            return Followed::Unit;
        }
        let goes_on = language.leading_words.iter().any(|leading| leading == word)
            || [&calling.verbs, &calling.joints, &calling.telephone, &calling.emergency]
                .iter()
                .any(|phrases| phrases.at_start(&said) > 0);
        if goes_on { Followed::Joint } else { Followed::Word }
    }

    /// Whether a word right before a number says that it is none to dial: ISBN, LOT.
    pub(super) fn is_identified(&self, start: usize) -> bool {
        let before = self.words.iter().rfind(|(_, end, _)| *end <= start);
        before.is_some_and(|(_, _, word)| is_identity_word(word))
    }

    /// Whether a number begins a sentence, or stands behind a sign that announces or divides.
    pub(super) fn begins(&self, start: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        before.chars().next_back().is_none_or(|sign| STOPS.contains(&sign) || matches!(sign, ':' | '–' | '—' | '(' | '/' | ','))
    }

    /// Whether it is all that the text says.
    pub(super) fn is_all(&self, start: usize, end: usize) -> bool {
        let outside = [self.text.get(..start), self.text.get(end..)];
        outside.iter().flatten().all(|part| !part.chars().any(char::is_alphanumeric))
    }
}

/// A text whose sentences are listened to.
pub(super) struct Spoken<'t> {
    words: Words<'t>,
    language: &'t Language,
}

impl<'t> Spoken<'t> {
    pub(super) fn of(text: &'t str, language: &'t Language) -> Spoken<'t> {
        Spoken { words: Words::of(text), language }
    }

    fn said(&self) -> Vec<&str> {
        self.words.words.iter().map(|(_, _, word)| word.as_ref()).collect()
    }

    /// Whether it speaks of an ambulance or the like.
    pub(super) fn names_emergency(&self) -> bool {
        let said = self.said();
        (0..said.len()).any(|at| self.language.calling.emergency.at_start(&said[at..]) > 0)
    }

    /// Where it asks to call the clinic by no other name than the clinic's own ("call us"); beside words of an emergency, where it
    /// does so by telephone ("contact us afterwards" is no matter of a number).
    pub(super) fn asks_for_clinic(&self, speaks_of_emergency: bool) -> Option<(usize, usize)> {
        /// "call or visit us", "rufen Sie bitte gleich uns an"
        const BETWEEN: usize = 3;
        let calling = &self.language.calling;
        let said = self.said();
        let asking: Vec<(usize, usize)> = (0..said.len())
            .filter_map(|at| {
                let contact = if speaks_of_emergency { 0 } else { calling.contact.at_start(&said[at..]) };
                let count = calling.verbs.at_start(&said[at..]).max(contact);
                let is_noun = calling.articles.at_end(&said[..at]) > 0;
                (count > 0 && !is_noun).then_some((at, at + count))
            })
            .collect();
        let whom: Vec<(usize, usize)> = (0..said.len())
            .filter_map(|at| {
                let count = calling.us.at_start(&said[at..]);
                (count > 0).then_some((at, at + count))
            })
            .collect();
        let near = |first: (usize, usize), second: (usize, usize)| {
            let between = second.0.checked_sub(first.1)?;
            let (from, to) = (self.words.words[first.1 - 1].1, self.words.words[second.0].0);
            let gap = self.words.text.get(from..to).unwrap_or_default();
            let parted =
                gap.chars().any(|sign| STOPS.contains(&sign) || digit(sign).is_some() || matches!(sign, ',' | ':' | '،'));
            (between <= BETWEEN && !parted).then(|| (self.words.words[first.0].0, self.words.words[second.1 - 1].1))
        };
        asking.iter().find_map(|verb| whom.iter().find_map(|us| near(*verb, *us).or_else(|| near(*us, *verb))))
    }
}
