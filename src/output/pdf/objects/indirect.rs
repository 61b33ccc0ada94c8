//! Numbered objects and where they stand in the file (ISO 32000-1, 7.5).
//!
//! Streams are written at once. All other objects wait in one of two drawers and go, some hundreds at a time, into one compressed object
//! stream (7.5.7): the structure of a long guide is thousands of small dictionaries that resemble each other; what a viewer needs to
//! show a page lies apart from them. Own, because the object writer cannot make cross-reference entries for objects within streams.

use std::ops::Range;

use pdf_writer::{Chunk, Dict, Filter, Obj, Ref, Settings};

use super::deflate::Deflater;
use super::number::write_whole;
use super::sizes::{KINDS, Kind, Sizes};

/// Where an object stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::output::pdf) enum Place {
    /// Nowhere: its number is not used.
    Free,
    /// At this byte of the file.
    Byte(usize),
    /// In an object stream, at this index.
    Within(Ref, usize),
}

/// The objects of a file, as its bytes grow.
#[derive(Clone)]
pub(in crate::output::pdf) struct Objects {
    bytes: Vec<u8>,
    places: Vec<Place>,
    drawers: [Drawer; DRAWERS],
    deflater: Deflater,
    pub(in crate::output::pdf) sizes: Sizes,
}

/// Objects that wait for their object stream.
#[derive(Clone)]
struct Drawer {
    chunk: Chunk,
    objects: Vec<(Ref, Range<usize>)>,
    /// How many bytes of the chunk each kind has.
    sizes: [usize; KINDS],
}

/// One for the structure, one for all else.
const DRAWERS: usize = 2;

impl Kind {
    /// In which drawer its objects wait.
    const fn drawer(self) -> usize {
        match self {
            Kind::Structure => 1,
            Kind::Fonts | Kind::Content | Kind::Pictures | Kind::Interaction | Kind::Metadata | Kind::Document => 0,
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
        Objects { bytes, places: vec![Place::Free], drawers: std::array::from_fn(|_| Drawer::new()), deflater, sizes }
    }

    /// A number for an object to be written later.
    pub(in crate::output::pdf) fn reserve(&mut self) -> Ref {
        let number = i32::try_from(self.places.len()).unwrap_or(i32::MAX);
        self.places.push(Place::Free);
        Ref::new(number)
    }

    /// What deflates its streams.
    pub(in crate::output::pdf) fn deflater(&mut self) -> &mut Deflater {
        &mut self.deflater
    }

    /// Writes an object that is no stream.
    pub(in crate::output::pdf) fn object(&mut self, kind: Kind, id: Ref, write: impl FnOnce(Obj<'_>)) {
        let drawer = &mut self.drawers[kind.drawer()];
        let start = drawer.chunk.len() + digits(id) + " 0 obj\n".len();
        write(drawer.chunk.indirect(id));
        let end = drawer.chunk.len() - "\nendobj\n".len();
        drawer.objects.push((id, start..end));
        drawer.sizes[kind as usize] += end - start;
        if drawer.objects.len() == OBJECTS_IN_A_STREAM {
            self.close(kind.drawer());
        }
    }

    /// Writes a dictionary.
    pub(in crate::output::pdf) fn dictionary(&mut self, kind: Kind, id: Ref, write: impl FnOnce(&mut Dict<'_>)) {
        self.object(kind, id, |object| write(&mut object.dict()));
    }

    /// Writes a stream, compressed.
    pub(in crate::output::pdf) fn stream(&mut self, kind: Kind, id: Ref, data: &[u8], entries: impl FnOnce(&mut Dict<'_>)) {
        let packed = self.deflater.pack(data);
        self.packed_stream(kind, id, &packed, entries);
    }

    /// Writes a stream that is compressed already.
    pub(in crate::output::pdf) fn packed_stream(
        &mut self,
        kind: Kind,
        id: Ref,
        packed: &[u8],
        entries: impl FnOnce(&mut Dict<'_>),
    ) {
        self.raw_stream(kind, id, packed, |dictionary| {
            dictionary.pair(pdf_writer::Name(b"Filter"), pdf_writer::Name(b"FlateDecode"));
            entries(dictionary);
        });
    }

    /// Writes a stream as it is.
    pub(in crate::output::pdf) fn raw_stream(&mut self, kind: Kind, id: Ref, data: &[u8], entries: impl FnOnce(&mut Dict<'_>)) {
        let mut chunk = Chunk::with_settings_and_capacity(Settings { pretty: false }, data.len() + 256);
        entries(&mut chunk.stream(id, data));
        *self.sizes.of(kind) += self.append(id, &chunk, data);
    }

    /// Returns how many bytes that takes.
    fn append(&mut self, id: Ref, chunk: &Chunk, data: &[u8]) -> usize {
        let start = self.bytes.len();
        self.places[id.get() as usize] = Place::Byte(start);
        append_stream(&mut self.bytes, chunk, data);
        self.bytes.len() - start
    }

    /// Closes all drawers.
    pub(in crate::output::pdf) fn close_all(&mut self) {
        for drawer in 0..DRAWERS {
            self.close(drawer);
        }
    }

    /// The file so far.
    pub(in crate::output::pdf) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file so far, to be completed, where its objects stand, and what deflates the last of them.
    pub(in crate::output::pdf) fn into_parts(self) -> (Vec<u8>, Vec<Place>, Deflater) {
        (self.bytes, self.places, self.deflater)
    }

    fn close(&mut self, drawer: usize) {
        let drawer = std::mem::replace(&mut self.drawers[drawer], Drawer::new());
        if drawer.objects.is_empty() {
            return;
        }
        let id = self.reserve();
        let mut data = Vec::with_capacity(drawer.objects.len() * 12 + drawer.chunk.len());
        let mut start = 0;
        for (place, (object, range)) in drawer.objects.iter().enumerate() {
            write_whole(u64::from(object.get().unsigned_abs()), &mut data);
            data.push(b' ');
            write_whole(start as u64, &mut data);
            data.push(b' ');
            start += range.len() + 1;
            self.places[object.get() as usize] = Place::Within(id, place);
        }
        let (count, first) = (drawer.objects.len(), data.len());
        for (_, range) in &drawer.objects {
            data.extend_from_slice(&drawer.chunk.as_bytes()[range.clone()]);
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
        let whole: usize = drawer.sizes.iter().sum();
        for (kind, part) in Kind::ALL.into_iter().zip(drawer.sizes) {
            *self.sizes.of(kind) += size * part / whole.max(1);
        }
    }
}

impl Drawer {
    fn new() -> Drawer {
        Drawer { chunk: Chunk::with_settings_and_capacity(Settings { pretty: false }, 0), objects: Vec::new(), sizes: [0; KINDS] }
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
