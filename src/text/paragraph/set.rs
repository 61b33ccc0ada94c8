//! The stages in their order: a passage → lines, or faults.

use super::breaks::{Ending, opportunities};
use super::finish::{self, Chosen, Fill};
use super::hyphenate::Hyphenator;
use super::itemise::{Kind, itemise};
use super::linebreak::{self, Admission, FORCED, Measure, Parameters, Pass, Piece};
use super::pieces::{Assembly, End, How, Point, Prepared, assemble};
use super::tokens::Token;
use super::words::{Words, place_of_shown, shown};
use super::{Extent, Fault, Hyphenation, Line, LineAlignment, Lines, Passage, Setting, bidi, tokens};
use crate::foundation::geometry::Length;
use crate::guide::language::LanguageTag;

/// How often a break is measured again.
const MOST_CORRECTIONS: usize = 8;
/// Letters of a last word that may stand alone on the last line.
const LAST_WORD: usize = 5;
/// A last line is not shorter than this many em.
const LAST_LINE_EM: i64 = 2;
/// Ragged words narrower than this part of the measure never need a hyphen: the zone is a fifth, the rest is for neighbours.
const WORTH_BREAKING: i64 = 8;

/// Breaks a passage into lines.
pub(super) fn lines(
    passage: Passage<'_>,
    setting: &Setting,
    words: &mut Words<'_>,
    hyphenator: &mut Hyphenator<'_>,
) -> Result<Lines, Vec<Fault>> {
    if passage.text.is_empty() {
        return Ok(Lines { lines: Vec::new() });
    }
    let (prepared, tokens) = prepare(passage, setting, words)?;
    let mut hyphens = Hyphens { prepared: &prepared, tokens: &tokens, passage, hyphenator };
    hyphens.break_into_lines(words).map(|lines| Lines { lines })
}

/// How wide a passage wants to be.
pub(super) fn extent(
    passage: Passage<'_>,
    setting: &Setting,
    words: &mut Words<'_>,
    hyphenator: &mut Hyphenator<'_>,
) -> Result<Extent, Vec<Fault>> {
    // Spaces are natural and nothing hangs out; the measure is not asked for.
    let setting = Setting { alignment: LineAlignment::Start, measure: Length::ZERO, ..setting.clone() };
    let (prepared, tokens) = prepare(passage, &setting, words)?;
    let mut hyphens = Hyphens { prepared: &prepared, tokens: &tokens, passage, hyphenator };
    let pieces = hyphens.assemble(words, Scope::AllWords).pieces;
    let widest = |pass| {
        let stretches = linebreak::widest(&pieces, pass, Length::ZERO).into_iter();
        stretches.map(|stretch| stretch.width).max().unwrap_or(Length::ZERO)
    };
    Ok(Extent { widest_word: widest(Pass::Whole), widest_part: widest(Pass::Hyphenating), natural: natural(&pieces) })
}

/// The width of the widest line when only forced ends count.
fn natural(pieces: &[Piece]) -> Length {
    let forced = |piece: &Piece| matches!(piece, Piece::Penalty(penalty) if penalty.cost <= FORCED);
    let width = |piece: &Piece| match piece {
        Piece::Box(width) | Piece::Glue { width, .. } => *width,
        Piece::Penalty(_) => Length::ZERO,
    };
    pieces.split(forced).map(|line| line.iter().map(width).sum()).max().unwrap_or(Length::ZERO)
}

fn prepare<'p>(
    passage: Passage<'p>,
    setting: &'p Setting,
    words: &mut Words<'_>,
) -> Result<(Prepared<'p>, Vec<Token>), Vec<Fault>> {
    let text = passage.text;
    let tokens = tokens::find(text);
    let levels = bidi::levels(text, setting.direction, &tokens);
    let chunks = itemise(passage, setting, levels.as_deref(), words);
    let shaped: Vec<_> = chunks.iter().map(|chunk| words.word(chunk.style, &shown(&text[chunk.start..chunk.end]))).collect();
    let mut faults = Vec::new();
    for (chunk, word) in chunks.iter().zip(&shaped) {
        for missing in &words.get(*word).missing {
            let place = |at: usize| chunk.start + place_of_shown(&text[chunk.start..chunk.end], at);
            faults.push(Fault::MissingGlyph {
                start: narrow(place(missing.start)),
                end: narrow(place(missing.end)),
                character: missing.character,
                tried: words.families(),
            });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let opportunities = opportunities(text, &tokens);
    Ok((Prepared { text, setting, chunks, shaped, opportunities }, tokens))
}

fn parameters(setting: &Setting) -> Parameters {
    match setting.alignment {
        LineAlignment::Justified => Parameters::JUSTIFIED,
        LineAlignment::Start | LineAlignment::End | LineAlignment::Centre => Parameters::RAGGED,
    }
}

/// The chosen breaks as line ends.
fn choose(assembly: &Assembly, breaks: &[linebreak::Break], parameters: &Parameters, text_end: usize) -> Vec<Chosen> {
    let last = assembly.pieces.len();
    let choice = |place: &linebreak::Break| {
        let end = assembly.ends.get(place.position).copied().unwrap_or(End { at: text_end, how: How::Plain });
        let open = end.how == How::Forced || place.position == last;
        let fills = parameters.fills(place.ratio) && !(open && place.ratio >= 0.0);
        Chosen { end, fill: if fills { Fill::Filled } else { Fill::Natural } }
    };
    breaks.iter().map(choice).collect()
}

/// Which words are broken.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Scope {
    /// None.
    NoWord,
    /// Those that can be worth it at this measure.
    WorthIt,
    /// All.
    AllWords,
}

/// A passage whose words can be broken.
struct Hyphens<'p, 'h, 'a> {
    prepared: &'p Prepared<'p>,
    tokens: &'p [Token],
    passage: Passage<'p>,
    hyphenator: &'h mut Hyphenator<'a>,
}

impl Hyphens<'_, '_, '_> {
    fn break_into_lines(&mut self, words: &mut Words<'_>) -> Result<Vec<Line>, Vec<Fault>> {
        let mut parameters = parameters(self.prepared.setting);
        parameters.short = self.short_last_line(words);
        let mut whole = self.assemble(words, Scope::NoWord);
        if let Some(lines) = self.settled(words, &mut whole, &parameters, Pass::Whole) {
            return Ok(lines);
        }
        let mut broken = self.assemble(words, Scope::WorthIt);
        for pass in [Pass::Hyphenating, Pass::Loose, Pass::Reluctant] {
            if let Some(lines) = self.settled(words, &mut broken, &parameters, pass) {
                return Ok(lines);
            }
        }
        Err(self.too_wide(&broken))
    }

    /// The lines of a pass, none wider than the measure. Pieces are exact but for a word that is broken twice: its middle is shaped by
    /// itself only here, and can be a little wider than its letters are within the word. Then the break costs that much more room.
    fn settled(&self, words: &mut Words<'_>, assembly: &mut Assembly, parameters: &Parameters, pass: Pass) -> Option<Vec<Line>> {
        let measure = Measure(self.prepared.setting.measure);
        for _ in 0..MOST_CORRECTIONS {
            let breaks = linebreak::break_in_pass(&assembly.pieces, measure, parameters, pass)?;
            let chosen = choose(assembly, &breaks, parameters, self.prepared.text.len());
            let lines = finish::lines(self.prepared, words, &chosen);
            let mut corrected = false;
            for (line, place) in lines.iter().zip(&breaks) {
                let excess = line.width - measure.0;
                if let Some(Piece::Penalty(penalty)) = assembly.pieces.get_mut(place.position)
                    && parameters.is_ragged()
                    && excess > Length::ZERO
                {
                    penalty.before += excess;
                    corrected = true;
                }
            }
            if !corrected {
                return Some(lines);
            }
        }
        None
    }

    /// The pieces, with hyphens in the words that `scope` names.
    fn assemble(&mut self, words: &mut Words<'_>, scope: Scope) -> Assembly {
        let prepared = self.prepared;
        let setting = prepared.setting;
        let asked = setting.hyphenation != Hyphenation::AuthorOnly && scope != Scope::NoWord;
        let least = match (scope, setting.alignment) {
            _ if setting.hyphenation == Hyphenation::LastResort => setting.measure,
            (Scope::WorthIt, LineAlignment::Start | LineAlignment::End | LineAlignment::Centre) => {
                setting.measure / WORTH_BREAKING
            }
            _ => Length::ZERO,
        };
        let wide: Vec<bool> = match asked {
            true => prepared.shaped.iter().map(|word| words.width(*word, setting.size, setting.tracking) > least).collect(),
            false => Vec::new(),
        };
        let mut points = |number: usize| if wide.get(number) == Some(&true) { self.points(number) } else { Vec::new() };
        assemble(prepared, words, &mut points)
    }

    /// Where a chunk may take a hyphen that nobody wrote.
    fn points(&mut self, number: usize) -> Vec<Point> {
        let chunk = self.prepared.chunks[number];
        let text = &self.prepared.text[chunk.start..chunk.end];
        let in_token = self.tokens.binary_search_by(|token| {
            if token.end <= chunk.start {
                std::cmp::Ordering::Less
            } else if token.start >= chunk.end {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        });
        if chunk.kind != Kind::Word || in_token.is_ok() || text.contains('\u{ad}') {
            return Vec::new();
        }
        let language = self.language(chunk.span);
        let points = self.hyphenator.points(language.as_str(), text).iter();
        let ending = Ending::NewHyphen;
        points.map(|p| Point { at: chunk.start + p.at, cost: p.cost, admission: Admission::Hyphenating, ending }).collect()
    }

    fn language(&self, span: usize) -> LanguageTag {
        let own = self.passage.spans.get(span).and_then(|span| span.language.as_ref());
        own.unwrap_or(&self.prepared.setting.language).clone()
    }

    /// A last line up to this width is too short: two em, or its last word alone where that is a little one.
    fn short_last_line(&self, words: &mut Words<'_>) -> Length {
        let setting = self.prepared.setting;
        let least = setting.size * LAST_LINE_EM;
        let last = self.prepared.chunks.iter().zip(&self.prepared.shaped).rfind(|(chunk, _)| chunk.kind == Kind::Word);
        let Some((chunk, word)) = last else { return least };
        let letters = self.prepared.text[chunk.start..chunk.end].chars().filter(|c| c.is_alphanumeric()).count();
        if letters < LAST_WORD { least.max(words.width(*word, setting.size, setting.tracking)) } else { least }
    }

    /// The pieces that are wider than the measure, even broken.
    fn too_wide(&self, assembly: &Assembly) -> Vec<Fault> {
        let measure = self.prepared.setting.measure;
        let text = self.prepared.text;
        let place = |position: usize| assembly.ends.get(position).map_or(text.len(), |end| end.at);
        let stretches = linebreak::widest(&assembly.pieces, Pass::Reluctant, measure).into_iter();
        let faults = stretches.map(|stretch| {
            let start = if stretch.start == 0 { 0 } else { place(stretch.start) };
            let whole = &text[start..place(stretch.end).max(start)];
            let end = start + whole.trim_end_matches([' ', '\u{a0}', '\u{2028}']).len();
            Fault::TooWide { start: narrow(start), end: narrow(end), excess: stretch.width - measure }
        });
        faults.collect()
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
