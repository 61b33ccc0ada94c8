//! Letters of another script that look like those of the word they stand in: a Cyrillic `а` in a Latin word. The page looks right; a
//! search does not find the word, and a screen reader spells it or reads it in another tongue.
//!
//! Words may be of two scripts and right: `μg`, `Δ9`, `PDFом`. Only a letter that has a look-alike in the script of the word is named.
//! Source of the pairs: Unicode Technical Standard 39, confusables, those between Latin, Cyrillic and Greek that look the same in every
//! font.

use unicode_script::{Script, UnicodeScript};

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::Written;

/// Latin, Cyrillic and Greek letters that look the same.
const ALIKE: [(char, char, char); 33] = [
    ('a', 'а', '\0'),
    ('c', 'с', '\0'),
    ('e', 'е', '\0'),
    ('i', 'і', '\0'),
    ('ï', 'ї', '\0'),
    ('j', 'ј', '\0'),
    ('o', 'о', 'ο'),
    ('p', 'р', '\0'),
    ('s', 'ѕ', '\0'),
    ('v', '\0', 'ν'),
    ('x', 'х', '\0'),
    ('y', 'у', '\0'),
    ('ö', 'ӧ', '\0'),
    ('A', 'А', 'Α'),
    ('B', 'В', 'Β'),
    ('C', 'С', '\0'),
    ('E', 'Е', 'Ε'),
    ('H', 'Н', 'Η'),
    ('I', 'І', 'Ι'),
    ('Ï', 'Ї', 'Ϊ'),
    ('J', 'Ј', '\0'),
    ('K', 'К', 'Κ'),
    ('M', 'М', 'Μ'),
    ('N', '\0', 'Ν'),
    ('O', 'О', 'Ο'),
    ('P', 'Р', 'Ρ'),
    ('S', 'Ѕ', '\0'),
    ('T', 'Т', 'Τ'),
    ('X', 'Х', 'Χ'),
    ('Y', '\0', 'Υ'),
    ('Z', '\0', 'Ζ'),
    ('ό', '\0', 'ό'),
    ('ё', 'ё', '\0'),
];

/// Complains of each word with such a letter, and of a letter `O` among digits.
pub(super) fn check_look_alikes(texts: &[&Written], found: &mut Diagnostics) {
    for text in texts.iter().filter(|text| may_be_mixed(&text.text)) {
        for (start, word) in words(&text.text) {
            if let Some(complaint) = mixed(text, start, word).or_else(|| letter_among_digits(text, start, word)) {
                found.push(complaint);
            }
        }
    }
}

/// Whether a text has letters of two of the scripts, or a letter behind a digit; most have neither.
fn may_be_mixed(text: &str) -> bool {
    // Signs from U+0340 to U+053F and from U+1000 to U+1FFF begin with these bytes; most texts have none.
    if !text.bytes().any(|byte| matches!(byte, 0xcd..=0xd4 | 0xe1)) {
        let bytes = text.as_bytes();
        return bytes.iter().zip(bytes.iter().skip(1)).any(|(one, two)| matches!(two, b'O' | b'o') && one.is_ascii_digit());
    }
    let (mut latin, mut greek, mut cyrillic, mut figures) = (false, false, false, false);
    let mut before = ' ';
    for sign in text.chars() {
        match sign {
            'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => latin = true,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => greek = true,
            '\u{400}'..='\u{52f}' => cyrillic = true,
            _ => {}
        }
        figures |= before.is_ascii_digit() && matches!(sign, 'O' | 'o' | 'О' | 'о' | 'Ο');
        before = sign;
    }
    figures || u8::from(latin) + u8::from(greek) + u8::from(cyrillic) > 1
}

/// Runs of letters, marks and digits, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let belongs = |sign: char| sign.is_alphanumeric() || sign.script() == Script::Inherited && !sign.is_whitespace();
    text.split(move |sign: char| !belongs(sign))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn name(script: Script) -> &'static str {
    match script {
        Script::Latin => "Latin",
        Script::Cyrillic => "Cyrillic",
        _ => "Greek",
    }
}

fn twin(sign: char, script: Script) -> Option<char> {
    let row = ALIKE.iter().find(|(latin, cyrillic, greek)| [*latin, *cyrillic, *greek].contains(&sign))?;
    let twin = match script {
        Script::Latin => row.0,
        Script::Cyrillic => row.1,
        _ => row.2,
    };
    (twin != '\0' && twin != sign && twin.script() == script).then_some(twin)
}

fn mixed(text: &Written, start: usize, word: &str) -> Option<Diagnostic> {
    if word.is_ascii() {
        return None;
    }
    let count = |script: Script| word.chars().filter(|sign| sign.script() == script).count();
    let scripts = [Script::Latin, Script::Cyrillic, Script::Greek].map(|script| (count(script), script));
    let mut present = scripts.into_iter().filter(|(count, _)| *count > 0);
    let (one, other) = (present.next()?, present.next()?);
    // The script of the word is the one of more letters, or of letters that have no twin.
    let lone = |script: Script, target: Script| word.chars().any(|sign| sign.script() == script && twin(sign, target).is_none());
    let candidates = if one.0 >= other.0 { [(one.1, other.1), (other.1, one.1)] } else { [(other.1, one.1), (one.1, other.1)] };
    let (main, stray) = candidates.into_iter().find(|(main, stray)| !lone(*stray, *main))?;
    if is_inflected(word) {
        return None;
    }
    let (at, sign) = word.char_indices().find(|(_, sign)| sign.script() == stray)?;
    let meant: String =
        word.chars().map(|sign| if sign.script() == stray { twin(sign, main).unwrap_or(sign) } else { sign }).collect();
    let place = |byte: usize| u32::try_from(start + byte).unwrap_or(u32::MAX);
    let message = format!("the letter `{sign}` in `{word}` is {}, the rest of the word is {}", name(stray), name(main));
    Some(
        Diagnostic::warning("look-alike-letter", text.origin_of(place(at), place(at + sign.len_utf8())), message)
            .hint(format!("type the word again: {meant} (a search does not find it as it is)")),
    )
}

/// Whether a case ending of one script stands behind capitals of another: `PDFом`, `SMSки`.
fn is_inflected(word: &str) -> bool {
    let Some(first) = word.chars().next().map(|sign| sign.script()) else { return false };
    let stem = word.chars().take_while(|sign| sign.script() == first);
    let ending = word.chars().skip_while(|sign| sign.script() == first);
    stem.clone().count() >= 2
        && stem.into_iter().all(char::is_uppercase)
        && ending.into_iter().all(|sign| sign.script() != first && sign.is_lowercase())
}

/// `1O mg`: a letter in the place of a zero.
fn letter_among_digits(text: &Written, start: usize, word: &str) -> Option<Diagnostic> {
    let is_letter = |sign: char| matches!(sign, 'O' | 'О' | 'Ο' | 'o' | 'о');
    let figures = word.starts_with(|sign: char| sign.is_ascii_digit());
    if !figures || !word.chars().all(|sign| sign.is_ascii_digit() || is_letter(sign)) {
        return None;
    }
    let (at, sign) = word.char_indices().find(|(_, sign)| is_letter(*sign))?;
    let meant: String = word.chars().map(|sign| if is_letter(sign) { '0' } else { sign }).collect();
    let place = |byte: usize| u32::try_from(start + byte).unwrap_or(u32::MAX);
    let at = text.origin_of(place(at), place(at + sign.len_utf8()));
    Some(
        Diagnostic::warning("look-alike-letter", at, format!("`{word}` has the letter {sign} in the place of the digit 0"))
            .hint(format!("write {meant}, or a space between number and letter")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::check::sample::{said, text};

    fn seen(words: &str) -> Vec<String> {
        let text = text(words);
        let mut found = Diagnostics::new();
        check_look_alikes(&[&text], &mut found);
        said(words, &found)
    }

    #[test]
    fn letters_of_another_script_are_named_where_they_stand() {
        assert_eq!(seen("the skіn"), ["6..8"]);
        for word in [
            "сlinic",
            "Аllergy",
            "clinicа",
            "хліб",
            "водa",
            "пiсля",
            "їжa",
            "οil",
            "Vіtamin",
            "pН",
            "IgЕ",
            "1O mg",
            "5OO mg",
            "2O0",
        ] {
            let expected = usize::from(word != "хліб");
            assert_eq!(seen(word).len(), expected, "{word}");
        }
    }

    #[test]
    fn words_of_two_scripts_that_are_right() {
        let right = "5 μg, 5 µg, COVID-вакцина, Δ9-THC, α-tocopherol, мРНК-vaccine, T-клітини, PDFом, PDFа, SMSки, B12, O2, βHCG, γ-GT, рН, Ωm, А4, ЛОР, École, naïve, O−, 10o";
        let seen = seen(right);
        // `10o` is a degree sign typed as a letter.
        assert_eq!(seen.len(), 1, "{seen:?}");
    }
}
