//! A table whose keys are taken one by one.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::string::{RawText, decode};
use super::synonyms::{self, nearest};
use super::{syntax, wanted};
use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, FileId, Origin};

/// What values are read from.
#[derive(Copy, Clone, Debug)]
pub(super) struct Source<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    /// Where faults of form were complained of.
    pub(super) broken: &'a [Range<usize>],
}

/// A table of a file. Take what is known, then [`Table::finish`] complains of the rest.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    source: Source<'a>,
    table: &'a DeTable<'a>,
    /// Its header, or the start of the file.
    pub at: Origin,
    /// What a person calls it: "a section".
    pub called: &'static str,
    asked: BTreeSet<&'static str>,
    /// The keys that must be there and are not, as they were complained of.
    missed: Vec<(&'static str, Diagnostic)>,
}

/// A key with its value.
#[derive(Copy, Clone, Debug)]
pub struct Entry<'a> {
    /// The key as written.
    pub key: &'a str,
    /// Where the key stands.
    pub key_at: Origin,
    /// What stands behind it.
    pub value: Value<'a>,
}

/// A value of a file.
#[derive(Copy, Clone, Debug)]
pub struct Value<'a> {
    source: Source<'a>,
    /// The key that leads here, for messages.
    key: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(source: Source<'a>, table: &'a DeTable<'a>, at: Origin, called: &'static str) -> Table<'a> {
        Table { source, table, at, called, asked: BTreeSet::new(), missed: Vec::new() }
    }

    /// The entry of a key, if it is there.
    pub fn take(&mut self, key: &'static str) -> Option<Entry<'a>> {
        self.asked.insert(key);
        let (written, value) = self.table.get_key_value(key)?;
        Some(self.entry(written.get_ref(), written.span(), value))
    }

    /// The entry of a key that must be there; `example` is what to type.
    pub fn need(&mut self, key: &'static str, example: &str, found: &mut Diagnostics) -> Option<Entry<'a>> {
        let entry = self.take(key);
        if entry.is_none() {
            self.miss(key, self.missing(key, example), found);
        }
        entry
    }

    /// Complains that a key is missing, until [`Table::finish`] finds it misspelt.
    pub fn miss(&mut self, key: &'static str, complaint: Diagnostic, found: &mut Diagnostics) {
        self.missed.push((key, complaint.clone()));
        found.push(complaint);
    }

    /// The complaint that a key is missing.
    #[must_use]
    pub fn missing(&self, key: &str, example: &str) -> Diagnostic {
        Diagnostic::error("missing-key", self.at, format!("{} needs the key `{key}`", self.called))
            .hint(format!("add `{example}`"))
    }

    /// Whether a key is there, without taking it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether a key is that of a header, `[key]` or `[[key]]`.
    #[must_use]
    pub fn has_tables(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| match value.get_ref() {
            DeValue::Array(items) => items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))),
            value => matches!(value, DeValue::Table(_)),
        })
    }

    /// All entries in the order of the file, for tables whose keys are names that authors choose.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> =
            self.table.iter().map(|(written, value)| self.entry(written.get_ref(), written.span(), value)).collect();
        entries.sort_by_key(|entry| entry.key_at);
        entries
    }

    /// The entries that nobody asked for, in the order of the file.
    #[must_use]
    pub fn left(&self) -> Vec<Entry<'a>> {
        let mut entries = self.entries();
        entries.retain(|entry| !self.asked.contains(entry.key));
        entries
    }

    /// Complains of every key that nobody asked for.
    pub fn finish(mut self, found: &mut Diagnostics) {
        for entry in self.left() {
            self.unknown(&entry, found);
        }
    }

    /// Complains that a key is not known here. A key that was missed and is merely misspelt is one fault, not two.
    pub fn unknown(&mut self, entry: &Entry<'a>, found: &mut Diagnostics) {
        let other_words = synonyms::meant(entry.key, |key| self.asked.get(key).copied().filter(|key| !self.has(key)));
        let meant = other_words.or_else(|| nearest(entry.key, self.asked.iter().copied()));
        let written = shortened(entry.key);
        let missed = self.missed.iter().position(|(key, _)| Some(*key) == meant).map(|place| self.missed.remove(place));
        let message = match missed {
            Some((key, complaint)) => {
                found.retract(|other| *other == complaint);
                format!("unknown key `{written}`, and the key `{key}` is missing")
            }
            None => format!("unknown key `{written}`"),
        };
        let complaint = Diagnostic::error("unknown-key", entry.key_at, message).label(format!("{} has no such key", self.called));
        found.push(match meant {
            Some(known) => complaint.hint(format!("did you mean `{known}`?")),
            None if self.asked.is_empty() => complaint,
            None => {
                let known: Vec<String> = self.asked.iter().map(|key| format!("`{key}`")).collect();
                complaint.hint(format!("the keys here are {}", known.join(", ")))
            }
        });
    }

    fn entry(&self, key: &'a str, span: Range<usize>, value: &'a Spanned<DeValue<'a>>) -> Entry<'a> {
        Entry { key, key_at: origin(self.source.file, span), value: Value { source: self.source, key, value } }
    }
}

impl<'a> Value<'a> {
    /// Where it stands.
    #[must_use]
    pub fn at(&self) -> Origin {
        origin(self.source.file, self.value.span())
    }

    /// Whether a fault of form was complained of here.
    fn is_broken(&self) -> bool {
        let span = self.value.span();
        self.source.broken.iter().any(|fault| fault.start <= span.end && span.start <= fault.end)
    }

    /// Says what is wrong with the value. Bare words were taken for a text without its marks, which is no help where none is wanted;
    /// of any other fault of form all is said.
    fn complain(&self, complaint: Diagnostic, found: &mut Diagnostics) {
        if !(self.is_scalar() && self.is_broken()) {
            found.push(complaint);
            return;
        }
        self.reword(complaint.label("this is a word"), found);
    }

    /// Says better what was said of a word that stands here without quotation marks.
    fn reword(&self, better: Diagnostic, found: &mut Diagnostics) {
        let at = self.at();
        let is_here = |other: &Diagnostic| other.at.is_some_and(|other| other.start == at.start && other.file == at.file);
        let is_bare =
            |other: &Diagnostic| is_here(other) && [syntax::UNQUOTED, syntax::NO_NUMBER].contains(&other.message.as_str());
        if found.iter().any(is_bare) {
            found.retract(is_bare);
            found.push(better);
        }
    }

    /// The text, or a complaint.
    pub fn text(&self, found: &mut Diagnostics) -> Option<RawText> {
        if self.is_broken() {
            let unquoted = Diagnostic::error("syntax", self.at(), syntax::UNQUOTED);
            self.reword(unquoted.hint("put \" before and behind the text"), found);
            return None;
        }
        if let DeValue::String(decoded) = self.value.get_ref() {
            return Some(decode(self.source.text, self.at(), decoded));
        }
        let complaint = self.wrong("a text in quotation marks");
        let hint = wanted::text_hint(self.assigned(), self.value.get_ref(), self.spelt());
        found.push(hint.map_or(complaint.clone(), |hint| complaint.hint(hint)));
        None
    }

    /// A text of a certain form, or a complaint; `example` is what to type.
    pub fn text_such_as(&self, example: &str, found: &mut Diagnostics) -> Option<RawText> {
        if self.is_text() || self.is_broken() {
            return self.text(found);
        }
        found.push(self.wrong("a text in quotation marks").hint(format!("write {} = {example}", self.key)));
        None
    }

    /// `true` or `false`, or a complaint.
    pub fn flag(&self, found: &mut Diagnostics) -> Option<bool> {
        if let DeValue::Boolean(flag) = self.value.get_ref()
            && !self.is_broken()
        {
            return Some(*flag);
        }
        self.complain(self.wrong("`true` or `false`").hint(wanted::flag_hint(self.spelt())), found);
        None
    }

    /// A whole number, or a complaint; `example` is a good one.
    pub fn number(&self, example: i64, found: &mut Diagnostics) -> Option<i64> {
        if let DeValue::Integer(number) = self.value.get_ref()
            && let Ok(number) = i64::from_str_radix(number.as_str(), number.radix())
        {
            return Some(number).filter(|_| !self.is_broken());
        }
        self.complain(self.wrong("a whole number").hint(wanted::number_hint(self.key, self.spelt(), example)), found);
        None
    }

    /// A day, or a complaint.
    pub fn date(&self, found: &mut Diagnostics) -> Option<Date> {
        if self.is_broken() {
            self.complain(self.wrong("a date").hint("write year-month-day, for example 2026-06-01"), found);
            return None;
        }
        match self.value.get_ref() {
            DeValue::Datetime(moment) if moment.time.is_none() => {
                let day = moment.date.and_then(|date| Date::new(date.year, date.month, date.day));
                if day.is_none() {
                    found.push(match moment.date.map(|date| date.year) {
                        Some(year) if !(1900..=2999).contains(&year) => syntax::distant_date(self.at(), year),
                        _ => syntax::impossible_date(self.at(), self.spelt()),
                    });
                }
                day
            }
            DeValue::Datetime(moment) => {
                let complaint = self.wrong("a day without a time");
                found.push(match moment.date {
                    Some(date) => complaint.hint(format!("write {date}")),
                    None => complaint.hint("write year-month-day, for example 2026-06-01"),
                });
                None
            }
            DeValue::String(text) if Date::parse(text).is_some() => {
                found.push(self.wrong("a date").hint(format!("write {text} without quotation marks")));
                None
            }
            _ => {
                found.push(self.wrong("a date").hint("write year-month-day without quotation marks, for example 2026-06-01"));
                None
            }
        }
    }

    /// The items of a list, or a complaint; `example` is what to type.
    pub fn items(&self, example: &str, found: &mut Diagnostics) -> Option<Vec<Value<'a>>> {
        if let DeValue::Array(items) = self.value.get_ref() {
            return Some(items.iter().map(|value| Value { value, ..*self }).collect());
        }
        self.complain(self.wrong("a list in square brackets").hint(format!("write {example}")), found);
        None
    }

    /// A table, or a complaint; `example` is what to type.
    pub fn table(&self, called: &'static str, example: &str, found: &mut Diagnostics) -> Option<Table<'a>> {
        if let Some(table) = self.as_table(called) {
            return Some(table);
        }
        self.complain(self.wrong("a table of keys").hint(format!("write {example}")), found);
        None
    }

    /// A table, if it is one.
    #[must_use]
    pub fn as_table(&self, called: &'static str) -> Option<Table<'a>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Some(Table::new(self.source, table, self.at(), called)),
            _ => None,
        }
    }

    /// The tables of `[[key]]`, those that are tables, at least one; complaints of the others.
    pub fn tables(&self, called: &'static str, header: &str, found: &mut Diagnostics) -> Vec<Table<'a>> {
        let example = format!("write a header [[{header}]] and its keys below it");
        let DeValue::Array(items) = self.value.get_ref() else {
            let complaint = self.wrong("a list of tables");
            let hint = if self.spelt().starts_with('[') {
                format!("write the header with two brackets on each side: [[{header}]]")
            } else if self.is_within_header() {
                format!("write [[{header}]] on a line above this one")
            } else {
                example
            };
            self.complain(complaint.hint(hint), found);
            // A header in single brackets clashes with every one that is written as it should be.
            let follows = syntax::is_set_twice(self.key);
            found.retract(|other| other.at.is_some_and(|at| at.file == self.source.file) && other.message == follows);
            return Vec::new();
        };
        if items.is_empty() {
            let message = format!("the list `{}` has no items", shortened(self.key));
            found.push(Diagnostic::error("empty-text", self.at(), message).hint(example));
        }
        let items = items.iter().map(|value| Value { value, ..*self });
        items.filter_map(|item| item.table(called, &format!("a header [[{header}]] above its keys"), found)).collect()
    }

    /// Whether it is a text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::String(_))
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Array(_))
    }

    /// The words of a text, without complaint of anything else.
    #[must_use]
    pub fn words(&self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }

    /// Whether it is `false`.
    #[must_use]
    pub fn is_false(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Boolean(false))
    }

    /// The complaint that something else was wanted.
    #[must_use]
    pub fn wrong(&self, wanted: &str) -> Diagnostic {
        let is = wanted::type_name(self.value.get_ref());
        Diagnostic::error("wrong-type", self.at(), format!("`{}` must be {wanted}", shortened(self.key)))
            .label(format!("this is {is}"))
    }

    /// Whether it comes about by a header that names what it holds.
    fn is_within_header(&self) -> bool {
        let before = self.source.text.get(..self.value.span().start).unwrap_or("");
        before.rsplit('\n').next().unwrap_or("").trim_start().starts_with('[')
    }

    /// The key, where the value is not an item of its list.
    fn assigned(&self) -> Option<&'a str> {
        let before = self.source.text.get(..self.value.span().start)?;
        before.trim_end().ends_with('=').then_some(self.key)
    }

    fn is_scalar(&self) -> bool {
        !matches!(self.value.get_ref(), DeValue::Array(_) | DeValue::Table(_))
    }

    fn spelt(&self) -> &'a str {
        self.source.text.get(self.value.span()).unwrap_or("")
    }
}

/// A name of the author's, cut where it would drown the message.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn origin(file: FileId, span: Range<usize>) -> Origin {
    let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Origin { file, start: place(span.start), end: place(span.end) }
}
