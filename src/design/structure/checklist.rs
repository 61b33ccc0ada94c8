//! The one-page checklist, within a guide and as a file of its own.

use super::composer::Composer;
use super::numbers::NUMBER;
use super::parts::{
    Brand, Checklist as ChecklistPart, ChecklistHead, ChecklistParts, ChecklistSheet, Composed, EmergencyBox, Field as FieldPart,
    List, TickItem,
};
use super::{ChecklistPages, Entry, NodeId, Role};
use crate::design::style::Medium;
use crate::guide::language::Language;
use crate::guide::model::{BlockTitle, Call, Checklist, Field, Group, Guide, Part, Written};

/// The checklist as a document of its own.
pub(super) fn alone(
    guide: &Guide,
    language: &Language,
    list: &Checklist,
    medium: Medium,
    pages: ChecklistPages,
) -> Composed<ChecklistParts> {
    let mut composer = Composer::new(guide, language, medium, pages);
    let root = composer.tree.root();
    let node = composer.tree.add(root, Role::Masthead, list.origin);
    let logo = composer.logo(node);
    let head = head(&mut composer, node, logo, Role::Title, list);
    let checklist = body(&mut composer, root, list);
    let colophon = composer.colophon(root, Part::Checklist);
    Composed { tree: composer.tree, parts: ChecklistParts { sheet: ChecklistSheet { head, checklist }, colophon } }
}

/// The checklist as the page of a section, below the section's own heading.
pub(super) fn within_guide(composer: &mut Composer<'_>, section: NodeId, list: &Checklist) -> ChecklistSheet {
    let node = composer.tree.add(section, Role::Masthead, list.origin);
    let head = head(composer, node, None, Role::Subheading, list);
    ChecklistSheet { head, checklist: body(composer, section, list) }
}

fn head(composer: &mut Composer<'_>, node: NodeId, logo: Option<NodeId>, title: Role, list: &Checklist) -> ChecklistHead {
    let brand = Brand { logo, lines: clinic_lines(composer, node) };
    let title = composer.written(node, title, &list.title);
    let lead = list.lead.as_ref().map(|lead| composer.written(node, Role::Lead, lead));
    ChecklistHead { node, brand, title, lead, pages: how_many(composer, node, list) }
}

/// Whoever tears the checklist out should know how many sheets belong to it.
fn how_many(composer: &mut Composer<'_>, masthead: NodeId, list: &Checklist) -> Option<NodeId> {
    let ChecklistPages::Many(count) = composer.checklist_pages else { return None };
    let words = composer.language.labels.checklist_pages.replace("{pages}", &count.to_string());
    Some(composer.label(masthead, Role::Notice, words, list.origin))
}

/// The clinic and its telephone number, to be found from across a kitchen.
fn clinic_lines(composer: &mut Composer<'_>, parent: NodeId) -> Vec<NodeId> {
    let name = composer.clinic_name(parent);
    let phone = &composer.guide.clinic.phone;
    let line = format!("{} {NUMBER}", composer.language.labels.telephone);
    vec![name, composer.number_within(parent, Role::Brand, &line, phone).node]
}

fn body(composer: &mut Composer<'_>, parent: NodeId, list: &Checklist) -> ChecklistPart {
    let node = composer.tree.add(parent, Role::Checklist, list.origin);
    let mut lists: Vec<List<TickItem>> = list.groups.iter().map(|group| tick_list(composer, node, group)).collect();
    if !list.questions.is_empty() {
        let label = composer.language.labels.questions.clone();
        let mut questions = composer.list(node, Role::Questions, list.origin, &BlockTitle::Fixed, Some(&label));
        questions.items = list.questions.iter().map(|question| tick_item(composer, questions.node, question)).collect();
        lists.push(questions);
    }
    let mut fields = Vec::new();
    if !list.fields.is_empty() {
        let parent = composer.tree.add(node, Role::Fields, list.origin);
        fields = list.fields.iter().map(|field| field_to_fill_in(composer, parent, field)).collect();
    }
    ChecklistPart { node, lists, fields, emergency: emergency_box(composer, node, list) }
}

/// With neither a sentence nor a number there is nothing to put into a box.
fn emergency_box(composer: &mut Composer<'_>, parent: NodeId, list: &Checklist) -> Option<EmergencyBox> {
    if list.emergency.is_none() && list.call == Call::Nobody {
        return None;
    }
    let rank = list.call.rank();
    let node = composer.tree.add(parent, Role::EmergencyBox(rank), list.origin);
    let sentence = list.emergency.as_ref().map(|sentence| composer.written(node, Role::Paragraph, sentence));
    Some(EmergencyBox { rank, sentence, call: composer.call_line(node, &list.call) })
}

fn tick_list(composer: &mut Composer<'_>, parent: NodeId, group: &Group) -> List<TickItem> {
    let mut list = composer.list(parent, Role::TickList, group.title.origin, &BlockTitle::Own(group.title.clone()), None);
    list.items = group.items.iter().map(|item| tick_item(composer, list.node, item)).collect();
    list
}

fn tick_item(composer: &mut Composer<'_>, list: NodeId, text: &Written) -> TickItem {
    let item = composer.tree.add(list, Role::Item, text.origin);
    let label = composer.tree.add(item, Role::ItemLabel, text.origin);
    let entry = match composer.medium {
        Medium::Interactive => Some(composer.entry(label, Role::TickBox, Entry::Tick, &text.text, text.origin)),
        Medium::Paper => {
            composer.tree.node_mut(label).alternative = Some("☐".to_owned());
            None
        }
    };
    TickItem { label, entry, text: composer.written(item, Role::ItemBody, text) }
}

fn field_to_fill_in(composer: &mut Composer<'_>, parent: NodeId, field: &Field) -> FieldPart {
    let node = composer.tree.add(parent, Role::Field, field.label.origin);
    let label = composer.written(node, Role::FieldLabel, &field.label);
    let lines = Entry::Lines(field.lines);
    let entry = match composer.medium {
        Medium::Interactive => Some(composer.entry(node, Role::FieldEntry, lines, &field.label.text, field.label.origin)),
        Medium::Paper => {
            composer.tree.node_mut(node).entry = Some(lines);
            None
        }
    };
    FieldPart { label, entry, lines: field.lines }
}
