//! Pages made by hand: everything that a guide can hold, in a language each.

use std::sync::Arc;

use handout::design::structure::{Entry, NodeId, Role, Target, Tree};
use handout::foundation::calendar::Date;
use handout::foundation::geometry::{Direction, Length, Point, Rect};
use handout::guide::language::LanguageTag;
use handout::guide::model::Rank;
use handout::layout::page::{
    Artifact, Bookmark, Content, FieldLook, Owner, Pages, Path, Properties, Rules, Segment, Stroke, StrokeEnds,
};

use super::pictures::gradient;
use super::setter::{ACCENT, Faces, INK, Setter, Style, node, origin};

/// The words of a sample.
pub struct Script {
    pub language: &'static str,
    pub direction: Direction,
    pub style: Style,
    pub heading: Style,
    pub title: &'static str,
    pub subtitle: &'static str,
    pub contents: &'static str,
    pub section: &'static str,
    pub lead: &'static str,
    pub paragraph: &'static str,
    pub link: (&'static str, &'static str),
    pub foreign: (&'static str, &'static str),
    pub points: [&'static str; 2],
    pub rows: [[&'static str; 2]; 2],
    pub sign: &'static str,
    pub picture: &'static str,
    pub tick: &'static str,
    pub field: &'static str,
}

pub const SWEDISH: Script = Script {
    language: "sv",
    direction: Direction::LeftToRight,
    style: Style::Latin,
    heading: Style::LatinBold,
    title: "Före behandlingen",
    subtitle: "En vägledning för dig som ska få mesoterapi",
    contents: "Innehåll",
    section: "Så förbereder du dig",
    lead: "Läs detta i god tid, gärna två veckor före besöket.",
    paragraph: "Undvik blodförtunnande läkemedel om läkaren säger det. Drick vatten, ät frukost och kom utvilad till mottagningen. \
                Ta med en lista över allt du tar, även natur\u{AD}läkemedel. Fråga hellre en gång för mycket än en gång för lite. Läs mer hos",
    link: ("Läkemedelsverket", "https://www.lakemedelsverket.se/sv"),
    foreign: ("à la carte", "fr"),
    points: ["Rodnad i upp till två dygn är vanligt.", "Blåmärken försvinner inom en vecka."],
    rows: [["Lätt svullnad", "Kyl i tio minuter."], ["Feber över 38 °C", "Ring mottagningen samma dag."]],
    sign: "Ring mottagningen",
    picture: "En hand håller en kall kompress mot kinden",
    tick: "Jag har lästa igenom vägledningen",
    field: "Mina läkemedel",
};

pub const ARABIC: Script = Script {
    language: "ar",
    direction: Direction::RightToLeft,
    style: Style::Arabic,
    heading: Style::Arabic,
    title: "قبل العلاج",
    subtitle: "دليل للمرضى الذين سيخضعون للعلاج",
    contents: "المحتويات",
    section: "كيف تستعد للموعد",
    lead: "اقرأ هذا الدليل قبل أسبوعين من الزيارة.",
    paragraph: "تجنّب الأدوية المميعة للدم إذا نصحك الطبيب بذلك. اشرب الماء وتناول وجبة الفطور واحضر إلى العيادة مرتاحًا. \
                أحضر معك قائمة بكل ما تتناوله من أدوية، وبينها الأعشاب الطبيّة. المدة 48 ساعة لا أكثر. اقرأ المزيد لدى",
    link: ("وكالة الأدوية", "https://www.lakemedelsverket.se/ar"),
    foreign: ("Läkemedelsverket", "sv"),
    points: ["الاحمرار لمدة يومين أمر شائع.", "تختفي الكدمات خلال أسبوع."],
    rows: [["تورّم خفيف", "برّد المكان عشر دقائق."], ["حمّى فوق 38", "اتصل بالعيادة في اليوم نفسه."]],
    sign: "اتصل بالعيادة",
    picture: "يد تمسك كمادة باردة على الخد",
    tick: "قرأت الدليل كاملًا",
    field: "أدويتي",
};

pub const HEBREW: Script = Script {
    language: "he",
    direction: Direction::RightToLeft,
    style: Style::Hebrew,
    heading: Style::Hebrew,
    title: "לפני הטיפול",
    subtitle: "מדריך למטופלים העומדים לעבור טיפול",
    contents: "תוכן העניינים",
    section: "כיצד להתכונן",
    lead: "קראו את המדריך שבועיים לפני הביקור.",
    paragraph: "הימנעו מתרופות מדללות דם אם הרופא אמר זאת. שתו מים, אכלו ארוחת בוקר והגיעו רעננים למרפאה. \
                הביאו רשימה של כל התרופות, גם צמחי מרפא. שָׁלוֹם לכל הבאים, עד 48 שעות. קראו עוד אצל",
    link: ("רשות התרופות", "https://www.lakemedelsverket.se/he"),
    foreign: ("Läkemedelsverket", "sv"),
    points: ["אדמומיות במשך יומיים היא שכיחה.", "שטפי דם נעלמים בתוך שבוע."],
    rows: [["נפיחות קלה", "קררו עשר דקות."], ["חום מעל 38", "התקשרו למרפאה באותו יום."]],
    sign: "התקשרו למרפאה",
    picture: "יד מחזיקה רטייה קרה על הלחי",
    tick: "קראתי את המדריך במלואו",
    field: "התרופות שלי",
};

/// A guide of a cover, contents, a section with everything, and a checklist.
pub fn guide(faces: &Faces, script: &Script) -> Pages {
    let mut tree = Tree::new(Role::Document, origin());
    let setter = Setter::new(faces, script.style, script.direction);
    let root = tree.root();
    tree.node_mut(root).language = LanguageTag::new(script.language);
    let mut making = Making { tree, setter, script, bookmarks: Vec::new() };
    making.cover();
    let (reference, page) = making.contents();
    making.section(reference, page);
    making.checklist();
    making.finish(faces)
}

struct Making<'a> {
    tree: Tree,
    setter: Setter<'a>,
    script: &'a Script,
    bookmarks: Vec<Bookmark>,
}

const NONE: Length = Length::ZERO;
const INSET: Length = Length::pt(18);

impl Making<'_> {
    /// A node with words, set as a paragraph.
    fn line(&mut self, parent: NodeId, role: Role, text: &str, inset: Length) -> NodeId {
        let id = node(&mut self.tree, parent, role, text);
        self.setter.paragraph(Owner::Node(id), text, inset);
        id
    }

    fn heading(&mut self, parent: NodeId, role: Role, text: &str, level: u8) -> NodeId {
        let (style, size) = (self.setter.style, self.setter.size);
        (self.setter.style, self.setter.size) = (self.script.heading, Length::pt(20));
        let top = self.setter.y;
        let id = self.line(parent, role, text, NONE);
        (self.setter.style, self.setter.size) = (style, size);
        let page = self.setter.last_page();
        self.bookmarks.push(Bookmark { level, title: text.to_owned(), node: id, page, top });
        id
    }

    fn cover(&mut self) {
        let root = self.tree.root();
        let cover = node(&mut self.tree, root, Role::Cover, "");
        let tint = Rect { x: NONE, y: NONE, width: Length::mm(210), height: Length::mm(60) };
        self.setter.put(Owner::Artifact(Artifact::Background), Content::Fill(Path::rectangle(tint), ACCENT));
        self.setter.y = Length::pt(220);
        self.heading(cover, Role::Title, self.script.title, 1);
        self.line(cover, Role::Subtitle, self.script.subtitle, NONE);
        self.setter.new_page();
    }

    fn contents(&mut self) -> (NodeId, usize) {
        let root = self.tree.root();
        let contents = node(&mut self.tree, root, Role::Contents, "");
        self.line(contents, Role::Heading, self.script.contents, NONE);
        let list = node(&mut self.tree, contents, Role::ContentsList, "");
        let entry = node(&mut self.tree, list, Role::ContentsEntry, "");
        let reference = node(&mut self.tree, entry, Role::ContentsReference, "");
        let title = node(&mut self.tree, reference, Role::ContentsTitle, self.script.section);
        let page = node(&mut self.tree, reference, Role::ContentsPage, "3");
        let text = format!("{} ", self.script.section);
        let area = self.setter.pieces(&[(Owner::Node(title), &text), (Owner::Node(page), "3")], NONE);
        self.setter.put(Owner::Node(reference), Content::Link(area.grown(Length::pt(2))));
        let on = self.setter.last_page();
        self.setter.new_page();
        (reference, on)
    }

    fn section(&mut self, reference: NodeId, _page: usize) {
        let script = self.script;
        let root = self.tree.root();
        let section = node(&mut self.tree, root, Role::Section, "");
        let heading = self.heading(section, Role::Heading, script.section, 2);
        self.tree.node_mut(reference).target = Some(Target::Node(heading));
        self.line(section, Role::Lead, script.lead, NONE);
        self.paragraph(section);
        self.points(section);
        self.table(section);
        self.picture(section);
    }

    /// A paragraph with a link and words in another language.
    fn paragraph(&mut self, section: NodeId) {
        let script = self.script;
        let whole = format!("{} {} {}.", script.paragraph, script.link.0, script.foreign.0);
        let paragraph = node(&mut self.tree, section, Role::Paragraph, &whole);
        let link = node(&mut self.tree, paragraph, Role::Link, script.link.0);
        self.tree.node_mut(link).target = Some(Target::Address(script.link.1.to_owned()));
        let foreign = node(&mut self.tree, paragraph, Role::Span, "");
        self.tree.node_mut(foreign).language = LanguageTag::new(script.foreign.1);
        let before = format!("{} ", script.paragraph);
        self.setter.gap();
        self.setter.paragraph(Owner::Node(paragraph), &before, NONE);
        let (linked, after) = (format!("{} ", script.link.0), format!("{} ", script.foreign.0));
        let area = self.setter.pieces(&[(Owner::Node(link), &linked)], NONE);
        self.setter.put(Owner::Node(link), Content::Link(area));
        self.setter.pieces(&[(Owner::Node(foreign), &after)], NONE);
        self.setter.gap();
    }

    fn points(&mut self, section: NodeId) {
        let list = node(&mut self.tree, section, Role::Points, "");
        for point in self.script.points {
            let item = node(&mut self.tree, list, Role::Item, "");
            let label = node(&mut self.tree, item, Role::ItemLabel, "");
            let dot = self.setter.beside(NONE, Length::pt(5));
            self.setter.put(Owner::Node(label), Content::Fill(circle(dot), ACCENT));
            self.line(item, Role::ItemBody, point, INSET);
        }
        self.setter.gap();
        let list = node(&mut self.tree, section, Role::Steps, "");
        for (number, point) in self.script.points.iter().enumerate() {
            let item = node(&mut self.tree, list, Role::Item, "");
            let text = format!("{}.", number + 1);
            let label = node(&mut self.tree, item, Role::ItemLabel, &text);
            let body = node(&mut self.tree, item, Role::ItemBody, point);
            self.setter.pieces(&[(Owner::Node(label), &format!("{text} ")), (Owner::Node(body), point)], NONE);
        }
        self.setter.gap();
    }

    fn table(&mut self, section: NodeId) {
        let table = node(&mut self.tree, section, Role::Urgency, "");
        for (place, [label, text]) in self.script.rows.into_iter().enumerate() {
            let row = node(&mut self.tree, table, Role::RankRow(if place == 0 { Rank::Home } else { Rank::Call }), "");
            let rule = self.setter.beside(NONE, Length::pt(2));
            let from = Point { x: Length::pt(60), y: rule.y };
            let line = Path::line(from, Point { x: Length::pt(535), y: rule.y });
            let stroke = Stroke { width: Length::centipoints(50), ink: ACCENT, ends: StrokeEnds::Plain, dash: None };
            self.setter.put(Owner::Artifact(Artifact::Layout), Content::Stroke(line, stroke));
            let head = node(&mut self.tree, row, Role::RowLabel, label);
            let sign = node(&mut self.tree, head, Role::Sign, "");
            self.tree.node_mut(sign).alternative = Some(self.script.sign.to_owned());
            let at = self.setter.beside(NONE, Length::pt(9));
            self.setter.put(Owner::Node(sign), Content::Fill(circle(at), ACCENT));
            self.setter.paragraph(Owner::Node(head), label, INSET);
            let cell = node(&mut self.tree, row, Role::RowText, text);
            self.setter.paragraph(Owner::Node(cell), text, INSET);
        }
        // A row whose second cell is empty on the page keeps it in the tree.
        let row = node(&mut self.tree, table, Role::Row, "");
        self.line(row, Role::RowLabel, self.script.tick, NONE);
        node(&mut self.tree, row, Role::RowText, "");
        self.setter.gap();
    }

    fn picture(&mut self, section: NodeId) {
        let block = node(&mut self.tree, section, Role::PictureBlock, "");
        let picture = node(&mut self.tree, block, Role::Picture, "");
        self.tree.node_mut(picture).alternative = Some(self.script.picture.to_owned());
        let area = Rect { x: Length::pt(60), y: self.setter.y + Length::pt(10), width: Length::pt(96), height: Length::pt(64) };
        self.setter.put(Owner::Node(picture), Content::Picture(0, area));
        self.setter.y = area.bottom();
        self.line(block, Role::PictureCaption, self.script.picture, NONE);
        self.setter.new_page();
    }

    fn checklist(&mut self) {
        let root = self.tree.root();
        let checklist = node(&mut self.tree, root, Role::Checklist, "");
        self.heading(checklist, Role::Heading, self.script.tick, 2);
        let list = node(&mut self.tree, checklist, Role::TickList, "");
        for _ in 0..2 {
            let item = node(&mut self.tree, list, Role::Item, "");
            let label = node(&mut self.tree, item, Role::ItemLabel, "");
            let tick = node(&mut self.tree, label, Role::TickBox, "");
            let target = self.tree.node_mut(tick);
            target.entry = Some(Entry::Tick);
            target.alternative = Some(self.script.tick.to_owned());
            let area = self.setter.beside(NONE, Length::pt(11));
            self.setter.put(Owner::Node(tick), Content::Stroke(Path::rectangle(area), FRAME));
            self.setter.put(Owner::Node(tick), Content::Field(area, FieldLook { ink: INK, rules: None }));
            self.line(item, Role::ItemBody, self.script.tick, INSET);
        }
        let fields = node(&mut self.tree, checklist, Role::Fields, "");
        for lines in [1, 3] {
            let field = node(&mut self.tree, fields, Role::Field, "");
            self.line(field, Role::FieldLabel, self.script.field, NONE);
            let entry = node(&mut self.tree, field, Role::FieldEntry, "");
            let target = self.tree.node_mut(entry);
            target.entry = Some(Entry::Lines(lines));
            target.alternative = Some(self.script.field.to_owned());
            let height = Length::pt(20) * i64::from(lines);
            let area = Rect { x: Length::pt(60), y: self.setter.y + Length::pt(6), width: Length::pt(300), height };
            self.setter.put(Owner::Node(entry), Content::Stroke(Path::rectangle(area), FRAME));
            let rules = Rules {
                count: lines - 1,
                pitch: Length::pt(20),
                foot: Length::pt(1),
                thickness: Length::centipoints(60),
                ink: INK,
            };
            let rules = (lines > 1).then_some(rules);
            self.setter.put(Owner::Node(entry), Content::Field(area, FieldLook { ink: INK, rules }));
            self.setter.y = area.bottom() + Length::pt(6);
        }
    }

    fn finish(self, faces: &Faces) -> Pages {
        let name = format!("sample.{}", self.script.language);
        Pages {
            properties: Properties {
                title: self.script.title.to_owned(),
                author: "Exempelkliniken".to_owned(),
                subject: self.script.subtitle.to_owned(),
                language: LanguageTag::new(self.script.language).unwrap(),
                direction: self.script.direction,
                date: Date::new(2026, 6, 1).unwrap(),
                name,
            },
            tree: self.tree,
            pages: self.setter.pages,
            fonts: Arc::clone(&faces.book),
            pictures: vec![Arc::new(gradient())],
            bookmarks: self.bookmarks,
            press: None,
        }
    }
}

const FRAME: Stroke = Stroke { width: Length::centipoints(75), ink: INK, ends: StrokeEnds::Plain, dash: None };

fn circle(area: Rect) -> Path {
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    let (middle, centre) = (left + area.width / 2, top + area.height / 2);
    let at = |x, y| Point { x, y };
    let (dx, dy) = (area.width.ratio(276, 1000), area.height.ratio(276, 1000));
    Path(vec![
        Segment::Move(at(middle, top)),
        Segment::Curve(at(middle + dx, top), at(right, centre - dy), at(right, centre)),
        Segment::Curve(at(right, centre + dy), at(middle + dx, bottom), at(middle, bottom)),
        Segment::Curve(at(middle - dx, bottom), at(left, centre + dy), at(left, centre)),
        Segment::Curve(at(left, centre - dy), at(middle - dx, top), at(middle, top)),
        Segment::Close,
    ])
}

/// The words of all nodes in reading order, as a judge compares them.
pub fn words(pages: &Pages) -> String {
    let tree = &pages.tree;
    let spoken = tree.ids().filter(|id| {
        let within_words = tree.node(*id).parent.is_some_and(|parent| tree.node(parent).words.is_some());
        !within_words
    });
    let texts: Vec<&str> = spoken.filter_map(|id| tree.node(id).words.as_ref()).map(|words| words.text.as_str()).collect();
    texts.join("\n")
}
