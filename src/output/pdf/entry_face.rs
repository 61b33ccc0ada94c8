//! dummy
use pdf_writer::Ref;
use super::objects::Objects;
use crate::layout::page::Pages;
pub(super) fn embed(_objects: &mut Objects, _pages: &Pages) -> Result<Option<Ref>, subsetter::Error> { Ok(None) }
