//! Guide ↔ tree: what the author wrote is what the tree says.

use std::collections::BTreeMap;

use crate::design::structure::{NodeId, Role, Source, Tree};
use crate::foundation::diagnostic::{Diagnostics, Origin};
use crate::guide::model::{Guide, Part, Written};
use crate::guide::texts::{Area, Text};

use super::fault::{DOUBLED, FOREIGN, LOST, OUT_OF_ORDER, fault, origin_in, quoted};

/// Every piece of the author's words that a document must show, in reading order: title, subtitle and notice, then each section with
/// its tag, title, lead and blocks, and the checklist where a section uses it.
#[must_use]
pub fn authored_words(guide: &Guide, part: Part) -> Vec<&Written> {
    printed(guide, part).map(|text| text.written).collect()
}

fn printed(guide: &Guide, part: Part) -> impl Iterator<Item = Text<'_>> {
    guide.texts(part).into_iter().filter(|text| text.role.is_printed())
}

/// The nodes before the first section (cover, masthead) and those of the sections are compared each by themselves: where on a cover
/// the notice stands is a matter of design.
pub(super) fn compare(guide: &Guide, part: Part, tree: &Tree, found: &mut Diagnostics) {
    let (front, body) = author_nodes(guide, part, tree);
    let (of_front, of_body): (Vec<Text<'_>>, Vec<Text<'_>>) =
        printed(guide, part).partition(|text| text.place.area == Area::Front);
    compare_words(&of_front, &front, tree, found);
    compare_words(&of_body, &body, tree, found);
}

fn author_nodes(guide: &Guide, part: Part, tree: &Tree) -> (Vec<NodeId>, Vec<NodeId>) {
    let mut in_body = vec![part == Part::Checklist; tree.nodes().len()];
    let (mut front, mut body) = (Vec::new(), Vec::new());
    for (id, node) in tree.ids().zip(tree.nodes()) {
        let above = node.parent.is_some_and(|parent| in_body[parent.index()]);
        in_body[id.index()] |= above || matches!(node.role, Role::Section | Role::Checklist);
        let by_author = node.words.as_ref().is_some_and(|words| words.source == Source::Author);
        if by_author && node.origin.file != guide.clinic.origin.file {
            if in_body[id.index()] { body.push(id) } else { front.push(id) }
        }
    }
    (front, body)
}

/// One word of an author and where it is written.
struct AuthorWord<'a> {
    text: &'a str,
    written: &'a Written,
    start: usize,
}

/// One word of the tree and whose it is.
struct TreeWord<'a> {
    text: &'a str,
    node: NodeId,
    start: usize,
}

impl AuthorWord<'_> {
    fn origin(&self) -> Option<Origin> {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Some(self.written.origin_of(byte(self.start), byte(self.start + self.text.len())))
    }
}

fn compare_words(written: &[Text<'_>], nodes: &[NodeId], tree: &Tree, found: &mut Diagnostics) {
    let authored: Vec<AuthorWord<'_>> = written
        .iter()
        .map(|text| text.written)
        .flat_map(|written| words_of(&written.text).map(move |(start, text)| AuthorWord { text, written, start }))
        .collect();
    let shown: Vec<TreeWord<'_>> = nodes
        .iter()
        .filter_map(|node| tree.node(*node).words.as_ref().map(|words| (node, words)))
        .flat_map(|(node, words)| words_of(&words.text).map(move |(start, text)| TreeWord { text, node: *node, start }))
        .collect();

    let same_ahead = authored.iter().zip(&shown).take_while(|(one, other)| one.text == other.text).count();
    let (authored, shown) = (&authored[same_ahead..], &shown[same_ahead..]);
    let same_behind = authored.iter().rev().zip(shown.iter().rev()).take_while(|(one, other)| one.text == other.text).count();
    explain(&authored[..authored.len() - same_behind], &shown[..shown.len() - same_behind], tree, found);
}

/// The words of a text and where each begins. A soft hyphen is no part of a word.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start_of = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split(|sign: char| sign.is_whitespace() || sign == '\u{ad}')
        .filter(|word| !word.is_empty())
        .map(move |word| (start_of(word), word))
}

/// Says in what way two stretches of words differ: at most one complaint of each kind, at its first word.
fn explain(authored: &[AuthorWord<'_>], shown: &[TreeWord<'_>], tree: &Tree, found: &mut Diagnostics) {
    let mut balance: BTreeMap<&str, (i64, bool)> = BTreeMap::new();
    for word in authored {
        let (count, known) = balance.entry(word.text).or_default();
        *count += 1;
        *known = true;
    }
    for word in shown {
        balance.entry(word.text).or_default().0 -= 1;
    }
    let balance_of = |text: &str| balance.get(text).copied().unwrap_or_default();

    let lost: Vec<&AuthorWord<'_>> = authored.iter().filter(|word| balance_of(word.text).0 > 0).collect();
    let extra: Vec<&TreeWord<'_>> = shown.iter().filter(|word| balance_of(word.text).0 < 0).collect();
    if let Some(first) = lost.first() {
        let message = format!("{} does not appear in the document ({} such words)", quoted(first.text), lost.len());
        found.push(fault(LOST, first.origin(), message));
    }
    if let Some(first) = extra.first() {
        let name = if balance_of(first.text).1 { DOUBLED } else { FOREIGN };
        let message = format!("{} appears in the document more often than it was written", quoted(first.text));
        found.push(fault(name, origin_in(tree, first.node, first.start, first.start + first.text.len()), message));
    }
    if let (Some(first), true, true) = (authored.first(), lost.is_empty(), extra.is_empty()) {
        found.push(fault(OUT_OF_ORDER, first.origin(), format!("{} does not stand where it was written", quoted(first.text))));
    }
}
