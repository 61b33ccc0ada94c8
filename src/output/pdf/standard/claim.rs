//! Which standards a file claims: what its pages are set for decides, and nothing else says it.

use crate::layout::page::Pages;
use crate::output::pdf::standard::{press, screen};

/// What a file promises.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Standard {
    /// PDF/UA-1 and PDF/A-2a at once, with links, bookmarks and fields.
    Screen,
    /// PDF/X-4, PDF/A-2a and PDF/UA-1 at once, without links and fields.
    Press,
}

impl Standard {
    /// The only way to one, so that a file never claims what its pages are not set for.
    pub(in crate::output::pdf) fn of(pages: &Pages) -> Standard {
        match pages.press {
            Some(_) => Standard::Press,
            None => Standard::Screen,
        }
    }

    /// The version in the file's first line.
    pub(in crate::output::pdf) const fn version(self) -> &'static str {
        match self {
            Standard::Screen => screen::VERSION,
            Standard::Press => press::VERSION,
        }
    }
}
