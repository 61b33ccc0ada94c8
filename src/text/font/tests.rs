use super::*;
use unicode_script::Script;

fn names(book: &FontBook, script: Script, weight: Weight, slant: Slant) -> Vec<String> {
    book.candidates(script, weight, slant).iter().map(|id| book.face(*id).name.clone()).collect()
}

#[test]
fn nine_faces_are_built_in() {
    let book = FontBook::built_in();
    let names: Vec<&str> = book.faces().iter().map(|face| face.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "SourceSans3-Regular",
            "SourceSans3-Italic",
            "SourceSans3-SemiBold",
            "SourceSans3-Bold",
            "SourceSans3-BoldItalic",
            "Vazirmatn-Regular",
            "Vazirmatn-Bold",
            "NotoSansHebrew-Regular",
            "NotoSansHebrew-Bold",
        ]
    );
    assert_eq!(book.families().collect::<Vec<_>>(), ["Source Sans 3", "Vazirmatn", "Noto Sans Hebrew"]);
    let regular = book.faces()[0].metrics;
    assert_eq!((regular.units_per_em, regular.ascender, regular.descender), (1000, 1024, -400));
    assert_eq!((regular.cap_height, regular.x_height, regular.italic_angle), (660, 486, 0));
    assert!(book.faces()[1].metrics.italic_angle < 0);
}

#[test]
fn what_a_family_lacks_is_replaced_by_weight() {
    let book = FontBook::built_in();
    assert_eq!(
        names(&book, Script::Latin, Weight::SemiBold, Slant::Italic)[..2],
        ["SourceSans3-BoldItalic", "SourceSans3-SemiBold"]
    );
    assert_eq!(names(&book, Script::Arabic, Weight::SemiBold, Slant::Upright)[0], "Vazirmatn-Bold");
    assert_eq!(names(&book, Script::Arabic, Weight::Regular, Slant::Italic)[0], "Vazirmatn-Bold");
    assert_eq!(
        names(&book, Script::Hebrew, Weight::Regular, Slant::Upright)[..2],
        ["NotoSansHebrew-Regular", "SourceSans3-Regular"]
    );
}

#[test]
fn x_heights_are_matched_in_whole_percent() {
    let book = FontBook::built_in();
    assert_eq!(book.optical_percent(FaceId(0), FaceId(3)), 100);
    assert_eq!(book.optical_percent(FaceId(5), FaceId(0)), 109);
    assert_eq!(book.optical_percent(FaceId(0), FaceId(7)), 91);
}

#[test]
fn a_bad_file_is_a_fault_and_never_a_panic() {
    let good = built_in::FILES[7];
    let mut book = FontBook::default();
    assert_eq!(book.added(Vec::new()), Err(FontFault::NotAFont));
    assert_eq!(book.added(b"not a font at all".to_vec()), Err(FontFault::NotAFont));
    for cut in [12, 100, 300, 1000, good.len() / 2] {
        assert!(book.added(good[..cut].to_vec()).is_err(), "cut at {cut}");
    }
    for (at, fault) in [(1u16, true), (2, true), (0x0100, true), (0x0200, true), (4, false), (8, false)].map(|(bits, _)| {
        let mut bytes = good.to_vec();
        let os2 = table(&bytes, b"OS/2");
        bytes[os2 + 8..os2 + 10].copy_from_slice(&bits.to_be_bytes());
        (bits, book.added(bytes).err())
    }) {
        let forbidden = matches!(at, 2 | 0x0100 | 0x0200);
        assert_eq!(fault, forbidden.then_some(FontFault::EmbeddingForbidden), "fsType {at}");
    }
    let mut bytes = good.to_vec();
    let entry = directory_entry(&bytes, b"cmap");
    bytes[entry..entry + 4].copy_from_slice(b"cmop");
    assert_eq!(book.added(bytes), Err(FontFault::BrokenTable("cmap")));
}

#[test]
fn an_added_face_joins_its_family() {
    let mut book = FontBook::built_in();
    let id = book.added(built_in::FILES[0].to_vec()).unwrap();
    assert_eq!(id, FaceId(9));
    assert_eq!(book.families().count(), 3);
    assert_eq!(&*book.face(id).data, built_in::FILES[0]);
}

fn directory_entry(bytes: &[u8], name: &[u8; 4]) -> usize {
    let count = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    (0..count).map(|i| 12 + 16 * i).find(|at| &bytes[*at..*at + 4] == name).unwrap()
}

fn table(bytes: &[u8], name: &[u8; 4]) -> usize {
    let at = directory_entry(bytes, name);
    u32::from_be_bytes([bytes[at + 8], bytes[at + 9], bytes[at + 10], bytes[at + 11]]) as usize
}

#[test]
fn a_folder_adds_fonts() {
    use crate::foundation::diagnostic::{Report, SourceFiles, render};
    use crate::foundation::resources::MemoryResources;
    let good = built_in::FILES[7].to_vec();
    let mut mute = good.clone();
    let entry = directory_entry(&mute, b"cmap");
    mute[entry..entry + 4].copy_from_slice(b"cmop");
    let memory = MemoryResources::new()
        .with("guides/fonts/NOTO.TTF", good.clone())
        .with("guides/fonts/again.ttf", good)
        .with("guides/fonts/empty.otf", Vec::new())
        .with("guides/fonts/mute.ttf", mute)
        .with("guides/fonts/note.ttf", "a note")
        .with("guides/fonts/OFL.txt", "a licence");
    let mut book = FontBook::default();
    let found = book.with_added(&memory, "guides/fonts");
    assert_eq!(book.faces().len(), 1);
    insta::assert_snapshot!(render(&found, &SourceFiles::new(), Report::Short), @r#"
    error[unreadable-font]: the font `guides/fonts/empty.otf` cannot be used: this is not a single OpenType or TrueType font
    error[unreadable-font]: the font `guides/fonts/mute.ttf` cannot be used: the font's table ‘cmap’ is missing or broken
    error[unreadable-font]: the font `guides/fonts/note.ttf` cannot be used: this is not a single OpenType or TrueType font
    "#);
}
