//! Faces, metrics, shaping: text → glyph runs.
//!
//! In: font files (built in, or added from a folder) and a stretch of text of one script and direction. Out: glyphs with advances,
//! offsets and clusters. The one file that knows the shaping crate. Faces are tried in a fixed, declared order: Source Sans 3 for
//! Latin, Cyrillic and Greek, then Vazirmatn for Arabic, then Noto Sans Hebrew, then added ones.

use crate::foundation::geometry::Length;

/// A face, by its place in its [`FontBook`].
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FaceId(pub(crate) u16);

impl FaceId {
    /// Its place in the book.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// How heavy a face is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Weight {
    /// 400
    #[default]
    Regular,
    /// 600; where a family has none, bold.
    SemiBold,
    /// 700
    Bold,
}

/// Whether it slants.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Posture {
    /// It does not.
    #[default]
    Upright,
    /// It does; where a family has no italic, the next heavier weight stands for it.
    Italic,
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
    /// How far the pen moves on.
    pub advance: Length,
    /// Moved right before drawing.
    pub offset_x: Length,
    /// Moved **up** before drawing.
    pub offset_y: Length,
    /// The byte in the run's text at which its cluster begins.
    pub cluster: u32,
}

/// All faces, in the order in which they are tried.
#[derive(Debug, Default)]
pub struct FontBook {
    faces: Vec<Face>,
}

/// One face.
#[derive(Debug)]
pub struct Face {
    /// Its PostScript name: `SourceSans3-Regular`.
    pub name: String,
    /// Its family, as people know it: `Source Sans 3`.
    pub family: String,
    /// How heavy it is.
    pub weight: Weight,
    /// Whether it slants.
    pub posture: Posture,
    /// Its distances.
    pub metrics: Metrics,
    /// The whole font file, unmodified.
    pub data: std::borrow::Cow<'static, [u8]>,
}

impl FontBook {
    /// The faces under `fonts/`, built in.
    #[must_use]
    pub fn built_in() -> FontBook {
        FontBook::default()
    }

    /// A book of these faces, tried in this order.
    #[must_use]
    pub fn from_faces(faces: Vec<Face>) -> FontBook {
        FontBook { faces }
    }

    /// The numbers of all faces, in order.
    pub fn ids(&self) -> impl Iterator<Item = FaceId> + use<> {
        (0..u16::try_from(self.faces.len()).unwrap_or(u16::MAX)).map(FaceId)
    }

    /// All faces, by number.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// One face.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.index()]
    }
}
