use super::*;
use crate::text::font::FontBook;
#[test]
fn probe() {
    let book = FontBook::built_in();
    let mut t = Typesetter::new(&book, &[]);
    let mut go = |text: &str, lang: &str, measure: i64, al: LineAlignment| {
        let spans =
            [SpanStyle { start: 0, end: text.len() as u32, weight: Weight::Regular, posture: Posture::Upright, language: None }];
        let s = Setting {
            size: Length::pt(10),
            measure: Length::pt(measure),
            alignment: al,
            hyphenation: Hyphenation::ByLanguage,
            direction: if matches!(lang, "ar" | "fa" | "he") { Direction::RightToLeft } else { Direction::LeftToRight },
            language: LanguageTag::new(lang).unwrap(),
            tracking: Length::ZERO,
        };
        match t.set(Passage { text, spans: &spans }, &s) {
            Ok(lines) => {
                for l in &lines.lines {
                    let mut vis: Vec<&Run> = l.runs.iter().collect();
                    vis.sort_by_key(|r| r.x);
                    let v: String = vis
                        .iter()
                        .map(|r| {
                            if r.direction == Direction::RightToLeft {
                                r.text.chars().rev().collect::<String>()
                            } else {
                                r.text.to_string()
                            }
                        })
                        .collect::<Vec<_>>()
                        .join("");
                    println!("{:>7} {:?} | {}", l.width.to_string(), l.ended, v);
                }
            }
            Err(f) => println!("{f:?}"),
        }
        println!();
    };
    let sv = "Mesoterapi innebär att mycket små mängder aktiva substanser läggs i hudens övre lager. Om behandlingen passar dig, och hur den planeras, beror på en undersökning och på dina egna risker. Behandlingsdagen bör du undvika alkohol, blodförtunnande läkemedel (t.ex. 75 mg acetylsalicylsyra) och hård träning i 24–48 timmar. Hudreaktioner är vanliga: rodnad, svullnad och små blåmärken som går över inom 6–8 dagar. Skriv till info@clinic.example eller ring +00 123 456 789 om du är orolig för läkemedelsinteraktioner.";
    for m in [360, 200, 100, 60] {
        println!("== {m}");
        go(sv, "sv", m, LineAlignment::Start);
    }
    for m in [360, 200, 120] {
        println!("== J{m}");
        go(sv, "sv", m, LineAlignment::Justified);
    }
    go(
        "اتصل بالعيادة على الرقم +00 123 456 789 إذا زاد الألم بعد 6–8 أيام، أو 50% من الجرعة (5 mg) عند Lakeside Skin Clinic.",
        "ar",
        300,
        LineAlignment::Start,
    );
    go(
        "התקשרו למרפאה בטלפון +00 123 456 789 אם הכאב מחמיר אחרי 6–8 ימים (Lakeside Clinic), או 50%.",
        "he",
        200,
        LineAlignment::Start,
    );
    go("x \u{200b}\u{200b}   ", "sv", 100, LineAlignment::Start);
    go(&"a".repeat(200), "sv", 100, LineAlignment::Start);
    go("✓ ☐ → • “”", "ar", 100, LineAlignment::Start);
    go("漢字", "sv", 100, LineAlignment::Start);
}
