//! All tests that see the library from outside, in one binary.

mod cli;
mod tidy;
