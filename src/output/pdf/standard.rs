//! Which standards a file claims.

/// What a file promises.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Standard {
    /// PDF/UA-1 and PDF/A-2a at once, with links, bookmarks and fields.
    #[default]
    Screen,
    /// PDF/X-4, PDF/A-2a and PDF/UA-1 at once, without links and fields. The pages must be set for a press.
    Press,
}

/// How a file is to be written.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Options {
    /// What it promises.
    pub standard: Standard,
}
