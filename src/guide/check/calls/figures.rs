//! Numbers in a text, and links that dial: is each one the clinic's?

use super::places::Place;
use super::surroundings::{Asked, Followed, Nearness, Words};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::guide::language::Language;
use crate::guide::model::{Clinic, Guide, Mark, MarkKind, Written};
use crate::guide::telephone::{Figure, Shape, digit, digits, figures, known_as, same_number};

/// Shorter numbers are no telephone by themselves.
const SHORT: usize = 7;
/// A number that is dialled has at least so many digits where only the words say that it is.
const LEAST_SAID: usize = 3;

/// Complains of every number of a text that is dialled and not the clinic's.
pub(super) fn check_text(text: &Written, place: Place, guide: &Guide, language: &Language, found: &mut Diagnostics) {
    let has_digit = text.text.chars().any(|sign| digit(sign).is_some());
    if !has_digit && text.marks.is_empty() {
        return;
    }
    let numbers = Numbers::of(&guide.clinic);
    let mut told = Vec::new();
    for mark in &text.marks {
        let MarkKind::Link(address) = &mark.kind else { continue };
        let Some(number) = strip_tel(address) else { continue };
        if numbers.has(number) {
            continue;
        }
        let at = text.origin_of(mark.start, mark.end);
        told.push((mark, digits(number)));
        found.push(match known_as(&digits(number)) {
            Some(_) => numbers.foreign(number, at),
            None => numbers.unknown(number, at),
        });
    }
    if !has_digit {
        return;
    }
    let words = Words::of(&text.text);
    for figure in figures(&text.text) {
        let again = |(mark, said): &(&Mark, String)| {
            (mark.start as usize) <= figure.start && figure.end <= (mark.end as usize) && *said == figure.digits
        };
        if told.iter().any(again) {
            continue;
        }
        let seen = Seen { text, words: &words, language, place };
        if let Some(complaint) = seen.judge(&figure, &numbers) {
            found.push(complaint);
        }
    }
}

fn strip_tel(address: &str) -> Option<&str> {
    let scheme = address.get(..4)?;
    scheme.eq_ignore_ascii_case("tel:").then(|| &address[4..])
}

/// A text as it is looked at.
struct Seen<'t> {
    text: &'t Written,
    words: &'t Words<'t>,
    language: &'t Language,
    place: Place,
}

impl Seen<'_> {
    fn judge(&self, figure: &Figure, numbers: &Numbers<'_>) -> Option<Diagnostic> {
        // Most figures are small and nobody's number.
        if figure.digits.len() < LEAST_SAID && known_as(&figure.digits).is_none() {
            return None;
        }
        let said = self.text.text.get(figure.start..figure.end)?;
        if numbers.has(said) || numbers.has(&figure.digits) {
            return None;
        }
        let at = |start: usize, end: usize| self.text.origin_of(byte(start), byte(end));
        let asked = self.words.asked(self.language, figure.start, figure.end);
        if known_as(&figure.digits).is_some() && figure.shape != Shape::Other {
            return self
                .is_dialled(figure.start, figure.end, &figure.digits, asked)
                .then(|| numbers.foreign(said, at(figure.start, figure.end)));
        }
        match figure.shape {
            Shape::Telephone => {
                let is_other = asked == Asked::Not && self.words.is_identified(figure.start);
                (!is_other).then(|| numbers.unknown(said, at(figure.start, figure.end)))
            }
            Shape::Whole if self.is_whole_dialled(figure, asked) => Some(numbers.unknown(said, at(figure.start, figure.end))),
            // 911 24/7, 112/911
            Shape::Whole | Shape::Other
                if figure.digits.len() < SHORT && matches!(asked, Asked::ToDial(_) | Asked::AsEmergency) =>
            {
                let foreign = figure.groups.iter().find(|group| {
                    group.digits.len() >= LEAST_SAID
                        && known_as(&group.digits).is_some()
                        && !numbers.has(&group.digits)
                        && !counts(&group.digits)
                })?;
                Some(numbers.foreign(self.text.text.get(foreign.start..foreign.end)?, at(foreign.start, foreign.end)))
            }
            Shape::Whole | Shape::Other => None,
        }
    }

    /// Whether a short number that is known somewhere is dialled here.
    fn is_dialled(&self, start: usize, end: usize, digits: &str, asked: Asked) -> bool {
        let followed = self.words.followed(self.language, start, end);
        if followed == Followed::Unit {
            return false;
        }
        let (two, common) = (digits.len() < LEAST_SAID, counts(digits));
        let stands = matches!(followed, Followed::Nothing | Followed::Joint);
        match asked {
            Asked::ToDial(nearness) if two => nearness == Nearness::Beside && followed == Followed::Nothing,
            Asked::ToDial(_) => stands || !common,
            Asked::ToContact => stands && !common,
            Asked::AsEmergency => stands && !two,
            Asked::AsTelephone => stands && !two,
            Asked::Not => !common && stands && (self.is_strong(start, end) || self.is_alone(start, end)),
        }
    }

    /// A number by itself: all that a label or cell says, or in an urgent place a phrase of its own.
    fn is_alone(&self, start: usize, end: usize) -> bool {
        self.words.is_all(start, end) || (self.place == Place::Urgent && self.words.begins(start))
    }

    /// Whether it, and nothing else, is set strong.
    fn is_strong(&self, start: usize, end: usize) -> bool {
        let covers = |mark: &&Mark| {
            let inside = self.text.text.get(mark.start as usize..mark.end as usize).unwrap_or_default();
            mark.kind == MarkKind::Strong
                && (mark.start as usize) <= start
                && end <= (mark.end as usize)
                && inside.chars().filter(|sign| sign.is_alphanumeric()).all(|sign| digit(sign).is_some())
        };
        self.text.marks.iter().any(|mark| covers(&mark))
    }

    /// Whether a whole number that nobody knows is dialled: words ask to, and it counts nothing.
    fn is_whole_dialled(&self, figure: &Figure, asked: Asked) -> bool {
        let stands = || {
            let followed = self.words.followed(self.language, figure.start, figure.end);
            matches!(followed, Followed::Nothing | Followed::Joint)
        };
        let count = figure.digits.len();
        match asked {
            Asked::ToDial(_) => count >= LEAST_SAID && !is_time_or_year(&figure.digits) && stands(),
            Asked::AsTelephone => count > LEAST_SAID + 1 && stands(),
            Asked::ToContact | Asked::AsEmergency | Asked::Not => false,
        }
    }
}

/// The numbers of a clinic.
struct Numbers<'g> {
    clinic: &'g Clinic,
    all: Vec<&'g Written>,
}

impl<'g> Numbers<'g> {
    fn of(clinic: &'g Clinic) -> Numbers<'g> {
        let declared = clinic.calls.iter().map(|known| &known.number);
        Numbers { clinic, all: [&clinic.emergency, &clinic.phone].into_iter().chain(declared).collect() }
    }

    fn has(&self, number: &str) -> bool {
        self.all.iter().any(|known| same_number(&known.text, number))
    }

    /// A number that people know elsewhere.
    fn foreign(&self, said: &str, at: Origin) -> Diagnostic {
        let emergency = &self.clinic.emergency.text;
        let meaning = known_as(&digits(said)).map_or("", |known| known.meaning.as_str());
        Diagnostic::warning("foreign-emergency-number", at, format!("`{said}` is no number of this clinic; its emergency number is {emergency}"))
            .label(meaning)
            .hint(format!("write {emergency}, or leave it out where the program prints the number itself"))
            .hint("where another service is meant, declare it in clinic.toml under a header such as [call.advice], with `number` and whose it is")
    }

    /// A telephone number that the clinic file does not have.
    fn unknown(&self, said: &str, at: Origin) -> Diagnostic {
        let complaint =
            Diagnostic::warning("unknown-telephone", at, format!("the clinic file does not have the telephone number `{said}`"));
        let complaint = match self.nearest(said) {
            Some(meant) => complaint.hint(format!("did you mean {meant}?")),
            None => complaint,
        };
        complaint
            .hint("declare it in clinic.toml under a header such as [call.night], with `number` and whose it is, or correct it")
    }

    /// The number that differs by a slip.
    fn nearest(&self, said: &str) -> Option<&'g str> {
        const SLIPS: usize = 2;
        let said = digits(said);
        let distance = |known: &&Written| strsim::damerau_levenshtein(&digits(&known.text), &said);
        let nearest = self.all.iter().copied().filter(|known| digits(&known.text).len() >= SHORT).min_by_key(distance)?;
        (said.len() >= SHORT && distance(&nearest) <= SLIPS).then_some(nearest.text.as_str())
    }
}

/// Whether a number known somewhere is as likely a quantity: two digits, a hundred and a few, full tens, an hour and its minutes.
fn counts(digits: &str) -> bool {
    let value: u32 = digits.parse().unwrap_or(0);
    match digits.len() {
        0..=2 => true,
        3 => (100..=110).contains(&value) || (value > 0 && value.is_multiple_of(10)),
        4 => is_time_or_year(digits) && value.is_multiple_of(5),
        _ => false,
    }
}

/// `0800`, `1630`, `2026`.
fn is_time_or_year(digits: &str) -> bool {
    let value: u32 = digits.parse().unwrap_or(0);
    digits.len() == 4 && ((value / 100 <= 24 && value % 100 < 60) || (1900..2100).contains(&value))
}

fn byte(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
