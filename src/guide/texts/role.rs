//! What a text is.

/// What a text is within its document.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "each role is named for the key that authors write")]
pub enum Role {
    Title,
    Subtitle,
    Notice,
    SectionTitle,
    Tag,
    Lead,
    BlockTitle,
    Paragraph,
    Term,
    Item,
    InnerItem,
    Step,
    Label,
    RowText,
    ColumnHead,
    Unit,
    Cell,
    CellItem,
    Alternative,
    Caption,
    SourceTitle,
    Publisher,
    SourceAddress,
    ChecklistTitle,
    ChecklistLead,
    GroupTitle,
    GroupItem,
    FieldLabel,
    Question,
    Emergency,
    Hours,
}

impl Role {
    /// Whether it is words of a language; an address is none.
    #[must_use]
    pub fn is_prose(self) -> bool {
        self != Role::SourceAddress
    }

    /// Whether it stands on a page; what a picture shows is heard only.
    #[must_use]
    pub fn is_printed(self) -> bool {
        self != Role::Alternative
    }
}
