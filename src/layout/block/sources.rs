//! References.

use std::sync::Arc;

use super::context::{Column, LayoutContext};
use super::fragment::Fragment;
use super::label::led_by;
use super::list::{bullet, labelled, members, text_column};
use super::wrap::WrapPolicy;
use crate::design::structure::parts::{List as ListPart, Reference};
use crate::design::style::{Medium, Tone};
use crate::foundation::geometry::{Length, LogicalRect};
use crate::layout::artwork::{Code, Sign};
use crate::layout::list::{Element, ElementContent, List, Penalty, Vbox};
use crate::layout::page::Keep;
use crate::text::font::Weight;

/// What it costs to part the lines of a reference, where there is no other way.
const PARTED: i64 = 500;

/// References with their label.
#[must_use]
pub fn sources(list: &ListPart<Reference>, context: &LayoutContext<'_>) -> List {
    let column = text_column(context);
    let stack = members(&list.items, context, |item| reference(item, column, context));
    labelled(list.label, stack, context)
}

/// Title, then publisher and date on a line, then the address, which paper needs in print.
fn reference(item: &Reference, column: Column, context: &LayoutContext<'_>) -> List {
    let body = context.style.scale.body;
    let code = code(item, context);
    let words = match &code {
        Some(code) => Column { measure: column.measure - code.side() - body.size * context.style.details.code_gap, ..column },
        None => column,
    };
    let mut stack = context.display(item.title, body.weighted(Weight::SemiBold), words).whole();
    let mut add = |lines: List| {
        if !stack.is_empty() {
            stack.penalty(Penalty::Held(Keep::Whole, PARTED));
        }
        stack.append(lines);
    };
    let mut details = Vec::new();
    for detail in &item.details {
        if !details.is_empty() {
            details.push(Fragment::Joint(" · ", item.body));
        }
        details.push(Fragment::Words(*detail));
    }
    if !details.is_empty() {
        add(context.lines(&details, body, words, WrapPolicy::DISPLAY).whole());
    }
    if let Some(address) = item.address {
        add(context.lines(&[Fragment::Words(address)], body.toned(Tone::Brand), words, WrapPolicy::AS_WRITTEN).whole());
    }
    let stack = match code {
        Some(code) => beside(code, column, stack, context),
        None => stack,
    };
    led_by(vec![bullet(item.bullet, Sign::Bullet, words, body, context)], stack).kept()
}

/// On paper, the code of a reference's address.
fn code(item: &Reference, context: &LayoutContext<'_>) -> Option<Code> {
    match context.style.edition.medium() {
        Medium::Paper => Code::of(context.text(item.address?)),
        Medium::Interactive => None,
    }
}

/// A code at the end of a reference; it says what is printed beside it, so that nobody misses it who does not see it. The first line of
/// words is level with its edge.
fn beside(code: Code, column: Column, words: List, context: &LayoutContext<'_>) -> List {
    let side = code.side();
    let block = context.style.details.code_top - code.quiet_zone();
    let area = LogicalRect { inline: column.inline + column.measure - side, block, inline_size: side, block_size: side };
    let missing = side + block - words.natural();
    let content = ElementContent::Code(Arc::new(code), area, context.style.palette.text);
    let mut stack = led_by(vec![Element::decoration(content)], words);
    if missing > Length::ZERO {
        stack.put(Vbox::strut(missing));
    }
    stack
}
