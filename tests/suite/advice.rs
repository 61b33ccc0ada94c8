//! Advice that is taken: what a complaint says to type is typed, and the complaint is gone.

use handout::foundation::diagnostic::{Diagnostic, Diagnostics, SourceFiles};
use handout::foundation::resources::MemoryResources;

use super::diagnostics::{case_names, check, resources_of};

/// A file as a person changes it by one hint: its new text, and how many of its first lines were left alone.
struct Changed {
    text: String,
    first_line: usize,
}

/// What is found after a hint was followed.
struct Outcome {
    hint: String,
    /// The line that was changed, and how many were added there.
    line: usize,
    added: usize,
    found: Diagnostics,
    files: SourceFiles,
}

/// The words between two marks.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(open)?;
    Some(rest.split_once(close)?.0)
}

/// Does what a hint says, where that can be done without thinking.
fn follow(text: &str, start: usize, end: usize, hint: &str) -> Option<Changed> {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = &text[line_start..line_end];
    let marked = &text[start..end.max(start)];
    let first_line = text[..line_start].matches('\n').count() + 1;
    let with_line =
        |new: String| Some(Changed { text: format!("{}{new}{}", &text[..line_start], &text[line_end..]), first_line });
    let with_marked = |new: &str| Some(Changed { text: format!("{}{new}{}", &text[..start], &text[end..]), first_line });
    let in_line = |old: &str, new: &str| if line.contains(old) { with_line(line.replacen(old, new, 1)) } else { None };
    let is_text = marked.starts_with('"');
    if let Some(meant) = between(hint, "did you mean \"", "\"?") {
        return with_marked(&format!("\"{meant}\""));
    }
    if let Some(example) = hint.strip_prefix("write digits only, for example ") {
        return with_line(example.to_owned());
    }
    if let Some(meant) = between(hint, "did you mean `", "`?") {
        return with_marked(&if is_text { format!("\"{meant}\"") } else { meant.to_owned() });
    }
    if let Some(path) = hint
        .strip_prefix("it lies in `")
        .and_then(|hint| between(hint, "write ", "\"\n").or(hint.split_once("write ").map(|(_, path)| path)))
    {
        return with_marked(path);
    }
    if let Some((before, after)) = hint.strip_prefix("write ").and_then(|hint| hint.split_once(" in place of ")) {
        if let Some((_, close)) = after.split_once(" and ] in place of ") {
            let opened = line.replacen(after.split_once(' ')?.0, "[", 1);
            let last = opened.rfind(close)?;
            return with_line(format!("{}]{}", &opened[..last], &opened[last + close.len()..]));
        }
        let after = after.trim_matches('`');
        return in_line(after, before.trim_matches('`'));
    }
    if let Some(sign) = hint.strip_prefix("put # before the comment in place of ") {
        let (open, close) =
            sign.split_once(", and delete the ").map_or((sign, ""), |(open, rest)| (open, rest.split(' ').next().unwrap()));
        let changed = line.replacen(open, "#", 1);
        return with_line(changed.trim_end().strip_suffix(close).unwrap_or(&changed).to_owned());
    }
    if hint == "put \" before and behind the text in place of '" {
        let open = line[..start - line_start].trim_end_matches('\'').rfind('\'')?;
        let close = ["',", "']", "' }", "'"]
            .iter()
            .find_map(|close| line[start - line_start..].find(close))
            .map(|at| start - line_start + at)?;
        return with_line(format!("{}\"{}\"{}", &line[..open], &line[open + 1..close], &line[close + 1..]));
    }
    if hint == "put \" before and behind the text" {
        return with_marked(&format!("\"{marked}\""));
    }
    if hint.starts_with("write “ and ” within the text") {
        let close = start + text[start..line_end].find('"')?;
        return Some(Changed {
            text: format!("{}“{}”{}", &text[..start - 1], &text[start..close], &text[close + 1..]),
            first_line,
        });
    }
    if let Some(header) =
        between(hint, "put a header ", " above this line").or(between(hint, "write ", " on a line above this one"))
    {
        return with_line(format!("{header}\n{line}"));
    }
    if hint.starts_with("delete the line") {
        return with_line(String::new());
    }
    if let Some((sign, plain)) = hint.strip_prefix("delete the ").and_then(|hint| hint.split_once(" behind ")) {
        return in_line(&format!("{plain}{sign}"), plain);
    }
    if let Some(mark) = between(hint, "delete the ", " before it") {
        return in_line(&format!("{mark} "), "");
    }
    if let Some(sign) = hint.strip_prefix("delete the ").filter(|sign| sign.chars().count() == 1) {
        return text[start..]
            .starts_with(sign)
            .then(|| Changed { text: format!("{}{}", &text[..start], &text[start + sign.len()..]), first_line });
    }
    if hint.starts_with("begin a new line behind the ") {
        return Some(Changed { text: format!("{}\n{}", &text[..start], text[start + 1..].trim_start()), first_line });
    }
    if let Some(line) = between(hint, "write text = ", " under a header [[section.block]]")
        .filter(|words| *words != "\"\"\" above the words and \"\"\" below them,")
    {
        return with_line(format!("[[section.block]]\ntext = {line}"));
    }
    let value = hint.strip_prefix("write ").or(hint.strip_prefix("put it in quotation marks: "))?;
    let value = value.split(", and \"").next()?.split(", in digits").next()?;
    let value =
        value.strip_suffix(", without quotation marks").or(value.strip_suffix(" without quotation marks")).unwrap_or(value);
    if value.contains(['…', '`']) || value.contains(" or ") {
        return None;
    }
    if value.starts_with('[') && line.trim_start().starts_with(['[', '(', '<']) && value.ends_with(']') {
        return with_line(value.to_owned());
    }
    if value.split_once(" = ").is_some_and(|(key, _)| line.trim_start().starts_with(key)) {
        return with_line(value.to_owned());
    }
    let is_one = !value.contains(' ') || value.starts_with('"');
    if !is_one || value.contains('=') {
        return None;
    }
    if line.contains('"') && !marked.starts_with(['"', '\'']) && value.contains('/') {
        let open = text[..start].rfind('"')?;
        let close = start + text[start..].find('"')? + 1;
        return Some(Changed { text: format!("{}{value}{}", &text[..open], &text[close..]), first_line });
    }
    with_marked(value).filter(|_| !marked.is_empty())
}

/// Follows each hint of a complaint that can be followed.
fn followed(memory: &MemoryResources, files: &SourceFiles, complaint: &Diagnostic) -> Vec<Outcome> {
    let Some(at) = complaint.at else { return Vec::new() };
    let (text, path) = (files.text(at.file), files.path(at.file));
    let mut outcomes = Vec::new();
    for hint in &complaint.hints {
        let Some(changed) = follow(text, at.start as usize, at.end as usize, hint) else { continue };
        let lines = |text: &str| text.matches('\n').count();
        let added = lines(&changed.text).saturating_sub(lines(text));
        let (found, files) = check(&memory.clone().with(path, changed.text), "guides");
        outcomes.push(Outcome { hint: hint.clone(), line: changed.first_line, added, found, files });
    }
    outcomes
}

#[test]
fn each_hint_that_can_be_followed_takes_its_complaint_away() {
    let mut taken = 0;
    let mut misled: Vec<String> = Vec::new();
    for case in case_names() {
        let memory = resources_of(&case);
        let (found, files) = check(&memory, "guides");
        for complaint in found.iter() {
            let path = complaint.at.map(|at| files.path(at.file)).unwrap_or_default();
            for outcome in followed(&memory, &files, complaint) {
                taken += 1;
                let is_there = |other: &&Diagnostic| {
                    let Some(at) = other.at else { return false };
                    let line = outcome.files.line_and_column(at.file, at.start).0;
                    // Behind it on its line the next one may stand.
                    let is_before = complaint.at.is_some_and(|first| at.start <= first.start + 1 || outcome.added > 0);
                    is_before
                        && outcome.files.path(at.file) == path
                        && (outcome.line..=outcome.line + outcome.added).contains(&line)
                };
                let is_fault =
                    |other: &&Diagnostic| is_there(other) && (other.message == complaint.message || other.name == "syntax");
                if let Some(left) = outcome.found.iter().find(is_fault) {
                    misled.push(format!("{case}: {}: {}", outcome.hint, left.message));
                }
            }
        }
    }
    assert!(misled.is_empty(), "{}", misled.join("\n"));
    assert!(taken > 60, "{taken}");
}

/// Faults of one line each, in a block of its own; the hint that is followed leaves no fault at all.
const LINES: &[&str] = &[
    "text = “Vila.”",
    "text = ”Vila.”",
    "text = „Vila.“",
    "text = «Vila.»",
    "text = 「Vila.」",
    "text = ″Vila.″",
    "text = `Vila.`",
    "text = ‘Vila.’",
    "points = [“Vila.”, \"Drick.\"]",
    "points = [\"Vila.”, \"Drick.\"]",
    "points = [„Vila.“, \"Drick.\"]",
    "text = 'Ät in't ne'",
    "points = ['Don't', \"Vila.\"]",
    "points = ['Vila.', 'Don't']",
    "steps = [{ when = 'day's end', text = \"Vila.\" }]",
    "text = \"Säg \"ja\" då.\"",
    "points = [\"Säg \"ja\".\", \"Vila.\"]",
    "points = (\"Vila.\", \"Drick.\")",
    "points = {\"Vila.\", \"Drick.\"}",
    "steps = (\"Vila.\", \"Drick.\")",
    "points = [\"Vila.\"; \"Drick.\"]",
    "steps = [{ when = \"Dag 1\"; text = \"Vila.\" }]",
    "text = \"Vila.\",",
    "text = \"Vila.\";",
    "text = \"Vila.\" // kommentar",
    "text = \"Vila.\" /* kommentar */",
    "text = \"Vila.\" <!-- kommentar -->",
    "text = \"Vila.\" -- kommentar",
    "text = \"Vila.\" % kommentar",
    "text = \"Vila.\" ; kommentar",
    "points = [\"Vila.\"] // kommentar",
    "warning = \"Ring.\"; title = \"Nu\"",
    "warning = \"Ring.\", title = \"Nu\"",
    "text \"Vila.\"",
    "text -> \"Vila.\"",
    "text => \"Vila.\"",
    "points [\"Vila.\"]",
    "text = Vila.",
    "text = 5 dagar",
    "text = 2 dl vatten",
    "contact = true;",
    "contact = true // kommentar",
    "# kommentar\npoints = [\n  “Vila.”,\n]",
    "points = [\n  “Vila.”,\n  \"Drick.\",\n]",
    "points = [\n  `Vila.`,\n  \"Drick.\",\n]",
    "points = [\n  \"Vila.\", // kommentar\n  \"Drick.\",\n]",
    "points = [ -- kommentar\n  \"Vila.\",\n  \"Drick.\",\n]",
    "points = [\n  - Vila.\n]",
    "points = [\n  1. Vila.\n]",
    "points = [\n  Vila.\n]",
    "points = [\n  \"Vila.\",;\n]",
    "points = [\n  'Don't',\n]",
    "points = [\n  \"Säg \"ja\".\",\n]",
    "points = [\n  \"Vila.”,\n  \"Drick.\",\n]",
    "decision = [\n  (\"Mål\", \"Lugn hud.\"),\n]",
    "- warning = \"Ring.\"",
    "points = [\n  \"Vila.\",\n],",
    "points = [\n  \"Vila.\", ; kommentar\n]",
    "points [\n  \"Vila.\",\n]",
    "contact true",
    "contact = yes",
    "contact = \"ja\"",
    "contact = 1",
    "contact = True",
    "text = 112",
    "pionts = [\"Vila.\"]",
    "Text = \"Vila.\"",
    "points = [{ title = \"Vila\", text = \"Mycket.\" }]",
    "points = [{ term = \"Vila\", body = \"Mycket.\" }]",
    "steps = [{ time = \"Dag 1\", text = \"Vila.\" }]",
    "sources = [{ name = \"Källa\", url = \"https://x.example/\" }]",
    "sources = [{ title = \"Källa\", link = \"https://x.example/\" }]",
    "sources = [{ title = \"Källa\", url = \"https://x.example/\", retrieved = 2026-01-01 }]",
    "sources = [{ title = \"Källa\", url = \"https://x.example/\", read = \"2026-01-01\" }]",
    "sources = [{ title = \"Källa\", url = \"https://x.example/\", read = 1.2.2026 }]",
    "picture = { image = \"skni\", alt = \"Huden\" }",
    "picture = { file = \"skn.png\", alt = \"Huden\" }",
    "picture = { file = \"skin.jpg\", alt = \"Huden\" }",
    "picture = { file = \"Skin.PNG\", alt = \"Huden\" }",
    "picture = { file = \"logo.png\", alt = \"Huden\" }",
    "picture = { file = \"..\\logo.png\", alt = \"Huden\" }",
    "picture = { file = '..\\logo.png', alt = \"Huden\" }",
    "picture = { file = \"skin.png\", alt_text = \"Huden\" }",
    "picture = { src = \"skin.png\", alt = \"Huden\" }",
    "picture = { file = \"skin.png\", decorative = \"true\" }",
];

/// The same, where a header may stand.
const BETWEEN_BLOCKS: &[&str] = &[
    "Drick vatten till två timmar före.",
    "Drick: mycket vatten!",
    "\"Drick vatten.\"",
    "`Drick vatten.`",
    "> Drick vatten.",
    "Don't eat before.",
    "]",
    "---",
    "Ät som vanligt, 2 timmar före.",
    "// kommentar",
    "/* kommentar */",
    "<!-- kommentar -->",
    "-- kommentar",
    "; kommentar",
    "% kommentar",
    "[[section block]]\ntext = \"Vila.\"",
    "[[section.blocks]]\ntext = \"Vila.\"",
    "[[section-block]]\ntext = \"Vila.\"",
    "<section.block>\ntext = \"Vila.\"",
    "<checklist>\ntitle = \"Lista\"\nquestions = [\"Vad?\"]",
    "<source.who>\nurl = \"https://x.example/\"",
    "[[section.block]\ntext = \"Vila.\"",
    "(section.block)\ntext = \"Vila.\"",
    "[[block]]\ntext = \"Vila.\"",
    "[source.WHO Europe]\nurl = \"https://x.example/\"",
    "[source.Österreich]\nurl = \"https://x.example/\"",
    "[source.who]\nurl = \"https://x.example/\"\naccessed = 2026-01-01",
    "[image.Min bild]\nfile = \"skin.png\"",
    "[[section]]\nid = \"later\"\ntitle = \"Senare\"\ntext = \"Vila.\"",
    "[[section]]\nslug = \"later\"\ntitle = \"Senare\"\n[[section.block]]\ntext = \"Vila.\"",
    "[[section]]\nid = \"later\"\nheading = \"Senare\"\n[[section.block]]\ntext = \"Vila.\"",
    "[[section]]\nid = \"later\"\ntitle = \"Senare\"\nsummary = \"Läs.\"\n[[section.block]]\ntext = \"Vila.\"",
    "[[section]]\nid = \"Later On\"\ntitle = \"Senare\"\n[[section.block]]\ntext = \"Vila.\"",
    "[[section]]\nid = 5\ntitle = \"Senare\"\n[[section.block]]\ntext = \"Vila.\"",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.field]]\nlabel = \"Namn\"\nlines = three",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.field]]\nlabel = \"Namn\"\nlines = \"3\"",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.field]]\nlabel = \"Namn\"\nlines = 3 rader",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.field]]\nlabel = \"Namn\"\nlines = tre",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.field]]\nlabel = \"Namn\"\nrows = 3",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.group]]\nname = \"Före\"\nitems = [\"Vila.\"]",
    "[checklist]\ntitle = \"Lista\"\n[[checklist.group]]\ntitle = \"Före\"\npoints = [\"Vila.\"]",
    "[checklist]\ntitle = \"Lista\"\n[[checklist group]]\ntitle = \"Före\"\nitems = [\"Vila.\"]",
];

#[test]
fn a_slip_of_one_line_is_mended_by_its_hint_alone() {
    let memory = resources_of("_whole");
    let whole = include_str!("../diagnostics/_whole/skin/sv.toml");
    let mut misled: Vec<String> = Vec::new();
    let blocks = LINES.iter().map(|line| format!("[[section.block]]\n{line}"));
    for slip in blocks.chain(BETWEEN_BLOCKS.iter().map(|slip| (*slip).to_owned())) {
        let with_slip = memory.clone().with("guides/skin/sv.toml", format!("{whole}\n{slip}\n"));
        let (found, files) = check(&with_slip, "guides");
        let first = found.iter().next();
        assert!(first.is_some(), "no complaint of {slip}");
        let outcomes = first.map(|first| followed(&with_slip, &files, first)).unwrap_or_default();
        let hints = first.map(|first| first.hints.join("; ")).unwrap_or_default();
        let is_mended = |outcome: &Outcome| outcome.found.iter().all(|left| left.name == "unequal-editions");
        if !outcomes.iter().any(is_mended) {
            let left = outcomes.iter().flat_map(|outcome| outcome.found.iter().map(|left| left.message.clone()));
            let seen: Vec<String> = left.collect();
            misled.push(format!("{slip}\n  told: {hints}\n  then: {seen:?}"));
        }
    }
    assert!(misled.is_empty(), "{}", misled.join("\n"));
}
