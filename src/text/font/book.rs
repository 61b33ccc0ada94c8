//! All faces at hand.

use super::data::Bytes;
use super::data::FontData;
use super::face::Face;
use super::face::{FaceId, FontFault};
use super::{built_in, reading};
use std::sync::Arc;

/// All faces, and the families they form in the order in which they are tried.
#[derive(Debug, Default)]
pub struct FontBook {
    pub(super) faces: Vec<Face>,
    pub(super) families: Vec<Family>,
}

/// The faces of one name.
#[derive(Debug)]
pub(super) struct Family {
    pub(super) name: String,
    pub(super) faces: Vec<FaceId>,
}

impl FontBook {
    /// The faces under `fonts/`, built in.
    #[must_use]
    pub fn built_in() -> FontBook {
        let mut book = FontBook::default();
        for bytes in built_in::FILES {
            // A file that ships with the program is readable: the tests count the faces.
            let _ = book.take(FontData(Bytes::BuiltIn(bytes)));
        }
        book
    }

    /// Takes one more face, to be tried after those that are there.
    ///
    /// # Errors
    /// [`FontFault`], when the file is no usable font or may not be embedded.
    pub fn added(&mut self, bytes: Vec<u8>) -> Result<FaceId, FontFault> {
        self.take(FontData(Bytes::Added(Arc::new(bytes))))
    }

    /// The same for a face that may be there already.
    pub(super) fn added_once(&mut self, file: &str, bytes: Vec<u8>) -> Result<(), FontFault> {
        let data = FontData(Bytes::Added(Arc::new(bytes)));
        let face = Face { file: Some(file.to_owned()), ..reading::face(data)? };
        if self.faces.iter().any(|known| known.name == face.name) { Ok(()) } else { self.keep(face).map(drop) }
    }

    /// The numbers of all faces, in order.
    pub fn ids(&self) -> impl Iterator<Item = FaceId> + use<> {
        (0..u16::try_from(self.faces.len()).unwrap_or(u16::MAX)).map(FaceId)
    }

    /// All faces, by number.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The face of a number.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.index()]
    }

    /// The families, in the order in which they are tried when the script of the text names none.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.families.iter().map(|family| family.name.as_str())
    }

    fn take(&mut self, data: FontData) -> Result<FaceId, FontFault> {
        self.keep(reading::face(data)?)
    }

    fn keep(&mut self, face: Face) -> Result<FaceId, FontFault> {
        let id = FaceId(u16::try_from(self.faces.len()).map_err(|_| FontFault::TooMany)?);
        match self.families.iter_mut().find(|family| family.name == face.family) {
            Some(family) => family.faces.push(id),
            None => self.families.push(Family { name: face.family.clone(), faces: vec![id] }),
        }
        self.faces.push(face);
        Ok(id)
    }
}
