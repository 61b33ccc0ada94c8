//! Damaged texts that are turned round, and right ones that are left alone.

use super::complain;
use crate::foundation::diagnostic::{Diagnostics, SourceFiles};
use crate::guide::source::foreign::{Role, Typed};
use crate::guide::table::TomlFile;

/// Damaged texts, and what they were.
const DAMAGED: &[(&str, &str)] = &[
    ("FÃ¼r Ã„ltere â€“", "Für Ältere –"),
    ("Ã–ffnen", "Öffnen"),
    ("Ãœber", "Über"),
    ("grÃ¶ÃŸer", "größer"),
    ("cafÃ©", "café"),
    ("voilÃ\u{a0}!", "voilà!"),
    ("dÃ©jÃ\u{a0} vu", "déjà vu"),
    ("Donâ€™t", "Don’t"),
    ("â€œyesâ€\u{9d}", "“yes”"),
    ("20Â°C", "20°C"),
    ("5Â\u{a0}mg", "5\u{a0}mg"),
    ("Â« mot Â»", "« mot »"),
    ("FÃƒÂ¼r", "Für"),
    ("Ð”Ð»Ñ\u{8f} Ð²Ð°Ñ\u{81}", "Для вас"),
    ("Ø§Ù„Ø¹ÙŠØ§Ø¯Ø©", "العيادة"),
    ("×©×œ×•×\u{9d}", "שלום"),
    ("pÃ¥ sÃ¤ngen", "på sängen"),
    ("Ã…terbesÃ¶k", "Återbesök"),
    ("hÃ¸re pÃ¥", "høre på"),
    ("Ä±ÅŸÄ±k", "ışık"),
    ("ağrÄ±", "ağrı"),
    ("Ğ”Ğ»", "Дл"),
    ("Р”Р»СЏ РІР°СЃ", "Для вас"),
    ("fГјr", "für"),
    ("‚Äì and ‚Äô", "– and ’"),
    ("f√ºr", "für"),
    ("p√• s√§ngen", "på sängen"),
    ("fГјr", "für"),
    ("fĂĽr", "für"),
    ("ط§ظ„ط¹", "الع"),
    ("f├╝r", "für"),
    ("f├ñr", "fär"),
    ("â‰¥ 18", "≥ 18"),
    ("5 Âµg", "5 µg"),
    ("Î¼g Î±Î²", "μg αβ"),
    ("ï¬\u{81}n", "ﬁn"),
    ("ðŸ˜€", "😀"),
    ("â‚¬ 5", "€ 5"),
];

/// The hint of the only complaint of a damaged text.
fn meant(text: &str) -> String {
    let mut files = SourceFiles::new();
    let file = TomlFile::from_text(&mut files, "sv.toml", &format!("a = '''{text}'''\n"));
    let mut found = Diagnostics::new();
    let parsed = file.parse(&mut found).unwrap();
    let raw = file.table(&parsed, "the file").take("a").and_then(|entry| entry.value.text(&mut found)).unwrap();
    complain(&Typed::new(&raw, Role::Text), &mut found);
    let hints: Vec<String> = found.iter().map(|complaint| complaint.hints[0].clone()).collect();
    hints.join("\n").replace("it must have been ", "")
}

#[test]
fn mojibake_is_turned_round() {
    for (text, right) in DAMAGED {
        assert_eq!(meant(text), format!("`{right}`"), "{text}");
    }
}

#[test]
fn right_letters_are_no_mojibake() {
    let clean = [
        "São Paulo, MANHÃ”, “AMANHÃ” e “maçã”",
        "À l’hôpital « Â » ou « Ê »",
        "România: Â, Î, Ăsta, ÎN",
        "”PÅ” och ”SÖ”",
        "A–Å–Ä–Ö",
        "Ä”, Ö”, Å…",
        "Âşık Veysel’in",
        "Für Ältere –",
        "«В»–«Г», М’ята, в’їзд, з’їсти, об’єкт",
        "НІ! ВІЛ, ДІЇ, НІ",
        "ЕкоВіта, УкрСіль, Київ–Одеса",
        "خطأ، خطأ؟ أستاذ، آ؛ «أ»",
        "می‌خواهم",
        "3 × 5, 3×\u{a0}10",
        "ג׳ צה״ל “כן”",
        "Nord–Öst, “Ähnlich”, —Écoutez",
        "café»",
        "ÎÏ",
        "Ýmir Ðe",
        "Δ9, α-tocopherol, μg",
        "T°C, H₂O, m²",
        "Ø 5 mm, Ø5",
        "Ελλάδα «Ώ»",
        "œuf, cœur",
        "Île-de-France",
        "ÉTÉ – À LA",
        "İÖ’den MÜ’ye Â’",
        "№ 5, п. 3",
        "Å² och Ä¹",
    ];
    for text in clean {
        assert_eq!(meant(text), "", "{text}");
    }
}
