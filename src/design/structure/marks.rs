//! Marks over an author's words → spans, and the nodes that links and foreign words become.

use super::composer::Composer;
use super::printed;
use super::{NodeId, Role, Source, Span, Target, Voice, Words};
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{CallNumber, Mark, MarkKind, Written};
use crate::guide::telephone::{dialled, says_number};

impl Composer<'_> {
    /// Marks may nest; spans do not: the text is cut wherever a mark begins or ends.
    pub(super) fn spans(&mut self, node: NodeId, written: &Written) -> Vec<Span> {
        let mut cuts: Vec<u32> = written.marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let children: Vec<Option<NodeId>> = written.marks.iter().map(|mark| self.marked_node(node, written, mark)).collect();
        let is_said = |id: &NodeId| self.tree.node(*id).role == Role::PrintedAddress;
        let said: Vec<(u32, NodeId)> =
            written.marks.iter().zip(&children).filter_map(|(mark, child)| Some((mark.end, child.filter(is_said)?))).collect();
        let children: Vec<Option<NodeId>> = children.into_iter().map(|child| child.filter(|id| !is_said(id))).collect();
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
                    MarkKind::Link(_) | MarkKind::Number(_) => {}
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
        for (end, child) in said {
            let place = spans.partition_point(|span: &Span| span.end <= end);
            spans.insert(place, Span { start: end, end, voice: Voice::Plain, node: Some(child), language: None });
        }
        spans
    }

    fn marked_node(&mut self, parent: NodeId, written: &Written, mark: &Mark) -> Option<NodeId> {
        let origin = written.origin_of(mark.start, mark.end);
        let said = written.text.get(mark.start as usize..mark.end as usize).unwrap_or_default();
        match &mark.kind {
            MarkKind::Link(address) => {
                self.leading(parent, origin, address.clone(), |words| printed::unless_said(address, words), said)
            }
            MarkKind::Number(CallNumber { number, .. }) => {
                let number = &number.text;
                let unless_said = |words: &str| (!says_number(words, number)).then(|| number.clone());
                self.leading(parent, origin, dialled(number), unless_said, said)
            }
            MarkKind::Language(tag) => {
                let span = self.tree.add(parent, Role::Span, origin);
                self.tree.node_mut(span).language = Some(tag.clone());
                Some(span)
            }
            MarkKind::Emphasis | MarkKind::Strong => None,
        }
    }

    /// What words that lead somewhere become: a link, or on paper the address behind them, unless they say it.
    fn leading(
        &mut self,
        parent: NodeId,
        origin: Origin,
        address: String,
        unless_said: impl FnOnce(&str) -> Option<String>,
        words: &str,
    ) -> Option<NodeId> {
        match self.medium {
            Medium::Paper => {
                let text = format!("\u{a0}({})", unless_said(words)?);
                let said = self.tree.add(parent, Role::PrintedAddress, origin);
                self.tree.node_mut(said).words =
                    Some(Words { text, spans: Vec::new(), source: Source::Label, places: Vec::new() });
                Some(said)
            }
            Medium::Interactive => {
                let link = self.tree.add(parent, Role::Link, origin);
                self.tree.node_mut(link).target = Some(Target::Address(address));
                Some(link)
            }
        }
    }
}
