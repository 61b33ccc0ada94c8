//! What happens when the run is told to end: INT (Ctrl-C), TERM and HUP.
//!
//! A thread of its own waits for them, takes away what is unfinished as soon as nothing is between two renames, and lets the process die
//! of that same signal, so that a shell sees 130, 143 or 129. A signal that the caller of the process has set to be ignored (`nohup`)
//! stays ignored. Without a thread to wait, signals do what they always do, and the next run cleans up.

use std::sync::Arc;

use super::claim::Claim;

/// A file may grow to `ulimit -f` only. Beyond that, writing is to fail, and not to kill the process.
#[cfg(unix)]
pub(in crate::cli) fn survive_size_limit() {
    use std::sync::atomic::AtomicBool;
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Only POSIX has that limit.
#[cfg(not(unix))]
pub(in crate::cli) fn survive_size_limit() {}

/// Clears the claim before the process dies of a signal.
#[cfg(unix)]
pub(super) fn end_tidily(claim: &Arc<Claim>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let ignored = ignored();
    let wanted: Vec<i32> = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0).collect();
    let claim = Arc::clone(claim);
    let (ready, wait) = std::sync::mpsc::sync_channel(1);
    let watch = move || {
        let signals = Signals::new(wanted);
        let _ = ready.send(());
        let Ok(mut signals) = signals else { return };
        if let Some(signal) = signals.forever().next() {
            claim.end(|| drop(emulate_default_handler(signal)));
        }
    };
    if std::thread::Builder::new().name("signals".to_owned()).spawn(watch).is_ok() {
        // Work begins when they are heard.
        let _ = wait.recv();
    }
}

#[cfg(not(unix))]
pub(super) fn end_tidily(_: &Arc<Claim>) {}

/// The signals that are ignored, a bit each from 1 up, where the system tells (Linux, proc(5)).
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "`cli` is the room that asks the system")]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
