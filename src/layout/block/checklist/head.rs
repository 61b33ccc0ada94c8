//! What stands above a checklist: the clinic and its telephone, title, lead.

use crate::design::structure::{NodeId, Role};
use crate::design::style::{Columns, TextStyle, Tone, Weight};
use crate::foundation::geometry::Length;
use crate::layout::block::compositor::{Compositor, Part, Place, SetLine, height, whole};
use crate::layout::block::front::{Brand, brand_beside, brand_lines};
use crate::layout::block::galley::{Slab, Space, joined};
use crate::layout::block::label::hang;
use crate::layout::block::manner::Manner;
use crate::layout::block::rule::hairline;

/// The head of a checklist on a page of its own: clinic and telephone, title, lead, a hairline.
pub fn alone(compositor: &mut Compositor<'_, '_>, masthead: NodeId) -> Slab {
    let scale = compositor.style.scale;
    let logo = compositor.style.spacing.masthead_logo;
    let place = compositor.whole();
    let mut stack = vec![brand_beside(compositor, masthead, logo, Brand::BesideLogo)];
    stack.extend(titles(compositor, masthead, place, scale.heading));
    stack.push(hairline(compositor).below(Space::fixed(Length::pt(8))));
    joined(stack)
}

/// Title and lead of a checklist.
fn titles(compositor: &mut Compositor<'_, '_>, masthead: NodeId, place: Place, style: TextStyle) -> Vec<Slab> {
    let mut stack = Vec::new();
    let title = compositor.child(masthead, Role::Title).or_else(|| compositor.child(masthead, Role::Subheading));
    if let Some(title) = title {
        let lines = compositor.display(title, style, place);
        stack.push(whole(lines).below(Space::fixed(compositor.style.spacing.after_title)));
    }
    if let Some(lead) = compositor.child(masthead, Role::Lead) {
        let body = compositor.style.scale.body;
        stack.push(whole(compositor.display(lead, body, place)).below(Space::fixed(Length::pt(4))));
    }
    if let Some(pages) = compositor.child(masthead, Role::Notice) {
        let body = compositor.style.scale.body.weighted(Weight::SemiBold);
        stack.push(whole(compositor.display(pages, body, place)).below(Space::fixed(compositor.style.spacing.item)));
    }
    stack
}

/// By how many lines the clinic's may reach below title and lead before they are better set above them.
const TALLER_BY: i64 = 2;

/// The head of a checklist below the opener of a section: the clinic's lines in the side column beside title and lead; above them
/// where there is no side column, or a name too long for it.
pub fn below_opener(compositor: &mut Compositor<'_, '_>, masthead: NodeId) -> Vec<Slab> {
    let scale = compositor.style.scale;
    let place = compositor.main();
    let mut stack = titles(compositor, masthead, place, scale.subheading);
    let style = scale.label.toned(Tone::Text);
    let clinic = brand_lines(compositor, masthead);
    if let Columns::Axis { side, .. } = compositor.style.master.columns {
        let place = Place { inline: Length::ZERO, measure: side };
        let mut lines: Vec<SetLine> = Vec::new();
        for line in &clinic {
            lines.extend(compositor.display(*line, style, place));
        }
        let top = (scale.subheading.baseline() - style.baseline()).max(Length::ZERO);
        let taller = lines.iter().map(|line| line.height).sum::<Length>() + top - height(&stack);
        if taller <= style.leading * TALLER_BY {
            hang(&lines, top, &mut stack);
            if let Some(first) = stack.first_mut() {
                first.items.splice(0..0, whole(lines).items.into_iter().map(|item| item.lowered(top)));
            }
            return stack;
        }
    }
    let mut parts = Vec::new();
    for line in clinic {
        if !parts.is_empty() {
            parts.push(Part::Join(" · ", masthead));
        }
        parts.push(Part::Words(line, None, None));
    }
    let line = whole(compositor.lines(&parts, style, place, Manner::DISPLAY));
    let spacing = compositor.style.spacing;
    if let Some(first) = stack.first_mut() {
        first.space = Space::fixed(spacing.item);
    }
    stack.insert(0, line.below(Space::fixed(spacing.after_title)));
    stack
}
