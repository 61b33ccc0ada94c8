//! Rows of decision tables, and what a rank of urgency adds to its label: its sign's words, the number to call.

use super::compose::Composer;
use super::{NodeId, Role};
use crate::guide::model::{Call, Labelled, Rank};

impl Composer<'_> {
    pub(super) fn row(&mut self, table: NodeId, role: Role, row: &Labelled, call: &Call) {
        let node = self.tree.add(table, role, row.label.origin);
        let label = self.written(node, Role::RowLabel, &row.label);
        if let Role::RankRow(rank) = role
            && let Some(spoken) = self.spoken_rank(rank, &row.label.text, call)
        {
            let sign = self.tree.add(label, Role::Sign, row.label.origin);
            self.tree.node_mut(sign).alternative = Some(spoken);
        }
        self.rank_telephone(label, call, &row.label.text);
        self.paragraphs(node, Role::RowText, &row.text, row.label.origin);
    }

    /// What the sign of a rank says, unless the author's own label says just that. Beside a number that is not the clinic's, "call the
    /// clinic" would be untrue; there the author's label says what to do.
    fn spoken_rank(&self, rank: Rank, label: &str, call: &Call) -> Option<String> {
        if rank == Rank::Call && matches!(call, Call::Named(_) | Call::Emergency) {
            return None;
        }
        let labels = &self.language.labels;
        let spoken = match rank {
            Rank::Home => &labels.rank_home,
            Rank::Call => &labels.rank_call,
            Rank::Emergency => &labels.rank_emergency,
        };
        (spoken.to_lowercase() != label.to_lowercase()).then(|| spoken.clone())
    }
}
