//! What is complained of, and what is not.

use super::*;
use crate::foundation::diagnostic::{Report, SourceFiles, render};
use crate::guide::table::TomlFile;

/// The names and places of what is said of a text, and the text that is read on.
fn said(source: &str, role: Role) -> (Vec<String>, String) {
    let mut files = SourceFiles::new();
    let file = TomlFile::from_text(&mut files, "sv.toml", &format!("a = {source}\n"));
    let mut found = Diagnostics::new();
    let parsed = file.parse(&mut found).unwrap_or_else(|| panic!("{source}"));
    let mut table = file.table(&parsed, "the file");
    let raw = table.take("a").and_then(|entry| entry.value.text(&mut found)).unwrap();
    let cleaned = cleaned(raw, role, &mut found);
    found.sort_and_dedup();
    let lines = render(&found, &files, Report::Short);
    let short = lines.lines().map(|line| {
        let (place, rest) = line.strip_prefix("sv.toml:").unwrap().split_once(": ").unwrap();
        let name = rest.split(['[', ']']).nth(1).unwrap();
        format!("{place} {name}")
    });
    (short.collect(), cleaned.plain())
}

/// The names alone, of a text in quotation marks.
fn names(text: &str, role: Role) -> Vec<String> {
    let (said, _) = said(&format!("'''{text}'''"), role);
    said.into_iter().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn marks_and_numbers_of_lists() {
    let listed = [
        "- one\n- two",
        "Bring:\n- a list",
        "* one\n* two",
        "Bring:\n* a list",
        "• one",
        "Bring:\n• one\n• two",
        "▪ one",
        "1. one\n2. two",
        "1) one\n2) two",
        "(1) one\n(2) two",
        "a) one\nb) two",
        "١. واحد\n٢. اثنان",
        "1- واحد\n2- اثنان",
        "1. one\n\n2. two",
        "– one\n– two",
        "+ one\n+ two",
        "Text\n\n- one",
        "o\tone",
        "- one",
    ];
    for text in listed {
        assert_eq!(names(text, Role::Text), ["typed-list"], "{text}");
    }
    let wrapped = [
        "Call us on the\n1. juni if you can.",
        "Between 3\n- 5 days.",
        "* marks what you must fill in",
        "-5 °C",
        "− 5 °C",
        "+46 8 123 45 67",
        "He said\n– yes, you may.",
        "Rest or\n2) call us.",
        "1. juni",
        "3. klass",
        "A. Smith",
        "5.–",
        "5 - 10",
        "(08) 123 45 67",
        "* 3 * 4 = 12",
    ];
    for text in wrapped {
        assert_eq!(names(text, Role::Text), [""; 0], "{text}");
    }
    for text in ["• Make", "- Make", "– Make", "* Make", "•Make", "▶ Make", "● ماء", "·\u{a0}Make", "o\tMake"] {
        assert_eq!(names(text, Role::Item), ["typed-mark"], "{text}");
        assert_eq!(names(text, Role::Tick), ["typed-mark"], "{text}");
    }
    assert_eq!(names("Bring:\n- a list", Role::Item), ["typed-list"]);
    assert_eq!(names("• Title", Role::Label), ["typed-mark"]);
    assert_eq!(names("• Lakeside", Role::Plain), ["typed-mark"]);
    for text in ["-5 °C", "5 mg", "*Now* rest", "**Now** rest", "1. juni", "– 5 °C", "-itis: inflammation", "+46 8 123"] {
        assert_eq!(names(text, Role::Item), [""; 0], "{text}");
    }
}

#[test]
fn boxes_and_lines_to_write_on() {
    for text in [
        "☐ Make",
        "[ ] Make",
        "[x] Make",
        "[X] Make",
        "□ Make",
        "✓ Make",
        "☑ Make",
        "Name: ____",
        "Name ........",
        "Name ……",
        "Datum _ _ _ _",
        "Name: – – – –",
        "Name: ＿＿＿",
        "Phone -----------",
    ] {
        for role in [Role::Tick, Role::Text, Role::Item, Role::Label, Role::Field] {
            assert_eq!(names(text, role), ["typed-blank"], "{text} {role:?}");
        }
    }
    assert_eq!(names("Yes ☐ No ☐", Role::Text), ["typed-blank", "typed-blank"]);
    for text in [
        "Wait ... then",
        "Wait….",
        "a___b",
        "see [x](https://a.example/____)",
        "Items with ✓ are done",
        r"\_\_\_\_",
        "fill_in_form",
        "Oh....",
        "5.–",
    ] {
        assert_eq!(names(text, Role::Text), [""; 0], "{text}");
    }
}

#[test]
fn html_in_a_text() {
    let (lines, _) = said(r#""<b>this</b><br> &nbsp; &amp;""#, Role::Text);
    assert_eq!(lines, ["1:6 foreign-markup", "1:17 foreign-markup", "1:22 foreign-markup", "1:29 foreign-markup"]);
    for text in [
        "a<br/>b",
        "<p class=\"x\">",
        "<o:p></o:p>",
        "<!-- x -->",
        "&#233;",
        "&#xE9;",
        "&eacute;",
        "H<sub>2</sub>O",
        "</div>",
        "<!DOCTYPE html>",
        "<https://a.example>",
        "<a@b.example>",
        "&lt;5",
    ] {
        assert_eq!(names(text, Role::Text), ["foreign-markup"], "{text}");
        assert_eq!(names(text, Role::Plain), ["foreign-markup"], "{text}");
    }
    for text in
        ["p < 0.05 and q > 3", "<5 mg", "R&D; more", "AT&T", "I <3 you", "x<y och y>z", r"\<b>", "38 °C > 37 °C", "a&b; c", "Q&A"]
    {
        assert_eq!(names(text, Role::Text), [""; 0], "{text}");
    }
}

#[test]
fn markup_of_other_tools() {
    let markup = [
        "## Preparation",
        "# Preparation",
        "Text\n\n### Three",
        "| Time | What |\n|---|---|",
        "a|b\n-|-",
        "---",
        "Text\n***\nText",
        "> said",
        "a `word` here",
        "```\nx\n```",
        "![eye](eye.png)",
        "__x__ y",
        "a ~~x~~ b",
        "==x==",
        "a _word_ b",
        "[words][1]",
        "[1]: https://a.example",
        "[words] (https://a.example)",
        "[words]\n(https://a.example)",
        "(words)[https://a.example]",
        "x[^1]",
        "\\textbf{x}",
        "\\item one",
        "\\begin{itemize}",
        "{\\rtf1\\ansi",
        "a \\par b",
        "\\b0 x",
        "[[x]]",
        "[b]x[/b]",
        "[url=https://a.example]x[/url]",
        "[https://a.example words]",
        "== Title ==",
        "'''x'''",
        "[*] one",
        "[words]https://a.example",
        "| Time | What |",
    ];
    for text in markup {
        let text = text.replace("'''", "’’’");
        let expected = if text.contains('’') { continue } else { "foreign-markup" };
        let seen = names(&text, Role::Text);
        assert!(!seen.is_empty() && seen.iter().all(|name| name == expected), "{text}: {seen:?}");
    }
    let (lines, _) = said("\"a '''x''' b\"", Role::Text);
    assert_eq!(lines, ["1:8 foreign-markup"]);
    assert_eq!(names("**Lakeside**", Role::Plain), ["foreign-markup"]);
    assert_eq!(names("[Lakeside](https://a.example)", Role::Plain), ["foreign-markup"]);
}

#[test]
fn fields_that_a_word_processor_fills() {
    let fields = [
        "Dear {name},",
        "{{clinic}}",
        "${name}",
        "<<name>>",
        "<name>",
        "Dear %s,",
        "%1$s",
        "%(name)s",
        "%@",
        "%NAME%",
        "{{ first name }}",
        "<Ihr Name>",
        "{ MERGEFIELD Name }",
    ];
    for text in fields {
        assert_eq!(names(text, Role::Text), ["unfilled-field"], "{text}");
    }
}

#[test]
fn texts_that_only_look_like_markup() {
    let clean = [
        "[words](https://a.example/a_b_c?x=%s&amp;y={z})",
        "[sic] and [1] (see page 3)",
        "50 % s",
        "20%i",
        "C:\\Users\\Eva",
        "a | b",
        "#1 in town",
        "snake_case_name",
        "4 > 3",
        "\\# no heading",
        "\\[x\\]",
        "5 - 3 = 2",
        "don`t",
        "`",
        "[mot](lang:fr)",
        "x = y == z",
        "A_B",
        "«Skin»",
        "5 * 3",
        "Vitamin [b] here",
        "see [b] and [i]",
        "https://a.example/__x__/[y]",
        "Mon–Fri | 8–16",
        "1 ~ 2",
        "He said ''yes''.",
    ];
    for text in clean {
        let text = text.replace("''", "\"");
        assert_eq!(names(&text, Role::Text), [""; 0], "{text}");
    }
}

#[test]
fn single_signs() {
    let signs = [
        ("a\u{fffc}b", "damaged-character"),
        ("a\u{fffd}b", "damaged-character"),
        ("\u{f0b7} a", "private-character"),
        ("\u{f0fc}", "private-character"),
        ("\u{e000}", "private-character"),
        ("\u{100000}", "private-character"),
        ("a\u{fdd0}b", "damaged-character"),
        ("a\u{1ffff}b", "damaged-character"),
        ("a\u{e0041}b", "control-character"),
        ("a\u{fff9}b", "control-character"),
        ("a\u{2067}b", "unclosed-isolate"),
        ("a\u{2069}b", "unclosed-isolate"),
        ("a\u{2068}b\n\nc\u{2069}", "unclosed-isolate"),
        ("a\u{202e}b", "bidi-override"),
    ];
    for (text, name) in signs {
        for role in [Role::Text, Role::Plain, Role::Tick, Role::Label] {
            let seen = names(text, role);
            assert!(!seen.is_empty() && seen.iter().all(|seen| seen == name), "{text:?}: {seen:?}");
        }
    }
    for text in [
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}",
        "a \u{2067}b\u{2069} c",
        "\u{2068}a \u{2067}b\u{2069}\u{2069}",
        "ta\u{ad}la",
        "a\u{200b}b",
        "\u{2066}a\nb\u{2069}",
    ] {
        assert_eq!(names(text, Role::Text), [""; 0], "{text:?}");
    }
    assert_eq!(said("\"one\u{fffc} two\"", Role::Text).0, ["1:9 damaged-character"]);
}

#[test]
fn letters_that_an_escape_took() {
    for (source, place) in [
        (r#""Save as C:\new""#, "1:16"),
        (r#""C:\temp\new""#, "1:8"),
        (r#""C:\forms""#, "1:8"),
        (r#""see \\server\new""#, "1:18"),
        (r#""a\bc""#, "1:7"),
        (r#""one\ntwo""#, "1:9"),
        (r#""one\ttwo""#, "1:9"),
        ("\"\"\"\nC:\\new\"\"\"", "2:3"),
    ] {
        let (lines, _) = said(source, Role::Text);
        assert!(lines.first().is_some_and(|line| *line == format!("{place} lost-letter")), "{source}: {lines:?}");
    }
    for source in [
        r#""One.\n\nTwo.""#,
        r#"'C:\new'"#,
        r#""C:\\new""#,
        "\"\"\"one\ntwo\tthree\"\"\"",
        r#""One. \nTwo""#,
        r#""\u000A""#,
        "\"\"\"one \\\n two\"\"\"",
    ] {
        assert_eq!(said(source, Role::Text).0, [""; 0], "{source}");
    }
}

#[test]
fn presentation_forms_are_folded_and_keep_their_places() {
    assert_eq!(said("\"beneﬁt eﬃcient ﬅ\"", Role::Text), (Vec::new(), "benefit efficient st".to_owned()));
    assert_eq!(said("\"ﺍﻟﻌﻴﺎﺩﺓ ﻻ ﷲ\"", Role::Text).1, "العيادة لا الله");
    assert_eq!(said("\"ﬡ שׁ ﭏ\"", Role::Plain).1, "א ש\u{5c1} אל");
    // What stands for a phrase, for money or for a bracket, and what NFKC would change in meaning, stays.
    assert_eq!(said("\"ﷺ ﷼ ﴾x﴿ m² ½ Ⅳ\"", Role::Text).1, "ﷺ ﷼ ﴾x﴿ m² ½ Ⅳ");
    // The place of what stands behind is still its own.
    assert_eq!(said("\"eﬃcient <b>\"", Role::Text).0, ["1:14 foreign-markup"]);
}
