//! Complaints as a person or a program reads them.
//!
//! The human form is that of the Rust compiler, drawn by `annotate-snippets`. It is given only the lines that it shows, so that a file
//! with many faults costs time in proportion to its size, and spans made sure of: in range, on the borders of characters.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, FileId, Origin, Severity, SourceFiles};

/// In which form complaints are shown.
#[non_exhaustive]
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// With the line, a caret and hints; coloured for a terminal.
    Coloured,
    /// The same without colour.
    Plain,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
}

/// The width of the human form, within which long lines are cut.
const WIDTH: usize = 120;
/// Of a value over several lines only the first ones are shown.
const LINES_SHOWN: usize = 3;

/// All complaints as text, each ended by a line end.
#[must_use]
pub fn render(diagnostics: &Diagnostics, files: &SourceFiles, report: Report) -> String {
    let mut lines = LineIndex::default();
    let mut out = String::new();
    for diagnostic in diagnostics {
        match report {
            Report::Coloured => human(diagnostic, files, &mut lines, &Renderer::styled(), &mut out),
            Report::Plain => human(diagnostic, files, &mut lines, &Renderer::plain(), &mut out),
            Report::Short => short(diagnostic, files, &mut lines, &mut out),
            Report::Json => json(diagnostic, files, &mut lines, &mut out),
        }
    }
    out
}

/// So many bytes are counted for a place.
const STRIDE: usize = 1024;

/// Where the lines of each file start, found once.
#[derive(Default)]
struct LineIndex {
    starts: BTreeMap<FileId, Vec<usize>>,
    /// How many characters stand before every [`STRIDE`]th byte of each file: a line may be as long as the file.
    characters: BTreeMap<FileId, Vec<usize>>,
}

/// A line and a column, both from 1, the column in characters.
#[derive(Copy, Clone)]
struct Place {
    line: usize,
    column: usize,
}

impl LineIndex {
    fn starts(&mut self, files: &SourceFiles, file: FileId) -> &[usize] {
        self.starts.entry(file).or_insert_with(|| {
            let ends = files.text(file).bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        })
    }

    /// The number of the line (from 0) that holds a byte, and its range without the line end.
    fn line(&mut self, files: &SourceFiles, file: FileId, byte: usize) -> (usize, Range<usize>) {
        let length = files.text(file).len();
        let starts = self.starts(files, file);
        let number = starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = starts.get(number).copied().unwrap_or(0);
        let end = starts.get(number + 1).map_or(length, |next| next - 1);
        (number, start..end)
    }

    fn place(&mut self, files: &SourceFiles, file: FileId, byte: usize) -> Place {
        let (number, line) = self.line(files, file, byte);
        let before = self.characters_before(files, file, byte) - self.characters_before(files, file, line.start);
        Place { line: number + 1, column: before + 1 }
    }

    /// How many characters start before a byte.
    fn characters_before(&mut self, files: &SourceFiles, file: FileId, byte: usize) -> usize {
        let bytes = files.text(file).as_bytes();
        let starts = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let strides = self.characters.entry(file).or_insert_with(|| {
            let sums = bytes.chunks(STRIDE).scan(0, |sum, stride| {
                let before = *sum;
                *sum += starts(stride);
                Some(before)
            });
            sums.collect()
        });
        let stride = (byte / STRIDE).min(strides.len().saturating_sub(1));
        strides.get(stride).copied().unwrap_or(0) + starts(bytes.get(stride * STRIDE..byte).unwrap_or(&[]))
    }
}

/// The range of an origin, within the file and on borders of characters.
fn sound(files: &SourceFiles, origin: Origin) -> Range<usize> {
    let text = files.text(origin.file);
    let border = |byte: u32| {
        let mut byte = (byte as usize).min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let start = border(origin.start);
    let mut end = (origin.end as usize).min(text.len()).max(start);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn short(diagnostic: &Diagnostic, files: &SourceFiles, lines: &mut LineIndex, out: &mut String) {
    if let Some(at) = diagnostic.at {
        let place = lines.place(files, at.file, sound(files, at).start);
        out.push_str(&format!("{}:{}:{}: ", printable(files.path(at.file)), place.line, place.column));
    }
    out.push_str(&format!("{}[{}]: {}\n", severity(diagnostic.severity), diagnostic.name, printable(&diagnostic.message)));
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A complaint as a program reads it.
#[derive(serde::Serialize)]
struct JsonLine<'d> {
    severity: &'static str,
    name: &'static str,
    message: &'d str,
    #[serde(flatten)]
    at: Option<JsonPlace<'d>>,
    label: &'d str,
    also: Option<JsonSecond<'d>>,
    hints: &'d [String],
}

/// Lines and columns from 1, columns in characters, the end exclusive.
#[derive(serde::Serialize)]
struct JsonPlace<'d> {
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(serde::Serialize)]
struct JsonSecond<'d> {
    #[serde(flatten)]
    at: JsonPlace<'d>,
    label: &'d str,
}

fn json(diagnostic: &Diagnostic, files: &SourceFiles, lines: &mut LineIndex, out: &mut String) {
    let line = JsonLine {
        severity: severity(diagnostic.severity),
        name: diagnostic.name,
        message: &diagnostic.message,
        at: diagnostic.at.map(|at| json_place(at, files, lines)),
        label: &diagnostic.label,
        also: diagnostic.also.as_ref().map(|(at, words)| JsonSecond { at: json_place(*at, files, lines), label: words }),
        hints: &diagnostic.hints,
    };
    // Texts and numbers only: there is nothing in it that JSON could refuse.
    out.push_str(&serde_json::to_string(&line).unwrap_or_default());
    out.push('\n');
}

fn json_place<'f>(at: Origin, files: &'f SourceFiles, lines: &mut LineIndex) -> JsonPlace<'f> {
    let span = sound(files, at);
    let (start, end) = (lines.place(files, at.file, span.start), lines.place(files, at.file, span.end));
    JsonPlace { file: files.path(at.file), line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}

fn human(diagnostic: &Diagnostic, files: &SourceFiles, lines: &mut LineIndex, renderer: &Renderer, out: &mut String) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut elements: Vec<Element<'_>> = Vec::new();
    let primary = diagnostic.at.map(|at| Shown::new(at, &diagnostic.label, AnnotationKind::Primary, files, lines));
    let second = diagnostic.also.as_ref().map(|(at, words)| Shown::new(*at, words, AnnotationKind::Context, files, lines));
    match (primary, second) {
        (Some(primary), Some(second)) if primary.can_share(&second) => elements.push(primary.with(second, files, lines).into()),
        (primary, second) => {
            elements.extend([primary, second].into_iter().flatten().map(|shown| shown.alone(files, lines).into()))
        }
    }
    elements.extend(diagnostic.hints.iter().map(|hint| Level::HELP.message(printable(hint)).into()));
    let title = level.primary_title(printable(&diagnostic.message)).id(diagnostic.name);
    let group: Group<'_> = title.elements(elements);
    out.push_str(&renderer.clone().term_width(WIDTH).render(&[group]));
    out.push_str("\n\n");
}

/// A place with its words, and the lines around it.
struct Shown {
    file: FileId,
    span: Range<usize>,
    words: String,
    kind: AnnotationKind,
    first_line: usize,
    last_line: usize,
}

impl Shown {
    fn new(at: Origin, words: &str, kind: AnnotationKind, files: &SourceFiles, lines: &mut LineIndex) -> Shown {
        let mut span = sound(files, at);
        let (first_line, first) = lines.line(files, at.file, span.start);
        // A caret at the end of a line rather than on the line end.
        span.start = span.start.min(first.end);
        let (mut last_line, mut last) = lines.line(files, at.file, span.end.max(span.start));
        if last_line >= first_line + LINES_SHOWN {
            last_line = first_line;
            last = first.clone();
        }
        span.end = span.end.clamp(span.start, last.end.max(span.start));
        Shown { file: at.file, span, words: printable(words), kind, first_line, last_line }
    }

    /// Whether both can be shown in one excerpt: near each other in one file.
    fn can_share(&self, other: &Shown) -> bool {
        self.file == other.file && self.first_line.abs_diff(other.first_line) <= 40
    }

    fn alone(self, files: &SourceFiles, lines: &mut LineIndex) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let (first, last) = (self.first_line, self.last_line);
        excerpt(files, lines, self.file, first, last, vec![self])
    }

    fn with(
        self,
        second: Shown,
        files: &SourceFiles,
        lines: &mut LineIndex,
    ) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let (first, last) = (self.first_line.min(second.first_line), self.last_line.max(second.last_line));
        excerpt(files, lines, self.file, first, last, vec![self, second])
    }
}

/// The lines `first..=last` of a file with what is marked on them.
fn excerpt(
    files: &SourceFiles,
    lines: &mut LineIndex,
    file: FileId,
    first: usize,
    last: usize,
    marked: Vec<Shown>,
) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let text = files.text(file);
    let starts = lines.starts(files, file);
    let start = starts.get(first).copied().unwrap_or(0);
    let end = starts.get(last + 1).map_or(text.len(), |next| next - 1);
    let shown: String = text.get(start..end).unwrap_or("").chars().map(visible).collect();
    let annotations = marked.into_iter().map(|mark| {
        let span = mark.span.start.saturating_sub(start).min(shown.len())..mark.span.end.saturating_sub(start).min(shown.len());
        let annotation = mark.kind.span(span);
        if mark.words.is_empty() { annotation } else { annotation.label(mark.words) }
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(shown).line_start(first + 1).path(printable(files.path(file))).annotations(annotations)
}

/// A character as it may go to a terminal: nothing that moves a cursor or turns a direction, the same number of bytes.
fn visible(sign: char) -> char {
    match sign {
        '\n' | '\t' => sign,
        // Shorter signs are all ASCII; longer ones have a stand-in of their own length.
        control if control.is_control() && control.len_utf8() == 1 => '?',
        control if control.is_control() => '\u{b7}',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}' => {
            '\u{fffd}'
        }
        other => other,
    }
}

fn printable(words: &str) -> String {
    one_line(words).chars().map(visible).collect()
}

fn one_line(words: &str) -> String {
    words.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORTS: [Report; 4] = [Report::Coloured, Report::Plain, Report::Short, Report::Json];

    fn shown(text: &str, start: u32, end: u32) -> String {
        let mut files = SourceFiles::new();
        let file = files.add("x/sv.toml", text.to_owned());
        let at = Origin { file, start, end };
        let complaint = Diagnostic::error("unknown-key", at, "unknown key").label("here").also(at, "there").hint("type `a`");
        REPORTS.map(|report| render(&complaint.clone().into(), &files, report)).concat()
    }

    #[test]
    fn no_span_breaks_the_report() {
        let texts = ["", "\n", "å", "a = 1\nå = \"\u{202e}\u{7}é\u{301}\"\n\n\nb\tc\n", "\u{85}\u{2028}x", "سلام = \"שלום\""];
        for text in texts {
            for start in (0..40).chain([u32::MAX - 1, u32::MAX]) {
                for end in (0..40).chain([u32::MAX]) {
                    assert!(shown(text, start, end).contains("x/sv.toml:"), "{text:?} {start} {end}");
                }
            }
        }
    }

    #[test]
    fn nothing_reaches_the_terminal_that_moves_the_cursor() {
        let plain = shown("a = \"\u{1b}[2J\u{202e}\u{9b}\"", 5, 6);
        assert!(
            !plain.replace("\u{1b}[0m", "").contains("\u{1b}[2J") && !plain.contains('\u{202e}') && !plain.contains('\u{9b}')
        );
        let mut files = SourceFiles::new();
        let at = Origin { file: files.add("a\u{1b}[2J.toml", "a".to_owned()), start: 0, end: 1 };
        let of_an_odd_name = Diagnostics::from(Diagnostic::error("syntax", at, "in `a\u{1b}[2J.toml`"));
        for report in REPORTS {
            assert!(!render(&of_an_odd_name, &files, report).contains("\u{1b}[2J"));
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_fault() {
        let text = format!("text = \"{}FAULT{}\"", "lång rad ".repeat(400), " och mer".repeat(400));
        let start = u32::try_from(text.find("FAULT").unwrap()).unwrap();
        let mut files = SourceFiles::new();
        let file = files.add("sv.toml", text);
        let complaint = Diagnostic::warning("x", Origin { file, start, end: start + 5 }, "too wide").label("this word");
        let plain = render(&complaint.into(), &files, Report::Plain);
        assert!(plain.lines().all(|line| line.chars().count() <= WIDTH + 20), "{plain}");
        assert!(plain.contains("FAULT") && plain.contains("^^^^^ this word"), "{plain}");
    }

    #[test]
    fn columns_of_a_line_as_long_as_a_file() {
        let text = format!("\n{}", "\"å\",".repeat(100_000));
        let mut files = SourceFiles::new();
        let file = files.add("sv.toml", text.clone());
        let item = |number: u32| Origin { file, start: 1 + 5 * number, end: 5 + 5 * number };
        let again = |number: u32| Diagnostic::warning("again", item(number), "again").also(item(0), "the first");
        let all: Diagnostics = (1..100_000).map(again).collect();
        let lines = render(&all, &files, Report::Json);
        assert_eq!(lines.lines().count(), 99_999);
        for (place, line) in lines.lines().enumerate().step_by(997) {
            assert!(line.contains(&format!("\"line\":2,\"column\":{},", 4 * (place + 1) + 1)), "{line}");
        }
        let at = Origin { file, start: u32::try_from(text.len()).unwrap(), end: u32::try_from(text.len()).unwrap() };
        assert!(render(&Diagnostic::error("end", at, "end").into(), &files, Report::Short).starts_with("sv.toml:2:400001: "));
    }

    #[test]
    fn many_complaints_take_time_in_proportion() {
        let text = "key = 1\n".repeat(20_000);
        let mut files = SourceFiles::new();
        let file = files.add("sv.toml", text);
        let mut all = Diagnostics::new();
        for line in 0..20_000 {
            all.push(Diagnostic::error("unknown-key", Origin { file, start: line * 8, end: line * 8 + 3 }, "unknown key"));
        }
        assert_eq!(render(&all, &files, Report::Short).lines().count(), 20_000);
        assert!(render(&all, &files, Report::Plain).contains("20000 | key = 1"));
    }
}
