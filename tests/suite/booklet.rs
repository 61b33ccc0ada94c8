//! Booklets, read back: which page stands where on which side of which sheet.

use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::{Length, Paper};
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::page::PageEnd;
use handout::layout::preflight::Proven;
use handout::output::pdf::booklet::{self, Booklet};
use handout::output::pdf::write;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use crate::support::{CLINIC, Checkout, HEAD, set_for};

fn guide(language: &str) -> Proven {
    set_for(&Checkout, &format!("guides/mesotherapy/{language}.toml"), Part::Guide, Edition::Screen, Paper::A5)
}

/// A guide of so many pages, each with a section of its own.
fn of_pages(language: &str, count: usize) -> Proven {
    with_sections(language, &vec![""; count])
}

/// A guide whose sections begin on pages of their own and say a sentence, and these blocks besides.
fn with_sections(language: &str, blocks: &[&str]) -> Proven {
    let section = |(number, block): (usize, &&str)| {
        format!("[[section]]\nid = \"s{number}\"\ntitle = \"{number}\"\n[[section.block]]\ntext = \"{number}.\"\n{block}\n")
    };
    let sections: String = blocks.iter().enumerate().map(section).collect();
    let text = HEAD.replace("\"run-on\"", "\"new-page\"") + &sections;
    let path = format!("{language}.toml");
    let resources = MemoryResources::new().with("clinic.toml", CLINIC).with(&path, text);
    let pages = set_for(&resources, &path, Part::Guide, Edition::Screen, Paper::A5);
    assert!(pages.pages.len() >= blocks.len());
    pages
}

fn impose(pages: &Proven) -> (Booklet, Document) {
    let booklet = booklet::write(pages, Length::tenths_of_mm(1)).unwrap();
    let document = Document::load_mem(&booklet.bytes).unwrap();
    (booklet, document)
}

fn points(object: &Object) -> f64 {
    object.as_float().map_or_else(|_| object.as_i64().unwrap() as f64, f64::from)
}

fn array(page: &Dictionary, key: &[u8]) -> Vec<f64> {
    page.get(key).unwrap().as_array().unwrap().iter().map(points).collect()
}

/// The drawn forms of a side: their names, and where they are put.
fn forms(document: &Document, side: lopdf::ObjectId) -> Vec<(usize, f64)> {
    let content = Content::decode(&document.get_page_content(side)).unwrap();
    let mut found = Vec::new();
    let mut left = 0.0;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "cm" => left = points(&operation.operands[4]),
            "Do" => {
                let name = String::from_utf8_lossy(operation.operands[0].as_name().unwrap()).into_owned();
                found.push((name.trim_start_matches('P').parse::<usize>().unwrap() + 1, left));
            }
            _ => {}
        }
    }
    found
}

/// `4|1 2|3`: what stands left and right of the fold, side after side.
fn order(document: &Document) -> String {
    let sides = document.get_pages().into_values().map(|side| {
        let forms = forms(document, side);
        let middle = 297.0 / 25.4 * 72.0 / 2.0;
        let half = |left: bool| {
            forms.iter().find(|(_, x)| (*x < middle - 100.0) == left).map_or("–".to_owned(), |(n, _)| n.to_string())
        };
        format!("{}|{}", half(true), half(false))
    });
    sides.collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_follow_each_other_when_the_sheets_are_folded() {
    assert_eq!(order(&impose(&of_pages("en", 4)).1), "4|1 2|3");
    assert_eq!(order(&impose(&of_pages("en", 8)).1), "8|1 2|7 6|3 4|5");
    assert_eq!(order(&impose(&of_pages("en", 20)).1), "20|1 2|19 18|3 4|17 16|5 6|15 14|7 8|13 12|9 10|11");
}

#[test]
fn blanks_stand_before_a_last_page_that_begins_a_part() {
    let (booklet, document) = impose(&of_pages("en", 21));
    assert_eq!(order(&document), "21|1 2|– –|3 4|– 20|5 6|19 18|7 8|17 16|9 10|15 14|11 12|13");
    assert_eq!((booklet.sheets, booklet.blanks), (6, 3));
    assert_eq!(order(&impose(&of_pages("en", 2)).1), "2|1 –|–");
}

#[test]
fn blanks_stand_behind_a_last_page_that_goes_on() {
    let words = "A sentence of several words that goes on and on. ".repeat(45);
    let long = format!("[[section.block]]\ntext = \"{words}\"");
    let pages = with_sections("en", &["", "", "", "", "", &long]);
    assert!(matches!(pages.pages[5].ended, PageEnd::Chosen(_)) && pages.pages.len() == 7);
    assert_eq!(order(&impose(&pages).1), "–|1 2|7 6|3 4|5");
}

#[test]
fn a_right_to_left_guide_is_bound_on_the_right() {
    assert_eq!(order(&impose(&of_pages("ar", 8)).1), "1|8 7|2 3|6 5|4");
}

#[test]
fn whole_guides_take_whole_sheets() {
    for language in ["sv", "ar"] {
        let pages = guide(language);
        let (booklet, document) = impose(&pages);
        assert_eq!(document.get_pages().len(), booklet.sheets * 2);
        assert_eq!(pages.pages.len() + booklet.blanks, booklet.sheets * 4);
        let mut drawn: Vec<usize> =
            document.get_pages().into_values().flat_map(|side| forms(&document, side)).map(|(page, _)| page).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, (1..=pages.pages.len()).collect::<Vec<_>>(), "each page once");
    }
}

#[test]
fn boxes_and_creep() {
    let (_, document) = impose(&of_pages("en", 20));
    let a4 = [297.0, 210.0].map(|mm: f64| mm / 25.4 * 72.0);
    for (number, side) in document.get_pages() {
        let page = document.get_dictionary(side).unwrap();
        let media = array(page, b"MediaBox");
        assert!((media[2] - a4[0]).abs() < 0.01 && (media[3] - a4[1]).abs() < 0.01, "{media:?}");
        // Every second side lies one sheet deeper, a tenth of a millimetre on each side of the fold.
        let depth = f64::from((number - 1) / 2);
        let trim = array(page, b"TrimBox");
        let width = (296.0 - 2.0 * depth * 0.1) / 25.4 * 72.0;
        assert!((trim[2] - trim[0] - width).abs() < 0.01, "side {number}: {trim:?}, not {width}");
        let found = forms(&document, side);
        let page_width = 148.0 / 25.4 * 72.0;
        let push = depth * 0.1 / 25.4 * 72.0;
        let expected = [a4[0] / 2.0 - page_width + push, a4[0] / 2.0 - push];
        for ((_, left), expected) in found.iter().zip(expected) {
            assert!((left - expected).abs() < 0.01, "side {number}: {left}, not {expected}");
        }
    }
}

#[test]
fn no_mark_stays_on_a_page_and_the_band_covers_the_fold() {
    let over = 1.0 / 25.4 * 72.0;
    let fold = 297.0 / 25.4 * 72.0 / 2.0;
    for (language, on_the_right) in [("sv", true), ("ar", false)] {
        let (_, document) = impose(&guide(language));
        for (number, side) in document.get_pages() {
            let trim = array(document.get_dictionary(side).unwrap(), b"TrimBox");
            let content = Content::decode(&document.get_page_content(side)).unwrap();
            let of = |operator: &str| {
                let found = content.operations.iter().filter(|operation| operation.operator == operator);
                found.map(|operation| operation.operands.iter().map(points).collect::<Vec<_>>()).collect::<Vec<_>>()
            };
            for start in of("m") {
                assert!(start[0] < trim[0] || start[0] > trim[2], "{language}, side {number}: a mark at {}", start[0]);
            }
            for clip in of("re") {
                // Only the cover, on the front of the outermost sheet, runs over.
                let right_half = clip[0] > fold - 2.0 * over;
                let expected = if number == 1 && right_half == on_the_right { over } else { 0.0 };
                let beyond = if right_half { fold - clip[0] } else { clip[0] + clip[2] - fold };
                assert!((beyond - expected).abs() < 0.01, "{language}, side {number}: {beyond}, not {expected}");
            }
        }
    }
}

/// The shown strings of a content, in order.
fn shown(content: &[u8]) -> Vec<String> {
    let content = Content::decode(content).unwrap();
    let shows = content.operations.iter().filter(|operation| matches!(operation.operator.as_str(), "Tj" | "TJ"));
    shows.map(|operation| format!("{:?}", operation.operands)).collect()
}

#[test]
fn a_form_says_what_its_page_says() {
    let pages = guide("ar");
    let whole = Document::load_mem(&write(&pages).unwrap()).unwrap();
    let words: Vec<Vec<String>> = whole.get_pages().into_values().map(|page| shown(&whole.get_page_content(page))).collect();
    let (_, document) = impose(&pages);
    let mut seen = 0;
    for side in document.get_pages().into_values() {
        let resources = document.get_dictionary(side).unwrap().get(b"Resources").unwrap().as_dict().unwrap();
        let drawn = resources.get(b"XObject").unwrap().as_dict().unwrap();
        for (name, form) in drawn.iter() {
            let number: usize = String::from_utf8_lossy(name).trim_start_matches('P').parse().unwrap();
            let form = document.get_object(form.as_reference().unwrap()).unwrap().as_stream().unwrap();
            let content = form.decompressed_content().unwrap();
            assert_eq!(shown(&content), words[number], "page {}", number + 1);
            assert!(!String::from_utf8_lossy(&content).contains("MCID"), "there is no structure to belong to");
            // The faces that turn codes into text go along.
            let shared = form.dict.get(b"Resources").and_then(|shared| document.dereference(shared)).unwrap().1;
            let faces = shared.as_dict().unwrap().get(b"Font").unwrap().as_dict().unwrap();
            for (_, face) in faces.iter() {
                assert!(document.get_dictionary(face.as_reference().unwrap()).unwrap().has(b"ToUnicode"));
            }
            seen += 1;
        }
    }
    assert_eq!(seen, pages.pages.len());
    assert!(document.catalog().unwrap().get(b"StructTreeRoot").is_err());
}

#[test]
fn what_cannot_be_folded_is_refused() {
    let refused =
        |pages: &Proven, creep| booklet::write(pages, creep).unwrap_err().iter().map(|fault| fault.name).collect::<Vec<_>>();
    assert_eq!(refused(&of_pages("en", 1), Length::ZERO), ["booklet-too-short"]);
    assert_eq!(refused(&of_pages("en", 20), Length::mm(4)), ["booklet-too-thick"]);
    let press = set_for(&Checkout, "guides/fact-sheet/en.toml", Part::Guide, Edition::Press(Marks::None), Paper::A5);
    assert_eq!(refused(&press, Length::ZERO), ["booklet-for-the-press"]);
}

#[test]
fn the_same_pages_give_the_same_booklet_and_words_say_how_to_print_it() {
    let (booklet, _) = impose(&of_pages("en", 21));
    assert_eq!(booklet, impose(&of_pages("en", 21)).0);
    insta::assert_snapshot!(booklet.advice(), @"6 sheets of A4, 3 pages blank: print at actual size on both sides, flip on the short edge, fold in the middle and staple the fold");
}
