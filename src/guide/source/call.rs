//! Numbers to call: `[call.ID]` of the clinic file, and `call = …` and `[words](call:ID)` that name one of them.
//!
//! In: tables, and the words of a guide with links that are not looked up yet. Out: a [`Call`] or a [`MarkKind::Number`], each with
//! the number and whose it is in the guide's language. What the clinic file does not have is complained of and goes no further.

use super::id::is_good_id;
use super::references::Words;
use super::words::{self, Role};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::language::{Language, LanguageTag};
use crate::guide::model::{Call, CallNumber, Checklist, Clinic, DeclaredNumber, MarkKind, Section, Written};
use crate::guide::table::{Entry, Table, nearest};
use crate::guide::telephone::same_number;
use crate::guide::texts::walk::complete;

/// The names of the two numbers that every clinic has.
const EMERGENCY: &str = "emergency";
const CLINIC: &str = "clinic";

/// Reads `[call.ID]` of a clinic file.
pub(super) fn read_declared(entry: &Entry<'_>, language: &Language, found: &mut Diagnostics) -> Vec<DeclaredNumber> {
    let header = "a header such as [call.night], and below it number = \"…\" and en = \"whose it is\"";
    let Some(table) = entry.value.table("the table of numbers", header, found) else { return Vec::new() };
    let mut numbers = Vec::new();
    for entry in table.entries() {
        let Some(mut table) = entry.value.table("a number to call", header, found) else { continue };
        let mut good = is_good_id(entry.key, entry.key_at, "[call.night]", found);
        if good && [EMERGENCY, CLINIC].contains(&entry.key) {
            let key = if entry.key == EMERGENCY { "emergency" } else { "phone" };
            found.push(
                Diagnostic::error("bad-id", entry.key_at, format!("`{}` is the number under `{key}`", entry.key))
                    .hint("give this number another name, for example [call.night]"),
            );
            good = false;
        }
        let number = read_number(&mut table, "number", "number = \"+00 000 000 000\"", found);
        let mut whose = None;
        for line in table.entries().into_iter().filter(|line| line.key != "number") {
            let Some(tag) = LanguageTag::new(line.key) else {
                table.unknown(&line, found);
                continue;
            };
            // Every line is read, so that a fault shows before its language is built.
            let written = words::unmarked(&line.value, Role::Text, found);
            if tag == language.tag {
                whose = written;
            }
        }
        if let Some(number) = number.filter(|_| good) {
            numbers.push(DeclaredNumber { id: entry.key.to_owned(), origin: entry.key_at, number, whose });
        }
    }
    numbers.sort_by(|one, other| one.id.cmp(&other.id));
    numbers
}

/// A telephone number as the clinic file writes it.
pub(super) fn read_number(table: &mut Table<'_>, key: &'static str, example: &str, found: &mut Diagnostics) -> Option<Written> {
    let entry = table.need(key, example, found)?;
    let number = words::unmarked(&entry.value, Role::Text, found)?;
    let good = |sign: char| {
        sign.is_ascii_digit() || matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '+' | '-' | '–' | '(' | ')' | '/' | '.')
    };
    let digits = number.text.chars().filter(char::is_ascii_digit).count();
    if let Some((at, sign)) = number.text.char_indices().find(|(_, sign)| !good(*sign)) {
        let (start, end) = (at as u32, (at + sign.len_utf8()) as u32);
        let complaint = Diagnostic::error("bad-phone", number.origin_of(start, end), format!("`{sign}` cannot be dialled"));
        found.push(complaint.hint("write digits, spaces, + ( ) - / and nothing else, for example \"+46 8 123 45 67\""));
    } else if !(2..=20).contains(&digits) {
        let message = format!("a telephone number has 2 to 20 digits; this one has {digits}");
        found.push(Diagnostic::error("bad-phone", number.origin, message).hint(format!("write for example {example}")));
    }
    Some(number)
}

/// Reads `call = "emergency" | "clinic" | "ID" | false` beside a block.
pub(super) fn read_call(table: &mut Table<'_>, otherwise: Call, words: &Words<'_>, found: &mut Diagnostics) -> Call {
    let Some(entry) = table.take("call") else { return otherwise };
    if entry.value.is_false() {
        return Call::Nobody;
    }
    if !entry.value.is_text() {
        found.push(
            entry
                .value
                .wrong("the name of a number, or `false`")
                .hint("write \"emergency\", \"clinic\", a name such as \"night\" from clinic.toml, or false"),
        );
        return otherwise;
    }
    let Some(name) = entry.value.text(found).map(|text| text.plain()) else { return otherwise };
    match name.as_str() {
        EMERGENCY => Call::Emergency,
        CLINIC => Call::Clinic,
        _ => look_up(&name, entry.value.at(), words, found).map_or(otherwise, Call::Named),
    }
}

/// The number of a name under `[call.…]`.
fn look_up(name: &str, at: Origin, words: &Words<'_>, found: &mut Diagnostics) -> Option<CallNumber> {
    let (clinic, tag) = words.clinic?;
    let Some(known) = clinic.calls.iter().find(|known| known.id == name) else {
        found.push(unknown_call(name, at, clinic));
        return None;
    };
    let Some(whose) = known.whose.clone() else {
        found.push(
            Diagnostic::error("missing-whose", at, format!("[call.{name}] does not say in `{tag}` whose number it is"))
                .also(known.origin, "the number stands here")
                .hint(format!("add `{tag} = \"…\"` under [call.{name}] in clinic.toml")),
        );
        return None;
    };
    Some(CallNumber { id: known.id.clone(), number: known.number.clone(), whose })
}

fn unknown_call(name: &str, at: Origin, clinic: &Clinic) -> Diagnostic {
    let ids = clinic.calls.iter().map(|known| known.id.as_str());
    let complaint = |message: String| Diagnostic::error("unknown-call", at, message);
    if name.chars().any(|sign| crate::guide::telephone::digit(sign).is_some()) && !name.chars().any(char::is_alphabetic) {
        let is = |number: &Written| same_number(&number.text, name);
        let meant = match clinic.calls.iter().find(|known| is(&known.number)) {
            _ if is(&clinic.emergency) => Some(EMERGENCY),
            _ if is(&clinic.phone) => Some(CLINIC),
            known => known.map(|known| known.id.as_str()),
        };
        let complaint = complaint(format!("`call` names a number of clinic.toml; `{name}` is the number itself"));
        return match meant {
            Some(meant) => complaint.hint(format!("write \"{meant}\"")),
            None => complaint
                .hint("write the number into clinic.toml under a header such as [call.night], and here the name: \"night\""),
        };
    }
    let complaint = complaint(format!("there is no [call.{name}] in clinic.toml"));
    match nearest(name, ids.chain([EMERGENCY, CLINIC])) {
        Some(meant) => complaint.hint(format!("did you mean \"{meant}\"?")),
        None => complaint
            .hint(format!("add a header [call.{name}] to clinic.toml, and below it `number` and whose it is, in each language")),
    }
}

/// Makes every `[words](call:ID)` of a guide lead to its number.
pub(super) fn look_up_links(
    front: Vec<&mut Written>,
    sections: &mut [Section],
    checklist: &mut Option<Checklist>,
    words: &Words<'_>,
    found: &mut Diagnostics,
) {
    let mut texts = front;
    sections.iter_mut().for_each(|section| complete::section(section, &mut |_, _, text| texts.push(text)));
    if let Some(checklist) = checklist {
        complete::checklist(checklist, &mut |_, _, text| texts.push(text));
    }
    for text in texts {
        let mut marks = std::mem::take(&mut text.marks);
        marks.retain_mut(|mark| {
            let MarkKind::Link(address) = &mark.kind else { return true };
            let Some(name) = address.strip_prefix("call:") else { return true };
            let number = named_number(name, text.origin_of(mark.start, mark.end), words, found);
            number.map(|number| mark.kind = MarkKind::Number(number)).is_some()
        });
        text.marks = marks;
    }
}

fn named_number(name: &str, at: Origin, words: &Words<'_>, found: &mut Diagnostics) -> Option<CallNumber> {
    let (clinic, _) = words.clinic?;
    let own = |number: &Written| CallNumber { id: name.to_owned(), number: number.clone(), whose: clinic.name.clone() };
    match name {
        EMERGENCY => Some(own(&clinic.emergency)),
        CLINIC => Some(own(&clinic.phone)),
        _ => look_up(name, at, words, found),
    }
}
