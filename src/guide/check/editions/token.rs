//! A text → its pieces: words, digits, spaces, signs.

use std::borrow::Cow;

use crate::foundation::letters::{is_letter, is_small, is_small_letter, lowercase};
use crate::guide::telephone::{digit, digits};

/// A piece of a text.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub(super) kind: PieceKind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it surely has no capitals, no apostrophe and no sign that is not seen.
    pub(super) is_small: bool,
}

/// What a piece is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum PieceKind {
    /// Letters with the marks and apostrophes among them.
    Word,
    /// Digits of one script or several.
    Digits,
    /// White space.
    Space,
    /// One other sign.
    Sign(char),
}

/// Takes a text apart. Signs that nobody sees (marks of direction, soft hyphens) are no pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 3 + 1);
    let mut run: Option<Token> = None;
    for (start, sign) in text.char_indices() {
        // Most signs are small letters that go on with a word.
        if let Some(Token { kind: PieceKind::Word, end, .. }) = &mut run
            && is_small_letter(sign)
        {
            *end = start + sign.len_utf8();
            continue;
        }
        let Some(kind) = kind(sign) else {
            if let Some(run) = &mut run {
                run.is_small = false;
            }
            continue;
        };
        let end = start + sign.len_utf8();
        if let Some(run) = &mut run {
            if run.kind == kind && !matches!(kind, PieceKind::Sign(_)) {
                run.end = end;
                run.is_small = run.is_small && is_small(sign);
                continue;
            }
            tokens.push(*run);
        }
        let word = if kind == PieceKind::Word { joined(&mut tokens, start) } else { None };
        run = Some(match word {
            Some(word) => Token { end, is_small: false, ..word },
            None => Token { kind, start, end, is_small: is_small(sign) },
        });
    }
    tokens.extend(run);
    tokens
}

/// The word that the letters from `start` go on with: within a word an apostrophe or a double mark of abbreviation is a letter (п’ять,
/// מ״ג). It is taken out.
fn joined(tokens: &mut Vec<Token>, start: usize) -> Option<Token> {
    let [.., word, mark] = tokens.as_slice() else { return None };
    let joins = matches!(mark.kind, PieceKind::Sign('\'' | '’' | '״' | '׳' | '"')) && word.end == mark.start && mark.end == start;
    let word = Some(*word).filter(|word| word.kind == PieceKind::Word && joins)?;
    tokens.truncate(tokens.len() - 2);
    Some(word)
}

/// A text with its pieces, asked by number.
pub(super) struct Pieces<'t> {
    pub(super) text: &'t str,
    tokens: Vec<Token>,
    /// Words that may have capitals, without them, by their places.
    lowered: Vec<(usize, Cow<'t, str>)>,
}

impl<'t> Pieces<'t> {
    pub(super) fn new(text: &'t str) -> Pieces<'t> {
        let tokens = tokens(text);
        let capital = tokens.iter().enumerate().filter(|(_, token)| token.kind == PieceKind::Word && !token.is_small);
        let lowered = capital.map(|(place, token)| (place, small(&text[token.start..token.end]))).collect();
        Pieces { text, tokens, lowered }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.tokens.iter()
    }

    pub(super) fn get(&self, place: usize) -> Option<Token> {
        self.tokens.get(place).copied()
    }

    pub(super) fn kind(&self, place: usize) -> Option<PieceKind> {
        self.tokens.get(place).map(|token| token.kind)
    }

    pub(super) fn kind_before(&self, place: usize) -> Option<PieceKind> {
        place.checked_sub(1).and_then(|place| self.kind(place))
    }

    pub(super) fn slice(&self, place: usize) -> &'t str {
        self.tokens.get(place).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The word at `place` without capitals; empty where there is none.
    pub(super) fn small(&self, place: usize) -> &str {
        match self.tokens.get(place) {
            Some(token) if token.kind != PieceKind::Word => "",
            Some(token) if token.is_small => &self.text[token.start..token.end],
            Some(_) | None => {
                let lowered = self.lowered.binary_search_by_key(&place, |(place, _)| *place);
                lowered.map_or("", |at| &self.lowered[at].1)
            }
        }
    }

    /// Its words without capitals.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let mut lowered = self.lowered.iter();
        let words = self.tokens.iter().filter(|token| token.kind == PieceKind::Word);
        words.filter_map(move |token| {
            if token.is_small {
                return Some(&self.text[token.start..token.end]);
            }
            lowered.next().map(|(_, word)| word.as_ref())
        })
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Where a piece starts; the end of the text behind the last.
    pub(super) fn start(&self, place: usize) -> usize {
        self.tokens.get(place).map_or(self.text.len(), |token| token.start)
    }

    /// Where the piece before `place` ends.
    pub(super) fn end_before(&self, place: usize) -> usize {
        place.checked_sub(1).and_then(|place| self.tokens.get(place)).map_or(0, |token| token.end)
    }

    /// The first piece that starts at a byte or behind it.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    /// The digits at `place` in western ones; empty where there are none.
    pub(super) fn western(&self, place: usize) -> String {
        if self.kind(place) == Some(PieceKind::Digits) { digits(self.slice(place)) } else { String::new() }
    }

    /// The number whose digits stand at `place`.
    pub(super) fn number(&self, place: usize) -> Option<i64> {
        self.western(place).parse().ok()
    }

    /// `place`, or the one behind it where a space stands there.
    pub(super) fn past_space(&self, place: usize) -> usize {
        if self.kind(place) == Some(PieceKind::Space) { place + 1 } else { place }
    }

    /// The piece before `place`, over a space.
    pub(super) fn before(&self, place: usize) -> Option<usize> {
        let before = place.checked_sub(1)?;
        if self.kind(before) == Some(PieceKind::Space) { before.checked_sub(1) } else { Some(before) }
    }

    /// The first of the phrases (in small letters) that stands at `place` as whole words, as the place behind it.
    pub(super) fn phrase(&self, place: usize, phrases: &[String]) -> Option<usize> {
        if phrases.is_empty() {
            return None;
        }
        let first = self.compared(place)?;
        phrases.iter().filter(|phrase| phrase.starts_with(first)).find_map(|phrase| self.stands(place, phrase))
    }

    /// The place behind a phrase that stands at `place` as whole words.
    pub(super) fn stands(&self, place: usize, phrase: &str) -> Option<usize> {
        let mut rest = phrase;
        let mut place = place;
        while !rest.is_empty() {
            rest = rest.strip_prefix(self.compared(place)?)?;
            place += 1;
        }
        Some(place)
    }

    /// A piece as phrases have it: words without capitals, every space as one.
    fn compared(&self, place: usize) -> Option<&str> {
        Some(match self.kind(place)? {
            PieceKind::Space => " ",
            PieceKind::Word => self.small(place),
            PieceKind::Digits | PieceKind::Sign(_) => self.slice(place),
        })
    }
}

fn kind(sign: char) -> Option<PieceKind> {
    match sign {
        'a'..='z' | 'A'..='Z' => Some(PieceKind::Word),
        ' ' => Some(PieceKind::Space),
        '0'..='9' => Some(PieceKind::Digits),
        '\0'..='\u{7f}' if !sign.is_ascii_whitespace() => Some(PieceKind::Sign(sign)),
        _ if is_letter(sign) && sign != 'º' && sign != 'ª' => Some(PieceKind::Word),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}' => None,
        _ if digit(sign).is_some() => Some(PieceKind::Digits),
        // Marks belong to the letters before them.
        '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {
            Some(PieceKind::Word)
        }
        _ if sign.is_whitespace() => Some(PieceKind::Space),
        _ => Some(PieceKind::Sign(sign)),
    }
}

/// Small letters without signs of vowels, as words are listed.
pub(super) fn small(word: &str) -> Cow<'_, str> {
    let hidden = |sign: char| matches!(sign, '\u{307}' | '\u{ad}' | '\u{200b}'..='\u{200f}');
    let small = lowercase(word);
    if matches!(small, Cow::Borrowed(_)) {
        return small;
    }
    if small.contains(hidden) { small.chars().filter(|sign| !hidden(*sign)).collect::<String>().into() } else { small }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn a_text_is_taken_apart() {
        assert_eq!(pieces("10 мг – п’ять"), ["10", " ", "мг", " ", "–", " ", "п’ять"]);
        assert_eq!(pieces("5 מ״ג ביום"), ["5", " ", "מ״ג", " ", "ביום"]);
        assert_eq!(pieces("‏١٢٫٥"), ["١٢", "٫", "٥"]);
    }
}
