//! One page's items → its content (ISO 32000-1, clauses 8, 9 and 14.6).
//!
//! Items are drawn in their order. Neighbours that belong to the same element share one marked sequence. What is set in the graphics
//! state stays set, so only changes are written.

use crate::design::structure::NodeId;
use crate::foundation::colour::{Cmyk, Ink};
use crate::foundation::geometry::{Length, Point, Rect};
use crate::layout::page::{Artifact, Content, GlyphRun, Item, Owner, Pages, Path, Segment, Stroke, StrokeEnds};
use crate::output::pdf::content::bounds::{bounds, rectangle};
use crate::output::pdf::content::ink::{KNOCK_OUT, OVERPRINT, Paint, set_ink};
use crate::output::pdf::content::marks;
use crate::output::pdf::content::operators::Operators;
use crate::output::pdf::content::text;
use crate::output::pdf::font::encoding::{DrawnMark, EncodedPages, Encoding};
use crate::output::pdf::font::separator::{Separator, separators};
use crate::output::pdf::interaction::areas::{Areas, FieldArea, LinkArea};
use crate::output::pdf::interaction::links;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::structure::roles::{self, StructureType};
use crate::output::pdf::structure::tags::{Drawn, Tags};
use crate::output::pdf::user_space::UserSpace;
use crate::text::font::FaceId;

/// A page, and what of it is drawn.
#[derive(Copy, Clone)]
pub(in crate::output::pdf) struct PageContent<'a> {
    pub(in crate::output::pdf) pages: &'a Pages,
    /// The page's place.
    pub(in crate::output::pdf) page: usize,
    /// Its items, in their order.
    pub(in crate::output::pdf) items: &'a [Item],
    pub(in crate::output::pdf) marking: Marking,
}

/// Draws a page; what belongs to the structure is noted in `tags`.
pub(in crate::output::pdf) fn draw(
    PageContent { pages, page, items, marking }: PageContent<'_>,
    encoded: &EncodedPages<'_>,
    tags: &mut Tags<'_>,
    objects: &mut Objects,
    areas: &mut Areas,
) -> Vec<u8> {
    let mut drawing = Drawing {
        pages,
        encodings: &encoded.encodings,
        marks: &encoded.marks,
        codes: &encoded.codes[page],
        tags,
        page,
        space: UserSpace::of(&pages.pages[page]),
        operators: Operators::with_capacity(16 * 1024),
        open: Open::Nothing,
        marking,
        text: None,
        state: State::default(),
    };
    let mut separators = separators(items).peekable();
    for (place, item) in items.iter().enumerate() {
        let separator = separators.next_if(|(of, _, _)| *of == place).map(|(_, _, separator)| separator).unwrap_or_default();
        drawing.item(item, separator, objects, areas);
    }
    drawing.close();
    debug_assert!(drawing.codes.is_empty(), "every code of the page is shown");
    drawing.operators.into_bytes()
}

/// Whether content says what it belongs to.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Marking {
    /// Every part belongs to an element or is an artifact.
    Tagged,
    /// There is no structure to belong to.
    Bare,
}

/// The marked sequence that is open.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Open {
    Nothing,
    Element(NodeId),
    Artifact(Artifact),
}

/// What the graphics state is known to be.
#[derive(Default)]
struct State {
    fill: Option<Ink>,
    stroke: Option<Ink>,
    font: Option<(FaceId, Length)>,
    line: Option<Stroke>,
    printing: Printing,
}

/// Whether ink is laid over what is below it.
#[derive(Copy, Clone, PartialEq, Eq, Default)]
enum Printing {
    /// What is below is left out.
    #[default]
    KnocksOut,
    /// What is below is printed too.
    Overprints,
}

struct Drawing<'a, 't> {
    pages: &'a Pages,
    encodings: &'a [Option<Encoding<'a>>],
    marks: &'a [DrawnMark],
    /// Those of the runs that are not drawn yet.
    codes: &'a [u16],
    tags: &'a mut Tags<'t>,
    page: usize,
    space: UserSpace,
    operators: Operators,
    open: Open,
    marking: Marking,
    /// Within a text object: where its last line began.
    text: Option<(Thousandths, Thousandths)>,
    state: State,
}

impl Drawing<'_, '_> {
    fn item(&mut self, item: &Item, separator: Separator, objects: &mut Objects, areas: &mut Areas) {
        let (area, drawn) = self.extent(&item.content);
        if let Owner::Node(node) = item.owner {
            self.tags.note(node, self.page, area, drawn);
        }
        match &item.content {
            Content::Link(area) => self.link(item.owner, *area, objects, areas),
            Content::Field(area, look) => {
                if let Owner::Node(node) = item.owner {
                    let id = objects.reserve();
                    let key = self.tags.annotate(self.tags.bearer(node), self.page, id);
                    areas.fields.push(FieldArea { id, page: self.page, node, area: *area, look: *look, key });
                }
            }
            Content::Glyphs(run) => {
                self.belong_to(item.owner);
                self.glyphs(run, separator);
            }
            Content::Fill(path, ink) => {
                self.belong_to(item.owner);
                self.leave_text();
                self.knock_out();
                self.fill_with(*ink);
                self.path(path);
                self.operators.operator("f");
            }
            Content::Stroke(path, stroke) => {
                self.belong_to(item.owner);
                self.leave_text();
                self.knock_out();
                self.stroke_with(stroke);
                self.path(path);
                self.operators.operator("S");
            }
            Content::Picture(number, area) => {
                self.belong_to(item.owner);
                self.leave_text();
                self.knock_out();
                self.picture(*number, *area);
            }
        }
    }

    /// The nearest node from the owner up that leads somewhere bears the link.
    fn link(&mut self, owner: Owner, area: Rect, objects: &mut Objects, areas: &mut Areas) {
        let Owner::Node(owner) = owner else { return };
        let Some(node) = links::leader(self.tags.tree, owner) else { return };
        let id = objects.reserve();
        let key = self.tags.annotate(self.tags.bearer(node), self.page, id);
        areas.links.push(LinkArea { id, page: self.page, node, area, key });
    }

    /// Opens the marked sequence of an owner, unless it is open.
    fn belong_to(&mut self, owner: Owner) {
        if self.marking == Marking::Bare {
            return;
        }
        let wanted = match owner {
            Owner::Node(node) => {
                let bearer = self.tags.bearer(node);
                // A form element that has a widget may hold nothing else (14.8.4.5, table 340): what is drawn below the widget is
                // heard through the widget's name.
                if roles::appearance(self.tags.tree, bearer).structure_type() == StructureType::Form {
                    Open::Artifact(Artifact::Layout)
                } else {
                    Open::Element(bearer)
                }
            }
            Owner::Artifact(artifact) => Open::Artifact(artifact),
        };
        if wanted == self.open {
            return;
        }
        self.close();
        match wanted {
            Open::Element(bearer) => {
                let number = self.tags.begin(bearer, self.page);
                let tag = roles::appearance(self.tags.tree, bearer).structure_type();
                self.operators.begin_sequence(tag.name(), number);
            }
            // PDF 1.6 knows neither heads nor feet nor backgrounds.
            Open::Artifact(Artifact::Head | Artifact::Foot) if self.pages.press.is_some() => {
                self.operators.begin_artifact("/Type/Pagination");
            }
            Open::Artifact(Artifact::Background) if self.pages.press.is_some() => self.operators.begin_artifact("/Type/Layout"),
            Open::Artifact(Artifact::Head) => self.operators.begin_artifact("/Type/Pagination/Subtype/Header/Attached[/Top]"),
            Open::Artifact(Artifact::Foot) => self.operators.begin_artifact("/Type/Pagination/Subtype/Footer/Attached[/Bottom]"),
            Open::Artifact(Artifact::Layout) => self.operators.begin_artifact("/Type/Layout"),
            Open::Artifact(Artifact::Background) => self.begin_background(),
            Open::Nothing => {}
        }
        self.open = wanted;
    }

    /// A background says which area it takes (14.8.2.2.2, table 330).
    fn begin_background(&mut self) {
        let page = &self.pages.pages[self.page];
        let mut entries = b"/Type/Background/BBox[0 0 ".to_vec();
        Thousandths::of(page.trim.width + page.bleed * 2).write(&mut entries);
        entries.push(b' ');
        Thousandths::of(page.trim.height + page.bleed * 2).write(&mut entries);
        entries.push(b']');
        self.operators.begin_artifact(&String::from_utf8_lossy(&entries));
    }

    fn close(&mut self) {
        self.leave_text();
        if self.open != Open::Nothing {
            self.operators.end();
            self.open = Open::Nothing;
        }
    }

    fn leave_text(&mut self) {
        if self.text.take().is_some() {
            self.operators.operator("ET");
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, separator: Separator) {
        let Some(Some(encoding)) = self.encodings.get(run.face.index()) else { return };
        if run.glyphs.is_empty() {
            return;
        }
        let (from_x, from_y) = self.text.unwrap_or_else(|| {
            self.operators.operator("BT");
            (Thousandths(0), Thousandths(0))
        });
        self.print_with(run.ink);
        self.fill_with(run.ink);
        if self.state.font != Some((run.face, run.size)) {
            self.operators.numbered_name("F", run.face.index());
            self.operators.operate(&[Thousandths::of(run.size)], "Tf");
            self.state.font = Some((run.face, run.size));
        }
        let (x, y) = (self.space.x(run.origin.x), self.space.y(run.origin.y));
        self.operators.operate(&[Thousandths(x.0 - from_x.0), Thousandths(y.0 - from_y.0)], "Td");
        self.text = Some((x, y));
        let marks = text::show(run, separator, encoding, &mut self.codes, &mut self.operators);
        if !marks.is_empty() {
            self.leave_text();
            let number = |glyph| self.marks.binary_search(&(run.face, glyph)).ok();
            marks::draw(run, &marks, number, self.space, &mut self.operators);
        }
    }

    fn picture(&mut self, number: usize, area: Rect) {
        let [left, lower, right, upper] = self.space.corners(area);
        let none = Thousandths(0);
        self.operators.operator("q");
        let matrix = [Thousandths(right.0 - left.0), none, none, Thousandths(upper.0 - lower.0), left, lower];
        self.operators.operate(&matrix, "cm");
        self.operators.numbered_name("I", number);
        self.operators.operator("Do");
        self.operators.operator("Q");
    }

    /// Words in black ink alone overprint on a press.
    fn print_with(&mut self, ink: Ink) {
        let black = ink == Ink::Cmyk(Cmyk::black(100));
        match self.pages.press {
            Some(_) if black => self.print(Printing::Overprints),
            Some(_) | None => self.knock_out(),
        }
    }

    fn knock_out(&mut self) {
        self.print(Printing::KnocksOut);
    }

    fn print(&mut self, printing: Printing) {
        if self.state.printing != printing {
            self.operators.name(match printing {
                Printing::Overprints => OVERPRINT,
                Printing::KnocksOut => KNOCK_OUT,
            });
            self.operators.operator("gs");
            self.state.printing = printing;
        }
    }

    fn fill_with(&mut self, ink: Ink) {
        if self.state.fill != Some(ink) {
            set_ink(&mut self.operators, ink, Paint::Fill);
            self.state.fill = Some(ink);
        }
    }

    fn stroke_with(&mut self, stroke: &Stroke) {
        if self.state.stroke != Some(stroke.ink) {
            set_ink(&mut self.operators, stroke.ink, Paint::Stroke);
            self.state.stroke = Some(stroke.ink);
        }
        let shape_of = |stroke: Stroke| (stroke.width, stroke.ends, stroke.dash);
        if self.state.line.map(shape_of) == Some(shape_of(*stroke)) {
            return;
        }
        let operators = &mut self.operators;
        operators.operate(&[Thousandths::of(stroke.width)], "w");
        let shape = match stroke.ends {
            StrokeEnds::Plain => Thousandths(0),
            StrokeEnds::Round => Thousandths(1000),
        };
        operators.operate(&[shape], "J");
        operators.operate(&[shape], "j");
        operators.dash(stroke.dash.map(|(dash, gap)| [Thousandths::of(dash), Thousandths::of(gap)]));
        self.state.line = Some(*stroke);
    }

    fn path(&mut self, path: &Path) {
        if let Some(area) = rectangle(path) {
            let [left, lower, right, upper] = self.space.corners(area);
            let sides = [left, lower, Thousandths(right.0 - left.0), Thousandths(upper.0 - lower.0)];
            self.operators.operate(&sides, "re");
            return;
        }
        let space = self.space;
        let at = |point: &Point| [space.x(point.x), space.y(point.y)];
        for segment in &path.0 {
            match segment {
                Segment::Move(point) => self.operators.operate(&at(point), "m"),
                Segment::Line(point) => self.operators.operate(&at(point), "l"),
                Segment::Curve(one, two, end) => {
                    let ([a, b], [c, d], [e, f]) = (at(one), at(two), at(end));
                    self.operators.operate(&[a, b, c, d, e, f], "c");
                }
                Segment::Close => self.operators.operator("h"),
            }
        }
    }

    /// The area that an item takes, and whether it is words.
    fn extent(&self, content: &Content) -> (Rect, Drawn) {
        match content {
            Content::Glyphs(run) => {
                let metrics = self.pages.fonts.face(run.face).metrics;
                let above = Length::from_font_units(metrics.ascender, metrics.units_per_em, run.size);
                let below = Length::from_font_units(-metrics.descender, metrics.units_per_em, run.size);
                let area = Rect { x: run.origin.x, y: run.origin.y - above, width: run.width(), height: above + below };
                (area, Drawn::Words)
            }
            Content::Fill(path, _) => (bounds(path), Drawn::Signs),
            Content::Stroke(path, stroke) => (bounds(path).grown(stroke.width / 2), Drawn::Signs),
            Content::Picture(_, area) => (*area, Drawn::Signs),
            Content::Link(area) | Content::Field(area, ..) => (*area, Drawn::Nothing),
        }
    }
}
