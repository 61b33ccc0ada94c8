//! In which direction each byte of a paragraph runs.
//!
//! In: the text and the base direction. Out: embedding levels (even: left to right).
//! Source: Unicode Standard Annex #9. Its algorithm alone shows `+00 123 456 789` in Arabic as `789 456 123 00+` and the range
//! `6–8` as `8–6`; so addresses and figures are isolated, as an author could do with U+2066 and U+2069 (rules X5a–X6a).

use unicode_bidi::{Level, ParagraphBidiInfo};

use super::tokens;
use crate::foundation::geometry::Direction;

const ISOLATE: char = '\u{2066}';
const END_OF_ISOLATE: char = '\u{2069}';

/// The level of every byte; `None` where all of the text runs left to right.
pub(super) fn levels(text: &str, base: Direction) -> Option<Vec<u8>> {
    // U+0590 and all that follows begin with such bytes in UTF-8; most texts have none.
    let may_turn = text.bytes().any(|byte| byte >= 0xd6);
    if base == Direction::LeftToRight && !(may_turn && text.chars().any(turns)) {
        return None;
    }
    let tokens = tokens::find(text);
    let mut marked = String::with_capacity(text.len() + 6 * tokens.len());
    let mut places = Vec::with_capacity(text.len());
    let mut at = 0;
    for token in tokens {
        copy(text, at..token.start, &mut marked, &mut places);
        marked.push(ISOLATE);
        copy(text, token.start..token.end, &mut marked, &mut places);
        marked.push(END_OF_ISOLATE);
        at = token.end;
    }
    copy(text, at..text.len(), &mut marked, &mut places);
    let level = match base {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let info = ParagraphBidiInfo::new(&marked, Some(level));
    Some(places.iter().map(|place| info.levels.get(*place).copied().unwrap_or(level).number()).collect())
}

fn copy(text: &str, range: std::ops::Range<usize>, marked: &mut String, places: &mut Vec<usize>) {
    places.extend((0..range.len()).map(|offset| marked.len() + offset));
    marked.push_str(&text[range]);
}

/// Whether a character may bring right-to-left text: Hebrew, Arabic and their neighbours, and the controls of direction.
fn turns(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08ff | 0x200f | 0x202b | 0x202e | 0x2067 | 0x2068 | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

/// The visual order of runs with these levels (rule L2): the run at each place, from the left.
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> = levels.iter().map(|level| Level::new(*level).unwrap_or_else(|_| Level::ltr())).collect();
    ParagraphBidiInfo::reorder_visual(&levels)
}
