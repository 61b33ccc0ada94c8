//! A guide of a few words and pages that say them, set by hand so that each can be damaged in one way.

use std::sync::Arc;

use super::prove;
use crate::design::structure::{NodeId, Role, Source, Tree, Words};
use crate::foundation::calendar::Date;
use crate::foundation::colour::{Colour, Ink, Rgb};
use crate::foundation::diagnostic::{Diagnostics, FileId, Origin, SourceFiles};
use crate::foundation::geometry::{Direction, Length, Point, Rect, Size};
use crate::guide::language::LanguageTag;
use crate::guide::model::{
    Alignment, Block, BlockKind, BlockTitle, Clinic, Common, Contents, Cover, Guide, Part, Point as ListPoint, Review, Section,
    SectionBody, SectionStart, Written,
};
use crate::layout::page::{Content, GlyphRun, Item, Owner, Page, PageEnd, PageFill, Pages, Properties};
use crate::text::font::{FaceId, FontBook, Glyph};

pub(super) struct Files {
    guide: FileId,
    clinic: FileId,
}

pub(super) fn files() -> Files {
    let mut files = SourceFiles::new();
    Files { guide: files.add("sv.toml", String::new()), clinic: files.add("clinic.toml", String::new()) }
}

pub(super) fn written(file: FileId, start: u32, text: &str) -> Written {
    let end = start + u32::try_from(text.len()).unwrap();
    Written { text: text.to_owned(), marks: vec![], origin: Origin { file, start, end }, places: vec![(0, start)] }
}

fn clinic_of(clinic: FileId) -> Clinic {
    let clinic_origin = Origin { file: clinic, start: 0, end: 1 };
    let colour = Colour { rgb: Rgb::BLACK, cmyk: None };
    Clinic {
        name: written(clinic, 0, "Kliniken"),
        address: vec![],
        place: None,
        phone: written(clinic, 20, "+00 000"),
        emergency: written(clinic, 40, "112"),
        calls: Vec::new(),
        email: None,
        web: None,
        hours: None,
        logo: None,
        brand: colour,
        urgent: colour,
        brand_origin: clinic_origin,
        urgent_origin: clinic_origin,
        printing: crate::guide::model::Printing::default(),
        origin: clinic_origin,
    }
}

pub(super) fn guide() -> Guide {
    let Files { guide, clinic } = files();
    let day = Date::new(2026, 6, 1).unwrap();
    let points = vec![ListPoint {
        term: Some(written(guide, 300, "Ring oss:")),
        text: written(guide, 320, "om det gör ont"),
        points: vec![],
    }];
    let block = |kind| Block { origin: Origin { file: guide, start: 190, end: 191 }, kind };
    Guide {
        name: "prov".to_owned(),
        language: LanguageTag::new("sv").unwrap(),
        origin: Origin { file: guide, start: 0, end: 1 },
        common: Common {
            date: day,
            cover: Cover::Masthead,
            contents: Contents::Omitted,
            sections: SectionStart::RunOn,
            alignment: Alignment::Start,
            number: None,
            review: Review { revised: day, in_force: None, until: None, approved_by: None, until_origin: None },
        },
        clinic: clinic_of(clinic),
        title: written(guide, 10, "Före besöket"),
        title_lines: vec![],
        subtitle: None,
        stages: vec![],
        notice: None,
        sections: vec![Section {
            id: "one".to_owned(),
            origin: Origin { file: guide, start: 100, end: 101 },
            title: written(guide, 110, "Så gör du"),
            tag: Some(written(guide, 130, "Börja här")),
            lead: None,
            body: SectionBody::Blocks(vec![
                block(BlockKind::Text(vec![written(guide, 200, "Kom i god tid och ta med din lista över läkemedel")])),
                block(BlockKind::Points(BlockTitle::Fixed, points)),
            ]),
        }],
        checklist: None,
    }
}

pub(super) fn tree() -> Tree {
    let Files { guide, clinic } = files();
    let mut tree = Tree::new(Role::Document, Origin { file: guide, start: 0, end: 1 });
    let masthead = tree.add(tree.root(), Role::Masthead, Origin { file: guide, start: 0, end: 1 });
    let say = |tree: &mut Tree, parent, role, file, start: u32, text: &str, source| {
        let id = tree.add(parent, role, Origin { file, start, end: start + 1 });
        tree.node_mut(id).words = Some(Words { text: text.to_owned(), spans: vec![], source, places: vec![(0, start)] });
    };
    say(&mut tree, masthead, Role::Brand, clinic, 0, "Kliniken", Source::Author);
    say(&mut tree, masthead, Role::Title, guide, 10, "Före besöket", Source::Author);
    let section = tree.add(tree.root(), Role::Section, Origin { file: guide, start: 100, end: 101 });
    say(&mut tree, section, Role::SectionTag, guide, 130, "Börja här", Source::Author);
    say(&mut tree, section, Role::Heading, guide, 110, "Så gör du", Source::Author);
    say(&mut tree, section, Role::Paragraph, guide, 200, "Kom i god tid och ta med din lista över läkemedel", Source::Author);
    let points = tree.add(section, Role::Points, Origin { file: guide, start: 190, end: 191 });
    say(&mut tree, points, Role::BlockLabel, guide, 190, "Viktigast", Source::Label);
    say(&mut tree, points, Role::ItemBody, guide, 300, "Ring oss: om det gör ont", Source::Author);
    tree
}

/// One run of `text`, a glyph for each character, 5 pt wide, without the space at its end.
pub(super) fn run(node: NodeId, start: usize, text: &str, origin: Point) -> Item {
    let placed = |(at, _): (usize, char)| Glyph::new(7, u32::try_from(at).unwrap(), Length::pt(5));
    let glyphs = text.trim_end().char_indices().map(placed).collect();
    let run = GlyphRun {
        face: FaceId(0),
        size: Length::pt(10),
        ink: Ink::Rgb(Rgb::BLACK),
        origin,
        glyphs,
        direction: Direction::LeftToRight,
        text: text.into(),
        words: Some((node, u32::try_from(start).unwrap())),
    };
    Item { owner: Owner::Node(node), content: Content::Glyphs(run) }
}

/// Each node's words in lines of at most three words, one below the other on two pages.
pub(super) fn pages() -> Pages {
    let tree = tree();
    let mut items = Vec::new();
    for (id, node) in tree.ids().zip(tree.nodes()) {
        let Some(words) = &node.words else { continue };
        let mut start = 0;
        while start < words.text.len() {
            let end = words.text[start..].match_indices(' ').nth(2).map_or(words.text.len(), |(at, _)| start + at + 1);
            let line = i64::try_from(items.len() % 6).unwrap();
            items.push(run(id, start, &words.text[start..end], Point { x: Length::pt(50), y: Length::pt(100 + 14 * line) }));
            start = end;
        }
    }
    let second = items.split_off(6);
    let page = |number, items| Page {
        trim: Size { width: Length::pt(300), height: Length::pt(400) },
        bleed: Length::ZERO,
        slug: Length::ZERO,
        number,
        type_area: Rect { x: Length::pt(50), y: Length::pt(50), width: Length::pt(200), height: Length::pt(300) },
        ended: PageEnd::Document,
        fill: PageFill::default(),
        items,
    };
    let properties = Properties {
        title: "Före besöket".to_owned(),
        author: "Kliniken".to_owned(),
        subject: String::new(),
        language: LanguageTag::new("sv").unwrap(),
        direction: Direction::LeftToRight,
        date: Date::new(2026, 6, 1).unwrap(),
        name: "prov.sv".to_owned(),
    };
    Pages {
        properties,
        tree,
        pages: vec![page(1, items), page(2, second)],
        fonts: Arc::new(FontBook::built_in()),
        pictures: vec![],
        bookmarks: vec![],
        press: None,
    }
}

pub(super) fn found(guide: &Guide, pages: Pages) -> Diagnostics {
    prove(pages, guide, Part::Guide).map_or_else(|found| found, |_| Diagnostics::new())
}

/// The names of the complaints about pages that were damaged so.
pub(super) fn complaints(damage: impl FnOnce(&mut Pages)) -> Vec<&'static str> {
    let mut pages = pages();
    damage(&mut pages);
    let mut names: Vec<&str> = found(&guide(), pages).iter().map(|complaint| complaint.name).collect();
    names.dedup();
    names
}

pub(super) fn change_glyphs(run: &mut GlyphRun, change: impl FnOnce(&mut Vec<Glyph>)) {
    let mut glyphs = run.glyphs.to_vec();
    change(&mut glyphs);
    run.glyphs = glyphs.into();
}

pub(super) fn glyphs(item: &mut Item) -> &mut GlyphRun {
    match &mut item.content {
        Content::Glyphs(run) => run,
        other => panic!("{other:?}"),
    }
}

/// The place of the run that begins with these words.
pub(super) fn find(pages: &Pages, words: &str) -> (usize, usize) {
    for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
        for (place, item) in items.iter().enumerate() {
            if matches!(&item.content, Content::Glyphs(run) if run.text.starts_with(words)) {
                return (page, place);
            }
        }
    }
    panic!("no run begins with {words}")
}
