//! Faults of TOML's form, in words for people who do not know TOML.

use super::document::TomlFile;
use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Origin};

/// One fault of the parser as a complaint.
pub(super) fn explain(file: &TomlFile, fault: &toml::de::Error) -> Diagnostic {
    let span = fault.span().unwrap_or(file.text.len()..file.text.len());
    let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    let at = Origin { file: file.file, start: place(span.start), end: place(span.end) };
    let words = file.text.get(span.clone()).unwrap_or("");
    let message = fault.message();
    if message == "duplicate key" {
        return duplicate(file, at, words);
    }
    if let Some(control) = file.text.get(span.start..).and_then(|rest| rest.chars().next()).filter(|sign| is_refused(*sign)) {
        return Diagnostic::error(
            "control-character",
            at,
            format!("there is an invisible control character (U+{:04X}) in the file", u32::from(control)),
        )
        .hint("delete it and type the line again");
    }
    if looks_like_date(words) {
        return impossible_date(at, words);
    }
    let (sentence, hint) = plain_words(message, words, file.text.get(..span.start).unwrap_or(""));
    let diagnostic = Diagnostic::error("syntax", at, sentence);
    if hint.is_empty() { diagnostic } else { diagnostic.hint(hint) }
}

/// A day that no calendar has.
pub(super) fn impossible_date(at: Origin, words: &str) -> Diagnostic {
    Diagnostic::error("impossible-date", at, format!("there is no day {words}"))
        .hint("a date is written year-month-day, for example 2026-06-01")
}

fn is_refused(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\t')
}

fn looks_like_date(words: &str) -> bool {
    let shape: String = words.chars().take(10).map(|sign| if sign.is_ascii_digit() { '0' } else { sign }).collect();
    shape == "0000-00-00" && words.get(..10).is_some_and(|day| Date::parse(day).is_none())
}

/// What is said of a key that was given a value before.
pub(super) fn is_set_twice(key: &str) -> String {
    format!("`{key}` is set twice")
}

fn duplicate(file: &TomlFile, at: Origin, key: &str) -> Diagnostic {
    let twice = Diagnostic::error("duplicate-key", at, is_set_twice(key)).label("set here again");
    let Some(first) = first_setting(file, at, key) else { return twice.hint("delete one of the two") };
    match (brackets(file, first), brackets(file, at)) {
        (1, 2) | (2, 1) => twice.also(first, "set here in other brackets").hint("write both headers in the same brackets"),
        _ => twice.also(first, "set here first").hint("delete one of the two"),
    }
}

/// How many brackets open the line of a header; none where it is no header.
fn brackets(file: &TomlFile, at: Origin) -> usize {
    let line = file.text.get(..at.start as usize).and_then(|before| before.rsplit('\n').next()).unwrap_or("").trim_start();
    line.len() - line.trim_start_matches('[').len()
}

/// The last line before the repetition that begins with the key, within the same table where it is a plain key. A table's header is
/// looked for in the whole file, and only where there is none, one that begins with its name.
fn first_setting(file: &TomlFile, at: Origin, key: &str) -> Option<Origin> {
    setting_before(file, at, key, &[']', '=']).or_else(|| setting_before(file, at, key, &[']', '=', '.']))
}

fn setting_before(file: &TomlFile, at: Origin, key: &str, behind: &[char]) -> Option<Origin> {
    let before = file.text.get(..at.start as usize)?;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let indented = before.get(line_start..)?.trim_start();
    let is_header = indented.starts_with('[');
    // A header is told by its whole name: `section.block`.
    let above = if is_header { indented.trim_start_matches('[') } else { "" };
    let name = format!("{above}{key}");
    let mut end = line_start;
    for line in before.get(..line_start)?.split_inclusive('\n').rev() {
        let start = end - line.len();
        end = start;
        let indent = line.len() - line.trim_start().len();
        let content = line.trim_start();
        let opened = content.trim_start_matches('[');
        let body = if is_header { opened } else { content };
        let continues = body.strip_prefix(name.as_str()).is_some_and(|rest| rest.trim_start().starts_with(behind));
        if continues && (is_header == (opened.len() != content.len())) {
            let first = start + indent + (content.len() - body.len()) + above.len();
            let first = u32::try_from(first).ok()?;
            return Some(Origin { file: at.file, start: first, end: first + u32::try_from(key.len()).ok()? });
        }
        if !is_header && content.starts_with('[') {
            return None;
        }
    }
    None
}

/// The parser's message in plain words, and what to type.
fn plain_words(message: &str, words: &str, before: &str) -> (String, String) {
    let known: &[(&str, &str, &str)] = &[
        ("string values must be quoted", "a text must stand in quotation marks", "put \" before and behind the text"),
        ("invalid basic string", "the text is not closed, or holds a sign that it must not", STRING_HINT),
        ("invalid multi-line basic string", "the text of several lines is not closed", "end it with \"\"\""),
        ("invalid literal string", "the text is not closed", "end it with the same quotation mark '"),
        ("invalid multi-line literal string", "the text of several lines is not closed", "end it with '''"),
        (
            "missing escaped value",
            "a backslash must be followed by a sign that TOML knows",
            "for a backslash in the text, write two: \\\\",
        ),
        (
            "too few unicode value digits",
            "the character's number has too few digits",
            "write \\u and four digits, or the character itself",
        ),
        (
            "missing comma between array elements",
            "a comma is missing between two items of a list",
            "put a comma behind the item before",
        ),
        ("extra comma in array", "there is a comma too many in the list", "delete it"),
        ("missing comma between key-value pairs", "a comma is missing between two keys", "put a comma behind the one before"),
        ("extra comma in inline table", "there is a comma too many between the braces", "delete it"),
        ("unclosed array table", "the header is not closed", "end it with ]]"),
        ("unclosed table", "the header is not closed", "end it with ]"),
        ("unclosed array", "the list is not closed", "end it with ]"),
        ("unclosed inline table", "the braces are not closed", "end with }"),
        ("key with no value", "this key has no value", "write = and the value behind it"),
        ("missing value", "there is no value behind the equals sign", "write a text in quotation marks behind the ="),
        ("missing assignment", "an equals sign is missing", "write key = \"value\""),
        ("extra `=`", "there is an equals sign too many", "delete it"),
        ("unexpected key or value", "something stands here that does not belong to the line", STRING_HINT),
        ("invalid unquoted key", "this is no name of a key", "a key has only letters without accents, digits, - and _"),
        ("unquoted keys cannot be empty", "the name of a key is missing", "write key = \"value\""),
        ("cannot recurse further", "too many brackets stand within each other", "close the lists that are open"),
        ("recursion limit", "too many keys stand behind each other", "use fewer dots"),
        ("cannot extend value", "this key was already given a value", "delete one of the two"),
    ];
    if message.starts_with("invalid basic string") && before.ends_with('\\') {
        return (format!("TOML knows no `\\{words}`"), "for a backslash in the text, write two: \\\\".to_owned());
    }
    known.iter().find(|(start, ..)| message.starts_with(start)).map_or_else(
        || (format!("this is not valid TOML: {message}"), String::new()),
        |(_, sentence, hint)| ((*sentence).to_owned(), (*hint).to_owned()),
    )
}

const STRING_HINT: &str = "a text ends with \" on the same line; quotation marks within it are typographic (“ ”) or written \\\"; several lines need \"\"\"";
