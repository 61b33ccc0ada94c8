//! What judging the words takes: twelve languages of a guide of 20 pages, each by itself and all beside each other. Run with
//! `cargo bench --bench checks`; compare ratios, not absolutes.

#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use handout::foundation::calendar::Date;
use handout::foundation::diagnostic::SourceFiles;
use handout::foundation::resources::MemoryResources;
use handout::guide::check::{check_guide, compare_editions};
use handout::guide::language::Languages;
use handout::guide::model::Guide;
use handout::guide::source::{ReadOptions, read_guide};

/// The files of a guide in a language, from the guides that ship.
macro_rules! editions {
    ($($tag:literal),+ $(,)?) => { [$(($tag, include_str!(concat!("../guides/mesotherapy/", $tag, ".toml")))),+] };
}

const EDITIONS: [(&str, &str); 12] = editions!["ar", "da", "de", "en", "fi", "fr", "he", "nb", "nl", "sv", "tr", "uk"];

fn guides(languages: &Languages) -> Vec<Guide> {
    let mut memory = MemoryResources::new()
        .with("guides/clinic.toml", include_str!("../guides/clinic.toml"))
        .with("guides/assets/logo.png", include_bytes!("../guides/assets/logo.png").as_slice())
        .with("guides/mesotherapy/guide.toml", include_str!("../guides/mesotherapy/guide.toml"));
    for (tag, text) in EDITIONS {
        memory = memory.with(&format!("guides/mesotherapy/{tag}.toml"), text);
    }
    let mut files = SourceFiles::new();
    let read = |tag: &str, files: &mut SourceFiles| {
        let path = format!("guides/mesotherapy/{tag}.toml");
        read_guide(&memory, languages, files, &path, &ReadOptions::default()).0.expect("the guide is sound")
    };
    EDITIONS.iter().map(|(tag, _)| read(tag, &mut files)).collect()
}

fn checks(c: &mut Criterion) {
    let languages = Languages::built_in();
    let guides = guides(&languages);
    let all: Vec<&Guide> = guides.iter().collect();
    let today = Date::new(2026, 7, 1).expect("a day");
    let each = || guides.iter().map(|guide| check_guide(guide, &languages, today).iter().count()).sum::<usize>();
    let mut group = c.benchmark_group("twelve languages of 20 pages");
    group.bench_function("each by itself", |b| b.iter(|| black_box(each())));
    group.bench_function("beside each other", |b| b.iter(|| black_box(compare_editions(&all, &languages))));
    group.bench_function("all checks", |b| b.iter(|| black_box((each(), compare_editions(&all, &languages)))));
    group.finish();
}

criterion_group!(benches, checks);
criterion_main!(benches);
