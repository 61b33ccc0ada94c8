//! The stages in their order: a passage → lines, or faults.

use crate::foundation::geometry::Length;
use crate::text::paragraph::line::contract;
use crate::text::paragraph::line::finish::{self, ChosenEnd, Justification};
use crate::text::paragraph::line::items::{BreakKind, End, HorizontalList, Prepared, Scope, assemble};
use crate::text::paragraph::line::reachable;
use crate::text::paragraph::linebreak;
use crate::text::paragraph::linebreak::{Admission, FORCED, Item, Measure, Parameters, Pass};
use crate::text::paragraph::setting::{
    Extent, Fault, Hyphenation, Line, LineAlignment, Lines, Passage, Setting, SpanStyle, Wrap,
};
use crate::text::paragraph::shape::bidi;
use crate::text::paragraph::shape::itemise::{ChunkKind, itemise};
use crate::text::paragraph::shape::shaped::Words;
use crate::text::paragraph::words::companions::Habits;
use crate::text::paragraph::words::hyphenate::Hyphenator;
use crate::text::paragraph::words::opportunities::{BreakHyphen, Opportunity, opportunities};
use crate::text::paragraph::words::phrase_breaks::PhraseBreaks;
use crate::text::paragraph::words::shown::{holds_instructions, place_of_shown};
use crate::text::paragraph::words::tokens;
use crate::text::paragraph::words::tokens::Token;

/// How often a break is measured again.
const MOST_CORRECTIONS: usize = 8;
/// Letters that may stand alone on the last line.
const LAST_WORD: usize = 5;
/// A last line is not shorter than this many em.
const LAST_LINE_EM: i64 = 2;
/// A word of fewer letters is meagre alone on the last line, and so is a line of less than this part of the measure.
const MEAGRE_WORD: usize = 8;
const MEAGRE_SHARE: i64 = 6;

/// Breaks a passage into lines.
pub(in crate::text::paragraph) fn lines(
    passage: Passage<'_>,
    setting: &Setting,
    words: &mut Words<'_>,
    hyphenator: &mut Hyphenator<'_>,
) -> Result<Lines, Vec<Fault>> {
    if passage.text.is_empty() {
        return Ok(Lines { lines: Vec::new() });
    }
    let prepared = prepare(passage, setting, words)?;
    if let Some(only) = only_line(&prepared, words) {
        let lines = finish::lines(&prepared, words, &[only]);
        contract::check(passage, &lines);
        return Ok(Lines { lines });
    }
    let lines = Breakable::new(passage, &prepared, hyphenator).break_into_lines(words)?;
    contract::check(passage, &lines);
    Ok(Lines { lines })
}

/// The same without asking first in which words a line can end.
#[cfg(test)]
pub(in crate::text::paragraph) fn lines_from_all_words(
    passage: Passage<'_>,
    setting: &Setting,
    words: &mut Words<'_>,
    hyphenator: &mut Hyphenator<'_>,
) -> Result<Lines, Vec<Fault>> {
    let prepared = prepare(passage, setting, words)?;
    let mut hyphens = Breakable::new(passage, &prepared, hyphenator);
    let parameters = hyphens.parameters(words);
    let mut all = hyphens.assemble(words, Scope::AllWords(Admission::Reluctant));
    let passes = [Pass::Whole, Pass::Meagre, Pass::Hyphenating, Pass::Loose, Pass::Reluctant];
    let lines = passes.into_iter().find_map(|pass| hyphens.settled(words, &mut all, &parameters, pass));
    let lines = lines.or_else(|| {
        all = hyphens.assemble(words, Scope::AllWords(Admission::LastResort));
        hyphens.settled(words, &mut all, &parameters, Pass::LastResort)
    });
    lines.map(|lines| Lines { lines }).ok_or_else(|| hyphens.too_wide(&all))
}

/// The end of the only line of a passage that fits on one: no other way is better.
fn only_line(prepared: &Prepared<'_>, words: &mut Words<'_>) -> Option<ChosenEnd> {
    let setting = prepared.setting;
    let last = prepared.chunks.iter().rposition(|chunk| !chunk.kind.is_white())?;
    let mut width = Length::ZERO;
    for (chunk, word) in prepared.chunks[..=last].iter().zip(&prepared.shaped) {
        width += words.width(*word, setting.size, setting.tracking);
        if chunk.kind == ChunkKind::LineEnd || width > setting.measure {
            return None;
        }
    }
    Some(ChosenEnd { end: End { at: prepared.text.len(), kind: BreakKind::Plain }, fill: Justification::Natural })
}

/// How wide a passage wants to be.
pub(in crate::text::paragraph) fn extent(
    passage: Passage<'_>,
    setting: &Setting,
    words: &mut Words<'_>,
    hyphenator: &mut Hyphenator<'_>,
) -> Result<Extent, Vec<Fault>> {
    // Spaces are natural and nothing hangs out; the measure is not asked for.
    let setting = Setting { alignment: LineAlignment::Start, measure: Length::ZERO, ..setting.clone() };
    let prepared = prepare(passage, &setting, words)?;
    let items = Breakable::new(passage, &prepared, hyphenator).assemble(words, Scope::AllWords(Admission::Hyphenating)).items;
    let widest = |pass| {
        let stretches = linebreak::widest(&items, pass, Length::ZERO).into_iter();
        stretches.map(|stretch| stretch.width).max().unwrap_or(Length::ZERO)
    };
    Ok(Extent { widest_word: widest(Pass::Whole), widest_part: widest(Pass::Hyphenating), natural: natural(&items) })
}

/// The width of the widest line when only forced ends count.
fn natural(items: &[Item]) -> Length {
    let forced = |item: &Item| matches!(item, Item::Penalty(penalty) if penalty.cost <= FORCED);
    let width = |item: &Item| match item {
        Item::Box(width) | Item::Glue { width, .. } => *width,
        Item::Penalty(_) | Item::Letters { .. } => Length::ZERO,
    };
    items.split(forced).map(|line| line.iter().map(width).sum()).max().unwrap_or(Length::ZERO)
}

fn prepare<'p>(passage: Passage<'p>, setting: &'p Setting, words: &mut Words<'_>) -> Result<Prepared<'p>, Vec<Fault>> {
    let text = passage.text;
    debug_assert!(setting.size > Length::ZERO && setting.measure >= Length::ZERO, "type and lines have an extent");
    debug_assert!(covers(passage), "spans cover the passage in order, without gaps");
    let levels = bidi::levels(text, passage.spans, setting.direction);
    debug_assert!(levels.as_ref().is_none_or(|levels| levels.len() == text.len()), "every byte has a level");
    let chunks = itemise(passage, setting, levels.as_deref(), words);
    debug_assert!(
        chunks.iter().try_fold(0, |done, chunk| (chunk.start == done && done < chunk.end).then_some(chunk.end))
            == Some(text.len()),
        "chunks cover the text in order"
    );
    let mut prepared = Prepared { text, setting, chunks, shaped: Vec::new(), all_shown: !holds_instructions(text) };
    prepared.shaped.reserve_exact(prepared.chunks.len());
    let mut faults = Vec::new();
    for chunk in &prepared.chunks {
        let word = prepared.word(*chunk, chunk.start..chunk.end, BreakKind::Plain, 0..text.len(), words);
        prepared.shaped.push(word);
        for missing in words.missing(word) {
            let place = |at: usize| chunk.start + place_of_shown(&text[chunk.start..chunk.end], at);
            faults.push(Fault::MissingGlyph {
                start: narrow(place(missing.start)),
                end: narrow(place(missing.end)),
                character: missing.character,
                tried: words.families(),
            });
        }
    }
    if faults.is_empty() { Ok(prepared) } else { Err(faults) }
}

/// Whether the spans of a passage are what they must be.
fn covers(passage: Passage<'_>) -> bool {
    let follows = |done: u32, span: &SpanStyle| (span.start == done && span.start <= span.end).then_some(span.end);
    passage.spans.iter().try_fold(0, follows).is_some_and(|end| end as usize == passage.text.len())
}

/// The chosen breaks as line ends.
fn choose(list: &HorizontalList, breaks: &[linebreak::Break], parameters: &Parameters, text_end: usize) -> Vec<ChosenEnd> {
    let last = list.items.len();
    let choice = |place: &linebreak::Break| {
        let end = list.ends.get(place.position).copied().unwrap_or(End { at: text_end, kind: BreakKind::Plain });
        let open = end.kind == BreakKind::Forced || place.position == last;
        let fills = parameters.fills(place.ratio) && !(open && place.ratio >= 0.0);
        ChosenEnd { end, fill: if fills { Justification::Filled } else { Justification::Natural } }
    };
    breaks.iter().map(choice).collect()
}

/// A passage whose words can be broken.
struct Breakable<'p, 'h, 'a> {
    prepared: &'p Prepared<'p>,
    tokens: Vec<Token>,
    opportunities: Vec<Opportunity>,
    passage: Passage<'p>,
    hyphenator: &'h mut Hyphenator<'a>,
}

impl<'p, 'h, 'a> Breakable<'p, 'h, 'a> {
    fn new(passage: Passage<'p>, prepared: &'p Prepared<'p>, hyphenator: &'h mut Hyphenator<'a>) -> Breakable<'p, 'h, 'a> {
        let tokens = tokens::find(passage.text);
        let setting = prepared.setting;
        let phrases =
            (setting.wrap == Wrap::Balanced).then(|| PhraseBreaks { leading_words: hyphenator.leading_words(&setting.language) });
        let habits = Habits::of(hyphenator.language(&setting.language));
        let opportunities = opportunities(passage.text, &tokens, habits, phrases);
        Breakable { prepared, tokens, opportunities, passage, hyphenator }
    }

    fn break_into_lines(&mut self, words: &mut Words<'_>) -> Result<Vec<Line>, Vec<Fault>> {
        let parameters = self.parameters(words);
        let mut whole = self.assemble(words, Scope::NoWord);
        let unbroken = [Pass::Whole, Pass::Meagre];
        let unbroken = if parameters.meagre_from == Pass::Meagre { &unbroken[..] } else { &unbroken[..1] };
        for &pass in unbroken {
            if let Some(lines) = self.settled(words, &mut whole, &parameters, pass) {
                return Ok(lines);
            }
        }
        let reached = reachable::chunks(self.prepared, &whole, &parameters);
        let mut broken = self.assemble(words, Scope::Reachable(&reached, Admission::Hyphenating));
        if let Some(lines) = self.settled(words, &mut broken, &parameters, Pass::Hyphenating) {
            return Ok(lines);
        }
        let all = |most| if parameters.is_ragged() { Scope::Reachable(&reached, most) } else { Scope::AllWords(most) };
        if !parameters.is_ragged() {
            // Lines may end early now, so that later ones can end anywhere.
            broken = self.assemble(words, all(Admission::Hyphenating));
        }
        if let Some(lines) = self.settled(words, &mut broken, &parameters, Pass::Loose) {
            return Ok(lines);
        }
        broken = self.assemble(words, all(Admission::Reluctant));
        if let Some(lines) = self.settled(words, &mut broken, &parameters, Pass::Reluctant) {
            return Ok(lines);
        }
        broken = self.assemble(words, all(Admission::LastResort));
        self.settled(words, &mut broken, &parameters, Pass::LastResort).ok_or_else(|| self.too_wide(&broken))
    }

    /// The lines of a pass, none wider than the measure. Pieces are exact but for a word that is broken twice: its middle is shaped by
    /// itself only here, and can be a little wider than its letters are within the word. Then the break costs that much more room.
    fn settled(
        &self,
        words: &mut Words<'_>,
        list: &mut HorizontalList,
        parameters: &Parameters,
        pass: Pass,
    ) -> Option<Vec<Line>> {
        let measure = Measure(self.prepared.setting.measure);
        for _ in 0..MOST_CORRECTIONS {
            let breaks = linebreak::break_in_pass(&list.items, measure, parameters, pass)?;
            let chosen = choose(list, &breaks, parameters, self.prepared.text.len());
            let lines = finish::lines(self.prepared, words, &chosen);
            let mut corrected = false;
            for (line, place) in lines.iter().zip(&breaks) {
                let excess = line.width - measure.0;
                if let Some(Item::Penalty(penalty)) = list.items.get_mut(place.position)
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

    /// The items, with hyphens in the words that `scope` names.
    fn assemble(&mut self, words: &mut Words<'_>, scope: Scope<'_>) -> HorizontalList {
        let Breakable { prepared, tokens, opportunities, passage, hyphenator } = self;
        let setting = prepared.setting;
        let least = if setting.hyphenation == Hyphenation::LastResort { setting.measure } else { Length::ZERO };
        let wide: Vec<bool> = match (setting.hyphenation, scope) {
            (Hyphenation::AuthorOnly, _) | (_, Scope::NoWord) => Vec::new(),
            (Hyphenation::ByLanguage | Hyphenation::LastResort, Scope::Reachable(..) | Scope::AllWords(_)) => {
                let words = prepared.shaped.iter().map(|word| words.width(*word, setting.size, setting.tracking) > least);
                words.enumerate().map(|(number, wide)| wide && scope.admits(number, Admission::Hyphenating)).collect()
            }
        };
        if !wide.contains(&true) {
            return assemble(prepared, opportunities, scope, words, &mut |_, _| {});
        }
        let language = hyphenator.index_of(&setting.language);
        let mut next_token = 0;
        let mut points = |number: usize, places: &mut Vec<Opportunity>| {
            let chunk = prepared.chunks[number];
            while tokens.get(next_token).is_some_and(|token| token.end <= chunk.start) {
                next_token += 1;
            }
            let in_token = tokens.get(next_token).is_some_and(|token| token.start < chunk.end);
            let text = &prepared.text[chunk.start..chunk.end];
            if !wide[number] || in_token || text.contains('\u{ad}') {
                return;
            }
            let own = passage.spans.get(chunk.span).and_then(|span| span.language.as_ref());
            let language = own.map_or(language, |language| hyphenator.index_of(language));
            // Where a chunk may take a hyphen that nobody wrote.
            let (admission, hyphen) = (Admission::Hyphenating, BreakHyphen::Inserted);
            let found = hyphenator.points(language, text);
            places.extend(found.map(|p| Opportunity { at: chunk.start + p.at, cost: p.cost, admission, hyphen }));
        };
        assemble(prepared, opportunities, scope, words, &mut points)
    }

    /// What is asked of the lines. A last line is too short up to two em, with its last word alone where that is a little one, or with so
    /// little of a longer one; it is meagre up to a sixth of the measure, or with a rather short word alone.
    fn parameters(&self, words: &mut Words<'_>) -> Parameters {
        let setting = self.prepared.setting;
        let parameters = match (setting.wrap, setting.alignment) {
            (Wrap::Balanced, _) => return Parameters::BALANCED,
            (Wrap::Full, LineAlignment::Justified) => Parameters::JUSTIFIED,
            (Wrap::Full, LineAlignment::Start | LineAlignment::End | LineAlignment::Centre) => Parameters::RAGGED,
        };
        let least = setting.size * LAST_LINE_EM;
        let share = setting.measure / MEAGRE_SHARE;
        let last = self.prepared.chunks.iter().zip(&self.prepared.shaped).rfind(|(chunk, _)| chunk.kind == ChunkKind::Word);
        let Some((chunk, word)) = last else { return Parameters { runt: least, meagre: share, ..parameters } };
        let text = self.prepared.shown(chunk.start, chunk.end);
        let letters: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
        let whole = words.width(*word, setting.size, setting.tracking);
        let little = match letters.len().checked_sub(LAST_WORD).and_then(|number| letters.get(number)) {
            Some((at, letter)) => whole - words.width_up_to(*word, at + letter.len_utf8(), setting.size, setting.tracking),
            None => whole,
        };
        let alone = if letters.len() < MEAGRE_WORD { whole } else { Length::ZERO };
        Parameters { runt: least.max(little), meagre: share.max(alone), ..parameters }
    }

    /// The items that are wider than the measure, even broken.
    fn too_wide(&self, list: &HorizontalList) -> Vec<Fault> {
        let measure = self.prepared.setting.measure;
        let text = self.prepared.text;
        let place = |position: usize| list.ends.get(position).map_or(text.len(), |end| end.at);
        let stretches = linebreak::widest(&list.items, Pass::LastResort, measure).into_iter();
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
