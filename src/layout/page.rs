//! Finished pages: the contract with the outputs.
//!
//! In: what layout placed. Out: [`Pages`], in which every item has its place on a page, its inks and the node it belongs to. Nothing is
//! changed after this. Coordinates are physical: x to the right, y down, from the upper left corner of the trimmed page; a bleed lies
//! outside, at negative coordinates. Items of a page stand in reading order, artifacts first.

mod ends;
mod field;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::design::structure::{NodeId, Tree};
use crate::foundation::calendar::Date;
use crate::foundation::colour::profile::OutputProfile;
use crate::foundation::colour::{Cmyk, Ink};
use crate::foundation::geometry::{Direction, Length, Point, Rect, Size};
use crate::guide::language::LanguageTag;
use crate::text::font::{FaceId, FontBook, Glyph};
use crate::text::paragraph::for_plain_display;

pub use ends::{BreakClass, ChosenBreak, CostKind, Keep, NextPiece, PageEnd, PageFill, Reason};
pub use field::{FieldLook, Rules};

/// A finished document.
#[derive(Clone, Debug)]
pub struct Pages {
    /// What the file says about itself.
    pub properties: Properties,
    /// What is on the pages, as it is read.
    pub tree: Tree,
    /// In order; at least one.
    pub pages: Vec<Page>,
    /// The faces that glyph runs name.
    pub fonts: Arc<FontBook>,
    /// The pictures that items name.
    pub pictures: Vec<Arc<Raster>>,
    /// From the headings; levels begin at 1 and never skip one.
    pub bookmarks: Vec<Bookmark>,
    /// How the press prints that they are set for; `None` on screen.
    pub press: Option<Press>,
}

impl Pages {
    /// The numbers of the pictures that some page shows: a checklist shows few of its guide's.
    #[must_use]
    pub fn drawn_pictures(&self) -> BTreeSet<usize> {
        let items = self.pages.iter().flat_map(|page| &page.items);
        items.filter_map(|item| if let Content::Picture(place, _) = item.content { Some(place) } else { None }).collect()
    }
}

/// How a press prints.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Press {
    /// The profile of its inks on its paper.
    pub profile: OutputProfile,
    /// The name by which the shop knows that.
    pub condition: String,
    /// The largest sum of inks in per cent.
    pub ink_limit: u16,
    /// The ink behind [`Ink::Spot`]: its name, and what stands for it where it cannot be printed.
    pub spot: Option<(String, Cmyk)>,
}

/// What a file says about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Properties {
    /// The guide's title (or the checklist's).
    pub title: String,
    /// The clinic's name.
    pub author: String,
    /// One sentence: the subtitle or the notice; may be empty.
    pub subject: String,
    /// The language of the words.
    pub language: LanguageTag,
    /// The side on which lines start, and so the side of the binding.
    pub direction: Direction,
    /// The day of the guide.
    pub date: Date,
    /// A name that is the same for the same document in every run: `mesotherapy.sv.checklist`.
    pub name: String,
}

impl Properties {
    /// A text of the document for programs that show it by the plain rules of directions: as it stands on a page, with the marks that this
    /// takes.
    #[must_use]
    pub fn shown_plainly<'t>(&self, text: &'t str) -> Cow<'t, str> {
        for_plain_display(text, self.direction)
    }
}

/// A page with all that is drawn on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Width and height when trimmed.
    pub trim: Size,
    /// What is printed beyond the trim on each side; zero on screen.
    pub bleed: Length,
    /// What lies beyond the bleed on each side, for a printer's marks; zero without them.
    pub slug: Length,
    /// Its number as printed.
    pub number: u32,
    /// Where words may stand, running head and foot not counted.
    pub type_area: Rect,
    /// Why the page ended where it did, for people who ask.
    pub ended: PageEnd,
    /// How full it is.
    pub fill: PageFill,
    /// In reading order; artifacts may stand anywhere.
    pub items: Vec<Item>,
}

/// Something that is drawn on a page, or an area of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Whom it belongs to.
    pub owner: Owner,
    /// What is drawn.
    pub content: Content,
}

/// Whom an item belongs to.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Owner {
    /// A node of the tree.
    Node(NodeId),
    /// Nobody: decoration, running heads, repeated labels.
    Artifact(Artifact),
}

/// What kind of decoration (ISO 32000-1, 14.8.2.2).
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Artifact {
    /// A running head.
    Head,
    /// A running foot.
    Foot,
    /// Rules, tints, leaders, repeated labels.
    Layout,
    /// What runs behind a whole page.
    Background,
}

/// What an item is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// Words, as glyphs.
    Glyphs(GlyphRun),
    /// A filled shape.
    Fill(Path, Ink),
    /// A stroked shape.
    Stroke(Path, Stroke),
    /// A picture, by its place in [`Pages::pictures`].
    Picture(usize, Rect),
    /// An area that leads somewhere: the owner's link.
    Link(Rect),
    /// A place to fill in: the owner's [`crate::design::structure::Entry`], and the area of its widget.
    Field(Rect, FieldLook),
}

/// Glyphs of one face and size on one baseline, in one direction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GlyphRun {
    /// The face that the glyphs are of.
    pub face: FaceId,
    /// The type size.
    pub size: Length,
    /// What it is printed with.
    pub ink: Ink,
    /// Where the pen starts: the **left** end of the run, on the baseline.
    pub origin: Point,
    /// Left to right.
    pub glyphs: Arc<[Glyph]>,
    /// Which way the text runs; in a right-to-left run clusters descend from left to right, and the run is at most one word with its
    /// following space, so that runs in sequence are words in logical order.
    pub direction: Direction,
    /// What it says, in logical order. A hyphen that only a line end made is U+00AD at the end.
    pub text: Arc<str>,
    /// The node whose words these are, and where in them the run starts; `None` for artifacts. The words are those of
    /// `words.0`, which is the owner or, where the owner is a link or span within them, the node above it.
    pub words: Option<(NodeId, u32)>,
}

impl GlyphRun {
    /// From the first pen position to the last.
    #[must_use]
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(|glyph| glyph.advance()).sum()
    }
}

/// The outline of a shape, step by step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path(pub Vec<Segment>);

/// A step of a shape.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Segment {
    /// A part of the outline starts here.
    Move(Point),
    /// A straight line leads here.
    Line(Point),
    /// A cubic curve: two control points and its end.
    Curve(Point, Point, Point),
    /// A straight line leads back to the start of the part.
    Close,
}

impl Segment {
    /// The points that it names.
    pub fn points_mut(&mut self) -> impl Iterator<Item = &mut Point> {
        let points = match self {
            Segment::Move(point) | Segment::Line(point) => [Some(point), None, None],
            Segment::Curve(one, two, end) => [Some(one), Some(two), Some(end)],
            Segment::Close => [None, None, None],
        };
        points.into_iter().flatten()
    }
}

impl Path {
    /// The outline of a rectangle.
    #[must_use]
    pub fn rectangle(area: Rect) -> Path {
        let corner = |x, y| Point { x, y };
        Path(vec![
            Segment::Move(corner(area.x, area.y)),
            Segment::Line(corner(area.right(), area.y)),
            Segment::Line(corner(area.right(), area.bottom())),
            Segment::Line(corner(area.x, area.bottom())),
            Segment::Close,
        ])
    }

    /// A straight line from one point to another.
    #[must_use]
    pub fn line(from: Point, to: Point) -> Path {
        Path(vec![Segment::Move(from), Segment::Line(to)])
    }
}

/// How a shape is stroked.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Stroke {
    /// How wide the stroke is.
    pub width: Length,
    /// What it is printed with.
    pub ink: Ink,
    /// How its ends and corners look.
    pub ends: StrokeEnds,
    /// Dash and gap; `None` for a whole line.
    pub dash: Option<(Length, Length)>,
}

/// How ends and corners look.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum StrokeEnds {
    /// Cut square at the end, corners mitred.
    Plain,
    /// Round ends and corners.
    Round,
}

/// A picture ready for the edition it is printed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Raster {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The colours of the pixels.
    pub samples: Samples,
    /// Opacity, a byte a pixel, rows from the top; `None` where all is opaque. Never in an edition that forbids transparency.
    pub opacity: Option<Vec<u8>>,
    /// The samples once more, packed as the author's file has them; `None` where they would have to be packed anew.
    pub stored: Option<Stored>,
    /// The path of its file, as a report names it.
    pub name: String,
    /// What was done to its colours.
    pub treatment: Treatment,
}

/// What was done to the colours of a picture for an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Treatment {
    /// They are those of the file.
    Kept,
    /// They are those of the file, but for pixels with more ink than the paper takes.
    Limited,
    /// It is printed with black ink alone.
    BlackInk,
    /// They were converted from a colour space of this name.
    Converted(String),
}

/// The samples of a picture, rows from the top.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Samples {
    /// Shades of grey: one byte a pixel.
    Grey(Vec<u8>),
    /// Red, green and blue: three bytes a pixel.
    Rgb(Vec<u8>),
    /// Cyan, magenta, yellow and black: four bytes a pixel.
    Cmyk(Vec<u8>),
    /// One byte a pixel: the place of its colour in the palette.
    Indexed(Palette, Vec<u8>),
}

/// The colours of a picture that has few: at most 256.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Palette {
    /// Colours of the screen: red, green and blue.
    Rgb(Vec<[u8; 3]>),
    /// Inks of a press: cyan, magenta, yellow and black.
    Cmyk(Vec<[u8; 4]>),
}

impl Palette {
    /// How many colours there are, used or not.
    #[must_use]
    pub fn colours(&self) -> usize {
        match self {
            Palette::Rgb(colours) => colours.len(),
            Palette::Cmyk(colours) => colours.len(),
        }
    }

    /// Whether it has every colour that these pixels name.
    #[must_use]
    pub fn serves(&self, places: &[u8]) -> bool {
        let last = places.iter().fold(0, |last, place| *place.max(&last));
        places.is_empty() || usize::from(last) < self.colours()
    }
}

/// Samples packed as a picture's file has them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stored {
    /// The rows of a PNG, each after its filter, deflated; so many bits are a sample.
    Png {
        /// 1, 2, 4 or 8.
        bits: u8,
        /// What its data chunks hold together.
        rows: Vec<u8>,
    },
    /// A whole JPEG, without what it says about itself.
    Jpeg(Vec<u8>),
    /// The same of four inks, whose samples say how much of an ink is missing.
    InvertedJpeg(Vec<u8>),
}

/// An entry of the outline that readers show beside the pages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bookmark {
    /// How deep it stands among the bookmarks; 1 at the top.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// The heading that it leads to.
    pub node: NodeId,
    /// The page, by its place in [`Pages::pages`].
    pub page: usize,
    /// How far down that page.
    pub top: Length,
}
