//! Ranges that a reader may take from either end.
//!
//! In a language that runs from right to left the numbers of `6–8` still run from left to right, and readers disagree which of the two
//! comes first. Where a language file says how a range is said in words, a range with a dash is complained of: the number that a
//! patient reads first must be the first.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Languages;
use crate::guide::model::Guide;
use crate::guide::texts::{Role, texts_of_guide};

/// Complains of every range with a dash, where the guide's language has words for it.
pub(super) fn check_ranges(guide: &Guide, languages: &Languages, found: &mut Diagnostics) {
    let Some(language) = languages.get(&guide.language).filter(|language| language.range_pattern.is_some()) else { return };
    let read = texts_of_guide(guide).into_iter().filter(|text| text.role != Role::SourceAddress);
    for text in read.map(|text| text.written) {
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
        let from = left.rfind(|sign: char| !is_figure(sign)).map_or(left, |end| {
            let end = end + left[end..].chars().next().map_or(0, char::len_utf8);
            &left[end..]
        });
        let to = &right[..right.find(|sign: char| !is_figure(sign)).unwrap_or(right.len())];
        let to = to.trim_end_matches(|sign: char| !sign.is_numeric());
        let joined =
            |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || DASHES.contains(&sign) || sign == '+');
        let (outside_left, outside_right) =
            (left[..left.len() - from.len()].chars().next_back(), right[to.len()..].chars().next());
        let numbers = from.starts_with(char::is_numeric) && from.ends_with(char::is_numeric) && to.starts_with(char::is_numeric);
        if numbers && !joined(outside_left) && !joined(outside_right) {
            let end = text.len() - right.len() + to.len();
            found.push(Range { start: left.len() - from.len(), end, from, to });
        }
    }
    found
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
        let text = "من 3–5, كل";
        let found = ranges(text);
        assert_eq!(found.iter().map(|range| &text[range.start..range.end]).collect::<Vec<_>>(), ["3–5"]);
    }
}
