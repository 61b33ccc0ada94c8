//! All tests that see the library from outside, in one binary.
#![allow(unreachable_pub, reason = "one binary: what a test module shows, it shows to its neighbours")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "tests stand outside the house: they touch files and the environment")]

mod advice;
mod booklet;
mod calls;
mod circles;
mod cli;
mod clinic;
mod columns;
mod diagnostics;
mod display;
mod editions;
mod ends;
mod excess;
mod fields;
mod figures;
mod generate;
mod hard_cases;
mod heard;
mod intake;
mod justified;
mod large_print;
mod layout;
mod library;
mod linebreak;
mod papers;
mod parted;
mod pdf;
mod pictures;
mod press;
mod property;
mod roles;
mod rules;
mod shipped;
mod support;
mod texts;
mod tidy;
mod valid;
