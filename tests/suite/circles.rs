//! No two files need each other: what a file imports never leads back to it, by whatever way.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{code, imports_after, texts};

/// `guide::language::read` of `src/guide/language/read.rs`; a folder's door has the folder's name.
fn module_of(path: &str) -> String {
    let module = path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    module.trim_end_matches("::mod").to_owned()
}

fn parent(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(parent, _)| parent)
}

fn joined(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}::{name}") }
}

/// Whether a file names one of the modules below it, as `use name::…` or `name::item()`.
fn names(code: &str, child: &str) -> bool {
    code.match_indices(&format!("{child}::"))
        .any(|(at, _)| !code[..at].ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':')))
}

struct House {
    sources: BTreeMap<String, String>,
    /// Where a name that a door hands on is defined.
    handed_on: BTreeMap<String, String>,
}

impl House {
    fn new(files: impl IntoIterator<Item = (String, String)>) -> House {
        let sources: BTreeMap<String, String> = files
            .into_iter()
            .filter(|(path, _)| !path.ends_with("/tests.rs") && !path.ends_with("main.rs") && !path.ends_with("lib.rs"))
            .map(|(path, text)| (module_of(&path), code(&text)))
            .collect();
        let mut handed_on = BTreeMap::new();
        for (module, code) in &sources {
            for line in ["pub use ", "pub(crate) use ", "pub(super) use "] {
                for path in imports_after(code, line) {
                    let first = path.split("::").next().unwrap_or_default();
                    if sources.contains_key(&joined(module, first)) {
                        let name = path.rsplit("::").next().unwrap_or_default();
                        handed_on.insert(joined(module, name), joined(module, &path));
                    }
                }
            }
        }
        House { sources, handed_on }
    }

    /// The file that defines what a path leads to.
    fn file_of(&self, path: &str) -> Option<&str> {
        let mut path = path.to_owned();
        // A name may be handed on by several doors.
        for _ in 0..5 {
            let starts: Vec<usize> = path.match_indices("::").map(|(at, _)| at).chain([path.len()]).collect();
            let door = starts.iter().rev().find_map(|end| Some((*end, self.handed_on.get(&path[..*end])?)));
            let Some((end, whole)) = door else { break };
            path = format!("{whole}{}", &path[end..]);
        }
        loop {
            if let Some((module, _)) = self.sources.get_key_value(&path) {
                return Some(module);
            }
            path = path.rsplit_once("::")?.0.to_owned();
        }
    }

    fn needs(&self, module: &str) -> BTreeSet<&str> {
        let code = &self.sources[module];
        let mut paths: BTreeSet<String> = imports_after(code, "crate::");
        for path in imports_after(code, "super::") {
            let (mut base, mut rest) = (parent(module), path.as_str());
            while let Some(further) = rest.strip_prefix("super::") {
                (base, rest) = (parent(base), further);
            }
            paths.insert(joined(base, rest));
        }
        paths.extend(imports_after(code, "self::").iter().map(|path| joined(module, path)));
        let children = self.sources.keys().filter(|child| parent(child) == module);
        paths.extend(children.filter(|child| names(code, child.rsplit("::").next().unwrap_or_default())).cloned());
        paths.iter().filter_map(|path| self.file_of(path)).filter(|file| *file != module).collect()
    }

    /// Files that lead back to themselves.
    fn circles(&self) -> Vec<String> {
        let needs: BTreeMap<&str, BTreeSet<&str>> =
            self.sources.keys().map(|module| (module.as_str(), self.needs(module))).collect();
        let leads_back = |start: &str| {
            let mut known = BTreeSet::new();
            let mut open: Vec<&str> = needs[start].iter().copied().collect();
            while let Some(file) = open.pop() {
                if known.insert(file) {
                    open.extend(&needs[file]);
                }
            }
            known.contains(start)
        };
        needs.keys().filter(|module| leads_back(module)).map(|module| format!("{module} leads back to itself")).collect()
    }
}

fn house(files: &[(&str, &str)]) -> Vec<String> {
    House::new(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))).circles()
}

#[test]
fn a_circle_is_seen_through_doors_and_names_that_are_handed_on() {
    let two = [("src/a/b.rs", "use super::c::C;"), ("src/a/c.rs", "use crate::a::b::B;"), ("src/a/mod.rs", "mod b;\nmod c;")];
    assert_eq!(house(&two), ["a::b leads back to itself", "a::c leads back to itself"]);
    let door = [("src/a/mod.rs", "mod b;\nuse b::work;\npub struct Own;"), ("src/a/b.rs", "use super::Own;")];
    assert_eq!(house(&door).len(), 2, "a door that defines what its own room needs");
    let handed = [
        ("src/a/mod.rs", "mod b;\nmod own;\npub use b::work;\npub use own::Own;"),
        ("src/a/b.rs", "use super::Own;"),
        ("src/a/own.rs", "pub struct Own;"),
    ];
    assert_eq!(house(&handed), [""; 0], "a door that only hands on");
}

#[test]
fn no_files_need_each_other() {
    let circles = House::new(texts("src", &[".rs"])).circles();
    assert!(circles.is_empty(), "\n{}", circles.join("\n"));
}
