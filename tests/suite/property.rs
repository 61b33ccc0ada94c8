//! Generated guides, all the way: no panic, no lost word, nothing outside the paper, the same bytes twice.

use handout::design::style::Edition;
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::page::Content;
use handout::layout::preflight::prove;
use handout::output::pdf;
use handout::typeset::{Context, typeset};
use proptest::prelude::*;

use crate::support::{CLINIC, fonts, languages, read};

/// A word in some script, some with signs that lines are broken at, or that must not be.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zåäöéü]{1,14}",
        1 => "[A-Z][a-z]{2,8}",
        1 => "[0-9]{1,4}(–[0-9]{1,3})? (mg|%|ml|°C)",
        1 => "[а-щьюяіїєґ]{2,9}",
        1 => "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{2,8}",
        1 => "[אבגדהוזחטיכלמנסעפצקרשת]{2,8}",
        1 => Just("e-post".to_owned()),
        1 => Just("https://clinic.example/a/rather/long-address?with=signs".to_owned()),
        1 => Just("+00 000 000 000".to_owned()),
        1 => Just("**strong words**".to_owned()),
        1 => Just("*emphasis*".to_owned()),
        1 => Just("[a link](https://clinic.example)".to_owned()),
        1 => Just("[mot](lang:fr)".to_owned()),
        1 => Just("(brackets: “quotes”)".to_owned()),
        1 => Just("soft\u{ad}hyphen\u{ad}ated".to_owned()),
        1 => Just("zero\u{200b}width".to_owned()),
        1 => Just("no\u{a0}break".to_owned()),
    ]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..most).prop_map(|words| words.join(" "))
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(text(60), 1..4).prop_map(|paragraphs| format!("text = \"\"\"\n{}\"\"\"", paragraphs.join("\n\n"))),
        prop::collection::vec(text(25), 1..12).prop_map(|items| format!("points = {}", quoted(&items))),
        prop::collection::vec(text(25), 1..8).prop_map(|items| format!("title = \"Steps\"\nsteps = {}", quoted(&items))),
        prop::collection::vec((text(4), text(15)), 1..6).prop_map(|items| {
            let items: Vec<String> =
                items.iter().map(|(when, text)| format!("{{ when = {when:?}, text = {text:?} }}")).map(unescaped).collect();
            format!("steps = [{}]", items.join(", "))
        }),
        prop::collection::vec((text(5), text(40)), 1..20).prop_map(|rows| {
            let rows: Vec<String> = rows.iter().map(|(label, text)| format!("[{label:?}, {text:?}]")).map(unescaped).collect();
            format!("decision = [{}]", rows.join(", "))
        }),
        (text(4), text(20), text(20), text(20)).prop_map(|(label, one, two, three)| unescaped(format!(
            "urgency.home = [{label:?}, {one:?}]\nurgency.call = [{label:?}, {two:?}]\nurgency.emergency = [{label:?}, {three:?}]"
        ))),
        text(40).prop_map(|words| unescaped(format!("warning = {words:?}"))),
        (text(5), text(200)).prop_map(|(title, words)| unescaped(format!("note.title = {title:?}\nnote.text = {words:?}"))),
        Just("contact = true".to_owned()),
        Just("review = true".to_owned()),
    ]
}

fn quoted(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("{item:?}")).map(unescaped).collect();
    format!("[{}]", items.join(", "))
}

/// Rust writes `\u{ad}` where TOML wants `\u00AD`.
fn unescaped(text: String) -> String {
    let mut result = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("\\u{") {
        result.push_str(&rest[..at]);
        let end = rest[at..].find('}').map_or(rest.len(), |end| at + end);
        let digits = &rest[at + 3..end];
        result.push_str(&format!("\\u{digits:0>4}"));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    result.push_str(rest);
    result
}

fn guide() -> impl Strategy<Value = String> {
    let section = (text(6), prop::option::of(text(3)), prop::option::of(text(20)), prop::collection::vec(block(), 1..7));
    (prop::collection::vec(section, 1..5), any::<[bool; 4]>()).prop_map(|(sections, [cover, contents, new_page, justified])| {
        let mut guide = format!(
            "clinic = \"clinic.toml\"\ndate = 2026-06-01\ncover = {cover}\ncontents = {contents}\nsections = \"{}\"\nalignment = \"{}\"\n\
             title = \"A made guide\"\nsubtitle = \"One – two – three\"\nnotice = \"Not real.\"\n[review]\nrevised = 2026-06-01\n",
            if new_page { "new-page" } else { "run-on" },
            if justified { "justified" } else { "left" },
        );
        for (number, (title, tag, lead, blocks)) in sections.iter().enumerate() {
            guide.push_str(&unescaped(format!("[[section]]\nid = \"s{number}\"\ntitle = {title:?}\n")));
            for (key, value) in [("tag", tag), ("lead", lead)] {
                if let Some(value) = value {
                    guide.push_str(&unescaped(format!("{key} = {value:?}\n")));
                }
            }
            for block in blocks {
                guide.push_str(&format!("[[section.block]]\n{block}\n"));
            }
        }
        guide
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_guide_is_set_whole_or_refused(text in guide(), language in prop::sample::select(vec!["en", "sv", "ar", "he", "fi"])) {
        let path = format!("{language}.toml");
        let resources = MemoryResources::new().with("clinic.toml", CLINIC).with(&path, text);
        let Ok(guide) = read(&resources, &path) else { return Ok(()) };
        let context = Context { languages: languages(), fonts: fonts(), edition: Edition::Screen, paper: Paper::A4 };
        let Ok(pages) = typeset(&guide, Part::Guide, &context) else { return Ok(()) };
        let proof = prove(&guide, Part::Guide, &pages);
        prop_assert!(proof.is_empty(), "{proof:?}");
        for page in &pages.pages {
            for item in &page.items {
                if let Content::Glyphs(run) = &item.content {
                    prop_assert!(run.origin.y <= page.trim.height && run.origin.x + run.width() <= page.trim.width);
                }
            }
        }
        let bytes = || pdf::write(&pages, pdf::Options::default());
        prop_assert_eq!(bytes().ok(), bytes().ok());
    }
}

#[test]
fn most_generated_guides_can_be_read_and_set() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let context = Context { languages: languages(), fonts: fonts(), edition: Edition::Screen, paper: Paper::A4 };
    let mut set = 0;
    for _ in 0..20 {
        let text = guide().new_tree(&mut runner).unwrap().current();
        let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("en.toml", text);
        if let Ok(guide) = read(&resources, "en.toml") {
            set += usize::from(typeset(&guide, Part::Guide, &context).is_ok());
        }
    }
    assert!(set >= 12, "only {set} of 20 generated guides could be set: the property test proves little");
}
