//! The markup within a paragraph, as the `markdown` crate finds it.

use markdown::mdast::Node;
use markdown::{Constructs, ParseOptions};

use super::left_over;
use super::link::unsafe_link;
use super::piece::Piece;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::language::LanguageTag;
use crate::guide::model::MarkKind;

/// Finds the marks of a paragraph whose white space is settled.
pub(super) fn read_inline(plain: &Piece, origin: Origin, found: &mut Diagnostics) -> Option<Piece> {
    let mut reader = MarkupReader::new(plain, origin);
    // Only MDX, which is off, can fail.
    let tree = markdown::to_mdast(&reader.source, &inline_only()).ok()?;
    reader.walk(&tree);
    left_over::complain(&reader.piece, &reader.left_over, origin, found);
    found.append(reader.found);
    Some(reader.piece)
}

/// Takes the tree of the `markdown` crate apart.
struct MarkupReader {
    /// What the crate parses: `_` escaped, so that it is a plain sign.
    source: String,
    /// The byte of the file for each byte of `source`.
    file_byte: Vec<u32>,
    origin: Origin,
    piece: Piece,
    /// The characters of `piece` that are signs of markup which marked nothing and were not escaped.
    left_over: Vec<usize>,
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
        MarkupReader { source, file_byte, origin, piece: Piece::default(), left_over: Vec::new(), found: Diagnostics::new() }
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
                if matches!(sign, '*' | ']') && !literal {
                    self.left_over.push(self.piece.characters.len() + added.len());
                }
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
        if url.starts_with("call:") {
            // Which number that is, the clinic file says: it is looked up when the guide is together.
            return Some(MarkKind::Link(url.to_owned()));
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
