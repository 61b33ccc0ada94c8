//! How many bytes of a file are spent on what.

/// What an object is part of, for the report of sizes.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::output::pdf) enum Kind {
    Fonts,
    Content,
    Pictures,
    Structure,
    Interaction,
    Metadata,
    Document,
}

pub(super) const KINDS: usize = 7;

/// How many bytes of a file are spent on what.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Sizes {
    /// Faces, subset and compressed, and what maps their codes to text.
    pub fonts: usize,
    /// The drawing of the pages.
    pub content: usize,
    /// Pictures.
    pub pictures: usize,
    /// The structure tree and the way back from content to it.
    pub structure: usize,
    /// Links and fields, with how fields look.
    pub interaction: usize,
    /// Properties and the colour profile.
    pub metadata: usize,
    /// Pages, bookmarks, labels, catalogue.
    pub document: usize,
    /// The cross-reference table and the file's first and last lines.
    pub cross_reference: usize,
}

impl Sizes {
    /// All together.
    #[must_use]
    pub fn total(&self) -> usize {
        self.fonts
            + self.content
            + self.pictures
            + self.structure
            + self.interaction
            + self.metadata
            + self.document
            + self.cross_reference
    }

    pub(super) fn of(&mut self, kind: Kind) -> &mut usize {
        match kind {
            Kind::Fonts => &mut self.fonts,
            Kind::Content => &mut self.content,
            Kind::Pictures => &mut self.pictures,
            Kind::Structure => &mut self.structure,
            Kind::Interaction => &mut self.interaction,
            Kind::Metadata => &mut self.metadata,
            Kind::Document => &mut self.document,
        }
    }
}

impl Kind {
    pub(super) const ALL: [Kind; KINDS] =
        [Kind::Fonts, Kind::Content, Kind::Pictures, Kind::Structure, Kind::Interaction, Kind::Metadata, Kind::Document];
}
