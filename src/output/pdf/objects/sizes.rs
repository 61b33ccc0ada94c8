//! How many bytes of a file are spent on what.

/// What an object is part of, for the report of sizes.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::output::pdf) enum Component {
    Fonts,
    Content,
    Pictures,
    Structure,
    Interaction,
    Metadata,
    Document,
}

pub(super) const COMPONENTS: usize = 7;

/// How many bytes of a file are spent on what.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Sizes {
    /// Faces, subset and compressed, and what maps their codes to text.
    pub fonts: usize,
    /// The drawing of the pages.
    pub content: usize,
    /// Pictures, with their masks.
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
    /// The bytes of all kinds together.
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

    pub(super) fn of(&mut self, component: Component) -> &mut usize {
        match component {
            Component::Fonts => &mut self.fonts,
            Component::Content => &mut self.content,
            Component::Pictures => &mut self.pictures,
            Component::Structure => &mut self.structure,
            Component::Interaction => &mut self.interaction,
            Component::Metadata => &mut self.metadata,
            Component::Document => &mut self.document,
        }
    }
}

impl Component {
    pub(super) const ALL: [Component; COMPONENTS] = [
        Component::Fonts,
        Component::Content,
        Component::Pictures,
        Component::Structure,
        Component::Interaction,
        Component::Metadata,
        Component::Document,
    ];
}
