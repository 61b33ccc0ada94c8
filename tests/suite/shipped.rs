//! The guides that ship with the program: the layout of each is held as text, and what must be true of every one of them is.

use std::collections::{BTreeMap, BTreeSet};

use handout::design::structure::Role;
use handout::guide::language::LanguageTag;
use handout::guide::model::Part;
use handout::layout::page::{Content, Owner, Pages};
use handout::layout::preflight::authored_words;
use handout::output::{pdf, snapshot};
use handout::text::paragraph::{is_hyphenated, shown_points};

use crate::support::{Checkout, languages, read, set, shipped_documents as documents};

#[test]
fn every_layout_is_as_it_was() {
    let documents = documents();
    assert_eq!(documents.len(), 44, "twelve languages of the long guide, six and four of the short ones, two documents each");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/guides");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (path, part) in documents {
            let pages = set(&Checkout, &path, part);
            insta::assert_snapshot!(pages.properties.name.clone(), snapshot::text(&pages));
        }
    });
}

#[test]
fn the_long_guide_takes_twenty_pages_in_every_language() {
    for (path, _) in documents().iter().filter(|(path, part)| path.contains("mesotherapy") && *part == Part::Guide) {
        let guide = read(&Checkout, path).expect("it can be read");
        assert_eq!(guide.sections.len(), 18, "{path}");
        assert_eq!(set(&Checkout, path, Part::Guide).pages.len(), 20, "{path}");
    }
}

#[test]
fn a_checklist_is_one_page_at_a_legible_size() {
    for (path, _) in documents().iter().filter(|(_, part)| *part == Part::Checklist) {
        let pages = set(&Checkout, path, Part::Checklist);
        assert_eq!(pages.pages.len(), 1, "{path}");
        assert!(smallest_body(&pages) >= 10.0, "{path}: {}", smallest_body(&pages));
    }
}

/// The smallest size of words that are no artifact, in points.
fn smallest_body(pages: &Pages) -> f64 {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let sizes = items.filter_map(|item| match (&item.content, item.owner) {
        (Content::Glyphs(run), Owner::Node(_)) => Some(run.size.to_pt()),
        _ => None,
    });
    sizes.fold(f64::MAX, f64::min)
}

#[test]
fn the_contents_say_where_the_sections_are() {
    let pages = set(&Checkout, "guides/mesotherapy/sv.toml", Part::Guide);
    let of_sections = pages.bookmarks.iter().filter(|bookmark| pages.tree.node(bookmark.node).role == Role::Heading);
    let headings: Vec<usize> = of_sections.skip(1).map(|bookmark| bookmark.page + 1).collect();
    let listed: Vec<usize> = pages
        .tree
        .nodes()
        .iter()
        .filter(|node| node.role == Role::ContentsPage)
        .filter_map(|node| node.words.as_ref()?.text.parse().ok())
        .collect();
    assert_eq!(listed, headings);
    assert_eq!(listed.len(), 18);
}

#[test]
fn every_word_is_split_as_it_was_read() {
    let mut words: BTreeMap<LanguageTag, BTreeSet<String>> = BTreeMap::new();
    for (path, part) in documents() {
        let guide = read(&Checkout, &path).expect("it can be read");
        let of_language = words.entry(guide.language.clone()).or_default();
        for written in authored_words(&guide, part) {
            let joins = matches!(guide.language.as_str(), "fr" | "uk");
            let letters = written.text.split(|sign: char| !(sign.is_alphabetic() || sign == '\u{ad}' || joins && sign == '’'));
            of_language.extend(letters.filter(|word| word.chars().count() >= 7).map(str::to_lowercase));
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/hyphens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (tag, words) in words.iter().filter(|(tag, _)| is_hyphenated(tag)) {
            let language = languages().get(tag).expect("it is known");
            let shown: Vec<String> = words.iter().map(|word| shown_points(language, word)).collect();
            insta::assert_snapshot!(tag.as_str(), shown.join("\n"));
        }
    });
}

#[test]
fn the_same_guide_gives_the_same_bytes() {
    for path in ["guides/mesotherapy/sv.toml", "guides/mesotherapy/ar.toml", "guides/fact-sheet/nb.toml"] {
        let bytes = || pdf::write(&set(&Checkout, path, Part::Guide)).expect("it can be written");
        assert!(bytes() == bytes(), "{path}");
    }
}
