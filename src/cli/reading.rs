//! The guides that a selection means, read and judged.

use std::collections::{BTreeMap, BTreeSet};

use crate::foundation::diagnostic::{Diagnostic, Diagnostics, SourceFiles};
use crate::foundation::resources::{Resources, as_stored, parent};
use crate::guide::language::LanguageTag;
use crate::guide::model::{Guide, Part};
use crate::layout::preflight::Proven;

use super::files::{self, DiskResources};
use super::job::Selection;
use super::misuse::Misuse;
use super::stages::{self, Assets};
use super::{queue, report, typed};

/// Everything that a selection means.
pub(super) struct Library {
    /// The first is that of guides with no labels or fonts beside them.
    assets: Vec<Assets>,
    pub(super) files: SourceFiles,
    /// By name, then in the order of the languages found.
    pub(super) editions: Vec<Translation>,
    /// What is wrong with a path as a whole.
    pub(super) complaints: Diagnostics,
    /// Whether a folder of guides was asked for, so that what no guide accounts for is left over.
    pub(super) scope: Scope,
}

/// One guide in one language.
pub(super) struct Translation {
    pub(super) name: String,
    /// As in the name of its file.
    pub(super) language: String,
    /// The place of its assets.
    assets: usize,
    /// `None` where it could not be read.
    pub(super) guide: Option<Guide>,
    pub(super) complaints: Diagnostics,
}

/// How much a selection covers.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Scope {
    /// Every guide there is.
    AllGuides,
    /// Some guides, with all their languages.
    SomeGuides,
    /// Some languages only.
    SomeLanguages,
}

/// The documents of one edition, set.
pub(super) struct Documents {
    /// The guide, and its checklist where it has one; empty where anything is wrong.
    pub(super) parts: Vec<(Part, Proven)>,
    /// What a print shop asks of each document, by its name, and the answers; none for other editions.
    pub(super) preflight: Vec<(String, Part, Answers)>,
    pub(super) complaints: Diagnostics,
}

/// Questions and answers, line by line.
pub(super) type Answers = Vec<(&'static str, String)>;

impl Library {
    /// Reads and judges every guide of a selection.
    ///
    /// # Errors
    /// [`Misuse`], where a path, a language or a clinic is not there, or two guides would write the same file.
    pub(super) fn read(selection: &Selection) -> Result<Library, Misuse> {
        let mut library = Library {
            assets: vec![Assets::open()],
            files: SourceFiles::new(),
            editions: Vec::new(),
            complaints: Diagnostics::new(),
            scope: Scope::AllGuides,
        };
        let wanted = library.find(selection)?;
        let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for (name, path) in wanted {
            let shelves = stages::shelves(&DiskResources, &path);
            let assets = *known.entry(shelves).or_insert_with_key(|shelves| library.furnish(shelves));
            let edition = library.read_one(selection, name, &path, assets);
            library.editions.push(edition);
        }
        library.compare();
        for edition in &mut library.editions {
            edition.complaints = report::judged(std::mem::take(&mut edition.complaints), selection.warnings);
        }
        Ok(library)
    }

    /// The place of the assets for guides that lie on these shelves.
    fn furnish(&mut self, shelves: &[String]) -> usize {
        let Some((assets, complaints)) = Assets::beside(&DiskResources, &mut self.files, shelves) else { return 0 };
        self.complaints.append(complaints);
        self.assets.push(assets);
        self.assets.len() - 1
    }

    /// The names of the guides and the paths of their language files, each file once.
    fn find(&mut self, selection: &Selection) -> Result<Vec<(String, String)>, Misuse> {
        if let Some(clinic) = selection.clinic.as_ref().filter(|clinic| !files::exists(clinic)) {
            return Err(Misuse::new(format!("there is no clinic file `{clinic}`")));
        }
        let mut wanted: Vec<(String, String)> = Vec::new();
        let mut places = BTreeSet::new();
        for path in &selection.paths {
            let path = &as_stored(&DiskResources, path);
            if !files::exists(path) {
                return Err(typed::nothing_at(path));
            }
            if let Some(words) = files::closed(path) {
                return Err(Misuse::new(format!("the folder `{path}` cannot be looked into: {words}")));
            }
            self.complaints.append(report::judged(stages::overlooked(&DiskResources, path), selection.warnings));
            self.complaints.append(report::judged(stages::strays(&DiskResources, path), selection.warnings));
            match stages::find(&DiskResources, path) {
                Ok(guides) => {
                    let is_shelf = guides.iter().flat_map(|guide| &guide.files).all(|file| parent(file) != path);
                    if !(files::is_folder(path) && is_shelf) {
                        self.scope = Scope::SomeGuides;
                    }
                    for guide in guides {
                        let fresh = guide.files.into_iter().filter(|file| places.insert(DiskResources.canonical(file)));
                        wanted.extend(fresh.map(|file| (guide.name.clone(), file)));
                    }
                }
                Err(complaints) => self.complaints.append(complaints),
            }
        }
        wanted.sort_by(|one, other| one.0.cmp(&other.0));
        self.only_languages(selection, &mut wanted)?;
        refuse_collisions(&wanted)?;
        Ok(wanted)
    }

    fn only_languages(&mut self, selection: &Selection, wanted: &mut Vec<(String, String)>) -> Result<(), Misuse> {
        if selection.languages.is_empty() {
            return Ok(());
        }
        self.scope = Scope::SomeLanguages;
        let there: BTreeSet<String> = wanted.iter().map(|(_, path)| language_of(path).to_owned()).collect();
        if let Some(missing) = selection.languages.iter().find(|tag| !there.contains(tag.as_str()) && !there.is_empty()) {
            let there: Vec<String> = there.into_iter().collect();
            return Err(Misuse::new(format!("no guide there is written in `{missing}`")).tip(typed::tip(missing, &there)));
        }
        wanted.retain(|(_, path)| selection.languages.iter().any(|tag| tag.as_str() == language_of(path)));
        Ok(())
    }

    fn read_one(&mut self, selection: &Selection, name: String, path: &str, assets: usize) -> Translation {
        let clinic = selection.clinic.as_deref();
        let made_with = &self.assets[assets];
        let (guide, mut complaints) = stages::read(&DiskResources, made_with, &mut self.files, path, clinic);
        if let Some(guide) = &guide {
            complaints.append(stages::judge(guide, made_with, selection.today));
        }
        let language = guide.as_ref().map_or_else(|| language_of(path).to_owned(), |guide| guide.language.as_str().to_owned());
        Translation { name, language, assets, guide, complaints }
    }

    /// Compares the languages of each guide. What is said of a language's own file counts for that language only.
    fn compare(&mut self) {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, edition) in self.editions.iter().enumerate() {
            groups.entry(&edition.name).or_default().push(place);
        }
        let mut said: Vec<(usize, _)> = Vec::new();
        for places in groups.into_values() {
            let guides: Vec<&Guide> = places.iter().filter_map(|place| self.editions[*place].guide.as_ref()).collect();
            let Some(first) = places.first() else { continue };
            let assets = &self.assets[self.editions[*first].assets];
            for complaint in stages::compare(&guides, assets) {
                let of_file = |place: &&usize| {
                    let own = self.editions[**place].guide.as_ref().map(|guide| guide.origin.file);
                    own.is_some() && own == complaint.at.map(|at| at.file)
                };
                match places.iter().find(of_file) {
                    Some(place) => said.push((*place, complaint)),
                    None => said.extend(places.iter().map(|place| (*place, complaint.clone()))),
                }
            }
        }
        for (place, complaint) in said {
            self.editions[place].complaints.push(complaint);
        }
    }

    /// Sets the documents of every edition that has no errors and hands them to `work`, several at a time. The results stand in the
    /// order of the editions.
    pub(super) fn set<R: Send>(&self, selection: &Selection, work: impl Fn(&Translation, Documents) -> R + Sync) -> Vec<R> {
        queue::in_order(selection.jobs, &self.editions, |edition| work(edition, self.documents(selection, edition)))
    }

    fn documents(&self, selection: &Selection, edition: &Translation) -> Documents {
        let mut documents = Documents { parts: Vec::new(), preflight: Vec::new(), complaints: edition.complaints.clone() };
        let Some(guide) = edition.guide.as_ref().filter(|_| !edition.complaints.has_errors()) else { return documents };
        let parts: &[Part] = match guide.checklist {
            Some(_) => &[Part::Guide, Part::Checklist],
            None => &[Part::Guide],
        };
        let set = stages::set(guide, parts, &self.assets[edition.assets], selection.edition, selection.paper);
        for (part, document) in parts.iter().copied().zip(set) {
            match document {
                Ok((pages, warnings)) => {
                    documents.complaints.append(report::judged(warnings, selection.warnings));
                    let answers = stages::preflight(&pages);
                    if !answers.is_empty() {
                        documents.preflight.push((pages.properties.name.clone(), part, answers));
                    }
                    documents.parts.push((part, pages));
                }
                Err(complaints) => {
                    // A checklist that is too long for its page in the guide is too long for its own: one of the two is enough.
                    let said =
                        |one: &Diagnostic| documents.complaints.iter().any(|known| known.name == one.name && known.at == one.at);
                    let fresh = complaints.into_iter().filter(|one| one.at.is_none() || !said(one)).collect();
                    documents.complaints.append(report::judged(fresh, selection.warnings));
                }
            }
        }
        documents.complaints.sort_and_dedup();
        if documents.complaints.has_errors() {
            documents.parts.clear();
        }
        documents
    }

    /// The complaints about paths and those of every edition, each once.
    pub(super) fn all_complaints<'a>(&self, of_editions: impl IntoIterator<Item = &'a Diagnostics>) -> Diagnostics {
        let mut all = self.complaints.clone();
        of_editions.into_iter().for_each(|complaints| all.append(complaints.clone()));
        all.sort_and_dedup();
        all
    }
}

/// `sv` of `guides/mesotherapy/sv.toml`
fn language_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    // A guide in one file may carry its own name before the language: `fact-sheet.sv.toml`.
    stem.rsplit('.').next().filter(|tag| LanguageTag::new(tag).is_some()).unwrap_or(stem)
}

fn refuse_collisions(wanted: &[(String, String)]) -> Result<(), Misuse> {
    let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (name, path) in wanted {
        if let Some(other) = known.insert((name, language_of(path)), path) {
            let message = format!("`{other}` and `{path}` would write the same file: both are called {name}");
            return Err(Misuse::new(message).tip("build them one after the other, with another `--out` each"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_end_of_the_name() {
        assert_eq!(language_of("guides/mesotherapy/sv.toml"), "sv");
        assert_eq!(language_of("fact-sheet.pt-BR.toml"), "pt-BR");
        assert_eq!(language_of("leaflet.toml"), "leaflet");
    }

    #[test]
    fn two_guides_of_one_name_are_refused() {
        let wanted = |other: &str| vec![("prov".to_owned(), "a/prov/sv.toml".to_owned()), ("prov".to_owned(), other.to_owned())];
        assert!(refuse_collisions(&wanted("b/prov/nl.toml")).is_ok());
        assert!(refuse_collisions(&wanted("b/prov/sv.toml")).is_err_and(|misuse| misuse.to_string().contains("same file")));
    }
}
