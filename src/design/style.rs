//! Type scale, leading, page masters, roles → inks; editions.
//!
//! In: an [`Edition`], a [`Paper`] and the clinic's two colours. Out: a [`Style`], which holds every number of the look. Vertical
//! distances are multiples of one unit of 4 pt, sizes come from one scale, and one vertical axis divides the type area into a side
//! column for labels and a main column for words. Layout asks for a number here and has none of its own.

use crate::foundation::colour::{Ink, Rgb};
use crate::foundation::geometry::{Length, Paper, Rect, Size};
use crate::guide::model::{Clinic, Rank};

/// For whom a file is made.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Edition {
    /// Telephones, screens and office printers.
    #[default]
    Screen,
}

impl Edition {
    /// The name people type and read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Edition::Screen => "screen",
        }
    }
}

/// Every number of the look.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Style {
    /// For whom.
    pub edition: Edition,
    /// The page.
    pub master: PageMaster,
    /// The inks.
    pub palette: Palette,
    /// The sizes.
    pub scale: TypeScale,
    /// The distances.
    pub spacing: Spacing,
}

/// How a page is divided.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct PageMaster {
    /// The trimmed page.
    pub trim: Size,
    /// Printed beyond the trim.
    pub bleed: Length,
    /// Where words stand, running head and foot not counted.
    pub type_area: Rect,
    /// How the type area is divided along the line.
    pub columns: Columns,
    /// The baseline of the running head, from the top of the page.
    pub head_baseline: Length,
    /// The baseline of the foot's first line, from the top of the page.
    pub foot_baseline: Length,
    /// The width of the band on a cover, along the binding.
    pub band: Length,
}

/// How the type area is divided along the line.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Columns {
    /// A side column and a gap before the main column.
    Axis {
        /// The side column's width.
        side: Length,
        /// The gap's.
        gap: Length,
    },
    /// Labels stand above what they name.
    Folded,
}

impl PageMaster {
    /// Where the main column starts, from the inline-start edge of the type area.
    #[must_use]
    pub fn main_start(&self) -> Length {
        match self.columns {
            Columns::Axis { side, gap } => side + gap,
            Columns::Folded => Length::ZERO,
        }
    }

    /// The main column's width.
    #[must_use]
    pub fn main_measure(&self) -> Length {
        self.type_area.width - self.main_start()
    }
}

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
pub enum Posture {
    /// It does not.
    #[default]
    Upright,
    /// It does; where a family has no italic, the next heavier weight stands for it.
    Italic,
}

/// What text is set in.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct TextStyle {
    /// Type size.
    pub size: Length,
    /// From baseline to baseline.
    pub leading: Length,
    /// How heavy.
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

    /// Another tone.
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

/// A role of ink.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Tone {
    /// Words.
    Text,
    /// Words that stand back: feet, captions.
    Muted,
    /// The clinic's colour.
    Brand,
    /// Urgency, and nothing else.
    Urgent,
    /// On a band of the brand's colour.
    Paper,
}

/// The inks of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette {
    /// Words.
    pub text: Ink,
    /// Words that stand back.
    pub muted: Ink,
    /// Hairlines.
    pub hairline: Ink,
    /// Ruled lines and boxes to be written on.
    pub ruling: Ink,
    /// Paper white.
    pub paper: Ink,
    /// The clinic's colour.
    pub brand: Ink,
    /// A tint of it, behind notes.
    pub brand_tint: Ink,
    /// Rank by rank: home, call, emergency.
    pub ranks: [RankInks; 3],
}

/// The inks of one rank of urgency.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct RankInks {
    /// Sign and rule.
    pub sign: Ink,
    /// Behind the row.
    pub tint: Ink,
}

impl Palette {
    /// The ink of a tone.
    #[must_use]
    pub fn ink(&self, tone: Tone) -> Ink {
        match tone {
            Tone::Text => self.text,
            Tone::Muted => self.muted,
            Tone::Brand => self.brand,
            Tone::Urgent => self.rank(Rank::Emergency).sign,
            Tone::Paper => self.paper,
        }
    }

    /// The inks of a rank.
    #[must_use]
    pub fn rank(&self, rank: Rank) -> RankInks {
        match rank {
            Rank::Home => self.ranks[0],
            Rank::Call => self.ranks[1],
            Rank::Emergency => self.ranks[2],
        }
    }

    /// In grey the ranks read as light, medium, dark: their luminances are about 0.27, 0.16 and, with the usual red, 0.11.
    fn screen(clinic: &Clinic) -> Palette {
        let brand = clinic.brand.rgb;
        let rank = |rgb: Rgb| RankInks { sign: Ink::Rgb(rgb), tint: Ink::Rgb(rgb.tint(8)) };
        Palette {
            text: Ink::Rgb(Rgb::new(0x1a, 0x1a, 0x1a)),
            muted: Ink::Rgb(Rgb::new(0x59, 0x59, 0x59)),
            hairline: Ink::Rgb(Rgb::new(0xc4, 0xc8, 0xca)),
            ruling: Ink::Rgb(Rgb::new(0x76, 0x76, 0x76)),
            paper: Ink::Rgb(Rgb::WHITE),
            brand: Ink::Rgb(brand),
            brand_tint: Ink::Rgb(brand.tint(7)),
            ranks: [rank(Rgb::new(0x4f, 0x9d, 0x69)), rank(Rgb::new(0xa8, 0x64, 0x00)), rank(clinic.urgent.rgb)],
        }
    }
}

/// The sizes.
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
    const STANDARD: TypeScale = {
        use Weight::{Regular, SemiBold};
        TypeScale {
            body: TextStyle::new(1150, 1600, Regular, Tone::Text),
            lead: TextStyle::new(1400, 2000, Regular, Tone::Text),
            heading: TextStyle::new(2600, 3000, SemiBold, Tone::Text),
            tag: TextStyle::new(1050, 1600, SemiBold, Tone::Brand).tracked(20),
            label: TextStyle::new(1150, 1600, SemiBold, Tone::Brand),
            caption: TextStyle::new(1000, 1400, Regular, Tone::Muted),
            foot: TextStyle::new(950, 1200, Regular, Tone::Muted),
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
}

/// The distances.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Spacing {
    /// Between paragraphs.
    pub paragraph: Length,
    /// Between items of a list.
    pub item: Length,
    /// Between blocks.
    pub block: Length,
    /// Between blocks of sections that run on.
    pub run_on_block: Length,
    /// How much of the space between blocks may be taken away before a page is opened for a line or two.
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
    /// The same where rows are only looked up.
    pub close_row_padding: Length,
    /// Within a tinted panel, above and below its words.
    pub panel_padding: Length,
    /// By how much a panel reaches beyond the column at its sides.
    pub panel_overhang: Length,
    /// The width of a rule down the edge of a panel.
    pub edge_rule: Length,
    /// A hairline.
    pub hairline: Length,
    /// From one entry of the contents to the next.
    pub contents_entry: Length,
    /// The height of a logo on a cover.
    pub cover_logo: Length,
    /// The height of a logo on a masthead.
    pub masthead_logo: Length,
    /// The indent of a list within a list, and of lists where there is no gap to hang bullets in.
    pub indent: Length,
}

const SPACING: Spacing = Spacing {
    paragraph: Length::pt(8),
    item: Length::pt(4),
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
    close_row_padding: Length::pt(2),
    panel_padding: Length::pt(8),
    panel_overhang: Length::pt(8),
    edge_rule: Length::centipoints(250),
    hairline: Length::centipoints(50),
    contents_entry: Length::pt(26),
    cover_logo: Length::mm(16),
    masthead_logo: Length::mm(10),
    indent: Length::pt(16),
};

impl Style {
    /// The look of an edition on a paper, in a clinic's colours.
    #[must_use]
    pub fn new(edition: Edition, paper: Paper, clinic: &Clinic) -> Style {
        Style {
            edition,
            master: page_master(paper),
            palette: Palette::screen(clinic),
            scale: TypeScale::STANDARD,
            spacing: SPACING,
        }
    }
}

fn page_master(paper: Paper) -> PageMaster {
    let trim = paper.size();
    let (outside, top, foot) = match paper {
        Paper::A4 | Paper::Letter => (Length::mm(20), Length::mm(23), Length::mm(24)),
        Paper::A5 => (Length::mm(14), Length::mm(18), Length::mm(18)),
    };
    let columns = match paper {
        Paper::A4 | Paper::Letter => Columns::Axis { side: Length::mm(40), gap: Length::mm(6) },
        Paper::A5 => Columns::Folded,
    };
    let type_area = Rect { x: outside, y: top, width: trim.width - outside * 2, height: trim.height - top - foot };
    PageMaster {
        trim,
        bleed: Length::ZERO,
        type_area,
        columns,
        head_baseline: top - Length::mm(9),
        foot_baseline: trim.height - foot + Length::mm(11),
        band: Length::mm(9),
    }
}

/// The sizes of a checklist, all in proportion to the size of its words.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct ChecklistScale {
    /// Items and questions.
    pub body: TextStyle,
    /// Titles of groups, labels of fields.
    pub label: TextStyle,
    /// The emergency number.
    pub number: TextStyle,
    /// The side of a box to tick.
    pub tick: Length,
    /// From ruled line to ruled line.
    pub ruling: Length,
    /// Between items.
    pub item: Length,
    /// Between groups.
    pub group: Length,
    /// Between the two columns.
    pub gutter: Length,
}

impl ChecklistScale {
    /// The sizes that are tried, largest first, in hundredths of a point. Ten points is the least that is legible at arm's length.
    pub const TRIED: [i64; 7] = [1300, 1250, 1200, 1150, 1100, 1050, 1000];

    /// All sizes, for words of so many hundredths of a point.
    #[must_use]
    pub fn of(hundredths: i64) -> ChecklistScale {
        let part = |at_twelve: i64| Length::centipoints(at_twelve).ratio(hundredths, 1200);
        let body = TextStyle {
            size: Length::centipoints(hundredths),
            leading: part(1600),
            weight: Weight::Regular,
            tone: Tone::Text,
            tracking: Length::ZERO,
        };
        ChecklistScale {
            body,
            label: body.weighted(Weight::SemiBold).toned(Tone::Brand),
            number: TextStyle {
                size: Length::pt(22),
                leading: Length::pt(28),
                weight: Weight::SemiBold,
                tone: Tone::Urgent,
                ..body
            },
            tick: Length::mm(5).ratio(hundredths, 1300).max(Length::mm(4)),
            ruling: Length::mm(8),
            item: part(700),
            group: part(1800),
            gutter: Length::mm(10),
        }
    }
}
