//! Chosen line ends → lines of placed runs.
//!
//! Every fragment is shaped as it stands on its line. Runs come in logical order; where they stand follows from rules L1 and L2 of
//! UAX #9, applied to the line.

use super::bidi::visual_order;
use super::itemise::{Chunk, Kind};
use super::pieces::{End, How, Prepared, fragment};
use super::words::{WordId, Words, place_of_shown};
use super::{Line, LineAlignment, LineEnd, Run, hang};
use crate::foundation::geometry::{Direction, Length};
use crate::text::font::Glyph;

/// Where a line ends, and whether its spaces are stretched to fill it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Chosen {
    pub(super) end: End,
    pub(super) fill: Fill,
}

/// Whether the spaces of a line are stretched to the measure.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Fill {
    Filled,
    Natural,
}

/// The lines of a passage that end at these places; the last of them ends with the text.
pub(super) fn lines(prepared: &Prepared<'_>, words: &mut Words<'_>, chosen: &[Chosen]) -> Vec<Line> {
    let mut start = 0;
    let mut chunk = 0;
    let mut lines = Vec::with_capacity(chosen.len());
    for (at, choice) in chosen.iter().enumerate() {
        let last = at + 1 == chosen.len();
        let end = if last { prepared.text.len() } else { choice.end.at };
        while prepared.chunks.get(chunk).is_some_and(|c| c.end <= start) {
            chunk += 1;
        }
        let mut line = Setter { prepared, words, atoms: Vec::new() }.line(chunk, start, end, *choice);
        line.ended = match choice.end.how {
            How::Forced => LineEnd::Forced,
            _ if last => LineEnd::Last,
            How::NewHyphen => LineEnd::Hyphenated,
            How::Plain => LineEnd::Between,
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
    how: How,
    level: u8,
}

struct Setter<'p, 'w, 'a> {
    prepared: &'p Prepared<'p>,
    words: &'w mut Words<'a>,
    atoms: Vec<Atom>,
}

/// A line's inner measurements.
#[derive(Copy, Clone, Default)]
struct Widths {
    /// Without the spaces at the end.
    printed: Length,
    /// Of the spaces at the end.
    trailing: Length,
    hung_start: Length,
    hung_end: Length,
}

impl Setter<'_, '_, '_> {
    fn line(mut self, first: usize, start: usize, end: usize, choice: Chosen) -> Line {
        self.collect(first, start, end, choice.end.how);
        let printed = self.atoms.iter().rposition(|atom| atom.chunk.kind == Kind::Word).map_or(0, |at| at + 1);
        let base = match self.prepared.setting.direction {
            Direction::LeftToRight => 0,
            Direction::RightToLeft => 1,
        };
        for atom in &mut self.atoms[printed..] {
            atom.level = base; // rule L1
        }
        let mut widths = self.widths(printed);
        let fill = self.fill(printed, &mut widths, choice.fill);
        let mut runs = self.runs(printed, fill);
        self.place(&mut runs, widths, choice.fill);
        Line {
            runs: runs.into_iter().map(|run| run.run).collect(),
            start: narrow(start),
            end: narrow(end),
            width: widths.printed,
            ended: LineEnd::Last,
        }
    }

    /// The fragments between two bytes.
    fn collect(&mut self, first: usize, start: usize, end: usize, how: How) {
        let prepared = self.prepared;
        let chunks = prepared.chunks.iter().zip(&prepared.shaped).skip(first);
        for (chunk, whole) in chunks.take_while(|(chunk, _)| chunk.start < end) {
            if chunk.kind == Kind::LineEnd {
                continue;
            }
            let (from, to) = (chunk.start.max(start), chunk.end.min(end));
            let how = if to == end { how } else { How::Plain };
            let word = if (from, to) == (chunk.start, chunk.end) && how != How::NewHyphen {
                *whole
            } else {
                self.words.word(chunk.style, &fragment(&prepared.text[from..to], how))
            };
            self.atoms.push(Atom { chunk: *chunk, word, start: from, end: to, how, level: chunk.level });
        }
    }

    fn widths(&mut self, printed: usize) -> Widths {
        let setting = self.prepared.setting;
        let mut widths = Widths::default();
        for (at, atom) in self.atoms.iter().enumerate() {
            let width = self.words.width(atom.word, setting.size, setting.tracking);
            if at < printed { widths.printed += width } else { widths.trailing += width }
        }
        if setting.alignment == LineAlignment::Justified && printed > 0 {
            let (first, last) = (self.atoms[0], self.atoms[printed - 1]);
            if first.chunk.kind == Kind::Word && first.start == first.chunk.start && first.start > 0 {
                widths.hung_start = hang::at_start(self.prepared, self.words, &first.chunk, first.word);
            }
            if last.how == How::NewHyphen {
                widths.hung_end = hang::of_hyphen(self.prepared, self.words, &last.chunk, last.word);
            } else if last.end == last.chunk.end {
                widths.hung_end = hang::at_end(self.prepared, self.words, &last.chunk, last.word);
            }
        }
        widths
    }

    /// What each inner space of the line gets, in order: all the same to a unit, together exactly what is missing.
    fn fill(&self, printed: usize, widths: &mut Widths, fill: Fill) -> Vec<Length> {
        let atoms = self.atoms[..printed].iter().filter(|atom| atom.chunk.kind == Kind::Space);
        let spaces: usize = atoms.map(|atom| self.glyphs(atom)).sum();
        if fill == Fill::Natural || spaces == 0 {
            return Vec::new();
        }
        let missing = (self.prepared.setting.measure + widths.hung_start + widths.hung_end - widths.printed).units();
        widths.printed += Length::from_units(missing);
        let count = i64::try_from(spaces).unwrap_or(i64::MAX);
        let (each, rest) = (missing.div_euclid(count), missing.rem_euclid(count));
        (0..count).map(|at| Length::from_units(if at < rest { each + 1 } else { each })).collect()
    }

    fn glyphs(&self, atom: &Atom) -> usize {
        self.words.get(atom.word).parts.iter().map(|part| part.glyphs.len()).sum()
    }

    fn runs(&self, printed: usize, fill: Vec<Length>) -> Vec<Levelled> {
        let mut runs: Vec<Levelled> = Vec::new();
        let mut fill = fill.into_iter();
        for (at, atom) in self.atoms.iter().enumerate() {
            let stretch = atom.chunk.kind == Kind::Space && at < printed;
            let mut extra = || if stretch { fill.next().unwrap_or_default() } else { Length::ZERO };
            for (number, _) in self.words.get(atom.word).parts.iter().enumerate() {
                let run = self.run(atom, number, &mut extra);
                match runs.last_mut().filter(|last| last.takes(&run)) {
                    Some(last) => last.take(run),
                    None => runs.push(run),
                }
            }
        }
        runs
    }

    /// One part of an atom as a run of its own.
    fn run(&self, atom: &Atom, number: usize, extra: &mut dyn FnMut() -> Length) -> Levelled {
        let setting = self.prepared.setting;
        let word = self.words.get(atom.word);
        let part = &word.parts[number];
        let size = part.size(setting.size);
        let source = &self.prepared.text[atom.start..atom.end];
        let shown = fragment(source, atom.how);
        let mut text = shown[part.start..part.end].to_owned();
        let last = number + 1 == word.parts.len();
        if last && atom.how == How::NewHyphen {
            // What is drawn is a hyphen, what it says is that the word goes on.
            text.pop();
            text.push('\u{ad}');
        }
        let scale = |units: i32| Length::from_font_units(units, part.units_per_em, size);
        let advances = part.advances(setting.size, word.tracking(setting.tracking));
        let glyphs = part.glyphs.iter().zip(advances).map(|(glyph, (_, advance))| Glyph {
            id: glyph.id,
            advance: advance + extra(),
            offset_x: scale(glyph.offset_x),
            offset_y: scale(glyph.offset_y),
            cluster: glyph.cluster - narrow(part.start),
        });
        let glyphs = glyphs.collect();
        let (start, end) = if word.parts.len() == 1 {
            (atom.start, atom.end)
        } else {
            let end = if last { source.len() } else { place_of_shown(source, part.end) };
            (atom.start + if number == 0 { 0 } else { place_of_shown(source, part.start) }, atom.start + end)
        };
        let direction = if atom.level % 2 == 0 { Direction::LeftToRight } else { Direction::RightToLeft };
        Levelled {
            level: atom.level,
            kind: atom.chunk.kind,
            text,
            run: Run {
                x: Length::ZERO,
                span: atom.chunk.span,
                face: part.face,
                size,
                direction,
                start: narrow(start),
                end: narrow(end),
                text: Box::default(),
                glyphs,
            },
        }
    }

    /// Gives every run its x and its text.
    fn place(&self, runs: &mut [Levelled], widths: Widths, fill: Fill) {
        let setting = self.prepared.setting;
        let empty = setting.measure - widths.printed;
        let filled = fill == Fill::Filled;
        let left = match (setting.alignment, setting.direction) {
            (LineAlignment::Justified, Direction::LeftToRight) => -widths.hung_start,
            (LineAlignment::Justified, Direction::RightToLeft) if filled => -widths.hung_end,
            (LineAlignment::Justified, Direction::RightToLeft) => empty + widths.hung_start,
            (LineAlignment::Centre, _) => empty / 2,
            (LineAlignment::Start, Direction::LeftToRight) | (LineAlignment::End, Direction::RightToLeft) => Length::ZERO,
            (LineAlignment::Start, Direction::RightToLeft) | (LineAlignment::End, Direction::LeftToRight) => empty,
        };
        let mut x = match setting.direction {
            Direction::LeftToRight => left,
            Direction::RightToLeft => left - widths.trailing,
        };
        let levels: Vec<u8> = runs.iter().map(|run| run.level).collect();
        let mut put = |run: &mut Levelled| {
            run.run.x = x;
            run.run.text = std::mem::take(&mut run.text).into();
            x += run.run.glyphs.iter().map(|glyph| glyph.advance).sum::<Length>();
        };
        if levels.iter().all(|level| *level == 0) {
            runs.iter_mut().for_each(put);
        } else {
            for at in visual_order(&levels) {
                put(&mut runs[at]);
            }
        }
    }
}

/// A run in the making.
struct Levelled {
    level: u8,
    kind: Kind,
    text: String,
    run: Run,
}

impl Levelled {
    /// Whether `next` goes on in this run: left to right always where the style is the same; right to left only a word's own space.
    fn takes(&self, next: &Levelled) -> bool {
        let (a, b) = (&self.run, &next.run);
        let alike = self.level == next.level && a.span == b.span && a.face == b.face && a.size == b.size;
        let goes_on = a.direction == Direction::LeftToRight || (self.kind == Kind::Word && next.kind == Kind::Space);
        alike && goes_on && a.direction == b.direction
    }

    fn take(&mut self, next: Levelled) {
        let offset = narrow(self.text.len());
        self.text.push_str(&next.text);
        self.run.end = next.run.end;
        self.kind = next.kind;
        let moved = next.run.glyphs.into_iter().map(|glyph| Glyph { cluster: glyph.cluster + offset, ..glyph });
        match self.run.direction {
            Direction::LeftToRight => self.run.glyphs.extend(moved),
            Direction::RightToLeft => {
                self.run.glyphs.splice(0..0, moved);
            }
        }
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
