//! Values of TOML → [`Written`], with the complaints that every text shares.

use super::foreign::cleaned;
use super::markup;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::Written;
use crate::guide::table::{Entry, Table, Value};

pub(super) use super::foreign::Role;

/// The one paragraph of a value.
pub(super) fn one(value: &Value<'_>, role: Role, found: &mut Diagnostics) -> Option<Written> {
    let mut paragraphs = several(value, role, found)?;
    if let Some(second) = paragraphs.get(1) {
        let at = second.origin_of(0, 1);
        found.push(
            Diagnostic::error("one-paragraph", at, "this text must be a single paragraph")
                .label("a second one starts here")
                .hint("take the blank line out"),
        );
    }
    paragraphs.truncate(1);
    paragraphs.pop()
}

/// The paragraphs of a value, at least one.
pub(super) fn several(value: &Value<'_>, role: Role, found: &mut Diagnostics) -> Option<Vec<Written>> {
    let raw = cleaned(value.text(found)?, role, found);
    let paragraphs = markup::paragraphs(&raw, found);
    if paragraphs.is_empty() {
        found.push(empty(value, role));
        return None;
    }
    Some(paragraphs)
}

/// A value without markup.
pub(super) fn unmarked(value: &Value<'_>, role: Role, found: &mut Diagnostics) -> Option<Written> {
    let raw = cleaned(value.text(found)?, Role::Plain, found);
    let written = markup::unmarked(&raw);
    if written.is_none() {
        found.push(empty(value, role));
    }
    written
}

/// The one paragraph of a key that must be there; `example` is what to type.
pub(super) fn needed(
    table: &mut Table<'_>,
    key: &'static str,
    role: Role,
    example: &str,
    found: &mut Diagnostics,
) -> Option<Written> {
    let entry = table.need(key, example, found)?;
    one(&entry.value, role, found)
}

/// The one paragraph of a key that may be left out.
pub(super) fn optional(table: &mut Table<'_>, key: &'static str, role: Role, found: &mut Diagnostics) -> Option<Written> {
    table.take(key).and_then(|entry| one(&entry.value, role, found))
}

/// The texts of a list, each one paragraph.
pub(super) fn list(entry: &Entry<'_>, role: Role, example: &str, found: &mut Diagnostics) -> Vec<Written> {
    let items = filled(entry, example, found);
    items.iter().filter_map(|item| one(item, role, found)).collect()
}

/// The items of a list that must not be empty.
pub(super) fn filled<'a>(entry: &Entry<'a>, example: &str, found: &mut Diagnostics) -> Vec<Value<'a>> {
    let Some(items) = entry.value.items(example, found) else { return Vec::new() };
    if items.is_empty() {
        found.push(
            Diagnostic::error("empty-text", entry.value.at(), format!("the list `{}` has no items", entry.key))
                .hint(format!("write {example}, or delete the key")),
        );
    }
    items
}

fn empty(value: &Value<'_>, role: Role) -> Diagnostic {
    match role {
        Role::Label | Role::Field => Diagnostic::error("empty-label", value.at(), "a label has no words")
            .hint("write the label between the quotation marks"),
        Role::Text | Role::Item | Role::Tick | Role::Plain => Diagnostic::error("empty-text", value.at(), "a text has no words")
            .hint("write the text between the quotation marks, or delete it"),
    }
}

/// A title: one paragraph, never empty.
pub(super) fn title_text(value: &Value<'_>, found: &mut Diagnostics) -> Option<Written> {
    one(value, Role::Label, found)
}
