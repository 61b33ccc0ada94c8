//! Words, shaped once: text of one style → faces and glyphs in font units, kept for as long as the typesetter lives.
//!
//! A grapheme is shown by the first face that has all of it (marks with their base); what no face has is noted, and never guessed.

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_script::Script;
use unicode_segmentation::UnicodeSegmentation;

use crate::foundation::geometry::{Direction, Length};
use crate::foundation::ignorable::is_ignorable;
use crate::text::font::shaping::{JoiningContext, Ligatures, SegmentProperties, Shaper, UnitGlyph};
use crate::text::font::{FaceId, FontBook, Slant, Weight};
use crate::text::paragraph::shape::joining;

/// A style, by its place in [`Words`].
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct StyleId(u32);

/// A word, by its place in [`Words`].
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct WordId(u32);

/// All that decides how a text is shaped, the text itself excepted.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct StyleKey<'k> {
    /// The script of the language that the paragraph is in: its face has the declared size, others are fitted to it.
    pub(in crate::text::paragraph) home: Script,
    pub(in crate::text::paragraph) weight: Weight,
    pub(in crate::text::paragraph) slant: Slant,
    pub(in crate::text::paragraph) script: Script,
    pub(in crate::text::paragraph) language: &'k str,
    pub(in crate::text::paragraph) direction: Direction,
    pub(in crate::text::paragraph) ligatures: Ligatures,
}

struct Style {
    home: Script,
    weight: Weight,
    slant: Slant,
    manner: SegmentProperties,
    faces: Vec<FaceId>,
    /// The face that has the declared size.
    first: Option<FaceId>,
    known: FxHashMap<Box<str>, WordId>,
    /// Those that join their neighbours.
    beside: FxHashMap<JoiningContext, FxHashMap<Box<str>, WordId>>,
    /// A single space, the word that is asked for most.
    space: Option<WordId>,
}

/// A word in font units; its parts, glyphs and advances stand in the long lists of [`Words`], where no word needs a list of its own.
#[derive(Debug)]
struct Word {
    /// By face, in logical order.
    parts: Range<u32>,
    /// What no face has.
    missing: Box<[Missing]>,
    joined: bool,
    /// Places between letters that may be set closer or wider: none in joined scripts.
    joints: u32,
    sized: Sized,
}

/// The glyphs of a word that come from one face.
#[derive(Debug)]
pub(in crate::text::paragraph) struct FaceRun {
    pub(in crate::text::paragraph) face: FaceId,
    pub(in crate::text::paragraph) units_per_em: u16,
    /// How large the face is set, in percent of the declared size.
    percent: i64,
    /// Its bytes in the (shown) text of the word.
    pub(in crate::text::paragraph) start: usize,
    pub(in crate::text::paragraph) end: usize,
    glyphs: Range<u32>,
}

/// A grapheme that no face has; its bytes in the (shown) text of the word.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct Missing {
    pub(in crate::text::paragraph) start: usize,
    pub(in crate::text::paragraph) end: usize,
    pub(in crate::text::paragraph) character: char,
}

/// The width at the size that was asked for last.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
struct Sized {
    size: Length,
    tracking: Length,
    width: Length,
}

impl FaceRun {
    /// The size at which this part is set when the declared size is `size`.
    pub(in crate::text::paragraph) fn size(&self, size: Length) -> Length {
        if self.percent == 100 { size } else { size.ratio(self.percent, 100) }
    }

    /// How many glyphs it has.
    pub(in crate::text::paragraph) fn count(&self) -> usize {
        self.glyphs.len()
    }
}

/// All words shaped so far.
pub(in crate::text::paragraph) struct Words<'a> {
    fonts: &'a FontBook,
    shaper: Shaper<'a>,
    styles: Vec<Style>,
    words: Vec<Word>,
    parts: Vec<FaceRun>,
    glyphs: Vec<UnitGlyph>,
    /// Of each glyph, at the size at which its word was measured last.
    advances: Vec<Length>,
    /// Which face shows which bytes of the word at hand.
    covered: Vec<(FaceId, usize, usize)>,
}

/// Room for the different words of a long guide and their glyphs, so that what is known need not move while more is learnt. Room that
/// is not used costs nothing.
const WORDS: usize = 2048;
const GLYPHS: usize = 8;

impl<'a> Words<'a> {
    pub(in crate::text::paragraph) fn new(fonts: &'a FontBook) -> Words<'a> {
        Words {
            fonts,
            shaper: Shaper::new(fonts),
            styles: Vec::new(),
            words: Vec::with_capacity(WORDS),
            parts: Vec::with_capacity(WORDS),
            glyphs: Vec::with_capacity(WORDS * GLYPHS),
            advances: Vec::with_capacity(WORDS * GLYPHS),
            covered: Vec::new(),
        }
    }

    /// The number of a style.
    pub(in crate::text::paragraph) fn style(&mut self, key: StyleKey<'_>) -> StyleId {
        let same = |style: &Style| {
            style.home == key.home
                && style.weight == key.weight
                && style.slant == key.slant
                && style.manner.script == key.script
                && *style.manner.language == *key.language
                && style.manner.direction == key.direction
                && style.manner.ligatures == key.ligatures
        };
        if let Some(known) = self.styles.iter().position(same) {
            return StyleId(narrow(known));
        }
        let StyleKey { home, weight, slant, script, language, direction, ligatures } = key;
        self.styles.push(Style {
            home,
            weight,
            slant,
            manner: SegmentProperties { script, language: language.into(), direction, ligatures },
            faces: self.fonts.candidates(script, weight, slant),
            first: self.fonts.candidates(home, Weight::Regular, Slant::Upright).first().copied(),
            known: FxHashMap::default(),
            beside: FxHashMap::default(),
            space: None,
        });
        StyleId(narrow(self.styles.len() - 1))
    }

    pub(in crate::text::paragraph) fn direction(&self, style: StyleId) -> Direction {
        self.styles[style.0 as usize].manner.direction
    }

    pub(in crate::text::paragraph) fn script(&self, style: StyleId) -> Script {
        self.styles[style.0 as usize].manner.script
    }

    /// The parts of a word, by face, in logical order.
    pub(in crate::text::paragraph) fn face_runs(&self, word: WordId) -> &[FaceRun] {
        &self.parts[within(&self.words[word.0 as usize].parts)]
    }

    /// The glyphs of a part, left to right.
    pub(in crate::text::paragraph) fn glyphs(&self, part: &FaceRun) -> &[UnitGlyph] {
        &self.glyphs[within(&part.glyphs)]
    }

    /// The advances of a part, left to right, at the size at which its word was measured last.
    pub(in crate::text::paragraph) fn advances(&self, part: &FaceRun) -> &[Length] {
        &self.advances[within(&part.glyphs)]
    }

    /// What no face has.
    pub(in crate::text::paragraph) fn missing(&self, word: WordId) -> &[Missing] {
        &self.words[word.0 as usize].missing
    }

    /// The families that are asked for a glyph.
    pub(in crate::text::paragraph) fn families(&self) -> Vec<String> {
        self.fonts.families().map(str::to_owned).collect()
    }

    /// A text as it is shown in a style: shaped now, or remembered. `text` holds no character that `shown` takes out.
    pub(in crate::text::paragraph) fn word(&mut self, style: StyleId, text: &str, beside: JoiningContext) -> WordId {
        let alone = beside == JoiningContext::default();
        let known = &self.styles[style.0 as usize];
        let known = match text {
            " " => known.space,
            _ if alone => known.known.get(text).copied(),
            _ => known.beside.get(&beside).and_then(|known| known.get(text)).copied(),
        };
        if let Some(known) = known {
            return known;
        }
        let word = self.shape(style, text, beside);
        let id = WordId(narrow(self.words.len()));
        self.words.push(word);
        let style = &mut self.styles[style.0 as usize];
        if text == " " {
            style.space = Some(id);
        } else {
            let known = if alone { &mut style.known } else { style.beside.entry(beside).or_default() };
            known.insert(text.into(), id);
        }
        id
    }

    /// How wide a word is at a size, tracking included.
    pub(in crate::text::paragraph) fn width(&mut self, word: WordId, size: Length, tracking: Length) -> Length {
        let word = &mut self.words[word.0 as usize];
        if word.sized.size != size || word.sized.tracking != tracking {
            let own_tracking = if word.joined { Length::ZERO } else { tracking };
            let mut width = Length::ZERO;
            for part in &self.parts[within(&word.parts)] {
                let glyphs = within(&part.glyphs);
                let advances = advances(part, &self.glyphs[glyphs.clone()], size, own_tracking);
                for (place, (_, advance)) in self.advances[glyphs].iter_mut().zip(advances) {
                    *place = advance;
                    width += advance;
                }
            }
            word.sized = Sized { size, tracking, width };
        }
        word.sized.width
    }

    /// The advances of the glyphs of a word whose clusters begin before `end`.
    pub(in crate::text::paragraph) fn width_up_to(&self, word: WordId, end: usize, size: Length, tracking: Length) -> Length {
        // Letters of joined scripts are never spaced.
        let tracking = if self.words[word.0 as usize].joined { Length::ZERO } else { tracking };
        let parts = self.face_runs(word).iter();
        let advances = parts.flat_map(|part| advances(part, self.glyphs(part), size, tracking));
        advances.filter(|(cluster, _)| (*cluster as usize) < end).map(|(_, advance)| advance).sum()
    }

    /// The places between the letters of a word; none where letters join.
    pub(in crate::text::paragraph) fn joints(&self, word: WordId) -> u32 {
        self.words[word.0 as usize].joints
    }

    /// Those after the letters whose clusters begin before `end`.
    pub(in crate::text::paragraph) fn joints_up_to(&self, word: WordId, end: usize) -> u32 {
        if self.words[word.0 as usize].joined {
            return 0;
        }
        let parts = self.face_runs(word).iter().map(|part| self.glyphs(part));
        parts.map(|glyphs| narrow(joints(glyphs).filter(|(_, cluster)| (*cluster as usize) < end).count())).sum()
    }

    fn shape(&mut self, style: StyleId, text: &str, beside: JoiningContext) -> Word {
        let mut missing = self.cover(style, text);
        debug_assert!(self.covered.is_sorted_by(|one, next| one.2 <= next.1), "faces share a word without overlapping");
        let style = &self.styles[style.0 as usize];
        let first_part = narrow(self.parts.len());
        for &(face, start, end) in &self.covered {
            let first = self.glyphs.len();
            let within = joining::context(style.manner.script, text, start..end);
            let beside = JoiningContext { before: within.before.or(beside.before), after: within.after.or(beside.after) };
            if self.shaper.shape(face, &style.manner, &text[start..end], beside, &mut self.glyphs).is_none() {
                self.glyphs.truncate(first);
                missing.extend(text[start..].chars().next().map(|character| Missing { start, end, character }));
                continue;
            }
            let glyphs = &mut self.glyphs[first..];
            debug_assert!(glyphs.iter().all(|glyph| (glyph.cluster as usize) < end - start), "glyphs stand for what was shaped");
            for glyph in &mut *glyphs {
                glyph.cluster += narrow(start);
            }
            if let Some(lost) = glyphs.iter().find(|glyph| glyph.id == 0) {
                let at = lost.cluster as usize;
                let rest = text.get(at..end).unwrap_or_default();
                let length = rest.graphemes(true).next().map_or(0, str::len);
                missing.extend(rest.chars().next().map(|character| Missing { start: at, end: at + length, character }));
            }
            let percent = style.first.map_or(100, |first| self.fonts.optical_percent(first, face));
            let units_per_em = self.fonts.face(face).metrics.units_per_em;
            let glyphs = narrow(first)..narrow(self.glyphs.len());
            self.parts.push(FaceRun { face, units_per_em, percent, start, end, glyphs });
        }
        self.advances.resize(self.glyphs.len(), Length::ZERO);
        let parts = first_part..narrow(self.parts.len());
        let joined = joining::is_joined(style.manner.script);
        let mut word = Word { parts, missing: missing.into(), joined, joints: 0, sized: Sized::default() };
        if !joined {
            let glyphs = self.parts[within(&word.parts)].iter().map(|part| &self.glyphs[within(&part.glyphs)]);
            word.joints = glyphs.map(|glyphs| narrow(joints(glyphs).count())).sum();
        }
        word
    }

    /// Finds out which face shows which bytes; what none can show comes back.
    fn cover(&mut self, style: StyleId, text: &str) -> Vec<Missing> {
        self.covered.clear();
        let faces = &self.styles[style.0 as usize].faces;
        if let Some(first) = faces.first()
            && text.chars().all(|c| covers(&mut self.shaper, *first, c))
        {
            if !text.is_empty() {
                self.covered.push((*first, 0, text.len()));
            }
            return Vec::new();
        }
        let mut missing = Vec::new();
        for (start, grapheme) in text.grapheme_indices(true) {
            let end = start + grapheme.len();
            let face = faces.iter().find(|face| grapheme.chars().all(|c| covers(&mut self.shaper, **face, c)));
            match (face, self.covered.last_mut()) {
                (Some(face), Some(last)) if last.0 == *face && last.2 == start => last.2 = end,
                (Some(face), _) => self.covered.push((*face, start, end)),
                (None, _) => {
                    // Of a letter and its marks, the one that no face has; where each has one but none has all, the last mark.
                    let shown = |shaper: &mut Shaper<'_>, c: char| faces.iter().any(|face| covers(shaper, *face, c));
                    let lacking = grapheme.chars().find(|c| !shown(&mut self.shaper, *c));
                    missing.extend(lacking.or(grapheme.chars().last()).map(|character| Missing { start, end, character }));
                }
            }
        }
        missing
    }
}

/// The advances of a part, left to right, with the byte of the shown text at which the glyph's cluster begins.
fn advances(part: &FaceRun, glyphs: &[UnitGlyph], size: Length, tracking: Length) -> impl Iterator<Item = (u32, Length)> {
    let (size, units_per_em) = (part.size(size), part.units_per_em);
    glyphs.iter().enumerate().map(move |(at, glyph)| {
        let own = Length::from_font_units(glyph.advance, units_per_em, size);
        let ends_cluster = || glyphs.get(at + 1).is_none_or(|next| next.cluster != glyph.cluster);
        (glyph.cluster, if tracking != Length::ZERO && ends_cluster() { own + tracking } else { own })
    })
}

/// The glyphs that end a letter with another one behind it, each with the byte at which its cluster begins.
pub(in crate::text::paragraph) fn joints(glyphs: &[UnitGlyph]) -> impl Iterator<Item = (usize, u32)> {
    let pairs = glyphs.iter().zip(glyphs.iter().skip(1)).enumerate();
    pairs.filter(|(_, (glyph, next))| glyph.cluster != next.cluster).map(|(at, (glyph, _))| (at, glyph.cluster))
}

fn within(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether a face can show a character. What is ignorable needs no glyph; spaces and hyphens of special widths are made
/// of the plain ones by the shaper.
fn covers(shaper: &mut Shaper<'_>, face: FaceId, c: char) -> bool {
    match c {
        c if is_ignorable(c) => true,
        c if c.is_control() => false,
        c if c.is_whitespace() => shaper.glyph(face, ' ').is_some(),
        '\u{2011}' => shaper.glyph(face, c).is_some() || shaper.glyph(face, '\u{2010}').is_some(),
        c => shaper.glyph(face, c).is_some(),
    }
}
