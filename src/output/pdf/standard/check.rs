//! Whether pages can keep the standard, before the first byte is written.
//!
//! A fault of the guide is told at its place in the author's file. A fault of the pages themselves (an item that names a node that is
//! not there) is our own, and is told as such instead of being written into a file that readers would stumble over.

use std::collections::BTreeSet;

use crate::design::structure::{NodeId, Role, Target, Tree};
use crate::foundation::colour::Ink;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::ignorable::is_ignorable;
use crate::layout::page::{Content, GlyphRun, Item, Owner, Pages, Palette, Raster, Samples};
use crate::output::pdf::font::encoding::{Encoding, is_encodable};
use crate::output::pdf::interaction::links;
use crate::output::pdf::standard::claim::Standard;
use crate::output::pdf::structure::roles::{self, StructureType};

/// What keeps pages from being written.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Fault {
    /// The document has no title.
    NoTitle,
    /// A picture or sign has no words for people who do not see it.
    NoAlternative(NodeId),
    /// A field has no spoken name.
    NoFieldName(NodeId),
    /// A heading is more than one level below the one before it, or the first is not of level 1.
    SkippedHeading(NodeId, u8),
    /// A bookmark is more than one level below the one before it.
    SkippedBookmark(NodeId),
    /// A link leads to nothing that is on the pages.
    LeadsNowhere(NodeId),
    /// A glyph stands for no text, or is the one that stands for missing glyphs.
    SilentGlyph(Option<NodeId>, String),
    /// A face's file cannot be read.
    UnreadableFace(String),
    /// An ink that the standard does not print.
    ForeignInk(Owner, Standard),
    /// An item names something that is not there.
    Astray(&'static str),
}

/// All that is wrong.
pub(in crate::output::pdf) fn check(pages: &Pages, encodings: &[Option<Encoding<'_>>]) -> Diagnostics {
    let mut faults = Vec::new();
    if pages.properties.title.trim().is_empty() {
        faults.push(Fault::NoTitle);
    }
    let astray = strays(pages);
    if astray.is_empty() {
        check_items(pages, encodings, &mut faults);
        check_headings(pages, &mut faults);
    } else {
        faults.extend(astray.into_iter().map(Fault::Astray));
    }
    let mut diagnostics = Diagnostics::new();
    for fault in faults {
        diagnostics.push(fault.tell(pages));
    }
    diagnostics
}

/// Whatever names something that is not there; all else may only be asked when there is none.
fn strays(pages: &Pages) -> BTreeSet<&'static str> {
    let nodes = pages.tree.nodes().len();
    let exists = |id: NodeId| id.index() < nodes;
    let mut faults = BTreeSet::new();
    if pages.pages.is_empty() {
        faults.insert("there is no page");
    }
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if matches!(item.owner, Owner::Node(id) if !exists(id)) {
            faults.insert("an item belongs to a node that is not in the tree");
        }
        match &item.content {
            Content::Glyphs(run) if run.face.index() >= pages.fonts.faces().len() => {
                faults.insert("a run is set in a face that is not in the book");
            }
            Content::Picture(number, _) if *number >= pages.pictures.len() => {
                faults.insert("an item shows a picture that is not there");
            }
            Content::Glyphs(_)
            | Content::Picture(..)
            | Content::Fill(..)
            | Content::Stroke(..)
            | Content::Link(_)
            | Content::Field(..) => {}
        }
    }
    for picture in &pages.pictures {
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        let (bytes, channels) = match &picture.samples {
            Samples::Grey(samples) => (samples.len(), 1),
            Samples::Rgb(samples) => (samples.len(), 3),
            Samples::Cmyk(samples) => (samples.len(), 4),
            Samples::Indexed(_, places) => (places.len(), 1),
        };
        let opaque = picture.opacity.as_ref().is_none_or(|opacity| opacity.len() as u64 == pixels);
        if pixels == 0 || bytes as u64 != pixels * channels || !opaque {
            faults.insert("a picture has not as many samples as its size says");
        }
        if let Samples::Indexed(palette, places) = &picture.samples
            && !palette.serves(places)
        {
            faults.insert("a picture names a colour that is not in its palette");
        }
    }
    for bookmark in &pages.bookmarks {
        if bookmark.page >= pages.pages.len() || !exists(bookmark.node) {
            faults.insert("a bookmark leads to a page or node that is not there");
        }
    }
    let targets = pages.tree.nodes().iter().filter_map(|node| node.target.as_ref());
    if targets.into_iter().any(|target| matches!(target, Target::Node(id) if !exists(*id))) {
        faults.insert("a link leads to a node that is not in the tree");
    }
    faults
}

fn check_items(pages: &Pages, encodings: &[Option<Encoding<'_>>], faults: &mut Vec<Fault>) {
    let mut shown = vec![false; pages.tree.nodes().len()];
    let mut mute = vec![false; pages.tree.nodes().len()];
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Owner::Node(id) = item.owner {
            mark(&pages.tree, id, &mut shown);
            let node = pages.tree.node(id);
            let silent = node.alternative.as_ref().is_none_or(|words| words.trim().is_empty());
            if silent && !mute[id.index()] {
                let fault = needed_words(roles::appearance(&pages.tree, id).structure_type(), id);
                mute[id.index()] = fault.is_some();
                faults.extend(fault);
            }
        }
        if let Content::Glyphs(run) = &item.content {
            check_run(pages, run, item.owner, encodings, faults);
        }
        let foreign = match &pages.press {
            None => !prints_with(pages, item, &|ink| matches!(ink, Ink::Rgb(_)), of_screen),
            Some(press) => {
                let known = |ink: Ink| match ink {
                    Ink::Rgb(_) => false,
                    Ink::Spot(_) => press.spot.is_some(),
                    Ink::Cmyk(_) | Ink::Registration => true,
                };
                !prints_with(pages, item, &known, of_press)
            }
        };
        if foreign {
            faults.push(Fault::ForeignInk(item.owner, Standard::of(pages)));
        }
        if pages.press.is_some() && matches!(item.content, Content::Link(_) | Content::Field(..)) {
            faults.push(Fault::Astray("paper has a link or a field"));
        }
    }
    check_links(pages, &shown, faults);
}

/// What is wrong with a node of a type when it has no words for people who do not see it.
fn needed_words(kind: StructureType, id: NodeId) -> Option<Fault> {
    match kind {
        StructureType::Figure => Some(Fault::NoAlternative(id)),
        StructureType::Form => Some(Fault::NoFieldName(id)),
        StructureType::Document
        | StructureType::Section
        | StructureType::Division
        | StructureType::Heading(_)
        | StructureType::Paragraph
        | StructureType::Contents
        | StructureType::ContentsItem
        | StructureType::Reference
        | StructureType::List(_)
        | StructureType::ListItem
        | StructureType::Label
        | StructureType::ListBody
        | StructureType::Table
        | StructureType::TableRow
        | StructureType::TableHead
        | StructureType::TableBody
        | StructureType::HeaderCell(_)
        | StructureType::DataCell
        | StructureType::Caption
        | StructureType::Link
        | StructureType::Span => None,
    }
}

/// The node and all above it are on the pages.
fn mark(tree: &Tree, id: NodeId, shown: &mut [bool]) {
    let mut node = Some(id);
    while let Some(id) = node.filter(|id| !shown[id.index()]) {
        shown[id.index()] = true;
        node = tree.node(id).parent;
    }
}

fn check_run(pages: &Pages, run: &GlyphRun, owner: Owner, encodings: &[Option<Encoding<'_>>], faults: &mut Vec<Fault>) {
    let place = match owner {
        Owner::Node(id) => Some(id),
        Owner::Artifact(_) => None,
    };
    let Some(Some(encoding)) = encodings.get(run.face.index()) else {
        let fault = Fault::UnreadableFace(pages.fonts.face(run.face).name.clone());
        if !faults.contains(&fault) {
            faults.push(fault);
        }
        return;
    };
    let silent =
        run.glyphs.iter().any(|glyph| !encoding.has(glyph.id)) || !is_encodable(run) || run.text.chars().any(is_unsayable);
    if silent {
        faults.push(Fault::SilentGlyph(place, run.text.to_string()));
    }
}

/// What a code may not mean (ISO 14289-1, 7.21.7), and what no reader can say.
fn is_unsayable(character: char) -> bool {
    character.is_control() || matches!(character, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFD}')
}

/// Whether an item prints with inks and samples that are known, and lets nothing shine through where that is forbidden.
fn prints_with(pages: &Pages, item: &Item, ink: &dyn Fn(Ink) -> bool, samples: fn(&Raster) -> bool) -> bool {
    match &item.content {
        Content::Glyphs(run) => ink(run.ink),
        Content::Fill(_, of) => ink(*of),
        Content::Field(_, look) => ink(look.ink) && look.rules.is_none_or(|rules| ink(rules.ink)),
        Content::Stroke(_, stroke) => ink(stroke.ink),
        Content::Picture(number, _) => samples(&pages.pictures[*number]),
        Content::Link(_) => true,
    }
}

fn of_screen(raster: &Raster) -> bool {
    !matches!(raster.samples, Samples::Cmyk(_) | Samples::Indexed(Palette::Cmyk(_), _))
}

fn of_press(raster: &Raster) -> bool {
    !matches!(raster.samples, Samples::Rgb(_) | Samples::Indexed(Palette::Rgb(_), _)) && raster.opacity.is_none()
}

fn check_links(pages: &Pages, shown: &[bool], faults: &mut Vec<Fault>) {
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let (Content::Link(_), Owner::Node(owner)) = (&item.content, item.owner) else { continue };
        let leads = links::leader(&pages.tree, owner).is_some_and(|node| match &pages.tree.node(node).target {
            Some(Target::Node(target)) => shown[target.index()],
            Some(Target::Address(address)) => !address.trim().is_empty(),
            None => false,
        });
        let fault = Fault::LeadsNowhere(owner);
        if !leads && faults.last() != Some(&fault) {
            faults.push(fault);
        }
    }
}

fn check_headings(pages: &Pages, faults: &mut Vec<Fault>) {
    let mut before = 0;
    for id in pages.tree.ids() {
        if let Some(level) = pages.tree.heading_level(id) {
            if level > before + 1 {
                faults.push(Fault::SkippedHeading(id, before));
            }
            before = level;
        }
    }
    let mut before = 0;
    for bookmark in &pages.bookmarks {
        if bookmark.level == 0 || bookmark.level > before + 1 {
            faults.push(Fault::SkippedBookmark(bookmark.node));
        }
        before = bookmark.level;
    }
}

/// A text in which what cannot be seen is spelt by its number.
fn visible(text: &str) -> String {
    let unseen = |sign: char| is_unsayable(sign) || is_ignorable(sign);
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if unseen(sign) { shown.extend(sign.escape_unicode()) } else { shown.push(sign) }
    }
    shown
}

impl Fault {
    fn tell(&self, pages: &Pages) -> Diagnostic {
        let origin = |id: NodeId| -> Origin { pages.tree.node(id).origin };
        let whole = origin(pages.tree.root());
        match self {
            Fault::NoTitle => {
                Diagnostic::error("missing-title", whole, "the document has no title, which every reader is told first")
                    .hint("add a line such as `title = \"…\"` at the head of the language file")
            }
            Fault::NoAlternative(id) => {
                let what = if pages.tree.node(*id).role == Role::Sign { "sign" } else { "picture" };
                Diagnostic::error(
                    "missing-alternative-text",
                    origin(*id),
                    format!("a {what} has no words for people who do not see it"),
                )
                .hint("say what it shows: `alt = \"…\"`")
            }
            Fault::NoFieldName(id) => {
                Diagnostic::error("missing-field-name", origin(*id), "a place to fill in has no name that can be read aloud")
                    .hint("give it a label")
            }
            Fault::SkippedHeading(id, before) => Diagnostic::error(
                "skipped-heading-level",
                origin(*id),
                if *before == 0 {
                    "the first heading is not the title of the document".to_owned()
                } else {
                    format!("a heading stands more than one level below the heading of level {before} before it")
                },
            ),
            Fault::SkippedBookmark(id) => Diagnostic::error(
                "skipped-bookmark-level",
                origin(*id),
                "a bookmark stands more than one level below the bookmark before it",
            ),
            Fault::LeadsNowhere(id) => {
                Diagnostic::error("link-leads-nowhere", origin(*id), "a link leads to nothing that is in the document")
            }
            Fault::SilentGlyph(id, text) => Diagnostic::error(
                "glyph-without-text",
                id.map_or(whole, origin),
                format!("a sign in “{}” has no shape in the font, or stands for no text", visible(text)),
            ),
            Fault::UnreadableFace(name) => {
                Diagnostic::error("unreadable-font", whole, format!("the font file of {name} cannot be read"))
            }
            Fault::ForeignInk(owner, standard) => Diagnostic::error(
                "ink-of-the-wrong-kind",
                if let Owner::Node(id) = owner { origin(*id) } else { whole },
                match standard {
                    Standard::Screen => "an ink for the press is used in an edition for the screen",
                    Standard::Press => "a colour of the screen is used in an edition for the press",
                },
            ),
            Fault::Astray(what) => {
                Diagnostic::error("broken-pages", whole, format!("this is a fault of the program, not of the guide: {what}"))
            }
        }
    }
}
