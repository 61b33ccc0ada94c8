use proptest::prelude::*;

use super::*;
use crate::foundation::geometry::{Direction, Length};
use crate::guide::language::LanguageTag;
use crate::text::font::FontBook;
use crate::text::font::{Slant, Weight};

const SWEDISH: &str = "Mesoterapi innebär att mycket små mängder aktiva substanser läggs i hudens övre lager. Om behandlingen passar dig, och \
    hur den planeras, beror på en undersökning och på dina egna risker. Före behandlingsdagen bör du undvika alkohol, blodförtunnande \
    läkemedel och hård träning. Rodnad, svullnad och små blåmärken är vanliga reaktioner och går över inom några dagar. Hör av dig till \
    kliniken om smärtan ökar, om rodnaden sprider sig, om du får feber eller om du är orolig för något annat som har med behandlingen \
    att göra. Ta med en lista över dina läkemedel, uppgifter om allergier och datum för tidigare behandlingar, så att vi kan gå igenom \
    dem tillsammans innan vi bestämmer oss.";

/// What letters of justified text may stand closer and wider at most, in thousandths of an em.
const CLOSEST: i64 = 3;
const FURTHEST: i64 = 7;

fn setting(measure: i64, alignment: LineAlignment) -> Setting {
    Setting {
        size: Length::centipoints(1150),
        measure: Length::pt(measure),
        alignment,
        wrap: Wrap::Full,
        hyphenation: Hyphenation::ByLanguage,
        direction: Direction::LeftToRight,
        language: LanguageTag::new("sv").unwrap(),
        tracking: Length::ZERO,
    }
}

fn set(text: &str, setting: &Setting) -> Lines {
    let end = u32::try_from(text.len()).unwrap();
    let span = SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None };
    Typesetter::new(&FontBook::built_in(), &[]).set(Passage { text, spans: &[span] }, setting).unwrap()
}

/// The advances of the glyphs of a line that show a space, those at its end not counted.
fn spaces(line: &Line) -> Vec<Length> {
    let text: String = line.runs.iter().map(|run| &*run.text).collect();
    let printed = text.trim_end().len();
    let glyphs = line.runs.iter().flat_map(|run| run.glyphs.iter());
    let mut spaces: Vec<Length> = Vec::new();
    for glyph in glyphs.filter(|glyph| (glyph.cluster as usize) < printed) {
        if text.as_bytes().get(glyph.cluster as usize) == Some(&b' ') {
            spaces.push(glyph.advance());
        }
    }
    spaces
}

#[test]
fn a_line_is_as_wide_as_its_glyphs() {
    for measure in [90, 150, 340] {
        let setting = setting(measure, LineAlignment::Start);
        for line in set(SWEDISH, &setting).lines {
            let glyphs: Length = line.runs.iter().flat_map(|run| run.glyphs.iter()).map(|glyph| glyph.advance()).sum();
            let text: String = line.runs.iter().map(|run| &*run.text).collect();
            let space = if text.ends_with(' ') { Length::from_font_units(200, 1000, setting.size) } else { Length::ZERO };
            assert_eq!(line.width, glyphs - space, "{text:?}");
        }
    }
}

#[test]
fn a_broken_word_is_as_wide_as_its_parts_shaped() {
    let parts = set("behandlingsdag", &setting(50, LineAlignment::Start)).lines;
    assert!(parts.len() > 1);
    for line in &parts {
        let text: String = line.runs.iter().map(|run| &*run.text).collect();
        let alone = set(&text.replace('\u{ad}', "-"), &setting(400, LineAlignment::Start));
        assert_eq!(line.width, alone.lines[0].width, "{text:?}");
    }
}

#[test]
fn ragged_lines_end_late_and_break_words_only_before_holes() {
    let setting = setting(340, LineAlignment::Start);
    let lines = set(SWEDISH, &setting).lines;
    let (last, lines) = lines.split_last().unwrap();
    assert!(lines.iter().all(|line| line.width * 5 >= setting.measure * 4), "{lines:#?}");
    assert!(lines.iter().all(|line| line.ended == LineEnd::Between), "at this measure no word needs a hyphen");
    assert!(last.width > setting.size * 2);
}

#[test]
fn justified_spaces_keep_their_limits() {
    let natural = Length::from_font_units(200, 1000, Length::centipoints(1150));
    let (mut filled, mut good, mut lines) = (0, 0, 0);
    for measure in [220, 260, 300, 340, 380] {
        let setting = setting(measure, LineAlignment::Justified);
        let set = set(SWEDISH, &setting).lines;
        for line in &set[..set.len() - 1] {
            lines += 1;
            let spaces = spaces(line);
            let (least, most) = (spaces.iter().min().unwrap(), spaces.iter().max().unwrap());
            assert!(most.units() - least.units() <= 1, "all spaces of a line are the same to a unit");
            assert!(*least * 5 >= natural * 4 - Length::from_units(5) && *most * 10 <= natural * 16 + Length::from_units(10));
            good += usize::from(*most * 100 <= natural * 135);
            if line.width >= setting.measure {
                filled += 1;
                let protruding = line.width - setting.measure;
                let first = &line.runs[0];
                assert!(protruding < setting.size && first.x <= Length::ZERO);
            }
        }
    }
    assert!(filled * 10 >= lines * 8, "{filled} of {lines} lines are filled");
    assert!(good * 10 >= lines * 7, "{good} of {lines} lines are good");
}

#[test]
fn letters_give_and_take_with_the_spaces() {
    let text = &SWEDISH.replace(' ', "  ");
    let natural = set(text, &setting(2_000, LineAlignment::Start));
    let natural: Vec<Length> =
        natural.lines.iter().flat_map(|line| &line.runs).flat_map(|run| run.glyphs.iter()).map(|g| g.advance()).collect();
    let em = Length::centipoints(1150);
    let mut glyph = 0;
    let mut changed = 0;
    for line in set(text, &Setting { hyphenation: Hyphenation::AuthorOnly, ..setting(340, LineAlignment::Justified) }).lines {
        for run in &line.runs {
            for (place, shown) in run.glyphs.iter().enumerate() {
                let change = shown.advance() - natural[glyph];
                let is_space = run.text.as_bytes()[shown.cluster as usize] == b' ';
                let before_space =
                    run.glyphs.get(place + 1).is_none_or(|next| run.text.as_bytes()[next.cluster as usize] == b' ');
                if !is_space {
                    assert!(change * 1000 >= em * -CLOSEST && change * 1000 <= em * FURTHEST, "{change} in {:?}", run.text);
                    assert!(!before_space || change == Length::ZERO, "only between letters: {:?}", run.text);
                    changed += usize::from(change != Length::ZERO);
                }
                glyph += 1;
            }
        }
    }
    assert_eq!(glyph, natural.len());
    assert!(changed * 3 > glyph, "{changed} of {glyph}");
}

#[test]
fn joined_letters_stay_joined() {
    let text = "تصف هذه الصفحة ما يحدث في يوم العلاج وما يمكن توقعه بعد ذلك، ومتى يجب الاتصال بالعيادة. ".repeat(4);
    let arabic = |alignment, measure| Setting {
        direction: Direction::RightToLeft,
        language: LanguageTag::new("ar").unwrap(),
        ..setting(measure, alignment)
    };
    let words = |lines: Lines| -> Vec<(Box<str>, Vec<Length>)> {
        let runs = lines.lines.into_iter().flat_map(|line| line.runs);
        let letters = |run: &Run| {
            run.glyphs.iter().filter(|g| run.text.as_bytes()[g.cluster as usize] != b' ').map(|g| g.advance()).collect()
        };
        runs.map(|run| (run.text.trim_end().into(), letters(&run))).collect()
    };
    let justified = words(set(&text, &arabic(LineAlignment::Justified, 260)));
    assert_eq!(justified, words(set(&text, &arabic(LineAlignment::Start, 260))));
}

#[test]
fn small_signs_hang_out() {
    let setting = setting(300, LineAlignment::Justified);
    let lines = set(SWEDISH, &setting).lines;
    let protruding = lines.iter().filter(|line| line.width > setting.measure).count();
    assert!(protruding > 0);
    for line in lines.iter().filter(|line| line.width > setting.measure) {
        let text: String = line.runs.iter().map(|run| &*run.text).collect();
        assert!(text.trim_end().ends_with(['.', ',', '\u{ad}', '-']), "{text:?}");
    }
}

#[test]
fn alignment_moves_the_line_and_not_its_parts() {
    let text = "Hör av dig.";
    let start = &set(text, &setting(200, LineAlignment::Start)).lines[0];
    let end = &set(text, &setting(200, LineAlignment::End)).lines[0];
    let centre = &set(text, &setting(200, LineAlignment::Centre)).lines[0];
    assert_eq!(start.runs[0].x, Length::ZERO);
    assert_eq!(end.runs[0].x + end.width, Length::pt(200));
    assert_eq!(centre.runs[0].x, (Length::pt(200) - centre.width) / 2);
    assert_eq!(start.runs[0].glyphs, end.runs[0].glyphs);
}

#[test]
fn extent_is_what_set_needs() {
    let book = FontBook::built_in();
    let mut typesetter = Typesetter::new(&book, &[]);
    let text = "Läs behandlingsråden\u{2028}före besöket";
    let span = SpanStyle {
        start: 0,
        end: u32::try_from(text.len()).unwrap(),
        weight: Weight::Bold,
        slant: Slant::Upright,
        language: None,
    };
    let passage = Passage { text, spans: &[span] };
    let mut setting = setting(1, LineAlignment::Start);
    let extent = typesetter.extent(passage, &setting).unwrap();
    assert!(extent.widest_part < extent.widest_word && extent.widest_word < extent.natural);
    setting.measure = extent.natural;
    assert_eq!(typesetter.set(passage, &setting).unwrap().lines.len(), 2);
    setting.measure = extent.widest_part;
    assert!(typesetter.set(passage, &setting).is_ok());
    setting.measure = extent.widest_part - Length::from_units(1);
    assert!(
        matches!(typesetter.set(passage, &setting).unwrap_err()[..], [Fault::TooWide { excess, .. }] if excess == Length::from_units(1))
    );
    setting.hyphenation = Hyphenation::AuthorOnly;
    setting.measure = extent.widest_word;
    assert!(typesetter.set(passage, &setting).unwrap().lines.iter().all(|line| line.ended != LineEnd::Hyphenated));
}

/// Words that make trouble at line ends, of all lengths.
const WORDS: [&str; 24] = [
    "i",
    "om",
    "och",
    "huden",
    "läkare",
    "behandlingsdagen",
    "överkänslighetsreaktioner,",
    "hudreaktion",
    "e-post",
    "COVID-19-vaccin",
    "behandling/uppföljning",
    "läke\u{ad}medel",
    "tre\u{2060}-fyra",
    "lång\u{200b}ord",
    "fast\u{a0}mellanslag",
    "https://www.clinic.example/behandlingar/mesoterapi",
    "info@clinic.example",
    "6–8",
    "2,5 ml/kg",
    "+46 8 123 456 78",
    "”Nej!”",
    "t.ex.",
    "A. B.",
    "–",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is left out as useless would not have been used: one line without a search, words that no line end reaches, places that a
    /// pass does not admit.
    #[test]
    fn the_short_ways_change_nothing(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 1..60),
        measure in 60i64..420,
        justified in any::<bool>(),
        forced in prop::option::weighted(0.2, 0usize..60),
    ) {
        let forced = |at: usize| if forced == Some(at) { "\u{2028}" } else { " " };
        let text: String = words.iter().enumerate().map(|(at, word)| format!("{word}{}", forced(at))).collect();
        let setting = setting(measure, if justified { LineAlignment::Justified } else { LineAlignment::Start });
        let end = u32::try_from(text.len()).unwrap();
        let span = SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None };
        let spans = [span];
        let passage = Passage { text: &text, spans: &spans };
        let book = FontBook::built_in();
        let mut typesetter = Typesetter::new(&book, &[]);
        let all = set::lines_from_all_words(passage, &setting, &mut typesetter.words, &mut typesetter.hyphenator);
        prop_assert_eq!(typesetter.set(passage, &setting), all);
    }

    /// Likewise for plain words, of which justified lines can be filled.
    #[test]
    fn no_useful_hyphen_is_left_out(start in 0usize..90, count in 10usize..70, measure in 220i64..460) {
        let words: Vec<&str> = SWEDISH.split(' ').cycle().skip(start).take(count).collect();
        let text = words.join(" ");
        let setting = setting(measure, LineAlignment::Justified);
        let spans = [SpanStyle { start: 0, end: u32::try_from(text.len()).unwrap(), weight: Weight::Regular, slant: Slant::Upright, language: None }];
        let passage = Passage { text: &text, spans: &spans };
        let book = FontBook::built_in();
        let mut typesetter = Typesetter::new(&book, &[]);
        let all = set::lines_from_all_words(passage, &setting, &mut typesetter.words, &mut typesetter.hyphenator);
        prop_assert_eq!(typesetter.set(passage, &setting), all);
    }
}

/// Of two ways that cost the same but for what rounding makes of letters, the same one is chosen in however many parts the words are divided.
#[test]
fn letters_give_the_same_however_their_word_is_divided() {
    let text = "”Nej!” i hudreaktion om läke\u{ad}medel e-post info@clinic.example fast\u{a0}mellanslag tre\u{2060}-fyra behandlingsdagen \
                fast\u{a0}mellanslag info@clinic.example och info@clinic.example huden huden huden huden huden behandlingsdagen \
                https://www.clinic.example/behandlingar/mesoterapi i i i i i i i i i ";
    let setting = setting(143, LineAlignment::Justified);
    let end = u32::try_from(text.len()).unwrap();
    let spans = [SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None }];
    let passage = Passage { text, spans: &spans };
    let book = FontBook::built_in();
    let mut typesetter = Typesetter::new(&book, &[]);
    let all = set::lines_from_all_words(passage, &setting, &mut typesetter.words, &mut typesetter.hyphenator);
    assert!(typesetter.set(passage, &setting) == all);
}

/// The glyphs of a text in Arabic on one line, its spans cut at these bytes.
fn arabic_glyphs(text: &str, cuts: &[usize]) -> Vec<u16> {
    let mut edges = vec![0];
    edges.extend(cuts);
    edges.push(text.len());
    let span = |pair: &[usize]| {
        let narrow = |at: usize| u32::try_from(at).unwrap();
        SpanStyle { start: narrow(pair[0]), end: narrow(pair[1]), weight: Weight::Regular, slant: Slant::Upright, language: None }
    };
    let spans: Vec<SpanStyle> = edges.windows(2).map(span).collect();
    let setting = Setting {
        direction: Direction::RightToLeft,
        language: LanguageTag::new("ar").unwrap(),
        ..setting(20_000, LineAlignment::Start)
    };
    let lines = Typesetter::new(&FontBook::built_in(), &[]).set(Passage { text, spans: &spans }, &setting).unwrap();
    let runs = lines.lines.iter().flat_map(|line| &line.runs);
    runs.flat_map(|run| run.glyphs.iter().rev().map(|glyph| glyph.id).collect::<Vec<u16>>()).collect()
}

/// A change of weight, a link or a language is none of the letters: each keeps the form that it has in the whole word.
#[test]
fn letters_join_wherever_the_text_is_divided() {
    for word in ["العيادة", "محمد", "مُحَمَّد", "الطبيب،", "بيت"] {
        let whole = arabic_glyphs(word, &[]);
        let cuts = word.char_indices().skip(1).filter(|(_, c)| c.is_alphabetic() && !('\u{64b}'..='\u{652}').contains(c));
        for (at, _) in cuts {
            assert_eq!(arabic_glyphs(word, &[at]), whole, "{word} at {at}");
        }
    }
    // What is no letter of the word does not join, nor does a joiner's opposite.
    assert_eq!(arabic_glyphs("بيت 5", &["بيت".len()]), arabic_glyphs("بيت 5", &[]));
    let divided = "بيت\u{200c}بيت";
    assert_eq!(arabic_glyphs(divided, &["بيت\u{200c}".len()]), arabic_glyphs(divided, &[]));
    // The cut in a word that is longer than any real one.
    let long = "بيت".repeat(60);
    let mut forms = arabic_glyphs(&long, &[]);
    forms.truncate(forms.len() - 1);
    forms.remove(0);
    forms.sort_unstable();
    forms.dedup();
    assert_eq!(forms.len(), 3, "within the word every letter has its one form");
}

/// An address breaks at any sign before it would not fit, and never takes a hyphen; a word does not break so.
#[test]
fn an_address_breaks_anywhere_without_a_sign() {
    let addresses = [
        "https://clinic.sharepoint.example/:b:/s/leaflets/EWq0123456789abcdef0123456789abcdef0123456789abcdef0123?e=4",
        "averyveryverylongnameofsomebodyorother@averyveryverylongnamewithoutahyphen.example",
        "www.averyveryverylongnamewithoutahyphenthatgoesonandon.example",
    ];
    for address in addresses {
        for (measure, alignment) in [(60, LineAlignment::Start), (110, LineAlignment::Start), (110, LineAlignment::Justified)] {
            let lines = set(&format!("Se {address}."), &setting(measure, alignment));
            let said: String = lines.lines.iter().flat_map(|line| &line.runs).map(|run| &*run.text).collect();
            assert_eq!(said.replace(' ', ""), format!("Se{address}."));
            assert!(lines.lines.iter().all(|line| line.ended != LineEnd::Hyphenated && line.width <= Length::pt(measure)));
        }
    }
    let word = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    let span = SpanStyle { start: 0, end: 52, weight: Weight::Regular, slant: Slant::Upright, language: None };
    let setting = Setting { hyphenation: Hyphenation::AuthorOnly, ..setting(60, LineAlignment::Start) };
    assert!(Typesetter::new(&FontBook::built_in(), &[]).set(Passage { text: word, spans: &[span] }, &setting).is_err());
}
