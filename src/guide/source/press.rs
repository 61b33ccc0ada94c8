//! `[press]` of a clinic file → [`Printing`]: what the clinic's print shop asks for.

use std::sync::Arc;

use super::place::Ground;
use crate::foundation::colour::profile::{OutputProfile, ProfileFault};
use crate::foundation::colour::separation::limited;
use crate::foundation::colour::{Cmyk, Colour};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::geometry::Length;
use crate::foundation::resources::{ReadFault, Resources};
use crate::guide::model::Printing;
use crate::guide::table::{Entry, Table, Value};

/// The largest profile that is read; those of presses have 0.1 to 3 MiB.
const PROFILE_LIMIT: u64 = 8 << 20;
/// Sums of ink between which papers lie: newsprint takes 220 %, nothing takes four full inks.
const INK_LIMITS: std::ops::RangeInclusive<i64> = 180..=400;
/// No shop asks for more, and a sheet would have no room for it.
const LARGEST_BLEED: Length = Length::mm(12);
const BLEED_EXAMPLE: &str = "bleed = \"3 mm\"";

/// Reads the table; without one the shop is taken to print on coated paper.
pub(super) fn read_printing(
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    entry: Option<&Entry<'_>>,
    found: &mut Diagnostics,
) -> Printing {
    let mut printing = Printing::default();
    let header = "a header [press] above what the print shop asks for";
    let Some(mut table) = entry.and_then(|entry| entry.value.table("what the print shop asks for", header, found)) else {
        return printing;
    };
    read_condition(resources, ground, folder, &mut table, &mut printing, found);
    if let Some(entry) = table.take("bleed") {
        printing.bleed = read_bleed(&entry.value, found).unwrap_or(printing.bleed);
    }
    if let Some(entry) = table.take("ink_limit") {
        printing.ink_limit = read_ink_limit(&entry.value, found).unwrap_or(printing.ink_limit);
    }
    if let Some(entry) = table.take("spot") {
        printing.spot = read_spot(&entry.value, found);
    }
    table.finish(found);
    printing
}

/// The profile and the name by which the shop knows it: both or none.
fn read_condition(
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    table: &mut Table<'_>,
    printing: &mut Printing,
    found: &mut Diagnostics,
) {
    if let Some(entry) = table.take("profile") {
        printing.profile = read_profile(resources, ground, folder, &entry.value, found);
        if !table.has("condition") {
            table.miss("condition", table.missing("condition", "condition = \"PSO Uncoated v3 (FOGRA52)\""), found);
        }
    }
    if let Some(entry) = table.take("condition")
        && let Some(name) = filled(&entry.value, "condition = \"PSO Uncoated v3 (FOGRA52)\"", found)
    {
        printing.condition = name;
    }
}

fn read_profile(
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    value: &Value<'_>,
    found: &mut Diagnostics,
) -> Option<OutputProfile> {
    let written = value.text_such_as("\"paper.icc\"", found)?.plain();
    let at = value.at();
    let read = ground.reach(resources, folder, &written, at).and_then(|path| {
        let bytes = resources.read(&path, PROFILE_LIMIT).map_err(|fault| unread(&path, fault, at))?;
        OutputProfile::read(Arc::from(bytes)).map_err(|fault| unfit(&path, &fault, at))
    });
    read.map_err(|complaint| found.push(complaint)).ok()
}

fn unread(path: &str, fault: ReadFault, at: Origin) -> Diagnostic {
    match fault {
        ReadFault::Missing => Diagnostic::error("missing-file", at, format!("there is no colour profile `{path}`"))
            .hint("check the spelling; the path is relative to the file in which it stands")
            .hint("take the line out to print by the built-in profile for coated paper"),
        ReadFault::TooLarge(size) => {
            let message = format!("the colour profile `{path}` has {size} bytes; at most {PROFILE_LIMIT} (8 MiB) are read");
            Diagnostic::error("file-too-large", at, message).hint("ask the print shop for its ICC profile alone")
        }
        ReadFault::Outside(folder) => {
            Diagnostic::error("path-outside", at, format!("the colour profile `{path}` leads out of the folder `{folder}`"))
        }
        ReadFault::Other(words) => {
            Diagnostic::error("unreadable-profile", at, format!("the colour profile `{path}` cannot be read: {words}"))
        }
    }
}

fn unfit(path: &str, fault: &ProfileFault, at: Origin) -> Diagnostic {
    let ask = "ask the print shop for the ICC output profile of its paper, or take the line out to print on coated paper";
    match fault {
        ProfileFault::Unreadable(words) => {
            Diagnostic::error("unreadable-profile", at, format!("`{path}` is no colour profile: {words}")).hint(ask)
        }
        ProfileFault::OneWay => Diagnostic::error(
            "unreadable-profile",
            at,
            format!("the colour profile `{path}` cannot turn colours into inks and back: it lacks the tables"),
        )
        .hint(ask),
        ProfileFault::NotOutput(class) => {
            let message = format!("the colour profile `{path}` describes {class}, not a press");
            Diagnostic::error("not-output-profile", at, message).label("needs a profile of the class `prtr`").hint(ask)
        }
        ProfileFault::NotCmyk(space) => {
            let message = format!("the colour profile `{path}` is for {space}, not for cyan, magenta, yellow and black");
            Diagnostic::error("not-cmyk-profile", at, message).label("needs a CMYK profile").hint(ask)
        }
    }
}

fn read_bleed(value: &Value<'_>, found: &mut Diagnostics) -> Option<Length> {
    let text = value.text_such_as("\"3 mm\"", found)?.plain();
    let complaint = match Length::parse(&text) {
        Some(bleed) if (Length::ZERO..=LARGEST_BLEED).contains(&bleed) => return Some(bleed),
        Some(_) => Diagnostic::error("bad-length", value.at(), format!("a bleed lies between 0 and 12 mm; this one is `{text}`")),
        None => Diagnostic::error("bad-length", value.at(), format!("`{text}` is no length")).hint(
            match Length::parse(&text.replace(',', ".")) {
                Some(_) => format!("write \"{}\"", text.replace(',', ".")),
                None => "write a number and its unit: mm, cm, in or pt".to_owned(),
            },
        ),
    };
    found.push(complaint.hint(format!("print shops mostly ask for 3 mm: {BLEED_EXAMPLE}")));
    None
}

fn read_ink_limit(value: &Value<'_>, found: &mut Diagnostics) -> Option<u16> {
    let limit = value.number(300, found)?;
    let fit = u16::try_from(limit).ok().filter(|_| INK_LIMITS.contains(&limit));
    if fit.is_none() {
        let message =
            format!("a limit of ink lies between {} and {} per cent; this one is {limit}", INK_LIMITS.start(), INK_LIMITS.end());
        found.push(
            Diagnostic::error("bad-ink-limit", value.at(), message)
                .hint("coated paper takes 300, uncoated paper 280: `ink_limit = 300`"),
        );
    }
    fit
}

/// Names that already mean something on every press (ISO 32000-1, 8.6.6.4).
const TAKEN: [&str; 6] = ["All", "None", "Cyan", "Magenta", "Yellow", "Black"];

fn read_spot(value: &Value<'_>, found: &mut Diagnostics) -> Option<String> {
    let name = filled(value, "spot = \"PANTONE 7715 C\"", found)?;
    if TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(&name)) {
        found.push(
            Diagnostic::error("bad-spot", value.at(), format!("`{name}` is no spot colour: every press knows that ink already"))
                .hint("write the name in the ink maker's colour book, for example \"PANTONE 7715 C\""),
        );
        return None;
    }
    Some(name)
}

/// A name that is not empty.
fn filled(value: &Value<'_>, example: &str, found: &mut Diagnostics) -> Option<String> {
    let name = value.text(found)?.plain();
    let name = name.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        found.push(
            Diagnostic::error("empty-text", value.at(), "there is no name between the quotation marks")
                .hint(format!("write for example {example}, or take the line out")),
        );
        return None;
    }
    Some(name.to_owned())
}

/// What a clinic declares for print must not be more than its paper takes.
pub(super) fn check_declared(key: &str, colour: Colour, at: Origin, limit: u16, found: &mut Diagnostics) {
    let Some(inks) = colour.cmyk.filter(|inks| inks.sum() > limit) else { return };
    let Cmyk { cyan, magenta, yellow, black } = limited(inks, limit);
    found.push(
        Diagnostic::error("ink-limit", at, format!("the {key} colour lays {} % of ink on the paper", inks.sum()))
            .label(format!("the paper takes {limit} %"))
            .hint(format!("write cmyk = [{cyan}, {magenta}, {yellow}, {black}]"))
            .hint("or take `cmyk` out, and the profile decides"),
    );
}
