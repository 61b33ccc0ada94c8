//! The font of what is typed into fields (ISO 32000-1, 9.6.3 and 12.7.3.3).
//!
//! A subset of its own: the one that the text uses has only the letters that happen to occur. So it depends on the language alone, and
//! for built-in faces it lies ready, made and packed: see `ready`.

use pdf_writer::{Dict, Name, Ref};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;

use super::face::{Letters, Program, describe, subset_name};
use super::number::Thousandths;
use super::objects::{Deflater, Kind, Objects};
use super::ready;
use super::repertoire::{Alphabets, codes, windows_1252};
use super::sfnt;
use crate::guide::language::LanguageTag;
use crate::layout::page::Pages;
use crate::text::font::{Face, Posture, Weight};

/// A face of what is typed, as its objects say it.
pub(super) struct EntryFace {
    /// Its place in the book.
    place: usize,
    name: String,
    table: Vec<(u8, char)>,
    widths: Vec<Thousandths>,
    program: Program,
}

/// Makes a font for what the readers of these pages may type; `None` where no face of the book has their letters.
///
/// # Errors
/// When the face's file cannot be read.
pub(super) fn make(pages: &Pages, deflater: &mut Deflater) -> Result<Option<EntryFace>, subsetter::Error> {
    let Some(wanted) = Wanted::of(pages.fonts.faces(), &pages.properties.language) else { return Ok(None) };
    let (name, program) = match ready::find(wanted.face, &wanted.map) {
        Some(ready) => ready,
        None => match fresh(wanted.face, &wanted.map, deflater)? {
            Some(fresh) => fresh,
            None => return Ok(None),
        },
    };
    let widths = widths(wanted.face, &wanted.font, &wanted.table);
    Ok(Some(EntryFace { place: wanted.place, name, table: wanted.table, widths, program }))
}

/// What the readers of a language may type, in the face that shows it.
struct Wanted<'f> {
    /// The face's place in its book.
    place: usize,
    face: &'f Face,
    font: FontRef<'f>,
    /// What each code stands for.
    table: Vec<(u8, char)>,
    /// Characters and their glyphs in the face.
    map: Vec<(u16, u16)>,
}

impl Wanted<'_> {
    fn of<'f>(faces: &'f [Face], language: &LanguageTag) -> Option<Wanted<'f>> {
        let alphabets = Alphabets::of(language);
        let (place, face, font) = choose(faces, alphabets)?;
        let glyph = |character: char| font.charmap().map(character).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        let table = codes(alphabets, language, |character| glyph(character).is_some_and(|glyph| glyph != 0));
        let in_map = |character: char| Some((u16::try_from(u32::from(character)).ok()?, glyph(character)?));
        let map = table.iter().filter_map(|(_, character)| in_map(*character)).collect();
        Some(Wanted { place, face, font, table, map })
    }
}

/// A subset with a map from characters to its glyphs; its name, and the file.
fn fresh(face: &Face, map: &[(u16, u16)], deflater: &mut Deflater) -> Result<Option<(String, Program)>, subsetter::Error> {
    let mut remapper = GlyphRemapper::new();
    let remapped: Vec<(u16, u16)> = map.iter().map(|(character, glyph)| (*character, remapper.remap(*glyph))).collect();
    let subset = subsetter::subset(&face.data, 0, &remapper)?;
    let Some(program) = sfnt::with_map(&subset, &remapped) else { return Ok(None) };
    Ok(Some((subset_name(face, &program), Program::new(&program, deflater))))
}

/// Writes the font; returns its object.
pub(super) fn embed(objects: &mut Objects, made: &EntryFace, pages: &Pages) -> Ref {
    let EntryFace { place, name, table, widths, program } = made;
    let face = &pages.fonts.faces()[*place];
    let [id, descriptor] = std::array::from_fn(|_| objects.reserve());
    objects.dictionary(Kind::Fonts, id, |entry| {
        entry.pair(Name(b"Type"), Name(b"Font"));
        entry.pair(Name(b"Subtype"), Name(b"TrueType"));
        entry.pair(Name(b"BaseFont"), Name(name.as_bytes()));
        entry.pair(Name(b"FirstChar"), i32::from(table.first().map_or(0, |(code, _)| *code)));
        entry.pair(Name(b"LastChar"), i32::from(table.last().map_or(0, |(code, _)| *code)));
        entry.insert(Name(b"Widths")).array().items(widths.iter().map(|width| width.to_f32()));
        entry.pair(Name(b"FontDescriptor"), descriptor);
        write_encoding(entry, table);
    });
    describe(objects, descriptor, face, name, program, Letters::Named);
    id
}

/// The first upright, regular face that has the letters.
fn choose(faces: &[Face], alphabets: Alphabets) -> Option<(usize, &Face, FontRef<'_>)> {
    let plain = faces.iter().enumerate().filter(|(_, face)| face.weight == Weight::Regular && face.posture == Posture::Upright);
    plain
        .filter_map(|(place, face)| FontRef::new(&face.data).ok().map(|font| (place, face, font)))
        .find(|(_, _, font)| font.charmap().map(alphabets.sample()).is_some())
}

/// The width of every code from the first to the last; none for those that are not used.
fn widths(face: &Face, font: &FontRef<'_>, table: &[(u8, char)]) -> Vec<Thousandths> {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let em = i64::from(face.metrics.units_per_em.max(1));
    let (first, last) = (table.first().map_or(0, |(code, _)| *code), table.last().map_or(0, |(code, _)| *code));
    (first..=last)
        .map(|code| {
            let character = table.iter().find(|(known, _)| *known == code).map(|(_, character)| *character);
            let glyph = character.and_then(|character| font.charmap().map(character));
            let units = glyph.and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(0.0) as i64;
            Thousandths((units * 1_000_000 + em / 2).div_euclid(em))
        })
        .collect()
}

/// Code page 1252, and by name what differs from it.
fn write_encoding(entry: &mut Dict<'_>, table: &[(u8, char)]) {
    let mut encoding = entry.insert(Name(b"Encoding")).dict();
    encoding.pair(Name(b"Type"), Name(b"Encoding"));
    encoding.pair(Name(b"BaseEncoding"), Name(b"WinAnsiEncoding"));
    let mut differences = encoding.insert(Name(b"Differences")).array();
    let mut next = None;
    for (code, character) in table.iter().filter(|(code, character)| windows_1252(*code) != Some(*character)) {
        if next != Some(*code) {
            differences.item(i32::from(*code));
        }
        differences.item(Name(format!("uni{:04X}", u32::from(*character)).as_bytes()));
        next = code.checked_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::language::Languages;
    use crate::text::font::FontBook;

    #[test]
    fn what_lies_ready_is_what_would_be_made() {
        let (book, languages) = (FontBook::built_in(), Languages::built_in());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../assets/fields");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let made: Vec<_> = (languages.tags().into_iter().filter_map(LanguageTag::new))
            .map(|tag| {
                let wanted = Wanted::of(book.faces(), &tag).unwrap();
                let made = fresh(wanted.face, &wanted.map, &mut Deflater::new()).unwrap().unwrap();
                (tag, wanted, made)
            })
            .collect();
        for (tag, wanted, made) in &made {
            let name = format!("{:?}.bin", Alphabets::of(tag)).to_lowercase();
            settings.bind(|| insta::assert_binary_snapshot!(&name, ready::record(wanted.face, &wanted.map, made)));
        }
        for (tag, wanted, made) in made {
            assert!(ready::find(wanted.face, &wanted.map) == Some(made), "{tag:?}");
        }
    }
}
