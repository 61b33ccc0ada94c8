//! A text as the rules look at it: sign by sign, each with its place; what is escaped and what is an address masked.

use crate::foundation::diagnostic::{Diagnostic, Origin};
use crate::guide::table::RawText;

/// Stands where a sign is not to be looked at.
const MASK: char = '\0';

/// What opens and closes is sought over so many signs, so that a text without an end takes no time without an end.
const NEAR: usize = 300;

/// What addresses start with.
const ADDRESSES: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "www."];

/// What a text is in its guide.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::guide::source) enum Role {
    /// A heading, a label, a term: what names something else.
    Label,
    /// Anything that is read for itself.
    Text,
    /// One item of a list, which has its mark or number already.
    Item,
    /// An item of a checklist or of its questions, which has its box or number already.
    Tick,
    /// The label of a field, which has its line already.
    Field,
    /// A name, an address, a number: no markup is read in it.
    Plain,
}

/// A text with what is not to be looked at masked.
pub(super) struct Typed<'r> {
    raw: &'r RawText,
    pub(super) signs: Vec<char>,
    /// Which ASCII signs there are, a bit each.
    ascii: u128,
    /// Whether there are signs beyond ASCII.
    pub(super) is_wide: bool,
}

impl<'r> Typed<'r> {
    pub(super) fn new(raw: &'r RawText, role: Role) -> Typed<'r> {
        let mut signs: Vec<char> = raw.characters.iter().map(|(sign, _)| *sign).collect();
        if role != Role::Plain {
            mask_escapes(&mut signs);
        }
        mask_addresses(&mut signs);
        let (mut ascii, mut is_wide) = (0u128, false);
        for sign in &signs {
            if sign.is_ascii() {
                ascii |= 1 << u32::from(*sign);
            } else {
                is_wide = true;
            }
        }
        Typed { raw, signs, ascii, is_wide }
    }

    /// Whether an ASCII sign is anywhere in it.
    pub(super) fn has(&self, sign: char) -> bool {
        (self.ascii >> u32::from(sign)) & 1 == 1
    }

    pub(super) fn at(&self, index: usize) -> Option<char> {
        self.signs.get(index).copied()
    }

    /// The sign before an index.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|before| self.at(before))
    }

    /// Whether the signs from an index on are these.
    pub(super) fn starts(&self, index: usize, words: &str) -> bool {
        let mut rest = self.signs.get(index..).unwrap_or(&[]).iter();
        words.chars().all(|sign| rest.next() == Some(&sign))
    }

    /// Where these signs stand first, from an index on.
    pub(super) fn find(&self, from: usize, words: &str) -> Option<usize> {
        (from..self.signs.len()).find(|index| self.starts(*index, words))
    }

    /// The same near the index: what is further away does not belong to it.
    pub(super) fn find_near(&self, from: usize, words: &str) -> Option<usize> {
        (from..self.signs.len().min(from + NEAR)).find(|index| self.starts(*index, words))
    }

    /// Where a sign of a kind stands first, from an index on.
    pub(super) fn find_sign(&self, from: usize, is_meant: impl Fn(char) -> bool) -> Option<usize> {
        let rest = self.signs.get(from..)?;
        rest.iter().position(|sign| is_meant(*sign)).map(|place| from + place)
    }

    /// The same near the index.
    pub(super) fn find_sign_near(&self, from: usize, is_meant: impl Fn(char) -> bool) -> Option<usize> {
        let rest = self.signs.get(from..self.signs.len().min(from + NEAR))?;
        rest.iter().position(|sign| is_meant(*sign)).map(|place| from + place)
    }

    /// How many signs of a kind stand together from an index on.
    pub(super) fn run(&self, from: usize, is_meant: impl Fn(char) -> bool) -> usize {
        self.signs.get(from..).unwrap_or(&[]).iter().take_while(|sign| is_meant(**sign)).count()
    }

    /// The words between two indices, as they were typed.
    pub(super) fn words(&self, start: usize, end: usize) -> String {
        self.raw.characters.get(start..end).unwrap_or(&[]).iter().map(|(sign, _)| *sign).collect()
    }

    pub(super) fn origin(&self, start: usize, end: usize) -> Origin {
        self.raw.origin_of(start, end)
    }

    /// The complaint of markup of another tool.
    pub(super) fn markup(&self, start: usize, end: usize, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("foreign-markup", self.origin(start, end), message)
    }

    /// The lines, without the white space at their ends.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut from = 0;
        for line in self.signs.split(|sign| *sign == '\n') {
            let white = |sign: &&char| sign.is_whitespace();
            let (before, behind) = (line.iter().take_while(white).count(), line.iter().rev().take_while(white).count());
            if before < line.len() {
                lines.push(Line { start: from + before, end: from + line.len() - behind });
            }
            from += line.len() + 1;
        }
        lines
    }
}

/// A line that has words, by the indices of its signs.
#[derive(Copy, Clone)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
}

fn mask_escapes(signs: &mut [char]) {
    let mut index = 0;
    while index + 1 < signs.len() {
        if signs[index] == '\\' && signs[index + 1].is_ascii_punctuation() {
            // The second stays hidden too: it is printed because the author asked for it.
            signs[index] = MASK;
            signs[index + 1] = MASK;
            index += 1;
        }
        index += 1;
    }
}

fn mask_addresses(signs: &mut [char]) {
    if !signs.iter().any(|sign| matches!(sign, ':' | '.')) {
        return;
    }
    let mut index = 0;
    while index < signs.len() {
        let fresh = index == 0 || !signs[index - 1].is_alphanumeric();
        let rest = &signs[index..];
        let address = ADDRESSES.iter().find(|address| {
            fresh && rest.len() > address.len() && address.chars().zip(rest).all(|(one, other)| one == other.to_ascii_lowercase())
        });
        let Some(address) = address else {
            index += 1;
            continue;
        };
        // What leads an address stays: rules tell by it that one is there.
        index += address.len();
        while let Some(sign) = signs
            .get_mut(index)
            .filter(|sign| !sign.is_whitespace() && !matches!(sign, ')' | ']' | '<' | '>' | '"' | '“' | '”' | '»' | '*'))
        {
            *sign = MASK;
            index += 1;
        }
    }
}
