//! Names of files as people write them: a country for a language, a language by its name, `giude.toml`.

use crate::foundation::diagnostic::Diagnostic;
use crate::foundation::resources::{Resources, join, parent};
use crate::guide::language::Languages;
use crate::guide::table::{Table, nearest};

/// Codes of countries, and of languages in three letters, that are taken for the tags of languages.
const OTHER_CODES: &[(&[&str], &str)] = &[
    (&["se", "swe"], "sv"),
    (&["dk", "dan"], "da"),
    (&["no", "nn", "nor", "nob"], "nb"),
    (&["ua", "ukr"], "uk"),
    (&["gb", "us", "ie", "nz", "eng"], "en"),
    (&["il", "iw", "heb"], "he"),
    (&["at", "deu", "ger"], "de"),
    (&["fra", "fre"], "fr"),
    (&["fin"], "fi"),
    (&["nld", "dut"], "nl"),
    (&["tur"], "tr"),
    (&["sa", "ae", "eg", "ara"], "ar"),
];

/// The known language that a word means: `se`, `en-GB`, `swe`, `svenska`, `Swedish`.
#[must_use]
pub fn meant_language<'l>(written: &str, languages: &'l Languages) -> Option<&'l str> {
    let lower = written.trim().to_lowercase();
    by_code(&lower, &languages.tags()).or_else(|| {
        let is_named = |name: &str| name.to_lowercase() == lower;
        let mut all = languages.all().iter();
        all.find(|language| is_named(&language.name) || is_named(&language.english_name)).map(|language| language.tag.as_str())
    })
}

/// The known language tag that a code was most likely meant for.
fn by_code<'l>(written: &str, known: &[&'l str]) -> Option<&'l str> {
    let written = written.to_lowercase().replace('_', "-");
    let find = |tag: &str| known.iter().find(|known| known.eq_ignore_ascii_case(tag)).copied();
    let of_country = |code: &str| {
        let (_, tag) = OTHER_CODES.iter().find(|(codes, _)| codes.contains(&code))?;
        find(tag)
    };
    let (primary, region) = written.split_once('-').unwrap_or((&written, ""));
    find(&written).or_else(|| of_country(&written)).or_else(|| {
        if region.is_empty() {
            return if (3..6).contains(&written.len()) { nearest(&written, known.iter().copied()) } else { None };
        }
        find(primary).or_else(|| of_country(primary))
    })
}

/// What the file `wanted` (`guide.toml`) was called by mistake, where a file of the folder looks like it.
pub(super) fn misspelt(resources: &dyn Resources, folder: &str, wanted: &str) -> Option<String> {
    let names = resources.list(if folder.is_empty() { "." } else { folder });
    names.into_iter().find(|name| is_misspelt(name, wanted))
}

/// Whether a name looks like `wanted` and is not.
pub(super) fn is_misspelt(name: &str, wanted: &str) -> bool {
    let stem = wanted.strip_suffix(".toml").unwrap_or(wanted);
    let lower = name.to_lowercase();
    let ending = [".toml.txt", ".toml.toml", ".toml", ".tml", ".tolm", ".txt"].iter().find(|ending| lower.ends_with(**ending));
    let Some(written) = ending.and_then(|ending| lower.strip_suffix(ending)).map(str::trim) else { return false };
    let is_near = written.len() > 3 && nearest(written, [stem].into_iter()).is_some();
    name != wanted && is_near && (!lower.ends_with(".txt") || written == stem)
}

/// The complaint that a guide has no `guide.toml`, where one that is misspelt lies beside its words.
pub(super) fn misspelt_guide(resources: &dyn Resources, path: &str, words: &Table<'_>) -> Option<Diagnostic> {
    if words.has("date") || words.has("review") {
        return None;
    }
    let name = misspelt(resources, parent(path), "guide.toml")?;
    let written = join(parent(path), &name);
    Some(
        Diagnostic::error("missing-file", None, format!("`{written}` is not read: it looks like guide.toml, misspelt"))
            .hint("name it `guide.toml`"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::resources::MemoryResources;

    #[test]
    fn languages_in_other_codes_are_known() {
        let known = ["da", "en", "nb", "pt-BR", "sv"];
        let cases =
            [("se", "sv"), ("DK", "da"), ("pt-br", "pt-BR"), ("en-GB", "en"), ("en_US", "en"), ("no-NO", "nb"), ("eng", "en")];
        for (written, meant) in cases {
            assert_eq!(by_code(written, &known), Some(meant), "{written}");
        }
        for written in ["xx", "xx-GB", "notes", "pl"] {
            assert_eq!(by_code(written, &known), None, "{written}");
        }
        assert_eq!(meant_language("Svenska", &Languages::built_in()), Some("sv"));
    }

    #[test]
    fn a_misspelt_file_is_found_and_no_other() {
        let seen =
            |name: &str, wanted: &str| misspelt(&MemoryResources::new().with(&format!("g/{name}"), ""), "g", wanted).is_some();
        for name in ["giude.toml", "Guide.toml", "guide.tml", "guide.toml.txt", "guides.toml", "guide.txt"] {
            assert!(seen(name, "guide.toml"), "{name}");
        }
        for name in ["clinci.toml", "klinik.toml", "CLINIC.TOML"] {
            assert!(seen(name, "clinic.toml"), "{name}");
        }
        for name in ["guide.toml", "sv.toml", "uk.toml", "guide.pdf", "guidelines.txt", "skin.png"] {
            assert!(!seen(name, "guide.toml"), "{name}");
        }
    }
}
