//! Produced files, read back.
#![allow(clippy::unwrap_used, clippy::panic, unreachable_pub, reason = "helpers of tests, outside any test function")]

mod letters;
mod pictures;
pub mod readback;
mod sample;
mod setter;

use handout::design::structure::{NodeId, Role, Target, Tree};
use handout::foundation::colour::{Cmyk, Ink};
use handout::foundation::geometry::{Direction, Length, Rect};
use handout::layout::page::{Bookmark, Content, Item, Owner, Pages, Path, Raster, Samples, Stored, Treatment};
use handout::output::pdf::{Body, Options, assemble, write, write_all};
use handout::output::raster::{Colouring, RasterFault, contact_sheet, draw, draw_all};

use readback::{Reading, quoted};
use sample::{ARABIC, HEBREW, SWEDISH, Script};
use setter::{Faces, Setter, Style, node, origin};

/// Where samples are left for judges from outside.
fn leave(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a sample for people and judges, outside any product")]
    std::fs::write(folder.join(name), bytes).unwrap();
}

fn written(faces: &Faces, script: &Script) -> Vec<u8> {
    let pages = sample::guide(faces, script);
    let bytes = write(&pages, Options::default()).unwrap();
    leave(&format!("{}.pdf", script.language), &bytes);
    leave(&format!("{}.txt", script.language), sample::words(&pages).as_bytes());
    bytes
}

#[test]
fn a_latin_guide_reads_back() {
    let bytes = written(&Faces::load(), &SWEDISH);
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
    assert_eq!(reading.artifacts.concat(), "1234", "page numbers, and nothing else that is said");
}

#[test]
fn arabic_and_hebrew_words_are_in_logical_order() {
    let faces = Faces::load();
    for script in [ARABIC, HEBREW] {
        let reading = Reading::of(&written(&faces, &script));
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
    let faces = Faces::load();
    let bytes = written(&faces, &ARABIC);
    assert_eq!(bytes, written(&Faces::load(), &ARABIC));
    let body = Body::compose(&sample::guide(&faces, &ARABIC), Options::default()).unwrap();
    assert_eq!(assemble(&body), bytes);
    assert_eq!(assemble(&body), bytes, "a body can be used again");
    let mut other = sample::guide(&faces, &ARABIC);
    other.properties.subject.push('!');
    assert_ne!(write(&other, Options::default()).unwrap(), bytes);
}

#[test]
fn sizes_add_up() {
    let body = Body::compose(&sample::guide(&Faces::load(), &SWEDISH), Options::default()).unwrap();
    let (sizes, file) = (body.sizes(), assemble(&body));
    assert!(sizes.fonts > 0 && sizes.content > 0 && sizes.structure > 0 && sizes.interaction > 0);
    // The properties and the cross-reference table belong to the copy.
    assert!(sizes.total() < file.len() && file.len() < sizes.total() + 6000, "{sizes:?}");
}

/// One page with one paragraph.
fn page_of(faces: &Faces, text: &str) -> (Pages, NodeId) {
    let mut pages = sample::guide(faces, &SWEDISH);
    let mut tree = Tree::new(Role::Document, origin());
    let root = tree.root();
    let title = node(&mut tree, root, Role::Title, text);
    let mut setter = Setter::new(faces, Style::Latin, Direction::LeftToRight);
    setter.paragraph(Owner::Node(title), text, Length::ZERO);
    (pages.tree, pages.pages) = (tree, setter.pages);
    pages.bookmarks.clear();
    (pages, title)
}

#[test]
fn one_glyph_says_every_text_it_stands_for() {
    let faces = Faces::load();
    // A no-break space beside a space, the author's hyphen beside a line end's, a ligature, and marks that no letter has ready-made.
    let text = "a b\u{A0}c e-post natur\u{AD} office q\u{0303}\u{0323} x\u{0304} e\u{0301}";
    let (pages, _) = page_of(&faces, text);
    let bytes = write(&pages, Options::default()).unwrap();
    leave("codes.pdf", &bytes);
    leave("codes.txt", text.as_bytes());
    let reading = Reading::of(&bytes);
    assert!(reading.tags().contains(&quoted(text)), "{}", reading.tags());
}

#[test]
fn an_element_goes_on_over_pages() {
    let faces = Faces::load();
    let text = "Ett ord till. ".repeat(900);
    let (pages, _) = page_of(&faces, &text);
    let reading = Reading::of(&write(&pages, Options::default()).unwrap());
    reading.check_parents();
    let tags = reading.tags();
    assert!(tags.contains("  page 2: \"") && tags.contains("  page 3: \""), "{tags}");
    let said: String = tags.matches("Ett ord till. ").collect();
    assert_eq!(said, text);
}

fn refusals(pages: &Pages) -> Vec<&'static str> {
    match write(pages, Options::default()) {
        Ok(_) => Vec::new(),
        Err(complaints) => complaints.iter().map(|complaint| complaint.name).collect(),
    }
}

#[test]
fn what_cannot_keep_the_standard_is_refused() {
    let faces = Faces::load();
    let check = |change: &dyn Fn(&mut Pages), names: &[&str]| {
        let mut pages = sample::guide(&faces, &SWEDISH);
        change(&mut pages);
        assert_eq!(refusals(&pages), names);
    };
    let find = |pages: &Pages, role: Role| pages.tree.ids().find(|id| pages.tree.node(*id).role == role).unwrap();
    check(&|_| {}, &[]);
    check(&|pages| pages.properties.title = " ".to_owned(), &["missing-title"]);
    check(&|pages| pages.tree.node_mut(find(pages, Role::Picture)).alternative = None, &["missing-alternative-text"]);
    check(&|pages| pages.tree.node_mut(find(pages, Role::Sign)).alternative = Some(String::new()), &["missing-alternative-text"]);
    check(&|pages| pages.tree.node_mut(find(pages, Role::TickBox)).alternative = None, &["missing-field-name"]);
    check(&|pages| pages.tree.node_mut(find(pages, Role::Title)).role = Role::Subtitle, &["skipped-heading-level"]);
    check(&|pages| pages.bookmarks[0].level = 2, &["skipped-bookmark-level"]);
    check(
        &|pages| pages.tree.node_mut(find(pages, Role::Link)).target = Some(Target::Address(" ".to_owned())),
        &["link-leads-nowhere"],
    );
    check(&|pages| pages.bookmarks[1].page = 99, &["broken-pages"]);
    check(
        &|pages| {
            pages.pages.clear();
            pages.bookmarks.clear();
        },
        &["broken-pages"],
    );
    check(&|pages| pages.pictures.clear(), &["broken-pages"]);
    check(
        &|pages| {
            let area = Rect { x: Length::ZERO, y: Length::ZERO, width: Length::pt(5), height: Length::pt(5) };
            let ink = Ink::Cmyk(Cmyk { cyan: 0, magenta: 0, yellow: 0, black: 100 });
            let owner = Owner::Node(find(pages, Role::Lead));
            pages.pages[0].items.push(Item { owner, content: Content::Fill(Path::rectangle(area), ink) });
        },
        &["ink-of-the-wrong-kind"],
    );
}

#[test]
fn a_glyph_without_text_is_refused() {
    let faces = Faces::load();
    let break_run = |change: &dyn Fn(&mut handout::layout::page::GlyphRun)| {
        let (mut pages, _) = page_of(&faces, "ord");
        for item in &mut pages.pages[0].items {
            if let (Owner::Node(_), Content::Glyphs(run)) = (item.owner, &mut item.content) {
                change(run);
            }
        }
        refusals(&pages)
    };
    assert_eq!(break_run(&|_| {}), [""; 0]);
    assert_eq!(break_run(&|run| run.glyphs[1].id = 0), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.glyphs[1].id = u16::MAX), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.text = "".into()), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.text = "o\u{7}d".into()), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.glyphs[1].cluster = 99), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.text = "åäö".into()), ["glyph-without-text"], "a cluster within a letter");
    assert_eq!(break_run(&|run| run.glyphs.clear()), ["glyph-without-text"]);
}

#[test]
fn a_link_to_what_is_not_on_the_pages_is_refused() {
    let faces = Faces::load();
    let mut pages = sample::guide(&faces, &SWEDISH);
    let root = pages.tree.root();
    let lost = node(&mut pages.tree, root, Role::Section, "");
    let reference = pages.tree.ids().find(|id| pages.tree.node(*id).role == Role::ContentsReference).unwrap();
    pages.tree.node_mut(reference).target = Some(Target::Node(lost));
    assert_eq!(refusals(&pages), ["link-leads-nowhere"]);
}

#[test]
fn bookmarks_nest() {
    let faces = Faces::load();
    let mut pages = sample::guide(&faces, &SWEDISH);
    let node = pages.tree.root();
    pages.bookmarks = [(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e")]
        .map(|(level, title)| Bookmark { level, title: title.to_owned(), node, page: 1, top: Length::pt(42) })
        .into();
    let reading = Reading::of(&write(&pages, Options::default()).unwrap());
    insta::assert_snapshot!(reading.bookmarks().replace(" → [page 2 /XYZ Null 799.89 Null]", ""), @r"
    a, folded
      b, folded
        c
      d
    e
    ");
}

#[test]
fn pages_are_drawn_with_their_fields() {
    let faces = Faces::load();
    let bytes = written(&faces, &SWEDISH);
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

/// Twenty full pages, for the report of sizes and times.
fn dense(faces: &Faces) -> Pages {
    let mut pages = sample::guide(faces, &SWEDISH);
    let mut tree = Tree::new(Role::Document, origin());
    let root = tree.root();
    let mut setter = Setter::new(faces, Style::Latin, Direction::LeftToRight);
    let mut line = |tree: &mut Tree, parent, role, text: &str| {
        let id = node(tree, parent, role, text);
        setter.paragraph(Owner::Node(id), text, Length::ZERO);
        if setter.y > Length::pt(740) {
            setter.new_page();
        }
        (id, setter.pages.len())
    };
    line(&mut tree, root, Role::Title, SWEDISH.title);
    let words: Vec<&str> = DENSE.split(' ').collect();
    let mut number = 0;
    loop {
        let section = node(&mut tree, root, Role::Section, "");
        line(&mut tree, section, Role::Heading, &format!("{} {number}", SWEDISH.section));
        let paragraph = (0..90).map(|n| words[(n * 7 + number * 13 + n * n % 5) % words.len()]).collect::<Vec<_>>().join(" ");
        line(&mut tree, section, Role::Paragraph, &paragraph);
        let list = node(&mut tree, section, Role::Points, "");
        for n in 0..5 {
            let item = node(&mut tree, list, Role::Item, "");
            let text = (0..14).map(|m| words[(m * 11 + n * 5 + number * 3) % words.len()]).collect::<Vec<_>>().join(" ");
            line(&mut tree, item, Role::ItemBody, &text);
        }
        let table = node(&mut tree, section, Role::Decision, "");
        let mut count = 0;
        for n in 0..4 {
            let row = node(&mut tree, table, Role::Row, "");
            line(&mut tree, row, Role::RowLabel, words[(n * 3 + number) % words.len()]);
            let text = (0..12).map(|m| words[(m * 5 + n * 2 + number) % words.len()]).collect::<Vec<_>>().join(" ");
            count = line(&mut tree, row, Role::RowText, &text).1;
        }
        number += 1;
        if count > 20 {
            break;
        }
    }
    (pages.tree, pages.pages) = (tree, setter.pages);
    pages.bookmarks.clear();
    pages.pictures.clear();
    pages
}

const DENSE: &str = "behandlingen huden läkaren mottagningen besöket dagen efter innan rodnad svullnad blåmärken nålar läkemedel \
    blodförtunnande allergi graviditet amning infektion sol bastu träning vatten alkohol kyla smärta bedövning kräm ansiktet hårbotten \
    händerna fråga svara ring genast vänta hemma timmar dygn veckor månader resultat uppföljning samtycke journal kostnad avbokning \
    hygien handskar engångsmaterial ärrbildning pigmentering överkänslighet försiktighet tålamod och eller men inte aldrig alltid ofta \
    sällan ibland mycket lite mer mindre före under över kring utan med för att som när där här vad hur varför vilken";

#[test]
fn twenty_dense_pages_stay_small() {
    let pages = dense(&Faces::load());
    let body = Body::compose(&pages, Options::default()).unwrap();
    let file = assemble(&body);
    leave("dense.pdf", &file);
    println!("{} pages, {} bytes, {:?}", pages.pages.len(), file.len(), body.sizes());
    assert!(file.len() < 130_000 && body.sizes().structure < 20_000, "{:?}", body.sizes());
}

#[test]
fn a_file_is_the_same_alone_and_among_others() {
    let faces = Faces::load();
    let documents = [SWEDISH, ARABIC, SWEDISH].map(|script| sample::guide(&faces, &script));
    let together = write_all(&documents.each_ref().map(|pages| (pages, Options::default())));
    for (pages, file) in documents.iter().zip(together) {
        assert!(file.unwrap() == write(pages, Options::default()).unwrap());
    }
}

/// The guide with another picture: its pages as drawn, and the file.
fn with_picture(faces: &Faces, raster: Raster) -> (Vec<u8>, Vec<u8>) {
    let mut pages = sample::guide(faces, &SWEDISH);
    pages.pictures = vec![raster.into()];
    let file = write(&pages, Options::default()).unwrap();
    let pictures = draw_all(&file, 50, Colouring::Colour).unwrap();
    (pictures.iter().flat_map(|page| page.samples()).copied().collect(), file)
}

#[test]
fn a_picture_looks_alike_packed_by_its_author_or_by_us() {
    let faces = Faces::load();
    for (bits, colour, samples, row) in pictures::stripes() {
        let stored = Stored::Png { bits, rows: pictures::png_rows(colour, bits, &row) };
        let raster = Raster {
            width: 8,
            height: 8,
            samples,
            opacity: None,
            stored: Some(stored),
            name: String::new(),
            treatment: Treatment::Kept,
        };
        let (theirs, file) = with_picture(&faces, raster.clone());
        let (ours, _) = with_picture(&faces, Raster { stored: None, ..raster });
        assert!(theirs == ours, "{colour:?} of {bits} bits");
        let bits = format!("/Predictor 15/Colors {}/BitsPerComponent {bits}/Columns 8", colour.samples());
        assert!(file.windows(bits.len()).any(|part| part == bits.as_bytes()), "{bits}");
    }
}

#[test]
fn a_jpeg_goes_in_as_it_is() {
    let faces = Faces::load();
    let (jpeg, samples) = pictures::jpeg();
    let raster = Raster {
        width: 48,
        height: 32,
        samples: Samples::Rgb(samples),
        opacity: None,
        stored: Some(Stored::Jpeg(jpeg.clone())),
        name: String::new(),
        treatment: Treatment::Kept,
    };
    let (theirs, file) = with_picture(&faces, raster.clone());
    let (ours, _) = with_picture(&faces, Raster { stored: None, ..raster });
    let apart = theirs.iter().zip(&ours).map(|(one, other)| one.abs_diff(*other)).max();
    assert!(theirs.len() == ours.len() && apart <= Some(2), "{apart:?}");
    assert!(file.windows(jpeg.len()).any(|part| part == jpeg));
    assert!(file.windows(10).any(|part| part == b"/DCTDecode"));
}
