//! Rows of decision tables, and what a rank of urgency adds to its label: its sign's words and the number to call.

use super::compose::Composer;
use super::facts::dialled;
use super::{NodeId, Role, printed};
use crate::guide::model::{Labelled, Rank};

impl Composer<'_> {
    pub(super) fn row(&mut self, table: NodeId, role: Role, row: &Labelled) {
        let node = self.tree.add(table, role, row.label.origin);
        let label = self.written(node, Role::RowLabel, &row.label);
        if let Role::RankRow(rank) = role {
            if let Some(spoken) = self.spoken_rank(rank, &row.label.text) {
                let sign = self.tree.add(label, Role::Sign, row.label.origin);
                self.tree.node_mut(sign).alternative = Some(spoken);
            }
            self.rank_telephone(label, rank, &row.label.text);
        }
        self.paragraphs(node, Role::RowText, &row.text, row.label.origin);
    }

    /// What the sign of a rank says, unless the author's own label says just that.
    fn spoken_rank(&self, rank: Rank, label: &str) -> Option<String> {
        let labels = &self.language.labels;
        let spoken = match rank {
            Rank::Home => &labels.rank_home,
            Rank::Call => &labels.rank_call,
            Rank::Emergency => &labels.rank_emergency,
        };
        (spoken.to_lowercase() != label.to_lowercase()).then(|| spoken.clone())
    }

    /// Whom to call, so that nobody who is frightened has to look for it; the clinic's word, as its number is wherever it is printed.
    /// Where the author's own label says the number, once is enough.
    fn rank_telephone(&mut self, label: NodeId, rank: Rank, said: &str) {
        let clinic = &self.guide.clinic;
        match rank {
            Rank::Call if !printed::says_number(said, &clinic.phone.text) => {
                let phone = &clinic.phone;
                self.linked(label, Role::RankTelephone, &phone.text, dialled(&phone.text), phone.origin);
            }
            Rank::Emergency if !printed::says_number(said, &clinic.emergency.text) => {
                self.label(label, Role::RankTelephone, clinic.emergency.text.clone(), clinic.emergency.origin);
            }
            Rank::Home | Rank::Call | Rank::Emergency => {}
        }
    }
}
