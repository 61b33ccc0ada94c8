//! What patients may type, by language: which character each of the 255 codes of a simple font stands for.
//!
//! A field's font is a simple one (one byte a character), because viewers can only encode what is typed through such a font without
//! guessing. Codes are those of Windows code page 1252, so that a viewer that assumes it is right for all common letters; signs that
//! nobody types into a form give their codes to letters beyond it, those of the document's own language first.

use crate::guide::language::LanguageTag;

/// The letters that a document's readers write with.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Alphabets {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
}

impl Alphabets {
    /// Those of a language. A script in the tag itself (`sr-Latn`) goes first.
    pub(super) fn of(language: &LanguageTag) -> Alphabets {
        let script = language.as_str().split('-').skip(1).find(|part| part.len() == 4);
        match (script, language.primary()) {
            (Some("Latn"), _) => Alphabets::Latin,
            (Some("Cyrl"), _) | (None, "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "mn" | "tg") => {
                Alphabets::Cyrillic
            }
            (Some("Arab"), _) | (None, "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug") => Alphabets::Arabic,
            (Some("Hebr"), _) | (None, "he" | "yi") => Alphabets::Hebrew,
            (_, "el") => Alphabets::Greek,
            _ => Alphabets::Latin,
        }
    }

    /// A letter that a face must have to serve.
    pub(super) fn sample(self) -> char {
        match self {
            Alphabets::Latin => 'a',
            Alphabets::Cyrillic => 'ж',
            Alphabets::Greek => 'ω',
            Alphabets::Arabic => 'ب',
            Alphabets::Hebrew => 'ש',
        }
    }

    /// The letters beyond code page 1252, the likeliest first.
    fn letters(self, language: &str) -> String {
        match self {
            Alphabets::Latin => format!("{}{LATIN}", latin_of(language)),
            Alphabets::Cyrillic => CYRILLIC.to_owned(),
            Alphabets::Greek => GREEK.to_owned(),
            Alphabets::Arabic => ARABIC.to_owned(),
            Alphabets::Hebrew => HEBREW.to_owned(),
        }
    }

    /// Codes of page 1252 that are given up, in this order. Readers of another script than Latin need few accents.
    fn spare(self) -> impl Iterator<Item = u8> {
        let accents: &[u8] = match self {
            Alphabets::Latin => &[],
            _ => &ACCENTED,
        };
        SPARE.into_iter().chain(accents.iter().copied())
    }
}

/// All codes with their characters, by code. `has` says whether the face has a character.
pub(super) fn codes(alphabets: Alphabets, language: &LanguageTag, has: impl Fn(char) -> bool) -> Vec<(u8, char)> {
    let mut table: [Option<char>; 256] = std::array::from_fn(|code| u8::try_from(code).ok().and_then(windows_1252));
    let mut spare = alphabets.spare();
    let mut given: Vec<char> = Vec::new();
    for letter in alphabets.letters(language.as_str()).chars() {
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

/// The character of a code in Windows code page 1252, which a PDF calls WinAnsiEncoding (ISO 32000-1, annex D.2).
pub(super) fn windows_1252(code: u8) -> Option<char> {
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

/// Latin letters beyond Latin-1, of Europe's languages, by how many write them.
const LATIN: &str = "ŁłĄąĆćĘęŃńŚśŹźŻżČčĚěŘřŇňŮůĐđĞğİıŞşŐőŰűĂăȘșȚțĎďŤťĽľĀāĒēĪīŪūĖėĮįŲųĢģĶķĻļŅņĹĺŔŕĦħĠġĊċŴŵŶŷ";

/// The letters that a language itself needs, so that they have a code whatever else has none.
fn latin_of(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or(language) {
        "lv" => "ĀāČčĒēĢģĪīĶķĻļŅņŪū",
        "lt" => "ĄąČčĘęĖėĮįŲųŪū",
        "sk" => "ČčĎďĹĺĽľŇňŔŕŤť",
        "mt" => "ĊċĠġĦħŻż",
        "cy" => "ŴŵŶŷ",
        _ => "",
    }
}

const CYRILLIC: &str =
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёІіЇїЄєҐґЎўЈјЉљЊњЋћЂђЏџЅѕЃѓЌќ№ӘәҒғҚқҢңӨөҰұҮүҺһ";

const GREEK: &str = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωΆΈΉΊΌΎΏάέήίόύώΪΫϊϋΐΰ";

const ARABIC: &str = "اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةءئؤ٠١٢٣٤٥٦٧٨٩،؛؟پچژگکی۰۱۲۳۴۵۶۷۸۹ٹڈڑںھہےۓۂۃًٌٍَُِّْٓٔـێۆڕڵڤەټځڅډړږښڼۍې٪٫٬";

const HEBREW: &str = "אבגדהוזחטיךכלםמןנסעףפץצקרשת׳״־₪\u{05B0}\u{05B1}\u{05B2}\u{05B3}\u{05B4}\u{05B5}\u{05B6}\u{05B7}\u{05B8}\u{05B9}\u{05BB}\u{05BC}\u{05C1}\u{05C2}";

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(language: &str, letters: &str) -> Vec<char> {
        let tag = LanguageTag::new(language).unwrap();
        let table = codes(Alphabets::of(&tag), &tag, |_| true);
        letters.chars().filter(|letter| !table.iter().any(|(_, character)| character == letter)).collect()
    }

    #[test]
    fn everyone_can_write_their_name() {
        assert_eq!(covered("sv", "Åsa Öberg Łukasz Žižek Dağlı Ştefănescu Nuñez Müller José Ðorđević 070-123 45 67 ☃"), ['☃']);
        assert!(covered("lv", "Ģirts Kļaviņš Jānis Šķēle").is_empty());
        assert!(covered("sk", "Ľubomír Kŕč Vĺčko Ďurica").is_empty());
        assert!(covered("uk", "Олексій Ґудзь Їжак Andersson 5").is_empty());
        assert!(covered("sr", "Ђорђе Љиљана Џон").is_empty());
        assert!(covered("sr-Latn", "Đorđe Ljiljana Đuričić").is_empty());
        assert!(covered("el", "Γεώργιος Αθανασίου Ζωΐδης Smith").is_empty());
        assert!(covered("ar", "أحمد ٤٨ Andersson 48؟").is_empty());
        assert!(covered("fa", "کیوان ژاله پگاه گیتی چنگیز ۴۸").is_empty());
        assert!(covered("he", "שלום ץ Andersson").is_empty());
    }

    #[test]
    fn common_letters_keep_their_codes() {
        let tag = LanguageTag::new("pl").unwrap();
        let table = codes(Alphabets::of(&tag), &tag, |_| true);
        for (code, character) in [(0x41, 'A'), (0xE5, 'å'), (0xF6, 'ö'), (0x80, '€')] {
            assert!(table.contains(&(code, character)));
        }
        let mut characters: Vec<char> = table.iter().map(|(_, character)| *character).collect();
        characters.sort_unstable();
        characters.dedup();
        assert_eq!(characters.len(), table.len(), "no character has two codes");
    }
}
