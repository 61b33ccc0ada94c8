//! Flows → finished pages.

use crate::design::style::{Edition, Marks};
use crate::foundation::geometry::{Frame, Length, LogicalRect, Rect};
use crate::guide::model::{Guide, Part};
use crate::layout::block::context::LayoutContext;
use crate::layout::list::Faults;
use crate::layout::page::{Artifact, Bookmark, Content, Item, Owner, Page, PageEnd, Path};
use crate::layout::paginate::bookmarks::bookmarks;
use crate::layout::paginate::document::Broken;
use crate::layout::paginate::flow::{Backdrop, Flow, pages_of};
use crate::layout::paginate::marks;
use crate::layout::paginate::place::Placer;
use crate::layout::paginate::reasons::PageCut;
use crate::layout::paginate::running::{Numbered, Running, RunningHead};

/// Pages and where their headings stand.
pub struct Finished {
    /// In order.
    pub pages: Vec<Page>,
    /// From the headings.
    pub bookmarks: Vec<Bookmark>,
    /// What could not be set or has no room.
    pub faults: Faults,
}

/// Places everything.
#[must_use]
pub fn finish(broken: Broken<'_>, guide: &Guide, (part, title): (Part, &str), context: &LayoutContext<'_>) -> Finished {
    let Broken { cover, contents, body, colophon, mut faults, .. } = broken;
    let running = Running { guide, part, title, colophon };
    let flows: Vec<Flow> = cover.into_iter().chain(contents).chain(body).collect();
    let count = pages_of(&flows);
    let frame = Frame { area: context.style.master.type_area, direction: context.direction() };
    let placer = |frame| Placer { frame, tree: context.tree, details: &context.style.details };
    let mut pages: Vec<Page> = Vec::new();
    let mut said: Vec<Faults> = Vec::new();
    for Flow { galley, cuts, head, backdrop } in flows {
        let mut boxes = galley.boxes.into_iter();
        for (place, cut) in cuts.into_iter().enumerate() {
            let number = u32::try_from(pages.len()).unwrap_or(u32::MAX) + 1;
            let mut items = match backdrop {
                Backdrop::Band => vec![band(context)],
                Backdrop::Plain => Vec::new(),
            };
            placer(frame).page(&galley.spans, boxes.by_ref().take(cut.end - cut.start).collect(), cut, &mut items);
            let head = if place == 0 { head } else { RunningHead::Shown };
            let lines = running.lines(head, Numbered { page: number, pages: count }, context);
            for (frame, elements) in lines.lines {
                placer(frame).elements(elements, Length::ZERO, &mut items);
            }
            // Most pages say the same: what is wrong with it is said once.
            if !said.contains(&lines.faults) {
                said.push(lines.faults);
            }
            let ended = match cut.choice {
                Some(choice) => PageEnd::Chosen(choice),
                None if number == count => PageEnd::Document,
                None => PageEnd::Declared,
            };
            pages.push(page(items, number, ended, cut, context));
        }
        debug_assert!(boxes.next().is_none() || faults.has_errors(), "every box of a flow stands on a page");
    }
    said.into_iter().for_each(|found| faults.append(found));
    debug_assert_eq!(pages.len(), count as usize, "running heads say how many pages there are");
    let bookmarks = bookmarks(context.tree, &pages);
    Finished { pages, bookmarks, faults }
}

/// A page with what its edition adds to it or leaves out.
fn page(mut items: Vec<Item>, number: u32, ended: PageEnd, cut: PageCut, context: &LayoutContext<'_>) -> Page {
    let master = context.style.master;
    if let Edition::Press(around) = context.style.edition {
        // Nothing leads anywhere on paper.
        items.retain(|item| !matches!(item.content, Content::Link(_)));
        if around == Marks::Printers {
            items.extend(marks::around(&master, context.style.palette.brand));
        }
    }
    Page {
        trim: master.trim,
        bleed: master.bleed,
        slug: master.slug,
        number,
        type_area: master.type_area,
        ended,
        fill: cut.fill,
        items,
    }
}

/// The band of a cover: along the binding, from bleed to bleed.
fn band(context: &LayoutContext<'_>) -> Item {
    let master = context.style.master;
    let area = Rect { x: Length::ZERO, y: Length::ZERO, width: master.trim.width, height: master.trim.height };
    let band = LogicalRect {
        inline: -master.bleed,
        block: -master.bleed,
        inline_size: master.band + master.bleed,
        block_size: master.trim.height + master.bleed * 2,
    };
    let area = Frame { area, direction: context.direction() }.place(band);
    Item {
        owner: Owner::Artifact(Artifact::Background),
        content: Content::Fill(Path::rectangle(area), context.style.palette.brand),
    }
}
