//! The sizes of the one-page checklist.

use super::{TextStyle, Tone, Weight};
use crate::foundation::geometry::Length;

/// The sizes of a checklist, all in proportion to the size of its words.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct ChecklistScale {
    /// Items and questions.
    pub body: TextStyle,
    /// Titles of groups, labels of fields.
    pub label: TextStyle,
    /// The emergency number.
    pub number: TextStyle,
    /// The side of a box to tick.
    pub tick: Length,
    /// From ruled line to ruled line.
    pub ruling: Length,
    /// The white between items.
    pub item: Length,
    /// Between groups.
    pub group: Length,
    /// Between fields: a label is nearer to its own lines than to those above it.
    pub field: Length,
    /// How much more where the page has it to spare.
    pub field_stretch: Length,
    /// What a label takes of the line below its baseline.
    pub below_label: Length,
    /// Between its head and its first group.
    pub below_head: Length,
    /// Between the two columns.
    pub gutter: Length,
}

/// The sizes of words that a checklist may take, and what does not follow from them.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct ChecklistSizes {
    /// The sizes that are tried, largest first, in hundredths of a point. The last is the least that is legible.
    pub tried: &'static [i64],
    /// From baseline to baseline, between items, between groups, and between fields: in points where words are of 12 pt.
    leading: i64,
    item: i64,
    group: i64,
    field: i64,
    /// Between its head and its first group.
    below_head: Length,
    /// Fields of at most so many lines stand side by side.
    pub paired_lines: u8,
    /// The emergency number.
    number: (i64, i64),
    /// The least side of a box to tick.
    least_tick: Length,
    /// From ruled line to ruled line.
    ruling: Length,
    /// Between the two columns.
    gutter: Length,
}

/// How much more white than they need fields may have between them: in points where words are of 12 pt.
const FIELD_STRETCH: i64 = 8;

impl ChecklistSizes {
    /// On a refrigerator's door, at arm's length.
    pub(super) const SHEET: ChecklistSizes = ChecklistSizes {
        tried: &[1300, 1250, 1200, 1150, 1100, 1050, 1000],
        leading: 16,
        item: 7,
        group: 18,
        field: 17,
        below_head: Length::pt(20),
        paired_lines: 2,
        number: (2200, 2800),
        least_tick: Length::mm(4),
        ruling: Length::mm(8),
        gutter: Length::mm(10),
    };

    /// On the pages of a booklet, which is read in the hand.
    pub(super) const BOOKLET: ChecklistSizes = ChecklistSizes {
        tried: &[1100, 1050, 1000, 950, 900],
        leading: 14,
        item: 3,
        group: 9,
        field: 12,
        below_head: Length::pt(8),
        paired_lines: 3,
        number: (1500, 1900),
        least_tick: Length::tenths_of_mm(35),
        ruling: Length::mm(6),
        gutter: Length::mm(6),
    };

    /// In large print it takes the pages that it needs.
    pub(super) const LARGE: ChecklistSizes = ChecklistSizes {
        tried: &[1800],
        leading: 17,
        item: 7,
        group: 18,
        field: 20,
        below_head: Length::pt(28),
        paired_lines: 0,
        number: (2600, 3400),
        least_tick: Length::mm(7),
        ruling: Length::mm(12),
        gutter: Length::mm(10),
    };

    /// The same on half a sheet.
    pub(super) const LARGE_ON_SMALL: ChecklistSizes =
        ChecklistSizes { tried: &[1650], leading: 17, below_head: Length::pt(20), number: (2000, 2700), ..ChecklistSizes::LARGE };

    /// The smallest of those that are tried.
    #[must_use]
    pub fn smallest(&self) -> ChecklistScale {
        self.of(self.tried.iter().copied().min().unwrap_or(1000))
    }

    /// All sizes, for words of so many hundredths of a point.
    #[must_use]
    pub fn of(&self, hundredths: i64) -> ChecklistScale {
        let part = |at_twelve: i64| Length::centipoints(at_twelve).ratio(hundredths, 1200);
        let body = TextStyle {
            size: Length::centipoints(hundredths),
            leading: part(self.leading * 100),
            weight: Weight::Regular,
            tone: Tone::Text,
            tracking: Length::ZERO,
        };
        let (size, leading) = self.number;
        ChecklistScale {
            body,
            label: body.weighted(Weight::SemiBold).toned(Tone::Brand),
            number: TextStyle {
                size: Length::centipoints(size),
                leading: Length::centipoints(leading),
                weight: Weight::SemiBold,
                tone: Tone::Urgent,
                ..body
            },
            tick: Length::mm(5).ratio(hundredths, 1300).max(self.least_tick),
            ruling: self.ruling,
            item: part(self.item * 100),
            group: part(self.group * 100),
            field: part(self.field * 100),
            field_stretch: part(FIELD_STRETCH * 100),
            below_label: body.size / 4,
            below_head: self.below_head,
            gutter: self.gutter,
        }
    }
}
