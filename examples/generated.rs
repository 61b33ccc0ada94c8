//! Thousands of made-up guides, each for some edition and paper: how many are made whole, how many are refused and why. Any that is
//! refused for a reason that its author could not mend is printed whole, and the program fails.
//!
//! `cargo run --release --example generated -- 10000`

#![allow(unreachable_pub, reason = "the generator is shared with the tests")]
#![allow(clippy::disallowed_methods, reason = "an example stands outside the house: it asks the environment")]

#[path = "../tests/suite/generate.rs"]
mod generate;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;

use generate::{Fate, fate, made};
use handout::guide::language::Languages;
use handout::text::font::FontBook;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise: u64| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (count, seed) = (number(1000), number(1));
    let (languages, fonts) = (Languages::built_in(), Arc::new(FontBook::built_in()));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let strategy = made();
    let (mut whole, mut broken) = (0u64, 0u64);
    let mut refused: BTreeMap<&'static str, u64> = BTreeMap::new();
    for number in 1..=count {
        let Ok(tree) = strategy.new_tree(&mut runner) else { continue };
        let made = tree.current();
        match catch_unwind(AssertUnwindSafe(|| fate(&made, &languages, &fonts))) {
            Ok(Fate::Whole) => whole += 1,
            Ok(Fate::Refused(names)) => names.into_iter().for_each(|name| *refused.entry(name).or_default() += 1),
            Ok(Fate::Broken(complaints)) => {
                broken += 1;
                println!("guide {number}, {}, {:?}, {:?}\n{complaints}\n{}", made.language, made.edition, made.paper, made.words);
            }
            Err(_) => {
                broken += 1;
                println!(
                    "guide {number}, {}, {:?}, {:?} ended in a panic\n{}",
                    made.language, made.edition, made.paper, made.words
                );
            }
        }
    }
    println!("{count} guides: {whole} made, {broken} broken; refused: {refused:?}");
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
