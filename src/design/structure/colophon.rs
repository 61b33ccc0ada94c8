//! What a document is, said once in its text: which one, in which language, how old, approved by whom or by nobody yet.
//!
//! Running feet say it too, but they are decoration, which nobody hears (ISO 14289-1, 7.8). Where the author's own block on the state
//! of the document says all of it, or a cover the language, it is not said again.

use super::composer::Composer;
use super::parts::Colophon;
use super::{NodeId, Role};
use crate::guide::model::{BlockKind, Cover, Part, SectionBody};

/// Between parts of a line.
const DOT: &str = " · ";

impl Composer<'_> {
    /// Whether a block of the guide says what state it is in.
    pub(super) fn is_reviewed(&self) -> bool {
        let bodies = self.guide.sections.iter().map(|section| &section.body);
        let blocks = bodies.flat_map(|body| match body {
            SectionBody::Blocks(blocks) => blocks.as_slice(),
            SectionBody::Checklist => &[],
        });
        blocks.into_iter().any(|block| matches!(block.kind, BlockKind::Review))
    }

    /// Title, number and language of the guide; the language is left out where its cover says it.
    pub(super) fn identity(&self, part: Part) -> String {
        let guide = self.guide;
        let mut parts = vec![guide.title.text.as_str()];
        parts.extend(guide.common.number.as_deref());
        match (part, guide.common.cover) {
            (Part::Guide, Cover::Page) => {}
            (Part::Guide, Cover::Masthead) | (Part::Checklist, _) => parts.push(&self.language.name),
        }
        parts.join(DOT)
    }

    /// Two lines at the end: what it is, and in which state.
    pub(super) fn colophon(&mut self, root: NodeId, part: Part) -> Colophon {
        let (review, labels) = (&self.guide.common.review, &self.language.labels);
        let origin = self.guide.origin;
        let revised = labels.revised_on.replace("{date}", &self.language.date(review.revised));
        let approval = match &review.approved_by {
            Some(name) => labels.approved.replace("{name}", name),
            None => labels.sample.clone(),
        };
        let identity = self.identity(part);
        let node = self.tree.add(root, Role::Colophon, origin);
        let says = [identity, [revised, approval].join(DOT)];
        let lines = says.into_iter().map(|line| self.label(node, Role::ColophonLine, line, origin)).collect();
        Colophon { node, lines }
    }
}
