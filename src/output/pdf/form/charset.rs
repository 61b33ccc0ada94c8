//! What patients may type, by language: the characters of its font, and for a simple font what each of its 255 codes stands for.
//!
//! Languages written from the left have a font with room for all letters of their scripts. Those written from the right have a simple
//! one (one byte a character; `font` says why). Its codes are those of Windows code page 1252, so that a viewer that assumes it is
//! right for all common letters; signs that nobody types into a form give their codes to the letters of the language's own script.

use std::ops::RangeInclusive;

use crate::guide::language::LanguageTag;

/// The letters that a document's readers write with.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Charset {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
}

impl Charset {
    /// Those of a language. A script in the tag itself (`sr-Latn`) goes first.
    pub(in crate::output::pdf) fn of(language: &LanguageTag) -> Charset {
        let script = language.as_str().split('-').skip(1).find(|part| part.len() == 4);
        match (script, language.primary()) {
            (Some("Latn"), _) => Charset::Latin,
            (Some("Cyrl"), _)
            | (
                None,
                "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "mn" | "tg" | "tt" | "ba" | "cv" | "ce" | "os" | "sah",
            ) => Charset::Cyrillic,
            (Some("Arab"), _) | (None, "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug") => Charset::Arabic,
            (Some("Hebr"), _) | (None, "he" | "yi") => Charset::Hebrew,
            (_, "el") => Charset::Greek,
            _ => Charset::Latin,
        }
    }

    /// What the file is called in which its font lies ready.
    #[cfg(test)]
    pub(in crate::output::pdf) const fn name(self) -> &'static str {
        match self {
            Charset::Latin => "latin",
            Charset::Cyrillic => "cyrillic",
            Charset::Greek => "greek",
            Charset::Arabic => "arabic",
            Charset::Hebrew => "hebrew",
        }
    }

    /// A letter that a face must have to serve.
    pub(in crate::output::pdf) fn sample(self) -> char {
        match self {
            Charset::Latin => 'a',
            Charset::Cyrillic => 'ж',
            Charset::Greek => 'ω',
            Charset::Arabic => 'ب',
            Charset::Hebrew => 'ש',
        }
    }

    /// Whether they are written from the right.
    pub(in crate::output::pdf) fn is_typed_from_the_right(self) -> bool {
        match self {
            Charset::Arabic | Charset::Hebrew => true,
            Charset::Latin | Charset::Cyrillic | Charset::Greek => false,
        }
    }

    /// The letters beyond code page 1252 that a simple font has, the likeliest first.
    fn letters(self) -> &'static str {
        match self {
            Charset::Arabic => ARABIC,
            Charset::Hebrew => HEBREW,
            Charset::Latin | Charset::Cyrillic | Charset::Greek => "",
        }
    }

    /// The characters beyond Latin that a composite font has.
    fn blocks(self) -> &'static [RangeInclusive<char>] {
        match self {
            Charset::Latin => &FURTHER_LATIN,
            Charset::Cyrillic => &['\u{400}'..='\u{4FF}'],
            Charset::Greek => &['\u{370}'..='\u{3FF}', '\u{1F00}'..='\u{1FFF}'],
            Charset::Arabic | Charset::Hebrew => &[],
        }
    }
}

/// All characters of a composite font. `has` says whether the face has a character.
pub(in crate::output::pdf) fn characters(charset: Charset, has: impl Fn(char) -> bool) -> Vec<char> {
    let blocks = COMMON.iter().chain(charset.blocks());
    let mut characters: Vec<char> = blocks.flat_map(Clone::clone).filter(|character| has(*character)).collect();
    characters.sort_unstable();
    characters
}

/// All codes of a simple font with their characters, by code. `has` says whether the face has a character.
pub(in crate::output::pdf) fn codes(charset: Charset, has: impl Fn(char) -> bool) -> Vec<(u8, char)> {
    let mut table: [Option<char>; 256] = std::array::from_fn(|code| u8::try_from(code).ok().and_then(windows_1252));
    let mut spare = SPARE.into_iter().chain(ACCENTED);
    let mut given: Vec<char> = Vec::new();
    for letter in charset.letters().chars() {
        if !has(letter) || given.contains(&letter) || table.contains(&Some(letter)) {
            continue;
        }
        let Some(code) = spare.next() else { break };
        table[usize::from(code)] = Some(letter);
        given.push(letter);
    }
    (0..=255_u8)
        .zip(table)
        .filter_map(|(code, character)| character.filter(|character| has(*character)).map(|c| (code, c)))
        .collect()
}

/// What readers of every language written from the left may type: the Latin of Europe, marks that a keyboard leaves unjoined, and signs.
const COMMON: [RangeInclusive<char>; 11] = [
    ' '..='~',
    '\u{A0}'..='\u{17F}',
    '\u{218}'..='\u{21B}',
    '\u{2010}'..='\u{2014}',
    '\u{2018}'..='\u{2026}',
    '\u{202F}'..='\u{2030}',
    '\u{2039}'..='\u{203A}',
    '\u{20AC}'..='\u{20BD}',
    '\u{2116}'..='\u{2116}',
    '\u{2122}'..='\u{2122}',
    '\u{2212}'..='\u{2212}',
];

/// What readers of Latin may type besides: Vietnamese, the languages of Africa and of the Caucasus, marks by themselves.
const FURTHER_LATIN: [RangeInclusive<char>; 20] = [
    '\u{181}'..='\u{181}',
    '\u{186}'..='\u{186}',
    '\u{189}'..='\u{18A}',
    '\u{18F}'..='\u{190}',
    '\u{198}'..='\u{199}',
    '\u{1A0}'..='\u{1A1}',
    '\u{1AF}'..='\u{1B0}',
    '\u{1B3}'..='\u{1B4}',
    '\u{1E6}'..='\u{1E7}',
    '\u{253}'..='\u{25B}',
    '\u{300}'..='\u{304}',
    '\u{306}'..='\u{309}',
    '\u{30C}'..='\u{30C}',
    '\u{31B}'..='\u{31B}',
    '\u{323}'..='\u{323}',
    '\u{326}'..='\u{328}',
    '\u{1E62}'..='\u{1E63}',
    '\u{1E80}'..='\u{1E85}',
    '\u{1E9E}'..='\u{1E9E}',
    '\u{1EA0}'..='\u{1EF9}',
];

/// The character of a code in Windows code page 1252, which a PDF calls WinAnsiEncoding (ISO 32000-1, annex D.2).
pub(in crate::output::pdf) fn windows_1252(code: u8) -> Option<char> {
    match code {
        0x20..=0x7E | 0xA1..=0xAC | 0xAE..=0xFF => Some(char::from(code)),
        0x80..=0x9F => Some(HIGH[usize::from(code - 0x80)]).filter(|character| *character != '\0'),
        _ => None,
    }
}

const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•', '–', '—',
    '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Unused codes, then signs that a patient does not type: ƒ † ‡ ˆ ‹ ˜ › ¢ ¤ ¥ ¦ ¨ ª ¬ ¯ ¶ ¸ ¹ º ¼ ¾ × ÷ ‰ ™ © ®. The first 31 codes stay
/// empty but for those that no string treats as a line end, tab or escape.
const SPARE: [u8; 57] = [
    0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x83, 0x86, 0x87, 0x88, 0x8B, 0x98, 0x9B, 0xA2, 0xA4, 0xA5, 0xA6, 0xA8, 0xAA, 0xAC, 0xAF,
    0xB6, 0xB8, 0xB9, 0xBA, 0xBC, 0xBE, 0xD7, 0xF7, 0x89, 0x99, 0xA9, 0xAE, 0xA0, 0xAD, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07,
    0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1C, 0x1D,
];

/// Accented Latin capitals and letters, and the Latin signs, from the least likely on.
const ACCENTED: [u8; 92] = [
    0xC0, 0xC1, 0xC2, 0xC3, 0xC8, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD9, 0xDA, 0xDB, 0xDD,
    0xDE, 0xE0, 0xE2, 0xE3, 0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF9, 0xFA, 0xFB, 0xFD, 0xFE,
    0xFF, 0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F, 0xA1, 0xBF, 0xA3, 0xA7, 0xB1, 0xB2, 0xB3, 0xB4, 0xB5, 0xB7, 0xBB, 0xAB, 0xBD,
    0xC7, 0xE7, 0xE1, 0xC9, 0xE9, 0xE8, 0xDF, 0xC6, 0xD8, 0xE6, 0xF8, 0xC4, 0xC5, 0xD6, 0xDC, 0xE4, 0xE5, 0xF6, 0xFC, 0x82, 0x84,
    0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x85,
];

const ARABIC: &str = "اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةءئؤ٠١٢٣٤٥٦٧٨٩،؛؟پچژگکی۰۱۲۳۴۵۶۷۸۹ٹڈڑںھہےۓۂۃًٌٍَُِّْٓٔـێۆڕڵڤەټځڅډړږښڼۍې٪٫٬";

const HEBREW: &str = "אבגדהוזחטיךכלםמןנסעףפץצקרשת׳״־₪\u{05B0}\u{05B1}\u{05B2}\u{05B3}\u{05B4}\u{05B5}\u{05B6}\u{05B7}\u{05B8}\u{05B9}\u{05BB}\u{05BC}\u{05C1}\u{05C2}";

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(language: &str, letters: &str) -> Vec<char> {
        let charset = Charset::of(&LanguageTag::new(language).unwrap());
        let known: Vec<char> = match charset.is_typed_from_the_right() {
            true => codes(charset, |_| true).into_iter().map(|(_, character)| character).collect(),
            false => characters(charset, |_| true),
        };
        letters.chars().filter(|letter| !known.contains(letter)).collect()
    }

    #[test]
    fn everyone_can_write_their_name() {
        assert_eq!(missing("sv", "Åsa Öberg Łukasz Žižek Dağlı Ştefănescu Nuñez Müller José Ðorđević 070-123 45 67 ☃"), ['☃']);
        for name in
            ["Ģirts Kļaviņš Jānis Šķēle", "Ľubomír Kŕč Vĺčko Ďurica", "Đorđe Ljiljana Đuričić", "Nguyễn Thị Hồng Đặng Ơn Ưu"]
        {
            for language in ["sv", "vi", "tr", "lv", "sr-Latn"] {
                assert!(missing(language, name).is_empty(), "{language}: {name}");
            }
        }
        assert!(missing("az", "Əliyev Rəşad").is_empty());
        assert!(missing("yo", "Adébáyọ̀ Ṣẹ́gun").is_empty());
        assert!(missing("uk", "Олексій Ґудзь Їжак Łukasz Åberg 5 №").is_empty());
        assert!(missing("sr", "Ђорђе Љиљана Џон").is_empty());
        assert!(missing("tt", "Hello").is_empty());
        assert!(missing("el", "Γεώργιος Αθανασίου Ζωΐδης Smith").is_empty());
        assert!(missing("ar", "أحمد ٤٨ Andersson 48؟").is_empty());
        assert!(missing("fa", "کیوان ژاله پگاه گیتی چنگیز ۴۸").is_empty());
        assert!(missing("he", "שלום ץ Andersson").is_empty());
        assert_eq!(missing("hi", "नम Singh").len(), 2, "a script that no built-in face has");
    }

    #[test]
    fn common_letters_keep_their_codes() {
        let table = codes(Charset::Hebrew, |_| true);
        for (code, character) in [(0x41, 'A'), (0xE5, 'å'), (0xF6, 'ö'), (0x80, '€')] {
            assert!(table.contains(&(code, character)));
        }
        let mut characters: Vec<char> = table.iter().map(|(_, character)| *character).collect();
        characters.sort_unstable();
        characters.dedup();
        assert_eq!(characters.len(), table.len(), "no character has two codes");
    }

    #[test]
    fn no_character_stands_twice_in_a_composite_font() {
        for charset in [Charset::Latin, Charset::Cyrillic, Charset::Greek] {
            let all = characters(charset, |_| true);
            assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{charset:?}");
        }
    }
}
