//! A side of a sheet: two pages beside each other, and where to cut.

use super::order::Side;
use crate::foundation::geometry::{Length, Point, Rect, Size};
use crate::output::pdf::content::operators::Operators;
use crate::output::pdf::objects::number::Thousandths;

/// A sheet that an office has, lying on its long side, and the name that people call it by.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct SheetPaper {
    pub(super) name: &'static str,
    pub(super) size: Size,
}

const SHEETS: [SheetPaper; 3] = [
    SheetPaper { name: "A4", size: Size { width: Length::mm(297), height: Length::mm(210) } },
    SheetPaper { name: "A3", size: Size { width: Length::mm(420), height: Length::mm(297) } },
    SheetPaper { name: "tabloid (11 × 17 inches)", size: Size { width: Length::pt(1224), height: Length::pt(792) } },
];

/// Two halves may be wider than the whole by what millimetres are rounded by.
const ROUNDING: Length = Length::centipoints(2);

/// The smallest sheet that holds two pages beside each other.
pub(super) fn paper_for(page: Size) -> Option<SheetPaper> {
    let holds =
        |sheet: &&SheetPaper| page.width * 2 <= sheet.size.width + ROUNDING && page.height <= sheet.size.height + ROUNDING;
    SHEETS.iter().find(holds).copied()
}

/// Where things stand on a sheet: y goes down from its upper edge.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Sheet {
    pub(super) paper: SheetPaper,
    pub(super) page: Size,
}

impl Sheet {
    fn fold(&self) -> Length {
        self.paper.size.width / 2
    }

    fn top(&self) -> Length {
        (self.paper.size.height - self.page.height) / 2
    }

    /// What is left of the sheet when it is folded and cut.
    pub(super) fn trimmed(&self, push: Length) -> Rect {
        let half = self.page.width - push;
        Rect { x: self.fold() - half, y: self.top(), width: half * 2, height: self.page.height }
    }

    /// The content of a side whose pages are moved towards the fold by `push`. `over` tells which pages run over the fold.
    pub(super) fn draw(&self, side: &Side, push: Length, over: impl Fn(Option<usize>, Option<usize>) -> Length) -> Vec<u8> {
        let mut operators = Operators::default();
        let [left, right] = [over(side.left, side.right), over(side.right, side.left)];
        let halves = [
            (side.left, Length::ZERO, self.fold() + left, self.fold() - self.page.width + push),
            (side.right, self.fold() - right, self.fold() + right, self.fold() - push),
        ];
        for (page, half, width, left) in halves {
            let Some(page) = page else { continue };
            operators.operator("q");
            // No words of a page cross the fold.
            let clip = [half, Length::ZERO, width, self.paper.size.height].map(Thousandths::of);
            operators.operate(&clip, "re");
            operators.operator("W");
            operators.operator("n");
            let (one, none) = (Thousandths(1000), Thousandths(0));
            let lower = self.paper.size.height - self.top() - self.page.height;
            operators.operate(&[one, none, none, one, Thousandths::of(left), Thousandths::of(lower)], "cm");
            operators.numbered_name("P", page);
            operators.operator("Do");
            operators.operator("Q");
        }
        self.marks(push, &mut operators);
        operators.into_bytes()
    }

    /// Short lines at head and foot beside the cut of the fore edges, on what is cut off: nothing of them is left on a page. The fold needs
    /// none, since two pages fill the sheet from edge to edge.
    fn marks(&self, push: Length, operators: &mut Operators) {
        let trimmed = self.trimmed(push);
        // Hardly anything is cut off there.
        if trimmed.x < LEAST_CUT {
            return;
        }
        operators.operate(&[Thousandths(600)], "G");
        operators.operate(&[Thousandths::of(MARK_WIDTH)], "w");
        for x in [trimmed.x - FROM_CUT, trimmed.right() + FROM_CUT] {
            line_pair(operators, x, self.paper.size.height);
        }
    }
}

const MARK_WIDTH: Length = Length::centipoints(25);
/// Long enough to be seen where a printer leaves a margin of 4 mm.
const MARK_LENGTH: Length = Length::mm(7);
/// From the cut to the middle of the mark beside it.
const FROM_CUT: Length = Length::tenths_of_mm(2);
const LEAST_CUT: Length = Length::tenths_of_mm(4);

/// Upright lines from both edges of a sheet inwards.
fn line_pair(operators: &mut Operators, x: Length, height: Length) {
    for (from, to) in [(Length::ZERO, MARK_LENGTH), (height, height - MARK_LENGTH)] {
        let [from, to] = [Point { x, y: from }, Point { x, y: to }];
        operators.operate(&[Thousandths::of(from.x), Thousandths::of(from.y)], "m");
        operators.operate(&[Thousandths::of(to.x), Thousandths::of(to.y)], "l");
        operators.operator("S");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::geometry::Paper;

    #[test]
    fn the_next_larger_sheet() {
        let named = |paper: Paper| paper_for(paper.size()).map(|sheet| sheet.name);
        assert_eq!(named(Paper::A5), Some("A4"));
        assert_eq!(named(Paper::A4), Some("A3"));
        assert_eq!(named(Paper::Letter), Some("tabloid (11 × 17 inches)"));
        assert_eq!(paper_for(Size { width: Length::mm(300), height: Length::mm(400) }), None);
    }

    #[test]
    fn what_is_pushed_out_is_cut_off() {
        let sheet = Sheet { paper: SHEETS[0], page: Paper::A5.size() };
        assert_eq!(sheet.trimmed(Length::ZERO).width, Length::mm(148) * 2);
        assert_eq!(sheet.trimmed(Length::mm(1)).width, Length::mm(147) * 2);
        assert_eq!(sheet.trimmed(Length::mm(1)).x, sheet.fold() - Length::mm(147));
    }
}
