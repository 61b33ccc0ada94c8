//! Two lists of figures → what differs.

use super::quantity::{Figure, Likeness, Reading, Writing};
use super::scan::Figures;
use crate::guide::language::{Amount, WordSort};

/// A figure that one text has and its partner has not.
#[derive(Copy, Clone, Debug)]
pub(super) enum Difference<'f, 'g> {
    /// The same number of something else.
    Unit(&'f Figure<'g>, &'f Figure<'g>),
    /// Another number.
    Number(&'f Figure<'g>, &'f Figure<'g>),
    /// Only the first has it.
    Missing(&'f Figure<'g>),
    /// Only the other has it.
    Added(&'f Figure<'g>),
}

/// What differs between the figures of two texts, without regard to their order, which languages change.
pub(super) fn differences<'f, 'g>(first: &'f Figures<'g>, other: &'f Figures<'g>) -> Vec<Difference<'f, 'g>> {
    if are_same(first, other) {
        return Vec::new();
    }
    let mut open = Open { ours: first.all.iter().collect(), theirs: other.all.iter().collect() };
    open.pair(|one, two, likeness| likeness == Likeness::Same && one.written == two.written);
    open.pair(|_, _, likeness| likeness == Likeness::Same);
    open.pair(|_, _, likeness| likeness == Likeness::Enough);
    // One of something needs no number in many languages.
    forget_ones(&mut open.ours, other.ones);
    forget_ones(&mut open.theirs, first.ones);
    // A word says less of what it counts than digits do.
    open.pair(|one, two, likeness| likeness == Likeness::OtherUnit && !(one.is_sure() && two.is_sure()));
    let units = open.pair(|_, _, likeness| likeness == Likeness::OtherUnit);
    let mut found: Vec<Difference<'f, 'g>> = units.into_iter().map(|(one, two)| Difference::Unit(one, two)).collect();
    let mut numbers = open.pair(|one, two, _| one.is_sure() && two.is_sure() && same_unit(one, two));
    numbers.extend(open.pair(|one, two, _| one.is_sure() && two.is_sure()));
    // How often and how far may be left to other words, but not be said in two ways.
    numbers.extend(open.pair(|one, two, _| is_beside(one) && is_beside(two)));
    // A word alone says little, but beside a number that has no partner it is likely the partner.
    numbers.extend(open.pair(|one, two, _| (one.is_sure() || two.is_sure()) && counts(one) && counts(two)));
    found.extend(numbers.into_iter().map(|(one, two)| Difference::Number(one, two)));
    found.extend(open.ours.iter().filter(|figure| figure.is_sure()).map(|figure| Difference::Missing(figure)));
    found.extend(open.theirs.iter().filter(|figure| figure.is_sure()).map(|figure| Difference::Added(figure)));
    open.ours.retain(|figure| !figure.is_sure() && counts(figure));
    open.theirs.retain(|figure| !figure.is_sure() && counts(figure));
    if let ([one], [two]) = (open.ours.as_slice(), open.theirs.as_slice()) {
        found.push(Difference::Number(one, two));
    }
    found
}

/// Whether both have the same figures in the same order, as nearly all have.
pub(super) fn are_same(first: &Figures<'_>, other: &Figures<'_>) -> bool {
    let same = |(one, two): (&Figure<'_>, &Figure<'_>)| {
        one.written == two.written && one.likeness(two).is_some_and(|likeness| likeness == Likeness::Same)
    };
    first.all.len() == other.all.len() && first.all.iter().zip(&other.all).all(same)
}

/// Whether two lists of figures say the same.
pub(super) fn agree(first: &Figures<'_>, other: &Figures<'_>) -> bool {
    differences(first, other).is_empty()
}

/// The figures that have no partner yet.
struct Open<'f, 'g> {
    ours: Vec<&'f Figure<'g>>,
    theirs: Vec<&'f Figure<'g>>,
}

impl<'f, 'g> Open<'f, 'g> {
    /// Takes out the pairs that may be.
    fn pair(&mut self, may_be: impl Fn(&Figure<'g>, &Figure<'g>, Likeness) -> bool) -> Vec<(&'f Figure<'g>, &'f Figure<'g>)> {
        let mut pairs = Vec::new();
        let theirs = &mut self.theirs;
        self.ours.retain(|one| {
            let partner = theirs.iter().position(|two| one.likeness(two).is_some_and(|likeness| may_be(one, two, likeness)));
            if let Some(place) = partner {
                pairs.push((*one, theirs.remove(place)));
            }
            partner.is_none()
        });
        pairs
    }
}

fn same_unit(one: &Figure<'_>, two: &Figure<'_>) -> bool {
    match (&one.reading, &two.reading) {
        (Reading::Quantity(_, unit), Reading::Quantity(_, other)) => unit == other,
        _ => true,
    }
}

/// Whether it says something of a number that may be said without it.
fn is_beside(figure: &Figure<'_>) -> bool {
    matches!(figure.reading, Reading::Every(..) | Reading::Limit(_))
}

/// Whether a word for a number counts two or more.
fn counts(figure: &Figure<'_>) -> bool {
    !is_beside(figure) && figure.written != Writing::Word(WordSort::Ordinal) && figure.whole().is_none_or(|number| number >= 2)
}

fn forget_ones(figures: &mut Vec<&Figure<'_>>, ones: usize) {
    let mut left = ones;
    figures.retain(|figure| {
        let is_one = matches!(&figure.reading, Reading::Quantity(amount, _) if *amount == Amount::whole(1));
        let forgotten = is_one && left > 0;
        left -= usize::from(forgotten);
        !forgotten
    });
}
