//! Running head and foot.

use crate::design::style::TextStyle;
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
    if head == Head::Shown {
        let baseline = compositor.style.master.head_baseline;
        let items = pair(compositor, &guide.clinic.name.text, title, Artifact::Head);
        placed.push((frame(compositor, baseline), items));
    }
    let labels = &compositor.language.labels;
    let revised = labels.revised_on.replace("{date}", &compositor.language.date(guide.common.review.revised));
    let number = labels.page_of.replace("{page}", &numbered.page.to_string()).replace("{pages}", &numbered.pages.to_string());
    let sample = guide.common.review.approved_by.is_none().then(|| labels.sample.clone());
    let about = format!("{title} · {} · {revised}", compositor.language.name);
    let baseline = compositor.style.master.foot_baseline;
    let leading = compositor.style.scale.foot.leading;
    for (row, (start, end)) in foot_rows(compositor, about, sample, number).into_iter().enumerate() {
        let items = pair(compositor, &start, &end, Artifact::Foot);
        placed.push((frame(compositor, baseline + leading * i64::try_from(row).unwrap_or(0)), items));
    }
    placed
}

/// Guide and page number on one row, the sample mark between them where there is room, otherwise below.
fn foot_rows(
    compositor: &mut Compositor<'_, '_>,
    about: String,
    sample: Option<String>,
    number: String,
) -> Vec<(String, String)> {
    let Some(sample) = sample else { return vec![(about, number)] };
    let whole_row = format!("{about} · {sample}");
    let gap = Length::pt(24);
    let measure = compositor.whole().measure;
    let style = compositor.style.scale.foot;
    let wide = |compositor: &mut Compositor<'_, '_>, text: &str| {
        compositor.extent(&[Part::Artifact(text, Artifact::Foot)], style).natural
    };
    if wide(compositor, &whole_row) + gap + wide(compositor, &number) <= measure {
        return vec![(whole_row, number)];
    }
    vec![(about, number), (sample, String::new())]
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
