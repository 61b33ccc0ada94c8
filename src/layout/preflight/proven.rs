//! Pages whose words are proven, as a type: whatever writes pages asks for it.

use std::ops::Deref;

use super::fault::OUR_FAULTS;
use super::{authored, glyphs, placed};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::model::{Guide, Part};
use crate::layout::page::{Content, Pages};
use crate::text::font::Face;

/// Finished pages on which every word of their guide was found. They come from [`prove`] alone and can be read but not changed, so that
/// nothing else is ever written:
///
/// ```
/// fn write(proven: &handout::layout::preflight::Proven) {
///     let _ = handout::output::pdf::write(proven);
/// }
/// ```
///
/// Pages without the proof do not compile there,
///
/// ```compile_fail,E0308
/// fn write(pages: &handout::layout::page::Pages) {
///     let _ = handout::output::pdf::write(pages);
/// }
/// ```
///
/// nor can pages be called proven by hand,
///
/// ```compile_fail,E0423
/// fn forge(pages: handout::layout::page::Pages) -> handout::layout::preflight::Proven {
///     handout::layout::preflight::Proven(pages)
/// }
/// ```
///
/// nor be changed afterwards:
///
/// ```compile_fail,E0596
/// fn change(proven: &mut handout::layout::preflight::Proven) {
///     proven.pages.pop();
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Proven(Pages);

impl Deref for Proven {
    type Target = Pages;

    fn deref(&self) -> &Pages {
        &self.0
    }
}

/// Proves that the words of one document of a guide are on its pages.
///
/// # Errors
/// Every word that is lost, doubled, foreign, out of order or out of its place, under the names in [`OUR_FAULTS`]; or the added font
/// that is to blame for it.
pub fn prove(pages: Pages, guide: &Guide, part: Part) -> Result<Proven, Diagnostics> {
    let mut found = Diagnostics::new();
    authored::compare(guide, part, &pages.tree, &mut found);
    placed::compare(&pages, &mut found);
    glyphs::inspect(&pages, &mut found);
    if found.is_empty() { Ok(Proven(pages)) } else { Err(blamed(found, &pages)) }
}

/// Where letters of an added font are on the pages, a proof that fails is that font's fault and not the program's: the built-in ones are
/// known to be sound.
fn blamed(found: Diagnostics, pages: &Pages) -> Diagnostics {
    if !found.iter().any(|one| OUR_FAULTS.contains(&one.name)) {
        return found;
    }
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let faces = items.filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(pages.fonts.face(run.face)),
        Content::Fill(..) | Content::Stroke(..) | Content::Picture(..) | Content::Link(..) | Content::Field(..) => None,
    });
    let Some(added) = faces.filter(|face| face.file.is_some()).map(Face::called).next() else { return found };
    let said: Vec<&str> = found.iter().map(|one| one.message.as_str()).take(1).collect();
    let message = format!("pages cannot be set with the font `{added}`: {}", said.concat());
    Diagnostic::error("unreadable-font", None, message).hint("get the font again, or take it out of the folder").into()
}
