//! Telephone numbers as they stand in words.
//!
//! In: words of any language. Out: their [`Figure`]s, each with what its shape says (a number to dial, a quantity, a date), whether
//! two numbers are one however they are grouped, the address that dials one, and what people in other countries know a short number
//! as ([`known_as`], from `assets/phone-numbers.toml`).
//!
//! An international number begins with + or 00 and has at most 15 digits (ITU-T E.164); a national one begins with a trunk prefix,
//! mostly 0, which the international one drops. Digits count in every script: `٩١١` is 911 (Unicode, general category Nd).

mod digits;
mod figure;
mod known;

pub use digits::{digit, digits};
pub use figure::{Figure, Group, Shape, figures};
pub use known::{KnownNumber, is_identity_word, known_as};

/// The address that dials a number.
#[must_use]
pub fn dialled(number: &str) -> String {
    let plus = if is_international(number) && !number.trim_start().starts_with('0') { "+" } else { "" };
    format!("tel:{plus}{}", digits(number))
}

fn is_international(number: &str) -> bool {
    number.contains(['+', '＋'])
}

/// Whether words say a telephone number.
#[must_use]
pub fn says_number(words: &str, number: &str) -> bool {
    let number = digits(number);
    !number.is_empty() && digits(words).contains(&number)
}

/// Whether two numbers are dialled to the same telephone: grouping, a bracketed (0) and the country's code make no difference.
#[must_use]
pub fn same_number(one: &str, other: &str) -> bool {
    /// A country's code has at most three digits.
    const COUNTRY_CODE: usize = 3;
    /// Shorter numbers are the same in full only.
    const SHORTEST: usize = 6;
    let (one, other) = (significant(one), significant(other));
    if one == other {
        return true;
    }
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    short.len() >= SHORTEST && long.len() - short.len() <= COUNTRY_CODE && long.ends_with(&short)
}

/// The digits without what is dialled only from some places: `(0)`, the 00 of an international number, the trunk prefix of a long one.
fn significant(number: &str) -> String {
    let bare = if is_international(number) { digits(&number.replace("(0)", "")) } else { digits(number) };
    if bare.len() < 7 || bare.chars().all(|digit| digit == '0') {
        return bare;
    }
    let rest = bare.trim_start_matches('0');
    if is_international(number) { bare } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_grouped() {
        assert!(says_number("Ring 112", "112") && says_number("Call +46 8 123 45", "+46 (8) 12345"));
        assert!(says_number("اتصل ١١٢", "112") && says_number("فوری ۱۱۵", "115"));
        assert!(!says_number("Call the clinic", "+46 8 123 45") && !says_number("Call us", "the desk"));
        let same = [
            ("+46 8 123 456 78", "08-123 456 78"),
            ("+46 (0)8 123 456 78", "0046 8 12345678"),
            ("116 117", "116117"),
            ("+٤٦ ٨ ١٢٣ ٤٥٦ ٧٨", "+46 8 123 456 78"),
            ("+00 000 000 000", "+00000000000"),
        ];
        for (one, other) in same {
            assert!(same_number(one, other) && same_number(other, one), "{one} {other}");
        }
        for (one, other) in
            [("112", "12"), ("911", "112"), ("+46 8 123 456 78", "08-123 456 79"), ("+00 000 000 001", "+00 000 000 000")]
        {
            assert!(!same_number(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_number_is_dialled_by_its_digits() {
        assert_eq!(dialled("+46 (8) 123-45"), "tel:+46812345");
        assert_eq!(dialled("08–123 45"), "tel:0812345");
        assert_eq!(dialled("١١٢"), "tel:112");
    }
}
