//! Tables and their rows, and what urgency adds to a label: its sign's words and the number to call.

use super::compose::Composer;
use super::facts::dialled;
use super::{NodeId, Role, printed};
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{BlockTitle, Labelled, Rank};

impl Composer<'_> {
    /// A table with its label.
    pub(super) fn table(&mut self, parent: NodeId, role: Role, origin: Origin, title: &BlockTitle, fixed: &str) -> NodeId {
        let table = self.tree.add(parent, role, origin);
        self.block_label(table, origin, title, Some(fixed));
        table
    }

    pub(super) fn row(&mut self, table: NodeId, role: Role, row: &Labelled) {
        let node = self.tree.add(table, role, row.label.origin);
        let label = self.written(node, Role::RowLabel, &row.label);
        if let Role::RankRow(rank) = role {
            let labels = &self.language.labels;
            let spoken = match rank {
                Rank::Home => &labels.rank_home,
                Rank::Call => &labels.rank_call,
                Rank::Emergency => &labels.rank_emergency,
            };
            self.spoken_sign(label, spoken);
            self.rank_telephone(label, rank, &row.label.text);
        }
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
