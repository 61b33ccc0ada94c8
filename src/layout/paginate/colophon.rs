//! Where a document says what it is: its last lines.
//!
//! In: the lines of the tree. Out: a list below the last words; or rows that stand in place of the last page's foot and say what that
//! would have said, as words of the document. They stand there where a page more would be opened for them: below a checklist, which
//! fills its page, and in large print.

use crate::design::structure::parts::Colophon;
use crate::design::style::{Reading, TextStyle};
use crate::foundation::geometry::{Frame, Length, Rect};
use crate::layout::block::context::LayoutContext;
use crate::layout::block::fragment::Fragment;
use crate::layout::block::lines::{SetLine, SetLines};
use crate::layout::block::rule::hairline;
use crate::layout::block::wrap::WrapPolicy;
use crate::layout::list::{Element, Faults, Glue, List, Penalty};
use crate::layout::page::{Artifact, BreakClass};
use crate::text::paragraph::LineAlignment;

/// Where the colophon of a document stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum ColophonPlace<'p> {
    /// Below its last words.
    Text,
    /// In the foot of its last page.
    Foot(&'p Colophon),
    /// Nowhere: the author's own words say all of it.
    Nowhere,
}

/// What a document ends with, before its colophon.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum LastSection {
    /// The checklist that it is.
    Checklist,
    /// A section that is the checklist of the guide.
    ChecklistSection,
    /// Words.
    Words,
}

/// Chooses where it stands.
pub(super) fn standing<'p>(colophon: Option<&'p Colophon>, last: LastSection, context: &LayoutContext<'_>) -> ColophonPlace<'p> {
    let Some(colophon) = colophon else { return ColophonPlace::Nowhere };
    match (context.style.reading, last) {
        // It is one page, whatever has to be shortened for it.
        (Reading::Usual, LastSection::Checklist) => ColophonPlace::Foot(colophon),
        (Reading::Usual, LastSection::Words) => ColophonPlace::Text,
        (Reading::Usual, LastSection::ChecklistSection) | (Reading::LargePrint, _) if fits(colophon, context) => {
            ColophonPlace::Foot(colophon)
        }
        (Reading::Usual, LastSection::ChecklistSection) | (Reading::LargePrint, _) => ColophonPlace::Text,
    }
}

/// The cost of opening a page for the colophon.
const BEFORE_IT: i64 = 900;

/// The last words of a document, and its colophon below them where it stands there.
pub(super) fn closed(
    mut list: List,
    colophon: Option<&Colophon>,
    standing: ColophonPlace<'_>,
    context: &LayoutContext<'_>,
) -> List {
    let (ColophonPlace::Text, Some(colophon)) = (standing, colophon) else { return list };
    let (style, column) = (context.style.scale.colophon, context.main());
    let spacing = &context.style.spacing;
    let above = Glue { natural: spacing.before_section, shrink: spacing.before_section_shrink };
    let words = colophon.lines.iter().fold(SetLines::default(), |lines, line| lines.then(context.display(*line, style, column)));
    let mut says = List::from(hairline(context));
    says.glue(Glue::rigid(spacing.above_heading));
    says.append(words.whole());
    list.below(above, Penalty::Allowed(BreakClass::Blocks, BEFORE_IT), says.kept());
    list
}

/// Whether a foot has room for it. What cannot be set is complained of when it is really set.
fn fits(colophon: &Colophon, context: &LayoutContext<'_>) -> bool {
    let widest = page_number(WIDEST, WIDEST, context);
    Rows::set(colophon, &widest, context).excess <= Length::ZERO
}

/// As many pages as no guide has.
const WIDEST: u32 = 888;

/// The number of a page as feet say it.
pub(super) fn page_number(page: u32, pages: u32, context: &LayoutContext<'_>) -> String {
    context.language.labels.page_of.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string())
}

/// The colophon as it stands in a foot.
pub(super) struct Rows {
    /// Where it stands.
    pub(super) frame: Frame,
    /// Its words, and the number of the page.
    pub(super) elements: Vec<Element>,
    /// By how much it is too tall.
    pub(super) excess: Length,
    /// What could not be set.
    pub(super) faults: Faults,
}

impl Rows {
    /// Each line of the colophon on a row of its own, or both in one go where that is too tall.
    pub(super) fn set(colophon: &Colophon, number: &str, context: &LayoutContext<'_>) -> Rows {
        let apart: Vec<Vec<Fragment<'_>>> = colophon.lines.iter().map(|line| vec![Fragment::Words(*line)]).collect();
        let rows = Rows::of(&apart, number, context);
        if rows.excess <= Length::ZERO {
            return rows;
        }
        let mut together = Vec::new();
        for line in &colophon.lines {
            if !together.is_empty() {
                together.push(Fragment::Joint(" · ", colophon.node));
            }
            together.push(Fragment::Words(*line));
        }
        Rows::of(&[together], number, context)
    }

    /// The rows rise above the foot's own line as far as they may, so that the last stands there; what is left goes below. The number of
    /// the page stands at the end of the foot's own line, as on every page; where it has no room there, of the first that has; else below.
    fn of(lines: &[Vec<Fragment<'_>>], number: &str, context: &LayoutContext<'_>) -> Rows {
        let (style, column) = (context.style.scale.colophon, context.whole());
        let set = |fragments: &[Fragment<'_>], policy| context.lines(fragments, style, column, policy);
        let SetLines { lines: mut rows, mut faults } =
            lines.iter().fold(SetLines::default(), |rows, fragments| rows.then(set(fragments, WrapPolicy::DISPLAY)));
        let number = set(&[Fragment::Artifact(number, Artifact::Foot)], WrapPolicy::DISPLAY.aligned(LineAlignment::End));
        faults.append(number.faults);
        let gap = context.style.details.between_ends;
        let wide = number.lines.iter().map(|line| line.width).sum::<Length>() + gap;
        let rising = rising(style, context);
        let home = usize::try_from(rising).unwrap_or(0).min(rows.len().saturating_sub(1));
        let roomy = |row: &usize| rows.get(*row).is_some_and(|line: &SetLine| line.width + wide <= column.measure);
        let beside = std::iter::once(home).chain(0..rows.len()).find(roomy);
        match beside.and_then(|row| rows.get_mut(row)) {
            Some(row) => row.elements.extend(number.lines.into_iter().flat_map(|line| line.elements)),
            None => rows.extend(number.lines),
        }
        let after_first = i64::try_from(rows.len()).unwrap_or(i64::MAX) - 1;
        let master = &context.style.master;
        let first = master.foot_baseline - style.leading * after_first.min(rising);
        let area = Rect { y: first - style.baseline(), height: style.leading, ..master.type_area };
        let excess = first + style.leading * after_first - (master.trim.height - context.style.details.edge);
        let (all, _) = SetLines { lines: rows, faults: Faults::default() }.boxed();
        Rows { frame: Frame { area, direction: context.direction() }, elements: all.elements, excess, faults }
    }
}

/// How many lines may stand above the foot's own.
fn rising(style: TextStyle, context: &LayoutContext<'_>) -> i64 {
    let master = &context.style.master;
    let free = master.foot_baseline - master.type_area.bottom() - style.size - context.style.details.above_foot;
    (free.units() / style.leading.units().max(1)).max(0)
}
