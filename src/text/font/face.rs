//! Faces, their distances and glyphs.

use super::data::FontData;
use super::tables::Tables;
use crate::design::style::{Slant, Weight};
use crate::foundation::geometry::{Length, ShortLength};
use std::fmt;

/// A face, by its place in its [`FontBook`](super::FontBook).
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FaceId(pub(crate) u16);

impl FaceId {
    /// Its place in the book.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What distances a face declares, in its own units (`units_per_em` to the em); `descender` is negative.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Metrics {
    /// Units to the em.
    pub units_per_em: u16,
    /// Above the baseline.
    pub ascender: i32,
    /// Below it, negative.
    pub descender: i32,
    /// Height of `H`.
    pub cap_height: i32,
    /// Height of `x`.
    pub x_height: i32,
    /// Bounding box of all glyphs: x min, y min, x max, y max.
    pub bounds: [i32; 4],
    /// Slant in degrees, negative to the right.
    pub italic_angle: i32,
}

/// One placed glyph of a run, in visual order, left to right.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// The byte in the run's text at which its cluster begins.
    pub cluster: u32,
    advance: ShortLength,
    offset_x: ShortLength,
    offset_y: ShortLength,
}

impl Glyph {
    /// A glyph that lies on the baseline where the pen is.
    #[must_use]
    pub const fn new(id: u16, cluster: u32, advance: Length) -> Glyph {
        Glyph { id, cluster, advance: ShortLength::of(advance), offset_x: ShortLength::ZERO, offset_y: ShortLength::ZERO }
    }

    /// The same, moved right and **up** before it is drawn.
    #[must_use]
    pub const fn moved(self, right: Length, up: Length) -> Glyph {
        Glyph { offset_x: ShortLength::of(right), offset_y: ShortLength::of(up), ..self }
    }

    /// The same, with more room behind it.
    #[must_use]
    pub const fn widened(self, by: Length) -> Glyph {
        Glyph { advance: ShortLength::of(Length::from_units(self.advance.long().units() + by.units())), ..self }
    }

    /// How far the pen moves on.
    #[must_use]
    pub const fn advance(&self) -> Length {
        self.advance.long()
    }

    /// How far it is moved right before drawing.
    #[must_use]
    pub const fn offset_x(&self) -> Length {
        self.offset_x.long()
    }

    /// How far it is moved **up** before drawing.
    #[must_use]
    pub const fn offset_y(&self) -> Length {
        self.offset_y.long()
    }
}

/// Why a font file cannot be used.
#[non_exhaustive]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FontFault {
    /// It is no OpenType or TrueType font, or a collection of several.
    NotAFont,
    /// It ends before its last table does.
    Cut,
    /// A table that every font needs is missing or broken; its name.
    BrokenTable(&'static str),
    /// Its `OS/2.fsType` forbids embedding, or embedding of a part.
    EmbeddingForbidden,
    /// It is a variable font: only static ones are embedded.
    Variable,
    /// The book already holds as many faces as can be numbered.
    TooMany,
}

impl fmt::Display for FontFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FontFault::NotAFont => f.write_str("this is not a single OpenType or TrueType font"),
            FontFault::Cut => f.write_str("the file is not whole: its end is missing"),
            FontFault::BrokenTable(name) => write!(f, "the font's table \u{2018}{name}\u{2019} is missing or broken"),
            FontFault::EmbeddingForbidden => {
                f.write_str("the font's licence bits (OS/2 fsType) forbid embedding it, or a part of it, in a document")
            }
            FontFault::Variable => f.write_str("this is a variable font; use its static instances"),
            FontFault::TooMany => f.write_str("there are too many fonts"),
        }
    }
}

impl std::error::Error for FontFault {}

/// A face: a font file, and what is read of it.
#[derive(Debug)]
pub struct Face {
    /// Its PostScript name: `SourceSans3-Regular`.
    pub name: String,
    /// Its family, as people know it: `Source Sans 3`.
    pub family: String,
    /// How heavy it is.
    pub weight: Weight,
    /// Whether it slants.
    pub slant: Slant,
    /// The distances that it declares.
    pub metrics: Metrics,
    /// The whole font file, unmodified.
    pub data: FontData,
    /// The path of its file, where it was added.
    pub file: Option<String>,
    pub(super) shaping: Tables,
}

impl Face {
    /// What it is called where something is said of it: its file's path, or its own name.
    #[must_use]
    pub fn called(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.name)
    }
}
