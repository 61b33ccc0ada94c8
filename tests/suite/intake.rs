//! Whatever the files hold, reading them ends in a guide or in complaints.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use handout::foundation::calendar::Date;
use handout::foundation::diagnostic::{Report, SourceFiles, render};
use handout::foundation::resources::MemoryResources;
use handout::guide::check::{check_guide, compare_editions};
use handout::guide::language::Languages;
use handout::guide::source::{ReadOptions, read_guide};
use proptest::prelude::*;

const CLINIC: &str = include_str!("../diagnostics/_whole/clinic.toml");
const LOGO: &[u8] = include_bytes!("../diagnostics/_whole/logo.png");
const GUIDE: &str = include_str!("../../guides/mesotherapy/guide.toml");
const WORDS: &str = include_str!("../../guides/mesotherapy/sv.toml");
const ENGLISH: &str = include_str!("../../guides/mesotherapy/en.toml");

/// Reads, checks, compares and shows; gives the names of the complaints.
fn run(clinic: &[u8], guide: &[u8], words: &[u8]) -> Vec<&'static str> {
    let memory = MemoryResources::new()
        .with("guides/logo.png", LOGO)
        .with("guides/clinic.toml", clinic)
        .with("guides/m/guide.toml", guide)
        .with("guides/m/sv.toml", words)
        .with("guides/m/en.toml", ENGLISH);
    let languages = Languages::built_in();
    let mut files = SourceFiles::new();
    let (read, mut found) = read_guide(&memory, &languages, &mut files, "guides/m/sv.toml", &ReadOptions::default());
    assert_eq!(read.is_none(), found.has_errors());
    if let Some(read) = read {
        found.append(check_guide(&read, &languages, Date::new(2026, 7, 1).unwrap()));
        let english = read_guide(&memory, &languages, &mut files, "guides/m/en.toml", &ReadOptions::default()).0;
        found.append(compare_editions(&[&read].into_iter().chain(&english).collect::<Vec<_>>(), &languages));
    }
    for report in [Report::Plain, Report::Coloured, Report::Short, Report::Json] {
        assert_eq!(render(&found, &files, report).is_empty(), found.is_empty());
    }
    for diagnostic in &found {
        assert!(
            diagnostic.at.is_none_or(|at| at.start <= at.end && at.start as usize <= files.text(at.file).len()),
            "{diagnostic:?}"
        );
        assert!(diagnostic.hints.len() <= 2 && !diagnostic.message.is_empty(), "{diagnostic:?}");
    }
    found.iter().map(|diagnostic| diagnostic.name).collect()
}

/// A change of a file: at a share of its length, so many bytes are replaced by others.
fn change() -> impl Strategy<Value = (f64, usize, Vec<u8>)> {
    let pieces = prop_oneof![
        Just(b"".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\"\"\"".to_vec()),
        Just(b"[[section]]\n".to_vec()),
        Just(b"[[section.block]]\n".to_vec()),
        Just(b"\ntext = 1\n".to_vec()),
        Just(b"\\u202e\\u0000\\x07".to_vec()),
        Just(b"*_[](lang:x)(https://".to_vec()),
        Just("\u{e5}e\u{301}\u{5d0}\u{202e}\u{feff}".as_bytes().to_vec()),
        Just(b"2026-02-30".to_vec()),
        Just(b"\r".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..12),
    ];
    (0.0..1.0f64, prop_oneof![Just(0usize), 0..8usize, 0..400usize], pieces)
}

fn changed(text: &str, changes: &[(f64, usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (share, length, piece) in changes {
        let start = (share * bytes.len() as f64) as usize;
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, piece.iter().copied());
    }
    bytes
}

#[test]
fn the_sample_is_whole() {
    assert_eq!(run(CLINIC.as_bytes(), GUIDE.as_bytes(), WORDS.as_bytes()), Vec::<&str>::new());
}

#[test]
fn a_change_of_the_sample_is_seen_beside_another_edition() {
    let changed = WORDS.replace("4–2 veckor", "4–3 veckor");
    assert_ne!(changed, WORDS);
    assert_eq!(run(CLINIC.as_bytes(), GUIDE.as_bytes(), changed.as_bytes()), ["changed-number", "changed-number"]);
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    assert_eq!(run(&windows(CLINIC), &windows(GUIDE), &windows(WORDS)), Vec::<&str>::new());
}

#[test]
fn deep_and_long_input_ends_in_time() {
    let deep = format!("a = {}", "[".repeat(200_000));
    let keys: String = (0..10_000).map(|number| format!("key{number} = 1\n")).collect();
    let twice = "title = \"x\"\n".repeat(10_000);
    let marks = format!("title = \"{}\"\n", "*a _b [".repeat(100_000));
    let open = format!("title = \"{}\"\n", "<!--{{_a 5. ".repeat(1_000));
    let combining = format!("title = \"e{}\"\n", "\u{301}\u{323}".repeat(200_000));
    let sections = "[[section]]\n".repeat(10_000);
    for words in [deep, keys, twice, marks, open, combining, sections] {
        assert!(!run(CLINIC.as_bytes(), GUIDE.as_bytes(), words.as_bytes()).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_soup_of_bytes_breaks_the_reading(clinic in soup(), guide in soup(), words in soup()) {
        run(&clinic, &guide, &words);
    }

    #[test]
    fn no_change_of_a_guide_breaks_the_reading(
        clinic in proptest::collection::vec(change(), 0..2),
        guide in proptest::collection::vec(change(), 0..2),
        words in proptest::collection::vec(change(), 0..4),
    ) {
        run(&changed(CLINIC, &clinic), &changed(GUIDE, &guide), &changed(WORDS, &words));
    }
}

fn soup() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        "[a-z\\[\\]{}=\"'.,#\\\\ \n*_\u{e5}\u{301}\u{202e}0-9-]{0,200}".prop_map(String::into_bytes),
    ]
}
