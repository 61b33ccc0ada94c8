//! Widths of the columns of a table, from the words in them.
//!
//! In: how wide the words of each cell want to be, and at least must. Out: widths at which no column breaks a word and the table is as
//! low as it can be made; none where the paper has no room for the widest word of each. Heights are estimated from widths, so that a
//! table of hundreds of rows is divided in a moment: a paragraph takes its natural width, and a little for what lines leave unfilled.

use crate::foundation::geometry::Length;

/// How many steps the room between the least widths and the whole is given away in.
const STEPS: i64 = 40;
/// What lines leave unfilled, in hundredths of what they hold.
const UNFILLED: i64 = 8;

/// What a column asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// The widest thing in it that cannot be broken.
    pub least: Length,
    /// The natural widths of the paragraphs of each of its cells, row by row; the head is the first row.
    pub cells: Vec<Vec<Length>>,
    /// A place to write words in, which takes whatever is left.
    pub open: bool,
}

impl Asked {
    fn lines(&self, row: usize, width: Length) -> i64 {
        let lines = |natural: &Length| {
            if *natural <= width || width <= Length::ZERO {
                return 1;
            }
            let filled = natural.units() * (100 + UNFILLED);
            (filled + width.units() * 100 - 1) / (width.units() * 100)
        };
        self.cells.get(row).map_or(0, |paragraphs| paragraphs.iter().map(lines).sum())
    }

    /// The widest line that it would take if there were room for all.
    fn natural(&self) -> Length {
        self.cells.iter().flatten().copied().max().unwrap_or(Length::ZERO).max(self.least)
    }
}

/// The widths of columns within a measure, gaps not counted; `None` where their least widths have no room.
#[must_use]
pub fn widths(columns: &[Asked], measure: Length) -> Option<Vec<Length>> {
    let mut widths: Vec<Length> = columns.iter().map(|column| column.least).collect();
    let mut free = measure - widths.iter().copied().sum::<Length>();
    if free < Length::ZERO {
        return None;
    }
    let step = (free / STEPS).max(Length::from_units(1));
    while let Some((column, added)) = best(columns, &widths, free, step) {
        widths[column] += added;
        free -= added;
    }
    give_away(columns, &mut widths, free);
    debug_assert!(widths.iter().copied().sum::<Length>() <= measure, "columns stand within their table");
    Some(widths)
}

/// The column that makes the table lower by most lines for what it takes, and how much that is.
fn best(columns: &[Asked], widths: &[Length], free: Length, step: Length) -> Option<(usize, Length)> {
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let lines: Vec<Vec<i64>> =
        columns.iter().zip(widths).map(|(column, width)| (0..rows).map(|row| column.lines(row, *width)).collect()).collect();
    // The tallest cell of each row, and the tallest of the others where that is one alone.
    let tallest = |row: usize, but: Option<usize>| {
        let others = lines.iter().enumerate().filter(|(number, _)| Some(*number) != but);
        others.map(|(_, lines)| lines[row]).max().unwrap_or(0)
    };
    let heights: Vec<i64> = (0..rows).map(|row| tallest(row, None)).collect();
    let mut found: Option<(i64, Length, usize)> = None;
    for (number, column) in columns.iter().enumerate() {
        let wanting = (0..rows).filter(|row| lines[number][*row] == heights[*row] && heights[*row] > 1);
        let wanting: Vec<(usize, i64)> = wanting.map(|row| (row, tallest(row, Some(number)))).collect();
        if wanting.is_empty() {
            continue;
        }
        let mut added = step;
        while added <= free {
            let saved: i64 =
                wanting.iter().map(|(row, others)| heights[*row] - column.lines(*row, widths[number] + added).max(*others)).sum();
            // More lines for the same width, or the same for less.
            let better = |(lines, width, _): (i64, Length, usize)| saved * width.units() > lines * added.units();
            if saved > 0 && found.is_none_or(better) {
                found = Some((saved, added, number));
            }
            added = added * 2;
        }
    }
    found.map(|(_, added, column)| (column, added))
}

/// What is left goes to open places to write; without such, to what is narrower than it would be, and then to all alike.
fn give_away(columns: &[Asked], widths: &mut [Length], free: Length) {
    let open = columns.iter().filter(|column| column.open).count();
    if open > 0 {
        let share = free / i64::try_from(open).unwrap_or(i64::MAX);
        for (column, width) in columns.iter().zip(widths) {
            *width += if column.open { share } else { Length::ZERO };
        }
        return;
    }
    let wanted: Vec<Length> =
        columns.iter().zip(widths.iter()).map(|(column, width)| (column.natural() - *width).max(Length::ZERO)).collect();
    let all: Length = wanted.iter().copied().sum();
    let given = all.min(free);
    // Rounded down, so that the table is never a unit too wide.
    let part = |wanted: Length| i128::from(given.units()) * i128::from(wanted.units()) / i128::from(all.units().max(1));
    for (width, wanted) in widths.iter_mut().zip(&wanted) {
        *width += Length::from_units(i64::try_from(part(*wanted)).unwrap_or(0));
    }
    let rest = (free - given) / i64::try_from(columns.len().max(1)).unwrap_or(i64::MAX);
    widths.iter_mut().for_each(|width| *width += rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(least: i64, naturals: &[i64]) -> Asked {
        let cells = naturals.iter().map(|natural| vec![Length::pt(*natural)]).collect();
        Asked { least: Length::pt(least), cells, open: false }
    }

    #[test]
    fn a_long_cell_gives_way_to_words_that_would_be_broken() {
        let columns = [asked(60, &[60, 100]), asked(40, &[40, 2000])];
        let found = widths(&columns, Length::pt(300)).unwrap();
        assert!(found[0] >= Length::pt(60), "{found:?}");
        assert!(found[1] > found[0], "what is long gets most: {found:?}");
        assert!(found.iter().copied().sum::<Length>() <= Length::pt(300));
    }

    #[test]
    fn the_shares_of_many_columns_are_never_wider_than_the_whole() {
        for measure in 301..340 {
            let columns = [7, 11, 13, 17, 19, 23, 29].map(|natural| asked(5, &[natural * 31]));
            let whole = Length::pt(measure);
            assert!(widths(&columns, whole).unwrap().into_iter().sum::<Length>() <= whole);
        }
    }

    #[test]
    fn what_has_no_room_is_told() {
        assert_eq!(widths(&[asked(200, &[200]), asked(150, &[150])], Length::pt(300)), None);
    }

    #[test]
    fn a_place_to_write_takes_what_is_left() {
        let line = Asked { open: true, ..asked(50, &[40]) };
        let found = widths(&[asked(60, &[60]), line], Length::pt(300)).unwrap();
        assert_eq!(found, [Length::pt(60), Length::pt(240)]);
    }
}
