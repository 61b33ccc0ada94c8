//! Small guides, one idea each, set and held as text; and complaints that only layout can make.

use handout::design::structure::Role;
use handout::foundation::geometry::{Direction, Length};
use handout::foundation::resources::Resources;
use handout::guide::model::Part;
use handout::layout::page::{Artifact, Content, Item, Owner, Pages, Segment};
use handout::layout::preflight::Proven;
use handout::output::snapshot;

use crate::papers::area;
use crate::support::{Checkout, one_file, set, set_or_complain};

fn pages_of(sections: &str) -> Proven {
    let (resources, path) = one_file("en", sections);
    set(&resources, &path, Part::Guide)
}

fn complaint(language: &str, sections: &str, part: Part) -> String {
    let (resources, path) = one_file(language, sections);
    match set_or_complain(&resources, &path, part) {
        Ok(_) => panic!("it was set"),
        Err(complaint) => complaint,
    }
}

/// The words of a page, line by line; artifacts in brackets.
fn lines(pages: &Pages, page: usize) -> Vec<String> {
    let mut lines: Vec<(i64, String)> = Vec::new();
    for item in &pages.pages[page].items {
        let Content::Glyphs(run) = &item.content else { continue };
        let text = match item.owner {
            Owner::Node(_) => run.text.to_string(),
            Owner::Artifact(Artifact::Head | Artifact::Foot) => continue,
            Owner::Artifact(_) => format!("[{}]", run.text),
        };
        match lines.last_mut() {
            Some((y, line)) if *y == run.origin.y.units() => line.push_str(&text),
            _ => lines.push((run.origin.y.units(), text)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn section(blocks: &str) -> String {
    format!("[[section]]\nid = \"a\"\ntitle = \"A section\"\n{blocks}")
}

#[test]
fn every_kind_of_block() {
    let pages = pages_of(include_str!("../guides/every-kind.toml"));
    insta::assert_snapshot!(snapshot::text(&pages));
}

#[test]
fn a_picture_has_its_caption_beside_it_and_its_words_for_those_who_do_not_see_it() {
    let picture = "[[section.block]]\npicture = { file = \"sign.png\", alt = \"A sun over a lake\", caption = \"The sign.\" }\n";
    let (resources, path) = one_file("en", &section(picture));
    let resources = resources.with("sign.png", include_bytes!("../../guides/assets/logo.png").as_slice());
    let pages = set(&resources, &path, Part::Guide);
    insta::assert_snapshot!(snapshot::text(&pages));
    assert!(pages.tree.nodes().iter().any(|node| node.alternative.as_deref() == Some("A sun over a lake")));
}

#[test]
fn only_paragraphs_are_justified() {
    let words = "Kliniken kontrollerar läkemedelsallergier och blodförtunnande behandlingar vid uppföljningsbesöket. ".repeat(3);
    let blocks = ["text = ", "points = [", "warning = ", "decision = [[\"Rad\", "].map(|start| {
        let end = "]".repeat(start.matches('[').count());
        format!("[[section.block]]\n{start}\"{}\"{end}\n", words.trim())
    });
    let widths = |alignment: &str, block: &str| {
        let (resources, path) = one_file("sv", &section(&format!("lead = \"{}\"\n{block}", words.trim())));
        let guide = String::from_utf8(resources.read(&path, u64::MAX).unwrap()).unwrap();
        let resources = resources.with(&path, guide.replace("cover = false", &format!("cover = false\n{alignment}")));
        let pages = set(&resources, &path, Part::Guide);
        let items = pages.pages[0].items.iter();
        let runs = items
            .filter_map(|item| if let Content::Glyphs(run) = &item.content { Some((run.origin, run.width())) } else { None });
        runs.collect::<Vec<_>>()
    };
    let justified = blocks.map(|block| widths("", &block) != widths("alignment = \"justified\"", &block));
    assert_eq!(justified, [true, false, false, false]);
}

#[test]
fn a_label_of_several_words_does_not_move_the_axis() {
    let start = |rows: &[&str]| {
        let rows: String = rows.iter().map(|label| format!("[\"{label}\", \"We wait.\"], ")).collect();
        let pages = pages_of(&section(&format!("[[section.block]]\ndecision = [{rows}]\n")));
        let text = |item: &Item| match (&item.content, item.owner) {
            (Content::Glyphs(run), Owner::Node(node)) if pages.tree.node(node).role == Role::RowText => Some(run.origin.x),
            _ => None,
        };
        pages.pages[0].items.iter().find_map(text).unwrap()
    };
    let axis = start(&["One", "Two"]);
    let several = "Pregnancy and breastfeeding";
    assert_eq!(start(&["One", several]), axis);
    assert_eq!(start(&[several, "Two", several]), axis);
    // The table would be clearly taller, or a word would be broken.
    assert!(start(&[several, several, several, "Four"]) > axis);
    assert!(start(&["One", "Electroencephalographically"]) > axis);
}

#[test]
fn a_table_that_goes_on_says_so() {
    let rows: String = (1..=60).map(|row| format!("  [\"Row {row}\", \"What there is to say about row {row}.\"],\n")).collect();
    let pages = pages_of(&section(&format!("[[section.block]]\ndecision = [\n{rows}]\n")));
    assert!(pages.pages.len() >= 3);
    for page in 1..pages.pages.len() {
        assert_eq!(lines(&pages, page)[0], "[Decision table (continued)]", "page {page}");
    }
}

#[test]
fn a_row_taller_than_a_page_repeats_its_label() {
    let text = "A sentence that is said again and again until no page can hold it. ".repeat(120);
    let pages =
        pages_of(&section(&format!("[[section.block]]\ndecision = [[\"Before\", \"Short.\"], [\"Endless\", \"{text}\"]]\n")));
    assert!(pages.pages.len() >= 3);
    for page in [1, 2] {
        assert_eq!(lines(&pages, page)[..2], ["[Decision table (continued)]", "[Endless (continued)]"]);
    }
}

#[test]
fn a_table_is_closed_before_plain_text_only() {
    let hairlines = |block: &str| {
        let table = "[[section.block]]\ndecision = [[\"One\", \"A row.\"], [\"Two\", \"A row.\"]]\n";
        let pages = pages_of(&section(&format!("{table}[[section.block]]\n{block}\n")));
        let thin = |item: &&Item| match &item.content {
            Content::Fill(path, _) => {
                matches!(path.0[..], [Segment::Move(from), _, Segment::Line(to), ..] if to.y - from.y < Length::pt(1))
            }
            _ => false,
        };
        pages.pages[0].items.iter().filter(thin).count()
    };
    let usual = hairlines("note.text = \"Words on a tint.\"");
    assert_eq!(hairlines("points = [\"A point\", \"A point\"]"), usual, "a label says that something else begins");
    assert_eq!(hairlines("title = false\npoints = [\"A point\", \"A point\"]"), usual + 1);
    assert_eq!(hairlines("text = \"Plain text.\""), usual + 1);
}

#[test]
fn a_heading_is_never_alone_at_the_foot() {
    // Sections of growing length push headings to every height of the page.
    let mut sections = String::new();
    for number in 0..40 {
        let text = "Words that fill a line or two of the column. ".repeat(number % 7 + 1);
        sections.push_str(&format!(
            "[[section]]\nid = \"s{number}\"\ntitle = \"Section {number}\"\n[[section.block]]\ntext = \"{text}\"\n"
        ));
    }
    let pages = pages_of(&sections);
    assert!(pages.pages.len() > 3);
    for page in 0..pages.pages.len() {
        let lines = lines(&pages, page);
        assert!(!lines.last().unwrap().starts_with("Section "), "page {page} ends with {:?}", lines.last());
    }
}

#[test]
fn no_line_is_alone_on_a_page() {
    let paragraph = "Some plain words that take their time to come to the point of it all. ".repeat(9);
    let text = vec![paragraph; 14].join("\n\n");
    let pages = pages_of(&section(&format!("[[section.block]]\ntext = \"\"\"\n{text}\"\"\"\n")));
    assert!(pages.pages.len() >= 2);
    let owners = |page: usize| -> Vec<Owner> {
        let mut lines: Vec<(i64, Owner)> = Vec::new();
        for item in &pages.pages[page].items {
            if let (Content::Glyphs(run), Owner::Node(_)) = (&item.content, item.owner)
                && lines.last().is_none_or(|(y, _)| *y != run.origin.y.units())
            {
                lines.push((run.origin.y.units(), item.owner));
            }
        }
        lines.into_iter().map(|(_, owner)| owner).collect()
    };
    for page in 1..pages.pages.len() {
        let (before, after) = (owners(page - 1), owners(page));
        if before.last() == after.first() {
            assert_eq!(before[before.len() - 2], before[before.len() - 1], "a line alone at the foot of page {page}");
            assert_eq!(after[0], after[1], "a line alone at the head of page {}", page + 1);
        }
    }
}

#[test]
fn a_character_without_a_glyph_is_named() {
    insta::assert_snapshot!(complaint("en", &section("[[section.block]]\ntext = \"A rune: ᚠ and no more.\"\n"), Part::Guide));
}

#[test]
fn a_mark_without_a_glyph_is_named_and_not_its_letter() {
    let words = complaint("en", &section("[[section.block]]\ntext = \"A ring below: Z\u{322} and no more.\"\n"), Part::Guide);
    assert!(words.contains("no font has the character `\u{322}` (U+0322)"), "{words}");
}

/// A guide in one file, of a clinic, each section on a page of its own.
fn of_clinic(clinic: &str, title: &str) -> handout::foundation::resources::MemoryResources {
    let block = "[[section.block]]\ntext = \"Words.\"\n";
    let guide = format!(
        "date = 2026-06-01\nsections = \"new-page\"\ntitle = \"{title}\"\n[review]\nrevised = 2026-06-01\n\
         [[section]]\nid = \"a\"\ntitle = \"A\"\n{block}[[section]]\nid = \"b\"\ntitle = \"B\"\n{block}"
    );
    handout::foundation::resources::MemoryResources::new().with("clinic.toml", clinic).with("en.toml", guide)
}

#[test]
fn a_title_that_has_no_room_at_the_foot_of_a_page_is_refused() {
    let title = "A title that is far too long for the foot of any page that we know of. ".repeat(6);
    let complaint =
        set_or_complain(&of_clinic(crate::support::CLINIC, &title), "en.toml", Part::Guide).expect_err("it is refused");
    insta::assert_snapshot!(complaint);
}

#[test]
fn a_long_name_of_a_clinic_takes_as_many_rows_at_the_head_of_a_page_as_it_needs() {
    let name = "The Skin Clinic of the Hospital beside the Harbour of the Town of Exampleville, which has a name of its own that is longer than any line at the head of a page";
    let clinic = crate::support::CLINIC.replacen("Test Clinic", name, 1);
    let pages = set(&of_clinic(&clinic, "Title"), "en.toml", Part::Guide);
    let starts = pages.pages[1].items.iter().filter_map(|item| match (&item.owner, &item.content) {
        (Owner::Artifact(Artifact::Head), Content::Glyphs(run)) if run.origin.x == pages.pages[1].type_area.x => {
            Some(run.origin.y)
        }
        _ => None,
    });
    let starts: Vec<_> = starts.collect();
    assert!(starts.len() == 2 && starts.is_sorted_by(|above, below| above < below), "each on a row of its own: {starts:?}");
}

#[test]
fn a_word_too_long_for_its_column_is_named() {
    let word = "x".repeat(200);
    insta::assert_snapshot!(complaint(
        "en",
        &section(&format!("[[section.block]]\ntext = \"Too long: {word}.\"\n")),
        Part::Guide
    ));
}

#[test]
fn a_callout_taller_than_a_page_goes_on() {
    let text = "A note that says too much, and then says it again, so that it must be divided. ".repeat(110);
    let pages = pages_of(&section(&format!("[[section.block]]\nnote.text = \"{text}\"\n")));
    assert!(pages.pages.len() >= 2);
}

#[test]
fn the_tint_of_a_note_is_as_tall_as_its_own_words() {
    let note = |title: &str| {
        format!("[[section.block]]\nnote.title = \"{title}\"\nnote.text = \"A line.\"\n[[section.block]]\ntext = \"After.\"\n")
    };
    let measured = |title: &str| {
        let pages = pages_of(&section(&note(title)));
        let items = &pages.pages[0].items;
        let areas = items.iter().filter(|item| matches!(item.content, Content::Fill(..))).map(|item| area(&item.content));
        let tint = areas.map(|area| area.height).max().unwrap();
        let y = |text: &str| {
            let runs = items.iter().filter_map(|item| if let Content::Glyphs(run) = &item.content { Some(run) } else { None });
            runs.filter(|run| run.text.starts_with(text)).map(|run| run.origin.y).next().unwrap()
        };
        (tint, y("After") - y("A line"))
    };
    let (short, long) = (measured("A note"), measured("A note whose title takes three lines of the side column"));
    assert_eq!(short.0, long.0);
    assert!(long.1 > short.1, "what follows makes room for the title");
}

#[test]
fn the_stages_of_a_cover_begin_at_their_dots() {
    for path in ["guides/mesotherapy/sv.toml", "guides/mesotherapy/en.toml", "guides/mesotherapy/he.toml"] {
        let pages = set(&Checkout, path, Part::Guide);
        let subtitle = pages.tree.nodes().iter().find(|node| node.role == Role::Subtitle).unwrap();
        let words = &subtitle.words.as_ref().unwrap().text;
        let items = &pages.pages[0].items;
        let (mut starts, mut dots) = (Vec::new(), Vec::new());
        for item in items {
            match (&item.content, item.owner) {
                (Content::Glyphs(run), Owner::Node(node)) if pages.tree.node(node).role == Role::Subtitle => {
                    let mut x = run.origin.x;
                    for glyph in &run.glyphs {
                        let at = (run.words.unwrap().1 + glyph.cluster) as usize;
                        let edge = match run.direction {
                            Direction::LeftToRight => x,
                            Direction::RightToLeft => x + glyph.advance(),
                        };
                        if at == 0 || words[..at].ends_with("– ") {
                            starts.push(edge);
                        }
                        x += glyph.advance();
                    }
                }
                (Content::Fill(..), Owner::Artifact(Artifact::Layout)) => {
                    let dot = area(&item.content);
                    if dot.width == dot.height {
                        dots.push(match pages.properties.direction {
                            Direction::LeftToRight => dot.x,
                            Direction::RightToLeft => dot.right(),
                        });
                    }
                }
                _ => {}
            }
        }
        assert_eq!(dots.len(), 3, "{path}");
        let near = |one: &Length, other: &Length| (*one - *other).to_pt().abs() < 0.1;
        assert!(starts.iter().zip(&dots).all(|(start, dot)| near(start, dot)), "{path}: {starts:?} {dots:?}");
    }
}

#[test]
fn a_cover_that_is_too_full_is_refused() {
    let title = "A title that is far too long for any cover that we know of. ".repeat(12);
    let guide = format!(
        "clinic = \"clinic.toml\"\ndate = 2026-06-01\ncover = true\ncontents = false\nsections = \"run-on\"\ntitle = \"{title}\"\n\
         [review]\nrevised = 2026-06-01\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntext = \"Words.\"\n"
    );
    let resources =
        handout::foundation::resources::MemoryResources::new().with("clinic.toml", crate::support::CLINIC).with("en.toml", guide);
    let complaint = set_or_complain(&resources, "en.toml", Part::Guide).expect_err("it is refused");
    insta::assert_snapshot!(complaint);
}

#[test]
fn a_checklist_that_cannot_fit_names_its_longest_items() {
    let items: String = (1..=14)
        .map(|item| {
            format!("\n  \"Item {item}, which says rather more than an item of a checklist that must fit one page should say\", ")
        })
        .collect();
    let groups: String =
        (1..=4).map(|group| format!("[[checklist.group]]\ntitle = \"Group {group}\"\nitems = [{items}]\n")).collect();
    let guide = format!("{}\n[checklist]\ntitle = \"Too long\"\n{groups}", section("[[section.block]]\ntext = \"Words.\"\n"));
    insta::assert_snapshot!(complaint("en", &guide, Part::Checklist));
}

#[test]
fn a_right_to_left_page_is_a_mirror() {
    let (resources, path) = one_file("he", &section("[[section.block]]\ndecision = [[\"א\", \"ב\"]]\n"));
    let right = set(&resources, &path, Part::Guide);
    let left = pages_of(&section("[[section.block]]\ndecision = [[\"a\", \"b\"]]\n"));
    let fills = |pages: &Pages| -> Vec<(i64, i64)> {
        let width = pages.pages[0].trim.width;
        let edges = |path: &handout::layout::page::Path| {
            let xs = path.0.iter().filter_map(|segment| match segment {
                handout::layout::page::Segment::Move(point) | handout::layout::page::Segment::Line(point) => Some(point.x),
                _ => None,
            });
            let (mut low, mut high) = (width, -width);
            for x in xs {
                low = low.min(x);
                high = high.max(x);
            }
            match pages.properties.direction {
                handout::foundation::geometry::Direction::LeftToRight => (low.units(), high.units()),
                handout::foundation::geometry::Direction::RightToLeft => ((width - high).units(), (width - low).units()),
            }
        };
        let items = pages.pages[0].items.iter();
        items.filter_map(|item| if let Content::Fill(path, _) = &item.content { Some(edges(path)) } else { None }).collect()
    };
    assert!(!fills(&left).is_empty());
    assert_eq!(fills(&right), fills(&left));
}
