//! The press edition: what is printed is read back from the produced files, and what a print shop would send back is a complaint.

use std::collections::BTreeSet;

use handout::design::structure::Role;
use handout::design::style::{Edition, Marks};
use handout::foundation::colour::{Cmyk, Ink};
use handout::foundation::diagnostic::{Report, SourceFiles, render};
use handout::foundation::geometry::{Length, Paper};
use handout::foundation::resources::{MemoryResources, Resources};
use handout::guide::model::Part;
use handout::guide::source::{ReadOptions, read_guide};
use handout::layout::page::{Artifact, Content, Owner, Pages};
use handout::layout::preflight::{Proven, press, prove};
use handout::output::pdf;
use handout::typeset::{Context, typeset};
use lopdf::{Dictionary, Document, Object};

use crate::support::{CLINIC, Checkout, fonts, languages, one_file};

const PRESS: Edition = Edition::Press(Marks::None);

/// Pages for an edition, or what a person is told.
fn set(resources: &dyn Resources, path: &str, part: Part, edition: Edition) -> Result<Proven, String> {
    let mut files = SourceFiles::new();
    let (guide, complaints) = read_guide(resources, languages(), &mut files, path, &ReadOptions::default());
    let guide = guide.ok_or_else(|| render(&complaints, &files, Report::Plain))?;
    let context = Context { languages: languages(), fonts: fonts(), edition, paper: Paper::A4 };
    let pages = typeset(&guide, part, &context).map_err(|faults| render(&faults, &files, Report::Plain))?;
    let pages = prove(pages, &guide, part).unwrap_or_else(|proof| panic!("{}", render(&proof, &files, Report::Plain)));
    let judged = press::judge(&guide, &pages);
    if judged.is_empty() { Ok(pages) } else { Err(render(&judged, &files, Report::Plain)) }
}

fn file(pages: &Proven) -> Document {
    let bytes = pdf::write(pages).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.6"));
    Document::load_mem(&bytes).unwrap()
}

fn shipped(path: &str, part: Part) -> Proven {
    set(&Checkout, &format!("guides/{path}.toml"), part, PRESS).unwrap_or_else(|complaint| panic!("{path}: {complaint}"))
}

fn numbers(objects: &[Object]) -> Vec<f32> {
    objects.iter().map(|object| object.as_float().unwrap_or(f32::NAN)).collect()
}

fn resolved<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    document.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

const BLACK: [f32; 4] = [0.0, 0.0, 0.0, 1.0];

/// What words are printed with: black alone, or a colour that the clinic chose; and whether they overprint.
fn judge_content(document: &Document, page: lopdf::ObjectId, chosen: &[Vec<f32>]) {
    let content = document.get_and_decode_page_content(page).unwrap();
    let (mut fill, mut overprints) = (Vec::new(), false);
    for operation in content.operations {
        match operation.operator.as_str() {
            "rg" | "RG" | "g" | "G" | "sc" | "SC" | "sh" | "BI" | "ri" => panic!("{} is no ink", operation.operator),
            "k" => fill = numbers(&operation.operands),
            "gs" => overprints = overprints_in(document, page, operation.operands[0].as_name().unwrap()),
            "Tj" | "TJ" => {
                assert!(fill == BLACK || chosen.contains(&fill), "words in {fill:?}");
                assert_eq!(overprints, fill == BLACK, "black words overprint and no others: {fill:?}");
            }
            "f" => assert!(!overprints, "a shape in {fill:?} overprints"),
            // Vowel signs are drawn as shapes and belong to their words.
            "Do" if operation.operands[0].as_name().unwrap().starts_with(b"M") => assert_eq!(overprints, fill == BLACK),
            "S" | "Do" => assert!(!overprints),
            _ => {}
        }
    }
}

/// Whether a graphics state lets strokes and fills overprint, inks of no amount left out (ISO 32000-1, 8.6.7): both or neither.
fn overprints_in(document: &Document, page: lopdf::ObjectId, name: &[u8]) -> bool {
    let resources = resolved(document, document.get_dictionary(page).unwrap(), "Resources").as_dict().unwrap();
    let states = resolved(document, resources, "ExtGState").as_dict().unwrap();
    let state = document.dereference(states.get(name).unwrap()).unwrap().1.as_dict().unwrap();
    let says = |key: &[u8]| state.get(key).and_then(Object::as_bool).unwrap();
    let mode = state.get(b"OPM").and_then(Object::as_i64).unwrap();
    match (says(b"OP"), says(b"op"), mode) {
        (true, true, 1) => true,
        (false, false, 0) => false,
        other => panic!("a state overprints by halves: {other:?}"),
    }
}

/// A vowel sign takes the ink of its word: its form has none of its own.
fn judge_forms(document: &Document) -> usize {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let forms = streams.filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().ok() == Some(b"Form")));
    let contents = forms.map(|form| form.decompressed_content().unwrap());
    let plain = |content: Vec<u8>| {
        let operations = lopdf::content::Content::decode(&content).unwrap().operations;
        assert!(operations.iter().all(|operation| matches!(operation.operator.as_str(), "m" | "l" | "c" | "h" | "f")));
    };
    contents.map(plain).count()
}

#[test]
fn every_file_prints_in_inks_alone_and_leads_nowhere() {
    let paths = ["mesotherapy/ar", "mesotherapy/sv", "mesotherapy/he", "client-information/tr", "fact-sheet/en"];
    for (path, part) in paths.into_iter().flat_map(|path| [(path, Part::Guide), (path, Part::Checklist)]) {
        let pages = shipped(path, part);
        let document = file(&pages);
        // The brand's colour through the profile, and that of urgency as the clinic declares it.
        let chosen = [vec![0.87, 0.37, 0.38, 0.4], vec![0.0, 0.9, 0.85, 0.1]];
        for (_, id) in document.get_pages() {
            let page = document.get_dictionary(id).unwrap();
            assert!(!page.has(b"Annots"), "{path}");
            judge_content(&document, id, &chosen);
        }
        assert_eq!(judge_forms(&document) > 0, path.ends_with("/ar"), "{path}: only Arabic has vowel signs here");
        for object in document.objects.values() {
            if let Object::Stream(stream) = object
                && stream.dict.get(b"Subtype").is_ok_and(|subtype| subtype.as_name().unwrap() == b"Image")
            {
                let space = match stream.dict.get(b"ColorSpace").unwrap() {
                    // A palette names the space of its colours.
                    Object::Array(parts) => parts[1].as_name().unwrap(),
                    space => space.as_name().unwrap(),
                };
                assert!(matches!(space, b"DeviceCMYK" | b"DeviceGray") && !stream.dict.has(b"SMask"), "{path}");
            }
        }
        let catalogue = document.catalog().unwrap();
        assert!(!catalogue.has(b"AcroForm") && catalogue.has(b"StructTreeRoot"));
    }
}

#[test]
fn boxes_and_intents_are_what_a_shop_asks_for() {
    let document = file(&shipped("fact-sheet/en", Part::Checklist));
    let page = document.get_dictionary(document.get_pages()[&1]).unwrap();
    let mut seen = String::new();
    for name in ["MediaBox", "BleedBox", "TrimBox"] {
        seen.push_str(&format!("{name} {:?}\n", numbers(page.get(name.as_bytes()).unwrap().as_array().unwrap())));
    }
    let group = resolved(&document, page, "Group").as_dict().unwrap();
    seen.push_str(&format!("Group {}\n", String::from_utf8_lossy(group.get(b"CS").unwrap().as_name().unwrap())));
    let catalogue = document.catalog().unwrap();
    let mut profiles = BTreeSet::new();
    for intent in resolved(&document, catalogue, "OutputIntents").as_array().unwrap() {
        let intent = document.dereference(intent).unwrap().1.as_dict().unwrap();
        let word = |key: &[u8]| String::from_utf8_lossy(intent.get(key).unwrap().as_str().unwrap()).into_owned();
        let kind = String::from_utf8_lossy(intent.get(b"S").unwrap().as_name().unwrap()).into_owned();
        seen.push_str(&format!("{kind} {}\n", word(b"OutputConditionIdentifier")));
        profiles.insert(intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap());
    }
    seen.push_str(&format!("profiles {}\n", profiles.len()));
    let metadata = resolved(&document, catalogue, "Metadata").as_stream().unwrap();
    let metadata = String::from_utf8_lossy(&metadata.content).into_owned();
    for mark in ["PDF/X-4", "<pdfuaid:part>1<", "<pdfaid:part>2<", "VersionID", "RenditionClass", "DocumentID"] {
        assert!(metadata.contains(mark), "{mark}");
    }
    insta::assert_snapshot!(seen, @r#"
    MediaBox [0.0, 0.0, 612.283, 858.898]
    BleedBox [0.0, 0.0, 612.283, 858.898]
    TrimBox [8.504, 8.504, 603.78, 850.394]
    Group DeviceCMYK
    GTS_PDFX FOGRA39
    GTS_PDFA1 FOGRA39
    profiles 1
    "#);
}

/// A guide of one section in memory, with lines added to the clinic file.
fn one_section(clinic: &str, blocks: &str) -> (MemoryResources, String) {
    let (resources, path) = one_file("en", &format!("[[section]]\nid = \"a\"\ntitle = \"A section\"\n{blocks}"));
    (resources.with("clinic.toml", format!("{CLINIC}\n{clinic}")), path)
}

fn words_on(pages: &Pages) -> String {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| match (&item.content, item.owner) {
        (Content::Glyphs(run), Owner::Node(_)) => Some(&*run.text),
        _ => None,
    });
    runs.collect()
}

#[test]
fn links_print_their_address_once() {
    let text = "Read [our pages](https://clinic.example/skin/) or [clinic.example](https://clinic.example), please.";
    let (resources, path) = one_section("", &format!("[[section.block]]\ntext = \"{text}\"\n"));
    let pages = set(&resources, &path, Part::Guide, PRESS).unwrap();
    let words = words_on(&pages);
    assert!(words.contains("our pages\u{a0}(clinic.example/skin) or clinic.example, please."), "{words}");
    assert!(pages.tree.nodes().iter().all(|node| node.role != Role::Link && node.target.is_none()));
    let screen = set(&resources, &path, Part::Guide, Edition::Screen).unwrap();
    assert!(!words_on(&screen).contains("clinic.example/skin"));
}

#[test]
fn a_source_has_a_code_of_twenty_millimetres_with_white_around_it() {
    let source = "[[section.block]]\nsources = [{ url = \"https://clinic.example/a\", read = 2026-05-20, title = \"A page\" }]\n";
    let (resources, path) = one_section("", source);
    let pages = set(&resources, &path, Part::Guide, PRESS).unwrap();
    let shapes = pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match (&item.content, item.owner) {
        (Content::Fill(shape, ink), Owner::Artifact(Artifact::Layout)) if shape.0.len() > 500 => Some((shape, *ink)),
        _ => None,
    });
    let codes: Vec<_> = shapes.collect();
    let [(shape, ink)] = codes[..] else { panic!("{} codes", codes.len()) };
    assert_eq!(ink, Ink::Cmyk(Cmyk::black(100)));
    let across: Vec<Length> = shape
        .0
        .iter()
        .filter_map(|segment| match segment {
            handout::layout::page::Segment::Move(point) | handout::layout::page::Segment::Line(point) => Some(point.x),
            _ => None,
        })
        .collect();
    let (left, right) = (*across.iter().min().unwrap(), *across.iter().max().unwrap());
    assert!(right - left >= Length::mm(20), "{}", right - left);
    // Words end at least four modules of 29 before it.
    for item in &pages.pages[0].items {
        if let (Content::Glyphs(run), Owner::Node(node)) = (&item.content, item.owner)
            && pages.tree.node(node).role == Role::SourceAddress
        {
            assert!(left - (run.origin.x + run.width()) >= (right - left).ratio(4, 29));
        }
    }
}

#[test]
fn boxes_to_tick_are_drawn_and_read() {
    let pages = shipped("fact-sheet/en", Part::Checklist);
    let boxes = pages.pages[0].items.iter().filter(|item| match (&item.content, item.owner) {
        (Content::Stroke(..), Owner::Node(node)) => pages.tree.node(node).role == Role::ItemLabel,
        _ => false,
    });
    let items = pages.tree.nodes().iter().filter(|node| node.role == Role::Item).count();
    assert_eq!(boxes.count(), items);
    let labels = pages.tree.nodes().iter().filter(|node| node.role == Role::ItemLabel);
    assert!(labels.into_iter().all(|label| label.alternative.as_deref() == Some("☐")));
}

#[test]
fn a_brand_ink_is_a_separation_and_marks_stand_outside_the_bleed() {
    let clinic = "[press]\nspot = \"PANTONE 7715 C\"\nbleed = \"5 mm\"\n";
    let (resources, path) = one_section(clinic, "[[section.block]]\npoints = [\"One\"]\n");
    let pages = set(&resources, &path, Part::Guide, Edition::Press(Marks::Printers)).unwrap();
    let page = &pages.pages[0];
    assert_eq!((page.bleed, page.slug > Length::ZERO), (Length::mm(5), true));
    let near = Length::mm(5);
    let marks = page.items.iter().filter_map(|item| match &item.content {
        Content::Stroke(path, stroke) if stroke.ink == Ink::Registration => Some(path),
        _ => None,
    });
    let mut seen = 0;
    for path in marks {
        seen += 1;
        for segment in &path.0 {
            if let handout::layout::page::Segment::Move(point) | handout::layout::page::Segment::Line(point) = segment {
                let inside = point.x > -near && point.x < page.trim.width + near && point.y > -near;
                assert!(!(inside && point.y < page.trim.height + near), "{point:?}");
            }
        }
    }
    assert_eq!(seen, 16 + 12, "crop and bleed marks, four registration marks of three strokes");
    let document = file(&pages);
    let id = document.get_pages()[&1];
    let used = document.get_and_decode_page_content(id).unwrap().operations;
    assert!(used.iter().any(|operation| operation.operator == "cs" && operation.operands[0].as_name().unwrap() == b"Brand"));
    let whole = format!("{:?}", document.objects.values().collect::<Vec<_>>());
    assert!(whole.contains("/PANTONE 7715 C") && whole.contains("/Separation"), "{}", &whole[..2000]);
}

#[test]
fn a_coarse_logo_and_ranks_of_one_grey_are_sent_back() {
    let logo = std::fs::read("tests/diagnostics/_whole/logo.png").unwrap();
    let clinic = CLINIC.replacen("\n[hours]", "logo.file = \"logo.png\"\nlogo.alt = \"Test Clinic\"\n\n[hours]", 1);
    let (resources, path) = one_section("", "[[section.block]]\ntext = \"Words.\"\n");
    let coarse = resources.clone().with("clinic.toml", clinic).with("logo.png", logo);
    insta::assert_snapshot!(set(&coarse, &path, Part::Guide, PRESS).unwrap_err(), @r#"
    error[low-resolution]: the picture `logo.png` is printed at 5 dots to the inch on page 1
     --> clinic.toml:8:13
      |
    8 | logo.file = "logo.png"
      |             ^^^^^^^^^^ its pixels will be seen
      |
      = help: a press shows 300: use a picture that is at least 241 pixels wide
    "#);
    let pale = "[colour]\nurgent = { rgb = \"#b3261e\", cmyk = [0, 70, 70, 0] }\n";
    let (resources, path) = one_section(pale, "[[section.block]]\ntext = \"Words.\"\n");
    insta::assert_snapshot!(set(&resources, &path, Part::Guide, PRESS).unwrap_err(), @r##"
    error[grey-collapse]: printed in grey, the colour of urgency looks like that of a lower rank
      --> clinic.toml:17:18
       |
    17 | urgent = { rgb = "#b3261e", cmyk = [0, 70, 70, 0] }
       |                  ^^^^^^^^^ lightness 61 of 100; the rank below has 59
       |
       = help: add black to what is declared for print: cmyk = [0, 70, 70, 28]
    "##);
    let (resources, path) = one_section(&pale.replace("70, 0]", "70, 28]"), "[[section.block]]\ntext = \"Words.\"\n");
    assert!(set(&resources, &path, Part::Guide, PRESS).is_ok(), "what the hint says is enough");
    let pale = "[colour]\nurgent = \"#cc331f\"\n";
    let (resources, path) = one_section(pale, "[[section.block]]\ntext = \"Words.\"\n");
    insta::assert_snapshot!(set(&resources, &path, Part::Guide, Edition::Screen).unwrap_err(), @r##"
    error[grey-collapse]: printed in grey, the colour of urgency looks like that of a lower rank
      --> clinic.toml:17:10
       |
    17 | urgent = "#cc331f"
       |          ^^^^^^^^^ lightness 46 of 100; the rank below has 49
       |
       = help: choose a darker colour, for example "#c5311e"
    "##);
}

#[test]
fn the_report_answers_what_a_shop_asks() {
    let answers = press::report(&shipped("mesotherapy/sv", Part::Guide));
    let lines: Vec<String> = answers.into_iter().map(|(question, answer)| format!("{question}: {answer}")).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    standards: PDF/X-4, PDF/A-2a, PDF/UA-1
    pages: 20
    trim: 210.0 × 297.0 mm
    bleed: 216.0 × 303.0 mm (3.0 mm on each side)
    media: 216.0 × 303.0 mm
    output intent: FOGRA39, ICC profile of 121368 bytes embedded
    fonts: SourceSans3-Regular, SourceSans3-SemiBold; all embedded
    spot colours: none
    largest ink sum: 220 % on page 1; limit 300 %
    lowest resolution: 406 dots to the inch on page 1
    thinnest line: 0.50 pt on page 3
    picture: guides/assets/logo.png: 256 × 256 pixels, 406 to the inch on page 1; converted from sRGB; at most 220 % of ink
    "#);
}

#[test]
fn the_same_bytes_every_time() {
    let write = || pdf::write(&shipped("fact-sheet/en", Part::Guide)).unwrap();
    assert!(write() == write());
}
