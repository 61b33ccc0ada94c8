//! What parts the runs of a right-to-left page: signs without ink that keep words apart for readers that see no lines.
//!
//! In: a page's items. Out: for each run, what is written unseen before it. Page readers put lines together from where glyphs stand.
//! Where lines run from right to left they get two things wrong, and whoever copies a line gets two words as one:
//!
//! * After Latin words within the line they take spaces and punctuation along to the **left** of those words, and what follows is joined
//!   to them. A right-to-left mark before the punctuation ends the stretch, as it does in the bidirectional algorithm (UAX #9, rule N1).
//! * Latin words that begin a text beside another text (a row beside its label) are joined to that one's last word. A space before them
//!   keeps them apart.

use crate::foundation::geometry::Direction;
use crate::layout::page::{Content, GlyphRun, Item};

/// What is written unseen before the first character of a run.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::output::pdf) enum Separator {
    /// Nothing: reading goes on by itself.
    #[default]
    Plain,
    /// U+200F, the right-to-left mark.
    Mark,
    /// U+0020, a space.
    Space,
}

impl Separator {
    /// The text of the mark.
    pub(in crate::output::pdf) const MARK: &str = "\u{200f}";
    /// The text of the space.
    pub(in crate::output::pdf) const SPACE: &str = " ";
}

/// The runs of a page with their separators, by the places of the items.
pub(in crate::output::pdf) fn separators(items: &[Item]) -> impl Iterator<Item = (usize, &GlyphRun, Separator)> {
    let mut previous: Option<&GlyphRun> = None;
    items.iter().enumerate().filter_map(move |(place, item)| {
        let Content::Glyphs(run) = &item.content else { return None };
        let separator = previous
            .filter(|previous| previous.origin.y == run.origin.y)
            .map_or(Separator::Plain, |before| separator(before, run));
        previous = Some(run);
        Some((place, run, separator))
    })
}

/// What parts a run from the one before it on its line.
fn separator(previous: &GlyphRun, run: &GlyphRun) -> Separator {
    let text_of = |run: &GlyphRun| run.words.map(|(node, _)| node);
    let has = |run: &GlyphRun, sort: fn(char) -> bool| run.text.chars().any(sort);
    match (previous.direction, run.direction) {
        (Direction::LeftToRight, Direction::RightToLeft)
            if has(previous, char::is_alphabetic) && !has(run, char::is_alphanumeric) =>
        {
            Separator::Mark
        }
        (Direction::RightToLeft, Direction::LeftToRight) if text_of(previous) != text_of(run) => Separator::Space,
        (Direction::LeftToRight | Direction::RightToLeft, Direction::LeftToRight | Direction::RightToLeft) => Separator::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::structure::{NodeId, Role, Tree};
    use crate::foundation::colour::{Ink, Rgb};
    use crate::foundation::diagnostic::{Origin, SourceFiles};
    use crate::foundation::geometry::{Length, Point};
    use crate::layout::page::Owner;
    use crate::text::font::FaceId;

    fn item(node: NodeId, direction: Direction, line: i64, text: &str) -> Item {
        let run = GlyphRun {
            face: FaceId(0),
            size: Length::pt(10),
            ink: Ink::Rgb(Rgb::BLACK),
            origin: Point { x: Length::ZERO, y: Length::pt(line) },
            glyphs: Vec::new(),
            direction,
            text: text.into(),
            words: Some((node, 0)),
        };
        Item { owner: Owner::Node(node), content: Content::Glyphs(run) }
    }

    #[test]
    fn latin_words_are_parted_from_what_stands_beside_them() {
        use Direction::{LeftToRight as Ltr, RightToLeft as Rtl};
        let origin = Origin { file: SourceFiles::new().add("he.toml", String::new()), start: 0, end: 0 };
        let mut tree = Tree::new(Role::Document, origin);
        let (label, row) = (tree.add(tree.root(), Role::RowLabel, origin), tree.add(tree.root(), Role::RowText, origin));
        let items = [
            item(label, Rtl, 1, "מקורות"),
            item(row, Ltr, 1, "FDA"),
            item(row, Rtl, 1, ") · "),
            item(row, Rtl, 1, "נקרא "),
            item(row, Ltr, 1, "20"),
            item(row, Rtl, 1, " "),
            item(row, Rtl, 1, "במאי "),
            item(row, Ltr, 1, "FDA"),
            item(row, Rtl, 2, "."),
        ];
        let found: Vec<Separator> = separators(&items).map(|(_, _, separator)| separator).collect();
        use Separator::{Mark, Plain, Space};
        assert_eq!(found, [Plain, Space, Mark, Plain, Plain, Plain, Plain, Plain, Plain]);
    }
}
