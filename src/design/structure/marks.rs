//! Marks over an author's words → spans, and the nodes that links and foreign words become.

use super::compose::Composer;
use super::{NodeId, Role, Span, Target, Voice};
use crate::guide::model::{Mark, MarkKind, Written};

impl Composer<'_> {
    /// Marks may nest; spans do not: the text is cut wherever a mark begins or ends.
    pub(super) fn spans(&mut self, node: NodeId, written: &Written) -> Vec<Span> {
        let mut cuts: Vec<u32> = written.marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let children: Vec<Option<NodeId>> = written.marks.iter().map(|mark| self.marked_node(node, written, mark)).collect();
        let mut spans = Vec::new();
        for pair in cuts.windows(2) {
            let &[start, end] = pair else { continue };
            let mut span = Span { start, end, voice: Voice::Plain, node: None, language: None };
            let mut marked = false;
            for (mark, child) in written.marks.iter().zip(&children) {
                if mark.start > start || mark.end < end {
                    continue;
                }
                marked = true;
                match &mark.kind {
                    MarkKind::Emphasis if span.voice == Voice::Plain => span.voice = Voice::Emphasis,
                    MarkKind::Emphasis => {}
                    MarkKind::Strong => span.voice = Voice::Strong,
                    MarkKind::Link(_) => {}
                    MarkKind::Language(tag) => span.language = Some(tag.clone()),
                }
                // A link is what a reader must be able to follow; it wins over a change of language around it.
                if child.is_some_and(|id| span.node.is_none() || self.tree.node(id).role == Role::Link) {
                    span.node = *child;
                }
            }
            if marked {
                spans.push(span);
            }
        }
        spans
    }

    fn marked_node(&mut self, parent: NodeId, written: &Written, mark: &Mark) -> Option<NodeId> {
        let origin = written.origin_of(mark.start, mark.end);
        match &mark.kind {
            MarkKind::Link(address) => {
                let link = self.tree.add(parent, Role::Link, origin);
                self.tree.node_mut(link).target = Some(Target::Address(address.clone()));
                Some(link)
            }
            MarkKind::Language(tag) => {
                let span = self.tree.add(parent, Role::Span, origin);
                self.tree.node_mut(span).language = Some(tag.clone());
                Some(span)
            }
            MarkKind::Emphasis | MarkKind::Strong => None,
        }
    }
}
