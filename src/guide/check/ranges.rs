//! Ranges that a reader may take from either end.
//!
//! In a language that runs from right to left the numbers of `6–8` still run from left to right, and readers disagree which of the two
//! comes first. Where a language file says how a range is said in words, a range with a dash is complained of: the number that a
//! patient reads first must be the first.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Languages;
use crate::guide::model::Guide;
use crate::guide::texts::Text;

/// Complains of every range with a dash, where the guide's language has words for it.
pub(super) fn check_ranges(guide: &Guide, texts: &[Text<'_>], languages: &Languages, found: &mut Diagnostics) {
    let Some(language) = languages.get(&guide.language).filter(|language| language.range_pattern.is_some()) else { return };
    for text in texts.iter().filter(|text| text.role.is_prose()).map(|text| text.written) {
        for range in ranges(&text.text) {
            let Some(in_words) = language.range(range.from, range.to) else { continue };
            let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            let origin = text.origin_of(at(range.start), at(range.end));
            let sentence = format!("readers of {} may take this range from either end", language.english_name);
            found.push(Diagnostic::warning("ambiguous-range", origin, sentence).hint(format!("write it in words: {in_words}")));
        }
    }
}

/// Two numbers with a dash between them.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
struct Range<'t> {
    start: usize,
    end: usize,
    from: &'t str,
    to: &'t str,
}

const DASHES: [char; 4] = ['-', '\u{2010}', '\u{2012}', '–'];

/// Spaces within a number.
const GAPS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The ranges of a text. A figure with several dashes is a date or a telephone number, one with letters a name.
fn ranges(text: &str) -> Vec<Range<'_>> {
    let mut found = Vec::new();
    for (dash, sign) in text.char_indices().filter(|(_, sign)| DASHES.contains(sign)) {
        let (before, after) = (&text[..dash], &text[dash + sign.len_utf8()..]);
        let (left, right) = (before.trim_end(), after.trim_start());
        // A dash with a space on one side only is none between two numbers.
        if (left.len() < before.len()) != (right.len() < after.len()) {
            continue;
        }
        let from = with_thousands_before(left, last_figure(left));
        let to = with_thousands_behind(right, first_figure(right));
        let (outside_left, outside_right) = (&left[..left.len() - from.len()], &right[to.len()..]);
        let joined = |sign: Option<char>| {
            sign.is_some_and(|sign| sign.is_alphanumeric() || DASHES.contains(&sign) || matches!(sign, '+' | '*' | '#'))
        };
        let numbers = from.starts_with(char::is_numeric) && from.ends_with(char::is_numeric) && to.starts_with(char::is_numeric);
        if numbers
            && !joined(outside_left.chars().next_back())
            && !joined(outside_right.chars().next())
            && !is_in_groups(outside_left, outside_right)
            && !is_identity(from, to)
        {
            let end = text.len() - right.len() + to.len();
            found.push(Range { start: left.len() - from.len(), end, from, to });
        }
    }
    found
}

fn last_figure(left: &str) -> &str {
    let start =
        left.rfind(|sign: char| !is_figure(sign)).map_or(0, |end| end + left[end..].chars().next().map_or(0, char::len_utf8));
    &left[start..]
}

fn first_figure(right: &str) -> &str {
    let to = &right[..right.find(|sign: char| !is_figure(sign)).unwrap_or(right.len())];
    to.trim_end_matches(|sign: char| !sign.is_numeric())
}

/// `10 000` for `000` at the end of a text.
fn with_thousands_before<'t>(left: &'t str, figure: &'t str) -> &'t str {
    let outside = &left[..left.len() - figure.len()];
    let Some(close) = outside.strip_suffix(GAPS).filter(|_| is_thousands(figure)) else { return figure };
    let first = last_figure(close);
    let thousands = (1..=3).contains(&count(first)) && first.chars().all(char::is_numeric) && !starts_with_zero(first);
    let alone = !close[..close.len() - first.len()].ends_with(|sign: char| sign.is_alphanumeric() || sign == '+');
    if thousands && alone { &left[close.len() - first.len()..] } else { figure }
}

/// `20 000` for `20` at the start of a text.
fn with_thousands_behind<'t>(right: &'t str, figure: &'t str) -> &'t str {
    let rest = &right[figure.len()..];
    let Some(behind) = rest.strip_prefix(GAPS).filter(|_| count(figure) <= 3) else { return figure };
    let next = first_figure(behind);
    if is_thousands(next) { &right[..right.len() - behind.len() + next.len()] } else { figure }
}

fn is_thousands(figure: &str) -> bool {
    count(figure) == 3 && figure.chars().all(char::is_numeric)
}

fn count(figure: &str) -> usize {
    figure.chars().count()
}

/// Whether more groups of figures stand beside, or a code in brackets: a telephone number.
fn is_in_groups(before: &str, behind: &str) -> bool {
    let close = before.strip_suffix(GAPS);
    let next = behind.strip_prefix(GAPS).map(|rest| rest.chars().take_while(|sign| sign.is_numeric()).count());
    let groups = |close: &str| close.chars().rev().take_while(|sign| sign.is_numeric()).count() >= 2;
    before.ends_with(')')
        || close.is_some_and(|close| close.ends_with(')') || groups(close))
        || next.is_some_and(|count| count >= 2)
}

/// Whether the two are parts of one telephone or identity number: `08-12345`, `19121212-1212`, `955-2292`, `1177-2`.
///
/// A range counts something: its numbers begin with no zero (hours of two figures may), and where they are long they are years, or round.
fn is_identity(from: &str, to: &str) -> bool {
    if !(from.chars().chain(to.chars()).all(char::is_numeric)) {
        return false;
    }
    let (left, right) = (count(from), count(to));
    if starts_with_zero(from) || starts_with_zero(to) {
        return (left, right) != (2, 2);
    }
    let round = |figure: &str| figure.chars().next_back().and_then(value).is_some_and(|last| last % 5 == 0);
    let year = |figure: &str| count(figure) == 4 && matches!(figure.chars().next().and_then(value), Some(1 | 2));
    match (left, right) {
        (4.., 1..=3) => true,
        (4.., 4..) if year(from) && year(to) => false,
        (3.., 4..) | (5.., _) => !(round(from) && round(to)),
        _ => false,
    }
}

/// A zero before another figure.
fn starts_with_zero(figure: &str) -> bool {
    let mut figures = figure.chars();
    figures.next().and_then(value) == Some(0) && figures.next().is_some_and(char::is_numeric)
}

/// The value of a digit of European or Arabic form.
fn value(digit: char) -> Option<u32> {
    match digit {
        '\u{660}'..='\u{669}' => Some(u32::from(digit) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(digit) - 0x6f0),
        _ => digit.to_digit(10),
    }
}

/// Whether a sign belongs to a number or a time.
fn is_figure(sign: char) -> bool {
    sign.is_numeric() || matches!(sign, '.' | ',' | ':' | '٫')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(&str, &str)> {
        ranges(text).into_iter().map(|range| (range.from, range.to)).collect()
    }

    #[test]
    fn ranges_are_found_and_nothing_else() {
        assert_eq!(pairs("قبل 4–2 أسابيع، من 08:00-16:00."), [("4", "2"), ("08:00", "16:00")]);
        assert_eq!(pairs("خلال ٦–٨ أيام و 0 – 24 ساعة"), [("٦", "٨"), ("0", "24")]);
        assert_eq!(pairs("2026-06-01, 070-123-45 67, +46-8, B12-3, A-1, 5 – كل يوم, مرة -5"), [("", ""); 0]);
        assert_eq!(
            pairs("900–1200 سعرة، 2020-2024، 10 000–20 000، 120-80، 08-16"),
            [("900", "1200"), ("2020", "2024"), ("10 000", "20 000"), ("120", "80"), ("08", "16")]
        );
        let text = "من 3–5, كل";
        let found = ranges(text);
        assert_eq!(found.iter().map(|range| &text[range.start..range.end]).collect::<Vec<_>>(), ["3–5"]);
    }

    #[test]
    fn telephone_and_identity_numbers_are_no_ranges() {
        for text in [
            "08-123 456 78",
            "08-12345678",
            "19121212-1212",
            "121212-1212",
            "800-955-2292",
            "(800) 955-2292",
            "(03)555-1234",
            "1177-2",
            "978-3-16-148410-0",
            "955-2292",
            "03-5551234",
            "٠٨-١٢٣٤٥٦",
            "+46 8-123",
            "555 12-34 56",
            "*65-65",
            "0306-40615",
            "123 456-78 90",
            "1212121-2",
            "020-22 33 44",
            "1234-5678",
        ] {
            assert_eq!(pairs(&format!("هاتف {text} للعيادة")), [("", ""); 0], "{text}");
            assert_eq!(pairs(&text.replace('-', "–")), [("", ""); 0], "{text}");
        }
    }
}
