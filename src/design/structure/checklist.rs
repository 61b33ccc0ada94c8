//! The one-page checklist, within a guide and as a file of its own.

use super::composer::Composer;
use super::numbers::NUMBER;
use super::{ChecklistPages, Entry, NodeId, Role, Tree};
use crate::design::style::Medium;
use crate::guide::language::Language;
use crate::guide::model::{BlockTitle, Call, Checklist, Field, Group, Guide, Part};

/// The checklist as a document of its own.
pub(super) fn alone(guide: &Guide, language: &Language, list: &Checklist, medium: Medium, pages: ChecklistPages) -> Tree {
    let mut composer = Composer::new(guide, language, medium, pages);
    let root = composer.tree.root();
    let masthead = composer.tree.add(root, Role::Masthead, list.origin);
    composer.logo(masthead);
    clinic_lines(&mut composer, masthead);
    composer.written(masthead, Role::Title, &list.title);
    if let Some(lead) = &list.lead {
        composer.written(masthead, Role::Lead, lead);
    }
    say_how_many(&mut composer, masthead, list);
    body(&mut composer, root, list);
    composer.colophon(root, Part::Checklist);
    composer.tree
}

/// The checklist as the page of a section, below the section's own heading.
pub(super) fn within_guide(composer: &mut Composer<'_>, section: NodeId, list: &Checklist) {
    let masthead = composer.tree.add(section, Role::Masthead, list.origin);
    clinic_lines(composer, masthead);
    composer.written(masthead, Role::Subheading, &list.title);
    if let Some(lead) = &list.lead {
        composer.written(masthead, Role::Lead, lead);
    }
    say_how_many(composer, masthead, list);
    body(composer, section, list);
}

/// Whoever tears the checklist out should know how many sheets belong to it.
fn say_how_many(composer: &mut Composer<'_>, masthead: NodeId, list: &Checklist) {
    if let ChecklistPages::Many(count) = composer.checklist_pages {
        let words = composer.language.labels.checklist_pages.replace("{pages}", &count.to_string());
        composer.label(masthead, Role::Notice, words, list.origin);
    }
}

/// The clinic and its telephone number, to be found from across a kitchen.
fn clinic_lines(composer: &mut Composer<'_>, parent: NodeId) {
    composer.clinic_name(parent);
    let phone = &composer.guide.clinic.phone;
    let line = format!("{} {NUMBER}", composer.language.labels.telephone);
    composer.number_within(parent, Role::Brand, &line, phone);
}

fn body(composer: &mut Composer<'_>, parent: NodeId, list: &Checklist) {
    let node = composer.tree.add(parent, Role::Checklist, list.origin);
    for group in &list.groups {
        tick_list(composer, node, group);
    }
    if !list.questions.is_empty() {
        let label = composer.language.labels.questions.clone();
        let questions = composer.list(node, Role::Questions, list.origin, &BlockTitle::Fixed, Some(&label));
        for question in &list.questions {
            tick_item(composer, questions, question);
        }
    }
    if !list.fields.is_empty() {
        let fields = composer.tree.add(node, Role::Fields, list.origin);
        for field in &list.fields {
            field_to_fill_in(composer, fields, field);
        }
    }
    // With neither a sentence nor a number there is nothing to put into a box.
    if list.emergency.is_some() || list.call != Call::Nobody {
        let emergency = composer.tree.add(node, Role::EmergencyBox(list.call.rank()), list.origin);
        if let Some(sentence) = &list.emergency {
            composer.written(emergency, Role::Paragraph, sentence);
        }
        composer.call_line(emergency, &list.call);
    }
}

fn tick_list(composer: &mut Composer<'_>, parent: NodeId, group: &Group) {
    let list = composer.list(parent, Role::TickList, group.title.origin, &BlockTitle::Own(group.title.clone()), None);
    for item in &group.items {
        tick_item(composer, list, item);
    }
}

fn tick_item(composer: &mut Composer<'_>, list: NodeId, text: &crate::guide::model::Written) {
    let item = composer.tree.add(list, Role::Item, text.origin);
    let label = composer.tree.add(item, Role::ItemLabel, text.origin);
    match composer.medium {
        Medium::Interactive => composer.entry(label, Role::TickBox, Entry::Tick, &text.text, text.origin),
        Medium::Paper => composer.tree.node_mut(label).alternative = Some("☐".to_owned()),
    }
    composer.written(item, Role::ItemBody, text);
}

fn field_to_fill_in(composer: &mut Composer<'_>, parent: NodeId, field: &Field) {
    let node = composer.tree.add(parent, Role::Field, field.label.origin);
    composer.written(node, Role::FieldLabel, &field.label);
    match composer.medium {
        Medium::Interactive => {
            composer.entry(node, Role::FieldEntry, Entry::Lines(field.lines), &field.label.text, field.label.origin);
        }
        Medium::Paper => composer.tree.node_mut(node).entry = Some(Entry::Lines(field.lines)),
    }
}
