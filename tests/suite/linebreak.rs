//! Paragraphs: where lines end in each language, what stands where, and what holds for any text at all.
//!
//! Over 400 lines because the hard cases of all languages are read side by side.

use handout::foundation::geometry::{Direction, Length};
use handout::guide::language::LanguageTag;
use handout::text::font::{FontBook, Slant, Weight};
use handout::text::paragraph::{
    Fault, Hyphenation, Line, LineAlignment, LineEnd, Lines, Passage, Run, Setting, SpanStyle, Typesetter, Wrap,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

fn fonts() -> &'static FontBook {
    static FONTS: OnceLock<FontBook> = OnceLock::new();
    FONTS.get_or_init(FontBook::built_in)
}

fn typesetter() -> Typesetter<'static> {
    Typesetter::new(fonts(), &[])
}

fn setting(language: &str, measure: Length) -> Setting {
    Setting {
        size: Length::pt(10),
        measure,
        alignment: LineAlignment::Start,
        wrap: Wrap::Full,
        hyphenation: Hyphenation::AuthorOnly,
        direction: if matches!(language, "ar" | "fa" | "he") { Direction::RightToLeft } else { Direction::LeftToRight },
        language: LanguageTag::new(language).unwrap(),
        tracking: Length::ZERO,
    }
}

fn plain(text: &str) -> Vec<SpanStyle> {
    let end = u32::try_from(text.len()).unwrap();
    vec![SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None }]
}

fn set(text: &str, setting: &Setting) -> Result<Lines, Vec<Fault>> {
    typesetter().set(Passage { text, spans: &plain(text) }, setting)
}

/// The text with `|` at every place where some measure ends a line (`-|` where that makes a hyphen), from the narrowest measure at which
/// anything fits to the whole text on one line.
fn line_ends(language: &str, hyphenation: Hyphenation, text: &str) -> String {
    let setting = Setting { hyphenation, ..setting(language, Length::ZERO) };
    let shown = marked_ends(&mut typesetter(), Passage { text, spans: &plain(text) }, &setting);
    shown.replace('\u{a0}', "⍽").replace('\u{ad}', "¬")
}

/// The same for a passage.
pub fn marked_ends(typesetter: &mut Typesetter<'_>, passage: Passage<'_>, setting: &Setting) -> String {
    let extent = typesetter.extent(passage, setting).unwrap();
    let mut setting = Setting { measure: extent.widest_part, ..setting.clone() };
    let mut places = BTreeSet::new();
    while setting.measure < extent.natural {
        for line in typesetter.set(passage, &setting).unwrap().lines {
            places.insert((line.end as usize, line.ended == LineEnd::Hyphenated));
        }
        setting.measure += Length::pt(2);
    }
    let mut shown = passage.text.to_owned();
    for (place, hyphen) in places.into_iter().rev().filter(|(place, _)| *place < passage.text.len()) {
        shown.insert_str(place, if hyphen { "-|" } else { "|" });
    }
    shown
}

fn ends(language: &str, text: &str) -> String {
    line_ends(language, Hyphenation::AuthorOnly, text)
}

#[test]
fn figures_stay_with_their_units() {
    assert_eq!(ends("sv", "Ta 5 mg var 12 timme i 6–8 dagar."), "Ta |5 mg |var |12 |timme |i |6–8 |dagar.");
    assert_eq!(ends("sv", "Minst 50 % av 10 000 kr, högst 2,5 ml/kg."), "Minst |50 % |av |10 000 kr, |högst |2,5 ml/kg.");
    assert_eq!(ends("da", "Kl. 08.30 – 16.00, ca. 5 minutter"), "Kl. 08.30 – 16.00, |ca. 5 |minutter");
    assert_eq!(ends("de", "bei 38,5 °C oder § 5 Nr. 3"), "bei |38,5 °C |oder |§ 5 |Nr. 3");
}

#[test]
fn a_date_is_not_torn_after_its_day() {
    // The measure leaves room for the day, and the line is five sixths full without it.
    let first_line = |before: &str, after: &str| {
        let width = set(before, &setting("nl", Length::pt(500))).unwrap().lines[0].width;
        let lines = set(&format!("{before} {after}"), &setting("nl", width * 6 / 5)).unwrap();
        texts(&lines)[0].trim_end().to_owned()
    };
    assert_eq!(first_line("Deze tekst is gelezen op", "20 mei 2026"), "Deze tekst is gelezen op");
    assert_eq!(first_line("Der Text wurde gelesen am", "20. Mai 2026"), "Der Text wurde gelesen am");
    assert_eq!(first_line("Deze tekst is gelezen in", "20 dagen samen"), "Deze tekst is gelezen in 20");
}

#[test]
fn short_prefixes_and_pairs_stay_whole() {
    assert_eq!(ends("sv", "e-post, C-vitamin, B-test, 3-årig"), "e-post, |C-vitamin, |B-test, |3-årig");
    assert_eq!(ends("sv", "A/B-test, ja/nej, behandling/uppföljning"), "A/B-test, |ja/nej, |behandling/|uppföljning");
    assert_eq!(ends("en", "the follow-up of A. B. Smith"), "the |follow-up |of |A. B. Smith");
    assert_eq!(
        ends("sv", "mån–fre, Göteborg–Stockholm, sedan – efter mat"),
        "mån–fre, |Göteborg–|Stockholm, |sedan – |efter |mat"
    );
    assert_eq!(ends("nl", "zo'n foto's in de auto-onderdelen"), "zo'n foto's |in de |auto-|onderdelen");
}

#[test]
fn addresses_break_only_at_their_own_signs() {
    assert_eq!(ends("sv", "Skriv till info@clinic.example nu"), "Skriv till |info@clinic.example |nu");
    let long = line_ends("sv", Hyphenation::ByLanguage, "Se https://www.clinic.example/behandlingar/mesoterapi för mer.");
    assert_eq!(long, "Se |https://www|.clinic|.example/|behandlingar/|mesoterapi |för |mer.");
}

#[test]
fn telephone_numbers_stay_whole_while_they_fit() {
    assert_eq!(ends("sv", "Ring +00 123 456 789 eller 112 genast."), "Ring |+00 123 456 789 |eller |112 |genast.");
    let narrow = set("Ring +00 123 456 789", &setting("sv", Length::pt(40))).unwrap();
    assert_eq!(texts(&narrow), ["Ring ", "+00 123 ", "456 789"]);
}

#[test]
fn french_signs_never_start_a_line() {
    assert_eq!(ends("fr", "Pourquoi ? « Oui » : c’est fini !"), "Pourquoi ? |« Oui » : |c’est |fini !");
    assert_eq!(ends("fr", "Pourquoi\u{a0}? Voilà\u{a0}!"), "Pourquoi⍽? |Voilà⍽!");
}

#[test]
fn the_author_is_law() {
    assert_eq!(ends("sv", "en\u{a0}två tre\u{2060}-fyra"), "en⍽två |tre\u{2060}-fyra");
    assert_eq!(ends("sv", "hudreak\u{ad}tionen kom"), "hudreak¬-|tionen |kom");
    assert_eq!(line_ends("sv", Hyphenation::ByLanguage, "behandlingsre\u{ad}aktion"), "behandlingsre¬-|aktion");
    assert_eq!(ends("sv", "lång\u{200b}ord"), "lång\u{200b}|ord");
}

#[test]
fn words_are_broken_at_the_joints_of_compounds() {
    let by_language = |language: &str, text: &str| line_ends(language, Hyphenation::ByLanguage, text);
    insta::assert_snapshot!([
        by_language("sv", "procedurdatum hudreaktion hälsoanteckningar behandlingsdag slutande eftervård hårbotteninfektion"),
        by_language("nb", "behandlingsdagen legemiddelinteraksjoner etterbehandling"),
        by_language("da", "hudreaktioner efterbehandling blodfortyndende"),
        by_language("nl", "huidreactie geneesmiddelen hoofdhuidinfectie"),
        by_language("de", "Behandlungstag Arzneimittelwechselwirkungen Überempfindlichkeit"),
        by_language("tr", "iyileşmesinden İyileşme mezoterapi"),
        by_language("uk", "мезотерапія п'ятниця"),
        by_language("sv", "HPV-vaccination COVID19vaccin ABCDEFGHIJ"),
    ]
    .join("\n"), @"
    proce-|dur-|datum |hud-|reak-|tion |hälso-|anteck-|ningar |behand-|lings-|dag |slut-|ande |efter-|vård |hår-|bot-|ten-|infek-|tion
    behand-|lings-|dagen |lege-|mid-|del-|inter-|ak-|sjo-|ner |etter-|behand-|ling
    hud-|reak-|tio-|ner |efter-|behand-|ling |blod-|for-|tyn-|dende
    huid-|reac-|tie |genees-|mid-|de-|len |hoofd-|huid-|infec-|tie
    Behand-|lungs-|tag |Arz-|nei-|mit-|tel-|wech-|sel-|wir-|kun-|gen |Über-|emp-|find-|lich-|keit
    iyileş-|me-|sin-|den |İyi-|leşme |mezo-|te-|rapi
    мезо-|терапія |п'ятниця
    HPV-vac-|cination |COVID19vaccin |ABCDEFGHIJ
    ");
}

fn texts(lines: &Lines) -> Vec<String> {
    lines.lines.iter().map(|line| line.runs.iter().map(|run| &*run.text).collect()).collect()
}

/// What the eye sees on a line, from the left.
fn visual(line: &Line) -> String {
    let mut runs: Vec<&Run> = line.runs.iter().collect();
    runs.sort_by_key(|run| run.x);
    let mirrored = |c: char| match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        c => c,
    };
    let seen = |run: &&Run| match run.direction {
        Direction::LeftToRight => run.text.to_string(),
        Direction::RightToLeft => run.text.chars().rev().map(mirrored).collect(),
    };
    runs.iter().map(seen).collect::<String>()
}

fn seen(language: &str, text: &str) -> String {
    let lines = set(text, &setting(language, Length::pt(2_000))).unwrap();
    assert_eq!(texts(&lines).concat(), text, "runs are in the order of reading");
    visual(&lines.lines[0])
}

/// Words of the test's own, so that the expected order can be read here: three letters each.
#[test]
fn arabic_and_hebrew_show_figures_and_addresses_left_to_right() {
    // ابت ثجح خدذ: reading order 1, 2, 3 from the right.
    assert_eq!(seen("ar", "ابت +00 123 456 789 ثجح"), "حجث +00 123 456 789 تبا");
    assert_eq!(seen("ar", "ابت 6–8 ثجح"), "حجث 6–8 تبا");
    assert_eq!(seen("ar", "ابت 50% ثجح 5 mg خدذ"), "ذدخ 5 mg حجث 50% تبا");
    assert_eq!(seen("ar", "ابت info@clinic.example ثجح"), "حجث info@clinic.example تبا");
    assert_eq!(seen("ar", "ابت https://clinic.example/ar/ ثجح."), ".حجث https://clinic.example/ar/ تبا");
    assert_eq!(seen("ar", "ابت 08:30–16:00 و 48."), ".48 و 08:30–16:00 تبا");
    assert_eq!(seen("ar", "ابت (Lakeside Clinic) ثجح"), "حجث (Lakeside Clinic) تبا");
    assert_eq!(seen("he", "אבג +00 123 456 789 דהו"), "והד +00 123 456 789 גבא");
    assert_eq!(seen("he", "אבג 6–8 דהו, 50 %."), ".50 % ,והד 6–8 גבא");
    assert_eq!(seen("he", "אבג (דהו) [Clinic] «זחט»"), "«טחז» [Clinic] (והד) גבא");
    assert_eq!(seen("he", "אבג כ־50% ד״ר ₪ 1,250"), "₪ 1,250 ר״ד 50%־כ גבא");
    assert_eq!(seen("ar", "ابت +46 8 123 456 78 (5 mg/kg) ثجح"), "حجث (5 mg/kg) +46 8 123 456 78 تبا");
    assert_eq!(seen("ar", "ابـــت ٤٨ ثجح"), "حجث ٤٨ تـــبا");
    // Persian reads a range of its own figures from the right.
    assert_eq!(seen("fa", "ابت ۶–۸ ثجح 1177.se"), "1177.se حجث ۸–۶ تبا");
    assert_eq!(seen("sv", "ordet ابت ثجح betyder 6–8"), "ordet حجث تبا betyder 6–8");
    assert_eq!(seen("sv", "ring ابت +00 123 456 ثجح nu"), "ring حجث +00 123 456 تبا nu");
}

#[test]
fn each_line_is_ordered_by_itself() {
    let text = "ابت ثجح Lakeside Skin Clinic خدذ رزس";
    let lines = set(text, &setting("ar", Length::pt(75))).unwrap();
    let shown: Vec<String> = lines.lines.iter().map(|line| visual(line).trim().to_owned()).collect();
    assert_eq!(shown, ["حجث تبا", "Lakeside Skin", "سزر ذدخ Clinic"]);
    for line in &lines.lines {
        let right = line.runs.iter().map(|run| run.x + advance(run)).max().unwrap();
        assert_eq!(right, Length::pt(75), "lines are flush right");
    }
}

#[test]
fn right_to_left_runs_are_words_in_reading_order() {
    let lines = set("ابت ثجح، خدذ", &setting("ar", Length::pt(300))).unwrap();
    let runs: Vec<&str> = lines.lines[0].runs.iter().map(|run| &*run.text).collect();
    assert_eq!(runs, ["ابت ", "ثجح، ", "خدذ"]);
    for run in &lines.lines[0].runs {
        assert!(run.glyphs.windows(2).all(|pair| pair[0].cluster >= pair[1].cluster), "clusters descend: {run:?}");
    }
}

#[test]
fn faces_follow_the_script() {
    let lines = set("ابت Clinic 48، ✓ דה", &setting("ar", Length::pt(300))).unwrap();
    let faces: Vec<String> =
        lines.lines[0].runs.iter().map(|run| format!("{:?} {} {}", run.text, fonts().face(run.face).name, run.size)).collect();
    insta::assert_snapshot!(faces.join("\n"), @r#"
    "ابت " Vazirmatn-Regular 10.00
    "Clinic 48" SourceSans3-Regular 10.90
    "، " Vazirmatn-Regular 10.00
    "✓" SourceSans3-Regular 10.90
    " " Vazirmatn-Regular 10.00
    "דה" NotoSansHebrew-Regular 9.90
    "#);
}

#[test]
fn what_no_face_has_is_a_fault() {
    let faults = set("huden 漢 är e\u{0}n", &setting("sv", Length::pt(300))).unwrap_err();
    let tried = vec!["Source Sans 3".to_owned(), "Vazirmatn".to_owned(), "Noto Sans Hebrew".to_owned()];
    assert_eq!(
        faults,
        [
            Fault::MissingGlyph { start: 6, end: 9, character: '漢', tried: tried.clone() },
            Fault::MissingGlyph { start: 15, end: 16, character: '\0', tried },
        ]
    );
}

#[test]
fn what_does_not_fit_is_a_fault() {
    let long = "x".repeat(200);
    let faults = set(&format!("ett {long} ord"), &setting("sv", Length::pt(100))).unwrap_err();
    assert!(matches!(faults[..], [Fault::TooWide { start: 4, end: 204, excess }] if excess > Length::pt(100)), "{faults:?}");
}

#[test]
fn a_hyphen_of_the_line_end_says_that_the_word_goes_on() {
    let setting = Setting { hyphenation: Hyphenation::ByLanguage, ..setting("sv", Length::pt(70)) };
    let lines = set("Läs behandlingsråden", &setting).unwrap();
    assert_eq!(texts(&lines), ["Läs behand\u{ad}", "lingsråden"]);
    let first = &lines.lines[0];
    assert_eq!((first.ended, first.end), (LineEnd::Hyphenated, 11));
    let hyphen = set("-", &setting).unwrap().lines[0].runs[0].glyphs[0].id;
    assert_eq!(first.runs.last().unwrap().glyphs.last().unwrap().id, hyphen);
}

#[test]
fn emphasis_is_a_slant_and_elsewhere_weight() {
    let name = |text: &str, language: &str| {
        let mut spans = plain(text);
        spans[0].slant = Slant::Italic;
        let lines = typesetter().set(Passage { text, spans: &spans }, &setting(language, Length::pt(300))).unwrap();
        fonts().face(lines.lines[0].runs[0].face).name.clone()
    };
    assert_eq!(name("ord", "sv"), "SourceSans3-Italic");
    assert_eq!(name("ابت", "ar"), "Vazirmatn-Bold");
    assert_eq!(name("אבג", "he"), "NotoSansHebrew-Bold");
}

#[test]
fn tracking_stands_after_every_cluster_and_parts_no_arabic_letters() {
    let width = |text: &str, language: &str, tracking: Length| {
        let setting = Setting { tracking, ..setting(language, Length::pt(500)) };
        set(text, &setting).unwrap().lines[0].width
    };
    assert_eq!(width("abc de", "sv", Length::pt(1)) - width("abc de", "sv", Length::ZERO), Length::pt(6));
    assert_eq!(width("ابت", "ar", Length::pt(1)), width("ابت", "ar", Length::ZERO));
}

fn advance(run: &Run) -> Length {
    run.glyphs.iter().map(|glyph| glyph.advance()).sum()
}

/// What holds for every paragraph.
fn holds(text: &str, lines: &Lines, setting: &Setting) {
    let mut at = 0;
    for (number, line) in lines.lines.iter().enumerate() {
        assert_eq!(line.start, at, "every byte is on one line");
        at = line.end;
        let last = number + 1 == lines.lines.len();
        assert_eq!(line.ended == LineEnd::Last, last && line.ended != LineEnd::Forced);
        let mut byte = line.start;
        for run in &line.runs {
            assert!(run.start >= byte && run.end >= run.start && run.end <= line.end, "runs are in the order of the text");
            byte = run.end;
            for glyph in &run.glyphs {
                assert!(run.text.is_char_boundary(glyph.cluster as usize) && (glyph.cluster as usize) < run.text.len());
                assert_ne!(glyph.id, 0, "no glyph is guessed");
            }
        }
        let mut runs: Vec<&Run> = line.runs.iter().filter(|run| !run.glyphs.is_empty()).collect();
        runs.sort_by_key(|run| (run.x, advance(run)));
        for pair in runs.windows(2) {
            assert_eq!(pair[0].x + advance(pair[0]), pair[1].x, "runs touch");
        }
        let all: Length = runs.iter().map(|run| advance(run)).sum();
        assert!(line.width <= all);
        if setting.alignment != LineAlignment::Justified {
            assert!(line.width <= setting.measure, "{} in {}: {text:?}", line.width, setting.measure);
        }
    }
    assert_eq!(at as usize, text.len(), "to the end");
    let instruction = |c: &char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{61c}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown: String = texts(lines).concat().chars().filter(|c| !instruction(c)).collect();
    assert_eq!(shown, text.chars().filter(|c| !instruction(c)).collect::<String>(), "no word is lost");
}

fn any_alignment() -> impl Strategy<Value = LineAlignment> {
    prop_oneof![Just(LineAlignment::Start), Just(LineAlignment::End), Just(LineAlignment::Centre), Just(LineAlignment::Justified)]
}

/// Text of all that makes trouble: scripts, marks, spaces, controls, figures, addresses.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zåäöéçğışß]{1,12}".prop_map(String::from),
        1 => "[а-яіїєґ]{1,9}".prop_map(String::from),
        2 => "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{1,7}".prop_map(String::from),
        1 => "[אבגדהוזחטיכלמנסעפצקרשת]{1,6}".prop_map(String::from),
        4 => Just(" ".to_owned()),
        1 => prop::sample::select(vec![
            "\u{a0}", "\u{ad}", "\u{200b}", "\u{2028}", "\u{2060}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{2067}", "\u{2069}",
            "\u{202e}", "\u{301}", "\u{64e}", "\u{5b0}", "\u{fe0f}", "-", "–", "—", "/", ".", ",", "(", ")", "«", "»", "…", "☐", "→",
        ]).prop_map(String::from),
        1 => prop::sample::select(vec!["6–8", "50 %", "+00 123 456", "a@b.example", "https://clinic.example/a/b", "5 mg", "A. B.", "10 000"])
            .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paragraph_is_whole(
        text in any_text(),
        language in prop::sample::select(vec!["sv", "nl", "de", "tr", "uk", "fr", "ar", "fa", "he"]),
        measure in 20i64..400,
        alignment in any_alignment(),
        by_language in any::<bool>(),
        tracked in prop::bool::weighted(0.2),
    ) {
        let setting = Setting {
            alignment,
            wrap: Wrap::Full,
            hyphenation: if by_language { Hyphenation::ByLanguage } else { Hyphenation::AuthorOnly },
            tracking: if tracked { Length::centipoints(20) } else { Length::ZERO },
            ..setting(language, Length::pt(measure))
        };
        match set(&text, &setting) {
            Ok(lines) => holds(&text, &lines, &setting),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }

    #[test]
    fn any_unicode_is_set_or_refused(text in any::<String>(), measure in 1i64..300, right_to_left in any::<bool>()) {
        let setting = setting(if right_to_left { "ar" } else { "sv" }, Length::pt(measure));
        match set(&text, &setting) {
            Ok(lines) => holds(&text, &lines, &setting),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }

    #[test]
    fn styles_may_change_anywhere(text in any_text(), cuts in prop::collection::vec((0usize..200, 0usize..4), 0..8)) {
        let mut places: Vec<usize> = cuts.iter().map(|(at, _)| (0..=*at.min(&text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)).collect();
        places.extend([0, text.len()]);
        places.sort_unstable();
        places.dedup();
        let styles = [(Weight::Regular, Slant::Upright), (Weight::Bold, Slant::Upright), (Weight::Regular, Slant::Italic), (Weight::SemiBold, Slant::Italic)];
        let spans: Vec<SpanStyle> = places.windows(2).enumerate().map(|(at, pair)| {
            let (weight, slant) = styles[at % 4];
            SpanStyle { start: pair[0] as u32, end: pair[1] as u32, weight, slant, language: None }
        }).collect();
        let setting = setting("sv", Length::pt(150));
        if let Ok(lines) = typesetter().set(Passage { text: &text, spans: &spans }, &setting) {
            holds(&text, &lines, &setting);
        }
    }
}

#[test]
fn long_and_strange_paragraphs_are_no_trouble() {
    let by_language = Setting { hyphenation: Hyphenation::ByLanguage, ..setting("sv", Length::pt(200)) };
    let many = "behandling av huden ".repeat(2_500);
    let strange = [
        many.clone(),
        " ".repeat(20_000),
        "\u{200b}".repeat(20_000),
        "\u{ad}".repeat(20_000),
        "a\u{200b}".repeat(5_000),
        format!("a{}", "\u{301}".repeat(2_000)),
        "\u{2028}".repeat(3_000),
        "ابت ثجح ".repeat(2_500),
        "1 ".repeat(5_000),
        "a/b".repeat(3_000),
        "hud".repeat(50),
        "behandlings".repeat(2_000),
        format!("https://clinic.example/{}", "a/".repeat(1_000)),
    ];
    for text in &strange {
        for alignment in [LineAlignment::Start, LineAlignment::Justified] {
            let setting = Setting { alignment, ..by_language.clone() };
            if let Ok(lines) = set(text, &setting) {
                holds(text, &lines, &setting);
            }
        }
    }
    let wide = Setting { measure: Length::MAX, ..by_language };
    assert_eq!(set(&many, &wide).unwrap().lines.len(), 1);
}

#[test]
fn a_hyphen_within_words_against_the_line_does_not_hang() {
    let text = "mot נממנכ +00 000 000 000 behand\u{ad}lingar قبيا";
    let mut broken = 0;
    for measure in 120..160 {
        let measure = Length::pt(measure);
        let lines = set(text, &Setting { alignment: LineAlignment::Justified, ..setting("sv", measure) }).unwrap().lines;
        let line = &lines[0];
        let right = line
            .runs
            .iter()
            .map(|run| run.x + run.glyphs.iter().map(handout::text::font::Glyph::advance).sum::<Length>())
            .max()
            .unwrap();
        broken += usize::from(line.ended == LineEnd::Hyphenated);
        assert!(line.ended != LineEnd::Hyphenated || right <= measure, "{right} of {measure}");
    }
    assert!(broken > 3, "{broken} lines end within the word");
}
