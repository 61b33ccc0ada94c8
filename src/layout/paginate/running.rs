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
use crate::layout::paginate::colophon::{BETWEEN_ENDS, EDGE, Rows, Standing, page_number};
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
    colophon: Standing,
    widths: HashMap<String, Length>,
    /// By what a foot says and how wide its first row is.
    feet: HashMap<(String, Length), Vec<String>>,
    set: HashMap<(String, Artifact, Length, LineAlignment), Vec<GalleyItem>>,
    /// What has been complained of.
    complained: BTreeSet<Origin>,
}

impl<'g> Running<'g> {
    pub(super) fn new(guide: &'g Guide, title: &'g str, colophon: Standing) -> Running<'g> {
        let (widths, feet, set) = (HashMap::new(), HashMap::new(), HashMap::new());
        Running { guide, title, colophon, widths, feet, set, complained: BTreeSet::new() }
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
        if head == Head::Shown && compositor.style.reading == Reading::Usual {
            let rows = self.head_rows(compositor);
            let above = leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
            let baseline = compositor.style.master.head_baseline - above;
            let top = baseline - compositor.style.scale.foot.size.ratio(2, 3);
            self.complain(compositor, EDGE - top, ("head", "clinic's name"), self.guide.clinic.name.origin);
            self.place_rows(compositor, rows, baseline, Artifact::Head, &mut placed);
        }
        self.foot(compositor, numbered, &mut placed);
        placed
    }

    /// The foot of a page; on the last, the colophon may stand in its place.
    fn foot(&mut self, compositor: &mut Compositor<'_, '_>, numbered: Numbered, placed: &mut Vec<(Frame, Vec<GalleyItem>)>) {
        let number = page_number(compositor, numbered.page, numbered.pages);
        let excess = match self.colophon {
            Standing::Foot(node) if numbered.page == numbered.pages => {
                let rows = Rows::set(compositor, node, &number);
                placed.push((rows.frame, rows.items));
                rows.excess
            }
            Standing::Foot(_) | Standing::Text(_) | Standing::Left => {
                let parts = self.said(compositor, numbered);
                let rows = self.foot_rows(compositor, &parts, number);
                let (style, master) = (compositor.style.scale.foot, compositor.style.master);
                let below = style.leading * i64::try_from(rows.len().saturating_sub(1)).unwrap_or(0);
                self.place_rows(compositor, rows, master.foot_baseline, Artifact::Foot, placed);
                master.foot_baseline + below - (master.trim.height - EDGE)
            }
        };
        self.complain(compositor, excess, ("foot", "title"), self.guide.title.origin);
    }

    /// What a foot says of the document. Nobody hears it; where the words of the same page say it, or those of a checklist that goes on
    /// over a few sheets, it says no more than which one it is.
    fn said(&self, compositor: &Compositor<'_, '_>, numbered: Numbered) -> Vec<String> {
        if numbered.pages == 1 {
            return Vec::new();
        }
        if compositor.child(compositor.tree.root(), Role::Checklist).is_some() {
            return vec![self.guide.short_title().to_owned()];
        }
        let (labels, review) = (&compositor.language.labels, &self.guide.common.review);
        let revised = labels.revised_on.replace("{date}", &compositor.language.date(review.revised));
        let sample = review.approved_by.is_none().then(|| labels.sample.clone());
        [self.title.to_owned(), compositor.language.name.clone(), revised].into_iter().chain(sample).collect()
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
        let measure = compositor.whole().measure;
        let name = self.broken(compositor, words_of(&clinic.name.text), "", [measure; 2]);
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

    /// What a foot says, and the number of the page at the end of its first row, always.
    fn foot_rows(&mut self, compositor: &mut Compositor<'_, '_>, parts: &[String], number: String) -> Vec<Row> {
        let beside = compositor.whole().measure - self.wide(compositor, &number) - BETWEEN_ENDS;
        let key = (parts.join(DOT), beside);
        if !self.feet.contains_key(&key) {
            let lines = self.foot_lines(compositor, parts, beside);
            self.feet.insert(key.clone(), lines);
        }
        let lines = self.feet.get(&key).into_iter().flatten().cloned();
        lines.zip(std::iter::once(number).chain(std::iter::repeat(String::new()))).collect()
    }

    /// Parts in as few lines as may be, the first of which is shorter. A part goes to a line of its own before it is broken between its
    /// words, unless that takes more lines; only a title may be wider than one.
    fn foot_lines(&mut self, compositor: &mut Compositor<'_, '_>, parts: &[String], beside: Length) -> Vec<String> {
        let whole = parts.join(DOT);
        if self.wide(compositor, &whole) <= beside {
            return vec![whole];
        }
        let measure = compositor.whole().measure;
        let title = parts.first().map_or_else(Vec::new, |title| words_of(title));
        let mut lines = self.broken(compositor, title, "", [beside, measure]);
        let last = lines.pop().unwrap_or_default();
        let from = if lines.is_empty() { beside } else { measure };
        let rest = std::iter::once(last).chain(parts.iter().skip(1).cloned()).collect();
        lines.extend(self.broken(compositor, rest, DOT, [from, measure]));
        let closer = self.broken(compositor, words(parts), "", [beside, measure]);
        if closer.len() < lines.len() { closer } else { lines }
    }

    /// Parts in lines, as many on each as have room on the first, and on the others.
    fn broken(
        &mut self,
        compositor: &mut Compositor<'_, '_>,
        parts: Vec<String>,
        between: &str,
        [first, others]: [Length; 2],
    ) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for part in parts {
            let measure = if lines.len() <= 1 { first } else { others };
            match lines.last_mut() {
                Some(line) if self.wide(compositor, format!("{line}{between}{part}").trim_end()) <= measure => {
                    line.push_str(between);
                    line.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
        lines.into_iter().map(|line| line.trim_end_matches([' ', '·']).to_owned()).collect()
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

/// Words at the start and at the end of a row.
type Row = (String, String);

const DOT: &str = " · ";

/// A frame across the type area whose first baseline stands at a height of the page.
fn frame(compositor: &Compositor<'_, '_>, baseline: Length) -> Frame {
    let master = &compositor.style.master;
    let style = compositor.style.scale.foot;
    let area = Rect { y: baseline - style.baseline(), height: style.leading, ..master.type_area };
    Frame { area, direction: compositor.direction() }
}
