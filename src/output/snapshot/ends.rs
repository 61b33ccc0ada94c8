//! Why each page ended where it did, in words.

use crate::layout::page::{Bond, Burden, Choice, Content, Fate, Fill, Owner, Page, PageEnd, Pages, Seam};
use crate::layout::preflight::Proven;

/// The end of one page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ended {
    /// The number of the page, counted from 1.
    pub page: usize,
    /// Why it ended.
    pub ended: PageEnd,
    /// How full the page is.
    pub fill: Fill,
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
            PageEnd::Chosen(choice) => format!("ends {} (penalty {})", seam(choice.seam), choice.penalty),
        };
        let next = match self.ended {
            PageEnd::Chosen(choice) => format!(". {}", self.came_next(choice)),
            PageEnd::Document | PageEnd::Declared => String::new(),
        };
        format!("{end}, {}{next}", fill(self.fill))
    }

    fn came_next(&self, Choice { next, .. }: Choice) -> String {
        let words = format!("“{}”", self.next.as_deref().unwrap_or_default());
        let (needs, left) = (next.needs.to_mm(), next.left.to_mm());
        let room = format!("needs {needs:.0} mm; {left:.0} mm were left");
        match next.fate {
            Fate::TooTall(short) => format!("Next comes {words}, which {room}{}", tightened(needs - left, short.to_mm())),
            Fate::Held(held, short) => format!(
                "Next comes {words}; its beginning would have fitted, but {}, and all of it {room}{}",
                bond(held),
                tightened(needs - left, short.to_mm())
            ),
            Fate::KeptBack(heaviest, _) => {
                let how = if next.needs > next.left { " with tighter spaces" } else { "" };
                format!("{words} would have fitted{how} ({room}), but then {}", burden(heaviest))
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

fn fill(fill: Fill) -> String {
    let white = format!("{:.0} mm white", fill.white.to_mm());
    if fill.taken.units() <= 0 {
        return white;
    }
    let (taken, most) = (fill.taken.to_mm(), fill.yielding.to_mm());
    format!("{white}, spaces tightened by {taken:.1} mm of the {most:.1} that may be")
}

fn seam(seam: Seam) -> &'static str {
    match seam {
        Seam::Sections => "between two sections",
        Seam::Blocks => "between two blocks",
        Seam::FirstBlock => "after the first block below a heading",
        Seam::Introduction => "between a paragraph and what it leads to",
        Seam::Announcement => "between a paragraph and what it announces",
        Seam::Paragraphs => "between two paragraphs",
        Seam::Lines => "inside a paragraph",
        Seam::Hyphen => "inside a word",
        Seam::Items => "between two items of a list",
        Seam::OuterItem => "beside the first or last item of a list",
        Seam::WithinItem => "inside an item of a list",
        Seam::Rows => "between two rows of a table",
        Seam::OuterRow => "beside the first or last row of a table",
        Seam::Ranks => "between two ranks of an urgency table",
        Seam::WithinRow => "inside a row that is taller than a page",
        Seam::WithinCallout => "inside a callout that is taller than a page",
        Seam::Entries => "between two entries of the contents",
        Seam::Groups => "between two groups or fields of the checklist",
        Seam::WithinGroup => "inside a group of the checklist",
        Seam::EmergencyBox => "before the emergency box",
        Seam::Bound(Bond::Whole) => "inside something that no page can hold whole",
        Seam::Bound(Bond::Heading) => "below a heading, for no page can hold both",
        Seam::Bound(Bond::Label) => "below a label or beside it, for no page can hold all of it",
        Seam::Bound(Bond::SingleLine | Bond::SingleItem) => "where little stands alone, for no page can hold more",
    }
}

fn bond(bond: Bond) -> &'static str {
    match bond {
        Bond::Whole => "it is never divided",
        Bond::Heading => "a heading stays with what follows it",
        Bond::Label => "a label stays with what it names",
        Bond::SingleLine => "no line of a paragraph stands alone",
        Bond::SingleItem => "no item stands alone",
    }
}

fn burden(burden: Burden) -> &'static str {
    match burden {
        Burden::Pages => "it would take more pages",
        Burden::White => "the pages would be filled less evenly",
        Burden::Tightness => "the spaces would be too tight",
        Burden::Places => "the page would end at a worse place",
        Burden::Loneliness => "the last page would be nearly empty",
    }
}
