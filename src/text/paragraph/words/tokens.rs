//! Stretches of a text that are more than words: addresses, and figures with what belongs to them.
//!
//! In: the plain text. Out: their places. They are shown left to right wherever they stand, never hyphenated, and kept on one line
//! where they fit (addresses have break points of their own). Words beside a number are found by `companions` and `sequences`.

use crate::foundation::address;

/// What a stretch is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum TokenKind {
    /// An e-mail or web address.
    Address,
    /// A number with sign, decimals, range, percent, sign of a unit or letters behind it; a telephone number; a date or time in figures.
    Figures,
}

/// A stretch, by its bytes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct Token {
    pub(in crate::text::paragraph) start: usize,
    pub(in crate::text::paragraph) end: usize,
    pub(in crate::text::paragraph) kind: TokenKind,
}

/// All stretches, in order, not overlapping.
pub(in crate::text::paragraph) fn find(text: &str) -> Vec<Token> {
    let addresses: Vec<Token> =
        address::find(text).into_iter().map(|a| Token { start: a.start, end: a.end, kind: TokenKind::Address }).collect();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return addresses;
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut ahead = addresses.into_iter().peekable();
    while let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        while let Some(address) = ahead.next_if(|address| address.start <= digit) {
            at = address.end;
            tokens.push(address);
        }
        if at > digit {
            continue;
        }
        let limit = ahead.peek().map_or(text.len(), |address| address.start);
        let token = figures(&text[..limit], digit, at);
        at = token.end;
        tokens.push(token);
    }
    tokens.extend(ahead);
    debug_assert!(tokens.is_sorted_by(|one, next| one.end <= next.start), "stretches stand in order and do not overlap");
    debug_assert!(tokens.iter().all(|token| text.get(token.start..token.end).is_some_and(|said| !said.is_empty())));
    tokens
}

/// Signs that stand between two figures of one number, date, time or range.
const BETWEEN: [char; 11] = ['.', ',', ':', '/', '-', '–', '−', '‑', '‐', '‒', '×'];
/// Spaces within a number or before its unit.
const GAPS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
/// Minus signs as people type them: U+002D, U+2010, U+2011, U+2012, U+2013, U+2212; and the other signs that touch a number.
const TOUCHING: [char; 22] =
    ['-', '‐', '‑', '‒', '–', '−', '+', '±', '~', '≈', '<', '>', '≤', '≥', '×', '%', '#', '*', '№', '§', '$', '€'];
/// Signs of money, which also stand before their number.
const MONEY: [char; 5] = ['£', '¥', '₺', '₴', '₪'];
/// Signs that lead a number over a space.
const LEADING: [char; 18] = ['±', '~', '≈', '<', '>', '≤', '≥', '№', '§', '$', '€', '£', '¥', '₺', '₴', '₪', '⌀', '∅'];

/// The stretch around the digit at `digit`; nothing before `least` belongs to it.
fn figures(text: &str, digit: usize, least: usize) -> Token {
    let (start, telephone) = beginning(text, least, digit);
    let mut end = digit + digits(&text[digit..]);
    let first_group = end - digit;
    let telephone = if in_groups(&text[digit..]) { Telephone::Likely } else { telephone };
    loop {
        let rest = &text[end..];
        let step = continued(rest).or_else(|| group(rest, telephone, first_group)).or_else(|| spaced_range(rest));
        match step {
            Some(length) => end += length,
            None => break,
        }
    }
    end += raised(&text[end..]);
    end += unit(&text[end..]);
    Token { start, end, kind: TokenKind::Figures }
}

/// Figures of the longest code in brackets at the start of a telephone number.
const LONGEST_CODE: usize = 5;
/// Figures of the shortest telephone number that is written in groups.
const SHORTEST_TELEPHONE: usize = 7;

/// Where the stretch starts (signs and a bracket before the digit belong to it), and whether it looks like a telephone number.
fn beginning(text: &str, least: usize, digit: usize) -> (usize, Telephone) {
    let mut start = digit;
    let mut telephone =
        if text[digit..].starts_with('0') && digits(&text[digit..]) > 1 { Telephone::Likely } else { Telephone::No };
    if text[least..digit].ends_with('(') && is_code(&text[digit..]) {
        telephone = Telephone::Likely;
        start -= 1;
    }
    let before = &text[least..start];
    let bare = before.trim_end_matches(|sign| TOUCHING.contains(&sign) || MONEY.contains(&sign));
    let signs = &before[bare.len()..];
    if !signs.is_empty() && signs.chars().count() <= 2 && !bare.ends_with(char::is_alphanumeric) {
        let sure = if signs.ends_with('+') && bare.len() == before.len() - 1 { Telephone::Likely } else { telephone };
        return (over_gap(bare, start - signs.len()), sure);
    }
    (over_gap(before, start), telephone)
}

/// Where a sign before a space and the number belongs to it: `≥ 18`.
fn over_gap(before: &str, start: usize) -> usize {
    let close = before.trim_end_matches(GAPS);
    let bare = close.trim_end_matches(LEADING);
    let signs = close.len() - bare.len();
    let alone = !bare.ends_with(char::is_alphanumeric);
    if signs > 0 && alone && close.len() < before.len() { start - (before.len() - bare.len()) } else { start }
}

/// `800) 955`: a code that a bracket closes, with figures behind it; `08) 12`.
fn is_code(rest: &str) -> bool {
    let count = digits(rest);
    let Some(behind) = rest[count..].strip_prefix(')') else { return false };
    let behind = behind.strip_prefix(GAPS).unwrap_or(behind);
    (1..=LONGEST_CODE).contains(&count) && digits(behind) >= if rest.starts_with('0') { 2 } else { 3 }
}

/// Groups of two figures and more with single spaces or hyphens between them, of so many figures that they are a telephone number.
fn in_groups(text: &str) -> bool {
    let (mut rest, mut sum, mut spaces) = (text, 0, 0);
    loop {
        let count = digits(rest);
        if count < 2 {
            return false;
        }
        sum += count;
        rest = &rest[count..];
        let Some(next) = rest.strip_prefix([' ', '\u{a0}', '\u{202f}', '-', '‑', '‐']).filter(|next| digits(next) > 0) else {
            break;
        };
        spaces += usize::from(!rest.starts_with(['-', '‑', '‐']));
        rest = next;
    }
    spaces > 0 && sum >= SHORTEST_TELEPHONE
}

#[derive(Copy, Clone, PartialEq, Eq)]
enum Telephone {
    Likely,
    No,
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `,5` and `–8` and `:30`.
fn continued(rest: &str) -> Option<usize> {
    let sign = rest.chars().next().filter(|c| BETWEEN.contains(c))?;
    let count = digits(&rest[sign.len_utf8()..]);
    (count > 0).then(|| sign.len_utf8() + count)
}

/// ` 000` of `10 000`, ` 456` of a telephone number, ` (0)` within one.
fn group(rest: &str, telephone: Telephone, first: usize) -> Option<usize> {
    let gap = rest.chars().next()?;
    if telephone == Telephone::Likely {
        let after = if GAPS.contains(&gap) { gap.len_utf8() } else { 0 };
        let tail = &rest[after..];
        if let Some(inner) = tail.strip_prefix('(') {
            let count = digits(inner);
            return (count > 0 && inner[count..].starts_with(')')).then_some(after + count + 2);
        }
        if let Some(outside) = tail.strip_prefix(')') {
            return Some(after + 1 + digits(outside));
        }
        let count = digits(tail);
        // An area code of one figure: `+46 8 123 456`.
        let goes_on = || tail[count..].strip_prefix(GAPS).is_some_and(|next| digits(next) >= 2);
        return (count >= 2 || count == 1 && (after == 0 || goes_on())).then_some(after + count);
    }
    let count = if GAPS.contains(&gap) { digits(&rest[gap.len_utf8()..]) } else { 0 };
    (count == 3 && first <= 3).then(|| gap.len_utf8() + count)
}

/// ` – 8` of `6 – 8`, and ` × 2` of `5 × 2`.
fn spaced_range(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(GAPS)?;
    let tail = tail.strip_prefix(['–', '-', '×'])?.strip_prefix(GAPS)?;
    let count = digits(tail);
    (count > 0).then(|| rest.len() - tail.len() + count)
}

/// Exponents and fractions that touch the figures (`10⁶`, `2½`), and the sign of `65+`.
fn raised(rest: &str) -> usize {
    let bare = rest.trim_start_matches(is_raised);
    let length = rest.len() - bare.len();
    let plus = bare.starts_with('+') && !bare[1..].starts_with(char::is_alphanumeric);
    length + usize::from(plus)
}

/// Figures above and below the line, their signs, and fractions in one sign.
pub(in crate::text::paragraph) fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '⁰'..='₎' | '⅐'..='⅞')
}

/// Signs of units.
fn is_sign_of_unit(c: char) -> bool {
    MONEY.contains(&c) || matches!(c, '%' | '‰' | '°' | 'º' | '℃' | '℉' | '′' | '″' | '€' | '$')
}

/// The bytes of a sign at the start of `rest`, its gap and letters included (`°C`); also letters that follow a figure directly (`3D`).
fn unit(rest: &str) -> usize {
    let tail = rest.strip_prefix(GAPS).unwrap_or(rest);
    let gap = rest.len() - tail.len();
    let signs = tail.len() - tail.trim_start_matches(is_sign_of_unit).len();
    let letters = |c: &char| matches!(c, '²' | '³' | 'µ' | 'a'..='z' | 'A'..='Z' | '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
    let first = signs + tail[signs..].chars().take_while(letters).map(char::len_utf8).sum::<usize>();
    let followed_by_letter = tail[first..].starts_with(char::is_alphanumeric);
    if first == 0 || gap > 0 && signs == 0 || followed_by_letter {
        return 0;
    }
    let per = tail[first..].strip_prefix('/').map_or(0, |tail| {
        match tail.chars().take_while(letters).map(char::len_utf8).sum::<usize>() {
            0 => 0,
            length => 1 + length,
        }
    });
    gap + first + per
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).iter().map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn addresses_are_found_and_abbreviations_are_not() {
        assert_eq!(
            found("Skriv till info@clinic.example, eller se https://clinic.example/a-b."),
            ["info@clinic.example", "https://clinic.example/a-b"]
        );
        assert_eq!(found("se (www.lakeside.example) och 1177.se."), ["www.lakeside.example", "1177.se"]);
        assert_eq!(found("t.ex. bl.a. d.v.s. o.s.v. m.m. e.g. Punkt.Ny"), [] as [&str; 0]);
    }

    #[test]
    fn figures_take_what_belongs_to_them() {
        assert_eq!(found("ta 5mg eller 2,5ml/kg"), ["5mg", "2,5ml/kg"]);
        assert_eq!(found("6–8 veckor, 6 – 8 dagar, kl. 08:30–16:00"), ["6–8", "6 – 8", "08:30–16:00"]);
        assert_eq!(found("ring +00 123 456 789 nu"), ["+00 123 456 789"]);
        assert_eq!(found("ring +46 8 123 456 78, +45 1 av 3"), ["+46 8 123 456 78", "+45", "1", "3"]);
        assert_eq!(found("ring +46 (0)8 123 456 78"), ["+46 (0)8 123 456 78"]);
        assert_eq!(found("ring (08) 123 456 eller 08-123 456 78."), ["(08) 123 456", "08-123 456 78"]);
        assert_eq!(found("(800) 955-2292, 555 1234, *6565, (1) 25"), ["(800) 955-2292", "555 1234", "*6565", "1", "25"]);
        assert_eq!(found("50 % av 10 000 kr, −5 °C, 3D, 65+ och %50"), ["50 %", "10 000", "−5 °C", "3D", "65+", "%50"]);
        assert_eq!(found("-20 °C, ‑20, ‐20, –20 och A-20, 2×500"), ["-20 °C", "‑20", "‐20", "–20", "20", "2×500"]);
        assert_eq!(found("≥ 18, <5, (≥ 3) € 5, 5 €, 10⁶, 2½, a > b 5"), ["≥ 18", "<5", "≥ 3", "€ 5", "5 €", "10⁶", "2½", "5"]);
        assert_eq!(found("2026-06-01, 112, 1 000 мг, 250грн"), ["2026-06-01", "112", "1 000", "250грн"]);
        assert_eq!(found("5 minuter, vitamin 3 C"), ["5", "3"]);
    }
}
