//! Figures: stretches of digits, with what joins them, that may be a telephone number.

use super::digit;

/// What the shape of a figure says.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A number to dial and hardly anything else: a country's code, a trunk prefix, a bracketed code, groups as only telephones have.
    Telephone,
    /// A whole number; whether it is dialled, the words around it say.
    Whole,
    /// A decimal, a time, a date, a range, an identity number.
    Other,
}

/// A stretch of digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Its digits, written 0 to 9.
    pub digits: String,
    /// Its groups of digits, each with its place: `911`, `24` and `7` of `911 24/7`.
    pub groups: Vec<Group>,
    /// What it looks like.
    pub shape: Shape,
}

/// Digits with nothing between them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Written 0 to 9.
    pub digits: String,
}

/// A telephone number has no more digits (E.164), and no fewer where its shape is to say it.
const MOST_DIGITS: usize = 15;
const LEAST_DIGITS: usize = 7;

/// The figures of a text, in order. What is part of a word (`B12`) is none.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_start(text, from) {
        let run = Run::read(text, start);
        from = run.end;
        if !is_within_word(text, start) {
            found.push(run.figure(text));
        }
    }
    found
}

/// Where a figure begins: at a digit, or at a plus or bracket with digits behind it.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.char_indices().map(|(at, sign)| (from + at, sign)).find_map(|(at, sign)| {
        let behind = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let opens = match sign {
            '+' | '＋' => behind.trim_start_matches(is_unseen).starts_with(is_digit),
            '(' => {
                let inner = behind.strip_prefix(['+', '＋']).unwrap_or(behind);
                let count = inner.chars().take_while(|sign| is_digit(*sign)).count();
                let close = inner.char_indices().nth(count).map_or("", |(at, _)| &inner[at..]);
                (1..=5).contains(&count)
                    && close.strip_prefix(')').is_some_and(|rest| rest.trim_start_matches(is_gap).starts_with(is_digit))
            }
            sign => is_digit(sign),
        };
        opens.then_some(at)
    })
}

fn is_digit(sign: char) -> bool {
    digit(sign).is_some()
}

/// Spaces of every width within a number.
fn is_gap(sign: char) -> bool {
    sign.is_whitespace() || is_unseen(sign)
}

/// Signs that only say in which direction to read, or that nothing breaks.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a letter stands right before. Arabic and Hebrew write prepositions so (`بـ911`, `ב101`); elsewhere it is a name (`B12`).
fn is_within_word(text: &str, start: usize) -> bool {
    let prefixed = |sign: char| matches!(sign, '\u{590}'..='\u{6ff}');
    let before = text.get(..start).and_then(|before| before.trim_end_matches(is_unseen).chars().next_back());
    before.is_some_and(|sign| (sign.is_alphabetic() && !prefixed(sign)) || sign == '_')
}

/// A figure on its way: its groups of digits, and what stands before each.
struct Run {
    start: usize,
    end: usize,
    /// What stands before each group.
    joints: Vec<String>,
    groups: Vec<Group>,
    /// Whether a decimal sign or a colon stands within.
    divided: bool,
}

impl Run {
    fn read(text: &str, start: usize) -> Run {
        let mut run = Run { start, end: start, joints: Vec::new(), groups: Vec::new(), divided: false };
        while let Some((joint, group)) = next_group(text, run.end, run.groups.is_empty()) {
            run.divided |= joint.contains([',', ':', '٫', '٬', '\'', '’']);
            run.end = group.end;
            run.joints.push(joint);
            run.groups.push(group);
        }
        // A bracket that was opened within the figure is closed by it.
        let inside = text.get(start..run.end).unwrap_or_default();
        if inside.matches('(').count() > inside.matches(')').count()
            && text.get(run.end..).is_some_and(|rest| rest.starts_with(')'))
        {
            run.end += 1;
        }
        run.end = run.end.max(start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        run
    }

    fn figure(&self, text: &str) -> Figure {
        let digits: String = self.groups.iter().map(|group| group.digits.as_str()).collect();
        let written = text.get(self.start..self.end).unwrap_or_default();
        let start = self.start + written.find(|sign: char| !is_unseen(sign)).unwrap_or(0);
        Figure { start, end: self.end, shape: self.shape(&digits), digits, groups: self.groups.clone() }
    }

    fn shape(&self, digits: &str) -> Shape {
        let opening = self.joints.first().map_or("", String::as_str);
        let (plus, bracket) = (opening.contains(['+', '＋']), opening.contains('('));
        let count = digits.len();
        let sizes: Vec<usize> = self.groups.iter().map(|group| group.digits.len()).collect();
        let international = plus || (digits.starts_with("00") && count > LEAST_DIGITS + 1);
        if international && !self.divided {
            return if (LEAST_DIGITS..=MOST_DIGITS + 2).contains(&count) { Shape::Telephone } else { Shape::Other };
        }
        if self.divided || count > MOST_DIGITS || self.is_date_or_identity() || self.is_range_or_fraction() {
            return Shape::Other;
        }
        let grouped_as_telephone =
            matches!(sizes[..], [3, 3, 4] | [1, 3, 3, 4]) || (sizes.len() >= 4 && sizes.iter().all(|size| *size == 2));
        let trunk = digits.starts_with('0') && (sizes.len() > 1 || count > LEAST_DIGITS + 1);
        if count >= LEAST_DIGITS && (bracket || trunk || grouped_as_telephone) { Shape::Telephone } else { Shape::Whole }
    }

    /// What stands between groups.
    fn joints(&self) -> impl Iterator<Item = &str> {
        self.joints.iter().skip(1).map(String::as_str)
    }

    /// `2026-06-01`, `1.6.2026`, and numbers of persons, which begin with the day of birth: `700101-1234`, `19700101-1234`.
    fn is_date_or_identity(&self) -> bool {
        let spaced = self.joints().any(|joint| joint.contains(is_gap));
        let groups: Vec<&str> = self.groups.iter().map(|group| group.digits.as_str()).collect();
        let number = |text: &str| text.parse::<u32>().unwrap_or(0);
        let is_day = |month: &str, day: &str| (1..=12).contains(&number(month)) && (1..=31).contains(&number(day));
        match groups[..] {
            [year, month, day] if !spaced && year.len() == 4 && month.len() <= 2 && day.len() <= 2 => is_day(month, day),
            [day, month, year] if day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4) => {
                is_day(month, day) || is_day(day, month)
            }
            [birth, serial] if !spaced && matches!(birth.len(), 6 | 8) && serial.len() == 4 => {
                let tail = &birth[birth.len() - 4..];
                is_day(&tail[..2], &tail[2..])
            }
            _ => false,
        }
    }

    /// `110–112`, `08-16`, `0800-1600`, `08.00–16.00`, `120/80`.
    fn is_range_or_fraction(&self) -> bool {
        let groups: Vec<&str> = self.groups.iter().map(|group| group.digits.as_str()).collect();
        let is_time = |text: &str| {
            text.len() == 4 && text.get(..2).is_some_and(|hour| hour <= "24") && text.get(2..).is_some_and(|minute| minute < "60")
        };
        let dotted = self.joints().any(|joint| joint == ".");
        let joint = self.joints().next().unwrap_or("");
        match groups[..] {
            [from, to] if joint.contains(is_dash) => (from.len() + to.len() < LEAST_DIGITS) || (is_time(from) && is_time(to)),
            [one, other] if joint.contains('/') => one.len() + other.len() < LEAST_DIGITS,
            // An hour and its minutes, or two of them with a dash.
            [_, _] => dotted && !joint.contains(is_gap),
            [_, _, _, _] => dotted && self.joints().any(|joint| joint.contains(is_dash)),
            _ => false,
        }
    }
}

/// The next group of digits, and what joins it to those before.
fn next_group(text: &str, from: usize, is_first: bool) -> Option<(String, Group)> {
    /// `) - ` and the like.
    const LONGEST_JOINT: usize = 4;
    let rest = text.get(from..)?;
    let at = rest.char_indices().find(|(_, sign)| is_digit(*sign)).map(|(at, _)| at)?;
    let joint: String = rest[..at].chars().filter(|sign| !is_unseen(*sign)).collect();
    let joins = |sign: char| is_gap(sign) || is_dash(sign) || matches!(sign, '.' | '/' | '(' | ')' | '+' | '＋');
    let good = match joint.as_str() {
        "" => is_first,
        "," | ":" | "٫" | "٬" | "'" | "’" => !is_first,
        joint => {
            let ends_sentence = joint.starts_with(['.', '/']) && joint.len() > 1;
            let starts_number = !is_first && joint.contains(['+', '＋']);
            joint.chars().all(joins) && joint.chars().count() <= LONGEST_JOINT && !ends_sentence && !starts_number
        }
    };
    if !good {
        return None;
    }
    let group: String = rest[at..].chars().take_while(|sign| is_digit(*sign)).collect();
    let start = from + at;
    Some((joint, Group { start, end: start + group.len(), digits: super::digits(&group) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(&str, Shape)> {
        figures(text).iter().map(|figure| (&text[figure.start..figure.end], figure.shape)).collect()
    }

    #[test]
    fn telephones_are_known_by_their_shape() {
        for number in [
            "+46 8 123 456 78",
            "+46 (0)8-123 45",
            "0046812345678",
            "08-123 456 78",
            "070 123 45 67",
            "0701234567",
            "(800) 955-2292",
            "800-955-2292",
            "1-800-222-1222",
            "22 59 13 00",
            "01 23 45 67 89",
            "030/1234567",
            "0900-8844",
            "+٤٦ ٨ ١٢٣ ٤٥٦",
            "(020) 7946 0958",
            "01.23.45.67.89",
            "08\u{a0}123\u{202f}456",
            "+1 (800) 955-2292",
        ] {
            assert_eq!(shapes(&format!("x {number}, y")), [(number, Shape::Telephone)]);
        }
    }

    #[test]
    fn other_figures_are_none() {
        for number in [
            "2026-06-01",
            "1.6.2026",
            "01/06/2026",
            "700101-1234",
            "19700101-1234",
            "0,5",
            "10,5",
            "7:00",
            "08.00",
            "08.00–16.00",
            "08-16",
            "0800-1600",
            "110–112",
            "120/80",
            "2–3",
            "0.25",
            "10'000",
        ] {
            assert_eq!(shapes(&format!("x {number} y")), [(number, Shape::Other)], "{number}");
        }
        for number in ["112", "10 000", "955-2292", "1177", "116 117", "10 000 000"] {
            assert_eq!(shapes(&format!("x {number}. Y")), [(number, Shape::Whole)], "{number}");
        }
        assert_eq!(shapes("B12, HPV16, HbA1c, x_112"), [("", Shape::Other); 0]);
    }

    #[test]
    fn a_figure_ends_where_its_sentence_does() {
        assert_eq!(shapes("Ring 112. 3 dagar, 5"), [("112", Shape::Whole), ("3", Shape::Whole), ("5", Shape::Whole)]);
        assert_eq!(shapes("Ring 112 +46 8 123 45 67"), [("112", Shape::Whole), ("+46 8 123 45 67", Shape::Telephone)]);
        assert_eq!(shapes("اتصل بـ911 أو ١١٢"), [("911", Shape::Whole), ("١١٢", Shape::Whole)]);
        let figure = &figures("Call 911 24/7")[0];
        assert_eq!((figure.groups[0].digits.as_str(), figure.digits.as_str()), ("911", "911247"));
    }
}
