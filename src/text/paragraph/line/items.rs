//! Chunks → boxes, glue and penalties, with the byte at which a line that is broken there ends.

use std::borrow::Cow;
use std::ops::Range;

use crate::foundation::geometry::Length;
use crate::text::paragraph::line::protrusion;
use crate::text::paragraph::linebreak::{Admission, FORBIDDEN, FORCED, Flag, Item, Penalty};
use crate::text::paragraph::setting::{LineAlignment, Setting};
use crate::text::paragraph::shape::itemise::{Chunk, ChunkKind};
use crate::text::paragraph::shape::joining;
use crate::text::paragraph::shape::shaped::{WordId, Words};
use crate::text::paragraph::words::opportunities::{BreakHyphen, Opportunity};
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
        kind: BreakKind,
        line: Range<usize>,
        words: &mut Words<'_>,
    ) -> WordId {
        let shown = self.fragment(part.start, part.end, kind);
        let within = part.start - line.start..part.end - line.start;
        let beside = joining::context(words.script(chunk.style), &self.text[line], within);
        words.word(chunk.style, &shown, beside)
    }

    /// The same, with the hyphen that a line end makes.
    pub(in crate::text::paragraph) fn fragment(&self, start: usize, end: usize, kind: BreakKind) -> Cow<'_, str> {
        let plain = self.shown(start, end);
        if kind == BreakKind::Hyphenated { (plain.into_owned() + "-").into() } else { plain }
    }
}

/// A passage as boxes, glue and penalties (TeX: a horizontal list).
pub(in crate::text::paragraph) struct HorizontalList {
    pub(in crate::text::paragraph) items: Vec<Item>,
    /// How a line ends at each item.
    pub(in crate::text::paragraph) ends: Vec<End>,
}

/// How a line ends at an item.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct End {
    /// The byte at which the next line starts.
    pub(in crate::text::paragraph) at: usize,
    pub(in crate::text::paragraph) kind: BreakKind,
}

/// What ends a line.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum BreakKind {
    /// With what is there.
    Plain,
    /// With a hyphen that the line end makes.
    Hyphenated,
    /// Because the author wanted it.
    Forced,
}

/// Which places within a chunk become items. Each costs two shapings, so that only those are made that a line can end at.
#[derive(Copy, Clone)]
pub(in crate::text::paragraph) enum Scope<'s> {
    /// Those that are always admitted: no word is broken.
    NoWord,
    /// Up to an admission; words and addresses are broken only in chunks of which this is said to help.
    Reachable(&'s [bool], Admission),
    /// Up to an admission.
    AllWords(Admission),
}

impl Scope<'_> {
    pub(in crate::text::paragraph) fn admits(self, chunk: usize, admission: Admission) -> bool {
        match self {
            Scope::NoWord => admission == Admission::Always,
            Scope::Reachable(reached, most) => {
                admission <= most && (admission != Admission::Hyphenating || reached.get(chunk) == Some(&true))
            }
            Scope::AllWords(most) => admission <= most,
        }
    }
}

/// A space may shrink to 0.8 of its width and grow to 1.35.
pub(in crate::text::paragraph) const SPACE_SHRINK: (i64, i64) = (20, 100);
pub(in crate::text::paragraph) const SPACE_STRETCH: (i64, i64) = (35, 100);
/// Together with the spaces, letters of justified text may stand closer, or further apart, by so many thousandths of an em: less than an
/// eye sees, and as much on a whole line as half of what its spaces give.
pub(in crate::text::paragraph) const LETTER_SHRINK: i64 = 3;
pub(in crate::text::paragraph) const LETTER_STRETCH: i64 = 4;

/// Makes the items. `points` adds the places within a chunk (by its number) that hyphens may take.
pub(in crate::text::paragraph) fn assemble(
    prepared: &Prepared<'_>,
    opportunities: &[Opportunity],
    scope: Scope<'_>,
    words: &mut Words<'_>,
    points: &mut dyn FnMut(usize, &mut Vec<Opportunity>),
) -> HorizontalList {
    let room = prepared.chunks.len() * 2;
    let list = HorizontalList { items: Vec::with_capacity(room), ends: Vec::with_capacity(room) };
    let mut assembler = Assembler { prepared, opportunities, scope, words, list, next: 0, glue: None };
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(chunk) = prepared.chunks.get(at) {
        match chunk.kind {
            ChunkKind::Word => {
                places.clear();
                points(at, &mut places);
                assembler.word(at, &mut places);
            }
            ChunkKind::Space | ChunkKind::FixedSpace => assembler.space(at),
            ChunkKind::LineEnd => at = assembler.line_end(at),
        }
        at += 1;
    }
    assembler.list
}

struct Assembler<'p, 'w, 'a> {
    prepared: &'p Prepared<'p>,
    opportunities: &'p [Opportunity],
    scope: Scope<'p>,
    words: &'w mut Words<'a>,
    list: HorizontalList,
    /// The first opportunity that is not behind.
    next: usize,
    /// The last one made: spaces are mostly alike.
    glue: Option<Item>,
}

impl<'p> Assembler<'p, '_, '_> {
    fn push(&mut self, item: Item, at: usize, kind: BreakKind) {
        self.list.items.push(item);
        self.list.ends.push(End { at, kind });
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

    fn word(&mut self, number: usize, points: &mut Vec<Opportunity>) {
        let chunk = self.prepared.chunks[number];
        let scope = self.scope;
        let written = self.until(chunk.end).iter().filter(|o| o.at == chunk.end || scope.admits(number, o.admission));
        points.extend(written.copied());
        let id = self.prepared.shaped[number];
        let whole = self.width(id);
        if points.is_empty() {
            self.item_of_word(whole, 0..self.words.joints(id), chunk.end);
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
                self.item_of_word(whole - done.0, done.1..self.words.joints(id), chunk.end);
                done = (whole, self.words.joints(id));
                let text = self.prepared.shown(chunk.start, chunk.end);
                let protruding = protrusion::at_end(self.prepared.setting, self.words, chunk, id, &text);
                // Its last letter no longer joins the one behind it.
                let ended = self.prepared.word(chunk, chunk.start..chunk.end, BreakKind::Plain, 0..chunk.end, self.words);
                let parted = self.width(ended) - whole;
                self.penalty(point, parted - protruding, Length::ZERO);
                continue;
            }
            let (up_to, before, after) = self.broken(chunk, id, whole, point);
            let joints = self.words.joints_up_to(id, self.prepared.shown(chunk.start, point.at).len()).max(done.1);
            self.item_of_word(up_to - done.0, done.1..joints, point.at);
            done = (up_to, joints);
            self.penalty(point, before, after);
        }
        if done.0 < whole {
            self.item_of_word(whole - done.0, done.1..self.words.joints(id), chunk.end);
        }
    }

    /// A word or a part of one, with the places between its letters, counted from the start of the word: what these give and take comes to
    /// the same, to a unit, into however many parts the word is divided.
    fn item_of_word(&mut self, width: Length, joints: Range<u32>, end: usize) {
        let setting = self.prepared.setting;
        if setting.alignment == LineAlignment::Justified && !joints.is_empty() {
            let up_to = |joints: u32, thousandths: i64| setting.size.units() * thousandths * i64::from(joints) / 1000;
            let of = |thousandths| Length::from_units(up_to(joints.end, thousandths) - up_to(joints.start, thousandths));
            self.push(Item::Letters { stretch: of(LETTER_STRETCH), shrink: of(LETTER_SHRINK) }, end, BreakKind::Plain);
        }
        self.push(Item::Box(width), end, BreakKind::Plain);
    }

    /// Where a point stands in the whole word, and what the two parts add to that when they are shaped by themselves.
    fn broken(&mut self, chunk: Chunk, id: WordId, whole: Length, point: Opportunity) -> (Length, Length, Length) {
        let prepared = self.prepared;
        let setting = prepared.setting;
        let shown_first = prepared.fragment(chunk.start, point.at, break_kind(point.hyphen));
        let first = prepared.word(chunk, chunk.start..point.at, break_kind(point.hyphen), 0..point.at, self.words);
        let rest = point.at..prepared.text.len();
        let second = prepared.word(chunk, point.at..chunk.end, BreakKind::Plain, rest, self.words);
        let place = prepared.shown(chunk.start, point.at).len();
        let up_to = self.words.width_up_to(id, place, setting.size, setting.tracking);
        let protruding = protrusion::at_end(setting, self.words, chunk, first, &shown_first);
        let before = self.width(first) - up_to - protruding;
        let after = self.width(second) - (whole - up_to);
        (up_to, before, after)
    }

    fn penalty(&mut self, point: Opportunity, before: Length, after: Length) {
        let flag = if point.hyphen == BreakHyphen::None { Flag::Plain } else { Flag::Hyphen };
        let penalty = Penalty { before, after, cost: point.cost, admission: point.admission, flag };
        self.push(Item::Penalty(penalty), point.at, break_kind(point.hyphen));
    }

    fn space(&mut self, number: usize) {
        let chunk = self.prepared.chunks[number];
        let following = self.prepared.chunks.get(number + 1);
        // Spaces at the end of a line are no part of its width.
        if following.is_none_or(|next| next.kind == ChunkKind::LineEnd) {
            self.until(chunk.end);
            return;
        }
        let opportunity = self.until(chunk.end).iter().rfind(|o| o.at == chunk.end).copied();
        let width = self.width(self.prepared.shaped[number]);
        if number == 0 {
            self.push(Item::Box(width), chunk.end, BreakKind::Plain);
            return;
        }
        let (before, after) = self.protrusions(number);
        let (cost, admission) = opportunity.map_or((FORBIDDEN, Admission::Always), |o| (o.cost, o.admission));
        let penalty = Penalty { before: -before, after: -after, cost, admission, flag: Flag::Plain };
        self.push(Item::Penalty(penalty), chunk.end, BreakKind::Plain);
        if chunk.kind == ChunkKind::FixedSpace {
            self.push(Item::Glue { width, stretch: Length::ZERO, shrink: Length::ZERO }, chunk.end, BreakKind::Plain);
            return;
        }
        let glue = match self.glue {
            Some(glue @ Item::Glue { width: known, .. }) if known == width => glue,
            Some(_) | None => Item::Glue {
                width,
                stretch: width.ratio(SPACE_STRETCH.0, SPACE_STRETCH.1),
                shrink: width.ratio(SPACE_SHRINK.0, SPACE_SHRINK.1),
            },
        };
        self.glue = Some(glue);
        self.push(glue, chunk.end, BreakKind::Plain);
    }

    /// How far the signs around a space protrude when the line is broken there.
    fn protrusions(&mut self, number: usize) -> (Length, Length) {
        let prepared = self.prepared;
        let setting = prepared.setting;
        if setting.alignment != LineAlignment::Justified {
            return (Length::ZERO, Length::ZERO);
        }
        let at = |number: usize| {
            let chunk = prepared.chunks.get(number).filter(|chunk| chunk.kind == ChunkKind::Word)?;
            Some((*chunk, prepared.shaped[number], prepared.shown(chunk.start, chunk.end)))
        };
        let before = number.checked_sub(1).and_then(at);
        let protruding_before =
            before.map_or(Length::ZERO, |(chunk, word, text)| protrusion::at_end(setting, self.words, chunk, word, &text));
        let after = at(number + 1);
        let protruding_after =
            after.map_or(Length::ZERO, |(chunk, word, text)| protrusion::at_start(setting, self.words, chunk, word, &text));
        (protruding_before, protruding_after)
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
        let penalty = Penalty { before: zero, after: zero, cost: FORCED, admission: Admission::Always, flag: Flag::Plain };
        self.push(Item::Penalty(penalty), end, BreakKind::Forced);
        last
    }
}

pub(in crate::text::paragraph) fn break_kind(hyphen: BreakHyphen) -> BreakKind {
    match hyphen {
        BreakHyphen::None | BreakHyphen::Written => BreakKind::Plain,
        BreakHyphen::Inserted => BreakKind::Hyphenated,
    }
}
