//! What a whole guide takes, stage by stage, and how that grows with its length. Run with `cargo bench --bench whole`; compare
//! ratios, not absolutes.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use handout::design::style::Edition;
use handout::foundation::diagnostic::SourceFiles;
use handout::foundation::geometry::Paper;
use handout::foundation::resources::MemoryResources;
use handout::guide::language::Languages;
use handout::guide::model::{Guide, Part};
use handout::guide::source::{ReadOptions, read_guide};
use handout::layout::preflight::prove;
use handout::output::pdf::{self, Body, assemble};
use handout::text::font::FontBook;
use handout::typeset::{Context, typeset};

const CLINIC: &str = include_str!("../guides/clinic.toml");
const COMMON: &str = include_str!("../guides/mesotherapy/guide.toml");
const WORDS: &str = include_str!("../guides/mesotherapy/sv.toml");
const LOGO: &[u8] = include_bytes!("../guides/assets/logo.png");

/// The 20-page guide, its sections repeated with other words in them: every word of a copy ends in letters of its own, so that nothing
/// that was shaped or broken for one copy serves another.
fn words(copies: usize) -> String {
    let sections = WORDS.find("[[section]]").expect("it has sections");
    let checklist = WORDS.find("\n[checklist]").expect("it has a checklist");
    let (head, body, rest) = (&WORDS[..sections], &WORDS[sections..checklist], &WORDS[checklist..]);
    let mut text = head.to_owned();
    for copy in 0..copies {
        text.push_str(&if copy == 0 { body.to_owned() } else { distinct(body, copy) });
    }
    text + rest
}

fn distinct(body: &str, copy: usize) -> String {
    let ending: String = copy.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect();
    let mut changed = String::new();
    for line in body.lines() {
        if line.starts_with("id") {
            changed.push_str(&line.replacen('"', &format!("\"{ending}-"), 1));
        } else if line.contains('[') && line.starts_with('[') || line.starts_with("use") || line.contains("source =") {
            changed.push_str(line);
        } else {
            let mut within = false;
            for (place, piece) in line.split('"').enumerate() {
                if place > 0 {
                    changed.push('"');
                    within = !within;
                }
                let prose = within || !line.contains('"');
                changed.push_str(&if prose { piece.replace("en ", &format!("en{ending} ")) } else { piece.to_owned() });
            }
        }
        changed.push('\n');
    }
    changed
}

struct House {
    resources: MemoryResources,
    languages: Languages,
    fonts: Arc<FontBook>,
}

impl House {
    fn new(copies: usize) -> House {
        let resources = MemoryResources::new()
            .with("guides/clinic.toml", CLINIC)
            .with("guides/assets/logo.png", LOGO)
            .with("guides/mesotherapy/guide.toml", COMMON)
            .with("guides/mesotherapy/sv.toml", words(copies));
        House { resources, languages: Languages::built_in(), fonts: Arc::new(FontBook::built_in()) }
    }

    fn read(&self) -> Guide {
        let mut files = SourceFiles::new();
        let path = "guides/mesotherapy/sv.toml";
        let (guide, complaints) = read_guide(&self.resources, &self.languages, &mut files, path, &ReadOptions::default());
        guide.unwrap_or_else(|| unreachable!("the guide is sound: {complaints:?}"))
    }

    fn context(&self) -> Context<'_> {
        Context { languages: &self.languages, fonts: &self.fonts, edition: Edition::Screen, paper: Paper::A4 }
    }

    fn whole(&self) -> usize {
        let guide = self.read();
        let pages = typeset(&guide, Part::Guide, &self.context()).expect("it is set");
        let proven = prove(pages, &guide, Part::Guide).expect("it is proven");
        pdf::write(&proven).expect("it is written").len()
    }
}

fn stages(c: &mut Criterion) {
    let house = House::new(1);
    let guide = house.read();
    let pages = typeset(&guide, Part::Guide, &house.context()).expect("it is set");
    let proven = prove(pages.clone(), &guide, Part::Guide).expect("it is proven");
    let body = Body::compose(&proven).expect("it is composed");
    let mut group = c.benchmark_group("20 pages of Swedish");
    group.bench_function("read", |b| b.iter(|| black_box(house.read())));
    group.bench_function("typeset", |b| b.iter(|| black_box(typeset(&guide, Part::Guide, &house.context()).expect("it is set"))));
    group.bench_function("prove", |b| {
        b.iter_batched(|| pages.clone(), |pages| black_box(prove(pages, &guide, Part::Guide)), BatchSize::PerIteration);
    });
    group.bench_function("compose", |b| b.iter(|| black_box(Body::compose(&proven).expect("it is composed"))));
    group.bench_function("assemble", |b| b.iter(|| black_box(assemble(&body))));
    group.bench_function("whole", |b| b.iter(|| black_box(house.whole())));
    group.finish();
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for copies in [1, 10, 50] {
        let house = House::new(copies);
        group.throughput(Throughput::Elements(copies as u64));
        group.bench_function(BenchmarkId::new("whole", copies), |b| b.iter(|| black_box(house.whole())));
    }
    group.finish();
}

criterion_group!(benches, stages, growth);
criterion_main!(benches);
