//! Habits from other programs and languages that TOML does not share: their comments, headers, lists, paths and quotation marks.
//!
//! In: a fault on its line. Out: a plain sentence and what to type, where the habit is known.

use super::kebab::kebab;
use super::slips::{CURLY, SHORT, STRAIGHT, Slip};

/// A plain sentence, and what to type.
type Advice = (String, String);

/// The sentence and the hint for a known habit.
pub(super) fn explained(slip: &Slip<'_>) -> Option<Advice> {
    behind_plain_value(slip)
        .or_else(|| comment(slip))
        .or_else(|| header(slip))
        .or_else(|| path(slip))
        .or_else(|| brackets(slip))
        .or_else(|| words_without_key(slip))
        .or_else(|| quotation(slip))
        .or_else(|| behind_value(slip))
}

fn told(sentence: &str, hint: impl Into<String>) -> Option<Advice> {
    Some((sentence.to_owned(), hint.into()))
}

/// The marks that begin a comment elsewhere, and those that end it.
const COMMENTS: [(&str, &str); 6] = [("//", ""), ("/*", "*/"), ("<!--", "-->"), ("--", ""), (";", ""), ("%", "")];

fn comment(slip: &Slip<'_>) -> Option<Advice> {
    let line = slip.line();
    let line = line.trim();
    let is_rule = line.len() >= 3 && line.chars().all(|sign| "-=*_~".contains(sign));
    if is_rule {
        return told("a line of signs divides nothing here", "delete the line, or put # before it");
    }
    let opens = |text: &str| COMMENTS.iter().find(|(mark, _)| text.starts_with(mark)).copied();
    // A sign of arithmetic or a unit stands close to its number.
    let is_apart = slip.before.ends_with(char::is_whitespace) || slip.before.ends_with(['"', '\'', ']', '}']);
    let in_list = slip.before.trim_end().ends_with([',', '[', '{']) && slip.before.ends_with(char::is_whitespace);
    let trailing = || opens(slip.rest).filter(|_| is_apart && (slip.ends_a_value() || in_list));
    let (open, close) = opens(line).filter(|_| !slip.before.contains('=')).or_else(trailing)?;
    let words = slip.rest.split_once(open).map_or(slip.rest, |(_, words)| words);
    let is_between_items = open == ";" && slip.message.starts_with("missing comma");
    if words.trim().is_empty() && close.is_empty() || (open == ";" && words.contains('=')) || is_between_items {
        return None;
    }
    told("a comment begins with #", comment_hint(open, close, line))
}

/// A comment or a sign behind a number, a date or `true`, with which the parser takes it for words.
fn behind_plain_value(slip: &Slip<'_>) -> Option<Advice> {
    slip.key()?;
    let line = slip.line();
    let (_, value) = line.split_once('=')?;
    let value = value.trim();
    let end = value.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-')).unwrap_or(value.len());
    let (plain, behind) = value.split_at(end);
    let is_plain =
        matches!(plain, "true" | "false") || (plain.starts_with(|sign: char| sign.is_ascii_digit()) && !plain.ends_with('-'));
    let sign = behind.trim();
    if !is_plain || plain.contains(|sign: char| sign.is_ascii_alphabetic()) && !matches!(plain, "true" | "false") {
        return None;
    }
    if matches!(sign, "," | ";" | ".") {
        return told("no sign stands behind a value at the end of its line", format!("delete the {sign} behind {plain}"));
    }
    let (open, close) = COMMENTS.iter().find(|(mark, _)| sign.starts_with(mark) && sign.len() > mark.len() && behind != sign)?;
    told("a comment begins with #", comment_hint(open, close, sign))
}

fn comment_hint(open: &str, close: &str, line: &str) -> String {
    if close.is_empty() {
        format!("put # before the comment in place of {open}")
    } else if line.ends_with(close) {
        format!("put # before the comment in place of {open}, and delete the {close} behind it")
    } else {
        format!("put # before each line of the comment, and delete the {open} and the {close}")
    }
}

/// The headers whose parts people join in other ways.
const HEADERS: [&str; 3] = ["section.block", "checklist.group", "checklist.field"];

/// The headers in single brackets.
const SINGLE_HEADERS: [&str; 5] = ["checklist", "review", "hours", "colour", "press"];

/// A name in a header that has blanks or signs in it.
fn header(slip: &Slip<'_>) -> Option<Advice> {
    let stumbles = ["unclosed table", "unclosed array table", "invalid unquoted key", "unquoted keys cannot be empty"];
    let line = slip.line();
    let line = line.trim();
    let inner = line.trim_matches(|sign: char| "()<>{}[]«»".contains(sign)).trim().to_lowercase();
    let known = ["section"].iter().chain(&HEADERS).find(|known| **known == inner);
    if let Some(known) = known.filter(|_| line.starts_with(['(', '<', '{', '«']) || slip.rest.trim() == "]") {
        return told("a header stands in square brackets, as many behind its name as before it", format!("write [[{known}]]"));
    }
    if line.starts_with(['(', '<', '{', '«']) && SINGLE_HEADERS.contains(&inner.as_str()) {
        return told("a header stands in square brackets", format!("write [{inner}]"));
    }
    let is_id = |name: &str| {
        name.split_once('.').is_some_and(|(table, id)| ["source", "image", "call"].contains(&table) && kebab(id) == id)
    };
    if line.starts_with(['(', '<', '{', '«']) && is_id(&inner) {
        return told("a header stands in square brackets", format!("write [{inner}]"));
    }
    if !line.starts_with('[') || !stumbles.iter().any(|message| slip.message.starts_with(message)) {
        return None;
    }
    let (name, _) = line.trim_start_matches('[').split_once(']')?;
    let joined: Vec<&str> = name.split([' ', '.', '/', ':', '>']).filter(|part| !part.is_empty()).collect();
    if let Some(known) = HEADERS.iter().find(|known| **known == joined.join(".").to_lowercase()) {
        if name == *known {
            return told("a header has as many brackets behind its name as before it", format!("write [[{known}]]"));
        }
        return told("the names in a header are joined by a full stop", format!("write [[{known}]]"));
    }
    let (table, id) = name.split_once('.')?;
    let (table, id) = (table.trim(), id.trim().trim_matches(['"', '\'']));
    let meant = kebab(id);
    if meant.is_empty() || meant == id || !table.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let sentence = "an id has small letters a to z, digits and hyphens, and no blank";
    told(sentence, format!("write [{table}.{meant}], and \"{meant}\" where it is used"))
}

/// The keys whose value is a path.
const PATHS: [&str; 3] = ["file", "clinic", "profile"];

/// A path as other systems write it.
fn path(slip: &Slip<'_>) -> Option<Advice> {
    let is_escape = ["missing escaped value", "too few unicode value digits"].iter().any(|known| slip.message.starts_with(known))
        || slip.before.ends_with('\\');
    let (before, opened) = slip.before.rsplit_once('"').filter(|_| is_escape)?;
    let token = format!("{opened}{}", slip.rest.split('"').next().unwrap_or(""));
    let key = before.trim_end().strip_suffix('=').unwrap_or("").trim_end();
    let key = key.rsplit(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).next().unwrap_or("");
    let last = token.rsplit('\\').next().unwrap_or("");
    let has_ending = last.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && (2..=4).contains(&end.len()));
    let is_elsewhere = token.starts_with("\\\\") || token.get(1..3) == Some(":\\");
    if PATHS.contains(&key) && is_elsewhere {
        return told("a path leads to a file beside the guide", format!("copy the file there and write \"{last}\""));
    }
    if PATHS.contains(&key) || (has_ending && !is_elsewhere && !token.contains(' ')) {
        return told("the parts of a path are divided by /", format!("write \"{}\"", token.replace('\\', "/")));
    }
    is_elsewhere.then(|| {
        let hint = "write / in place of each \\ in a path, or \\\\ for each \\ that is to be printed";
        ("a backslash begins a special sign here".to_owned(), hint.to_owned())
    })
}

/// What the parser says where a key is missing.
const WANT_A_KEY: [&str; 8] = [
    "key with no value",
    "invalid unquoted key",
    "unquoted keys cannot be empty",
    "missing assignment",
    "unexpected content",
    "invalid key-value pair",
    "invalid literal string",
    "missing opening quote",
];

/// Words, a list or a value where a key was to stand.
fn words_without_key(slip: &Slip<'_>) -> Option<Advice> {
    let line = slip.line();
    let line = line.trim();
    if let Some(mark) = item_mark(line).filter(|mark| line.contains('=') && slip.before.trim() == *mark) {
        return told("a key has no mark before it", format!("delete the {mark} before it"));
    }
    if line.contains('=') && !line.contains("=>") || line.starts_with('[') {
        return None;
    }
    if matches!(line, "]" | "}" | "]," | "},") && slip.before.trim().is_empty() {
        return told("this bracket closes nothing", format!("delete the {line}"));
    }
    if line.ends_with("\",") {
        let stands_alone = line.starts_with('"') && slip.message.starts_with("key with no value");
        return stands_alone.then(|| {
            let hint = "move the ] above below this line, or begin a list with points = [ before it";
            ("this item stands in no list".to_owned(), hint.to_owned())
        });
    }
    if !WANT_A_KEY.iter().any(|message| slip.message.starts_with(message)) {
        return None;
    }
    if let Some(mark) = item_mark(line) {
        let key = if mark.starts_with(|sign: char| sign.is_ascii_digit()) { "steps" } else { "points" };
        let hint = format!("write {key} = [\"…\", \"…\"] {}, each item in quotation marks", in_block(slip));
        return told("a list stands here without a key", hint);
    }
    let end = line.find(|sign: char| !(sign.is_ascii_lowercase() || matches!(sign, '_' | '.'))).unwrap_or(line.len());
    let (key, value) = line.split_at(end);
    let value = value.trim_start();
    let sign = ["->", "=>", ":=", ":"].iter().find(|sign| value.starts_with(**sign)).copied().unwrap_or("");
    let plain = value.strip_prefix(sign).unwrap_or(value).trim();
    let is_closed =
        [('"', '"'), ('[', ']'), ('{', '}')].iter().any(|(open, close)| plain.starts_with(*open) && plain.ends_with(*close));
    let is_closed = is_closed || matches!(plain, "[" | "{" | "\"\"\"");
    let is_bare =
        !plain.contains(' ') && (plain.starts_with(|sign: char| sign.is_ascii_digit()) || matches!(plain, "true" | "false"));
    if !key.is_empty() && (is_closed || is_bare || sign == ":") {
        // A colon has a sentence of its own.
        let is_whole = plain.chars().count() <= SHORT && sign != ":";
        return is_whole.then(|| ("an equals sign is missing".to_owned(), format!("write {key} = {plain}")));
    }
    if key == line || !line.contains(char::is_alphabetic) {
        return None;
    }
    let words = line.trim_start_matches(['>', ' ']).trim_matches(|sign| CURLY.contains(sign) || matches!(sign, '"' | '\''));
    let hint = if words.chars().count() <= SHORT && !words.contains(['"', '\\']) {
        format!("write text = \"{words}\" {}", in_block(slip))
    } else {
        format!("write text = \"\"\" above the words and \"\"\" below them, {}", in_block(slip))
    };
    if is_in_section(slip) {
        return told("words stand here without a key", hint);
    }
    told("words stand here without a key", format!("put # before a note; what is to be printed: {hint}"))
}

/// Whether words that stand here could be a block of a section.
fn is_in_section(slip: &Slip<'_>) -> bool {
    slip.above.contains("[[section]]")
}

fn in_block(slip: &Slip<'_>) -> &'static str {
    if is_in_section(slip) {
        "under a header [[section.block]]"
    } else {
        "in a language's file, under [[section]] and [[section.block]]"
    }
}

/// The mark or number before an item of a list.
fn item_mark(line: &str) -> Option<&str> {
    let (mark, words) = line.split_once(' ')?;
    let is_number = mark.strip_suffix(['.', ')']).is_some_and(|number| number.parse::<u8>().is_ok());
    (!words.trim().is_empty() && (is_number || matches!(mark, "-" | "*" | "•" | "–" | "—" | "+" | "·"))).then_some(mark)
}

/// A list in other brackets, and an item with a mark.
fn brackets(slip: &Slip<'_>) -> Option<Advice> {
    let in_list = slip.before.trim_end().ends_with(['[', ',']) || slip.before.trim().is_empty();
    if let Some(mark) = item_mark(slip.rest).filter(|mark| in_list && !mark.is_empty()) {
        let words = slip.rest.trim_start_matches(mark).trim();
        let hint = if words.contains(['"', '\'', '{', '[']) || words.chars().count() > SHORT {
            format!("delete the {mark} before it, and put it in quotation marks")
        } else {
            format!("write \"{}\"", words.trim_end_matches(','))
        };
        return told("an item of a list has no mark of its own", hint);
    }
    let opened = |text: &str| {
        let text = text.trim_start();
        let inner = text.strip_prefix(['(', '{'])?.trim_start();
        // Braces hold keys too, and their faults are others; parentheses hold nothing.
        let is_list = inner.starts_with(['"', '\'']) && !inner.contains('=') || (inner.is_empty() && text.starts_with('('));
        is_list.then(|| if text.starts_with('(') { ('(', ')') } else { ('{', '}') })
    };
    let line = slip.line();
    let row = || opened(line.trim()).filter(|(open, _)| *open == '(' && line.trim() != "(");
    let value = || opened(line.split_once('=').filter(|_| slip.before.contains('='))?.1);
    let (open, close) = value().or_else(|| opened(slip.rest)).or_else(row)?;
    told("a list stands in square brackets", format!("write [ in place of {open} and ] in place of {close}"))
}

fn is_between_values(slip: &Slip<'_>) -> bool {
    let known = ["missing comma between array elements", "missing comma between key-value pairs", "unexpected key or value"];
    known.iter().any(|message| slip.message.starts_with(message))
}

/// Quotation marks and apostrophes within a text, doubled, or of two sorts.
fn quotation(slip: &Slip<'_>) -> Option<Advice> {
    let Slip { before, rest, .. } = *slip;
    if let (Some(value), Some(key)) = (rest.strip_prefix('>'), slip.key())
        && before.trim_end().ends_with('=')
    {
        return told("an equals sign stands alone", format!("write {key} = {}", value.trim()));
    }
    let curly_end = |text: &str| text.chars().next_back().filter(|sign| CURLY.contains(*sign));
    if slip.message.starts_with("invalid basic string")
        && let Some(mark) = curly_end(slip.line().trim_end().trim_end_matches([',', ']']))
    {
        return told(STRAIGHT, format!("write \" in place of {mark}"));
    }
    if !is_between_values(slip) || !rest.starts_with(|sign: char| sign.is_alphanumeric()) {
        return None;
    }
    if let Some(mark) = before.strip_suffix('"').and_then(|text| curly_end(text.trim_end().strip_suffix(',')?.trim_end())) {
        return told(STRAIGHT, format!("write \" in place of {mark}"));
    }
    // A mark may stand apart from its word: `'the days' end'`.
    let is_end = |words: &str| !words.ends_with(char::is_whitespace) && !words.ends_with(',');
    let ends_again =
        |mark: char| before.trim_end().ends_with(mark) && rest.split_once(mark).is_some_and(|(words, _)| is_end(words));
    let ends_doubled = |mark: &str| rest.trim_end().trim_end_matches([',', ']']).ends_with(mark);
    if ["''", "\"\""].iter().any(|mark| before.ends_with(mark) && ends_doubled(mark)) {
        return told("one quotation mark opens a text, not two", "write \" once before and once behind the text");
    }
    if before.ends_with('\'') || ends_again('\'') {
        return told("an apostrophe within '…' ends the text", "put \" before and behind the text in place of '");
    }
    if (before.ends_with('"') || ends_again('"')) && !before.trim_end().ends_with("\"\"\"") {
        return told("a quotation mark within the text ends it", "write “ and ” within the text, or \\\" for each mark");
    }
    None
}

/// What stands behind a value that was complete.
fn behind_value(slip: &Slip<'_>) -> Option<Advice> {
    let sign = slip.rest.trim();
    if matches!(sign, "." | ";") && (slip.ends_a_value() || slip.before.trim_end().ends_with(',')) {
        return told("no sign stands behind a value at the end of its line", format!("delete the {sign}"));
    }
    if !is_between_values(slip) {
        return None;
    }
    let Slip { before, rest, .. } = *slip;
    let next = rest.chars().next()?;
    let behind = rest.get(next.len_utf8()..).unwrap_or("").trim();
    let (_, value) = before.split_once('=').unwrap_or(("", before));
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    match next {
        ',' if is_digit(before.chars().next_back()) && is_digit(behind.chars().next()) => {
            let of_number: String = behind.chars().take_while(char::is_ascii_digit).collect();
            let unit = behind.get(of_number.len()..).unwrap_or("").trim();
            let whole = before.rsplit(|sign: char| !sign.is_ascii_digit()).next().unwrap_or("");
            let hint = match unit {
                "mm" | "cm" | "in" | "pt" => format!("write \"{whole}.{of_number} {unit}\""),
                _ => "write a whole number, for example 2; a length is written \"3.5 mm\"".to_owned(),
            };
            told("a comma stands within a number", hint)
        }
        ',' | ';' | '.' | '%' if behind.is_empty() => {
            told("no sign stands behind a value at the end of its line", format!("delete the {next}"))
        }
        ';' if !slip.message.starts_with("unexpected") => told("a comma stands between two items", "write , in place of ;"),
        ',' | ';' if behind.contains('=') => {
            told("each key stands on a line of its own", format!("begin a new line behind the {next}, and delete the {next}"))
        }
        ',' if value.trim_start().starts_with(['"', '\'']) && behind.starts_with(['"', '\'']) => told(
            "several texts are a list, which stands in square brackets",
            "write [ before the first text and ] behind the last",
        ),
        '+' | '&' | '.' if behind.starts_with(['"', '\'']) => {
            told("texts are not joined by signs", "write one text; one of several lines stands between \"\"\" and \"\"\"")
        }
        sign if sign.is_alphabetic() && slip.ends_a_value() && !rest.contains('=') => {
            told("words stand behind a value that has ended", "write them within its quotation marks, or on a line of their own")
        }
        _ => None,
    }
}
