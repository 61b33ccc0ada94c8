//! What is the same in every language: `guide.toml`, or the same keys in the language file. A key stands in one of the two.

use std::collections::BTreeMap;

use super::kinds::{is_kind, misplaced};
use super::markup::unsafe_link;
use super::picture::read_picture;
use super::place::Ground;
use super::words::{self, Role};
use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::resources::Resources;
use crate::guide::model::{Alignment, Common, Contents, Cover, PictureFile, Review, SectionStart, Written};
use crate::guide::table::{Entry, RawText, Table};

/// The keys of a language file; in `guide.toml` they are in the wrong place.
const WORD_KEYS: [&str; 6] = ["title", "subtitle", "stages", "notice", "section", "checklist"];

/// The headers of a language file that belong to another.
const INNER_HEADERS: [&str; 3] = ["section.block", "checklist.group", "checklist.field"];

/// One table that may stand in two files: `guide.toml`, if there is one, and the language file.
pub(super) struct Shared<'a> {
    guide: Option<Table<'a>>,
    words: Option<Table<'a>>,
}

impl<'a> Shared<'a> {
    pub(super) fn new(guide: Option<Table<'a>>, words: Table<'a>) -> Shared<'a> {
        Shared { guide, words: Some(words) }
    }

    /// The language file's own table, to go on with.
    pub(super) fn words(&mut self) -> Option<&mut Table<'a>> {
        self.words.as_mut()
    }

    pub(super) fn take(&mut self, key: &'static str, found: &mut Diagnostics) -> Option<Entry<'a>> {
        let in_guide = self.guide.as_mut().and_then(|table| table.take(key));
        // `[[sections]]` is a misspelt `[[section]]` and not the key of guide.toml.
        let in_words = self.words.as_mut().filter(|table| !table.has_tables(key)).and_then(|table| table.take(key));
        if let (Some(first), Some(again)) = (&in_guide, &in_words) {
            found.push(set_twice(first, again));
        }
        in_guide.or(in_words)
    }

    fn need(&mut self, key: &'static str, example: &str, found: &mut Diagnostics) -> Option<Entry<'a>> {
        let entry = self.take(key, found);
        if entry.is_none() {
            self.miss(key, example, found);
        }
        entry
    }

    /// Complains that a key is missing in the file that it belongs to.
    fn miss(&mut self, key: &'static str, example: &str, found: &mut Diagnostics) {
        let alone = self.guide.is_none();
        let Some(table) = self.guide.as_mut().or(self.words.as_mut()) else { return };
        let complaint = table.missing(key, example);
        // In a guide without a `guide.toml` the key may be meant for either file.
        let complaint = if alone { complaint.hint("it may also stand in a file guide.toml beside this one") } else { complaint };
        table.miss(key, complaint, found);
    }

    /// The table of a key, which may have keys in both files.
    fn inner(&mut self, key: &'static str, called: &'static str, found: &mut Diagnostics) -> Shared<'a> {
        let mut open = |table: &mut Option<Table<'a>>| {
            let entry = table.as_mut()?.take(key)?;
            let example = match key {
                "image" => "a header such as [image.skin] above its keys".to_owned(),
                "source" => "a header such as [source.fda] above its keys".to_owned(),
                _ => format!("a header [{key}] above its keys"),
            };
            entry.value.table(called, &example, found)
        };
        Shared { guide: open(&mut self.guide), words: open(&mut self.words) }
    }

    fn is_absent(&self) -> bool {
        self.guide.is_none() && self.words.is_none()
    }

    /// The entries of both, for tables whose keys are names.
    fn entries(&self, found: &mut Diagnostics) -> Vec<Entry<'a>> {
        let mut entries = self.guide.as_ref().map(Table::entries).unwrap_or_default();
        for again in self.words.as_ref().map(Table::entries).unwrap_or_default() {
            match entries.iter().find(|first| first.key == again.key) {
                Some(first) => found.push(set_twice(first, &again)),
                None => entries.push(again),
            }
        }
        entries
    }

    /// Complains of what nobody asked for.
    pub(super) fn finish(self, found: &mut Diagnostics) {
        if let Some(mut table) = self.words {
            for entry in table.left() {
                let joined = entry.key.to_lowercase().replace(['-', '_', ' '], ".");
                let is_meant = |header: &&&str| header.rsplit('.').next() == Some(entry.key) || **header == joined;
                match INNER_HEADERS.iter().find(is_meant) {
                    Some(header) if table.has_tables(entry.key) => {
                        let message = format!("the header `{}` does not say what it belongs to", entry.key);
                        found.push(Diagnostic::error("unknown-key", entry.key_at, message).hint(format!("write [[{header}]]")));
                    }
                    _ if is_kind(entry.key) => {
                        let way = "a header [[section]] with its `id` and `title`, and a header [[section.block]],";
                        found.extend(misplaced(&entry, "the file itself", way));
                    }
                    _ => table.unknown(&entry, found),
                }
            }
        }
        let Some(mut guide) = self.guide else { return };
        for entry in guide.left() {
            if !WORD_KEYS.contains(&entry.key) {
                guide.unknown(&entry, found);
                continue;
            }
            found.push(
                Diagnostic::error("unknown-key", entry.key_at, format!("`{}` does not belong in guide.toml", entry.key))
                    .label("this file holds what is the same in every language")
                    .hint("move it to the language's own file, for example sv.toml"),
            );
        }
    }
}

fn set_twice(first: &Entry<'_>, again: &Entry<'_>) -> Diagnostic {
    Diagnostic::error("set-twice", again.key_at, format!("`{}` is set in two files", again.key))
        .label("set here again")
        .also(first.key_at, "set here for every language")
        .hint("delete one of the two")
}

/// A reference as `guide.toml` knows it.
#[derive(Clone, Debug)]
pub(super) struct KnownSource {
    pub(super) url: Option<Written>,
    pub(super) read: Option<Date>,
}

/// The common part, as far as it could be read.
pub(super) struct CommonPart {
    pub(super) common: Option<Common>,
    pub(super) sources: BTreeMap<String, KnownSource>,
    /// `None` for a picture that has been complained of.
    pub(super) images: BTreeMap<String, Option<PictureFile>>,
}

/// The path of the clinic file, as written.
pub(super) fn read_clinic_path(shared: &mut Shared<'_>, found: &mut Diagnostics) -> Option<RawText> {
    let entry = shared.take("clinic", found)?;
    let path = entry.value.text_such_as("\"../clinic.toml\"", found)?;
    if path.plain().trim().is_empty() {
        found.push(
            Diagnostic::error("missing-file", entry.value.at(), "the path of the clinic file is empty")
                .hint("write \"clinic.toml\", or delete the key to use the nearest clinic.toml above"),
        );
        return None;
    }
    Some(path)
}

/// Reads everything but the clinic's path.
pub(super) fn read_common(
    shared: &mut Shared<'_>,
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    found: &mut Diagnostics,
) -> CommonPart {
    let date = shared.need("date", "date = 2026-06-01", found).and_then(|entry| entry.value.date(found));
    let cover = flag(shared, "cover", found);
    let contents = flag(shared, "contents", found);
    let sections = choice(shared, "sections", [("run-on", SectionStart::RunOn), ("new-page", SectionStart::NewPage)], found);
    let alignment = choice(shared, "alignment", [("left", Alignment::Start), ("justified", Alignment::Justified)], found);
    let number = line(shared, "number", found);
    let review = read_review(shared, found);
    let sources = read_sources(shared, found);
    let images = read_images(shared, resources, ground, folder, found);
    let common = date.zip(review).map(|(date, review)| Common {
        date,
        cover: if cover { Cover::Page } else { Cover::Masthead },
        contents: if contents { Contents::Listed } else { Contents::Omitted },
        sections,
        alignment,
        number,
        review,
    });
    CommonPart { common, sources, images }
}

fn flag(shared: &mut Shared<'_>, key: &'static str, found: &mut Diagnostics) -> bool {
    shared.take(key, found).and_then(|entry| entry.value.flag(found)).unwrap_or(false)
}

/// One of two words; the first where the key is left out.
fn choice<T: Copy>(shared: &mut Shared<'_>, key: &'static str, choices: [(&str, T); 2], found: &mut Diagnostics) -> T {
    let [(first, otherwise), (second, _)] = choices;
    let Some(entry) = shared.take(key, found) else { return otherwise };
    let Some(text) = entry.value.text_such_as(&format!("\"{first}\""), found) else { return otherwise };
    let text = text.plain();
    let known = choices.iter().find(|(word, _)| *word == text);
    if known.is_none() {
        found.push(
            Diagnostic::error("unknown-value", entry.value.at(), format!("`{key}` cannot be \"{text}\""))
                .hint(format!("write \"{first}\" or \"{second}\"")),
        );
    }
    known.map_or(otherwise, |(_, value)| *value)
}

fn line(shared: &mut Shared<'_>, key: &'static str, found: &mut Diagnostics) -> Option<String> {
    let entry = shared.take(key, found)?;
    words::unmarked(&entry.value, Role::Text, found).map(|written| written.text)
}

fn read_review(shared: &mut Shared<'_>, found: &mut Diagnostics) -> Option<Review> {
    let mut review = shared.inner("review", "the review", found);
    if review.is_absent() {
        shared.miss("review", "[review]` and below it `revised = 2026-06-01", found);
        return None;
    }
    let revised = review.need("revised", "revised = 2026-06-01", found).and_then(|entry| entry.value.date(found));
    let in_force = review.take("in_force", found).and_then(|entry| entry.value.date(found));
    let until = review.take("until", found);
    let until_origin = until.map(|entry| entry.value.at());
    let until = until.and_then(|entry| entry.value.date(found));
    let approved_by = line(&mut review, "approved_by", found);
    review.finish(found);
    Some(Review { revised: revised?, in_force, until, approved_by, until_origin })
}

fn read_sources(shared: &mut Shared<'_>, found: &mut Diagnostics) -> BTreeMap<String, KnownSource> {
    let mut sources = BTreeMap::new();
    for entry in shared.inner("source", "the table of sources", found).entries(found) {
        let Some(mut table) = entry.value.table("a source", "a header such as [source.fda] above its keys", found) else {
            continue;
        };
        let url = table.need("url", "url = \"https://…\"", found).and_then(|entry| read_url(&entry, found));
        let read = table.take("read").and_then(|entry| entry.value.date(found));
        table.finish(found);
        sources.insert(entry.key.to_owned(), KnownSource { url, read });
    }
    sources
}

/// The address of a source on the web.
pub(super) fn read_url(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<Written> {
    let url = words::unmarked(&entry.value, Role::Text, found)?;
    let complaint = unsafe_link(&url.text, &["https://", "http://"], url.origin);
    let good = complaint.is_none();
    if let Some(complaint) = complaint {
        found.push(complaint);
    }
    good.then_some(url)
}

fn read_images(
    shared: &mut Shared<'_>,
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    found: &mut Diagnostics,
) -> BTreeMap<String, Option<PictureFile>> {
    let mut images = BTreeMap::new();
    for entry in shared.inner("image", "the table of pictures", found).entries(found) {
        let table = entry.value.table("a picture", "a header such as [image.skin] above its keys", found);
        let file = table.and_then(|mut table| {
            let file = table.need("file", "file = \"skin.png\"", found);
            table.finish(found);
            read_picture(resources, ground, folder, &file?.value, found)
        });
        images.insert(entry.key.to_owned(), file);
    }
    images
}

/// The complaint that no source or picture has the name `written`.
pub(super) fn unknown_name<'k>(
    name: &'static str,
    table: &str,
    written: &str,
    at: Origin,
    known: impl Iterator<Item = &'k str>,
) -> Diagnostic {
    let complaint = Diagnostic::error(name, at, format!("there is no [{table}.{written}] in guide.toml"));
    match crate::guide::table::nearest(written, known) {
        Some(meant) => complaint.hint(format!("did you mean \"{meant}\"?")),
        None => complaint.hint(format!("add a header [{table}.{written}] and its keys to guide.toml")),
    }
}
