//! Lines that have been set, and the lists that they become.

use crate::foundation::geometry::Length;
use crate::layout::list::{Element, Faults, LAST_RESORT, List, Penalty, Vbox};
use crate::layout::page::{BreakClass, Keep};
use crate::text::paragraph::LineEnd;

/// The cost of ending a page within a paragraph.
const WITHIN_PARAGRAPH: i64 = 100;
/// What it costs more to leave a line alone, and to divide lines that are one thing, where there is no other way.
const ALONE: i64 = 400;
const DIVIDED: i64 = 200;

/// A set line: elements relative to its own top.
#[derive(Clone, Debug)]
pub struct SetLine {
    /// Its runs.
    pub elements: Vec<Element>,
    /// Its leading.
    pub height: Length,
    /// The width of what is printed.
    pub width: Length,
    /// How it ended.
    pub ended: LineEnd,
}

/// The lines of a text.
#[derive(Clone, Debug, Default)]
pub struct SetLines {
    /// From top to bottom; none where something could not be set.
    pub lines: Vec<SetLine>,
    /// What could not be set.
    pub faults: Faults,
}

impl SetLines {
    /// How tall all of them are.
    #[must_use]
    pub fn height(&self) -> Length {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// The width of the last one.
    #[must_use]
    pub fn last_width(&self) -> Length {
        self.lines.last().map_or(Length::ZERO, |line| line.width)
    }

    /// Adds the lines of another text below.
    #[must_use]
    pub fn then(mut self, others: SetLines) -> SetLines {
        self.lines.extend(others.lines);
        self.faults.append(others.faults);
        self
    }

    /// A paragraph: never one line alone at the foot or head of a page.
    #[must_use]
    pub fn paragraph(self) -> List {
        let count = self.lines.len();
        let mut list = List::new();
        let mut before: Option<LineEnd> = None;
        for (place, line) in self.lines.into_iter().enumerate() {
            if let Some(before) = before {
                let torn_well = place >= 2 && count - place >= 2;
                list.penalty(match before {
                    _ if !torn_well => Penalty::Held(Keep::SingleLine, ALONE),
                    LineEnd::Hyphenated => Penalty::Allowed(BreakClass::Hyphen, LAST_RESORT),
                    LineEnd::Between | LineEnd::Forced | LineEnd::Last => Penalty::Allowed(BreakClass::Lines, WITHIN_PARAGRAPH),
                });
            }
            before = Some(line.ended);
            list.put(Vbox { height: line.height, elements: line.elements });
        }
        list.report(self.faults);
        list
    }

    /// Lines that are one thing: a title, a label.
    #[must_use]
    pub fn whole(self) -> List {
        let mut list = List::new();
        for line in self.lines {
            if !list.is_empty() {
                list.penalty(Penalty::Held(Keep::Whole, DIVIDED));
            }
            list.put(Vbox { height: line.height, elements: line.elements });
        }
        list.report(self.faults);
        list
    }

    /// The same as one box.
    #[must_use]
    pub fn boxed(self) -> (Vbox, Faults) {
        self.whole().boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::list::Item;

    fn penalties(lines: &[LineEnd]) -> Vec<Penalty> {
        let line =
            |ended: &LineEnd| SetLine { elements: Vec::new(), height: Length::pt(16), width: Length::pt(300), ended: *ended };
        let set = SetLines { lines: lines.iter().map(line).collect(), faults: Faults::default() };
        let (items, _) = set.paragraph().into_parts();
        items.iter().filter_map(|item| if let Item::Penalty(penalty) = item { Some(*penalty) } else { None }).collect()
    }

    #[test]
    fn no_line_stands_alone_and_no_page_ends_within_a_word() {
        use LineEnd::{Between, Hyphenated, Last};
        let alone = Penalty::Held(Keep::SingleLine, ALONE);
        let [line, word] =
            [Penalty::Allowed(BreakClass::Lines, WITHIN_PARAGRAPH), Penalty::Allowed(BreakClass::Hyphen, LAST_RESORT)];
        assert_eq!(penalties(&[Between, Hyphenated, Between, Between, Hyphenated, Last]), [alone, word, line, line, alone]);
        assert_eq!(penalties(&[Between, Hyphenated, Last]), [alone, alone]);
        assert_eq!(penalties(&[Last]), []);
    }
}
