//! Parts of a line's words put together into one passage, and whose each stretch of it is.

use crate::design::structure::{NodeId, Role, Tree, Voice};
use crate::design::style::{Reading, TextStyle, Tone};
use crate::layout::page::Owner;
use crate::text::font::{Slant, Weight};
use crate::text::paragraph::SpanStyle;

/// What a span of a passage belongs to.
pub(super) struct Belonging {
    pub(super) owner: Owner,
    pub(super) words: Option<(NodeId, u32)>,
    pub(super) tone: Tone,
}

/// A passage put together from parts.
pub(super) struct Composite {
    pub(super) reading: Reading,
    pub(super) text: String,
    pub(super) spans: Vec<SpanStyle>,
    pub(super) belongings: Vec<Belonging>,
}

impl Composite {
    pub(super) fn plain(&mut self, text: &str, style: TextStyle, belonging: Belonging) {
        if !text.is_empty() {
            let start = self.length();
            self.text.push_str(text);
            self.span(start, style.weight, Slant::Upright, None, belonging);
        }
    }

    /// The bytes `first..last` of a node's words.
    pub(super) fn words(&mut self, tree: &Tree, node: NodeId, (first, last): (u32, u32), weight: Weight, tone: Tone) {
        let Some(words) = &tree.node(node).words else { return };
        let last = last.min(u32::try_from(words.text.len()).unwrap_or(u32::MAX));
        let mut done = first;
        let stretch = |composite: &mut Composite, start: u32, end: u32, owner: NodeId, voice: Voice, language| {
            let (start, end) = (start.clamp(first, last), end.clamp(first, last));
            if start < end {
                let (weight, slant) = voiced(voice, weight, composite.reading);
                let leads = tree.node(owner).role == Role::Link;
                let tone = if leads && !tree.leads_quietly(owner) { Tone::Brand } else { tone };
                let belonging = Belonging { owner: Owner::Node(owner), words: Some((node, start)), tone };
                let from = composite.length();
                composite.text.push_str(words.text.get(start as usize..end as usize).unwrap_or_default());
                composite.span(from, weight, slant, language, belonging);
            }
        };
        for span in &words.spans {
            stretch(self, done, span.start, node, Voice::Plain, None);
            stretch(self, span.start, span.end, span.node.unwrap_or(node), span.voice, span.language.clone());
            if let Some(said) = span.node.filter(|_| span.start == span.end && first < span.end && span.end <= last) {
                self.words(tree, said, (0, u32::MAX), weight, tone);
            }
            done = span.end;
        }
        stretch(self, done, last, node, Voice::Plain, None);
    }

    pub(super) fn span(
        &mut self,
        start: u32,
        weight: Weight,
        slant: Slant,
        language: Option<crate::guide::language::LanguageTag>,
        to: Belonging,
    ) {
        let end = self.length();
        self.spans.push(SpanStyle { start, end, weight, slant, language });
        self.belongings.push(to);
    }

    pub(super) fn length(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}

/// Strong words are one step heavier than those around them; so are emphasised ones where nothing may slant.
fn voiced(voice: Voice, weight: Weight, reading: Reading) -> (Weight, Slant) {
    match voice {
        Voice::Plain => (weight, Slant::Upright),
        Voice::Emphasis if reading == Reading::Usual => (weight, Slant::Italic),
        Voice::Emphasis | Voice::Strong if weight == Weight::Regular => (Weight::SemiBold, Slant::Upright),
        Voice::Emphasis | Voice::Strong => (Weight::Bold, Slant::Upright),
    }
}
