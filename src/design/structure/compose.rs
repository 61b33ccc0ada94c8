//! A guide's words, put in reading order under their roles.

use super::{ChecklistPages, Entry, NodeId, Role, Source, Span, Target, Tree, Voice, Words};
use crate::design::structure::checklist;
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::language::Language;
use crate::guide::model::{
    Block, BlockKind, BlockTitle, Call, Contents, Cover, Guide, Part, Picture, Point, Rank, Section, SectionBody,
    Source as Reference, Written,
};

/// Builds a tree from the words of a guide and the labels of its language.
pub(super) struct Composer<'a> {
    pub(super) guide: &'a Guide,
    pub(super) language: &'a Language,
    pub(super) medium: Medium,
    pub(super) tree: Tree,
    /// How many pages the checklist takes.
    pub(super) checklist_pages: ChecklistPages,
}

/// The whole guide.
pub(super) fn compose(guide: &Guide, language: &Language, medium: Medium, pages: ChecklistPages) -> Tree {
    let mut composer = Composer::new(guide, language, medium, pages);
    composer.document();
    composer.tree
}

impl<'a> Composer<'a> {
    pub(super) fn new(guide: &'a Guide, language: &'a Language, medium: Medium, checklist_pages: ChecklistPages) -> Composer<'a> {
        let mut tree = Tree::new(Role::Document, guide.origin);
        let root = tree.root();
        tree.node_mut(root).language = Some(guide.language.clone());
        Composer { guide, language, medium, tree, checklist_pages }
    }

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

    pub(super) fn logo(&mut self, parent: NodeId) {
        if let Some(logo) = &self.guide.clinic.logo {
            let node = self.tree.add(parent, Role::Picture, logo.file.origin);
            self.tree.node_mut(node).alternative = Some(logo.alternative.text.clone());
        }
    }

    pub(super) fn clinic_name(&mut self, parent: NodeId) {
        let name = &self.guide.clinic.name;
        self.label(parent, Role::Brand, name.text.clone(), name.origin);
    }

    fn title_lines(&mut self, parent: NodeId) {
        let guide = self.guide;
        self.written(parent, Role::Title, &guide.title);
        if let Some(subtitle) = &guide.subtitle {
            self.written(parent, Role::Subtitle, subtitle);
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

    /// A list below its label.
    pub(super) fn list(&mut self, parent: NodeId, role: Role, origin: Origin, title: &BlockTitle, fixed: Option<&str>) -> NodeId {
        self.block_label(parent, origin, title, fixed);
        self.tree.add(parent, role, origin)
    }

    pub(super) fn block_label(&mut self, parent: NodeId, origin: Origin, title: &BlockTitle, fixed: Option<&str>) {
        match (title, fixed) {
            (BlockTitle::Own(written), _) => {
                self.written(parent, Role::BlockLabel, written);
            }
            (BlockTitle::Fixed, Some(label)) => {
                self.label(parent, Role::BlockLabel, label.to_owned(), origin);
            }
            (BlockTitle::Fixed, None) | (BlockTitle::None, _) => {}
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

    /// An item whose label is a fixed sign or number.
    pub(super) fn item(&mut self, list: NodeId, label: &str, text: &Written) {
        let item = self.tree.add(list, Role::Item, text.origin);
        self.label(item, Role::ItemLabel, label.to_owned(), text.origin);
        self.written(item, Role::ItemBody, text);
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

    /// Words of ours that lead to an address.
    pub(super) fn linked(&mut self, parent: NodeId, role: Role, text: &str, address: String, origin: Origin) {
        let node = self.label(parent, role, text.to_owned(), origin);
        self.lead_to(node, address);
    }

    /// Makes all words of a node lead to an address; on paper the words, which are the address, are enough.
    fn lead_to(&mut self, node: NodeId, address: String) {
        if self.medium == Medium::Paper {
            return;
        }
        let link = self.tree.add(node, Role::Link, self.tree.node(node).origin);
        self.tree.node_mut(link).target = Some(Target::Address(address));
        if let Some(words) = &mut self.tree.node_mut(node).words {
            let end = u32::try_from(words.text.len()).unwrap_or(u32::MAX);
            words.spans = vec![Span { start: 0, end, voice: Voice::Plain, node: Some(link), language: None }];
        }
    }

    /// One paragraph as the node's own words, several as its children.
    pub(super) fn paragraphs(&mut self, parent: NodeId, role: Role, texts: &[Written], origin: Origin) -> NodeId {
        if let [only] = texts {
            return self.written(parent, role, only);
        }
        let node = self.tree.add(parent, role, origin);
        for text in texts {
            self.written(node, Role::Paragraph, text);
        }
        node
    }

    /// A node with fixed words.
    pub(super) fn label(&mut self, parent: NodeId, role: Role, text: String, origin: Origin) -> NodeId {
        let node = self.tree.add(parent, role, origin);
        self.tree.node_mut(node).words = Some(Words { text, spans: Vec::new(), source: Source::Label, places: Vec::new() });
        node
    }

    /// A node that says an author's words again.
    fn echo(&mut self, parent: NodeId, role: Role, written: &Written) -> NodeId {
        let node = self.label(parent, role, written.text.clone(), written.origin);
        if let Some(words) = &mut self.tree.node_mut(node).words {
            words.source = Source::Echo;
        }
        node
    }

    /// A node with an author's words, and below it what they lead to.
    pub(super) fn written(&mut self, parent: NodeId, role: Role, written: &Written) -> NodeId {
        let node = self.tree.add(parent, role, written.origin);
        let spans = self.spans(node, written);
        self.tree.node_mut(node).words =
            Some(Words { text: written.text.clone(), spans, source: Source::Author, places: written.places.clone() });
        node
    }

    /// A place to fill in, with the name it is spoken by.
    pub(super) fn entry(&mut self, parent: NodeId, role: Role, entry: Entry, spoken: &str, origin: Origin) {
        let node = self.tree.add(parent, role, origin);
        let node = self.tree.node_mut(node);
        node.entry = Some(entry);
        node.alternative = Some(spoken.to_owned());
    }
}
