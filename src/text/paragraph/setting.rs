//! What is set, how, and what comes of it.

use std::sync::Arc;

use crate::foundation::geometry::{Direction, Length};
use crate::guide::language::LanguageTag;
use crate::text::font::{FaceId, Glyph, Slant, Weight};

/// One paragraph: plain text in logical order, and the spans that cover all of it, in order, without gaps.
#[derive(Copy, Clone, Debug)]
pub struct Passage<'a> {
    /// No line ends; U+2028 forces a line.
    pub text: &'a str,
    /// At least one where there is text.
    pub spans: &'a [SpanStyle],
}

/// A stretch of a passage in one style.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct SpanStyle {
    /// The first byte of the passage that is in the style.
    pub start: u32,
    /// One past the last byte in the style.
    pub end: u32,
    /// The weight of the letters.
    pub weight: Weight,
    /// Whether the letters are upright or italic.
    pub slant: Slant,
    /// The language where it differs from the setting's.
    pub language: Option<LanguageTag>,
}

/// How a passage is set.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Setting {
    /// The type size.
    pub size: Length,
    /// The width of a line.
    pub measure: Length,
    /// How lines end.
    pub alignment: LineAlignment,
    /// How lines share their words.
    pub wrap: Wrap,
    /// Whether words may be broken.
    pub hyphenation: Hyphenation,
    /// The base direction.
    pub direction: Direction,
    /// The language of the words.
    pub language: LanguageTag,
    /// Added after every cluster of the text.
    pub tracking: Length,
}

/// How lines end.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum LineAlignment {
    /// Flush at the start, ragged at the end.
    Start,
    /// Flush at the end, ragged at the start.
    End,
    /// Lines stand in the middle, both edges ragged.
    Centre,
    /// Both edges straight.
    Justified,
}

/// How lines share their words.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Wrap {
    /// Full lines, an even edge, no short last line: running text.
    Full,
    /// As few lines as there can be, about equally long, that end where a reader pauses: titles, labels, leads. Never justified.
    Balanced,
}

/// Whether words may be broken.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Hyphenation {
    /// Only at the author's own soft hyphens.
    AuthorOnly,
    /// By the patterns and exceptions of the language.
    ByLanguage,
    /// Likewise, but only a word that is wider than the measure.
    LastResort,
}

/// A paragraph as lines, from the first to the last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lines {
    /// At least one where there is text.
    pub lines: Vec<Line>,
}

/// A line of a paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The runs of the line, in logical order.
    pub runs: Vec<Run>,
    /// The bytes of the passage that stand on this line, the space at its end included.
    pub start: u32,
    /// One past the last byte that stands on this line.
    pub end: u32,
    /// The width of what is printed (without the space at the end).
    pub width: Length,
    /// How it ended.
    pub ended: LineEnd,
}

/// How a line ended.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum LineEnd {
    /// At a space, or after a sign that allows it (a hyphen, a slash).
    Between,
    /// Within a word, with a hyphen that is not in the text.
    Hyphenated,
    /// Where the author forced it.
    Forced,
    /// The text was at its end.
    Last,
}

/// Glyphs of one face in one direction on a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The left end, from the left edge of the line box (which is `measure` wide).
    pub x: Length,
    /// Which span of the passage it belongs to.
    pub span: usize,
    /// The face that the glyphs are of.
    pub face: FaceId,
    /// The size (a fallback face may be set smaller or larger than the setting says).
    pub size: Length,
    /// Which way it runs. A right-to-left run is at most one word with its following space.
    pub direction: Direction,
    /// The first byte of the passage that it stands for.
    pub start: u32,
    /// One past the last. The bytes in between say more than `text` where they hold soft hyphens, zero-width spaces or marks of
    /// direction: these are never shown.
    pub end: u32,
    /// What it shows, in logical order; U+00AD at the end for a hyphen that only the line end made.
    pub text: Arc<str>,
    /// Left to right; clusters count within `text`.
    pub glyphs: Arc<[Glyph]>,
}

/// How wide a passage wants to be.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Extent {
    /// The width of its widest piece that cannot be broken without a hyphen.
    pub widest_word: Length,
    /// The width of its widest piece when every allowed hyphen is used.
    pub widest_part: Length,
    /// How wide it is on a single line.
    pub natural: Length,
}

/// Why a passage cannot be set. Bytes count in the passage's text.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// No face has the character.
    MissingGlyph {
        /// The first byte of the grapheme that no face has.
        start: u32,
        /// One past the last byte of the grapheme.
        end: u32,
        /// The character that no face has.
        character: char,
        /// The families that were tried.
        tried: Vec<String>,
    },
    /// A piece does not fit the measure, even broken.
    TooWide {
        /// The first byte of the piece that is too wide.
        start: u32,
        /// One past the last byte of the piece.
        end: u32,
        /// How much wider it is than the measure.
        excess: Length,
    },
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::MissingGlyph { character, .. } => {
                write!(f, "no face has the character {character} (U+{:04X})", u32::from(*character))
            }
            Fault::TooWide { excess, .. } => write!(f, "a word is {excess} pt wider than its line"),
        }
    }
}

impl std::error::Error for Fault {}
