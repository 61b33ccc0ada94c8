//! What a language needs.
//!
//! In: one small TOML file per language (`assets/languages/sv.toml`), built in or from a folder beside the guides. Out: a
//! [`Language`]: direction, script, hyphenation, fixed labels, dates, habits of number and range. A label is written once here and
//! never in a guide.

mod calling;
mod companions;
mod copied;
mod definition;
mod habits;
mod numbers;
mod read;
mod set;
mod tag;
mod units;

pub use calling::{Calling, Phrases, simple};
pub use companions::Companions;
pub use definition::{Labels, Language, Repeated};
pub use numbers::{Amount, Clock, NumberWord, Numbers, WordSort};
pub use set::Languages;
pub use tag::LanguageTag;
pub use units::Units;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::calendar::Date;
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
