//! Finished pages, damaged one way at a time: each damage is refused under its own name.

use std::sync::Arc;

use super::fault::{DOUBLED, FOREIGN, GUESSED, LOST, OUT_OF_ORDER, OUTSIDE};
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
use crate::layout::page::{Artifact, Content, Fill, GlyphRun, Item, Owner, Page, PageEnd, Pages, Properties};
use crate::text::font::{FaceId, FontBook, Glyph};

struct Files {
    guide: FileId,
    clinic: FileId,
}

fn files() -> Files {
    let mut files = SourceFiles::new();
    Files { guide: files.add("sv.toml", String::new()), clinic: files.add("clinic.toml", String::new()) }
}

fn written(file: FileId, start: u32, text: &str) -> Written {
    let end = start + u32::try_from(text.len()).unwrap();
    Written { text: text.to_owned(), marks: vec![], origin: Origin { file, start, end }, places: vec![(0, start)] }
}

fn guide() -> Guide {
    let Files { guide, clinic } = files();
    let day = Date::new(2026, 6, 1).unwrap();
    let clinic_origin = Origin { file: clinic, start: 0, end: 1 };
    let colour = Colour { rgb: Rgb::BLACK, cmyk: None };
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
            contents: Contents::Left,
            sections: SectionStart::RunOn,
            alignment: Alignment::Start,
            number: None,
            review: Review { revised: day, in_force: None, until: None, approved_by: None, until_origin: None },
        },
        clinic: Clinic {
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
        },
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

fn tree() -> Tree {
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
fn run(node: NodeId, start: usize, text: &str, origin: Point) -> Item {
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
fn pages() -> Pages {
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
        fill: Fill::default(),
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

fn found(guide: &Guide, pages: Pages) -> Diagnostics {
    prove(pages, guide, Part::Guide).map_or_else(|found| found, |_| Diagnostics::new())
}

/// The names of the complaints about pages that were damaged so.
fn complaints(damage: impl FnOnce(&mut Pages)) -> Vec<&'static str> {
    let mut pages = pages();
    damage(&mut pages);
    let mut names: Vec<&str> = found(&guide(), pages).iter().map(|complaint| complaint.name).collect();
    names.dedup();
    names
}

fn change_glyphs(run: &mut GlyphRun, change: impl FnOnce(&mut Vec<Glyph>)) {
    let mut glyphs = run.glyphs.to_vec();
    change(&mut glyphs);
    run.glyphs = glyphs.into();
}

fn glyphs(item: &mut Item) -> &mut GlyphRun {
    match &mut item.content {
        Content::Glyphs(run) => run,
        other => panic!("{other:?}"),
    }
}

/// The place of the run that begins with these words.
fn find(pages: &Pages, words: &str) -> (usize, usize) {
    for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
        for (place, item) in items.iter().enumerate() {
            if matches!(&item.content, Content::Glyphs(run) if run.text.starts_with(words)) {
                return (page, place);
            }
        }
    }
    panic!("no run begins with {words}")
}

#[test]
fn whole_pages_pass() {
    assert!(prove(pages(), &guide(), Part::Guide).is_ok());
}

#[test]
fn a_dropped_run_is_lost() {
    assert_eq!(complaints(|pages| drop(pages.pages[0].items.pop())), [LOST]);
    let mut pages = pages();
    let (page, place) = find(&pages, "tid och");
    pages.pages[page].items.remove(place);
    let found = found(&guide(), pages);
    let at = found.iter().next().and_then(|complaint| complaint.at).unwrap();
    let offset = u32::try_from("Kom i god ".len()).unwrap();
    assert_eq!(at.start, 200 + offset, "the complaint names the place in the author's file");
}

#[test]
fn a_run_drawn_twice_is_doubled() {
    let damage = |pages: &mut Pages| {
        let (page, place) = find(pages, "tid och");
        let again = pages.pages[page].items[place].clone();
        pages.pages[page].items.insert(place, again);
    };
    assert_eq!(complaints(damage), [DOUBLED]);
}

#[test]
fn swapped_runs_are_out_of_order() {
    let within_a_node = |pages: &mut Pages| {
        let (page, place) = find(pages, "Ring oss: om");
        pages.pages[page].items.swap(place, place + 1);
    };
    assert_eq!(complaints(within_a_node), [OUT_OF_ORDER]);
    let between_nodes = |pages: &mut Pages| {
        let (page, place) = find(pages, "Börja här");
        pages.pages[page].items.swap(place, place + 1);
    };
    assert_eq!(complaints(between_nodes), [OUT_OF_ORDER]);
}

#[test]
fn a_text_that_begins_on_a_later_page_than_what_follows_it_is_out_of_order() {
    let whole = |pages: &mut Pages| {
        let (page, place) = find(pages, "Börja här");
        let late = pages.pages[page].items.remove(place);
        pages.pages[1].items.insert(0, late);
    };
    assert_eq!(complaints(whole), [OUT_OF_ORDER]);
    let pages_exchanged = |pages: &mut Pages| pages.pages.swap(0, 1);
    assert_eq!(complaints(pages_exchanged), [OUT_OF_ORDER]);
}

#[test]
fn a_text_that_goes_on_below_what_follows_it_is_out_of_order() {
    let rest_last = |pages: &mut Pages| {
        // The rest of a paragraph that began on the first page, below the list on the second.
        let (page, place) = find(pages, "över läkemedel");
        let rest = pages.pages[page].items.remove(place);
        pages.pages[1].items.push(rest);
    };
    assert_eq!(complaints(rest_last), [OUT_OF_ORDER]);
}

#[test]
fn what_is_ignorable_needs_no_glyph_and_gets_none() {
    let joiner_before = |pages: &mut Pages| {
        let run = glyphs(&mut pages.pages[0].items[1]);
        run.text = format!("\u{200d}{}", run.text).into();
        change_glyphs(run, |glyphs| glyphs.iter_mut().for_each(|glyph| glyph.cluster += 3));
    };
    assert_eq!(complaints(joiner_before), Vec::<&str>::new());
    let joiner_drawn = |pages: &mut Pages| {
        let mut item = pages.pages[0].items[1].clone();
        let run = glyphs(&mut item);
        (run.text, run.glyphs) = ("\u{200d}".into(), vec![Glyph::new(7, 0, Length::pt(5))].into());
        pages.pages[0].items.insert(1, item);
    };
    assert_eq!(complaints(joiner_drawn), [FOREIGN]);
}

#[test]
fn a_run_off_its_page_is_outside() {
    let down = |pages: &mut Pages| glyphs(&mut pages.pages[0].items[2]).origin.y = Length::pt(349);
    assert_eq!(complaints(down), [OUTSIDE]);
    let left = |pages: &mut Pages| glyphs(&mut pages.pages[0].items[2]).origin.x = Length::pt(49);
    assert_eq!(complaints(left), [OUTSIDE]);
    let long = |pages: &mut Pages| {
        let glyph = &mut std::sync::Arc::make_mut(&mut glyphs(&mut pages.pages[0].items[2]).glyphs)[0];
        *glyph = glyph.widened(Length::pt(195));
    };
    assert_eq!(complaints(long), [OUTSIDE]);
}

#[test]
fn a_foot_may_stand_outside_the_type_area_but_not_outside_the_page() {
    let foot = |y| {
        move |pages: &mut Pages| {
            let mut item = run(pages.tree.root(), 0, "Sida 1", Point { x: Length::pt(50), y });
            item.owner = Owner::Artifact(Artifact::Foot);
            glyphs(&mut item).words = None;
            pages.pages[0].items.push(item);
        }
    };
    assert_eq!(complaints(foot(Length::pt(390))), Vec::<&str>::new());
    assert_eq!(complaints(foot(Length::pt(402))), [OUTSIDE]);
}

#[test]
fn glyph_0_is_guessed() {
    assert_eq!(complaints(|pages| change_glyphs(glyphs(&mut pages.pages[0].items[1]), |glyphs| glyphs[2].id = 0)), [GUESSED]);
}

#[test]
fn clusters_must_cover_the_text() {
    let beginning = |pages: &mut Pages| {
        change_glyphs(glyphs(&mut pages.pages[0].items[1]), |glyphs| {
            glyphs.remove(0);
        });
    };
    assert_eq!(complaints(beginning), [LOST]);
    let end = |pages: &mut Pages| change_glyphs(glyphs(&mut pages.pages[0].items[1]), |glyphs| glyphs.truncate(3));
    assert_eq!(complaints(end), [LOST]);
    let backwards = |pages: &mut Pages| change_glyphs(glyphs(&mut pages.pages[0].items[1]), |glyphs| glyphs.reverse());
    assert_eq!(complaints(backwards), [LOST]);
    let none = |pages: &mut Pages| change_glyphs(glyphs(&mut pages.pages[0].items[1]), Vec::clear);
    assert_eq!(complaints(none), [LOST]);
}

#[test]
fn other_words_are_foreign() {
    assert_eq!(complaints(|pages| glyphs(&mut pages.pages[0].items[1]).text = "Före besöken".into()), [FOREIGN, LOST]);
    assert_eq!(complaints(|pages| glyphs(&mut pages.pages[0].items[1]).words = None), [FOREIGN, LOST]);
}

#[test]
fn a_joint_between_two_nodes_is_no_word() {
    let joined = |text: &'static str| {
        move |pages: &mut Pages| {
            let mut item = run(pages.tree.root(), 0, text, Point { x: Length::pt(90), y: Length::pt(100) });
            glyphs(&mut item).words = None;
            pages.pages[0].items.insert(1, item);
        }
    };
    assert_eq!(complaints(joined(" · ")), Vec::<&str>::new());
    assert_eq!(complaints(joined("och")), [FOREIGN]);
}

#[test]
fn a_hyphen_of_the_line_end_is_no_word() {
    let broken = |pages: &mut Pages| {
        let (page, place) = find(pages, "över läkemedel");
        let item = pages.pages[page].items.remove(place);
        let Owner::Node(node) = item.owner else { panic!() };
        let start = glyphs(&mut item.clone()).words.unwrap().1 as usize;
        let at = |y| Point { x: Length::pt(50), y: Length::pt(y) };
        let head = "över läke";
        pages.pages[page].items.insert(place, run(node, start, &format!("{head}\u{ad}"), at(300)));
        pages.pages[page].items.insert(place + 1, run(node, start + head.len(), "medel", at(314)));
    };
    assert_eq!(complaints(broken), Vec::<&str>::new());
}

#[test]
fn what_the_tree_forgets_or_adds_is_found() {
    // The tree and the pages agree with each other, the guide with neither.
    let named = |guide: Guide| found(&guide, pages()).iter().map(|complaint| complaint.name).collect::<Vec<_>>();
    let words = |guide: &mut Guide, text: &str| guide.sections[0].title.text = text.to_owned();
    let (mut more, mut less, mut other, mut moved) = (guide(), guide(), guide(), guide());
    words(&mut more, "Så gör du nu");
    assert_eq!(named(more), [LOST]);
    words(&mut less, "Så gör");
    assert_eq!(named(less), [FOREIGN]);
    words(&mut other, "Så gör du god");
    other.sections[0].tag = None;
    assert_eq!(named(other), [LOST, FOREIGN]);
    moved.sections[0].tag = Some(moved.sections[0].title.clone());
    moved.sections[0].title = guide().sections[0].tag.clone().unwrap();
    assert_eq!(named(moved), [OUT_OF_ORDER]);
}

#[test]
fn a_right_to_left_run_holds_one_word() {
    let turn = |pages: &mut Pages| {
        let run = glyphs(&mut pages.pages[0].items[1]);
        run.direction = Direction::RightToLeft;
        change_glyphs(run, |glyphs| glyphs.reverse());
    };
    assert_eq!(complaints(turn), [OUT_OF_ORDER]);
}
