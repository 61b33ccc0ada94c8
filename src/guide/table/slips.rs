//! What people type who do not know TOML, and what they meant.
//!
//! In: the place of a fault and the line that it stands on. Out: a plain sentence and what to type, where the slip is a known one; the
//! parser's own words say what it expected, which helps only those who know the form.

use crate::foundation::calendar::Date;

/// A fault on its line.
pub(super) struct Slip<'t> {
    /// What the parser says.
    pub(super) message: &'t str,
    /// What it points at; may be empty.
    pub(super) words: &'t str,
    /// What stands above the line.
    pub(super) above: &'t str,
    /// The line up to there, and from there on.
    pub(super) before: &'t str,
    pub(super) rest: &'t str,
}

impl<'t> Slip<'t> {
    pub(super) fn new(text: &'t str, span: std::ops::Range<usize>, message: &'t str) -> Slip<'t> {
        let (before, rest) = text.split_at_checked(span.start).unwrap_or((text, ""));
        Slip {
            message,
            words: text.get(span).unwrap_or(""),
            above: before.rsplit_once('\n').map_or("", |(above, _)| above),
            before: before.rsplit('\n').next().unwrap_or(""),
            rest: rest.split('\n').next().unwrap_or(""),
        }
    }

    /// The key of `key = …`, where the fault stands behind the equals sign.
    pub(super) fn key(&self) -> Option<&'t str> {
        let (key, _) = self.before.split_once('=')?;
        let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
        Some(key.trim()).filter(|key| !key.is_empty() && key.chars().all(is_plain))
    }

    /// Whether the fault ends with its line or its item, so that what comes behind it is read as it was meant.
    pub(super) fn is_contained(&self) -> bool {
        let of_a_value = [
            "string values must be quoted",
            "invalid boolean",
            "missing escaped value",
            "too few unicode value digits",
            "invalid date",
            "invalid float",
            "unexpected leading zero",
        ];
        let of_a_line = ["invalid basic string", "invalid literal string", "missing opening quote", "unexpected key or value"];
        let starts = |messages: &[&str]| messages.iter().any(|message| self.message.starts_with(message));
        (starts(&of_a_value) && !self.opens_a_line()) || (self.key().is_some() && starts(&of_a_line))
    }

    /// Whether a header or `key = …` starts where a list was to go on.
    pub(super) fn opens_a_line(&self) -> bool {
        let line = self.line();
        let assigns = |line: &str| Slip { before: line, ..*self }.key().is_some();
        line.trim_start().starts_with('[') && line.trim_end().ends_with(']') && !line.contains(['"', '\''])
            || (self.key().is_none() && assigns(&line))
    }

    /// Signs that stand where TOML wants others.
    pub(super) fn wrong_signs(&self) -> Option<(String, String)> {
        let sign = self.words.chars().next().or_else(|| self.rest.chars().next())?;
        let key = self.before.rsplit(['{', ',']).next().unwrap_or("").trim();
        if sign == ':' && !key.contains(['=', '"', '\'', '[']) && (self.key().is_none() || self.before.contains('{')) {
            return Some(("a colon stands where an equals sign belongs".to_owned(), format!("write {key} = \"…\"")));
        }
        if CURLY.contains(sign) && (self.key().is_some() || self.message.starts_with("string values must be quoted")) {
            return Some((STRAIGHT.to_owned(), self.straightened(sign)));
        }
        if sign != ' ' && (sign.is_whitespace() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')) {
            let message = format!("an invisible sign (U+{:04X}) stands where only an ordinary space may stand", u32::from(sign));
            return Some((message, "delete it and press the space bar".to_owned()));
        }
        None
    }

    /// What to write in place of a text between other quotation marks.
    fn straightened(&self, opener: char) -> String {
        let opened = if self.rest.starts_with(opener) { self.rest } else { self.words };
        let opened = opened.strip_prefix(opener).unwrap_or(opened);
        let end = opened.find(|sign: char| CURLY.contains(sign) || matches!(sign, '"' | '\''));
        let text = end.and_then(|end| opened.get(..end)).unwrap_or("").trim();
        if text.is_empty() || text.chars().count() > SHORT || text.contains('\\') {
            "write \" before and behind the text".to_owned()
        } else {
            format!("write \"{text}\"")
        }
    }

    /// The whole line.
    pub(super) fn line(&self) -> String {
        format!("{}{}", self.before, self.rest)
    }

    /// Whether the line up to the fault ends with a whole value.
    pub(super) fn ends_a_value(&self) -> bool {
        let before = self.before.trim_end();
        let is_whole = before.ends_with(['"', '\'', ']', '}']) || before.ends_with(|sign: char| sign.is_ascii_digit());
        is_whole || before.ends_with("true") || before.ends_with("false")
    }

    /// Values in a form that people write and TOML does not.
    pub(super) fn wrong_value(&self) -> Option<(String, String)> {
        self.key()?;
        let value = self.value();
        match value.to_lowercase().as_str() {
            "true" | "yes" | "ja" | "on" => return Some((YES_OR_NO.to_owned(), "write true".to_owned())),
            "false" | "no" | "nej" | "nein" | "nee" | "nei" | "off" => {
                return Some((YES_OR_NO.to_owned(), "write false".to_owned()));
            }
            "null" | "none" | "nil" | "undefined" | "n/a" => {
                return Some(("a key that has no value is left out".to_owned(), "delete the line".to_owned()));
            }
            _ => {}
        }
        if let Some(date) = written_date(&value) {
            let hint = match date {
                Some(date) => format!("write {date} without quotation marks"),
                None => "write for example 2026-06-01, without quotation marks".to_owned(),
            };
            return Some(("a date is written year-month-day".to_owned(), hint));
        }
        let is_number =
            value.starts_with(['+', '0']) && value.chars().all(|sign| sign.is_ascii_digit() || " +-/()".contains(sign));
        if is_number && value.chars().count() <= SHORT {
            let digits = value.trim_start_matches(['0', '+']);
            if value.len() < 4 && !digits.is_empty() && digits.chars().all(|sign| sign.is_ascii_digit()) {
                let hint = format!("write {digits}, or \"{value}\" where a text is wanted");
                return Some(("a number does not begin with 0 or +".to_owned(), hint));
            }
            let message = "a telephone number stands in quotation marks; any other number does not begin with 0";
            return Some((message.to_owned(), format!("write \"{value}\"")));
        }
        None
    }

    /// Where in the file that value stands; the fault begins at `fault`.
    pub(super) fn value_span(&self, fault: usize) -> std::ops::Range<usize> {
        let begun = self.before.rsplit(['=', ',', '[', '{', '"']).next().unwrap_or("").trim_start();
        let start = fault - begun.len();
        start..start + self.value().len()
    }

    /// The value that the fault belongs to, as far as its line shows it: the parser may stumble in its midst.
    fn value(&self) -> String {
        let begun = self.before.rsplit(['=', ',', '[', '{', '"']).next().unwrap_or("");
        let rest = self.rest.split('#').next().unwrap_or("");
        format!("{begun}{rest}").trim().trim_end_matches([',', '}', ']']).trim_end().to_owned()
    }
}

const YES_OR_NO: &str = "yes and no are written `true` and `false`, in small letters and without quotation marks";

/// Marks that are taken for straight quotation marks.
pub(super) const CURLY: &str = "“”„‟«»‹›‘’‚‛´`″′「」『』＂＇";

/// What is said of other quotation marks.
pub(super) const STRAIGHT: &str = "a text begins and ends with straight quotation marks";

/// Longer values are not repeated in a hint.
pub(super) const SHORT: usize = 60;

/// Whether a value is a day in another form than TOML's, and which day, where that is certain.
fn written_date(value: &str) -> Option<Option<Date>> {
    let parts: Vec<&str> = value.split(['-', '.', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str, longest: usize| part.parse::<u16>().ok().filter(|_| part.len() <= longest);
    let (year, month, day) = match (number(first, 4), number(third, 4)) {
        (Some(year), Some(day)) if first.len() == 4 && third.len() <= 2 => (year, second, day),
        (Some(day), Some(year)) if third.len() == 4 && first.len() <= 2 => (year, second, day),
        _ => return None,
    };
    if !(1900..=2999).contains(&year) {
        return None;
    }
    let Some(month) = number(month, 2) else {
        // A month in words.
        return month.chars().all(char::is_alphabetic).then_some(None);
    };
    let certain = first.len() == 4 || !value.contains('/') || day > 12;
    let date = u8::try_from(month).ok().zip(u8::try_from(day).ok()).and_then(|(month, day)| Date::new(year, month, day));
    Some(date.filter(|_| certain))
}

/// The place of the text of several lines that was never closed, where the one that begins below it was taken for its end.
pub(super) fn unclosed_text(text: &str, fault: usize) -> Option<usize> {
    let marks: Vec<usize> = text.get(..fault)?.match_indices("\"\"\"").map(|(at, _)| at).collect();
    let (opener, end) = match marks[..] {
        [.., opener, end] if marks.len().is_multiple_of(2) => (opener, end),
        _ => return None,
    };
    let line = text.get(..end)?.rsplit('\n').next()?;
    let begins = line.trim_end().strip_suffix('=').is_some_and(|key| !key.trim().is_empty());
    begins.then_some(opener)
}

/// The place of the bracket of the list that is still open at `fault`, looked for in the lines before it.
pub(super) fn open_list(text: &str, fault: usize) -> Option<usize> {
    let before = text.get(..fault)?;
    let is_open = |opener: &usize| before.get(*opener..).is_some_and(closes_later);
    let mut end = before.rfind('\n')?;
    loop {
        let start = before.get(..end)?.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.get(start..end)?;
        if let Some((key, value)) = line.split_once('=')
            && !key.contains(['"', '[', '\''])
        {
            let opener = start + key.len() + 1 + (value.len() - value.trim_start().len());
            return Some(opener).filter(|opener| value.trim_start().starts_with('[') && is_open(opener));
        }
        end = start.checked_sub(1)?;
    }
}

/// Whether the bracket with which a text begins is not closed within it; what stands in quotation marks or a comment is no bracket.
fn closes_later(text: &str) -> bool {
    let mut depth = 0;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '[' => depth += 1,
            ']' if depth == 1 => return false,
            ']' => depth -= 1,
            '"' | '\'' => {
                let mut escaped = false;
                signs.by_ref().find(|next| {
                    let ends = (*next == sign && !escaped) || *next == '\n';
                    escaped = *next == '\\' && sign == '"' && !escaped;
                    ends
                });
            }
            '#' => {
                signs.by_ref().find(|next| *next == '\n');
            }
            _ => {}
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_list_is_told_from_a_closed_one() {
        assert_eq!(open_list("points = [\n \"a\",\n[[section]]", 18), Some(9));
        assert_eq!(open_list("points = [\n [\"a\"], # ]\n[[section]]", 26), Some(9));
        for closed in ["points = [\"a\"]\n", "points = [\n \"a]\"\n]\n", "rows = [ [1], ['x'] ] # [\n", "text = \"a\"\n"] {
            assert_eq!(open_list(&format!("{closed}[[section]"), closed.len() + 3), None, "{closed}");
        }
    }

    #[test]
    fn days_in_other_forms_are_known() {
        let day = |value: &str| written_date(value).map(|date| date.map(|date| date.to_string()));
        for value in ["2026-6-1", "1.6.2026", "01-06-2026", "2026/06/01", "2026.06.01", "1. 6. 2026"] {
            assert_eq!(day(value), Some(Some("2026-06-01".to_owned())), "{value}");
        }
        for value in ["01/06/2026", "1 juni 2026", "31.6.2026"] {
            assert_eq!(day(value), Some(None), "{value}");
        }
        for value in ["08-123 45", "1 2 3", "2026-06", "1.2.99", "999-01-01"] {
            assert_eq!(day(value), None, "{value}");
        }
    }
}
