//! HTML: tags, comments and entities; and names between angle brackets that a template was to replace.

use std::collections::BTreeSet;

use markdown::mdast::Node;
use markdown::{Constructs, ParseOptions};

use super::typed::Typed;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};

/// The longest stretch between `<` and `>` that is taken for a tag.
const LONGEST_TAG: usize = 400;

/// Tags and what is written in their place here.
const TAGS: &[(&[&str], &str)] = &[
    (&["b", "strong", "u", "mark", "ins", "big"], "write `**words**` for strong words"),
    (&["i", "em", "cite", "dfn", "q"], "write `*words*` for emphasis"),
    (&["br", "p", "div", "wbr", "center"], "delete it: paragraphs are divided by a blank line"),
    (&["a"], "write `[words](https://…)` for a link"),
    (&["ul", "ol", "li", "dl", "dt", "dd"], "a list is `points = [\"…\", \"…\"]`, one with numbers `steps = [\"…\", \"…\"]`"),
    (&["table", "tr", "td", "th", "thead", "tbody", "caption"], "a table is `decision = [[\"Label\", \"What it stands for\"]]`"),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], "a heading is the `title` of a section or of a block"),
    (&["img", "picture", "figure", "svg"], "a picture is a block of its own: `picture.file = \"…\"` and `picture.alt = \"…\"`"),
    (&["sup", "sub"], "type the raised or lowered sign itself, for example ² or ₂"),
    (&["hr"], "delete it: the program draws the lines between parts"),
    (&["input", "form", "textarea", "select"], "a field is `[[checklist.field]]` with `label = \"…\"`"),
    (
        &[
            "span",
            "font",
            "small",
            "s",
            "del",
            "strike",
            "code",
            "pre",
            "tt",
            "kbd",
            "blockquote",
            "html",
            "head",
            "body",
            "script",
            "style",
            "meta",
            "title",
            "section",
            "header",
            "footer",
            "article",
            "main",
            "nav",
            "label",
            "button",
            "iframe",
            "abbr",
            "time",
            "address",
            "details",
            "summary",
            "video",
            "audio",
            "embed",
            "object",
            "bdo",
            "bdi",
            "ruby",
            "rt",
            "col",
            "colgroup",
            "link",
            "base",
            "area",
            "map",
            "var",
            "samp",
        ],
        "delete it",
    ),
];

/// Complains of tags, comments and entities.
pub(super) fn complain(typed: &Typed<'_>, found: &mut Diagnostics) {
    if typed.has('<') {
        complain_of_tags(typed, found);
    }
    if typed.has('&') && typed.has(';') {
        complain_of_entities(typed, found);
    }
}

fn complain_of_tags(typed: &Typed<'_>, found: &mut Diagnostics) {
    let mut opened: BTreeSet<String> = BTreeSet::new();
    let mut index = 0;
    while let Some(start) = typed.find_sign(index, |sign| sign == '<') {
        index = start + 1;
        if typed.starts(start, "<!--") {
            let end = typed.find_near(start, "-->").map_or(start + 4, |end| end + 3);
            let complaint = typed.markup(start, end, "a comment of HTML would be printed here");
            found.push(
                complaint
                    .hint("delete it; a remark of your own starts with # on a line of its own, outside of the quotation marks"),
            );
            index = end;
            continue;
        }
        let Some(end) = typed.find_sign(start + 1, |sign| matches!(sign, '<' | '>')) else { continue };
        if typed.at(end) != Some('>') || end - start > LONGEST_TAG || typed.before(start) == Some('<') {
            continue;
        }
        let inner = typed.words(start + 1, end);
        let joined = typed.before(start).is_some_and(char::is_alphanumeric);
        if let Some(complaint) = complaint_of(typed, start, end + 1, &inner, joined, &mut opened) {
            found.push(complaint);
            index = end + 1;
        }
    }
}

fn complaint_of(
    typed: &Typed<'_>,
    start: usize,
    end: usize,
    inner: &str,
    joined: bool,
    opened: &mut BTreeSet<String>,
) -> Option<Diagnostic> {
    let is_address = inner.starts_with("http") || inner.starts_with("mailto:") || inner.starts_with("www.");
    if is_address || inner.contains('@') && !inner.contains(char::is_whitespace) {
        let complaint = typed.markup(start, end, "the address stands between < and >, which would be printed");
        return Some(complaint.hint("delete the signs < and >, or write `[words](https://…)`"));
    }
    let closing = inner.starts_with('/');
    let name: String = inner
        .trim_start_matches(['/', '?', '!'])
        .chars()
        .take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, ':' | '-'))
        .collect::<String>()
        .to_ascii_lowercase();
    let known = TAGS.iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, hint)| *hint);
    let looks_like_tag =
        known.is_some() || closing || name.contains(':') || inner.contains("=\"") || inner.starts_with(['!', '?']);
    if looks_like_tag && !name.is_empty() {
        if closing && opened.contains(&name) {
            return None;
        }
        opened.insert(name);
        let complaint = typed.markup(start, end, format!("there is no HTML here: `<{}>` would be printed", shortened(inner)));
        return Some(complaint.hint(known.unwrap_or("delete it")));
    }
    let words = inner.starts_with(char::is_alphabetic) && !inner.ends_with(char::is_whitespace) && !joined;
    let is_name = words && inner.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '_' | '-' | '.' | '’' | '\''));
    is_name.then(|| unfilled(typed, start, end))
}

/// The complaint that a name stands where its words should.
pub(super) fn unfilled(typed: &Typed<'_>, start: usize, end: usize) -> Diagnostic {
    let words = shortened(&typed.words(start, end));
    Diagnostic::error(
        "unfilled-field",
        typed.origin(start, end),
        format!("`{words}` was to be replaced by words, and would be printed as it stands"),
    )
    .hint("write the words themselves; nothing is filled in here")
}

pub(super) fn shortened(words: &str) -> String {
    const SHOWN: usize = 40;
    let line = words.replace(['\n', '\t'], " ");
    if line.chars().count() <= SHOWN { line } else { format!("{}…", line.chars().take(SHOWN - 1).collect::<String>()) }
}

fn complain_of_entities(typed: &Typed<'_>, found: &mut Diagnostics) {
    let mut index = 0;
    while let Some(start) = typed.find_sign(index, |sign| sign == '&') {
        index = start + 1;
        let length = typed.run(start + 1, |sign| sign.is_ascii_alphanumeric() || sign == '#');
        let end = start + 1 + length;
        if !(2..=32).contains(&length) || typed.at(end) != Some(';') {
            continue;
        }
        let words = typed.words(start, end + 1);
        let Some(sign) = decoded(&words) else { continue };
        let complaint = typed.markup(start, end + 1, format!("there is no HTML here: `{words}` would be printed"));
        found.push(match sign.as_str() {
            "\u{a0}" => complaint.hint("type a space; one at which no line ends is \"\\u00A0\""),
            "\u{ad}" => complaint.hint("delete it, or type \"\\u00AD\" where the word may be divided"),
            sign if sign.chars().all(|sign| sign.is_whitespace() || sign.is_control()) => complaint.hint("type a space"),
            sign => complaint.hint(format!("type the sign itself: {sign}")),
        });
        index = end + 1;
    }
}

/// What an entity stands for, as CommonMark 0.31, section 2.5, has it.
fn decoded(entity: &str) -> Option<String> {
    let constructs = Constructs { character_reference: true, ..Constructs::default() };
    let tree = markdown::to_mdast(entity, &ParseOptions { constructs, ..ParseOptions::default() }).ok()?;
    let mut node = &tree;
    while let Some(first) = node.children().and_then(|children| children.first()) {
        node = first;
    }
    match node {
        Node::Text(text) if text.value != entity => Some(text.value.clone()),
        Node::Text(_) => None,
        // A space alone leaves no text.
        _ => Some(" ".to_owned()),
    }
}
