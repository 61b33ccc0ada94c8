//! A guide with every kind of block.

use handout::foundation::resources::MemoryResources;

use crate::support::CLINIC;

/// Every kind of block and of heading, each word once; in Arabic the same with other letters.
pub fn every_kind(language: &str, cover: &str) -> MemoryResources {
    let text = TEMPLATE.replace("COVER", cover);
    let text = if language == "ar" { in_arabic_letters(&text) } else { text };
    let mut picture = Vec::new();
    image::DynamicImage::new_rgb8(600, 400).write_to(&mut std::io::Cursor::new(&mut picture), image::ImageFormat::Png).unwrap();
    let clinic = format!("{CLINIC}\n[logo]\nfile = \"logo.png\"\nalt = \"The sign of the clinic\"\n").replace("[hours]", "HOURS");
    let (head, hours) = clinic.split_once("HOURS").unwrap();
    let (hours, logo) = hours.split_once("[logo]").unwrap();
    let clinic = format!("{head}\n[logo]{logo}\n[hours]{hours}");
    MemoryResources::new()
        .with("clinic.toml", clinic)
        .with("logo.png", picture.clone())
        .with("small.png", picture)
        .with(&format!("{language}.toml"), text)
}

/// Small Latin letters within quotation marks, but for names, as Arabic ones.
fn in_arabic_letters(text: &str) -> String {
    const LETTERS: [char; 26] = [
        '\u{627}', '\u{628}', '\u{62a}', '\u{62b}', '\u{62c}', '\u{62d}', '\u{62e}', '\u{62f}', '\u{630}', '\u{631}', '\u{632}',
        '\u{633}', '\u{634}', '\u{635}', '\u{636}', '\u{637}', '\u{638}', '\u{639}', '\u{63a}', '\u{641}', '\u{642}', '\u{643}',
        '\u{644}', '\u{645}', '\u{646}', '\u{647}',
    ];
    let is_name = |line: &str| {
        let key = line.split('=').next().unwrap_or_default().trim();
        ["clinic", "id", "sections", "file", "picture.image", "use", "call"].contains(&key)
    };
    let letter = |sign: char| if sign.is_ascii_lowercase() { LETTERS[sign as usize - 'a' as usize] } else { sign };
    // What stands in round brackets leads somewhere or names a language.
    let turned = |words: &str| -> String {
        let parts = words.split_inclusive(')').map(|part| match part.split_once('(') {
            Some((before, within)) => format!("{}({within}", before.chars().map(letter).collect::<String>()),
            None => part.chars().map(letter).collect(),
        });
        parts.collect()
    };
    let line = |line: &str| {
        let parts = line.split('"').enumerate().map(|(place, part)| match place % 2 {
            1 if !part.starts_with("http") => turned(part),
            _ => part.to_owned(),
        });
        if is_name(line) { line.to_owned() } else { parts.collect::<Vec<_>>().join("\"") }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

pub const TEMPLATE: &str = r#"
clinic = "clinic.toml"
date = 2026-06-01
cover = COVER
contents = true
sections = "run-on"
title = "alpha title"
subtitle = "beta subtitle"
notice = "gamma notice"

[review]
revised = 2026-06-01
in_force = 2026-06-02
until = 2027-06-01

[image.small]
file = "small.png"

[[section]]
id = "words"
title = "delta heading"
tag = "epsilon"
lead = "zeta lead"

[[section.block]]
text = "eta paragraph with **strong words**, [linked words](https://clinic.example/a) and [mot](lang:fr)."

[[section.block]]
points = ["theta point", { term = "iota term", text = "kappa text", points = ["lambda inner"] }]

[[section.block]]
title = "my own label"
steps = ["mu step", "nu step"]

[[section.block]]
steps = [{ when = "xi time", text = "omicron moment" }]

[[section.block]]
decision = [["pi label", "rho text"], ["sigma label", "tau text"]]

[[section.block]]
title = "qof table"
columns = ["shin head", { number = "tav amount", unit = "ml" }, "waw head", { tick = "zed tick" }]
table = [["yan cell", ["tan item", "tether item"]], ["mether cell", "pip words"]]
empty = 1

[[section.block]]
columns = ["onomatopoeticallyone", "onomatopoeticallytwo", "onomatopoeticallythree", "onomatopoeticallyfour", "onomatopoeticallyfive", { number = "onomatopoeticallysix", unit = "kg" }]
table = [["lethera", "hevera", ["dovera", "dick"], "bumfit", ""]]
empty = 1

[[section.block]]
urgency.home = ["upsilon home", "phi text"]
urgency.call = ["chi call", "psi text"]
urgency.emergency = ["omega emergency", "alef text"]

[[section.block]]
warning = "bet warning"

[[section.block]]
warning = "resh warning"
call = "clinic"

[[section.block]]
note.title = "gimel note"
note.text = "dalet words"

[[section.block]]
title = false
points = ["he alone"]

[[section.block]]
picture.image = "small"
picture.alt = "vav picture"
picture.caption = "zayin caption"

[[section.block]]
sources = [{ title = "het source", publisher = "tet press", url = "https://clinic.example/source", read = 2026-05-20 }]

[[section.block]]
contact = true

[[section.block]]
review = true

[[section]]
id = "list"
title = "yod section"
use = "checklist"

[checklist]
title = "kaf checklist"
lead = "lamed lead"
questions = ["mem question"]
emergency = "nun emergency"

[[checklist.group]]
title = "samekh group"
items = ["ayin item", "pe item"]

[[checklist.field]]
label = "tsadi field"
lines = 2
"#;
