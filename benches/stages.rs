//! What each stage takes. Run with `cargo bench --bench stages`; compare ratios, not absolutes.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use handout::foundation::geometry::{Direction, Length};
use handout::guide::language::LanguageTag;
use handout::text::font::{FontBook, Slant, Weight};
use handout::text::paragraph::{Hyphenation, LineAlignment, Passage, Setting, SpanStyle, Typesetter, Wrap};

/// About 3,000 words of Swedish in paragraphs, as they stand in a guide.
fn swedish() -> Vec<String> {
    let source = include_str!("../guides/mesotherapy/sv.toml");
    let strings = source.split('"').filter(|piece| piece.split_whitespace().count() > 7 && !piece.contains('='));
    let paragraphs: Vec<String> = strings.map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut words = 0;
    paragraphs
        .iter()
        .cycle()
        .take_while(|paragraph| {
            let before = words;
            words += paragraph.split(' ').count();
            before < 3_000
        })
        .cloned()
        .collect()
}

fn setting(alignment: LineAlignment) -> Setting {
    Setting {
        size: Length::centipoints(1150),
        measure: Length::mm(120),
        alignment,
        wrap: Wrap::Full,
        hyphenation: Hyphenation::ByLanguage,
        direction: Direction::LeftToRight,
        language: LanguageTag::new("sv").expect("a tag"),
        tracking: Length::ZERO,
    }
}

fn set_all(typesetter: &mut Typesetter<'_>, paragraphs: &[String], setting: &Setting) -> usize {
    let lines = paragraphs.iter().map(|text| {
        let end = u32::try_from(text.len()).expect("short");
        let span = SpanStyle { start: 0, end, weight: Weight::Regular, slant: Slant::Upright, language: None };
        typesetter.set(Passage { text, spans: &[span] }, setting).expect("it fits").lines.len()
    });
    lines.sum()
}

fn text(c: &mut Criterion) {
    let paragraphs = swedish();
    let one = vec![paragraphs.join(" ")];
    let mut group = c.benchmark_group("text");
    group.bench_function("font book", |b| b.iter(FontBook::built_in));
    for (name, alignment) in [("ragged", LineAlignment::Start), ("justified", LineAlignment::Justified)] {
        let setting = setting(alignment);
        group.bench_function(BenchmarkId::new("3000 words cold", name), |b| {
            b.iter(|| {
                let book = FontBook::built_in();
                let mut typesetter = Typesetter::new(&book, &[]);
                black_box(set_all(&mut typesetter, &paragraphs, &setting))
            });
        });
        let book = FontBook::built_in();
        let mut typesetter = Typesetter::new(&book, &[]);
        group.bench_function(BenchmarkId::new("3000 words warm", name), |b| {
            b.iter(|| black_box(set_all(&mut typesetter, &paragraphs, &setting)));
        });
        group.bench_function(BenchmarkId::new("3000 words warm, one paragraph", name), |b| {
            b.iter(|| black_box(set_all(&mut typesetter, &one, &setting)));
        });
    }
    group.finish();
}

criterion_group!(stages, text);
criterion_main!(stages);
