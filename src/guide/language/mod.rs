//! What a language needs.
//!
//! In: one small TOML file per language (`assets/languages/sv.toml`), built in or from a folder beside the guides. Out: a
//! [`Language`]: direction, script, hyphenation, fixed labels, dates, habits of number and range. A label is written once here and
//! never in a guide.

mod calling;
mod companions;
mod copied;
mod habits;
mod numbers;
mod read;
mod set;
mod units;

pub use calling::{Calling, Phrases, simple};
pub use companions::Companions;
pub use numbers::{Amount, Clock, NumberWord, Numbers, WordSort};
pub use set::Languages;
pub use units::Units;

use crate::foundation::calendar::Date;
use crate::foundation::geometry::Direction;

/// The colons of all scripts.
const COLONS: [char; 6] = [':', '\u{ff1a}', '\u{fe55}', '\u{fe13}', '\u{1804}', '\u{1366}'];

/// Whether words end with a colon, and so announce what follows. Signs that are not printed may stand behind it.
#[must_use]
pub fn announces(words: &str) -> bool {
    let unprinted = |sign: char| {
        sign.is_whitespace()
            || matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words.trim_end_matches(unprinted).ends_with(COLONS)
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::{Diagnostics, Report, SourceFiles, render};
    use crate::foundation::resources::MemoryResources;
    use crate::guide::table::TomlFile;

    const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/languages");

    fn tag(text: &str) -> LanguageTag {
        LanguageTag::new(text).unwrap()
    }

    #[expect(clippy::disallowed_methods, reason = "a test compares the folder with what is built in")]
    fn read_asset(name: &str) -> String {
        std::fs::read_to_string(format!("{ASSETS}/{name}")).unwrap()
    }

    fn complaints(text: &str) -> String {
        let mut files = SourceFiles::new();
        let file = TomlFile::from_text(&mut files, "languages/sv.toml", text);
        let mut found = Diagnostics::new();
        let language = read::read_language(&file, &tag("sv"), "", &mut found);
        assert_eq!(language.is_none(), found.has_errors());
        render(&found, &files, Report::Short)
    }

    #[test]
    fn every_file_of_the_folder_is_built_in_and_parses() {
        let mut names: Vec<String> =
            std::fs::read_dir(ASSETS).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        let stems: Vec<&str> = names.iter().map(|name| name.strip_suffix(".toml").unwrap()).collect();
        let languages = Languages::built_in();
        assert_eq!(languages.tags(), stems);
        for (name, stem) in names.iter().zip(&stems) {
            let mut files = SourceFiles::new();
            let file = TomlFile::from_text(&mut files, name, &read_asset(name));
            let mut found = Diagnostics::new();
            read::read_language(&file, &tag(stem), "", &mut found);
            assert_eq!(render(&found, &files, Report::Short), "");
        }
        assert_eq!(languages.all().len(), names.len());
    }

    #[test]
    fn labels_have_no_stray_space_and_are_composed() {
        for language in Languages::built_in().all() {
            for (key, label) in language.labels.all() {
                assert_eq!(label.trim(), label, "{} {key}", language.tag);
                assert!(unicode_normalization::is_nfc(label), "{} {key}", language.tag);
            }
            assert!(language.frequent_words.len() >= 20, "{}", language.tag);
        }
    }

    #[test]
    fn a_label_that_is_missing_unknown_or_without_its_placeholder_is_refused() {
        let whole = read_asset("sv.toml");
        assert_eq!(complaints(&whole), "");
        let missing: String = whole.lines().filter(|line| !line.starts_with("note ")).map(|line| format!("{line}\n")).collect();
        assert!(complaints(&missing).contains("error[missing-key]: the table of labels needs the key `note`"));
        assert!(complaints(&format!("{whole}\nnotee = \"x\"\n")).contains("error[unknown-key]: unknown key `notee`"));
        let broken = whole.replace("Sida {page} av {pages}", "Sida {page} av {pagse}");
        assert!(complaints(&broken).contains("error[missing-placeholder]: `page_of` must hold {pages} once"));
        assert!(complaints(&broken).contains("error[unknown-placeholder]: `page_of` has no placeholder {pagse}"));
    }

    #[test]
    fn dates_in_the_form_of_the_language() {
        let languages = Languages::built_in();
        let (first, other) = (Date::new(2026, 6, 1).unwrap(), Date::new(2026, 6, 2).unwrap());
        let all: Vec<String> = languages.all().iter().map(|language| language.date(first)).collect();
        assert_eq!(
            all,
            [
                "1 يونيو 2026",
                "1. juni 2026",
                "1. Juni 2026",
                "1 June 2026",
                "1. kesäkuuta 2026",
                "1er juin 2026",
                "1 ביוני 2026",
                "1. juni 2026",
                "1 juni 2026",
                "1 juni 2026",
                "1 Haziran 2026",
                "1 червня 2026\u{a0}р.",
            ]
        );
        assert_eq!(languages.get(&tag("fr")).unwrap().date(other), "2 juin 2026");
        assert_eq!(languages.get(&tag("fi")).unwrap().month(first), "kesäkuu 2026");
        assert_eq!(languages.get(&tag("uk")).unwrap().month(first), "червень 2026\u{a0}р.");
    }

    #[test]
    fn a_colon_announces_in_every_script() {
        for words in ["We use it for:", "Voici ce que cela donne\u{a0}:", "في ما يلي:\u{200f} ", "כך זה נראה:", "如下："]
        {
            assert!(announces(words), "{words}");
        }
        for words in ["", "At 10:30 we open.", "One: two"] {
            assert!(!announces(words), "{words}");
        }
    }

    #[test]
    fn a_name_within_a_phrase_is_written_as_the_language_writes_it() {
        let languages = Languages::built_in();
        let names: Vec<&str> = languages.all().iter().map(|language| language.name_within.as_str()).collect();
        let (arabic, hebrew) = ("العربية", "עברית");
        let latin = ["dansk", "Deutsch", "English", "suomi", "français"];
        let others = ["norsk (bokmål)", "Nederlands", "svenska", "Türkçe", "українська"];
        assert_eq!(names, [&[arabic], latin.as_slice(), &[hebrew], &others].concat());
        // A file of before knew no second form.
        let older = read_asset("sv.toml").lines().filter(|line| !line.starts_with("name_within")).collect::<Vec<_>>().join("\n");
        assert_eq!(complaints(&older), "");
        assert!(complaints(&format!("name_within = \"\"\n{older}")).contains("error[empty-text]: `name_within` has no words"));
    }

    #[test]
    fn a_folder_adds_languages() {
        let polish = read_asset("sv.toml").replace("Svenska", "Polski").replace("Swedish", "Polish");
        let memory = MemoryResources::new()
            .with("guides/languages/pl.toml", polish)
            .with("guides/languages/pl.hyphenation.txt", "# words\nmezo-terapia\n")
            .with("guides/languages/Polish.toml", "")
            .with("guides/languages/cs.toml", "name = 1\n");
        let mut languages = Languages::built_in();
        let mut files = SourceFiles::new();
        let found = languages.with_added(&memory, &mut files, "guides/languages");
        let short = render(&found, &files, Report::Short);
        assert!(short.contains("guides/languages/Polish.toml:1:1: error[unknown-language]"), "{short}");
        assert!(short.contains("guides/languages/cs.toml:1:8: error[wrong-type]"), "{short}");
        assert_eq!(languages.get(&tag("pl")).unwrap().name, "Polski");
        assert_eq!(languages.get(&tag("pl")).unwrap().hyphenation_exceptions, ["mezo-terapia"]);
        assert!(languages.get(&tag("cs")).is_none() && languages.tags().contains(&"pl"));
        assert_eq!(languages.all().len(), 13);
    }
}
