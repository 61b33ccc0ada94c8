//! Numbered objects and where they stand in the file (ISO 32000-1, 7.5).
//!
//! Streams are written at once. All other objects wait and go, some hundreds at a time, into one of two compressed object streams (7.5.7):
//! the structure of a long guide is thousands of small dictionaries that resemble each other; what a viewer needs to
//! show a page lies apart from them. Own, because the object writer cannot make cross-reference entries for objects within streams.

use std::ops::Range;

use pdf_writer::{Chunk, Dict, Filter, Obj, Ref, Settings};

use super::deflate::Deflater;
use super::number::write_whole;
use super::sizes::{COMPONENTS, Component, Sizes};

/// Where an object stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum CrossReference {
    /// Nowhere: its number is not used.
    Free,
    /// At this byte of the file.
    Offset(usize),
    /// In an object stream, at this index.
    InStream(Ref, usize),
}

/// The objects of a file, as its bytes grow.
#[derive(Clone)]
pub(in crate::output::pdf) struct Objects {
    bytes: Vec<u8>,
    references: Vec<CrossReference>,
    waiting: [ObjectStream; STREAMS],
    deflater: Deflater,
    pub(in crate::output::pdf) sizes: Sizes,
}

/// Objects that wait for their object stream.
#[derive(Clone)]
struct ObjectStream {
    chunk: Chunk,
    objects: Vec<(Ref, Range<usize>)>,
    /// How many bytes of the chunk each component has.
    sizes: [usize; COMPONENTS],
}

/// One for the structure, one for all else.
const STREAMS: usize = 2;

impl Component {
    /// For which object stream its objects wait.
    const fn object_stream(self) -> usize {
        match self {
            Component::Structure => 1,
            Component::Fonts
            | Component::Content
            | Component::Pictures
            | Component::Interaction
            | Component::Metadata
            | Component::Document => 0,
        }
    }
}

/// No larger, so that a reader who needs one object does not unpack all; no smaller, since what resembles compresses.
const OBJECTS_IN_A_STREAM: usize = 2000;

impl Objects {
    /// Nothing but the first line and the comment that says the file is binary (7.5.2).
    pub(in crate::output::pdf) fn new(version: &str, deflater: Deflater) -> Objects {
        let mut bytes = format!("%PDF-{version}\n").into_bytes();
        bytes.extend_from_slice(b"%\xE2\xE3\xCF\xD3\n");
        let sizes = Sizes { cross_reference: bytes.len(), ..Sizes::default() };
        Objects {
            bytes,
            references: vec![CrossReference::Free],
            waiting: std::array::from_fn(|_| ObjectStream::new()),
            deflater,
            sizes,
        }
    }

    /// A number for an object to be written later.
    pub(in crate::output::pdf) fn reserve(&mut self) -> Ref {
        let number = i32::try_from(self.references.len()).unwrap_or(i32::MAX);
        debug_assert_eq!(number as usize, self.references.len(), "a file has no more objects than it can number");
        self.references.push(CrossReference::Free);
        Ref::new(number)
    }

    /// What deflates its streams.
    pub(in crate::output::pdf) fn deflater(&mut self) -> &mut Deflater {
        &mut self.deflater
    }

    /// Writes an object that is no stream.
    pub(in crate::output::pdf) fn object(&mut self, component: Component, id: Ref, write: impl FnOnce(Obj<'_>)) {
        self.expect_unwritten(id);
        let waiting = &mut self.waiting[component.object_stream()];
        let start = waiting.chunk.len() + digits(id) + " 0 obj\n".len();
        write(waiting.chunk.indirect(id));
        let end = waiting.chunk.len() - "\nendobj\n".len();
        waiting.objects.push((id, start..end));
        waiting.sizes[component as usize] += end - start;
        if waiting.objects.len() == OBJECTS_IN_A_STREAM {
            self.close(component.object_stream());
        }
    }

    /// Writes a dictionary.
    pub(in crate::output::pdf) fn dictionary(&mut self, component: Component, id: Ref, write: impl FnOnce(&mut Dict<'_>)) {
        self.object(component, id, |object| write(&mut object.dict()));
    }

    /// Writes a stream, compressed.
    pub(in crate::output::pdf) fn stream(
        &mut self,
        component: Component,
        id: Ref,
        data: &[u8],
        entries: impl FnOnce(&mut Dict<'_>),
    ) {
        let packed = self.deflater.pack(data);
        self.packed_stream(component, id, &packed, entries);
    }

    /// Writes a stream that is compressed already.
    pub(in crate::output::pdf) fn packed_stream(
        &mut self,
        component: Component,
        id: Ref,
        packed: &[u8],
        entries: impl FnOnce(&mut Dict<'_>),
    ) {
        self.raw_stream(component, id, packed, |dictionary| {
            dictionary.pair(pdf_writer::Name(b"Filter"), pdf_writer::Name(b"FlateDecode"));
            entries(dictionary);
        });
    }

    /// Writes a stream as it is.
    pub(in crate::output::pdf) fn raw_stream(
        &mut self,
        component: Component,
        id: Ref,
        data: &[u8],
        entries: impl FnOnce(&mut Dict<'_>),
    ) {
        let mut chunk = Chunk::with_settings_and_capacity(Settings { pretty: false }, data.len() + 256);
        entries(&mut chunk.stream(id, data));
        *self.sizes.of(component) += self.append(id, &chunk, data);
    }

    /// Returns how many bytes that takes.
    fn append(&mut self, id: Ref, chunk: &Chunk, data: &[u8]) -> usize {
        self.expect_unwritten(id);
        let start = self.bytes.len();
        self.references[id.get() as usize] = CrossReference::Offset(start);
        append_stream(&mut self.bytes, chunk, data);
        self.bytes.len() - start
    }

    /// An object is written once, under a number that was kept for it.
    fn expect_unwritten(&self, id: Ref) {
        debug_assert_eq!(self.references.get(id.get() as usize), Some(&CrossReference::Free), "an object is written once");
        let waits = |stream: &ObjectStream| stream.objects.last().is_some_and(|(other, _)| *other == id);
        debug_assert!(!self.waiting.iter().any(waits), "an object is written once");
    }

    /// Writes all object streams that wait.
    pub(in crate::output::pdf) fn close_all(&mut self) {
        for waiting in 0..STREAMS {
            self.close(waiting);
        }
    }

    /// The file so far.
    pub(in crate::output::pdf) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file so far, to be completed, where its objects stand, and what deflates the last of them.
    pub(in crate::output::pdf) fn into_parts(self) -> (Vec<u8>, Vec<CrossReference>, Deflater) {
        (self.bytes, self.references, self.deflater)
    }

    fn close(&mut self, waiting: usize) {
        let waiting = std::mem::replace(&mut self.waiting[waiting], ObjectStream::new());
        if waiting.objects.is_empty() {
            return;
        }
        let id = self.reserve();
        let mut data = Vec::with_capacity(waiting.objects.len() * 12 + waiting.chunk.len());
        let mut start = 0;
        for (place, (object, range)) in waiting.objects.iter().enumerate() {
            write_whole(u64::from(object.get().unsigned_abs()), &mut data);
            data.push(b' ');
            write_whole(start as u64, &mut data);
            data.push(b' ');
            start += range.len() + 1;
            debug_assert_eq!(self.references[object.get() as usize], CrossReference::Free, "an object is written once");
            self.references[object.get() as usize] = CrossReference::InStream(id, place);
        }
        let (count, first) = (waiting.objects.len(), data.len());
        debug_assert!(count <= OBJECTS_IN_A_STREAM, "an object stream is unpacked as a whole");
        for (_, range) in &waiting.objects {
            data.extend_from_slice(&waiting.chunk.as_bytes()[range.clone()]);
            data.push(b'\n');
        }
        let packed = self.deflater.pack(&data);
        let entry = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let mut chunk = Chunk::with_settings_and_capacity(Settings { pretty: false }, packed.len() + 256);
        let mut stream = chunk.stream(id, &packed);
        stream.filter(Filter::FlateDecode);
        stream.pair(pdf_writer::Name(b"Type"), pdf_writer::Name(b"ObjStm"));
        stream.pair(pdf_writer::Name(b"N"), entry(count));
        stream.pair(pdf_writer::Name(b"First"), entry(first));
        drop(stream);
        let size = self.append(id, &chunk, &packed);
        // Bytes packed together are counted by what went in.
        let whole: usize = waiting.sizes.iter().sum();
        for (component, part) in Component::ALL.into_iter().zip(waiting.sizes) {
            *self.sizes.of(component) += size * part / whole.max(1);
        }
    }
}

impl ObjectStream {
    fn new() -> ObjectStream {
        ObjectStream {
            chunk: Chunk::with_settings_and_capacity(Settings { pretty: false }, 0),
            objects: Vec::new(),
            sizes: [0; COMPONENTS],
        }
    }
}

/// How many digits an object's number has.
fn digits(id: Ref) -> usize {
    id.get().unsigned_abs().checked_ilog10().unwrap_or(0) as usize + 1
}

/// Appends a stream object. Data that ends with a carriage return would form one line end with the line feed behind it, and readers
/// that count from the end would miss a byte: there the line end is written as two signs (7.3.8.1).
pub(in crate::output::pdf) fn append_stream(bytes: &mut Vec<u8>, chunk: &Chunk, data: &[u8]) {
    const TAIL: &[u8] = b"\nendstream\nendobj\n";
    let written = chunk.as_bytes();
    match written.strip_suffix(TAIL) {
        Some(head) if data.last() == Some(&b'\r') => {
            bytes.extend_from_slice(head);
            bytes.push(b'\r');
            bytes.extend_from_slice(TAIL);
        }
        _ => bytes.extend_from_slice(written),
    }
}
