//! Habits from other programs and languages that TOML does not share: their comments, lists, paths and quotation marks.
//!
//! In: what the parser says, and the line before and behind the place. Out: a plain sentence and what to type, where the habit is known.

/// The sentence and the hint for a known habit.
pub(super) fn explained(message: &str, before: &str, rest: &str) -> Option<(String, String)> {
    let told = |sentence: &str, hint: &str| Some((sentence.to_owned(), hint.to_owned()));
    let line = format!("{before}{rest}");
    if let Some(mark) = comment(rest).or_else(|| comment(line.trim_start()).filter(|_| !line.contains('='))) {
        return told("a comment begins with #", &format!("put # before the comment in place of {mark}"));
    }
    if message.starts_with("unclosed table") || message.starts_with("unclosed array table") {
        return blank_in_header(&line);
    }
    let Some((_, value)) = line.split_once('=') else { return sentence(message, &line) };
    let value = value.trim_start();
    if let Some(inner) = value.strip_prefix(['{', '(']).filter(|_| before.contains('='))
        && inner.trim_start().starts_with(['"', '\''])
    {
        return told("a list stands in square brackets", "write [ before the first item and ] behind the last");
    }
    if message.starts_with("too few unicode value digits") && value.contains(":\\") {
        return told("a backslash begins a special sign here", "write / in place of each \\ in a path");
    }
    if !message.starts_with("missing comma between array elements") && !message.starts_with("unexpected key or value") {
        return None;
    }
    let next = rest.chars().next()?;
    if next.is_alphanumeric() {
        return if before.ends_with("''") || before.ends_with("\"\"") {
            told("one quotation mark opens a text, not two", "write \" once before and once behind the text")
        } else if before.ends_with('\'') {
            told("an apostrophe within '…' ends the text", "put \" before and behind the text in place of '")
        } else if before.ends_with('"') {
            told("a quotation mark within the text ends it", "write “ and ” within the text, or \\\" for each mark")
        } else {
            None
        };
    }
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    match next {
        ',' if is_digit(before.chars().next_back()) && is_digit(rest.chars().nth(1)) => {
            told("a comma stands within a number", "write a whole number, for example 2")
        }
        ',' | ';' if rest.trim_end().len() == 1 => {
            told("no sign stands behind a value at the end of its line", &format!("delete the {next}"))
        }
        _ => None,
    }
}

/// The mark that begins a comment elsewhere.
fn comment(text: &str) -> Option<&'static str> {
    ["//", "/*", "<!--", "--", ";;", "%"].into_iter().find(|mark| text.starts_with(mark))
}

/// Words where a key was to stand.
fn sentence(message: &str, line: &str) -> Option<(String, String)> {
    let wants_key = message.starts_with("key with no value") || message.starts_with("invalid unquoted key");
    let is_sentence = line.split_whitespace().count() > 1 && line.trim_start().starts_with(char::is_alphabetic);
    (wants_key && is_sentence && !line.contains(':')).then(|| {
        let hint = "write text = \"\"\" above the words and \"\"\" below them, under a header [[section.block]]";
        ("words stand here without a key".to_owned(), hint.to_owned())
    })
}

/// An id of two words in a header.
fn blank_in_header(line: &str) -> Option<(String, String)> {
    let name = line.trim().trim_start_matches('[').strip_suffix(']')?.trim_end_matches(']');
    let (table, id) = name.split_once('.')?;
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, ' ' | '-' | '_');
    (table == "source" && id.trim().contains(' ') && id.chars().all(is_plain)).then(|| {
        let words: Vec<String> = id.split([' ', '_']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        ("an id has no blank".to_owned(), format!("write [{table}.{}]", words.join("-")))
    })
}
