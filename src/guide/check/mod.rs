//! Judgements about the words of whole guides.
//!
//! In: a [`Guide`], or the editions of one guide in several languages. Out: warnings. Nothing here stops a guide from being made, and a
//! guide that nobody approved is no fault: its pages say so.

mod calls;
mod doubled;
mod editions;
mod language_guess;
mod links;
mod lookalikes;
mod numbered;
mod ranges;
#[cfg(test)]
mod sample;
mod unfinished;

use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Languages;
use crate::guide::model::{Guide, Written};
use crate::guide::texts::{Role, Text, texts_of_clinic};

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
    let texts = guide.all_texts();
    check_review(guide, today, &mut found);
    check_tags(&texts, &mut found);
    check_neighbours(&texts, &mut found);
    language_guess::check_language(guide, &texts, languages, &mut found);
    ranges::check_ranges(guide, &texts, languages, &mut found);
    links::check_links(&texts, &mut found);
    calls::check_numbers(guide, &texts, languages, &mut found);
    check_words(guide, &texts, languages, &mut found);
    found.sort_and_dedup();
    found
}

/// Slips in the words themselves.
fn check_words(guide: &Guide, texts: &[Text<'_>], languages: &Languages, found: &mut Diagnostics) {
    let own = texts.iter().filter(|text| text.role.is_prose()).map(|text| text.written);
    let words: Vec<&Written> = own.chain(texts_of_clinic(&guide.clinic)).collect();
    lookalikes::check_look_alikes(&words, found);
    unfinished::check_unfinished(&words, found);
    let Some(language) = languages.get(&guide.language) else { return };
    doubled::check_doubled_words(&words, language, found);
    unfinished::check_alternatives(texts, language, found);
    for list in lists(texts) {
        numbered::check_numbers(&list, language, found);
    }
}

/// Texts of the same block, or of none, one after the other.
fn by_block<'t, 'g>(texts: &'t [Text<'g>]) -> impl Iterator<Item = &'t [Text<'g>]> {
    texts.chunk_by(|one, other| one.place.block == other.place.block && one.place.area == other.place.area)
}

/// The lists whose items have marks or numbers of their own; items with a term have none before their words.
fn lists<'g>(texts: &[Text<'g>]) -> Vec<Vec<&'g Written>> {
    let mut lists = Vec::new();
    for block in by_block(texts) {
        let of = |role: Role| block.iter().filter(move |text| text.role == role);
        let has_term = |item: &&Text<'_>| of(Role::Term).any(|term| term.place.row == item.place.row);
        lists.push(of(Role::Item).filter(|item| !has_term(item)).map(|item| item.written).collect());
        let inner: Vec<&Text<'_>> = of(Role::InnerItem).collect();
        let by_item = inner.chunk_by(|one, other| one.place.row == other.place.row);
        lists.extend(by_item.map(|items| items.iter().map(|item| item.written).collect()));
        let plain = [Role::Step, Role::GroupItem, Role::Question, Role::FieldLabel];
        lists.extend(plain.map(|role| of(role).map(|item| item.written).collect()));
    }
    lists.retain(|list: &Vec<&Written>| !list.is_empty());
    lists
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

fn check_tags(texts: &[Text<'_>], found: &mut Diagnostics) {
    for tag in texts.iter().filter(|text| text.role == Role::Tag).map(|text| text.written) {
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
fn check_neighbours(texts: &[Text<'_>], found: &mut Diagnostics) {
    let titles: Vec<&Written> = texts.iter().filter(|text| text.role == Role::SectionTitle).map(|text| text.written).collect();
    compare_neighbours(&titles, found);
    for block in by_block(texts) {
        for role in COLUMNS {
            let column = block.iter().filter(|text| text.role == role && text.place.nth == 0);
            compare_neighbours(&column.map(|text| text.written).collect::<Vec<_>>(), found);
        }
    }
}

/// What stands under each other in a block or checklist.
const COLUMNS: [Role; 8] =
    [Role::Item, Role::Step, Role::Label, Role::RowText, Role::SourceTitle, Role::GroupItem, Role::Question, Role::FieldLabel];

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
    let short = length.max(other_length) + CAPITALS < SHORTEST_COMPARED;
    let most = if short { 0.0 } else { (1.0 - NEAR) * length.max(other_length) as f64 };
    length.abs_diff(other_length).saturating_sub(CAPITALS) as f64 <= most
}

/// Whether two texts differ by a slip; texts whose numbers differ mean it.
fn nearly(one: &str, other: &str) -> bool {
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let compared = SHORTEST_COMPARED..=LONGEST_COMPARED;
    let digits = |text: &str| text.chars().filter(|sign| sign.is_numeric()).collect::<String>();
    compared.contains(&length)
        && compared.contains(&other_length)
        && share_letters(one, other, length.max(other_length))
        && digits(one) == digits(other)
        && strsim::normalized_levenshtein(one, other) >= NEAR
}

/// Whether the letters alone allow the texts to be near: a change of one letter changes the counts of at most two. Far cheaper than the
/// distance, and it settles nearly every pair.
fn share_letters(one: &str, other: &str, length: usize) -> bool {
    let mut counts = [0i32; 64];
    let slot = |sign: char| (u32::from(sign) % 64) as usize;
    for sign in one.chars() {
        counts[slot(sign)] += 1;
    }
    for sign in other.chars() {
        counts[slot(sign)] -= 1;
    }
    let apart: u32 = counts.iter().map(|count| count.unsigned_abs()).sum();
    f64::from(apart) <= 2.0 * (1.0 - NEAR) * length as f64
}
