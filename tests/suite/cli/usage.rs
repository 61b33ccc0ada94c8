//! Usage: what is said of arguments, and what the program says of itself.

use std::fs;

use super::{Desk, assert_says};

#[test]
fn help_names_every_command() {
    insta::assert_snapshot!(Desk::new().says("--help"), @r#"
    --- out
    Turns patient guides written in TOML into finished, printable, accessible PDFs in every language the patients read

    Usage: handout [OPTIONS] <COMMAND>

    Commands:
      new          Write a small complete guide to start from
      check        Show every error and warning; write nothing
      build        Write the PDFs
      preview      Draw the pages as PNG pictures
      snapshot     Show the layout as readable text, or compare it with a stored one
      watch        Build again whenever a file is saved (not yet)
      fonts        List the built-in fonts
      languages    List the languages and what is known of them
      schema       Print the JSON Schema of guides for editors (not yet)
      completions  Print completions for a shell
      man          Print the manual page

    Options:
          --format <FORMAT>
              How results and complaints are shown

              Possible values:
              - human: For people
              - short: One line each
              - json:  One JSON object a line

              [default: human]

      -q, --quiet
              Say only what is wrong

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Exit status: 0 done, 1 a guide has errors, 2 wrong usage, 3 our own fault.
    status 0
    "#);
}

#[test]
fn no_arguments_are_wrong_usage() {
    let words = Desk::new().says("");
    assert_says(&words, &["--- err", "Usage: handout", "status 2"]);
    assert!(!words.contains("--- out"));
}

#[test]
fn wrong_usage_says_what_to_type() {
    let desk = Desk::with_guide();
    insta::assert_snapshot!(desk.says("biuld visit"), @r#"
    --- err
    error: unrecognized subcommand 'biuld'

      tip: a similar subcommand exists: 'build'

    Usage: handout [OPTIONS] <COMMAND>

    For more information, try '--help'.
    status 2
    "#);
    insta::assert_snapshot!(desk.says("build nowhere"), @r#"
    --- err
    error: there is no file or folder `nowhere`
    status 2
    "#);
    insta::assert_snapshot!(desk.says("build visit --marks"), @r#"
    --- err
    error: `--marks` are for a print shop

      tip: add `--edition press`, or leave `--marks` out
    status 2
    "#);
    insta::assert_snapshot!(desk.says("build visit --language tr"), @r#"
    --- err
    error: no guide there is written in `tr`

      tip: there are: en, sv
    status 2
    "#);
    insta::assert_snapshot!(desk.says("check visit --today 2026-02-30"), @r#"
    --- err
    error: `--today 2026-02-30` is no day of the calendar

      tip: year, month and day: `--today 2026-06-01`
    status 2
    "#);
    insta::assert_snapshot!(desk.says("build visit --clinic nowhere.toml"), @r#"
    --- err
    error: there is no clinic file `nowhere.toml`
    status 2
    "#);
    insta::assert_snapshot!(desk.says("new other --language tr"), @r#"
    --- err
    error: there is no such text in `tr` to start from

      tip: there is: da, de, en, nb, nl, sv; start from one of them and save it as tr.toml
    status 2
    "#);
    assert!(desk.names("out").is_empty() && desk.names("other").is_empty(), "wrong usage writes nothing");
}

#[test]
fn several_languages_stand_behind_one_word() {
    let desk = Desk::with_guide();
    for line in [
        "check visit --language en sv",
        "check visit --language en,sv",
        "check --language en sv visit",
        "check visit --language en, sv",
    ] {
        assert_says(&desk.says(line), &["2 language files checked", "status 0"]);
    }
    assert_says(&desk.says("check visit --language sv"), &["1 language file checked", "status 0"]);
    insta::assert_snapshot!(desk.says("check --language en sv"), @r#"
    --- err
    error: no guide is named

      tip: name its folder before `--language`
    status 2
    "#);
    // What is there is a path, whatever it is called.
    fs::rename(desk.path("visit"), desk.path("sv")).unwrap();
    assert_says(&desk.says("check --language en sv"), &["1 language file checked", "status 0"]);
}

#[test]
fn languages_and_paths_in_other_words_are_understood_and_told() {
    let desk = Desk::with_guide();
    let mut seen = String::new();
    for line in [
        "check visit --language se",
        "check visit --language Swedish",
        "check visit --language en_GB",
        "check visit sv",
        "check vist",
        "check .\\visit",
        "new other --language se",
    ] {
        seen.push_str(&format!("{line}\n{}\n\n", desk.says(line)));
    }
    insta::assert_snapshot!(seen, @r#"
    check visit --language se
    --- err
    error: no guide there is written in `se`

      tip: did you mean `sv`? there are: en, sv
    status 2

    check visit --language Swedish
    --- err
    error: `Swedish` is no language tag

      tip: did you mean `sv`?
    status 2

    check visit --language en_GB
    --- err
    error: `en_GB` is no language tag

      tip: did you mean `en`?
    status 2

    check visit sv
    --- err
    error: there is no file or folder `sv`

      tip: a language is named by `--language sv`
    status 2

    check vist
    --- err
    error: there is no file or folder `vist`

      tip: did you mean `visit`?
    status 2

    check .\visit
    --- err
    error: there is no file or folder `.\visit`

      tip: did you mean `./visit`?
    status 2

    new other --language se
    --- err
    error: there is no such text in `se` to start from

      tip: did you mean `sv`?
    status 2
    "#);
}

#[test]
fn a_path_is_found_however_its_letters_are_stored() {
    let desk = Desk::with_guide();
    fs::rename(desk.path("visit"), desk.path("gro\u{308}ße")).unwrap();
    assert_eq!(desk.status("build gr\u{f6}ße --language sv"), 0);
    assert!(desk.names("out").contains(&"gr\u{f6}ße.sv.pdf".to_owned()), "{:?}", desk.names("out"));
}

#[test]
fn new_does_not_touch_a_folder_in_use() {
    let desk = Desk::new();
    fs::create_dir(desk.path("mine")).unwrap();
    fs::write(desk.path("mine/letter.txt"), "keep").unwrap();
    insta::assert_snapshot!(desk.says("new mine"), @r#"
    --- err
    error: `mine` is not an empty folder, and nothing in it was touched

      tip: name a folder that is not there yet
    status 2
    "#);
    assert_eq!(desk.names("mine"), ["letter.txt"]);
}

#[test]
fn every_template_builds_at_once_in_every_language() {
    let desk = Desk::new();
    for template in ["guide", "client-information", "fact-sheet"] {
        assert_eq!(desk.status(&format!("new {template} --template {template} --language da,de,en,nb,nl,sv")), 0);
        assert_says(
            &desk.says(&format!("check {template} --deny warnings")),
            &["6 language files checked: no complaints", "status 0"],
        );
    }
}

#[test]
fn a_second_guide_uses_the_clinic_that_lies_above() {
    let desk = Desk::new();
    assert_eq!(desk.status("new guides/first"), 0);
    fs::rename(desk.path("guides/first/clinic.toml"), desk.path("guides/clinic.toml")).unwrap();
    assert_eq!(desk.status("new guides/second"), 0);
    assert_eq!(desk.names("guides/second"), ["en.toml", "guide.toml"]);
    assert_eq!(desk.status("check guides/second"), 0);
}

#[test]
fn what_the_program_knows_of_itself() {
    let desk = Desk::new();
    insta::assert_snapshot!(desk.says("languages"), @r#"
    --- out
    tag  language            own name        direction      hyphenation
    ar   Arabic              العربية         right to left  no
    da   Danish              Dansk           left to right  yes
    de   German              Deutsch         left to right  yes
    en   English             English         left to right  yes
    fi   Finnish             Suomi           left to right  yes
    fr   French              Français        left to right  yes
    he   Hebrew              עברית           right to left  no
    nb   Norwegian (Bokmål)  Norsk (bokmål)  left to right  yes
    nl   Dutch               Nederlands      left to right  yes
    sv   Swedish             Svenska         left to right  yes
    tr   Turkish             Türkçe          left to right  yes
    uk   Ukrainian           Українська      left to right  yes
    status 0
    "#);
    insta::assert_snapshot!(desk.says("fonts"), @r#"
    --- out
    face                    family            weight       scripts
    SourceSans3-Regular     Source Sans 3     regular      Latin, Greek, Cyrillic
    SourceSans3-Italic      Source Sans 3     italic       Latin, Greek, Cyrillic
    SourceSans3-SemiBold    Source Sans 3     semibold     Latin, Greek, Cyrillic
    SourceSans3-Bold        Source Sans 3     bold         Latin, Greek, Cyrillic
    SourceSans3-BoldItalic  Source Sans 3     bold italic  Latin, Greek, Cyrillic
    Vazirmatn-Regular       Vazirmatn         regular      Latin, Arabic
    Vazirmatn-Bold          Vazirmatn         bold         Latin, Arabic
    NotoSansHebrew-Regular  Noto Sans Hebrew  regular      Latin, Hebrew
    NotoSansHebrew-Bold     Noto Sans Hebrew  bold         Latin, Hebrew
    status 0
    "#);
    assert_says(&desk.says("fonts --format json"), &["{\"face\":\"SourceSans3-Regular\",\"family\":\"Source Sans 3\""]);
    assert_says(&desk.says("completions bash"), &["_handout()", "status 0"]);
    assert_says(&desk.says("man"), &[".TH handout 1", "status 0"]);
    assert_says(&desk.says("man build"), &["handout\\-build", "\\-\\-language", "status 0"]);
    assert_says(&desk.says("man biuld"), &["there is no command `biuld`", "status 2"]);
}

#[test]
fn outside_a_terminal_nothing_is_coloured() {
    let desk = Desk::with_guide();
    desk.replace("visit/sv.toml", "lead  =", "leed  =");
    for line in ["check visit", "build visit", "--help", "check nowhere", "chekc"] {
        assert!(!desk.says(line).contains('\u{1b}'), "{line}");
    }
}
