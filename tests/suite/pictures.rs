//! Pictures as they stand in finished files, read back from typeset guides: their colours, their inks, how often they are embedded.

use handout::design::style::{Edition, Marks};
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::preflight::press;
use handout::output::pdf;
use lopdf::{Dictionary, Document, Object, Stream};

use crate::support::{CLINIC, HEAD, set_for_or_complain};

const PRESS: Edition = Edition::Press(Marks::None);

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/pictures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A guide that shows pictures, with a checklist.
fn resources(pictures: &[(&str, Vec<u8>)]) -> MemoryResources {
    let mut words = format!("{HEAD}\n[[section]]\nid = \"a\"\ntitle = \"A\"\n");
    let mut resources = MemoryResources::new().with("clinic.toml", CLINIC);
    for (name, bytes) in pictures {
        words.push_str(&format!("[[section.block]]\npicture.file = \"{name}\"\npicture.alt = \"Coloured squares in a row\"\n"));
        resources = resources.with(name, bytes.clone());
    }
    words.push_str("[checklist]\ntitle = \"List\"\n[[checklist.group]]\ntitle = \"Bring\"\nitems = [\"Keys\"]\n");
    resources.with("en.toml", words)
}

/// A document as its bytes are read by another library.
fn written(pictures: &[(&str, Vec<u8>)], part: Part, edition: Edition) -> Document {
    let pages = set_for_or_complain(&resources(pictures), "en.toml", part, edition, Paper::A4).unwrap().1;
    Document::load_mem(&pdf::write(&pages).unwrap()).unwrap()
}

fn images(document: &Document) -> Vec<&Stream> {
    let is_image =
        |dictionary: &Dictionary| dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams.filter(|stream| is_image(&stream.dict)).collect()
}

fn name<'d>(stream: &'d Stream, key: &[u8]) -> &'d [u8] {
    stream.dict.get(key).and_then(Object::as_name).unwrap_or_default()
}

/// What is the matter with a picture, as a person sees it.
fn complaint(name: &str, bytes: Vec<u8>) -> String {
    set_for_or_complain(&resources(&[(name, bytes)]), "en.toml", Part::Guide, Edition::Screen, Paper::A4).unwrap_err()
}

#[test]
fn inks_go_to_the_press_as_they_are_and_to_the_screen_as_they_look() {
    let inks = [("inks.jpg", file("inks.jpg"))];
    let printed = written(&inks, Part::Guide, PRESS);
    let [picture] = images(&printed)[..] else { panic!("one picture") };
    assert_eq!((name(picture, b"Filter"), name(picture, b"ColorSpace")), (&b"DCTDecode"[..], &b"DeviceCMYK"[..]));
    let decode = picture.dict.get(b"Decode").and_then(Object::as_array).unwrap();
    assert_eq!(decode.iter().map(|one| one.as_i64().unwrap()).collect::<Vec<_>>(), [1, 0, 1, 0, 1, 0, 1, 0]);
    let shown = written(&inks, Part::Guide, Edition::Screen);
    let [picture] = images(&shown)[..] else { panic!("one picture") };
    assert_eq!(name(picture, b"ColorSpace"), b"DeviceRGB");
    assert!(picture.dict.get(b"Intent").is_err(), "no picture asks for another intent than the file's");
}

#[test]
fn a_profile_in_a_picture_decides_its_colours() {
    let with = file("wide.png");
    let chunk = with.windows(4).position(|name| name == b"iCCP").unwrap() - 4;
    let length = u32::from_be_bytes(*with[chunk..].first_chunk().unwrap()) as usize;
    let without = [&with[..chunk], &with[chunk + 12 + length..]].concat();
    let palette = |bytes: Vec<u8>| {
        let document = written(&[("wide.png", bytes)], Part::Guide, Edition::Screen);
        let [picture] = images(&document)[..] else { panic!("one picture") };
        picture.dict.get(b"ColorSpace").and_then(Object::as_array).unwrap()[3].as_str().unwrap().to_vec()
    };
    let (converted, plain) = (palette(with), palette(without));
    assert_eq!(plain[..3], [180, 120, 100]);
    assert!(converted[0] > 195 && converted[1] <= 121, "{converted:?}");
}

#[test]
fn a_picture_shown_twice_is_embedded_once_and_a_checklist_has_none_of_its_guide() {
    let twice = [("one.jpg", file("inks.jpg")), ("other.jpg", file("inks.jpg"))];
    let document = written(&twice, Part::Guide, Edition::Screen);
    assert_eq!(images(&document).len(), 1);
    let page = *document.get_pages().get(&1).unwrap();
    let content = String::from_utf8_lossy(&document.get_page_content(page)).into_owned();
    assert_eq!(content.matches("/I0 Do").count(), 2, "it is drawn at both places");
    assert_eq!(images(&written(&twice, Part::Checklist, Edition::Screen)).len(), 0);
}

#[test]
fn a_picture_cut_or_damaged_is_refused() {
    for name in ["inks.jpg", "wide.png"] {
        let whole = file(name);
        for part in [whole.len() / 2, whole.len() - 1] {
            let complaint = complaint(name, whole[..part].to_vec());
            assert!(complaint.starts_with("error[unreadable-picture]"), "{name} cut at {part}: {complaint}");
        }
    }
    let mut profile = file("wide.png");
    let place = profile.windows(4).position(|name| name == b"iCCP").unwrap() + 30;
    profile[place] ^= 0xFF;
    assert!(complaint("wide.png", profile).contains("profile"), "a damaged profile is named");
}

#[test]
fn other_files_are_called_by_their_names() {
    let says = |bytes: &[u8]| complaint("a.png", bytes.to_vec()).lines().next().unwrap().to_owned();
    insta::assert_snapshot!(
        [
            says(b""),
            says(b"GIF89a\0\0\0\0\0\0"),
            says(b"RIFF\0\0\0\0WEBPVP8 "),
            says(b"\0\0\0\x18ftypheic\0\0\0\0"),
            says(b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            says(b"%PDF-1.7"),
            says(b"hello"),
        ]
        .join("\n"),
        @r"
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture, but an empty file
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture, but a GIF
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture, but a WebP picture
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture, but a HEIC picture of a telephone
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture, but an SVG drawing
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture, but a PDF
    error[unreadable-picture]: `a.png` is neither a PNG nor a JPEG picture
    "
    );
}

#[test]
fn a_side_beyond_what_readers_take_is_refused_however_thin_the_picture_is() {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend_from_slice(&30_001u32.to_be_bytes());
    bytes.extend_from_slice(&[0, 0, 0, 1, 8, 0, 0, 0, 0]);
    bytes.extend_from_slice(&crc(&bytes[12..]).to_be_bytes());
    bytes.extend_from_slice(b"\0\0\0\x01IDAT\0");
    bytes.extend_from_slice(&crc(b"IDAT\0").to_be_bytes());
    let complaint = complaint("a.png", bytes);
    assert!(complaint.contains("30001 × 1 pixels; at most 100 million are read, and 30000 on a side"), "{complaint}");
}

/// The sum behind a chunk (PNG, annex D).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[test]
fn the_press_report_says_of_each_picture_what_was_done() {
    let pictures = [("inks.jpg", file("inks.jpg")), ("wide.png", file("wide.png"))];
    let pages = set_for_or_complain(&resources(&pictures), "en.toml", Part::Guide, PRESS, Paper::A4).unwrap().1;
    let lines: Vec<String> =
        press::report(&pages).into_iter().filter(|(what, _)| *what == "picture").map(|(_, words)| words).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    inks.jpg: 96 × 16 pixels, 99 to the inch on page 1; its inks kept as they are; at most 200 % of ink
    wide.png: 32 × 16 pixels, 99 to the inch on page 1; converted from Compatible with Adobe RGB (1998); at most 180 % of ink
    ");
}
