//! Characters that no font has, together by script: a text in a script without a font has thousands, and one font mends them all.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};

/// So many of them are shown.
const SHOWN: usize = 5;

/// A character that no font has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// Where an author wrote it.
    pub origin: Origin,
    /// The fonts that were asked.
    pub tried: String,
}

impl MissingCharacter {
    /// What is said of it where it is the only one.
    fn complaint(&self) -> Diagnostic {
        let code = u32::from(self.character);
        let message = format!("no font has the character `{}` (U+{code:04X})", self.character);
        Diagnostic::error("missing-glyph", self.origin, message)
            .label("this character")
            .hint(format!("fonts tried: {}", self.tried))
            .hint("write it in other words, or put a font that has it into a folder `fonts` beside the guides")
    }
}

/// One complaint for each script, at the first of its characters, in place of one for each character.
pub(super) fn by_script(missing: Vec<MissingCharacter>, found: &mut Diagnostics) {
    if missing.is_empty() {
        return;
    }
    let mut scripts: BTreeMap<&'static str, Vec<MissingCharacter>> = BTreeMap::new();
    for one in missing {
        scripts.entry(one.character.script().full_name()).or_default().push(one);
    }
    for (script, mut all) in scripts {
        all.sort_by_key(|one| one.origin);
        // A passage is set more than once on the way to a page.
        all.dedup_by_key(|one| one.origin);
        let Some(first) = all.first() else { continue };
        let different: BTreeSet<char> = all.iter().map(|one| one.character).collect();
        if all.len() == 1 {
            found.push(first.complaint());
            continue;
        }
        let mut shown: Vec<char> = Vec::new();
        for one in &all {
            if !shown.contains(&one.character) && shown.len() < SHOWN {
                shown.push(one.character);
            }
        }
        let list = shown.iter().map(|sign| format!("`{sign}`")).collect::<Vec<_>>().join(" ");
        let rest = if different.len() > shown.len() { " …" } else { "" };
        let what = kind(first.character.script(), script);
        let message = format!("no font has {what}: {list}{rest} ({} different, in {} places)", different.len(), all.len());
        found.push(
            Diagnostic::error("missing-glyph", first.origin, message)
                .label("the first of them")
                .hint(format!(
                    "put a font that has them into a folder `fonts` beside the guides, {}",
                    family(first.character.script(), script)
                ))
                .hint(format!("fonts tried: {}", first.tried)),
        );
    }
}

fn kind(script: Script, name: &str) -> String {
    match script {
        Script::Common | Script::Inherited | Script::Unknown => "these signs".to_owned(),
        _ => format!("these {} letters", name.replace('_', " ")),
    }
}

/// A family that is free and has the script: Noto names its families for them.
fn family(script: Script, name: &str) -> String {
    let family = match script {
        Script::Common | Script::Inherited | Script::Unknown => "Symbols 2 or Noto Emoji".to_owned(),
        Script::Han => "SC, TC or JP".to_owned(),
        Script::Hiragana | Script::Katakana => "JP".to_owned(),
        Script::Hangul => "KR".to_owned(),
        Script::Latin | Script::Cyrillic | Script::Greek => String::new(),
        _ => name.replace('_', " "),
    };
    format!("for example {} from https://fonts.google.com/noto", format!("Noto Sans {family}").trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::diagnostic::SourceFiles;

    #[test]
    fn a_script_without_a_font_is_one_complaint() {
        let file = SourceFiles::new().add("sv.toml", String::new());
        let at = |start: u32| Origin { file, start, end: start + 3 };
        let missing =
            |character: char, start: u32| MissingCharacter { character, origin: at(start), tried: "Vazirmatn".to_owned() };
        let mut found = Diagnostics::new();
        let text: Vec<char> = "नमस्तेकखग".chars().collect();
        let mut all: Vec<MissingCharacter> = text.iter().zip(0..).map(|(sign, place)| missing(*sign, 30 - 3 * place)).collect();
        all.push(all[0].clone());
        all.push(missing('ᚠ', 99));
        by_script(all, &mut found);
        let said: Vec<String> = found.iter().map(|complaint| complaint.message.clone()).collect();
        assert_eq!(
            said,
            [
                "no font has these Devanagari letters: `ग` `ख` `क` `े` `त` … (9 different, in 9 places)",
                "no font has the character `ᚠ` (U+16A0)"
            ]
        );
        assert_eq!(found.iter().next().unwrap().at, Some(at(6)));
    }
}
