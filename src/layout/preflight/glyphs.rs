//! Within a run: the glyphs say its text, none is guessed, and all lie where words may stand.

use unicode_segmentation::UnicodeSegmentation;

use crate::design::structure::{NodeId, Role, Tree};
use crate::foundation::diagnostic::{Diagnostics, Origin};
use crate::foundation::geometry::{Direction, Length, Point, Rect};
use crate::foundation::ignorable::is_ignorable;
use crate::layout::page::{Content, GlyphRun, Owner, Page, Pages};

use super::fault::{FOREIGN, GUESSED, LOST, OUT_OF_ORDER, OUTSIDE, fault, origin_in, quoted};

/// What sums of rounded advances may differ by: a twentieth of a point, less than a hair on paper.
const SLACK: Length = Length::centipoints(5);

/// No ligature of the faces we ship joins more letters (the Arabic name of God joins four); a longer cluster has lost glyphs.
const LONGEST_CLUSTER: usize = 4;

pub(super) fn inspect(pages: &Pages, found: &mut Diagnostics) {
    let unbound = unbound(&pages.tree);
    for (place, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let area = match item.owner {
                Owner::Node(id) if !unbound.get(id.index()).copied().unwrap_or(false) => page.type_area,
                Owner::Node(_) | Owner::Artifact(_) => trim_area(page),
            };
            match &item.content {
                Content::Glyphs(run) => {
                    let at = |start, end| origin_of(&pages.tree, item.owner, run, start, end);
                    inspect_glyphs(run, &at, found);
                    inspect_clusters(run, &at, found);
                    inspect_area(pages, run, area, place + 1, &at, found);
                }
                Content::Field(rect, ..) | Content::Link(rect) => {
                    if !trim_area(page).contains(*rect, SLACK) {
                        let at = node_of(item.owner).and_then(|id| origin_in(&pages.tree, id, 0, 1));
                        found.push(fault(OUTSIDE, at, format!("an active area lies outside page {}", place + 1)));
                    }
                }
                Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) => {}
            }
        }
    }
}

/// For each node, whether its words may stand anywhere on the page: those of a cover, and of a colophon, which may stand in the foot.
fn unbound(tree: &Tree) -> Vec<bool> {
    let mut unbound: Vec<bool> = Vec::with_capacity(tree.nodes().len());
    for node in tree.nodes() {
        let above = node.parent.and_then(|parent| unbound.get(parent.index()).copied()).unwrap_or(false);
        unbound.push(above || matches!(node.role, Role::Cover | Role::Colophon));
    }
    unbound
}

fn trim_area(page: &Page) -> Rect {
    Rect { x: Length::ZERO, y: Length::ZERO, width: page.trim.width, height: page.trim.height }
}

fn node_of(owner: Owner) -> Option<NodeId> {
    match owner {
        Owner::Node(id) => Some(id),
        Owner::Artifact(_) => None,
    }
}

fn origin_of(tree: &Tree, owner: Owner, run: &GlyphRun, start: usize, end: usize) -> Option<Origin> {
    match run.words {
        Some((id, first)) => origin_in(tree, id, first as usize + start, first as usize + end),
        None => node_of(owner).and_then(|id| origin_in(tree, id, 0, 1)),
    }
}

fn inspect_glyphs(run: &GlyphRun, at: &dyn Fn(usize, usize) -> Option<Origin>, found: &mut Diagnostics) {
    if let Some(guessed) = run.glyphs.iter().find(|glyph| glyph.id == 0) {
        let start = guessed.cluster as usize;
        let sign = run.text.get(start..).and_then(|rest| rest.graphemes(true).next()).unwrap_or_default();
        found.push(fault(GUESSED, at(start, start + sign.len()), format!("{} is drawn as an empty box", quoted(sign))));
    }
}

fn inspect_clusters(run: &GlyphRun, at: &dyn Fn(usize, usize) -> Option<Origin>, found: &mut Diagnostics) {
    let mut starts: Vec<usize> = run.glyphs.iter().map(|glyph| glyph.cluster as usize).collect();
    if run.direction == Direction::RightToLeft {
        starts.reverse();
        if run.text.split_whitespace().nth(1).is_some() {
            found.push(fault(OUT_OF_ORDER, at(0, run.text.len()), format!("{} is read backwards", quoted(&run.text))));
        }
    }
    // What is ignorable has no glyph: the first cluster may begin behind it.
    let Some(printed) = run.text.find(|sign| !is_ignorable(sign)) else {
        if !run.glyphs.is_empty() {
            found.push(fault(FOREIGN, at(0, 1), "signs are drawn that say nothing".to_owned()));
        }
        return;
    };
    let sound = starts.first().is_some_and(|first| *first <= printed)
        && starts.is_sorted()
        && starts.iter().all(|start| starts_character(&run.text, *start));
    if !sound {
        found.push(fault(LOST, at(0, run.text.len()), format!("the signs of {} do not say it", quoted(&run.text))));
        return;
    }
    let ends = starts.iter().skip(1).copied().chain([run.text.len()]);
    for (start, end) in starts.iter().copied().zip(ends).filter(|(start, end)| end - start > LONGEST_CLUSTER) {
        let letters =
            run.text.get(start..end).unwrap_or_default().trim_matches(|sign: char| sign.is_whitespace() || is_ignorable(sign));
        if letters.graphemes(true).count() > LONGEST_CLUSTER {
            found.push(fault(LOST, at(start, end), format!("{} is drawn as a single sign", quoted(letters))));
        }
    }
}

fn starts_character(text: &str, byte: usize) -> bool {
    byte < text.len() && text.is_char_boundary(byte)
}

fn inspect_area(
    pages: &Pages,
    run: &GlyphRun,
    area: Rect,
    page: usize,
    at: &dyn Fn(usize, usize) -> Option<Origin>,
    found: &mut Diagnostics,
) {
    let Some(extent) = printed_extent(pages, run) else { return };
    // Where lines stand close, an em is a little taller than its line, most of all that of a face of another script.
    let tight = run.size / 20;
    let area = Rect { y: area.y - tight, height: area.height + tight * 2, ..area };
    if area.contains(extent, SLACK) {
        return;
    }
    let area = with_protrusion(area, run);
    if !area.contains(extent, SLACK) {
        let beyond = [area.x - extent.x, area.y - extent.y, extent.right() - area.right(), extent.bottom() - area.bottom()];
        let most = beyond.into_iter().max().unwrap_or(Length::ZERO);
        let message = format!("{} stands {most} pt outside its place on page {page}", quoted(&run.text));
        found.push(fault(OUTSIDE, at(0, run.text.len()), message));
    }
}

/// Punctuation at the edge of justified text protrudes: it may stand out of the area by up to half an em.
fn with_protrusion(area: Rect, run: &GlyphRun) -> Rect {
    let printed = run.text.trim();
    let protrudes =
        [printed.chars().next(), printed.chars().next_back()].into_iter().flatten().any(|sign| !sign.is_alphanumeric());
    let by = if protrudes { run.size / 2 } else { Length::ZERO };
    Rect { x: area.x - by, width: area.width + by * 2, ..area }
}

/// From the first printed sign to the last, spaces at both ends left out, one em high: the face's own share above and below the
/// baseline, scaled so that both make an em. (What a face declares beyond an em is leading, which layout allots by itself.)
fn printed_extent(pages: &Pages, run: &GlyphRun) -> Option<Rect> {
    let is_space =
        |cluster: u32| run.text.get(cluster as usize..).and_then(|rest| rest.chars().next()).is_none_or(char::is_whitespace);
    let first = run.glyphs.iter().position(|glyph| !is_space(glyph.cluster))?;
    let last = run.glyphs.iter().rposition(|glyph| !is_space(glyph.cluster))?;
    let before: Length = run.glyphs[..first].iter().map(|glyph| glyph.advance()).sum();
    let width: Length = run.glyphs[first..=last].iter().map(|glyph| glyph.advance()).sum();
    let (above, below) = match pages.fonts.faces().get(run.face.index()).map(|face| face.metrics) {
        Some(metrics) => (i64::from(metrics.ascender.max(0)), i64::from(-metrics.descender.min(0))),
        None => (3, 1),
    };
    let ascent = if above + below == 0 { run.size } else { run.size.ratio(above, above + below) };
    let Point { x, y } = run.origin;
    Some(Rect { x: x + before, y: y - ascent, width, height: run.size })
}
