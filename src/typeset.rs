//! The whole way in one function: a guide, its language and an edition → finished pages, or complaints.

use std::sync::Arc;

use crate::design::structure::{self, ChecklistPages, Composed, TableShapes, Tree};
use crate::design::style::{Edition, Palette, Reading, Style, check_grey, name_suffix};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::geometry::Paper;
use crate::guide::language::{Language, Languages};
use crate::guide::model::{BlockKind, Guide, MarkKind, Part};
use crate::layout::block::columns;
use crate::layout::block::context::LayoutContext;
use crate::layout::block::pictures::Pictures;
use crate::layout::page::{Pages, Press, Properties};
use crate::layout::paginate::{self, Broken, Finished};
use crate::layout::preflight::{authored_words, check_pages};
use crate::text::cache::{CachedTypesetter, ParagraphCache, ParagraphSetter};
use crate::text::font::FontBook;

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
    let edition = GuideEdition::new(guide, context)?;
    let languages = edition.languages(&[part]);
    let mut cache = ParagraphCache::new();
    edition.document(part, &CachedTypesetter::new(context.fonts, &languages, &mut cache))
}

/// Sets documents of a guide, in this order, each as [`typeset()`] does it. What they have in common is made once: pictures decoded,
/// words shaped. A cache that is kept spares the setting of whatever was set with it before and is still the same.
pub fn typeset_together(
    guide: &Guide,
    parts: &[Part],
    context: &Context<'_>,
    cache: &mut ParagraphCache,
) -> Vec<Result<Pages, Diagnostics>> {
    match GuideEdition::new(guide, context) {
        Ok(edition) => {
            let languages = edition.languages(parts);
            let typesetter = CachedTypesetter::new(context.fonts, &languages, cache);
            parts.iter().map(|part| edition.document(*part, &typesetter)).collect()
        }
        Err(faults) => parts.iter().map(|_| Err(faults.clone())).collect(),
    }
}

/// What stays the same while the documents of a guide are set for an edition.
struct GuideEdition<'a> {
    guide: &'a Guide,
    context: &'a Context<'a>,
    language: &'a Language,
    style: Style,
    pictures: Pictures,
}

/// A document that has been set: its tree, its title, its pages.
struct SetDocument {
    tree: Tree,
    title: String,
    finished: Finished,
}

impl<'a> GuideEdition<'a> {
    fn new(guide: &'a Guide, context: &'a Context<'a>) -> Result<GuideEdition<'a>, Diagnostics> {
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
        let pictures = Pictures::of(guide, context.edition)?;
        Ok(GuideEdition { guide, context, language, style, pictures })
    }

    /// The language of the guide, and those of the words marked as foreign in some of its documents.
    fn languages(&self, parts: &[Part]) -> Vec<Language> {
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

    fn document(&self, part: Part, typesetter: &dyn ParagraphSetter) -> Result<Pages, Diagnostics> {
        let SetDocument { tree, title, finished } = match part {
            Part::Guide => self.guide(typesetter)?,
            Part::Checklist => self.checklist(typesetter)?,
        };
        let (guide, context) = (self.guide, self.context);
        let pages = Pages {
            properties: properties(guide, self.language, title, document_name(guide, part, context)),
            press: press(guide, context.edition),
            tree,
            pages: finished.pages,
            fonts: Arc::clone(context.fonts),
            pictures: self.pictures.all().to_vec(),
            bookmarks: finished.bookmarks,
        };
        check_pages(&pages);
        Ok(pages)
    }

    fn guide(&self, typesetter: &dyn ParagraphSetter) -> Result<SetDocument, Diagnostics> {
        let title = self.guide.title.text.clone();
        let starts = self.guide.common.sections;
        let medium = self.style.edition.medium();
        let shapes = self.table_shapes(typesetter);
        let compose = |pages| structure::of_guide(self.guide, self.language, medium, pages, &shapes);
        let pages = self.agreed(|pages| {
            let Composed { tree, parts } = compose(pages);
            paginate::guide(&parts, starts, &self.layout(&tree, typesetter)).checklist
        });
        let Composed { mut tree, parts } = compose(pages);
        let mut broken = sound(paginate::guide(&parts, starts, &self.layout(&tree, typesetter)))?;
        if let Some(contents) = &parts.contents {
            // They nearly always take one page; where they do not, their numbers are right the second time.
            let mut supposed = 1;
            for _ in 0..2 {
                paginate::number_contents(&mut tree, &parts, &broken, supposed);
                let taken = paginate::contents(contents, &parts.front, &mut broken, &self.layout(&tree, typesetter));
                if taken <= 1 && supposed == 1 {
                    break;
                }
                supposed = taken;
            }
        }
        let finished = paginate::finish(broken, self.guide, (Part::Guide, &title), &self.layout(&tree, typesetter));
        Ok(SetDocument { finished: whole(finished)?, tree, title })
    }

    fn checklist(&self, typesetter: &dyn ParagraphSetter) -> Result<SetDocument, Diagnostics> {
        let missing = || Diagnostic::error("no-checklist", self.guide.origin, "this guide has no checklist");
        let list = self.guide.checklist.as_ref().ok_or_else(missing)?;
        let medium = self.style.edition.medium();
        let compose = |pages| structure::of_checklist(self.guide, self.language, list, medium, pages);
        let pages = self.agreed(|pages| {
            let Composed { tree, parts } = compose(pages);
            paginate::checklist(&parts, &self.layout(&tree, typesetter)).checklist
        });
        let Composed { tree, parts } = compose(pages);
        let context = self.layout(&tree, typesetter);
        let broken = sound(paginate::checklist(&parts, &context))?;
        let finished = paginate::finish(broken, self.guide, (Part::Checklist, &self.guide.title.text), &context);
        Ok(SetDocument { finished: whole(finished)?, title: list.title.text.clone(), tree })
    }

    /// The tables of columns that the paper has no room for.
    fn table_shapes(&self, typesetter: &dyn ParagraphSetter) -> TableShapes {
        let mut shapes = TableShapes::default();
        if !self.guide.blocks().any(|block| matches!(block.kind, BlockKind::Columns(..))) {
            return shapes;
        }
        let medium = self.style.edition.medium();
        let Composed { tree, parts } =
            structure::of_guide(self.guide, self.language, medium, ChecklistPages::One, &TableShapes::default());
        let context = self.layout(&tree, typesetter);
        for table in parts.tables() {
            if !columns::have_room(table, &context) {
                shapes.set_as_records(tree.node(table.node).origin);
            }
        }
        shapes
    }

    /// How many pages a document may say that its checklist has, so that it is true: saying it may itself open a page.
    fn agreed(&self, taken: impl Fn(ChecklistPages) -> ChecklistPages) -> ChecklistPages {
        let mut said = ChecklistPages::One;
        // The sentence itself may open a page; a second one it cannot open.
        for _ in 0..2 {
            let found = match self.style.reading {
                // It is one page, or it is refused.
                Reading::Usual => said,
                Reading::LargePrint => taken(said),
            };
            if found == said {
                break;
            }
            said = found;
        }
        said
    }

    fn layout<'d>(&'d self, tree: &'d Tree, typesetter: &'d dyn ParagraphSetter) -> LayoutContext<'d> {
        LayoutContext {
            tree,
            style: &self.style,
            language: self.language,
            alignment: self.guide.common.alignment,
            pictures: &self.pictures,
            typesetter,
        }
    }
}

/// What has no faults so far.
fn sound(broken: Broken<'_>) -> Result<Broken<'_>, Diagnostics> {
    if broken.faults.has_errors() { Err(broken.faults.into_diagnostics()) } else { Ok(broken) }
}

/// Pages without faults.
fn whole(finished: Finished) -> Result<Finished, Diagnostics> {
    if finished.faults.has_errors() { Err(finished.faults.into_diagnostics()) } else { Ok(finished) }
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
