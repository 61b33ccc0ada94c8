//! Faces and codes: how glyphs become strings, and how a file says what these mean.
//!
//! In: the glyph runs of all pages, and the faces that they name. Out: codes for every run (`encoding`, with what is written unseen
//! between runs, `separator`), and for every face a font of the file: its glyphs alone, their widths, and the map from codes to text
//! (`subset`). `sfnt` changes tables of font files.
//!
//! Terms: a *code* stands for a glyph in the content, and says by itself which text it means; an *encoding* is all codes of a face; a
//! *subset* is a font file with the glyphs that are used. Sources: ISO 32000-1, 9.6 to 9.10; ISO 14289-1, 7.21; the OpenType tables.

pub(super) mod encoding;
pub(super) mod separator;
pub(super) mod sfnt;
pub(super) mod subset;
