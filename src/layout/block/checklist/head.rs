//! What stands above a checklist: the clinic and its telephone, title, lead.

use crate::design::structure::NodeId;
use crate::design::structure::parts::ChecklistHead;
use crate::design::style::{Columns, TextStyle, Tone, Weight};
use crate::foundation::geometry::Length;
use crate::layout::block::brand::{BrandColumn, brand_beside, line};
use crate::layout::block::context::{Column, LayoutContext};
use crate::layout::block::fragment::Fragment;
use crate::layout::block::label::label_beside;
use crate::layout::block::lines::SetLines;
use crate::layout::block::rule::hairline;
use crate::layout::block::wrap::WrapPolicy;
use crate::layout::list::{Glue, List, Penalty};
use crate::layout::page::Keep;

/// What it costs to part what stands above a checklist, where there is no other way.
const PARTED: i64 = 600;
const WITHIN: Penalty = Penalty::Held(Keep::Whole, PARTED);

/// The head of a checklist on a page of its own: clinic and telephone, title, lead, a hairline.
#[must_use]
pub fn alone(head: &ChecklistHead, context: &LayoutContext<'_>) -> List {
    let (brand, faults) = brand_beside(&head.brand, BrandColumn::BesideLogo, context);
    let mut stack = List::from(brand);
    stack.report(faults);
    let titles = titles(head, context.whole(), context.style.scale.heading, context);
    stack.below(Glue::rigid(context.style.spacing.after_title), WITHIN, titles);
    stack.below(Glue::rigid(context.style.details.checklist_head), WITHIN, hairline(context).into());
    stack.kept()
}

/// Title and lead of a checklist.
fn titles(head: &ChecklistHead, column: Column, style: TextStyle, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    let mut stack = line(head.title, style, column, context);
    let lines = [
        (head.lead, body, context.style.details.checklist_lead),
        (head.pages, body.weighted(Weight::SemiBold), context.style.spacing.item),
    ];
    for (node, style, white) in lines {
        if let Some(node) = node {
            stack.below(Glue::rigid(white), WITHIN, line(node, style, column, context));
        }
    }
    stack
}

/// The head of a checklist below the opener of a section: the clinic's lines in the side column beside title and lead; above them
/// where there is no side column, or a name too long for it.
#[must_use]
pub fn below_opener(opener: List, head: &ChecklistHead, context: &LayoutContext<'_>) -> List {
    let (scale, spacing) = (context.style.scale, &context.style.spacing);
    let column = context.main();
    let titles = titles(head, column, scale.subheading, context);
    let style = scale.label.toned(Tone::Text);
    let words = match beside(&head.brand.lines, style, &titles, context) {
        Some((lines, top)) => label_beside(lines, top, titles),
        None => {
            let mut fragments = Vec::new();
            for node in &head.brand.lines {
                if !fragments.is_empty() {
                    fragments.push(Fragment::Joint(" · ", head.node));
                }
                fragments.push(Fragment::Words(*node));
            }
            let mut stack = context.lines(&fragments, style, column, WrapPolicy::DISPLAY).whole();
            stack.below(Glue::rigid(spacing.item), WITHIN, titles);
            stack
        }
    };
    let mut stack = opener;
    stack.below(Glue::rigid(spacing.after_title), WITHIN, words);
    stack.kept()
}

/// The clinic's lines for the side column, and how far down they start, where they have room beside title and lead.
fn beside(clinic: &[NodeId], style: TextStyle, titles: &List, context: &LayoutContext<'_>) -> Option<(SetLines, Length)> {
    let Columns::Axis { side, .. } = context.style.master.columns else { return None };
    let column = Column { inline: Length::ZERO, measure: side };
    let lines = clinic.iter().fold(SetLines::default(), |lines, node| lines.then(context.display(*node, style, column)));
    let top = (context.style.scale.subheading.baseline() - style.baseline()).max(Length::ZERO);
    let taller = lines.height() + top - titles.natural();
    (taller <= style.leading * context.style.details.taller_clinic).then_some((lines, top))
}
