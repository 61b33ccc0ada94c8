//! Two reports on how a document is set, for people who judge it.

use std::fmt::{self, Write as _};

use crate::design::structure::Role;
use crate::foundation::geometry::Length;
use crate::layout::page::{Content, Owner, Page, PageEnd, Pages};
use crate::layout::preflight::Proven;

use super::lines::{Line, lines};

/// Lines, hyphens, word spaces, last lines and how full the pages are, a line of text each.
#[must_use]
pub fn metrics(pages: &Proven) -> String {
    let mut out = String::new();
    // Writing into a `String` cannot fail.
    let _ = write_metrics(pages, &mut out);
    out
}

/// Every word that is broken at a line end, with its page, and how many broken lines follow each other.
#[must_use]
pub fn hyphens(pages: &Proven) -> String {
    let mut out = String::new();
    let _ = write_hyphens(pages, &mut out);
    out
}

pub(super) fn write_metrics(pages: &Pages, out: &mut String) -> fmt::Result {
    let lines = lines(pages);
    let hyphens = lines.iter().filter(|line| line.broken_word(&pages.tree).is_some()).count();
    writeln!(out, "document        {}", pages.properties.name)?;
    writeln!(out, "pages           {}", pages.pages.len())?;
    writeln!(out, "lines           {}", lines.len())?;
    writeln!(out, "hyphens         {hyphens}")?;
    writeln!(out, "ladders         {}", ladders(pages, &lines))?;
    writeln!(out, "word spaces     {}", word_spaces(&lines))?;
    writeln!(out, "shortest last   {}", shortest_last_line(&lines))?;
    writeln!(out, "page ends       {}", page_ends(pages, &lines))?;
    for (place, page) in pages.pages.iter().enumerate() {
        writeln!(out, "page {:>3} filled {:>3} %", place + 1, fill(page))?;
    }
    Ok(())
}

pub(super) fn write_hyphens(pages: &Pages, out: &mut String) -> fmt::Result {
    let lines = lines(pages);
    writeln!(out, "document {}", pages.properties.name)?;
    let mut count = 0;
    for line in &lines {
        if let Some(broken) = line.broken_word(&pages.tree) {
            count += 1;
            writeln!(out, "page {:>3}  {}", line.page, broken.word)?;
        }
    }
    writeln!(out, "hyphens  {count} in {} lines", lines.len())?;
    writeln!(out, "ladders  {}", ladders(pages, &lines))
}

/// How many stacks of broken lines there are of each height above one: `2 of 2 lines, 1 of 3 lines`.
fn ladders(pages: &Pages, lines: &[Line<'_>]) -> String {
    let mut heights = std::collections::BTreeMap::<usize, usize>::new();
    let mut height = 0;
    for (place, line) in lines.iter().enumerate() {
        let goes_on = place > 0 && lines[place - 1].node == line.node;
        let broken = line.broken_word(&pages.tree).is_some();
        if !(goes_on && broken) && height > 1 {
            *heights.entry(height).or_default() += 1;
        }
        height = match (broken, goes_on) {
            (true, true) => height + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
    }
    if height > 1 {
        *heights.entry(height).or_default() += 1;
    }
    if heights.is_empty() {
        return "none".to_owned();
    }
    heights.iter().map(|(height, count)| format!("{count} of {height} lines")).collect::<Vec<_>>().join(", ")
}

/// Least, 95th percentile and widest space between words, in thousandths of an em of the type it stands in.
fn word_spaces(lines: &[Line<'_>]) -> String {
    let mut spaces: Vec<i64> = lines
        .iter()
        .flat_map(Line::spaces)
        .filter(|space| !space.at_end && space.size > Length::ZERO)
        .map(|space| (space.width.units() * 1000 + space.size.units() / 2).div_euclid(space.size.units()))
        .collect();
    spaces.sort_unstable();
    let at = |per_cent: usize| spaces.get((spaces.len() * per_cent).div_ceil(100).saturating_sub(1));
    match (spaces.first(), at(95), spaces.last()) {
        (Some(least), Some(common), Some(most)) => {
            let em = |thousandths: &i64| format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
            format!("{} least, {} at 95 %, {} widest (em, {} of them)", em(least), em(common), em(most), spaces.len())
        }
        _ => "none".to_owned(),
    }
}

/// Of all paragraphs of more than one line.
fn shortest_last_line(lines: &[Line<'_>]) -> String {
    let is_paragraph = |line: &Line<'_>| matches!(line.role, Role::Paragraph | Role::Lead | Role::ItemBody | Role::RowText);
    let ends = lines.iter().enumerate().filter(|(place, line)| {
        let goes_on = lines.get(place + 1).is_some_and(|next| next.node == line.node);
        let has_more = *place > 0 && lines[place - 1].node == line.node;
        is_paragraph(line) && has_more && !goes_on
    });
    match ends.map(|(_, line)| (line.width(), line)).min_by_key(|(width, _)| *width) {
        Some((width, line)) => {
            let words: String = line.runs.iter().map(|run| &*run.text).collect();
            format!("{width} pt on page {}: {}", line.page, words.trim_end())
        }
        None => "no paragraph of more than one line".to_owned(),
    }
}

/// A last page filled less than this many hundredths is nearly empty.
const NEARLY_EMPTY: i64 = 20;

/// What a careful typesetter never lets stand: pages that end within a word, lines of a paragraph alone on a page, nearly empty last
/// pages of what takes several.
fn page_ends(pages: &Pages, lines: &[Line<'_>]) -> String {
    let goes_on = |page: &Page| matches!(page.ended, PageEnd::Chosen(_));
    let within_a_word = pages.pages.iter().enumerate().filter(|(place, page)| {
        let last = lines.iter().rfind(|line| line.page == place + 1);
        goes_on(page) && last.is_some_and(|line| line.broken_word(&pages.tree).is_some())
    });
    let nearly_empty = pages.pages.windows(2).filter(|pair| {
        let [before, page] = pair else { return false };
        let height = page.type_area.height;
        goes_on(before) && !goes_on(page) && (height - page.fill.white) * 100 < height * NEARLY_EMPTY
    });
    format!(
        "{} within a word, {} beside a line alone, {} nearly empty last pages",
        within_a_word.count(),
        lines_alone(lines),
        nearly_empty.count()
    )
}

/// How often a page holds a single line of words that go on before or after it.
fn lines_alone(lines: &[Line<'_>]) -> usize {
    let of_node = lines.chunk_by(|one, other| one.node == other.node);
    let alone = of_node.map(|lines| {
        let pages: Vec<usize> = lines.chunk_by(|one, other| one.page == other.page).map(<[_]>::len).collect();
        if pages.len() > 1 { pages.iter().filter(|count| **count == 1).count() } else { 0 }
    });
    alone.sum()
}

/// How far down the type area the lowest baseline of a page stands.
fn fill(page: &Page) -> i64 {
    let lowest = page
        .items
        .iter()
        .filter_map(|item| match (item.owner, &item.content) {
            (Owner::Node(_), Content::Glyphs(run)) => Some(run.origin.y),
            (Owner::Node(_), Content::Picture(_, area) | Content::Field(area, ..)) => Some(area.bottom()),
            (Owner::Node(_), Content::Fill(..) | Content::Stroke(..) | Content::Link(_)) | (Owner::Artifact(_), _) => None,
        })
        .max();
    let height = page.type_area.height.units();
    match lowest {
        Some(lowest) if height > 0 => ((lowest - page.type_area.y).units() * 100 + height / 2).div_euclid(height),
        _ => 0,
    }
}
