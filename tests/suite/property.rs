//! Generated guides, all the way: no panic, no lost word, nothing outside the paper, the same bytes twice, and none refused but for a
//! reason that its author can mend.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::generate::{Fate, fate, made};
use crate::support::{fonts, languages};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_guide_is_made_whole_or_refused_for_what_its_author_can_mend(made in made()) {
        if let Fate::Broken(complaints) = fate(&made, languages(), fonts()) {
            prop_assert!(false, "{:?} on {:?}: {complaints}", made.edition, made.paper);
        }
    }
}

#[test]
fn most_generated_guides_are_made() {
    let mut runner = TestRunner::deterministic();
    let mut refused: Vec<&str> = Vec::new();
    let mut whole = 0;
    for _ in 0..40 {
        match fate(&made().new_tree(&mut runner).unwrap().current(), languages(), fonts()) {
            Fate::Whole => whole += 1,
            Fate::Refused(names) => refused.extend(names),
            Fate::Broken(complaints) => panic!("{complaints}"),
        }
    }
    assert!(whole >= 24, "only {whole} of 40 generated guides could be made ({refused:?}): the property test proves little");
}
