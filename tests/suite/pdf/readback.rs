//! A produced file as readable text: what it says of itself, its tags with the words that are in them, bookmarks, links, fields, fonts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A file, opened.
pub struct Reading {
    document: Document,
    pages: Vec<ObjectId>,
    /// The words of each marked sequence, by page and number.
    sequences: BTreeMap<(ObjectId, i64), String>,
    /// The words of artifacts.
    pub artifacts: Vec<String>,
}

impl Reading {
    pub fn of(bytes: &[u8]) -> Reading {
        let document = Document::load_mem(bytes).unwrap();
        let pages = document.get_pages().into_values().collect();
        let mut reading = Reading { document, pages, sequences: BTreeMap::new(), artifacts: Vec::new() };
        for page in reading.pages.clone() {
            reading.read_page(page);
        }
        reading
    }

    fn catalogue(&self) -> &Dictionary {
        self.document.catalog().unwrap()
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).unwrap().1
    }

    fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        dictionary.get(key.as_bytes()).ok().map(|object| self.resolve(object))
    }

    fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        match self.get(dictionary, key)? {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    fn text(&self, dictionary: &Dictionary, key: &str) -> Option<String> {
        match self.get(dictionary, key)? {
            Object::String(bytes, _) => Some(text(bytes)),
            Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
            _ => None,
        }
    }

    /// A value on one line; references are not followed.
    fn plain(&self, object: &Object) -> String {
        match object {
            Object::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
            Object::String(bytes, _) => format!("{:?}", text(bytes)),
            Object::Array(items) => format!("[{}]", items.iter().map(|item| self.plain(item)).collect::<Vec<_>>().join(" ")),
            Object::Dictionary(entries) => {
                let parts: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{} {}", String::from_utf8_lossy(key), self.plain(value)))
                    .collect();
                format!("<<{}>>", parts.join(" "))
            }
            Object::Reference(id) => match self.pages.iter().position(|page| page == id) {
                Some(place) => format!("page {}", place + 1),
                None => "…".to_owned(),
            },
            Object::Real(number) => format!("{number}"),
            other => format!("{other:?}"),
        }
    }

    /// What the catalogue and the properties say.
    pub fn properties(&self) -> String {
        let mut out = String::new();
        let catalogue = self.catalogue();
        for key in ["Lang", "MarkInfo", "ViewerPreferences", "PageMode", "PageLabels"] {
            if let Some(value) = self.get(catalogue, key) {
                writeln!(out, "{key} {}", self.plain(value)).unwrap();
            }
        }
        let info = self.dictionary(&self.document.trailer, "Info").unwrap();
        for (key, value) in info {
            writeln!(out, "Info {} {}", String::from_utf8_lossy(key), self.plain(value)).unwrap();
        }
        for page in &self.pages {
            let page = self.document.get_dictionary(*page).unwrap();
            let boxes = ["MediaBox", "TrimBox", "Tabs"].map(|key| self.plain(self.get(page, key).unwrap()));
            writeln!(out, "page {}", boxes.join(" ")).unwrap();
        }
        out
    }

    /// The metadata stream.
    pub fn metadata(&self) -> String {
        let Some(Object::Stream(stream)) = self.get(self.catalogue(), "Metadata") else { panic!("no metadata") };
        String::from_utf8(stream.content.clone()).unwrap()
    }

    /// Every font: kind, name without the subset's letters, and whether its program is in the file.
    pub fn fonts(&self) -> String {
        let mut lines = Vec::new();
        for object in self.document.objects.values() {
            let Ok(font) = object.as_dict() else { continue };
            if self.text(font, "Type").as_deref() != Some("Font") {
                continue;
            }
            let name = self.text(font, "BaseFont").unwrap();
            let bare = name.split_once('+').map_or("no subset", |(_, bare)| bare);
            let kind = self.text(font, "Subtype").unwrap();
            let inside = self
                .dictionary(font, "FontDescriptor")
                .map_or("", |descriptor| if self.get(descriptor, "FontFile2").is_some() { " embedded" } else { " missing" });
            let map = if self.get(font, "ToUnicode").is_some() { " mapped" } else { "" };
            lines.push(format!("{kind} {bare}{inside}{map}"));
        }
        lines.sort();
        lines.join("\n")
    }

    /// The structure tree with the words of its elements.
    pub fn tags(&self) -> String {
        let root = self.dictionary(self.catalogue(), "StructTreeRoot").unwrap();
        let mut out = String::new();
        self.element(self.dictionary(root, "K").unwrap(), 0, None, &mut out);
        out
    }

    fn element(&self, element: &Dictionary, depth: usize, page: Option<ObjectId>, out: &mut String) {
        let indent = "  ".repeat(depth);
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        write!(out, "{indent}{}", self.text(element, "S").unwrap()).unwrap();
        for key in ["Lang", "Alt", "ActualText"] {
            if let Some(value) = self.text(element, key) {
                write!(out, " {key}={}", quoted(&value)).unwrap();
            }
        }
        if let Some(attributes) = self.get(element, "A") {
            write!(out, " {}", self.plain(attributes)).unwrap();
        }
        let kids = match self.get(element, "K") {
            Some(Object::Array(kids)) => kids.clone(),
            Some(_) => vec![element.get(b"K").unwrap().clone()],
            None => Vec::new(),
        };
        out.push('\n');
        for kid in &kids {
            match self.resolve(kid) {
                Object::Integer(number) => {
                    writeln!(out, "{indent}  {}", quoted(self.sequence(page.unwrap(), *number))).unwrap();
                }
                Object::Dictionary(kid) => match self.text(kid, "Type").as_deref() {
                    Some("MCR") => {
                        let page = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                        let number = kid.get(b"MCID").and_then(Object::as_i64).unwrap();
                        let words = quoted(self.sequence(page, number));
                        writeln!(out, "{indent}  page {}: {words}", self.page_number(page)).unwrap();
                    }
                    Some("OBJR") => {
                        let annotation = self.dictionary(kid, "Obj").unwrap();
                        let named = self.text(annotation, "TU").or_else(|| self.text(annotation, "Contents"));
                        let kind = self.text(annotation, "Subtype").unwrap();
                        writeln!(out, "{indent}  {kind} {}", quoted(&named.unwrap_or_default())).unwrap();
                    }
                    _ => self.element(kid, depth + 1, page, out),
                },
                other => panic!("a kid is {other:?}"),
            }
        }
    }

    fn page_number(&self, page: ObjectId) -> usize {
        self.pages.iter().position(|known| *known == page).unwrap() + 1
    }

    fn sequence(&self, page: ObjectId, number: i64) -> &str {
        self.sequences.get(&(page, number)).map_or("(nothing)", String::as_str)
    }

    /// Whether the parent tree leads from every sequence and annotation to an element that holds it.
    pub fn check_parents(&self) {
        let root = self.dictionary(self.catalogue(), "StructTreeRoot").unwrap();
        let tree = self.dictionary(root, "ParentTree").unwrap();
        let numbers = self.get(tree, "Nums").unwrap().as_array().unwrap();
        let entries: BTreeMap<i64, &Object> =
            numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), self.resolve(&pair[1]))).collect();
        for page in &self.pages {
            let dictionary = self.document.get_dictionary(*page).unwrap();
            let key = self.get(dictionary, "StructParents").unwrap().as_i64().unwrap();
            let holders = entries[&key].as_array().unwrap();
            let count = self.sequences.keys().filter(|(on, _)| on == page).count();
            assert_eq!(holders.len(), count, "as many holders as sequences");
            for (number, holder) in (0_i64..).zip(holders) {
                assert!(self.holds(self.resolve(holder).as_dict().unwrap(), *page, number));
            }
            for annotation in self.get(dictionary, "Annots").map_or(&[][..], |list| list.as_array().unwrap()) {
                let key = self.get(self.resolve(annotation).as_dict().unwrap(), "StructParent").unwrap().as_i64().unwrap();
                let holder = entries[&key].as_dict().unwrap();
                assert!(self.plain(self.get(holder, "K").unwrap()).contains("OBJR"));
            }
        }
    }

    fn holds(&self, element: &Dictionary, page: ObjectId, number: i64) -> bool {
        let home = element.get(b"Pg").and_then(Object::as_reference).ok();
        let held = |kid: &Object| match kid {
            Object::Integer(own) => *own == number && home == Some(page),
            Object::Dictionary(kid) => {
                kid.get(b"MCID").and_then(Object::as_i64).ok() == Some(number)
                    && kid.get(b"Pg").and_then(Object::as_reference).ok() == Some(page)
            }
            _ => false,
        };
        match element.get(b"K").unwrap() {
            Object::Array(kids) => kids.iter().any(held),
            kid => held(kid),
        }
    }

    /// The bookmarks, each with its page and place.
    pub fn bookmarks(&self) -> String {
        let mut out = String::new();
        if let Some(root) = self.dictionary(self.catalogue(), "Outlines") {
            self.bookmarks_below(root, 0, &mut out);
        }
        out
    }

    fn bookmarks_below(&self, above: &Dictionary, depth: usize, out: &mut String) {
        let mut next = self.dictionary(above, "First");
        while let Some(item) = next {
            let title = self.text(item, "Title").unwrap();
            let folded = item.get(b"Count").and_then(Object::as_i64).is_ok_and(|count| count < 0);
            let folded = if folded { ", folded" } else { "" };
            writeln!(out, "{}{title} → {}{folded}", "  ".repeat(depth), self.plain(self.get(item, "Dest").unwrap())).unwrap();
            self.bookmarks_below(item, depth + 1, out);
            next = self.dictionary(item, "Next");
        }
    }

    /// All annotations, page by page.
    pub fn annotations(&self) -> String {
        let mut out = String::new();
        for page in &self.pages {
            let dictionary = self.document.get_dictionary(*page).unwrap();
            for annotation in self.get(dictionary, "Annots").map_or(&[][..], |list| list.as_array().unwrap()) {
                let annotation = self.resolve(annotation).as_dict().unwrap();
                write!(out, "page {}:", self.page_number(*page)).unwrap();
                for key in ["Subtype", "FT", "T", "TU", "Contents", "F", "Ff", "Q", "V", "AS", "DA", "Dest", "A", "Rect", "AP"] {
                    if let Some(value) = self.get(annotation, key) {
                        write!(out, " {key} {}", self.plain(value)).unwrap();
                    }
                }
                out.push('\n');
            }
        }
        out
    }

    fn read_page(&mut self, page: ObjectId) {
        let fonts = self.maps(page);
        let content = Content::decode(&self.document.get_page_content(page)).unwrap();
        let mut marks: Vec<Mark> = Vec::new();
        let mut font = BTreeMap::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => marks.push(Mark::begin(&operation.operands)),
                "EMC" => self.end(page, &mut marks),
                "Tf" => font = fonts[operation.operands[0].as_name().unwrap()].clone(),
                "Tj" | "TJ" => {
                    let pieces = match &operation.operands[0] {
                        Object::Array(pieces) => pieces.clone(),
                        piece => vec![piece.clone()],
                    };
                    let shown: String =
                        pieces.iter().filter_map(|piece| piece.as_str().ok()).map(|codes| said(codes, &font)).collect();
                    marks.last_mut().expect("text outside all marks").words.push_str(&shown);
                }
                _ => {}
            }
        }
        assert!(marks.is_empty(), "every mark is ended");
    }

    fn end(&mut self, page: ObjectId, marks: &mut Vec<Mark>) {
        let mark = marks.pop().unwrap();
        let words = match (mark.actual, mark.kind.as_str()) {
            (Some(actual), _) => actual,
            (None, "ReversedChars") => mark.words.chars().rev().collect(),
            (None, _) => mark.words,
        };
        match (mark.number, marks.last_mut()) {
            (Some(number), _) => assert_eq!(self.sequences.insert((page, number), words), None, "no number twice"),
            (None, Some(around)) => around.words.push_str(&words),
            (None, None) => {
                assert_eq!(mark.kind, "Artifact");
                self.artifacts.push(words);
            }
        }
    }

    /// For each font of a page, what its codes mean.
    pub fn maps(&self, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
        let page = self.document.get_dictionary(page).unwrap();
        let resources = self.dictionary(page, "Resources").unwrap();
        let fonts = self.dictionary(resources, "Font").unwrap();
        let map = |name: &Vec<u8>| {
            let font = self.dictionary(fonts, &String::from_utf8_lossy(name)).unwrap();
            let Some(Object::Stream(stream)) = self.get(font, "ToUnicode") else { panic!("no map") };
            let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
            let pairs = text.lines().filter_map(|line| {
                let (code, meaning) = line.strip_prefix('<')?.split_once("> <")?;
                Some((u16::from_str_radix(code, 16).ok()?, utf16(&hex(meaning.strip_suffix('>')?)?)))
            });
            pairs.collect()
        };
        fonts.iter().map(|(name, _)| (name.clone(), map(name))).collect()
    }
}

/// A marked sequence, or a span within one.
struct Mark {
    kind: String,
    number: Option<i64>,
    actual: Option<String>,
    words: String,
}

impl Mark {
    fn begin(operands: &[Object]) -> Mark {
        let kind = String::from_utf8_lossy(operands[0].as_name().unwrap()).into_owned();
        let entries = operands.get(1).and_then(|entries| entries.as_dict().ok());
        let number = entries.and_then(|entries| entries.get(b"MCID").and_then(Object::as_i64).ok());
        let actual = entries.and_then(|entries| entries.get(b"ActualText").and_then(Object::as_str).ok()).map(text);
        Mark { kind, number, actual, words: String::new() }
    }
}

/// In quotation marks, with the signs that cannot be seen made visible; marks stay on their letters.
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\u{AD}', "\\u{ad}").replace('\u{A0}', "\\u{a0}").replace('\n', "\\n"))
}

pub fn said(codes: &[u8], map: &BTreeMap<u16, String>) -> String {
    codes.chunks(2).map(|pair| map[&u16::from_be_bytes([pair[0], pair[1]])].as_str()).collect()
}

fn hex(digits: &str) -> Option<Vec<u8>> {
    (0..digits.len() / 2).map(|n| u8::from_str_radix(digits.get(2 * n..2 * n + 2)?, 16).ok()).collect()
}

pub fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)])).collect();
    String::from_utf16(&units).unwrap()
}

/// A text string of either encoding.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(rest) => utf16(rest),
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
