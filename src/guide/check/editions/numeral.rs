//! A number in digits or words, and the unit behind it.

use super::quantity::Unit;
use super::token::{PieceKind, Pieces, small};
use crate::guide::language::{Amount, Language, NumberWord, Numbers, WordSort};

/// So many words at the most are listed as one number.
const MOST_WORDS: usize = 4;

/// Spelt-out units are inflected: their first letters are enough, if they are so many.
const STEM: usize = 4;

/// The number in digits at `place`, and the place behind it.
pub(super) fn numeral(pieces: &Pieces<'_>, place: usize, numbers: &Numbers) -> Option<(Amount, usize)> {
    let (amount, after) = plain(pieces, place, numbers)?;
    let (amount, after) = with_fraction(pieces, amount, after)?;
    let (amount, after) = with_half(pieces, amount, after, numbers);
    Some(multiplied(pieces, amount, after, numbers))
}

/// Digits with their groups and decimals.
fn plain(pieces: &Pieces<'_>, place: usize, numbers: &Numbers) -> Option<(Amount, usize)> {
    let first = pieces.western(place);
    let mut whole = first.clone();
    let mut after = place + 1;
    let may_group = first.len() <= 3 && !first.starts_with('0');
    // Groups of three; which sign parts them shows in the first.
    let mut group = None;
    while may_group
        && let Some(sign) = separator(pieces, after)
        && (numbers.groups.contains(&sign) || matches!(sign, ' ' | '\'' | '’' | '٬'))
        && group.is_none_or(|group| group == sign)
        && pieces.western(after + 1).len() == 3
    {
        group = Some(sign);
        whole.push_str(&pieces.western(after + 1));
        after += 2;
    }
    let decimals = match separator(pieces, after) {
        Some(sign @ ('.' | ',' | '٫' | '·')) if group != Some(sign) => pieces.western(after + 1),
        _ => String::new(),
    };
    if decimals.is_empty() {
        return Some((Amount::decimal(&whole, "")?, after));
    }
    Some((Amount::decimal(&whole, &decimals)?, after + 2))
}

/// The sign at `place`, if it may stand within a number.
fn separator(pieces: &Pieces<'_>, place: usize) -> Option<char> {
    match pieces.kind(place)? {
        PieceKind::Sign(sign) => Some(sign),
        PieceKind::Space if pieces.slice(place).chars().count() == 1 => Some(' '),
        PieceKind::Space | PieceKind::Word | PieceKind::Digits => None,
    }
}

/// `½` behind a number or alone, `1/2`, `1 1/2`.
fn with_fraction(pieces: &Pieces<'_>, amount: Amount, after: usize) -> Option<(Amount, usize)> {
    let next = pieces.past_space(after);
    if let Some(PieceKind::Sign(sign)) = pieces.kind(next)
        && let Some(part) = fraction_sign(sign)
    {
        return Some((amount.plus(part)?, next + 1));
    }
    if let Some((part, end)) = slash(pieces, after.checked_sub(1)?).filter(|_| amount.as_whole().is_some()) {
        return Some((part, end));
    }
    match slash(pieces, next).filter(|_| next > after && amount.as_whole().is_some()) {
        Some((part, end)) => Some((amount.plus(part)?, end)),
        None => Some((amount, after)),
    }
}

/// `1/2` with its digits from `place` on.
fn slash(pieces: &Pieces<'_>, place: usize) -> Option<(Amount, usize)> {
    let over = pieces.number(place)?;
    let parted = matches!(pieces.kind(place + 1), Some(PieceKind::Sign('/' | '⁄')));
    let under = pieces.number(place + 2).filter(|under| parted && over > 0 && over < *under && *under <= 10)?;
    let goes_on = matches!(pieces.kind(place + 3), Some(PieceKind::Sign('/')));
    Amount::fraction(over, under).filter(|_| !goes_on).map(|amount| (amount, place + 3))
}

/// The fractions that are one sign.
pub(super) fn fraction_sign(sign: char) -> Option<Amount> {
    let (over, under) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Amount::fraction(over, under)
}

/// `and a half` behind a number.
fn with_half(pieces: &Pieces<'_>, amount: Amount, after: usize, numbers: &Numbers) -> (Amount, usize) {
    let half = Amount::fraction(1, 2);
    let end = pieces.phrase(pieces.past_space(after), &numbers.and_half);
    end.and_then(|end| Some((amount.plus(half?)?, end))).unwrap_or((amount, after))
}

/// `2 million`
fn multiplied(pieces: &Pieces<'_>, amount: Amount, after: usize, numbers: &Numbers) -> (Amount, usize) {
    let next = pieces.past_space(after);
    let word = if pieces.kind(next) == Some(PieceKind::Word) { word_at(pieces, next, numbers) } else { None };
    let large = word.filter(|word| word.amount.as_whole().is_some_and(|number| number >= 100) && word.unit.is_none());
    large.and_then(|word| Some((amount.times(word.amount)?, next + 1))).unwrap_or((amount, after))
}

/// A number in words.
pub(super) struct Worded<'l> {
    pub(super) amount: Amount,
    pub(super) unit: Option<&'l str>,
    pub(super) sort: WordSort,
    /// The place behind it.
    pub(super) after: usize,
}

/// The number whose words start at `place`.
pub(super) fn worded<'l>(pieces: &Pieces<'_>, place: usize, numbers: &'l Numbers) -> Option<Worded<'l>> {
    let (word, after) = longest_word(pieces, place, numbers)?;
    let mut worded = Worded { amount: word.amount, unit: word.unit.as_deref(), sort: word.sort, after };
    if worded.sort == WordSort::Ordinal || worded.unit.is_some() {
        return Some(worded);
    }
    // twenty-four, on iki, двадцять чотири
    let tens = worded.amount.as_whole().is_some_and(|number| (10..100).contains(&number) && number % 10 == 0);
    let next = after + usize::from(matches!(pieces.kind(after), Some(PieceKind::Space | PieceKind::Sign('-' | '‑'))));
    if tens
        && next > after
        && let Some(ones) = word_at(pieces, next, numbers)
        && ones.sort == WordSort::Cardinal
        && ones.unit.is_none()
        && ones.amount.as_whole().is_some_and(|number| (1..10).contains(&number))
    {
        worded.amount = worded.amount.plus(ones.amount)?;
        worded.after = next + 1;
    }
    // خمسة وعشرون
    if let Some((tens, after)) = tens_behind(pieces, &worded, numbers) {
        (worded.amount, worded.after) = (worded.amount.plus(tens)?, after);
    }
    (worded.amount, worded.after) = with_half(pieces, worded.amount, worded.after, numbers);
    (worded.amount, worded.after) = multiplied(pieces, worded.amount, worded.after, numbers);
    Some(worded)
}

/// Tens that are added to ones by a prefix.
fn tens_behind(pieces: &Pieces<'_>, ones: &Worded<'_>, numbers: &Numbers) -> Option<(Amount, usize)> {
    let next = pieces.past_space(ones.after);
    ones.amount.as_whole().filter(|number| (1..10).contains(number) && next > ones.after)?;
    let word = pieces.small(next);
    let mut bare = numbers
        .prefixes
        .iter()
        .filter(|prefix| prefix.chars().count() == 1)
        .filter_map(|prefix| word.strip_prefix(prefix.as_str()));
    let tens = bare.find_map(|bare| numbers.word(bare)).filter(|word| word.unit.is_none() && word.sort == WordSort::Cardinal)?;
    let is_round = tens.amount.as_whole().is_some_and(|number| (20..100).contains(&number) && number % 10 == 0);
    is_round.then_some((tens.amount, next + 1))
}

/// A word, or several with hyphens or spaces that are listed as one: vingt et un, quatre-vingt-dix, חמש עשרה.
fn longest_word<'l>(pieces: &Pieces<'_>, place: usize, numbers: &'l Numbers) -> Option<(&'l NumberWord, usize)> {
    if !numbers.counts_on(pieces.small(place)) {
        return word_at(pieces, place, numbers).map(|word| (word, place + 1));
    }
    let joins = |place: usize| matches!(pieces.kind(place), Some(PieceKind::Space | PieceKind::Sign('-' | '‑')));
    let is_word = |place: usize| pieces.kind(place) == Some(PieceKind::Word);
    let most = (1..MOST_WORDS).take_while(|more| joins(place + 2 * more - 1) && is_word(place + 2 * more)).count();
    let joined = (1..=most).rev().find_map(|more| {
        let after = place + 2 * more + 1;
        let said = (place..after).map(|place| match pieces.kind(place) {
            Some(PieceKind::Sign(_)) => "-",
            Some(PieceKind::Space) => " ",
            _ => pieces.small(place),
        });
        Some((numbers.word(&said.collect::<String>())?, after))
    });
    joined.or_else(|| word_at(pieces, place, numbers).map(|word| (word, place + 1)))
}

fn word_at<'l>(pieces: &Pieces<'_>, place: usize, numbers: &'l Numbers) -> Option<&'l NumberWord> {
    if pieces.kind(place) != Some(PieceKind::Word) {
        return None;
    }
    let word = pieces.small(place);
    numbers.word(word).or_else(|| numbers.word_behind_prefix(word, 3))
}

/// “half a tablet”: the article between a half and what it is a half of is passed over.
pub(super) fn past_article<'l>(mut worded: Worded<'l>, pieces: &Pieces<'_>, language: &Language) -> Worded<'l> {
    let article = pieces.past_space(worded.after);
    let is_half = Amount::fraction(1, 2) == Some(worded.amount) && worded.unit.is_none();
    let is_one = |word: &NumberWord| word.amount == Amount::whole(1) && word.unit.is_none();
    if is_half
        && article > worded.after
        && word_at(pieces, article, &language.numbers).is_some_and(is_one)
        && unit(pieces, article + 1, language).0.of.is_some()
    {
        worded.after = article + 1;
    }
    worded
}

/// Doses of a day, morning, noon and evening, perhaps night: `1-0-1`, `½–0–½`.
pub(super) fn doses(pieces: &Pieces<'_>, place: usize) -> Option<(String, usize)> {
    let dash = |place: usize| matches!(pieces.kind(place), Some(PieceKind::Sign('-' | '–' | '‑' | '−')));
    let dose = |place: usize| match pieces.kind(place)? {
        PieceKind::Digits => Some(pieces.western(place)).filter(|digits| digits.len() == 1),
        PieceKind::Sign(sign) => fraction_sign(sign).map(|_| sign.to_string()),
        PieceKind::Word | PieceKind::Space => None,
    };
    let free = place.checked_sub(1).is_none_or(|before| {
        matches!(pieces.kind(before), Some(PieceKind::Space | PieceKind::Sign('(' | '„' | '“' | '"' | ':')))
    });
    let mut said = dose(place).filter(|_| free)?;
    let mut after = place + 1;
    let mut count = 1;
    while dash(after)
        && let Some(next) = dose(after + 1)
    {
        said.push('-');
        said.push_str(&next);
        after += 2;
        count += 1;
    }
    let goes_on = dash(after) || matches!(pieces.kind(after), Some(PieceKind::Word | PieceKind::Digits));
    ((3..=4).contains(&count) && !goes_on).then_some((said, after))
}

/// The unit behind a number that ends before `after`, and the place behind it.
pub(super) fn unit<'l>(pieces: &Pieces<'_>, after: usize, language: &'l Language) -> (Unit<'l>, usize) {
    let joined = matches!(pieces.kind(after), Some(PieceKind::Space | PieceKind::Sign('-' | '‑')));
    let from = after + usize::from(joined);
    let Some((of, mut end)) = unit_at(pieces, from, language, joined) else { return (before(pieces, after, language), after) };
    let mut unit = Unit { of: Some(of), per: None };
    if matches!(pieces.kind(end), Some(PieceKind::Sign('/')))
        && let Some((per, behind)) = unit_at(pieces, end + 1, language, true)
    {
        unit.per = Some(per);
        end = behind;
    }
    (unit, end)
}

fn unit_at<'l>(pieces: &Pieces<'_>, place: usize, language: &'l Language, joined: bool) -> Option<(&'l str, usize)> {
    if let Some(phrase) = language.units.phrases().find_map(|(phrase, unit)| pieces.phrase(place, phrase).map(|end| (unit, end)))
    {
        return Some(phrase);
    }
    // A degree and its letter, a word and its full stop or power, a sign alone.
    let most = (1..=2).rev().filter_map(|count| {
        let end = pieces.end_before(place + count).max(pieces.start(place));
        let written = pieces.text.get(pieces.start(place)..end)?;
        language.units.unit(written).map(|unit| (unit, place + count))
    });
    let found = most.into_iter().next().or_else(|| spelt(pieces, place, language).map(|unit| (unit, place + 1)))?;
    let lone = pieces.slice(place).chars().count() == 1 && pieces.kind(place) == Some(PieceKind::Word);
    // In “the 1950s” and “2 l’eau” no unit stands.
    let elided = lone && matches!(pieces.kind(found.1), Some(PieceKind::Sign('’' | '\'')));
    let plural = lone && !joined && found.0 == "s";
    (!elided && !plural).then_some(found)
}

/// A word that is a unit in capitals, or begins as one: `timmarsregeln`.
fn spelt<'l>(pieces: &Pieces<'_>, place: usize, language: &'l Language) -> Option<&'l str> {
    let word = pieces.slice(place);
    if pieces.kind(place) != Some(PieceKind::Word) || word.chars().count() < 2 {
        return None;
    }
    language.units.unit(pieces.small(place)).or_else(|| {
        let ends = word.char_indices().map(|(end, _)| end).skip(STEM).collect::<Vec<_>>();
        ends.into_iter().rev().find_map(|end| language.units.unit(word.get(..end)?))
    })
}

/// A unit before its number: `%5`, `€ 20`.
fn before<'l>(pieces: &Pieces<'_>, after: usize, language: &'l Language) -> Unit<'l> {
    let of = (0..after)
        .rev()
        .find(|place| !matches!(pieces.kind(*place), Some(PieceKind::Digits | PieceKind::Sign('.' | ','))))
        .and_then(|place| {
            let place = if pieces.kind(place) == Some(PieceKind::Space) { place.checked_sub(1)? } else { place };
            let written = pieces.slice(place);
            let unit = language.units.unit(written).or_else(|| language.units.unit(&small(written)))?;
            matches!(unit, "%" | "€" | "$" | "£" | "₺" | "₴" | "₪" | "kr").then_some(unit)
        });
    // “5 % 10”: the sign belongs to the number before it.
    Unit { of, per: None }
}
