//! The bytes of a TOML file → its text, normalised, and its table.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::fields::{Source, Table};
use super::file::TomlFile;
use super::synonyms::nearest;
use super::syntax;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin, SourceFiles};
use crate::foundation::resources::{ReadFault, Resources, parent};

/// The largest TOML file that is read. A guide of a hundred pages is a tenth of it.
pub const TOML_LIMIT: u64 = 2 << 20;

/// So many faults of form are told of; who has more repairs these first.
const MOST_FAULTS: usize = 50;

/// What the parser made of a file.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    table: Spanned<DeTable<'a>>,
    /// Where faults of form were complained of: the values there are guesses of the parser, of which nothing more is said.
    broken: Vec<Range<usize>>,
}

impl TomlFile {
    /// Reads and normalises a file. `asked_by` is the place that names it, for the complaint that it is not there.
    pub fn read(
        resources: &dyn Resources,
        files: &mut SourceFiles,
        path: &str,
        asked_by: Option<Origin>,
        found: &mut Diagnostics,
    ) -> Option<TomlFile> {
        let bytes = match resources.read(path, TOML_LIMIT) {
            Ok(bytes) if bytes.len() as u64 <= TOML_LIMIT => bytes,
            Ok(bytes) => {
                found.push(too_large(path, asked_by, bytes.len() as u64));
                return None;
            }
            Err(fault) => {
                found.push(unread(resources, path, asked_by, fault));
                return None;
            }
        };
        if let Some(program) = foreign(&bytes) {
            found.push(
                Diagnostic::error("unreadable-file", asked_by, format!("`{path}` is no text file, but {program}"))
                    .hint("write guides in a text editor, or save from the program as plain text with the encoding UTF-8"),
            );
            return None;
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        if let Some(text) = utf_16(bytes) {
            let shown = TomlFile::from_text(files, path, &text);
            found.push(not_utf_8(shown.start(), "it is stored as UTF-16"));
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(TomlFile::from_text(files, path, text)),
            Err(fault) => {
                let good = bytes.get(..fault.valid_up_to()).unwrap_or(&[]);
                let start = normalised(&String::from_utf8_lossy(good)).len();
                let shown = TomlFile::from_text(files, path, &String::from_utf8_lossy(bytes));
                let byte = bytes.get(fault.valid_up_to()).copied().unwrap_or(0);
                let start = u32::try_from(start).unwrap_or(u32::MAX);
                let at = Origin { file: shown.file, start, end: start.saturating_add(3) };
                found.push(not_utf_8(at, &format!("the byte {byte:02x} belongs to no character here")));
                None
            }
        }
    }

    /// Takes in a text that is already at hand.
    #[must_use]
    pub fn from_text(files: &mut SourceFiles, path: &str, text: &str) -> TomlFile {
        let text = normalised(text.strip_prefix('\u{feff}').unwrap_or(text));
        let file = files.add(path, text.clone());
        TomlFile { file, text }
    }

    /// Parses the text. A fault of form that ends with its line is complained of, and the rest is still read; any other ends the
    /// reading, because what comes behind it would mislead.
    #[must_use]
    pub fn parse(&self, found: &mut Diagnostics) -> Option<Parsed<'_>> {
        let (table, mut faults) = DeTable::parse_recoverable(&self.text);
        faults.sort_by_key(|fault| fault.span().map_or(usize::MAX, |span| span.start));
        let mut broken: Vec<Range<usize>> = Vec::new();
        for fault in faults.iter().take(MOST_FAULTS) {
            let span = fault.span().unwrap_or(self.text.len()..self.text.len());
            // Where a line goes wrong, the parser stumbles on to its end.
            let same_line = broken.last().and_then(|last| self.text.get(last.start..span.start));
            if same_line.is_some_and(|between| !between.contains('\n')) {
                continue;
            }
            let explained = syntax::explain(self, fault);
            if explained.complaint.name != "duplicate-key" {
                broken.push(span);
            }
            found.push(explained.complaint);
            if !explained.is_contained {
                return None;
            }
        }
        Some(Parsed { table, broken })
    }

    /// The outermost table, whose place is the start of the file.
    #[must_use]
    pub fn table<'a>(&'a self, parsed: &'a Parsed<'a>, called: &'static str) -> Table<'a> {
        let source = Source { file: self.file, text: &self.text, broken: &parsed.broken };
        Table::new(source, parsed.table.get_ref(), self.start(), called)
    }

    /// The start of the file.
    #[must_use]
    pub fn start(&self) -> Origin {
        Origin { file: self.file, start: 0, end: 0 }
    }
}

/// The name of a file in the same folder that was most likely meant.
fn beside(resources: &dyn Resources, path: &str) -> Option<String> {
    let folder = parent(path);
    let names = resources.list(if folder.is_empty() { "." } else { folder });
    nearest(path.rsplit('/').next().unwrap_or(path), names.iter().map(String::as_str)).map(str::to_owned)
}

/// What is said of a file that cannot be read.
fn unread(resources: &dyn Resources, path: &str, asked_by: Option<Origin>, fault: ReadFault) -> Diagnostic {
    match fault {
        ReadFault::Missing => {
            let complaint = Diagnostic::error("missing-file", asked_by, format!("there is no file `{path}`"));
            match beside(resources, path) {
                Some(name) => complaint.hint(format!("did you mean `{name}`, which lies there?")),
                None => complaint.hint("check the spelling of the path and of the file's name"),
            }
        }
        ReadFault::TooLarge(size) => too_large(path, asked_by, size),
        ReadFault::Outside(folder) => {
            Diagnostic::error("path-outside", asked_by, format!("`{path}` leads out of the folder `{folder}`"))
                .hint("put the file itself there in place of the link")
        }
        ReadFault::Other(words) => Diagnostic::error("unreadable-file", asked_by, format!("`{path}` cannot be read: {words}")),
    }
}

fn too_large(path: &str, asked_by: Option<Origin>, size: u64) -> Diagnostic {
    Diagnostic::error(
        "file-too-large",
        asked_by,
        format!("`{path}` has {size} bytes; a TOML file may have at most {TOML_LIMIT} (2 MiB)"),
    )
    .hint("divide the guide into several guides")
}

fn not_utf_8(at: Origin, label: &str) -> Diagnostic {
    Diagnostic::error("not-utf-8", at, "the file is not stored as UTF-8")
        .label(label)
        .hint("open the file in your editor and save it with the encoding UTF-8")
}

/// What another program wrote, by its first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "a document of an office program, or an archive"),
        (b"\xd0\xcf\x11\xe0", "a document of an office program"),
        (b"{\\rtf", "a document with formatting (RTF)"),
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
    ];
    known.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, program)| *program)
}

/// The text of a file in UTF-16, which begins with its mark or, as TOML begins with a sign of ASCII, has every other byte empty.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        [first, 0, second, 0, ..] if *first > 0 && *second > 0 => u16::from_le_bytes,
        [0, first, 0, second, ..] if *first > 0 && *second > 0 => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn normalised(text: &str) -> String {
    if !text.contains('\r') {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    // Lines that end as on an old Macintosh.
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}
