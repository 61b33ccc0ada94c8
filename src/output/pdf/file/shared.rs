//! What several documents have in common, made once: packed pictures, the face of their fields, the profile of their colours.
//!
//! A guide and its checklist show the same logo, and are filled in with the same letters. A stock is made from the documents before the
//! first of them is written, and is not changed after; a file is the same, byte for byte, with a stock and without one.

use std::sync::Arc;

use crate::design::structure::Entry;
use crate::layout::page::{Content, Owner, Pages, Raster};
use crate::output::pdf::content::image::{self, Packed};
use crate::output::pdf::form::font::{self, EntryFace};
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::standard::screen;

/// What documents share. Nothing in it is needed: what is not in stock is made on the spot.
#[derive(Default)]
pub(in crate::output::pdf) struct Stock<'a> {
    pictures: Vec<(&'a Raster, Packed<'a>)>,
    faces: Vec<(&'a Pages, Made)>,
    profiles: Vec<(&'a [u8], Vec<u8>)>,
}

/// A face of fields; none where no face has the letters.
pub(in crate::output::pdf) type Made = Result<Option<EntryFace>, subsetter::Error>;

impl<'a> Stock<'a> {
    /// For these documents.
    pub(in crate::output::pdf) fn of(documents: impl Iterator<Item = &'a Pages>, deflater: &mut Deflater) -> Stock<'a> {
        let mut stock = Stock::default();
        for pages in documents {
            for place in pages.drawn_pictures() {
                let raster = &*pages.pictures[place];
                if stock.picture(raster).is_none() {
                    stock.pictures.push((raster, image::pack(raster, deflater)));
                }
            }
            if is_typed_into(pages) && stock.face(pages).is_none() {
                stock.faces.push((pages, font::make(pages, deflater)));
            }
            let profile = profile(pages);
            if stock.profile(profile).is_none() {
                stock.profiles.push((profile, deflater.pack(profile)));
            }
        }
        stock
    }

    /// A picture, packed.
    pub(in crate::output::pdf) fn picture(&self, raster: &Raster) -> Option<&Packed<'a>> {
        let same = |known: &Raster| std::ptr::eq(known, raster) || known == raster;
        self.pictures.iter().find(|(known, _)| same(known)).map(|(_, packed)| packed)
    }

    /// The face of what is typed into the fields of these pages.
    pub(in crate::output::pdf) fn face(&self, pages: &Pages) -> Option<&Made> {
        let same =
            |known: &Pages| known.properties.language == pages.properties.language && Arc::ptr_eq(&known.fonts, &pages.fonts);
        self.faces.iter().find(|(known, _)| same(known)).map(|(_, made)| made)
    }

    /// A profile of colours, packed.
    pub(in crate::output::pdf) fn profile(&self, bytes: &[u8]) -> Option<&[u8]> {
        self.profiles.iter().find(|(known, _)| *known == bytes).map(|(_, packed)| packed.as_slice())
    }
}

/// The profile of a document's colours.
pub(in crate::output::pdf) fn profile(pages: &Pages) -> &[u8] {
    pages.press.as_ref().map_or(screen::PROFILE, |press| press.profile.bytes())
}

/// Whether a document has a field for words.
pub(in crate::output::pdf) fn is_typed_into(pages: &Pages) -> bool {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.into_iter().any(|item| match (&item.content, item.owner) {
        (Content::Field(..), Owner::Node(node)) => {
            pages.tree.nodes().get(node.index()).is_some_and(|node| node.entry != Some(Entry::Tick))
        }
        (
            Content::Glyphs(_) | Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) | Content::Link(_),
            Owner::Node(_),
        )
        | (_, Owner::Artifact(_)) => false,
    })
}
