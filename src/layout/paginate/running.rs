//! Running head and foot.

use crate::design::structure::Role;
use crate::design::style::{Reading, TextStyle};
use crate::foundation::geometry::{Frame, Length, Rect};
use crate::guide::model::Guide;
use crate::layout::block::compositor::{Compositor, Part, Place, whole};
use crate::layout::block::galley::GalleyItem;
use crate::layout::page::Artifact;
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
pub(super) enum Head {
    /// The clinic at the start, the guide at the end.
    Shown,
    /// The page shows both itself.
    Left,
}

/// The items of a page's running head and foot with the frames they are counted in.
pub(super) fn lines(
    compositor: &mut Compositor<'_, '_>,
    guide: &Guide,
    title: &str,
    head: Head,
    numbered: Numbered,
) -> Vec<(Frame, Vec<GalleyItem>)> {
    let mut placed = Vec::new();
    let leading = compositor.style.scale.foot.leading;
    // Large running words on every page would be in the way of the words themselves: the foot says enough.
    let eased = compositor.style.reading == Reading::Eased;
    if head == Head::Shown && !eased {
        let rows = head_rows(compositor, &guide.clinic.name.text, title);
        let above = leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
        let baseline = compositor.style.master.head_baseline - above;
        place_rows(compositor, rows, baseline, Artifact::Head, &mut placed);
    }
    let labels = &compositor.language.labels;
    let revised = labels.revised_on.replace("{date}", &compositor.language.date(guide.common.review.revised));
    let number = labels.page_of.replace("{page}", &numbered.page.to_string()).replace("{pages}", &numbered.pages.to_string());
    let sample = guide.common.review.approved_by.is_none().then(|| labels.sample.clone());
    let root = compositor.tree.root();
    let goes_on = eased && numbered.page > 1 && compositor.child(root, Role::Checklist).is_some();
    // What a title says behind its colon is said on the first page.
    let short = title.split(": ").next().unwrap_or(title).to_owned();
    let about = if goes_on { vec![short] } else { vec![title.to_owned(), compositor.language.name.clone(), revised] };
    let rows = foot_rows(compositor, &about, sample, number);
    let baseline = compositor.style.master.foot_baseline;
    place_rows(compositor, rows, baseline, Artifact::Foot, &mut placed);
    placed
}

/// Words at the start and at the end of a row.
type Row = (String, String);

fn place_rows(
    compositor: &mut Compositor<'_, '_>,
    rows: Vec<Row>,
    baseline: Length,
    artifact: Artifact,
    placed: &mut Vec<(Frame, Vec<GalleyItem>)>,
) {
    let leading = compositor.style.scale.foot.leading;
    for (row, (start, end)) in rows.into_iter().enumerate() {
        let items = pair(compositor, &start, &end, artifact);
        placed.push((frame(compositor, baseline + leading * i64::try_from(row).unwrap_or(0)), items));
    }
}

/// What keeps the two ends of a row apart.
const BETWEEN_ENDS: Length = Length::pt(24);

fn wide(compositor: &mut Compositor<'_, '_>, text: &str) -> Length {
    let style = compositor.style.scale.foot;
    compositor.extent(&[Part::Artifact(text, Artifact::Foot)], style).natural
}

/// The clinic at the start and the guide at the end of one row; where both have no room on it, each on its own.
fn head_rows(compositor: &mut Compositor<'_, '_>, clinic: &str, title: &str) -> Vec<Row> {
    let measure = compositor.whole().measure;
    if wide(compositor, clinic) + Length::pt(12) + wide(compositor, title) <= measure {
        return vec![(clinic.to_owned(), title.to_owned())];
    }
    let lines = broken(compositor, title.split_inclusive(' ').map(str::to_owned).collect(), "");
    std::iter::once(clinic.to_owned()).chain(lines).map(|line| (line, String::new())).collect()
}

/// Guide and page number on one row, the sample mark between them where there is room, otherwise below. Where the guide's name,
/// language and revision have no room on one row, they take as many as they need.
fn foot_rows(compositor: &mut Compositor<'_, '_>, about: &[String], sample: Option<String>, number: String) -> Vec<Row> {
    let measure = compositor.whole().measure;
    let first = measure - wide(compositor, &number) - BETWEEN_ENDS;
    let parts: Vec<String> = about.iter().cloned().chain(sample.clone()).collect();
    if wide(compositor, &parts.join(DOT)) <= first {
        return vec![(parts.join(DOT), number)];
    }
    if wide(compositor, &about.join(DOT)) > first + BETWEEN_ENDS / 2 {
        return tall_foot(compositor, about, sample, number);
    }
    let below = sample.map(|sample| (sample, String::new()));
    std::iter::once((about.join(DOT), number)).chain(below).collect()
}

/// As many rows as the parts need, the number at the end of the last.
fn tall_foot(compositor: &mut Compositor<'_, '_>, about: &[String], sample: Option<String>, number: String) -> Vec<Row> {
    let measure = compositor.whole().measure;
    // A title that is wider than the row is broken between its words, everything else between its parts.
    let Some((title, rest)) = about.split_first() else { return Vec::new() };
    let mut lines = broken(compositor, title.split_inclusive(' ').map(str::to_owned).collect(), "");
    let last = lines.pop().unwrap_or_default();
    let parts = std::iter::once(last).chain(rest.iter().cloned()).chain(sample).collect();
    lines.extend(broken(compositor, parts, DOT));
    let last = lines.pop().unwrap_or_default();
    let mut rows: Vec<Row> = lines.into_iter().map(|line| (line, String::new())).collect();
    if wide(compositor, &last) + BETWEEN_ENDS + wide(compositor, &number) <= measure {
        rows.push((last, number));
    } else {
        rows.extend([(last, String::new()), (String::new(), number)]);
    }
    rows
}

const DOT: &str = " · ";

/// Parts in lines, as many on each as have room.
fn broken(compositor: &mut Compositor<'_, '_>, parts: Vec<String>, between: &str) -> Vec<String> {
    let measure = compositor.whole().measure;
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if wide(compositor, format!("{line}{between}{part}").trim_end()) <= measure => {
                line.push_str(between);
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A frame across the type area whose first baseline stands at a height of the page.
fn frame(compositor: &Compositor<'_, '_>, baseline: Length) -> Frame {
    let master = &compositor.style.master;
    let style = compositor.style.scale.foot;
    let area = Rect { y: baseline - style.baseline(), height: style.leading, ..master.type_area };
    Frame { area, direction: compositor.direction() }
}

/// Words at the start of a row and words at its end.
fn pair(compositor: &mut Compositor<'_, '_>, start: &str, end: &str, artifact: Artifact) -> Vec<GalleyItem> {
    let style: TextStyle = compositor.style.scale.foot;
    let row = compositor.whole();
    let wide = compositor.extent(&[Part::Artifact(end, artifact)], style).natural;
    let mut items = Vec::new();
    if !start.is_empty() {
        let place = Place { measure: row.measure - wide - Length::pt(12), ..row };
        items.extend(first_line(compositor, start, artifact, style, place, LineAlignment::Start));
    }
    if !end.is_empty() {
        items.extend(first_line(compositor, end, artifact, style, row, LineAlignment::End));
    }
    items
}

fn first_line(
    compositor: &mut Compositor<'_, '_>,
    text: &str,
    artifact: Artifact,
    style: TextStyle,
    place: Place,
    alignment: LineAlignment,
) -> Vec<GalleyItem> {
    whole(compositor.display(&[Part::Artifact(text, artifact)], style, place, alignment)).items
}
