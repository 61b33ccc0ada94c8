//! Layouts kept and compared.

use std::fs;

use super::{Desk, assert_says};

#[test]
fn snapshots_are_kept_and_compared() {
    let desk = Desk::with_guide();
    insta::assert_snapshot!(desk.says("snapshot visit --out kept"), @r#"
    --- out
    kept/visit.en.txt
    kept/visit.en.checklist.txt
    kept/visit.sv.txt
    kept/visit.sv.checklist.txt
    status 0
    "#);
    assert_eq!(desk.says("snapshot visit --check kept"), "status 0");
    assert_says(&desk.says("snapshot visit/sv.toml"), &["document visit.sv\n", "document visit.sv.checklist\n"]);

    desk.replace("visit/sv.toml", "Före besöket", "Före ditt besök");
    let words = desk.says("snapshot visit --check kept");
    assert_says(&words, &["--- kept/visit.sv.txt\n+++ now\n", "| Före besöket\n", "| Före ditt besök\n", "status 1"]);
    assert!(!words.contains("visit.en"));
    desk.replace("visit/sv.toml", "Före ditt besök", "Före besöket");

    fs::remove_file(desk.path("kept/visit.sv.txt")).unwrap();
    fs::write(desk.path("kept/visit.fi.txt"), "").unwrap();
    fs::write(desk.path("kept/other.fi.txt"), "").unwrap();
    let as_windows_ends_lines = String::from_utf8(desk.read("kept/visit.en.txt")).unwrap().replace('\n', "\r\n");
    fs::write(desk.path("kept/visit.en.txt"), as_windows_ends_lines).unwrap();
    insta::assert_snapshot!(desk.says("snapshot visit --check kept"), @r#"
    --- out
    missing: kept/visit.sv.txt
    orphaned: kept/visit.fi.txt (no document gives this text)
    --- err
    the layout differs from kept; `handout snapshot … --out kept` stores it as it is now
    what is orphaned in kept belongs to no guide any more: delete it
    status 1
    "#);
    assert_eq!(desk.says("snapshot visit --language en --check kept"), "status 0", "what was not asked for is not missed");
}

#[test]
fn reports_on_the_setting() {
    let desk = Desk::with_guide();
    assert_says(&desk.says("snapshot visit/sv.toml --metrics"), &["word spaces     0.", "page   1 filled", "status 0"]);
    assert_says(&desk.says("snapshot visit/sv.toml --sizes"), &["structure  ", "fonts  ", "whole file", "status 0"]);
    assert_says(
        &desk.says("snapshot visit/sv.toml --breaks"),
        &["document visit.sv\npage   1 the next part starts a page", "status 0"],
    );
    assert_says(&desk.says("snapshot visit/sv.toml --hyphens"), &["hyphens  ", "ladders  ", "status 0"]);
    assert_eq!(desk.status("snapshot visit --metrics --hyphens --out kept"), 0);
    assert_eq!(desk.names("kept").len(), 8);
}
