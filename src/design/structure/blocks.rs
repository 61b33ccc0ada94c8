//! The blocks of a section, each put under its role with what it holds.

use super::composer::Composer;
use super::parts::{self, Callout, List, Moment, Prose, Step};
use super::shapes::TableShape;
use super::{NodeId, Role};
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{Block, BlockKind, BlockTitle, Call, Labelled, Picture, Point, Rank, Source as Reference, Written};

impl Composer<'_> {
    /// A block; of running text, a part for each paragraph.
    pub(super) fn block(&mut self, parent: NodeId, block: &Block) -> Vec<parts::Block> {
        let labels = &self.language.labels;
        let origin = block.origin;
        vec![match &block.kind {
            BlockKind::Text(paragraphs) => {
                let paragraphs = paragraphs.iter().map(|words| self.written(parent, Role::Paragraph, words));
                return paragraphs.map(parts::Block::Paragraph).collect();
            }
            BlockKind::Points(title, points) => {
                let list = self.list(parent, Role::Points, origin, title, Some(&labels.key_points));
                parts::Block::Points(self.filled(list, points, Composer::point))
            }
            BlockKind::Steps(title, steps) => {
                let list = self.list(parent, Role::Steps, origin, title, None);
                let numbered: Vec<(usize, &Written)> = (1..).zip(steps).collect();
                parts::Block::Steps(
                    self.filled(list, &numbered, |composer, list, (number, step)| composer.step(list, *number, step)),
                )
            }
            BlockKind::Timeline(title, steps) => {
                let list = self.list(parent, Role::Timeline, origin, title, None);
                parts::Block::Timeline(self.filled(list, steps, Composer::moment))
            }
            BlockKind::Decision(title, rows) => {
                let table = self.table(parent, Role::Decision, origin, title, &labels.decision_table);
                parts::Block::Decision(self.filled(table, rows, Composer::row))
            }
            BlockKind::Columns(title, table) => match self.shapes.of(origin) {
                TableShape::Grid => parts::Block::Columns(self.columns(parent, origin, title, table)),
                TableShape::Records => parts::Block::Records(self.records(parent, origin, title, table)),
            },
            BlockKind::Urgency(title, rows, call) => {
                let table = self.table(parent, Role::Urgency, origin, title, &labels.urgency);
                parts::Block::Urgency(self.filled(table, rows, |composer, table, (rank, row)| {
                    let call = match rank {
                        Rank::Home => &Call::Nobody,
                        Rank::Call => call,
                        Rank::Emergency => &Call::Emergency,
                    };
                    composer.rank_row(table, *rank, row, call)
                }))
            }
            BlockKind::Warning(title, paragraphs, call) => {
                let rank = call.rank();
                parts::Block::Warning(rank, self.warning(parent, rank, origin, title, paragraphs, call))
            }
            BlockKind::Note(title, paragraphs) => {
                let node = self.tree.add(parent, Role::Note, origin);
                let label = self.callout_label(node, origin, title, &labels.note);
                let Prose(paragraphs) = self.prose(node, paragraphs);
                parts::Block::Note(Callout { label, sign: None, paragraphs, call: None })
            }
            BlockKind::Picture(picture) => parts::Block::Picture(self.picture(parent, picture, origin)),
            BlockKind::Sources(title, sources) => {
                let list = self.list(parent, Role::Sources, origin, title, Some(&labels.sources));
                parts::Block::Sources(
                    self.filled(list, sources, |composer, list, source| composer.reference(list, source, origin)),
                )
            }
            BlockKind::Contact => parts::Block::Contact(self.contact(parent, origin)),
            BlockKind::Review => parts::Block::Review(self.review(parent, origin)),
        }]
    }

    /// A list with its items.
    fn filled<Item, Model>(
        &mut self,
        list: List<Item>,
        models: &[Model],
        mut add: impl FnMut(&mut Self, NodeId, &Model) -> Item,
    ) -> List<Item> {
        let items = models.iter().map(|model| add(self, list.node, model)).collect();
        List { items, ..list }
    }

    fn step(&mut self, list: NodeId, number: usize, text: &Written) -> Step {
        let item = self.tree.add(list, Role::Item, text.origin);
        let number = self.label(item, Role::ItemLabel, format!("{number}."), text.origin);
        Step { number, text: self.written(item, Role::ItemBody, text) }
    }

    fn moment(&mut self, list: NodeId, step: &Labelled) -> Moment {
        let item = self.tree.add(list, Role::Item, step.label.origin);
        let time = self.written(item, Role::ItemLabel, &step.label);
        Moment { time, text: self.paragraphs(item, Role::ItemBody, &step.text, step.label.origin) }
    }

    fn point(&mut self, list: NodeId, point: &Point) -> parts::Point {
        let item = self.tree.add(list, Role::Item, point.text.origin);
        let bullet = self.bullet(item, point.text.origin);
        let body = self.tree.add(item, Role::ItemBody, point.text.origin);
        let term = point.term.as_ref().map(|term| self.written(body, Role::ItemTerm, term));
        let text = self.written(body, Role::ItemText, &point.text);
        let mut points = Vec::new();
        if !point.points.is_empty() {
            let inner = self.tree.add(body, Role::Points, point.text.origin);
            points = point.points.iter().map(|point| self.inner_point(inner, point)).collect();
        }
        parts::Point { bullet, body, term, text, points }
    }

    pub(super) fn inner_point(&mut self, list: NodeId, point: &Written) -> parts::Point {
        let item = self.tree.add(list, Role::Item, point.origin);
        let bullet = self.bullet(item, point.origin);
        let body = self.written(item, Role::ItemBody, point);
        parts::Point { bullet, body, term: None, text: body, points: Vec::new() }
    }

    fn bullet(&mut self, item: NodeId, origin: Origin) -> NodeId {
        let label = self.tree.add(item, Role::ItemLabel, origin);
        self.tree.node_mut(label).alternative = Some("•".to_owned());
        label
    }

    fn warning(
        &mut self,
        parent: NodeId,
        rank: Rank,
        origin: Origin,
        title: &BlockTitle,
        paragraphs: &[Written],
        call: &Call,
    ) -> Callout {
        let spoken = &self.language.labels.urgent_warning;
        let node = self.tree.add(parent, Role::Warning(rank), origin);
        let label = self.callout_label(node, origin, title, spoken);
        let Prose(paragraphs) = self.prose(node, paragraphs);
        // An author may have called it anything.
        let sign = label.filter(|_| rank == Rank::Emergency).and_then(|label| self.spoken_sign(label, spoken));
        Callout { label, sign, paragraphs, call: self.call_line(node, call) }
    }

    fn callout_label(&mut self, callout: NodeId, origin: Origin, title: &BlockTitle, fixed: &str) -> Option<NodeId> {
        match title {
            BlockTitle::Own(written) => Some(self.written(callout, Role::CalloutLabel, written)),
            BlockTitle::Fixed => Some(self.label(callout, Role::CalloutLabel, fixed.to_owned(), origin)),
            BlockTitle::None => None,
        }
    }

    fn prose(&mut self, parent: NodeId, words: &[Written]) -> Prose {
        Prose(words.iter().map(|words| self.written(parent, Role::Paragraph, words)).collect())
    }

    fn picture(&mut self, parent: NodeId, picture: &Picture, origin: Origin) -> parts::Picture {
        let block = self.tree.add(parent, Role::PictureBlock, origin);
        let node = self.tree.add(block, Role::Picture, picture.file.origin);
        self.tree.node_mut(node).alternative = picture.alternative.as_ref().map(|words| words.text.clone());
        let caption = picture.caption.as_ref().map(|caption| self.written(block, Role::PictureCaption, caption));
        parts::Picture { picture: node, caption }
    }

    fn reference(&mut self, list: NodeId, source: &Reference, origin: Origin) -> parts::Reference {
        let item = self.tree.add(list, Role::Item, source.title.origin);
        let bullet = self.bullet(item, source.title.origin);
        let body = self.tree.add(item, Role::ItemBody, source.title.origin);
        let title = self.written(body, Role::SourceTitle, &source.title);
        let publisher = source.publisher.as_ref().map(|publisher| self.written(body, Role::SourceDetail, publisher));
        let read = source.read.map(|date| {
            let read = self.language.labels.read_on.replace("{date}", &self.language.date(date));
            self.label(body, Role::SourceDetail, read, origin)
        });
        let address = source.url.as_ref().map(|url| {
            let node = self.written(body, Role::SourceAddress, url);
            self.lead_to(node, url.text.clone());
            node
        });
        parts::Reference { bullet, body, title, details: publisher.into_iter().chain(read).collect(), address }
    }
}
