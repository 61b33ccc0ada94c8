//! A guide's words, put in reading order under their roles.

use super::composer::Composer;
use super::{ChecklistPages, NodeId, Role, Target, Tree};
use crate::design::structure::checklist;
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::language::Language;
use crate::guide::model::{
    Block, BlockKind, BlockTitle, Call, Contents, Cover, Guide, Part, Picture, Point, Rank, Section, SectionBody,
    Source as Reference, Written,
};

/// The whole guide.
pub(super) fn compose(guide: &Guide, language: &Language, medium: Medium, pages: ChecklistPages) -> Tree {
    let mut composer = Composer::new(guide, language, medium, pages);
    composer.document();
    composer.tree
}

impl Composer<'_> {
    fn document(&mut self) {
        let root = self.tree.root();
        match self.guide.common.cover {
            Cover::Page => self.cover(root),
            Cover::Masthead => self.masthead(root),
        }
        let contents = match self.guide.common.contents {
            Contents::Listed => Some(self.contents_head(root)),
            Contents::Left => None,
        };
        let mut entries = contents.map(|list| self.contents_entries(list)).unwrap_or_default().into_iter();
        for section in &self.guide.sections {
            let node = self.section(root, section);
            if let Some(reference) = entries.next() {
                self.tree.node_mut(reference).target = Some(Target::Node(node));
            }
        }
        if !self.is_reviewed() {
            self.colophon(root, Part::Guide);
        }
    }

    fn cover(&mut self, root: NodeId) {
        let guide = self.guide;
        let cover = self.tree.add(root, Role::Cover, guide.origin);
        self.brand(cover);
        self.title_lines(cover);
        let edition = self
            .language
            .labels
            .edition
            .replace("{language}", &self.language.name_within)
            .replace("{month}", &self.language.month(guide.common.date));
        let mut lines = vec![guide.clinic.name.text.clone()];
        lines.extend(guide.clinic.place.iter().map(|place| place.text.clone()));
        lines.push(edition);
        for line in lines {
            self.label(cover, Role::Imprint, line, guide.clinic.origin);
        }
    }

    fn masthead(&mut self, root: NodeId) {
        let masthead = self.tree.add(root, Role::Masthead, self.guide.origin);
        self.brand(masthead);
        self.title_lines(masthead);
    }

    /// The clinic's sign and name.
    fn brand(&mut self, parent: NodeId) {
        self.logo(parent);
        self.clinic_name(parent);
    }

    fn title_lines(&mut self, parent: NodeId) {
        let guide = self.guide;
        let title = self.written(parent, Role::Title, &guide.title);
        self.tree.node_mut(title).parts.clone_from(&guide.title_lines);
        if let Some(subtitle) = &guide.subtitle {
            let subtitle = self.written(parent, Role::Subtitle, subtitle);
            self.tree.node_mut(subtitle).parts.clone_from(&guide.stages);
        }
        if let Some(notice) = &guide.notice {
            self.written(parent, Role::Notice, notice);
        }
    }

    fn contents_head(&mut self, root: NodeId) -> NodeId {
        let contents = self.tree.add(root, Role::Contents, self.guide.origin);
        self.label(contents, Role::Heading, self.language.labels.contents.clone(), self.guide.origin);
        self.tree.add(contents, Role::ContentsList, self.guide.origin)
    }

    /// One entry for each section; the page numbers are filled in when pages are known.
    fn contents_entries(&mut self, list: NodeId) -> Vec<NodeId> {
        let mut references = Vec::new();
        for section in &self.guide.sections {
            let entry = self.tree.add(list, Role::ContentsEntry, section.origin);
            let reference = self.tree.add(entry, Role::ContentsReference, section.origin);
            if let Some(tag) = &section.tag {
                self.echo(reference, Role::ContentsTag, tag);
            }
            self.echo(reference, Role::ContentsTitle, &section.title);
            self.tree.add(reference, Role::ContentsPage, section.origin);
            references.push(reference);
        }
        references
    }

    fn section(&mut self, root: NodeId, section: &Section) -> NodeId {
        let node = self.tree.add(root, Role::Section, section.origin);
        self.tree.node_mut(node).anchor = Some(section.id.clone());
        if let Some(tag) = &section.tag {
            self.written(node, Role::SectionTag, tag);
        }
        self.written(node, Role::Heading, &section.title);
        if let Some(lead) = &section.lead {
            self.written(node, Role::Lead, lead);
        }
        match &section.body {
            SectionBody::Blocks(blocks) => {
                for block in blocks {
                    self.block(node, block);
                }
            }
            SectionBody::Checklist => {
                if let Some(list) = &self.guide.checklist {
                    checklist::within_guide(self, node, list);
                }
            }
        }
        node
    }

    fn block(&mut self, parent: NodeId, block: &Block) {
        let labels = &self.language.labels;
        let origin = block.origin;
        match &block.kind {
            BlockKind::Text(paragraphs) => {
                for paragraph in paragraphs {
                    self.written(parent, Role::Paragraph, paragraph);
                }
            }
            BlockKind::Points(title, points) => {
                let list = self.list(parent, Role::Points, origin, title, Some(&labels.key_points));
                for point in points {
                    self.point(list, point);
                }
            }
            BlockKind::Steps(title, steps) => {
                let list = self.list(parent, Role::Steps, origin, title, None);
                for (number, step) in steps.iter().enumerate() {
                    self.item(list, &format!("{}.", number + 1), step);
                }
            }
            BlockKind::Timeline(title, steps) => {
                let list = self.list(parent, Role::Timeline, origin, title, None);
                for step in steps {
                    let item = self.tree.add(list, Role::Item, step.label.origin);
                    self.written(item, Role::ItemLabel, &step.label);
                    self.paragraphs(item, Role::ItemBody, &step.text, step.label.origin);
                }
            }
            BlockKind::Decision(title, rows) => {
                let table = self.table(parent, Role::Decision, origin, title, &labels.decision_table);
                for row in rows {
                    self.row(table, Role::Row, row, &Call::Nobody);
                }
            }
            BlockKind::Urgency(title, rows, call) => {
                let table = self.table(parent, Role::Urgency, origin, title, &labels.urgency);
                for (rank, row) in rows {
                    let call = match rank {
                        Rank::Home => &Call::Nobody,
                        Rank::Call => call,
                        Rank::Emergency => &Call::Emergency,
                    };
                    self.row(table, Role::RankRow(*rank), row, call);
                }
            }
            BlockKind::Warning(title, paragraphs, call) => {
                let role = Role::Warning(call.rank());
                let callout = self.callout(parent, role, origin, title, &labels.urgent_warning, paragraphs);
                if call.rank() == Rank::Emergency {
                    self.warning_sign(callout);
                }
                self.call_line(callout, call);
            }
            BlockKind::Note(title, paragraphs) => {
                self.callout(parent, Role::Note, origin, title, &labels.note, paragraphs);
            }
            BlockKind::Picture(picture) => self.picture(parent, picture, origin),
            BlockKind::Sources(title, sources) => {
                let list = self.list(parent, Role::Sources, origin, title, Some(&labels.sources));
                for source in sources {
                    self.reference(list, source, origin);
                }
            }
            BlockKind::Contact => self.contact(parent, origin),
            BlockKind::Review => self.review(parent, origin),
        }
    }

    fn point(&mut self, list: NodeId, point: &Point) {
        let item = self.tree.add(list, Role::Item, point.text.origin);
        self.bullet(item, point.text.origin);
        let body = self.tree.add(item, Role::ItemBody, point.text.origin);
        if let Some(term) = &point.term {
            self.written(body, Role::ItemTerm, term);
        }
        self.written(body, Role::ItemText, &point.text);
        if !point.points.is_empty() {
            let inner = self.tree.add(body, Role::Points, point.text.origin);
            for inner_point in &point.points {
                let item = self.tree.add(inner, Role::Item, inner_point.origin);
                self.bullet(item, inner_point.origin);
                self.written(item, Role::ItemBody, inner_point);
            }
        }
    }

    fn bullet(&mut self, item: NodeId, origin: Origin) {
        let label = self.tree.add(item, Role::ItemLabel, origin);
        self.tree.node_mut(label).alternative = Some("•".to_owned());
    }

    fn callout(
        &mut self,
        parent: NodeId,
        role: Role,
        origin: Origin,
        title: &BlockTitle,
        fixed: &str,
        words: &[Written],
    ) -> NodeId {
        let node = self.tree.add(parent, role, origin);
        match title {
            BlockTitle::Own(written) => {
                self.written(node, Role::CalloutLabel, written);
            }
            BlockTitle::Fixed => {
                self.label(node, Role::CalloutLabel, fixed.to_owned(), origin);
            }
            BlockTitle::None => {}
        }
        for paragraph in words {
            self.written(node, Role::Paragraph, paragraph);
        }
        node
    }

    fn picture(&mut self, parent: NodeId, picture: &Picture, origin: Origin) {
        let block = self.tree.add(parent, Role::PictureBlock, origin);
        let node = self.tree.add(block, Role::Picture, picture.file.origin);
        self.tree.node_mut(node).alternative = picture.alternative.as_ref().map(|words| words.text.clone());
        if let Some(caption) = &picture.caption {
            self.written(block, Role::PictureCaption, caption);
        }
    }

    fn reference(&mut self, list: NodeId, source: &Reference, origin: Origin) {
        let item = self.tree.add(list, Role::Item, source.title.origin);
        self.bullet(item, source.title.origin);
        let body = self.tree.add(item, Role::ItemBody, source.title.origin);
        self.written(body, Role::SourceTitle, &source.title);
        if let Some(publisher) = &source.publisher {
            self.written(body, Role::SourceDetail, publisher);
        }
        if let Some(date) = source.read {
            let read = self.language.labels.read_on.replace("{date}", &self.language.date(date));
            self.label(body, Role::SourceDetail, read, origin);
        }
        if let Some(url) = &source.url {
            let node = self.written(body, Role::SourceAddress, url);
            self.lead_to(node, url.text.clone());
        }
    }
}
