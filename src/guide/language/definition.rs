//! What is known of a language.

use super::calling::Calling;
use super::companions::Companions;
use super::numbers::{Clock, Numbers};
use super::tag::LanguageTag;
use super::units::Units;
use crate::foundation::calendar::Date;
use crate::foundation::geometry::Direction;

/// Defines [`Labels`] and how one is read, from one list.
macro_rules! labels {
    ($($(#[$note:meta])* $name:ident [$($placeholder:literal),*]),+ $(,)?) => {
        /// The fixed words of a language. Every one is required: a language file without one of them is refused.
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "each label is named for what it says; the English file shows the wording")]
        pub struct Labels {
            $($(#[$note])* pub $name: String,)+
        }

        impl Labels {
            /// Asks `read` for every label by its key and the placeholders that it must have; `None` if it refuses one, but it is asked
            /// for all.
            pub(crate) fn from_each(mut read: impl FnMut(&'static str, &[&'static str]) -> Option<String>) -> Option<Labels> {
                $(let $name = read(stringify!($name), &[$($placeholder),*]);)+
                Some(Labels { $($name: $name?,)+ })
            }

            /// Every label with its key.
            #[must_use]
            pub fn all(&self) -> Vec<(&'static str, &str)> {
                vec![$((stringify!($name), self.$name.as_str())),+]
            }
        }
    };
}

labels! {
    contents [],
    key_points [],
    decision_table [],
    urgency [],
    urgent_warning [],
    note [],
    sources [],
    checklist [],
    contact [],
    document_review [],
    /// "continued", on a row or heading that goes on from the page before.
    continued [],
    /// `Page {page} of {pages}`
    page_of ["{page}", "{pages}"],
    /// `Revised {date}`
    revised_on ["{date}"],
    /// The sample mark at the foot while nobody has approved the text.
    sample [],
    /// Ranks of urgency, heard from their signs before the author's own label where it is not the same.
    rank_home [],
    rank_call [],
    rank_emergency [],
    /// `Emergency: {number}`
    emergency_number ["{number}"],
    /// `{whose}: {number}`, of any other number.
    call_number ["{whose}", "{number}"],
    /// `Read {date}`, of a source on the web.
    read_on ["{date}"],
    telephone [],
    email [],
    web [],
    address [],
    hours [],
    document [],
    revised [],
    in_force [],
    review_by [],
    approved_by [],
    /// `Approved by {name}`, where it stands in a line.
    approved ["{name}"],
    not_approved [],
    questions [],
    /// `This checklist has {pages} pages`, in large print, where it has more than one.
    checklist_pages ["{pages}"],
    picture [],
    /// `Edition: {language}, {month}` on a cover.
    edition ["{language}", "{month}"],
}

/// Everything that setting a text in a language needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Language {
    /// Its tag.
    pub tag: LanguageTag,
    /// Its own name in its own words: `Svenska`.
    pub name: String,
    /// The same within a phrase, where the language writes it in another way: `svenska`.
    pub name_within: String,
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
    /// The first of a month, where it is not the plain number: `1er`.
    pub first_day: Option<String>,
    /// `من {from} إلى {to}`: the words for a range, where two numbers with a dash may be read from either end.
    pub range_pattern: Option<String>,
    /// Words that are split at other points than the patterns say, points shown by `-`: `hud-reaktion`.
    pub hyphenation_exceptions: Vec<String>,
    /// Articles, prepositions, conjunctions: in small letters, what leads the words that follow, so that no line of a title ends with it.
    pub leading_words: Vec<String>,
    /// Letters and words typical of the language, by which a text in the wrong language is guessed.
    pub frequent_words: Vec<String>,
    /// Languages that share so many of these words that only a whole guide tells one from the other.
    pub neighbours: Vec<LanguageTag>,
    /// Its letters beside a to z, small: a text with others is likely in another language.
    pub letters: String,
    /// What is written behind a number and belongs to it.
    pub units: Units,
    /// How it writes numbers.
    pub numbers: Numbers,
    /// How it says times of the day.
    pub clock: Clock,
    /// How it asks to call somebody.
    pub calling: Calling,
    /// The words beside numbers and names that belong to them.
    pub companions: Companions,
    /// Which words may stand twice.
    pub repeated: Repeated,
    /// `{number}.`, where a number with a sign behind it is an ordinal and not the number of an item.
    pub ordinals: Option<String>,
}

/// Words that stand twice and are no slip.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Repeated {
    /// In small letters: `had had`, `die die`.
    pub words: Vec<String>,
    /// Whether the language says any word twice to mean more of it (*yavaş yavaş*), save those that lead or are frequent.
    pub freely: bool,
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

    /// A range in words, where the language asks for words.
    #[must_use]
    pub fn range(&self, from: &str, to: &str) -> Option<String> {
        self.range_pattern.as_ref().map(|pattern| pattern.replace("{from}", from).replace("{to}", to))
    }

    fn fill(&self, pattern: &str, months: &[String; 12], date: Date) -> String {
        let month = months.get(usize::from(date.month()) - 1).map_or("", String::as_str);
        let number = date.day().to_string();
        let day = self.first_day.as_deref().filter(|_| date.day() == 1).unwrap_or(&number);
        pattern.replace("{day}", day).replace("{month}", month).replace("{year}", &date.year().to_string())
    }
}
