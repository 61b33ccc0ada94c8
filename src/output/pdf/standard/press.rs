//! PDF/X-4 that is PDF/A-2a and PDF/UA-1 at once: what the press standard writes beside what every standard writes.
//!
//! PDF 1.6 and no key of 1.7 (ISO 15930-7:2010; ISO 19005-2 and ISO 14289-1 take any version up to 1.7). Two output intents, one for the
//! press and one for the archive, share one profile (ISO 19005-2, 6.2.3). All colour is that of the press's inks: `DeviceCMYK`, black
//! alone as `DeviceGray` in pictures only, the brand's own ink and the registration marks as `Separation` (ISO 32000-1, 8.6.6.4).
//! Black words overprint what is below them, so that no white shows where plates do not quite meet; all else knocks out.

use pdf_writer::{Dict, Name, Obj, Ref, TextStr};
use xmp_writer::pdfa::PdfAExtSchemasWriter;
use xmp_writer::{Namespace, RenditionClass, XmpWriter};

use crate::foundation::colour::Cmyk;
use crate::foundation::colour::profile::BUILT_IN_CONDITION;
use crate::layout::page::Press;
use crate::output::pdf::content::ink;
use crate::output::pdf::standard::screen;

/// The version in the file's first line.
pub(in crate::output::pdf) const VERSION: &str = "1.6";

/// `/OutputIntents` of the catalogue.
pub(in crate::output::pdf) fn write_intents(catalogue: &mut Dict<'_>, press: &Press, profile: Ref) {
    let mut intents = catalogue.insert(Name(b"OutputIntents")).array();
    for subtype in [&b"GTS_PDFX"[..], b"GTS_PDFA1"] {
        let mut intent = intents.push().dict();
        intent.pair(Name(b"Type"), Name(b"OutputIntent"));
        intent.pair(Name(b"S"), Name(subtype));
        intent.pair(Name(b"OutputConditionIdentifier"), TextStr(&press.condition));
        if press.condition == BUILT_IN_CONDITION {
            intent.pair(Name(b"OutputCondition"), TextStr("Offset on coated paper, ISO 12647-2"));
            intent.pair(Name(b"RegistryName"), TextStr("http://www.color.org"));
        }
        intent.pair(Name(b"Info"), TextStr(&press.condition));
        intent.pair(Name(b"DestOutputProfile"), profile);
    }
}

/// The states and inks that pages name.
pub(in crate::output::pdf) fn write_resources(resources: &mut Dict<'_>, press: &Press) {
    let mut states = resources.insert(Name(b"ExtGState")).dict();
    for (name, overprint) in [(ink::OVERPRINT, true), (ink::KNOCK_OUT, false)] {
        let mut state = states.insert(Name(name.as_bytes())).dict();
        state.pair(Name(b"Type"), Name(b"ExtGState"));
        state.pair(Name(b"OP"), overprint);
        state.pair(Name(b"op"), overprint);
        state.pair(Name(b"OPM"), i32::from(overprint));
    }
    drop(states);
    let mut spaces = resources.insert(Name(b"ColorSpace")).dict();
    let all = Cmyk { cyan: 100, magenta: 100, yellow: 100, black: 100 };
    write_separation(spaces.insert(Name(ink::REGISTRATION.as_bytes())), "All", all);
    if let Some((name, inks)) = &press.spot {
        write_separation(spaces.insert(Name(ink::SPOT.as_bytes())), name, *inks);
    }
}

/// An ink of its own, and what stands for it in process inks: nothing at no tint, all of it at full tint, in proportion between.
fn write_separation(space: Obj<'_>, ink: &str, alternate: Cmyk) {
    let mut parts = space.array();
    parts.item(Name(b"Separation"));
    parts.item(Name(ink.as_bytes()));
    parts.item(Name(b"DeviceCMYK"));
    let mut function = parts.push().dict();
    function.pair(Name(b"FunctionType"), 2);
    function.insert(Name(b"Domain")).array().items([0, 1]);
    function.insert(Name(b"C0")).array().items([0, 0, 0, 0]);
    let inks = [alternate.cyan, alternate.magenta, alternate.yellow, alternate.black];
    function.insert(Name(b"C1")).array().items(inks.map(|share| f32::from(share) / 100.0));
    function.pair(Name(b"N"), 1);
}

/// `/Group` of a page: whatever a shop lays over it is mixed in its inks.
pub(in crate::output::pdf) fn write_group(page: &mut Dict<'_>) {
    let mut group = page.insert(Name(b"Group")).dict();
    group.pair(Name(b"Type"), Name(b"Group"));
    group.pair(Name(b"S"), Name(b"Transparency"));
    group.pair(Name(b"CS"), Name(b"DeviceCMYK"));
}

/// Which standards the file says it keeps. That colours are not trapped is said in the information dictionary alone: ISO 19005-2 knows
/// an older list of properties, without that one.
pub(in crate::output::pdf) fn identify(xmp: &mut XmpWriter<'_>) {
    xmp.version_id("1");
    xmp.rendition_class(RenditionClass::Default);
    xmp.pdfx_version("PDF/X-4");
    xmp.pdfua_part(1);
    xmp.pdfa_part(2);
    xmp.pdfa_conformance("A");
    let mut schemas = xmp.extension_schemas();
    screen::describe_identification(&mut schemas);
    describe_press_identification(&mut schemas);
}

fn describe_press_identification(schemas: &mut PdfAExtSchemasWriter<'_, '_>) {
    let mut schema = schemas.add_schema();
    schema.namespace(Namespace::PdfXId);
    let mut properties = schema.properties();
    properties
        .add_property()
        .category(true)
        .description("Version of ISO 15930 to which the file conforms")
        .name("GTS_PDFXVersion")
        .value_type("Text");
}
