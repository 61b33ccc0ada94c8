//! Checking and building: files whole or not at all, the same with any number of threads.

use std::fs;
use std::path::Path;

use super::{Desk, assert_says};

#[test]
fn from_an_empty_folder_to_a_changed_guide() {
    let desk = Desk::with_guide();
    insta::assert_snapshot!(desk.says("build visit"), @r#"
    --- out
    guide  language  pages  warnings  file
    visit  en            6         0  out/visit.en.pdf
    visit  en            1            out/visit.en.checklist.pdf
    visit  sv            6         0  out/visit.sv.pdf
    visit  sv            1            out/visit.sv.checklist.pdf
    status 0
    "#);
    insta::assert_snapshot!(desk.says("check visit"), @r#"
    --- out
    2 language files checked: no complaints
    status 0
    "#);
    let first = ["en", "sv"].map(|language| desk.read(&format!("out/visit.{language}.pdf")));

    desk.replace("visit/sv.toml", "Före besöket", "Före ditt besök");
    assert_eq!(desk.status("build visit"), 0);
    let second = ["en", "sv"].map(|language| desk.read(&format!("out/visit.{language}.pdf")));
    assert_eq!(first[0], second[0], "the other language stays byte for byte");
    assert_ne!(first[1], second[1]);

    desk.replace("visit/sv.toml", "lead  =", "leed  =");
    let words = desk.says("build visit");
    assert_says(&words, &["visit/sv.toml:", "leed", "not written: 1 error", "out/visit.en.pdf", "status 1"]);
    assert_eq!(second[1], desk.read("out/visit.sv.pdf"), "a failed run leaves the old good file");
    assert_eq!(
        desk.names("out"),
        ["visit.en.checklist.pdf", "visit.en.pdf", "visit.sv.checklist.pdf", "visit.sv.pdf"],
        "and nothing half made"
    );
}

#[test]
fn a_fault_in_the_checklist_keeps_back_the_whole_language() {
    let desk = Desk::with_guide();
    desk.replace("visit/sv.toml", "\"Mina läkemedel\"\nlines = 6", "\"Mina läkemedel\"\nlines = 12");
    let long: String = (0..40).map(|item| format!("  \"Punkt nummer {item} på en mycket lång lista\",\n")).collect();
    desk.replace("visit/sv.toml", "  \"Jag har läst guiden\",\n", &long);
    let words = desk.says("build visit");
    assert_says(&words, &["status 1", "visit  sv            –  ", "not written: 1 error"]);
    assert_eq!(words.matches("checklist-too-long").count(), 1, "in the guide and by itself it is one fault");
    assert_eq!(desk.names("out"), ["visit.en.checklist.pdf", "visit.en.pdf"]);
}

#[test]
fn the_same_bytes_with_any_number_of_threads() {
    let desk = Desk::with_guide();
    let one = desk.says("build visit --out one --jobs 1").replace("one/", "out/");
    let many = desk.says("build visit --out many --jobs 7").replace("many/", "out/");
    assert_eq!(one, many);
    assert_eq!(desk.names("one").len(), 4);
    for name in desk.names("one") {
        assert_eq!(desk.read(&format!("one/{name}")), desk.read(&format!("many/{name}")), "{name}");
    }
}

#[test]
fn one_language_and_one_file() {
    let desk = Desk::with_guide();
    assert_eq!(desk.status("build visit --language sv --out one"), 0);
    assert_eq!(desk.names("one"), ["visit.sv.checklist.pdf", "visit.sv.pdf"]);
    assert_eq!(desk.status("build visit/sv.toml visit/ visit/sv.toml --out both"), 0);
    assert_eq!(desk.names("both").len(), 4, "a file named twice is built once");
}

#[test]
fn results_for_programs() {
    let desk = Desk::with_guide();
    insta::assert_snapshot!(desk.says("build visit --language sv --format short"), @r#"
    --- out
    out/visit.sv.pdf
    out/visit.sv.checklist.pdf
    status 0
    "#);
    insta::assert_snapshot!(desk.says("build visit --language sv --format json"), @r#"
    --- out
    {"errors":0,"file":"out/visit.sv.pdf","guide":"visit","kind":"result","language":"sv","pages":6,"part":"guide","refused":null,"warnings":0}
    {"errors":0,"file":"out/visit.sv.checklist.pdf","guide":"visit","kind":"result","language":"sv","pages":1,"part":"checklist","refused":null,"warnings":0}
    status 0
    "#);
    insta::assert_snapshot!(desk.says("build visit --quiet"), @"status 0");
    desk.replace("visit/sv.toml", "lead  =", "leed  =");
    let words = desk.says("check visit --format json");
    let line = words.lines().find(|line| line.starts_with('{')).unwrap();
    let complaint: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(complaint["severity"], "error", "{line}");
    assert_says(&desk.says("check visit --quiet"), &["leed", "status 1"]);
}

#[test]
fn a_place_that_cannot_be_written_is_said_plainly() {
    let desk = Desk::with_guide();
    fs::write(desk.path("out"), "a file").unwrap();
    let words = desk.says("build visit --language sv");
    assert_says(
        &words,
        &["error: cannot write `out/visit.sv.pdf`: a part of that path is a file, not a folder", "not written", "status 2"],
    );
    assert_eq!(desk.read("out"), b"a file");
    fs::create_dir_all(desk.path("full/visit.sv.checklist.pdf")).unwrap();
    assert_says(&desk.says("build visit --out full"), &["there is a folder of that name", "full/visit.en.pdf", "status 2"]);
    assert_eq!(
        desk.names("full"),
        ["visit.en.checklist.pdf", "visit.en.pdf", "visit.sv.checklist.pdf"],
        "all of a language or none"
    );
}

#[test]
fn odd_files_are_complaints_and_no_crash() {
    let desk = Desk::with_guide();
    let odd: [(&str, &[u8]); 4] = [
        ("visit/de.toml", b""),
        ("visit/fi.toml", b"\xff\xfe\x00"),
        ("visit/fr.toml", b"title = \"\0\""),
        ("visit/nl.toml", b"[[[["),
    ];
    for (path, bytes) in odd {
        fs::write(desk.path(path), bytes).unwrap();
        let words = desk.says(&format!("check {path}"));
        assert_says(&words, &["error", "status 1"]);
    }
    fs::create_dir(desk.path("empty")).unwrap();
    assert_eq!(desk.status("check empty"), 1);
    let deep = format!("x = {}", "[".repeat(100_000));
    fs::write(desk.path("visit/tr.toml"), deep).unwrap();
    assert_eq!(desk.status("check visit/tr.toml"), 1);
}

#[test]
fn a_path_may_be_written_in_several_ways() {
    let desk = Desk::with_guide();
    for path in ["./visit/sv.toml", "visit/../visit/sv.toml", "./visit", "visit/."] {
        assert_says(&desk.says(&format!("check {path}")), &["no complaints", "status 0"]);
    }
    assert_says(&desk.says("check visit --clinic ./visit/clinic.toml --paper A4"), &["no complaints", "status 0"]);
    fs::write(desk.path("notes.txt"), "notes").unwrap();
    assert_says(&desk.says("preview visit --page 0"), &["invalid value '0'", "write a whole number, from 1 up", "status 2"]);
    assert_says(&desk.says("check notes.txt"), &["`notes.txt` is no guide", "status 1"]);
    fs::create_dir(desk.path("empty")).unwrap();
    assert_says(&desk.says("check empty"), &["there is no guide in `empty`", "status 1"]);
}

#[test]
fn labels_and_fonts_beside_the_guides_are_used() {
    let labels = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/languages/en.toml")).unwrap();
    let font = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/noto-sans-hebrew/NotoSansHebrew_400Regular.ttf")).unwrap();
    let desk = Desk::with_guide();
    fs::copy(desk.path("visit/en.toml"), desk.path("visit/pl.toml")).unwrap();
    desk.replace("visit/clinic.toml", "sv = ", "pl = \"Od 8 do 16\"\nsv = ");
    assert_says(&desk.says("check visit/pl.toml"), &["`pl` is no language that is known here", "status 1"]);
    for folder in ["languages", "visit/languages"] {
        fs::create_dir_all(desk.path(folder)).unwrap();
        fs::write(desk.path(folder).join("pl.toml"), labels.replace("\"Contents\"", "\"Spis treści\"")).unwrap();
        assert_says(&desk.says("snapshot visit/pl.toml"), &["Spis treści", "status 0"]);
        fs::write(desk.path(folder).join("pl.toml"), labels.replace("note  ", "notee ")).unwrap();
        let words = desk.says("build visit");
        assert_says(&words, &["the key `note` is missing", "mend languages/pl.toml first", "out/visit.sv.pdf", "status 1"]);
        fs::remove_dir_all(desk.path(folder)).unwrap();
    }
    fs::remove_file(desk.path("visit/pl.toml")).unwrap();
    fs::create_dir_all(desk.path("fonts")).unwrap();
    fs::write(desk.path("fonts/good.ttf"), &font).unwrap();
    assert_eq!(desk.status("check visit"), 0);
    fs::write(desk.path("fonts/half.ttf"), &font[..5000]).unwrap();
    assert_says(&desk.says("check visit"), &["error[unreadable-font]: the font `fonts/half.ttf` cannot be used: ", "status 1"]);
}

#[test]
fn files_are_readable_as_any_other() {
    let desk = Desk::with_guide();
    assert_eq!(desk.status("build visit --language sv"), 0);
    let mode = |path: &str| mode_of(&desk.path(path));
    fs::write(desk.path("plain"), "").unwrap();
    assert_eq!(mode("out/visit.sv.pdf"), mode("plain"));
}

#[cfg(unix)]
fn mode_of(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions())
}

#[cfg(not(unix))]
fn mode_of(path: &Path) -> bool {
    fs::metadata(path).unwrap().permissions().readonly()
}

#[test]
fn a_warning_stops_only_when_it_is_denied() {
    let desk = Desk::with_guide();
    let line = "build visit --language sv --today 2031-01-01";
    assert_says(&desk.says(line), &["warning[expired-review]", "visit  sv            6         1  out/visit.sv.pdf", "status 0"]);
    let denied = desk.says(&format!("{line} --out denied --deny warnings"));
    assert_says(&denied, &["error[expired-review]", "not written: 1 error", "status 1"]);
    assert!(desk.names("denied").is_empty());
    assert!(!desk.says(&format!("{line} --quiet")).contains("expired-review"), "a quiet run tells errors only");
}

#[test]
fn pages_as_pictures() {
    let desk = Desk::with_guide();
    assert_eq!(desk.says("preview visit/sv.toml --page 3"), "--- out\nout/visit.sv.3.png\nstatus 0");
    assert_eq!(&desk.read("out/visit.sv.3.png")[..8], b"\x89PNG\r\n\x1a\n");
    let sheet = desk.says("preview visit/sv.toml --contact-sheet --grey");
    assert_eq!(sheet, "--- out\nout/visit.sv.pages.png\nout/visit.sv.checklist.pages.png\nstatus 0");
    // Byte 25 of a PNG says how it is coloured: 0 is grey.
    assert_eq!((desk.read("out/visit.sv.pages.png")[25], desk.read("out/visit.sv.3.png")[25]), (0, 2));
    assert_says(&desk.says("preview visit --page 99"), &["no guide there has a page 99", "status 2"]);
    assert_eq!(desk.status("preview visit/sv.toml --out all"), 0);
    assert_eq!(desk.names("all").len(), 7);
    assert_eq!(desk.read("all/visit.sv.3.png"), desk.read("out/visit.sv.3.png"));
}

#[test]
fn why_pages_ended_is_explained() {
    let desk = Desk::with_guide();
    assert_eq!(desk.status("new info --template client-information --language en"), 0);
    insta::assert_snapshot!(desk.says("build info --paper a5 --explain=2"), @r#"
    --- out
    guide  language  pages  warnings  file
    info   en            3         0  out/info.en.a5.pdf

    info.en.a5
        2  ends between two sections (penalty 0), 38 mm white. “Which version are you reading? · About…” would have fitted (needs 34 mm; 38 mm were left), but then the page would end at a worse place
    status 0
    "#);
    insta::assert_snapshot!(desk.says("build info --paper a5 --explain=2 --format short"), @r#"
    --- out
    out/info.en.a5.pdf
    info.en.a5: page 2: ends between two sections (penalty 0), 38 mm white. “Which version are you reading? · About…” would have fitted (needs 34 mm; 38 mm were left), but then the page would end at a worse place
    status 0
    "#);
    let words = desk.says("build info --paper a5 --explain=2 --format json");
    let line = words.lines().find(|line| line.contains("page-end")).unwrap();
    let end: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!((&end["document"], &end["page"], &end["end"]), (&"info.en.a5".into(), &2.into(), &"chosen".into()), "{line}");
    assert_eq!((&end["seam"], &end["penalty"], &end["white_mm"]), (&"sections".into(), &0.into(), &37.7.into()), "{line}");
    assert_eq!((&end["next"]["fate"], &end["next"]["because"]), (&"kept-back".into(), &"places".into()), "{line}");
    let every = desk.says("build visit/sv.toml --explain");
    assert_says(
        &every,
        &["\nvisit.sv\n    1  the next part starts a page, 0 mm white\n", "\nvisit.sv.checklist\n    1  the document ends"],
    );
    assert_eq!(every, desk.says("build visit/sv.toml --explain --jobs 1"));
    assert_says(&desk.says("build visit --explain=99"), &["no guide there has a page 99", "status 2"]);
    assert_eq!(desk.says("build visit --explain --quiet"), "status 0");
    desk.replace("visit/sv.toml", "lead  =", "leed  =");
    assert!(!desk.says("build visit/sv.toml --explain").contains("visit.sv\n"), "what was not built is not explained");
}
