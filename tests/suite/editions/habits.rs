//! How languages say numbers, intervals, limits and parts of an hour in words.

use super::said;

#[test]
fn words_for_numbers_are_put_together_as_each_language_does() {
    for (language, words, number) in [
        ("en", "twenty-five minutes", 25),
        ("sv", "tjugofem minuter", 25),
        ("da", "femogtyve minutter", 25),
        ("da", "halvfems minutter", 90),
        ("nb", "tjuefem minutter", 25),
        ("nb", "femogtyve minutter", 25),
        ("de", "fünfundzwanzig Minuten", 25),
        ("de", "einundzwanzig Minuten", 21),
        ("nl", "vijfentwintig minuten", 25),
        ("nl", "tweeëntwintig minuten", 22),
        ("fi", "kaksikymmentäviisi minuuttia", 25),
        ("fr", "vingt-cinq minutes", 25),
        ("fr", "vingt et une minutes", 21),
        ("fr", "soixante-quinze minutes", 75),
        ("fr", "quatre-vingt-dix-sept minutes", 97),
        ("tr", "yirmi beş dakika", 25),
        ("tr", "on iki dakika", 12),
        ("uk", "двадцять п’ять хвилин", 25),
        ("ar", "خمسة وعشرون دقيقة", 25),
        ("ar", "خمس عشرة دقيقة", 15),
        ("he", "חמש עשרה דקות", 15),
        ("he", "עשרים וחמש דקות", 25),
    ] {
        let other = if language == "sv" { "en" } else { "sv" };
        let unit = if other == "en" { "minutes" } else { "minuter" };
        let (right, wrong) = (format!("{number} {unit}"), format!("{} {unit}", number + 1));
        assert_eq!(said((language, words), (other, &right)), [""; 0], "{words}");
        assert_eq!(said((language, words), (other, &wrong)), ["changed-number"], "{words} is not {wrong}");
    }
}

#[test]
fn how_often_is_compared_however_each_language_says_it() {
    let daily = [
        ("en", "Once a day"),
        ("sv", "Varje dag"),
        ("da", "Hver dag"),
        ("nb", "Daglig"),
        ("de", "Täglich"),
        ("nl", "Elke dag"),
        ("fi", "Joka päivä"),
        ("fr", "Tous les jours"),
        ("tr", "Her gün"),
        ("uk", "Щодня"),
        ("ar", "كل يوم"),
        ("he", "כל יום"),
    ];
    let alternate = [
        ("en", "Every other day"),
        ("sv", "Varannan dag"),
        ("da", "Hver anden dag"),
        ("nb", "Annenhver dag"),
        ("de", "Jeden zweiten Tag"),
        ("nl", "Om de dag"),
        ("fi", "Joka toinen päivä"),
        ("fr", "Un jour sur deux"),
        ("tr", "Gün aşırı"),
        ("uk", "Через день"),
        ("ar", "كل يومين"),
        ("he", "כל יומיים"),
    ];
    let weekly = [
        ("en", "Weekly"),
        ("sv", "Varje vecka"),
        ("da", "Hver uge"),
        ("nb", "Ukentlig"),
        ("de", "Wöchentlich"),
        ("nl", "Elke week"),
        ("fi", "Joka viikko"),
        ("fr", "Chaque semaine"),
        ("tr", "Her hafta"),
        ("uk", "Щотижня"),
        ("ar", "كل أسبوع"),
        ("he", "כל שבוע"),
    ];
    let every = [daily, alternate, weekly];
    for (at, one) in every.iter().enumerate() {
        for (other_at, other) in every.iter().enumerate() {
            for words in &other[1..] {
                let expected = if at == other_at { vec![] } else { vec!["changed-number"] };
                assert_eq!(said(one[0], *words), expected, "{:?} {words:?}", one[0]);
            }
        }
    }
    // An interval that only one of them says is no fault, nor is a day without “every”.
    assert_eq!(said(("en", "Take it each day at home"), ("sv", "Ta den hemma")), [""; 0]);
    assert_eq!(said(("en", "Wait a day, then weekly"), ("sv", "Vänta en dag, sedan varje vecka")), [""; 0]);
    assert_eq!(said(("en", "Every two days"), ("sv", "Varannan dag")), [""; 0]);
    assert_eq!(said(("en", "Every 3 days"), ("sv", "Varannan dag")), ["changed-number"]);
}

#[test]
fn doses_halves_limits_and_parts_of_an_hour_are_compared() {
    for (one, other) in [
        (("de", "Nehmen Sie 1-0-1"), ("en", "Take 1–0–1")),
        (("sv", "En halv tablett"), ("en", "Half a tablet")),
        (("sv", "En halv tablett"), ("en", "½ tablet")),
        (("fr", "7 heures et demie"), ("sv", "kl. 7.30")),
        (("sv", "klockan halv åtta"), ("en", "at half past seven")),
        (("de", "um halb acht"), ("en", "at 7:30 am")),
        (("de", "um Viertel vor acht abends"), ("en", "at 7:45 pm")),
        (("nl", "om kwart over acht"), ("da", "kl. 8.15")),
        (("sv", "minst 6 timmar"), ("en", "at least 6 hours")),
        (("de", "mindestens 6 Stunden"), ("tr", "en az 6 saat")),
        (("en", "≤ 5 mg"), ("sv", "högst 5 mg")),
        (("en", "half an hour"), ("sv", "30 minuter")),
        (("en", "half an hour"), ("uk", "півгодини")),
        (("en", "half a year"), ("de", "6 Monate")),
        (("en", "Nothing after midnight"), ("sv", "Inget efter kl. 24")),
        (("en", "every 12 hours"), ("sv", "var tolfte timme")),
        (("en", "2 tablets in the morning and 1 at night"), ("sv", "2 tabletter på morgonen och 1 till natten")),
        (("en", "2 tablets at 8 am and 1 at 10 pm"), ("sv", "2 tabletter kl. 8 och 1 kl. 22")),
        (("fr", "au moins 6 heures"), ("fi", "vähintään 6 tuntia")),
        (("en", "Do not store above 25 °C"), ("sv", "Förvaras vid högst 25 °C")),
    ] {
        assert_eq!(said(one, other), [""; 0], "{one:?} {other:?}");
        assert_eq!(said(other, one), [""; 0], "{other:?} {one:?}");
    }
    for (one, other) in [
        (("de", "Nehmen Sie 1-0-1"), ("en", "Take 1-1-0")),
        (("de", "Nehmen Sie ½-0-1"), ("en", "Take 1-0-1")),
        (("sv", "En halv tablett"), ("en", "One tablet")),
        (("sv", "klockan halv åtta"), ("en", "at half past eight")),
        (("de", "um Viertel vor acht"), ("en", "at 8:45")),
        (("sv", "minst 6 timmar"), ("en", "at most 6 hours")),
        (("fr", "au moins 6 heures"), ("fi", "enintään 6 tuntia")),
        (("ar", "6 ساعات على الأقل"), ("he", "לכל היותר 6 שעות")),
        (("en", "< 5 mg"), ("sv", "> 5 mg")),
        (("sv", "max. 5 mg"), ("en", "at least 5 mg")),
        (("da", "To tabletter pr. dag"), ("en", "Two tablets a week")),
        (("de", "Eine Tablette tgl."), ("en", "One tablet every week")),
    ] {
        assert_eq!(said(one, other), ["changed-number"], "{one:?} {other:?}");
        assert_eq!(said(other, one), ["changed-number"], "{other:?} {one:?}");
    }
}
