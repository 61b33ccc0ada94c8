//! Places to fill in → widgets (ISO 32000-1, 12.7).
//!
//! What is on the paper (the box, the last ruled line) is drawn by the page; a widget shows what was filled in, a tick or what was
//! typed, and the other ruled lines as long as nothing is: a viewer that sets words puts them in the place of the widget's look. The
//! size is left to the viewer, which shrinks words until they fit (12.7.3.3: a size of 0); it may only grow where there is room.
//!
//! Names are made from the document's, the kind and the place in reading order: files can be joined without two fields becoming one,
//! and what was filled in finds its place in a file that is built again.

use pdf_writer::{Dict, Name, Rect, Ref, Str, TextStr};

use crate::design::structure::Entry;
use crate::foundation::colour::Ink;
use crate::foundation::geometry::{Direction, Length};
use crate::layout::page::Pages;
use crate::output::pdf::content::ink::{Paint, set_ink};
use crate::output::pdf::content::operators::Operators;
use crate::output::pdf::form::font::{FontPair, FormFonts};
use crate::output::pdf::interaction::areas::FieldArea;
use crate::output::pdf::interaction::links::PRINTED;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::Component;
use crate::output::pdf::user_space::UserSpace;

/// The names of the faces of what is typed, in the form's resources. Any name will do for the format. PDFium, which draws fields in Chrome
/// and Edge, takes an embedded font for West European only and sets every other letter (`ł`, `ğ`, Arabic, Hebrew) in a face of the
/// reader's own machine, or not at all; a font under such a name alone it asks for every letter (`CPDF_BAFontMap`). Seen by typing into
/// samples.
const ONE_LINE: &str = "Wingdings";
const SEVERAL_LINES: &str = "Wingdings2";

/// May hold line ends (12.7.4.3, table 228).
const MULTILINE: i32 = 1 << 12;

/// Writes all widgets; returns the form's entry for the catalogue, `None` where there is nothing to fill in.
pub(in crate::output::pdf) fn write(
    objects: &mut Objects,
    fields: &[FieldArea],
    pages: &Pages,
    page_ids: &[Ref],
    faces: Option<FormFonts>,
) -> Option<Ref> {
    if fields.is_empty() {
        return None;
    }
    let faces = faces.map(|fonts| Faces { form: fonts.form, own: fonts.field.map(|own| own_resources(objects, own)) });
    let (mut ticks, mut entries) = (0, 0);
    let mut looks = Vec::new();
    for field in fields {
        match pages.tree.node(field.node).entry {
            Some(Entry::Lines(lines)) => {
                entries += 1;
                write_entry(objects, field, pages, page_ids, &name(pages, "entry", entries), lines, faces);
            }
            Some(Entry::Tick) | None => {
                ticks += 1;
                let look = looks_of_tick(objects, &mut looks, field);
                write_tick(objects, field, pages, page_ids, &name(pages, "tick", ticks), look);
            }
        }
    }
    let form = objects.reserve();
    objects.dictionary(Component::Interaction, form, |form| {
        form.insert(Name(b"Fields")).array().items(fields.iter().map(|field| field.id));
        if let Some(faces) = faces {
            write_resources(&mut form.insert(Name(b"DR")).dict(), faces.form);
            form.pair(Name(b"DA"), Str(format!("/{ONE_LINE} 0 Tf 0 g").as_bytes()));
        }
    });
    Some(form)
}

/// A field's name: `mesotherapy/sv/checklist/entry-3`. A full stop would part it (12.7.3.2).
fn name(pages: &Pages, kind: &str, number: usize) -> String {
    format!("{}/{kind}-{number}", pages.properties.name.replace('.', "/"))
}

/// The faces of what is typed, as fields refer to them.
#[derive(Copy, Clone)]
struct Faces {
    form: FontPair,
    /// Resources of the fields themselves, which older editions of the format had, and which pdf.js still asks before the form's:
    /// `font` says what for.
    own: Option<Ref>,
}

fn own_resources(objects: &mut Objects, faces: FontPair) -> Ref {
    let id = objects.reserve();
    objects.dictionary(Component::Interaction, id, |resources| write_resources(resources, faces));
    id
}

fn write_resources(resources: &mut Dict<'_>, faces: FontPair) {
    let mut fonts = resources.insert(Name(b"Font")).dict();
    fonts.pair(Name(ONE_LINE.as_bytes()), faces.line);
    if let Some(lines) = faces.lines {
        fonts.pair(Name(SEVERAL_LINES.as_bytes()), lines);
    }
}

/// What every widget says of itself.
fn write_common(widget: &mut Dict<'_>, field: &FieldArea, pages: &Pages, space: UserSpace, page: Ref, name: &str) {
    widget.pair(Name(b"Type"), Name(b"Annot"));
    widget.pair(Name(b"Subtype"), Name(b"Widget"));
    let [left, lower, right, upper] = space.corners(field.area).map(Thousandths::to_f32);
    widget.pair(Name(b"Rect"), Rect::new(left, lower, right, upper));
    widget.pair(Name(b"F"), PRINTED);
    widget.pair(Name(b"P"), page);
    widget.pair(Name(b"StructParent"), field.key);
    widget.pair(Name(b"T"), TextStr(name));
    let named = pages.tree.node(field.node).alternative.as_deref().unwrap_or_default();
    widget.pair(Name(b"TU"), TextStr(&pages.properties.shown_plainly(named)));
}

/// How boxes of one size and ink look, ticked and not.
struct TickLook {
    width: Length,
    height: Length,
    ink: Ink,
    on: Ref,
    off: Ref,
}

/// The looks of a box. Boxes that look alike share them: a viewer only chooses between the two.
fn looks_of_tick(objects: &mut Objects, known: &mut Vec<TickLook>, field: &FieldArea) -> [Ref; 2] {
    let (width, height, ink) = (field.area.width, field.area.height, field.look.ink);
    if let Some(look) = known.iter().find(|look| (look.width, look.height, look.ink) == (width, height, ink)) {
        return [look.on, look.off];
    }
    let [on, off] = std::array::from_fn(|_| objects.reserve());
    write_look(objects, on, width, height, &tick(width, height, ink), None);
    write_look(objects, off, width, height, b"", None);
    known.push(TickLook { width, height, ink, on, off });
    [on, off]
}

fn write_tick(objects: &mut Objects, field: &FieldArea, pages: &Pages, page_ids: &[Ref], name: &str, [on, off]: [Ref; 2]) {
    objects.dictionary(Component::Interaction, field.id, |widget| {
        let space = UserSpace::of(&pages.pages[field.page]);
        write_common(widget, field, pages, space, page_ids[field.page], name);
        widget.pair(Name(b"FT"), Name(b"Btn"));
        widget.pair(Name(b"V"), Name(b"Off"));
        widget.pair(Name(b"AS"), Name(b"Off"));
        let mut looks = widget.insert(Name(b"AP")).dict();
        let mut normal = looks.insert(Name(b"N")).dict();
        normal.pair(Name(b"Yes"), on);
        normal.pair(Name(b"Off"), off);
    });
}

/// A tick that fills most of its box: down to the foot, up to the right.
fn tick(width: Length, height: Length, ink: Ink) -> Vec<u8> {
    let at = |x: i64, y: i64| [Thousandths::of(width.ratio(x, 100)), Thousandths::of(height.ratio(y, 100))];
    let mut operators = Operators::default();
    set_ink(&mut operators, ink, Paint::Stroke);
    operators.operate(&[Thousandths::of(width.min(height).ratio(14, 100))], "w");
    operators.operate(&[Thousandths(1000)], "J");
    operators.operate(&[Thousandths(1000)], "j");
    operators.operate(&at(20, 52), "m");
    operators.operate(&at(41, 26), "l");
    operators.operate(&at(80, 78), "l");
    operators.operator("S");
    operators.into_bytes()
}

fn write_entry(
    objects: &mut Objects,
    field: &FieldArea,
    pages: &Pages,
    page_ids: &[Ref],
    name: &str,
    lines: u8,
    faces: Option<Faces>,
) {
    let look = objects.reserve();
    objects.dictionary(Component::Interaction, field.id, |widget| {
        let space = UserSpace::of(&pages.pages[field.page]);
        write_common(widget, field, pages, space, page_ids[field.page], name);
        widget.pair(Name(b"FT"), Name(b"Tx"));
        if lines > 1 {
            widget.pair(Name(b"Ff"), MULTILINE);
        }
        if pages.properties.direction == Direction::RightToLeft {
            // Typed from the right.
            widget.pair(Name(b"Q"), 2);
        }
        let mut style = Operators::default();
        style.name(if lines > 1 { SEVERAL_LINES } else { ONE_LINE });
        style.operate(&[Thousandths(0)], "Tf");
        set_ink(&mut style, field.look.ink, Paint::Fill);
        let style: Vec<u8> = style.into_bytes().into_iter().map(|byte| if byte == b'\n' { b' ' } else { byte }).collect();
        widget.pair(Name(b"DA"), Str(style.trim_ascii()));
        if let Some(own) = faces.and_then(|faces| faces.own) {
            widget.pair(Name(b"DR"), own);
        }
        // No border: it would take a point of the place on each side.
        widget.insert(Name(b"BS")).dict().pair(Name(b"W"), 0);
        widget.insert(Name(b"AP")).dict().pair(Name(b"N"), look);
    });
    write_look(objects, look, field.area.width, field.area.height, &ruled(field), faces);
}

/// The look of a field into which nothing is typed: its ruled lines but the last, within the part that a viewer replaces by what is
/// typed (12.7.3.3).
fn ruled(field: &FieldArea) -> Vec<u8> {
    let mut operators = Operators::default();
    operators.operator("/Tx BMC");
    if let Some(rules) = field.look.rules {
        set_ink(&mut operators, rules.ink, Paint::Fill);
        for rule in rules.areas(field.area) {
            let corner = [rule.x - field.area.x, field.area.bottom() - rule.bottom(), rule.width, rule.height];
            operators.operate(&corner.map(Thousandths::of), "re");
        }
        if rules.count > 0 {
            operators.operator("f");
        }
    }
    operators.operator("EMC");
    operators.into_bytes()
}

/// How a widget looks, as a form of its own coordinates (8.10).
fn write_look(objects: &mut Objects, id: Ref, width: Length, height: Length, content: &[u8], faces: Option<Faces>) {
    let [width, height] = [width, height].map(|length| Thousandths::of(length).to_f32());
    objects.raw_stream(Component::Interaction, id, content, |look| {
        look.pair(Name(b"Type"), Name(b"XObject"));
        look.pair(Name(b"Subtype"), Name(b"Form"));
        look.pair(Name(b"BBox"), Rect::new(0.0, 0.0, width, height));
        let mut resources = look.insert(Name(b"Resources")).dict();
        if let Some(faces) = faces {
            write_resources(&mut resources, faces.form);
        }
    });
}
