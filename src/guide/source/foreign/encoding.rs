//! Mojibake: text in UTF-8 that another tool read in the encoding of one part of the world and saved like that: `FÃ¼r` for `Für`.
//!
//! The reading is turned round: signs become the bytes that they are in an encoding, and the bytes are read as UTF-8, as often as that
//! gives words (a text may have been damaged twice). A right text must never be taken for a damaged one: `Ã`, `Â`, `Å`, `Р` are letters,
//! and quotation marks and dashes stand behind them. So what is turned round must be surely no writing: a sign that stands behind no
//! letter, a capital within small letters, several such pairs without a break. Encodings: <https://encoding.spec.whatwg.org/>, and the two
//! that consoles had.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use encoding_rs::{
    Encoding, IBM866, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255,
    WINDOWS_1256, X_MAC_CYRILLIC,
};

use super::typed::Typed;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};

/// The bytes 128 to 255 as consoles of western systems had them.
const CONSOLES: [&str; 2] = [
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
];

/// An encoding of one byte a sign: the signs of the bytes 128 to 255, in order of the signs.
struct Page(Vec<(char, u8)>);

/// The first sign that no page has.
const END: usize = 0x2600;

/// All pages, and for each sign a bit for every page in which it may start a sign of UTF-8, or go on with one.
struct Pages {
    pages: Vec<Page>,
    leads: Vec<u16>,
    follows: Vec<u16>,
}

static PAGES: LazyLock<Pages> = LazyLock::new(|| {
    let known: [&'static Encoding; 10] = [
        WINDOWS_1252,
        WINDOWS_1254,
        WINDOWS_1250,
        WINDOWS_1251,
        MACINTOSH,
        WINDOWS_1253,
        WINDOWS_1256,
        WINDOWS_1255,
        X_MAC_CYRILLIC,
        IBM866,
    ];
    let high: Vec<u8> = (128..=255).collect();
    let mut rows: Vec<String> = known.iter().map(|encoding| encoding.decode_without_bom_handling(&high).0.into_owned()).collect();
    // Latin-1 as it was: its controls for the bytes that Windows gave signs.
    rows.push((128..=255).map(char::from).collect());
    rows.extend(CONSOLES.map(str::to_owned));
    let mut all = Pages { pages: Vec::new(), leads: vec![0; END], follows: vec![0; END] };
    for (bit, row) in rows.iter().enumerate() {
        let mut page: Vec<(char, u8)> = row.chars().zip(128..=255).filter(|(sign, _)| (*sign as usize) < END).collect();
        for (sign, byte) in &page {
            match byte {
                0xc2..=0xf4 => all.leads[*sign as usize] |= 1 << bit,
                0x80..=0xbf => all.follows[*sign as usize] |= 1 << bit,
                _ => {}
            }
        }
        page.sort_unstable();
        all.pages.push(Page(page));
    }
    all
});

impl Pages {
    /// The pages in which two neighbours of a text may be the start of a sign of UTF-8.
    fn possible<'p>(&'p self, signs: &[char]) -> impl Iterator<Item = &'p Page> {
        let bits = |table: &[u16], sign: char| table.get(sign as usize).copied().unwrap_or(0);
        let pairs = signs.iter().zip(signs.iter().skip(1));
        let seen = pairs.fold(0, |seen, (one, two)| seen | (bits(&self.leads, *one) & bits(&self.follows, *two)));
        self.pages.iter().enumerate().filter(move |(bit, _)| (seen >> bit) & 1 == 1).map(|(_, page)| page)
    }
}

impl Page {
    fn byte(&self, sign: char) -> Option<u8> {
        let place = self.0.binary_search_by_key(&sign, |(known, _)| *known).ok()?;
        self.0.get(place).map(|(_, byte)| *byte)
    }

    /// The sign that these are the bytes of in UTF-8, and how many they are.
    fn unit(&self, signs: &[char]) -> Option<(char, usize)> {
        let length = match self.byte(*signs.first()?)? {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        let bytes: Option<Vec<u8>> = signs.get(..length)?.iter().map(|sign| self.byte(*sign)).collect();
        let sign = std::str::from_utf8(&bytes?).ok()?.chars().next()?;
        is_plausible(sign).then_some((sign, length))
    }
}

/// Whether a sign may have stood in a guide before it was damaged, or is one step of a double damage.
fn is_plausible(sign: char) -> bool {
    matches!(
        sign,
        '\u{a0}'..='\u{17f}' | '\u{192}' | '\u{218}'..='\u{21b}' | '\u{2c6}' | '\u{2dc}' | '\u{300}'..='\u{304}' | '\u{308}'
            | '\u{386}'..='\u{3ce}' | '\u{401}'..='\u{45f}' | '\u{490}'..='\u{493}' | '\u{4d8}'..='\u{4e9}'
            | '\u{5d0}'..='\u{5f4}' | '\u{60c}'..='\u{6d5}' | '\u{900}'..='\u{e7f}' | '\u{1e00}'..='\u{1ef9}'
            | '\u{2009}'..='\u{2026}' | '\u{202f}'..='\u{203a}' | '\u{2066}'..='\u{2069}' | '\u{20a0}'..='\u{20bf}' | '\u{2103}'
            | '\u{2116}' | '\u{2122}' | '\u{2190}'..='\u{2193}' | '\u{2200}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}'
            | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f0a7}' | '\u{f0b7}'
            | '\u{fb00}'..='\u{fb06}' | '\u{fe0f}' | '\u{feff}' | '\u{fffc}' | '\u{fffd}' | '\u{1f300}'..='\u{1faff}'
    )
}

/// Complains once of a text that is damaged, with the words that it must have been.
pub(super) fn complain(typed: &Typed<'_>, found: &mut Diagnostics) {
    if !typed.is_wide {
        return;
    }
    let Some((first, end, page)) =
        PAGES.possible(&typed.signs).find_map(|page| damage(&typed.signs, page).map(|(first, end)| (first, end, page)))
    else {
        return;
    };
    let shown = shown_around(&typed.signs, first, end.min(first + SHOWN));
    let meant = mended(typed.signs.get(shown.0..shown.1).unwrap_or(&[]), page);
    found.push(
        Diagnostic::error(
            "wrong-encoding",
            typed.origin(first, end),
            "this text is damaged: it was saved in one encoding and opened in another",
        )
        .hint(format!("it must have been `{}`", meant.replace('\n', " ")))
        .hint("open where it came from as UTF-8, and copy it from there once more"),
    );
}

/// The first damaged place in a text: from its first sign to behind the last that is damaged without a break.
fn damage(signs: &[char], page: &Page) -> Option<(usize, usize)> {
    let mut index = 0;
    while index < signs.len() {
        let start = index;
        let (mut is_sure, mut units) = (false, 0);
        while signs.get(index).is_some_and(|sign| !sign.is_ascii())
            && let Some((_, length)) = page.unit(&signs[index..])
        {
            is_sure |= is_surely_damaged(signs, index, length);
            units += 1;
            index += length;
        }
        // Several in a row are no accident where no other letter joins them.
        let joins = |sign: Option<&char>| sign.is_some_and(|sign| !sign.is_ascii() && sign.is_alphabetic());
        let alone = !joins(signs.get(index)) && !joins(start.checked_sub(1).and_then(|before| signs.get(before)));
        if is_sure || units >= 2 && alone && has_sign(&signs[start..index]) {
            return Some((start, index));
        }
        index = index.max(start + 1);
    }
    None
}

/// What may stand behind a letter in right writing.
fn closes(sign: char) -> bool {
    matches!(
        sign,
        '”' | '’'
            | '“'
            | '‘'
            | '»'
            | '›'
            | '«'
            | '‹'
            | '…'
            | '–'
            | '—'
            | '‚'
            | '„'
            | '،'
            | '؛'
            | '؟'
            | '\u{a0}'
            | '\u{ad}'
            | '\u{200c}'..='\u{200f}'
    )
}

/// What may be raised behind a letter, or join it to the next.
fn is_raised(sign: char) -> bool {
    matches!(sign, '°' | '²' | '³' | '¹' | 'º' | 'ª' | '™' | '®' | '©' | '´' | '¨' | '·' | '†' | '‡' | '№' | '₪' | '€')
}

/// Whether a stretch has a sign that no word has within it.
fn has_sign(stretch: &[char]) -> bool {
    let inner = stretch.split_last().map_or(&[][..], |(_, inner)| inner);
    inner
        .iter()
        .any(|sign| !sign.is_alphabetic() && !matches!(sign, '’' | '\u{a0}' | '´' | '·' | '\u{ad}' | '\u{200c}'..='\u{200f}'))
}

/// Whether signs that may be one sign of UTF-8 cannot be writing.
fn is_surely_damaged(signs: &[char], start: usize, length: usize) -> bool {
    let end = start + length;
    let (lead, inner, behind) = (signs[start], &signs[start + 1..end], signs.get(end).copied());
    let before = start.checked_sub(1).map(|before| signs[before]);
    let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
    if length > 2 {
        return inner.iter().any(|sign| !closes(*sign) && !sign.is_alphabetic())
            || !lead.is_alphabetic() && !closes(lead)
            || lead == '‚';
    }
    let inner = inner[0];
    if !lead.is_alphabetic() {
        // A sign of mathematics or the corner of a frame as the first half, a letter beside it.
        return lead != '×' && !closes(lead) && !closes(inner) && (is_letter(before) || is_letter(behind));
    }
    if matches!(lead, 'Ã' | 'Ä' | 'Å' | 'Ĺ' | 'Ă') && "œžšƒŸŠŒŽªºµłľťśź".contains(inner)
        || lead == 'Â' && "œžšƒŸŠŒŽªºµ".contains(inner)
        || lead == 'Ã' && matches!(inner, '–' | '—') && is_letter(behind)
    {
        return true;
    }
    // A pair of another script within a Latin word.
    let latin = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
    if lead >= '\u{370}'
        && (latin(before) || latin(behind))
        && [before, behind].iter().all(|sign| latin(*sign) || !is_letter(*sign))
    {
        return true;
    }
    let follows_small = lead.is_uppercase() && before.is_some_and(char::is_lowercase);
    // Two capitals within small letters: `fĂĽr`.
    if follows_small && lead < '\u{250}' && inner.is_uppercase() && behind.is_some_and(char::is_lowercase) {
        return true;
    }
    if inner.is_alphabetic() && !is_raised(inner) {
        return false;
    }
    let joins_words = matches!(inner, '–' | '—' | '’' | '‘' | '\u{a0}' | '\u{ad}' | '\u{200c}'..='\u{200f}');
    let leads_letter = is_letter(behind) && !joins_words && (!is_raised(inner) || lead.is_uppercase());
    // `Â` where no word is: before a sign that stands for itself.
    let is_no_word = lead == 'Â'
        && !is_letter(before)
        && (!closes(inner)
            || before.is_some_and(|sign| sign.is_ascii_digit())
            || matches!(inner, '«' | '»') && !matches!(before, Some('«' | '»')));
    !closes(inner) && !is_raised(inner) || follows_small && (!closes(inner) || lead < '\u{250}') || leads_letter || is_no_word
}

/// The signs with the damage undone, as often as there is any.
fn mended(signs: &[char], page: &Page) -> String {
    let mut signs = signs.to_vec();
    for _ in 0..3 {
        let mut out = Vec::with_capacity(signs.len());
        let mut index = 0;
        while let Some(sign) = signs.get(index) {
            match page.unit(&signs[index..]) {
                Some((meant, length)) => {
                    out.push(meant);
                    index += length;
                }
                None => {
                    out.push(*sign);
                    index += 1;
                }
            }
        }
        let done = out == signs;
        signs = out;
        if done || damage(&signs, page).is_none() {
            break;
        }
    }
    signs.into_iter().filter(|sign| *sign != '\0').collect()
}

/// So many damaged signs are shown mended.
const SHOWN: usize = 200;

/// The words around the damage that a complaint shows.
fn shown_around(signs: &[char], first: usize, end: usize) -> (usize, usize) {
    const BEFORE: usize = 30;
    const BEHIND: usize = 60;
    let white = |index: &usize| signs.get(*index).is_none_or(|sign| sign.is_whitespace());
    let earliest = first.saturating_sub(BEFORE);
    let start = if earliest == 0 { 0 } else { (earliest..first).find(white).map_or(first, |place| place + 1) };
    let latest = (end + BEHIND).min(signs.len());
    let last = if latest == signs.len() { latest } else { (end..latest).rev().find(white).unwrap_or(latest) };
    (start, last)
}
