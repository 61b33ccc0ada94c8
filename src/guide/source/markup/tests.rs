//! From TOML to words, marks and places.

use proptest::prelude::*;

use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::foundation::diagnostic::{Report, SourceFiles, render};
use crate::guide::language::LanguageTag;
use crate::guide::table::TomlFile;

/// The paragraphs of the text `a` of a file, the file and the names of the complaints.
fn read(source: &str) -> (Vec<Written>, String, String) {
    let mut files = SourceFiles::new();
    let file = TomlFile::from_text(&mut files, "sv.toml", source);
    let mut found = Diagnostics::new();
    let Some(parsed) = file.parse(&mut found) else { return (Vec::new(), file.text.clone(), String::new()) };
    let mut table = file.table(&parsed, "the file");
    let raw = table.take("a").and_then(|entry| entry.value.text(&mut found));
    let written = raw.map(|raw| paragraphs(&raw, &mut found)).unwrap_or_default();
    (written, file.text.clone(), render(&found, &files, Report::Short))
}

fn texts(source: &str) -> Vec<String> {
    read(source).0.into_iter().map(|written| written.text).collect()
}

fn marks(source: &str) -> Vec<(String, MarkKind)> {
    let (written, ..) = read(source);
    let text = &written[0].text;
    written[0].marks.iter().map(|mark| (text[mark.start as usize..mark.end as usize].to_owned(), mark.kind.clone())).collect()
}

/// Every character must point at a byte of the file where its spelling starts.
fn check_places(source: &str) {
    let (written, file, _) = read(source);
    for piece in &written {
        for (at, sign) in piece.text.char_indices() {
            let place = piece.origin_of(at as u32, (at + sign.len_utf8()) as u32).start as usize;
            let spelt = &file[place..];
            let found = spelt.chars().next().unwrap();
            let same = found == sign
                || found == '\\'
                || (sign == ' ' && (found.is_whitespace()))
                || found.nfc().next().zip(sign.to_string().nfd().next()).is_some_and(|(one, other)| one == other)
                || sign.to_string().nfd().any(|part| found.to_string().nfd().any(|other| other == part));
            assert!(same, "{sign:?} points at {spelt:?} in {source:?}");
        }
    }
}

#[test]
fn paragraphs_and_white_space() {
    assert_eq!(texts("a = \"\"\"\n  ett\ttvå \n tre\n\n \t\n\nfyra\n\"\"\""), ["ett två tre", "fyra"]);
    assert_eq!(texts("a = \" \\n \""), Vec::<String>::new());
    assert_eq!(
        texts("a = \"8\u{a0}h\u{202f}? ta\u{ad}la \u{2067}x\u{2069}\u{200b}\""),
        ["8\u{a0}h\u{202f}? ta\u{ad}la \u{2067}x\u{2069}\u{200b}"]
    );
}

#[test]
fn only_light_markup_is_markup() {
    let plain = [
        "# rubrik",
        "- punkt",
        "+ punkt",
        "1. först",
        "> citat",
        "    kod",
        "`kod`",
        "<b>x</b>",
        "&amp; &copy;",
        "---",
        "***",
        "===",
        "![x] y",
        "[x]",
        "a_b_c __d__",
        "5 * 3 * 2",
        "~~x~~",
        "| a | b |",
        "a  b",
        "[^1]",
        "$x$",
        "# #",
        "~~~",
        "!",
        "[ ]",
        "\\\\q",
    ];
    for words in plain {
        let shown = words.trim().replace("\\\\", "\\").replace("  ", " ");
        assert_eq!(texts(&format!("a = \"{words}\"")), [shown], "{words}");
        assert_eq!(marks(&format!("a = \"{words}\"")), [], "{words}");
    }
}

#[test]
fn marks_nest_and_know_their_words() {
    let source = "a = \"Sluta **aldrig *helt*** med [läke_medel](https://x.example/a_b) och [mot](lang:fr) \\\\*så\\\\*.\"";
    assert_eq!(texts(source), ["Sluta aldrig helt med läke_medel och mot *så*."]);
    let french = MarkKind::Language(LanguageTag::new("fr").unwrap());
    assert_eq!(
        marks(source),
        [
            ("aldrig helt".to_owned(), MarkKind::Strong),
            ("helt".to_owned(), MarkKind::Emphasis),
            ("läke_medel".to_owned(), MarkKind::Link("https://x.example/a_b".to_owned())),
            ("mot".to_owned(), french),
        ]
    );
    check_places(source);
    assert_eq!(texts("a = \"_a_ *b* \\\\_c_\""), ["_a_ b _c_"]);
    assert_eq!(texts("a = \"a [ b ](https://x.example) c\""), ["a b c"]);
}

#[test]
fn words_are_composed_and_keep_their_places() {
    assert_eq!(texts("a = \"e\u{301} \\u0041\u{30a} \u{212b} *e*\u{301}\""), ["é Å Å é"]);
    for source in [
        "a = \"e\u{301}tt \\u0041\u{30a}rd \u{212b}x och\\t\\\"så\\\"\"",
        "a = \"\"\"\nett \\\n   tvåa\u{308} *tre*\r\nfyra\"\"\"",
        "a = '''\nDet *här* \\\\* \\* [är](https://x.example) \u{5e9}\u{5bc}\u{5c1}'''",
    ] {
        check_places(source);
    }
}

#[test]
fn each_letter_points_at_itself() {
    let source = "a = \"x \\u00e5**ä**\\\\*ö [ü](https://x.example)é\"";
    let (written, file, _) = read(source);
    assert_eq!(written[0].text, "x åä*ö üé");
    let expected = ["x", " ", "\\u00e5", "ä", "*", "ö", " ", "ü", "é"];
    for ((at, sign), spelling) in written[0].text.char_indices().zip(expected) {
        let origin = written[0].origin_of(at as u32, (at + sign.len_utf8()) as u32);
        assert!(file[origin.start as usize..].starts_with(spelling), "{sign} at {}", origin.start);
    }
}

#[test]
fn too_much_markup_is_refused_before_it_takes_time() {
    let (_, _, found) = read(&format!("a = \"{}\"", "*a [".repeat(100_000)));
    assert!(found.contains("too-much-markup"), "{found}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_hold_for_any_text(words in "[a-zåäöe\u{301}\u{308}*_\\[\\]()!#>: \n\u{5d0}\u{5bc}\u{627}\u{653}\u{212b}0-9.\u{1100}\u{1161}-]{0,60}") {
        check_places(&format!("a = '''\n{words}'''"));
    }

    #[test]
    fn no_word_is_lost_and_marks_stay_within(words in "[a-c*\\[\\]\\\\_()! \n]{0,40}") {
        let (written, ..) = read(&format!("a = '''\n{words}'''"));
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
        let all: String = written.iter().map(|piece| letters(&piece.text)).collect();
        // Letters of an address are no words; without `](` there is no address.
        if !words.contains("](") {
            prop_assert_eq!(all, letters(&words));
        }
        for piece in &written {
            prop_assert!(!piece.text.is_empty() && !piece.text.contains("  ") && piece.text.trim() == piece.text);
            for mark in &piece.marks {
                prop_assert!(piece.text.get(mark.start as usize..mark.end as usize).is_some_and(|text| !text.is_empty()));
            }
        }
    }
}

#[test]
fn plain_addresses_are_links() {
    for words in ["https://x.example", "<https://x.example>", "[x]: https://x.example"] {
        assert_eq!(texts(&format!("a = '{words}'")), [words]);
        assert_eq!(
            marks(&format!("a = '{words}'")),
            [("https://x.example".to_owned(), MarkKind::Link("https://x.example".to_owned()))]
        );
    }
    let link = |words: &str, target: &str| (words.to_owned(), MarkKind::Link(target.to_owned()));
    assert_eq!(
        marks("a = 'Se **https://clinic.example/a_b**, eller (info@clinic.example).'"),
        [
            ("https://clinic.example/a_b".to_owned(), MarkKind::Strong),
            link("https://clinic.example/a_b", "https://clinic.example/a_b"),
            link("info@clinic.example", "mailto:info@clinic.example"),
        ]
    );
    // A link's own words say nothing of their own.
    assert_eq!(
        marks("a = 'Se [www.clinic.example](https://other.example)'"),
        [link("www.clinic.example", "https://other.example")]
    );
    assert_eq!(marks("a = 'Kl. 12.30, bl.a. dagen.se nästa'"), []);
    assert!(read("a = \"Se https://clinic\\u00AD.example/a\"").2.contains("invisible-sign"));
    assert!(read("a = 'Se [dit](https://clinic.example/a%C2%AD)'").2.contains("invisible-sign"));
    assert!(!read("a = 'Se [dit](https://clinic.example/%C3%A5%20)'").2.contains("invisible-sign"));
}

#[test]
fn marks_that_nothing_closes_are_complained_of_where_they_stand() {
    let said = |text: &str| {
        let (.., said) = read(&format!("a = '{text}'"));
        said.lines().map(|line| line.split("]: ").next().unwrap().replace("sv.toml:", "")).collect::<Vec<_>>()
    };
    assert_eq!(said("Take **two tablets"), ["1:11: error[foreign-markup"]);
    assert_eq!(said("Take two** tablets"), ["1:14: error[foreign-markup"]);
    assert_eq!(said("Take *two tablets"), ["1:11: warning[foreign-markup"]);
    assert_eq!(said("**Take *two** tablets"), ["1:6: warning[foreign-markup"]);
    assert_eq!(said("***Take two"), ["1:6: error[foreign-markup"]);
    assert_eq!(said("see [words](https://ex ample.org) here"), ["1:16: error[foreign-markup"]);
    assert_eq!(said("see [words](https://a.example here"), ["1:16: error[foreign-markup"]);
    for text in [
        "Note* and Price**.",
        "2*3 = 6",
        "5 * 3",
        "* marks",
        r"\*two",
        "**a** and *b*",
        r"2\*\*3",
        "[1] (2)",
        "[a](https://a.example)",
        "***",
    ] {
        let seen = said(text);
        assert!(seen.is_empty() || text.contains("Price**") || text == "***", "{text}: {seen:?}");
    }
}
