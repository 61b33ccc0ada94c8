//! A small compositor: words → placed runs, for pages made by hand.

use std::sync::Arc;

use handout::design::structure::{NodeId, Role, Source, Tree, Words};
use handout::foundation::colour::{Ink, Rgb};
use handout::foundation::diagnostic::{Origin, SourceFiles};
use handout::foundation::geometry::{Direction, Length, Paper, Point, Rect};
use handout::layout::page::{Artifact, Content, Fill, GlyphRun, Item, Owner, Page, PageEnd};
use handout::text::font::{FaceId, FontBook, Glyph};
use harfrust::{Buffer, Font, ShapeOptions, ShaperFont};

/// The faces that samples use, in this order.
#[derive(Copy, Clone)]
pub enum Style {
    Latin,
    LatinBold,
    Arabic,
    Hebrew,
}

/// The book and what shapes with it.
pub struct Faces {
    pub book: Arc<FontBook>,
    fonts: Vec<Font>,
}

impl Faces {
    pub fn load() -> Faces {
        let book = FontBook::built_in();
        let fonts = book.faces().iter().map(|face| Font::new(face.data.to_vec(), 0).unwrap()).collect();
        Faces { book: Arc::new(book), fonts }
    }

    fn id(&self, style: Style) -> FaceId {
        let name = match style {
            Style::Latin => "SourceSans3-Regular",
            Style::LatinBold => "SourceSans3-Bold",
            Style::Arabic => "Vazirmatn-Regular",
            Style::Hebrew => "NotoSansHebrew-Regular",
        };
        self.book.ids().find(|id| self.book.face(*id).name == name).unwrap()
    }

    /// Glyphs in visual order, left to right.
    pub fn shape(&self, text: &str, style: Style, size: Length, direction: Direction) -> Vec<Glyph> {
        let face = self.id(style);
        let font = &self.fonts[face.index()];
        let shaper = ShaperFont::new(font);
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(match direction {
            Direction::LeftToRight => harfrust::Direction::LeftToRight,
            Direction::RightToLeft => harfrust::Direction::RightToLeft,
        });
        buffer.guess_segment_properties();
        harfrust::shape(&shaper, &mut buffer, ShapeOptions::new()).unwrap();
        let em = self.book.face(face).metrics.units_per_em;
        let length = |units| Length::from_font_units(units, em, size);
        let places = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        places
            .map(|(info, position)| {
                Glyph::new(u16::try_from(info.glyph_id).unwrap(), info.cluster, length(position.x_advance))
                    .moved(length(position.x_offset), length(position.y_offset))
            })
            .collect()
    }
}

/// An origin in a file of its own.
pub fn origin() -> Origin {
    Origin { file: SourceFiles::new().add("sample.toml", String::new()), start: 0, end: 1 }
}

/// A node with words.
pub fn node(tree: &mut Tree, parent: NodeId, role: Role, text: &str) -> NodeId {
    let id = tree.add(parent, role, origin());
    if !text.is_empty() {
        tree.node_mut(id).words =
            Some(Words { text: text.to_owned(), spans: Vec::new(), source: Source::Author, places: Vec::new() });
    }
    id
}

pub const INK: Ink = Ink::Rgb(Rgb::new(0x22, 0x22, 0x22));
pub const ACCENT: Ink = Ink::Rgb(Rgb::new(0x1b, 0x5e, 0x6b));

/// Sets words on pages, from top to bottom.
pub struct Setter<'a> {
    pub faces: &'a Faces,
    pub direction: Direction,
    pub style: Style,
    pub size: Length,
    pub pages: Vec<Page>,
    pub y: Length,
}

const MARGIN: Length = Length::pt(60);

impl<'a> Setter<'a> {
    pub fn new(faces: &'a Faces, style: Style, direction: Direction) -> Setter<'a> {
        let mut setter = Setter { faces, direction, style, size: Length::centipoints(1150), pages: Vec::new(), y: Length::ZERO };
        setter.new_page();
        setter
    }

    pub fn new_page(&mut self) {
        let trim = Paper::A4.size();
        let area = Rect { x: MARGIN, y: MARGIN, width: trim.width - MARGIN * 2, height: trim.height - MARGIN * 2 };
        let number = u32::try_from(self.pages.len()).unwrap() + 1;
        let items = Vec::new();
        self.pages.push(Page {
            trim,
            bleed: Length::ZERO,
            slug: Length::ZERO,
            number,
            type_area: area,
            ended: PageEnd::Declared,
            fill: Fill::default(),
            items,
        });
        self.y = area.y;
        let foot = self.run(&format!("{number}"), MARGIN, trim.height - Length::pt(30), Style::Latin, Direction::LeftToRight);
        self.put(Owner::Artifact(Artifact::Foot), Content::Glyphs(foot));
    }

    pub fn put(&mut self, owner: Owner, content: Content) {
        self.pages.last_mut().unwrap().items.push(Item { owner, content });
    }

    pub fn last_page(&self) -> usize {
        self.pages.len() - 1
    }

    /// One run with its left end at `x`.
    pub fn run(&self, text: &str, x: Length, y: Length, style: Style, direction: Direction) -> GlyphRun {
        GlyphRun {
            face: self.faces.id(style),
            size: self.size,
            ink: INK,
            origin: Point { x, y },
            glyphs: self.faces.shape(text, style, self.size, direction),
            direction,
            text: text.into(),
            words: None,
        }
    }

    /// Words in lines, from `inset` to the end of the type area; every line's runs belong to `owner`.
    pub fn paragraph(&mut self, owner: Owner, text: &str, inset: Length) -> Rect {
        self.pieces(&[(owner, text)], inset)
    }

    /// Words of several owners in the same lines; returns the area of the last piece on its last line.
    pub fn pieces(&mut self, pieces: &[(Owner, &str)], inset: Length) -> Rect {
        let measure = Paper::A4.size().width - MARGIN * 2 - inset;
        let leading = self.size.ratio(14, 10);
        let mut pen = Length::ZERO;
        let mut last = Rect::default();
        self.y += leading;
        for (owner, text) in pieces {
            let (mut first, mut fresh) = (true, true);
            for word in text.split_inclusive(' ') {
                let direction = direction_of(word, self.direction);
                let style =
                    if direction == self.direction || matches!(self.style, Style::LatinBold) { self.style } else { Style::Latin };
                let mut run = self.run(word, Length::ZERO, self.y, style, direction);
                if pen + run.width() > measure && pen > Length::ZERO {
                    self.y += leading;
                    pen = Length::ZERO;
                    (first, fresh) = (true, true);
                    if self.y > Paper::A4.size().height - MARGIN {
                        self.new_page();
                        self.y += leading;
                    }
                }
                let start = MARGIN + inset + pen;
                run.origin = Point {
                    x: match self.direction {
                        Direction::LeftToRight => start,
                        Direction::RightToLeft => Paper::A4.size().width - start - run.width(),
                    },
                    y: self.y,
                };
                pen += run.width();
                let area = Rect { x: run.origin.x, y: self.y - self.size, width: run.width(), height: leading };
                last = if first {
                    area
                } else {
                    let x = last.x.min(area.x);
                    Rect { x, y: area.y, width: last.right().max(area.right()) - x, height: area.height }
                };
                first = false;
                if fresh || !self.join(*owner, &run) {
                    self.put(*owner, Content::Glyphs(run));
                }
                fresh = false;
            }
        }
        last
    }

    /// Makes a word part of the run before it, as lines from the left are.
    fn join(&mut self, owner: Owner, word: &GlyphRun) -> bool {
        let last = self.pages.last_mut().unwrap().items.last_mut();
        let Some(Item { owner: before, content: Content::Glyphs(run) }) = last else { return false };
        let alike = *before == owner && run.face == word.face && run.direction == Direction::LeftToRight;
        if !alike || word.direction != Direction::LeftToRight {
            return false;
        }
        let offset = u32::try_from(run.text.len()).unwrap();
        run.glyphs.extend(word.glyphs.iter().map(|glyph| {
            let mut moved = *glyph;
            moved.cluster += offset;
            moved
        }));
        run.text = format!("{}{}", run.text, word.text).into();
        true
    }

    pub fn gap(&mut self) {
        self.y += self.size / 2;
    }

    /// Where a sign beside the next line stands.
    pub fn beside(&self, inset: Length, width: Length) -> Rect {
        let start = MARGIN + inset;
        let x = match self.direction {
            Direction::LeftToRight => start,
            Direction::RightToLeft => Paper::A4.size().width - start - width,
        };
        Rect { x, y: self.y + self.size / 2, width, height: width }
    }
}

/// Words in Arabic or Hebrew letters run from the right; digits and Latin from the left.
fn direction_of(word: &str, around: Direction) -> Direction {
    let rtl = |c: char| ('\u{0590}'..='\u{08FF}').contains(&c) && !c.is_numeric();
    if word.chars().any(rtl) {
        Direction::RightToLeft
    } else if word.chars().any(char::is_alphanumeric) {
        Direction::LeftToRight
    } else {
        around
    }
}
