//! Tables of columns: side by side where the paper has room for the widest word of each, otherwise as records; places to write in cells.

use handout::design::structure::{Entry, Role};
use handout::design::style::Edition;
use handout::foundation::geometry::Paper;
use handout::guide::model::Part;
use handout::layout::page::{Content, Owner, Pages};
use handout::output::snapshot;

use crate::support::{one_file, set_for};

const MEDICINES: &str = r#"
[[section]]
id = "plan"
title = "My plan"

[[section.block]]
title = "Every day"
columns = ["Medicine", "What it is for", "Morning", "Noon", "Evening", "Night", "How to take it"]
table = [
  ["Metformin 500 mg", "diabetes", "1", "0", "1", "0", "with food"],
  ["Atorvastatin 20 mg", "cholesterol", "0", "0", "0", "1", ["no grapefruit", "at bedtime"]],
]
empty = 1
"#;

const DIARY: &str = r#"
[[section]]
id = "day"
title = "Day 1"

[[section.block]]
columns = ["Time", { number = "Drink", unit = "ml" }, { line = "What" }, { number = "Urine", unit = "ml" },
           { number = "Urge" }, { tick = "Leak" }, { tick = "Pad" }]
table = ["6 am", "7 am", "8 am", "9 am", "10 am", "11 am", "12 noon", "1 pm", "2 pm", "3 pm", "4 pm", "5 pm",
         "6 pm", "7 pm", "8 pm", "9 pm", "10 pm", "11 pm", "12–2 am", "2–4 am", "4–6 am"]
"#;

fn pages(sections: &str, edition: Edition, paper: Paper) -> handout::layout::preflight::Proven {
    let (resources, path) = one_file("en", sections);
    set_for(&resources, &path, Part::Guide, edition, paper)
}

fn fields(pages: &Pages) -> Vec<(Option<Entry>, String)> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let fields = items.filter_map(|item| match (&item.content, item.owner) {
        (Content::Field(..), Owner::Node(node)) => {
            let node = pages.tree.node(node);
            Some((node.entry, node.alternative.clone().unwrap_or_default()))
        }
        _ => None,
    });
    fields.collect()
}

#[test]
fn a_plan_of_medicines_stands_side_by_side_on_a_sheet() {
    insta::assert_snapshot!(snapshot::text(&pages(MEDICINES, Edition::Screen, Paper::A4)));
}

#[test]
fn on_half_a_sheet_it_is_a_record_after_the_other() {
    insta::assert_snapshot!(snapshot::text(&pages(MEDICINES, Edition::Screen, Paper::A5)));
}

#[test]
fn every_cell_to_write_in_is_a_field_with_a_name_of_its_own() {
    for (edition, paper) in [(Edition::Screen, Paper::A4), (Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A5)] {
        let pages = pages(DIARY, edition, paper);
        let found = fields(&pages);
        assert_eq!(found.len(), 126, "{} on {}", edition.name(), paper.name());
        assert_eq!(found[0], (Some(Entry::Lines(1)), "6 am, Drink, ml".to_owned()));
        assert_eq!(found[4], (Some(Entry::Tick), "6 am, Leak".to_owned()));
        let mut names: Vec<&String> = found.iter().map(|(_, name)| name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 126);
    }
}

#[test]
fn a_row_has_a_cell_for_each_column_and_starts_with_its_header() {
    let pages = pages(MEDICINES, Edition::Screen, Paper::A4);
    let tree = &pages.tree;
    let roles = |role: Role| tree.ids().filter(move |id| tree.node(*id).role == role);
    for row in roles(Role::Row) {
        assert_eq!(tree.node(row).children.len(), 7);
    }
    assert_eq!(roles(Role::ColumnHead).count(), 7);
    assert_eq!(roles(Role::RowLabel).count(), 2, "a row to write in has no words to be known by");
}

#[test]
fn no_word_of_a_table_is_broken_where_another_column_can_give_room() {
    let long = "take it with a glass of water and stay upright for half an hour ".repeat(4);
    let table = format!(
        "[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ncolumns = [\"Medicine\", \"Why\", \"Morning\", \"How\"]\n\
         table = [[\"Hydrochlorothiazide\", \"blood pressure\", \"1\", \"{}\"]]\n",
        long.trim()
    );
    for paper in [Paper::A4, Paper::A5] {
        let pages = pages(&table, Edition::Screen, paper);
        let words = pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
            Content::Glyphs(run) => Some(run.text.to_string()),
            _ => None,
        });
        assert!(words.into_iter().all(|text| !text.ends_with('\u{ad}')), "{}", paper.name());
    }
}
