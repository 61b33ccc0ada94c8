//! `handout fonts`, `languages`, `completions`, `man`: what the program knows of itself.

use clap::CommandFactory;
use clap_complete::Shell;
use serde_json::json;
use skrifa::{FontRef, MetadataProvider};

use crate::foundation::geometry::Direction;
use crate::text::font::{Face, Slant, Weight};
use crate::text::paragraph::is_hyphenated;

use super::arguments::{Arguments, Format};
use super::job::Manner;
use super::misuse::Misuse;
use super::outcome::{Outcome, Status};
use super::stages::Assets;
use super::table::{Align, table};

/// A letter of each script that a face is asked for.
const SCRIPTS: [(&str, char); 5] = [("Latin", 'a'), ("Greek", 'α'), ("Cyrillic", 'я'), ("Arabic", 'ع'), ("Hebrew", 'א')];

pub(super) fn fonts(manner: &Manner) -> Outcome {
    let assets = Assets::open();
    let rows: Vec<Vec<String>> = assets.faces().iter().map(font_row).collect();
    shown(&[("face", Align::Left), ("family", Align::Left), ("weight", Align::Left), ("scripts", Align::Left)], &rows, manner)
}

fn font_row(face: &Face) -> Vec<String> {
    let weight = match (face.weight, face.slant) {
        (Weight::Regular, Slant::Upright) => "regular",
        (Weight::Regular, Slant::Italic) => "italic",
        (Weight::SemiBold, Slant::Upright) => "semibold",
        (Weight::SemiBold, Slant::Italic) => "semibold italic",
        (Weight::Bold, Slant::Upright) => "bold",
        (Weight::Bold, Slant::Italic) => "bold italic",
    };
    vec![face.name.clone(), face.family.clone(), weight.to_owned(), scripts(face)]
}

fn scripts(face: &Face) -> String {
    let Ok(font) = FontRef::new(&face.data) else { return String::new() };
    let letters = font.charmap();
    let covered = SCRIPTS.iter().filter(|(_, letter)| letters.map(*letter).is_some()).map(|(script, _)| *script);
    covered.collect::<Vec<_>>().join(", ")
}

pub(super) fn languages(manner: &Manner) -> Outcome {
    let assets = Assets::open();
    let rows: Vec<Vec<String>> = assets
        .languages()
        .iter()
        .map(|language| {
            let direction = match language.direction {
                Direction::LeftToRight => "left to right",
                Direction::RightToLeft => "right to left",
            };
            let hyphenated = if is_hyphenated(&language.tag) { "yes" } else { "no" };
            vec![
                language.tag.to_string(),
                language.english_name.clone(),
                language.name.clone(),
                direction.to_owned(),
                hyphenated.to_owned(),
            ]
        })
        .collect();
    let heads = [
        ("tag", Align::Left),
        ("language", Align::Left),
        ("own name", Align::Left),
        ("direction", Align::Left),
        ("hyphenation", Align::Left),
    ];
    shown(&heads, &rows, manner)
}

fn shown(heads: &[(&str, Align)], rows: &[Vec<String>], manner: &Manner) -> Outcome {
    let out = match manner.format {
        Format::Human => table(heads, rows),
        Format::Short => rows.iter().filter_map(|row| row.first()).map(|name| format!("{name}\n")).collect(),
        Format::Json => rows.iter().map(|row| json_line(heads, row)).collect(),
    };
    Outcome { status: Status::Done, out, err: String::new() }
}

fn json_line(heads: &[(&str, Align)], row: &[String]) -> String {
    let cells = heads.iter().zip(row).map(|((head, _), cell)| (head.replace(' ', "_"), json!(cell)));
    format!("{}\n", serde_json::Value::Object(cells.collect()))
}

pub(super) fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "handout", &mut script);
    Outcome { status: Status::Done, out: String::from_utf8_lossy(&script).into_owned(), err: String::new() }
}

pub(super) fn manual(command: Option<&str>) -> anyhow::Result<Outcome> {
    let mut whole = Arguments::command();
    whole.build();
    let page = match command {
        None => whole,
        Some(name) => {
            let list = || whole.get_subcommands().map(|one| one.get_name().to_owned()).collect::<Vec<_>>().join(", ");
            let found = whole.find_subcommand(name).cloned();
            found.ok_or_else(|| Misuse::new(format!("there is no command `{name}`")).tip(format!("there are: {}", list())))?
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    Ok(Outcome { status: Status::Done, out: String::from_utf8_lossy(&text).into_owned(), err: String::new() })
}
