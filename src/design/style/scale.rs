//! Sizes and distances: one scale of type, one unit of 4 pt down the page.

use super::Tone;
use crate::foundation::geometry::Length;

/// How heavy a face is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Weight {
    /// 400
    #[default]
    Regular,
    /// 600; where a family has none, bold.
    SemiBold,
    /// 700
    Bold,
}

/// Whether it slants.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Slant {
    /// It does not.
    #[default]
    Upright,
    /// It does; where a family has no italic, the next heavier weight stands for it.
    Italic,
}

/// What text is set in.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct TextStyle {
    /// The size of the type.
    pub size: Length,
    /// From baseline to baseline.
    pub leading: Length,
    /// How heavy the letters are.
    pub weight: Weight,
    /// What it is printed with.
    pub tone: Tone,
    /// Added between letters.
    pub tracking: Length,
}

impl TextStyle {
    const fn new(size: i64, leading: i64, weight: Weight, tone: Tone) -> TextStyle {
        TextStyle { size: Length::centipoints(size), leading: Length::centipoints(leading), weight, tone, tracking: Length::ZERO }
    }

    const fn tracked(self, hundredths: i64) -> TextStyle {
        TextStyle { tracking: Length::centipoints(hundredths), ..self }
    }

    /// Where the baseline stands below the top of a line: capitals are centred in the leading.
    #[must_use]
    pub fn baseline(self) -> Length {
        self.leading / 2 + self.size.ratio(33, 100)
    }

    /// The same style in another tone.
    #[must_use]
    pub const fn toned(self, tone: Tone) -> TextStyle {
        TextStyle { tone, ..self }
    }

    /// Another weight.
    #[must_use]
    pub const fn weighted(self, weight: Weight) -> TextStyle {
        TextStyle { weight, ..self }
    }

    /// Size and leading times `per_cent` / 100.
    #[must_use]
    pub fn scaled(self, per_cent: i64) -> TextStyle {
        TextStyle { size: self.size.ratio(per_cent, 100), leading: self.leading.ratio(per_cent, 100), ..self }
    }
}

/// The sizes of type, from titles to notes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is named for the part of the page that it sets")]
pub struct TypeScale {
    pub body: TextStyle,
    pub lead: TextStyle,
    pub heading: TextStyle,
    pub tag: TextStyle,
    pub label: TextStyle,
    pub caption: TextStyle,
    pub foot: TextStyle,
    pub colophon: TextStyle,
    pub cover_title: TextStyle,
    pub cover_subtitle: TextStyle,
    pub cover_brand: TextStyle,
    pub title: TextStyle,
    pub subtitle: TextStyle,
    pub notice: TextStyle,
    pub emergency: TextStyle,
    pub contents: TextStyle,
    pub subheading: TextStyle,
    pub run_on_heading: TextStyle,
}

impl TypeScale {
    pub(super) const STANDARD: TypeScale = {
        use Weight::{Regular, SemiBold};
        TypeScale {
            body: TextStyle::new(1150, 1600, Regular, Tone::Text),
            lead: TextStyle::new(1400, 2000, Regular, Tone::Text),
            heading: TextStyle::new(2600, 3000, SemiBold, Tone::Text),
            tag: TextStyle::new(1050, 1600, SemiBold, Tone::Brand).tracked(20),
            label: TextStyle::new(1150, 1600, SemiBold, Tone::Brand),
            caption: TextStyle::new(1000, 1400, Regular, Tone::Muted),
            foot: TextStyle::new(950, 1200, Regular, Tone::Muted),
            colophon: TextStyle::new(1000, 1300, Regular, Tone::Muted),
            cover_title: TextStyle::new(4000, 4400, SemiBold, Tone::Text),
            cover_subtitle: TextStyle::new(1400, 2000, SemiBold, Tone::Brand),
            cover_brand: TextStyle::new(1400, 2000, SemiBold, Tone::Text),
            title: TextStyle::new(2800, 3200, SemiBold, Tone::Text),
            subtitle: TextStyle::new(1400, 2000, Regular, Tone::Text),
            notice: TextStyle::new(1050, 1500, Regular, Tone::Muted),
            emergency: TextStyle::new(1800, 2400, SemiBold, Tone::Urgent),
            contents: TextStyle::new(1150, 1600, Regular, Tone::Text),
            subheading: TextStyle::new(1400, 2000, SemiBold, Tone::Text),
            run_on_heading: TextStyle::new(1600, 2000, SemiBold, Tone::Text),
        }
    };

    /// For half a sheet, held at the length of a forearm.
    pub(super) const SMALL: TypeScale = {
        use Weight::{Regular, SemiBold};
        TypeScale {
            body: TextStyle::new(1050, 1450, Regular, Tone::Text),
            lead: TextStyle::new(1250, 1700, Regular, Tone::Text),
            heading: TextStyle::new(2000, 2400, SemiBold, Tone::Text),
            tag: TextStyle::new(950, 1400, SemiBold, Tone::Brand).tracked(15),
            label: TextStyle::new(1050, 1450, SemiBold, Tone::Brand),
            caption: TextStyle::new(950, 1250, Regular, Tone::Muted),
            foot: TextStyle::new(850, 1100, Regular, Tone::Muted),
            colophon: TextStyle::new(900, 1150, Regular, Tone::Muted),
            cover_title: TextStyle::new(3000, 3400, SemiBold, Tone::Text),
            cover_subtitle: TextStyle::new(1250, 1700, SemiBold, Tone::Brand),
            cover_brand: TextStyle::new(1250, 1700, SemiBold, Tone::Text),
            title: TextStyle::new(2200, 2600, SemiBold, Tone::Text),
            subtitle: TextStyle::new(1250, 1700, Regular, Tone::Text),
            notice: TextStyle::new(950, 1350, Regular, Tone::Muted),
            emergency: TextStyle::new(1600, 2100, SemiBold, Tone::Urgent),
            contents: TextStyle::new(1050, 1450, Regular, Tone::Text),
            subheading: TextStyle::new(1250, 1700, SemiBold, Tone::Text),
            run_on_heading: TextStyle::new(1400, 1800, SemiBold, Tone::Text),
        }
    };

    /// For readers who see little: nothing is smaller than 16 pt.
    pub(super) const LARGE: TypeScale = {
        use Weight::{Regular, SemiBold};
        TypeScale {
            body: TextStyle::new(1800, 2600, Regular, Tone::Text),
            lead: TextStyle::new(2000, 2900, Regular, Tone::Text),
            heading: TextStyle::new(3000, 3700, SemiBold, Tone::Text),
            tag: TextStyle::new(1800, 2300, SemiBold, Tone::Brand),
            label: TextStyle::new(1800, 2600, SemiBold, Tone::Brand),
            caption: TextStyle::new(1800, 2600, Regular, Tone::Muted),
            foot: TextStyle::new(1600, 2000, Regular, Tone::Muted),
            colophon: TextStyle::new(1600, 2100, Regular, Tone::Muted),
            cover_title: TextStyle::new(4000, 4800, SemiBold, Tone::Text),
            cover_subtitle: TextStyle::new(2000, 2900, SemiBold, Tone::Brand),
            cover_brand: TextStyle::new(2000, 2900, SemiBold, Tone::Text),
            title: TextStyle::new(3200, 4000, SemiBold, Tone::Text),
            subtitle: TextStyle::new(2000, 2900, Regular, Tone::Text),
            notice: TextStyle::new(1800, 2600, Regular, Tone::Muted),
            emergency: TextStyle::new(2600, 3400, SemiBold, Tone::Urgent),
            contents: TextStyle::new(1800, 2400, Regular, Tone::Text),
            subheading: TextStyle::new(2100, 2900, SemiBold, Tone::Text),
            run_on_heading: TextStyle::new(2400, 3100, SemiBold, Tone::Text),
        }
    };

    /// The same on half a sheet, where a line holds few words.
    pub(super) const LARGE_ON_SMALL: TypeScale = {
        use Weight::{Regular, SemiBold};
        TypeScale {
            body: TextStyle::new(1650, 2400, Regular, Tone::Text),
            lead: TextStyle::new(1750, 2500, Regular, Tone::Text),
            heading: TextStyle::new(2200, 2800, SemiBold, Tone::Text),
            tag: TextStyle::new(1650, 2100, SemiBold, Tone::Brand),
            label: TextStyle::new(1650, 2400, SemiBold, Tone::Brand),
            caption: TextStyle::new(1650, 2300, Regular, Tone::Muted),
            cover_title: TextStyle::new(2600, 3100, SemiBold, Tone::Text),
            cover_subtitle: TextStyle::new(1700, 2400, SemiBold, Tone::Brand),
            cover_brand: TextStyle::new(1700, 2400, SemiBold, Tone::Text),
            title: TextStyle::new(2400, 3000, SemiBold, Tone::Text),
            subtitle: TextStyle::new(1700, 2400, Regular, Tone::Text),
            notice: TextStyle::new(1600, 2150, Regular, Tone::Muted),
            emergency: TextStyle::new(2000, 2700, SemiBold, Tone::Urgent),
            contents: TextStyle::new(1650, 2200, Regular, Tone::Text),
            subheading: TextStyle::new(1800, 2500, SemiBold, Tone::Text),
            run_on_heading: TextStyle::new(1950, 2600, SemiBold, Tone::Text),
            ..TypeScale::LARGE
        }
    };
}

/// The distances between things.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Spacing {
    /// Between paragraphs.
    pub paragraph: Length,
    /// How much of that may be taken away before a page is opened for a line or two.
    pub paragraph_shrink: Length,
    /// Between items of a list.
    pub item: Length,
    /// How much of that may be taken away.
    pub item_shrink: Length,
    /// Between blocks.
    pub block: Length,
    /// Between blocks of sections that run on.
    pub run_on_block: Length,
    /// How much of the space between blocks may be taken away.
    pub block_shrink: Length,
    /// Between a title and its lead.
    pub after_title: Length,
    /// Between the hairline and the heading of a section that runs on.
    pub above_heading: Length,
    /// Between a section's opener and its first block.
    pub after_opener: Length,
    /// Between the heading of a section that runs on and its first block.
    pub after_heading: Length,
    /// Before a section that runs on below another.
    pub before_section: Length,
    /// How much of that may be taken away.
    pub before_section_shrink: Length,
    /// Above and below the text of a table row.
    pub row_padding: Length,
    /// How much of the white between two rows may be taken away, half of it on each side of the hairline.
    pub row_shrink: Length,
    /// The same where rows are only looked up.
    pub close_row_padding: Length,
    /// Within a tinted panel, above and below its words.
    pub panel_padding: Length,
    /// By how much a panel reaches beyond the column at its sides.
    pub panel_overhang: Length,
    /// The width of a rule down the edge of a panel.
    pub edge_rule: Length,
    /// How thick a hairline is.
    pub hairline: Length,
    /// From one entry of the contents to the next.
    pub contents_entry: Length,
    /// How much of that may be taken away.
    pub contents_shrink: Length,
    /// The height of a logo on a cover.
    pub cover_logo: Length,
    /// The height of a logo on a masthead.
    pub masthead_logo: Length,
    /// The indent of a list within a list, and of lists where there is no gap to hang bullets in.
    pub indent: Length,
}

pub(super) const SPACING: Spacing = Spacing {
    paragraph: Length::pt(8),
    paragraph_shrink: Length::ZERO,
    item: Length::pt(4),
    item_shrink: Length::pt(1),
    block: Length::pt(20),
    run_on_block: Length::pt(12),
    block_shrink: Length::pt(8),
    after_title: Length::pt(12),
    above_heading: Length::pt(8),
    after_opener: Length::pt(24),
    after_heading: Length::pt(4),
    before_section: Length::pt(16),
    before_section_shrink: Length::pt(4),
    row_padding: Length::pt(7),
    row_shrink: Length::ZERO,
    close_row_padding: Length::pt(2),
    panel_padding: Length::pt(8),
    panel_overhang: Length::pt(8),
    edge_rule: Length::centipoints(250),
    hairline: Length::centipoints(50),
    contents_entry: Length::pt(26),
    contents_shrink: Length::ZERO,
    cover_logo: Length::mm(16),
    masthead_logo: Length::mm(10),
    indent: Length::pt(16),
};

/// On half a sheet.
pub(super) const SMALL_SPACING: Spacing = Spacing {
    paragraph: Length::pt(7),
    paragraph_shrink: Length::pt(2),
    item_shrink: Length::pt(2),
    block: Length::pt(16),
    run_on_block: Length::pt(11),
    block_shrink: Length::pt(9),
    after_title: Length::pt(10),
    after_opener: Length::pt(16),
    row_padding: Length::pt(6),
    row_shrink: Length::pt(4),
    close_row_padding: Length::pt(3),
    panel_padding: Length::pt(6),
    contents_entry: Length::pt(22),
    contents_shrink: Length::pt(3),
    cover_logo: Length::mm(12),
    masthead_logo: Length::mm(9),
    indent: Length::pt(15),
    ..SPACING
};

/// In large print: paragraphs stand a clear line apart.
pub(super) const LARGE_SPACING: Spacing = Spacing {
    paragraph: Length::pt(26),
    paragraph_shrink: Length::pt(6),
    item: Length::pt(10),
    item_shrink: Length::pt(3),
    block: Length::pt(30),
    run_on_block: Length::pt(28),
    block_shrink: Length::pt(10),
    after_title: Length::pt(16),
    above_heading: Length::pt(12),
    after_opener: Length::pt(24),
    after_heading: Length::pt(12),
    before_section: Length::pt(32),
    before_section_shrink: Length::pt(12),
    row_padding: Length::pt(11),
    row_shrink: Length::pt(8),
    close_row_padding: Length::pt(8),
    panel_padding: Length::pt(12),
    panel_overhang: Length::pt(13),
    edge_rule: Length::pt(4),
    hairline: Length::pt(1),
    contents_entry: Length::pt(60),
    contents_shrink: Length::pt(5),
    cover_logo: Length::mm(18),
    masthead_logo: Length::mm(14),
    indent: Length::pt(28),
};

/// In large print on half a sheet.
pub(super) const LARGE_ON_SMALL_SPACING: Spacing = Spacing {
    paragraph: Length::pt(24),
    block: Length::pt(22),
    run_on_block: Length::pt(22),
    after_title: Length::pt(12),
    after_opener: Length::pt(20),
    before_section: Length::pt(24),
    before_section_shrink: Length::pt(8),
    contents_entry: Length::pt(55),
    contents_shrink: Length::pt(7),
    cover_logo: Length::mm(12),
    masthead_logo: Length::mm(12),
    indent: Length::pt(26),
    ..LARGE_SPACING
};
