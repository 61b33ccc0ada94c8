//! The line ends that never part a number or a name from what belongs to it.

use handout::foundation::geometry::Length;
use handout::guide::language::LanguageTag;
use handout::text::paragraph::{Hyphenation, LineAlignment, Passage, Setting, Typesetter, Wrap};

use super::sentences::span;
use crate::support::{fonts, languages};

/// What stays on one line, by language; `|` is where it would have been torn.
const TOGETHER: &[(&str, &str)] = &[
    (
        "en",
        "120/80|mmHg; 10|J/cm²; ≥|18; 5 ×|10⁶; 5|× 10⁶; pH|7.4; fig.|3; p.|12; 8|a.m.; Dr|Martin; Mrs.|Smith; SPF|30; ±|2; no.|5; 5|mmol/l; vol.|IV",
    ),
    (
        "sv",
        "120/80|mmHg; kl.|8; s.|12; nr|5; fru|Ek; Dr|Berg; ≤|5; 5|mg/kg; 10|μmol/l; à|500; c:a|3; kap.|2; prof.|Lind; ~|5; 5|×|10³; tfn|08",
    ),
    ("da", "120/80|mmHg; kl.|8; s.|12; nr.|5; fru|Holm; Dr.|Berg; ≥|5; 5|mg/kg; §|5; ca.|3; tlf.|33; prof.|Lind; ≈|5; 20|°C"),
    ("nb", "120/80|mmHg; kl.|8; s.|12; nr.|5; fru|Holm; Dr.|Berg; ≥|5; 5|mg/kg; §|5; ca.|3; tlf.|33; prof.|Lind; <|5; 20|°C"),
    (
        "de",
        "8.00|Uhr; Abb.|3; S.|12; Nr.|5; Dr.|Martin; Frau|Meier; Herrn|Braun; 10|J/cm²; ≥|18; Prof.|Dr.|Braun; §|5; ca.|3; Tab.|2; pH|7,4; Tel.|030",
    ),
    (
        "nl",
        "8.00|uur; blz.|3; nr.|5; dhr.|Bakker; mevr.|Smit; dr.|Visser; 10|J/cm²; ≥|18; afb.|2; ca.|3; pH|7,4; 5|mg/ml; p.|8; tel.|020",
    ),
    (
        "fr",
        "n°|5; p.|12; M.|Dupont; Mme|Leroy; Dr|Martin; Pr|Blanc; 10|J/cm²; ≥|18; fig.|3; tél.|01; pH|7,4; §|5; env.|3; chap.|IV",
    ),
    (
        "fi",
        "klo|8; s.|12; nro|5; rouva|Virta; tri|Laine; prof.|Salo; 10|J/cm²; ≥|18; puh.|09; n.|5; pH|7,4; 5|mg/ml; ±|2; kuva|3",
    ),
    (
        "tr",
        "No.|5; s.|12; Dr.|Kaya; Prof.|Dr.|Demir; Uzm.|Dr.|Ak; saat|8; 10|J/cm²; ≥|18; şek.|3; tel.|0212; pH|7,4; 5|mg/ml; ±|2; sn.|Kaya",
    ),
    (
        "uk",
        "№|5; с.|12; рис.|3; д-р|Коваль; проф.|Шевченко; пані|Олена; ≥|18; тел.|044; 2026|р.; ст.|5; pH|7,4; 5 ×|10⁶; табл.|2; п.|4",
    ),
    (
        "ar",
        "≥|18; د.|سمير; ص.|12; رقم|5; الساعة|8; 120/80|mmHg; pH|7.4; 5 ×|10⁶; SPF|30; الدكتورة|ليلى; 10|J/cm²; الشكل|3; ±|2; 8|صباحًا",
    ),
    (
        "he",
        "≥|18; ד״ר|כהן; עמ׳|12; מס׳|5; בשעה|8; 120/80|mmHg; pH|7.4; 5 ×|10⁶; SPF|30; פרופ׳|לוי; 10|J/cm²; גב׳|לוי; ±|2; טל׳|03",
    ),
];

#[test]
fn no_line_ends_between_a_number_or_a_name_and_what_belongs_to_it() {
    assert_eq!(TOGETHER.len(), languages().tags().len());
    let mut typesetter = Typesetter::new(fonts(), languages().all());
    for (tag, cases) in TOGETHER {
        for case in cases.split("; ") {
            let filler = if matches!(*tag, "ar" | "he") { "ודא" } else { "ord och" };
            let filler = if *tag == "ar" { "كلمة مع" } else { filler };
            let whole = case.replace('|', " ");
            let text = format!("{filler} {filler} {filler} {whole} {filler} {filler} {whole} {filler} {whole}, {filler}");
            let language = LanguageTag::new(tag).unwrap();
            let mut setting = Setting {
                size: Length::pt(11),
                measure: Length::pt(60),
                alignment: LineAlignment::Start,
                wrap: Wrap::Full,
                hyphenation: Hyphenation::ByLanguage,
                direction: languages().get(&language).unwrap().direction,
                language,
                tracking: Length::ZERO,
            };
            let comma = format!("{whole},");
            let spans = [span(0, comma.len(), None)];
            let alone = typesetter.extent(Passage { text: &comma, spans: &spans }, &setting).unwrap().natural;
            let spans = [span(0, text.len(), None)];
            let least = typesetter.extent(Passage { text: &text, spans: &spans }, &setting).unwrap().widest_word.max(alone);
            for (wrap, alignment) in [
                (Wrap::Full, LineAlignment::Start),
                (Wrap::Full, LineAlignment::Justified),
                (Wrap::Balanced, LineAlignment::Start),
            ] {
                for more in 0..90 {
                    setting = Setting { wrap, alignment, measure: least + Length::pt(1 + 3 * more), ..setting };
                    let lines = typesetter.set(Passage { text: &text, spans: &spans }, &setting).unwrap().lines;
                    for line in &lines {
                        let end = line.end as usize;
                        for (start, _) in text.match_indices(&whole) {
                            let torn = case.match_indices('|').any(|(at, _)| start + at + 1 == end);
                            assert!(
                                !torn,
                                "{tag}: {case} is torn at {end} in a measure of {}: {:?}",
                                setting.measure,
                                &text[line.start as usize..end]
                            );
                        }
                    }
                }
            }
        }
    }
}
