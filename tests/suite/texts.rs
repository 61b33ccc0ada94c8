//! The one walk over the words, held against the trees that are made of them.

use handout::design::structure::{ChecklistPages, Role as NodeRole, Source, TableShapes, Tree, of_checklist, of_guide};
use handout::design::style::Medium;
use handout::foundation::diagnostic::Origin;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::{Guide, Part};
use handout::guide::texts::Role;

use crate::support::{CLINIC, Checkout, languages, read, shipped_documents};

fn tree(guide: &Guide, part: Part) -> Tree {
    let language = languages().get(&guide.language).unwrap();
    match part {
        Part::Guide => of_guide(guide, language, Medium::Interactive, ChecklistPages::One, &TableShapes::default()).tree,
        Part::Checklist => {
            of_checklist(guide, language, guide.checklist.as_ref().unwrap(), Medium::Interactive, ChecklistPages::One).tree
        }
    }
}

/// Where words stand in their file, and the words.
type Said<'t> = (Origin, &'t str);

/// An author's words in a tree, in order, and what its pictures show.
fn said_by_tree<'t>(tree: &'t Tree, guide: &Guide) -> (Vec<Said<'t>>, Vec<&'t str>) {
    let own = tree.nodes().iter().filter(|node| node.origin.file != guide.clinic.origin.file);
    let words = own.clone().filter_map(|node| Some((node.origin, node.words.as_ref()?)));
    let written = words.filter(|(_, words)| words.source == Source::Author).map(|(origin, words)| (origin, words.text.as_str()));
    let pictures = own.filter(|node| node.role == NodeRole::Picture).filter_map(|node| node.alternative.as_deref());
    (written.collect(), pictures.collect())
}

/// The texts that the walk gives: those of pages, and those of pictures.
fn said_by_walk(guide: &Guide, part: Part) -> (Vec<Said<'_>>, Vec<&str>) {
    let (printed, heard): (Vec<_>, Vec<_>) = guide.texts(part).into_iter().partition(|text| text.role.is_printed());
    let printed = printed.into_iter().map(|text| (text.written.origin, text.written.text.as_str()));
    (printed.collect(), heard.into_iter().map(|text| text.written.text.as_str()).collect())
}

fn compare(guide: &Guide, part: Part, path: &str) {
    let tree = tree(guide, part);
    assert_eq!(said_by_walk(guide, part), said_by_tree(&tree, guide), "{path} {part:?}");
}

#[test]
fn every_text_is_in_the_tree_of_its_document_and_no_other() {
    for (path, part) in shipped_documents() {
        compare(&read(&Checkout, &path).unwrap(), part, &path);
    }
}

/// What the guides that ship have not, behind every kind of block.
const REST: &str = r#"
[[section.block]]
title = "A table"
columns = ["Time", { number = "Drink", unit = "ml" }, "What"]
table = [["Seven", ["Tea", "Milk"]], ["Eight", "Coffee"]]

[[section.block]]
picture = { file = "sign.png", alt = "A sun over a lake", caption = "The sign." }

[[section.block]]
title    = "Which of them?"
decision = [["Label", "Text."]]

[[section]]
id    = "list"
title = "List"
use   = "checklist"

[checklist]
title     = "Checklist"
lead      = "To take along."
questions = ["When?"]
emergency = "Call if in doubt."

[[checklist.group]]
title = "Before"
items = ["Eat.", "Sleep."]

[[checklist.field]]
label = "Name"
"#;

#[test]
fn every_kind_of_text_is_walked_over() {
    let head = "title = \"All kinds\"\nsubtitle = \"Of texts\"\nnotice = \"A notice.\"\n";
    let words = format!("{head}{}{REST}", include_str!("../guides/every-kind.toml"));
    let files = in_memory(&words).with("guides/leaf/sign.png", include_bytes!("../../guides/assets/logo.png").as_slice());
    let guide = read(&files, "guides/leaf/en.toml").unwrap();
    compare(&guide, Part::Guide, "every kind");
    compare(&guide, Part::Checklist, "every kind");
    let mut roles: Vec<Role> = guide.all_texts().iter().map(|text| text.role).collect();
    roles.sort();
    roles.dedup();
    // All but the opening hours, which are the clinic's; the last of the guide's own is the sentence for emergencies.
    assert_eq!(roles.len(), Role::Emergency as usize + 1);
}

#[test]
fn a_key_is_of_one_text_and_the_same_in_every_language() {
    let keys = |path: &str| {
        let guide = read(&Checkout, path).unwrap();
        let texts = guide.all_texts();
        let mut keys: Vec<String> = texts.iter().map(|text| format!("{:?}", text.key())).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count, "{path}");
        keys
    };
    let own = keys("guides/mesotherapy/sv.toml");
    for (path, _) in shipped_documents().iter().filter(|(path, part)| path.contains("mesotherapy") && *part == Part::Guide) {
        assert_eq!(keys(path), own, "{path}");
    }
}

#[test]
fn punctuation_parts_nothing_and_lists_do() {
    let parts = |title: &str, below: &str| {
        let words =
            format!("title = {title}\n{below}\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntext = \"Text.\"\n");
        let files = in_memory(&words);
        let guide = read(&files, "guides/leaf/en.toml").unwrap();
        let tree = tree(&guide, Part::Guide);
        let of = |role: NodeRole, starts: &[u32]| {
            let node = tree.nodes().iter().find(|node| node.role == role).unwrap();
            let text = node.words.as_ref().unwrap().text.as_str();
            let starts = starts.iter().map(|start| *start as usize);
            let cuts: Vec<usize> = std::iter::once(0).chain(starts).chain([text.len()]).collect();
            cuts.windows(2).map(|cut| text[cut[0]..cut[1]].to_owned()).collect::<Vec<_>>()
        };
        let places = guide.subtitle.as_ref().unwrap();
        let last = places.text.rfind(' ').map_or(0, |at| at + 1);
        let origin = places.origin_of(last as u32, places.text.len() as u32);
        let written = words[origin.start as usize..origin.end as usize].to_owned();
        (of(NodeRole::Title, &guide.title_lines), of(NodeRole::Subtitle, &guide.stages), guide.short_title().to_owned(), written)
    };
    let (title, subtitle, short, last) = parts("\"Your skin: care\"", "subtitle = \"Before – on the day – afterwards\"");
    assert_eq!((title.len(), subtitle.len()), (1, 1));
    assert_eq!((short.as_str(), last.as_str()), ("Your skin: care", "afterwards"));
    let (title, subtitle, short, last) =
        parts("[\"Your skin:\", \"care\"]", "stages = [\"Before\", \"on the *day*\", \"afterwards\"]");
    assert_eq!(title, ["Your skin: ", "care"]);
    assert_eq!(subtitle, ["Before – ", "on the day – ", "afterwards"]);
    assert_eq!((short.as_str(), last.as_str()), ("Your skin", "afterwards"));
}

/// A guide of one section in memory.
fn in_memory(words: &str) -> MemoryResources {
    let guide = "date = 2026-06-01\ncover = true\n[review]\nrevised = 2026-06-01\n";
    MemoryResources::new()
        .with("guides/clinic.toml", CLINIC)
        .with("guides/leaf/guide.toml", guide)
        .with("guides/leaf/en.toml", words)
}
