//! `handout` turns patient guides written in TOML into finished, printable PDFs: a paginated guide with contents, decision tables and
//! warnings, and a one-page checklist, in every language the patients read.
//!
//! # Features
//!
//! | feature | what it adds | what it costs |
//! |---|---|---|
//! | `raster` | `output::raster`: PDF → pictures | the renderer `hayro` |
//! | `cli` | `cli` and the command `handout`, with `raster` | `clap`, `anyhow`, `tempfile`, `similar`, `signal-hook` |
//!
//! Both are on unless a dependency says `default-features = false`. The core without them reads guides from whatever implements
//! [`Resources`](foundation::resources::Resources), sets, proves and writes them; it touches neither files nor clock, for a server or
//! the web.
//!
//! # What may grow
//!
//! Faults, [`Diagnostic`](foundation::diagnostic::Diagnostic) and the forms of a [`Report`](foundation::diagnostic::Report) are
//! `non_exhaustive`: new ones are no breaking change. Blocks, roles, editions and papers are exhaustive on purpose: an output has to
//! say what it makes of a new one, and the compiler asks it.
//!
//! # A tour of the house
//!
//! Data goes one way, floor by floor. A room imports only from the floors above its own in this list and, on its own floor, from rooms
//! above it; no two files need each other, by whatever way, and a folder's `mod.rs` defines nothing that its own files need. Tests keep
//! it so. Only [`cli`] touches files, environment, clock or terminal.
//!
//! | floor | room | comes in → goes out |
//! |---|---|---|
//! | [`foundation`] | [`geometry`](foundation::geometry) | lengths, points, rectangles, papers; inline and block directions |
//! | | [`calendar`](foundation::calendar) | days that exist |
//! | | [`colour`](foundation::colour) | inks and their contrast |
//! | | [`diagnostic`](foundation::diagnostic) | what is wrong, where, and what to type instead; how it is shown |
//! | | [`ignorable`](foundation::ignorable) | characters that are not printed |
//! | | [`letters`](foundation::letters) | letters and small letters, told fast |
//! | | [`word_filter`](foundation::word_filter) | a quick no: whether a word may be one of a list |
//! | | [`address`](foundation::address) | web and mail addresses in running text |
//! | | [`png`](foundation::png) | a PNG file → its chunks |
//! | | [`resources`](foundation::resources) | where bytes come from |
//! | [`guide`] | [`table`](guide::table) | TOML with the place of every key and value |
//! | | [`telephone`](guide::telephone) | words → the telephone numbers in them; numbers that people know |
//! | | [`language`](guide::language) | what a language needs: direction, labels, dates, habits |
//! | | [`model`](guide::model) | the guide as typed plain data |
//! | | [`texts`](guide::texts) | every text of a guide, with its place and role |
//! | | [`source`](guide::source) | TOML text → a guide, every complaint in one pass |
//! | | [`check`](guide::check) | judgements about the words |
//! | [`design`] | [`style`](design::style) | every number of the look |
//! | | [`structure`](design::structure) | a guide → the tree of what is read, in reading order, and its parts, which layout sets |
//! | [`text`] | [`font`](text::font) | faces, metrics, shaping |
//! | | [`paragraph`](text::paragraph) | text → words and their break places → shaped → broken into lines → lines set |
//! | | [`cache`](text::cache) | lines that were set before, by text, style and measure |
//! | [`layout`] | [`page`](layout::page) | finished pages: the contract with the outputs |
//! | | [`artwork`](layout::artwork) | pictures decoded, signs drawn |
//! | | [`list`](layout::list) | boxes, glue and penalties one below the other; the galley, which is such a list laid out flat |
//! | | [`block`](layout::block) | parts → lists, each kind of block in its own file |
//! | | [`paginate`](layout::paginate) | lists → galleys → pages |
//! | | [`preflight`](layout::preflight) | pages → proven pages: no word is lost |
//! | [`mod@typeset`] | | a guide → pages: the whole way in one function |
//! | [`output`] | [`pdf`](output::pdf) | proven pages → PDF: file and objects, content, fonts, forms, links, structure, standards, booklet |
//! | | [`snapshot`](output::snapshot) | proven pages → stable text |
//! | | [`raster`](output::raster) | PDF → pictures |
//! | [`cli`] | | arguments → work → exit status |
//!
//! Five things hold it together:
//!
//! * The **structure tree** ([`design::structure::Tree`]) travels with every placed item. Tags, contents, bookmarks, links, snapshots
//!   and the proof are read from it; nothing is reconstructed from what was drawn.
//! * Layout works in **inline-start and inline-end**; left and right appear once, in [`foundation::geometry::Frame::place`], so that a
//!   right-to-left page is a mirror by construction.
//! * Every word carries its **origin**, so that a fault found on a finished page names its line of TOML.
//! * Outputs take [`Proven`](layout::preflight::Proven) pages only, and [`prove`](layout::preflight::prove) is the one function that makes
//!   them.
//! * Where a stage hands over, its **contract** is asserted: in debug builds all of it, in releases what costs nothing.
//!
//! `CONTRIBUTING.md` follows a new kind of block through all floors.

#[cfg(feature = "cli")]
pub mod cli;
pub mod design;
pub mod foundation;
pub mod guide;
pub mod layout;
pub mod output;
pub mod text;
pub mod typeset;
