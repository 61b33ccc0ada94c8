//! Stretches of a text that are more than words: addresses, and figures with what belongs to them.
//!
//! In: the plain text. Out: their places. They are shown left to right wherever they stand, never hyphenated, and kept on one line
//! where they fit (addresses have break points of their own).

use crate::foundation::address;

/// What a stretch is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// An e-mail or web address.
    Address,
    /// A number with sign, decimals, range, percent or unit; a telephone number; a date or time in figures.
    Figures,
}

/// A stretch, by its bytes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// All stretches, in order, not overlapping.
pub(super) fn find(text: &str) -> Vec<Token> {
    let addresses: Vec<Token> =
        address::find(text).into_iter().map(|a| Token { start: a.start, end: a.end, kind: Kind::Address }).collect();
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
    tokens
}

/// Signs that stand between two figures of one number, date, time or range.
const BETWEEN: [char; 8] = ['.', ',', ':', '/', '-', '–', '−', '‑'];
/// Spaces within a number or before its unit.
const GAPS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The stretch around the digit at `digit`; nothing before `least` belongs to it.
fn figures(text: &str, digit: usize, least: usize) -> Token {
    let before = &text[least..digit];
    let (start, telephone) = beginning(text, before, digit);
    let mut end = digit + digits(&text[digit..]);
    let first_group = end - digit;
    loop {
        let rest = &text[end..];
        let step = continued(rest).or_else(|| group(rest, telephone, first_group)).or_else(|| spaced_range(rest));
        match step {
            Some(length) => end += length,
            None => break,
        }
    }
    end += unit(&text[end..]);
    Token { start, end, kind: Kind::Figures }
}

/// Signs up to the bracket that closes the first group of a telephone number.
const LONGEST_PREFIX: usize = 8;

/// Where the stretch starts (a sign or bracket before the digit belongs to it), and whether it looks like a telephone number.
fn beginning(text: &str, before: &str, digit: usize) -> (usize, Telephone) {
    let mut start = digit;
    let mut telephone =
        if text[digit..].starts_with('0') && digits(&text[digit..]) > 1 { Telephone::Likely } else { Telephone::No };
    let mut signs = before.chars().rev();
    let mut sign = signs.next();
    if sign == Some('(') && text[digit..].starts_with('0') && text[digit..].chars().take(LONGEST_PREFIX).any(|c| c == ')') {
        telephone = Telephone::Likely;
        start -= 1;
        sign = signs.next();
    }
    let alone = signs.next().is_none_or(|c| !c.is_alphanumeric());
    match sign {
        Some('+') if alone => (start - 1, Telephone::Likely),
        Some('−') if alone => (start - '−'.len_utf8(), telephone),
        Some('±') if alone => (start - '±'.len_utf8(), telephone),
        _ => (start, telephone),
    }
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

/// ` – 8` of `6 – 8`.
fn spaced_range(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(GAPS)?;
    let tail = tail.strip_prefix(['–', '-'])?.strip_prefix(GAPS)?;
    let count = digits(tail);
    (count > 0).then(|| rest.len() - tail.len() + count)
}

/// What is written after a number and belongs to it.
const UNITS: &[&str] = &[
    "mg", "g", "kg", "µg", "μg", "mcg", "ng", "ml", "mL", "cl", "dl", "l", "L", "µl", "μl", "mm", "cm", "m", "km", "µm", "nm",
    "h", "min", "s", "ms", "IE", "IU", "E", "U", "mmol", "kr", "SEK", "NOK", "DKK", "EUR", "USD", "TL", "€", "$", "£", "₺", "₴",
    "₪", "%", "‰", "°", "°C", "C", "kcal", "мг", "г", "кг", "мкг", "мл", "л", "мм", "см", "м", "км", "год", "хв", "МО", "грн",
    "р", "рр",
];

/// The bytes of a unit at the start of `rest`, its gap included; also letters that follow a figure directly (`3D`).
fn unit(rest: &str) -> usize {
    let tail = rest.strip_prefix(GAPS).unwrap_or(rest);
    let gap = rest.len() - tail.len();
    let word = |text: &str| -> usize {
        let signs: usize = text
            .chars()
            .take_while(|c| matches!(c, '%' | '‰' | '°' | '€' | '$' | '£' | '₺' | '₴' | '₪'))
            .map(char::len_utf8)
            .sum();
        let letters = |c: &char| c.is_ascii_alphabetic() || matches!(c, 'µ' | 'μ' | '²' | '³' | 'А'..='я' | 'і');
        signs + text[signs..].chars().take_while(letters).map(char::len_utf8).sum::<usize>()
    };
    let first = word(tail);
    let name = tail[..first].trim_end_matches(['²', '³']);
    let followed_by_letter = tail[first..].chars().next().is_some_and(|c| c.is_alphanumeric());
    if first == 0 || followed_by_letter {
        return 0;
    }
    if gap == 0 && name.chars().all(|c| c.is_ascii_alphabetic()) {
        return first;
    }
    // A lone C after a gap is a name of its own: only ° makes it a unit.
    if !UNITS.contains(&name) || (gap > 0 && matches!(name, "C" | "E" | "U")) {
        return 0;
    }
    let per = tail[first..].strip_prefix('/').map_or(0, |tail| match word(tail) {
        0 => 0,
        length => 1 + length,
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
        assert_eq!(found("ta 5 mg eller 2,5 ml/kg"), ["5 mg", "2,5 ml/kg"]);
        assert_eq!(found("6–8 veckor, 6 – 8 dagar, kl. 08:30–16:00"), ["6–8", "6 – 8", "08:30–16:00"]);
        assert_eq!(found("ring +00 123 456 789 nu"), ["+00 123 456 789"]);
        assert_eq!(found("ring +46 8 123 456 78, +45 1 av 3"), ["+46 8 123 456 78", "+45", "1", "3"]);
        assert_eq!(found("ring +46 (0)8 123 456 78"), ["+46 (0)8 123 456 78"]);
        assert_eq!(found("ring (08) 123 456 eller 08-123 456 78."), ["(08) 123 456", "08-123 456 78"]);
        assert_eq!(found("50 % av 10 000 kr, −5 °C, 3D"), ["50 %", "10 000 kr", "−5 °C", "3D"]);
        assert_eq!(found("2,5 мл/кг, 1 000 мг і 250 грн, 3 роки, 2026 р."), ["2,5 мл/кг", "1 000 мг", "250 грн", "3", "2026 р"]);
        assert_eq!(found("2026-06-01, 112"), ["2026-06-01", "112"]);
        assert_eq!(found("5 minuter, vitamin 3 C"), ["5", "3"]);
    }
}
