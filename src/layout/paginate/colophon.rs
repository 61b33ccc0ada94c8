//! Where a document says what it is: its last lines.
//!
//! In: the lines of the tree. Out: a slab below the last words; or rows that stand in place of the last page's foot and say what that
//! would have said, as words of the document. They stand there where a page more would be opened for them: below a checklist, which
//! fills its page, and in large print.

use crate::design::structure::{NodeId, Role};
use crate::design::style::{Reading, TextStyle};
use crate::foundation::geometry::{Frame, Length, Rect};
use crate::layout::block::compositor::{Compositor, Part, SetLine, whole};
use crate::layout::block::galley::{Ending, GalleyItem, Slab, Space, joined};
use crate::layout::block::manner::Manner;
use crate::layout::block::rule::hairline;
use crate::layout::page::{Artifact, Seam};
use crate::text::paragraph::LineAlignment;

/// Where the colophon of a document stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Below its last words.
    Text(NodeId),
    /// In the foot of its last page.
    Foot(NodeId),
    /// Nowhere: the author's own words say all of it.
    Left,
}

/// Chooses where it stands, and puts it below the last slabs of the document where it stands there.
pub(super) fn close(compositor: &mut Compositor<'_, '_>, slabs: &mut Vec<Slab>) -> Standing {
    let standing = standing(compositor);
    if let Standing::Text(colophon) = standing {
        let (style, place) = (compositor.style.scale.colophon, compositor.main());
        let spacing = &compositor.style.spacing;
        let above = Space { natural: spacing.before_section, shrink: spacing.before_section_shrink };
        let within = Space::fixed(spacing.above_heading);
        let lines = compositor.children(colophon).to_vec();
        let words: Vec<SetLine> = lines.into_iter().flat_map(|line| compositor.display(line, style, place)).collect();
        let slab = joined(vec![hairline(compositor), whole(words).below(within)]);
        slabs.push(slab.below(above).ending(Ending::Allowed(Seam::Blocks, BEFORE_IT)));
    }
    standing
}

/// The cost of opening a page for the colophon.
const BEFORE_IT: i64 = 900;

fn standing(compositor: &mut Compositor<'_, '_>) -> Standing {
    let root = compositor.tree.root();
    let Some(colophon) = compositor.child(root, Role::Colophon) else { return Standing::Left };
    let last = compositor.children(root).iter().rev().copied().find(|part| *part != colophon);
    let is_checklist = last.is_some_and(|part| compositor.tree.node(part).role == Role::Checklist);
    let ends_with_one = is_checklist || last.is_some_and(|part| compositor.child(part, Role::Checklist).is_some());
    let reading = compositor.style.reading;
    match reading {
        // It is one page, whatever has to be shortened for it.
        Reading::Usual if is_checklist => Standing::Foot(colophon),
        Reading::Usual if !ends_with_one => Standing::Text(colophon),
        Reading::Usual | Reading::Eased if fits(compositor, colophon) => Standing::Foot(colophon),
        Reading::Usual | Reading::Eased => Standing::Text(colophon),
    }
}

/// Whether a foot has room for it. What cannot be set is complained of once, when it is really set.
fn fits(compositor: &mut Compositor<'_, '_>, colophon: NodeId) -> bool {
    let widest = page_number(compositor, WIDEST, WIDEST);
    let faults = compositor.faults.clone();
    let rows = Rows::set(compositor, colophon, &widest);
    compositor.faults = faults;
    rows.excess <= Length::ZERO
}

/// As many pages as no guide has.
const WIDEST: u32 = 888;

/// The number of a page as feet say it.
pub(super) fn page_number(compositor: &Compositor<'_, '_>, page: u32, pages: u32) -> String {
    compositor.language.labels.page_of.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string())
}

/// The colophon as it stands in a foot.
pub(super) struct Rows {
    /// Where it stands.
    pub(super) frame: Frame,
    /// Its words, and the number of the page.
    pub(super) items: Vec<GalleyItem>,
    /// By how much it is too tall.
    pub(super) excess: Length,
}

/// Nearer to the edge of the paper no office printer prints.
pub(super) const EDGE: Length = Length::mm(3);

/// What keeps the two ends of a row apart.
pub(super) const BETWEEN_ENDS: Length = Length::pt(24);

/// What is left free between the words of a page and what stands in its foot.
const CLEARANCE: Length = Length::mm(2);

impl Rows {
    /// Each line of the colophon on a row of its own, or both in one go where that is too tall.
    pub(super) fn set(compositor: &mut Compositor<'_, '_>, colophon: NodeId, number: &str) -> Rows {
        let lines = compositor.children(colophon).to_vec();
        let words = |line: &NodeId| Part::Words(*line, None, None);
        let apart: Vec<Vec<Part<'_>>> = lines.iter().map(|line| vec![words(line)]).collect();
        let rows = Rows::of(compositor, &apart, number);
        if rows.excess <= Length::ZERO {
            return rows;
        }
        let mut together = Vec::new();
        for line in &lines {
            if !together.is_empty() {
                together.push(Part::Join(" · ", colophon));
            }
            together.push(words(line));
        }
        Rows::of(compositor, &[together], number)
    }

    /// The rows rise above the foot's own line as far as they may, so that the last stands there; what is left goes below. The number of
    /// the page stands at the end of the foot's own line, as on every page; where it has no room there, of the first that has; else below.
    fn of(compositor: &mut Compositor<'_, '_>, lines: &[Vec<Part<'_>>], number: &str) -> Rows {
        let (style, place) = (compositor.style.scale.colophon, compositor.whole());
        let mut rows: Vec<SetLine> =
            lines.iter().flat_map(|parts| compositor.lines(parts, style, place, Manner::DISPLAY)).collect();
        let ended = Manner::DISPLAY.aligned(LineAlignment::End);
        let number = compositor.lines(&[Part::Artifact(number, Artifact::Foot)], style, place, ended);
        let wide = number.iter().map(|line| line.width).sum::<Length>() + BETWEEN_ENDS;
        let rising = rising(compositor, style);
        let home = usize::try_from(rising).unwrap_or(0).min(rows.len().saturating_sub(1));
        let roomy = |row: &usize| rows.get(*row).is_some_and(|line| line.width + wide <= place.measure);
        let beside = std::iter::once(home).chain(0..rows.len()).find(roomy);
        match beside.and_then(|row| rows.get_mut(row)) {
            Some(row) => row.items.extend(number.into_iter().flat_map(|line| line.items)),
            None => rows.extend(number),
        }
        let after_first = i64::try_from(rows.len()).unwrap_or(i64::MAX) - 1;
        let master = &compositor.style.master;
        let first = master.foot_baseline - style.leading * after_first.min(rising);
        let area = Rect { y: first - style.baseline(), height: style.leading, ..master.type_area };
        let excess = first + style.leading * after_first - (master.trim.height - EDGE);
        Rows { frame: Frame { area, direction: compositor.direction() }, items: whole(rows).items, excess }
    }
}

/// How many lines may stand above the foot's own.
fn rising(compositor: &Compositor<'_, '_>, style: TextStyle) -> i64 {
    let master = &compositor.style.master;
    let free = master.foot_baseline - master.type_area.bottom() - style.size - CLEARANCE;
    (free.units() / style.leading.units().max(1)).max(0)
}
