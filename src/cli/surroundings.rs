//! What surrounds the process: terminal, environment, clock, processors.

use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::time::{SystemTime, UNIX_EPOCH};

/// What surrounds the process.
#[derive(Debug)]
pub(super) struct Environment {
    pub(super) stdout: Terminal,
    pub(super) stderr: Terminal,
    pub(super) source_date_epoch: Option<String>,
    pub(super) seconds_now: u64,
    pub(super) processors: fn() -> NonZeroUsize,
}

/// Whether colour may be used on a stream.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Terminal {
    /// A person looks at it and wants colour.
    Coloured,
    /// A file, a pipe, or a terminal without colours.
    Plain,
}

impl Environment {
    /// As the process finds it.
    #[expect(clippy::disallowed_methods, reason = "the one place where environment and clock are read")]
    pub(super) fn of_process() -> Environment {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let may_colour = !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        let terminal = |is_terminal: bool| if is_terminal && may_colour { Terminal::Coloured } else { Terminal::Plain };
        Environment {
            stdout: terminal(std::io::stdout().is_terminal()),
            stderr: terminal(std::io::stderr().is_terminal()),
            source_date_epoch: std::env::var("SOURCE_DATE_EPOCH").ok(),
            seconds_now: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            processors: || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        }
    }
}
