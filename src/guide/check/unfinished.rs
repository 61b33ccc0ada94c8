//! Words that an author left to be replaced: `TODO`, `[insert date]`, lorem ipsum, `???`; and words for people who do not see a picture
//! that only say that it is one.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Language;
use crate::guide::model::{BlockKind, Written};
use crate::guide::texts::{Role, Text};

/// Words that are nothing else, as they are written.
const MARKERS: [&str; 8] = ["TODO", "TBD", "FIXME", "XXX", "XXXX", "xxx", "xxxx", "TKTK"];
/// The same in small letters, wherever in a text.
const PHRASES: [&str; 12] = [
    "lorem ipsum",
    "dolor sit amet",
    "xx xx",
    "to be determined",
    "dummy text",
    "placeholder",
    "blindtext",
    "platzhalter",
    "platshållare",
    "pladsholder",
    "plassholder",
    "bookmark not defined",
];
/// What stands first between brackets that are to be filled in.
const FILL_IN: [&str; 44] = [
    "insert",
    "add",
    "enter",
    "fill",
    "your",
    "date",
    "name",
    "clinic",
    "phone",
    "number",
    "text", // en
    "infoga",
    "ange",
    "fyll",
    "lägg",
    "namn",
    "datum",
    "telefon",
    "klinik", // sv
    "indsæt",
    "udfyld",
    "dato",
    "navn",
    "sett",
    "fyll", // da, nb
    "einfügen",
    "bitte",
    "hier",
    "ihr",
    "ihre", // de
    "invoegen",
    "vul",
    "naam",
    "uw", // nl
    "insérer",
    "compléter",
    "nom",
    "votre", // fr
    "lisää",
    "nimi", // fi
    "ekleyin",
    "tarih", // tr
    "вставте",
    "дата", // uk
];
/// Words for pictures that say nothing of what they show, in small letters.
const PICTURES: [&str; 40] = [
    "picture",
    "image",
    "photo",
    "photograph",
    "illustration",
    "figure",
    "graphic",
    "icon",
    "drawing",
    "diagram",
    "screenshot", // en
    "bild",
    "foto",
    "fotografi",
    "figur",
    "ikon",
    "illustration",
    "bilden", // sv
    "billede",
    "bilde",
    "tegning", // da, nb
    "abbildung",
    "grafik",
    "zeichnung", // de
    "afbeelding",
    "plaatje",
    "tekening", // nl
    "photographie",
    "dessin", // fr
    "kuva",
    "valokuva",
    "piirros", // fi
    "resim",
    "fotoğraf",
    "görsel", // tr
    "зображення",
    "фото",
    "малюнок", // uk
    "صورة",
    "תמונה", // ar, he
];
const PICTURE_FILES: [&str; 9] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".heic", ".bmp"];

/// Words to be filled in are no more characters than this.
const LONGEST_BRACKET: usize = 200;

/// Complains of words that wait to be written.
pub(super) fn check_unfinished(texts: &[&Written], found: &mut Diagnostics) {
    for text in texts {
        if let Some((start, end)) = unfinished(&text.text) {
            let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
            let words = text.text.get(start..end).unwrap_or("");
            found.push(
                Diagnostic::warning(
                    "unfinished-text",
                    text.origin_of(place(start), place(end)),
                    format!("`{words}` waits for words that are not written yet"),
                )
                .hint("write them, or delete it"),
            );
        }
    }
}

fn unfinished(text: &str) -> Option<(usize, usize)> {
    let seen = Seen::of(text);
    let questions = || text.find("???").map(|at| (at, at + text[at..].chars().take_while(|sign| *sign == '?').count()));
    let nothing = || text.chars().all(|sign| matches!(sign, '…' | '.' | '?' | ' ')).then_some((0, text.len()));
    let bracket = || if seen.brackets { bracket(text) } else { None };
    seen.marker.or(seen.phrase).or_else(bracket).or_else(|| if seen.questions { questions() } else { None }).or_else(nothing)
}

/// What one look at the bytes of a text tells.
#[derive(Default)]
struct Seen {
    marker: Option<(usize, usize)>,
    phrase: Option<(usize, usize)>,
    brackets: bool,
    questions: bool,
}

impl Seen {
    fn of(text: &str) -> Seen {
        let mut seen = Seen::default();
        let bytes = text.as_bytes();
        for (at, (first, second)) in bytes.iter().zip(bytes.iter().skip(1)).enumerate() {
            match LOOKS[usize::from(*first)] {
                Look::Nothing => {}
                Look::Bracket => seen.brackets = true,
                Look::Question => seen.questions |= *second == b'?',
                Look::Letter => {
                    seen.marker = marker(text, at, [*first, *second]);
                    if seen.marker.is_some() {
                        return seen;
                    }
                    if seen.phrase.is_none() {
                        seen.phrase = phrase(text, at, [*first, *second]);
                    }
                }
            }
        }
        seen
    }
}

/// What a byte may begin.
#[derive(Copy, Clone)]
enum Look {
    Nothing,
    Bracket,
    Question,
    /// A marker or a phrase.
    Letter,
}

/// The first letters of all markers and phrases, small and capital, and the other signs that are looked for.
const LOOKS: [Look; 256] = {
    let mut looks = [Look::Nothing; 256];
    let letters = b"ldxtpbLDXTPBF";
    let mut at = 0;
    while at < letters.len() {
        looks[letters[at] as usize] = Look::Letter;
        at += 1;
    }
    looks[b'[' as usize] = Look::Bracket;
    looks[b'?' as usize] = Look::Question;
    looks
};

/// The marker at a byte, which begins with these two.
fn marker(text: &str, at: usize, pair: [u8; 2]) -> Option<(usize, usize)> {
    if !matches!(&pair, b"TO" | b"TB" | b"TK" | b"FI" | b"XX" | b"xx") {
        return None;
    }
    let end = MARKERS.iter().filter(|marker| text[at..].starts_with(**marker)).map(|marker| at + marker.len()).max()?;
    let joins = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let free = !joins(text[..at].chars().next_back()) && !joins(text[end..].chars().next());
    free.then_some((at, end))
}

/// The phrase at a byte, which begins with these two.
fn phrase(text: &str, at: usize, [first, second]: [u8; 2]) -> Option<(usize, usize)> {
    // With the bit that tells small letters from capitals.
    if !matches!(&[first | 0x20, second | 0x20], b"lo" | b"do" | b"xx" | b"to" | b"du" | b"pl" | b"bl" | b"bo") {
        return None;
    }
    let is_here = |phrase: &&&str| {
        let part = text.get(at..at + phrase.len());
        part.is_some_and(|part| part.eq_ignore_ascii_case(phrase) || !phrase.is_ascii() && part.to_lowercase() == **phrase)
    };
    PHRASES.iter().find(is_here).map(|phrase| (at, at + phrase.len()))
}

fn bracket(text: &str) -> Option<(usize, usize)> {
    for (start, _) in text.match_indices('[') {
        let close = text[start..].char_indices().take(LONGEST_BRACKET).find(|(_, sign)| *sign == ']');
        let Some((length, _)) = close else { continue };
        let inner = text[start + 1..start + length].trim().to_lowercase();
        let first = inner.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or("");
        let waits = FILL_IN.contains(&first) || matches!(inner.as_str(), "…" | "..." | "?" | "xx" | "nn" | "x x");
        if waits && inner != "…" && inner != "..." {
            return Some((start, start + length + 1));
        }
    }
    None
}

/// Complains of alternative texts that name the picture's kind or file.
pub(super) fn check_alternatives(texts: &[Text<'_>], language: &Language, found: &mut Diagnostics) {
    for text in texts.iter().filter(|text| text.role == Role::Alternative) {
        let Some(BlockKind::Picture(picture)) = text.block.map(|block| &block.kind) else { continue };
        let text = text.written;
        if says_nothing(&text.text, &picture.file.path, language) {
            found.push(
                Diagnostic::warning(
                    "empty-alternative",
                    text.origin,
                    format!("`{}` does not say what the picture shows", text.text),
                )
                .hint("say in a sentence what a person sees in it: `alt = \"A hand cleans the skin with a cloth\"`")
                .hint("or write `decorative = true` in place of `alt` if it says nothing"),
            );
        }
    }
}

fn says_nothing(text: &str, path: &str, language: &Language) -> bool {
    let small = text.to_lowercase();
    let words = small.trim_matches(|sign: char| !sign.is_alphanumeric());
    // A number behind the word is no more: "Figure 1".
    let bare = words.trim_end_matches(|sign: char| sign.is_numeric() || sign.is_whitespace() || matches!(sign, '.' | '-' | '_'));
    let article = bare.split_once(' ').filter(|(first, _)| language.leading_words.iter().any(|word| word == first));
    let noun = article.map_or(bare, |(_, noun)| noun);
    let file = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let is_file =
        PICTURE_FILES.iter().any(|ending| words.ends_with(ending)) || words == file || words == stem && stem.contains(['-', '_']);
    bare.is_empty()
        || is_file
        || PICTURES.contains(&noun)
        || noun == language.labels.picture.to_lowercase()
        || ["img", "dsc", "dscn", "pict", "scan"].contains(&noun.trim_end_matches(['_', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::check::sample::{said, text};
    use crate::guide::language::{LanguageTag, Languages};

    #[test]
    fn words_that_wait_are_found_where_they_stand() {
        for (words, place) in [
            ("TODO", "0..4"),
            ("Ring TODO nu", "5..9"),
            ("When? TBD", "6..9"),
            ("Call XXX", "5..8"),
            ("Lorem ipsum dolor", "0..11"),
            ("on [insert date] at", "3..16"),
            ("[Ihre Klinik]", "0..13"),
            ("dose ???", "5..8"),
            ("…", "0..3"),
            ("tel xx xx xx", "4..9"),
            ("FIXME: x", "0..5"),
            ("[Namn]", "0..6"),
        ] {
            let text = text(words);
            let mut found = Diagnostics::new();
            check_unfinished(&[&text], &mut found);
            assert_eq!(said(words, &found), [place], "{words}");
        }
        for words in [
            "XXL",
            "todo el mundo",
            "What?",
            "Really??",
            "[sic]",
            "[1]",
            "wait … then",
            "XX chromosomes",
            "Tbc",
            "AXXX",
            "[…]",
            "[nearby]",
        ] {
            assert_eq!(unfinished(words), None, "{words}");
        }
    }

    #[test]
    fn alternatives_that_say_nothing() {
        let languages = Languages::built_in();
        let says = |tag: &str, words: &str| {
            says_nothing(words, "guides/skin/skin-layers.png", languages.get(&LanguageTag::new(tag).unwrap()).unwrap())
        };
        for (tag, words) in [
            ("en", "picture"),
            ("en", "Image"),
            ("en", "An image"),
            ("en", "Figure 1"),
            ("en", "skin-layers.png"),
            ("en", "skin-layers"),
            ("en", "IMG_1234.JPG"),
            ("en", "IMG_1234"),
            ("sv", "Bild"),
            ("de", "Foto"),
            ("ar", "صورة"),
            ("uk", "Фото"),
            ("fi", "Kuva 2"),
            ("en", "…"),
            ("he", "תמונה"),
            ("tr", "Resim"),
            ("fr", "Image"),
            ("nl", "Afbeelding"),
        ] {
            assert!(says(tag, words), "{words}");
        }
        for words in ["A hand cleans the skin", "Picture of the skin", "The skin", "Skin", "Layers of the skin"] {
            assert!(!says("en", words), "{words}");
        }
    }
}
