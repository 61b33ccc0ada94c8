//! A text → its sentences.

/// The sentences of a text, each with where it starts. A full stop ends one only before a space and a letter that may begin another.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, text));
    std::iter::from_fn(move || {
        let (start, text) = rest?;
        let end = first_end(text);
        rest = end.map(|end| (start + end, &text[end..]));
        let sentence = end.map_or(text, |end| &text[..end]);
        let inside = sentence.len() - sentence.trim_start().len();
        Some((start + inside, sentence.trim()))
    })
}

/// Signs that may end a sentence, with their places.
fn ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    // The first bytes of such signs.
    let may_end = |byte: u8| matches!(byte, b'.' | b'!' | b'?' | 0xd8 | 0xe0 | 0xe2 | 0xe3);
    let places = text.bytes().enumerate().filter(move |(_, byte)| may_end(*byte));
    let signs = places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)));
    signs.filter(|(_, sign)| matches!(sign, '.' | '!' | '?' | '؟' | '…' | '。' | '।'))
}

/// Where the second sentence begins.
fn first_end(text: &str) -> Option<usize> {
    for (at, sign) in ends(text) {
        let mut behind = text[at + sign.len_utf8()..].trim_start_matches(['”', '“', '"', '»', '’', ')', ']', '.', '!', '?']);
        let spaces = behind.len();
        behind = behind.trim_start();
        let begins = behind.trim_start_matches(['“', '”', '„', '"', '«', '(', '[']).chars().next()?;
        // Abbreviations have a letter or two before their full stop, or small letters behind it.
        let word = text[..at].rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or("");
        // A unit behind a number is none.
        let unit = text[..at - word.len()].trim_end().ends_with(char::is_numeric);
        let short = word.chars().count() <= 2 && !word.chars().any(char::is_numeric);
        let abbreviation = sign == '.' && short && !unit;
        if behind.len() < spaces && !begins.is_lowercase() && !abbreviation {
            return Some(text.len() - behind.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_another_begins() {
        let parts = |text| sentences(text).map(|(_, sentence)| sentence).collect::<Vec<_>>();
        assert_eq!(parts("Vila. Ring oss! Varför?"), ["Vila.", "Ring oss!", "Varför?"]);
        assert_eq!(parts("Ta t.ex. Alvedon, 0.5 g. Vila"), ["Ta t.ex. Alvedon, 0.5 g.", "Vila"]);
        assert_eq!(parts("Fråga: “Är det så?” Vänta."), ["Fråga: “Är det så?”", "Vänta."]);
        assert_eq!(parts("استرح. اتصل بنا؟ نعم."), ["استرح.", "اتصل بنا؟", "نعم."]);
        assert_eq!(sentences("Vila.  Ring.").nth(1), Some((7, "Ring.")));
    }
}
