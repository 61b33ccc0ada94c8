//! Produced files, read back.
#![allow(clippy::unwrap_used, clippy::panic, unreachable_pub, reason = "helpers of tests, outside any test function")]

mod letters;
mod pictures;
pub mod readback;
mod sample;

use handout::guide::model::Part;
use handout::output::pdf::{Body, assemble, write, write_all};
use handout::output::raster::{Colouring, RasterFault, contact_sheet, draw, draw_all};

use readback::{Reading, quoted};
use sample::{ARABIC, HEBREW, SWEDISH, Script, paragraph};

use crate::support::{one_file, set};

/// Where samples are left for judges from outside.
fn leave(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a sample for people and judges, outside any product")]
    std::fs::write(folder.join(name), bytes).unwrap();
}

fn written(script: &Script) -> Vec<u8> {
    let pages = sample::guide(script);
    let bytes = write(&pages).unwrap();
    leave(&format!("{}.pdf", script.language), &bytes);
    leave(&format!("{}.txt", script.language), sample::words(&pages).as_bytes());
    bytes
}

#[test]
fn a_latin_guide_reads_back() {
    let bytes = written(&SWEDISH);
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    let reading = Reading::of(&bytes);
    reading.check_parents();
    insta::assert_snapshot!("pdf_latin_properties", reading.properties());
    insta::assert_snapshot!("pdf_latin_tags", reading.tags());
    insta::assert_snapshot!("pdf_latin_bookmarks", reading.bookmarks());
    insta::assert_snapshot!("pdf_latin_annotations", reading.annotations());
    insta::assert_snapshot!("pdf_latin_fonts", reading.fonts());
    // Its identities are made from all bytes of the file.
    insta::with_settings!({filters => vec![("uuid:[0-9a-f-]+", "uuid:…")]}, {
        insta::assert_snapshot!("pdf_latin_metadata", reading.metadata().replace("><", ">\n<"));
    });
    let mut said: Vec<&str> = reading.artifacts.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
    let number = said.pop();
    assert_eq!(number, Some("Sida 4 av 4"));
    let running = |words: &&str| words.starts_with("Test Clinic") || words.starts_with("Före behandlingen · ");
    assert!(said.len() == 5 && said.iter().all(running), "running heads and feet, and nothing else that is said: {said:?}");
}

#[test]
fn arabic_and_hebrew_words_are_in_logical_order() {
    for script in [ARABIC, HEBREW] {
        let reading = Reading::of(&written(&script));
        reading.check_parents();
        let tags = reading.tags();
        for words in [script.title, script.lead, script.points[0], script.rows[1][1], script.tick] {
            assert!(tags.contains(words), "{words} in {tags}");
        }
        assert!(reading.properties().contains("/R2L"));
    }
}

#[test]
fn the_same_pages_are_the_same_bytes() {
    let bytes = written(&ARABIC);
    assert_eq!(bytes, written(&ARABIC));
    let body = Body::compose(&sample::guide(&ARABIC)).unwrap();
    assert_eq!(assemble(&body), bytes);
    assert_eq!(assemble(&body), bytes, "a body can be used again");
    let other = sample::guide(&Script { subtitle: "دليل", ..ARABIC });
    assert_ne!(write(&other).unwrap(), bytes);
}

#[test]
fn sizes_add_up() {
    let body = Body::compose(&sample::guide(&SWEDISH)).unwrap();
    let (sizes, file) = (body.sizes(), assemble(&body));
    assert!(sizes.fonts > 0 && sizes.content > 0 && sizes.structure > 0 && sizes.interaction > 0);
    // The properties and the cross-reference table belong to the copy.
    assert!(sizes.total() < file.len() && file.len() < sizes.total() + 6000, "{sizes:?}");
}

#[test]
fn one_glyph_says_every_text_it_stands_for() {
    // A no-break space beside a space, the author's hyphen beside a line end's, a ligature, and marks that no letter has ready-made.
    let long = format!("{}\u{AD}{}", "växt".repeat(12), "läke".repeat(12));
    let text = format!("a b\u{A0}c e-post office q\u{323}\u{303} x\u{304} {} {long}", "natur ".repeat(8).trim_end());
    let bytes = write(&paragraph(&text)).unwrap();
    leave("codes.pdf", &bytes);
    leave("codes.txt", text.as_bytes());
    let reading = Reading::of(&bytes);
    assert!(reading.tags().contains(&quoted(&text)), "{}", reading.tags());
}

#[test]
fn an_element_goes_on_over_pages() {
    let reading = Reading::of(&write(&paragraph(&"Ett ord till. ".repeat(900))).unwrap());
    reading.check_parents();
    let tags = reading.tags();
    assert!(tags.contains("  page 2: \"") && tags.contains("  page 3: \""), "{tags}");
    assert_eq!(tags.matches("Ett ord till.").count(), 900);
}

#[test]
fn pages_are_drawn_with_their_fields() {
    let bytes = written(&SWEDISH);
    let pictures = draw_all(&bytes, 50, Colouring::Colour).unwrap();
    assert_eq!(pictures.len(), 4);
    let sheet = contact_sheet(&pictures, 4);
    leave("sheet.png", &sheet.png().unwrap());
    let dark = |picture: &handout::output::raster::Picture| picture.samples().iter().filter(|sample| **sample < 128).count();
    assert!(pictures.iter().all(|picture| dark(picture) > 50), "no page is empty");
    let page = draw(&bytes, 3, 100, Colouring::Grey).unwrap();
    leave("page.png", &page.png().unwrap());
    assert_eq!((page.width(), page.height()), (826, 1169));
    // A ticked box shows its tick: with the state changed in the file, the same page has more ink.
    let ticked = with_first_box_ticked(&bytes);
    assert!(dark(&draw(&ticked, 3, 100, Colouring::Grey).unwrap()) > dark(&page) + 10);
    assert_eq!(draw(&bytes, 4, 50, Colouring::Grey), Err(RasterFault::NoSuchPage { page: 4, pages: 4 }));
    assert_eq!(draw(&bytes, 0, 0, Colouring::Grey), Err(RasterFault::BadResolution { dots_per_inch: 0 }));
    assert_eq!(draw(&bytes, 0, 100_000, Colouring::Grey), Err(RasterFault::BadResolution { dots_per_inch: 100_000 }));
}

fn with_first_box_ticked(bytes: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(bytes).unwrap();
    let boxes = document.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    for widget in boxes.filter(|widget| widget.get(b"AS").is_ok()) {
        widget.set("AS", lopdf::Object::Name(b"Yes".to_vec()));
        widget.set("V", lopdf::Object::Name(b"Yes".to_vec()));
    }
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// The sections of twenty full pages, for the report of sizes and times.
fn dense() -> String {
    let words: Vec<&str> = DENSE.split(' ').collect();
    let pick = |count: usize, place: &dyn Fn(usize) -> usize| {
        (0..count).map(|n| words[place(n) % words.len()]).collect::<Vec<_>>().join(" ")
    };
    let section = |number: usize| {
        let paragraph = pick(90, &|n| n * 7 + number * 13 + n * n % 5);
        let points: Vec<String> = (0..5).map(|n| format!("\"{}\"", pick(14, &|m| m * 11 + n * 5 + number * 3))).collect();
        let row = |n: usize| format!("[\"{}\", \"{}\"]", pick(1, &|_| n * 3 + number), pick(12, &|m| m * 5 + n * 2 + number));
        let rows: Vec<String> = (0..4).map(row).collect();
        format!(
            "[[section]]\nid = \"s{number}\"\ntitle = \"{} {number}\"\n[[section.block]]\ntext = \"{paragraph}\"\n\
             [[section.block]]\npoints = [{}]\n[[section.block]]\ndecision = [{}]\n",
            SWEDISH.section,
            points.join(", "),
            rows.join(", ")
        )
    };
    (0..30).map(section).collect()
}

const DENSE: &str = "behandlingen huden läkaren mottagningen besöket dagen efter innan rodnad svullnad blåmärken nålar läkemedel \
    blodförtunnande allergi graviditet amning infektion sol bastu träning vatten alkohol kyla smärta bedövning kräm ansiktet hårbotten \
    händerna fråga svara ring genast vänta hemma timmar dygn veckor månader resultat uppföljning samtycke journal kostnad avbokning \
    hygien handskar engångsmaterial ärrbildning pigmentering överkänslighet försiktighet tålamod och eller men inte aldrig alltid ofta \
    sällan ibland mycket lite mer mindre före under över kring utan med för att som när där här vad hur varför vilken";

#[test]
fn twenty_dense_pages_stay_small() {
    let (resources, path) = one_file("sv", &dense());
    let pages = set(&resources, &path, Part::Guide);
    let body = Body::compose(&pages).unwrap();
    let file = assemble(&body);
    leave("dense.pdf", &file);
    assert!(pages.pages.len() >= 20);
    println!("{} pages, {} bytes, {:?}", pages.pages.len(), file.len(), body.sizes());
    assert!(file.len() < 130_000 && body.sizes().structure < 20_000, "{:?}", body.sizes());
}

#[test]
fn a_file_is_the_same_alone_and_among_others() {
    let documents = [SWEDISH, ARABIC, SWEDISH].map(|script| sample::guide(&script));
    let together = write_all(&documents.each_ref());
    for (pages, file) in documents.iter().zip(together) {
        assert!(file.unwrap() == write(pages).unwrap());
    }
}
