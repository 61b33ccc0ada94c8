//! What several documents have in common, made once: packed pictures, the face of their fields, the profile of their colours.
//!
//! A guide and its checklist show the same logo, and are filled in with the same letters. What they share is made from the documents before the
//! first of them is written, and is not changed after; a file is the same, byte for byte, with it and without.

use std::sync::Arc;

use crate::design::structure::Entry;
use crate::layout::page::{Content, Owner, Pages, Raster};
use crate::output::pdf::content::image::{self, Packed};
use crate::output::pdf::form::font::{self, FormFont};
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::standard::screen;

/// What documents share. Nothing in it is needed: what is not among it is made on the spot.
#[derive(Default)]
pub(in crate::output::pdf) struct SharedResources<'a> {
    pictures: Vec<(&'a Raster, Packed<'a>)>,
    faces: Vec<(&'a Pages, MadeFont)>,
    profiles: Vec<(&'a [u8], Vec<u8>)>,
}

/// A face of fields; none where no face has the letters.
pub(in crate::output::pdf) type MadeFont = Result<Option<FormFont>, subsetter::Error>;

impl<'a> SharedResources<'a> {
    /// For these documents.
    pub(in crate::output::pdf) fn of(documents: impl Iterator<Item = &'a Pages>, deflater: &mut Deflater) -> SharedResources<'a> {
        let mut shared = SharedResources::default();
        for pages in documents {
            for place in pages.drawn_pictures() {
                let raster = &*pages.pictures[place];
                if shared.picture(raster).is_none() {
                    shared.pictures.push((raster, image::pack(raster, deflater)));
                }
            }
            if is_typed_into(pages) && shared.face(pages).is_none() {
                shared.faces.push((pages, font::make(pages, deflater)));
            }
            let profile = profile(pages);
            if shared.profile(profile).is_none() {
                shared.profiles.push((profile, deflater.pack(profile)));
            }
        }
        shared
    }

    /// A picture, packed.
    pub(in crate::output::pdf) fn picture(&self, raster: &Raster) -> Option<&Packed<'a>> {
        let same = |known: &Raster| std::ptr::eq(known, raster) || known == raster;
        self.pictures.iter().find(|(known, _)| same(known)).map(|(_, packed)| packed)
    }

    /// The face of what is typed into the fields of these pages.
    pub(in crate::output::pdf) fn face(&self, pages: &Pages) -> Option<&MadeFont> {
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
