//! Titles, labels and leads: their lines are few, about equally long, of whole words, and end where a reader pauses.

use std::fmt::Write as _;

use handout::design::structure::Role;
use handout::design::style::Edition;
use handout::foundation::geometry::{Length, Paper};
use handout::guide::language::LanguageTag;
use handout::guide::model::Part;
use handout::layout::page::{Content, Owner, Pages};
use handout::text::font::{Slant, Weight};
use handout::text::paragraph::{Hyphenation, LineAlignment, Passage, Setting, SpanStyle, Typesetter, Wrap};

use crate::support::{Checkout, fonts, languages, set_for, shipped_documents};

/// The lines of a text, in points of size and measure.
fn balanced(language: &str, (size, measure): (i64, i64), text: &str) -> String {
    let tag = LanguageTag::new(language).unwrap();
    let direction = languages().get(&tag).unwrap().direction;
    let setting = Setting {
        size: Length::pt(size),
        measure: Length::pt(measure),
        alignment: LineAlignment::Start,
        wrap: Wrap::Balanced,
        hyphenation: Hyphenation::LastResort,
        direction,
        language: tag,
        tracking: Length::ZERO,
    };
    let end = u32::try_from(text.len()).unwrap();
    let span = SpanStyle { start: 0, end, weight: Weight::SemiBold, slant: Slant::Upright, language: None };
    let set = Typesetter::new(fonts(), languages().all()).set(Passage { text, spans: &[span] }, &setting).unwrap();
    let lines: Vec<&str> = set.lines.iter().map(|line| text[line.start as usize..line.end as usize].trim_end()).collect();
    lines.join(" / ")
}

/// A title of 26 pt in the main column.
const TITLE: (i64, i64) = (26, 347);
/// A label in the side column.
const LABEL: (i64, i64) = (12, 113);

#[test]
fn no_word_stands_alone_below_a_title() {
    assert_eq!(balanced("en", TITLE, "Who may be a suitable candidate?"), "Who may be / a suitable candidate?");
    assert_eq!(balanced("de", TITLE, "Wann wird das Ergebnis beurteilt?"), "Wann wird / das Ergebnis beurteilt?");
    assert_eq!(balanced("fr", TITLE, "À qui peut convenir le traitement ?"), "À qui peut convenir / le traitement ?");
    assert_eq!(balanced("nl", TITLE, "Voorbereiding: 4–2 weken vooraf"), "Voorbereiding: / 4–2 weken vooraf");
    assert_eq!(balanced("sv", TITLE, "De sista 48 timmarna och morgonen"), "De sista 48 timmarna / och morgonen");
    assert_eq!(balanced("tr", TITLE, "Hemen sonrasında ne normaldir?"), "Hemen sonrasında / ne normaldir?");
    assert_eq!(balanced("ar", TITLE, "ما يمكن للعلاج تحقيقه وما لا يمكنه"), "ما يمكن للعلاج / تحقيقه وما لا يمكنه");
}

#[test]
fn a_little_word_leads_what_follows() {
    assert_eq!(balanced("sv", LABEL, "Läs med en penna i handen"), "Läs med en penna / i handen");
    assert_eq!(balanced("nl", LABEL, "Een vraag om mee te nemen"), "Een vraag / om mee te nemen");
    assert_eq!(balanced("uk", LABEL, "Телефонувати до клініки"), "Телефонувати / до клініки");
}

#[test]
fn what_stands_beside_a_dot_stays_whole() {
    let detail = |language, measure, text| balanced(language, (12, measure), text);
    let read = "Food and Drug Administration (FDA) · Luettu 20. toukokuuta 2026";
    assert_eq!(detail("fi", 330, read), "Food and Drug Administration (FDA) · / Luettu 20. toukokuuta 2026");
    // A part that no line can hold is broken all the same.
    assert_eq!(detail("nl", 90, "FDA · Geraadpleegd op 20 mei 2026"), "FDA · / Geraadpleegd / op 20 mei 2026");
}

#[test]
fn a_word_is_broken_only_where_no_line_can_hold_it() {
    assert_eq!(balanced("de", (12, 90), "Dringende Warnung"), "Dringende / Warnung");
    assert_eq!(balanced("de", (12, 90), "Behandlungsmöglichkeiten heute"), "Behandlungs / möglichkeiten / heute");
}

/// What stands in a place of its own and is read at a glance.
fn is_display(role: Role) -> bool {
    use Role::{
        BlockLabel, CalloutLabel, ContentsTitle, FieldLabel, Heading, Lead, Notice, RowLabel, SourceTitle, Subheading, Subtitle,
        Title,
    };
    matches!(
        role,
        Title
            | Subtitle
            | Heading
            | Subheading
            | Lead
            | Notice
            | BlockLabel
            | CalloutLabel
            | RowLabel
            | FieldLabel
            | ContentsTitle
            | SourceTitle
    )
}

/// The display texts of a document, each as its lines.
fn display_texts(pages: &Pages) -> Vec<Vec<String>> {
    let mut texts: Vec<Vec<String>> = Vec::new();
    let mut before = None;
    for (number, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let (Content::Glyphs(run), Owner::Node(_)) = (&item.content, item.owner) else { continue };
            let Some((node, _)) = run.words.filter(|(node, _)| is_display(pages.tree.node(*node).role)) else { continue };
            let (text, line) = ((number, node), run.origin.y);
            match (before, texts.last_mut()) {
                (Some((last, y)), Some(lines)) if last == text && y == line => lines.last_mut().unwrap().push_str(&run.text),
                (Some((last, _)), Some(lines)) if last == text => lines.push(run.text.to_string()),
                _ => texts.push(vec![run.text.to_string()]),
            }
            before = Some((text, line));
        }
    }
    texts
}

/// How many words line ends break in a document.
fn hyphens_of(pages: &Pages) -> usize {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.filter(|item| matches!(&item.content, Content::Glyphs(run) if run.text.ends_with('\u{ad}'))).count()
}

/// In all editions of all guides, display texts whose last line is less than a third of the longest, and those that break a
/// word; and the hyphens of checklists.
#[test]
fn shipped_titles_labels_and_leads_are_even() {
    let (mut several, mut short, mut broken) = (0, String::new(), String::new());
    let mut hyphens = String::new();
    let looks = [(Edition::Screen, Paper::A4), (Edition::Screen, Paper::A5), (Edition::LargePrint, Paper::A4)];
    for (path, part) in shipped_documents() {
        for (edition, paper) in looks {
            let pages = set_for(&Checkout, &path, part, edition, paper);
            if part == Part::Checklist {
                writeln!(hyphens, "{path} {} {}: {}", edition.name(), paper.name(), hyphens_of(&pages)).unwrap();
            }
            for lines in display_texts(&pages).iter().filter(|lines| lines.len() > 1) {
                several += 1;
                let signs = |line: &String| line.trim().chars().count();
                let longest = lines.iter().map(signs).max().unwrap();
                let shown = format!("{path} {} {}: {}", edition.name(), paper.name(), lines.join("/ ").replace('\u{ad}', "-"));
                if lines.last().map_or(0, signs) * 3 < longest {
                    writeln!(short, "{shown}").unwrap();
                }
                if lines.iter().any(|line| line.ends_with('\u{ad}')) {
                    writeln!(broken, "{shown}").unwrap();
                }
            }
        }
    }
    assert!(several > 500, "only {several} texts take several lines: this proves little");
    let hyphens: String = hyphens.lines().filter(|line| !line.ends_with(": 0")).map(|line| line.to_owned() + "\n").collect();
    insta::assert_snapshot!(format!("short last lines\n{short}\nbroken words\n{broken}\nhyphens of checklists\n{hyphens}"));
}
