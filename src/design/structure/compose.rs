//! A guide's words, put in reading order under their roles: cover, contents, sections.

use super::composer::Composer;
use super::parts::{
    Body, Brand, Composed, Contents as ContentsPart, ContentsEntry, Cover as CoverPart, Front, GuideParts, Masthead,
    Section as SectionPart, Titles,
};
use super::shapes::TableShapes;
use super::{ChecklistPages, NodeId, Role, Target};
use crate::design::structure::checklist;
use crate::design::style::Medium;
use crate::guide::language::Language;
use crate::guide::model::{Contents, Cover, Guide, Part, Section, SectionBody};

/// The whole guide.
pub(super) fn compose(
    guide: &Guide,
    language: &Language,
    medium: Medium,
    pages: ChecklistPages,
    shapes: &TableShapes,
) -> Composed<GuideParts> {
    let mut composer = Composer { shapes: shapes.clone(), ..Composer::new(guide, language, medium, pages) };
    let parts = composer.document();
    Composed { tree: composer.tree, parts }
}

impl Composer<'_> {
    fn document(&mut self) -> GuideParts {
        let root = self.tree.root();
        let front = match self.guide.common.cover {
            Cover::Page => Front::Cover(self.cover(root)),
            Cover::Masthead => Front::Masthead(self.masthead(root)),
        };
        let contents = match self.guide.common.contents {
            Contents::Listed => Some(self.contents(root)),
            Contents::Omitted => None,
        };
        let sections: Vec<SectionPart> = self.guide.sections.iter().map(|section| self.section(root, section)).collect();
        for (entry, section) in contents.iter().flat_map(|contents| &contents.entries).zip(&sections) {
            self.tree.node_mut(entry.reference).target = Some(Target::Node(section.node));
        }
        let colophon = (!self.is_reviewed()).then(|| self.colophon(root, Part::Guide));
        GuideParts { front, contents, sections, colophon }
    }

    fn cover(&mut self, root: NodeId) -> CoverPart {
        let guide = self.guide;
        let cover = self.tree.add(root, Role::Cover, guide.origin);
        let brand = self.brand(cover);
        let titles = self.titles(cover);
        let edition = self
            .language
            .labels
            .edition
            .replace("{language}", &self.language.name_within)
            .replace("{month}", &self.language.month(guide.common.date));
        let mut lines = vec![guide.clinic.name.text.clone()];
        lines.extend(guide.clinic.place.iter().map(|place| place.text.clone()));
        lines.push(edition);
        let imprint = lines.into_iter().map(|line| self.label(cover, Role::Imprint, line, guide.clinic.origin)).collect();
        CoverPart { brand, titles, imprint }
    }

    fn masthead(&mut self, root: NodeId) -> Masthead {
        let masthead = self.tree.add(root, Role::Masthead, self.guide.origin);
        Masthead { brand: self.brand(masthead), titles: self.titles(masthead) }
    }

    /// The clinic's sign and name.
    fn brand(&mut self, parent: NodeId) -> Brand {
        Brand { logo: self.logo(parent), lines: vec![self.clinic_name(parent)] }
    }

    fn titles(&mut self, parent: NodeId) -> Titles {
        let guide = self.guide;
        Titles {
            title: self.written(parent, Role::Title, &guide.title),
            subtitle: guide.subtitle.as_ref().map(|subtitle| self.written(parent, Role::Subtitle, subtitle)),
            notice: guide.notice.as_ref().map(|notice| self.written(parent, Role::Notice, notice)),
            title_lines: guide.title_lines.clone(),
            stages: guide.stages.clone(),
        }
    }

    /// One entry for each section; the page numbers are filled in when pages are known.
    fn contents(&mut self, root: NodeId) -> ContentsPart {
        let contents = self.tree.add(root, Role::Contents, self.guide.origin);
        let heading = self.label(contents, Role::Heading, self.language.labels.contents.clone(), self.guide.origin);
        let list = self.tree.add(contents, Role::ContentsList, self.guide.origin);
        let entries = self.guide.sections.iter().map(|section| self.contents_entry(list, section)).collect();
        ContentsPart { heading, entries }
    }

    fn contents_entry(&mut self, list: NodeId, section: &Section) -> ContentsEntry {
        let entry = self.tree.add(list, Role::ContentsEntry, section.origin);
        let reference = self.tree.add(entry, Role::ContentsReference, section.origin);
        ContentsEntry {
            reference,
            tag: section.tag.as_ref().map(|tag| self.echo(reference, Role::ContentsTag, tag)),
            title: self.echo(reference, Role::ContentsTitle, &section.title),
            page: self.tree.add(reference, Role::ContentsPage, section.origin),
        }
    }

    fn section(&mut self, root: NodeId, section: &Section) -> SectionPart {
        let node = self.tree.add(root, Role::Section, section.origin);
        self.tree.node_mut(node).anchor = Some(section.id.clone());
        let tag = section.tag.as_ref().map(|tag| self.written(node, Role::SectionTag, tag));
        let heading = self.written(node, Role::Heading, &section.title);
        let lead = section.lead.as_ref().map(|lead| self.written(node, Role::Lead, lead));
        let body = match (&section.body, &self.guide.checklist) {
            (SectionBody::Blocks(blocks), _) => Body::Blocks(blocks.iter().flat_map(|block| self.block(node, block)).collect()),
            (SectionBody::Checklist, Some(list)) => Body::Checklist(checklist::within_guide(self, node, list)),
            (SectionBody::Checklist, None) => Body::Blocks(Vec::new()),
        };
        SectionPart { node, tag, heading, lead, body }
    }
}
