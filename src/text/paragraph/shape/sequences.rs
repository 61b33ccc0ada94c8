//! What runs left to right as a whole within right-to-left text: numbers with the words and signs that belong to them.
//!
//! In: a text and its tokens. Out: sequences, in order. A sequence is a chain of words and numbers that are joined by nothing, by signs
//! without a space (`COVID-19`, `AB/12`), by one space (`Ibuprofen 400 mg`), by a space and a sign that leads or ends (`SPF: 30`,
//! `n = 5`), and of brackets in it that hold nothing else (`(Ipren®)`). A comma, a full stop, a dash between spaces, anything Hebrew or
//! Arabic, and the controls of direction end it: what stands on both sides are parts of the sentence around, in its order. So does a
//! second number without a unit (`Ibuprofen 400 mg 3 مرات`), which belongs to the word behind it.

use unicode_bidi::{BidiClass, bidi_class};

use crate::text::paragraph::words::tokens::{Token, TokenKind, is_raised};

/// A stretch that runs left to right.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct Sequence {
    pub(in crate::text::paragraph) start: usize,
    pub(in crate::text::paragraph) end: usize,
    pub(in crate::text::paragraph) kind: SequenceKind,
}

/// What a sequence is made of.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum SequenceKind {
    /// A number, also with its unit; an address.
    Figures,
    /// Words with numbers among them.
    Words,
}

/// Signs that touch what they end: `A+`, `O−`, `Ipren®`.
const ENDING: &[char] = &['+', '−', '®', '™', '℠', '©', '%', '‰', '°', '′', '″', '⁺', '⁻'];
/// Hyphens that say minus behind a short name: `O-`, `HIV-`.
const HYPHENS: &[char] = &['-', '‐', '‑', '–'];
/// Letters of the longest name that a hyphen may say minus of.
const LONGEST_SIGNED: usize = 4;
/// Letters of the longest abbreviation before a number: `Fig. 3`.
const LONGEST_ABBREVIATION: usize = 5;
/// Signs that stand alone between two spaces within a sequence.
const ALONE: &[char] = &['×', '=', '+', '&', '/', '<', '>', '≤', '≥', '±', '≈', '~', '−', '*'];
/// Signs that lead a word over a space before them.
const LEADING: &[char] = &['≥', '≤', '<', '>', '±', '~', '≈', '+', '−', '-', '#', '№', '$', '€', '£', '=', '/', '&', '×', '@'];
/// Bytes of the longest bracket that is a part of a sequence.
const LONGEST_BRACKET: usize = 80;

#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum AtomKind {
    Word,
    Number,
    /// In digits of Arabic.
    NativeNumber,
    Address,
    Bracket,
}

#[derive(Copy, Clone, Debug)]
struct Atom {
    start: usize,
    end: usize,
    kind: AtomKind,
}

/// All sequences with a number, an address, or a sign that the rules of UAX #9 would part from its word.
pub(in crate::text::paragraph) fn find(text: &str, tokens: &[Token]) -> Vec<Sequence> {
    let atoms = atoms(text, tokens);
    let mut found = Vec::new();
    let mut first = 0;
    while first < atoms.len() {
        let mut last = first;
        while last + 1 < atoms.len() && joins(text, &atoms[first..], last + 1 - first) {
            last += 1;
        }
        found.extend(sequence(text, &atoms[first..=last]));
        first = last + 1;
    }
    debug_assert!(found.is_sorted_by(|one, next| one.end <= next.start), "sequences stand in order and do not overlap");
    found
}

fn sequence(text: &str, chain: &[Atom]) -> Option<Sequence> {
    let (start, end) = (chain.first()?.start, chain.last()?.end);
    let has = |kind: AtomKind| chain.iter().any(|place| place.kind == kind);
    let signs = ending(text, chain);
    let holds_number = |place: &Atom| match place.kind {
        AtomKind::Number | AtomKind::Address => true,
        AtomKind::Word | AtomKind::Bracket => text[place.start..place.end].contains(char::is_numeric),
        AtomKind::NativeNumber => has(AtomKind::Word),
    };
    let needed = signs > 0 || chain.iter().any(holds_number);
    let words = chain.iter().filter(|place| place.kind == AtomKind::Word).count();
    let counted = chain.first().is_some_and(|place| matches!(place.kind, AtomKind::Number | AtomKind::Address));
    let kind = if counted && words <= 1 { SequenceKind::Figures } else { SequenceKind::Words };
    needed.then_some(Sequence { start, end: end + signs, kind })
}

/// Words, numbers and addresses, and brackets that hold nothing else.
fn atoms(text: &str, tokens: &[Token]) -> Vec<Atom> {
    let mut found: Vec<Atom> = Vec::new();
    let mut tokens = tokens.iter().peekable();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let token = tokens.peek().copied().copied();
        if let Some(token) = token.filter(|token| token.start <= at) {
            tokens.next();
            if token.end > at {
                let kind = if token.kind == TokenKind::Address { AtomKind::Address } else { AtomKind::Number };
                found.push(Atom { start: at, end: token.end, kind });
                at = token.end;
            }
            continue;
        }
        let limit = token.map_or(text.len(), |token| token.start);
        let place = if matches!(c, '(' | '[') { bracket(text, at, &found) } else { word(text, at, limit) };
        at = match place {
            Some(place) => {
                found.push(place);
                place.end
            }
            None => at + c.len_utf8(),
        };
    }
    found
}

/// The word or number that starts at a byte and ends before another.
fn word(text: &str, start: usize, limit: usize) -> Option<Atom> {
    let first = text[start..].chars().next()?;
    let native = is_native_digit(first);
    if !native && !is_letter(first) && !is_raised(first) {
        return None;
    }
    let mut end = start;
    let mut letters = false;
    for (at, c) in text[start..limit].char_indices() {
        let goes_on = match bidi_class(c) {
            BidiClass::NSM => true,
            BidiClass::BN => matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'),
            _ if native => is_native_digit(c),
            _ => is_letter(c) || is_raised(c),
        };
        if !goes_on {
            break;
        }
        letters |= is_letter(c);
        end = start + at + c.len_utf8();
    }
    let kind = match (native, letters) {
        (true, _) => AtomKind::NativeNumber,
        (false, true) => AtomKind::Word,
        (false, false) => AtomKind::Number,
    };
    (end > start).then_some(Atom { start, end, kind })
}

/// A bracket that touches what stands before it, or follows it over one space, and holds nothing Hebrew or Arabic.
fn bracket(text: &str, start: usize, before: &[Atom]) -> Option<Atom> {
    let last = before.last()?;
    let between = &text[last.end..start];
    let joined = last.kind != AtomKind::Address
        && between.trim_matches(ENDING).chars().all(char::is_whitespace)
        && between.chars().count() <= 2;
    let (open, close) = if text[start..].starts_with('(') { ('(', ')') } else { ('[', ']') };
    let mut depth = 0;
    let mut length = None;
    for (at, c) in text[start..].char_indices() {
        depth += i32::from(c == open) - i32::from(c == close);
        if depth == 0 {
            length = Some(at + 1);
            break;
        }
        if at > LONGEST_BRACKET || is_foreign(c) {
            return None;
        }
    }
    let end = start + length?;
    let inside = &text[start..end];
    (joined && inside.chars().any(|c| is_letter(c) || c.is_ascii_digit())).then_some(Atom { start, end, kind: AtomKind::Bracket })
}

/// Whether the atom at `next` goes on with the chain that is made of those before it.
fn joins(text: &str, atoms: &[Atom], next: usize) -> bool {
    let (chain, place) = (&atoms[..next], atoms[next]);
    let Some(last) = chain.last() else { return false };
    let gap = &text[last.end..place.start];
    if place.kind == AtomKind::Bracket && !has_word(chain) {
        return false;
    }
    if gap.is_empty() {
        return true;
    }
    if gap.chars().any(is_foreign) || last.kind == AtomKind::Address || place.kind == AtomKind::Address {
        return false;
    }
    if !gap.contains(char::is_whitespace) {
        let parts = |sign: char| {
            matches!(sign, '(' | ')' | '[' | ']' | '«' | '»' | '“' | '”' | '„' | '"' | ';' | '!' | '?' | '|' | '…' | '—')
        };
        return !gap.contains(parts) && gap.chars().count() <= 4;
    }
    let is_space =
        |sign: char| matches!(bidi_class(sign), BidiClass::WS) && sign != '\u{2028}' || matches!(sign, '\u{a0}' | '\u{202f}');
    let signs: Vec<&str> = gap.split(is_space).collect();
    match signs[..] {
        [before, after] => {
            ends_joined(text, *last, before)
                && after.chars().all(|sign| LEADING.contains(&sign))
                && (place.kind != AtomKind::Number || place.kind != last.kind || has_word(chain))
                && (place.kind != AtomKind::Number || !is_counted(chain) || is_followed_by_word(text, atoms, next))
        }
        [before, "", after] => before.is_empty() && after.is_empty(),
        [before, alone, after] => {
            before.is_empty() && after.is_empty() && alone.chars().count() == 1 && alone.chars().all(|sign| ALONE.contains(&sign))
        }
        _ => false,
    }
}

/// Whether the signs that touch the end of a word or number let the chain go on.
fn ends_joined(text: &str, last: Atom, signs: &str) -> bool {
    let letters = text[last.start..last.end].chars().count();
    match signs {
        "" => true,
        ":" => last.kind == AtomKind::Word,
        "." | ".:" => {
            last.kind == AtomKind::Word
                && letters <= LONGEST_ABBREVIATION
                && !text[..last.start].trim_end().ends_with(char::is_numeric)
        }
        _ => signs.chars().all(|sign| ENDING.contains(&sign)),
    }
}

fn has_word(chain: &[Atom]) -> bool {
    chain.iter().any(|place| place.kind == AtomKind::Word)
}

/// Whether a chain ends with a number and its unit.
fn is_counted(chain: &[Atom]) -> bool {
    matches!(chain, [.., number, unit] if number.kind == AtomKind::Number && unit.kind == AtomKind::Word)
}

fn is_followed_by_word(text: &str, atoms: &[Atom], number: usize) -> bool {
    let ends_with_letter = text[..atoms[number].end].ends_with(char::is_alphabetic);
    ends_with_letter
        || atoms.get(number + 1).is_some_and(|word| {
            let gap = &text[atoms[number].end..word.start];
            word.kind == AtomKind::Word && matches!(gap, "" | " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "-" | "/")
        })
}

/// The bytes of the signs behind a chain that belong to it.
fn ending(text: &str, chain: &[Atom]) -> usize {
    let Some(last) = chain.last().filter(|last| matches!(last.kind, AtomKind::Word | AtomKind::Number | AtomKind::Bracket))
    else {
        return 0;
    };
    let rest = &text[last.end..];
    let mut length = rest.len() - rest.trim_start_matches(ENDING).len();
    let word = &text[last.start..last.end];
    let short = last.kind == AtomKind::Word && word.chars().count() <= LONGEST_SIGNED;
    if length == 0 && short && rest.starts_with(HYPHENS) {
        length = rest.chars().next().map_or(0, char::len_utf8);
    }
    let is_dotted = || matches!(chain, [.., before, _] if text[before.end..last.start] == *".");
    if length == 0 && last.kind == AtomKind::Word && rest.starts_with('.') && is_dotted() {
        length = 1;
    }
    if rest[length..].starts_with(char::is_alphanumeric) { 0 } else { length }
}

/// A letter that runs left to right.
fn is_letter(c: char) -> bool {
    bidi_class(c) == BidiClass::L && !matches!(c, '\u{200e}')
}

fn is_native_digit(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// What no sequence holds: right-to-left letters and signs, controls of direction, ends of lines.
fn is_foreign(c: char) -> bool {
    use BidiClass::{AL, AN, FSI, LRE, LRI, LRO, PDF, PDI, R, RLE, RLI, RLO};
    let by_class = matches!(bidi_class(c), AL | R | FSI | LRI | RLI | PDI | LRE | LRO | RLE | RLO | PDF | AN);
    by_class || matches!(c, '\u{200e}' | '\u{2028}' | '،' | '؛' | '؟' | '\u{5be}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::paragraph::words::tokens;

    fn found(text: &str) -> Vec<&str> {
        find(text, &tokens::find(text)).iter().map(|sequence| &text[sequence.start..sequence.end]).collect()
    }

    #[test]
    fn numbers_take_the_words_that_are_joined_to_them() {
        for text in [
            "COVID-19",
            "SPF 30",
            "A+",
            "O−",
            "O-",
            "5 mg/ml",
            "HbA1c 48 mmol/mol",
            "B12",
            "CYP2D6",
            "2×500 mg",
            "pH 7.4",
            "Ibuprofen 400 mg (Ipren®)",
            "Omega-3",
            "v2.1",
            "AB-1234-C",
            "8:30 a.m.",
            "Fig. 3",
            "-20 °C",
            "Botox®",
            "SPF: 30",
            "n = 5",
            "CO₂",
            "½ l",
            "65+",
            "COVID-١٩",
            "120/80 mmHg",
            "≥ 18 years",
            "HPV 16/18",
            "10⁶ IU/ml",
            "Windows 11 Pro",
        ] {
            assert_eq!(found(&format!("تناول {text} مرتين")), [text]);
            assert_eq!(found(text), [text]);
        }
    }

    #[test]
    fn the_sentence_around_parts_sequences() {
        assert_eq!(found("لقاح COVID-19، SPF 30 و5 mg"), ["COVID-19", "SPF 30", "5 mg"]);
        assert_eq!(found("COVID-19, SPF 30. B12 – T4"), ["COVID-19", "SPF 30", "B12", "T4"]);
        assert_eq!(found("خذ Ibuprofen 400 mg 3 مرات (50 mg)"), ["Ibuprofen 400 mg", "3", "50 mg"]);
        assert_eq!(found("ה-COVID-19-ה ב-5 ימים"), ["COVID-19", "5"]);
        assert_eq!(found("Botulinum toxin, ٥ أيام (Ipren)"), [""; 0]);
        assert_eq!(found("صفحة 1 2 ثم info@clinic.example 3"), ["1", "2", "info@clinic.example", "3"]);
    }
}
