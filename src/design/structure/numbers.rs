//! Numbers to call: the line at the foot of a warning or checklist, the number beside a rank of urgency, the telephone of a head.
//!
//! On screen each is a link that dials it; on paper the number is enough. Whose a number is stands before it, but for the clinic's own
//! beside a rank, which speaks of the clinic already.

use super::composer::Composer;
use super::parts::CallLine;
use super::{NodeId, Role, Source, Span, Target, Tree, Voice, Words};
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{Call, CallNumber, Rank, Written};
use crate::guide::telephone::{dialled, says_number};

impl Composer<'_> {
    /// The number to call, and whose it is.
    pub(super) fn call_line(&mut self, parent: NodeId, call: &Call) -> Option<CallLine> {
        let (pattern, number) = self.pattern(call)?;
        Some(self.number_within(parent, Role::EmergencyLine, &pattern, &number))
    }

    /// Whom to call, so that nobody who is frightened has to look for it; the clinic's word, as its number is wherever it is printed.
    /// Where the author's own label says the number, once is enough.
    pub(super) fn rank_telephone(&mut self, label: NodeId, call: &Call, said: &str) -> Option<NodeId> {
        let (pattern, number) = self.pattern(call)?;
        if says_number(said, &number.text) {
            return None;
        }
        let pattern = match call {
            Call::Clinic | Call::Emergency => NUMBER,
            Call::Named(_) | Call::Nobody => &pattern,
        };
        Some(self.number_within(label, Role::RankTelephone, pattern, &number).node)
    }

    /// Whose a number is, with a place for it, and the number.
    fn pattern(&self, call: &Call) -> Option<(String, Written)> {
        let clinic = &self.guide.clinic;
        let labels = &self.language.labels;
        let of = |whose: &Written| labels.call_number.replace("{whose}", &whose.text);
        match call {
            Call::Emergency => Some((labels.emergency_number.clone(), clinic.emergency.clone())),
            Call::Clinic => Some((of(&clinic.name), clinic.phone.clone())),
            Call::Named(CallNumber { number, whose, .. }) => Some((of(whose), number.clone())),
            Call::Nobody => None,
        }
    }

    /// Fixed words around a number, which leads to itself on screen.
    pub(super) fn number_within(&mut self, parent: NodeId, role: Role, pattern: &str, number: &Written) -> CallLine {
        let node = self.tree.add(parent, role, number.origin);
        let text = pattern.replace(NUMBER, &number.text);
        let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let start = pattern.find(NUMBER).unwrap_or(text.len());
        let link = self.dialling_link(node, &number.text, number.origin);
        let span =
            Span { start: place(start), end: place(start + number.text.len()), voice: Voice::Plain, node: link, language: None };
        let number = span.start;
        self.tree.node_mut(node).words = Some(Words { text, spans: vec![span], source: Source::Label, places: Vec::new() });
        CallLine { node, number }
    }

    fn dialling_link(&mut self, node: NodeId, number: &str, origin: Origin) -> Option<NodeId> {
        match self.medium {
            Medium::Paper => None,
            Medium::Interactive => {
                let link = self.tree.add(node, Role::Link, origin);
                self.tree.node_mut(link).target = Some(Target::Address(dialled(number)));
                Some(link)
            }
        }
    }
}

/// Where a pattern has its number.
pub(super) const NUMBER: &str = "{number}";

impl Tree {
    /// Whether a link looks like the words around it: a number that is printed large, red or in a head is seen as what it is, and a line
    /// below it or another colour would say less.
    #[must_use]
    pub fn leads_quietly(&self, link: NodeId) -> bool {
        let above = |id: NodeId| self.node(id).parent;
        let Some(holder) = above(link) else { return false };
        match self.node(holder).role {
            Role::EmergencyLine | Role::Brand => true,
            Role::RankTelephone => {
                let row = above(holder).and_then(above);
                row.is_some_and(|row| self.node(row).role == Role::RankRow(Rank::Emergency))
            }
            _ => false,
        }
    }
}
