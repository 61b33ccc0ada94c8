//! `--explain`: why pages ended where they did, beside what was built.

use std::num::NonZeroUsize;

use serde_json::json;

use crate::foundation::geometry::Length;
use crate::layout::page::{PageEnd, Reason};
use crate::layout::preflight::Proven;

use super::arguments::Format;
use super::stages::{self, Ended};

/// Of which pages the end is explained.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Explained {
    /// No page is explained.
    Nothing,
    /// Every page is explained.
    EachPage,
    /// One page is explained; pages are counted from 1.
    OnePage(NonZeroUsize),
}

impl Explained {
    /// `--explain`, `--explain=3`, or nothing.
    pub(super) fn of(typed: Option<Option<NonZeroUsize>>) -> Explained {
        match typed {
            None => Explained::Nothing,
            Some(None) => Explained::EachPage,
            Some(Some(page)) => Explained::OnePage(page),
        }
    }
}

/// One document's pages, and why each ended.
#[derive(Debug)]
pub(super) struct Explanation {
    document: String,
    ends: Vec<Ended>,
}

impl Explanation {
    /// `None` where nothing of the document is to be explained.
    pub(super) fn of(pages: &Proven, explained: Explained) -> Option<Explanation> {
        let mut ends = match explained {
            Explained::Nothing => return None,
            Explained::EachPage | Explained::OnePage(_) => stages::ends(pages),
        };
        if let Explained::OnePage(page) = explained {
            ends.retain(|ended| ended.page == page.get());
        }
        (!ends.is_empty()).then(|| Explanation { document: pages.properties.name.clone(), ends })
    }

    /// As it is shown.
    pub(super) fn shown(&self, format: Format) -> String {
        let lines = |line: &dyn Fn(&Ended) -> String| self.ends.iter().map(line).collect::<String>();
        let document = &self.document;
        match format {
            Format::Human => format!("\n{document}\n") + &lines(&|ended| format!("{:>5}  {}\n", ended.page, ended.in_words())),
            Format::Short => lines(&|ended| format!("{document}: page {}: {}\n", ended.page, ended.in_words())),
            Format::Json => lines(&|ended| format!("{}\n", object(document, ended))),
        }
    }
}

/// Names of kinds are those of the library.
fn object(document: &str, ended: &Ended) -> serde_json::Value {
    let fill = ended.fill;
    let mut value = json!({
        "kind": "page-end", "document": document, "page": ended.page, "words": ended.in_words(),
        "white_mm": mm(fill.white), "taken_mm": mm(fill.taken), "yielding_mm": mm(fill.yielding),
    });
    let choice = match ended.ended {
        PageEnd::Document => return with(value, "end", "document"),
        PageEnd::Declared => return with(value, "end", "declared"),
        PageEnd::Chosen(choice) => choice,
    };
    let (reason, short, because) = match choice.next.reason {
        Reason::TooTall(short) => ("too-tall", Some(short), None),
        Reason::Held(keep, short) => ("held", Some(short), Some(keep.name())),
        Reason::KeptBack(kind, dearer) => {
            // Where there is no other way at all, no number says how much dearer it is.
            value["dearer"] = (dearer < i64::MAX).then_some(dearer).into();
            ("kept-back", None, Some(kind.name()))
        }
    };
    value["seam"] = choice.class.name().into();
    value["penalty"] = choice.penalty.into();
    value["next"] = json!({
        "words": ended.next, "needs_mm": mm(choice.next.needs), "left_mm": mm(choice.next.left),
        "short_mm": short.map(mm), "fate": reason, "because": because,
    });
    with(value, "end", "chosen")
}

fn with(mut value: serde_json::Value, key: &str, word: &str) -> serde_json::Value {
    value[key] = word.into();
    value
}

/// To a tenth.
fn mm(length: Length) -> f64 {
    (length.to_mm() * 10.0).round() / 10.0
}
