use super::demerits::{FitnessClass, State, Trend};
use super::*;
use proptest::prelude::*;

/// A paragraph as text: letters are boxes of 10 pt (`i` of 3 pt), `_` is glue (5 pt, stretch 2 pt, shrink 1 pt), `-` a hyphen of 3 pt, `/` a break
/// without a sign, `|` a forced end, `~` a reluctant break, `e` letters that stretch by 2 pt and shrink by 1 pt.
fn items(picture: &str) -> Vec<Item> {
    let penalty = |before, cost, admission, flag| {
        Item::Penalty(Penalty { before: Length::pt(before), after: Length::ZERO, cost, admission, flag })
    };
    let item = |c| match c {
        '_' => Item::Glue { width: Length::pt(5), stretch: Length::pt(2), shrink: Length::pt(1) },
        '-' => penalty(3, 50, Admission::Hyphenating, Flag::Hyphen),
        '/' => penalty(0, 30, Admission::Always, Flag::Plain),
        '~' => penalty(0, 300, Admission::Reluctant, Flag::Plain),
        '|' => penalty(0, FORCED, Admission::Always, Flag::Plain),
        'e' => Item::Letters { stretch: Length::pt(2), shrink: Length::pt(1) },
        'i' => Item::Box(Length::pt(3)),
        _ => Item::Box(Length::pt(10)),
    };
    picture.chars().map(item).collect()
}

fn lines(picture: &str, measure: i64, parameters: &Parameters) -> String {
    let Some(breaks) = break_lines(&items(picture), Measure(Length::pt(measure)), parameters) else {
        return "no way".to_owned();
    };
    let mut start = 0;
    let mut shown = String::new();
    for place in breaks {
        let line: String = picture.chars().skip(start).take(place.position - start).collect();
        let Break { ratio, badness, demerits, fitness, .. } = place;
        shown += &format!("{line:<28} ratio {ratio:>6.3}  badness {badness:>9.2}  demerits {demerits:>12.1}  class {fitness}\n");
        start = place.position + 1;
    }
    shown
}

const WORDS: &str = "aaa_aa_aaaa_aa_a_aaa_aaaaa_aa_aaaa_aaa_aa_a_aaaa_aaa_aa_aaaaa_a_aaa_aaaa_aa_aaa_aaaa_aa";
const BROKEN: &str = "aaa-aaa_aa_aa-aaa_a_aaaa-aaa_a_aa_aaa-aaaa_aa_aaa-aaa-aaa_aaa-aa_a_aaaa_aa-aaa_a_aaa-aaa_aa";

#[test]
fn justified() {
    insta::assert_snapshot!(lines(WORDS, 184, &Parameters::JUSTIFIED));
}

#[test]
fn justified_with_hyphens() {
    insta::assert_snapshot!(lines(BROKEN, 250, &Parameters::JUSTIFIED));
}

#[test]
fn justified_that_cannot_be_filled_keeps_natural_spaces() {
    insta::assert_snapshot!(lines("aaa_aa_aaaa_aaaaaaaaaaa_aaa_aaaa_aa", 140, &Parameters::JUSTIFIED));
}

#[test]
fn justified_beyond_the_first_limit() {
    // Three spaces give 6 pt at most while the line is good, and 10.3 pt at all.
    insta::assert_snapshot!(lines("aa_aa_aa_aa_aaaaa_aa_aa", 104, &Parameters::JUSTIFIED));
}

#[test]
fn letters_help_to_fill_a_line() {
    insta::assert_snapshot!(lines("eaa_eaa_eaa_eaa_eaaaaa_eaa_eaa", 104, &Parameters::JUSTIFIED));
}

#[test]
fn ragged() {
    insta::assert_snapshot!(lines(WORDS, 180, &Parameters::RAGGED));
}

#[test]
fn ragged_breaks_a_word_only_before_a_hole() {
    // The third word would leave a hole of more than a fifth; the sixth does not fit either, but leaves less.
    insta::assert_snapshot!(lines("aaa_aaaa_aaaa-aaaaaa_aaa_a_a-aaaaaaa_aaaa", 130, &Parameters::RAGGED));
}

#[test]
fn a_short_last_line_is_avoided() {
    let text = "a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a_a";
    assert!(lines(text, 130, &Parameters::RAGGED).lines().last().is_some_and(|line| line.starts_with("a ")));
    let parameters = Parameters { runt: Length::pt(10), ..Parameters::RAGGED };
    insta::assert_snapshot!(lines(text, 130, &parameters));
}

#[test]
fn a_short_last_line_is_allowed_where_nothing_else_fits() {
    let ragged = Parameters { runt: Length::pt(10), ..Parameters::RAGGED };
    assert_eq!(lines("aaaa_a", 40, &ragged).lines().count(), 2);
    // Ragged, the line before it would be half empty; justified, it could not be filled.
    assert!(lines("aaaaa_aaaaa_a", 110, &ragged).lines().last().is_some_and(|line| line.starts_with("a ")));
    let justified = Parameters { runt: Length::pt(10), ..Parameters::JUSTIFIED };
    assert!(lines("aaa_aaa_aaa_aaa_a", 135, &justified).lines().last().is_some_and(|line| line.starts_with("a ")));
    assert!(lines("aaa_aaa_aaa_i_i_i", 114, &justified).lines().last().is_some_and(|line| line.starts_with("i_i ")));
}

#[test]
fn a_hyphen_before_the_last_line_is_avoided() {
    let text = "a_aaa-aaaa_aaa-aaaa_aa_aa_aaaa_a_aa_aaa-aaa_i";
    let careless = lines(text, 120, &Parameters { final_hyphen_demerits: 0.0, ..Parameters::RAGGED });
    assert!(careless.lines().rev().nth(1).is_some_and(|line| line.starts_with("aaaa_a_aa_aaa ")), "{careless}");
    insta::assert_snapshot!(lines(text, 120, &Parameters::RAGGED));
}

#[test]
fn a_meagre_last_line_is_avoided_where_lines_stay_good() {
    let parameters = Parameters { meagre: Length::pt(20), ..Parameters::RAGGED };
    let text = "aaaa_aaa_a_aa";
    assert!(lines(text, 100, &Parameters::RAGGED).lines().last().is_some_and(|line| line.starts_with("aa ")));
    assert!(lines(text, 100, &parameters).lines().last().is_some_and(|line| line.starts_with("a_aa ")));
    // Without the long word the line before it would end before the ragged zone; no word is broken for it.
    assert!(lines("aa_aaaaaa_aa", 100, &parameters).lines().last().is_some_and(|line| line.starts_with("aa ")));
    assert!(lines("aa_aaa-aaa_aa", 100, &parameters).lines().last().is_some_and(|line| line.starts_with("aa ")));
}

#[test]
fn the_rest_of_a_word_is_not_left_alone() {
    // One hole or another: rather a line of which three tenths are empty than a word's rest alone.
    let shown = lines("aaaa_aa_aaa-aa", 100, &Parameters::RAGGED);
    assert!(shown.lines().last().is_some_and(|line| line.starts_with("aaa-aa ")), "{shown}");
    let shown = lines("aaa_aaa-aaaa", 80, &Parameters::RAGGED);
    assert!(shown.lines().last().is_some_and(|line| line.starts_with("aaaa ")), "{shown}");
}

#[test]
fn balanced() {
    insta::assert_snapshot!(lines(WORDS, 184, &Parameters::BALANCED));
}

#[test]
fn balanced_lines_are_few_and_alike() {
    let shown = lines("aaaa_aaa_aaaa_a", 130, &Parameters::BALANCED);
    assert_eq!(shown.lines().map(|line| line.split(' ').next().unwrap()).collect::<Vec<_>>(), ["aaaa_aaa", "aaaa_a"]);
    // Three lines would be more alike, but two will do.
    assert_eq!(lines("aa_aaaaaaaaa_aa", 120, &Parameters::BALANCED).lines().count(), 2);
}

#[test]
fn balanced_lines_break_a_word_only_where_no_line_can_hold_it() {
    assert_eq!(lines("aaaa_aaa-aaa_a", 70, &Parameters::BALANCED).lines().count(), 3);
    let shown = lines("aa_aaaa-aaaa_a", 70, &Parameters::BALANCED);
    assert!(shown.starts_with("aa_aaaa "), "{shown}");
    // Once, though two hyphens would make lines that are more alike.
    let shown = lines("aaaaa-aa-aaa_aa", 60, &Parameters::BALANCED);
    assert_eq!(shown.lines().map(|line| line.split(' ').next().unwrap()).collect::<Vec<_>>(), ["aaaaa", "aa-aaa", "aa"]);
}

#[test]
fn forced_ends() {
    insta::assert_snapshot!(lines("aa_aa|aaa_aaa_aaa|a", 70, &Parameters::JUSTIFIED));
}

#[test]
fn what_belongs_together_is_parted_last() {
    insta::assert_snapshot!(lines("aa_aaa~aaa", 50, &Parameters::RAGGED));
}

#[test]
fn a_box_wider_than_the_measure_has_no_way() {
    assert_eq!(lines("aa_aaaaaaa", 50, &Parameters::RAGGED), "no way");
    let wide = widest(&items("aa_aaaaaaa_aa"), Pass::Reluctant, Length::pt(50));
    assert_eq!(wide, [candidates::Stretch { start: 2, end: 10, width: Length::pt(70) }]);
}

#[test]
fn no_three_hyphens_in_a_row_while_there_is_another_way() {
    let pictures = [
        "aaa-aaa_aaa-aaa_aaa-aaa_aaa-aaa_aaa-aaa_aaa-aaa_aaa-aaa",
        "aaaa-aaa-aaaa_aaaa-aaa-aaaa_aaaa-aaa-aaaa_aaaa-aaa-aaaa",
        BROKEN,
    ];
    let mut set = 0;
    for picture in pictures {
        let items = items(picture);
        for (parameters, pass) in [(Parameters::JUSTIFIED, Pass::Loose), (Parameters::RAGGED, Pass::Loose)] {
            // As a rule, and not only as a price.
            let parameters = Parameters { double_hyphen_demerits: 0.0, ..parameters };
            for measure in 45..160 {
                let Some(breaks) = break_in_pass(&items, Measure(Length::pt(measure)), &parameters, pass) else {
                    continue;
                };
                set += 1;
                let hyphens: Vec<bool> = breaks.iter().map(|place| picture.chars().nth(place.position) == Some('-')).collect();
                assert!(!hyphens.windows(3).any(|row| row == [true; 3]), "at {measure} pt: {hyphens:?}");
            }
        }
    }
    assert!(set > 500, "only {set} paragraphs could be set");
}

#[test]
fn a_place_without_width_is_one_place() {
    let mut many = items("aa_");
    for _ in 0..20_000 {
        many.push(Item::Penalty(Penalty {
            before: Length::ZERO,
            after: Length::ZERO,
            cost: 0,
            admission: Admission::Always,
            flag: Flag::Plain,
        }));
    }
    many.extend(items("aa"));
    assert_eq!(candidates(&many, Pass::Loose).len(), 3);
}

/// Every way through a paragraph, judged line by line: the cheapest, or `None`.
fn by_trying_all(search: &Search<'_>) -> Option<f64> {
    fn from(search: &Search<'_>, at: usize, state: State, so_far: f64) -> Option<f64> {
        let last = search.candidates.len() - 1;
        if at == last {
            return Some(so_far);
        }
        let mut best = None::<f64>;
        for end in at + 1..=last {
            if let Some((line, after)) = demerits::of_line(&search.candidates, at, end, state, search.conditions)
                && let Some(total) = from(search, end, after, so_far + line.demerits)
            {
                best = Some(best.map_or(total, |known| known.min(total)));
            }
            if search.candidates[end].forced {
                break;
            }
        }
        best
    }
    from(search, 0, State { class: FitnessClass::BEGINNING, hyphens: 0, trend: Trend::Level }, 0.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Total fit is the best of all ways, to the last bit: at most twelve opportunities.
    #[test]
    fn as_good_as_trying_all(
        words in prop::collection::vec(("(e?[ai]){1,5}", 0usize..8), 1..13),
        measure in 25i64..110,
        parameters in prop::sample::select(vec![Parameters::RAGGED, Parameters::JUSTIFIED, Parameters::BALANCED]),
        pass in 0usize..5,
        severity in prop::sample::select(vec![1.0, 20.0, 400.0]),
    ) {
        let joints = ["_", "_", "_", "-", "-", "-", "/", "|"];
        let picture: String = words.iter().map(|(letters, joint)| letters.clone() + joints[*joint]).collect();
        let items = items(&picture[..picture.len() - 1]);
        let parameters = Parameters {
            runt: Length::pt(20),
            meagre: Length::pt(30),
            adjacent_demerits: 3_000.0 * severity,
            stair_demerits: 3_000.0 * severity,
            ..parameters
        };
        let measure = Measure(Length::pt(measure));
        let pass = [Pass::Whole, Pass::Meagre, Pass::Hyphenating, Pass::Loose, Pass::Reluctant][pass];
        let candidates = candidates(&items, pass);
        let search = Search { candidates, conditions: Conditions { measure, parameters: &parameters, pass }, nodes: Vec::new(), active: Vec::new(), ways: Vec::new() };
        let expected = by_trying_all(&search);
        let found = break_in_pass(&items, measure, &parameters, pass);
        let total = found.map(|breaks| breaks.iter().fold(0.0, |sum, line| sum + line.demerits));
        prop_assert_eq!(total, expected, "{}", picture);
    }
}
