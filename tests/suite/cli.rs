//! The command as a person meets it: arguments in, words, files and a status out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A place of its own for one test. Every path that the command sees is relative to it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    fn with_guide() -> Desk {
        let desk = Desk::new();
        assert_eq!(desk.status("new visit --language en sv"), 0);
        desk
    }

    fn output(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_handout"))
            .args(line.split_whitespace())
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env("SOURCE_DATE_EPOCH", "1780272000")
            .output()
            .unwrap()
    }

    fn status(&self, line: &str) -> i32 {
        self.output(line).status.code().unwrap()
    }

    /// Everything that the command says, and its status. Spaces at line ends (`clap` makes some) are left out.
    fn says(&self, line: &str) -> String {
        let output = self.output(line);
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        let part = |name: &str, words: String| {
            let trimmed: String = words.lines().map(|line| format!("{}\n", line.trim_end())).collect();
            if trimmed.is_empty() { trimmed } else { format!("--- {name}\n{trimmed}") }
        };
        format!("{}{}status {}", part("out", out), part("err", err), output.status.code().unwrap())
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{path} does not say {old}");
        fs::write(self.path(path), text.replacen(old, new, 1)).unwrap();
    }

    /// The names in a folder, sorted.
    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// Fails unless every one of `parts` is said.
fn assert_says(words: &str, parts: &[&str]) {
    for part in parts {
        assert!(words.contains(part), "“{part}” is not in:\n{words}");
    }
}

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
    insta::assert_snapshot!(desk.says("build visit --edition press"), @r#"
    --- err
    error: `--edition press` is not there yet

      tip: the screen edition prints well on an office printer
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
    desk.replace("visit/sv.toml", "\"Mina läkemedel\"\nlines = 3", "\"Mina läkemedel\"\nlines = 6");
    let long: String = (0..40).map(|item| format!("  \"Punkt nummer {item} på en mycket lång lista\",\n")).collect();
    desk.replace("visit/sv.toml", "  \"Jag har läst guiden\",\n", &long);
    assert_says(&desk.says("build visit"), &["status 1", "visit  sv            –"]);
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
    insta::assert_snapshot!(desk.says("snapshot visit --check kept"), @r#"
    --- out
    missing: kept/visit.sv.txt
    orphaned: kept/visit.fi.txt (no document gives this text)
    --- err
    the layout differs from kept; `handout snapshot … --out kept` stores it as it is now
    status 1
    "#);
    assert_eq!(desk.says("snapshot visit --language en --check kept"), "status 0", "what was not asked for is not missed");
}

#[test]
fn reports_on_the_setting() {
    let desk = Desk::with_guide();
    assert_says(&desk.says("snapshot visit/sv.toml --metrics"), &["word spaces     0.", "page   1 filled", "status 0"]);
    assert_says(&desk.says("snapshot visit/sv.toml --hyphens"), &["hyphens  ", "ladders  ", "status 0"]);
    assert_eq!(desk.status("snapshot visit --metrics --hyphens --out kept"), 0);
    assert_eq!(desk.names("kept").len(), 8);
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
