//! The whole way in one function: a guide, its language and an edition → finished pages, or complaints.

use std::sync::Arc;

use crate::design::structure::{self, ChecklistPages, Tree};
use crate::design::style::{Edition, Palette, Style, check_grey, name_suffix};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::geometry::Paper;
use crate::guide::language::{Language, Languages};
use crate::guide::model::{Guide, MarkKind, Part};
use crate::layout::block::compositor::Compositor;
use crate::layout::block::gallery::Gallery;
use crate::layout::block::galley::Galley;
use crate::layout::page::{Pages, Press, Properties};
use crate::layout::paginate::{self, MadeUp};
use crate::layout::preflight::authored_words;
use crate::text::font::FontBook;
use crate::text::paragraph::Typesetter;

/// What setting a guide needs besides the guide.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// All languages at hand.
    pub languages: &'a Languages,
    /// The faces.
    pub fonts: &'a Arc<FontBook>,
    /// For whom.
    pub edition: Edition,
    /// On what.
    pub paper: Paper,
}

/// Sets one document of a guide.
///
/// # Errors
/// Everything that keeps it from being set: a character without a glyph, a word wider than its column, no room, a picture that cannot
/// be read, a guide without the checklist that was asked for.
pub fn typeset(guide: &Guide, part: Part, context: &Context<'_>) -> Result<Pages, Diagnostics> {
    let desk = Desk::new(guide, context)?;
    let spoken = desk.spoken(&[part]);
    desk.document(part, &mut Typesetter::new(context.fonts, &spoken))
}

/// Sets documents of a guide, in this order, each as [`typeset()`] does it. What they have in common is made once: pictures decoded,
/// words shaped.
pub fn typeset_together(guide: &Guide, parts: &[Part], context: &Context<'_>) -> Vec<Result<Pages, Diagnostics>> {
    match Desk::new(guide, context) {
        Ok(desk) => {
            let spoken = desk.spoken(parts);
            let mut typesetter = Typesetter::new(context.fonts, &spoken);
            parts.iter().map(|part| desk.document(*part, &mut typesetter)).collect()
        }
        Err(faults) => parts.iter().map(|_| Err(faults.clone())).collect(),
    }
}

/// What stays the same while the documents of a guide are set.
struct Desk<'a> {
    guide: &'a Guide,
    context: &'a Context<'a>,
    language: &'a Language,
    style: Style,
    gallery: Gallery,
}

impl<'a> Desk<'a> {
    fn new(guide: &'a Guide, context: &'a Context<'a>) -> Result<Desk<'a>, Diagnostics> {
        let language = context.languages.get(&guide.language).ok_or_else(|| {
            Diagnostics::from(Diagnostic::error(
                "unknown-language",
                guide.origin,
                format!("nothing is known of the language `{}`", guide.language),
            ))
        })?;
        let style = Style::new(context.edition, context.paper, &guide.clinic);
        let greys = check_grey(&style, &guide.clinic);
        if greys.has_errors() {
            return Err(greys);
        }
        let gallery = Gallery::of(guide, context.edition)?;
        Ok(Desk { guide, context, language, style, gallery })
    }

    /// The language of the guide, and those of the words marked as foreign in some of its documents.
    fn spoken(&self, parts: &[Part]) -> Vec<Language> {
        let mut spoken = vec![self.language.clone()];
        let words = parts.iter().flat_map(|part| authored_words(self.guide, *part));
        for mark in words.flat_map(|written| &written.marks) {
            if let MarkKind::Language(tag) = &mark.kind
                && !spoken.iter().any(|known| known.tag == *tag)
            {
                spoken.extend(self.context.languages.get(tag).cloned());
            }
        }
        spoken
    }

    fn document(&self, part: Part, typesetter: &mut Typesetter<'_>) -> Result<Pages, Diagnostics> {
        let (tree, title, finished) = match part {
            Part::Guide => self.guide(typesetter)?,
            Part::Checklist => self.checklist(typesetter)?,
        };
        let (guide, context) = (self.guide, self.context);
        Ok(Pages {
            properties: properties(guide, self.language, title, document_name(guide, part, context)),
            press: press(guide, context.edition),
            tree,
            pages: finished.pages,
            fonts: Arc::clone(context.fonts),
            pictures: self.gallery.pictures().to_vec(),
            bookmarks: finished.bookmarks,
        })
    }

    fn guide(&self, typesetter: &mut Typesetter<'_>) -> Result<(Tree, String, paginate::Finished), Diagnostics> {
        let title = self.guide.title.text.clone();
        let (mut tree, mut made_up, mut faults) = self.agreed(|pages| {
            let tree = structure::of_guide(self.guide, self.language, self.style.edition.medium(), pages);
            let mut compositor = self.compositor(&tree, typesetter);
            let made_up = paginate::make_up(&mut compositor, self.guide);
            let faults = paginate::faults(&mut compositor);
            (tree, made_up, faults)
        });
        if faults.has_errors() {
            return Err(faults);
        }
        // The contents nearly always take one page; where they do not, their numbers are right the second time.
        let mut supposed = 1;
        for _ in 0..2 {
            paginate::number_contents(&mut tree, &made_up, supposed);
            let mut compositor = self.compositor(&tree, typesetter);
            let taken = paginate::make_up_contents(&mut compositor, &mut made_up);
            faults.append(paginate::faults(&mut compositor));
            if taken <= 1 && supposed == 1 {
                break;
            }
            supposed = taken;
        }
        let mut compositor = self.compositor(&tree, typesetter);
        let finished = paginate::finish(&mut compositor, self.guide, &title, made_up);
        faults.append(paginate::faults(&mut compositor));
        if faults.has_errors() { Err(faults) } else { Ok((tree, title, finished)) }
    }

    fn checklist(&self, typesetter: &mut Typesetter<'_>) -> Result<(Tree, String, paginate::Finished), Diagnostics> {
        let missing = || Diagnostic::error("no-checklist", self.guide.origin, "this guide has no checklist");
        let list = self.guide.checklist.as_ref().ok_or_else(missing)?;
        let (tree, made_up, faults) = self.agreed(|pages| {
            let tree = structure::of_checklist(self.guide, self.language, list, self.style.edition.medium(), pages);
            let mut compositor = self.compositor(&tree, typesetter);
            let made_up = paginate::make_up_checklist(&mut compositor);
            let faults = paginate::faults(&mut compositor);
            (tree, made_up, faults)
        });
        if faults.has_errors() {
            return Err(faults);
        }
        let mut compositor = self.compositor(&tree, typesetter);
        let finished = paginate::finish(&mut compositor, self.guide, &self.guide.title.text, made_up);
        let faults = paginate::faults(&mut compositor);
        if faults.has_errors() { Err(faults) } else { Ok((tree, list.title.text.clone(), finished)) }
    }

    /// Sets a document again until what it says about the pages of its checklist is true.
    fn agreed(&self, mut set: impl FnMut(ChecklistPages) -> (Tree, MadeUp, Diagnostics)) -> (Tree, MadeUp, Diagnostics) {
        let mut said = ChecklistPages::One;
        let mut done = set(said);
        // The sentence itself may open a page; a second one it cannot open.
        for _ in 0..2 {
            if done.1.checklist == said {
                break;
            }
            said = done.1.checklist;
            done = set(said);
        }
        done
    }

    fn compositor<'d, 'f>(&'d self, tree: &'d Tree, typesetter: &'d mut Typesetter<'f>) -> Compositor<'d, 'f> {
        Compositor {
            tree,
            style: &self.style,
            language: self.language,
            alignment: self.guide.common.alignment,
            gallery: &self.gallery,
            typesetter,
            faults: Diagnostics::new(),
            missing: Vec::new(),
            galley: Galley::default(),
        }
    }
}

/// How the clinic's press prints.
fn press(guide: &Guide, edition: Edition) -> Option<Press> {
    let Edition::Press(_) = edition else { return None };
    let printing = &guide.clinic.printing;
    Some(Press {
        profile: printing.output_profile().clone(),
        condition: printing.condition.clone(),
        ink_limit: printing.ink_limit,
        spot: printing.spot.clone().map(|name| (name, Palette::brand_in_process_inks(&guide.clinic))),
    })
}

/// `mesotherapy.sv`, `mesotherapy.sv.large-print.a5.checklist`
fn document_name(guide: &Guide, part: Part, context: &Context<'_>) -> String {
    let suffix = name_suffix(context.edition, context.paper);
    match part {
        Part::Guide => format!("{}.{}{suffix}", guide.name, guide.language),
        Part::Checklist => format!("{}.{}{suffix}.checklist", guide.name, guide.language),
    }
}

fn properties(guide: &Guide, language: &Language, title: String, name: String) -> Properties {
    let subject = guide.subtitle.as_ref().or(guide.notice.as_ref()).map_or_else(String::new, |words| words.text.clone());
    Properties {
        title,
        author: guide.clinic.name.text.clone(),
        subject,
        language: guide.language.clone(),
        direction: language.direction,
        date: guide.common.date,
        name,
    }
}
