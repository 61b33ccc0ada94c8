//! `handout new`: a small complete guide to start from, in the languages asked for.

use anyhow::anyhow;

use crate::foundation::resources::{join, parent};

use super::arguments::Template;
use super::files::{Destination, NewFile, exists, is_free};
use super::job::NewGuide;
use super::misuse::Misuse;
use super::outcome::{Outcome, Status};
use super::typed;

/// A template: what is the same in every language, and the words in each.
struct Texts {
    guide: &'static str,
    languages: &'static [(&'static str, &'static str)],
}

macro_rules! texts {
    ($name:literal: $($language:literal)*) => {
        Texts {
            guide: include_str!(concat!("../../assets/templates/", $name, "/guide.toml")),
            languages: &[$(($language, include_str!(concat!("../../assets/templates/", $name, "/", $language, ".toml")))),*],
        }
    };
}

const GUIDE: Texts = texts!("guide": "da" "de" "en" "nb" "nl" "sv");
const CLIENT_INFORMATION: Texts = texts!("client-information": "da" "de" "en" "nb" "nl" "sv");
const FACT_SHEET: Texts = texts!("fact-sheet": "da" "de" "en" "nb" "nl" "sv");
const CLINIC: &str = include_str!("../../assets/templates/clinic.toml");

/// What stands in every template's `guide.toml`; replaced where the clinic's file already lies above the new folder.
const OWN_CLINIC: &str = "clinic   = \"clinic.toml\"";
const CLINIC_ABOVE: &str = "clinic   = \"../clinic.toml\"";

pub(super) fn run(job: &NewGuide) -> anyhow::Result<Outcome> {
    let files = files(job, exists(&join(parent(&job.folder), "clinic.toml")))?;
    let destination = Destination::new(&job.folder);
    destination.settle()?;
    if !is_free(&job.folder) {
        let message = format!("`{}` is not an empty folder, and nothing in it was touched", job.folder);
        return Err(Misuse::new(message).tip("name a folder that is not there yet").into());
    }
    destination.write_together(&files)?;
    let mut out: String = files.iter().map(|file| format!("{}\n", file.path)).collect();
    out.push_str(&format!("\nNext: handout build {}\n", job.folder));
    Ok(Outcome { status: Status::Done, out, err: String::new() })
}

/// The files of a new guide. A clinic file that lies above is used instead of a second one.
fn files(job: &NewGuide, clinic_above: bool) -> anyhow::Result<Vec<NewFile>> {
    let texts = match job.template {
        Template::Guide => GUIDE,
        Template::ClientInformation => CLIENT_INFORMATION,
        Template::FactSheet => FACT_SHEET,
    };
    let file = |name: &str, text: &str| NewFile { path: join(&job.folder, name), bytes: text.as_bytes().to_vec() };
    let mut files = Vec::new();
    if clinic_above {
        files.push(file("guide.toml", &texts.guide.replace(OWN_CLINIC, CLINIC_ABOVE)));
    } else {
        files.push(file("clinic.toml", CLINIC));
        files.push(file("guide.toml", texts.guide));
    }
    for tag in &job.languages {
        let words = texts.languages.iter().find(|(language, _)| *language == tag.as_str()).map(|(_, words)| words);
        let words = words.ok_or_else(|| {
            let there: Vec<String> = texts.languages.iter().map(|(language, _)| (*language).to_owned()).collect();
            anyhow!(Misuse::new(format!("there is no such text in `{tag}` to start from")).tip(typed::tip_for_new(tag, &there)))
        })?;
        files.push(file(&format!("{tag}.toml"), words));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_whole_and_alike() {
        for texts in [GUIDE, CLIENT_INFORMATION, FACT_SHEET] {
            assert!(texts.guide.contains(OWN_CLINIC));
            toml::from_str::<toml::Table>(texts.guide).unwrap();
            let shapes: Vec<Vec<String>> = texts.languages.iter().map(|(_, words)| shape(words)).collect();
            assert!(shapes.iter().all(|shape| *shape == shapes[0]), "the languages differ in form: {shapes:#?}");
        }
        let clinic: toml::Table = toml::from_str(CLINIC).unwrap();
        for (language, _) in GUIDE.languages {
            assert!(clinic["hours"].as_table().unwrap().contains_key(*language), "opening hours in {language}");
        }
    }

    /// Ids, keys and numbers of items of a text, without its words.
    fn shape(words: &str) -> Vec<String> {
        fn walk(path: &str, value: &toml::Value, shape: &mut Vec<String>) {
            match value {
                toml::Value::Table(table) => table.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value, shape)),
                toml::Value::Array(list) => {
                    list.iter().enumerate().for_each(|(at, value)| walk(&format!("{path}.{at}"), value, shape))
                }
                toml::Value::String(id) if path.ends_with(".id") => shape.push(format!("{path} = {id}")),
                _ => shape.push(path.to_owned()),
            }
        }
        let mut list = Vec::new();
        walk("", &toml::Value::Table(toml::from_str(words).unwrap()), &mut list);
        list
    }
}
