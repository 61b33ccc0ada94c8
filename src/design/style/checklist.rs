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
    /// Between items.
    pub item: Length,
    /// Between groups.
    pub group: Length,
    /// Between the two columns.
    pub gutter: Length,
}

impl ChecklistScale {
    /// The sizes that are tried, largest first, in hundredths of a point. Ten points is the least that is legible at arm's length.
    pub const TRIED: [i64; 7] = [1300, 1250, 1200, 1150, 1100, 1050, 1000];

    /// All sizes, for words of so many hundredths of a point.
    #[must_use]
    pub fn of(hundredths: i64) -> ChecklistScale {
        let part = |at_twelve: i64| Length::centipoints(at_twelve).ratio(hundredths, 1200);
        let body = TextStyle {
            size: Length::centipoints(hundredths),
            leading: part(1600),
            weight: Weight::Regular,
            tone: Tone::Text,
            tracking: Length::ZERO,
        };
        ChecklistScale {
            body,
            label: body.weighted(Weight::SemiBold).toned(Tone::Brand),
            number: TextStyle {
                size: Length::pt(22),
                leading: Length::pt(28),
                weight: Weight::SemiBold,
                tone: Tone::Urgent,
                ..body
            },
            tick: Length::mm(5).ratio(hundredths, 1300).max(Length::mm(4)),
            ruling: Length::mm(8),
            item: part(700),
            group: part(1800),
            gutter: Length::mm(10),
        }
    }
}
