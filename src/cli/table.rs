//! A table that a person reads at a glance.

/// How a column's cells stand.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Align {
    /// As words stand.
    Left,
    /// As numbers stand.
    Right,
}

/// Cells under their heads, each column as wide as its widest cell, two spaces between columns, none at a line's end.
pub(super) fn table(heads: &[(&str, Align)], rows: &[Vec<String>]) -> String {
    let width = |cell: &str| cell.chars().count();
    let widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(column, (head, _))| {
            let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
            cells.chain([width(head)]).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        for ((cell, (_, align)), full) in cells.zip(heads).zip(&widths) {
            let blank = " ".repeat(full - width(cell));
            match align {
                Align::Left => line.extend([cell, &blank, "  "]),
                Align::Right => line.extend([&blank, cell, "  "]),
            }
        }
        line.truncate(line.trim_end().len());
        line.push('\n');
        line
    };
    let mut out = line(&mut heads.iter().map(|(head, _)| *head));
    out.extend(rows.iter().map(|row| line(&mut row.iter().map(String::as_str))));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = vec![vec!["prov".to_owned(), "5".to_owned()], vec!["über".to_owned(), "1200".to_owned()]];
        insta::assert_snapshot!(table(&[("guide", Align::Left), ("pages", Align::Right)], &rows), @"
        guide  pages
        prov       5
        über    1200
        ");
    }
}
