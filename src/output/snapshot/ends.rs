//! Why each page ended where it did, in words.

use crate::layout::page::{BreakClass, ChosenBreak, Content, CostKind, Keep, Owner, Page, PageEnd, PageFill, Pages, Reason};
use crate::layout::preflight::Proven;

/// The end of one page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ended {
    /// The number of the page, counted from 1.
    pub page: usize,
    /// Why it ended.
    pub ended: PageEnd,
    /// How full the page is.
    pub fill: PageFill,
    /// The first words of the page after it, where that goes on with the same.
    pub next: Option<String>,
}

/// The end of every page, in order.
#[must_use]
pub fn ends(pages: &Proven) -> Vec<Ended> {
    ended(pages)
}

fn ended(pages: &Pages) -> Vec<Ended> {
    let all = &pages.pages;
    let end = |(place, page): (usize, &Page)| Ended {
        page: place + 1,
        ended: page.ended,
        fill: page.fill,
        next: match page.ended {
            PageEnd::Chosen(_) => all.get(place + 1).map(first_words),
            PageEnd::Document | PageEnd::Declared => None,
        },
    };
    all.iter().enumerate().map(end).collect()
}

/// The same as text, a line for each page.
#[must_use]
pub fn ends_in_words(pages: &Proven) -> String {
    in_words(pages)
}

pub(super) fn in_words(pages: &Pages) -> String {
    let lines = ended(pages).into_iter().map(|ended| format!("page {:>3} {}\n", ended.page, ended.in_words()));
    format!("document {}\n", pages.properties.name) + &lines.collect::<String>()
}

/// About so many signs introduce a piece.
const SHOWN: usize = 40;

/// What a page says first, repeated headings left out.
fn first_words(page: &Page) -> String {
    let mut words = String::new();
    let mut whose = None;
    for item in &page.items {
        let (Owner::Node(_), Content::Glyphs(run)) = (item.owner, &item.content) else { continue };
        let node = run.words.map(|(node, _)| node);
        let goes_on = words.is_empty() || words.ends_with([' ', '\u{ad}']) || node == whose || node.is_none();
        words.push_str(if goes_on { "" } else { " · " });
        words.push_str(&run.text);
        whose = node.or(whose);
        if words.chars().count() > SHOWN {
            break;
        }
    }
    let words = words.replace('\u{ad}', "");
    let words = words.trim_end();
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let cut: String = words.chars().take(SHOWN + 1).collect();
    // The last word may be cut in two; a script without spaces is cut anywhere.
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end())
}

impl Ended {
    /// One sentence or two.
    #[must_use]
    pub fn in_words(&self) -> String {
        let end = match self.ended {
            PageEnd::Document => "the document ends".to_owned(),
            PageEnd::Declared => "the next part starts a page".to_owned(),
            PageEnd::Chosen(choice) => format!("ends {} (penalty {})", class(choice.class), choice.penalty),
        };
        let next = match self.ended {
            PageEnd::Chosen(choice) => format!(". {}", self.came_next(choice)),
            PageEnd::Document | PageEnd::Declared => String::new(),
        };
        format!("{end}, {}{next}", fill(self.fill))
    }

    fn came_next(&self, ChosenBreak { next, .. }: ChosenBreak) -> String {
        let words = format!("“{}”", self.next.as_deref().unwrap_or_default());
        let (needs, left) = (next.needs.to_mm(), next.left.to_mm());
        let room = format!("needs {needs:.0} mm; {left:.0} mm were left");
        match next.reason {
            Reason::TooTall(short) => format!("Next comes {words}, which {room}{}", tightened(needs - left, short.to_mm())),
            Reason::Held(held, short) => format!(
                "Next comes {words}; its beginning would have fitted, but {}, and all of it {room}{}",
                keep(held),
                tightened(needs - left, short.to_mm())
            ),
            Reason::KeptBack(heaviest, _) => {
                let how = if next.needs > next.left { " with tighter spaces" } else { "" };
                format!("{words} would have fitted{how} ({room}), but then {}", kind(heaviest))
            }
        }
    }
}

/// Where tighter spaces would have brought something nearer.
fn tightened(short: f64, still: f64) -> String {
    if short - still < 0.5 {
        return String::new();
    }
    format!(", and {:.0} more with every space as tight as may be", short - still)
}

fn fill(fill: PageFill) -> String {
    let white = format!("{:.0} mm white", fill.white.to_mm());
    if fill.taken.units() <= 0 {
        return white;
    }
    let (taken, most) = (fill.taken.to_mm(), fill.yielding.to_mm());
    format!("{white}, spaces tightened by {taken:.1} mm of the {most:.1} that may be")
}

fn class(class: BreakClass) -> &'static str {
    match class {
        BreakClass::Sections => "between two sections",
        BreakClass::Blocks => "between two blocks",
        BreakClass::FirstBlock => "after the first block below a heading",
        BreakClass::Introduction => "between a paragraph and what it leads to",
        BreakClass::Announcement => "between a paragraph and what it announces",
        BreakClass::Paragraphs => "between two paragraphs",
        BreakClass::Lines => "inside a paragraph",
        BreakClass::Hyphen => "inside a word",
        BreakClass::Items => "between two items of a list",
        BreakClass::OuterItem => "beside the first or last item of a list",
        BreakClass::WithinItem => "inside an item of a list",
        BreakClass::Rows => "between two rows of a table",
        BreakClass::OuterRow => "beside the first or last row of a table",
        BreakClass::Ranks => "between two ranks of an urgency table",
        BreakClass::WithinRow => "inside a row that is taller than a page",
        BreakClass::WithinCallout => "inside a callout that is taller than a page",
        BreakClass::Entries => "between two entries of the contents",
        BreakClass::Groups => "between two groups or fields of the checklist",
        BreakClass::WithinGroup => "inside a group of the checklist",
        BreakClass::EmergencyBox => "before the emergency box",
        BreakClass::Kept(Keep::Whole) => "inside something that no page can hold whole",
        BreakClass::Kept(Keep::Heading) => "below a heading, for no page can hold both",
        BreakClass::Kept(Keep::Label) => "below a label or beside it, for no page can hold all of it",
        BreakClass::Kept(Keep::SingleLine | Keep::SingleItem) => "where little stands alone, for no page can hold more",
    }
}

fn keep(keep: Keep) -> &'static str {
    match keep {
        Keep::Whole => "it is never divided",
        Keep::Heading => "a heading stays with what follows it",
        Keep::Label => "a label stays with what it names",
        Keep::SingleLine => "no line of a paragraph stands alone",
        Keep::SingleItem => "no item stands alone",
    }
}

fn kind(kind: CostKind) -> &'static str {
    match kind {
        CostKind::Pages => "it would take more pages",
        CostKind::White => "the pages would be filled less evenly",
        CostKind::Tightness => "the spaces would be too tight",
        CostKind::Places => "the page would end at a worse place",
        CostKind::Loneliness => "the last page would be nearly empty",
    }
}
