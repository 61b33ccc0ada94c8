//! What holds of the lines of every passage, checked in debug builds where they leave this room.

use crate::foundation::geometry::Length;
use crate::text::font::Glyph;
use crate::text::paragraph::setting::{Line, LineEnd, Passage, Run};

/// Checks lines: they cover the passage from its first byte to its last, each with its runs in logical order and side by side, as wide
/// together as the line says.
pub(in crate::text::paragraph) fn check(passage: Passage<'_>, lines: &[Line]) {
    if !cfg!(debug_assertions) {
        return;
    }
    let mut done = 0;
    for (number, line) in lines.iter().enumerate() {
        debug_assert_eq!(line.start, done, "a line begins where the one before it ended");
        debug_assert!(line.start <= line.end && is_boundary(passage.text, line.end), "lines end between characters");
        let is_last = number + 1 == lines.len();
        debug_assert!(is_last || line.ended != LineEnd::Last, "only the last line ends with the text");
        done = line.end;
        check_line(passage, line);
    }
    debug_assert_eq!(done as usize, passage.text.len(), "the lines hold all of the text");
}

fn check_line(passage: Passage<'_>, line: &Line) {
    let text = &passage.text[line.start as usize..line.end as usize];
    let mut done = line.start;
    for run in &line.runs {
        debug_assert!(done <= run.start && run.start <= run.end && run.end <= line.end, "runs stand in logical order");
        debug_assert!(is_boundary(passage.text, run.start) && is_boundary(passage.text, run.end), "runs hold characters");
        let span = &passage.spans[run.span];
        // A mark stays with its base, in whatever span it stands.
        debug_assert!(span.start <= run.start && run.start < span.end, "a run begins in its span");
        let whole = |glyph: &Glyph| is_boundary(&run.text, glyph.cluster);
        debug_assert!(run.glyphs.iter().all(whole), "glyphs stand for characters of “{}”", run.text);
        debug_assert!(run.size > Length::ZERO, "type has a size");
        done = run.end;
    }
    let hyphen = line.runs.last().is_some_and(|run| run.text.ends_with('\u{ad}'));
    debug_assert!(line.ended != LineEnd::Hyphenated || hyphen, "a broken word shows its hyphen: “{text}”");
    let all: Length = line.runs.iter().map(width).sum();
    let has_space_at_end = text.ends_with(char::is_whitespace);
    debug_assert!(all == line.width || has_space_at_end && all > line.width, "runs are as wide as their line: “{text}”");
    let mut runs: Vec<&Run> = line.runs.iter().collect();
    runs.sort_by_key(|run| (run.x, width(run)));
    let side_by_side = runs.iter().zip(runs.iter().skip(1)).all(|(left, right)| left.x + width(left) == right.x);
    debug_assert!(side_by_side, "runs stand side by side: “{text}”");
}

fn width(run: &Run) -> Length {
    run.glyphs.iter().map(Glyph::advance).sum()
}

fn is_boundary(text: &str, byte: u32) -> bool {
    text.is_char_boundary(byte as usize)
}
