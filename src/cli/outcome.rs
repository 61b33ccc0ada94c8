//! How a command ended, and what it says.

/// How a run ended; the worst of several counts.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Status {
    /// 0
    Done,
    /// 1
    Faulty,
    /// 2
    Misuse,
    /// 3
    OurFault,
}

/// What a command wants printed, and how it ended.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) status: Status,
    /// What was asked for, for standard output.
    pub(super) out: String,
    /// What is said about it, for standard error.
    pub(super) err: String,
}
