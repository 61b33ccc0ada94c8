//! The command as a person meets it: arguments in, words, files and a status out.

mod building;
mod snapshots;
mod unlucky;
mod usage;

use std::fs;
use std::path::PathBuf;
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

    fn path(&self, path: &str) -> PathBuf {
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
