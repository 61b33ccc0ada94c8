//! TOML text → [`Guide`], collecting every complaint in one pass.
//!
//! In: the path of a language file. Beside it lies `guide.toml`, above it `clinic.toml`. Out: a whole guide, or none, and everything
//! that was found wrong. Reading goes on behind a fault; whether the guide is whole is decided at the end. Nothing here judges the
//! words: that is `check`.

mod block;
mod call;
mod clinic;
mod columns;
mod common;
mod find;
mod foreign;
mod id;
mod kinds;
mod markup;
mod names;
mod overlooked;
mod parted;
mod picture;
mod place;
mod press;
mod references;
mod section;
mod stray;
mod words;

use references::Words;

use self::common::{CommonPart, Shared};
use self::parted::Parted;
use self::place::Ground;
use self::words::Role;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin, SourceFiles};
use crate::foundation::resources::{Fenced, ReadFault, Resources, join, parent};
use crate::guide::language::{Language, LanguageTag, Languages};
use crate::guide::model::{Checklist, Clinic, Guide, Section, Written};
use crate::guide::table::{Table, TomlFile};

pub use find::{GuideFiles, find_guides, shelves_of};
pub use names::meant_language;
pub use overlooked::{find_overlooked, overlooked_beside};
pub use stray::find_strays;

/// What the caller decides, not the guide.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// A clinic file to use in place of the guide's own, by its path.
    pub clinic: Option<String>,
}

/// Reads a guide in one language. The guide is `None` exactly if there is an error among the complaints.
pub fn read_guide(
    resources: &dyn Resources,
    languages: &Languages,
    files: &mut SourceFiles,
    path: &str,
    options: &ReadOptions,
) -> (Option<Guide>, Diagnostics) {
    let mut found = Diagnostics::new();
    // `./skin/sv.toml` and `skin/sv.toml` lie in one folder: paths are compared as text.
    let guide = read(resources, languages, files, &join("", path), options, &mut found);
    found.sort_and_dedup();
    (guide.filter(|_| !found.has_errors()), found)
}

fn read(
    resources: &dyn Resources,
    languages: &Languages,
    files: &mut SourceFiles,
    path: &str,
    options: &ReadOptions,
    found: &mut Diagnostics,
) -> Option<Guide> {
    let folder = parent(path);
    let above = place::nearest_clinic(resources, folder, path);
    let ground_folder = above.clone().unwrap_or_else(|| join(folder, ".."));
    let fenced = Fenced::within(resources, &ground_folder);
    // The caller chooses a clinic file wherever it lies.
    let clinic_resources = if options.clinic.is_some() { resources } else { &fenced };
    let resources: &dyn Resources = &fenced;
    let words_file = TomlFile::read(resources, files, path, None, found)?;
    let language = language_of(resources, languages, path, words_file.start(), found);
    let guide_path = beside(resources, path);
    let guide_file = guide_path.as_ref().map(|path| TomlFile::read(resources, files, path, None, found));
    let words_parsed = words_file.parse(found);
    // With one file missing or out of form, what it holds would be called missing.
    let guide_file = whole(guide_file)?;
    let guide_parsed = whole(guide_file.as_ref().map(|file| file.parse(found)))?;
    let words_parsed = words_parsed?;
    let words_table = words_file.table(&words_parsed, "the language file");
    if guide_path.is_none()
        && let Some(complaint) = names::misspelt_guide(resources, path, &words_table)
    {
        found.push(complaint);
        return None;
    }
    let guide_table = guide_file.as_ref().zip(guide_parsed.as_ref()).map(|(file, parsed)| file.table(parsed, "guide.toml"));
    let mut shared = Shared::new(guide_table, words_table);

    let ground = Ground::around(resources, &ground_folder, "clinic.toml");
    let clinic = read_the_clinic(&mut shared, clinic_resources, files, &ground, above.as_deref(), path, options, language, found);
    let CommonPart { common, sources, images } = common::read_common(&mut shared, resources, &ground, folder, found);

    let has_checklist = shared.words()?.has("checklist");
    let numbers = clinic.as_ref().zip(language.map(|language| &language.tag));
    let words = Words { resources, ground: &ground, folder, sources: &sources, images: &images, has_checklist, clinic: numbers };
    let Texts { title, subtitle, notice, sections, checklist } = read_texts(shared.words()?, &words, found);
    shared.finish(found);
    let title = title?;
    let (subtitle, stages) = subtitle.map_or((None, Vec::new()), |subtitle| (Some(subtitle.written), subtitle.starts));
    Some(Guide {
        name: find::guide_name(resources, path),
        language: language?.tag.clone(),
        origin: words_file.start(),
        common: common?,
        clinic: clinic?,
        title: title.written,
        title_lines: title.starts,
        subtitle,
        stages,
        notice,
        sections,
        checklist,
    })
}

/// What there is, whole; `None` where it is there and is not whole.
fn whole<T>(part: Option<Option<T>>) -> Option<Option<T>> {
    match part {
        Some(part) => part.map(Some),
        None => Some(None),
    }
}

/// What a language file says.
struct Texts {
    title: Option<Parted>,
    subtitle: Option<Parted>,
    notice: Option<Written>,
    sections: Vec<Section>,
    checklist: Option<Checklist>,
}

fn read_texts(table: &mut Table<'_>, words: &Words<'_>, found: &mut Diagnostics) -> Texts {
    let mut title = parted::read_title(table, found);
    let mut subtitle = parted::read_subtitle(table, found);
    let mut notice = words::optional(table, "notice", Role::Text, found);
    let mut sections = section::read_sections(table, words, found);
    let mut checklist = section::read_checklist(table, words, found);
    let front = title.iter_mut().chain(&mut subtitle).map(|parted| &mut parted.written).chain(&mut notice);
    call::look_up_links(front.collect(), &mut sections, &mut checklist, words, found);
    Texts { title, subtitle, notice, sections, checklist }
}

/// The path of the `guide.toml` that belongs to a language file, if there is one.
fn beside(resources: &dyn Resources, path: &str) -> Option<String> {
    // `NAME.sv.toml` is a guide in a file of its own.
    let alone = find::file_name(path).is_some_and(|name| name.own.is_some());
    let guide = join(parent(path), "guide.toml");
    let there = !alone && !matches!(resources.read(&guide, 0), Err(ReadFault::Missing));
    there.then_some(guide)
}

fn language_of<'l>(
    resources: &dyn Resources,
    languages: &'l Languages,
    path: &str,
    at: Origin,
    found: &mut Diagnostics,
) -> Option<&'l Language> {
    let written = find::file_name(path).map_or("", |name| name.language);
    let tag = LanguageTag::new(written);
    let language = tag.as_ref().and_then(|tag| languages.get(tag));
    if let Some(tag) = tag.filter(|tag| language.is_none() && languages.is_faulty(tag)) {
        found.push(
            Diagnostic::error("unknown-language", at, format!("the labels of `{tag}` cannot be used: their file has faults"))
                .hint(format!("mend languages/{tag}.toml first")),
        );
    } else if language.is_none() {
        let complaint = Diagnostic::error("unknown-language", at, format!("`{written}` is no language that is known here"))
            .label("a language file is named for its language, for example sv.toml");
        let own = path.rsplit('/').next().unwrap_or(path).strip_suffix(&format!("{written}.toml")).unwrap_or("");
        found.push(match names::meant_language(written, languages).map(|meant| format!("{own}{meant}.toml")) {
            Some(name) if resources.list(parent(path)).contains(&name) => {
                let complaint = complaint.hint(format!("there is `{name}` beside it already: put the words there"));
                if written.contains('-') { complaint.hint(added(written)) } else { complaint }
            }
            Some(name) => complaint.hint(format!("name it `{name}`")),
            None => complaint.hint(format!("the known languages are {}", languages.tags().join(", "))).hint(added(written)),
        });
    }
    language
}

fn added(tag: &str) -> String {
    format!("a file languages/{tag}.toml beside the guides adds a language")
}

#[expect(clippy::too_many_arguments, reason = "the clinic is named in one of three places, each of which needs its own")]
fn read_the_clinic(
    shared: &mut Shared<'_>,
    resources: &dyn Resources,
    files: &mut SourceFiles,
    ground: &Ground,
    above: Option<&str>,
    path: &str,
    options: &ReadOptions,
    language: Option<&Language>,
    found: &mut Diagnostics,
) -> Option<Clinic> {
    let named = common::read_clinic_path(shared, found);
    let language = language?;
    if let Some(chosen) = &options.clinic {
        // The caller chose it, so it may lie anywhere; what it names lies beside it.
        let chosen = &join("", chosen);
        let name = chosen.rsplit('/').next().unwrap_or(chosen);
        let own_ground = Ground::around(resources, parent(chosen), name);
        return clinic::read_clinic(resources, files, &own_ground, chosen, None, language, found);
    }
    match (named, above) {
        (Some(named), _) => match ground.reach(resources, parent(path), &named.plain(), named.origin) {
            Ok(path) => clinic::read_clinic(resources, files, ground, &path, Some(named.origin), language, found),
            Err(complaint) => {
                found.push(complaint);
                None
            }
        },
        (None, Some(folder)) => {
            clinic::read_clinic(resources, files, ground, &join(folder, "clinic.toml"), None, language, found)
        }
        (None, None) => {
            let complaint =
                Diagnostic::error("missing-file", None, format!("there is no clinic.toml in the folders above `{path}`"));
            let above = [parent(path).to_owned(), join(parent(path), "..")];
            let misspelt =
                above.iter().find_map(|folder| Some(join(folder, &names::misspelt(resources, folder, "clinic.toml")?)));
            found.push(complaint.hint(misspelt.map_or_else(
                || {
                    "write a clinic.toml into the folder of the guides: the clinic's name, address, phone and emergency number"
                        .to_owned()
                },
                |path| format!("`{path}` looks like it, misspelt: name it `clinic.toml`"),
            )));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::colour::{Cmyk, Rgb};
    use crate::foundation::diagnostic::{Report, render};
    use crate::foundation::resources::MemoryResources;
    use crate::guide::model::{Alignment, BlockKind, BlockTitle, Call, Contents, Cover, Rank, SectionBody, SectionStart};

    const CLINIC: &str = include_str!("../../../tests/diagnostics/_whole/clinic.toml");
    const LOGO: &[u8] = include_bytes!("../../../tests/diagnostics/_whole/logo.png");
    const GUIDE: &str = include_str!("../../../tests/diagnostics/_whole/skin/guide.toml");
    const WORDS: &str = r##"
title    = "Din hud"
number   = "HUD-1"

[[section]]
id    = "all"
title = "Allt"
tag   = "Börja"
lead  = "Läs *först*."
block = [
  { text = "Ett.\n\nTvå." },
  { points = ["Ett", { term = "Term", text = "Två", points = ["Inre"] }] },
  { title = false, points = ["Bara"] },
  { steps = ["Först", "Sedan"] },
  { title = "Tid", steps = [{ when = "Dag 1", text = "Vila." }] },
  { decision = [["Mål", "Lugn hud."]] },
  { urgency = { emergency = ["Akut", "112."], home = ["Hemma", "Rodnad."], call = ["Ring", "Smärta."] } },
  { warning = "Ring." },
  { note = { text = "Tänk." } },
  { note.title = "Egen", note.text = "Tänk." },
  { picture = { image = "skin", alt = "Huden", caption = "Bild" } },
  { picture = { file = "skin.png", decorative = true } },
  { sources = [{ source = "fda", title = "[Source](lang:en)", publisher = "FDA" }, { url = "https://x.example", read = 2026-01-02, title = "Två" }] },
  { contact = true },
  { review = true },
]

[[section]]
id    = "list"
title = "Lista"
use   = "checklist"

[checklist]
title     = "Lista"
questions = ["Vad?"]
group     = [{ title = "Före", items = ["Ett", "Två"] }]
field     = [{ label = "Namn" }, { label = "Frågor", lines = 3 }]
"##;

    fn memory() -> MemoryResources {
        MemoryResources::new()
            .with("guides/clinic.toml", CLINIC)
            .with("guides/logo.png", LOGO)
            .with("guides/skin/guide.toml", GUIDE)
            .with("guides/skin/skin.png", LOGO)
            .with("guides/skin/sv.toml", WORDS)
    }

    fn read_with(memory: &MemoryResources, path: &str, options: &ReadOptions) -> Guide {
        let mut files = SourceFiles::new();
        let (guide, found) = read_guide(memory, &Languages::built_in(), &mut files, path, options);
        assert_eq!(render(&found, &files, Report::Plain), "");
        guide.unwrap()
    }

    #[test]
    fn every_kind_of_block_is_read() {
        let guide = read_with(&memory(), "guides/skin/sv.toml", &ReadOptions::default());
        assert_eq!((guide.name.as_str(), guide.language.as_str()), ("skin", "sv"));
        assert_eq!(guide.common.number.as_deref(), Some("HUD-1"));
        let SectionBody::Blocks(blocks) = &guide.sections[0].body else { panic!("no blocks") };
        let kinds: Vec<&BlockKind> = blocks.iter().map(|block| &block.kind).collect();
        assert!(matches!(kinds[0], BlockKind::Text(paragraphs) if paragraphs.len() == 2 && paragraphs[1].text == "Två."));
        assert!(matches!(kinds[1], BlockKind::Points(BlockTitle::Fixed, points)
            if points[1].term.as_ref().unwrap().text == "Term" && points[1].points[0].text == "Inre"));
        assert!(matches!(kinds[2], BlockKind::Points(BlockTitle::None, _)));
        assert!(matches!(kinds[3], BlockKind::Steps(BlockTitle::None, steps) if steps.len() == 2));
        assert!(
            matches!(kinds[4], BlockKind::Timeline(BlockTitle::Own(title), rows) if title.text == "Tid" && rows[0].label.text == "Dag 1")
        );
        assert!(matches!(kinds[5], BlockKind::Decision(BlockTitle::Fixed, rows) if rows[0].text[0].text == "Lugn hud."));
        let BlockKind::Urgency(BlockTitle::Fixed, ranks, Call::Clinic) = kinds[6] else { panic!("no ranks") };
        let order: Vec<(Rank, &str)> = ranks.iter().map(|(rank, row)| (*rank, row.label.text.as_str())).collect();
        assert_eq!(order, [(Rank::Home, "Hemma"), (Rank::Call, "Ring"), (Rank::Emergency, "Akut")]);
        assert!(matches!(kinds[7], BlockKind::Warning(BlockTitle::Fixed, _, Call::Emergency)));
        assert!(matches!(kinds[8], BlockKind::Note(BlockTitle::Fixed, _)));
        assert!(matches!(kinds[9], BlockKind::Note(BlockTitle::Own(_), _)));
        assert!(matches!(kinds[10], BlockKind::Picture(picture)
            if picture.file.path == "guides/skin/skin.png" && picture.alternative.is_some() && picture.caption.is_some()));
        assert!(matches!(kinds[11], BlockKind::Picture(picture) if picture.alternative.is_none()));
        let BlockKind::Sources(BlockTitle::Fixed, sources) = kinds[12] else { panic!("no sources") };
        assert_eq!(sources[0].url.as_ref().unwrap().text, "https://www.fda.gov/");
        assert_eq!(sources[1].read.unwrap().to_string(), "2026-01-02");
        assert!(matches!((kinds[13], kinds[14]), (BlockKind::Contact, BlockKind::Review)));
        assert_eq!(guide.sections[1].body, SectionBody::Checklist);
        let checklist = guide.checklist.unwrap();
        assert_eq!((checklist.fields[0].lines, checklist.fields[1].lines, checklist.groups[0].items.len()), (1, 3, 2));
    }

    #[test]
    fn a_guide_in_one_file_and_another_clinic() {
        let words = "date = 2026-06-01\ncover = true\nsections = \"new-page\"\nalignment = \"justified\"\ntitle = \"Blad\"\n\
            [review]\nrevised = 2026-06-01\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntext = \"Text.\"\n";
        let other = CLINIC.replace("Lakeside", "Hillside")
            + "[colour]\nbrand = \"#1b5e6b\"\nurgent = { rgb = \"#b3261e\", cmyk = [0, 90, 85, 10] }\n";
        let memory =
            memory().with("guides/leaf.sv.toml", words).with("elsewhere/hill.toml", other).with("elsewhere/logo.png", LOGO);
        let guide = read_with(&memory, "guides/leaf.sv.toml", &ReadOptions::default());
        assert_eq!((guide.name.as_str(), guide.clinic.name.text.as_str()), ("leaf", "Lakeside Skin Clinic"));
        assert_eq!((guide.common.cover, guide.common.contents), (Cover::Page, Contents::Omitted));
        assert_eq!((guide.common.sections, guide.common.alignment), (SectionStart::NewPage, Alignment::Justified));
        let options = ReadOptions { clinic: Some("./elsewhere/../elsewhere/hill.toml".to_owned()) };
        let guide = read_with(&memory, "./guides/leaf.sv.toml", &options);
        assert_eq!(guide.clinic.name.text, "Hillside Skin Clinic");
        assert_eq!(guide.clinic.urgent.rgb, Rgb::new(0xb3, 0x26, 0x1e));
        assert_eq!(guide.clinic.urgent.cmyk, Some(Cmyk { cyan: 0, magenta: 90, yellow: 85, black: 10 }));
        assert_eq!(guide.clinic.logo.unwrap().file.path, "elsewhere/logo.png");
    }
}
