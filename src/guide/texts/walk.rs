//! The walk itself: a section or a checklist → each of its texts, in the order of reading, with role and spot.
//!
//! It is written once and made twice, for those who read the words ([`read`]) and for those who complete them while a guide is read
//! from its files ([`complete`]). Every struct is taken apart by name and every kind matched: a new text does not compile until it is
//! walked over.

use super::role::Role;

/// Where a text stands within its section or checklist.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub(in crate::guide) struct Spot {
    /// Which block of the section; which group of the checklist.
    pub(in crate::guide) block: Option<usize>,
    /// Which row, item or step; the rank of an urgency table's row.
    pub(in crate::guide) row: Option<usize>,
    /// Which column of a table.
    pub(in crate::guide) column: Option<usize>,
    /// Which of the texts of the same role in the row or cell.
    pub(in crate::guide) nth: usize,
}

impl Spot {
    fn row(self, row: usize) -> Spot {
        Spot { row: Some(row), ..self }
    }

    fn column(self, column: usize) -> Spot {
        Spot { column: Some(column), ..self }
    }
}

/// Texts of one role.
fn each<W>(role: Role, spot: Spot, texts: impl IntoIterator<Item = W>, with: &mut impl FnMut(Role, Spot, W)) {
    for (nth, text) in texts.into_iter().enumerate() {
        with(role, Spot { nth, ..spot }, text);
    }
}

macro_rules! walk {
    ($door:ident, $($mutable:tt)?) => {
        /// The walk, over a section or a checklist.
        pub(in crate::guide) mod $door {
            use crate::guide::model::{
                Block, BlockKind, BlockTitle, Cell, Checklist, Column, ColumnKind, ColumnTable, Field, Group, Labelled, Picture, Point,
                Section, SectionBody, Source, WritePlace, Written,
            };
            use crate::guide::texts::role::Role;
            use crate::guide::texts::walk::{Spot, each};

            /// A section's tag, title and lead.
            fn heading<'g>(
                tag: &'g $($mutable)? Option<Written>,
                title: &'g $($mutable)? Written,
                lead: &'g $($mutable)? Option<Written>,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                let spot = Spot::default();
                each(Role::Tag, spot, tag, with);
                each(Role::SectionTitle, spot, [title], with);
                each(Role::Lead, spot, lead, with);
            }

            /// A section with its blocks; where it prints the checklist, `with` is told nothing of it.
            pub(in crate::guide) fn section<'g>(
                section: &'g $($mutable)? Section,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                let Section { id: _, origin: _, title, tag, lead, body } = section;
                heading(tag, title, lead, with);
                match body {
                    SectionBody::Blocks(blocks) => {
                        blocks.into_iter().enumerate().for_each(|(number, one)| block(number, one, with));
                    }
                    SectionBody::Checklist => {}
                }
            }

            /// A block with its own title.
            fn block<'g>(
                number: usize,
                block: &'g $($mutable)? Block,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                let spot = Spot { block: Some(number), ..Spot::default() };
                match &$($mutable)? block.kind {
                    BlockKind::Text(paragraphs) => each(Role::Paragraph, spot, paragraphs, with),
                    BlockKind::Warning(title, paragraphs, _) | BlockKind::Note(title, paragraphs) => {
                        block_title(spot, title, with);
                        each(Role::Paragraph, spot, paragraphs, with);
                    }
                    BlockKind::Points(title, points) => {
                        block_title(spot, title, with);
                        for (row, Point { term, text, points }) in points.into_iter().enumerate() {
                            each(Role::Term, spot.row(row), term, with);
                            each(Role::Item, spot.row(row), [text], with);
                            each(Role::InnerItem, spot.row(row), points, with);
                        }
                    }
                    BlockKind::Steps(title, steps) => {
                        block_title(spot, title, with);
                        steps.into_iter().enumerate().for_each(|(row, step)| with(Role::Step, spot.row(row), step));
                    }
                    BlockKind::Timeline(title, rows) | BlockKind::Decision(title, rows) => {
                        block_title(spot, title, with);
                        rows.into_iter().enumerate().for_each(|(row, one)| labelled(spot.row(row), one, with));
                    }
                    BlockKind::Urgency(title, rows, _) => {
                        block_title(spot, title, with);
                        rows.into_iter().for_each(|(rank, row)| labelled(spot.row(*rank as usize), row, with));
                    }
                    BlockKind::Columns(title, table) => {
                        block_title(spot, title, with);
                        columns(spot, table, with);
                    }
                    BlockKind::Picture(Picture { file: _, alternative, caption }) => {
                        each(Role::Alternative, spot, alternative, with);
                        each(Role::Caption, spot, caption, with);
                    }
                    BlockKind::Sources(title, sources) => {
                        block_title(spot, title, with);
                        for (row, Source { title, publisher, url, read: _ }) in sources.into_iter().enumerate() {
                            each(Role::SourceTitle, spot.row(row), [title], with);
                            each(Role::Publisher, spot.row(row), publisher, with);
                            each(Role::SourceAddress, spot.row(row), url, with);
                        }
                    }
                    BlockKind::Contact | BlockKind::Review => {}
                }
            }

            fn block_title<'g>(
                spot: Spot,
                title: &'g $($mutable)? BlockTitle,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                match title {
                    BlockTitle::Own(written) => with(Role::BlockTitle, spot, written),
                    BlockTitle::Fixed | BlockTitle::None => {}
                }
            }

            fn labelled<'g>(
                spot: Spot,
                Labelled { label, text }: &'g $($mutable)? Labelled,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                with(Role::Label, spot, label);
                each(Role::RowText, spot, text, with);
            }

            fn columns<'g>(
                spot: Spot,
                ColumnTable { columns, rows, empty: _ }: &'g $($mutable)? ColumnTable,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                for (number, Column { head, kind, alignment: _ }) in columns.into_iter().enumerate() {
                    with(Role::ColumnHead, spot.column(number), head);
                    match kind {
                        ColumnKind::Write(WritePlace::Number(unit)) => each(Role::Unit, spot.column(number), unit, with),
                        ColumnKind::Words => {}
                        ColumnKind::Write(WritePlace::Line | WritePlace::Date | WritePlace::Time | WritePlace::Tick) => {}
                    }
                }
                for (row, cells) in rows.into_iter().enumerate() {
                    for (column, cell) in cells.into_iter().enumerate() {
                        let spot = spot.row(row).column(column);
                        match cell {
                            Cell::Empty => {}
                            Cell::Words(paragraphs) => each(Role::Cell, spot, paragraphs, with),
                            Cell::List(items) => each(Role::CellItem, spot, items, with),
                        }
                    }
                }
            }

            /// A checklist.
            pub(in crate::guide) fn checklist<'g>(
                checklist: &'g $($mutable)? Checklist,
                with: &mut impl FnMut(Role, Spot, &'g $($mutable)? Written),
            ) {
                let Checklist { origin: _, title, lead, groups, fields, questions, emergency, call: _ } = checklist;
                let spot = Spot::default();
                each(Role::ChecklistTitle, spot, [title], with);
                each(Role::ChecklistLead, spot, lead, with);
                for (number, Group { title, items }) in groups.into_iter().enumerate() {
                    let spot = Spot { block: Some(number), ..spot };
                    each(Role::GroupTitle, spot, [title], with);
                    items.into_iter().enumerate().for_each(|(row, item)| with(Role::GroupItem, spot.row(row), item));
                }
                questions.into_iter().enumerate().for_each(|(row, question)| with(Role::Question, spot.row(row), question));
                for (row, Field { label, lines: _ }) in fields.into_iter().enumerate() {
                    with(Role::FieldLabel, spot.row(row), label);
                }
                each(Role::Emergency, spot, emergency, with);
            }
        }
    };
}

walk!(read,);
walk!(complete, mut);
