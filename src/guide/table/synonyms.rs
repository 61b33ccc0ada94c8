//! Keys in other words: what other programs, the web and other pages of a clinic call the same thing, and what is merely misspelt.

/// What people type, and the keys that may be meant; which it is, the table says that it stands in.
const SYNONYMS: &[(&[&str], &[&str])] = &[
    (&["header", "heading", "headline", "head", "name", "h1", "h2"], &["title", "label", "name", "caption"]),
    (&["body", "content", "contents", "description", "paragraph", "message", "answer", "words"], &["text", "lead", "alt"]),
    (&["intro", "introduction", "summary", "abstract", "ingress", "preamble"], &["lead", "subtitle"]),
    (&["subheading", "subheader", "subtitle", "tagline"], &["subtitle", "lead"]),
    (&["alternative", "alt_text", "alttext", "alternative_text", "description"], &["alt"]),
    (&["legend", "subtitle"], &["caption"]),
    (&["src", "path", "filename", "image_file"], &["file", "image"]),
    (&["img", "picture", "photo"], &["image", "file"]),
    (&["href", "link", "uri", "address", "website", "homepage"], &["url", "web"]),
    (&["site", "www", "homepage", "website", "url"], &["web"]),
    (&["tel", "telephone", "mobile", "phone_number", "fon"], &["phone", "number"]),
    (&["mail", "e-mail", "e_mail"], &["email"]),
    (&["street", "location"], &["address", "place"]),
    (&["opening_hours", "opening-hours", "open", "times"], &["hours"]),
    (&["sos", "emergency_number"], &["emergency"]),
    (&["color", "colors", "colours"], &["colour"]),
    (&["primary", "main", "accent"], &["brand"]),
    (&["warning", "alert", "danger"], &["urgent"]),
    (&["updated", "last_updated", "modified", "reviewed", "revision"], &["revised"]),
    (&["expires", "expiry", "valid_until", "valid_to", "review_by", "next_review"], &["until"]),
    (&["valid_from", "from", "effective"], &["in_force"]),
    (&["author", "approved", "approver", "reviewer", "responsible", "physician"], &["approved_by"]),
    (&["accessed", "retrieved", "visited"], &["read"]),
    (&["version", "reference", "document_number"], &["number"]),
    (&["toc", "table_of_contents"], &["contents"]),
    (&["align", "justify"], &["alignment"]),
    (&["rows", "height"], &["lines"]),
    (&["points", "list", "entries", "ticks", "boxes", "checks"], &["items"]),
    (&["list", "items", "bullets", "subpoints", "children"], &["points"]),
    (&["label", "question", "time", "day"], &["when", "label", "title", "term"]),
    (&["question", "word", "key", "title", "label"], &["term", "label", "when"]),
    (&["key", "slug", "anchor", "identifier"], &["id"]),
    (&["day", "published", "created", "issued"], &["date"]),
    (&["organisation", "organization", "journal"], &["publisher"]),
    (&["remark", "disclaimer"], &["notice"]),
    (&["ask", "question"], &["questions"]),
    (&["groups"], &["group"]),
    (&["icc", "icc_profile"], &["profile"]),
];

/// The key of `known` that other words mean, where they are such words.
pub(super) fn meant<'k>(written: &str, known: impl Fn(&str) -> Option<&'k str>) -> Option<&'k str> {
    let written = written.to_lowercase();
    let meanings = SYNONYMS.iter().filter(|(words, _)| words.contains(&written.as_str())).flat_map(|(_, keys)| keys.iter());
    meanings.copied().find_map(known)
}

/// The known word that was most likely meant: at most one in three letters differs.
#[must_use]
pub(crate) fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let length = written.chars().count();
    if length > 40 {
        return None;
    }
    known
        .map(|word| (strsim::damerau_levenshtein(&written.to_lowercase(), word), word))
        .filter(|(distance, word)| *distance <= (length.max(word.chars().count()) / 3).max(1))
        .min()
        .map(|(_, word)| word)
}
