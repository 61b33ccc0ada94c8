//! What every block is set with, and the words of nodes set with it.

use super::fragment::{Composite, Fragment};
use super::lines::{SetLine, SetLines};
use super::pictures::Pictures;
use super::wrap::WrapPolicy;
use crate::design::structure::{NodeId, Tree};
use crate::design::style::{Style, TextStyle};
use crate::foundation::address;
use crate::foundation::diagnostic::Diagnostic;
use crate::foundation::geometry::{Direction, Length, LogicalRect};
use crate::guide::language::Language;
use crate::guide::model::Alignment;
use crate::layout::list::{Element, ElementContent, Faults, MissingCharacter, PlacedRun};
use crate::text::cache::ParagraphSetter;
use crate::text::paragraph::{Extent, Fault, Line, Setting};

/// What the blocks of one document are set with. Nothing of it changes while they are.
#[derive(Copy, Clone)]
pub struct LayoutContext<'a> {
    /// Whose nodes are set.
    pub tree: &'a Tree,
    /// The numbers of the look.
    pub style: &'a Style,
    /// The language of the document.
    pub language: &'a Language,
    /// How body text ends its lines.
    pub alignment: Alignment,
    /// The pictures of the document.
    pub pictures: &'a Pictures,
    /// Sets lines.
    pub typesetter: &'a dyn ParagraphSetter,
}

/// A stretch of the inline axis in which lines are set.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// From the start edge of the type area.
    pub inline: Length,
    /// How wide.
    pub measure: Length,
}

impl Column {
    /// The same without its first part.
    #[must_use]
    pub fn indented(self, by: Length) -> Column {
        Column { inline: self.inline + by, measure: self.measure - by }
    }
}

impl LayoutContext<'_> {
    /// The main column.
    #[must_use]
    pub fn main(&self) -> Column {
        let master = &self.style.master;
        Column { inline: master.main_start(), measure: master.main_measure() }
    }

    /// The whole width of the type area.
    #[must_use]
    pub fn whole(&self) -> Column {
        Column { inline: Length::ZERO, measure: self.style.master.type_area.width }
    }

    /// The height of a page's type area.
    #[must_use]
    pub fn room(&self) -> Length {
        self.style.master.type_area.height
    }

    /// The side on which lines start.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction
    }

    /// The text of a node.
    #[must_use]
    pub fn text(&self, node: NodeId) -> &str {
        self.tree.node(node).words.as_ref().map_or("", |words| &words.text)
    }

    /// Running text of one node: hyphenated, aligned as the guide says.
    #[must_use]
    pub fn running(&self, node: NodeId, style: TextStyle, column: Column) -> SetLines {
        self.lines(&[Fragment::Words(node)], style, column, WrapPolicy::running(self.alignment))
    }

    /// A few lines that are never justified: lists, tables, boxes, captions.
    #[must_use]
    pub fn ragged(&self, node: NodeId, style: TextStyle, column: Column) -> SetLines {
        self.lines(&[Fragment::Words(node)], style, column, WrapPolicy::RAGGED)
    }

    /// A title, label, lead or notice: lines about equally long, of whole words where each of them fits a line.
    #[must_use]
    pub fn display(&self, node: NodeId, style: TextStyle, column: Column) -> SetLines {
        self.lines(&[Fragment::Words(node)], style, column, WrapPolicy::DISPLAY)
    }

    /// Lines of fragments. What cannot be set leaves no lines.
    #[must_use]
    pub fn lines(&self, fragments: &[Fragment<'_>], style: TextStyle, column: Column, policy: WrapPolicy) -> SetLines {
        let reading = self.style.reading;
        let composite = Composite::of(fragments, self.tree, style, reading);
        if composite.text.is_empty() {
            return SetLines::default();
        }
        debug_assert_eq!(composite.spans.len(), composite.belongings.len(), "every span belongs to somebody");
        debug_assert!(column.measure > Length::ZERO, "a column has room for words");
        let setting = self.setting(style, column.measure, policy.read(reading));
        match &*self.typesetter.set(composite.passage(), &setting) {
            Ok(set) => SetLines {
                lines: set.lines.iter().map(|line| self.set_line(line, &composite, style, column)).collect(),
                faults: Faults::default(),
            },
            Err(found) => SetLines { lines: Vec::new(), faults: self.complaints(found, &composite, column) },
        }
    }

    /// How wide fragments want to be. Their faults are complained about when the words are set.
    #[must_use]
    pub fn extent(&self, fragments: &[Fragment<'_>], style: TextStyle) -> Extent {
        let composite = Composite::of(fragments, self.tree, style, self.style.reading);
        let setting = self.setting(style, Length::MAX, WrapPolicy::AS_WRITTEN);
        let none = Extent { widest_word: Length::ZERO, widest_part: Length::ZERO, natural: Length::ZERO };
        self.typesetter.extent(composite.passage(), &setting).as_ref().as_ref().map_or(none, |extent| *extent)
    }

    fn set_line(&self, line: &Line, composite: &Composite, style: TextStyle, column: Column) -> SetLine {
        let area =
            LogicalRect { inline: column.inline, block: Length::ZERO, inline_size: column.measure, block_size: style.leading };
        let place = |run: &crate::text::paragraph::Run| {
            let belonging = &composite.belongings[run.span];
            let words = belonging.words.map(|(node, first)| (node, first + run.start - composite.spans[run.span].start));
            let ink = self.style.palette.ink(belonging.tone);
            let placed = PlacedRun { line: area, baseline: style.baseline(), run: run.clone(), ink, words };
            Element { owner: belonging.owner, content: ElementContent::Run(placed) }
        };
        let elements = line.runs.iter().map(place).collect();
        SetLine { elements, height: style.leading, width: line.width, ended: line.ended }
    }

    fn setting(&self, style: TextStyle, measure: Length, policy: WrapPolicy) -> Setting {
        Setting {
            size: style.size,
            measure,
            alignment: policy.alignment,
            wrap: policy.wrap,
            hyphenation: policy.hyphenation,
            direction: self.direction(),
            language: self.language.tag.clone(),
            tracking: style.tracking,
        }
    }

    fn complaints(&self, found: &[Fault], composite: &Composite, column: Column) -> Faults {
        let mut faults = Faults::default();
        for fault in found {
            match fault {
                Fault::MissingGlyph { start, end, character, tried } => {
                    let (origin, _) = composite.origin(self.tree, *start, *end);
                    faults.miss(MissingCharacter { character: *character, origin, tried: tried.join(", ") });
                }
                Fault::TooWide { start, end, excess } => {
                    let (origin, words) = composite.origin(self.tree, *start, *end);
                    let message = format!(
                        "`{}` is {:.1} mm too long for its column, which is {:.0} mm wide",
                        shortened(&words),
                        excess.to_mm(),
                        column.measure.to_mm()
                    );
                    faults.push(
                        Diagnostic::error("word-too-long", origin, message).label("cannot be broken any further").hint(advice(
                            &composite.text,
                            *start as usize,
                            *end as usize,
                        )),
                    );
                }
            }
        }
        faults
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
