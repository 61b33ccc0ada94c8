//! The arguments as they are typed. What they mean, and which do not go together, is decided in [`super::job`].

use std::num::NonZeroUsize;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns patient guides written in TOML into finished, printable, accessible PDFs.
#[derive(Parser, Debug)]
#[command(name = "handout", version, about, arg_required_else_help = true, subcommand_required = true)]
#[command(after_help = "Exit status: 0 done, 1 a guide has errors, 2 wrong usage, 3 our own fault.")]
#[command(infer_long_args = false, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// How results and complaints are shown
    #[arg(long, value_enum, default_value_t = Format::Human, global = true)]
    pub(super) format: Format,
    /// Say only what is wrong
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Write a small complete guide to start from
    New {
        /// An empty or new folder; its name becomes the guide's
        #[arg(value_name = "DIR")]
        folder: String,
        /// What to start from
        #[arg(long, value_enum, default_value_t = Template::Guide)]
        template: Template,
        /// The languages to write it in
        #[arg(long, value_name = "LANG", num_args = 1.., value_delimiter = ',', default_value = "en")]
        language: Vec<String>,
    },
    /// Show every error and warning; write nothing
    Check {
        #[command(flatten)]
        guides: Guides,
    },
    /// Write the PDFs
    Build {
        #[command(flatten)]
        guides: Guides,
        /// Where the PDFs go
        #[arg(long, value_name = "DIR", default_value = "out")]
        out: String,
        /// Two pages on each side of a sheet, in the order in which a booklet is folded: NAME.LANG.booklet.pdf, set for A5 unless
        /// `--paper` says otherwise
        #[arg(long)]
        booklet: bool,
        /// How far each sheet of a booklet pushes out the one within it: the thickness of the paper
        #[arg(long, value_name = "MM", default_value = "0.1mm", requires = "booklet")]
        creep: String,
        /// Crop, bleed and registration marks and a bar of the inks around the pages (with `--edition press`)
        #[arg(long)]
        marks: bool,
        /// Say for every page, or for page N, why it ended where it did: how full it is, what would have come next, and why that
        /// stands on the next page
        #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, value_parser = counted)]
        explain: Option<Option<NonZeroUsize>>,
    },
    /// Draw the pages as PNG pictures
    Preview {
        #[command(flatten)]
        guides: Guides,
        /// Where the pictures go
        #[arg(long, value_name = "DIR", default_value = "out")]
        out: String,
        /// Only this page
        #[arg(long, value_name = "N", conflicts_with = "contact_sheet", value_parser = counted)]
        page: Option<NonZeroUsize>,
        /// All pages small on one picture
        #[arg(long)]
        contact_sheet: bool,
        /// As an office printer without colour shows them
        #[arg(long)]
        grey: bool,
    },
    /// Show the layout as readable text, or compare it with a stored one
    Snapshot {
        #[command(flatten)]
        guides: Guides,
        /// Store the text here instead of printing it
        #[arg(long, value_name = "DIR")]
        out: Option<String>,
        /// Compare with what is stored here; end with 1 where it differs
        #[arg(long, value_name = "DIR", conflicts_with = "out")]
        check: Option<String>,
        /// The words broken at line ends instead
        #[arg(long)]
        hyphens: bool,
        /// Lines, hyphens, word spaces, how pages end and how full they are instead
        #[arg(long)]
        metrics: bool,
        /// How many bytes of the PDF each kind of object takes instead
        #[arg(long)]
        sizes: bool,
        /// Why each page ended where it did instead
        #[arg(long)]
        breaks: bool,
    },
    /// Build again whenever a file is saved (not yet)
    Watch {
        #[command(flatten)]
        guides: Guides,
    },
    /// List the built-in fonts
    Fonts,
    /// List the languages and what is known of them
    Languages,
    /// Print the JSON Schema of guides for editors (not yet)
    Schema,
    /// Print completions for a shell
    Completions {
        /// For which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man {
        /// Of this command instead of the whole
        command: Option<String>,
    },
}

/// Which guides, and how they are judged and set.
#[derive(Args, Debug)]
pub(super) struct Guides {
    /// A language file, a guide's folder (all its languages), or a folder of guides
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<String>,
    /// Only these languages: `sv,en` or `sv en`
    #[arg(long, value_name = "LANG", value_delimiter = ',')]
    pub(super) language: Vec<String>,
    /// This clinic instead of the guide's own
    #[arg(long, value_name = "FILE")]
    pub(super) clinic: Option<String>,
    /// For the screen, for a print shop, or in large print
    #[arg(long, value_enum, default_value_t = Edition::Screen)]
    pub(super) edition: Edition,
    /// The paper that pages are set for; another than the usual adds its name: NAME.LANG.large-print.a5.pdf [default: a4, for a
    /// booklet a5]
    #[arg(long, value_enum, ignore_case = true)]
    pub(super) paper: Option<Paper>,
    /// The day that reviews are judged by (otherwise `SOURCE_DATE_EPOCH`, otherwise today)
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<String>,
    /// Treat every warning as an error
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// How many guides are worked on at a time (otherwise one for each processor)
    #[arg(long, value_name = "N", value_parser = counted)]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// What is counted from 1.
fn counted(typed: &str) -> Result<NonZeroUsize, &'static str> {
    typed.parse().map_err(|_| "write a whole number, from 1 up")
}

#[derive(ValueEnum, Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// For people
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
}

#[derive(ValueEnum, Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Template {
    /// A cover, contents and sections
    Guide,
    /// Information before consent, with a review box
    ClientInformation,
    /// A sheet or two
    FactSheet,
}

#[derive(ValueEnum, Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Edition {
    /// Tagged, with links and a checklist to fill in
    Screen,
    /// PDF/X-4 in the inks of a press, with bleed
    Press,
    /// At least 16 pt, for readers who see little: NAME.LANG.large-print.pdf
    LargePrint,
}

#[derive(ValueEnum, Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    Letter,
    /// 148 × 210 mm
    A5,
}

#[derive(ValueEnum, Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Deny {
    /// Every warning
    Warnings,
}
