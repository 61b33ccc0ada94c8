//! Which pages stand side by side on which side of which sheet.
//!
//! In: how many pages there are and how the last of them begins. Out: the [`Side`]s of all sheets in the order in which a duplex
//! printer takes them. With `4n` pages, the front of the outermost sheet bears the last and the first page, its back the second and
//! the last but one, and so inwards.

use crate::foundation::geometry::{Direction, Length};
use crate::layout::page::{PageEnd, Pages};

/// One side of a sheet; a page by its place, `None` where it stays blank.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Side {
    pub(super) left: Option<usize>,
    pub(super) right: Option<usize>,
    /// How many sheets lie around this one.
    pub(super) depth: usize,
}

/// Pages on a sheet.
const ON_A_SHEET: usize = 4;

/// The pages in reading order, filled up with blanks to a multiple of four. The first page stays the front of the booklet. The last
/// one becomes its back, with the blanks before it, unless it goes on with what the page before it began.
pub(super) fn filled(pages: &Pages) -> Vec<Option<usize>> {
    let count = pages.pages.len();
    let blanks = count.next_multiple_of(ON_A_SHEET) - count;
    let before_last = count.checked_sub(2).and_then(|place| pages.pages.get(place));
    let last_begins = before_last.is_some_and(|page| !matches!(page.ended, PageEnd::Chosen(_)));
    let at = if last_begins { count - 1 } else { count };
    let mut filled: Vec<Option<usize>> = (0..count).map(Some).collect();
    filled.splice(at..at, std::iter::repeat_n(None, blanks));
    debug_assert!(filled.iter().flatten().copied().eq(0..count), "every page is in the booklet once, in order");
    filled
}

/// The sides of all sheets: the front of the outermost, its back, the front of the next …
pub(super) fn sides(filled: &[Option<usize>], direction: Direction) -> Vec<Side> {
    let count = filled.len();
    debug_assert!(count.is_multiple_of(ON_A_SHEET), "a sheet bears four pages");
    let page = |place: usize| filled.get(place).copied().flatten();
    let side = |depth: usize, early: Option<usize>, late: Option<usize>| match direction {
        // The binding is on the left: a front bears its earlier page on the right.
        Direction::LeftToRight => Side { left: late, right: early, depth },
        Direction::RightToLeft => Side { left: early, right: late, depth },
    };
    (0..count / ON_A_SHEET)
        .flat_map(|depth| {
            let front = side(depth, page(2 * depth), page(count - 1 - 2 * depth));
            let back = side(depth, page(count - 2 - 2 * depth), page(2 * depth + 1));
            [front, back]
        })
        .collect()
}

/// How far the pages of a sheet are moved towards the fold: each sheet around it pushes it out by the thickness of the paper, and
/// what stands out is cut off at the fore edge.
pub(super) fn push(depth: usize, creep: Length) -> Length {
    creep * i64::try_from(depth).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folios(count: usize, direction: Direction) -> String {
        let filled: Vec<_> = (0..count).map(Some).collect();
        let name = |page: Option<usize>| page.map_or_else(|| "–".to_owned(), |page| (page + 1).to_string());
        let sides = sides(&filled, direction);
        sides.iter().map(|side| format!("{}|{}", name(side.left), name(side.right))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_outermost_sheet_bears_the_first_and_the_last_page() {
        assert_eq!(folios(4, Direction::LeftToRight), "4|1 2|3");
        assert_eq!(folios(8, Direction::LeftToRight), "8|1 2|7 6|3 4|5");
        assert_eq!(folios(4, Direction::RightToLeft), "1|4 3|2");
        assert_eq!(folios(8, Direction::RightToLeft), "1|8 7|2 3|6 5|4");
    }

    #[test]
    fn inner_sheets_are_pushed_out_more() {
        assert_eq!(push(0, Length::pt(1)), Length::ZERO);
        assert_eq!(push(4, Length::tenths_of_mm(1)), Length::tenths_of_mm(1) * 4);
    }
}
