//! How a language writes numbers, units and times, read from its file. All of it may be left out: then only what every language writes
//! is known.

use super::numbers::{Amount, Clock, NumberWord, Numbers, WordSort};
use super::units::Units;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::table::{Entry, Table};

/// `[units]`, each with its spellings.
pub(super) fn units(table: &mut Table<'_>, found: &mut Diagnostics) -> Units {
    let entries = table.take("units").and_then(|entry| entry.value.table("the table of units", "a header [units]", found));
    let Some(entries) = entries else { return Units::with_common([]) };
    let mut own = Vec::new();
    for entry in entries.entries() {
        let spellings = strings(&entry, "[\"tim\", \"timmar\"]", found).unwrap_or_default();
        own.extend(spellings.into_iter().map(|spelling| (entry.key.to_owned(), spelling)));
    }
    Units::with_common(own)
}

/// `[numbers]` with its words.
pub(super) fn numbers(table: &mut Table<'_>, found: &mut Diagnostics) -> Numbers {
    let mut numbers = Numbers::default();
    let entries = table.take("numbers").and_then(|entry| entry.value.table("the table of numbers", "a header [numbers]", found));
    let Some(mut entries) = entries else { return numbers };
    if let Some(entry) = entries.take("decimal") {
        let sign = entry.value.text(found).map(|text| text.plain()).and_then(|text| sign(&text));
        match sign {
            Some(sign) => numbers.decimal = sign,
            None => found.push(
                Diagnostic::error("unknown-value", entry.value.at(), "the sign before decimals is one sign")
                    .hint("write \",\" or \".\""),
            ),
        }
    }
    if let Some(entry) = entries.take("groups") {
        let groups = strings(&entry, "[\" \", \".\"]", found).unwrap_or_default();
        numbers.groups = groups.iter().filter_map(|group| sign(group)).collect();
    }
    numbers.joins = words(&mut entries, "joins", found);
    numbers.prefixes = words(&mut entries, "prefixes", found);
    numbers.minus = words(&mut entries, "minus", found);
    numbers.and_half = words(&mut entries, "and_half", found);
    for (key, sort) in [("words", WordSort::Cardinal), ("ordinals", WordSort::Ordinal)] {
        let table =
            entries.take(key).and_then(|entry| entry.value.table("the words for numbers", "a header [numbers.words]", found));
        for entry in table.iter().flat_map(Table::entries) {
            let spellings = strings(&entry, "[\"två\"]", found).unwrap_or_default();
            match number_word(entry.key, sort) {
                Some(word) => numbers.words.extend(spellings.iter().map(|spelling| (spelling.to_lowercase(), word.clone()))),
                None => found.push(
                    Diagnostic::error("unknown-value", entry.key_at, format!("`{}` is no number", entry.key))
                        .hint("write the number, with its unit where the word says both: 2, \"0.5\", \"2 wk\""),
                ),
            }
        }
    }
    entries.finish(found);
    numbers
}

/// `[clock]`.
pub(super) fn clock(table: &mut Table<'_>, found: &mut Diagnostics) -> Clock {
    let entries = table.take("clock").and_then(|entry| entry.value.table("the table of times", "a header [clock]", found));
    let Some(mut entries) = entries else { return Clock::default() };
    let clock = Clock {
        before: words(&mut entries, "before", found),
        behind: words(&mut entries, "behind", found),
        morning: words(&mut entries, "morning", found),
        afternoon: words(&mut entries, "afternoon", found),
        before_morning: words(&mut entries, "before_morning", found),
        before_afternoon: words(&mut entries, "before_afternoon", found),
        noon: words(&mut entries, "noon", found),
        midnight: words(&mut entries, "midnight", found),
    };
    entries.finish(found);
    clock
}

/// `2`, `0.5`, `2 wk`
fn number_word(key: &str, sort: WordSort) -> Option<NumberWord> {
    let (number, unit) = key.split_once(' ').map_or((key, None), |(number, unit)| (number, Some(unit.to_owned())));
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    Some(NumberWord { amount: Amount::decimal(whole, decimals)?, unit, sort })
}

fn sign(text: &str) -> Option<char> {
    let mut signs = text.chars();
    signs.next().filter(|_| signs.next().is_none())
}

/// Words in small letters; the longest first, so that the whole of a phrase is found before its start.
fn words(table: &mut Table<'_>, key: &'static str, found: &mut Diagnostics) -> Vec<String> {
    let Some(entry) = table.take(key) else { return Vec::new() };
    let mut words = strings(&entry, "[\"till\", \"eller\"]", found).unwrap_or_default();
    words.iter_mut().for_each(|word| *word = word.to_lowercase());
    words.retain(|word| !word.trim().is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// The texts of a list.
pub(super) fn strings(entry: &Entry<'_>, example: &str, found: &mut Diagnostics) -> Option<Vec<String>> {
    let items = entry.value.items(example, found)?;
    let texts: Vec<Option<String>> = items.iter().map(|item| item.text(found).map(|text| text.plain())).collect();
    texts.into_iter().collect()
}
