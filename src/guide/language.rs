//! What a language needs.
//!
//! In: one small TOML file per language (`assets/languages/sv.toml`), built in or from a folder beside the guides. Out: a
//! [`Language`]: direction, script, hyphenation, fixed labels, dates, habits of number and range. A label is written once here and
//! never in a guide.

use crate::foundation::calendar::Date;
use crate::foundation::geometry::Direction;

/// A language tag of BCP 47, lower case in its first part: `sv`, `nb`, `pt-BR`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// `None` where the text is no well-formed tag.
    #[must_use]
    pub fn new(text: &str) -> Option<LanguageTag> {
        let mut parts = text.split('-');
        let first = parts.next()?;
        let good_first = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
        let good_rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        (good_first && good_rest).then(|| LanguageTag(text.to_owned()))
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first part: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl std::fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The fixed words of a language. Every one is required: a language file without one of them is refused.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each label is named for what it says; the English file shows the wording")]
pub struct Labels {
    pub contents: String,
    pub key_points: String,
    pub decision_table: String,
    pub urgency: String,
    pub urgent_warning: String,
    pub note: String,
    pub sources: String,
    pub checklist: String,
    pub contact: String,
    pub document_review: String,
    /// "continued", on a row or heading that goes on from the page before.
    pub continued: String,
    /// `Page {page} of {pages}`
    pub page_of: String,
    /// `Revised {date}`
    pub revised_on: String,
    /// The sample mark at the foot while nobody has approved the text.
    pub sample: String,
    /// Ranks of urgency, heard before the author's own label where it is not the same.
    pub rank_home: String,
    pub rank_call: String,
    pub rank_emergency: String,
    /// `Emergency: {number}`
    pub emergency_number: String,
    /// `Read {date}`, of a source on the web.
    pub read_on: String,
    pub telephone: String,
    pub email: String,
    pub web: String,
    pub address: String,
    pub hours: String,
    pub document: String,
    pub revised: String,
    pub in_force: String,
    pub review_by: String,
    pub approved_by: String,
    pub not_approved: String,
    pub questions: String,
    pub picture: String,
    /// `Edition: {language}, {month}` on a cover.
    pub edition: String,
}

/// Everything that setting a text in a language needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Language {
    /// Its tag.
    pub tag: LanguageTag,
    /// Its own name in its own words: `Svenska`.
    pub name: String,
    /// Its name in English, for the people who run the command.
    pub english_name: String,
    /// On which side its lines start.
    pub direction: Direction,
    /// Its fixed words.
    pub labels: Labels,
    /// The twelve months, as they stand in a date.
    pub months: [String; 12],
    /// The twelve months, as they stand alone with a year ("juni 2026").
    pub months_alone: [String; 12],
    /// `{day} {month} {year}`, with the language's own order and signs.
    pub date_pattern: String,
    /// `{month} {year}`.
    pub month_pattern: String,
    /// Words that are split at other points than the patterns say, points shown by `-`: `hud-reaktion`.
    pub hyphenation_exceptions: Vec<String>,
    /// Letters and words typical of the language, by which a text in the wrong language is guessed.
    pub frequent_words: Vec<String>,
}

impl Language {
    /// A day in the language's own form.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.fill(&self.date_pattern, &self.months, date)
    }

    /// A month and its year in the language's own form.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        self.fill(&self.month_pattern, &self.months_alone, date)
    }

    fn fill(&self, pattern: &str, months: &[String; 12], date: Date) -> String {
        let month = months.get(usize::from(date.month()) - 1).map_or("", String::as_str);
        pattern.replace("{day}", &date.day().to_string()).replace("{month}", month).replace("{year}", &date.year().to_string())
    }
}
