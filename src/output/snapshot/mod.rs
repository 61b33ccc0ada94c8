//! Pages → stable text.
//!
//! In: finished [`Pages`]. Out: what stands where, a line for each thing, so that a moved line break shows in a diff as a changed line of
//! text. [`text`] is the layout itself; [`metrics`], [`hyphens`] and [`ends_in_words`] are
//! reports for people who judge the setting.
//!
//! A line names what it is, where (points from the upper left corner of the trimmed page; of words, the left end of their baseline),
//! how it is printed, whose it is, and what it says. Runs that follow each other on one line in one style are one line here. A hyphen
//! that only the line end made is shown as `-¬`.

mod ends;
mod lines;
mod names;
mod report;
#[cfg(test)]
mod tests;

use std::fmt::{self, Write as _};

use crate::design::structure::{Entry, NodeId, Target, Tree};
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Point, Rect};
use crate::layout::page::{Artifact, Content, GlyphRun, Item, Owner, Page, PageEnd, Pages, Path, Segment};
use crate::layout::preflight::Proven;

pub use ends::{Ended, ends, ends_in_words};
pub use report::{hyphens, metrics};

/// The whole layout as text.
#[must_use]
pub fn text(pages: &Proven) -> String {
    let mut out = String::new();
    // Writing into a `String` cannot fail.
    let _ = write_document(pages, &mut out);
    out
}

fn write_document(pages: &Pages, out: &mut String) -> fmt::Result {
    let properties = &pages.properties;
    writeln!(out, "document {}", properties.name)?;
    writeln!(out, "title    {}", properties.title)?;
    writeln!(out, "language {}", properties.language)?;
    writeln!(out, "date     {}", properties.date)?;
    writeln!(out, "pages    {}", pages.pages.len())?;
    for bookmark in &pages.bookmarks {
        let indent = "  ".repeat(usize::from(bookmark.level.saturating_sub(1)));
        writeln!(out, "bookmark {indent}{} → page {} at {}", bookmark.title, bookmark.page + 1, bookmark.top)?;
    }
    pages.pages.iter().enumerate().try_for_each(|(place, page)| write_page(pages, place + 1, page, out))
}

fn write_page(pages: &Pages, place: usize, page: &Page, out: &mut String) -> fmt::Result {
    let end = match page.ended {
        PageEnd::Document => "the document ends",
        PageEnd::Declared => "the next part starts a page",
        PageEnd::Chosen(_) => "full",
    };
    writeln!(out, "\npage {place}, numbered {}, {} × {}: {end}", page.number, page.trim.width, page.trim.height)?;
    let mut items = page.items.iter().peekable();
    while let Some(item) = items.next() {
        match &item.content {
            Content::Glyphs(run) => {
                let mut words = String::from(&*run.text);
                let mut left = run.origin.x;
                while let Some(next) = items.next_if(|next| same_line(item.owner, run, next)) {
                    if let Content::Glyphs(more) = &next.content {
                        words.push_str(&more.text);
                        left = left.min(more.origin.x);
                    }
                }
                write_words(pages, item.owner, run, Point { x: left, y: run.origin.y }, &words, out)?;
            }
            Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) | Content::Link(_) | Content::Field(..) => {
                write_thing(pages, item, out)?;
            }
        }
    }
    Ok(())
}

/// Whether an item goes on with the words of a run, on its line and in its style.
fn same_line(owner: Owner, run: &GlyphRun, next: &Item) -> bool {
    match &next.content {
        Content::Glyphs(more) => {
            next.owner == owner
                && more.origin.y == run.origin.y
                && (more.face, more.size, more.ink) == (run.face, run.size, run.ink)
        }
        Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) | Content::Link(_) | Content::Field(..) => false,
    }
}

fn write_words(pages: &Pages, owner: Owner, run: &GlyphRun, at: Point, words: &str, out: &mut String) -> fmt::Result {
    let face = pages.fonts.faces().get(run.face.index()).map_or("?", |face| face.name.as_str());
    let whose = whose(&pages.tree, owner);
    writeln!(out, "text    {} {face} {} {} {whose} | {}", position(at), run.size, ink(run.ink), readable(words))
}

fn write_thing(pages: &Pages, item: &Item, out: &mut String) -> fmt::Result {
    let whose = whose(&pages.tree, item.owner);
    match &item.content {
        Content::Glyphs(_) => Ok(()),
        Content::Fill(path, colour) => writeln!(out, "fill    {} {} {whose}", shape(path), ink(*colour)),
        Content::Stroke(path, stroke) => {
            let dash = if stroke.dash.is_some() { " dashed" } else { "" };
            writeln!(out, "rule    {} {} wide{dash} {} {whose}", shape(path), stroke.width, ink(stroke.ink))
        }
        Content::Picture(which, area) => {
            let size = pages.pictures.get(*which).map_or((0, 0), |picture| (picture.width, picture.height));
            writeln!(out, "picture {} {} × {} pixels {whose}{}", extent(*area), size.0, size.1, spoken(&pages.tree, item.owner))
        }
        Content::Link(area) => writeln!(out, "link    {} {whose}{}", extent(*area), target(&pages.tree, item.owner)),
        Content::Field(area, look) => {
            let entry = match node(item.owner).and_then(|id| pages.tree.node(id).entry) {
                Some(Entry::Tick) => "tick".to_owned(),
                Some(Entry::Lines(lines)) => format!("{lines} lines"),
                None => "nothing".to_owned(),
            };
            let spoken = spoken(&pages.tree, item.owner);
            writeln!(out, "field   {} {entry} {} {whose}{spoken}", extent(*area), ink(look.ink))?;
            match look.rules {
                Some(rules) => {
                    rules.areas(*area).try_for_each(|rule| writeln!(out, "fill    {} {} {whose}", extent(rule), ink(rules.ink)))
                }
                None => Ok(()),
            }
        }
    }
}

fn position(at: Point) -> String {
    format!("{:>7} {:>7}", at.x.to_string(), at.y.to_string())
}

fn extent(area: Rect) -> String {
    format!("{} {} × {}", position(Point { x: area.x, y: area.y }), area.width, area.height)
}

/// The box around a shape, and of how many steps it is made unless it is a plain line or rectangle.
fn shape(path: &Path) -> String {
    let points: Vec<Point> = path
        .0
        .iter()
        .flat_map(|segment| match *segment {
            Segment::Move(point) | Segment::Line(point) => vec![point],
            Segment::Curve(one, two, end) => vec![one, two, end],
            Segment::Close => vec![],
        })
        .collect();
    let left = points.iter().map(|point| point.x).min().unwrap_or_default();
    let right = points.iter().map(|point| point.x).max().unwrap_or_default();
    let top = points.iter().map(|point| point.y).min().unwrap_or_default();
    let bottom = points.iter().map(|point| point.y).max().unwrap_or_default();
    let around = extent(Rect { x: left, y: top, width: right - left, height: bottom - top });
    let is_plain =
        path.0.len() <= 2 || *path == Path::rectangle(Rect { x: left, y: top, width: right - left, height: bottom - top });
    if is_plain { around } else { format!("{around} shape of {}", path.0.len()) }
}

fn ink(ink: Ink) -> String {
    match ink {
        Ink::Rgb(rgb) => rgb.to_string(),
        Ink::Cmyk(cmyk) => format!("c{} m{} y{} k{}", cmyk.cyan, cmyk.magenta, cmyk.yellow, cmyk.black),
        Ink::Spot(share) => format!("spot {share}"),
        Ink::Registration => "registration".to_owned(),
    }
}

fn node(owner: Owner) -> Option<NodeId> {
    match owner {
        Owner::Node(id) => Some(id),
        Owner::Artifact(_) => None,
    }
}

fn whose(tree: &Tree, owner: Owner) -> &'static str {
    match owner {
        Owner::Node(id) => names::of_role(tree.node(id).role),
        Owner::Artifact(Artifact::Head) => "(head)",
        Owner::Artifact(Artifact::Foot) => "(foot)",
        Owner::Artifact(Artifact::Layout) => "(layout)",
        Owner::Artifact(Artifact::Background) => "(background)",
    }
}

fn spoken(tree: &Tree, owner: Owner) -> String {
    let words = node(owner).and_then(|id| tree.node(id).alternative.as_deref());
    words.map_or_else(String::new, |words| format!(" | {words}"))
}

fn target(tree: &Tree, owner: Owner) -> String {
    match node(owner).and_then(|id| tree.node(id).target.as_ref()) {
        Some(Target::Address(address)) => format!(" → {address}"),
        Some(Target::Node(id)) => match &tree.node(*id).anchor {
            Some(anchor) => format!(" → {anchor}"),
            None => format!(" → {}", names::of_role(tree.node(*id).role)),
        },
        None => String::new(),
    }
}

/// Words as a diff shows them: the hyphen of a line end marked, marks of direction and other invisible signs spelt out.
fn readable(words: &str) -> String {
    let shown = words.trim_end();
    let mut out = String::with_capacity(shown.len());
    let mut signs = shown.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\u{ad}' if signs.peek().is_none() => out.push_str("-¬"),
            '\u{ad}' => {}
            '\u{a0}' => out.push('⍽'),
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {
                let _ = write!(out, "⟨{:04X}⟩", u32::from(sign));
            }
            other => out.push(other),
        }
    }
    out
}
