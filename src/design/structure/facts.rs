//! Tables of fixed label and value: the clinic, and the state of the document.

use super::composer::Composer;
use super::{NodeId, Role};
use crate::foundation::diagnostic::Origin;
use crate::guide::model::{BlockTitle, Part};
use crate::guide::telephone::dialled;

impl Composer<'_> {
    pub(super) fn contact(&mut self, parent: NodeId, origin: Origin) {
        let clinic = &self.guide.clinic;
        let labels = &self.language.labels;
        let table = self.table(parent, Role::Contact, origin, &BlockTitle::Fixed, &labels.contact);
        let address = clinic.address.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(", ");
        let name = format!("{}\u{2028}{address}", clinic.name.text);
        self.fact(table, &labels.address, name, None, clinic.origin);
        let phone = &clinic.phone;
        self.fact(table, &labels.telephone, phone.text.clone(), Some(dialled(&phone.text)), phone.origin);
        if let Some(hours) = &clinic.hours {
            self.fact(table, &labels.hours, hours.text.clone(), None, hours.origin);
        }
        if let Some(email) = &clinic.email {
            self.fact(table, &labels.email, email.text.clone(), Some(format!("mailto:{}", email.text)), email.origin);
        }
        if let Some(web) = &clinic.web {
            self.fact(table, &labels.web, web.text.clone(), Some(web.text.clone()), web.origin);
        }
    }

    pub(super) fn review(&mut self, parent: NodeId, origin: Origin) {
        let review = &self.guide.common.review;
        let labels = &self.language.labels;
        let table = self.table(parent, Role::Review, origin, &BlockTitle::Fixed, &labels.document_review);
        self.fact(table, &labels.document, self.identity(Part::Guide), None, origin);
        self.fact(table, &labels.revised, self.language.date(review.revised), None, origin);
        if let Some(date) = review.in_force {
            self.fact(table, &labels.in_force, self.language.date(date), None, origin);
        }
        if let Some(date) = review.until {
            self.fact(table, &labels.review_by, self.language.date(date), None, origin);
        }
        let approved = review.approved_by.clone().unwrap_or_else(|| labels.not_approved.clone());
        self.fact(table, &labels.approved_by, approved, None, origin);
    }

    /// A row of fixed label and value, which may lead somewhere.
    fn fact(&mut self, table: NodeId, label: &str, value: String, address: Option<String>, origin: Origin) {
        let row = self.tree.add(table, Role::Row, origin);
        self.label(row, Role::RowLabel, label.to_owned(), origin);
        match address {
            Some(address) => self.linked(row, Role::RowText, &value, address, origin),
            None => {
                self.label(row, Role::RowText, value, origin);
            }
        }
    }
}
