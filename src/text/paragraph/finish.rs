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
use crate::text::font::{FaceId, Glyph};

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
        if printed > 0 {
            let (first, last) = (self.atoms[0], self.atoms[printed - 1]);
            let text = |atom: &Atom| fragment(&self.prepared.text[atom.start..atom.end], atom.how);
            if first.chunk.kind == Kind::Word && first.start == first.chunk.start && first.start > 0 {
                widths.hung_start = hang::at_start(setting, self.words, first.chunk.style, first.word, &text(&first));
            }
            widths.hung_end = hang::at_end(setting, self.words, last.chunk.style, last.word, &text(&last));
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
            let stretched = atom.chunk.kind == Kind::Space && at < printed;
            let mut extra = || if stretched { fill.next().unwrap_or_default() } else { Length::ZERO };
            let text = fragment(&self.prepared.text[atom.start..atom.end], atom.how);
            for (number, part) in self.words.get(atom.word).parts.iter().enumerate() {
                let size = part.size(self.prepared.setting.size);
                if !runs.last().is_some_and(|last| last.takes(atom, part.face, size)) {
                    runs.push(self.empty_run(atom, number));
                }
                if let Some(run) = runs.last_mut() {
                    self.extend(run, atom, number, &text, &mut extra);
                }
            }
        }
        runs
    }

    /// A run that begins with a part of an atom.
    fn empty_run(&self, atom: &Atom, number: usize) -> Levelled {
        let word = self.words.get(atom.word);
        let part = &word.parts[number];
        let source = &self.prepared.text[atom.start..atom.end];
        // A run that goes left to right may take the rest of the line.
        let line_end = self.atoms.last().map_or(atom.end, |last| last.end);
        let room = if atom.level.is_multiple_of(2) { line_end - atom.start + 1 } else { atom.end - atom.start + 2 };
        let start = narrow(atom.start + if number == 0 { 0 } else { place_of_shown(source, part.start) });
        Levelled {
            level: atom.level,
            kind: atom.chunk.kind,
            text: String::with_capacity(room),
            run: Run {
                x: Length::ZERO,
                span: atom.chunk.span,
                face: part.face,
                size: part.size(self.prepared.setting.size),
                direction: direction(atom.level),
                start,
                end: start,
                text: Box::default(),
                glyphs: Vec::with_capacity(room),
            },
        }
    }

    /// Adds a part of an atom to a run.
    fn extend(&self, run: &mut Levelled, atom: &Atom, number: usize, shown: &str, extra: &mut dyn FnMut() -> Length) {
        let word = self.words.get(atom.word);
        let part = &word.parts[number];
        let last = number + 1 == word.parts.len();
        let moved = |cluster: u32, by: usize| cluster - narrow(part.start) + narrow(by);
        let scale = |units: i32| match units {
            0 => Length::ZERO,
            units => Length::from_font_units(units, part.units_per_em, run.run.size),
        };
        let before = run.text.len();
        let glyphs = part.glyphs.iter().zip(word.scaled(number)).map(|(glyph, advance)| Glyph {
            id: glyph.id,
            advance: *advance + extra(),
            offset_x: scale(glyph.offset_x),
            offset_y: scale(glyph.offset_y),
            cluster: moved(glyph.cluster, before),
        });
        match run.run.direction {
            Direction::LeftToRight => run.run.glyphs.extend(glyphs),
            Direction::RightToLeft => {
                run.run.glyphs.splice(0..0, glyphs);
            }
        }
        run.kind = atom.chunk.kind;
        run.text.push_str(&shown[part.start..part.end]);
        if last && atom.how == How::NewHyphen {
            // What is drawn is a hyphen; what it says is that the word goes on.
            run.text.pop();
            run.text.push('\u{ad}');
        }
        let source = &self.prepared.text[atom.start..atom.end];
        run.run.end = narrow(if last { atom.end } else { atom.start + place_of_shown(source, part.end) });
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
    /// Whether an atom goes on in this run: left to right always where the style is the same; right to left only a word's own space.
    fn takes(&self, atom: &Atom, face: FaceId, size: Length) -> bool {
        let alike =
            self.level == atom.level && self.run.span == atom.chunk.span && self.run.face == face && self.run.size == size;
        let goes_on = match self.run.direction {
            Direction::LeftToRight => true,
            Direction::RightToLeft => self.kind == Kind::Word && atom.chunk.kind == Kind::Space,
        };
        alike && goes_on
    }
}

fn direction(level: u8) -> Direction {
    if level.is_multiple_of(2) { Direction::LeftToRight } else { Direction::RightToLeft }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
