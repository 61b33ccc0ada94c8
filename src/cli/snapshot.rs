//! `handout snapshot`: the layout as readable text, printed, stored, or compared with what is stored.

use std::collections::BTreeSet;

use anyhow::Context;
use similar::TextDiff;

use crate::design::style::{Edition, Marks, name_suffix};
use crate::foundation::diagnostic::Diagnostics;
use crate::foundation::geometry::Paper;
use crate::foundation::resources::{Resources, join};
use crate::guide::language::LanguageTag;
use crate::output::snapshot;

use super::files::{self, Destination, DiskResources, NewFile};
use super::job::{Keep, Loudness, Manner, Selection, Snapshots, Text};
use super::outcome::{Outcome, Status};
use super::reading::{Library, Scope};
use super::{report, stages};

/// Lines of agreement shown around a difference.
const CONTEXT: usize = 3;

/// Texts and the names of their files, the guide before its checklist.
type Texts = Vec<(String, String)>;

pub(super) fn run(selection: &Selection, job: &Snapshots, manner: &Manner) -> anyhow::Result<Outcome> {
    let library = Library::read(selection)?;
    let done = library.set(selection, |_, documents| {
        let mut texts = Texts::new();
        for (_, pages) in &documents.parts {
            for text in &job.texts {
                let words = match text {
                    Text::Layout => snapshot::text(pages),
                    Text::Hyphens => snapshot::hyphens(pages),
                    Text::Metrics => snapshot::metrics(pages),
                    Text::Breaks => snapshot::ends_in_words(pages),
                    Text::Sizes => match stages::sizes(pages) {
                        Ok(sizes) => sizes,
                        Err(complaints) => return (texts, complaints),
                    },
                };
                texts.push((format!("{}.{}", pages.properties.name, ending(*text)), words));
            }
        }
        (texts, documents.complaints)
    });
    let complaints = library.all_complaints(done.iter().map(|(_, complaints)| complaints));
    let err = report::complaints(&complaints, &library.files, manner, manner.stderr);
    let mut outcome = Outcome { status: report::status(&complaints), out: String::new(), err };
    match &job.keep {
        Keep::Print => {
            let texts: Vec<&str> = done.iter().flat_map(|(texts, _)| texts).map(|(_, words)| words.as_str()).collect();
            outcome.out = texts.join("\n");
        }
        Keep::Store(folder) => store(folder, done, manner, &mut outcome)?,
        Keep::Compare(folder) => {
            let look = name_suffix(selection.edition, selection.paper);
            compare((folder, &look), &library, &done, &job.texts, &mut outcome)?;
        }
    }
    Ok(outcome)
}

/// What the names of such texts end with.
fn ending(text: Text) -> &'static str {
    match text {
        Text::Layout => "txt",
        Text::Hyphens => "hyphens.txt",
        Text::Metrics => "metrics.txt",
        Text::Sizes => "sizes.txt",
        Text::Breaks => "breaks.txt",
    }
}

fn store(folder: &str, done: Vec<(Texts, Diagnostics)>, manner: &Manner, outcome: &mut Outcome) -> anyhow::Result<()> {
    let destination = Destination::new(folder);
    for (texts, _) in done {
        let files: Vec<NewFile> =
            texts.into_iter().map(|(name, words)| NewFile { path: join(folder, &name), bytes: words.into_bytes() }).collect();
        destination.write_together(&files)?;
        if manner.loudness == Loudness::Usual {
            outcome.out.extend(files.iter().map(|file| format!("{}\n", file.path)));
        }
    }
    Ok(())
}

fn compare(
    (folder, look): (&str, &str),
    library: &Library,
    done: &[(Texts, Diagnostics)],
    kinds: &[Text],
    outcome: &mut Outcome,
) -> anyhow::Result<()> {
    let (mut differs, mut orphaned) = (false, false);
    for (name, words) in done.iter().flat_map(|(texts, _)| texts) {
        let path = join(folder, name);
        // A version control may have stored the lines as its system ends them.
        match files::text(&path).context("while comparing")?.map(|stored| stored.replace("\r\n", "\n")) {
            Some(stored) if stored == *words => {}
            Some(stored) => {
                differs = true;
                outcome.out.push_str(&difference(&path, &stored, words));
            }
            None => {
                differs = true;
                outcome.out.push_str(&format!("missing: {path}\n"));
            }
        }
    }
    for path in orphans((folder, look), library, done, kinds) {
        orphaned = true;
        outcome.out.push_str(&format!("orphaned: {path} (no document gives this text)\n"));
    }
    if differs {
        outcome
            .err
            .push_str(&format!("the layout differs from {folder}; `handout snapshot … --out {folder}` stores it as it is now\n"));
    }
    if orphaned {
        outcome.err.push_str(&format!("what is orphaned in {folder} belongs to no guide any more: delete it\n"));
    }
    if differs || orphaned {
        outcome.status = outcome.status.max(Status::Faulty);
    }
    Ok(())
}

fn difference(path: &str, stored: &str, now: &str) -> String {
    TextDiff::from_lines(stored, now).unified_diff().context_radius(CONTEXT).header(path, "now").to_string()
}

/// Stored texts within the selection that none of its documents gives. A language that could not be set gives none, and is not
/// held against what is stored of it.
fn orphans((folder, look): (&str, &str), library: &Library, done: &[(Texts, Diagnostics)], kinds: &[Text]) -> Vec<String> {
    let given: BTreeSet<&str> = done.iter().flat_map(|(texts, _)| texts).map(|(name, _)| name.as_str()).collect();
    let stem = |edition: &super::reading::Translation| match library.scope {
        Scope::SomeLanguages => format!("{}.{}.", edition.name, edition.language),
        Scope::SomeGuides | Scope::AllGuides => format!("{}.", edition.name),
    };
    let within =
        |name: &str| library.scope == Scope::AllGuides || library.editions.iter().any(|one| name.starts_with(&stem(one)));
    let failed: Vec<String> = library
        .editions
        .iter()
        .zip(done)
        .filter(|(_, (texts, _))| texts.is_empty())
        .map(|(edition, _)| format!("{}.{}.", edition.name, edition.language))
        .collect();
    DiskResources
        .list(folder)
        .into_iter()
        .filter(|name| kind_of(name).is_some_and(|kind| kinds.contains(&kind)) && look_of(name) == look)
        .filter(|name| within(name) && !given.contains(name.as_str()) && !failed.iter().any(|stem| name.starts_with(stem)))
        .map(|name| join(folder, &name))
        .collect()
}

/// The edition and paper in a stored file's name, as they stand there.
fn look_of(name: &str) -> String {
    let says = |part: &&str| {
        let editions = [Edition::Screen, Edition::Press(Marks::None), Edition::LargePrint].map(Edition::name);
        let papers = [Paper::A4, Paper::A5, Paper::Letter].map(Paper::name);
        editions.contains(part) || papers.contains(part)
    };
    // The guide's own name and its language come first.
    name.split('.').skip(2).filter(says).map(|part| format!(".{part}")).collect()
}

/// Which text a stored file holds, by the end of its name. Behind the guide's own name stands a language: `README.txt` is none.
fn kind_of(name: &str) -> Option<Text> {
    if !name.split('.').skip(1).any(|part| LanguageTag::new(part).is_some_and(|tag| tag.as_str() != "txt")) {
        return None;
    }
    [Text::Hyphens, Text::Metrics, Text::Sizes, Text::Breaks, Text::Layout]
        .into_iter()
        .find(|kind| name.ends_with(&format!(".{}", ending(*kind))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_kind() {
        assert_eq!(kind_of("prov.sv.txt"), Some(Text::Layout));
        assert_eq!(kind_of("prov.sv.checklist.txt"), Some(Text::Layout));
        assert_eq!(kind_of("prov.sv.hyphens.txt"), Some(Text::Hyphens));
        assert_eq!(kind_of("prov.sv.metrics.txt"), Some(Text::Metrics));
        assert_eq!(kind_of("prov.sv.breaks.txt"), Some(Text::Breaks));
        assert_eq!(kind_of("README.md"), None);
        assert_eq!(kind_of("README.txt"), None);
    }

    #[test]
    fn a_name_tells_its_look() {
        assert_eq!(look_of("prov.sv.txt"), "");
        assert_eq!(look_of("a5.sv.checklist.txt"), "");
        assert_eq!(look_of("prov.sv.large-print.a5.checklist.txt"), ".large-print.a5");
        assert_eq!(look_of("prov.sv.press.letter.txt"), ".press.letter");
    }

    #[test]
    fn a_moved_break_is_a_changed_line() {
        insta::assert_snapshot!(difference("snapshots/prov.sv.txt", "page 1\na b\nc\n", "page 1\na\nb c\n"), @r#"
        --- snapshots/prov.sv.txt
        +++ now
        @@ -1,3 +1,3 @@
         page 1
        -a b
        -c
        +a
        +b c
        "#);
    }
}
