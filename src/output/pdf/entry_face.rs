//! dummy
use super::objects::Objects;
use crate::layout::page::Pages;
use pdf_writer::Ref;
pub(super) fn embed(_objects: &mut Objects, _pages: &Pages) -> Result<Option<Ref>, subsetter::Error> {
    Ok(None)
}
