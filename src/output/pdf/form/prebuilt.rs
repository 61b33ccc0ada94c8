//! The faces of fields that lie ready: made and packed before, one for each set of letters that a built-in language needs.
//!
//! In: a built-in face and its map of characters to glyphs. Out: the very name and file that would be made of them now, which takes a
//! twentieth of the time of a guide. The files under `assets/fields` are snapshots of what is made now; a test compares them.
//!
//! A file is a record: 16 bytes that say of what it is made, 6 letters of the subset's name, 4 bytes with the length unpacked, and the
//! packed bytes.

use crate::output::pdf::font::subset::Program;
use crate::output::pdf::objects::identity::Identity;
use crate::text::font::Face;

const FILES: [&[u8]; 4] = [
    include_bytes!("../../../../assets/fields/latin.snap.bin"),
    include_bytes!("../../../../assets/fields/cyrillic.snap.bin"),
    include_bytes!("../../../../assets/fields/arabic.snap.bin"),
    include_bytes!("../../../../assets/fields/hebrew.snap.bin"),
];

/// The name and the file of a face with these characters, if it lies ready.
pub(in crate::output::pdf) fn find(face: &Face, map: &[(u16, u16)]) -> Option<(String, Program)> {
    if !face.data.is_built_in() {
        return None;
    }
    let of = origin(face, map).0;
    FILES.into_iter().find_map(|file| {
        let (record, packed) = file.split_at_checked(RECORD)?;
        let letters = std::str::from_utf8(record.strip_prefix(&of)?.get(..LETTERS)?).ok()?;
        let length = u32::from_be_bytes(record[RECORD - LENGTH..].try_into().ok()?);
        let program = Program { packed: packed.into(), length: usize::try_from(length).ok()? };
        Some((format!("{letters}+{}", face.name), program))
    })
}

const LETTERS: usize = 6;
const LENGTH: usize = 4;
const RECORD: usize = 16 + LETTERS + LENGTH;

/// What a file is made of: built-in faces are told apart by their names.
fn origin(face: &Face, map: &[(u16, u16)]) -> Identity {
    let pairs: Vec<u8> =
        map.iter().flat_map(|(character, glyph)| [character.to_be_bytes(), glyph.to_be_bytes()]).flatten().collect();
    Identity::of(&[b"field", face.name.as_bytes(), &pairs])
}

/// The file that [`find`] would find this in.
#[cfg(test)]
pub(in crate::output::pdf) fn record(face: &Face, map: &[(u16, u16)], (name, program): &(String, Program)) -> Vec<u8> {
    let mut file = origin(face, map).0.to_vec();
    file.extend_from_slice(&name.as_bytes()[..LETTERS]);
    file.extend_from_slice(&u32::try_from(program.length).unwrap().to_be_bytes());
    file.extend_from_slice(&program.packed);
    file
}
