//! A masthead above a text without a cover: clinic, title, subtitle, notice.

use super::brand::{BrandColumn, brand_beside, line};
use super::context::LayoutContext;
use crate::design::structure::parts::Masthead;
use crate::layout::list::{Glue, List, Penalty};
use crate::layout::page::Keep;

/// What it costs to part what stands in a masthead, where there is no other way.
const PARTED: i64 = 600;

/// A masthead.
#[must_use]
pub fn masthead(masthead: &Masthead, context: &LayoutContext<'_>) -> List {
    let scale = context.style.scale;
    let column = context.main();
    let spacing = &context.style.spacing;
    let (brand, faults) = brand_beside(&masthead.brand, BrandColumn::OnAxis, context);
    let mut stack = List::from(brand);
    stack.report(faults);
    let titles = &masthead.titles;
    let lines = [
        (Some(titles.title), scale.title, spacing.block),
        (titles.subtitle, scale.subtitle, context.style.details.masthead_subtitle),
        (titles.notice, scale.notice, spacing.after_title),
    ];
    for (node, style, white) in lines {
        if let Some(node) = node {
            stack.below(Glue::rigid(white), Penalty::Held(Keep::Whole, PARTED), line(node, style, column, context));
        }
    }
    stack.kept()
}
