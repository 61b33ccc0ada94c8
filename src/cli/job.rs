//! What is to be done, as meant: a [`Job`] that exists can be carried out as far as its arguments go.

use std::num::NonZeroUsize;

use clap_complete::Shell;

use super::arguments::{self, Arguments, Command, Deny, Format, Guides, Template};
use super::explain::Explained;
use super::misuse::Misuse;
use super::production::{Form, Production, thickness};
use super::queue::Jobs;
use super::surroundings::{Environment, Terminal};
use super::typed;
use crate::design::style::{Edition, Marks};
use crate::foundation::calendar::Date;
use crate::foundation::geometry::Paper;
use crate::guide::language::LanguageTag;
use crate::output::raster::Colouring;

/// A job, and how its results are shown.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) job: Job,
    pub(super) manner: Manner,
}

/// How results are shown.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Manner {
    pub(super) format: Format,
    pub(super) loudness: Loudness,
    pub(super) stdout: Terminal,
    pub(super) stderr: Terminal,
}

/// How much is said.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Loudness {
    /// Results, errors and warnings.
    Usual,
    /// Only errors are told.
    ErrorsOnly,
}

#[derive(Debug)]
pub(super) enum Job {
    New(NewGuide),
    Check(Selection),
    Build(Selection, Production),
    Preview(Selection, View),
    Snapshot(Selection, Snapshots),
    Fonts,
    Languages,
    Completions(Shell),
    Manual(Option<String>),
}

/// A guide to start from.
#[derive(Debug)]
pub(super) struct NewGuide {
    pub(super) folder: String,
    pub(super) template: Template,
    /// At least one, each once.
    pub(super) languages: Vec<LanguageTag>,
}

/// Which guides, and how they are judged and set.
#[derive(Debug)]
pub(super) struct Selection {
    /// At least one, without a slash at the end.
    pub(super) paths: Vec<String>,
    /// None for all.
    pub(super) languages: Vec<LanguageTag>,
    pub(super) clinic: Option<String>,
    pub(super) today: Date,
    pub(super) warnings: Warnings,
    pub(super) edition: Edition,
    pub(super) paper: Paper,
    pub(super) jobs: Jobs,
}

/// What a warning does.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Warnings {
    /// It is shown.
    Shown,
    /// It stops the work as an error does.
    Denied,
}

/// What is drawn.
#[derive(Debug)]
pub(super) struct View {
    pub(super) out: String,
    pub(super) what: Drawn,
    pub(super) colouring: Colouring,
}

/// Which pages become pictures.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Drawn {
    /// Every page, a picture each.
    EachPage,
    /// One page becomes a picture; pages are counted from 1.
    OnePage(NonZeroUsize),
    /// All pages stand on one picture.
    ContactSheet,
}

/// Which texts, and what becomes of them.
#[derive(Debug)]
pub(super) struct Snapshots {
    /// At least one.
    pub(super) texts: Vec<Text>,
    pub(super) keep: Keep,
}

/// A text about pages.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Text {
    /// What stands where on the pages.
    Layout,
    /// The words that are broken at line ends.
    Hyphens,
    /// The numbers by which the setting of lines is judged.
    Metrics,
    /// The bytes of the PDF.
    Sizes,
    /// Why pages ended.
    Breaks,
}

/// What becomes of the texts.
#[derive(Debug)]
pub(super) enum Keep {
    /// They are printed to the terminal.
    Print,
    /// Stored in a folder.
    Store(String),
    /// Compared with those in a folder.
    Compare(String),
}

impl Order {
    /// # Errors
    /// [`Misuse`], where the arguments contradict each other or ask for what is not there yet.
    pub(super) fn new(arguments: Arguments, environment: &Environment) -> Result<Order, Misuse> {
        let manner = Manner {
            format: arguments.format,
            loudness: if arguments.quiet { Loudness::ErrorsOnly } else { Loudness::Usual },
            stdout: environment.stdout,
            stderr: environment.stderr,
        };
        Ok(Order { job: job(arguments.command, environment)?, manner })
    }
}

fn job(command: Command, environment: &Environment) -> Result<Job, Misuse> {
    let select = |guides| selection(guides, Form::Pages, environment);
    Ok(match command {
        Command::New { folder, template, language } => {
            Job::New(NewGuide { folder: folder_path(&folder)?, template, languages: typed::tags(&language)? })
        }
        Command::Check { guides } => Job::Check(select(guides)?),
        Command::Build { guides, out, booklet, creep, marks, explain } => {
            let form = if booklet { Form::Booklet(thickness(&creep)?) } else { Form::Pages };
            let mut selection = selection(guides, form, environment)?;
            if marks {
                selection.edition = with_marks(selection.edition)?;
            }
            if let (Form::Booklet(_), Edition::Press(_)) = (form, selection.edition) {
                return Err(Misuse::new("`--booklet` is for an office printer: a print shop imposes the pages itself")
                    .tip("`--edition press --paper a5` without `--booklet` is what the shop needs"));
            }
            Job::Build(selection, Production { out: folder_path(&out)?, form, explained: Explained::of(explain) })
        }
        Command::Preview { guides, out, page, contact_sheet, grey } => {
            let what = match page {
                Some(page) => Drawn::OnePage(page),
                None if contact_sheet => Drawn::ContactSheet,
                None => Drawn::EachPage,
            };
            let colouring = if grey { Colouring::Grey } else { Colouring::Colour };
            Job::Preview(select(guides)?, View { out: folder_path(&out)?, what, colouring })
        }
        Command::Snapshot { guides, out, check, hyphens, metrics, sizes, breaks } => {
            let wanted = [(hyphens, Text::Hyphens), (metrics, Text::Metrics), (sizes, Text::Sizes), (breaks, Text::Breaks)];
            let mut texts: Vec<Text> = wanted.into_iter().filter_map(|(wanted, text)| wanted.then_some(text)).collect();
            if texts.is_empty() {
                texts.push(Text::Layout);
            }
            let keep = match (out, check) {
                (_, Some(folder)) => Keep::Compare(folder_path(&folder)?),
                (Some(folder), None) => Keep::Store(folder_path(&folder)?),
                (None, None) => Keep::Print,
            };
            Job::Snapshot(select(guides)?, Snapshots { texts, keep })
        }
        Command::Watch { .. } => return Err(not_yet("watch", "run `handout build` after saving")),
        Command::Fonts => Job::Fonts,
        Command::Languages => Job::Languages,
        Command::Schema => return Err(not_yet("schema", "`handout check` names every key that it does not know")),
        Command::Completions { shell } => Job::Completions(shell),
        Command::Man { command } => Job::Manual(command),
    })
}

fn with_marks(edition: Edition) -> Result<Edition, Misuse> {
    match edition {
        Edition::Press(_) => Ok(Edition::Press(Marks::Printers)),
        Edition::Screen | Edition::LargePrint => {
            Err(Misuse::new("`--marks` are for a print shop").tip("add `--edition press`, or leave `--marks` out"))
        }
    }
}

fn not_yet(what: &str, instead: &str) -> Misuse {
    Misuse::new(format!("`{what}` is not there yet")).tip(instead)
}

fn selection(guides: Guides, form: Form, environment: &Environment) -> Result<Selection, Misuse> {
    let edition = match guides.edition {
        arguments::Edition::Screen => Edition::Screen,
        arguments::Edition::Press => Edition::Press(Marks::None),
        arguments::Edition::LargePrint => Edition::LargePrint,
    };
    let paper = match guides.paper {
        None => form.usual_paper(),
        Some(arguments::Paper::A4) => Paper::A4,
        Some(arguments::Paper::Letter) => Paper::Letter,
        Some(arguments::Paper::A5) => Paper::A5,
    };
    let (paths, languages) = typed::divided(guides.paths, guides.language)?;
    Ok(Selection {
        paths: paths.iter().map(|path| folder_path(path)).collect::<Result<_, _>>()?,
        languages: typed::tags(&languages)?,
        clinic: guides.clinic.map(|path| slashes(&path)),
        today: today(guides.today.as_deref(), environment)?,
        edition,
        paper,
        warnings: if guides.deny == Some(Deny::Warnings) { Warnings::Denied } else { Warnings::Shown },
        jobs: guides.jobs.map_or(Jobs::Counted(environment.processors), Jobs::AtMost),
    })
}

/// `--today`, then `SOURCE_DATE_EPOCH`, then the clock.
fn today(typed: Option<&str>, environment: &Environment) -> Result<Date, Misuse> {
    if let Some(typed) = typed {
        return Date::parse(typed).ok_or_else(|| {
            Misuse::new(format!("`--today {typed}` is no day of the calendar")).tip("year, month and day: `--today 2026-06-01`")
        });
    }
    let seconds = match environment.source_date_epoch.as_deref() {
        None | Some("") => Some(environment.seconds_now),
        Some(epoch) => epoch.parse().ok(),
    };
    seconds.and_then(Date::from_unix_seconds).ok_or_else(|| {
        let epoch = environment.source_date_epoch.as_deref().unwrap_or_default();
        Misuse::new(format!("SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds since 1970"))
            .tip("unset it, or give the day with `--today 2026-06-01`")
    })
}

/// A path with `/` between its parts and none at its end.
fn folder_path(typed: &str) -> Result<String, Misuse> {
    let path = slashes(typed);
    match path.trim_end_matches('/') {
        "" if path.is_empty() => Err(Misuse::new("a path is empty").tip("`.` is the folder you are in")),
        "" => Ok("/".to_owned()),
        trimmed => Ok(trimmed.to_owned()),
    }
}

fn slashes(typed: &str) -> String {
    if cfg!(windows) { typed.replace('\\', "/") } else { typed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::geometry::Length;
    use clap::Parser;

    fn order(line: &str, epoch: Option<&str>) -> Result<Order, String> {
        let environment = Environment {
            stdout: Terminal::Plain,
            stderr: Terminal::Plain,
            source_date_epoch: epoch.map(str::to_owned),
            seconds_now: 1_780_272_000,
            processors: || NonZeroUsize::MIN,
        };
        let arguments = Arguments::try_parse_from(line.split(' ')).map_err(|error| error.to_string())?;
        Order::new(arguments, &environment).map_err(|misuse| misuse.to_string())
    }

    fn today_of(line: &str, epoch: Option<&str>) -> Result<String, String> {
        match order(line, epoch)?.job {
            Job::Check(selection) => Ok(selection.today.to_string()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_day_is_typed_or_declared_or_read_from_the_clock() {
        assert_eq!(today_of("handout check g", None).as_deref(), Ok("2026-06-01"));
        assert_eq!(today_of("handout check g", Some("951782400")).as_deref(), Ok("2000-02-29"));
        assert_eq!(today_of("handout check g --today 2027-01-02", Some("951782400")).as_deref(), Ok("2027-01-02"));
        assert_eq!(today_of("handout check g", Some("")).as_deref(), Ok("2026-06-01"));
        assert!(today_of("handout check g", Some("soon")).is_err_and(|words| words.contains("`soon`")));
        assert!(today_of("handout check g --today 2027-02-30", None).is_err_and(|words| words.contains("2027-02-30")));
    }

    #[test]
    fn what_is_not_there_yet_is_refused() {
        for line in ["handout watch g", "handout schema"] {
            assert!(order(line, None).is_err_and(|words| words.contains("not there yet")), "{line}");
        }
    }

    #[test]
    fn marks_are_for_a_print_shop() {
        let edition = |line: &str| match order(line, None).unwrap().job {
            Job::Build(selection, _) | Job::Check(selection) => selection.edition,
            other => panic!("{other:?}"),
        };
        assert_eq!(edition("handout build g --edition press --marks"), Edition::Press(Marks::Printers));
        assert_eq!(edition("handout check g --edition press"), Edition::Press(Marks::None));
        assert!(order("handout build g --marks", None).is_err_and(|words| words.contains("--edition press")));
    }

    #[test]
    fn a_print_shop_folds_its_own_booklets() {
        let refused = order("handout build g --edition press --booklet", None);
        assert!(refused.is_err_and(|words| words.contains("imposes the pages itself")));
        assert!(order("handout build g --edition large-print --booklet", None).is_ok());
    }

    #[test]
    fn languages_and_paths_are_put_in_order() {
        let job = order("handout build g/ a/b// / --language sv,nl,sv --language tr", None).unwrap().job;
        let Job::Build(selection, Production { out, form: Form::Pages, .. }) = job else { panic!() };
        assert_eq!(selection.paths, ["g", "a/b", "/"]);
        assert_eq!(selection.languages.iter().map(LanguageTag::as_str).collect::<Vec<_>>(), ["sv", "nl", "tr"]);
        assert_eq!(out, "out");
        assert!(order("handout build g --out ", None).is_err_and(|words| words.contains("a path is empty")));
        assert!(order("handout build g --language Swedish", None).is_err_and(|words| words.contains("`Swedish`")));
    }

    #[test]
    fn a_booklet_is_set_for_half_a_sheet() {
        let build = |line: &str| match order(line, None)?.job {
            Job::Build(selection, production) => Ok((selection.paper, production.form)),
            other => panic!("{other:?}"),
        };
        assert_eq!(build("handout build g"), Ok((Paper::A4, Form::Pages)));
        assert_eq!(build("handout build g --booklet"), Ok((Paper::A5, Form::Booklet(Length::tenths_of_mm(1)))));
        assert_eq!(build("handout build g --booklet --paper a4 --creep 0"), Ok((Paper::A4, Form::Booklet(Length::ZERO))));
        for creep in ["thick", "-1", "0,1", "3mm", "."] {
            let refused: Result<_, String> = build(&format!("handout build g --booklet --creep={creep}"));
            assert!(refused.is_err_and(|words| words.contains("no thickness of paper")), "{creep}");
        }
        assert!(build("handout build g --creep 0.2mm").is_err(), "without a booklet there is nothing to push");
    }

    #[test]
    fn the_definition_of_the_arguments_is_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
