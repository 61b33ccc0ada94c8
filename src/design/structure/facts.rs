//! Tables of fixed label and value: the clinic, and the state of the document.

use super::composer::Composer;
use super::parts::{List, Prose, Row, RowLabel, RowText};
use super::{NodeId, Role};
use crate::design::style::Medium;
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{BlockTitle, Part};
use crate::guide::telephone::dialled;

impl Composer<'_> {
    pub(super) fn contact(&mut self, parent: NodeId, origin: Origin) -> List<Row> {
        let clinic = &self.guide.clinic;
        let labels = &self.language.labels;
        let mut table = self.table(parent, Role::Contact, origin, &BlockTitle::Fixed, &labels.contact);
        let address = clinic.address.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(", ");
        let name = format!("{}\u{2028}{address}", clinic.name.text);
        self.fact(&mut table, &labels.address, name, None, clinic.origin);
        let phone = &clinic.phone;
        self.fact(&mut table, &labels.telephone, phone.text.clone(), Some(dialled(&phone.text)), phone.origin);
        if let Some(hours) = &clinic.hours {
            self.fact(&mut table, &labels.hours, hours.text.clone(), None, hours.origin);
        }
        if let Some(email) = &clinic.email {
            self.fact(&mut table, &labels.email, email.text.clone(), Some(format!("mailto:{}", email.text)), email.origin);
        }
        if let Some(web) = &clinic.web {
            self.fact(&mut table, &labels.web, web.text.clone(), Some(web.text.clone()), web.origin);
        }
        table
    }

    pub(super) fn review(&mut self, parent: NodeId, origin: Origin) -> List<Row> {
        let review = &self.guide.common.review;
        let labels = &self.language.labels;
        let mut table = self.table(parent, Role::Review, origin, &BlockTitle::Fixed, &labels.document_review);
        self.fact(&mut table, &labels.document, self.identity(Part::Guide), None, origin);
        self.fact(&mut table, &labels.revised, self.language.date(review.revised), None, origin);
        if let Some(date) = review.in_force {
            self.fact(&mut table, &labels.in_force, self.language.date(date), None, origin);
        }
        if let Some(date) = review.until {
            self.fact(&mut table, &labels.review_by, self.language.date(date), None, origin);
        }
        let approved = review.approved_by.clone().unwrap_or_else(|| labels.not_approved.clone());
        self.fact(&mut table, &labels.approved_by, approved, None, origin);
        table
    }

    /// A row of fixed label and value, which may lead somewhere.
    fn fact(&mut self, table: &mut List<Row>, label: &str, value: String, address: Option<String>, origin: Origin) {
        let row = self.tree.add(table.node, Role::Row, origin);
        let words = self.label(row, Role::RowLabel, label.to_owned(), origin);
        let text = match (address, self.medium) {
            (Some(address), Medium::Interactive) => RowText::Address(self.linked(row, Role::RowText, &value, address, origin)),
            (Some(_), Medium::Paper) | (None, _) => RowText::Prose(Prose(vec![self.label(row, Role::RowText, value, origin)])),
        };
        table.items.push(Row { label: RowLabel { words, sign: None, number: None }, text });
    }
}
