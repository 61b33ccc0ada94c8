//! A TOML string, character by character, with the place of each in the file.
//!
//! The parser gives the decoded string and the span of the whole token, quotation marks included. To point at a letter within it, the
//! token is decoded once more (TOML 1.1, "String"), and each character keeps the byte where its spelling starts.

use crate::foundation::diagnostic::Origin;

/// A text as the author typed it, escapes resolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawText {
    /// Each character and the byte of the file where its spelling starts.
    pub characters: Vec<(char, u32)>,
    /// The whole token.
    pub origin: Origin,
}

impl RawText {
    /// The text without its places.
    #[must_use]
    pub fn plain(&self) -> String {
        self.characters.iter().map(|(character, _)| character).collect()
    }

    /// The place of the characters from `first` up to but not including `end`.
    #[must_use]
    pub fn origin_of(&self, first: usize, end: usize) -> Origin {
        let place = |index: usize| self.characters.get(index).map(|(_, place)| *place);
        let start = place(first).unwrap_or(self.origin.start);
        let last = end.checked_sub(1).and_then(|last| self.characters.get(last));
        let width = last.map_or(1, |(character, _)| u32::try_from(character.len_utf8()).unwrap_or(1));
        let stop = place(end).or(last.map(|(_, place)| place + width)).unwrap_or(self.origin.end);
        Origin { file: self.origin.file, start, end: stop.clamp(start + 1, self.origin.end.max(start + 1)) }
    }
}

/// Decodes the token at `origin` of `text`; `decoded` is what the parser made of it and wins where the two differ.
pub(super) fn decode(text: &str, origin: Origin, decoded: &str) -> RawText {
    let token = text.get(origin.start as usize..origin.end as usize).unwrap_or("");
    let characters = Decoder::new(token, origin.start).run();
    if characters.iter().map(|(character, _)| *character).eq(decoded.chars()) {
        return RawText { characters, origin };
    }
    RawText { characters: decoded.chars().map(|character| (character, origin.start)).collect(), origin }
}

struct Decoder<'a> {
    body: &'a str,
    base: u32,
    escapes: bool,
    /// Byte of `body` that is read next.
    at: usize,
    out: Vec<(char, u32)>,
}

impl<'a> Decoder<'a> {
    fn new(token: &'a str, start: u32) -> Decoder<'a> {
        let escapes = token.starts_with('"');
        let (quotes, closed) = ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quotes| token.starts_with(quotes))
            .map_or((0, false), |quotes| (quotes.len(), token.len() >= 2 * quotes.len() && token.ends_with(quotes)));
        let body = token.get(quotes..token.len() - if closed { quotes } else { 0 }).unwrap_or("");
        // A line end directly behind the opening marks is not part of the text.
        let skipped = usize::from(quotes == 3 && body.starts_with('\n'));
        let base = start + u32::try_from(quotes).unwrap_or(0);
        Decoder { body, base, escapes, at: skipped, out: Vec::with_capacity(body.len()) }
    }

    fn run(mut self) -> Vec<(char, u32)> {
        while let Some(character) = self.peek() {
            let place = self.at;
            self.at += character.len_utf8();
            if character == '\\' && self.escapes {
                self.escape(place);
            } else {
                self.push(character, place);
            }
        }
        self.out
    }

    fn peek(&self) -> Option<char> {
        self.body.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn push(&mut self, character: char, place: usize) {
        self.out.push((character, self.base + u32::try_from(place).unwrap_or(0)));
    }

    /// Reads what stands behind a backslash at `place`.
    fn escape(&mut self, place: usize) {
        let Some(sign) = self.peek() else { return };
        self.at += sign.len_utf8();
        let simple = match sign {
            'b' => '\u{8}',
            't' => '\t',
            'n' => '\n',
            'f' => '\u{c}',
            'r' => '\r',
            'e' => '\u{1b}',
            'x' => return self.number(place, 2),
            'u' => return self.number(place, 4),
            'U' => return self.number(place, 8),
            ' ' | '\t' | '\n' => return self.skip_white_space(),
            other => other,
        };
        self.push(simple, place);
    }

    fn number(&mut self, place: usize, digits: usize) {
        let spelt = self.body.get(self.at..self.at + digits).unwrap_or("");
        self.at += spelt.len();
        if let Some(character) = u32::from_str_radix(spelt, 16).ok().and_then(char::from_u32) {
            self.push(character, place);
        }
    }

    /// A backslash at the end of a line takes the line end and the indentation of the next with it.
    fn skip_white_space(&mut self) {
        while let Some(' ' | '\t' | '\n') = self.peek() {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::SourceFiles;

    fn decoded(source: &str) -> RawText {
        let table = toml::de::DeTable::parse(source).unwrap();
        let value = table.get_ref().get("a").unwrap();
        let mut files = SourceFiles::new();
        let file = files.add("sv.toml", source.to_owned());
        let span = value.span();
        let origin = Origin { file, start: span.start as u32, end: span.end as u32 };
        decode(source, origin, value.get_ref().as_str().unwrap())
    }

    #[test]
    fn each_character_points_at_its_spelling() {
        let source = "a = \"å\\u00e4\\\"\\tö\"";
        let raw = decoded(source);
        assert_eq!(raw.plain(), "åä\"\tö");
        let spelt: Vec<&str> = raw.characters.iter().map(|(_, place)| &source[*place as usize..]).collect();
        assert!(spelt[0].starts_with('å') && spelt[1].starts_with("\\u00e4") && spelt[2].starts_with("\\\""));
        assert!(spelt[3].starts_with("\\t") && spelt[4].starts_with('ö'));
    }

    #[test]
    fn characters_by_number() {
        let raw = decoded("a = \"\\U0001F600\\x41\\u0042\\e.\"");
        assert_eq!(raw.characters.iter().map(|(_, place)| *place).collect::<Vec<_>>(), [5, 15, 19, 25, 27]);
        assert_eq!(raw.plain(), "😀AB\u{1b}.");
    }

    #[test]
    fn lines_joined_by_a_backslash() {
        let source = "a = \"\"\"\nett \\\n   två\n\ntre\"\"\"";
        let raw = decoded(source);
        assert_eq!(raw.plain(), "ett två\n\ntre");
        for (character, place) in &raw.characters {
            assert!(source[*place as usize..].starts_with(*character));
        }
    }

    #[test]
    fn literal_strings_know_no_escapes() {
        assert_eq!(decoded("a = '\\n'").plain(), "\\n");
        assert_eq!(decoded("a = '''\nx\\'''").plain(), "x\\");
        assert_eq!(decoded("a = \"\"").plain(), "");
    }
}
