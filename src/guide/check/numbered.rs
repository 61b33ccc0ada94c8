//! A number typed before an item or a step, which has a mark or a number of its own: "1. Make an appointment".
//!
//! In some languages a number with a full stop is an ordinal, and an item may begin with one ("1. Tag"); so a number counts only where
//! it goes on from item to item and the words behind it are not the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Language;
use crate::guide::model::Written;

/// A number at the start of an item.
struct Typed<'t> {
    value: u32,
    /// The byte behind the number and its sign.
    end: usize,
    /// The next word.
    word: &'t str,
    /// Whether its sign is a bracket, which no ordinal has.
    bracket: bool,
}

/// Complains of items of one list.
pub(super) fn check_numbers(items: &[&Written], language: &Language, found: &mut Diagnostics) {
    let typed: Vec<Option<Typed<'_>>> = items.iter().map(|item| read(&item.text)).collect();
    let mut words: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for number in typed.iter().flatten() {
        words.entry(number.value).or_default().insert(number.word);
    }
    let ordinals = language.ordinals.is_some();
    for (place, (item, number)) in items.iter().zip(&typed).enumerate() {
        let Some(number) = number else { continue };
        let differs = |value: u32| words.get(&value).is_some_and(|words| words.iter().any(|word| *word != number.word));
        let goes_on = differs(number.value + 1) || number.value > 0 && differs(number.value - 1);
        let alone = !ordinals && number.value as usize == place + 1 && number.word.starts_with(char::is_uppercase);
        if !(number.bracket || goes_on || alone) {
            continue;
        }
        let end = u32::try_from(number.end).unwrap_or(u32::MAX);
        found.push(
            Diagnostic::warning("typed-number", item.origin_of(0, end), "a number is typed before the words of an item")
                .hint("delete it: the program counts the `steps` of a list, and items of `points` have a mark"),
        );
    }
}

fn read(text: &str) -> Option<Typed<'_>> {
    let inner = text.strip_prefix('(');
    let body = inner.unwrap_or(text);
    let digits = body.chars().take_while(|sign| digit(*sign).is_some()).count();
    let (value, behind) = if (1..=2).contains(&digits) {
        let value = body.chars().take(digits).filter_map(digit).fold(0, |value, digit| value * 10 + digit);
        (value, body.char_indices().nth(digits).map_or("", |(at, _)| &body[at..]))
    } else {
        let letter = body.chars().next().filter(char::is_ascii_alphabetic)?;
        (u32::from(letter.to_ascii_lowercase()) - 96, body.get(1..)?)
    };
    let sign = behind.chars().next()?;
    let bracket = sign == ')';
    let counts = bracket || inner.is_none() && digits > 0 && matches!(sign, '.' | '-' | '–' | '۔');
    let rest = &behind[sign.len_utf8()..];
    let words = rest.trim_start();
    // "1.5 mg" is one number, and a telephone number has a zero in front.
    let parted = words.len() < rest.len() && !body.starts_with('0');
    let word = words.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or("");
    (counts
        && parted
        && !word.is_empty()
        && (bracket || word.starts_with(char::is_alphabetic))
        && !(bracket && word.starts_with(|sign: char| sign.is_numeric())))
    .then(|| Typed { value, end: text.len() - words.len(), word, bracket })
}

fn digit(sign: char) -> Option<u32> {
    match sign {
        '0'..='9' => sign.to_digit(10),
        '\u{660}'..='\u{669}' => Some(u32::from(sign) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(sign) - 0x6f0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::check::sample::text;
    use crate::guide::language::{LanguageTag, Languages};

    fn seen(tag: &str, items: &[&str]) -> usize {
        let languages = Languages::built_in();
        let texts: Vec<Written> = items.iter().map(|item| text(item)).collect();
        let mut found = Diagnostics::new();
        check_numbers(&texts.iter().collect::<Vec<_>>(), languages.get(&LanguageTag::new(tag).unwrap()).unwrap(), &mut found);
        found.iter().count()
    }

    #[test]
    fn numbers_of_items_are_told_from_ordinals() {
        assert_eq!(seen("en", &["1. Make", "2. Take"]), 2);
        assert_eq!(seen("de", &["1. Waschen", "2. Kühlen"]), 2);
        assert_eq!(seen("ar", &["١. اغسل", "٢. جفف"]), 2);
        assert_eq!(seen("ar", &["1- اغسل", "2- جفف"]), 2);
        assert_eq!(seen("en", &["1. Make", "Take"]), 1);
        assert_eq!(seen("sv", &["1) Tvätta", "Kyl"]), 1);
        assert_eq!(seen("en", &["(a) Make", "(b) Take"]), 2);
        assert_eq!(seen("de", &["1. Tag: Ruhe", "2. Tag: Kühlen"]), 0);
        assert_eq!(seen("da", &["1. juni", "5. juni"]), 0);
        assert_eq!(seen("de", &["1. Termin"]), 0);
        assert_eq!(
            seen("en", &["5 mg", "1.5 mg", "A. Smith", "(08) 123 45 67", "10 - 12 days", "3. klass", "2 – Two", "1 – One"]),
            0
        );
    }
}
