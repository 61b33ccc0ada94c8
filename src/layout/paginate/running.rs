//! Running head and foot.

use std::collections::{BTreeSet, HashMap};

use crate::design::structure::Role;
use crate::design::style::Reading;
use crate::foundation::diagnostic::{Diagnostic, Origin};
use crate::foundation::geometry::{Frame, Length, Rect};
use crate::guide::model::Guide;
use crate::layout::block::compositor::{Compositor, Part, Place, whole};
use crate::layout::block::galley::GalleyItem;
use crate::layout::block::manner::Manner;
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
    /// The clinic at the start, its telephone at the end.
    Shown,
    /// The page shows both itself, or is a cover.
    Left,
}

/// Sets the running lines of one document's pages. All but the number is the same on page after page: it is set once.
pub(super) struct Running<'g> {
    guide: &'g Guide,
    title: &'g str,
    widths: HashMap<String, Length>,
    set: HashMap<(String, Artifact, Length, LineAlignment), Vec<GalleyItem>>,
    /// What has been complained of.
    complained: BTreeSet<Origin>,
}

impl<'g> Running<'g> {
    pub(super) fn new(guide: &'g Guide, title: &'g str) -> Running<'g> {
        Running { guide, title, widths: HashMap::new(), set: HashMap::new(), complained: BTreeSet::new() }
    }

    /// The items of a page's running head and foot with the frames they are counted in.
    pub(super) fn lines(
        &mut self,
        compositor: &mut Compositor<'_, '_>,
        head: Head,
        numbered: Numbered,
    ) -> Vec<(Frame, Vec<GalleyItem>)> {
        let mut placed = Vec::new();
        let leading = compositor.style.scale.foot.leading;
        // Large running words on every page would be in the way of the words themselves: the foot says enough.
        let eased = compositor.style.reading == Reading::Eased;
        if head == Head::Shown && !eased {
            let rows = self.head_rows(compositor);
            let above = leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
            let baseline = compositor.style.master.head_baseline - above;
            let top = baseline - compositor.style.scale.foot.size.ratio(2, 3);
            self.complain(compositor, EDGE - top, ("head", "clinic's name"), self.guide.clinic.name.origin);
            self.place_rows(compositor, rows, baseline, Artifact::Head, &mut placed);
        }
        let labels = &compositor.language.labels;
        let review = &self.guide.common.review;
        let revised = labels.revised_on.replace("{date}", &compositor.language.date(review.revised));
        let number = labels.page_of.replace("{page}", &numbered.page.to_string()).replace("{pages}", &numbered.pages.to_string());
        let sample = review.approved_by.is_none().then(|| labels.sample.clone());
        let root = compositor.tree.root();
        let goes_on = eased && numbered.page > 1 && compositor.child(root, Role::Checklist).is_some();
        // What a title says behind its colon is said on the first page.
        let short = self.title.split(": ").next().unwrap_or(self.title).to_owned();
        let about = if goes_on { vec![short] } else { vec![self.title.to_owned(), compositor.language.name.clone(), revised] };
        let rows = self.foot_rows(compositor, Foot { about, sample, number });
        let baseline = compositor.style.master.foot_baseline;
        let lowest = baseline + leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
        let room = compositor.style.master.trim.height - EDGE;
        self.complain(compositor, lowest - room, ("foot", "title"), self.guide.title.origin);
        self.place_rows(compositor, rows, baseline, Artifact::Foot, &mut placed);
        placed
    }

    fn place_rows(
        &mut self,
        compositor: &mut Compositor<'_, '_>,
        rows: Vec<Row>,
        baseline: Length,
        artifact: Artifact,
        placed: &mut Vec<(Frame, Vec<GalleyItem>)>,
    ) {
        let leading = compositor.style.scale.foot.leading;
        for (row, (start, end)) in rows.into_iter().enumerate() {
            let items = self.pair(compositor, &start, &end, artifact);
            placed.push((frame(compositor, baseline + leading * i64::try_from(row).unwrap_or(0)), items));
        }
    }

    /// The width of words that stand on many pages.
    fn wide(&mut self, compositor: &mut Compositor<'_, '_>, text: &str) -> Length {
        if let Some(width) = self.widths.get(text) {
            return *width;
        }
        let style = compositor.style.scale.foot;
        let width = compositor.extent(&[Part::Artifact(text, Artifact::Foot)], style).natural;
        self.widths.insert(text.to_owned(), width);
        width
    }

    /// The clinic at the start and its telephone at the end of one row, or of as many as the name needs.
    fn head_rows(&mut self, compositor: &mut Compositor<'_, '_>) -> Vec<Row> {
        let clinic = &self.guide.clinic;
        let telephone = format!("{} {}", compositor.language.labels.telephone, clinic.phone.text);
        let name = self.broken(compositor, words_of(&clinic.name.text), "");
        self.ended(compositor, name, telephone)
    }

    /// Says once what has no room in the running lines.
    fn complain(&mut self, compositor: &mut Compositor<'_, '_>, excess: Length, (line, what): (&str, &str), at: Origin) {
        if excess <= Length::ZERO || !self.complained.insert(at) {
            return;
        }
        let message =
            format!("the {what} is {:.0} mm too tall for the {line} of a page, where every page says it", excess.to_mm().ceil());
        compositor.faults.push(Diagnostic::error("no-room", at, message).hint(format!("shorten the {what}")));
    }

    /// Guide and page number on one row, the sample mark between them where there is room, otherwise below. Where the guide's name,
    /// language and revision have no room on one row, they take as many as they need.
    fn foot_rows(&mut self, compositor: &mut Compositor<'_, '_>, foot: Foot) -> Vec<Row> {
        let Foot { about, sample, number } = &foot;
        let measure = compositor.whole().measure;
        let first = measure - self.wide(compositor, number) - BETWEEN_ENDS;
        let whole = about.iter().chain(sample).map(String::as_str).collect::<Vec<_>>().join(DOT);
        if self.wide(compositor, &whole) <= first {
            return vec![(whole, foot.number)];
        }
        let about = about.join(DOT);
        if self.wide(compositor, &about) > first + BETWEEN_ENDS / 2 {
            return self.tall_foot(compositor, foot);
        }
        let below = foot.sample.map(|sample| (sample, String::new()));
        std::iter::once((about, foot.number)).chain(below).collect()
    }

    /// As many rows as the parts need, the number at the end of the last.
    fn tall_foot(&mut self, compositor: &mut Compositor<'_, '_>, foot: Foot) -> Vec<Row> {
        let Foot { about, sample, number } = foot;
        // A title that is wider than the row is broken between its words, everything else between its parts.
        let Some((title, rest)) = about.split_first() else { return Vec::new() };
        let mut lines = self.broken(compositor, words_of(title), "");
        let last = lines.pop().unwrap_or_default();
        let parts = std::iter::once(last).chain(rest.iter().cloned()).chain(sample).collect();
        lines.extend(self.broken(compositor, parts, DOT));
        self.ended(compositor, lines, number)
    }

    /// Lines, each a row, and other words at the end of the last of them; where they have no room there, at the end of a row below.
    fn ended(&mut self, compositor: &mut Compositor<'_, '_>, mut lines: Vec<String>, end: String) -> Vec<Row> {
        let last = lines.pop().unwrap_or_default();
        let mut rows: Vec<Row> = lines.into_iter().map(|line| (line, String::new())).collect();
        if self.wide(compositor, &last) + BETWEEN_ENDS + self.wide(compositor, &end) <= compositor.whole().measure {
            rows.push((last, end));
        } else {
            rows.extend([(last, String::new()), (String::new(), end)]);
        }
        rows
    }

    /// Parts in lines, as many on each as have room.
    fn broken(&mut self, compositor: &mut Compositor<'_, '_>, parts: Vec<String>, between: &str) -> Vec<String> {
        let measure = compositor.whole().measure;
        let mut lines: Vec<String> = Vec::new();
        for part in parts {
            match lines.last_mut() {
                Some(line) if self.wide(compositor, format!("{line}{between}{part}").trim_end()) <= measure => {
                    line.push_str(between);
                    line.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
        lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
    }

    /// Words at the start of a row and words at its end.
    fn pair(&mut self, compositor: &mut Compositor<'_, '_>, start: &str, end: &str, artifact: Artifact) -> Vec<GalleyItem> {
        let row = compositor.whole();
        let mut items = Vec::new();
        if !start.is_empty() {
            // Alone on its row it may take all of it: it was broken to fit just that.
            let taken = if end.is_empty() { Length::ZERO } else { self.wide(compositor, end) + Length::pt(12) };
            let place = Place { measure: row.measure - taken, ..row };
            items.extend(self.first_line(compositor, start, artifact, place, LineAlignment::Start));
        }
        if !end.is_empty() {
            items.extend(self.first_line(compositor, end, artifact, row, LineAlignment::End));
        }
        items
    }

    fn first_line(
        &mut self,
        compositor: &mut Compositor<'_, '_>,
        text: &str,
        artifact: Artifact,
        place: Place,
        alignment: LineAlignment,
    ) -> Vec<GalleyItem> {
        let set = self.set.entry((text.to_owned(), artifact, place.measure, alignment)).or_insert_with(|| {
            let style = compositor.style.scale.foot;
            whole(compositor.lines(&[Part::Artifact(text, artifact)], style, place, Manner::DISPLAY.aligned(alignment))).items
        });
        set.clone()
    }
}

/// The words of a name, each with the space behind it.
fn words_of(name: &str) -> Vec<String> {
    name.split_inclusive(' ').map(str::to_owned).collect()
}

/// What a foot says.
struct Foot {
    /// The guide's name, language and revision.
    about: Vec<String>,
    /// That nobody has approved the text yet.
    sample: Option<String>,
    /// The number of the page.
    number: String,
}

/// Words at the start and at the end of a row.
type Row = (String, String);

/// What keeps the two ends of a row apart.
const BETWEEN_ENDS: Length = Length::pt(24);

/// Nearer to the edge of the paper no office printer prints.
const EDGE: Length = Length::mm(3);

const DOT: &str = " · ";

/// A frame across the type area whose first baseline stands at a height of the page.
fn frame(compositor: &Compositor<'_, '_>, baseline: Length) -> Frame {
    let master = &compositor.style.master;
    let style = compositor.style.scale.foot;
    let area = Rect { y: baseline - style.baseline(), height: style.leading, ..master.type_area };
    Frame { area, direction: compositor.direction() }
}
