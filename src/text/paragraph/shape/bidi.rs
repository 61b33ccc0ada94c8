//! In which direction each byte of a paragraph runs.
//!
//! In: the text, the base direction, and spans in other languages. Out: embedding levels (even: left to right); for what is shown by
//! other programs, the text with the marks that make them show the same.
//!
//! Source: Unicode Standard Annex #9, which is followed wherever a sentence is all Arabic, all Hebrew or all Latin. It departs from what a
//! reader means where numbers are:
//!
//! - A number before a Latin word is taken for a part of the Arabic text (N1: a number counts as right-to-left), so that `5 mg` comes out
//!   as `mg 5`; `-20 °C` loses its minus to the other end, `A+` its plus, `(800) 955-2292` its order (W4 to W6 know single separators only);
//!   telephone numbers and ranges are turned round group by group (`+00 123 456 789` as `789 456 123 00+`, `6–8` as `8–6`).
//! - Numbers isolated by themselves repair that and break what W7 had made right: `19-COVID`.
//!
//! So every *sequence* (see `sequences`) of a number with what belongs to it is isolated as a whole, as an author could do with U+2066
//! and U+2069 (rules X5a to X6a). Between sequences the sentence around goes on in its own order: in right-to-left text the parts of
//! `COVID-19, SPF 30` follow each other from the right, where N1 would have made one Latin run of them. Within left-to-right text a sequence
//! of words is a part of that text, not of a Hebrew word beside it, and gets U+200E at both ends instead.
//!
//! A span in a language of the other direction is isolated with its own direction, as `dir` does in HTML. An author's own isolates are
//! kept, and decide which direction is around.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use crate::foundation::geometry::Direction;
use crate::text::paragraph::setting::SpanStyle;
use crate::text::paragraph::shape::sequences::{self, SequenceKind};
use crate::text::paragraph::words::tokens;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// A mark of direction to be read at a byte, before what stands there.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
struct DirectionMark {
    at: usize,
    sign: char,
}

/// The level of every byte; `None` where all of the text runs left to right.
pub(in crate::text::paragraph) fn levels(text: &str, spans: &[SpanStyle], base: Direction) -> Option<Vec<u8>> {
    if runs_left_to_right(text, base) {
        return None;
    }
    let (marked, places) = marked(text, &marks(text, spans, base));
    let level = level(base);
    let info = ParagraphBidiInfo::new(&marked, Some(level));
    Some(places.iter().map(|place| info.levels.get(*place).copied().unwrap_or(level).number()).collect())
}

/// A text for programs that show it by plain UAX #9, whatever base direction they choose: with marks of direction where it would come
/// out in another order than on a page.
#[must_use]
pub fn for_plain_display(text: &str, base: Direction) -> Cow<'_, str> {
    if runs_left_to_right(text, base) {
        return Cow::Borrowed(text);
    }
    let (marked, places) = marked(text, &marks(text, &[], base));
    let own: Vec<usize> = (0..text.len()).collect();
    let right = order(text, &marked, &places, Some(level(base)));
    let plain = [Some(level(base)), None].iter().all(|base| order(text, text, &own, *base) == right);
    if plain { Cow::Borrowed(text) } else { Cow::Owned(marked) }
}

/// The characters of a text from left to right, as the marked text shows them.
fn order(text: &str, marked: &str, places: &[usize], base: Option<Level>) -> Vec<usize> {
    let info = ParagraphBidiInfo::new(marked, base);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let levels: Vec<Level> = starts.iter().map(|at| info.levels[places[*at]]).collect();
    ParagraphBidiInfo::reorder_visual(&levels)
}

fn runs_left_to_right(text: &str, base: Direction) -> bool {
    // U+0590 and all that follows begin with such bytes in UTF-8; most texts have none.
    let may_turn = || text.bytes().any(|byte| byte >= 0xd6) && text.chars().any(turns);
    base == Direction::LeftToRight && !may_turn()
}

fn level(base: Direction) -> Level {
    match base {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    }
}

/// A text with marks, and where each of its bytes stands in it.
fn marked(text: &str, marks: &[DirectionMark]) -> (String, Vec<usize>) {
    let mut marked = String::with_capacity(text.len() + 3 * marks.len());
    let mut places = Vec::with_capacity(text.len());
    let mut done = 0;
    let mut copy = |range: Range<usize>, marked: &mut String| {
        places.extend((0..range.len()).map(|offset| marked.len() + offset));
        marked.push_str(&text[range]);
    };
    for mark in marks {
        copy(done..mark.at, &mut marked);
        marked.push(mark.sign);
        done = mark.at;
    }
    copy(done..text.len(), &mut marked);
    debug_assert_eq!(places.len(), text.len(), "every byte has a place");
    (marked, places)
}

/// All marks, in order.
fn marks(text: &str, spans: &[SpanStyle], base: Direction) -> Vec<DirectionMark> {
    let mut found = Vec::new();
    let mut spans = spans.iter().peekable();
    let mut at = 0;
    while at < text.len() {
        let language = spans.peek().and_then(|span| span.language.as_ref());
        let mut end = if spans.peek().is_none() { text.len() } else { at };
        while let Some(span) = spans.next_if(|span| span.language.as_ref() == language) {
            end = (span.end as usize).min(text.len());
        }
        let own = language.map_or(base, crate::text::paragraph::shape::itemise::direction);
        let turned = own != base && is_balanced(&text[at..end]);
        if turned {
            let sign = if own == Direction::LeftToRight { LEFT_TO_RIGHT_ISOLATE } else { RIGHT_TO_LEFT_ISOLATE };
            found.push(DirectionMark { at, sign });
        }
        mark_sequences(text, at..end, if turned { own } else { base }, &mut found);
        if turned {
            found.push(DirectionMark { at: end, sign: END_OF_ISOLATE });
        }
        at = end;
    }
    debug_assert!(found.is_sorted_by_key(|mark| mark.at), "marks of direction stand in order");
    debug_assert!(found.iter().all(|mark| text.is_char_boundary(mark.at)), "marks of direction stand between characters");
    found
}

/// Whether every isolate of the author's ends in the text, and none that began before.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0;
    let never_below = text.chars().all(|c| {
        depth += i32::from(is_isolate(c)) - i32::from(c == END_OF_ISOLATE);
        depth >= 0
    });
    never_below && depth == 0
}

fn is_isolate(c: char) -> bool {
    matches!(c, LEFT_TO_RIGHT_ISOLATE | RIGHT_TO_LEFT_ISOLATE | FIRST_STRONG_ISOLATE)
}

/// Marks the sequences between an author's isolates, each by the direction around it.
fn mark_sequences(text: &str, range: Range<usize>, base: Direction, found: &mut Vec<DirectionMark>) {
    let mut around = vec![base];
    let mut start = range.start;
    for (at, c) in text[range.clone()].char_indices().filter(|(_, c)| is_isolate(*c) || *c == END_OF_ISOLATE) {
        let here = around.last().copied().unwrap_or(base);
        mark_stretch(text, start..range.start + at, here, found);
        start = range.start + at + c.len_utf8();
        match c {
            LEFT_TO_RIGHT_ISOLATE => around.push(Direction::LeftToRight),
            RIGHT_TO_LEFT_ISOLATE => around.push(Direction::RightToLeft),
            FIRST_STRONG_ISOLATE => around.push(first_strong(&text[start..range.end])),
            _ if around.len() > 1 => _ = around.pop(),
            _ => {}
        }
    }
    mark_stretch(text, start..range.end, around.last().copied().unwrap_or(base), found);
}

fn mark_stretch(text: &str, range: Range<usize>, around: Direction, found: &mut Vec<DirectionMark>) {
    let stretch = &text[range.clone()];
    if runs_left_to_right(stretch, around) {
        return;
    }
    for sequence in sequences::find(stretch, &tokens::find(stretch)) {
        let [before, after] = match (around, sequence.kind) {
            (Direction::RightToLeft, _) | (_, SequenceKind::Figures) => [LEFT_TO_RIGHT_ISOLATE, END_OF_ISOLATE],
            (Direction::LeftToRight, SequenceKind::Words) => [LEFT_TO_RIGHT_MARK; 2],
        };
        found.push(DirectionMark { at: range.start + sequence.start, sign: before });
        found.push(DirectionMark { at: range.start + sequence.end, sign: after });
    }
}

/// Rules P2 and P3, up to the end of the isolate.
fn first_strong(text: &str) -> Direction {
    let mut depth = 0;
    for c in text.chars() {
        match bidi_class(c) {
            BidiClass::L if depth == 0 => return Direction::LeftToRight,
            BidiClass::R | BidiClass::AL if depth == 0 => return Direction::RightToLeft,
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
            BidiClass::PDI if depth == 0 => break,
            BidiClass::PDI => depth -= 1,
            _ => {}
        }
    }
    Direction::LeftToRight
}

/// Whether a character may bring right-to-left text: Hebrew, Arabic and their neighbours, and the controls of direction.
fn turns(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08ff | 0x200f | 0x202b | 0x202e | 0x2067 | 0x2068 | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

/// The visual order of runs with these levels (rule L2): the run at each place, from the left.
pub(in crate::text::paragraph) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> = levels.iter().map(|level| Level::new(*level).unwrap_or_else(|_| Level::ltr())).collect();
    ParagraphBidiInfo::reorder_visual(&levels)
}
