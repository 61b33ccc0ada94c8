//! Places to fill in, read back from the files of typeset guides.

use std::collections::BTreeMap;

use handout::design::structure::Entry;
use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::{Length, Paper};
use handout::guide::model::Part;
use handout::layout::page::{Content, Owner, Page, Pages, Path, Segment};
use handout::layout::preflight::Proven;
use handout::output::pdf::{booklet, judge_typing, write};
use lopdf::{Dictionary, Document, Object};

use crate::support::{Checkout, set, set_for, shipped_documents};

/// The checklists that ship.
fn checklists() -> Vec<String> {
    shipped_documents().into_iter().filter(|(_, part)| *part == Part::Checklist).map(|(path, _)| path).collect()
}

fn file(pages: &Proven) -> Document {
    Document::load_mem(&write(pages).unwrap()).unwrap()
}

fn resolved<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
    document.dereference(dictionary.get(key).unwrap()).unwrap().1
}

fn dictionary<'a>(document: &'a Document, above: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    resolved(document, above, key).as_dict().unwrap()
}

fn form(document: &Document) -> &Dictionary {
    dictionary(document, document.catalog().unwrap(), b"AcroForm")
}

fn widgets(document: &Document) -> Vec<&Dictionary> {
    let fields = resolved(document, form(document), b"Fields").as_array().unwrap();
    fields.iter().map(|field| document.dereference(field).unwrap().1.as_dict().unwrap()).collect()
}

/// Those for words.
fn entries(document: &Document) -> Vec<&Dictionary> {
    widgets(document).into_iter().filter(|widget| widget.get(b"FT").unwrap().as_name().unwrap() == b"Tx").collect()
}

fn number(dictionary: &Dictionary, key: &[u8]) -> i64 {
    dictionary.get(key).and_then(Object::as_i64).unwrap_or(0)
}

/// How many lines each field for words has, in reading order.
fn lines(pages: &Pages) -> Vec<u8> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let lines = |item: &handout::layout::page::Item| match (&item.content, item.owner) {
        (Content::Field(..), Owner::Node(node)) => match pages.tree.node(node).entry {
            Some(Entry::Lines(lines)) => Some(lines),
            _ => None,
        },
        _ => None,
    };
    items.into_iter().filter_map(lines).collect()
}

/// What is shown of a field into which nothing is typed.
fn look(document: &Document, widget: &Dictionary) -> String {
    let stream = resolved(document, dictionary(document, widget, b"AP"), b"N").as_stream().unwrap();
    String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).unwrap()
}

#[test]
fn fields_of_every_shipped_checklist_take_what_is_typed() {
    for path in checklists() {
        for (edition, paper) in [(Edition::Screen, Paper::A4), (Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A4)] {
            let pages = set_for(&Checkout, &path, Part::Checklist, edition, paper);
            let name = pages.properties.name.clone();
            let (document, lines) = (file(&pages), lines(&pages));
            let entries = entries(&document);
            assert_eq!(entries.len(), lines.len(), "{name}");
            let from_the_right = ["ar", "he"].contains(&pages.properties.language.as_str());
            for (widget, lines) in entries.into_iter().zip(lines) {
                assert_eq!(number(widget, b"Q"), if from_the_right { 2 } else { 0 }, "{name}: the side from which is typed");
                assert_eq!(number(widget, b"Ff"), if lines > 1 { 1 << 12 } else { 0 }, "{name}");
                let style = String::from_utf8_lossy(widget.get(b"DA").unwrap().as_str().unwrap()).into_owned();
                assert!(style.contains(" 0 Tf "), "{name}: {style} lets nothing shrink");
                let look = look(&document, widget);
                assert_eq!(look.matches(" re").count(), usize::from(lines) - 1, "{name}: ruled lines in {look}");
                let replaced = look.trim().strip_prefix("/Tx BMC").and_then(|look| look.strip_suffix("EMC"));
                assert!(replaced.is_some(), "{name}: rules stay when something is typed: {look}");
            }
        }
    }
}

/// The names in which the encodings of the fonts of some resources differ from code page 1252.
fn names_of_letters(document: &Document, resources: &Dictionary) -> BTreeMap<String, Vec<String>> {
    let fonts = dictionary(document, resources, b"Font");
    let names = |font: &Dictionary| {
        let differences = dictionary(document, font, b"Encoding").get(b"Differences").unwrap().as_array().unwrap();
        differences.iter().filter_map(|item| Some(String::from_utf8_lossy(item.as_name().ok()?).into_owned())).collect()
    };
    let fonts = fonts.iter().map(|(name, font)| {
        (String::from_utf8_lossy(name).into_owned(), names(document.dereference(font).unwrap().1.as_dict().unwrap()))
    });
    fonts.collect()
}

/// pdf.js leaves letters from the right to the browser, which orders and joins them, where it does not find them by their plain names.
#[test]
fn letters_from_the_right_have_plain_names_for_the_form_and_suffixed_ones_for_a_field() {
    let mut seen = 0;
    for path in checklists() {
        let pages = set(&Checkout, &path, Part::Checklist);
        let (document, language) = (file(&pages), pages.properties.language.as_str().to_owned());
        for widget in entries(&document) {
            if !["ar", "he"].contains(&language.as_str()) {
                assert!(!widget.has(b"DR"), "{path}");
                continue;
            }
            seen += 1;
            let plain = names_of_letters(&document, dictionary(&document, form(&document), b"DR"));
            let own = names_of_letters(&document, dictionary(&document, widget, b"DR"));
            assert_eq!(plain.len(), 2, "{path}: one line, and several");
            let letter = if language == "ar" { "uni0627" } else { "uni05D0" };
            for (font, names) in &plain {
                assert!(names.contains(&letter.to_owned()), "{path}: {names:?}");
                let suffixed = |name: &String| match u32::from_str_radix(&name[3..], 16).unwrap() {
                    0x590..=0x6FF => format!("{name}.typed"),
                    _ => name.clone(),
                };
                assert_eq!(own[font], names.iter().map(suffixed).collect::<Vec<_>>(), "{path}: {font}");
            }
            let look = resolved(&document, dictionary(&document, widget, b"AP"), b"N").as_stream().unwrap();
            assert_eq!(
                names_of_letters(&document, dictionary(&document, &look.dict, b"Resources")),
                plain,
                "{path}: what PDFium writes"
            );
        }
    }
    assert!(seen > 8, "{seen}");
}

/// pdf.js measures a line by these widths before it sets it.
#[test]
fn codes_that_nobody_uses_are_as_wide_as_letters_are_on_average() {
    let pages = set(&Checkout, "guides/mesotherapy/uk.toml", Part::Checklist);
    let document = file(&pages);
    let fonts = dictionary(&document, dictionary(&document, form(&document), b"DR"), b"Font");
    for (_, font) in fonts {
        let font = document.dereference(font).unwrap().1.as_dict().unwrap();
        let descendants = resolved(&document, font, b"DescendantFonts").as_array().unwrap();
        let font = document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
        let widths = resolved(&document, font, b"W").as_array().unwrap()[1].as_array().unwrap();
        let widths: Vec<f32> = widths.iter().map(|width| width.as_float().unwrap()).collect();
        let letters = widths[1..].iter().sum::<f32>() / (widths.len() - 1) as f32;
        assert!((widths[0] / letters - 1.0).abs() < 0.15, "{} beside {letters}", widths[0]);
        assert_eq!(number(font, b"DW") as f32, 2.0 * widths[0]);
    }
}

#[test]
fn no_two_fields_of_all_documents_have_one_name() {
    let mut names: BTreeMap<Vec<u8>, String> = BTreeMap::new();
    for (path, part) in shipped_documents() {
        let pages = set(&Checkout, &path, part);
        let document = file(&pages);
        if document.catalog().unwrap().has(b"AcroForm") {
            for widget in widgets(&document) {
                let name = widget.get(b"T").unwrap().as_str().unwrap().to_vec();
                assert!(!name.contains(&b'.'), "a full stop parts a name: {}", String::from_utf8_lossy(&name));
                let other = names.insert(name.clone(), pages.properties.name.clone());
                assert_eq!(other, None, "{} in {}", String::from_utf8_lossy(&name), pages.properties.name);
            }
        }
    }
    assert!(names.contains_key(&b"mesotherapy/sv/checklist/tick-1"[..]), "names are as they were: {:?}", names.keys().next());
    assert!(names.contains_key(&b"mesotherapy/ar/entry-2"[..]));
}

/// How many ruled lines a page draws.
fn drawn_rules(page: &Page) -> usize {
    let is_rule = |path: &Path| match path.0.as_slice() {
        [Segment::Move(from), _, Segment::Line(to), ..] => {
            (to.y - from.y - Length::centipoints(60)).abs() < Length::centipoints(1) && to.x - from.x > Length::mm(40)
        }
        _ => false,
    };
    let drawn = page.items.iter().filter(|item| match (&item.content, item.owner) {
        (Content::Fill(path, _), Owner::Artifact(_)) => is_rule(path),
        _ => false,
    });
    drawn.count()
}

#[test]
fn paper_shows_every_ruled_line_and_a_screen_only_the_last_of_each_field() {
    let (screen, press) = (Edition::Screen, Edition::Press(Marks::None));
    for path in ["guides/mesotherapy/sv.toml", "guides/mesotherapy/he.toml", "guides/fact-sheet/en.toml"] {
        let pages = set_for(&Checkout, path, Part::Checklist, screen, Paper::A4);
        let lines = lines(&pages);
        let all: usize = lines.iter().map(|lines| usize::from(*lines)).sum();
        assert_eq!(drawn_rules(&pages.pages[0]), lines.len(), "{path}: the last line of each");
        let press = set_for(&Checkout, path, Part::Checklist, press, Paper::A4);
        assert_eq!(drawn_rules(&press.pages[0]), all, "{path}: on the press");
    }
    let guide = set_for(&Checkout, "guides/mesotherapy/sv.toml", Part::Guide, Edition::Screen, Paper::A5);
    let rules = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).unwrap();
        let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
        let content = streams.filter_map(|stream| stream.decompressed_content().ok());
        content.map(|content| String::from_utf8_lossy(&content).matches(" .6 re").count()).sum::<usize>()
    };
    let folded = booklet::write(&guide, Length::tenths_of_mm(1)).unwrap();
    assert_eq!(rules(&folded.bytes), rules(&write(&guide).unwrap()), "what widgets show, a booklet draws");
}

#[test]
fn typed_lines_are_as_far_apart_as_ruled_ones() {
    for (edition, paper) in [(Edition::Screen, Paper::A4), (Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A4)] {
        for path in ["guides/mesotherapy/sv.toml", "guides/mesotherapy/ar.toml"] {
            let pages = set_for(&Checkout, path, Part::Checklist, edition, paper);
            let rules = pages.pages.iter().flat_map(|page| &page.items).find_map(|item| match &item.content {
                Content::Field(_, look) => look.rules,
                _ => None,
            });
            let pitch = rules.unwrap().pitch.to_pt();
            let document = file(&pages);
            let fonts = dictionary(&document, dictionary(&document, form(&document), b"DR"), b"Font");
            let mut font = dictionary(&document, fonts, b"Wingdings2");
            if let Ok(descendants) = font.get(b"DescendantFonts") {
                let descendants = document.dereference(descendants).unwrap().1.as_array().unwrap();
                font = document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
            }
            let descriptor = dictionary(&document, font, b"FontDescriptor");
            // PDFium begins with 12 pt, and sets lines as far apart as this.
            let leading = (number(descriptor, b"Ascent") - number(descriptor, b"Descent")) as f64 * 12.0 / 1000.0;
            assert!(leading <= pitch && pitch - leading < 0.02, "{path}: {leading} for {pitch}");
        }
    }
}

#[test]
fn a_field_has_the_letters_of_everybody_who_reads_the_script() {
    for (language, names) in [("sv", "NguyễnĐặngƠưŞerifeYıldızĞÅÄÖŁ"), ("tr", "ŞerifeYıldızĞNguyễn"), ("uk", "ҐанокЇжакЄваЁÅÖŁ")]
    {
        let pages = set(&Checkout, &format!("guides/mesotherapy/{language}.toml"), Part::Checklist);
        let document = file(&pages);
        let fonts = dictionary(&document, dictionary(&document, form(&document), b"DR"), b"Font");
        for face in [&b"Wingdings"[..], b"Wingdings2"] {
            let font = dictionary(&document, fonts, face);
            let map = resolved(&document, font, b"ToUnicode").as_stream().unwrap();
            let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
            for letter in names.chars() {
                assert!(map.contains(&format!("<{:04X}>", u32::from(letter))), "{language}: no code for {letter}");
            }
        }
    }
}

#[test]
fn a_language_that_no_field_can_show_is_told() {
    for path in checklists() {
        let pages = set(&Checkout, &path, Part::Checklist);
        assert!(judge_typing(&pages).is_empty(), "{path}");
    }
    let mut pages = Pages::clone(&set(&Checkout, "guides/mesotherapy/sv.toml", Part::Checklist));
    let foreign = pages.tree.ids().find(|id| pages.tree.node(*id).words.is_some()).unwrap();
    pages.tree.node_mut(foreign).words.as_mut().unwrap().text.push_str(" β-karoten");
    assert!(judge_typing(&pages).is_empty(), "a foreign letter here and there is none of the language");
    let entry = pages.tree.ids().filter(|id| matches!(pages.tree.node(*id).entry, Some(Entry::Lines(_)))).last().unwrap();
    pages.tree.node_mut(entry).alternative = Some("मेरी दवाइयाँ".to_owned());
    pages.tree.node_mut(foreign).words.as_mut().unwrap().text = "मेरी दवाइयाँ".to_owned();
    let told: Vec<String> = judge_typing(&pages).iter().map(|told| format!("{}: {}", told.name, told.message)).collect();
    assert_eq!(
        told,
        [
            "letters-not-typed: what patients type into the fields cannot be shown in this language: `\u{901}`, `इ`, `द`, `म`, `य` and 5 more letters will be missing"
        ]
    );
}
