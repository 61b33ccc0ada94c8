//! PDF/UA-1 with PDF/A-2a: what the screen standard writes beside what every standard writes.
//!
//! PDF 1.7, one output intent for sRGB (ISO 19005-2, 6.2.3), and both identifications in the metadata.

use pdf_writer::{Dict, Name, Ref, TextStr};
use xmp_writer::pdfa::PdfAExtSchemasWriter;
use xmp_writer::{Namespace, XmpWriter};

/// The version in the file's first line.
pub(in crate::output::pdf) const VERSION: &str = "1.7";

/// The profile of the colours.
pub(in crate::output::pdf) const PROFILE: &[u8] = include_bytes!("../../../../assets/icc/sRGB.icc");

/// `/OutputIntents` of the catalogue.
pub(in crate::output::pdf) fn write_intents(catalogue: &mut Dict<'_>, profile: Ref) {
    let mut intents = catalogue.insert(Name(b"OutputIntents")).array();
    let mut intent = intents.push().dict();
    intent.pair(Name(b"Type"), Name(b"OutputIntent"));
    intent.pair(Name(b"S"), Name(b"GTS_PDFA1"));
    intent.pair(Name(b"OutputConditionIdentifier"), TextStr("sRGB IEC61966-2.1"));
    intent.pair(Name(b"RegistryName"), TextStr("http://www.color.org"));
    intent.pair(Name(b"Info"), TextStr("sRGB IEC61966-2.1"));
    intent.pair(Name(b"DestOutputProfile"), profile);
}

/// Which standards the file says it keeps. PDF/A wants to be told of properties it does not know (ISO 19005-2, 6.6.2.3).
pub(in crate::output::pdf) fn identify(xmp: &mut XmpWriter<'_>) {
    xmp.pdfua_part(1);
    xmp.pdfa_part(2);
    xmp.pdfa_conformance("A");
    describe_identification(&mut xmp.extension_schemas());
}

pub(in crate::output::pdf) fn describe_identification(schemas: &mut PdfAExtSchemasWriter<'_, '_>) {
    let mut schema = schemas.add_schema();
    schema.namespace(Namespace::PdfUAId);
    let mut properties = schema.properties();
    properties
        .add_property()
        .category(true)
        .description("Part of ISO 14289 to which the file conforms")
        .name("part")
        .value_type("Integer");
}
