//! Text of one face, script, language and direction → glyphs in font units. The one file that knows the shaping crate.
//!
//! A plan (the lookups that a script and language select) is made once and used again; kerning and the standard ligatures are on
//! unless letters are spaced, `locl` follows the language.

use harfrust::{Buffer, BufferFlags, Direction as ShapingDirection, Feature, Font, ShapeOptions, ShapePlan, ShaperFont, Tag};
use unicode_script::Script;

use super::{Face, FaceId, FontBook};
use crate::foundation::geometry::Direction;

fn opened(face: &Face) -> Option<&Font> {
    face.shaping.opened(&face.data)
}

/// Whether letters may join to ligatures; they do not when they are spaced.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Ligatures {
    On,
    Off,
}

/// What a stretch of text is, apart from its words and its face.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SegmentProperties {
    pub(crate) script: Script,
    pub(crate) language: Box<str>,
    pub(crate) direction: Direction,
    pub(crate) ligatures: Ligatures,
}

/// The letters that stand directly beside a text: its own may join them, though they are shaped apart from it (in another weight, say).
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct JoiningContext {
    pub(crate) before: Option<char>,
    pub(crate) after: Option<char>,
}

/// A glyph in the face's own units, visual order, left to right.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct UnitGlyph {
    pub(crate) id: u16,
    pub(crate) advance: i32,
    pub(crate) offset_x: i32,
    pub(crate) offset_y: i32,
    /// The byte of the text at which its cluster begins.
    pub(crate) cluster: u32,
}

/// Shapes text with the faces of a book.
pub(crate) struct Shaper<'a> {
    fonts: &'a FontBook,
    faces: Vec<Option<ShaperFont<'a, 'static>>>,
    plans: Vec<(FaceId, SegmentProperties, ShapePlan)>,
    buffer: Buffer,
}

impl<'a> Shaper<'a> {
    pub(crate) fn new(fonts: &'a FontBook) -> Shaper<'a> {
        Shaper { fonts, faces: vec![None; fonts.faces().len()], plans: Vec::new(), buffer: Buffer::new() }
    }

    /// The glyph that a face has for a character.
    pub(crate) fn glyph(&mut self, face: FaceId, character: char) -> Option<u16> {
        let id = self.face(face)?.nominal_glyph(u32::from(character))?.to_u32();
        u16::try_from(id).ok().filter(|id| *id != 0)
    }

    /// Adds the glyphs of a text to a list; `None` where the face cannot be read or the shaper gave up.
    pub(crate) fn shape(
        &mut self,
        face: FaceId,
        manner: &SegmentProperties,
        text: &str,
        beside: JoiningContext,
        out: &mut Vec<UnitGlyph>,
    ) -> Option<()> {
        self.face(face)?;
        let plan = self.plan(face, manner)?;
        let font = self.faces.get(face.index())?.as_ref()?;
        let plan = &self.plans.get(plan)?.2;
        self.buffer.reset();
        self.buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        self.buffer.push_str(text);
        self.buffer.set_pre_context_codepoints(beside.before.map(u32::from).as_slice());
        self.buffer.set_post_context_codepoints(beside.after.map(u32::from).as_slice());
        self.buffer.set_direction(plan.direction());
        self.buffer.set_script(plan.script());
        self.buffer.set_language(plan.language().cloned());
        let features = features(manner.ligatures);
        harfrust::shape(font, &mut self.buffer, ShapeOptions::new().plan(Some(plan)).features(features)).ok()?;
        if !self.buffer.allocation_successful() {
            return None;
        }
        for (info, position) in self.buffer.glyph_infos().iter().zip(self.buffer.glyph_positions()) {
            out.push(UnitGlyph {
                id: u16::try_from(info.glyph_id).ok()?,
                advance: position.x_advance,
                offset_x: position.x_offset,
                offset_y: position.y_offset,
                cluster: info.cluster,
            });
        }
        Some(())
    }

    fn face(&mut self, face: FaceId) -> Option<&ShaperFont<'a, 'static>> {
        let fonts = self.fonts;
        let slot = self.faces.get_mut(face.index())?;
        if slot.is_none() {
            *slot = opened(fonts.face(face)).map(ShaperFont::new);
        }
        slot.as_ref()
    }

    fn plan(&mut self, face: FaceId, manner: &SegmentProperties) -> Option<usize> {
        if let Some(known) = self.plans.iter().position(|(of, how, _)| *of == face && how == manner) {
            return Some(known);
        }
        let font = opened(self.fonts.face(face))?;
        let direction = match manner.direction {
            Direction::LeftToRight => ShapingDirection::LeftToRight,
            Direction::RightToLeft => ShapingDirection::RightToLeft,
        };
        let script = harfrust::Script::from_iso15924_tag(Tag::from_u32(manner.script.as_iso15924_tag()));
        let language = harfrust::Language::new(manner.language.as_bytes());
        let plan = ShapePlan::new(font, direction, script, language.as_ref(), features(manner.ligatures));
        self.plans.push((face, manner.clone(), plan));
        Some(self.plans.len() - 1)
    }
}

fn features(ligatures: Ligatures) -> &'static [Feature] {
    const NO_LIGATURES: [Feature; 2] = [off(b"liga"), off(b"clig")];
    match ligatures {
        Ligatures::On => &[],
        Ligatures::Off => &NO_LIGATURES,
    }
}

const fn off(tag: &[u8; 4]) -> Feature {
    Feature { tag: Tag::new(tag), value: 0, start: Feature::GLOBAL_START, end: Feature::GLOBAL_END }
}
