//! One `[[section.block]]` → [`Block`].

use super::call::read_call;
use super::columns::read_columns;
use super::common::{KnownSource, read_url, unknown_name};
use super::kinds::{beside, is_divided, the_kind};
use super::picture::read_picture;
use super::references::Words;
use super::words::title_text;
use super::words::{self, Role};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::{Block, BlockKey, BlockKind, BlockTitle, Call, Labelled, Picture, Point, Rank, Source, Written};
use crate::guide::table::{Entry, Table, Value};

/// Whether a block of the kind may have a `title`, and what it has without.
enum Titled {
    /// The language's fixed label; `title = false` prints none.
    Fixed,
    /// The fixed label, and never none.
    Always,
    /// None.
    Bare,
    /// It cannot have one.
    Never,
}

/// Reads a block.
pub(super) fn read_block(mut table: Table<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<Block> {
    let origin = table.at;
    let (key, entry) = the_kind(&mut table, found)?;
    if is_divided(&entry, found) {
        table.take("title");
        table.finish(found);
        return None;
    }
    let titled = match key {
        BlockKey::Points | BlockKey::Decision | BlockKey::Urgency | BlockKey::Sources => Titled::Fixed,
        BlockKey::Warning => Titled::Always,
        BlockKey::Steps | BlockKey::Columns => Titled::Bare,
        BlockKey::Text | BlockKey::Note | BlockKey::Picture | BlockKey::Contact | BlockKey::Review => Titled::Never,
    };
    let title = read_title(&mut table, &entry, &titled, found);
    let kind = match key {
        BlockKey::Text => words::several(&entry.value, Role::Text, found).map(BlockKind::Text),
        BlockKey::Points => Some(BlockKind::Points(title, read_points(&entry, found))),
        BlockKey::Steps => read_steps(&entry, title, found),
        BlockKey::Decision => Some(BlockKind::Decision(title, read_decision(&entry, found))),
        BlockKey::Columns => read_columns(&mut table, &entry, found).map(|columns| BlockKind::Columns(title, columns)),
        BlockKey::Urgency => {
            let call = read_row_call(&mut table, &entry, words, found);
            read_urgency(&entry, found).map(|ranks| BlockKind::Urgency(title, ranks, call))
        }
        BlockKey::Warning => {
            let call = read_call(&mut table, Call::Emergency, words, found);
            words::several(&entry.value, Role::Text, found).map(|text| BlockKind::Warning(title, text, call))
        }
        BlockKey::Note => read_note(&entry, found),
        BlockKey::Picture => read_picture_block(&entry, words, found).map(BlockKind::Picture),
        BlockKey::Sources => Some(BlockKind::Sources(title, read_sources(&entry, words, found))),
        BlockKey::Contact => only_true(&entry, found).map(|()| BlockKind::Contact),
        BlockKey::Review => only_true(&entry, found).map(|()| BlockKind::Review),
    };
    table.finish(found);
    kind.map(|kind| Block { origin, kind })
}

fn read_title(table: &mut Table<'_>, kind: &Entry<'_>, titled: &Titled, found: &mut Diagnostics) -> BlockTitle {
    let otherwise = match titled {
        Titled::Fixed | Titled::Always => BlockTitle::Fixed,
        Titled::Bare | Titled::Never => BlockTitle::None,
    };
    // What cannot be written here is not offered for a misspelt key.
    if matches!(titled, Titled::Never) && !table.has("title") {
        return otherwise;
    }
    let Some(entry) = table.take("title") else { return otherwise };
    match titled {
        Titled::Never => {
            let complaint = Diagnostic::error("unknown-key", entry.key_at, format!("a `{}` block has no `title`", kind.key));
            found.push(if kind.key == "note" { complaint.hint("write `note.title`") } else { complaint.hint("delete it") });
            otherwise
        }
        Titled::Fixed | Titled::Bare if entry.value.is_false() => BlockTitle::None,
        Titled::Always if entry.value.is_false() => {
            found.push(entry.value.wrong("a text: a warning always has a title").hint("delete it to print the fixed label"));
            otherwise
        }
        _ => title_text(&entry.value, found).map_or(otherwise, BlockTitle::Own),
    }
}

fn only_true(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<()> {
    if entry.value.is_false() {
        found.push(entry.value.wrong("`true`").hint("delete the block where it is not wanted"));
        return None;
    }
    entry.value.flag(found).map(|_| ())
}

const POINT_EXAMPLE: &str = "[\"First item\", \"Second item\"]";

fn read_points(entry: &Entry<'_>, found: &mut Diagnostics) -> Vec<Point> {
    let mut points = Vec::new();
    for item in words::filled(entry, POINT_EXAMPLE, found) {
        if item.is_text() {
            let text = words::one(&item, Role::Item, found);
            points.extend(text.map(|text| Point { term: None, text, points: Vec::new() }));
            continue;
        }
        let Some(mut table) = item.as_table("an item") else {
            found.push(item.wrong("a list of texts").hint(format!("write {POINT_EXAMPLE}")));
            continue;
        };
        let term = words::optional(&mut table, "term", Role::Label, found);
        let text = words::needed(&mut table, "text", Role::Item, "text = \"…\"", found);
        let inner = table.take("points").map(|entry| words::list(&entry, Role::Item, POINT_EXAMPLE, found)).unwrap_or_default();
        table.finish(found);
        points.extend(text.map(|text| Point { term, text, points: inner }));
    }
    points
}

fn read_steps(entry: &Entry<'_>, title: BlockTitle, found: &mut Diagnostics) -> Option<BlockKind> {
    let items = words::filled(entry, POINT_EXAMPLE, found);
    let tables = items.iter().filter(|item| item.as_table("a step").is_some()).count();
    if tables == 0 {
        let steps = items.iter().filter_map(|item| words::one(item, Role::Item, found)).collect();
        return Some(BlockKind::Steps(title, steps));
    }
    if let Some(bare) = items.iter().find(|item| item.is_text()) {
        found.push(
            Diagnostic::error("missing-key", bare.at(), "this step has no `when`, but others have")
                .hint("write { when = \"…\", text = \"…\" } for every step, or for none"),
        );
    }
    let mut steps = Vec::new();
    for item in items.iter().filter(|item| !item.is_text()) {
        let Some(mut table) = item.table("a step", "{ when = \"0–24 hours\", text = \"…\" }", found) else { continue };
        let label = words::needed(&mut table, "when", Role::Label, "when = \"0–24 hours\"", found);
        let text = table.need("text", "text = \"…\"", found).and_then(|entry| words::several(&entry.value, Role::Text, found));
        table.finish(found);
        steps.extend(label.zip(text).map(|(label, text)| Labelled { label, text }));
    }
    Some(BlockKind::Timeline(title, steps))
}

const PAIR_EXAMPLE: &str = "[\"Label\", \"What it stands for\"]";

fn read_decision(entry: &Entry<'_>, found: &mut Diagnostics) -> Vec<Labelled> {
    let rows = words::filled(entry, &format!("[ {PAIR_EXAMPLE}, … ]"), found);
    rows.iter().filter_map(|row| read_pair(row, found)).collect()
}

fn read_pair(value: &Value<'_>, found: &mut Diagnostics) -> Option<Labelled> {
    let items = value.items(PAIR_EXAMPLE, found)?;
    let [label, text] = &items[..] else {
        let counted = if items.len() == 1 { "1 item".to_owned() } else { format!("{} items", items.len()) };
        let message = format!("a row has a label and a text; this one has {counted}");
        found.push(Diagnostic::error("wrong-type", value.at(), message).hint(format!("write {PAIR_EXAMPLE}")));
        return None;
    };
    let label = words::one(label, Role::Label, found);
    let text = words::several(text, Role::Text, found);
    label.zip(text).map(|(label, text)| Labelled { label, text })
}

fn read_urgency(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<Vec<(Rank, Labelled)>> {
    let mut table = entry.value.table("`urgency`", "urgency.home, urgency.call and urgency.emergency", found)?;
    let ranks = [("home", Rank::Home), ("call", Rank::Call), ("emergency", Rank::Emergency)];
    let mut rows = Vec::new();
    let mut given = 0;
    for (key, rank) in ranks {
        let row = table.take(key);
        given += usize::from(row.is_some());
        rows.extend(row.and_then(|row| read_pair(&row.value, found)).map(|row| (rank, row)));
    }
    if given == 0 && table.left().is_empty() {
        found.push(
            Diagnostic::error(
                "missing-key",
                table.at,
                "an urgency table has at least one of the rows `home`, `call`, `emergency`",
            )
            .hint(format!("write urgency.call = {PAIR_EXAMPLE}")),
        );
    }
    if let Some(title) = table.take("title") {
        found.push(beside(&title, "urgency"));
    }
    table.finish(found);
    Some(rows)
}

/// The number stands in the row `call`: without that row it would not be printed.
fn read_row_call(table: &mut Table<'_>, urgency: &Entry<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Call {
    let has_row = urgency.value.as_table("`urgency`").is_none_or(|rows| rows.has("call"));
    if has_row {
        return read_call(table, Call::Clinic, words, found);
    }
    if let Some(entry) = table.take("call") {
        found.push(
            Diagnostic::error(
                "unknown-key",
                entry.key_at,
                "`call` says the number of the row `call`, which this table does not have",
            )
            .hint(format!("delete it, or write urgency.call = {PAIR_EXAMPLE}")),
        );
    }
    Call::Clinic
}

fn read_note(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<BlockKind> {
    if entry.value.is_text() {
        let complaint = entry.value.wrong("a table of keys");
        found
            .push(complaint.hint("write note.text = in place of note =").hint("add `note.title = \"…\"` for a title of its own"));
        return None;
    }
    let mut table = entry.value.table("a note", "note.title = \"…\" and note.text = \"…\"", found)?;
    let title = table.take("title").and_then(|entry| title_text(&entry.value, found));
    let text = table.need("text", "note.text = \"…\"", found).and_then(|entry| words::several(&entry.value, Role::Text, found));
    table.finish(found);
    Some(BlockKind::Note(title.map_or(BlockTitle::Fixed, BlockTitle::Own), text?))
}

fn read_picture_block(entry: &Entry<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<Picture> {
    let mut table = entry.value.table("a picture", "picture.image = \"…\" and picture.alt = \"…\"", found)?;
    let (image, file) = (table.take("image"), table.take("file"));
    let file = match (image, file) {
        (Some(image), Some(file)) => {
            found.push(
                Diagnostic::error("set-twice", file.key_at, "a picture has either `image` or `file`")
                    .also(image.key_at, "the picture was named here")
                    .hint("delete one of the two"),
            );
            None
        }
        (Some(image), None) => known_image(&image, words, found),
        (None, Some(file)) => read_picture(words.resources, words.ground, words.folder, &file.value, found),
        (None, None) => {
            let complaint = table.missing("image", "image = \"the name of a picture in guide.toml\"");
            table.miss("file", complaint.clone(), found);
            table.miss("image", complaint, found);
            None
        }
    };
    let decorative = table.take("decorative");
    let declared = decorative.and_then(|entry| entry.value.flag(found)).unwrap_or(false);
    let alternative = match (table.take("alt"), declared) {
        (Some(alt), true) => {
            let complaint = Diagnostic::error("set-twice", alt.key_at, "a decorative picture has no alternative text");
            let complaint = complaint.hint("delete `decorative` if the picture says something, `alt` if it does not");
            found.push(decorative.map_or(complaint.clone(), |entry| complaint.also(entry.key_at, "declared decorative here")));
            None
        }
        (Some(alt), false) => words::one(&alt.value, Role::Text, found),
        (None, true) => None,
        // Of `decorative = "true"` all is said.
        (None, false) if decorative.is_some_and(|entry| !entry.value.is_false()) => None,
        (None, false) => {
            let complaint =
                Diagnostic::error("missing-alternative", entry.key_at, "the picture has no words for people who do not see it")
                    .hint("add `alt = \"what the picture shows\"`")
                    .hint("or `decorative = true` if it says nothing");
            table.miss("alt", complaint, found);
            None
        }
    };
    let caption = words::optional(&mut table, "caption", Role::Text, found);
    table.finish(found);
    Some(Picture { file: file?, alternative, caption })
}

fn known_image(image: &Entry<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<crate::guide::model::PictureFile> {
    let name = image.value.text(found)?.plain();
    match words.images.get(&name) {
        Some(file) => file.clone(),
        None => {
            let known = words.images.keys().map(String::as_str);
            found.push(unknown_name("unknown-image", "image", &name, image.value.at(), known));
            None
        }
    }
}

fn read_sources(entry: &Entry<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Vec<Source> {
    let example = "[ { source = \"fda\", title = \"…\", publisher = \"…\" } ]";
    let items = words::filled(entry, example, found);
    items.iter().filter_map(|item| read_source(item.table("a source", example, found)?, words, found)).collect()
}

fn read_source(mut table: Table<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<Source> {
    let known = table.take("source");
    let url = table.take("url");
    let read = table.take("read");
    let known_part = known.and_then(|entry| known_source(&entry, words, found));
    if let (Some(known), Some(again)) = (known, url.or(read)) {
        found.push(
            Diagnostic::error("set-twice", again.key_at, format!("`{}` of a known source stands in guide.toml", again.key))
                .also(known.key_at, "the source was named here")
                .hint("delete one of the two"),
        );
    }
    let url = url.and_then(|entry| read_url(&entry, found));
    let read = read.and_then(|entry| entry.value.date(found));
    let title: Option<Written> = words::needed(&mut table, "title", Role::Label, "title = \"…\"", found);
    let publisher = words::optional(&mut table, "publisher", Role::Text, found);
    table.finish(found);
    let (known_url, known_read) = known_part.map_or((None, None), |known| (known.url, known.read));
    Some(Source { title: title?, publisher, url: url.or(known_url), read: read.or(known_read) })
}

fn known_source(entry: &Entry<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<KnownSource> {
    let name = entry.value.text(found)?.plain();
    let known = words.sources.get(&name).cloned();
    if known.is_none() {
        let names = words.sources.keys().map(String::as_str);
        found.push(unknown_name("unknown-source", "source", &name, entry.value.at(), names));
    }
    known
}
