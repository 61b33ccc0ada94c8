//! What the words of a language file refer to.

use super::common::KnownSource;
use super::place::Ground;
use crate::foundation::resources::Resources;
use crate::guide::language::LanguageTag;
use crate::guide::model::{Clinic, PictureFile};
use std::collections::BTreeMap;

/// What the words of a language file refer to.
pub(super) struct Words<'r> {
    pub(super) resources: &'r dyn Resources,
    pub(super) ground: &'r Ground,
    /// The folder of the language file.
    pub(super) folder: &'r str,
    pub(super) sources: &'r BTreeMap<String, KnownSource>,
    pub(super) images: &'r BTreeMap<String, Option<PictureFile>>,
    pub(super) has_checklist: bool,
    /// The clinic and the tag of the guide's language; `None` where one of them has a fault that is complained of already.
    pub(super) clinic: Option<(&'r Clinic, &'r LanguageTag)>,
}
