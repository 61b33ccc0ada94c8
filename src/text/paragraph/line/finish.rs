//! Chosen line ends → lines of placed runs.
//!
//! Every fragment is shaped as it stands on its line. Runs come in logical order; where they stand follows from rules L1 and L2 of
//! UAX #9, applied to the line.

use crate::foundation::geometry::{Direction, Length};
use crate::text::font::{FaceId, Glyph};
use crate::text::paragraph::line::items::{BreakKind, End, LETTER_SHRINK, LETTER_STRETCH, Prepared, SPACE_SHRINK, SPACE_STRETCH};
use crate::text::paragraph::line::protrusion;
use crate::text::paragraph::setting::{Line, LineAlignment, LineEnd, Run};
use crate::text::paragraph::shape::bidi::visual_order;
use crate::text::paragraph::shape::itemise::{Chunk, ChunkKind};
use crate::text::paragraph::shape::joining::is_joined;
use crate::text::paragraph::shape::shaped::{FaceRun, WordId, Words, joints};
use crate::text::paragraph::words::shown::place_of_shown;

/// Where a line ends, and whether its spaces are stretched to fill it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct ChosenEnd {
    pub(in crate::text::paragraph) end: End,
    pub(in crate::text::paragraph) fill: Justification,
}

/// Words and spaces of a usual line.
const ATOMS: usize = 32;

/// Whether the spaces of a line are stretched to the measure.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum Justification {
    Filled,
    Natural,
}

/// The lines of a passage that end at these places; the last of them ends with the text.
pub(in crate::text::paragraph) fn lines(prepared: &Prepared<'_>, words: &mut Words<'_>, chosen: &[ChosenEnd]) -> Vec<Line> {
    let mut start = 0;
    let mut chunk = 0;
    let mut lines = Vec::with_capacity(chosen.len());
    let mut setter = Setter { prepared, words, atoms: Vec::with_capacity(ATOMS), extents: Vec::with_capacity(4) };
    for (at, choice) in chosen.iter().enumerate() {
        let last = at + 1 == chosen.len();
        let end = if last { prepared.text.len() } else { choice.end.at };
        while prepared.chunks.get(chunk).is_some_and(|c| c.end <= start) {
            chunk += 1;
        }
        let mut line = setter.line(chunk, start, end, *choice);
        line.ended = match choice.end.kind {
            BreakKind::Forced => LineEnd::Forced,
            _ if last => LineEnd::Last,
            BreakKind::Hyphenated => LineEnd::Hyphenated,
            BreakKind::Plain => LineEnd::Between,
        };
        lines.push(line);
        start = end;
    }
    lines
}

/// A word, a part of one, or spaces, on a line.
#[derive(Copy, Clone, Debug)]
struct Atom {
    chunk: Chunk,
    word: WordId,
    start: usize,
    end: usize,
    kind: BreakKind,
    level: u8,
}

/// Parts of neighbouring atoms that make one run: the first, and one past the last, by atom and part.
#[derive(Copy, Clone, Debug)]
struct RunExtent {
    first: (usize, usize),
    past: (usize, usize),
    face: FaceId,
    size: Length,
    /// At most this many bytes of text, and exactly this many glyphs.
    bytes: usize,
    glyphs: usize,
}

struct Setter<'p, 'w, 'a> {
    prepared: &'p Prepared<'p>,
    words: &'w mut Words<'a>,
    /// The words and spaces of the line that is being set.
    atoms: Vec<Atom>,
    extents: Vec<RunExtent>,
}

/// A line's inner measurements.
#[derive(Copy, Clone, Default)]
struct Widths {
    /// Without the spaces at the end.
    printed: Length,
    /// Of the spaces at the end.
    trailing: Length,
    start_protrusion: Length,
    end_protrusion: Length,
}

/// A length shared out: all get the same to a unit.
#[derive(Copy, Clone, Default)]
struct Share {
    each: i64,
    /// As many, the first ones, get a unit more.
    rest: i64,
}

impl Share {
    fn of(units: i64, count: i64) -> Share {
        Share { each: units.div_euclid(count), rest: units.rem_euclid(count) }
    }

    fn next(&mut self) -> Length {
        let one_more = i64::from(self.rest > 0);
        self.rest -= one_more;
        Length::from_units(self.each + one_more)
    }
}

/// What fills a line: what each inner space gets, and each place between letters; together exactly what is missing.
#[derive(Copy, Clone, Default)]
struct Filling {
    space: Share,
    letter: Share,
}

impl Setter<'_, '_, '_> {
    fn line(&mut self, first: usize, start: usize, end: usize, choice: ChosenEnd) -> Line {
        self.collect(first, start, end, choice.end.kind);
        let printed = self.atoms.iter().rposition(|atom| atom.chunk.kind == ChunkKind::Word).map_or(0, |at| at + 1);
        let base = match self.prepared.setting.direction {
            Direction::LeftToRight => 0,
            Direction::RightToLeft => 1,
        };
        for atom in &mut self.atoms[printed..] {
            atom.level = base; // rule L1
        }
        let mut widths = self.widths(printed);
        let filling = self.fill(printed, &mut widths, choice.fill);
        self.find_runs();
        let mut runs = self.runs(printed, filling);
        self.place(&mut runs, widths, choice.fill);
        Line { runs, start: narrow(start), end: narrow(end), width: widths.printed, ended: LineEnd::Last }
    }

    /// The fragments between two bytes.
    fn collect(&mut self, first: usize, start: usize, end: usize, kind: BreakKind) {
        self.atoms.clear();
        let prepared = self.prepared;
        let chunks = prepared.chunks.iter().zip(&prepared.shaped).skip(first);
        for (chunk, whole) in chunks.take_while(|(chunk, _)| chunk.start < end) {
            if chunk.kind == ChunkKind::LineEnd {
                continue;
            }
            let (from, to) = (chunk.start.max(start), chunk.end.min(end));
            let kind = if to == end { kind } else { BreakKind::Plain };
            let is_whole = (from, to) == (chunk.start, chunk.end) && kind != BreakKind::Hyphenated;
            let word = if is_whole && !is_joined(self.words.script(chunk.style)) {
                *whole
            } else {
                prepared.word(*chunk, from..to, kind, start..end, self.words)
            };
            self.atoms.push(Atom { chunk: *chunk, word, start: from, end: to, kind, level: chunk.level });
        }
    }

    fn widths(&mut self, printed: usize) -> Widths {
        let setting = self.prepared.setting;
        let mut widths = Widths::default();
        for (at, atom) in self.atoms.iter().enumerate() {
            let width = self.words.width(atom.word, setting.size, setting.tracking);
            if at < printed { widths.printed += width } else { widths.trailing += width }
        }
        if printed > 0 && setting.alignment == LineAlignment::Justified {
            let (first, last) = (self.atoms[0], self.atoms[printed - 1]);
            let text = |atom: &Atom| self.prepared.fragment(atom.start, atom.end, atom.kind);
            if first.chunk.kind == ChunkKind::Word && first.start == first.chunk.start && first.start > 0 {
                widths.start_protrusion = protrusion::at_start(setting, self.words, first.chunk, first.word, &text(&first));
            }
            widths.end_protrusion = protrusion::at_end(setting, self.words, last.chunk, last.word, &text(&last));
        }
        widths
    }

    fn fill(&self, printed: usize, widths: &mut Widths, fill: Justification) -> Filling {
        if fill == Justification::Natural {
            return Filling::default();
        }
        let setting = self.prepared.setting;
        let (mut spaces, mut joints, mut space_widths) = (0, 0, Length::ZERO);
        for atom in &self.atoms[..printed] {
            if atom.chunk.kind == ChunkKind::Space {
                let parts = self.words.face_runs(atom.word).iter();
                spaces += parts.clone().map(|part| part.count() as i64).sum::<i64>();
                space_widths += parts.flat_map(|part| self.words.advances(part)).copied().sum();
            } else {
                joints += i64::from(self.words.joints(atom.word));
            }
        }
        let missing = (setting.measure + widths.start_protrusion + widths.end_protrusion - widths.printed).units();
        if spaces + joints == 0 {
            return Filling::default();
        }
        widths.printed += Length::from_units(missing);
        if spaces == 0 {
            return Filling { letter: Share::of(missing, joints), ..Filling::default() };
        }
        // Spaces and letters go together, each to the same share of its limit.
        let (limit, thousandths) = if missing < 0 { (SPACE_SHRINK, LETTER_SHRINK) } else { (SPACE_STRETCH, LETTER_STRETCH) };
        let of_spaces = i128::from(space_widths.ratio(limit.0, limit.1).units());
        let of_letter = i128::from(setting.size.units()) * i128::from(thousandths) / 1000;
        let all = (of_spaces + of_letter * i128::from(joints)).max(1);
        let letter = i64::try_from(i128::from(missing) * of_letter / all).unwrap_or(0);
        Filling { space: Share::of(missing - letter * joints, spaces), letter: Share { each: letter, rest: 0 } }
    }

    /// Finds out which parts of which atoms go together.
    fn find_runs(&mut self) {
        self.extents.clear();
        let declared = self.prepared.setting.size;
        for (at, atom) in self.atoms.iter().enumerate() {
            for (number, part) in self.words.face_runs(atom.word).iter().enumerate() {
                let size = part.size(declared);
                // A hyphen of the line end is a byte in the glyphs' text and two in the run's.
                let bytes = part.end - part.start + usize::from(atom.kind == BreakKind::Hyphenated);
                let past = (at, number + 1);
                match self.extents.last_mut() {
                    Some(last) if last.face == part.face && last.size == size && goes_on(&self.atoms, last, at) => {
                        last.past = past;
                        last.bytes += bytes;
                        last.glyphs += part.count();
                    }
                    Some(_) | None => {
                        let glyphs = part.count();
                        self.extents.push(RunExtent { first: (at, number), past, face: part.face, size, bytes, glyphs });
                    }
                }
            }
        }
    }

    fn runs(&self, printed: usize, mut filling: Filling) -> Vec<Run> {
        let mut runs = Vec::with_capacity(self.extents.len());
        for extent in &self.extents {
            let mut writing = Writing { text: String::with_capacity(extent.bytes), glyphs: Vec::with_capacity(extent.glyphs) };
            for at in extent.first.0..=extent.past.0 {
                let atom = &self.atoms[at];
                let parts = self.words.face_runs(atom.word);
                let from = if at == extent.first.0 { extent.first.1 } else { 0 };
                let to = if at == extent.past.0 { extent.past.1 } else { parts.len() };
                let filling = (at < printed).then_some(&mut filling);
                self.write(atom, &parts[from..to], extent.size, &mut writing, filling);
                if to == parts.len() && atom.kind == BreakKind::Hyphenated {
                    // What is drawn is a hyphen; what it says is that the word goes on.
                    writing.text.pop();
                    writing.text.push('\u{ad}');
                }
            }
            runs.push(self.run(extent, writing));
        }
        runs
    }

    /// Adds parts of an atom to a run.
    fn write(&self, atom: &Atom, parts: &[FaceRun], size: Length, writing: &mut Writing, mut filling: Option<&mut Filling>) {
        let shown = self.prepared.fragment(atom.start, atom.end, atom.kind);
        let first = writing.glyphs.len();
        for part in parts {
            let (start, before) = (narrow(part.start), narrow(writing.text.len()));
            let scale = |units: i32| match units {
                0 => Length::ZERO,
                units => Length::from_font_units(units, part.units_per_em, size),
            };
            let glyphs = self.words.glyphs(part).iter().zip(self.words.advances(part));
            writing.glyphs.extend(glyphs.map(|(glyph, advance)| {
                Glyph::new(glyph.id, glyph.cluster - start + before, *advance).moved(scale(glyph.offset_x), scale(glyph.offset_y))
            }));
            writing.text.push_str(&shown[part.start..part.end]);
            if let Some(filling) = &mut filling {
                let added = writing.glyphs.len() - part.count();
                self.stretch(atom, part, &mut writing.glyphs[added..], filling);
            }
        }
        if direction(atom.level) == Direction::RightToLeft {
            // What comes later stands further to the left.
            writing.glyphs.rotate_left(first);
        }
    }

    /// Gives the glyphs of a part what fills the line.
    fn stretch(&self, atom: &Atom, part: &FaceRun, glyphs: &mut [Glyph], filling: &mut Filling) {
        if atom.chunk.kind == ChunkKind::Space {
            for glyph in glyphs {
                *glyph = glyph.widened(filling.space.next());
            }
        } else if (filling.letter.each != 0 || filling.letter.rest != 0) && self.words.joints(atom.word) > 0 {
            for (at, _) in joints(self.words.glyphs(part)) {
                glyphs[at] = glyphs[at].widened(filling.letter.next());
            }
        }
    }

    /// A run where it does not stand yet.
    fn run(&self, extent: &RunExtent, writing: Writing) -> Run {
        let (first, last) = (&self.atoms[extent.first.0], &self.atoms[extent.past.0]);
        let (first_parts, last_parts) = (self.words.face_runs(first.word), self.words.face_runs(last.word));
        let place = |atom: &Atom, shown: usize| {
            let source = &self.prepared.text[atom.start..atom.end];
            atom.start + if self.prepared.all_shown { shown } else { place_of_shown(source, shown) }
        };
        let start = if extent.first.1 == 0 { first.start } else { place(first, first_parts[extent.first.1].start) };
        let end = match extent.past.1 {
            past if past == last_parts.len() => last.end,
            past => place(last, last_parts[past - 1].end),
        };
        Run {
            x: Length::ZERO,
            span: first.chunk.span,
            face: extent.face,
            size: extent.size,
            direction: direction(first.level),
            start: narrow(start),
            end: narrow(end),
            text: writing.text.into(),
            glyphs: writing.glyphs,
        }
    }

    /// Gives every run its x.
    fn place(&self, runs: &mut [Run], widths: Widths, fill: Justification) {
        let setting = self.prepared.setting;
        let empty = setting.measure - widths.printed;
        let filled = fill == Justification::Filled;
        let left = match (setting.alignment, setting.direction) {
            (LineAlignment::Justified, Direction::LeftToRight) => -widths.start_protrusion,
            (LineAlignment::Justified, Direction::RightToLeft) if filled => -widths.end_protrusion,
            (LineAlignment::Justified, Direction::RightToLeft) => empty + widths.start_protrusion,
            (LineAlignment::Centre, _) => empty / 2,
            (LineAlignment::Start, Direction::LeftToRight) | (LineAlignment::End, Direction::RightToLeft) => Length::ZERO,
            (LineAlignment::Start, Direction::RightToLeft) | (LineAlignment::End, Direction::LeftToRight) => empty,
        };
        let mut x = match setting.direction {
            Direction::LeftToRight => left,
            Direction::RightToLeft => left - widths.trailing,
        };
        let mut put = |run: &mut Run| {
            run.x = x;
            x += run.glyphs.iter().map(Glyph::advance).sum::<Length>();
        };
        if self.atoms.iter().all(|atom| atom.level == 0) {
            runs.iter_mut().for_each(put);
        } else {
            let levels: Vec<u8> = self.extents.iter().map(|extent| self.atoms[extent.first.0].level).collect();
            for at in visual_order(&levels) {
                put(&mut runs[at]);
            }
        }
    }
}

/// The text and the glyphs of a run in the making.
struct Writing {
    text: String,
    glyphs: Vec<Glyph>,
}

/// Whether an atom goes on where an extent of the same face and size ends: left to right always where the style is the same; right to
/// left only a word's own space.
fn goes_on(atoms: &[Atom], extent: &RunExtent, at: usize) -> bool {
    let (last, next) = (&atoms[extent.past.0], &atoms[at]);
    let alike = last.level == next.level && last.chunk.span == next.chunk.span;
    let joins = match direction(next.level) {
        Direction::LeftToRight => true,
        Direction::RightToLeft => last.chunk.kind == ChunkKind::Word && next.chunk.kind.is_white(),
    };
    alike && joins
}

fn direction(level: u8) -> Direction {
    if level.is_multiple_of(2) { Direction::LeftToRight } else { Direction::RightToLeft }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
