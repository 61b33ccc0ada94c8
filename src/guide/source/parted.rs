//! Texts that an author writes in parts: a title in lines, a subtitle in stages. The parts are the text: no word is written twice, so
//! that the lines of a title cannot differ from it.

use super::words::{self, Role};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::{Mark, Written};
use crate::guide::table::{Entry, Table};

/// A text, and where its parts begin but for the first.
pub(super) struct Parted {
    pub(super) written: Written,
    pub(super) starts: Vec<u32>,
}

/// Between the stages of a treatment.
const DASH: &str = " – ";

/// `title = "…"`, or its lines on a cover: `title = ["…", "…"]`.
pub(super) fn read_title(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<Parted> {
    let entry = table.need("title", "title = \"…\"", found)?;
    if !entry.value.is_list() {
        return whole(words::one(&entry.value, Role::Label, found)?);
    }
    let lines = words::list(&entry, Role::Label, "title = [\"Mesotherapy:\", \"a patient guide\"]", found);
    if let [only] = lines.as_slice() {
        found.push(
            Diagnostic::error("lone-part", entry.value.at(), "a title in lines has two or more; this one has one")
                .hint(format!("write it without the brackets: title = \"{}\"", only.text)),
        );
    }
    joined(lines, " ", &entry)
}

/// `subtitle = "…"`, or `stages = ["…", "…"]` in its place.
pub(super) fn read_subtitle(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<Parted> {
    let subtitle = table.take("subtitle");
    let Some(entry) = table.take("stages") else {
        return whole(words::one(&subtitle?.value, Role::Text, found)?);
    };
    if let Some(subtitle) = subtitle {
        found.push(
            Diagnostic::error("set-twice", entry.key_at, "`stages` stand in the place of a subtitle, and there is one")
                .also(subtitle.key_at, "the subtitle")
                .hint("keep one of the two; what both say goes into `notice` or the first section"),
        );
    }
    let example = "stages = [\"Before\", \"on the day\", \"afterwards\"]";
    let stages = words::list(&entry, Role::Text, example, found);
    if let [only] = stages.as_slice() {
        found.push(
            Diagnostic::error("lone-part", entry.value.at(), "stages are two or more; here is one")
                .hint(format!("write it as a subtitle: subtitle = \"{}\"", only.text)),
        );
    }
    let is_dash = |sign: char| sign.is_whitespace() || matches!(sign, '-' | '–' | '—');
    for stage in &stages {
        let bare = stage.text.trim_matches(is_dash);
        if bare.len() < stage.text.len() {
            found.push(
                Diagnostic::error(
                    "typed-dash",
                    stage.origin,
                    "a dash is typed beside a stage; the program prints those between them",
                )
                .hint(format!("delete it: \"{bare}\"")),
            );
        }
    }
    joined(stages, DASH, &entry)
}

fn whole(written: Written) -> Option<Parted> {
    Some(Parted { written, starts: Vec::new() })
}

/// Parts as one text; what joins them stands nowhere in the file.
fn joined(parts: Vec<Written>, joint: &str, entry: &Entry<'_>) -> Option<Parted> {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut parts = parts.into_iter();
    let first = parts.next()?;
    let mut starts = Vec::new();
    let mut whole = Written { origin: entry.value.at(), ..first };
    for part in parts {
        whole.text.push_str(joint);
        let start = byte(whole.text.len());
        starts.push(start);
        whole.text.push_str(&part.text);
        if part.places.is_empty() {
            whole.places.push((start, part.origin.start));
        }
        whole.places.extend(part.places.iter().map(|(text, file)| (start + text, *file)));
        let moved = |mark: Mark| Mark { start: start + mark.start, end: start + mark.end, kind: mark.kind };
        whole.marks.extend(part.marks.into_iter().map(moved));
    }
    debug_assert!(whole.is_well_formed(), "marks and places are those of “{}”", whole.text);
    debug_assert!(starts.iter().all(|start| whole.text.is_char_boundary(*start as usize)), "parts begin between characters");
    Some(Parted { written: whole, starts })
}
