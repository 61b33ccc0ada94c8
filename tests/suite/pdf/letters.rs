//! Letters and their marks as readers find them in the content: by their codes, and by the text beside these.

use std::collections::BTreeMap;

use handout::output::pdf::write;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};
use unicode_normalization::char::is_combining_mark;

use super::leave;
use super::readback::{Reading, quoted, said, utf16};
use super::sample::paragraph;

/// Readers take a way back from a mark for a space between two words.
#[test]
fn a_letter_and_its_marks_are_said_together_and_leave_no_gap() {
    let clusters = ["а\u{301}", "ọ\u{300}", "q\u{323}\u{303}", "x\u{304}", "Ė\u{303}"];
    let text = format!("З{}мок r{}r t{}t y{}z {}j", clusters[0], clusters[1], clusters[2], clusters[3], clusters[4]);
    let bytes = write(&paragraph(&text)).unwrap();
    leave("marks.pdf", &bytes);
    leave("marks.txt", text.as_bytes());
    let reading = Reading::of(&bytes);
    let document = Document::load_mem(&bytes).unwrap();
    assert!(reading.tags().contains(&quoted(&text)), "{}", reading.tags());
    // The codes say all of it, for readers that know no ActualText too: marks follow their letter without a move of the pen.
    assert_eq!(spoken(&document), [] as [&str; 0]);
    let page = document.get_pages()[&1];
    let moves = moves_before_marks(&document, &reading.maps(page));
    assert!(moves.is_empty(), "{moves:?}");
}

/// What is said beside codes, in the order of the pages' content.
fn spoken(document: &Document) -> Vec<String> {
    let actual = |operation: Operation| {
        let properties = operation.operands.get(1)?.as_dict().ok()?;
        Some(utf16(properties.get(b"ActualText").ok()?.as_str().ok()?.strip_prefix(&[0xfe, 0xff])?))
    };
    operations(document).filter(|operation| operation.operator == "BDC").filter_map(actual).collect()
}

/// The moves of the pen before codes that say marks, and those off the baseline.
fn moves_before_marks(document: &Document, fonts: &BTreeMap<Vec<u8>, BTreeMap<u16, String>>) -> Vec<String> {
    let mut font = BTreeMap::new();
    let mut found = Vec::new();
    for operation in operations(document) {
        match (operation.operator.as_str(), operation.operands.first()) {
            ("Tf", Some(Object::Name(name))) => font = fonts[name].clone(),
            ("Ts", rise) => found.push(format!("{rise:?}")),
            ("TJ", Some(Object::Array(pieces))) => {
                let pairs = pieces.iter().zip(pieces.iter().skip(1));
                let says_mark =
                    |piece: &Object| piece.as_str().is_ok_and(|codes| said(codes, &font).starts_with(is_combining_mark));
                found.extend(pairs.filter(|(_, next)| says_mark(next)).map(|(moved, _)| format!("{moved:?}")));
            }
            _ => {}
        }
    }
    found
}

fn operations(document: &Document) -> impl Iterator<Item = Operation> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    pages.into_iter().flat_map(|page| Content::decode(&document.get_page_content(page)).unwrap().operations)
}
