//! What other tools left in a text: their markup, their damage, their signs.
//!
//! In: a text as typed ([`RawText`]), before anything is divided or taken out. Out: the text with letters of presentation made plain
//! letters, and a complaint wherever something is no words: it would be printed as it stands, and a patient would read it. A rule a
//! file; each is asked only where one of its signs is there. What an author escapes with `\` and what stands in an address is left
//! alone.
//!
//! Terms: *mojibake*, bytes of one encoding read as another; *merge field*, a name that a template was to replace; *presentation
//! form*, a character that Unicode has for one shape of a letter (Unicode 16, chapters 9 and 23).

mod blanks;
mod encoding;
mod escapes;
mod fold;
mod html;
mod isolates;
mod lines;
mod markdown;
mod signs;
#[cfg(test)]
mod tests;
mod tex;
mod typed;
mod wiki;

pub(super) use self::typed::Role;
use self::typed::Typed;
use crate::foundation::diagnostic::Diagnostics;
use crate::guide::table::RawText;

/// The text as it is read on; what does not belong in it is complained of.
pub(super) fn cleaned(raw: RawText, role: Role, found: &mut Diagnostics) -> RawText {
    let raw = fold::plain_letters(raw);
    signs::complain(&raw, found);
    isolates::complain(&raw, found);
    escapes::complain(&raw, found);
    let typed = Typed::new(&raw, role);
    encoding::complain(&typed, found);
    lines::complain(&typed, role, found);
    blanks::complain(&typed, role, found);
    html::complain(&typed, found);
    markdown::complain(&typed, role, found);
    wiki::complain(&typed, found);
    tex::complain(&typed, found);
    raw
}
