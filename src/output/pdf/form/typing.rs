//! Whether what the readers of a document would type into its fields can be shown: pages → warnings.
//!
//! Viewers set what is typed letter by letter from the form's own font (see `font`), and a letter that it has not got is left
//! out. Which letters a language needs is seen from its own words: those of the fields' labels, and those that are frequent.

use std::collections::BTreeMap;

use crate::design::structure::{Entry, NodeId};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::layout::page::{Content, Owner, Pages};
use crate::output::pdf::form::font;

/// A letter belongs to the language if it is at least one in so many; rarer ones may be of foreign words.
const FREQUENT: usize = 500;

/// How many letters a complaint names.
const NAMED: usize = 5;

/// A warning where fields cannot show what is typed in the document's language.
#[must_use]
pub fn judge_typing(pages: &Pages) -> Diagnostics {
    let fields = places_for_words(pages);
    let Some(first) = fields.first() else { return Diagnostics::new() };
    let shows = font::shows(pages);
    let missing: Vec<char> = letters(pages, &fields).into_iter().filter(|letter| !shows(*letter)).collect();
    if missing.is_empty() {
        return Diagnostics::new();
    }
    let named: Vec<String> = missing.iter().take(NAMED).map(|letter| format!("`{letter}`")).collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more letters"),
    };
    Diagnostic::warning(
        "letters-not-typed",
        pages.tree.node(*first).origin,
        format!(
            "what patients type into the fields cannot be shown in this language: {}{more} will be missing",
            named.join(", ")
        ),
    )
    .hint("ask readers to print the page and to write by hand: printed, every field is a box or a ruled line")
    .hint("fields show letters of Latin, Cyrillic, Greek, Arabic and Hebrew, as far as a font of the guide has them")
    .into()
}

/// The fields for words, in reading order.
fn places_for_words(pages: &Pages) -> Vec<NodeId> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let field = |item: &crate::layout::page::Item| match (&item.content, item.owner) {
        (Content::Field(..), Owner::Node(node)) => matches!(pages.tree.node(node).entry, Some(Entry::Lines(_))).then_some(node),
        (
            Content::Glyphs(_) | Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) | Content::Link(_),
            Owner::Node(_),
        )
        | (_, Owner::Artifact(_)) => None,
    };
    items.into_iter().filter_map(field).collect()
}

/// The letters of the language.
fn letters(pages: &Pages, fields: &[NodeId]) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    let words = pages.tree.nodes().iter().filter_map(|node| node.words.as_ref());
    for letter in words.flat_map(|words| words.text.chars()).filter(|character| character.is_alphabetic()) {
        *counts.entry(letter).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let labels: Vec<&str> = fields.iter().filter_map(|field| pages.tree.node(*field).alternative.as_deref()).collect();
    let in_a_label = |letter: char| labels.iter().any(|label| label.contains(letter));
    counts
        .into_iter()
        .filter(|(letter, count)| in_a_label(*letter) || count * FREQUENT >= all)
        .map(|(letter, _)| letter)
        .collect()
}
