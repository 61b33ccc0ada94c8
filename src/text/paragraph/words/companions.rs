//! What stands beside a number or a name and belongs to it, over a space: no line ends there.
//!
//! In: the text before and after a space, and the language. Out: what holds the two together. Units, abbreviations and titles are
//! data of the language; signs (`≥ 18`, `5 × 10⁶`, `№ 5`) are the same in all.

use std::sync::LazyLock;

use crate::guide::language::{Companions, Language, Units};

/// Signs that lead a number.
const LEADING: &[char] = &[
    '≥', '≤', '<', '>', '⩾', '⩽', '±', '∓', '×', '÷', '~', '∼', '≈', '≃', '≅', '=', '≠', '№', '#', '§', '€', '$', '£', '¥', '₺',
    '₴', '₪', '+', '−', 'ø', 'Ø', '∅', '⌀',
];
/// Signs between two numbers, which also hold on to the first.
const BETWEEN: &[char] = &['×', '±', '÷', '=', '≈', '<', '>', '≤', '≥', '+', '−', '*', '·', '/'];
/// Signs around a word that are none of its letters.
const OPENING: &[char] = &['(', '[', '„', '“', '”', '‚', '‘', '’', '«', '‹', '"', '\'', '¿', '¡'];
const CLOSING: &[char] = &[',', ';', ':', '!', '?', ')', ']', '“', '”', '’', '»', '›', '"', '،', '؛', '؟', '…'];
/// Signs within a compound unit: `mg/kg`, `ml-spruta`.
const JOINTS: &[char] = &['/', '·', '⋅', '*', '×', '-', '‐', '‑'];
/// Exponents: `cm²`, `10⁶/l`, `min⁻¹`.
const EXPONENTS: &[char] = &['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁺', '⁻'];
/// Letters of the longest abbreviation in capitals that leads a number: `SPF 30`, `HPV 16`.
const LONGEST_CAPITALS: usize = 5;

/// Letters of the longest unit that is no whole word.
const LONGEST_ABBREVIATION: usize = 4;

static COMMON_UNITS: LazyLock<Units> = LazyLock::new(|| Units::with_common([]));
static COMMON_COMPANIONS: LazyLock<Companions> = LazyLock::new(|| Companions::with_common(Vec::new(), Vec::new(), Vec::new()));

/// How two words hold together.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum Cohesion {
    /// A number and its sign or unit.
    Unit,
    /// A number and a unit that is a whole word: `20 minutes`.
    UnitInWords,
    /// A word that leads a number or a name.
    Leading,
}

/// What a language knows of numbers and names.
#[derive(Copy, Clone)]
pub(in crate::text::paragraph) struct Habits<'l> {
    units: &'l Units,
    companions: &'l Companions,
}

impl<'l> Habits<'l> {
    /// Of a language, or what all have in common.
    pub(in crate::text::paragraph) fn of(language: Option<&'l Language>) -> Habits<'l> {
        match language {
            Some(language) => Habits { units: &language.units, companions: &language.companions },
            None => Habits { units: &COMMON_UNITS, companions: &COMMON_COMPANIONS },
        }
    }

    /// What holds the end of `before`, without its space, and the start of `after` together.
    pub(in crate::text::paragraph) fn cohesion(self, before: &str, after: &str) -> Option<Cohesion> {
        let word = last_word(before);
        let earlier = || before[..before.len() - word.len()].trim_end();
        if starts_with_number(after) {
            let sign = word.trim_start_matches(OPENING);
            let within = || matches!(sign, "x" | "·" | "*" | "/" | "h") && ends_with_number(earlier());
            return if ends_with_sign(sign) || within() {
                Some(Cohesion::Unit)
            } else {
                self.leads_number(word).then_some(Cohesion::Leading)
            };
        }
        let next = first_word(after);
        if ends_with_number(word) {
            let unit = self.is_unit(next);
            if unit && is_long_word(next) {
                return Some(Cohesion::UnitInWords);
            }
            let held = unit || self.follows_number(next) || is_sign_between(next, after) || self.is_start_of_unit("", after);
            return held.then_some(Cohesion::Unit);
        }
        if ends_with_number(earlier()) && self.is_start_of_unit(word, after) {
            return Some(Cohesion::Unit);
        }
        let is_roman = || !next.is_empty() && next.trim_end_matches(CLOSING).bytes().all(|byte| b"IVXLC".contains(&byte));
        let leads = self.leads_name(word, next) || is_roman() && self.companions.leads_number(word.trim_start_matches(OPENING));
        leads.then_some(Cohesion::Leading)
    }

    fn leads_number(self, word: &str) -> bool {
        let bare = word.trim_start_matches(OPENING);
        self.companions.leads_number(bare) || is_capitals(bare) || {
            let shorter = bare.trim_end_matches(':');
            shorter.len() < bare.len() && self.companions.leads_number(shorter)
        }
    }

    /// Before a name, which begins with a capital where letters have them, or before another title.
    fn leads_name(self, word: &str, next: &str) -> bool {
        let bare = next.trim_start_matches(OPENING);
        let named = bare.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase());
        (named || self.companions.leads_name(bare)) && self.companions.leads_name(word.trim_start_matches(OPENING))
    }

    fn follows_number(self, next: &str) -> bool {
        let bare = next.trim_end_matches(CLOSING);
        self.companions.follows_number(bare) || self.companions.follows_number(bare.trim_end_matches('.'))
    }

    fn is_unit(self, word: &str) -> bool {
        let bare = word.trim_end_matches(CLOSING);
        let known = |unit: &str| {
            self.units.unit(unit).is_some() || {
                let plain = unit.trim_end_matches(EXPONENTS);
                !plain.is_empty() && plain.len() < unit.len() && self.units.unit(plain).is_some()
            }
        };
        let first = bare.split(JOINTS).next().unwrap_or(bare);
        let stop = |text: &str| known(text) || known(text.trim_end_matches('.'));
        !bare.is_empty() && (stop(bare) || !first.is_empty() && stop(first))
    }

    /// Whether a unit of several words is written around this space: `mm` before `Hg`.
    fn is_start_of_unit(self, begun: &str, after: &str) -> bool {
        let several = self.units.spellings().filter(|spelling| spelling.contains(' '));
        several.filter_map(|spelling| spelling.strip_prefix(begun)).any(|rest| {
            let rest = if begun.is_empty() { Some(rest) } else { rest.strip_prefix(' ') };
            rest.and_then(|rest| after.strip_prefix(rest)).is_some_and(|end| !end.starts_with(char::is_alphanumeric))
        })
    }
}

fn last_word(before: &str) -> &str {
    before.rsplit([' ', '\u{a0}', '\u{202f}', '\u{2009}']).next().unwrap_or(before)
}

fn first_word(after: &str) -> &str {
    after.split(char::is_whitespace).next().unwrap_or(after)
}

/// `18`, `10⁶`, `65+`, `½`, `(5`.
fn ends_with_number(before: &str) -> bool {
    before.trim_end_matches(['+', '*']).ends_with(char::is_numeric)
}

/// `18`, `−5`, `(8`, `+46`.
fn starts_with_number(after: &str) -> bool {
    let signs = |sign: char| matches!(sign, '(' | '-' | '‐' | '‑' | '–' | '%' | '.' | ',') || LEADING.contains(&sign);
    let bare = after.trim_start_matches(signs);
    bare.starts_with(char::is_numeric) && after.len() - bare.len() <= 8
}

fn ends_with_sign(word: &str) -> bool {
    word.ends_with(LEADING) && !word.trim_end_matches(LEADING).ends_with(char::is_alphanumeric)
}

/// `×` of `5 × 10⁶`, and `x` of `2 x 500`.
fn is_sign_between(next: &str, after: &str) -> bool {
    let mut signs = next.chars();
    let alone = signs.next().is_some_and(|sign| BETWEEN.contains(&sign) || sign == 'x') && signs.next().is_none();
    alone && starts_with_number(after[next.len()..].trim_start_matches([' ', '\u{a0}']))
}

fn is_long_word(word: &str) -> bool {
    let bare = word.trim_end_matches(CLOSING).trim_end_matches('.');
    bare.chars().all(char::is_alphabetic) && bare.chars().count() > LONGEST_ABBREVIATION
}

fn is_capitals(word: &str) -> bool {
    let count = word.chars().count();
    (2..=LONGEST_CAPITALS).contains(&count) && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> bool {
        let (before, after) = text.split_once('|').unwrap();
        Habits::of(None).cohesion(before, after).is_some()
    }

    #[test]
    fn what_belongs_to_a_number_is_known() {
        for text in [
            "120/80|mmHg",
            "10|J/cm²,",
            "≥|18",
            "alder ≥|18",
            "5|× 10⁶",
            "5 ×|10⁶",
            "pH|7.4",
            "nr|5",
            "(fig.|3",
            "65+|kg",
            "2|x 500",
            "2 x|500",
            "SPF|30",
            "−5|°C)",
            "½|l",
            "10⁶|ml",
            "5|mg-dos",
            "§|3",
            "tel.:|+46 8",
            "Dr|Martin",
            "Prof.|dr. Li",
            "10|min⁻¹",
            "vol.|IV",
            "8 h|30",
            "50|%",
        ] {
            assert!(kept(text), "{text}");
        }
        for text in ["5|kapslar", "ml|5", "med|5", "i|SPF", "Dr|säger", "5|mgr", "A +|B", "kl|är", "5|x är", "5,|mg", "C|+ D"]
        {
            assert!(!kept(text), "{text}");
        }
    }
}
