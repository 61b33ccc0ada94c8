//! Tables and their rows, and what urgency adds to a label: its sign's words and the number to call.

use super::composer::Composer;
use super::parts::{List, Row, RowLabel, RowText};
use super::{NodeId, Role};
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{BlockTitle, Call, Labelled, Rank};

impl Composer<'_> {
    /// A table with its label.
    pub(super) fn table<Item>(
        &mut self,
        parent: NodeId,
        role: Role,
        origin: Origin,
        title: &BlockTitle,
        fixed: &str,
    ) -> List<Item> {
        let node = self.tree.add(parent, role, origin);
        let label = self.block_label(node, origin, title, Some(fixed));
        List { node, label, items: Vec::new() }
    }

    /// A row that is weighed against the others.
    pub(super) fn row(&mut self, table: NodeId, row: &Labelled) -> Row {
        let node = self.tree.add(table, Role::Row, row.label.origin);
        let words = self.written(node, Role::RowLabel, &row.label);
        let text = RowText::Prose(self.paragraphs(node, Role::RowText, &row.text, row.label.origin));
        Row { label: RowLabel { words, sign: None, number: None }, text }
    }

    /// A row of a rank, with the number to call.
    pub(super) fn rank_row(&mut self, table: NodeId, rank: Rank, row: &Labelled, call: &Call) -> (Rank, Row) {
        let node = self.tree.add(table, Role::RankRow(rank), row.label.origin);
        let words = self.written(node, Role::RowLabel, &row.label);
        let sign = self.spoken_rank(rank, call).and_then(|spoken| self.spoken_sign(words, &spoken));
        let number = self.rank_telephone(words, call, &row.label.text);
        let text = RowText::Prose(self.paragraphs(node, Role::RowText, &row.text, row.label.origin));
        (rank, Row { label: RowLabel { words, sign, number }, text })
    }

    /// What a sign beside a label says, unless the label says it too.
    pub(super) fn spoken_sign(&mut self, label: NodeId, spoken: &str) -> Option<NodeId> {
        let node = self.tree.node(label);
        let said = node.words.as_ref().is_some_and(|words| words.text.to_lowercase().contains(&spoken.to_lowercase()));
        if said {
            return None;
        }
        let sign = self.tree.add(label, Role::Sign, node.origin);
        self.tree.node_mut(sign).alternative = Some(spoken.to_owned());
        Some(sign)
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
