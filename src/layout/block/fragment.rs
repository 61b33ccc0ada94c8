//! Fragments of lines put together into one passage, and whose each stretch of it is.

use crate::design::structure::{NodeId, Role, Tree, Voice};
use crate::design::style::{Reading, TextStyle, Tone};
use crate::foundation::diagnostic::Origin;
use crate::guide::language::LanguageTag;
use crate::layout::page::{Artifact, Owner};
use crate::text::font::{Slant, Weight};
use crate::text::paragraph::{Passage, SpanStyle};

/// A part of the words of lines.
#[derive(Copy, Clone, Debug)]
pub enum Fragment<'p> {
    /// A node's own words.
    Words(NodeId),
    /// A node's own words in another weight than the rest.
    Weighted(NodeId, Weight),
    /// A node's own words in another tone than the rest.
    Toned(NodeId, Tone),
    /// The bytes from the first number to before the second of a node's own words.
    Range(NodeId, u32, u32),
    /// What we put between words of two nodes; it belongs to the given node and is nobody's word.
    Joint(&'p str, NodeId),
    /// Words that are no part of the document: a running foot, a repeated label.
    Artifact(&'p str, Artifact),
}

/// What a span of a passage belongs to.
pub(super) struct Belonging {
    pub(super) owner: Owner,
    pub(super) words: Option<(NodeId, u32)>,
    pub(super) tone: Tone,
}

/// A passage put together from fragments.
pub(super) struct Composite {
    pub(super) text: String,
    pub(super) spans: Vec<SpanStyle>,
    pub(super) belongings: Vec<Belonging>,
}

impl Composite {
    pub(super) fn of(fragments: &[Fragment<'_>], tree: &Tree, style: TextStyle, reading: Reading) -> Composite {
        const ALL: (u32, u32) = (0, u32::MAX);
        let mut joiner =
            Joiner { tree, reading, composite: Composite { text: String::new(), spans: Vec::new(), belongings: Vec::new() } };
        for fragment in fragments {
            match *fragment {
                Fragment::Words(node) => joiner.words(node, ALL, style.weight, style.tone),
                Fragment::Weighted(node, weight) => joiner.words(node, ALL, weight, style.tone),
                Fragment::Toned(node, tone) => joiner.words(node, ALL, style.weight, tone),
                Fragment::Range(node, start, end) => joiner.words(node, (start, end), style.weight, style.tone),
                Fragment::Joint(text, node) => joiner.plain(text, style, Owner::Node(node)),
                Fragment::Artifact(text, artifact) => joiner.plain(text, style, Owner::Artifact(artifact)),
            }
        }
        joiner.composite
    }

    pub(super) fn passage(&self) -> Passage<'_> {
        Passage { text: &self.text, spans: &self.spans }
    }

    /// Where bytes of the passage stand in an author's file, and what they say.
    pub(super) fn origin(&self, tree: &Tree, start: u32, end: u32) -> (Origin, String) {
        let said = self.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
        let place = self.spans.iter().position(|span| span.start <= start && start < span.end).unwrap_or(0);
        let words = self.belongings.get(place).and_then(|belonging| belonging.words);
        let Some((node, first)) = words else {
            return (tree.node(tree.root()).origin, said);
        };
        let offset = self.spans[place].start;
        let node = tree.node(node);
        let origin = node
            .words
            .as_ref()
            .map_or(node.origin, |words| words.origin_of(node.origin, start - offset + first, end - offset + first));
        (origin, said)
    }

    fn length(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    fn span(&mut self, start: u32, (weight, slant): (Weight, Slant), language: Option<LanguageTag>, to: Belonging) {
        let end = self.length();
        self.spans.push(SpanStyle { start, end, weight, slant, language });
        self.belongings.push(to);
    }
}

/// Joins fragments.
struct Joiner<'t> {
    tree: &'t Tree,
    reading: Reading,
    composite: Composite,
}

impl Joiner<'_> {
    fn plain(&mut self, text: &str, style: TextStyle, owner: Owner) {
        if !text.is_empty() {
            let start = self.composite.length();
            self.composite.text.push_str(text);
            let belonging = Belonging { owner, words: None, tone: style.tone };
            self.composite.span(start, (style.weight, Slant::Upright), None, belonging);
        }
    }

    /// The bytes `first..last` of a node's words.
    fn words(&mut self, node: NodeId, (first, last): (u32, u32), weight: Weight, tone: Tone) {
        let tree = self.tree;
        let Some(words) = &tree.node(node).words else { return };
        let last = last.min(u32::try_from(words.text.len()).unwrap_or(u32::MAX));
        let mut done = first;
        let stretch = |joiner: &mut Joiner<'_>, start: u32, end: u32, owner: NodeId, voice: Voice, language| {
            let (start, end) = (start.clamp(first, last), end.clamp(first, last));
            if start < end {
                let voiced = voiced(voice, weight, joiner.reading);
                let leads = tree.node(owner).role == Role::Link;
                let tone = if leads && !tree.leads_quietly(owner) { Tone::Brand } else { tone };
                let belonging = Belonging { owner: Owner::Node(owner), words: Some((node, start)), tone };
                let from = joiner.composite.length();
                joiner.composite.text.push_str(words.text.get(start as usize..end as usize).unwrap_or_default());
                joiner.composite.span(from, voiced, language, belonging);
            }
        };
        for span in &words.spans {
            stretch(self, done, span.start, node, Voice::Plain, None);
            stretch(self, span.start, span.end, span.node.unwrap_or(node), span.voice, span.language.clone());
            if let Some(said) = span.node.filter(|_| span.start == span.end && first < span.end && span.end <= last) {
                self.words(said, (0, u32::MAX), weight, tone);
            }
            done = span.end;
        }
        stretch(self, done, last, node, Voice::Plain, None);
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
