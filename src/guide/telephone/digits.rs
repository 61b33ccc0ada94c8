//! Digits of any script, and the numbers that they make.

/// Digit zero of the decimal digits of the scripts that patients read, in ascending order; each is followed by one to nine.
const ZEROS: [char; 20] = ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０'];

/// The value of a decimal digit of any script.
#[must_use]
pub fn digit(sign: char) -> Option<u8> {
    // Letters of most texts.
    if matches!(sign, ':'..='\u{65f}' | '\0'..='/') {
        return None;
    }
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= sign).checked_sub(1)?)?;
    let value = u32::from(sign) - u32::from(*zero);
    u8::try_from(value).ok().filter(|value| *value < 10)
}

/// The digits of a text, written 0 to 9.
#[must_use]
pub fn digits(text: &str) -> String {
    text.chars().filter_map(digit).map(|digit| char::from(b'0' + digit)).collect()
}
