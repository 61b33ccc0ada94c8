//! Which nodes are headings, and of what level.

use super::{NodeId, Role, Tree};

impl Tree {
    /// The level of a heading, from 1. The label of a list or callout is one level below the title that it stands under, so that none
    /// is skipped (ISO 14289-1, 7.4.2).
    #[must_use]
    pub fn heading_level(&self, id: NodeId) -> Option<u8> {
        let node = self.node(id);
        title_level(node.role).or_else(|| {
            let within_table = || node.parent.is_some_and(|parent| self.node(parent).role.is_table());
            match node.role {
                Role::BlockLabel if within_table() => None,
                Role::BlockLabel | Role::CalloutLabel => Some(self.level_above(id) + 1),
                _ => None,
            }
        })
    }

    /// The level of the last title before a node; 0 where there is none.
    fn level_above(&self, id: NodeId) -> u8 {
        self.nodes()[..id.index()].iter().rev().find_map(|node| title_level(node.role)).unwrap_or(0)
    }
}

/// The level of a document's, section's or checklist's title.
const fn title_level(role: Role) -> Option<u8> {
    match role {
        Role::Title => Some(1),
        Role::Heading => Some(2),
        Role::Subheading => Some(3),
        _ => None,
    }
}

impl Role {
    /// Whether it is a table, whose label is its caption.
    #[must_use]
    pub const fn is_table(self) -> bool {
        matches!(self, Role::Decision | Role::Urgency | Role::Contact | Role::Review | Role::Columns)
    }
}
