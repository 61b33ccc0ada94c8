//! What other programs show of a file's strings by plain UAX #9.

use std::collections::BTreeSet;

use handout::foundation::geometry::Direction;
use handout::guide::model::Part;
use handout::output::pdf;
use handout::text::paragraph::for_plain_display;
use lopdf::{Document, Object};
use unicode_bidi::{Level, ParagraphBidiInfo};

use super::{AROUND, FIGURES, everywhere};
use crate::support::set;

/// What plain UAX #9 shows of a string, from left to right, without the marks that nobody sees.
fn shown_plainly(text: &str, base: Option<Level>) -> String {
    let info = ParagraphBidiInfo::new(text, base);
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let levels: Vec<Level> = characters.iter().map(|(at, _)| info.levels[*at]).collect();
    let order = ParagraphBidiInfo::reorder_visual(&levels).into_iter().map(|place| characters[place].1);
    order.filter(|c| !matches!(c, '\u{200e}' | '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn strings_of_a_file_are_shown_as_written_by_plain_viewers() {
    for figure in FIGURES {
        for language in 0..AROUND.len() {
            let (resources, path) = everywhere(language, figure);
            for (part, least) in [(Part::Guide, 6), (Part::Checklist, 3)] {
                let pages = set(&resources, &path, part);
                let bytes = pdf::write(&pages).unwrap();
                let strings = strings(&bytes);
                let said: Vec<&(String, String)> = strings.iter().filter(|(_, text)| unmarked(text).contains(figure)).collect();
                let keys: BTreeSet<&str> = said.iter().map(|(key, _)| key.as_str()).collect();
                let expected: &[&str] = match part {
                    Part::Guide => &["Alt", "Title", "Subject", "XMP"],
                    Part::Checklist => &["TU", "Title", "XMP"],
                };
                assert!(expected.iter().all(|key| keys.contains(key)) && said.len() >= least, "{figure}: {said:?}");
                for (key, text) in said {
                    for base in [None, Some(Level::rtl())] {
                        let shown = shown_plainly(text, base);
                        assert!(shown.contains(figure), "{key}: {text:?} is shown as {shown:?}");
                    }
                }
            }
        }
    }
}

/// The texts of a file that other programs show: names of bookmarks, properties, alternatives, fields, and the title of its metadata.
fn strings(bytes: &[u8]) -> Vec<(String, String)> {
    let document = Document::load_mem(bytes).unwrap();
    let mut found = Vec::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object
            && let Some((_, rest)) = String::from_utf8_lossy(&stream.content).split_once("<dc:title>")
        {
            let title = rest.split("</dc:title>").next().unwrap().rsplit("</rdf:li>").nth(1).unwrap();
            found.push(("XMP".to_owned(), title.rsplit('>').next().unwrap().replace("&lt;", "<")));
        }
        let Ok(dictionary) = object.as_dict() else { continue };
        for key in ["Title", "Alt", "TU", "Contents", "Subject"] {
            if let Ok(Object::String(bytes, _)) = dictionary.get(key.as_bytes())
                && let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff])
            {
                let units: Vec<u16> = rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                found.push((key.to_owned(), String::from_utf16(&units).unwrap()));
            }
        }
    }
    found
}

fn unmarked(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn strings_that_come_out_right_have_no_marks() {
    for text in ["لقاح للأطفال", "אחרי 5 ימים", "Ibuprofen", "B12"] {
        assert_eq!(for_plain_display(text, Direction::LeftToRight), text);
    }
    assert_eq!(for_plain_display("חיסון COVID-19 לילדים", Direction::RightToLeft), "חיסון COVID-19 לילדים");
    assert_eq!(for_plain_display("תוך 5 mg ביום", Direction::RightToLeft), "תוך \u{2066}5 mg\u{2069} ביום");
    // Its first strong letter would turn the whole of it.
    assert_eq!(for_plain_display("B12 חסר", Direction::RightToLeft), "\u{2066}B12\u{2069} חסר");
}
