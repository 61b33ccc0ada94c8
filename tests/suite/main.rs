//! All tests that see the library from outside, in one binary.
#![allow(unreachable_pub, reason = "one binary: what a test module shows, it shows to its neighbours")]

<<<<<<< HEAD
mod cli;
mod diagnostics;
mod intake;
mod layout;
=======
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

>>>>>>> text
mod linebreak;
mod pdf;
mod property;
mod shipped;
mod support;
mod tidy;
