//! `[[section]]` and `[checklist]` → the model.

use std::collections::BTreeMap;

use super::block::read_block;
use super::call::read_call;
use super::id::is_good_id;
use super::kinds::misplaced;
use super::references::Words;
use super::words::{self, Role};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::model::{Block, Call, Checklist, Field, Group, Section, SectionBody};
use crate::guide::table::{Entry, Table};

/// What is said of a section without blocks.
const NO_BLOCK: &str = "a section needs at least one block";

/// Reads every section; ids are unique among those that come out.
pub(super) fn read_sections(table: &mut Table<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Vec<Section> {
    let Some(entry) = table.need("section", "[[section]]` above `id = \"…\"` and `title = \"…\"", found) else {
        return Vec::new();
    };
    let mut seen: BTreeMap<String, Origin> = BTreeMap::new();
    let tables = entry.value.tables("a section", "section", found);
    tables.into_iter().filter_map(|table| read_section(table, words, &mut seen, found)).collect()
}

fn read_section(
    mut table: Table<'_>,
    words: &Words<'_>,
    seen: &mut BTreeMap<String, Origin>,
    found: &mut Diagnostics,
) -> Option<Section> {
    let origin = table.at;
    let id = read_id(&mut table, seen, found);
    let title = words::needed(&mut table, "title", Role::Label, "title = \"…\"", found);
    let tag = words::optional(&mut table, "tag", Role::Label, found);
    let lead = words::optional(&mut table, "lead", Role::Text, found);
    let body = read_body(&mut table, words, found);
    finish_section(table, found);
    Some(Section { id: id?, origin, title: title?, tag, lead, body: body? })
}

/// Complains of what nobody asked for; what belongs to a block is told where to stand.
fn finish_section(mut table: Table<'_>, found: &mut Diagnostics) {
    let own = |entry: &&Entry<'_>| matches!(entry.key, "id" | "title" | "tag" | "lead" | "use");
    let last = table.entries().iter().filter(own).map(|entry| entry.key_at).max();
    for entry in table.left() {
        // What stands below a header belongs to it.
        let way = if last.is_some_and(|last| last > entry.key_at) {
            "the other keys of the section and a header [[section.block]]"
        } else {
            "a header [[section.block]]"
        };
        let Some(complaint) = misplaced(&entry, "a section", way) else {
            table.unknown(&entry, found);
            continue;
        };
        found.retract(|other| other.at == Some(table.at) && other.message == NO_BLOCK);
        found.push(complaint);
    }
}

fn read_id(table: &mut Table<'_>, seen: &mut BTreeMap<String, Origin>, found: &mut Diagnostics) -> Option<String> {
    let Some(entry) = table.take("id") else {
        let complaint = Diagnostic::error("missing-id", table.at, "a section needs an `id`, the same in every language")
            .hint("add `id = \"warning-signs\"`, in small letters and hyphens");
        table.miss("id", complaint, found);
        return None;
    };
    let id = entry.value.text_such_as("\"warning-signs\"", found)?.plain();
    let at = entry.value.at();
    if !is_good_id(&id, at, "\"warning-signs\"", found) {
        return None;
    }
    match seen.get(&id) {
        Some(first) => {
            found.push(
                Diagnostic::error("duplicate-id", at, format!("two sections have the id `{id}`"))
                    .also(*first, "it was given here first")
                    .hint("give this section an id of its own"),
            );
            None
        }
        None => {
            seen.insert(id.clone(), at);
            Some(id)
        }
    }
}

fn read_body(table: &mut Table<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<SectionBody> {
    let used = table.take("use");
    let blocks = table.take("block");
    let Some(used) = used else {
        let Some(blocks) = blocks else {
            found.push(
                Diagnostic::error("missing-key", table.at, NO_BLOCK)
                    .hint("add a header [[section.block]] and below it for example `text = \"…\"`"),
            );
            return None;
        };
        let tables = blocks.value.tables("a block", "section.block", found);
        let blocks: Vec<Block> = tables.into_iter().filter_map(|table| read_block(table, words, found)).collect();
        return Some(SectionBody::Blocks(blocks));
    };
    let named = used.value.text_such_as("\"checklist\"", found)?.plain();
    if named != "checklist" {
        found.push(
            Diagnostic::error("unknown-value", used.value.at(), format!("a section cannot use \"{named}\""))
                .hint("write use = \"checklist\""),
        );
        return None;
    }
    if let Some(blocks) = blocks {
        found.push(
            Diagnostic::error("set-twice", blocks.key_at, "a section that prints the checklist has no blocks of its own")
                .also(used.key_at, "the checklist is printed here")
                .hint("move the blocks to another section"),
        );
    }
    if !words.has_checklist {
        found.push(
            Diagnostic::error("missing-key", used.value.at(), "the guide has no [checklist] to print here")
                .hint("add a header [checklist], a title and groups of items at the end of the file"),
        );
    }
    Some(SectionBody::Checklist)
}

/// Reads the checklist, if there is one.
pub(super) fn read_checklist(table: &mut Table<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Option<Checklist> {
    let entry = table.take("checklist")?;
    let mut table = entry.value.table("the checklist", "a header [checklist] above its keys", found)?;
    let origin = table.at;
    let title = words::needed(&mut table, "title", Role::Label, "title = \"…\"", found);
    let lead = words::optional(&mut table, "lead", Role::Text, found);
    let emergency = words::optional(&mut table, "emergency", Role::Text, found);
    let call = read_call(&mut table, Call::Emergency, words, found);
    let questions =
        table.take("questions").map(|entry| words::list(&entry, Role::Tick, "[\"A question?\"]", found)).unwrap_or_default();
    let (has_groups, has_fields) = (table.has("group"), table.has("field"));
    let groups = table.take("group").map(|entry| entry.value.tables("a group", "checklist.group", found)).unwrap_or_default();
    let groups = groups.into_iter().filter_map(|table| read_group(table, found)).collect();
    let fields = table.take("field").map(|entry| entry.value.tables("a field", "checklist.field", found)).unwrap_or_default();
    let fields = fields.into_iter().filter_map(|table| read_field(table, found)).collect();
    if !has_groups && !has_fields && !["questions", "items", "label"].iter().any(|key| table.has(key)) {
        found.push(
            Diagnostic::error("missing-key", table.at, "the checklist has nothing to tick, fill in or ask")
                .hint("add a header [[checklist.group]] with `title` and `items`"),
        );
    }
    for entry in table.left() {
        let header = match entry.key {
            "items" => "checklist.group",
            "label" | "lines" => "checklist.field",
            _ => {
                table.unknown(&entry, found);
                continue;
            }
        };
        let message = format!("`{}` belongs to a part of the checklist", entry.key);
        let complaint = Diagnostic::error("unknown-key", entry.key_at, message);
        found.push(complaint.hint(format!("put a header [[{header}]] above this line")));
    }
    Some(Checklist { origin, title: title?, lead, groups, fields, questions, emergency, call })
}

fn read_group(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Group> {
    let title = words::needed(&mut table, "title", Role::Label, "title = \"…\"", found);
    let items = table
        .need("items", "items = [\"…\"]", found)
        .map(|entry| words::list(&entry, Role::Tick, "[\"First item\", \"Second item\"]", found));
    table.finish(found);
    Some(Group { title: title?, items: items? })
}

fn read_field(mut table: Table<'_>, found: &mut Diagnostics) -> Option<Field> {
    let label = words::needed(&mut table, "label", Role::Field, "label = \"…\"", found);
    let lines = match table.take("lines") {
        None => Some(1),
        Some(entry) => entry.value.number(3, found).and_then(|number| {
            let lines = u8::try_from(number).ok().filter(|lines| (1..=12).contains(lines));
            if lines.is_none() {
                found.push(
                    Diagnostic::error("too-many-lines", entry.value.at(), format!("a field has 1 to 12 lines, not {number}"))
                        .hint("write a number from 1 to 12"),
                );
            }
            lines
        }),
    };
    table.finish(found);
    Some(Field { label: label?, lines: lines? })
}
