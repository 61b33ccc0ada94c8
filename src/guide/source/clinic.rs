//! `clinic.toml` → [`Clinic`], for one language.

use super::call::{read_declared, read_number};
use super::markup::{invisible_sign, unsafe_link};
use super::picture::read_picture;
use super::place::Ground;
use super::press::{check_declared, read_printing};
use super::words::{self, Role};
use crate::foundation::colour::{Cmyk, Colour, LEAST_TEXT_CONTRAST, Rgb, contrast};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin, SourceFiles};
use crate::foundation::resources::{Resources, parent};
use crate::guide::language::{Language, LanguageTag};
use crate::guide::model::{Clinic, Logo, Written};
use crate::guide::table::{Entry, Table, TomlFile, Value};

/// The brand colour of a clinic that names none.
const BRAND: Colour = Colour { rgb: Rgb::new(0x1b, 0x5e, 0x6b), cmyk: None };
/// The colour of urgency of a clinic that names none.
const URGENT: Colour = Colour { rgb: Rgb::new(0xb3, 0x26, 0x1e), cmyk: None };
/// The tint that lies behind notes and boxes; text in the full colour stands on it.
const TINT: u8 = 8;

/// Reads a clinic file.
pub(super) fn read_clinic(
    resources: &dyn Resources,
    files: &mut SourceFiles,
    ground: &Ground,
    path: &str,
    asked_by: Option<Origin>,
    language: &Language,
    found: &mut Diagnostics,
) -> Option<Clinic> {
    let file = TomlFile::read(resources, files, path, asked_by, found)?;
    let parsed = file.parse(found)?;
    let mut table = file.table(&parsed, "the clinic file");
    let name = plain(&mut table, "name", "name = \"Lakeside Skin Clinic\"", found);
    let address = table.need("address", "address = [\"1 Harbour Street\", \"12345 Exampleville\"]", found).map(|entry| {
        let lines = words::filled(&entry, "[\"1 Harbour Street\", \"12345 Exampleville\"]", found);
        lines.iter().filter_map(|line| words::unmarked(line, Role::Text, found)).collect()
    });
    let place = table.take("place").and_then(|entry| words::unmarked(&entry.value, Role::Text, found));
    let phone = read_number(&mut table, "phone", "phone = \"+00 000 000 000\"", found);
    let emergency = read_number(&mut table, "emergency", "emergency = \"112\"", found);
    let calls = table.take("call").map(|entry| read_declared(&entry, language, found)).unwrap_or_default();
    let email = email(&mut table, found);
    let web = web(&mut table, found);
    let logo = table.take("logo").and_then(|entry| read_logo(resources, ground, parent(path), &entry, found));
    let hours = table.take("hours").and_then(|entry| read_hours(&entry, language, found));
    let colours = read_colours(&mut table, file.start(), found);
    let printing = read_printing(resources, ground, parent(path), table.take("press").as_ref(), found);
    for (key, (colour, at)) in ["brand", "urgent"].into_iter().zip(colours) {
        check_declared(key, colour, at, printing.ink_limit, found);
    }
    table.finish(found);
    Some(Clinic {
        name: name?,
        address: address?,
        place,
        phone: phone?,
        emergency: emergency?,
        calls,
        email,
        web,
        hours,
        logo,
        brand: colours[0].0,
        urgent: colours[1].0,
        printing,
        brand_origin: colours[0].1,
        urgent_origin: colours[1].1,
        origin: file.start(),
    })
}

fn plain(table: &mut Table<'_>, key: &'static str, example: &str, found: &mut Diagnostics) -> Option<Written> {
    let entry = table.need(key, example, found)?;
    words::unmarked(&entry.value, Role::Text, found)
}

fn email(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<Written> {
    let entry = table.take("email")?;
    let address = words::unmarked(&entry.value, Role::Text, found)?;
    let good =
        address.text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if let Some(complaint) = invisible_sign(&address.text, address.origin) {
        found.push(complaint);
    } else if !good || address.text.contains(' ') {
        found.push(
            Diagnostic::error("bad-email", address.origin, format!("`{}` is no e-mail address", address.text))
                .hint("write for example \"reception@clinic.example\""),
        );
    }
    Some(address)
}

fn web(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<Written> {
    let entry = table.take("web")?;
    let address = words::unmarked(&entry.value, Role::Text, found)?;
    if let Some(complaint) = unsafe_link(&address.text, &["https://", "http://"], address.origin) {
        found.push(complaint);
    }
    Some(address)
}

fn read_logo(
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    entry: &Entry<'_>,
    found: &mut Diagnostics,
) -> Option<Logo> {
    let mut table = entry.value.table("the logo", "logo.file = \"logo.png\" and logo.alt = \"The clinic's name\"", found)?;
    let file = table.need("file", "logo.file = \"logo.png\"", found);
    let file = file.and_then(|entry| read_picture(resources, ground, folder, &entry.value, found));
    let alternative = match table.take("alt") {
        Some(entry) => words::unmarked(&entry.value, Role::Text, found),
        None => {
            let complaint =
                Diagnostic::error("missing-alternative", entry.key_at, "the logo has no words for people who do not see it")
                    .hint("add `logo.alt = \"the clinic's name\"`");
            table.miss("alt", complaint, found);
            None
        }
    };
    table.finish(found);
    Some(Logo { file: file?, alternative: alternative? })
}

fn read_hours(entry: &Entry<'_>, language: &Language, found: &mut Diagnostics) -> Option<Written> {
    let table = entry.value.table("the opening hours", "a header [hours] and a line for each language", found)?;
    let mut hours = None;
    let mut seen = false;
    for line in table.entries() {
        if LanguageTag::new(line.key).is_none() {
            found.push(
                Diagnostic::error("unknown-language", line.key_at, format!("`{}` is no language tag", line.key))
                    .hint("write the tag of a language, for example `sv`"),
            );
        }
        // Every line is read, so that a fault shows before its language is built.
        let written = words::unmarked(&line.value, Role::Text, found);
        if line.key == language.tag.as_str() {
            seen = true;
            hours = written;
        }
    }
    if !seen {
        found.push(
            Diagnostic::error(
                "missing-hours",
                entry.value.at(),
                format!("the opening hours are missing in {}", language.english_name),
            )
            .label("the other languages stand here")
            .hint(format!("add `{} = \"…\"` under [hours]", language.tag)),
        );
    }
    hours
}

fn read_colours(table: &mut Table<'_>, file: Origin, found: &mut Diagnostics) -> [(Colour, Origin); 2] {
    let mut inner = table
        .take("colour")
        .and_then(|entry| entry.value.table("the table of colours", "a header [colour] above the colours", found));
    let mut one = |key: &'static str, otherwise: Colour, found: &mut Diagnostics| {
        let entry = inner.as_mut().and_then(|table| table.take(key));
        let read = entry.and_then(|entry| read_colour(&entry.value, found));
        read.map_or((otherwise, file), |(colour, at)| {
            check_contrast(key, colour.rgb, at, found);
            (colour, at)
        })
    };
    let colours = [one("brand", BRAND, found), one("urgent", URGENT, found)];
    if let Some(inner) = inner {
        inner.finish(found);
    }
    colours
}

const COLOUR_EXAMPLE: &str = "\"#1b5e6b\" or { rgb = \"#1b5e6b\", cmyk = [85, 40, 45, 30] }";

/// The colour, and where its screen value stands.
fn read_colour(value: &Value<'_>, found: &mut Diagnostics) -> Option<(Colour, Origin)> {
    if value.is_text() {
        return read_rgb(value, found).map(|rgb| (Colour { rgb, cmyk: None }, value.at()));
    }
    let Some(mut table) = value.as_table("a colour") else {
        found.push(value.wrong("a colour").hint(format!("write {COLOUR_EXAMPLE}")));
        return None;
    };
    let rgb =
        table.need("rgb", "rgb = \"#1b5e6b\"", found).and_then(|entry| Some((read_rgb(&entry.value, found)?, entry.value.at())));
    let cmyk = table.take("cmyk").and_then(|entry| read_cmyk(&entry, found));
    table.finish(found);
    rgb.map(|(rgb, at)| (Colour { rgb, cmyk }, at))
}

fn read_rgb(value: &Value<'_>, found: &mut Diagnostics) -> Option<Rgb> {
    let text = value.text_such_as("\"#1b5e6b\"", found)?.plain();
    let colour = Rgb::parse(&text);
    if colour.is_none() {
        let complaint = Diagnostic::error("bad-colour", value.at(), format!("`{text}` is no colour"));
        let digits = text.trim_start_matches('#');
        let meant = match digits.len() {
            3 if digits.is_ascii() => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        found.push(match Rgb::parse(&format!("#{meant}")) {
            Some(rgb) => complaint.hint(format!("write \"{rgb}\"")),
            None => complaint.hint("write # and six digits from 0 to 9 and a to f, for example \"#1b5e6b\""),
        });
    }
    colour
}

fn read_cmyk(entry: &Entry<'_>, found: &mut Diagnostics) -> Option<Cmyk> {
    let items = entry.value.items("cmyk = [85, 40, 45, 30]", found)?;
    // One complaint says what all four must be.
    let mut each = Diagnostics::new();
    let shares: Vec<u8> = items
        .iter()
        .filter_map(|item| item.number(85, &mut each))
        .filter_map(|number| u8::try_from(number).ok().filter(|share| *share <= 100))
        .collect();
    match shares[..] {
        [cyan, magenta, yellow, black] if items.len() == 4 => Some(Cmyk { cyan, magenta, yellow, black }),
        _ => {
            found.push(
                Diagnostic::error("bad-colour", entry.value.at(), "`cmyk` must be four whole numbers from 0 to 100")
                    .hint("write cyan, magenta, yellow and black in per cent: [85, 40, 45, 30]"),
            );
            None
        }
    }
}

/// WCAG 2.2, 1.4.3, on white and on the colour's own tint, which is what it is printed on.
fn check_contrast(key: &str, colour: Rgb, at: Origin, found: &mut Diagnostics) {
    let ratio = least_contrast(colour);
    if ratio >= LEAST_TEXT_CONTRAST {
        return;
    }
    let darker = (0..100u16).rev().map(|share| darkened(colour, share)).find(|rgb| least_contrast(*rgb) >= LEAST_TEXT_CONTRAST);
    // Rounded down, so that 4.497 does not read as the 4.5 that it misses.
    let shown = (ratio * 100.0).floor() / 100.0;
    found.push(
        Diagnostic::error("low-contrast", at, format!("the {key} colour {colour} is too light: text in it is hard to read"))
            .label(format!("contrast {shown:.2} to 1 on its own {TINT} % tint; {LEAST_TEXT_CONTRAST} is needed"))
            .hint(format!("the nearest darker colour that passes is \"{}\"", darker.unwrap_or(Rgb::BLACK))),
    );
}

fn least_contrast(colour: Rgb) -> f64 {
    contrast(colour, Rgb::WHITE).min(contrast(colour, colour.tint(TINT)))
}

fn darkened(colour: Rgb, per_cent: u16) -> Rgb {
    let darker = |channel: u8| u8::try_from((u16::from(channel) * per_cent + 50) / 100).unwrap_or(channel);
    Rgb::new(darker(colour.red), darker(colour.green), darker(colour.blue))
}
