//! What a block is, by its one key; and the same in other words, in other places and taken apart.
//!
//! In: the table of a block, or a key of a block that stands elsewhere. Out: the entry that says the kind, or a complaint that says what
//! to type.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::BlockKey;
use crate::guide::table::{Entry, Table, is_set_twice, nearest};

/// The keys that say what a block is.
const KINDS: &[&str] = BlockKey::NAMES;

/// What other programs call a kind.
const OTHER_WORDS: &[(&[&str], &str)] = &[
    (&["paragraph", "paragraphs", "para", "p", "content", "body", "markdown", "html", "words", "lead"], "text"),
    (&["bullets", "bullet", "bulletpoints", "bullet_points", "list", "lists", "items", "item", "ul", "unordered"], "points"),
    (&["faq", "definitions", "glossary", "dl", "dos", "donts", "key_points", "keypoints"], "points"),
    (&["ordered", "numbered", "numbers", "ol", "instructions", "timeline", "schedule", "procedure", "enumerate"], "steps"),
    (&["tables", "rows", "column", "grid", "tabular", "facts", "heads", "diary"], "columns"),
    (&["triage", "symptoms", "traffic_light", "red_flags", "when_to_call"], "urgency"),
    (&["alert", "danger", "caution", "important", "attention", "emergency"], "warning"),
    (&["info", "tip", "hint", "box", "infobox", "callout", "quote", "blockquote", "remark", "notice", "aside"], "note"),
    (&["image", "images", "img", "photo", "figure", "illustration", "pic", "graphic", "diagram"], "picture"),
    (&["references", "reference", "bibliography", "literature", "citations", "source", "footnotes"], "sources"),
    (&["phone", "address", "hours", "clinic", "contacts", "call_us"], "contact"),
    (&["approval", "revision", "version"], "review"),
];

/// What stands in no block, and what to do.
const ELSEWHERE: &[(&[&str], &str)] = &[
    (
        &["heading", "heading2", "header", "headline", "subheading", "subtitle", "h1", "h2", "h3", "chapter"],
        "a heading is the `title` of a [[section]]; a list, table or warning takes `title = \"…\"` beside its kind",
    ),
    (
        &["checklist", "form", "field", "fields"],
        "write a header [checklist] at the end of the file, and `use = \"checklist\"` in a section",
    ),
    (
        &["table", "empty"],
        "a table is `columns = [\"…\", \"…\"]`, its heads, and `table = [[\"…\", \"…\"], …]`, its rows: move the first row to `columns`",
    ),
    (&["link", "links", "url", "video", "qr"], "write a link within a text: text = \"[words](https://…)\""),
    (&["questions", "question", "ask"], "write `questions = [\"…\"]` under a header [checklist] at the end of the file"),
    (
        &["pagebreak", "page_break", "newpage", "break", "hr", "rule", "space", "divider"],
        "delete it: pages and spaces are made for you",
    ),
];

/// Whether a key says what a block is.
pub(super) fn is_kind(key: &str) -> bool {
    KINDS.contains(&key)
}

/// The one key that says what the block is.
pub(super) fn the_kind<'a>(table: &mut Table<'a>, found: &mut Diagnostics) -> Option<(BlockKey, Entry<'a>)> {
    let all = BlockKey::ALL.iter();
    let mut kinds: Vec<(BlockKey, Entry<'a>)> = all.filter_map(|key| Some((*key, table.take(key.name())?))).collect();
    kinds.sort_by_key(|(_, entry)| entry.key_at);
    match kinds[..] {
        [kind] => Some(kind),
        [] => {
            table.take("title");
            found.push(unknown_kind(table));
            None
        }
        [(_, first), (_, second), ..] => {
            let message = format!("the block is both `{}` and `{}`", first.key, second.key);
            found.push(
                Diagnostic::error("unknown-kind", second.key_at, message)
                    .label("a block has one kind")
                    .also(first.key_at, "its kind was set here")
                    .hint("write a header [[section.block]] above the second"),
            );
            None
        }
    }
}

/// The complaint about a block without a kind: by the first of its keys that may mean one.
fn unknown_kind(table: &Table<'_>) -> Diagnostic {
    let left = table.left();
    let Some(first) = left.first() else {
        return Diagnostic::error("unknown-kind", table.at, "the block does not say what it is").hint(all_kinds());
    };
    let by_word = left.iter().find_map(|entry| Some((entry, meant(entry)?)));
    let (entry, hint) = by_word.unwrap_or_else(|| (first, all_kinds()));
    Diagnostic::error("unknown-kind", entry.key_at, format!("there is no kind of block `{}`", entry.key)).hint(hint)
}

/// What a key means that is no kind, as far as it can be told.
fn meant(entry: &Entry<'_>) -> Option<String> {
    let key = entry.key.to_lowercase();
    if matches!(key.as_str(), "kind" | "type" | "block") && entry.value.is_text() {
        let named = entry.value.words().map(|words| words.to_lowercase())?;
        let kind = KINDS.iter().copied().find(|kind| *kind == named).or_else(|| by_other_word(&named)).unwrap_or("text");
        return Some(format!("the key itself is the kind: write {}", example(kind)));
    }
    if let Some((_, hint)) = ELSEWHERE.iter().find(|(words, _)| words.contains(&key.as_str())) {
        return Some((*hint).to_owned());
    }
    if let Some(kind) = by_other_word(&key) {
        return Some(format!("here it is called `{kind}`: write {}", example(kind)));
    }
    nearest(&key, KINDS.iter().copied()).map(|kind| format!("did you mean `{kind}`?"))
}

fn by_other_word(key: &str) -> Option<&'static str> {
    OTHER_WORDS.iter().find(|(words, _)| words.contains(&key)).map(|(_, kind)| *kind)
}

fn example(kind: &str) -> &'static str {
    match BlockKey::named(kind) {
        Some(BlockKey::Points) => "points = [\"First item\", \"Second item\"]",
        Some(BlockKey::Steps) => "steps = [\"First step\", \"Second step\"]",
        Some(BlockKey::Decision) => "decision = [ [\"Label\", \"What it stands for\"], … ]",
        Some(BlockKey::Columns) => "columns = [\"Time\", \"What\"] and table = [ [\"7 am\", \"coffee\"], … ]",
        Some(BlockKey::Urgency) => "urgency.call = [\"Label\", \"What it stands for\"]",
        Some(BlockKey::Warning) => "warning = \"What is urgent.\"",
        Some(BlockKey::Note) => "note.text = \"…\"",
        Some(BlockKey::Picture) => "picture.file = \"skin.png\" and picture.alt = \"what it shows\"",
        Some(BlockKey::Sources) => "sources = [ { title = \"…\", url = \"https://…\" } ]",
        Some(BlockKey::Contact) => "contact = true",
        Some(BlockKey::Review) => "review = true",
        Some(BlockKey::Text) | None => "text = \"…\"",
    }
}

fn all_kinds() -> String {
    format!("a block has one of the keys {}", KINDS.iter().map(|kind| format!("`{kind}`")).collect::<Vec<_>>().join(", "))
}

/// The complaint that a title stands within the kind that it belongs beside.
pub(super) fn beside(title: &Entry<'_>, kind: &str) -> Diagnostic {
    Diagnostic::error("unknown-key", title.key_at, format!("`{kind}` holds no `title`"))
        .label("the title of a block stands beside its kind")
        .hint(format!("write `title =` in place of `{kind}.title =`"))
}

/// Whether a kind that is one value was given as a table of keys, `decision.title`; complains of it.
pub(super) fn is_divided(entry: &Entry<'_>, found: &mut Diagnostics) -> bool {
    let kind = entry.key;
    if matches!(kind, "note" | "picture" | "urgency") {
        return false;
    }
    let Some(table) = entry.value.as_table("the block") else { return false };
    for inner in table.entries() {
        if inner.key == "title" && !matches!(kind, "text" | "contact" | "review") {
            found.push(beside(&inner, kind));
            continue;
        }
        let complaint = Diagnostic::error("unknown-key", inner.key_at, format!("`{kind}` holds no keys"));
        found.push(complaint.hint(if inner.key == "title" {
            format!("delete it: a `{kind}` block has no title; it may be the section's")
        } else {
            format!("write {}", example(kind))
        }));
    }
    // The kind itself, set below, clashes with it only as long as it is so divided.
    let follows = is_set_twice(kind);
    found.retract(|other| other.at.is_some_and(|at| at.file == entry.key_at.file) && other.message == follows);
    true
}

/// The complaint about a key of a block that stands outside of blocks; `way` is the headers to write above it.
pub(super) fn misplaced(entry: &Entry<'_>, called: &str, way: &str) -> Option<Diagnostic> {
    let other = || by_other_word(entry.key).filter(|kind| !matches!(*kind, "contact" | "review"));
    let kind = KINDS.iter().copied().find(|kind| *kind == entry.key).or_else(other)?;
    let complaint =
        Diagnostic::error("unknown-key", entry.key_at, format!("`{}` belongs to a block, not to {called}", entry.key));
    let complaint = complaint.hint(format!("put {way} above this line"));
    Some(if kind == entry.key { complaint } else { complaint.hint(format!("and write {}", example(kind))) })
}
