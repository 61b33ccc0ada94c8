//! Chunks → boxes, glue and penalties, with the byte at which a line ends for each piece.

use std::borrow::Cow;
use std::ops::Range;

use crate::foundation::geometry::Length;
use crate::text::paragraph::line::protrusion;
use crate::text::paragraph::linebreak::{Admission, FORBIDDEN, FORCED, Mark, Penalty, Piece};
use crate::text::paragraph::setting::{LineAlignment, Setting};
use crate::text::paragraph::shape::itemise::{Chunk, Kind};
use crate::text::paragraph::shape::joining;
use crate::text::paragraph::shape::shaped::{WordId, Words};
use crate::text::paragraph::words::opportunities::{Ending, Opportunity};
use crate::text::paragraph::words::shown::shown;

/// A passage, cut and shaped: what all later stages read.
pub(in crate::text::paragraph) struct Prepared<'p> {
    pub(in crate::text::paragraph) text: &'p str,
    pub(in crate::text::paragraph) setting: &'p Setting,
    pub(in crate::text::paragraph) chunks: Vec<Chunk>,
    /// The whole of each chunk, shaped.
    pub(in crate::text::paragraph) shaped: Vec<WordId>,
    /// Whether every character is shown; then a fragment is shown as it stands.
    pub(in crate::text::paragraph) all_shown: bool,
}

impl Prepared<'_> {
    /// The text between two bytes as it is shown.
    pub(in crate::text::paragraph) fn shown(&self, start: usize, end: usize) -> Cow<'_, str> {
        let text = &self.text[start..end];
        if self.all_shown { Cow::Borrowed(text) } else { shown(text) }
    }

    /// Shapes what stands between two bytes of a chunk on a line of its own bytes.
    pub(in crate::text::paragraph) fn word(
        &self,
        chunk: Chunk,
        part: Range<usize>,
        how: How,
        line: Range<usize>,
        words: &mut Words<'_>,
    ) -> WordId {
        let shown = self.fragment(part.start, part.end, how);
        let within = part.start - line.start..part.end - line.start;
        let beside = joining::neighbours(words.script(chunk.style), &self.text[line], within);
        words.word(chunk.style, &shown, beside)
    }

    /// The same, with the hyphen that a line end makes.
    pub(in crate::text::paragraph) fn fragment(&self, start: usize, end: usize, how: How) -> Cow<'_, str> {
        let plain = self.shown(start, end);
        if how == How::NewHyphen { (plain.into_owned() + "-").into() } else { plain }
    }
}

/// The pieces of a passage.
pub(in crate::text::paragraph) struct Assembly {
    pub(in crate::text::paragraph) pieces: Vec<Piece>,
    /// How a line ends at the piece.
    pub(in crate::text::paragraph) ends: Vec<End>,
}

/// How a line ends at a piece.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct End {
    /// The byte at which the next line starts.
    pub(in crate::text::paragraph) at: usize,
    pub(in crate::text::paragraph) how: How,
}

/// What ends a line.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum How {
    Plain,
    NewHyphen,
    Forced,
}

/// A place within a chunk where it may be broken.
#[derive(Copy, Clone, Debug)]
pub(in crate::text::paragraph) struct Point {
    /// The byte of the passage.
    pub(in crate::text::paragraph) at: usize,
    pub(in crate::text::paragraph) cost: i32,
    pub(in crate::text::paragraph) admission: Admission,
    pub(in crate::text::paragraph) ending: Ending,
}

/// Which places within a chunk become pieces. Each costs two shapings, so that only those are made that a line can end at.
#[derive(Copy, Clone)]
pub(in crate::text::paragraph) enum Scope<'s> {
    /// Those that are always admitted: no word is broken.
    NoWord,
    /// Up to an admission; words and addresses are broken only in chunks of which this is said to help.
    Reached(&'s [bool], Admission),
    /// Up to an admission.
    AllWords(Admission),
}

impl Scope<'_> {
    pub(in crate::text::paragraph) fn admits(self, chunk: usize, admission: Admission) -> bool {
        match self {
            Scope::NoWord => admission == Admission::Always,
            Scope::Reached(reached, most) => {
                admission <= most && (admission != Admission::Hyphenating || reached.get(chunk) == Some(&true))
            }
            Scope::AllWords(most) => admission <= most,
        }
    }
}

/// A space may shrink to 0.8 of its width and grow to 1.35.
pub(in crate::text::paragraph) const SHRINK: (i64, i64) = (20, 100);
pub(in crate::text::paragraph) const STRETCH: (i64, i64) = (35, 100);
/// Together with the spaces, letters of justified text may stand closer, or further apart, by so many thousandths of an em: less than an
/// eye sees, and as much on a whole line as half of what its spaces give.
pub(in crate::text::paragraph) const CLOSER: i64 = 3;
pub(in crate::text::paragraph) const APART: i64 = 4;

/// Makes the pieces. `points` adds the places within a chunk (by its number) that hyphens may take.
pub(in crate::text::paragraph) fn assemble(
    prepared: &Prepared<'_>,
    opportunities: &[Opportunity],
    scope: Scope<'_>,
    words: &mut Words<'_>,
    points: &mut dyn FnMut(usize, &mut Vec<Point>),
) -> Assembly {
    let room = prepared.chunks.len() * 2;
    let assembly = Assembly { pieces: Vec::with_capacity(room), ends: Vec::with_capacity(room) };
    let mut assembler = Assembler { prepared, opportunities, scope, words, assembly, next: 0, glue: None };
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(chunk) = prepared.chunks.get(at) {
        match chunk.kind {
            Kind::Word => {
                places.clear();
                points(at, &mut places);
                assembler.word(at, &mut places);
            }
            Kind::Space | Kind::FixedSpace => assembler.space(at),
            Kind::LineEnd => at = assembler.line_end(at),
        }
        at += 1;
    }
    assembler.assembly
}

struct Assembler<'p, 'w, 'a> {
    prepared: &'p Prepared<'p>,
    opportunities: &'p [Opportunity],
    scope: Scope<'p>,
    words: &'w mut Words<'a>,
    assembly: Assembly,
    /// The first opportunity that is not behind.
    next: usize,
    /// The last one made: spaces are mostly alike.
    glue: Option<Piece>,
}

impl<'p> Assembler<'p, '_, '_> {
    fn push(&mut self, piece: Piece, at: usize, how: How) {
        self.assembly.pieces.push(piece);
        self.assembly.ends.push(End { at, how });
    }

    fn width(&mut self, word: WordId) -> Length {
        self.words.width(word, self.prepared.setting.size, self.prepared.setting.tracking)
    }

    /// The opportunities up to and including `end`.
    fn until(&mut self, end: usize) -> &'p [Opportunity] {
        let from = self.next;
        while self.opportunities.get(self.next).is_some_and(|opportunity| opportunity.at <= end) {
            self.next += 1;
        }
        &self.opportunities[from..self.next]
    }

    fn word(&mut self, number: usize, points: &mut Vec<Point>) {
        let chunk = self.prepared.chunks[number];
        let scope = self.scope;
        let written = self.until(chunk.end).iter().filter(|o| o.at == chunk.end || scope.admits(number, o.admission));
        points.extend(written.map(|o| Point { at: o.at, cost: o.cost, admission: o.admission, ending: o.ending }));
        let id = self.prepared.shaped[number];
        let whole = self.width(id);
        if points.is_empty() {
            self.piece_of_word(whole, self.words.joints(id), chunk.end);
            return;
        }
        points.sort_by_key(|point| point.at);
        points.dedup_by_key(|point| point.at);
        let mut done = (Length::ZERO, 0);
        for &point in &*points {
            if point.at <= chunk.start || point.at > chunk.end {
                continue;
            }
            if point.at == chunk.end {
                self.piece_of_word(whole - done.0, self.words.joints(id) - done.1, chunk.end);
                done = (whole, self.words.joints(id));
                let text = self.prepared.shown(chunk.start, chunk.end);
                let hung = protrusion::at_end(self.prepared.setting, self.words, chunk, id, &text);
                // Its last letter no longer joins the one behind it.
                let ended = self.prepared.word(chunk, chunk.start..chunk.end, How::Plain, 0..chunk.end, self.words);
                let parted = self.width(ended) - whole;
                self.penalty(point, parted - hung, Length::ZERO);
                continue;
            }
            let (up_to, before, after) = self.broken(chunk, id, whole, point);
            let joints = self.words.joints_up_to(id, self.prepared.shown(chunk.start, point.at).len()).max(done.1);
            self.piece_of_word(up_to - done.0, joints - done.1, point.at);
            done = (up_to, joints);
            self.penalty(point, before, after);
        }
        if done.0 < whole {
            self.piece_of_word(whole - done.0, self.words.joints(id) - done.1, chunk.end);
        }
    }

    /// A word or a part of one, with the places between its letters.
    fn piece_of_word(&mut self, width: Length, joints: u32, end: usize) {
        let setting = self.prepared.setting;
        if setting.alignment == LineAlignment::Justified && joints > 0 {
            let of = |thousandths: i64| Length::from_units(setting.size.units() * thousandths * i64::from(joints) / 1000);
            self.push(Piece::Letters { stretch: of(APART), shrink: of(CLOSER) }, end, How::Plain);
        }
        self.push(Piece::Box(width), end, How::Plain);
    }

    /// Where a point stands in the whole word, and what the two parts add to that when they are shaped by themselves.
    fn broken(&mut self, chunk: Chunk, id: WordId, whole: Length, point: Point) -> (Length, Length, Length) {
        let prepared = self.prepared;
        let setting = prepared.setting;
        let shown_first = prepared.fragment(chunk.start, point.at, how(point.ending));
        let first = prepared.word(chunk, chunk.start..point.at, how(point.ending), 0..point.at, self.words);
        let rest = point.at..prepared.text.len();
        let second = prepared.word(chunk, point.at..chunk.end, How::Plain, rest, self.words);
        let place = prepared.shown(chunk.start, point.at).len();
        let up_to = self.words.width_up_to(id, place, setting.size, setting.tracking);
        let hung = protrusion::at_end(setting, self.words, chunk, first, &shown_first);
        let before = self.width(first) - up_to - hung;
        let after = self.width(second) - (whole - up_to);
        (up_to, before, after)
    }

    fn penalty(&mut self, point: Point, before: Length, after: Length) {
        let mark = if point.ending == Ending::Plain { Mark::Plain } else { Mark::Hyphen };
        let penalty = Penalty { before, after, cost: point.cost, admission: point.admission, mark };
        self.push(Piece::Penalty(penalty), point.at, how(point.ending));
    }

    fn space(&mut self, number: usize) {
        let chunk = self.prepared.chunks[number];
        let following = self.prepared.chunks.get(number + 1);
        // Spaces at the end of a line are no part of its width.
        if following.is_none_or(|next| next.kind == Kind::LineEnd) {
            self.until(chunk.end);
            return;
        }
        let opportunity = self.until(chunk.end).iter().rfind(|o| o.at == chunk.end).copied();
        let width = self.width(self.prepared.shaped[number]);
        if number == 0 {
            self.push(Piece::Box(width), chunk.end, How::Plain);
            return;
        }
        let (before, after) = self.hung(number);
        let (cost, admission) = opportunity.map_or((FORBIDDEN, Admission::Always), |o| (o.cost, o.admission));
        let penalty = Penalty { before: -before, after: -after, cost, admission, mark: Mark::Plain };
        self.push(Piece::Penalty(penalty), chunk.end, How::Plain);
        if chunk.kind == Kind::FixedSpace {
            self.push(Piece::Glue { width, stretch: Length::ZERO, shrink: Length::ZERO }, chunk.end, How::Plain);
            return;
        }
        let glue = match self.glue {
            Some(glue @ Piece::Glue { width: known, .. }) if known == width => glue,
            Some(_) | None => {
                Piece::Glue { width, stretch: width.ratio(STRETCH.0, STRETCH.1), shrink: width.ratio(SHRINK.0, SHRINK.1) }
            }
        };
        self.glue = Some(glue);
        self.push(glue, chunk.end, How::Plain);
    }

    /// How far the signs around a space hang out when the line is broken there.
    fn hung(&mut self, number: usize) -> (Length, Length) {
        let prepared = self.prepared;
        let setting = prepared.setting;
        if setting.alignment != LineAlignment::Justified {
            return (Length::ZERO, Length::ZERO);
        }
        let at = |number: usize| {
            let chunk = prepared.chunks.get(number).filter(|chunk| chunk.kind == Kind::Word)?;
            Some((*chunk, prepared.shaped[number], prepared.shown(chunk.start, chunk.end)))
        };
        let before = number.checked_sub(1).and_then(at);
        let hung_before =
            before.map_or(Length::ZERO, |(chunk, word, text)| protrusion::at_end(setting, self.words, chunk, word, &text));
        let after = at(number + 1);
        let hung_after =
            after.map_or(Length::ZERO, |(chunk, word, text)| protrusion::at_start(setting, self.words, chunk, word, &text));
        (hung_before, hung_after)
    }

    /// U+2028 and the spaces after it; the number of the last of these chunks.
    fn line_end(&mut self, number: usize) -> usize {
        let chunks = &self.prepared.chunks;
        let mut last = number;
        while chunks.get(last + 1).is_some_and(|chunk| chunk.kind.is_white()) {
            last += 1;
        }
        let end = chunks[last].end;
        self.until(end);
        let zero = Length::ZERO;
        let penalty = Penalty { before: zero, after: zero, cost: FORCED, admission: Admission::Always, mark: Mark::Plain };
        self.push(Piece::Penalty(penalty), end, How::Forced);
        last
    }
}

pub(in crate::text::paragraph) fn how(ending: Ending) -> How {
    match ending {
        Ending::Plain | Ending::WrittenHyphen => How::Plain,
        Ending::NewHyphen => How::NewHyphen,
    }
}
