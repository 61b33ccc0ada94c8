//! The lines of a document's words, found again from their runs: runs of one node on one baseline of one page.

use crate::design::structure::{NodeId, Role, Tree};
use crate::foundation::geometry::Length;
use crate::layout::page::{Content, GlyphRun, Owner, Pages};

/// One line of one node's words.
pub(super) struct Line<'a> {
    /// The node whose words stand on the line.
    pub(super) node: NodeId,
    /// What the node is.
    pub(super) role: Role,
    /// The number of the page, counted from 1.
    pub(super) page: usize,
    /// The glyph runs of the line, in logical order.
    pub(super) runs: Vec<&'a GlyphRun>,
}

/// A line that ends within a word.
pub(super) struct Break {
    /// The whole word with `-` where it is broken.
    pub(super) word: String,
}

/// All lines of nodes, in reading order; artifacts are left out.
pub(super) fn lines(pages: &Pages) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (place, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let (Owner::Node(_), Content::Glyphs(run)) = (item.owner, &item.content) else { continue };
            let Some((node, _)) = run.words else { continue };
            let goes_on = lines.last_mut().filter(|line| {
                line.node == node && line.page == place + 1 && line.runs.last().is_some_and(|last| last.origin.y == run.origin.y)
            });
            match goes_on {
                Some(line) => line.runs.push(run),
                None => lines.push(Line { node, role: pages.tree.node(node).role, page: place + 1, runs: vec![run] }),
            }
        }
    }
    lines
}

impl Line<'_> {
    /// From the leftmost sign to the rightmost, without the space at the end.
    pub(super) fn width(&self) -> Length {
        let left = self.runs.iter().map(|run| run.origin.x).min().unwrap_or_default();
        let right = self.runs.iter().map(|run| run.origin.x + run.width()).max().unwrap_or_default();
        let trailing = self.spaces().last().filter(|space| space.at_end).map_or(Length::ZERO, |space| space.width);
        right - left - trailing
    }

    /// Where the line breaks a word, the word.
    pub(super) fn broken_word(&self, tree: &Tree) -> Option<Break> {
        let run = self.runs.last()?;
        let shown = run.text.strip_suffix('\u{ad}')?;
        let words = &tree.node(self.node).words.as_ref()?.text;
        // The run may leave out soft hyphens of the author, so its end is counted in signs that are printed.
        let start = run.words?.1 as usize;
        let printed = shown.chars().filter(|sign| *sign != '\u{ad}').count();
        let rest = words.get(start..)?;
        let end = start + rest.char_indices().filter(|(_, sign)| *sign != '\u{ad}').nth(printed).map_or(rest.len(), |(at, _)| at);
        let head = words.get(..end)?.rsplit(char::is_whitespace).next()?;
        let tail = words.get(end..)?.split(char::is_whitespace).next()?;
        let clean = |part: &str| part.replace('\u{ad}', "");
        Some(Break { word: format!("{}-{}", clean(head), clean(tail)) })
    }

    /// The word spaces of the line, in logical order.
    pub(super) fn spaces(&self) -> Vec<Space> {
        let mut spaces = Vec::new();
        for (place, run) in self.runs.iter().enumerate() {
            let is_last_run = place + 1 == self.runs.len();
            for glyph in &run.glyphs {
                let rest = run.text.get(glyph.cluster as usize..).unwrap_or_default();
                if rest.starts_with(' ') {
                    let at_end = is_last_run && rest.trim_end().is_empty();
                    spaces.push(Space { width: glyph.advance(), size: run.size, at_end });
                }
            }
        }
        spaces.sort_by_key(|space| space.at_end);
        spaces
    }
}

/// A space between two words.
pub(super) struct Space {
    /// How wide the space is.
    pub(super) width: Length,
    /// The type size of the words around it.
    pub(super) size: Length,
    /// Whether it is the one at the end of the line, which nobody sees.
    pub(super) at_end: bool,
}
