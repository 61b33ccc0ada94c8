//! Web and mail addresses as they stand in running text.
//!
//! In: a text. Out: the places of its addresses, and where each leads if that is beyond doubt. Punctuation that ends a sentence and
//! brackets that were opened before the address are no part of it (as in GitHub Flavored Markdown 0.29, section 6.9).
//!
//! Beyond doubt are addresses with `https://`, `http://` or `www.`, mail addresses, and bare names that end in a generic top-level domain
//! or have a path (`region.se/vard`). A bare name of a country (`1177.se`) is shown as an address and leads nowhere: in many languages
//! its ending is a word (`se`, `no`, `it`), and a space forgotten after a full stop would become a link.

use super::ignorable::is_ignorable;

/// An address in a text, by its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Where it leads, scheme included.
    pub target: Option<String>,
}

/// Top-level domains that are no words of running text.
const GENERIC: [&str; 9] = ["com", "org", "net", "edu", "gov", "int", "info", "health", "example"];

/// All addresses of a text, in order, not overlapping.
#[must_use]
pub fn find(text: &str) -> Vec<Address> {
    let bytes = text.as_bytes();
    let beside = |at: Option<&u8>| at.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    let joins = |at: usize| at > 0 && beside(bytes.get(at - 1)) && beside(bytes.get(at + 1));
    let mut found = Vec::new();
    let mut done = 0;
    for sign in (0..bytes.len()).filter(|at| matches!(bytes[*at], b'.' | b'@')) {
        if sign < done || !joins(sign) {
            continue;
        }
        let before = &text[done..sign];
        let start = before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(done, |(at, c)| done + at + c.len_utf8());
        let end = text[sign..].find(char::is_whitespace).map_or(text.len(), |length| sign + length);
        match within(&text[start..end]) {
            Some(address) => {
                done = start + address.end;
                found.push(Address { start: start + address.start, end: done, ..address });
            }
            None => done = end,
        }
    }
    debug_assert!(found.is_sorted_by(|one, next| one.end <= next.start), "addresses stand in order and do not overlap");
    debug_assert!(found.iter().all(|address| text.get(address.start..address.end).is_some_and(|said| !said.is_empty())));
    found
}

/// Whether any of these bytes belongs to an address.
#[must_use]
pub fn holds(text: &str, start: usize, end: usize) -> bool {
    find(text).iter().any(|address| address.start < end && start < address.end)
}

/// The first address of a piece without spaces.
fn within(piece: &str) -> Option<Address> {
    let lower = piece.to_ascii_lowercase();
    let begins = |sign: &str| {
        let places = lower.match_indices(sign).map(|(at, _)| at);
        places.into_iter().find(|at| !piece[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '/' | '.' | '-')))
    };
    if let Some(at) = ["https://", "http://"].into_iter().filter_map(begins).min() {
        return with_scheme(piece, at);
    }
    if let Some(at) = begins("www.") {
        return whole(piece, at, "https://");
    }
    match piece.find('@') {
        Some(at) => mail(piece, at),
        None => bare(piece),
    }
}

fn with_scheme(piece: &str, at: usize) -> Option<Address> {
    let behind = at + piece[at..].find("://")? + "://".len();
    let address = whole(piece, behind, "")?;
    let target = address.target.map(|rest| piece[at..behind].to_ascii_lowercase() + &rest);
    Some(Address { start: at, end: address.end, target })
}

/// An address from its host on.
fn whole(piece: &str, at: usize, scheme: &str) -> Option<Address> {
    let end = at + reach(&piece[at..]);
    let said = &piece[at..end];
    let authority = said.split(['/', '?', '#']).next().unwrap_or(said);
    let host = authority.rsplit_once(':').map_or(authority, |(host, port)| if is_port(port) { host } else { authority });
    let known = is_domain(&visible(host), 1);
    let looks_so = known || host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '@' | ':'));
    looks_so.then(|| Address { start: at, end, target: known.then(|| format!("{scheme}{said}")) })
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How far an address goes on: without the punctuation of the sentence around it.
fn reach(text: &str) -> usize {
    let belongs = |c: char| match c {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        c => c.is_ascii_graphic() || c.is_alphanumeric() || is_ignorable(c),
    };
    let mut said = &text[..text.find(|c| !belongs(c)).unwrap_or(text.len())];
    while let Some(last) = said.chars().next_back() {
        let outside = |open: char| said.matches(last).count() > said.matches(open).count();
        let ends = match last {
            ')' => outside('('),
            ']' => outside('['),
            c => matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' | '(' | '[') || is_ignorable(c),
        };
        if !ends {
            break;
        }
        said = &said[..said.len() - last.len_utf8()];
    }
    said.len()
}

fn mail(piece: &str, at: usize) -> Option<Address> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-') || is_ignorable(c);
    let name = piece[..at].rsplit(|c| !of_name(c)).next().unwrap_or_default();
    let name = name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let start = at - name.len();
    let of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-') || is_ignorable(c);
    let rest = &piece[at + 1..];
    let host = &rest[..rest.find(|c| !of_host(c)).unwrap_or(rest.len())];
    let host = host.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let end = at + 1 + host.len();
    let torn = piece[..start].ends_with(char::is_alphanumeric) || piece[end..].starts_with(char::is_alphanumeric);
    let good = !name.is_empty() && !torn && is_domain(&visible(host), 1);
    good.then(|| Address { start, end, target: Some(format!("mailto:{}", &piece[start..end])) })
}

/// `clinic.example/skin`.
fn bare(piece: &str) -> Option<Address> {
    let opened = piece.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let start = piece.len() - opened.len();
    let said = opened.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '/'));
    let host = said.split(['/', '?', '#', ':']).next().unwrap_or(said);
    if !said.bytes().all(|byte| byte.is_ascii_graphic()) || !is_domain(host, 3) {
        return None;
    }
    let top = host.rsplit('.').next().unwrap_or_default();
    let path = said[host.len()..].strip_prefix('/').is_some_and(|path| !path.is_empty());
    let sure = GENERIC.contains(&top) || path && top.len() == 2;
    Some(Address { start, end: start + said.len(), target: sure.then(|| format!("https://{said}")) })
}

/// `clinic.example`; the longest label before the last has at least `least` signs, so that `t.ex` and `bl.a` are none.
fn is_domain(text: &str, least: usize) -> bool {
    let Some((labels, top)) = text.rsplit_once('.') else { return false };
    let label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    // Names in capitals stand in notes; a capital behind a full stop starts a sentence.
    let one_case = top.bytes().all(|byte| byte.is_ascii_lowercase()) || !text.bytes().any(|byte| byte.is_ascii_lowercase());
    top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && one_case
        && labels.split('.').all(label)
        && labels.split('.').any(|part| part.len() >= least)
}

/// A text without its ignorable signs.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_ignorable(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        find(text).into_iter().map(|address| (&text[address.start..address.end], address.target)).collect()
    }

    fn leads(text: &str) -> Vec<String> {
        find(text).into_iter().filter_map(|address| address.target).collect()
    }

    #[test]
    fn addresses_lead_where_they_say() {
        let cases = [
            ("Se https://clinic.example/a-b.", "https://clinic.example/a-b"),
            ("(HTTP://Clinic.example:8080/?a=b&c=%20)", "http://Clinic.example:8080/?a=b&c=%20"),
            ("«www.clinic.example»,", "https://www.clinic.example"),
            ("läs www.clinic.example/hud, tack", "https://www.clinic.example/hud"),
            ("https://en.clinic.example/wiki/Skin_(organ))", "https://en.clinic.example/wiki/Skin_(organ)"),
            ("https://clinic.example/sök/ärr!", "https://clinic.example/sök/ärr"),
            ("https://clinic.example/a–öppet", "https://clinic.example/a"),
            ("(desk.one+two@clinic.example).", "mailto:desk.one+two@clinic.example"),
            ("E-post:info@clinic.example;", "mailto:info@clinic.example"),
            ("mailto:info@clinic.example", "mailto:info@clinic.example"),
            ("اكتب إلى info@clinic.example، من فضلك", "mailto:info@clinic.example"),
            ("זה https://clinic.example/he, כאן", "https://clinic.example/he"),
            ("clinic.com och", "https://clinic.com"),
            ("clinic.example/skin?a", "https://clinic.example/skin?a"),
            ("region.se/vard.", "https://region.se/vard"),
        ];
        for (text, target) in cases {
            assert_eq!(leads(text), [target], "{text}");
        }
    }

    #[test]
    fn several_in_one_piece_are_found() {
        assert_eq!(
            leads("info@clinic.example/desk@clinic.example"),
            ["mailto:info@clinic.example", "mailto:desk@clinic.example"]
        );
    }

    #[test]
    fn what_may_be_words_leads_nowhere() {
        for text in [
            "t.ex. bl.a. d.v.s. e.g. Punkt.Ny z.B. 12.30 5.0",
            "dagen.se nästa",
            "ring 1177.se",
            "natten.dag/natt",
            "https://user:word@clinic.example/",
            "https://klinik",
            "@clinic",
            "a@b",
            "überinfo@clinic.example",
            "xhttps://clinic.example",
            "https://клініка.укр",
        ] {
            assert_eq!(leads(text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found("ring 1177.se."), [("1177.se", None)]);
    }

    #[test]
    fn invisible_signs_within_belong_to_the_address() {
        assert_eq!(found("https://clin\u{ad}ic.example/a\u{200b}b.\u{200f}")[0].0, "https://clin\u{ad}ic.example/a\u{200b}b");
        assert_eq!(found("in\u{200b}fo@clinic.example\u{200f}")[0].0, "in\u{200b}fo@clinic.example");
    }
}
