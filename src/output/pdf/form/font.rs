//! The fonts of what is typed into fields (ISO 32000-1, 9.6.3, 9.7 and 12.7.3.3).
//!
//! A subset of its own: the one that the text uses has only the letters that happen to occur. So it depends on the language alone, and
//! for built-in faces it lies ready, made and packed: see `prebuilt`. It stands in a file as two fonts, for fields of one line and of
//! several, because viewers take the distance of typed lines from a font's descriptor.
//!
//! Letters written from the left have a composite font, which has room for all of them; PDFium, Poppler and pdf.js find a letter's code
//! in its character map. pdf.js measures a line by what was typed instead of by its codes, and so by the widths of codes that nobody
//! uses: see `GUESSED`.
//!
//! Letters written from the right have a simple font whose encoding names them. PDFium orders them and does not join them. pdf.js, where
//! it finds their codes, prints them from the left and unjoined; where it does not, it leaves them to the browser, which orders and joins
//! them. So it is shown, as the field's own resources, a font that differs in names alone (`uni0627.typed`): by the rules of names
//! (Adobe Glyph List Specification, 2) what follows the full stop says nothing, but pdf.js does not know the rule. What PDFium has
//! written it reads by the first font. Seen by typing in browsers.

use pdf_writer::types::UnicodeCmap;
use pdf_writer::{Dict, Name, Ref};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::guide::language::LanguageTag;
use crate::layout::page::{Content, Pages, Rules};
use crate::output::pdf::font::sfnt;
use crate::output::pdf::font::subset::{Heights, Letters, Program, SYSTEM, describe, embed_program, subset_name};
use crate::output::pdf::form::charset::{Charset, characters, codes, windows_1252};
use crate::output::pdf::form::prebuilt;
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::text::font::{Face, Slant, Weight};

/// A face of what is typed, as its objects say it.
pub(in crate::output::pdf) struct FormFont {
    /// Its place in the book.
    place: usize,
    name: String,
    coding: Coding,
    widths: Vec<Thousandths>,
    program: Program,
}

/// What codes stand for.
enum Coding {
    /// One byte each: codes with their characters.
    Simple(Vec<(u8, char)>),
    /// Two bytes each: characters by code from 1 on, and the glyph of each in the subset.
    Composite(Vec<(char, u16)>),
}

/// The fonts of a document's fields.
#[derive(Copy, Clone)]
pub(in crate::output::pdf) struct FormFonts {
    /// What the form's resources and looks name.
    pub(in crate::output::pdf) form: FontPair,
    /// What a field's own resources name, where letters are typed from the right.
    pub(in crate::output::pdf) field: Option<FontPair>,
}

/// A font for each height of field.
#[derive(Copy, Clone)]
pub(in crate::output::pdf) struct FontPair {
    /// Where one line is typed.
    pub(in crate::output::pdf) line: Ref,
    /// Where several are; none where no field has several.
    pub(in crate::output::pdf) lines: Option<Ref>,
}

/// Makes a font for what the readers of these pages may type; `None` where no face of the book has their letters.
///
/// # Errors
/// When the face's file cannot be read.
pub(in crate::output::pdf) fn make(pages: &Pages, deflater: &mut Deflater) -> Result<Option<FormFont>, subsetter::Error> {
    let Some(wanted) = Wanted::of(pages.fonts.faces(), &pages.properties.language) else { return Ok(None) };
    let (name, program) = match prebuilt::find(wanted.face, &wanted.map) {
        Some(ready) => ready,
        None => match fresh(&wanted, deflater)? {
            Some(fresh) => fresh,
            None => return Ok(None),
        },
    };
    let (coding, widths) = wanted.coding();
    Ok(Some(FormFont { place: wanted.place, name, coding, widths, program }))
}

/// Whether a character that is typed into the fields of these pages is shown.
pub(in crate::output::pdf) fn shows(pages: &Pages) -> impl Fn(char) -> bool {
    let characters = Wanted::of(pages.fonts.faces(), &pages.properties.language).map(|wanted| wanted.map).unwrap_or_default();
    move |character| characters.iter().any(|(known, _)| u32::from(*known) == u32::from(character))
}

/// What the readers of a language may type, in the face that shows it.
struct Wanted<'f> {
    /// The face's place in its book.
    place: usize,
    face: &'f Face,
    font: FontRef<'f>,
    /// What each code of a simple font stands for; none for a composite one.
    table: Option<Vec<(u8, char)>>,
    /// Characters and their glyphs in the face.
    map: Vec<(u16, u16)>,
}

impl Wanted<'_> {
    fn of<'f>(faces: &'f [Face], language: &LanguageTag) -> Option<Wanted<'f>> {
        let charset = Charset::of(language);
        let (place, face, font) = choose(faces, charset)?;
        let glyph = |character: char| font.charmap().map(character).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        let has = |character: char| glyph(character).is_some_and(|glyph| glyph != 0);
        let table = charset.is_typed_from_the_right().then(|| codes(charset, has));
        let characters = match &table {
            Some(table) => table.iter().map(|(_, character)| *character).collect(),
            None => characters(charset, has),
        };
        let in_map = |character: char| Some((u16::try_from(u32::from(character)).ok()?, glyph(character)?));
        let map = characters.into_iter().filter_map(in_map).collect();
        Some(Wanted { place, face, font, table, map })
    }

    /// What codes stand for, and how wide each is: from the first code on, or from 0 on.
    fn coding(&self) -> (Coding, Vec<Thousandths>) {
        match &self.table {
            Some(table) => (Coding::Simple(table.clone()), widths_of_codes(self.face, &self.font, table)),
            None => {
                let mut remapper = GlyphRemapper::new();
                let character = |code: u16| char::from_u32(u32::from(code));
                let pairs = self.map.iter().filter_map(|(code, glyph)| Some((character(*code)?, *glyph)));
                let widths = std::iter::once(GUESSED).chain(pairs.clone().map(|(c, _)| width(self.face, &self.font, c)));
                let widths = widths.collect();
                (Coding::Composite(pairs.map(|(character, glyph)| (character, remapper.remap(glyph))).collect()), widths)
            }
        }
    }
}

/// A subset, in a simple font with a map from characters to its glyphs; its name, and the file.
fn fresh(wanted: &Wanted<'_>, deflater: &mut Deflater) -> Result<Option<(String, Program)>, subsetter::Error> {
    let mut remapper = GlyphRemapper::new();
    let remapped: Vec<(u16, u16)> = wanted.map.iter().map(|(character, glyph)| (*character, remapper.remap(*glyph))).collect();
    let subset = subsetter::subset(&wanted.face.data, 0, &remapper)?;
    let program = match &wanted.table {
        Some(_) => sfnt::with_map(&subset, &remapped),
        None => Some(subset),
    };
    Ok(program.map(|program| (subset_name(wanted.face, &program), Program::new(&program, deflater))))
}

/// Lines of one: as tall as words of 12 pt need, so that a viewer that fits a line into its place sets it about so large.
const ONE_LINE: Heights = Heights { ascent: 1000, descent: -350 };

/// The size, in points, at which PDFium and others begin to set several lines that they may shrink.
const STARTING_SIZE: i64 = 12;

/// The width of code 0, which nobody uses: pdf.js takes it for that of every letter beyond Latin when it looks for the size at which a line
/// fits, and half that of codes without a width for that of every Latin letter (`_computeFontSize`). Few lines are wider on average.
const GUESSED: Thousandths = Thousandths(550_000);

/// How far above its ruled line a baseline stands, in thousandths of a point.
const LIFT: i64 = 3600;

/// Lines that stand on ruled lines, as long as there is room for words of the starting size.
fn ruled(rules: Rules) -> Heights {
    let pitch = Thousandths::of(rules.pitch).0 / STARTING_SIZE;
    let below = (Thousandths::of(rules.foot).0 + LIFT) / STARTING_SIZE;
    Heights { ascent: pitch - below, descent: -below }
}

/// Writes the fonts.
pub(in crate::output::pdf) fn embed(objects: &mut Objects, made: &FormFont, pages: &Pages) -> FormFonts {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let rules = items.into_iter().find_map(|item| match &item.content {
        Content::Field(_, look) => look.rules,
        Content::Glyphs(_) | Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) | Content::Link(_) => None,
    });
    let file = embed_program(objects, &made.program);
    let shared = Shared::write(objects, made);
    let mut pair = |names| {
        let mut font = |heights| write(objects, made, &pages.fonts.faces()[made.place], file, &shared, heights, names);
        FontPair { line: font(ONE_LINE), lines: rules.map(|rules| font(ruled(rules))) }
    };
    FormFonts {
        form: pair(Names::Plain),
        field: match made.coding {
            Coding::Simple(_) => Some(pair(Names::Suffixed)),
            Coding::Composite(_) => None,
        },
    }
}

/// How a simple font names letters from the right.
#[derive(Copy, Clone)]
enum Names {
    /// `uni0627`
    Plain,
    /// `uni0627.typed`
    Suffixed,
}

/// What both fonts refer to.
struct Shared {
    meanings: Ref,
    widths: Ref,
    /// The outline of each code, where the font is composite.
    outlines: Option<Ref>,
}

impl Shared {
    fn write(objects: &mut Objects, made: &FormFont) -> Shared {
        let [meanings, widths] = std::array::from_fn(|_| objects.reserve());
        objects.stream(Component::Fonts, meanings, &made.coding.meanings(), |_| {});
        let each = made.widths.iter().map(|width| width.to_f32());
        let outlines = match &made.coding {
            Coding::Simple(_) => {
                objects.object(Component::Fonts, widths, |object| {
                    object.array().items(each);
                });
                None
            }
            Coding::Composite(characters) => {
                objects.object(Component::Fonts, widths, |object| {
                    object.array().item(0).push().array().items(each);
                });
                let id = objects.reserve();
                let glyphs = std::iter::once(0).chain(characters.iter().map(|(_, glyph)| *glyph));
                objects.stream(Component::Fonts, id, &glyphs.flat_map(u16::to_be_bytes).collect::<Vec<u8>>(), |_| {});
                Some(id)
            }
        };
        Shared { meanings, widths, outlines }
    }
}

fn write(objects: &mut Objects, made: &FormFont, face: &Face, file: Ref, shared: &Shared, heights: Heights, names: Names) -> Ref {
    let [id, descriptor] = std::array::from_fn(|_| objects.reserve());
    let name = Name(made.name.as_bytes());
    match (&made.coding, shared.outlines) {
        (Coding::Composite(_), Some(outlines)) => {
            let descendant = objects.reserve();
            objects.dictionary(Component::Fonts, id, |font| {
                font.pair(Name(b"Type"), Name(b"Font"));
                font.pair(Name(b"Subtype"), Name(b"Type0"));
                font.pair(Name(b"BaseFont"), name);
                font.pair(Name(b"Encoding"), Name(b"Identity-H"));
                font.insert(Name(b"DescendantFonts")).array().item(descendant);
                font.pair(Name(b"ToUnicode"), shared.meanings);
            });
            objects.dictionary(Component::Fonts, descendant, |font| {
                font.pair(Name(b"Type"), Name(b"Font"));
                font.pair(Name(b"Subtype"), Name(b"CIDFontType2"));
                font.pair(Name(b"BaseFont"), name);
                let mut system = font.insert(Name(b"CIDSystemInfo")).dict();
                system.pair(Name(b"Registry"), SYSTEM.registry);
                system.pair(Name(b"Ordering"), SYSTEM.ordering);
                system.pair(Name(b"Supplement"), SYSTEM.supplement);
                drop(system);
                font.pair(Name(b"FontDescriptor"), descriptor);
                font.pair(Name(b"DW"), (2 * GUESSED.0 / 1000) as i32);
                font.pair(Name(b"W"), shared.widths);
                font.pair(Name(b"CIDToGIDMap"), outlines);
            });
            describe(objects, descriptor, face, &made.name, file, Letters::Typed(heights));
        }
        (Coding::Simple(table), _) => {
            objects.dictionary(Component::Fonts, id, |font| {
                font.pair(Name(b"Type"), Name(b"Font"));
                font.pair(Name(b"Subtype"), Name(b"TrueType"));
                font.pair(Name(b"BaseFont"), name);
                font.pair(Name(b"FirstChar"), i32::from(table.first().map_or(0, |(code, _)| *code)));
                font.pair(Name(b"LastChar"), i32::from(table.last().map_or(0, |(code, _)| *code)));
                font.pair(Name(b"Widths"), shared.widths);
                font.pair(Name(b"FontDescriptor"), descriptor);
                font.pair(Name(b"ToUnicode"), shared.meanings);
                write_encoding(font, table, names);
            });
            describe(objects, descriptor, face, &made.name, file, Letters::Named(heights));
        }
        (Coding::Composite(_), None) => {}
    }
    id
}

impl Coding {
    /// What the codes mean, as a character map (9.10.3).
    fn meanings(&self) -> Vec<u8> {
        const NAME: Name<'static> = Name(b"Meanings");
        match self {
            Coding::Simple(table) => {
                let mut map = UnicodeCmap::<u8>::new(NAME, SYSTEM);
                for (code, character) in table.iter().filter(|(_, character)| !is_from_the_right(*character)) {
                    map.pair(*code, *character);
                }
                map.finish().into_vec()
            }
            Coding::Composite(characters) => {
                let mut map = UnicodeCmap::<u16>::new(NAME, SYSTEM);
                for (code, (character, _)) in (1_u16..).zip(characters) {
                    map.pair(code, *character);
                }
                map.finish().into_vec()
            }
        }
    }
}

/// Whether a character is one of Hebrew or Arabic, which the encoding alone says.
fn is_from_the_right(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{6FF}')
}

/// The first upright, regular face that has the letters.
fn choose(faces: &[Face], charset: Charset) -> Option<(usize, &Face, FontRef<'_>)> {
    let plain = faces.iter().enumerate().filter(|(_, face)| face.weight == Weight::Regular && face.slant == Slant::Upright);
    plain
        .filter_map(|(place, face)| FontRef::new(&face.data).ok().map(|font| (place, face, font)))
        .find(|(_, _, font)| font.charmap().map(charset.sample()).is_some())
}

fn width(face: &Face, font: &FontRef<'_>, character: char) -> Thousandths {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let em = i64::from(face.metrics.units_per_em.max(1));
    let glyph = font.charmap().map(character);
    let units = glyph.and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(0.0) as i64;
    Thousandths((units * 1_000_000 + em / 2).div_euclid(em))
}

/// The width of every code from the first to the last; none for those that are not used.
fn widths_of_codes(face: &Face, font: &FontRef<'_>, table: &[(u8, char)]) -> Vec<Thousandths> {
    let (first, last) = (table.first().map_or(0, |(code, _)| *code), table.last().map_or(0, |(code, _)| *code));
    (first..=last)
        .map(|code| {
            let character = table.iter().find(|(known, _)| *known == code).map(|(_, character)| *character);
            character.map_or(Thousandths(0), |character| width(face, font, character))
        })
        .collect()
}

/// Code page 1252, and by name what differs from it.
fn write_encoding(entry: &mut Dict<'_>, table: &[(u8, char)], names: Names) {
    let mut encoding = entry.insert(Name(b"Encoding")).dict();
    encoding.pair(Name(b"Type"), Name(b"Encoding"));
    encoding.pair(Name(b"BaseEncoding"), Name(b"WinAnsiEncoding"));
    let mut differences = encoding.insert(Name(b"Differences")).array();
    let mut next = None;
    for (code, character) in table.iter().filter(|(code, character)| windows_1252(*code) != Some(*character)) {
        if next != Some(*code) {
            differences.item(i32::from(*code));
        }
        let suffix = match names {
            Names::Suffixed if is_from_the_right(*character) => ".typed",
            Names::Suffixed | Names::Plain => "",
        };
        differences.item(Name(format!("uni{:04X}{suffix}", u32::from(*character)).as_bytes()));
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
        settings.set_snapshot_path("../../../../assets/fields");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let made: Vec<_> = (languages.tags().into_iter().filter_map(LanguageTag::new))
            .map(|tag| {
                let wanted = Wanted::of(book.faces(), &tag).unwrap();
                let made = fresh(&wanted, &mut Deflater::new()).unwrap().unwrap();
                (tag, wanted, made)
            })
            .collect();
        for (tag, wanted, made) in &made {
            let name = format!("{}.bin", Charset::of(tag).name());
            settings.bind(|| insta::assert_binary_snapshot!(&name, prebuilt::record(wanted.face, &wanted.map, made)));
        }
        for (tag, wanted, made) in made {
            assert!(prebuilt::find(wanted.face, &wanted.map) == Some(made), "{tag:?}");
        }
    }
}
