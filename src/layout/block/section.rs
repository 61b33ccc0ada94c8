//! A section: its opener, then its blocks.

use super::context::LayoutContext;
use super::label::with_label;
use super::rule::hairline;
use super::{callout, columns, list, picture, records, sources, table, timeline};
use crate::design::structure::parts::{Block, Section};
use crate::design::style::Weight;
use crate::foundation::geometry::Length;
use crate::guide::language::announces;
use crate::guide::model::SectionStart;
use crate::layout::list::{Glue, LAST_RESORT, List, Penalty};
use crate::layout::page::{BreakClass, Keep};

/// The cost of ending a page between two blocks, and between two paragraphs.
const BETWEEN_BLOCKS: i64 = 20;
const BETWEEN_PARAGRAPHS: i64 = 50;
/// The same after the first block below a heading, and where that is only a few lines: the heading would be nearly alone.
const AFTER_FIRST_BLOCK: i64 = 200;
const AFTER_A_FEW_LINES: i64 = 900;
/// So many they are.
const FEW_LINES: i64 = 3;
/// What it costs to part a heading from what it heads, and title, lead and rule of it, where there is no other way.
const BELOW_A_HEADING: i64 = 900;
const WITHIN_A_HEADING: i64 = 600;

/// A section whose body is blocks.
#[must_use]
pub fn section(section: &Section, blocks: &[Block], start: SectionStart, context: &LayoutContext<'_>) -> List {
    let mut stack = match start {
        SectionStart::NewPage => opener(section, context),
        SectionStart::RunOn => heading(section, context),
    };
    let mut before: Option<&Block> = None;
    let mut first_block = AFTER_FIRST_BLOCK;
    for (number, part) in blocks.iter().enumerate() {
        let set = block(part, context);
        if set.is_empty() {
            stack.append(set);
            continue;
        }
        let (glue, penalty) = above(before, part, start, context);
        let penalty = match penalty {
            Penalty::Allowed(_, cost) if number == 1 && cost < first_block => {
                Penalty::Allowed(BreakClass::FirstBlock, first_block)
            }
            other => other,
        };
        if number == 0 && set.natural() <= context.style.scale.body.leading * FEW_LINES {
            first_block = AFTER_A_FEW_LINES;
        }
        if matches!(before, Some(Block::Decision(_))) && goes_on(part) {
            stack.put(hairline(context));
        }
        stack.below(glue, penalty, set);
        before = Some(part);
    }
    stack
}

/// Whether a block starts with plain text in the main column: below the last row of a table it would read as more of that row.
fn goes_on(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) => true,
        Block::Points(list) => list.label.is_none(),
        Block::Steps(list) => list.label.is_none(),
        Block::Timeline(_) | Block::Sources(_) | Block::Decision(_) | Block::Urgency(_) | Block::Contact(_) => false,
        Block::Columns(_) | Block::Records(_) => false,
        Block::Review(_) | Block::Warning(..) | Block::Note(_) | Block::Picture(_) => false,
    }
}

/// The white above a block, and whether a page may end there.
fn above(before: Option<&Block>, block: &Block, start: SectionStart, context: &LayoutContext<'_>) -> (Glue, Penalty) {
    let spacing = &context.style.spacing;
    let between = match start {
        SectionStart::NewPage => Glue { natural: spacing.block, shrink: spacing.block_shrink },
        SectionStart::RunOn => Glue { natural: spacing.run_on_block, shrink: spacing.block_shrink / 2 },
    };
    let paragraph = Glue { natural: spacing.paragraph, shrink: spacing.paragraph_shrink };
    let announced = matches!(before, Some(Block::Paragraph(words)) if announces(context.text(*words)));
    let (glue, penalty) = match (before, block) {
        // A heading stays with what follows.
        (None, _) => {
            let glue = match start {
                SectionStart::NewPage => Glue { natural: spacing.after_opener, shrink: spacing.block_shrink },
                SectionStart::RunOn => Glue::rigid(spacing.after_heading),
            };
            (glue, Penalty::Held(Keep::Heading, BELOW_A_HEADING))
        }
        (Some(Block::Paragraph(_)), Block::Paragraph(_)) => {
            (paragraph, Penalty::Allowed(BreakClass::Paragraphs, BETWEEN_PARAGRAPHS))
        }
        // A list without a label goes on where the paragraph before it stopped.
        (Some(Block::Paragraph(_)), block) if goes_on(block) => {
            (paragraph, Penalty::Allowed(BreakClass::Introduction, 10 * BETWEEN_BLOCKS))
        }
        // A paragraph that leads to a list or table is better kept with it.
        (Some(Block::Paragraph(_)), _) => (between, Penalty::Allowed(BreakClass::Introduction, 2 * BETWEEN_BLOCKS)),
        // Farther from the closing rule than the words of any row from theirs.
        (Some(Block::Decision(_)), block) if goes_on(block) => {
            let glue = Glue { natural: spacing.block, shrink: spacing.block_shrink };
            (glue, Penalty::Allowed(BreakClass::Blocks, BETWEEN_BLOCKS))
        }
        _ => (between, Penalty::Allowed(BreakClass::Blocks, BETWEEN_BLOCKS)),
    };
    (glue, if announced { Penalty::Allowed(BreakClass::Announcement, LAST_RESORT) } else { penalty })
}

/// The tag in the side column, the title on the axis, the lead, a hairline.
#[must_use]
pub fn opener(section: &Section, context: &LayoutContext<'_>) -> List {
    let (spacing, scale) = (&context.style.spacing, context.style.scale);
    let column = context.main();
    let within = Penalty::Held(Keep::Whole, WITHIN_A_HEADING);
    let title = context.display(section.heading, scale.heading, column).whole();
    let mut stack = with_label(section.tag, scale.tag, scale.heading, title, context);
    if let Some(lead) = section.lead {
        let lines = context.display(lead, scale.lead, column);
        stack.below(Glue::rigid(spacing.after_title - context.style.details.lead_nearer), within, lines.whole());
    }
    stack.below(Glue::rigid(spacing.after_title), within, hairline(context).into());
    stack.kept()
}

/// The heading of a section that runs on below another: a hairline, the title, perhaps a lead.
fn heading(section: &Section, context: &LayoutContext<'_>) -> List {
    let (spacing, scale) = (&context.style.spacing, context.style.scale);
    let column = context.main();
    let within = Penalty::Held(Keep::Whole, WITHIN_A_HEADING);
    let title = context.display(section.heading, scale.run_on_heading, column).whole();
    let mut stack = List::from(hairline(context));
    stack.glue(Glue::rigid(spacing.above_heading));
    stack.append(with_label(section.tag, scale.tag, scale.run_on_heading, title, context));
    if let Some(lead) = section.lead {
        let lines = context.display(lead, scale.body.weighted(Weight::SemiBold), column);
        stack.below(Glue::rigid(spacing.item), within, lines.whole());
    }
    stack.kept()
}

/// One block of a section.
#[must_use]
pub fn block(block: &Block, context: &LayoutContext<'_>) -> List {
    match block {
        Block::Paragraph(words) => context.running(*words, context.style.scale.body, context.main()).paragraph(),
        Block::Points(list) => list::points(list, context),
        Block::Steps(list) => list::steps(list, context),
        Block::Timeline(list) => timeline::timeline(list, context),
        Block::Sources(list) => sources::sources(list, context),
        Block::Decision(rows) => table::plain(rows, table::Rows::Ruled, context),
        Block::Contact(rows) | Block::Review(rows) => table::plain(rows, table::Rows::Close, context),
        Block::Columns(table) => columns::columns(table, context),
        Block::Records(table) => records::records(table, context),
        Block::Urgency(rows) => table::ranked(rows, context),
        Block::Note(callout) => callout::note(callout, context),
        Block::Warning(rank, callout) => callout::warning(callout, *rank, context),
        Block::Picture(picture) => picture::picture(picture, context),
    }
}

/// Below a heading, in one thing with it.
#[must_use]
pub fn joined_below(head: List, glue: Length, rest: List) -> List {
    let mut stack = head;
    stack.below(Glue::rigid(glue), Penalty::Held(Keep::Whole, WITHIN_A_HEADING), rest);
    stack.kept()
}
