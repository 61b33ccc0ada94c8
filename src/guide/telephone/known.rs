//! Short numbers that people in some country know: whom they would reach there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::digits;
use crate::foundation::diagnostic::{Diagnostics, SourceFiles};
use crate::guide::table::{Table, TomlFile};

/// What a short number is known as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownNumber {
    /// In words: "emergency in New Zealand; advice in Britain".
    pub meaning: String,
}

/// What is known of numbers.
#[derive(Default)]
struct Knowledge {
    numbers: BTreeMap<String, KnownNumber>,
    identity: BTreeSet<String>,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let text = include_str!("../../../assets/phone-numbers.toml");
    let file = TomlFile::from_text(&mut SourceFiles::new(), "phone-numbers.toml", text);
    let mut found = Diagnostics::new();
    let parsed = file.parse(&mut found);
    parsed.map(|parsed| read(file.table(&parsed, "the table of numbers"), &mut found)).unwrap_or_default()
});

/// What people somewhere know a number of two digits or more as, by its digits.
#[must_use]
pub fn known_as(digits: &str) -> Option<&'static KnownNumber> {
    KNOWLEDGE.numbers.get(digits)
}

/// Whether a word, in small letters, says that the number behind it is none that is dialled: ISBN, LOT.
#[must_use]
pub fn is_identity_word(word: &str) -> bool {
    KNOWLEDGE.identity.contains(word)
}

fn read(mut table: Table<'_>, found: &mut Diagnostics) -> Knowledge {
    let mut meanings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let countries = table.take("country").map(|entry| entry.value.tables("a country", "country", found)).unwrap_or_default();
    for mut country in countries {
        let id = text(&mut country, "id", found).unwrap_or_default();
        for number in texts(&mut country, "emergency", found) {
            meanings.entry(number).or_default().push(format!("emergency in {id}"));
        }
        let others = country.take("others").and_then(|entry| entry.value.items("[]", found)).unwrap_or_default();
        for other in others {
            let Some(mut other) = other.as_table("a number") else { continue };
            let (number, what) = (text(&mut other, "n", found), text(&mut other, "what", found));
            if let Some((number, what)) = number.zip(what) {
                meanings.entry(digits(&number)).or_default().push(format!("{what} ({id})"));
            }
        }
    }
    // Where a number means different things, a sentence says it better than the list of countries.
    let confused = table.take("confused").and_then(|entry| entry.value.as_table("the numbers that are confused"));
    for entry in confused.map(|table| table.entries()).unwrap_or_default() {
        if let Some(meaning) = entry.value.text(found) {
            meanings.insert(digits(entry.key), vec![meaning.plain()]);
        }
    }
    // Longer ones are somebody's telephone and no number that people know by heart.
    let short = meanings.into_iter().filter(|(number, _)| (2..=6).contains(&number.len()));
    let numbers = short.map(|(number, meanings)| (number, KnownNumber { meaning: meanings.join("; ") })).collect();
    Knowledge { numbers, identity: texts(&mut table, "identity", found).into_iter().collect() }
}

fn text(table: &mut Table<'_>, key: &'static str, found: &mut Diagnostics) -> Option<String> {
    Some(table.take(key)?.value.text(found)?.plain())
}

fn texts(table: &mut Table<'_>, key: &'static str, found: &mut Diagnostics) -> Vec<String> {
    let items = table.take(key).and_then(|entry| entry.value.items("[\"112\"]", found)).unwrap_or_default();
    items.iter().filter_map(|item| Some(item.text(found)?.plain())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_patients_know_are_known() {
        let numbers = [
            "112", "911", "999", "000", "110", "111", "113", "115", "118", "119", "120", "122", "144", "155", "101", "102",
            "103", "108", "1177", "116117", "1813", "15", "03",
        ];
        for number in numbers {
            assert!(known_as(number).is_some_and(|known| !known.meaning.is_empty()), "{number}");
        }
        assert!(known_as("116").is_none() && known_as("18002221222").is_none());
        assert!(is_identity_word("isbn") && !is_identity_word("telefon"));
    }
}
