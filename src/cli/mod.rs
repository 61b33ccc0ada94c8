//! Arguments → work → exit status.
//!
//! In: the arguments, the environment and the files of the one who runs the command. Out: files, a report, and a status: 0 done, 1 a
//! guide has errors, 2 wrong usage (a bad argument, a place that cannot be read or written), 3 our own fault. The only room that
//! touches files, environment, clock, signals or terminal, and the only one with threads.
//!
//! The way through: `arguments` (as typed) → `job` (as meant; cannot exist invalid) → `reading` (guides and what is said of
//! them) → one file for each command (`build` with `explain`, `check`, `preview`, `snapshot`, `new`, `show`) → an
//! `Outcome`, printed at the very end, so that nothing is printed by halves and the same work prints the same words with any number
//! of threads. What the other rooms do is called in `stages` only.
//!
//! Conventions: the Command Line Interface Guidelines (clig.dev), `NO_COLOR` (no-color.org), `SOURCE_DATE_EPOCH`
//! (reproducible-builds.org).

mod arguments;
mod build;
mod check;
mod explain;
mod files;
mod job;
mod misuse;
mod new;
mod outcome;
mod preview;
mod production;
mod queue;
mod reading;
mod report;
mod show;
mod snapshot;
mod stages;
mod surroundings;
mod table;
mod typed;

use outcome::{Outcome, Status};
use std::io::{ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use job::{Job, Order};
use surroundings::Environment;

/// Runs the command that the process was started with.
#[must_use]
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        let words = panic.payload_as_str().unwrap_or("no words");
        let _ = writeln!(std::io::stderr(), "handout: {words}{place}");
    }));
    files::survive_size_limit();
    let status = guarded(|| match Arguments::try_parse() {
        Ok(arguments) => print(carry_out(arguments, &Environment::of_process())),
        Err(error) => {
            // Help and version are asked for and go to standard output; everything else is wrong usage.
            let status = if error.use_stderr() { Status::Misuse } else { Status::Done };
            error.print().map_or_else(|error| unprinted(&error, status), |()| status)
        }
    });
    ExitCode::from(match status {
        Status::Done => 0,
        Status::Faulty => 1,
        Status::Misuse => 2,
        Status::OurFault => 3,
    })
}

/// Runs `work`; if it panics, that is our fault and said so in a plain sentence.
fn guarded(work: impl FnOnce() -> Status) -> Status {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let _ = writeln!(
            std::io::stderr(),
            "handout: this is a fault of the program, not of your guide. No file was left half written. Please report the line above \
             together with what you typed."
        );
        Status::OurFault
    })
}

fn carry_out(arguments: Arguments, environment: &Environment) -> Outcome {
    let done = Order::new(arguments, environment).map_err(anyhow::Error::from).and_then(|order| match &order.job {
        Job::New(job) => new::run(job),
        Job::Check(guides) => check::run(guides, &order.manner),
        Job::Build(guides, production) => build::run(guides, production, &order.manner),
        Job::Preview(guides, view) => preview::run(guides, view, &order.manner),
        Job::Snapshot(guides, job) => snapshot::run(guides, job, &order.manner),
        Job::Fonts => Ok(show::fonts(&order.manner)),
        Job::Languages => Ok(show::languages(&order.manner)),
        Job::Completions(shell) => Ok(show::completions(*shell)),
        Job::Manual(command) => show::manual(command.as_deref()),
    });
    done.unwrap_or_else(|error| Outcome { status: Status::Misuse, out: String::new(), err: format!("error: {error:#}\n") })
}

fn print(outcome: Outcome) -> Status {
    let _ = std::io::stderr().write_all(outcome.err.as_bytes());
    let mut out = std::io::stdout().lock();
    match out.write_all(outcome.out.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => outcome.status,
        Err(error) => unprinted(&error, outcome.status),
    }
}

/// How a run ends whose words could not be printed.
fn unprinted(error: &std::io::Error, status: Status) -> Status {
    // Whoever read along has seen enough (`handout snapshot … | head`).
    if error.kind() == ErrorKind::BrokenPipe {
        return status;
    }
    let _ = writeln!(std::io::stderr(), "error: cannot write to standard output: {}", files::in_words(error));
    status.max(Status::Misuse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_our_fault() {
        assert_eq!(guarded(|| Status::Faulty), Status::Faulty);
        assert_eq!(guarded(|| panic!("on purpose")), Status::OurFault);
    }
}
