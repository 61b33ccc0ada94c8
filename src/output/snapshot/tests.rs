//! A small page, as text.

use std::sync::Arc;

use super::*;
use crate::design::structure::{Role, Source, Words};
use crate::foundation::calendar::Date;
use crate::foundation::colour::Rgb;
use crate::foundation::diagnostic::{Origin, SourceFiles};
use crate::foundation::geometry::{Direction, Length, Size};
use crate::guide::language::LanguageTag;
use crate::layout::page::{
    Bookmark, BreakClass, ChosenBreak, CostKind, FieldLook, Keep, NextPiece, PageFill, Properties, Reason, Stroke, StrokeEnds,
};
use crate::text::font::{FaceId, FontBook, Glyph};

const RED: Ink = Ink::Rgb(Rgb::new(0xb3, 0x26, 0x1e));

fn run(words: Option<(NodeId, u32)>, x: i64, y: i64, text: &str) -> Content {
    let glyph = |(at, sign): (usize, char)| {
        let advance = if sign == ' ' { Length::centipoints(200) } else { Length::pt(5) };
        Glyph::new(3, u32::try_from(at).unwrap(), advance)
    };
    Content::Glyphs(GlyphRun {
        face: FaceId(99),
        size: Length::pt(10),
        ink: Ink::Rgb(Rgb::BLACK),
        origin: Point { x: Length::pt(x), y: Length::pt(y) },
        glyphs: text.char_indices().map(glyph).collect(),
        direction: Direction::LeftToRight,
        text: text.into(),
        words,
    })
}

fn sample() -> Pages {
    let mut files = SourceFiles::new();
    let origin = Origin { file: files.add("sv.toml", String::new()), start: 0, end: 1 };
    let mut tree = Tree::new(Role::Document, origin);
    let heading = tree.add(tree.root(), Role::Heading, origin);
    let paragraph = tree.add(tree.root(), Role::Paragraph, origin);
    let link = tree.add(paragraph, Role::Link, origin);
    let field = tree.add(tree.root(), Role::FieldEntry, origin);
    let words = |text: &str| Some(Words { text: text.to_owned(), spans: vec![], source: Source::Author, places: vec![] });
    tree.node_mut(heading).words = words("Före");
    tree.node_mut(heading).anchor = Some("before".to_owned());
    tree.node_mut(paragraph).words = words("Ta med dina läkemedel hit igen i dag");
    tree.node_mut(link).target = Some(Target::Node(heading));
    tree.node_mut(field).entry = Some(Entry::Lines(2));
    tree.node_mut(field).alternative = Some("Datum".to_owned());
    let own = |node, content| Item { owner: Owner::Node(node), content };
    let area = |y| Rect { x: Length::pt(50), y: Length::pt(y), width: Length::pt(100), height: Length::pt(12) };
    let rule = Stroke { width: Length::centipoints(50), ink: RED, ends: StrokeEnds::Plain, dash: None };
    let ends = |x| Point { x: Length::pt(x), y: Length::pt(60) };
    let (second, third) = ("Ta med dina läke".len(), "Ta med dina läkemedel hit i".len());
    let items = vec![
        Item { owner: Owner::Artifact(Artifact::Background), content: Content::Fill(Path::rectangle(area(0)), RED) },
        own(heading, run(Some((heading, 0)), 50, 50, "Före")),
        Item { owner: Owner::Artifact(Artifact::Layout), content: Content::Stroke(Path::line(ends(50), ends(150)), rule) },
        own(paragraph, run(Some((paragraph, 0)), 50, 80, "Ta med ")),
        own(paragraph, run(Some((paragraph, 7)), 84, 80, "dina läke\u{ad}")),
        own(paragraph, run(Some((paragraph, u32::try_from(second).unwrap())), 50, 94, "medel hit i\u{ad}")),
        own(link, run(Some((paragraph, u32::try_from(third).unwrap())), 50, 108, "gen i dag")),
        own(link, Content::Link(area(98))),
        own(field, Content::Field(area(130), FieldLook { ink: Ink::Rgb(Rgb::BLACK), rules: None })),
        Item { owner: Owner::Artifact(Artifact::Foot), content: run(None, 50, 190, "Sida 1 av 1") },
    ];
    let page = Page {
        trim: Size { width: Length::pt(200), height: Length::pt(200) },
        bleed: Length::ZERO,
        slug: Length::ZERO,
        number: 1,
        type_area: Rect { x: Length::pt(50), y: Length::pt(30), width: Length::pt(100), height: Length::pt(140) },
        ended: PageEnd::Document,
        fill: PageFill::default(),
        items,
    };
    Pages {
        properties: Properties {
            title: "Före besöket".to_owned(),
            author: String::new(),
            subject: String::new(),
            language: LanguageTag::new("sv").unwrap(),
            direction: Direction::LeftToRight,
            date: Date::new(2026, 6, 1).unwrap(),
            name: "prov.sv".to_owned(),
        },
        tree,
        pages: vec![page],
        fonts: Arc::new(FontBook::default()),
        pictures: vec![],
        bookmarks: vec![Bookmark { level: 1, title: "Före".to_owned(), node: heading, page: 0, top: Length::pt(40) }],
        press: None,
    }
}

/// The layout of pages, proven or not.
fn layout(pages: &Pages) -> String {
    let mut out = String::new();
    write_document(pages, &mut out).unwrap();
    out
}

/// Their two reports.
fn reports(pages: &Pages) -> [String; 2] {
    let mut out = [String::new(), String::new()];
    report::write_metrics(pages, &mut out[0]).unwrap();
    report::write_hyphens(pages, &mut out[1]).unwrap();
    out
}

#[test]
fn a_page_as_text() {
    insta::assert_snapshot!(layout(&sample()), @r#"
    document prov.sv
    title    Före besöket
    language sv
    date     2026-06-01
    pages    1
    bookmark Före → page 1 at 40.00

    page 1, numbered 1, 200.00 × 200.00: the document ends
    fill      50.00    0.00 100.00 × 12.00 #b3261e (background)
    text      50.00   50.00 ? 10.00 #000000 Heading | Före
    rule      50.00   60.00 100.00 × 0.00 0.50 wide #b3261e (layout)
    text      50.00   80.00 ? 10.00 #000000 Paragraph | Ta med dina läke-¬
    text      50.00   94.00 ? 10.00 #000000 Paragraph | medel hit i-¬
    text      50.00  108.00 ? 10.00 #000000 Link | gen i dag
    link      50.00   98.00 100.00 × 12.00 Link → before
    field     50.00  130.00 100.00 × 12.00 2 lines #000000 FieldEntry | Datum
    text      50.00  190.00 ? 10.00 #000000 (foot) | Sida 1 av 1
    "#);
}

#[test]
fn the_reports() {
    insta::assert_snapshot!(reports(&sample()).join("\n"), @r#"
    document        prov.sv
    pages           1
    lines           4
    hyphens         2
    ladders         1 of 2 lines
    word spaces     0.200 least, 0.200 at 95 %, 0.200 widest (em, 7 of them)
    shortest last   39.00 pt on page 1: gen i dag
    page ends       0 within a word, 0 beside a line alone, 0 nearly empty last pages
    page   1 filled  80 %

    document prov.sv
    page   1  läke-medel
    page   1  i-gen
    hyphens  2 in 4 lines
    ladders  1 of 2 lines
    "#);
}

const CLASSES: [BreakClass; 18] = [
    BreakClass::Sections,
    BreakClass::Blocks,
    BreakClass::FirstBlock,
    BreakClass::Introduction,
    BreakClass::Paragraphs,
    BreakClass::Lines,
    BreakClass::Hyphen,
    BreakClass::Items,
    BreakClass::OuterItem,
    BreakClass::WithinItem,
    BreakClass::Rows,
    BreakClass::OuterRow,
    BreakClass::WithinRow,
    BreakClass::WithinCallout,
    BreakClass::Entries,
    BreakClass::Groups,
    BreakClass::WithinGroup,
    BreakClass::EmergencyBox,
];

#[test]
fn every_reason_has_its_words() {
    let next = |reason| NextPiece { needs: Length::mm(31), left: Length::mm(12), reason };
    let chosen = |class, reason| PageEnd::Chosen(ChosenBreak { class, penalty: 60, next: next(reason) });
    let too_tall = Reason::TooTall(Length::mm(19));
    let keeps = [Keep::Whole, Keep::Heading, Keep::Label, Keep::SingleLine, Keep::SingleItem];
    let kinds = [CostKind::Pages, CostKind::White, CostKind::Tightness, CostKind::Places, CostKind::Loneliness];
    let fill = PageFill { white: Length::mm(12), ..PageFill::default() };
    let say = |ended, fill| Ended { page: 1, ended, fill, next: Some("First words…".to_owned()) }.in_words();
    let tight = PageFill { white: Length::ZERO, taken: Length::tenths_of_mm(15), yielding: Length::mm(4) };
    let nearer = chosen(BreakClass::Rows, Reason::TooTall(Length::mm(14)));
    let whole = [say(PageEnd::Document, fill), say(PageEnd::Declared, tight), say(nearer, fill)];
    let classes = CLASSES.map(|class| say(chosen(class, too_tall), fill).split(" (").next().unwrap_or_default().to_owned());
    let after = |words: String, start: &str| words.split_once(start).map_or_else(|| words.clone(), |(_, rest)| rest.to_owned());
    let keeps = keeps.map(|keep| after(say(chosen(BreakClass::Blocks, Reason::Held(keep, Length::mm(19))), fill), "white. "));
    let kinds = kinds.map(|kind| after(say(chosen(BreakClass::Blocks, Reason::KeptBack(kind, 152)), fill), "white. "));
    insta::assert_snapshot!([&whole[..], &classes, &keeps, &kinds].concat().join("\n"), @r#"
    the document ends, 12 mm white
    the next part starts a page, 0 mm white, spaces tightened by 1.5 mm of the 4.0 that may be
    ends between two rows of a table (penalty 60), 12 mm white. Next comes “First words…”, which needs 31 mm; 12 mm were left, and 5 more with every space as tight as may be
    ends between two sections
    ends between two blocks
    ends after the first block below a heading
    ends between a paragraph and what it leads to
    ends between two paragraphs
    ends inside a paragraph
    ends inside a word
    ends between two items of a list
    ends beside the first or last item of a list
    ends inside an item of a list
    ends between two rows of a table
    ends beside the first or last row of a table
    ends inside a row that is taller than a page
    ends inside a callout that is taller than a page
    ends between two entries of the contents
    ends between two groups or fields of the checklist
    ends inside a group of the checklist
    ends before the emergency box
    Next comes “First words…”; its beginning would have fitted, but it is never divided, and all of it needs 31 mm; 12 mm were left
    Next comes “First words…”; its beginning would have fitted, but a heading stays with what follows it, and all of it needs 31 mm; 12 mm were left
    Next comes “First words…”; its beginning would have fitted, but a label stays with what it names, and all of it needs 31 mm; 12 mm were left
    Next comes “First words…”; its beginning would have fitted, but no line of a paragraph stands alone, and all of it needs 31 mm; 12 mm were left
    Next comes “First words…”; its beginning would have fitted, but no item stands alone, and all of it needs 31 mm; 12 mm were left
    “First words…” would have fitted with tighter spaces (needs 31 mm; 12 mm were left), but then it would take more pages
    “First words…” would have fitted with tighter spaces (needs 31 mm; 12 mm were left), but then the pages would be filled less evenly
    “First words…” would have fitted with tighter spaces (needs 31 mm; 12 mm were left), but then the spaces would be too tight
    “First words…” would have fitted with tighter spaces (needs 31 mm; 12 mm were left), but then the page would end at a worse place
    “First words…” would have fitted with tighter spaces (needs 31 mm; 12 mm were left), but then the last page would be nearly empty
    "#);
}

#[test]
fn a_page_is_named_by_what_it_says_first() {
    let mut pages = sample();
    let next = NextPiece { needs: Length::mm(31), left: Length::mm(12), reason: Reason::TooTall(Length::mm(19)) };
    pages.pages.insert(0, pages.pages[0].clone());
    pages.pages[0].ended = PageEnd::Chosen(ChosenBreak { class: BreakClass::Blocks, penalty: 20, next });
    insta::assert_snapshot!(ends::in_words(&pages), @r#"
    document prov.sv
    page   1 ends between two blocks (penalty 20), 0 mm white. Next comes “Före · Ta med dina läkemedel hit igen i…”, which needs 31 mm; 12 mm were left
    page   2 the document ends, 0 mm white
    "#);
}

#[test]
fn page_ends_that_nobody_wants_are_counted() {
    let mut pages = sample();
    let mut second = pages.pages[0].clone();
    // The paragraph's third line stands on the second page, and the second line ends within a word.
    pages.pages[0].items.retain(|item| !matches!(&item.content, Content::Glyphs(run) if &*run.text == "gen i dag"));
    second.items.retain(|item| matches!(&item.content, Content::Glyphs(run) if &*run.text == "gen i dag"));
    let next = NextPiece { needs: Length::mm(31), left: Length::mm(12), reason: Reason::TooTall(Length::mm(19)) };
    pages.pages[0].ended = PageEnd::Chosen(ChosenBreak { class: BreakClass::Hyphen, penalty: 5000, next });
    second.fill.white = Length::pt(120);
    pages.pages.push(second);
    let ends = |pages: &Pages| reports(pages)[0].lines().find(|line| line.starts_with("page ends")).map(str::to_owned);
    assert_eq!(
        ends(&pages).as_deref(),
        Some("page ends       1 within a word, 1 beside a line alone, 1 nearly empty last pages")
    );
    pages.pages[1].fill.white = Length::pt(110);
    assert!(ends(&pages).is_some_and(|line| line.ends_with("0 nearly empty last pages")));
}
