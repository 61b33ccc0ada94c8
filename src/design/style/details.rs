//! Distances and proportions that are the same on every paper and in every edition.

use crate::foundation::geometry::Length;

/// A part of another length, in hundredths.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Share(i64);

impl Share {
    /// That part of a length.
    #[must_use]
    pub const fn of(self, whole: Length) -> Length {
        whole.ratio(self.0, 100)
    }
}

/// Distances and proportions that are the same on every paper and in every edition. Shares are of the size of the words that they stand
/// beside, where nothing else is said.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Details {
    /// Between a label and what it names, where it stands above that.
    pub below_label: Length,
    /// Between the number of a step and its text.
    pub after_number: Length,
    /// Between a picture and its caption, where that stands below it.
    pub above_caption: Length,
    /// The side of a bullet.
    pub bullet: Share,
    /// How high the middle of a bullet stands above the baseline: half the height of a small letter.
    pub bullet_middle: Share,
    /// How high the middle of a capital stands above the baseline.
    pub capital_middle: Share,
    /// The side of a sign before a label.
    pub sign: Share,
    /// What that sign takes along the line, with the white after it.
    pub sign_room: Share,
    /// The dot of a moment on a timeline.
    pub moment: Share,
    /// How far before the text the middle of that dot stands, where there is a gap for it.
    pub moment_before: Share,
    /// The line of a timeline.
    pub thread: Length,
    /// Between the columns of a table.
    pub table_gap: Length,
    /// Above and below the words of a cell.
    pub cell_padding: Length,
    /// Between the heads of columns and the rule below them.
    pub above_head_rule: Length,
    /// That rule.
    pub head_rule: Length,
    /// The least height of a row that is written in.
    pub write_row: Length,
    /// The least width of a cell that is written in.
    pub least_write: Length,
    /// What is left between a field and the edge of its cell.
    pub within_cell: Length,
    /// A box to tick outside of a checklist.
    pub tick: Length,
    /// The head of a column beside a cell of a record, as a share of the measure.
    pub record_head: Share,
    /// How far before its words a bullet hangs in a cell.
    pub cell_bullet: Share,
    /// Between the two columns of a list of short items, in sizes of their words.
    pub column_gap: i64,
    /// Between a reference and the code of its address, in sizes of its words.
    pub code_gap: i64,
    /// How far below the top of a reference the edge of its code stands.
    pub code_top: Length,
    /// The widest that the label column of a table may become, as a share of the type area.
    pub widest_labels: Share,
    /// The steps in which it becomes wider.
    pub label_step: Length,
    /// What is added to the widest word of a label, so that it surely fits.
    pub label_slack: Length,
    /// The tallest that a picture may become, as a share of the type area.
    pub tallest_picture: Share,
    /// How much nearer to the title a lead stands than what follows a title.
    pub lead_nearer: Length,
    /// How far down the type area of a cover its title starts, as a share of it.
    pub cover_title: Share,
    /// The sizes of a cover title that are tried, in hundredths of the style's own.
    pub cover_title_sizes: [i64; 3],
    /// The least white above and below what stands in the middle of a cover.
    pub cover_white: Length,
    /// Between the title and the subtitle of a cover.
    pub cover_subtitle: Length,
    /// Between logo and name on a cover.
    pub cover_name: Length,
    /// The dot of a stage above a cover's subtitle, the line through the dots, and the white below them.
    pub stage: Length,
    /// The line through those dots.
    pub stage_line: Length,
    /// The white below them.
    pub below_stages: Length,
    /// Between a logo and the words beside it.
    pub beside_logo: Length,
    /// The widest that a logo may become beside words, in heights of the logo.
    pub logo_width: i64,
    /// Between title and subtitle of a masthead.
    pub masthead_subtitle: Length,
    /// What the number of a page takes in the contents.
    pub contents_number: Share,
    /// The least white between title and number there.
    pub contents_gap: Length,
    /// Between the words and the dots there.
    pub leader_gap: Length,
    /// The height of the dots' area.
    pub leader: Length,
    /// From dot to dot.
    pub leader_pitch: Length,
    /// The size of a dot.
    pub leader_dot: Length,
    /// The line below words that lead somewhere: the size of the words divided by this.
    pub underline: i64,
    /// How far below the baseline it stands: the size of the words divided by this.
    pub underline_below: i64,
    /// Between a box to tick and its words.
    pub after_tick: Length,
    /// The line around a box to tick.
    pub tick_line: Length,
    /// A ruled line to write on.
    pub ruled_line: Length,
    /// What is left between a field of one line and its ruled line.
    pub above_ruled_line: Length,
    /// Between the lead of a checklist and what stands above it.
    pub checklist_lead: Length,
    /// Above the hairline below a checklist's head.
    pub checklist_head: Length,
    /// By how many lines the clinic's may reach below title and lead of a checklist before they are better set above them.
    pub taller_clinic: i64,
    /// Nearer to the edge of the paper no office printer prints.
    pub edge: Length,
    /// What keeps the two ends of a running line apart.
    pub between_ends: Length,
    /// What is kept free where a running line is set in two parts.
    pub running_gap: Length,
    /// What is left free between the words of a page and what stands in its foot.
    pub above_foot: Length,
    /// How high running words reach above their baseline.
    pub running_height: (i64, i64),
}

pub(super) const DETAILS: Details = Details {
    below_label: Length::pt(2),
    after_number: Length::pt(4),
    above_caption: Length::pt(4),
    bullet: Share(34),
    bullet_middle: Share(26),
    capital_middle: Share(33),
    sign: Share(130),
    sign_room: Share(165),
    moment: Share(52),
    moment_before: Share(81),
    thread: Length::pt(1),
    table_gap: Length::pt(12),
    cell_padding: Length::pt(5),
    above_head_rule: Length::pt(3),
    head_rule: Length::pt(1),
    write_row: Length::mm(9),
    least_write: Length::mm(16),
    within_cell: Length::pt(2),
    tick: Length::mm(5),
    record_head: Share(36),
    cell_bullet: Share(80),
    column_gap: 2,
    code_gap: 1,
    code_top: Length::pt(4),
    widest_labels: Share(45),
    label_step: Length::mm(4),
    label_slack: Length::pt(1),
    tallest_picture: Share(50),
    lead_nearer: Length::pt(4),
    cover_title: Share(30),
    cover_title_sizes: [100, 90, 80],
    cover_white: Length::pt(24),
    cover_subtitle: Length::pt(28),
    cover_name: Length::pt(10),
    stage: Length::pt(7),
    stage_line: Length::pt(1),
    below_stages: Length::pt(6),
    beside_logo: Length::pt(12),
    logo_width: 4,
    masthead_subtitle: Length::pt(4),
    contents_number: Share(260),
    contents_gap: Length::pt(16),
    leader_gap: Length::pt(8),
    leader: Length::pt(1),
    leader_pitch: Length::pt(3),
    leader_dot: Length::centipoints(80),
    underline: 20,
    underline_below: 8,
    after_tick: Length::pt(8),
    tick_line: Length::pt(1),
    ruled_line: Length::centipoints(60),
    above_ruled_line: Length::pt(1),
    checklist_lead: Length::pt(4),
    checklist_head: Length::pt(8),
    taller_clinic: 2,
    edge: Length::mm(3),
    between_ends: Length::pt(24),
    running_gap: Length::pt(12),
    above_foot: Length::mm(2),
    running_height: (2, 3),
};
