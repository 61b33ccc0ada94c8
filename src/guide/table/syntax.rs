//! Faults of TOML's form, in words for people who do not know TOML.

use std::ops::Range;

use super::file::TomlFile;
use super::habits;
use super::slips::{self, Slip};
use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Origin};

/// A fault of the parser as a complaint, and whether what stands behind it can still be read.
pub(super) struct Explained {
    pub(super) complaint: Diagnostic,
    pub(super) is_contained: bool,
}

/// One fault of the parser as a complaint.
pub(super) fn explain(file: &TomlFile, fault: &toml::de::Error) -> Explained {
    let span = fault.span().unwrap_or(file.text.len()..file.text.len());
    let at = place(file, span.clone());
    let slip = Slip::new(&file.text, span.clone(), fault.message());
    if slip.message == "duplicate key" {
        return Explained { complaint: duplicate(file, at, slip.words), is_contained: true };
    }
    if let Some(control) = file.text.get(span.start..).and_then(|rest| rest.chars().next()).filter(|sign| is_refused(*sign)) {
        let message = format!("there is an invisible control character (U+{:04X}) in the file", u32::from(control));
        let complaint = Diagnostic::error("control-character", at, message).hint("delete it and type the line again");
        return Explained { complaint, is_contained: slip.is_contained() };
    }
    if looks_like_date(slip.words) {
        return Explained { complaint: impossible_date(at, slip.words), is_contained: true };
    }
    if let Some(complaint) = left_open(file, &slip, &span) {
        return Explained { complaint, is_contained: false };
    }
    let of_value = || slip.wrong_value().map(|(sentence, hint)| (place(file, slip.value_span(span.start)), sentence, hint));
    let here = |(sentence, hint): (String, String)| (at, sentence, hint);
    let known = habits::explained(&slip).or_else(|| slip.wrong_signs()).map(here).or_else(of_value);
    let (at, sentence, hint) = known.unwrap_or_else(|| here(plain_words(&slip)));
    let complaint = Diagnostic::error("syntax", at, sentence);
    Explained { complaint: if hint.is_empty() { complaint } else { complaint.hint(hint) }, is_contained: slip.is_contained() }
}

/// A text or a list that was never closed, which the parser notices far below.
fn left_open(file: &TomlFile, slip: &Slip<'_>, span: &Range<usize>) -> Option<Diagnostic> {
    let noticed = |complaint: Diagnostic| complaint.also(place(file, span.start..span.start + 1), "was noticed here");
    let in_text = slip.message.starts_with("key with no value") || slip.message.starts_with("invalid unquoted key");
    if let Some(opener) = slips::unclosed_text(&file.text, span.start).filter(|_| in_text) {
        let message = "the text of several lines that begins here is not closed";
        return Some(noticed(Diagnostic::error("syntax", place(file, opener..opener + 3), message).hint("end it with \"\"\"")));
    }
    if slip.message.starts_with("invalid multi-line basic string")
        && file.text.get(span.start..).is_none_or(|rest| rest.trim().is_empty())
        && let Some(opener) = file.text.rfind("\"\"\"")
    {
        let message = "the text of several lines that begins here is not closed";
        return Some(Diagnostic::error("syntax", place(file, opener..opener + 3), message).hint("end it with \"\"\""));
    }
    if slip.opens_a_line()
        && let Some(opener) = slips::open_list(&file.text, span.start)
    {
        let message = "the list that begins here is not closed";
        return Some(noticed(Diagnostic::error("syntax", place(file, opener..opener + 1), message).hint("end it with ]")));
    }
    None
}

fn place(file: &TomlFile, span: Range<usize>) -> Origin {
    let byte = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Origin { file: file.file, start: byte(span.start), end: byte(span.end) }
}

/// A day that no calendar has.
pub(super) fn impossible_date(at: Origin, words: &str) -> Diagnostic {
    Diagnostic::error("impossible-date", at, format!("there is no day {words}"))
        .hint("a date is written year-month-day, for example 2026-06-01")
}

/// A day of a year that no guide is of.
pub(super) fn distant_date(at: Origin, year: u16) -> Diagnostic {
    Diagnostic::error(
        "impossible-date",
        at,
        format!("the year {year} is out of range: dates of guides have years from 1900 to 2999"),
    )
    .hint("write the day that is meant, for example 2026-06-01")
    .hint("a guide that need not be reviewed has no `until`: delete the line")
}

fn is_refused(sign: char) -> bool {
    sign.is_control() && !matches!(sign, '\n' | '\t')
}

fn looks_like_date(words: &str) -> bool {
    let shape: String = words.chars().take(10).map(|sign| if sign.is_ascii_digit() { '0' } else { sign }).collect();
    shape == "0000-00-00" && words.get(..10).is_some_and(|day| Date::parse(day).is_none())
}

/// What is said of a key that was given a value before.
pub(crate) fn is_set_twice(key: &str) -> String {
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

/// What is said of words without quotation marks.
pub(super) const UNQUOTED: &str = "a text must stand in quotation marks";

/// What is said of a word that begins as a number does.
pub(super) const NO_NUMBER: &str = "this is no number";

/// How the parser's messages begin, each in plain words, and what to type.
const KNOWN: &[(&str, &str, &str)] = &[
    ("string values must be quoted", UNQUOTED, "put \" before and behind the text"),
    ("invalid basic string", "the text is not closed, or holds a sign that it must not", STRING_HINT),
    ("invalid multi-line basic string", "the text of several lines is not closed", "end it with \"\"\""),
    ("missing opening quote", "the quotation mark before the text is missing", "put \" before and behind the text"),
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
    ("missing table open", "the first bracket of the header is missing", "write [[section]] or [checklist]"),
    ("missing array opening", "the first bracket of the list is missing", "write [ before the first item"),
    ("missing inline table opening", "the first brace is missing", "write { before the first key"),
    ("keys cannot be multi-line", "a text of several lines has no key", "write key = before it, or delete the signs \"\"\""),
    ("carriage return must be followed", "half a line end stands here (U+000D)", "delete it and press Enter"),
    ("invalid key-value pair", "this is no key and its value", "write key = \"value\""),
    ("invalid mantissa", NO_NUMBER, "write a text in quotation marks, or a number with digits only"),
    ("invalid exponent", NO_NUMBER, "write a text in quotation marks, or a number with digits only"),
    ("unexpected leading zero", "a number does not begin with 0", "put it in quotation marks, or take the 0 away"),
    ("invalid boolean", UNQUOTED, "put \" before and behind the text"),
    ("invalid date", "this is no date", "write year-month-day, for example 2026-06-01"),
    ("invalid float", NO_NUMBER, "write a text in quotation marks, or a number with digits only"),
    ("invalid integer", NO_NUMBER, "write a text in quotation marks, or a number with digits only"),
    ("redundant numeric sign", NO_NUMBER, "write digits only, or a text in quotation marks"),
    ("unexpected sign", NO_NUMBER, "write digits only, or a text in quotation marks"),
    ("`_` may only go between digits", NO_NUMBER, "write digits only, or a text in quotation marks"),
    ("radix must be lowercase", NO_NUMBER, "write digits only, or a text in quotation marks"),
    ("redundant integer number prefix", NO_NUMBER, "write digits only, or a text in quotation marks"),
    ("integers with a radix cannot", NO_NUMBER, "write digits only, or a text in quotation marks"),
    ("invalid value", "this is no value", "put \" before and behind a text"),
    ("invalid inline table element", "between braces stand keys and their values", "write { key = \"value\" }"),
    ("missing key for inline table", "the name of a key is missing", "write { key = \"value\" }"),
    ("extra assignment", "there is an equals sign too many", "delete it"),
    ("unexpected content", "something stands here that does not belong to the line", "begin a new line, or delete it"),
    ("invalid comment character", "there is a sign in the comment that cannot be read", "delete it"),
    ("unexpected `=` in array", "a list holds only values", "close the list with ] before this line"),
    ("cannot extend value", "this key was already given a value", "delete one of the two"),
];

/// The parser's message in plain words, and what to type.
fn plain_words(slip: &Slip<'_>) -> (String, String) {
    let Slip { message, words, before, .. } = *slip;
    if message.starts_with("invalid basic string") && before.ends_with('\\') {
        return (format!("TOML knows no `\\{words}`"), "for a backslash in the text, write two: \\\\".to_owned());
    }
    KNOWN.iter().find(|(start, ..)| message.starts_with(start)).map_or_else(
        || (format!("this is not valid TOML: {message}"), String::new()),
        |(_, sentence, hint)| ((*sentence).to_owned(), (*hint).to_owned()),
    )
}

const STRING_HINT: &str = "a text ends with \" on the same line; quotation marks within it are typographic (“ ”) or written \\\"; several lines need \"\"\"";
