//! Running head and foot.
//!
//! In: what a document says on every page. Out: the elements of a page's head and foot, with the frames in which they stand.

use crate::design::style::Reading;
use crate::foundation::diagnostic::{Diagnostic, Origin};
use crate::foundation::geometry::{Frame, Length, Rect};
use crate::guide::model::{Guide, Part};
use crate::layout::block::context::{Column, LayoutContext};
use crate::layout::block::fragment::Fragment;
use crate::layout::block::wrap::WrapPolicy;
use crate::layout::list::{Element, Faults};
use crate::layout::page::Artifact;
use crate::layout::paginate::colophon::{ColophonPlace, Rows, page_number};
use crate::text::paragraph::LineAlignment;

/// Which page the running lines are for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Numbered {
    /// From 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
}

/// Whether a page carries a running head.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum RunningHead {
    /// The clinic at the start, its telephone at the end.
    Shown,
    /// The page shows both itself, or is a cover.
    Omitted,
}

/// Sets the running lines of one document's pages.
pub(super) struct Running<'g> {
    /// Whose document.
    pub(super) guide: &'g Guide,
    /// Which one of them.
    pub(super) part: Part,
    /// Its title.
    pub(super) title: &'g str,
    /// Where its colophon stands.
    pub(super) colophon: ColophonPlace<'g>,
}

/// The running lines of a page.
#[derive(Default)]
pub(super) struct RunningLines {
    /// Elements with the frames that they are counted in.
    pub(super) lines: Vec<(Frame, Vec<Element>)>,
    /// What has no room or could not be set.
    pub(super) faults: Faults,
}

impl Running<'_> {
    /// The running head and foot of a page.
    pub(super) fn lines(&self, head: RunningHead, numbered: Numbered, context: &LayoutContext<'_>) -> RunningLines {
        let mut placed = RunningLines::default();
        let style = context.style.scale.foot;
        // Large running words on every page would be in the way of the words themselves: the foot says enough.
        if head == RunningHead::Shown && context.style.reading == Reading::Usual {
            let rows = self.head_rows(context);
            let above = style.leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
            let baseline = context.style.master.head_baseline - above;
            let (share, of) = context.style.details.running_height;
            let top = baseline - style.size.ratio(share, of);
            let name = self.guide.clinic.name.origin;
            placed.excess(context.style.details.edge - top, ("head", "clinic's name"), name);
            placed.rows(&rows, baseline, Artifact::Head, context);
        }
        self.foot(numbered, &mut placed, context);
        placed
    }

    /// The foot of a page; on the last, the colophon may stand in its place.
    fn foot(&self, numbered: Numbered, placed: &mut RunningLines, context: &LayoutContext<'_>) {
        let number = page_number(numbered.page, numbered.pages, context);
        let excess = match self.colophon {
            ColophonPlace::Foot(colophon) if numbered.page == numbered.pages => {
                let rows = Rows::set(colophon, &number, context);
                placed.lines.push((rows.frame, rows.elements));
                placed.faults.append(rows.faults);
                rows.excess
            }
            ColophonPlace::Foot(_) | ColophonPlace::Text | ColophonPlace::Nowhere => {
                let rows = foot_rows(&self.said(numbered, context), number, context);
                let (style, master) = (context.style.scale.foot, &context.style.master);
                let below = style.leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
                placed.rows(&rows, master.foot_baseline, Artifact::Foot, context);
                master.foot_baseline + below - (master.trim.height - context.style.details.edge)
            }
        };
        placed.excess(excess, ("foot", "title"), self.guide.title.origin);
    }

    /// What a foot says of the document. Nobody hears it; where the words of the same page say it, or those of a checklist that goes on
    /// over a few sheets, it says no more than which one it is.
    fn said(&self, numbered: Numbered, context: &LayoutContext<'_>) -> Vec<String> {
        if numbered.pages == 1 {
            return Vec::new();
        }
        match self.part {
            Part::Checklist => vec![self.guide.short_title().to_owned()],
            Part::Guide => {
                let (labels, review) = (&context.language.labels, &self.guide.common.review);
                let revised = labels.revised_on.replace("{date}", &context.language.date(review.revised));
                let sample = review.approved_by.is_none().then(|| labels.sample.clone());
                [self.title.to_owned(), context.language.name.clone(), revised].into_iter().chain(sample).collect()
            }
        }
    }

    /// The clinic at the start and its telephone at the end of one row, or of as many as the name needs.
    fn head_rows(&self, context: &LayoutContext<'_>) -> Vec<Row> {
        let clinic = &self.guide.clinic;
        let telephone = format!("{} {}", context.language.labels.telephone, clinic.phone.text);
        let measure = context.whole().measure;
        let mut lines = broken(words_of(&clinic.name.text), "", [measure; 2], context);
        let last = lines.pop().unwrap_or_default();
        let mut rows: Vec<Row> = lines.into_iter().map(|line| (line, String::new())).collect();
        let gap = context.style.details.between_ends;
        if width(&last, context) + gap + width(&telephone, context) <= measure {
            rows.push((last, telephone));
        } else {
            rows.extend([(last, String::new()), (String::new(), telephone)]);
        }
        rows
    }
}

impl RunningLines {
    fn rows(&mut self, rows: &[Row], baseline: Length, artifact: Artifact, context: &LayoutContext<'_>) {
        let style = context.style.scale.foot;
        for (number, (start, end)) in (0..).zip(rows) {
            let elements = self.pair(start, end, artifact, context);
            let first = baseline + style.leading * number;
            let area = Rect { y: first - style.baseline(), height: style.leading, ..context.style.master.type_area };
            self.lines.push((Frame { area, direction: context.direction() }, elements));
        }
    }

    /// Words at the start of a row and words at its end.
    fn pair(&mut self, start: &str, end: &str, artifact: Artifact, context: &LayoutContext<'_>) -> Vec<Element> {
        let row = context.whole();
        let mut elements = Vec::new();
        if !start.is_empty() {
            // Alone on its row it may take all of it: it was broken to fit just that.
            let gap = context.style.details.running_gap;
            let taken = if end.is_empty() { Length::ZERO } else { width(end, context) + gap };
            let column = Column { measure: row.measure - taken, ..row };
            elements.extend(self.row(start, artifact, column, LineAlignment::Start, context));
        }
        if !end.is_empty() {
            elements.extend(self.row(end, artifact, row, LineAlignment::End, context));
        }
        elements
    }

    fn row(
        &mut self,
        text: &str,
        artifact: Artifact,
        column: Column,
        alignment: LineAlignment,
        context: &LayoutContext<'_>,
    ) -> Vec<Element> {
        let (style, policy) = (context.style.scale.foot, WrapPolicy::DISPLAY.aligned(alignment));
        let (row, faults) = context.lines(&[Fragment::Artifact(text, artifact)], style, column, policy).boxed();
        self.faults.append(faults);
        row.elements
    }

    /// Says what has no room in the running lines.
    fn excess(&mut self, excess: Length, (line, what): (&str, &str), at: Origin) {
        if excess > Length::ZERO {
            let message = format!(
                "the {what} is {:.0} mm too tall for the {line} of a page, where every page says it",
                excess.to_mm().ceil()
            );
            self.faults.push(Diagnostic::error("no-room", at, message).hint(format!("shorten the {what}")));
        }
    }
}

/// Words at the start and at the end of a row.
type Row = (String, String);

const DOT: &str = " · ";

/// What a foot says, and the number of the page at the end of its first row, always.
fn foot_rows(parts: &[String], number: String, context: &LayoutContext<'_>) -> Vec<Row> {
    let beside = context.whole().measure - width(&number, context) - context.style.details.between_ends;
    let lines = foot_lines(parts, beside, context);
    lines.into_iter().zip(std::iter::once(number).chain(std::iter::repeat(String::new()))).collect()
}

/// Parts in as few lines as may be, the first of which is shorter. A part goes to a line of its own before it is broken between its
/// words, unless that takes more lines; only a title may be wider than one.
fn foot_lines(parts: &[String], beside: Length, context: &LayoutContext<'_>) -> Vec<String> {
    let whole = parts.join(DOT);
    if width(&whole, context) <= beside {
        return vec![whole];
    }
    let measure = context.whole().measure;
    let title = parts.first().map_or_else(Vec::new, |title| words_of(title));
    let mut lines = broken(title, "", [beside, measure], context);
    let last = lines.pop().unwrap_or_default();
    let from = if lines.is_empty() { beside } else { measure };
    let rest = std::iter::once(last).chain(parts.iter().skip(1).cloned()).collect();
    lines.extend(broken(rest, DOT, [from, measure], context));
    let closer = broken(words(parts), "", [beside, measure], context);
    if closer.len() < lines.len() { closer } else { lines }
}

/// Parts in lines, as many on each as have room on the first, and on the others.
fn broken(parts: Vec<String>, between: &str, [first, others]: [Length; 2], context: &LayoutContext<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let measure = if lines.len() <= 1 { first } else { others };
        match lines.last_mut() {
            Some(line) if width(format!("{line}{between}{part}").trim_end(), context) <= measure => {
                line.push_str(between);
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines.into_iter().map(|line| line.trim_end_matches([' ', '·']).to_owned()).collect()
}

/// The width of running words.
fn width(text: &str, context: &LayoutContext<'_>) -> Length {
    context.extent(&[Fragment::Artifact(text, Artifact::Foot)], context.style.scale.foot).natural
}

/// The words of a name, each with the space behind it.
fn words_of(name: &str) -> Vec<String> {
    name.split_inclusive(' ').map(str::to_owned).collect()
}

/// The words of parts; behind a part stands the dot before the next.
fn words(parts: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in parts {
        if let Some(last) = words.last_mut() {
            last.push_str(DOT);
        }
        words.extend(words_of(part));
    }
    words
}
