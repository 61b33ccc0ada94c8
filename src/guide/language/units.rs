//! The units that a language writes behind numbers.
//!
//! Signs of the International System and of medicine are the same in all languages that write Latin letters; each language file adds
//! its own letters and words under `[units]`, `unit = ["spelling", …]`, so that two editions can be compared by what a unit is and no
//! line ends between a number and its unit.

/// Units as they are written in every language: the unit, and its spellings beside its name.
const COMMON: &[(&str, &[&str])] = &[
    ("g", &[]),
    ("mg", &[]),
    ("µg", &["μg", "mcg"]),
    ("ng", &[]),
    ("kg", &[]),
    ("l", &["L"]),
    ("dl", &["dL"]),
    ("cl", &["cL"]),
    ("ml", &["mL"]),
    ("µl", &["μl", "µL", "μL"]),
    ("m", &[]),
    ("km", &[]),
    ("cm", &[]),
    ("mm", &[]),
    ("µm", &["μm"]),
    ("nm", &[]),
    ("cm²", &["cm2"]),
    ("cm³", &["cm3"]),
    ("m²", &["m2"]),
    ("s", &[]),
    ("ms", &[]),
    ("min", &[]),
    ("h", &[]),
    ("%", &[]),
    ("‰", &[]),
    ("°", &["º"]),
    ("°C", &["℃"]),
    ("°F", &["℉"]),
    ("mmHg", &[]),
    ("kPa", &[]),
    ("mmol", &[]),
    ("µmol", &["μmol"]),
    ("nmol", &[]),
    ("mol", &[]),
    ("J", &[]),
    ("kJ", &[]),
    ("kcal", &[]),
    ("W", &[]),
    ("Hz", &[]),
    ("MHz", &[]),
    ("V", &[]),
    ("Gy", &[]),
    ("mSv", &[]),
    ("IU", &["IE"]),
    ("×", &[]),
    ("€", &["EUR"]),
    ("$", &["USD"]),
    ("£", &["GBP"]),
    ("₺", &["TL", "TRY"]),
    ("₴", &["UAH"]),
    ("₪", &["ILS"]),
    ("kr", &["SEK", "NOK", "DKK"]),
];

/// Units with all the ways in which a language writes them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Units {
    /// (spelling, unit), ordered by spelling.
    spellings: Vec<(String, String)>,
    /// Those of several words, in small letters; the longest first.
    phrases: Vec<(String, String)>,
}

impl Units {
    /// The common units and those of a language: pairs of (unit, spelling). A language's own reading of a spelling wins.
    #[must_use]
    pub fn with_common(own: impl IntoIterator<Item = (String, String)>) -> Units {
        let mut spellings: Vec<(String, String)> = own.into_iter().map(|(unit, spelling)| (spelling, unit)).collect();
        spellings.sort();
        spellings.dedup_by(|(later, _), (first, _)| later == first);
        for (unit, others) in COMMON {
            for spelling in std::iter::once(unit).chain(*others) {
                if let Err(place) = spellings.binary_search_by(|(known, _)| known.as_str().cmp(spelling)) {
                    spellings.insert(place, ((*spelling).to_owned(), (*unit).to_owned()));
                }
            }
        }
        let several = spellings.iter().filter(|(spelling, _)| spelling.contains(' '));
        let mut phrases: Vec<(String, String)> =
            several.map(|(spelling, unit)| (spelling.to_lowercase(), unit.clone())).collect();
        phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        Units { spellings, phrases }
    }

    /// The unit that a spelling stands for: `mg` for `мг`.
    #[must_use]
    pub fn unit(&self, spelling: &str) -> Option<&str> {
        let place = self.spellings.binary_search_by(|(known, _)| known.as_str().cmp(spelling)).ok()?;
        self.spellings.get(place).map(|(_, unit)| unit.as_str())
    }

    /// The spellings of several words, in small letters, with their units; the longest first.
    pub fn phrases(&self) -> impl Iterator<Item = (&[String], &str)> {
        self.phrases.iter().map(|(phrase, unit)| (std::slice::from_ref(phrase), unit.as_str()))
    }

    /// Every spelling.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        self.spellings.iter().map(|(spelling, _)| spelling.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_is_read_as_its_unit() {
        let units = Units::with_common([("mg".to_owned(), "мг".to_owned()), ("d".to_owned(), "dagar".to_owned())]);
        assert_eq!(units.unit("мг"), Some("mg"));
        assert_eq!(units.unit("dagar"), Some("d"));
        assert_eq!(units.unit("mcg"), Some("µg"));
        assert_eq!(units.unit("dag"), None);
        assert!(units.spellings().any(|spelling| spelling == "mmHg"));
    }
}
