//! Every complaint as a person sees it.
//!
//! `tests/diagnostics/_whole` is a folder of guides without fault. Each other folder there lays its files over it and is named for the
//! complaint that this must cause, with a word of its own behind a dot where there are several; the snapshot is the whole report.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use handout::foundation::calendar::Date;
use handout::foundation::diagnostic::{Diagnostics, Report, SourceFiles, render};
use handout::foundation::resources::{MemoryResources, ReadFault, Resources};
use handout::guide::check::{check_guide, compare_editions};
use handout::guide::language::Languages;
use handout::guide::model::Guide;
use handout::guide::source::{ReadOptions, find_guides, find_strays, read_guide};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The files of a folder and of the folders in it, with their paths below it, sorted.
#[expect(clippy::disallowed_methods, reason = "a test reads its inputs")]
fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

pub(super) fn case_names() -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "_whole");
    names.sort();
    names
}

pub(super) fn resources_of(case: &str) -> MemoryResources {
    let mut memory = MemoryResources::new();
    for folder in ["_whole", case] {
        for (name, bytes) in files_below(&root().join(folder)) {
            memory = memory.with(&format!("guides/{name}"), bytes);
        }
    }
    memory
}

/// Everything that is found wrong with the guides of a folder.
pub(super) fn check(resources: &dyn Resources, path: &str) -> (Diagnostics, SourceFiles) {
    let mut files = SourceFiles::new();
    let mut languages = Languages::built_in();
    let mut found = languages.with_added(resources, &mut files, "guides/languages");
    found.append(find_strays(resources, &languages, path));
    match find_guides(resources, path) {
        Err(complaint) => found.push(complaint),
        Ok(guides) => {
            for guide in guides {
                let mut editions: Vec<Guide> = Vec::new();
                for file in &guide.files {
                    let (read, complaints) = read_guide(resources, &languages, &mut files, file, &ReadOptions::default());
                    assert_eq!(read.is_none(), complaints.has_errors());
                    found.append(complaints);
                    if let Some(read) = read {
                        found.append(check_guide(&read, &languages, Date::new(2026, 7, 1).unwrap()));
                        editions.push(read);
                    }
                }
                found.append(compare_editions(&editions.iter().collect::<Vec<_>>(), &languages));
            }
        }
    }
    found.sort_and_dedup();
    (found, files)
}

fn names_in(found: &Diagnostics) -> BTreeSet<&'static str> {
    found.iter().map(|diagnostic| diagnostic.name).collect()
}

#[test]
fn the_whole_guide_has_no_fault() {
    let (found, files) = check(&resources_of("_whole"), "guides");
    assert_eq!(render(&found, &files, Report::Plain), "");
}

#[test]
fn each_case_shows_the_complaint_that_it_is_named_for() {
    for case in case_names() {
        let (found, files) = check(&resources_of(&case), "guides");
        let name = case.split('.').next().unwrap();
        assert!(names_in(&found).contains(name), "{case}: {}", render(&found, &files, Report::Short));
        insta::with_settings!({ omit_expression => true, snapshot_path => "snapshots/diagnostics", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(case.as_str(), render(&found, &files, Report::Plain));
        });
    }
}

/// A complaint whose sentence nobody has read is likely a bad one.
#[test]
fn every_complaint_of_the_guide_rooms_has_a_case() {
    let elsewhere = ["file-too-large", "unreadable-file", "no-guide", "unreadable-folder", "unreadable-name", "broken-link"];
    let cases = case_names();
    let mut seen = 0;
    for (path, bytes) in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/guide")) {
        let source = String::from_utf8(bytes).unwrap();
        for call in ["Diagnostic::error(", "Diagnostic::warning(", "unknown_name("] {
            for rest in source.split(call).skip(1) {
                let Some(name) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
                seen += 1;
                assert!(cases.iter().any(|case| case == name) || elsewhere.contains(&name), "{path}: `{name}` has no case");
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn a_file_that_is_too_large() {
    let large = format!("title = \"Din hud\"\n# {}\n", "x".repeat(2 << 20));
    let (found, files) = check(&resources_of("_whole").with("guides/skin/sv.toml", large), "guides/skin/sv.toml");
    insta::assert_snapshot!(render(&found, &files, Report::Plain), @r#"
    error[file-too-large]: `guides/skin/sv.toml` has 2097173 bytes; a TOML file may have at most 2097152 (2 MiB)
     |
     = help: divide the guide into several guides
    "#);
}

#[test]
fn paths_that_lead_to_no_guide() {
    let memory = MemoryResources::new().with("guides/clinic.toml", "").with("guides/notes/readme.txt", "");
    let mut seen = String::new();
    for path in ["guides", "guides/notes", "nowhere", "guides/skin/sv.toml"] {
        let (found, files) = check(&memory, path);
        seen.push_str(&render(&found, &files, Report::Plain));
    }
    insta::assert_snapshot!(seen, @r#"
    error[no-guide]: there is no guide in `guides`
     |
     = help: a guide is a folder with a guide.toml and a file for each language, for example sv.toml
     = help: `handout new` makes one

    error[no-guide]: there is no guide in `guides/notes`
     |
     = help: a guide is a folder with a guide.toml and a file for each language, for example sv.toml
     = help: `handout new` makes one

    error[missing-file]: there is nothing at `nowhere`
     |
     = help: check the spelling of the path

    error[missing-file]: there is nothing at `guides/skin/sv.toml`
     |
     = help: check the spelling of the path
    "#);
}

#[test]
fn names_compare_however_their_letters_are_stored() {
    let guide = |picture: &str| {
        let shared = String::from_utf8(files_below(&root().join("_whole/skin"))[0].1.clone()).unwrap();
        shared.replace("\"skin.png\"", &format!("\"{picture}\""))
    };
    let picture = files_below(&root().join("_whole/skin"))[1].1.clone();
    for (written, stored) in [
        ("gr\u{f6}ße.png", "gro\u{308}ße.png"),
        ("gro\u{308}ße.png", "gr\u{f6}ße.png"),
        ("\u{e5}/\u{e9}.png", "a\u{30a}/e\u{301}.png"),
    ] {
        let memory = resources_of("_whole").with("guides/skin/guide.toml", guide(written));
        let (found, files) = check(&memory.with(&format!("guides/skin/{stored}"), picture.clone()), "guides");
        assert_eq!(render(&found, &files, Report::Plain), "", "{written:?} {stored:?}");
    }
}

#[test]
fn files_that_every_guide_has_under_misspelt_names() {
    let words = files_below(&root().join("_whole/skin"))[2].1.clone();
    let shared = String::from_utf8(files_below(&root().join("_whole/skin"))[0].1.clone()).unwrap();
    let clinic = files_below(&root().join("_whole"))[0].1.clone();
    let unnamed = shared.replace("clinic = \"../clinic.toml\"\n", "");
    let mut seen = String::new();
    for name in ["giude.toml", "Guide.toml", "guide.toml.txt"] {
        let memory = MemoryResources::new().with("g/clinic.toml", clinic.clone()).with("g/skin/sv.toml", words.clone());
        let (found, files) = check(&memory.with(&format!("g/skin/{name}"), shared.clone()), "g");
        seen.push_str(&render(&found, &files, Report::Plain));
    }
    for name in ["clinci.toml", "Clinic.toml"] {
        let memory = MemoryResources::new().with("g/skin/guide.toml", unnamed.clone()).with("g/skin/sv.toml", words.clone());
        let memory = memory.with("g/skin/skin.png", files_below(&root().join("_whole/skin"))[1].1.clone());
        let (found, files) = check(&memory.with(&format!("g/{name}"), clinic.clone()), "g");
        seen.push_str(&render(&found, &files, Report::Plain));
    }
    insta::assert_snapshot!(seen, @r#"
    error[missing-file]: `g/skin/giude.toml` is not read: it looks like guide.toml, misspelt
     |
     = help: name it `guide.toml`

    error[missing-file]: `g/skin/Guide.toml` is not read: it looks like guide.toml, misspelt
     |
     = help: name it `guide.toml`

    error[missing-file]: `g/skin/guide.toml.txt` is not read: it looks like guide.toml, misspelt
     |
     = help: name it `guide.toml`

    error[missing-file]: there is no clinic.toml in the folders above `g/skin/sv.toml`
     |
     = help: `g/clinci.toml` looks like it, misspelt: name it `clinic.toml`

    error[missing-file]: there is no clinic.toml in the folders above `g/skin/sv.toml`
     |
     = help: `g/Clinic.toml` looks like it, misspelt: name it `clinic.toml`
    "#);
}

#[test]
fn guides_deeper_than_a_folder_of_guides_are_named() {
    let memory = ["a/clinic.toml", "a/skin/sv.toml", "a/eye/sv.toml", "b/c/clinic.toml", "b/c/skin/sv.toml", "out/x/sv.toml"]
        .into_iter()
        .fold(MemoryResources::new(), |memory, name| memory.with(name, ""));
    let mut seen = String::new();
    for path in [".", "b"] {
        let (found, files) = check(&memory, path);
        seen.push_str(&render(&found, &files, Report::Plain));
    }
    insta::assert_snapshot!(seen, @r#"
    error[no-guide]: there is no guide in `.` itself; there are guides in `a`, `b/c`
     |
     = help: name their folders: a b/c

    error[no-guide]: there is no guide in `b` itself; there are guides in `b/c`
     |
     = help: name their folders: b/c
    "#);
}

/// Answers like the memory, but refuses one file.
struct Refusing(MemoryResources, &'static str);

impl Resources for Refusing {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        if path.ends_with(self.1) { Err(ReadFault::Other("permission denied".to_owned())) } else { self.0.read(path, limit) }
    }
    fn canonical(&self, path: &str) -> Option<String> {
        // A link that leads out of the folder of the guides.
        Some(if path.ends_with("logo.png") { "/elsewhere/secret.png".to_owned() } else { format!("/srv/{path}") })
    }
    fn list(&self, path: &str) -> Vec<String> {
        self.0.list(path)
    }
}

#[test]
fn a_file_that_the_system_refuses() {
    let (found, files) = check(&Refusing(resources_of("_whole"), "guide.toml"), "guides/skin");
    insta::assert_snapshot!(render(&found, &files, Report::Short), @"error[unreadable-file]: `guides/skin/guide.toml` cannot be read: permission denied");
}

#[test]
fn a_link_that_leads_out_of_the_folder() {
    let (found, files) = check(&Refusing(resources_of("_whole"), "nothing"), "guides/skin");
    let short = render(&found, &files, Report::Short);
    assert_eq!(short, "guides/clinic.toml:5:13: error[path-outside]: the path `logo.png` leads out of the folder `guides`\n");
}

#[test]
fn the_forms_of_a_report() {
    let (found, files) = check(&resources_of("set-twice"), "guides");
    insta::assert_snapshot!(render(&found, &files, Report::Short), @r#"
    guides/skin/sv.toml:1:1: error[set-twice]: `date` is set in two files
    guides/skin/sv.toml:5:1: error[set-twice]: `until` is set in two files
    guides/skin/sv.toml:12:29: error[set-twice]: a picture has either `image` or `file`
    guides/skin/sv.toml:12:48: error[set-twice]: a decorative picture has no alternative text
    guides/skin/sv.toml:15:31: error[set-twice]: `url` of a known source stands in guide.toml
    guides/skin/sv.toml:22:11: error[set-twice]: a section that prints the checklist has no blocks of its own
    "#);
    let json = render(&found, &files, Report::Json);
    assert_eq!(json.lines().count(), found.iter().count());
    insta::assert_snapshot!(json.lines().next().unwrap(), @r#"{"severity":"error","name":"set-twice","message":"`date` is set in two files","file":"guides/skin/sv.toml","line":1,"column":1,"end_line":1,"end_column":5,"label":"set here again","also":{"file":"guides/skin/guide.toml","line":2,"column":1,"end_line":2,"end_column":5,"label":"set here for every language"},"hints":["delete one of the two"]}"#);
    let coloured = render(&found, &files, Report::Coloured);
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn the_same_fault_in_two_languages_is_shown_once() {
    let memory = resources_of("low-contrast").with("guides/skin/en.toml", files_below(&root().join("_whole/skin"))[2].1.clone());
    let (found, _) = check(&memory, "guides");
    assert_eq!(found.iter().filter(|diagnostic| diagnostic.name == "low-contrast").count(), 2);
}
