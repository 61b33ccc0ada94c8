//! One font file → a [`Face`]: its names, its style, its distances, and whether it may be embedded.

use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::tables::Tables;
use super::{Face, FontData, FontFault, Metrics};
use crate::design::style::{Slant, Weight};

/// `OS/2.fsType`: the four bits that say how far embedding is allowed, and the value that forbids it.
const USAGE_BITS: u16 = 0x000f;
const RESTRICTED: u16 = 0x0002;
/// `OS/2.fsType`: only the whole font, or only its bitmaps, may be embedded. A document holds a subset of outlines.
const NO_SUBSETTING: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

const NEEDED: [&str; 8] = ["head", "hhea", "hmtx", "maxp", "cmap", "name", "OS/2", "post"];

/// Reads what a face says about itself; glyphs are not looked at yet.
pub(super) fn face(data: FontData) -> Result<Face, FontFault> {
    let font = FontRef::new(&data).map_err(|_| FontFault::NotAFont)?;
    let records = font.table_directory().table_records();
    if records.iter().any(|record| u64::from(record.offset()) + u64::from(record.length()) > data.len() as u64) {
        return Err(FontFault::Cut);
    }
    for name in NEEDED {
        if font.table_data(tag(name)).is_none() {
            return Err(FontFault::BrokenTable(name));
        }
    }
    if font.table_data(tag("fvar")).is_some() {
        return Err(FontFault::Variable);
    }
    let true_type = font.table_data(tag("glyf")).is_some() && font.table_data(tag("loca")).is_some();
    if !true_type && font.table_data(tag("CFF ")).is_none() {
        return Err(FontFault::BrokenTable("glyf"));
    }
    let os2 = font.os2().map_err(|_| FontFault::BrokenTable("OS/2"))?;
    let usage = os2.fs_type();
    if usage & USAGE_BITS == RESTRICTED || usage & (NO_SUBSETTING | BITMAPS_ONLY) != 0 {
        return Err(FontFault::EmbeddingForbidden);
    }
    let name = string(&font, StringId::POSTSCRIPT_NAME).ok_or(FontFault::BrokenTable("name"))?;
    let family = string(&font, StringId::TYPOGRAPHIC_FAMILY_NAME)
        .or_else(|| string(&font, StringId::FAMILY_NAME))
        .ok_or(FontFault::BrokenTable("name"))?;
    let weight = match os2.us_weight_class() {
        0..=500 => Weight::Regular,
        501..=650 => Weight::SemiBold,
        _ => Weight::Bold,
    };
    let slanted = os2.fs_selection().bits() & 0x0201 != 0;
    let slant = if slanted { Slant::Italic } else { Slant::Upright };
    let metrics = metrics(&font)?;
    let shaping = Tables::default();
    Ok(Face { name, family, weight, slant, metrics, data, file: None, shaping })
}

fn metrics(font: &FontRef<'_>) -> Result<Metrics, FontFault> {
    let head = font.head().map_err(|_| FontFault::BrokenTable("head"))?;
    let hhea = font.hhea().map_err(|_| FontFault::BrokenTable("hhea"))?;
    let os2 = font.os2().map_err(|_| FontFault::BrokenTable("OS/2"))?;
    let post = font.post().map_err(|_| FontFault::BrokenTable("post"))?;
    font.cmap().map_err(|_| FontFault::BrokenTable("cmap"))?;
    font.hmtx().map_err(|_| FontFault::BrokenTable("hmtx"))?;
    let units_per_em = head.units_per_em();
    if !(16..=16_384).contains(&units_per_em) {
        return Err(FontFault::BrokenTable("head"));
    }
    let em = i32::from(units_per_em);
    let declared = |height: Option<i16>, otherwise: i32| height.filter(|h| *h > 0).map_or(otherwise, i32::from);
    Ok(Metrics {
        units_per_em,
        ascender: i32::from(hhea.ascender().to_i16()),
        descender: i32::from(hhea.descender().to_i16()),
        cap_height: declared(os2.s_cap_height(), em * 7 / 10),
        x_height: declared(os2.sx_height(), em / 2),
        bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()].map(i32::from),
        italic_angle: post.italic_angle().to_i32(),
    })
}

fn string(font: &FontRef<'_>, id: StringId) -> Option<String> {
    let text: String = font.localized_strings(id).english_or_first()?.chars().collect();
    (!text.is_empty()).then_some(text)
}

fn tag(name: &str) -> Tag {
    Tag::new_checked(name.as_bytes()).unwrap_or_default()
}
