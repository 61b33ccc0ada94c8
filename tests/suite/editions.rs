//! The editions of a guide side by side: what a translation must keep, and what it may say in its own way.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use handout::foundation::diagnostic::{Diagnostics, Report, SourceFiles, render};
use handout::foundation::resources::MemoryResources;
use handout::guide::check::compare_editions;
use handout::guide::language::Languages;
use handout::guide::model::Guide;
use handout::guide::source::{ReadOptions, read_guide};

const CLINIC: &str = include_str!("../../guides/clinic.toml");
const LOGO: &[u8] = include_bytes!("../../guides/assets/logo.png");
const COMMON: &str = "clinic = \"../clinic.toml\"\ndate = 2026-06-01\n[review]\nrevised = 2026-06-01\n";

/// What is said of editions, each a language and its file.
fn compare(common: &str, editions: &[(&str, &str)]) -> (Diagnostics, SourceFiles) {
    let mut memory = MemoryResources::new()
        .with("guides/clinic.toml", CLINIC)
        .with("guides/assets/logo.png", LOGO)
        .with("guides/g/guide.toml", common);
    for (language, text) in editions {
        memory = memory.with(&format!("guides/g/{language}.toml"), *text);
    }
    let languages = Languages::built_in();
    let mut files = SourceFiles::new();
    let mut guides: Vec<Guide> = Vec::new();
    for (language, _) in editions {
        let path = format!("guides/g/{language}.toml");
        let (guide, complaints) = read_guide(&memory, &languages, &mut files, &path, &ReadOptions::default());
        guides.push(guide.unwrap_or_else(|| panic!("{}", render(&complaints, &files, Report::Plain))));
    }
    (compare_editions(&guides.iter().collect::<Vec<_>>(), &languages), files)
}

fn names(found: &Diagnostics) -> Vec<&'static str> {
    found.iter().map(|complaint| complaint.name).collect()
}

/// A guide that holds one block.
fn with_block(block: &str) -> String {
    format!("title = \"A\"\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\n{block}\n")
}

/// The complaints about two texts that stand for each other.
fn said(one: (&str, &str), other: (&str, &str)) -> Vec<&'static str> {
    let text = |words: &str| with_block(&format!("text = '''{words}'''"));
    let (found, _) = compare(COMMON, &[(one.0, &text(one.1)), (other.0, &text(other.1))]);
    names(&found)
}

#[test]
fn the_same_said_in_two_ways_is_no_fault() {
    for (one, other) in [
        (("sv", "0,5 ml"), ("en", "0.5 ml")),
        (("sv", "1 000 ml"), ("en", "1,000 ml")),
        (("de", "1.000 ml"), ("en", "1000 ml")),
        (("sv", "½ tablett"), ("en", "1/2 tablet")),
        (("sv", "1½ tablett"), ("en", "one and a half tablets")),
        (("de", "anderthalb Stunden"), ("en", "1.5 hours")),
        (("uk", "10 мг"), ("en", "10 mg")),
        (("uk", "5 мкг/мл"), ("sv", "5 mcg/ml")),
        (("sv", "24 tim"), ("en", "24 h")),
        (("sv", "sju dagar"), ("en", "7 days")),
        (("ar", "بعد يومين"), ("en", "After 2 days")),
        (("he", "פעמיים ביום"), ("en", "Twice a day")),
        (("ar", "١٢٫٥ مغ"), ("en", "12.5 mg")),
        (("de", "2-mal täglich"), ("en", "Twice a day")),
        (("de", "2-mal täglich"), ("sv", "2 gånger om dagen")),
        (("fr", "2 fois par jour"), ("nl", "tweemaal per dag")),
        (("sv", "kl. 22"), ("en", "10 pm")),
        (("sv", "kl. 7.00"), ("en", "7:00")),
        (("sv", "07:00"), ("en", "7 am")),
        (("sv", "kl. 19"), ("en", "7 p.m.")),
        (("de", "8 Uhr abends"), ("sv", "kl. 20")),
        (("de", "um 14.30 Uhr"), ("fr", "à 14h30")),
        (("fr", "de 8 h à 16 h"), ("en", "8 am to 4 pm")),
        (("en", "8 to 10 pm"), ("sv", "kl. 20–22")),
        (("nl", "16.00 uur"), ("da", "kl. 16")),
        (("nl", "24 uur"), ("da", "24 timer")),
        (("ar", "من 8 صباحًا إلى 4 عصرًا"), ("uk", "8:00–16:00")),
        (("tr", "saat 22.00"), ("fi", "klo 22")),
        (("tr", "%5"), ("sv", "5 %")),
        (("en", "5 per cent"), ("de", "5 Prozent")),
        (("sv", "6–8 veckor"), ("en", "6 to 8 weeks")),
        (("ar", "من 6 إلى 8 أسابيع"), ("en", "6–8 weeks")),
        (("en", "1 June 2026"), ("sv", "1 juni 2026")),
        (("en", "June 1, 2026"), ("de", "1. Juni 2026")),
        (("fi", "1.6.2026"), ("en", "2026-06-01")),
        (("he", "1 ביוני 2026"), ("fr", "1er juin 2026")),
        (("sv", "Ring +46 8 123 456 78"), ("en", "Call +46 8 12 34 56 78")),
        (("sv", "vid -20 °C"), ("de", "bei −20 °C")),
        (("sv", "20 grader"), ("en", "20 °C")),
        (("sv", "1 glas vatten"), ("en", "A glass of water")),
        (("sv", "En vecka"), ("en", "Every week")),
        (("sv", "vaccin mot COVID-19"), ("ar", "لقاح COVID-19")),
        (("en", "in the 1950s"), ("sv", "på 1950-talet")),
        (("sv", "120/80 mmHg"), ("en", "120/80 mmHg")),
        (("sv", "två av tre"), ("en", "two out of three")),
        (("en", "2 million people"), ("sv", "2 000 000 personer")),
        (("en", "at once"), ("sv", "genast")),
        (("sv", "Se [sidan](https://clinic.example/sv/a)"), ("en", "See [the page](https://clinic.example/en/a)")),
    ] {
        assert_eq!(said(one, other), [""; 0], "{one:?} {other:?}");
        assert_eq!(said(other, one), [""; 0], "{other:?} {one:?}");
    }
}

#[test]
fn another_number_is_named() {
    for (one, other, name) in [
        (("sv", "0,5 ml"), ("en", "5.0 ml"), "changed-number"),
        (("sv", "0,5 ml"), ("en", "0.05 ml"), "changed-number"),
        (("sv", "10 mg"), ("en", "10 g"), "changed-unit"),
        (("uk", "10 мг"), ("en", "10 g"), "changed-unit"),
        (("sv", "10 mg"), ("en", "10 µg"), "changed-unit"),
        (("sv", "10 mg"), ("en", "10"), "changed-unit"),
        (("sv", "3 dagar"), ("en", "3 hours"), "changed-unit"),
        (("sv", "500 mg"), ("en", "0.5 g"), "changed-number"),
        (("sv", "5 mg/ml"), ("en", "5 mg/l"), "changed-unit"),
        (("ar", "١٢ مغ"), ("en", "21 mg"), "changed-number"),
        (("ar", "١٢"), ("en", "13"), "changed-number"),
        (("ar", "بعد يومين"), ("en", "After 3 days"), "changed-number"),
        (("sv", "sju dagar"), ("en", "eight days"), "changed-number"),
        (("sv", "sju dagar"), ("en", "10 days"), "changed-number"),
        (("de", "2-mal täglich"), ("en", "3 times a day"), "changed-number"),
        (("sv", "kl. 22"), ("en", "10 am"), "changed-number"),
        (("sv", "kl. 7.00"), ("en", "7:30"), "changed-number"),
        (("sv", "6–8 veckor"), ("en", "6–9 weeks"), "changed-number"),
        (("en", "1 June 2026"), ("sv", "1 juli 2026"), "changed-number"),
        (("en", "1 June 2026"), ("sv", "2026-06-02"), "changed-number"),
        (("sv", "Ring +46 8 123 456 78"), ("en", "Call +46 8 123 456 79"), "changed-number"),
        (("sv", "Ring 112"), ("en", "Call 911"), "changed-number"),
        (("sv", "vid -20 °C"), ("de", "bei 20 °C"), "changed-number"),
        (("sv", "vitamin B12"), ("en", "vitamin B6"), "changed-number"),
        (("sv", "Vila i 2 dagar"), ("en", "Rest"), "changed-number"),
        (("sv", "Skriv till a@clinic.example"), ("en", "Write to b@clinic.example"), "changed-number"),
        (("sv", "Ring [oss](tel:+0012345678)"), ("en", "Call [us](tel:+0012345679)"), "changed-link"),
        (("sv", "Se [sidan](https://clinic.example/a)"), ("en", "See [the page](https://clinic.example/b)"), "changed-link"),
        (("sv", "Se [sidan](https://clinic.example/a)"), ("en", "See the page"), "changed-link"),
    ] {
        assert_eq!(said(one, other), [name], "{one:?} {other:?}");
        assert_eq!(said(other, one), [name], "{other:?} {one:?}");
    }
}

#[test]
fn every_number_of_a_text_is_named_and_the_comparison_goes_on() {
    assert_eq!(said(("sv", "1 mg, 2 mg, 3 mg"), ("en", "4 mg, 5 mg, 3 mg")), ["changed-number"; 2]);
    let swedish = with_block(
        "note.text = 'Ta 2 mg.'\n[[section.block]]\ntext = 'Vila i 3 dagar.'\n[[section.block]]\npoints = ['Ring 112', 'Vila']",
    );
    let english = with_block(
        "warning = 'Take 4 mg.'\n[[section.block]]\ntext = 'Rest for 5 days.'\n[[section.block]]\npoints = ['Call 911', 'Rest']",
    );
    let (found, files) = compare(COMMON, &[("sv", &swedish), ("en", &english)]);
    assert_eq!(
        names(&found),
        ["unequal-editions", "changed-number", "changed-number", "changed-number"],
        "{}",
        render(&found, &files, Report::Short)
    );
    // A block more in one edition takes the others out of step.
    let more = with_block(
        "text = 'Välkommen.'\n[[section.block]]\nnote.text = 'Ta 4 mg.'\n[[section.block]]\nsteps = ['Vila i 7 dagar.', 'Ring 112']",
    );
    let fewer = with_block("note.text = 'Take 4 mg.'\n[[section.block]]\nsteps = ['Rest for 8 days.', 'Call 112']");
    let (found, _) = compare(COMMON, &[("sv", &more), ("en", &fewer)]);
    assert_eq!(names(&found), ["unequal-editions", "changed-number"]);
}

#[test]
fn rows_are_compared_with_their_partners() {
    let rows = |one: &str, two: &str| with_block(&format!("decision = [['A', '{one}'], ['B', '{two}']]"));
    let swedish = rows("3 dagar", "12 timmar");
    let said = |english: &str| names(&compare(COMMON, &[("sv", &swedish), ("en", english)]).0);
    assert_eq!(said(&rows("3 days", "12 hours")), [""; 0]);
    assert_eq!(said(&rows("12 days", "3 hours")), ["changed-number"; 2]);
    assert_eq!(said(&rows("12 hours", "3 days")), ["exchanged-rows"; 2]);
    assert!(said(&with_block("decision = [['A', '3 days']]")).contains(&"unequal-editions"));
    // Label and text are two texts.
    assert_eq!(said(&with_block("decision = [['A 3 days', 'x'], ['B', '12 hours']]")), ["changed-number"; 2]);
}

#[test]
fn every_kind_of_text_is_compared() {
    let guide = |number: &str| {
        format!(
            r#"
title = "A {number}"
subtitle = "B {number}"
notice = "C {number}"
[[section]]
id = "a"
title = "D {number}"
tag = "E {number}"
lead = "F {number}"
[[section.block]]
title = "G {number}"
points = [{{ term = "H {number}", text = "I {number}", points = ["J {number}", "K"] }}, "L"]
[[section.block]]
steps = [{{ when = "M {number}", text = "N {number}" }}, {{ when = "O", text = "P" }}]
[[section.block]]
note.title = "Q {number}"
note.text = "R {number}"
[[section.block]]
urgency.home = ["S {number}", "T {number}"]
urgency.call = ["U", "V"]
urgency.emergency = ["W", "X"]
[checklist]
title = "Y {number}"
lead = "Z {number}"
questions = ["a {number}", "b"]
emergency = "c {number}"
[[checklist.group]]
title = "d {number}"
items = ["e {number}", "f"]
[[checklist.field]]
label = "g {number}"
lines = 1
"#
        )
    };
    let (found, files) = compare(COMMON, &[("sv", &guide("17")), ("en", &guide("18"))]);
    let said = render(&found, &files, Report::Short);
    let letters: Vec<char> = "ABCDEFGHIJMNQRSTYZaceg".chars().filter(|letter| *letter != 'd').collect();
    assert_eq!(names(&found), vec!["changed-number"; letters.len() + 1], "{said}");
    assert!(compare(COMMON, &[("sv", &guide("17")), ("en", &guide("17"))]).0.is_empty());
}

#[test]
fn opening_hours_are_compared() {
    let clinic = CLINIC.replace("en = \"Monday to Friday, 8 am to 4 pm\"", "en = \"Monday to Friday, 8 am to 5 pm\"");
    assert_ne!(clinic, CLINIC);
    let languages = Languages::built_in();
    let mut files = SourceFiles::new();
    let memory = MemoryResources::new()
        .with("guides/clinic.toml", clinic)
        .with("guides/assets/logo.png", LOGO)
        .with("guides/g/guide.toml", COMMON)
        .with("guides/g/sv.toml", with_block("text = 'A'"))
        .with("guides/g/en.toml", with_block("text = 'A'"));
    let read =
        |path: &str, files: &mut SourceFiles| read_guide(&memory, &languages, files, path, &ReadOptions::default()).0.unwrap();
    let (swedish, english) = (read("guides/g/sv.toml", &mut files), read("guides/g/en.toml", &mut files));
    assert_eq!(names(&compare_editions(&[&swedish, &english], &languages)), ["changed-number"]);
}

// ---------------------------------------------------------------------------------------------------------------------
// The guides that ship, and what may happen to them.

const SHIPPED: &str = include_str!("../../guides/mesotherapy/guide.toml");
const SWEDISH: &str = include_str!("../../guides/mesotherapy/sv.toml");
const ENGLISH: &str = include_str!("../../guides/mesotherapy/en.toml");
const ARABIC: &str = include_str!("../../guides/mesotherapy/ar.toml");
const UKRAINIAN: &str = include_str!("../../guides/mesotherapy/uk.toml");

/// What is said when the English edition is changed, as name and line.
fn said_of_english(changed: &str) -> Vec<(&'static str, usize)> {
    assert_ne!(changed, ENGLISH, "nothing was changed");
    let (found, files) = compare(SHIPPED, &[("sv", SWEDISH), ("en", changed), ("uk", UKRAINIAN)]);
    let line = |complaint: &handout::foundation::diagnostic::Diagnostic| {
        let at = complaint.at.unwrap();
        (complaint.name, files.line_and_column(at.file, at.start).0)
    };
    found.iter().map(line).collect()
}

/// The line of the English edition on which a text first stands.
fn line_of(text: &str) -> usize {
    ENGLISH[..ENGLISH.find(text).unwrap()].lines().count().max(1)
}

#[test]
fn a_changed_digit_of_a_shipped_guide_is_found_at_its_place() {
    let (found, _) = compare(SHIPPED, &[("sv", SWEDISH), ("en", ENGLISH), ("ar", ARABIC), ("uk", UKRAINIAN)]);
    assert_eq!(names(&found), [""; 0]);
    let mut changed = 0;
    let head = ENGLISH.find("[[section]]").unwrap();
    for (at, digit) in ENGLISH.char_indices().filter(|(at, sign)| *at > head && sign.is_ascii_digit()) {
        let line_start = ENGLISH[..at].rfind('\n').unwrap() + 1;
        let line = &ENGLISH[line_start..];
        if line.starts_with("id ") || line.starts_with("lines") || line.starts_with('#') {
            continue;
        }
        let other = if digit == '9' { '3' } else { char::from(u8::try_from(digit).unwrap() + 1) };
        let text = format!("{}{other}{}", &ENGLISH[..at], &ENGLISH[at + 1..]);
        let said = said_of_english(&text);
        let number = ENGLISH[..at].lines().count();
        assert!(said.iter().any(|(name, line)| *name == "changed-number" && *line == number), "line {number}: {said:?}");
        changed += 1;
    }
    assert!(changed > 20, "{changed}");
}

#[test]
fn arabic_digits_are_numbers_like_others() {
    let changed = ARABIC.replace("آخر 48", "آخر ٤٧");
    assert_ne!(changed, ARABIC);
    let (found, _) = compare(SHIPPED, &[("sv", SWEDISH), ("ar", &changed)]);
    assert!(names(&found).contains(&"changed-number"));
    let same = ARABIC.replace("48 ساعة", "٤٨ ساعة");
    assert_ne!(same, ARABIC);
    assert_eq!(names(&compare(SHIPPED, &[("sv", SWEDISH), ("ar", &same)]).0), [""; 0]);
}

/// Two lines of a file that change places.
fn exchanged(text: &str, one: &str, two: &str) -> String {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut all = lines(text);
    let place = |start: &str| all.iter().position(|line| line.trim_start().starts_with(start)).unwrap();
    let (one, two) = (place(one), place(two));
    all.swap(one, two);
    all.join("\n")
}

#[test]
fn rows_that_changed_places_are_told_from_changed_numbers() {
    let rows = exchanged(ENGLISH, "{ when = \"0–24 hours\"", "{ when = \"Days 2–3\"");
    let said = said_of_english(&rows);
    assert_eq!(said.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["exchanged-rows"; 2], "{said:?}");
    // No number tells these: the words of the rest of the guide do.
    let items = exchanged(ENGLISH, "[\"Better profile\"", "[\"More care needed\"");
    let said = said_of_english(&items);
    assert_eq!(said.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["exchanged-rows"; 2], "{said:?}");
}

#[test]
fn ranks_that_changed_places_are_told() {
    let home = ENGLISH.lines().find(|line| line.starts_with("urgency.home")).unwrap();
    let call = ENGLISH.lines().find(|line| line.starts_with("urgency.call")).unwrap();
    let value = |line: &str| line.split_once('=').unwrap().1.to_owned();
    let changed =
        ENGLISH.replace(home, &format!("urgency.home ={}", value(call))).replace(call, &format!("urgency.call ={}", value(home)));
    let said = said_of_english(&changed);
    assert!(said.iter().filter(|(name, _)| *name == "exchanged-rows").count() >= 2, "{said:?}");
    assert!(said.iter().all(|(name, _)| *name == "exchanged-rows"), "{said:?}");
}

#[test]
fn a_missing_item_and_a_missing_sentence_are_told() {
    let item = "  \"Two people with the same wish may need different plans.\",\n";
    let said = said_of_english(&ENGLISH.replace(item, ""));
    assert!(said.len() >= 2 && said.iter().all(|(name, _)| *name == "unequal-editions"), "{said:?}");
    let sentence = " It takes you from your first questions to the weeks afterwards.";
    let said = said_of_english(&ENGLISH.replace(sentence, ""));
    assert_eq!(said, [("missing-sentence", line_of("lead  = \"This guide is for you") + 1)]);
}

#[test]
fn what_nobody_translated_is_found_down_to_a_sentence() {
    for (english, swedish) in [
        (
            "A picture can show how something changes, but it can also mislead.",
            "En bild kan visa hur något förändras men också vilseleda.",
        ),
        ("Effects vary from person to person.", "Effekten är inte lika stor hos alla."),
        ("One procedure does not solve every problem.", "Кожен лікар вам це скаже."),
        ("How to use this guide", "Så här använder du den här guiden"),
    ] {
        let said = said_of_english(&ENGLISH.replacen(english, swedish, 1));
        assert!(said.iter().any(|(name, _)| *name == "untranslated"), "{english}: {said:?}");
    }
    // The very words of the other edition.
    let lead = SWEDISH.lines().find(|line| line.starts_with("lead") && line.len() > 40).unwrap();
    let at = ENGLISH.find("lead  = \"").unwrap();
    let end = at + ENGLISH[at..].find('\n').unwrap();
    let said = said_of_english(&format!("{}{lead}{}", &ENGLISH[..at], &ENGLISH[end..]));
    assert!(said.iter().any(|(name, _)| *name == "untranslated"), "{said:?}");
}

#[test]
fn a_checklist_that_was_left_in_another_language_is_one_complaint() {
    let checklist = |text: &'static str| &text[text.find("\n[checklist]").unwrap()..];
    let changed = ENGLISH.replace(checklist(ENGLISH), checklist(SWEDISH));
    let said = said_of_english(&changed);
    assert_eq!(said.iter().filter(|(name, _)| *name == "untranslated").count(), 1, "{said:?}");
}
