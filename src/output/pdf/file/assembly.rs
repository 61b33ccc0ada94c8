//! A body → a file: what belongs to one copy only, and the cross-reference stream (ISO 32000-1, 7.5.8).

use pdf_writer::{Chunk, Name, Ref, Settings, Str};

use crate::foundation::geometry::Direction;
use crate::layout::page::Properties;
use crate::output::pdf::file::body::Body;
use crate::output::pdf::file::metadata;
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::objects::identity::Identity;
use crate::output::pdf::objects::indirect::{CrossReference, Objects, append_stream};

/// Completes a body: properties, identity, cross-reference stream.
#[must_use]
pub fn assemble(body: &Body) -> Vec<u8> {
    complete(body.clone()).0
}

/// Completes a body that nothing else needs; what deflated it is free for the next.
pub(in crate::output::pdf) fn complete(body: Body) -> (Vec<u8>, Deflater) {
    let Body { mut objects, head } = body;
    let document = Identity::of(&[b"document", head.properties.name.as_bytes()]);
    let version = version(objects.bytes(), &head.properties);
    let info = metadata::write(&mut objects, &head, document, version);
    objects.close_all();
    finish(objects, head.catalogue, info, [document, version])
}

/// The identity of one state of a document: of all that its copies share, and of what it says about itself.
fn version(objects: &[u8], properties: &Properties) -> Identity {
    let Properties { title, author, subject, language, direction, date, name } = properties;
    let direction: &[u8] = match direction {
        Direction::LeftToRight => b"ltr",
        Direction::RightToLeft => b"rtl",
    };
    let date = date.to_string();
    let texts = [title.as_str(), author, subject, language.as_str(), date.as_str(), name].map(str::as_bytes);
    let [title, author, subject, language, date, name] = texts;
    Identity::of(&[b"version", objects, title, author, subject, language, direction, date, name])
}

/// Appends the cross-reference stream and the last lines.
pub(in crate::output::pdf) fn finish(
    mut objects: Objects,
    catalogue: Ref,
    info: Ref,
    identities: [Identity; 2],
) -> (Vec<u8>, Deflater) {
    let id = objects.reserve();
    let (mut bytes, mut references, mut deflater) = objects.into_parts();
    let start = bytes.len();
    references[id.get() as usize] = CrossReference::Offset(start);
    debug_assert!(dense(&references), "every number but 0 is that of an object");
    let packed = deflater.pack(&entries(&references));
    let mut chunk = Chunk::with_settings(Settings { pretty: false });
    let mut stream = chunk.stream(id, &packed);
    stream.pair(Name(b"Type"), Name(b"XRef"));
    stream.pair(Name(b"Size"), i32::try_from(references.len()).unwrap_or(i32::MAX));
    stream.insert(Name(b"W")).array().items([1, OFFSET_BYTES as i32, 2]);
    stream.pair(Name(b"Root"), catalogue);
    stream.pair(Name(b"Info"), info);
    stream.insert(Name(b"ID")).array().items(identities.iter().map(|identity| Str(&identity.0)));
    stream.pair(Name(b"Filter"), Name(b"FlateDecode"));
    let mut parameters = stream.insert(Name(b"DecodeParms")).dict();
    parameters.pair(Name(b"Predictor"), 12);
    parameters.pair(Name(b"Columns"), ENTRY_BYTES as i32);
    drop(parameters);
    drop(stream);
    append_stream(&mut bytes, &chunk, &packed);
    bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    (bytes, deflater)
}

/// Whether every number that was kept for an object has one.
fn dense(references: &[CrossReference]) -> bool {
    references.first() == Some(&CrossReference::Free) && !references.iter().skip(1).any(|place| *place == CrossReference::Free)
}

const OFFSET_BYTES: usize = 4;
const ENTRY_BYTES: usize = 1 + OFFSET_BYTES + 2;

/// One entry of seven bytes for every number, each as the difference from the one above (PNG's Up filter): neighbours resemble.
fn entries(references: &[CrossReference]) -> Vec<u8> {
    let mut above = [0_u8; ENTRY_BYTES];
    let mut rows = Vec::with_capacity(references.len() * (ENTRY_BYTES + 1));
    for (number, place) in references.iter().enumerate() {
        let (kind, middle, last) = match place {
            CrossReference::Free => (0, 0, if number == 0 { 65_535 } else { 0 }),
            CrossReference::Offset(offset) => (1, u32::try_from(*offset).unwrap_or(u32::MAX), 0),
            CrossReference::InStream(stream, index) => {
                (2, stream.get().unsigned_abs(), u16::try_from(*index).unwrap_or(u16::MAX))
            }
        };
        let mut row = [kind, 0, 0, 0, 0, 0, 0];
        row[1..=OFFSET_BYTES].copy_from_slice(&middle.to_be_bytes());
        row[1 + OFFSET_BYTES..].copy_from_slice(&last.to_be_bytes());
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, before)| byte.wrapping_sub(before)));
        above = row;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::calendar::Date;
    use crate::guide::language::LanguageTag;

    fn properties() -> Properties {
        Properties {
            title: "Före besöket".to_owned(),
            author: "Kliniken".to_owned(),
            subject: "En guide".to_owned(),
            language: LanguageTag::new("sv").unwrap(),
            direction: Direction::LeftToRight,
            date: Date::new(2026, 6, 1).unwrap(),
            name: "prov.sv".to_owned(),
        }
    }

    #[test]
    fn each_property_makes_another_version() {
        let of = |change: fn(&mut Properties)| {
            let mut properties = properties();
            change(&mut properties);
            version(b"objects", &properties).letters()
        };
        let mut versions = vec![
            of(|_| {}),
            of(|properties| properties.title.push('.')),
            of(|properties| properties.author.push('.')),
            of(|properties| properties.subject.push('.')),
            of(|properties| properties.language = LanguageTag::new("nb").unwrap()),
            of(|properties| properties.direction = Direction::RightToLeft),
            of(|properties| properties.date = Date::new(2026, 6, 2).unwrap()),
            of(|properties| properties.name.push('.')),
            of(|properties| (properties.title, properties.author) = ("Före besöketK".to_owned(), "liniken".to_owned())),
            version(b"other objects", &properties()).letters(),
        ];
        // The same for every build of the program.
        insta::assert_snapshot!(versions[0], @"BWGFUB");
        versions.sort_unstable();
        versions.dedup();
        assert_eq!(versions.len(), 10);
    }
}
