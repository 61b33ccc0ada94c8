//! A language's TOML file → [`Language`], with every complaint in one pass.

use super::habits::{clock, numbers, strings, units};
use super::{Calling, Companions, Labels, Language, LanguageTag, Phrases, Repeated};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::foundation::geometry::Direction;
use crate::guide::table::{Entry, Table, TomlFile, nearest};

/// Reads a language; `None` where the file has a fault.
pub(super) fn read_language(file: &TomlFile, tag: &LanguageTag, exceptions: &str, found: &mut Diagnostics) -> Option<Language> {
    let before = found.count(Severity::Error);
    let parsed = file.parse(found)?;
    let mut table = file.table(&parsed, "a language file");
    let name = words(&mut table, "name", "name = \"Svenska\"", &[], found);
    // Many languages write their name within a phrase as they write it alone, and the month alone as they write it in a date.
    let name_within = if_any(&mut table, "name_within", "name_within = \"svenska\"", &[], found).or_else(|| name.clone());
    let english_name = words(&mut table, "english_name", "english_name = \"Swedish\"", &[], found);
    let direction = direction(&mut table, found);
    let date_pattern = words(&mut table, "date", "date = \"{day} {month} {year}\"", &["{day}", "{month}", "{year}"], found);
    let month_pattern = words(&mut table, "month", "month = \"{month} {year}\"", &["{month}", "{year}"], found);
    let first_day = table.take("first_day").and_then(|entry| entry.value.text(found)).map(|text| text.plain());
    let range_pattern = if_any(&mut table, "range", "range = \"{from} to {to}\"", &["{from}", "{to}"], found);
    let months = months(&mut table, "months", found);
    let months_alone = if table.has("months_alone") { self::months(&mut table, "months_alone", found) } else { months.clone() };
    let leading_words =
        table.take("leading_words").and_then(|entry| strings(&entry, "[\"och\", \"i\"]", found)).unwrap_or_default();
    let frequent_words = list(&mut table, "frequent_words", "frequent_words = [\"och\", \"att\"]", found);
    let neighbours = neighbours(&mut table, found);
    let letters = table.take("letters").and_then(|entry| entry.value.text(found)).map(|text| text.plain()).unwrap_or_default();
    let units = units(&mut table, found);
    let mut numbers = numbers(&mut table, found);
    let clock = clock(&mut table, found);
    numbers.note_openings(&clock);
    let calling = calling(&mut table, found);
    let companions = companions(&mut table, found);
    let repeated = repeated(&mut table, found);
    let ordinals = if_any(&mut table, "ordinal", "ordinal = \"{number}.\"", &["{number}"], found);
    let labels = table.need("labels", "[labels]", found).and_then(|entry| read_labels(&entry, found));
    table.finish(found);
    if found.count(Severity::Error) > before {
        return None;
    }
    Some(Language {
        tag: tag.clone(),
        name: name?,
        name_within: name_within?,
        english_name: english_name?,
        direction: direction?,
        labels: labels?,
        months: months?,
        months_alone: months_alone?,
        date_pattern: date_pattern?,
        month_pattern: month_pattern?,
        first_day,
        range_pattern,
        hyphenation_exceptions: exception_words(exceptions),
        leading_words,
        frequent_words: frequent_words?,
        neighbours,
        letters,
        units,
        numbers,
        clock,
        calling,
        companions,
        repeated,
        ordinals,
    })
}

/// One word a line, points shown by `-`; what stands behind `#` is a remark.
fn exception_words(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split('#').next().unwrap_or("").trim())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn read_labels(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<Labels> {
    let mut table = entry.value.table("the table of labels", "a header [labels] above the labels", found)?;
    let labels = Labels::from_each(|key, placeholders| {
        let wanted = if placeholders.is_empty() { "…".to_owned() } else { format!("… {}", placeholders.join(" … ")) };
        words(&mut table, key, &format!("{key} = \"{wanted}\""), placeholders, found)
    });
    table.finish(found);
    labels
}

/// Words that a language may leave out.
fn if_any(
    table: &mut Table<'_>,
    key: &'static str,
    example: &str,
    placeholders: &[&'static str],
    found: &mut Diagnostics,
) -> Option<String> {
    if table.has(key) { words(table, key, example, placeholders, found) } else { None }
}

fn words(
    table: &mut Table<'_>,
    key: &'static str,
    example: &str,
    placeholders: &[&'static str],
    found: &mut Diagnostics,
) -> Option<String> {
    let entry = table.need(key, example, found)?;
    let text = entry.value.text(found)?.plain();
    if text.trim().is_empty() {
        found.push(Diagnostic::error("empty-text", entry.value.at(), format!("`{key}` has no words")));
        return None;
    }
    check_placeholders(&entry, &text, placeholders, found).then_some(text)
}

fn check_placeholders(entry: &Entry<'_>, text: &str, placeholders: &[&'static str], found: &mut Diagnostics) -> bool {
    let before = found.count(Severity::Error);
    for placeholder in placeholders.iter().filter(|placeholder| text.matches(**placeholder).count() != 1) {
        found.push(
            Diagnostic::error("missing-placeholder", entry.value.at(), format!("`{}` must hold {placeholder} once", entry.key))
                .hint(format!("write {placeholder} where the value is to stand")),
        );
    }
    let rest = placeholders.iter().fold(text.to_owned(), |rest, placeholder| rest.replace(placeholder, ""));
    if let Some(open) = rest.find(['{', '}']) {
        let stray: String = rest.get(open..).unwrap_or("").chars().take_while(|sign| !sign.is_whitespace()).collect();
        let complaint =
            Diagnostic::error("unknown-placeholder", entry.value.at(), format!("`{}` has no placeholder {stray}", entry.key));
        found.push(match nearest(&stray, placeholders.iter().copied()) {
            Some(known) => complaint.hint(format!("did you mean {known}?")),
            None => complaint,
        });
    }
    found.count(Severity::Error) == before
}

fn direction(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<Direction> {
    let entry = table.need("direction", "direction = \"left-to-right\"", found)?;
    match entry.value.text(found)?.plain().as_str() {
        "left-to-right" => Some(Direction::LeftToRight),
        "right-to-left" => Some(Direction::RightToLeft),
        _ => {
            found.push(
                Diagnostic::error("unknown-value", entry.value.at(), "a language runs left to right or right to left")
                    .hint("write \"left-to-right\" or \"right-to-left\""),
            );
            None
        }
    }
}

fn months(table: &mut Table<'_>, key: &'static str, found: &mut Diagnostics) -> Option<[String; 12]> {
    let entry = table.need(key, &format!("{key} = [\"januari\", …]"), found)?;
    let at = entry.value.at();
    let names = strings(&entry, "[\"januari\", \"februari\", …]", found)?;
    let count = names.len();
    let months = <[String; 12]>::try_from(names).ok();
    if months.is_none() {
        found.push(
            Diagnostic::error("wrong-type", at, format!("`{key}` must have twelve months; there are {count}"))
                .hint("write the names from January to December"),
        );
    }
    months
}

fn list(table: &mut Table<'_>, key: &'static str, example: &str, found: &mut Diagnostics) -> Option<Vec<String>> {
    let entry = table.need(key, example, found)?;
    strings(&entry, example, found)
}

/// May be left out: most languages have none among those at hand.
fn neighbours(table: &mut Table<'_>, found: &mut Diagnostics) -> Vec<LanguageTag> {
    let Some(entry) = table.take("neighbours") else { return Vec::new() };
    let at = entry.value.at();
    let names = strings(&entry, "[\"da\", \"nb\"]", found).unwrap_or_default();
    let mut tags = Vec::new();
    for name in names {
        match LanguageTag::new(&name) {
            Some(tag) => tags.push(tag),
            None => found.push(
                Diagnostic::error("unknown-language", at, format!("`{name}` is no language tag"))
                    .hint("write tags as files are named, for example neighbours = [\"da\", \"nb\"]"),
            ),
        }
    }
    tags
}

/// May be left out: then a word that stands twice is taken for a slip.
fn repeated(table: &mut Table<'_>, found: &mut Diagnostics) -> Repeated {
    let words = table.take("repeated_words").and_then(|entry| strings(&entry, "[\"had\", \"that\"]", found)).unwrap_or_default();
    let freely = table.take("reduplicates").and_then(|entry| entry.value.flag(found)).unwrap_or(false);
    Repeated { words, freely }
}

/// Reads `[calling]`, each list of which may be left out.
fn calling(table: &mut Table<'_>, found: &mut Diagnostics) -> Calling {
    let entry = table.take("calling").and_then(|entry| entry.value.table("the words for calling", "a header [calling]", found));
    let Some(mut table) = entry else { return Calling::default() };
    let mut list = |key: &'static str| {
        let texts = table.take(key).and_then(|entry| strings(&entry, "[\"call\", \"ring\"]", found));
        Phrases::new(texts.unwrap_or_default())
    };
    let calling = Calling {
        verbs: list("verbs"),
        contact: list("contact"),
        us: list("us"),
        emergency: list("emergency"),
        telephone: list("telephone"),
        joints: list("joints"),
        articles: list("articles"),
    };
    table.finish(found);
    calling
}

/// Each may be left out: then only what most languages write is known.
fn companions(table: &mut Table<'_>, found: &mut Diagnostics) -> Companions {
    let mut words =
        |key: &'static str, example: &str| table.take(key).and_then(|entry| strings(&entry, example, found)).unwrap_or_default();
    let before_numbers = words("before_numbers", "[\"kl.\", \"s.\"]");
    let after_numbers = words("after_numbers", "[\"Uhr\"]");
    let titles = words("titles", "[\"fru\", \"doktor\"]");
    Companions::with_common(before_numbers, after_numbers, titles)
}
