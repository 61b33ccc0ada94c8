//! Setting the words of nodes: passages put together, lines made into slabs, faults turned into complaints.

use super::gallery::Gallery;
use super::galley::{Ending, Galley, GalleyContent, GalleyItem, LAST_RESORT, PlacedRun, Slab};
use super::manner::Manner;
use super::missing::{MissingCharacter, by_script};
use super::passage::{Belonging, Composite};
use crate::design::structure::{NodeId, Role, Tree};
use crate::design::style::{Style, TextStyle, Tone};
use crate::foundation::address;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::geometry::{Direction, Length, LogicalRect};
use crate::guide::language::Language;
use crate::guide::model::Alignment;
use crate::layout::page::{Artifact, Bond, Owner, Seam};
use crate::text::font::Weight;
use crate::text::paragraph::{Extent, Fault, LineEnd, Passage, Setting, Typesetter};

/// Sets nodes of one document.
pub struct Compositor<'a, 'f> {
    /// What is set.
    pub tree: &'a Tree,
    /// The numbers of the look.
    pub style: &'a Style,
    /// The language of the document.
    pub language: &'a Language,
    /// How body text ends its lines.
    pub alignment: Alignment,
    /// The pictures of the document.
    pub gallery: &'a Gallery,
    /// Sets lines.
    pub typesetter: &'a mut Typesetter<'f>,
    /// What could not be set.
    pub faults: Diagnostics,
    /// Characters that no font has, in the order in which they were met.
    pub missing: Vec<MissingCharacter>,
    /// Panels and repeats of what has been set so far; its slabs are handed out as they are made.
    pub galley: Galley,
}

/// A stretch of the inline axis.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// From the start edge of the type area.
    pub inline: Length,
    /// How wide.
    pub measure: Length,
}

/// A part of a line's words.
#[derive(Copy, Clone, Debug)]
pub enum Part<'p> {
    /// A node's own words, perhaps heavier or in another tone than the rest.
    Words(NodeId, Option<Weight>, Option<Tone>),
    /// The bytes from the first number to before the second of a node's own words.
    Stretch(NodeId, u32, u32),
    /// What we put between words of two nodes; it belongs to the given node and is nobody's word.
    Join(&'p str, NodeId),
    /// Words that are no part of the document: a running foot, a repeated label.
    Artifact(&'p str, Artifact),
}

/// A set line: items relative to its own top.
#[derive(Clone, Debug)]
pub struct SetLine {
    /// Its runs.
    pub items: Vec<GalleyItem>,
    /// Its leading.
    pub height: Length,
    /// The width of what is printed.
    pub width: Length,
    /// How it ended.
    pub ended: LineEnd,
}

impl Compositor<'_, '_> {
    /// The main column.
    #[must_use]
    pub fn main(&self) -> Place {
        let master = &self.style.master;
        Place { inline: master.main_start(), measure: master.main_measure() }
    }

    /// The whole width of the type area.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place { inline: Length::ZERO, measure: self.style.master.type_area.width }
    }

    /// The side on which lines start.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction
    }

    /// A node's children.
    #[must_use]
    pub fn children(&self, node: NodeId) -> &[NodeId] {
        &self.tree.node(node).children
    }

    /// The first child in a role.
    #[must_use]
    pub fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.children(node).iter().copied().find(|child| self.tree.node(*child).role == role)
    }

    /// The label of a block: within it, or, where it is a heading, before it.
    #[must_use]
    pub fn label(&self, block: NodeId) -> Option<NodeId> {
        let before = || {
            let siblings = self.children(self.tree.node(block).parent?);
            let place = siblings.iter().position(|sibling| *sibling == block)?;
            let before = *siblings.get(place.checked_sub(1)?)?;
            (self.tree.node(before).role == Role::BlockLabel).then_some(before)
        };
        self.child(block, Role::BlockLabel).or_else(before)
    }

    /// Running text of one node: hyphenated, aligned as the guide says.
    pub fn running(&mut self, node: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
        self.lines(&[Part::Words(node, None, None)], style, place, Manner::running(self.alignment))
    }

    /// A few lines that are never justified: lists, tables, boxes, captions.
    pub fn ragged(&mut self, node: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
        self.lines(&[Part::Words(node, None, None)], style, place, Manner::RAGGED)
    }

    /// A title, label, lead or notice: lines about equally long, of whole words where each of them fits a line.
    pub fn display(&mut self, node: NodeId, style: TextStyle, place: Place) -> Vec<SetLine> {
        self.lines(&[Part::Words(node, None, None)], style, place, Manner::DISPLAY)
    }

    /// Lines of parts.
    pub fn lines(&mut self, parts: &[Part<'_>], style: TextStyle, place: Place, manner: Manner) -> Vec<SetLine> {
        let composite = self.composite(parts, style);
        if composite.text.is_empty() {
            return Vec::new();
        }
        let setting = self.setting(style, place.measure, manner.read(self.style.reading));
        let passage = Passage { text: &composite.text, spans: &composite.spans };
        match self.typesetter.set(passage, &setting) {
            Ok(lines) => lines.lines.into_iter().map(|line| self.set_line(line, &composite, style, place)).collect(),
            Err(faults) => self.complain_of(&faults, &composite, place),
        }
    }

    /// What cannot be set leaves no lines.
    fn complain_of(&mut self, faults: &[Fault], composite: &Composite, place: Place) -> Vec<SetLine> {
        for fault in faults {
            self.complain(fault, composite, place);
        }
        Vec::new()
    }

    fn set_line(&self, line: crate::text::paragraph::Line, composite: &Composite, style: TextStyle, place: Place) -> SetLine {
        let area =
            LogicalRect { inline: place.inline, block: Length::ZERO, inline_size: place.measure, block_size: style.leading };
        let (width, ended) = (line.width, line.ended);
        let items = line
            .runs
            .into_iter()
            .map(|run| {
                let belonging = &composite.belongings[run.span];
                let words = belonging.words.map(|(node, first)| (node, first + run.start - composite.spans[run.span].start));
                let ink = self.style.palette.ink(belonging.tone);
                let placed = PlacedRun { line: area, baseline: style.baseline(), run, ink, words };
                GalleyItem { owner: belonging.owner, content: GalleyContent::Run(placed) }
            })
            .collect();
        SetLine { items, height: style.leading, width, ended }
    }

    /// How wide parts want to be.
    pub fn extent(&mut self, parts: &[Part<'_>], style: TextStyle) -> Extent {
        let composite = self.composite(parts, style);
        let setting = self.setting(style, Length::MAX, Manner::AS_WRITTEN);
        // Faults are complained about when the words are set.
        let passage = Passage { text: &composite.text, spans: &composite.spans };
        self.typesetter.extent(passage, &setting).unwrap_or(Extent {
            widest_word: Length::ZERO,
            widest_part: Length::ZERO,
            natural: Length::ZERO,
        })
    }

    fn setting(&self, style: TextStyle, measure: Length, manner: Manner) -> Setting {
        Setting {
            size: style.size,
            measure,
            alignment: manner.alignment,
            wrap: manner.wrap,
            hyphenation: manner.hyphenation,
            direction: self.direction(),
            language: self.language.tag.clone(),
            tracking: style.tracking,
        }
    }

    fn composite(&self, parts: &[Part<'_>], style: TextStyle) -> Composite {
        let reading = self.style.reading;
        let mut composite = Composite { reading, text: String::new(), spans: Vec::new(), belongings: Vec::new() };
        for part in parts {
            match part {
                Part::Words(node, weight, tone) => {
                    composite.words(self.tree, *node, (0, u32::MAX), weight.unwrap_or(style.weight), tone.unwrap_or(style.tone));
                }
                Part::Stretch(node, start, end) => {
                    composite.words(self.tree, *node, (*start, *end), style.weight, style.tone);
                }
                Part::Join(text, node) => {
                    composite.plain(text, style, Belonging { owner: Owner::Node(*node), words: None, tone: style.tone });
                }
                Part::Artifact(text, artifact) => {
                    composite.plain(text, style, Belonging { owner: Owner::Artifact(*artifact), words: None, tone: style.tone });
                }
            }
        }
        composite
    }

    fn complain(&mut self, fault: &Fault, composite: &Composite, place: Place) {
        match fault {
            Fault::MissingGlyph { start, end, character, tried } => {
                let (origin, _) = self.origin(composite, *start, *end);
                let missing = MissingCharacter { character: *character, origin, tried: tried.join(", ") };
                self.faults.push(missing.complaint());
                self.missing.push(missing);
            }
            Fault::TooWide { start, end, excess } => {
                let (origin, words) = self.origin(composite, *start, *end);
                self.faults.push(
                    Diagnostic::error(
                        "word-too-long",
                        origin,
                        format!(
                            "`{}` is {:.1} mm too long for its column, which is {:.0} mm wide",
                            shortened(&words),
                            excess.to_mm(),
                            place.measure.to_mm()
                        ),
                    )
                    .label("cannot be broken any further")
                    .hint(advice(&composite.text, *start as usize, *end as usize)),
                );
            }
        }
    }

    /// Puts the characters that no font has together by script, among what else was found.
    pub fn gather_missing(&mut self, found: &mut Diagnostics) {
        by_script(std::mem::take(&mut self.missing), found);
    }

    /// Where bytes of a passage stand in an author's file, and what they say.
    fn origin(&self, composite: &Composite, start: u32, end: u32) -> (Origin, String) {
        let said = composite.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
        let place = composite.spans.iter().position(|span| span.start <= start && start < span.end).unwrap_or(0);
        let words = composite.belongings.get(place).and_then(|belonging| belonging.words);
        let Some((node, first)) = words else {
            return (self.tree.node(self.tree.root()).origin, said);
        };
        let offset = composite.spans[place].start;
        let node = self.tree.node(node);
        let origin = node
            .words
            .as_ref()
            .map_or(node.origin, |words| words.origin_of(node.origin, start - offset + first, end - offset + first));
        (origin, said)
    }
}

/// How what is too long can be broken. Only words take a hyphen: in an address or a code it would be typed by whoever copies it.
fn advice(text: &str, start: usize, end: usize) -> &'static str {
    let said = text.get(start..end).unwrap_or_default();
    let count = |sort: fn(char) -> bool| said.chars().filter(|c| sort(*c)).count();
    let letters = count(char::is_alphabetic);
    if address::holds(text, start, end) {
        "use a shorter address"
    } else if count(char::is_numeric) < letters && !said.contains(['/', '\\', '_', '=', '&', '%', '#']) {
        "use a shorter word, or put soft hyphens (U+00AD) where it may be broken"
    } else {
        "use a shorter one, or put a space or U+200B (a space without width) where it may be broken"
    }
}

/// A word as a message shows it.
#[must_use]
pub fn shortened(words: &str) -> String {
    if words.chars().count() <= 40 { words.to_owned() } else { words.chars().take(39).chain(['…']).collect() }
}

/// The cost of ending a page within a paragraph.
const WITHIN_PARAGRAPH: i64 = 100;

/// Lines as slabs: never one line alone at the foot or head of a page.
#[must_use]
pub fn paragraph(lines: Vec<SetLine>) -> Vec<Slab> {
    let count = lines.len();
    let endings: Vec<LineEnd> = lines.iter().map(|line| line.ended).collect();
    lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let torn_well = place >= 2 && count - place >= 2;
            let ending = match endings.get(place.saturating_sub(1)) {
                _ if !torn_well => Ending::Forbidden(Bond::SingleLine),
                Some(LineEnd::Hyphenated) => Ending::Allowed(Seam::Hyphen, LAST_RESORT),
                _ => Ending::Allowed(Seam::Lines, WITHIN_PARAGRAPH),
            };
            Slab::new(line.height, line.items).ending(ending)
        })
        .collect()
}

/// Lines as one slab that is never torn.
#[must_use]
pub fn whole(lines: Vec<SetLine>) -> Slab {
    let mut slab = Slab::new(Length::ZERO, Vec::new());
    for line in lines {
        let top = slab.height;
        slab.items.extend(line.items.into_iter().map(|item| item.lowered(top)));
        slab.height += line.height;
    }
    slab
}

/// The height of slabs that stand one below the other, without the space above the first.
#[must_use]
pub fn height(slabs: &[Slab]) -> Length {
    let spaces: Length = slabs.iter().skip(1).map(|slab| slab.space.natural).sum();
    slabs.iter().map(|slab| slab.height).sum::<Length>() + spaces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endings(lines: &[LineEnd]) -> Vec<Ending> {
        let line = |ended: &LineEnd| SetLine { items: Vec::new(), height: Length::pt(16), width: Length::pt(300), ended: *ended };
        paragraph(lines.iter().map(line).collect()).iter().map(|slab| slab.ending).collect()
    }

    #[test]
    fn no_line_stands_alone_and_no_page_ends_within_a_word() {
        use LineEnd::{Between, Hyphenated, Last};
        let alone = Ending::Forbidden(Bond::SingleLine);
        let [line, word] = [Ending::Allowed(Seam::Lines, WITHIN_PARAGRAPH), Ending::Allowed(Seam::Hyphen, LAST_RESORT)];
        assert_eq!(endings(&[Between, Hyphenated, Between, Between, Hyphenated, Last]), [alone, alone, word, line, line, alone]);
        assert_eq!(endings(&[Between, Hyphenated, Last]), [alone, alone, alone]);
        assert_eq!(endings(&[Last]), [alone]);
    }
}
