//! A passage → chunks of one style, script, language and direction: words, and the spaces between them.
//!
//! Signs that belong to no script (UAX #24: Common) take that of their neighbours: left-to-right ones that of the chunk or the text
//! before; right-to-left ones that of the right-to-left text around. So in Arabic text spaces and commas are Arabic, and the
//! separators of a telephone number, which is isolated left to right, come from the Latin face.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::foundation::geometry::{Direction, Length};
use crate::guide::language::LanguageTag;
use crate::text::font::shaping::Ligatures;
use crate::text::paragraph::setting::{Passage, Setting, SpanStyle};
use crate::text::paragraph::shape::shaped::{StyleId, StyleKey, Words};

/// Bytes of the longest chunk. A word is shaped once for every place where it may be broken, so that a word of a whole page would take
/// the square of its length; no real word is cut by this.
const LONGEST_CHUNK: usize = 240;

/// What a chunk is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) enum ChunkKind {
    /// Anything without a space.
    Word,
    /// Spaces that can stretch: U+0020, U+00A0.
    Space,
    /// Spaces of a width of their own, from the em to the hair.
    FixedSpace,
    /// U+2028.
    LineEnd,
}

impl ChunkKind {
    /// Whether it is white, and so no part of a line's width at the line's end.
    pub(in crate::text::paragraph) const fn is_white(self) -> bool {
        match self {
            ChunkKind::Space | ChunkKind::FixedSpace => true,
            ChunkKind::Word | ChunkKind::LineEnd => false,
        }
    }
}

/// A stretch of one style, script, language and direction.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::text::paragraph) struct Chunk {
    pub(in crate::text::paragraph) start: usize,
    pub(in crate::text::paragraph) end: usize,
    pub(in crate::text::paragraph) span: usize,
    pub(in crate::text::paragraph) level: u8,
    pub(in crate::text::paragraph) style: StyleId,
    pub(in crate::text::paragraph) kind: ChunkKind,
}

/// A chunk in the making.
#[derive(Copy, Clone)]
struct Open {
    start: usize,
    span: usize,
    level: u8,
    kind: ChunkKind,
    /// Common until a letter decides.
    script: Script,
}

/// Cuts a passage into chunks that cover all of it.
pub(in crate::text::paragraph) fn itemise(
    passage: Passage<'_>,
    setting: &Setting,
    levels: Option<&[u8]>,
    words: &mut Words<'_>,
) -> Vec<Chunk> {
    let mut itemiser = Itemiser::new(passage, setting, levels, words);
    let mut open: Option<Open> = None;
    let mut span = 0;
    let mut at = 0;
    while let Some(c) = passage.text[at..].chars().next() {
        while passage.spans.get(span + 1).is_some() && passage.spans.get(span).is_some_and(|s| at >= s.end as usize) {
            span += 1;
        }
        let level = levels.map_or(0, |levels| levels[at]);
        let next = Open { start: at, span, level, kind: kind(c), script: script(c) };
        open = Some(match open {
            None => next,
            Some(current) => match joined(current, next) {
                Some(both) => both,
                None => {
                    itemiser.close(current, at);
                    next
                }
            },
        });
        at += c.len_utf8();
        if levels.is_none() && next.script == Script::Latin {
            let limit = passage.spans.get(span).map_or(usize::MAX, |span| span.end as usize).min(passage.text.len());
            at = past_letters(passage.text.as_bytes(), at, limit);
        }
    }
    if let Some(last) = open {
        itemiser.close(last, passage.text.len());
    }
    itemiser.chunks
}

/// The end of the plain Latin letters that follow; they change nothing.
fn past_letters(bytes: &[u8], mut at: usize, limit: usize) -> usize {
    while at < limit {
        match bytes[at..] {
            [letter, ..] if letter.is_ascii_alphabetic() => at += 1,
            [0xc3, second, ..] if !matches!(second, 0x97 | 0xb7) => at += 2, // U+00C0 to U+00FF without × and ÷
            _ => break,
        }
    }
    at
}

/// `next` as a part of `current`, where they go together.
fn joined(current: Open, next: Open) -> Option<Open> {
    // A mark stays with its base, whatever else.
    if next.script == Script::Inherited && current.kind == ChunkKind::Word && next.kind == ChunkKind::Word {
        return Some(current);
    }
    if current.span != next.span || current.level != next.level || current.kind != next.kind || current.kind == ChunkKind::LineEnd
    {
        return None;
    }
    let script = match (current.script, next.script) {
        (script, Script::Common | Script::Inherited) => script,
        (Script::Common | Script::Inherited, script) => script,
        (a, b) if a == b => a,
        _ => return None,
    };
    Some(Open { script, ..current })
}

fn kind(c: char) -> ChunkKind {
    match c {
        ' ' | '\u{a0}' => ChunkKind::Space,
        '\u{2028}' => ChunkKind::LineEnd,
        c if c.is_whitespace() => ChunkKind::FixedSpace,
        _ => ChunkKind::Word,
    }
}

fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' => Script::Latin,
        '\0'..='\u{bf}' if c != 'ª' && c != 'º' => Script::Common,
        '\u{400}'..='\u{482}' => Script::Cyrillic,
        '\u{2010}'..='\u{2027}' => Script::Common,
        // A mark goes with its base, whatever script it is made for.
        c if is_combining_mark(c) => Script::Inherited,
        c => match c.script() {
            Script::Unknown => Script::Common,
            script => script,
        },
    }
}

/// How many bytes of a long word make a chunk: whole graphemes, at least one.
fn first_part(word: &str) -> usize {
    let ends = word.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
    let mut part = 0;
    for end in ends {
        if part > 0 && end > LONGEST_CHUNK {
            break;
        }
        part = end;
    }
    part
}

struct Itemiser<'p, 'w, 'a> {
    text: &'p str,
    spans: &'p [SpanStyle],
    setting: &'p Setting,
    words: &'w mut Words<'a>,
    /// The scripts of the text so far (or of the language), by direction.
    left_to_right: Script,
    right_to_left: Script,
    chunks: Vec<Chunk>,
    last: Option<(usize, u8, Script, StyleId)>,
}

impl<'p, 'w, 'a> Itemiser<'p, 'w, 'a> {
    fn new(passage: Passage<'p>, setting: &'p Setting, levels: Option<&[u8]>, words: &'w mut Words<'a>) -> Itemiser<'p, 'w, 'a> {
        let home = home_script(&setting.language);
        let first = || passage.text.chars().map(script).find(|script| runs_right_to_left(*script));
        let right_to_left = match home {
            home if runs_right_to_left(home) => home,
            _ if levels.is_some() => first().unwrap_or(Script::Arabic),
            _ => Script::Arabic,
        };
        let left_to_right = if runs_right_to_left(home) { Script::Latin } else { home };
        Itemiser {
            text: passage.text,
            spans: passage.spans,
            setting,
            words,
            left_to_right,
            right_to_left,
            chunks: Vec::with_capacity(passage.text.len() / 3),
            last: None,
        }
    }

    fn close(&mut self, open: Open, end: usize) {
        let Open { start, span, level, kind, script } = open;
        let around = if level.is_multiple_of(2) { &mut self.left_to_right } else { &mut self.right_to_left };
        let script = match script {
            Script::Common | Script::Inherited => *around,
            strong => {
                *around = strong;
                strong
            }
        };
        let style = match self.last {
            Some((known_span, known_level, known_script, style))
                if (known_span, known_level, known_script) == (span, level, script) =>
            {
                style
            }
            _ => self.style(span, level, script),
        };
        self.last = Some((span, level, script, style));
        let mut from = start;
        while kind == ChunkKind::Word && end - from > LONGEST_CHUNK {
            let cut = from + first_part(&self.text[from..end]);
            self.chunks.push(Chunk { start: from, end: cut, span, level, style, kind });
            from = cut;
        }
        if from < end {
            self.chunks.push(Chunk { start: from, end, span, level, style, kind });
        }
    }

    fn style(&mut self, span: usize, level: u8, script: Script) -> StyleId {
        let span = self.spans.get(span);
        let language = span.and_then(|span| span.language.as_ref()).unwrap_or(&self.setting.language);
        self.words.style(StyleKey {
            home: home_script(&self.setting.language),
            weight: span.map(|span| span.weight).unwrap_or_default(),
            slant: span.map(|span| span.slant).unwrap_or_default(),
            script,
            language: language.as_str(),
            direction: if level.is_multiple_of(2) { Direction::LeftToRight } else { Direction::RightToLeft },
            ligatures: if self.setting.tracking == Length::ZERO { Ligatures::On } else { Ligatures::Off },
        })
    }
}

/// The script that a language is written in, of those that change which face is the natural one.
pub(in crate::text::paragraph) fn home_script(language: &LanguageTag) -> Script {
    match language.primary() {
        "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" => Script::Arabic,
        "he" | "yi" => Script::Hebrew,
        "uk" | "ru" | "bg" | "be" | "mk" => Script::Cyrillic,
        "el" => Script::Greek,
        _ => Script::Latin,
    }
}

/// In which direction a language is written.
pub(in crate::text::paragraph) fn direction(language: &LanguageTag) -> Direction {
    if runs_right_to_left(home_script(language)) { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn runs_right_to_left(script: Script) -> bool {
    matches!(script, Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko)
}
