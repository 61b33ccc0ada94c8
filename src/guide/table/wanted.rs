//! What stands where a value of another type belongs, and what is to be typed instead.

use std::borrow::Cow;

use toml::de::DeValue;

/// What a value is, in words.
pub(super) fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// What to write for a whole number, where something else was typed; `example` is a good value of the key.
pub(super) fn number_hint(key: &str, spelt: &str, example: i64) -> String {
    let inner = spelt.trim_matches(['"', '\'']).trim().to_lowercase();
    let digits: String = inner.chars().take_while(char::is_ascii_digit).collect();
    let behind = inner.get(digits.len()..).unwrap_or("").trim();
    let is_whole = !digits.is_empty() && (digits.len() == 1 || !digits.starts_with('0'));
    if is_whole && behind.chars().all(|sign| sign.is_alphabetic() || sign == '%') {
        return format!("write {digits}, in digits and without quotation marks");
    }
    match counted(&inner) {
        Some(number) => format!("write {number}, in digits and without quotation marks"),
        None => format!("write digits only, for example {key} = {example}"),
    }
}

/// The number that an English word means.
fn counted(word: &str) -> Option<usize> {
    let words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    words.iter().position(|known| *known == word)
}

/// What to write for `true` or `false`, where something else was typed.
pub(super) fn flag_hint(spelt: &str) -> String {
    match spelt.trim_matches(['"', '\'']).trim().to_lowercase().as_str() {
        "true" | "yes" | "ja" | "on" | "1" => "write true, without quotation marks".to_owned(),
        "false" | "no" | "nej" | "nein" | "nee" | "nei" | "off" | "0" => "write false, without quotation marks".to_owned(),
        _ => "write true or false, without quotation marks".to_owned(),
    }
}

/// What to write for words, where something else was typed; `None` where no example helps.
pub(super) fn text_hint<'h>(key: Option<&str>, value: &DeValue<'_>, spelt: &str) -> Option<Cow<'h, str>> {
    match value {
        DeValue::Array(_) => {
            Some(Cow::Borrowed("write one text in place of the list; a blank line within \"\"\" divides paragraphs"))
        }
        DeValue::Boolean(_) => Some(match key {
            Some(key) => Cow::Owned(format!("write the words in quotation marks: {key} = \"…\"")),
            None => Cow::Borrowed("write the words in quotation marks"),
        }),
        DeValue::Table(_) => None,
        _ if spelt.len() < 40 && !spelt.contains('\n') => Some(Cow::Owned(format!("put it in quotation marks: \"{spelt}\""))),
        _ => None,
    }
}
