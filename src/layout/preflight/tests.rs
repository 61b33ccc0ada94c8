//! Finished pages, damaged one way at a time: each damage is refused under its own name.

use super::fault::{DOUBLED, FOREIGN, GUESSED, LOST, OUT_OF_ORDER, OUTSIDE};
use super::prove;
use super::sample::*;

use crate::foundation::geometry::{Direction, Length, Point};
use crate::guide::model::{Guide, Part};
use crate::layout::page::{Artifact, Owner, Pages};
use crate::text::font::Glyph;

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
