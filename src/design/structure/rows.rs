//! Tables and their rows, and what urgency adds to a label: its sign's words and the number to call.

use super::composer::Composer;
use super::{NodeId, Role};
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{BlockTitle, Call, Labelled, Rank};

impl Composer<'_> {
    /// A table with its label.
    pub(super) fn table(&mut self, parent: NodeId, role: Role, origin: Origin, title: &BlockTitle, fixed: &str) -> NodeId {
        let table = self.tree.add(parent, role, origin);
        self.block_label(table, origin, title, Some(fixed));
        table
    }

    pub(super) fn row(&mut self, table: NodeId, role: Role, row: &Labelled, call: &Call) {
        let node = self.tree.add(table, role, row.label.origin);
        let label = self.written(node, Role::RowLabel, &row.label);
        if let Role::RankRow(rank) = role
            && let Some(spoken) = self.spoken_rank(rank, call)
        {
            self.spoken_sign(label, &spoken);
        }
        self.rank_telephone(label, call, &row.label.text);
        self.paragraphs(node, Role::RowText, &row.text, row.label.origin);
    }

    /// The sign of a warning, which an author may have called anything.
    pub(super) fn warning_sign(&mut self, callout: NodeId) {
        let children = self.tree.node(callout).children.iter().copied();
        let label = children.into_iter().find(|child| self.tree.node(*child).role == Role::CalloutLabel);
        if let Some(label) = label {
            self.spoken_sign(label, &self.language.labels.urgent_warning);
        }
    }

    /// What a sign beside a label says, unless the label says it too.
    fn spoken_sign(&mut self, label: NodeId, spoken: &str) {
        let node = self.tree.node(label);
        let said = node.words.as_ref().is_some_and(|words| words.text.to_lowercase().contains(&spoken.to_lowercase()));
        if !said {
            let sign = self.tree.add(label, Role::Sign, node.origin);
            self.tree.node_mut(sign).alternative = Some(spoken.to_owned());
        }
    }

    /// What the sign of a rank says. Beside a number that is not the clinic's, "call the clinic" would be untrue; there the author's
    /// label says what to do.
    fn spoken_rank(&self, rank: Rank, call: &Call) -> Option<String> {
        let labels = &self.language.labels;
        match rank {
            Rank::Call if matches!(call, Call::Named(_) | Call::Emergency) => None,
            Rank::Home => Some(labels.rank_home.clone()),
            Rank::Call => Some(labels.rank_call.clone()),
            Rank::Emergency => Some(labels.rank_emergency.clone()),
        }
    }
}
