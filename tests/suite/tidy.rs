//! The house is kept in order: what the design says about rooms, sizes and names is true of the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, floor by floor, as in the documentation of `lib.rs`. A room imports only from rooms above it in this list.
const ROOMS: [&str; 31] = [
    "foundation::geometry",
    "foundation::calendar",
    "foundation::colour",
    "foundation::diagnostic",
    "foundation::ignorable",
    "foundation::letters",
    "foundation::word_filter",
    "foundation::address",
    "foundation::png",
    "foundation::resources",
    "guide::table",
    "guide::telephone",
    "guide::language",
    "guide::model",
    "guide::texts",
    "guide::source",
    "guide::check",
    "design::style",
    "design::structure",
    "text::font",
    "text::paragraph",
    "text::cache",
    "layout::page",
    "layout::artwork",
    "layout::list",
    "layout::block",
    "layout::paginate",
    "layout::preflight",
    "typeset",
    "output",
    "cli",
];

/// What stands at the top of the house, besides files that begin with a dot and what a build leaves behind.
const TOP: [&str; 13] = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "benches",
    "examples",
    "fonts",
    "guides",
    "src",
    "tests",
];
const LEFT_BEHIND: [&str; 2] = ["out", "target"];

const COMFORTABLE_FILE: usize = 400;
const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 60;

fn house() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the house whose names end so, with their texts; by path.
pub fn texts(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match path.is_dir() {
                true if !matches!(name.as_str(), ".git" | "target" | "out" | "__pycache__") => walk(&path, found),
                true => {}
                false => found.push(path),
            }
        }
    }
    let mut paths = Vec::new();
    walk(&house().join(folder), &mut paths);
    paths.sort();
    let named = |path: &Path| path.strip_prefix(house()).unwrap().to_string_lossy().replace('\\', "/");
    paths
        .iter()
        .filter(|path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)))
        .filter_map(|path| Some((named(path), fs::read_to_string(path).ok()?)))
        .collect()
}

/// A source without its comments and without its tests at the end.
pub fn code(text: &str) -> String {
    let tests = text.find("\nmod tests {").and_then(|tests| text[..tests].rfind("\n#[cfg(test)]"));
    let before_tests = &text[..tests.unwrap_or(text.len())];
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// `layout::block` of `src/layout/block/list.rs`.
fn room_of(path: &str) -> Option<&'static str> {
    let module = path.strip_prefix("src/")?.strip_suffix(".rs")?.replace('/', "::");
    ROOMS.into_iter().find(|room| module == *room || module.starts_with(&format!("{room}::")))
}

/// The room that a path such as `layout::page::Pages` leads to.
fn room_in(path: &str) -> Option<&'static str> {
    ROOMS.into_iter().find(|room| path == *room || path.starts_with(&format!("{room}::")))
}

/// Every path after `crate::`, groups in braces taken apart.
fn imports(code: &str) -> BTreeSet<String> {
    imports_after(code, "crate::")
}

/// Every path after a start, groups in braces taken apart; what only says who may see something is none.
pub fn imports_after(code: &str, start: &str) -> BTreeSet<String> {
    fn take(prefix: &str, rest: &str, found: &mut BTreeSet<String>) {
        let path: String = rest.chars().take_while(|sign| sign.is_alphanumeric() || matches!(sign, '_' | ':')).collect();
        let whole = format!("{prefix}{path}");
        match rest[path.len()..].strip_prefix('{') {
            None => drop(found.insert(whole)),
            Some(group) => {
                let (mut depth, mut start) = (0, 0);
                for (at, sign) in group.char_indices() {
                    match sign {
                        '{' => depth += 1,
                        ',' | '}' if depth == 0 => {
                            take(&whole, group[start..at].trim(), found);
                            start = at + 1;
                            if sign == '}' {
                                break;
                            }
                        }
                        '}' => depth -= 1,
                        _ => {}
                    }
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    let within = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':');
    for (at, _) in code.match_indices(start) {
        if !code[..at].ends_with("(in ") && !code[..at].ends_with(within) {
            take("", &code[at + start.len()..], &mut found);
        }
    }
    found
}

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_are_found_in_groups() {
    let found = imports("use crate::a::{b::{C, D}, e};\nlet x = crate::f::g();");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a::b::C", "a::b::D", "a::e", "f::g"]);
}

#[test]
fn rooms_import_only_from_above() {
    let place = |room: &str| ROOMS.iter().position(|one| *one == room);
    let mut faults = Vec::new();
    for (path, text) in texts("src", &[".rs"]) {
        let Some(own) = room_of(&path).filter(|_| !path.ends_with("/tests.rs")) else { continue };
        for import in imports(&code(&text)) {
            match room_in(&import) {
                Some(other) if place(other) > place(own) => {
                    faults.push(format!("{path} ({own}) imports {import}, which lies below it"))
                }
                Some(_) => {}
                None => faults.push(format!("{path} imports {import}, which is in no room that this test knows")),
            }
        }
    }
    none(faults);
}

#[test]
fn every_source_is_in_a_room() {
    let doors = ["lib", "main", "foundation/mod", "guide/mod", "design/mod", "text/mod", "layout/mod"];
    let is_door = |path: &str| doors.iter().any(|door| path == format!("src/{door}.rs"));
    let homeless =
        texts("src", &[".rs"]).into_iter().map(|(path, _)| path).filter(|path| room_of(path).is_none() && !is_door(path));
    none(homeless.map(|path| format!("{path} is in no room of the list")).collect());
}

#[test]
fn outputs_know_finished_pages_and_not_each_other() {
    let allowed = [
        "foundation::",
        "guide::language",
        "guide::model::Rank",
        "design::structure",
        "text::font",
        "layout::page",
        "layout::preflight::Proven",
    ];
    let mut faults = Vec::new();
    for (path, text) in texts("src/output", &[".rs"]).into_iter().filter(|(path, _)| !path.ends_with("/tests.rs")) {
        let own = path.split('/').nth(2).unwrap_or_default().trim_end_matches(".rs");
        for import in imports(&code(&text)) {
            let same_output = import.starts_with(&format!("output::{own}"));
            if !same_output && !allowed.iter().any(|start| import.starts_with(start)) {
                faults.push(format!("{path} imports {import}"));
            }
        }
    }
    none(faults);
}

#[test]
fn only_the_command_touches_the_machine() {
    let mut faults = Vec::new();
    for (path, text) in texts("src", &[".rs"]) {
        if path.starts_with("src/cli/") || path == "src/main.rs" {
            continue;
        }
        for forbidden in ["std::fs", "std::env", "std::time", "std::process", "std::net", "std::thread", "anyhow"] {
            if code(&text).contains(forbidden) {
                faults.push(format!("{path} uses {forbidden}"));
            }
        }
    }
    none(faults);
}

#[test]
fn files_are_short_enough_to_read() {
    let mut faults = Vec::new();
    for (path, text) in ["src", "tests", "benches", "examples"].into_iter().flat_map(|folder| texts(folder, &[".rs"])) {
        let lines = text.lines().count();
        let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        if lines > LONGEST_FILE || lines > COMFORTABLE_FILE && path.starts_with("src/") {
            faults.push(format!("{path} has {lines} lines: split it"));
        } else if lines > COMFORTABLE_FILE && !head.contains("lines because") {
            faults.push(format!(
                "{path} has {lines} lines: split it, or say at its head “over {COMFORTABLE_FILE} lines because …”"
            ));
        }
    }
    none(faults);
}

#[test]
fn every_file_says_what_it_is() {
    let sources = ["src", "tests", "benches", "examples"].into_iter().flat_map(|folder| texts(folder, &[".rs"]));
    let silent = sources
        .filter(|(path, text)| !path.ends_with("/tests.rs") && !text.starts_with("//!"))
        .map(|(path, _)| format!("{path} has no note at its head"));
    none(silent.collect());
}

/// Whether a body is nothing but a match of one line an arm: it has as many lines as there are kinds to name.
fn is_one_match(body: &[&str], indent: usize) -> bool {
    let at = |line: &str, depth: usize| line.len() - line.trim_start().len() == depth;
    let [first, arms @ .., last] = body else { return false };
    let is_match = at(first, indent) && first.trim_start().starts_with("match ") && first.ends_with('{') && last.trim() == "}";
    is_match && arms.iter().all(|arm| at(arm, indent + 4) && arm.contains(" => ") && arm.ends_with(','))
}

#[test]
fn functions_are_short_enough_to_read() {
    let mut faults = Vec::new();
    for (path, text) in texts("src", &[".rs"]) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let words: Vec<&str> = line.split_whitespace().take(5).collect();
            let starts = words.contains(&"fn") && !line.trim_start().starts_with("//");
            if !starts {
                continue;
            }
            // Formatted code closes a function on a line of its own at the same indent.
            let length = lines[at..].iter().position(|line| *line == format!("{}}}", " ".repeat(indent))).map(|end| end + 1);
            let is_body = lines[at..].iter().take(12).any(|line| line.trim_end().ends_with('{'));
            if let (Some(length), true) = (length, is_body)
                && length > LONGEST_FUNCTION
                && !is_one_match(&lines[at + 1..at + length - 1], indent + 4)
            {
                faults.push(format!("{path}:{}: a function of {length} lines", at + 1));
            }
        }
    }
    none(faults);
}

#[test]
fn no_test_is_forgotten() {
    let main = fs::read_to_string(house().join("tests/suite/main.rs")).unwrap();
    let mut faults = Vec::new();
    for entry in fs::read_dir(house().join("tests/suite")).unwrap().map(|entry| entry.unwrap().path()) {
        let stem = entry.file_stem().unwrap().to_string_lossy().into_owned();
        let is_module = entry.extension().is_some_and(|ending| ending == "rs") || entry.join("mod.rs").is_file();
        if is_module && stem != "main" && !main.lines().any(|line| line.trim() == format!("mod {stem};")) {
            faults.push(format!("tests/suite/main.rs does not name {stem}"));
        }
    }
    none(faults);
}

#[test]
fn paths_named_in_documents_exist() {
    let top: Vec<String> = TOP.iter().map(|name| format!("{name}/")).collect();
    let mut faults = Vec::new();
    for (document, text) in texts("", &[".md"]) {
        // Words in backticks outside of fenced examples, on one line.
        let mut fenced = false;
        for line in text.lines() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            if fenced {
                continue;
            }
            for name in line.split('`').skip(1).step_by(2) {
                let is_path = top.iter().any(|start| name.starts_with(start.as_str())) || name.starts_with(".ci/");
                let is_plain =
                    !name.contains([' ', '*', '<', '{', '…', '$']) && !name.chars().any(|sign| sign.is_ascii_uppercase());
                if is_path && is_plain && !house().join(name.trim_end_matches('/')).exists() {
                    faults.push(format!("{document} names `{name}`, which is not there"));
                }
            }
        }
    }
    none(faults);
}

/// What stands at the top: in a clone what belongs to the house, not what somebody tried the command on; elsewhere everything.
fn top() -> BTreeSet<String> {
    let listed = std::process::Command::new("git").args(["ls-files", "-z"]).current_dir(house()).output();
    let listed = listed.ok().filter(|listed| listed.status.success()).map(|listed| listed.stdout).unwrap_or_default();
    let paths = String::from_utf8_lossy(&listed);
    let first = |path: &str| path.split('/').next().unwrap_or(path).to_owned();
    let tracked: BTreeSet<String> = paths.split('\0').filter(|path| !path.is_empty()).map(first).collect();
    if !tracked.is_empty() {
        return tracked;
    }
    fs::read_dir(house()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn the_top_holds_only_what_the_design_lists() {
    let names = top().into_iter();
    let strange =
        names.filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()) && !LEFT_BEHIND.contains(&name.as_str()));
    none(strange.map(|name| format!("`{name}` at the top is not in the list")).collect());
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    // Written in two parts, so that this file does not name them either.
    let places = [["/ho", "me/"], ["/ro", "ot/"], ["/wo", "rk/"], ["/Us", "ers/"], ["/tmp/", "wt/"], ["/tmp/", "brief"]]
        .map(|parts| parts.concat());
    let endings = [".rs", ".toml", ".md", ".py", ".sh", ".java", ".txt", ".snap", ".lock", "run"];
    let mut faults = Vec::new();
    for (path, text) in texts("", &endings) {
        for (at, line) in text.lines().enumerate() {
            // Part of an address or of a longer word is no place.
            let is_place = |place: &String| {
                line.match_indices(place.as_str()).any(|(start, _)| {
                    line[..start]
                        .chars()
                        .next_back()
                        .is_none_or(|before| !before.is_alphanumeric() && !matches!(before, '.' | '/' | '-' | '}' | '*'))
                })
            };
            if let Some(place) = places.iter().find(|place| is_place(place)) {
                faults.push(format!("{path}:{}: {place}", at + 1));
            }
        }
    }
    none(faults);
}
