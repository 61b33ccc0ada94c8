//! Two lists side by side, one of which may have lost or won an entry.

/// A step through both lists.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// These stand beside each other.
    Both(usize, usize),
    /// Only the first list has this one.
    First(usize),
    /// Only the other has this one.
    Other(usize),
}

/// The way through both lists that pairs what is most alike, in order (Needleman and Wunsch, 1970). `likeness` is `None` for what can
/// be no pair.
pub(super) fn align(first: usize, other: usize, likeness: impl Fn(usize, usize) -> Option<i32>) -> Vec<Step> {
    let width = other + 1;
    let mut best = vec![0i32; (first + 1) * width];
    let mut pairs = vec![None; first * other];
    for one in (0..first).rev() {
        for two in (0..other).rev() {
            let pair = likeness(one, two);
            pairs[one * other + two] = pair;
            let gap = best[(one + 1) * width + two].max(best[one * width + two + 1]);
            let both = pair.map_or(i32::MIN, |pair| pair + best[(one + 1) * width + two + 1]);
            best[one * width + two] = both.max(gap);
        }
    }
    let (mut one, mut two) = (0, 0);
    let mut steps = Vec::with_capacity(first.max(other));
    while one < first || two < other {
        let both = (one < first && two < other).then(|| pairs[one * other + two]).flatten();
        let here = best[one * width + two];
        if both.is_some_and(|pair| pair + best[(one + 1) * width + two + 1] == here) {
            steps.push(Step::Both(one, two));
            (one, two) = (one + 1, two + 1);
        } else if one < first && (two == other || best[(one + 1) * width + two] == here) {
            steps.push(Step::First(one));
            one += 1;
        } else {
            steps.push(Step::Other(two));
            two += 1;
        }
    }
    let takes = |of: fn(&Step) -> bool| steps.iter().filter(|step| of(step)).count();
    debug_assert_eq!(takes(|step| !matches!(step, Step::Other(_))), first, "every entry of the first list is passed once");
    debug_assert_eq!(takes(|step| !matches!(step, Step::First(_))), other, "every entry of the other list is passed once");
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(first: &str, other: &str) -> Vec<Step> {
        let (one, two): (Vec<char>, Vec<char>) = (first.chars().collect(), other.chars().collect());
        align(one.len(), two.len(), |a, b| (one[a] == two[b]).then_some(1))
    }

    #[test]
    fn what_is_alike_stands_side_by_side() {
        use Step::{Both, First, Other};
        assert_eq!(steps("abc", "abc"), [Both(0, 0), Both(1, 1), Both(2, 2)]);
        assert_eq!(steps("abc", "ac"), [Both(0, 0), First(1), Both(2, 1)]);
        assert_eq!(steps("ac", "abc"), [Both(0, 0), Other(1), Both(1, 2)]);
        assert_eq!(steps("", "a"), [Other(0)]);
        assert_eq!(steps("ab", "xb"), [First(0), Other(0), Both(1, 1)]);
    }
}
