//! A raw text → the words and marks of its paragraphs.
//!
//! Steps: signs that must not be there are complained of; the text is divided at blank lines; white space is made single spaces; the
//! `markdown` crate finds emphasis, strong words, links and escapes and nothing else (CommonMark 0.31, sections 2.4, 6.2 and 6.3, with
//! `_` a plain sign); the words are composed (NFC, UAX #15). Each character keeps the byte of the file it came from all the way, and
//! [`Written::places`] is made from that at the end.

use markdown::mdast::Node;
use markdown::{Constructs, ParseOptions};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::language::LanguageTag;
use crate::guide::model::{Mark, MarkKind, Written};
use crate::guide::table::RawText;

/// So many signs of markup in one paragraph are no longer text, and the time to pair them grows faster than their number.
const MARKUP_LIMIT: usize = 500;

/// A piece of text on its way: characters with their bytes in the file, marks by character index.
#[derive(Default)]
struct Piece {
    characters: Vec<(char, u32)>,
    marks: Vec<(usize, usize, MarkKind)>,
}

/// The paragraphs of a text with markup; empty where it has no words. Faults are complained of and the text is still given back.
pub(super) fn paragraphs(raw: &RawText, found: &mut Diagnostics) -> Vec<Written> {
    refuse_signs(raw, found);
    let pieces = divide(&raw.characters).into_iter().map(|piece| marked(&piece, raw, found));
    pieces.filter(|piece| !piece.characters.is_empty()).map(|piece| composed(&piece, raw.origin)).collect()
}

/// A text without markup, in one paragraph: an address, a name, a number. `None` where it has no words.
pub(super) fn unmarked(raw: &RawText, found: &mut Diagnostics) -> Option<Written> {
    refuse_signs(raw, found);
    let piece = settle(Piece { characters: raw.characters.clone(), marks: Vec::new() });
    (!piece.characters.is_empty()).then(|| composed(&piece, raw.origin))
}

fn refuse_signs(raw: &RawText, found: &mut Diagnostics) {
    for (index, (sign, _)) in raw.characters.iter().enumerate() {
        let code = u32::from(*sign);
        match sign {
            '\n' | '\t' => {}
            '\u{202a}'..='\u{202e}' => found.push(
                Diagnostic::error(
                    "bidi-override",
                    raw.origin_of(index, index + 1),
                    format!("the invisible sign U+{code:04X} turns the direction of what follows"),
                )
                .hint("delete it: the program sets each language in its own direction")
                .hint("to keep a foreign name together, use the isolates U+2068 and U+2069"),
            ),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => found.push(control(raw, index, code)),
            sign if sign.is_control() => found.push(control(raw, index, code)),
            _ => {}
        }
    }
}

fn control(raw: &RawText, index: usize, code: u32) -> Diagnostic {
    Diagnostic::error(
        "control-character",
        raw.origin_of(index, index + 1),
        format!("there is an invisible control character (U+{code:04X}) in the text"),
    )
    .hint("delete it; paragraphs are divided by a blank line")
}

fn is_white(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\n')
}

/// Divides at blank lines.
fn divide(characters: &[(char, u32)]) -> Vec<Vec<(char, u32)>> {
    let mut pieces = vec![Vec::new()];
    for line in characters.split_inclusive(|(sign, _)| *sign == '\n') {
        if line.iter().all(|(sign, _)| is_white(*sign)) {
            pieces.push(Vec::new());
        } else if let Some(last) = pieces.last_mut() {
            last.extend_from_slice(line);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// White space made single spaces, none at the ends; marks move with their characters.
fn settle(piece: Piece) -> Piece {
    let mut kept: Vec<(char, u32)> = Vec::with_capacity(piece.characters.len());
    // For each old index, and one past the last, the new one.
    let mut moved = Vec::with_capacity(piece.characters.len() + 1);
    for (sign, place) in &piece.characters {
        moved.push(kept.len());
        if !is_white(*sign) {
            kept.push((*sign, *place));
        } else if kept.last().is_some_and(|(before, _)| *before != ' ') {
            kept.push((' ', *place));
        }
    }
    moved.push(kept.len());
    if kept.last().is_some_and(|(sign, _)| *sign == ' ') {
        kept.pop();
    }
    let at = |index: usize| moved.get(index).copied().unwrap_or(kept.len()).min(kept.len());
    let marks =
        piece.marks.into_iter().map(|(start, end, kind)| (at(start), at(end), kind)).filter(|(start, end, _)| start < end);
    let marks = marks.collect();
    Piece { characters: kept, marks }
}

/// Finds the markup of one paragraph.
fn marked(characters: &[(char, u32)], raw: &RawText, found: &mut Diagnostics) -> Piece {
    let plain = settle(Piece { characters: characters.to_vec(), marks: Vec::new() });
    let signs = plain.characters.iter().filter(|(sign, _)| matches!(sign, '*' | '[' | ']' | '\\')).count();
    if signs == 0 {
        return plain;
    }
    if signs > MARKUP_LIMIT {
        found.push(
            Diagnostic::error(
                "too-much-markup",
                raw.origin,
                format!("a paragraph has {signs} signs of markup (at most {MARKUP_LIMIT})"),
            )
            .hint("divide it by blank lines"),
        );
        return plain;
    }
    let mut reader = MarkupReader::new(&plain, raw.origin);
    let Ok(tree) = markdown::to_mdast(&reader.source, &inline_only()) else { return plain };
    reader.walk(&tree);
    found.append(reader.found);
    // Taking the signs of markup out may have brought two spaces together.
    settle(reader.piece)
}

/// Takes the tree of the `markdown` crate apart.
struct MarkupReader {
    /// What the crate parses: `_` escaped, so that it is a plain sign.
    source: String,
    /// The byte of the file for each byte of `source`.
    file_byte: Vec<u32>,
    origin: Origin,
    piece: Piece,
    found: Diagnostics,
}

impl MarkupReader {
    fn new(plain: &Piece, origin: Origin) -> MarkupReader {
        let mut source = String::with_capacity(plain.characters.len() * 2);
        let mut file_byte = Vec::with_capacity(plain.characters.len() * 2);
        let mut escaped = false;
        for (sign, place) in &plain.characters {
            if *sign == '_' && !escaped {
                source.push('\\');
                file_byte.push(*place);
            }
            escaped = *sign == '\\' && !escaped;
            source.push(*sign);
            file_byte.resize(source.len(), *place);
        }
        MarkupReader { source, file_byte, origin, piece: Piece::default(), found: Diagnostics::new() }
    }

    fn walk(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.words(node, &text.value),
            Node::Emphasis(_) => self.mark(node, MarkKind::Emphasis),
            Node::Strong(_) => self.mark(node, MarkKind::Strong),
            Node::Link(link) => {
                let kind = self.link_kind(node, &link.url, link.title.is_some());
                match kind {
                    Some(kind) => self.mark(node, kind),
                    None => self.children(node),
                }
            }
            other => self.children(other),
        }
    }

    fn children(&mut self, node: &Node) {
        for child in node.children().map_or(&[][..], Vec::as_slice) {
            self.walk(child);
        }
    }

    /// Marks what the node's children say. Marks stand in the order of their starts, the outer one first.
    fn mark(&mut self, node: &Node, kind: MarkKind) {
        let (start, place) = (self.piece.characters.len(), self.piece.marks.len());
        self.piece.marks.push((start, start, kind));
        self.children(node);
        let end = self.piece.characters.len();
        if let Some(mark) = self.piece.marks.get_mut(place) {
            mark.1 = end;
        }
        let no_words =
            self.piece.characters.get(start..end).is_none_or(|words| words.iter().all(|(sign, _)| sign.is_whitespace()));
        if no_words {
            let at = self.place(node);
            self.found.push(
                Diagnostic::error("empty-text", at, "the markup stands around no words")
                    .hint("write the words of a link between [ and ]"),
            );
        }
    }

    /// Adds the words of a text node: its source without the backslashes of escapes.
    fn words(&mut self, node: &Node, value: &str) {
        let Some(position) = node.position() else { return };
        let (start, end) = (position.start.offset, position.end.offset);
        let source = self.source.get(start..end).unwrap_or("");
        let byte = |offset: usize| self.file_byte.get(start + offset).copied().unwrap_or(self.origin.start);
        // The crate lets a node that starts with an escape begin behind the backslash.
        let mut literal = start > 0 && self.source.as_bytes().get(start - 1) == Some(&b'\\');
        let mut added = Vec::with_capacity(source.len());
        let mut signs = source.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            let escapes = sign == '\\' && !literal && signs.peek().is_some_and(|(_, next)| next.is_ascii_punctuation());
            if !escapes {
                added.push((sign, byte(at)));
            }
            literal = escapes;
        }
        if !added.iter().map(|(sign, _)| *sign).eq(value.chars()) {
            // The words come before their places: should the crate's reading differ, the whole node points at its start.
            let byte = self.file_byte.get(start).copied().unwrap_or(self.origin.start);
            added = value.chars().map(|sign| (sign, byte)).collect();
        }
        self.piece.characters.append(&mut added);
    }

    fn link_kind(&mut self, node: &Node, url: &str, titled: bool) -> Option<MarkKind> {
        let at = self.place(node);
        if titled {
            self.found.push(
                Diagnostic::error(
                    "link-title",
                    at,
                    "a link cannot have a title in quotation marks: nobody would see it on paper",
                )
                .hint("write the words between [ and ] and only the address between ( and )"),
            );
        }
        if let Some(tag) = url.strip_prefix("lang:") {
            let tag = LanguageTag::new(tag);
            if tag.is_none() {
                self.found.push(
                    Diagnostic::error("unknown-language", at, format!("`{url}` names no language"))
                        .hint("write the language's tag behind lang:, for example (lang:fr)"),
                );
            }
            return tag.map(MarkKind::Language);
        }
        match unsafe_link(url, &["https://", "http://", "mailto:", "tel:"], at) {
            Some(complaint) => {
                self.found.push(complaint);
                None
            }
            None => Some(MarkKind::Link(url.to_owned())),
        }
    }

    fn place(&self, node: &Node) -> Origin {
        let byte = |offset: usize| self.file_byte.get(offset).copied();
        let Some(position) = node.position() else { return self.origin };
        let start = byte(position.start.offset).unwrap_or(self.origin.start);
        let end = byte(position.end.offset.saturating_sub(1)).map_or(self.origin.end, |last| last + 1);
        Origin { file: self.origin.file, start, end: end.max(start + 1) }
    }
}

/// The complaint that an address is not one of the kinds that may be printed and followed.
pub(super) fn unsafe_link(url: &str, schemes: &[&str], at: Origin) -> Option<Diagnostic> {
    let lower = url.to_ascii_lowercase();
    let scheme = schemes.iter().find(|scheme| lower.starts_with(**scheme));
    let clean = !url.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    if clean && scheme.is_some_and(|scheme| url.len() > scheme.len()) {
        return None;
    }
    let complaint = Diagnostic::error("unsafe-link", at, format!("`{url}` is no address that a guide may lead to"));
    Some(if !lower.contains(':') && lower.contains('.') && !lower.contains('@') && clean {
        complaint.hint(format!("write the whole address: https://{url}"))
    } else if lower.contains('@') && !lower.contains(':') && clean {
        complaint.hint(format!("write mailto:{url}"))
    } else {
        complaint.hint(format!("an address starts with {}", schemes.join(", ")))
    })
}

/// Only what stands within a line, and of that only what a guide may use.
fn inline_only() -> ParseOptions {
    ParseOptions {
        constructs: Constructs {
            attention: true,
            character_escape: true,
            label_start_link: true,
            label_end: true,
            autolink: false,
            block_quote: false,
            character_reference: false,
            code_indented: false,
            code_fenced: false,
            code_text: false,
            definition: false,
            frontmatter: false,
            gfm_autolink_literal: false,
            gfm_footnote_definition: false,
            gfm_label_start_footnote: false,
            gfm_strikethrough: false,
            gfm_table: false,
            gfm_task_list_item: false,
            hard_break_escape: false,
            hard_break_trailing: false,
            heading_atx: false,
            heading_setext: false,
            html_flow: false,
            html_text: false,
            label_start_image: false,
            list_item: false,
            math_flow: false,
            math_text: false,
            mdx_esm: false,
            mdx_expression_flow: false,
            mdx_expression_text: false,
            mdx_jsx_flow: false,
            mdx_jsx_text: false,
            thematic_break: false,
        },
        ..ParseOptions::default()
    }
}

/// Composes the characters and settles the places.
fn composed(piece: &Piece, origin: Origin) -> Written {
    let mut text = String::with_capacity(piece.characters.len());
    let mut places: Vec<(u32, u32)> = Vec::new();
    // The byte of `text` where each character, and the end, came to stand.
    let mut byte_of = Vec::with_capacity(piece.characters.len() + 1);
    let mut add = |sign: char, place: u32, text: &mut String| {
        let at = length(text);
        let in_step = places.last().is_some_and(|(known, file)| place >= *file && at - known == place - file);
        if !in_step {
            places.push((at, place));
        }
        text.push(sign);
    };
    let mut rest = piece.characters.as_slice();
    while !rest.is_empty() {
        let size = 1 + rest.iter().skip(1).take_while(|(sign, _)| !starts_anew(*sign)).count();
        let (segment, behind) = rest.split_at(size.min(rest.len()));
        rest = behind;
        byte_of.push(length(&text));
        if is_nfc_quick(segment.iter().map(|(sign, _)| *sign)) == IsNormalized::Yes {
            for (index, (sign, place)) in segment.iter().enumerate() {
                if index > 0 {
                    byte_of.push(length(&text));
                }
                add(*sign, *place, &mut text);
            }
            continue;
        }
        compose_segment(segment, |sign, place| add(sign, place, &mut text));
        byte_of.resize(byte_of.len() + segment.len() - 1, length(&text));
    }
    byte_of.push(length(&text));
    let byte = |index: usize| byte_of.get(index).copied().unwrap_or(0);
    let marks = piece.marks.iter().map(|(start, end, kind)| Mark { start: byte(*start), end: byte(*end), kind: kind.clone() });
    let marks = marks.filter(|mark| mark.start < mark.end).collect();
    Written { text, marks, origin, places }
}

/// A base with more marks than this is no text of any language (UAX #15 allows 30 in its stream-safe format).
const LONGEST_SEGMENT: usize = 64;

/// Composes characters that belong together. Each character that comes out points at the same character of the input where there is
/// one (marks may change places), at the start of the segment where it was made of several.
fn compose_segment(segment: &[(char, u32)], mut add: impl FnMut(char, u32)) {
    let start = segment.first().map_or(0, |(_, place)| *place);
    let mut given = if segment.len() <= LONGEST_SEGMENT { segment.to_vec() } else { Vec::new() };
    for sign in segment.iter().map(|(sign, _)| *sign).nfc() {
        let same = given.iter().position(|(given, _)| *given == sign);
        add(sign, same.map_or(start, |index| given.remove(index).1));
    }
}

/// Whether a character can never join with one before it.
fn starts_anew(sign: char) -> bool {
    if sign < '\u{300}' {
        return true;
    }
    let mut first = None;
    decompose_canonical(sign, |part| {
        first.get_or_insert(part);
    });
    first.is_some_and(|part| canonical_combining_class(part) == 0 && is_nfc_quick(std::iter::once(part)) == IsNormalized::Yes)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foundation::diagnostic::{Report, SourceFiles, render};
    use crate::guide::table::TomlFile;

    /// The paragraphs of the text `a` of a file, the file and the names of the complaints.
    fn read(source: &str) -> (Vec<Written>, String, String) {
        let mut files = SourceFiles::new();
        let file = TomlFile::from_text(&mut files, "sv.toml", source);
        let mut found = Diagnostics::new();
        let Some(parsed) = file.parse(&mut found) else { return (Vec::new(), file.text.clone(), String::new()) };
        let mut table = file.table(&parsed, "the file");
        let raw = table.take("a").and_then(|entry| entry.value.text(&mut found));
        let written = raw.map(|raw| paragraphs(&raw, &mut found)).unwrap_or_default();
        (written, file.text.clone(), render(&found, &files, Report::Short))
    }

    fn texts(source: &str) -> Vec<String> {
        read(source).0.into_iter().map(|written| written.text).collect()
    }

    fn marks(source: &str) -> Vec<(String, MarkKind)> {
        let (written, ..) = read(source);
        let text = &written[0].text;
        written[0].marks.iter().map(|mark| (text[mark.start as usize..mark.end as usize].to_owned(), mark.kind.clone())).collect()
    }

    /// Every character must point at a byte of the file where its spelling starts.
    fn check_places(source: &str) {
        let (written, file, _) = read(source);
        for piece in &written {
            for (at, sign) in piece.text.char_indices() {
                let place = piece.origin_of(at as u32, (at + sign.len_utf8()) as u32).start as usize;
                let spelt = &file[place..];
                let found = spelt.chars().next().unwrap();
                let same = found == sign
                    || found == '\\'
                    || (sign == ' ' && (found.is_whitespace()))
                    || found.nfc().next().zip(sign.to_string().nfd().next()).is_some_and(|(one, other)| one == other)
                    || sign.to_string().nfd().any(|part| found.to_string().nfd().any(|other| other == part));
                assert!(same, "{sign:?} points at {spelt:?} in {source:?}");
            }
        }
    }

    #[test]
    fn paragraphs_and_white_space() {
        assert_eq!(texts("a = \"\"\"\n  ett\ttvå \n tre\n\n \t\n\nfyra\n\"\"\""), ["ett två tre", "fyra"]);
        assert_eq!(texts("a = \" \\n \""), Vec::<String>::new());
        assert_eq!(
            texts("a = \"8\u{a0}h\u{202f}? ta\u{ad}la \u{2067}x\u{2069}\u{200b}\""),
            ["8\u{a0}h\u{202f}? ta\u{ad}la \u{2067}x\u{2069}\u{200b}"]
        );
    }

    #[test]
    fn only_light_markup_is_markup() {
        let plain = [
            "# rubrik",
            "- punkt",
            "+ punkt",
            "1. först",
            "> citat",
            "    kod",
            "`kod`",
            "<b>x</b>",
            "&amp; &copy;",
            "---",
            "***",
            "===",
            "https://x.example",
            "<https://x.example>",
            "![x] y",
            "[x]",
            "[x]: https://y.example",
            "a_b_c __d__",
            "5 * 3 * 2",
            "~~x~~",
            "| a | b |",
            "a  b",
            "[^1]",
            "$x$",
            "# #",
            "~~~",
            "!",
            "[ ]",
            "\\\\q",
        ];
        for words in plain {
            let shown = words.trim().replace("\\\\", "\\").replace("  ", " ");
            assert_eq!(texts(&format!("a = \"{words}\"")), [shown], "{words}");
            assert_eq!(marks(&format!("a = \"{words}\"")), [], "{words}");
        }
    }

    #[test]
    fn marks_nest_and_know_their_words() {
        let source = "a = \"Sluta **aldrig *helt*** med [läke_medel](https://x.example/a_b) och [mot](lang:fr) \\\\*så\\\\*.\"";
        assert_eq!(texts(source), ["Sluta aldrig helt med läke_medel och mot *så*."]);
        let french = MarkKind::Language(LanguageTag::new("fr").unwrap());
        assert_eq!(
            marks(source),
            [
                ("aldrig helt".to_owned(), MarkKind::Strong),
                ("helt".to_owned(), MarkKind::Emphasis),
                ("läke_medel".to_owned(), MarkKind::Link("https://x.example/a_b".to_owned())),
                ("mot".to_owned(), french),
            ]
        );
        check_places(source);
        assert_eq!(texts("a = \"a [ b ](https://x.example) c\""), ["a b c"]);
    }

    #[test]
    fn words_are_composed_and_keep_their_places() {
        assert_eq!(texts("a = \"e\u{301} \\u0041\u{30a} \u{212b} *e*\u{301}\""), ["é Å Å é"]);
        for source in [
            "a = \"e\u{301}tt \\u0041\u{30a}rd \u{212b}x och\\t\\\"så\\\"\"",
            "a = \"\"\"\nett \\\n   tvåa\u{308} *tre*\r\nfyra\"\"\"",
            "a = '''\nDet *här* \\\\* \\* [är](https://x.example) \u{5e9}\u{5bc}\u{5c1}'''",
        ] {
            check_places(source);
        }
    }

    #[test]
    fn each_letter_points_at_itself() {
        let source = "a = \"x \\u00e5**ä**\\\\*ö [ü](https://x.example)é\"";
        let (written, file, _) = read(source);
        assert_eq!(written[0].text, "x åä*ö üé");
        let expected = ["x", " ", "\\u00e5", "ä", "*", "ö", " ", "ü", "é"];
        for ((at, sign), spelling) in written[0].text.char_indices().zip(expected) {
            let origin = written[0].origin_of(at as u32, (at + sign.len_utf8()) as u32);
            assert!(file[origin.start as usize..].starts_with(spelling), "{sign} at {}", origin.start);
        }
    }

    #[test]
    fn too_much_markup_is_refused_before_it_takes_time() {
        let (_, _, found) = read(&format!("a = \"{}\"", "*a [".repeat(100_000)));
        assert!(found.contains("too-much-markup"), "{found}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn places_hold_for_any_text(words in "[a-zåäöe\u{301}\u{308}*_\\[\\]()!#>: \n\u{5d0}\u{5bc}\u{627}\u{653}\u{212b}0-9.\u{1100}\u{1161}-]{0,60}") {
            check_places(&format!("a = '''\n{words}'''"));
        }

        #[test]
        fn no_word_is_lost_and_marks_stay_within(words in "[a-c*\\[\\]\\\\_()! \n]{0,40}") {
            let (written, ..) = read(&format!("a = '''\n{words}'''"));
            let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
            let all: String = written.iter().map(|piece| letters(&piece.text)).collect();
            // Letters of an address are no words; without `](` there is no address.
            if !words.contains("](") {
                prop_assert_eq!(all, letters(&words));
            }
            for piece in &written {
                prop_assert!(!piece.text.is_empty() && !piece.text.contains("  ") && piece.text.trim() == piece.text);
                for mark in &piece.marks {
                    prop_assert!(piece.text.get(mark.start as usize..mark.end as usize).is_some_and(|text| !text.is_empty()));
                }
            }
        }
    }
}
