//! A face as pages use it → a font in the file (ISO 32000-1, 9.7 and 9.8).
//!
//! A composite font whose codes are two bytes (Identity-H) over a subset with TrueType outlines. The subset's name comes from its
//! content, so that the same pages name it alike in every run.

use std::borrow::Cow;

use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Name, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use crate::output::pdf::font::encoding::Encoding;
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::objects::identity::Identity;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::text::font::{Face, Slant, Weight};

pub(in crate::output::pdf) const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Writes a face with the glyphs of its encoding; `id` becomes the font.
///
/// # Errors
/// When the face's file cannot be read.
pub(in crate::output::pdf) fn embed(
    objects: &mut Objects,
    id: Ref,
    face: &Face,
    encoding: &Encoding<'_>,
) -> Result<(), subsetter::Error> {
    let mut remapper = GlyphRemapper::new();
    let outlines: Vec<u16> = encoding.codes().iter().map(|code| remapper.remap(code.glyph)).collect();
    let program = subsetter::subset(&face.data, 0, &remapper)?;
    let name = subset_name(face, &program);

    let [descendant, descriptor, to_unicode] = std::array::from_fn(|_| objects.reserve());
    objects.dictionary(Component::Fonts, id, |font| {
        font.pair(Name(b"Type"), Name(b"Font"));
        font.pair(Name(b"Subtype"), Name(b"Type0"));
        font.pair(Name(b"BaseFont"), Name(name.as_bytes()));
        font.pair(Name(b"Encoding"), Name(b"Identity-H"));
        font.insert(Name(b"DescendantFonts")).array().item(descendant);
        font.pair(Name(b"ToUnicode"), to_unicode);
    });
    let identity = outlines.iter().enumerate().all(|(code, outline)| code == usize::from(*outline));
    let map = (!identity).then(|| objects.reserve());
    objects.dictionary(Component::Fonts, descendant, |font| {
        font.pair(Name(b"Type"), Name(b"Font"));
        font.pair(Name(b"Subtype"), Name(b"CIDFontType2"));
        font.pair(Name(b"BaseFont"), Name(name.as_bytes()));
        let mut system = font.insert(Name(b"CIDSystemInfo")).dict();
        system.pair(Name(b"Registry"), SYSTEM.registry);
        system.pair(Name(b"Ordering"), SYSTEM.ordering);
        system.pair(Name(b"Supplement"), SYSTEM.supplement);
        drop(system);
        font.pair(Name(b"FontDescriptor"), descriptor);
        let mut widths = font.insert(Name(b"W")).array();
        widths.item(0);
        widths.push().array().items(encoding.codes().iter().map(|code| Thousandths(code.width).to_f32()));
        drop(widths);
        match map {
            Some(map) => font.pair(Name(b"CIDToGIDMap"), map),
            None => font.pair(Name(b"CIDToGIDMap"), Name(b"Identity")),
        };
    });
    if let Some(map) = map {
        let bytes: Vec<u8> = outlines.iter().flat_map(|outline| outline.to_be_bytes()).collect();
        objects.stream(Component::Fonts, map, &bytes, |_| {});
    }
    objects.stream(Component::Fonts, to_unicode, &meanings(encoding), |_| {});
    let program = Program::new(&program, objects.deflater());
    let file = embed_program(objects, &program);
    describe(objects, descriptor, face, &name, file, Letters::OfItsOwn);
    Ok(())
}

/// `ABCDEF+SourceSans3-Regular`
pub(in crate::output::pdf) fn subset_name(face: &Face, program: &[u8]) -> String {
    format!("{}+{}", Identity::of(&[b"subset", face.name.as_bytes(), program]).letters(), face.name)
}

/// Which letters a font has, as its flags say (9.8.2), and how tall its lines are.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(in crate::output::pdf) enum Letters {
    /// Those of its own codes, for words that stand on pages.
    OfItsOwn,
    /// Those of its own codes, for words that are typed.
    Typed(Heights),
    /// Those that its encoding names, for words that are typed.
    Named(Heights),
}

/// How far a line reaches above and below its baseline, in thousandths of the type size. Viewers set the lines of fields as far apart.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) struct Heights {
    pub(in crate::output::pdf) ascent: i64,
    /// How far a line reaches below its baseline; negative.
    pub(in crate::output::pdf) descent: i64,
}

/// The file of a subset, packed.
#[derive(PartialEq, Eq, Debug)]
pub(in crate::output::pdf) struct Program {
    pub(in crate::output::pdf) packed: Cow<'static, [u8]>,
    /// How long it is unpacked.
    pub(in crate::output::pdf) length: usize,
}

impl Program {
    pub(in crate::output::pdf) fn new(program: &[u8], deflater: &mut Deflater) -> Program {
        Program { packed: deflater.pack(program).into(), length: program.len() }
    }
}

/// Writes a font's program; returns its object.
pub(in crate::output::pdf) fn embed_program(objects: &mut Objects, program: &Program) -> Ref {
    let file = objects.reserve();
    objects.packed_stream(Component::Fonts, file, &program.packed, |stream| {
        stream.pair(Name(b"Length1"), i32::try_from(program.length).unwrap_or(i32::MAX));
    });
    file
}

/// Writes a font's descriptor.
pub(in crate::output::pdf) fn describe(objects: &mut Objects, id: Ref, face: &Face, name: &str, file: Ref, letters: Letters) {
    let metrics = face.metrics;
    let em = i64::from(metrics.units_per_em.max(1));
    let unit = |units: i32| Thousandths((i64::from(units) * 1_000_000 + em / 2).div_euclid(em)).to_f32();
    objects.dictionary(Component::Fonts, id, |descriptor| {
        descriptor.pair(Name(b"Type"), Name(b"FontDescriptor"));
        descriptor.pair(Name(b"FontName"), Name(name.as_bytes()));
        let kind = match letters {
            Letters::Named(_) => 1 << 5,
            Letters::OfItsOwn | Letters::Typed(_) => 1 << 2,
        };
        let slant = if face.slant == Slant::Italic { 1 << 6 } else { 0 };
        descriptor.pair(Name(b"Flags"), kind | slant);
        let [left, lower, right, upper] = metrics.bounds.map(unit);
        descriptor.pair(Name(b"FontBBox"), Rect::new(left, lower, right, upper));
        descriptor.pair(Name(b"ItalicAngle"), metrics.italic_angle);
        let [ascent, descent] = match letters {
            Letters::OfItsOwn => [metrics.ascender, metrics.descender].map(unit),
            Letters::Named(heights) | Letters::Typed(heights) => {
                [heights.ascent, heights.descent].map(|thousandths| Thousandths(thousandths * 1000).to_f32())
            }
        };
        descriptor.pair(Name(b"Ascent"), ascent);
        descriptor.pair(Name(b"Descent"), descent);
        descriptor.pair(Name(b"CapHeight"), unit(metrics.cap_height));
        descriptor.pair(Name(b"XHeight"), unit(metrics.x_height));
        // No face declares it; it only guides a viewer that would imitate a missing font, and ours is never missing.
        let stem = match face.weight {
            Weight::Regular => 80,
            Weight::SemiBold => 110,
            Weight::Bold => 140,
        };
        descriptor.pair(Name(b"StemV"), stem);
        descriptor.pair(Name(b"FontFile2"), file);
    });
}

/// What the codes mean, as a character map (9.10.3).
fn meanings(encoding: &Encoding<'_>) -> Vec<u8> {
    let mut map = UnicodeCmap::<u16>::new(Name(b"Meanings"), SYSTEM);
    for (number, code) in (0_u16..).zip(encoding.codes()).skip(1) {
        map.pair_with_multiple(number, code.text.chars());
    }
    map.finish().into_vec()
}
