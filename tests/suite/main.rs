//! All tests that see the library from outside, in one binary.
#![allow(unreachable_pub, reason = "one binary: what a test module shows, it shows to its neighbours")]

mod booklet;
mod cli;
mod diagnostics;
mod intake;
mod large_print;
mod layout;
mod linebreak;
mod papers;
mod pdf;
mod property;
mod shipped;
mod support;
mod tidy;
