//! A character map put into a font file (OpenType, “Organization of an OpenType Font”, “cmap format 4”).
//!
//! The subsetting crate takes the map out, since composite fonts need none; a simple font is read through it (ISO 32000-1, 9.6.6.4).

/// The same file with a map from characters of the basic plane to glyphs; `None` where the file is not one.
pub(in crate::output::pdf) fn with_map(font: &[u8], pairs: &[(u16, u16)]) -> Option<Vec<u8>> {
    let mut tables = tables(font)?;
    tables.retain(|(tag, _)| tag != b"cmap");
    tables.push((*b"cmap", map(pairs)));
    tables.sort_by_key(|(tag, _)| *tag);
    let version = font.get(..4)?;
    Some(joined(version, &tables))
}

type Table = ([u8; 4], Vec<u8>);

fn tables(font: &[u8]) -> Option<Vec<Table>> {
    let count = usize::from(u16::from_be_bytes(font.get(4..6)?.try_into().ok()?));
    let records = font.get(12..12 + count * 16)?;
    let number = |record: &[u8], at: usize| -> Option<usize> {
        Some(u32::from_be_bytes(record.get(at..at + 4)?.try_into().ok()?) as usize)
    };
    records
        .chunks_exact(16)
        .map(|record| {
            let (offset, length) = (number(record, 8)?, number(record, 12)?);
            Some((record[..4].try_into().ok()?, font.get(offset..offset.checked_add(length)?)?.to_vec()))
        })
        .collect()
}

/// A map for platform 3, encoding 1: Windows, Unicode, basic plane.
fn map(pairs: &[(u16, u16)]) -> Vec<u8> {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    // One segment for each character, and the last one that the format asks for.
    let count = u16::try_from(pairs.len() + 1).unwrap_or(u16::MAX);
    let (range, selector, shift) = search(count, 2);
    let mut table = Vec::new();
    let length = 16 + 8 * count;
    words(&mut table, &[0, 1, 3, 1, 0, 12, 4, length, 0, count * 2, range, selector, shift]);
    let ends: Vec<u16> = pairs.iter().map(|(character, _)| *character).chain([0xFFFF]).collect();
    words(&mut table, &ends);
    words(&mut table, &[0]);
    words(&mut table, &ends);
    let deltas: Vec<u16> = pairs.iter().map(|(character, glyph)| glyph.wrapping_sub(*character)).chain([1]).collect();
    words(&mut table, &deltas);
    words(&mut table, &vec![0; usize::from(count)]);
    table
}

fn words(table: &mut Vec<u8>, words: &[u16]) {
    table.extend(words.iter().flat_map(|word| word.to_be_bytes()));
}

/// What speeds up a binary search through `count` entries of `size` bytes: range, selector, shift.
fn search(count: u16, size: u16) -> (u16, u16, u16) {
    let selector = count.max(1).ilog2();
    let range = (1_u16 << selector) * size;
    (range, u16::try_from(selector).unwrap_or(0), (count * size).wrapping_sub(range))
}

fn joined(version: &[u8], tables: &[Table]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let (range, selector, shift) = search(count, 16);
    let mut file = version.to_vec();
    words(&mut file, &[count, range, selector, shift]);
    let mut offset = 12 + tables.len() * 16;
    let mut adjustment = None;
    let mut body = Vec::new();
    for (tag, data) in tables {
        let mut data = data.clone();
        if tag == b"head" && data.len() >= 12 {
            data[8..12].fill(0);
            adjustment = Some(offset + 8);
        }
        let length = data.len();
        data.resize(length.next_multiple_of(4), 0);
        file.extend_from_slice(tag);
        for number in [sum(&data), offset as u32, length as u32] {
            file.extend_from_slice(&number.to_be_bytes());
        }
        offset += data.len();
        body.append(&mut data);
    }
    file.append(&mut body);
    if let Some(place) = adjustment {
        let total = 0xB1B0_AFBA_u32.wrapping_sub(sum(&file));
        file[place..place + 4].copy_from_slice(&total.to_be_bytes());
    }
    file
}

fn sum(data: &[u8]) -> u32 {
    let whole = data.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(word)
    });
    whole.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use skrifa::{FontRef, GlyphId, MetadataProvider};

    #[test]
    fn a_map_is_read_back() {
        let font = include_bytes!("../../../../fonts/source-sans-3/SourceSans3_400Regular.ttf");
        let mapped = with_map(font, &[(0x41, 7), (0x2013, 9)]).unwrap();
        let read = FontRef::new(&mapped).unwrap();
        assert_eq!(read.charmap().map('A'), Some(GlyphId::new(7)));
        assert_eq!(read.charmap().map('–'), Some(GlyphId::new(9)));
        assert_eq!(read.charmap().map('B'), None);
        assert_eq!(sum(&mapped), 0xB1B0_AFBA, "the whole file sums to what the format says");
        assert_eq!(with_map(b"no font", &[]), None);
    }
}
