//! Properties of the file, twice: in the information dictionary, and as XMP (ISO 32000-1, 14.3; ISO 19005-2, 6.6).
//!
//! Both say the same, to the second.

use pdf_writer::{Date, Name, Ref, TextStr};
use xmp_writer::{DateTime, LangId, Timezone, XmpWriter};

use crate::layout::page::Properties;
use crate::output::pdf::file::body::BodyHead;
use crate::output::pdf::objects::identity::Identity;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::standard::claim::Standard;
use crate::output::pdf::standard::{press, screen};

const MAKER: &str = "handout";

/// Writes both; returns the information dictionary. The metadata stream has the number that the body kept for it.
pub(in crate::output::pdf) fn write(objects: &mut Objects, head: &BodyHead, document: Identity, version: Identity) -> Ref {
    let properties = &shown(&head.properties);
    let day = properties.date;
    let date = Date::new(day.year()).month(day.month()).day(day.day()).hour(0).minute(0).second(0).utc_offset_hour(0);
    let info = objects.reserve();
    objects.dictionary(Component::Metadata, info, |entries| {
        entries.pair(Name(b"Title"), TextStr(&properties.title));
        entries.pair(Name(b"Author"), TextStr(&properties.author));
        if !properties.subject.is_empty() {
            entries.pair(Name(b"Subject"), TextStr(&properties.subject));
        }
        entries.pair(Name(b"Creator"), TextStr(MAKER));
        entries.pair(Name(b"Producer"), TextStr(MAKER));
        if head.standard == Standard::Press {
            entries.pair(Name(b"Trapped"), Name(b"False"));
        }
        entries.pair(Name(b"CreationDate"), date);
        entries.pair(Name(b"ModDate"), date);
    });
    let text = describe(head, properties, document, version);
    // Not compressed, so that programs that know no PDF find it (XMP part 3, 2.2.1).
    objects.raw_stream(Component::Metadata, head.metadata, text.as_bytes(), |stream| {
        stream.pair(Name(b"Type"), Name(b"Metadata"));
        stream.pair(Name(b"Subtype"), Name(b"XML"));
    });
    info
}

/// Properties as they are to be shown by programs that know no more of directions than UAX #9.
pub(in crate::output::pdf) fn shown(properties: &Properties) -> Properties {
    let shown = |text: &str| properties.shown_plainly(text).into_owned();
    Properties {
        title: shown(&properties.title),
        author: shown(&properties.author),
        subject: shown(&properties.subject),
        ..properties.clone()
    }
}

fn describe(head: &BodyHead, properties: &Properties, document: Identity, version: Identity) -> String {
    let (document, version) = (document.uuid(), version.uuid());
    let day = properties.date;
    let date = DateTime {
        year: day.year(),
        month: Some(day.month()),
        day: Some(day.day()),
        hour: Some(0),
        minute: Some(0),
        second: Some(0),
        timezone: Some(Timezone::Utc),
    };
    let mut xmp = XmpWriter::new();
    xmp.title([(None, properties.title.as_str())]);
    xmp.creator([properties.author.as_str()]);
    if !properties.subject.is_empty() {
        xmp.description([(None, properties.subject.as_str())]);
    }
    xmp.language([LangId(properties.language.as_str())]);
    xmp.format("application/pdf");
    xmp.creator_tool(MAKER);
    xmp.producer(MAKER);
    xmp.pdf_version(head.standard.version());
    xmp.create_date(date);
    xmp.modify_date(date);
    xmp.metadata_date(date);
    xmp.document_id(&document);
    xmp.instance_id(&version);
    match head.standard {
        Standard::Screen => screen::identify(&mut xmp),
        Standard::Press => press::identify(&mut xmp),
    }
    xmp.finish(None)
}
