//! Pages that no guide gives, damaged or with parts exchanged after they were typeset: what is refused, and what is written all the same.

use std::sync::Arc;

use super::*;
use crate::design::structure::{Role, Target};
use crate::design::style::Edition;
use crate::foundation::colour::{Cmyk, Ink};
use crate::foundation::diagnostic::SourceFiles;
use crate::foundation::geometry::{Length, Paper, Rect};
use crate::foundation::resources::MemoryResources;
use crate::guide::language::Languages;
use crate::guide::model::Part;
use crate::guide::source::{ReadOptions, read_guide};
use crate::layout::page::{Bookmark, Content, GlyphRun, Item, Owner, Pages, Path};
use crate::text::font::FontBook;
use crate::typeset::{Context, typeset};

const CLINIC: &str =
    "name = \"Kliniken\"\naddress = [\"Gatan 1\"]\nphone = \"+00 000 000 000\"\nemergency = \"112\"\nhours.sv = \"8–16\"\n";

const GUIDE: &str = r#"
clinic = "clinic.toml"
date = 2026-06-01
cover = true
contents = true
title = "Före besöket"

[review]
revised = 2026-06-01

[[section]]
id = "prepare"
title = "Så förbereder du dig"
lead = "Läs detta i god tid."

[[section.block]]
text = "ord"

[[section.block]]
text = "Läs mer hos [oss](https://clinic.example)."

[[section.block]]
urgency.home = ["Svullnad", "Kyl i tio minuter."]
urgency.emergency = ["Feber", "Ring genast."]

[[section.block]]
picture.file = "square.png"
picture.alt = "En fyrkant"

[[section]]
id = "list"
title = "Checklista"
use = "checklist"

[checklist]
title = "Checklista"
[[checklist.group]]
title = "Ta med"
items = ["Nycklar"]
[[checklist.field]]
label = "Läkemedel"
"#;

/// The pages of a guide of everything.
fn pages() -> Pages {
    let square = png(png::ColorType::Rgb, 8, &[90; 24]);
    let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("square.png", square).with("sv.toml", GUIDE);
    let languages = Languages::built_in();
    let (guide, _) = read_guide(&resources, &languages, &mut SourceFiles::new(), "sv.toml", &ReadOptions::default());
    let fonts = Arc::new(FontBook::built_in());
    let context = Context { languages: &languages, fonts: &fonts, edition: Edition::Screen, paper: Paper::A4 };
    typeset(&guide.unwrap(), Part::Guide, &context).unwrap()
}

fn written(pages: &Pages) -> Result<Vec<u8>, Diagnostics> {
    Body::compose_from(&SharedResources::default(), pages, Deflater::new()).map(|body| assembly::complete(body).0)
}

fn refusals(pages: &Pages) -> Vec<&'static str> {
    match written(pages) {
        Ok(_) => Vec::new(),
        Err(complaints) => complaints.iter().map(|complaint| complaint.name).collect(),
    }
}

#[test]
fn what_cannot_keep_the_standard_is_refused() {
    let check = |change: &dyn Fn(&mut Pages), names: &[&str]| {
        let mut pages = pages();
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

/// The pages with the run that says “ord” changed.
fn with_run(change: &dyn Fn(&mut GlyphRun)) -> Pages {
    let mut pages = pages();
    for item in pages.pages.iter_mut().flat_map(|page| &mut page.items) {
        if let (Owner::Node(_), Content::Glyphs(run)) = (item.owner, &mut item.content)
            && &*run.text == "ord"
        {
            change(run);
        }
    }
    pages
}

#[test]
fn a_glyph_without_text_is_refused() {
    let break_run = |change: &dyn Fn(&mut GlyphRun)| refusals(&with_run(change));
    assert_eq!(break_run(&|_| {}), [""; 0]);
    assert_eq!(break_run(&|run| std::sync::Arc::make_mut(&mut run.glyphs)[1].id = 0), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| std::sync::Arc::make_mut(&mut run.glyphs)[1].id = u16::MAX), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.text = "".into()), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.text = "o\u{7}d".into()), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| std::sync::Arc::make_mut(&mut run.glyphs)[1].cluster = 99), ["glyph-without-text"]);
    assert_eq!(break_run(&|run| run.text = "åäö".into()), ["glyph-without-text"], "a cluster within a letter");
    assert_eq!(break_run(&|run| run.glyphs = Vec::new().into()), ["glyph-without-text"]);
    let told = written(&with_run(&|run| run.text = "o\u{7}d\u{200b}".into())).unwrap_err();
    assert!(told.iter().all(|one| one.message.contains("“o\\u{7}d\\u{200b}”")), "what is not seen is spelt");
}

#[test]
fn a_link_to_what_is_not_on_the_pages_is_refused() {
    let mut pages = pages();
    let root = pages.tree.root();
    let origin = pages.tree.node(root).origin;
    let lost = pages.tree.add(root, Role::Section, origin);
    let reference = pages.tree.ids().find(|id| pages.tree.node(*id).role == Role::ContentsReference).unwrap();
    pages.tree.node_mut(reference).target = Some(Target::Node(lost));
    assert_eq!(refusals(&pages), ["link-leads-nowhere"]);
}

#[test]
fn bookmarks_nest() {
    let mut pages = pages();
    let node = pages.tree.root();
    pages.bookmarks = [(1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e")]
        .map(|(level, title)| Bookmark { level, title: title.to_owned(), node, page: 1, top: Length::pt(42) })
        .into();
    let document = lopdf::Document::load_mem(&written(&pages).unwrap()).unwrap();
    let outlines = document.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    assert_eq!(nested(&document, outlines), "a(b(c)d)e");
}

/// The titles below a bookmark, those below each of them in brackets.
fn nested(document: &lopdf::Document, above: lopdf::ObjectId) -> String {
    let of = |id: lopdf::ObjectId, key: &[u8]| {
        document.get_dictionary(id).unwrap().get(key).and_then(lopdf::Object::as_reference).ok()
    };
    let mut out = String::new();
    let mut at = of(above, b"First");
    while let Some(id) = at {
        let title = document.get_dictionary(id).unwrap().get(b"Title").unwrap().as_str().unwrap();
        out.push_str(&String::from_utf8_lossy(title));
        if of(id, b"First").is_some() {
            out.push_str(&format!("({})", nested(document, id)));
        }
        at = of(id, b"Next");
    }
    out
}

/// A PNG of eight such rows.
fn png(colour: png::ColorType, bits: u8, row: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 8, 8);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::from_u8(bits).unwrap());
    encoder.set_filter(png::Filter::Sub);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![0; 12]);
    }
    encoder.write_header().unwrap().write_image_data(&row.repeat(8)).unwrap();
    file
}

/// Pictures as they are seen.
#[cfg(feature = "raster")]
mod seen {
    use super::*;
    use crate::layout::page::{Palette, Raster, Samples, Stored, Treatment};
    use crate::output::raster::{Colouring, draw_all};

    /// The guide with another picture: its pages as drawn, and the file.
    fn with_picture(raster: Raster) -> (Vec<u8>, Vec<u8>) {
        let mut pages = pages();
        pages.pictures = vec![raster.into()];
        let file = written(&pages).unwrap();
        let pictures = draw_all(&file, 50, Colouring::Colour).unwrap();
        (pictures.iter().flat_map(|page| page.samples()).copied().collect(), file)
    }

    #[test]
    fn a_picture_looks_alike_packed_by_its_author_or_by_us() {
        for (bits, colour, samples, row) in stripes() {
            let stored = Stored::Png { bits, rows: crate::foundation::png::rows(&png(colour, bits, &row)) };
            let raster = Raster {
                width: 8,
                height: 8,
                samples,
                opacity: None,
                stored: Some(stored),
                name: String::new(),
                treatment: Treatment::Kept,
            };
            let (theirs, file) = with_picture(raster.clone());
            let (ours, _) = with_picture(Raster { stored: None, ..raster });
            assert!(theirs == ours, "{colour:?} of {bits} bits");
            let bits = format!("/Predictor 15/Colors {}/BitsPerComponent {bits}/Columns 8", colour.samples());
            assert!(file.windows(bits.len()).any(|part| part == bits.as_bytes()), "{bits}");
        }
    }

    #[test]
    fn a_jpeg_goes_in_as_it_is() {
        let (jpeg, samples) = jpeg();
        let raster = Raster {
            width: 48,
            height: 32,
            samples: Samples::Rgb(samples),
            opacity: None,
            stored: Some(Stored::Jpeg(jpeg.clone())),
            name: String::new(),
            treatment: Treatment::Kept,
        };
        let (theirs, file) = with_picture(raster.clone());
        let (ours, _) = with_picture(Raster { stored: None, ..raster });
        let apart = theirs.iter().zip(&ours).map(|(one, other)| one.abs_diff(*other)).max();
        assert!(theirs.len() == ours.len() && apart <= Some(2), "{apart:?}");
        assert!(file.windows(jpeg.len()).any(|part| part == jpeg));
        assert!(file.windows(10).any(|part| part == b"/DCTDecode"));
    }

    /// Upright stripes, 8 by 8 pixels, in every form that a PNG packs: bits of a sample, form, samples, and a row as a PNG has it.
    fn stripes() -> Vec<(u8, png::ColorType, Samples, Vec<u8>)> {
        let indexed = |row: [u8; 8]| {
            let colours = vec![[200, 30, 30], [30, 200, 30], [30, 30, 200], [250, 250, 90]];
            Samples::Indexed(Palette::Rgb(colours), row.repeat(8))
        };
        let grey = [0, 0, 85, 85, 170, 170, 255, 255_u8];
        let rgb: Vec<u8> = (0..24).map(|n| n * 10).collect();
        vec![
            (1, png::ColorType::Indexed, indexed([0, 1, 1, 0, 1, 1, 0, 1]), vec![0b0110_1101]),
            (2, png::ColorType::Indexed, indexed([0, 1, 2, 3, 3, 2, 1, 0]), vec![0b0001_1011, 0b1110_0100]),
            (4, png::ColorType::Indexed, indexed([0, 1, 2, 3, 3, 2, 1, 0]), vec![0x01, 0x23, 0x32, 0x10]),
            (8, png::ColorType::Indexed, indexed([0, 1, 2, 3, 3, 2, 1, 0]), vec![0, 1, 2, 3, 3, 2, 1, 0]),
            (2, png::ColorType::Grayscale, Samples::Grey(grey.repeat(8)), vec![0b0000_0101, 0b1010_1111]),
            (8, png::ColorType::Rgb, Samples::Rgb(rgb.repeat(8)), rgb),
        ]
    }

    /// A photograph, as it were, of 48 by 32 pixels, and what it is decoded to.
    fn jpeg() -> (Vec<u8>, Vec<u8>) {
        let mut file = Vec::new();
        let pixels: Vec<u8> = (0..48 * 32_u32).flat_map(|n| [(n % 48 * 5) as u8, (n / 48 * 7) as u8, 120]).collect();
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 85);
        image::ImageEncoder::write_image(encoder, &pixels, 48, 32, image::ExtendedColorType::Rgb8).unwrap();
        let samples = image::load_from_memory(&file).unwrap().into_rgb8().into_raw();
        (file, samples)
    }
}
