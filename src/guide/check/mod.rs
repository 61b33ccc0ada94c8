//! Judgements about the words of whole guides.
//!
//! In: a [`Guide`], or the editions of one guide in several languages. Out: warnings. Nothing here stops a guide from being made, and a
//! guide that nobody approved is no fault: its pages say so.

mod calls;
mod doubled;
mod editions;
mod links;
mod lookalikes;
mod numbered;
mod ranges;
#[cfg(test)]
mod sample;
mod tongue;
mod unfinished;

use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Languages;
use crate::guide::model::{BlockKind, Guide, Labelled, SectionBody, Written};
use crate::guide::texts::{Role, lists_of_guide, texts_of_clinic, texts_of_guide};

/// A tag stands beside a heading in a narrow column; longer ones take three lines and read as a second heading.
const LONGEST_TAG: usize = 32;
/// Items as alike as this differ by a slip of the pen.
const NEAR: f64 = 0.9;
/// Shorter items may differ by a letter and mean it.
const SHORTEST_COMPARED: usize = 20;
/// Beyond this an item is no item, and comparing takes time.
const LONGEST_COMPARED: usize = 400;

/// Compares the editions of one guide: what they say, and whom they tell a patient to call.
#[must_use]
pub fn compare_editions(guides: &[&Guide], languages: &Languages) -> Diagnostics {
    let mut found = editions::compare_editions(guides, languages);
    found.append(calls::check_calls(guides));
    found.sort_and_dedup();
    found
}

/// Everything that is judged of one guide. `today` is for the review's date only.
#[must_use]
pub fn check_guide(guide: &Guide, languages: &Languages, today: Date) -> Diagnostics {
    let mut found = Diagnostics::new();
    check_review(guide, today, &mut found);
    check_tags(guide, &mut found);
    check_neighbours(guide, &mut found);
    tongue::check_language(guide, languages, &mut found);
    ranges::check_ranges(guide, languages, &mut found);
    links::check_links(guide, &mut found);
    calls::check_numbers(guide, languages, &mut found);
    check_words(guide, languages, &mut found);
    found.sort_and_dedup();
    found
}

/// Slips in the words themselves.
fn check_words(guide: &Guide, languages: &Languages, found: &mut Diagnostics) {
    let own = texts_of_guide(guide).into_iter().filter(|text| text.role != Role::SourceAddress).map(|text| text.written);
    let texts: Vec<&Written> = own.chain(texts_of_clinic(&guide.clinic)).collect();
    lookalikes::check_look_alikes(&texts, found);
    unfinished::check_unfinished(&texts, found);
    let Some(language) = languages.get(&guide.language) else { return };
    doubled::check_doubled_words(&texts, language, found);
    unfinished::check_alternatives(guide, language, found);
    for list in lists_of_guide(guide) {
        numbered::check_numbers(&list, language, found);
    }
}

fn check_review(guide: &Guide, today: Date, found: &mut Diagnostics) {
    let review = &guide.common.review;
    let Some(until) = review.until else { return };
    let at = review.until_origin.unwrap_or(guide.origin);
    if until < today {
        found.push(
            Diagnostic::warning("expired-review", at, format!("the guide was to be reviewed by {until}, and today is {today}"))
                .hint("have the text reviewed, then set `revised` and `until` to the new dates"),
        );
    }
    if until < review.revised {
        let message = format!("the guide was revised on {}, but is to be reviewed by {until}, which is earlier", review.revised);
        found.push(Diagnostic::warning("revised-after-until", at, message).hint("set `until` to a later day"));
    }
    if let Some(in_force) = review.in_force.filter(|in_force| *in_force > until) {
        found.push(
            Diagnostic::warning(
                "in-force-after-until",
                at,
                format!("the guide is in force from {in_force}, but is to be reviewed by {until}, which is earlier"),
            )
            .hint("set `until` to a later day"),
        );
    }
}

fn check_tags(guide: &Guide, found: &mut Diagnostics) {
    for tag in guide.sections.iter().filter_map(|section| section.tag.as_ref()) {
        let length = tag.text.chars().count();
        if length > LONGEST_TAG {
            found.push(
                Diagnostic::warning(
                    "tag-too-long",
                    tag.origin,
                    format!("a tag is one or two words; this one has {length} characters"),
                )
                .hint(format!("shorten it to {LONGEST_TAG} characters or fewer")),
            );
        }
    }
}

/// Items that stand one after the other and say the same.
fn check_neighbours(guide: &Guide, found: &mut Diagnostics) {
    let titles: Vec<&Written> = guide.sections.iter().map(|section| &section.title).collect();
    compare_neighbours(&titles, found);
    for section in &guide.sections {
        let SectionBody::Blocks(blocks) = &section.body else { continue };
        for block in blocks {
            for column in columns(&block.kind) {
                compare_neighbours(&column, found);
            }
        }
    }
    let Some(checklist) = &guide.checklist else { return };
    for group in &checklist.groups {
        compare_neighbours(&group.items.iter().collect::<Vec<_>>(), found);
    }
    compare_neighbours(&checklist.questions.iter().collect::<Vec<_>>(), found);
    compare_neighbours(&checklist.fields.iter().map(|field| &field.label).collect::<Vec<_>>(), found);
}

/// What stands under each other in a block.
fn columns(kind: &BlockKind) -> Vec<Vec<&Written>> {
    match kind {
        BlockKind::Points(_, points) => vec![points.iter().map(|point| &point.text).collect()],
        BlockKind::Steps(_, steps) => vec![steps.iter().collect()],
        BlockKind::Timeline(_, rows) | BlockKind::Decision(_, rows) => label_and_text(rows.iter().collect()),
        BlockKind::Urgency(_, rows, _) => label_and_text(rows.iter().map(|(_, row)| row).collect()),
        BlockKind::Sources(_, sources) => vec![sources.iter().map(|source| &source.title).collect()],
        _ => Vec::new(),
    }
}

fn label_and_text(rows: Vec<&Labelled>) -> Vec<Vec<&Written>> {
    vec![rows.iter().map(|row| &row.label).collect(), rows.iter().filter_map(|row| row.text.first()).collect()]
}

fn compare_neighbours(items: &[&Written], found: &mut Diagnostics) {
    let pairs = items.iter().zip(items.iter().skip(1));
    for (first, second) in pairs.filter(|(first, second)| may_be_near(&first.text, &second.text)) {
        let (one, other) = (first.text.to_lowercase(), second.text.to_lowercase());
        let sentence = if one == other {
            "two neighbours say the same"
        } else if nearly(&one, &other) {
            "two neighbours say nearly the same"
        } else {
            continue;
        };
        found.push(
            Diagnostic::warning("near-identical", second.origin, sentence)
                .also(first.origin, "the one before")
                .hint("delete one, or say what is different"),
        );
    }
}

/// Whether the lengths alone allow two texts to be near, which they seldom do: the distance is no less than what one is longer by.
fn may_be_near(one: &str, other: &str) -> bool {
    // A capital that is two signs as a small letter (İ) changes a length.
    const CAPITALS: usize = 4;
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let most = (1.0 - NEAR) * length.max(other_length) as f64;
    length.abs_diff(other_length).saturating_sub(CAPITALS) as f64 <= most && share_letters(one, other, length.max(other_length))
}

/// Whether two texts differ by a slip; texts whose numbers differ mean it.
fn nearly(one: &str, other: &str) -> bool {
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let compared = SHORTEST_COMPARED..=LONGEST_COMPARED;
    let digits = |text: &str| text.chars().filter(|sign| sign.is_numeric()).collect::<String>();
    compared.contains(&length)
        && compared.contains(&other_length)
        && digits(one) == digits(other)
        && strsim::normalized_levenshtein(one, other) >= NEAR
}

/// Whether the letters alone allow the texts to be near: a change of one letter changes the counts of at most two. Far cheaper than the
/// distance, and it settles nearly every pair.
fn share_letters(one: &str, other: &str, length: usize) -> bool {
    /// Two small letters and what the capital itself counted.
    const CAPITAL: u32 = 4;
    let mut counts = [0i32; 32];
    // Letters of ASCII, Latin-1 and Cyrillic are as far from their capitals as this table is long; others may be capitals.
    let slot = |sign: char| (u32::from(sign) % 32) as usize;
    let is_alike = |sign: char| matches!(sign, '\0'..='\u{fe}' | 'А'..='я' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}');
    let mut others = 0;
    for sign in one.chars() {
        counts[slot(sign)] += 1;
        others += u32::from(!is_alike(sign));
    }
    for sign in other.chars() {
        counts[slot(sign)] -= 1;
        others += u32::from(!is_alike(sign));
    }
    let apart: u32 = counts.iter().map(|count| count.unsigned_abs()).sum();
    f64::from(apart.saturating_sub(CAPITAL * others)) <= 2.0 * (1.0 - NEAR) * length as f64
}
