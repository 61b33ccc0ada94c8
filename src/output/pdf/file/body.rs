//! Pages → a body: everything of a file but what belongs to one copy only.

use pdf_writer::{Dict, Name, Rect, Ref, TextStr};

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::geometry::Direction;
use crate::layout::page::{Page, Pages, Properties};
use crate::layout::preflight::Proven;
use crate::output::pdf::content::page::{self, Marking, PageContent};
use crate::output::pdf::content::{image, marks};
use crate::output::pdf::file::shared::{self, SharedResources};
use crate::output::pdf::font::encoding::{self, EncodedPages};
use crate::output::pdf::font::subset;
use crate::output::pdf::form::fields;
use crate::output::pdf::form::font::{self, FormFonts};
use crate::output::pdf::interaction::areas::Areas;
use crate::output::pdf::interaction::{links, outline};
use crate::output::pdf::objects::deflate::Deflater;
use crate::output::pdf::objects::indirect::Objects;
use crate::output::pdf::objects::number::Thousandths;
use crate::output::pdf::objects::sizes::{Component, Sizes};
use crate::output::pdf::standard::claim::Standard;
use crate::output::pdf::standard::{check, press, screen};
use crate::output::pdf::structure::tags::Tags;
use crate::output::pdf::structure::tree;
use crate::output::pdf::user_space::UserSpace;

/// Pages as they stand in a file, compressed and numbered: all that copies of a document share.
#[derive(Clone)]
pub struct Body {
    pub(in crate::output::pdf) objects: Objects,
    pub(in crate::output::pdf) head: BodyHead,
}

/// What a copy is completed by.
#[derive(Clone)]
pub(in crate::output::pdf) struct BodyHead {
    pub(in crate::output::pdf) properties: Properties,
    pub(in crate::output::pdf) standard: Standard,
    pub(in crate::output::pdf) catalogue: Ref,
    /// The number kept for the metadata.
    pub(in crate::output::pdf) metadata: Ref,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Body")
            .field("name", &self.head.properties.name)
            .field("sizes", &self.objects.sizes)
            .finish_non_exhaustive()
    }
}

impl Body {
    /// Writes pages down to the last object that copies share.
    ///
    /// # Errors
    /// All that keeps the pages from meeting the standard.
    pub fn compose(pages: &Proven) -> Result<Body, Diagnostics> {
        Body::compose_from(&SharedResources::default(), pages, Deflater::new())
    }

    /// The same, with what other documents need too taken from what they share.
    pub(in crate::output::pdf) fn compose_from(
        shared: &SharedResources<'_>,
        pages: &Pages,
        deflater: Deflater,
    ) -> Result<Body, Diagnostics> {
        let encoded = encoding::encode(pages);
        let faults = check::check(pages, &encoded.encodings);
        if faults.has_errors() {
            return Err(faults);
        }
        Composer::new(pages, encoded, shared, deflater).compose()
    }

    /// How many bytes are spent on what, so far.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        self.objects.sizes
    }
}

pub(in crate::output::pdf) struct Composer<'a> {
    pub(in crate::output::pdf) pages: &'a Pages,
    shared: &'a SharedResources<'a>,
    pub(in crate::output::pdf) encoded: EncodedPages<'a>,
    pub(in crate::output::pdf) objects: Objects,
    pub(in crate::output::pdf) page_ids: Vec<Ref>,
    pub(in crate::output::pdf) tree: Ref,
    pub(in crate::output::pdf) resources: Ref,
}

impl<'a> Composer<'a> {
    pub(in crate::output::pdf) fn new(
        pages: &'a Pages,
        encoded: EncodedPages<'a>,
        shared: &'a SharedResources<'a>,
        deflater: Deflater,
    ) -> Composer<'a> {
        let mut objects = Objects::new(Standard::of(pages).version(), deflater);
        let tree = objects.reserve();
        let resources = objects.reserve();
        let page_ids = pages.pages.iter().map(|_| objects.reserve()).collect();
        Composer { pages, shared, encoded, objects, page_ids, tree, resources }
    }

    fn compose(mut self) -> Result<Body, Diagnostics> {
        let pages = self.pages;
        let mut tags = Tags::new(pages);
        let mut areas = Areas::default();
        let contents: Vec<Ref> = (0..pages.pages.len()).map(|page| self.content(page, &mut tags, &mut areas)).collect();
        tags.complete();
        self.resources()?;
        self.page_tree(&contents, &areas);
        for link in &areas.links {
            links::write(&mut self.objects, link, pages, &tags, &self.page_ids);
        }
        let face = self.form_font()?;
        let form = fields::write(&mut self.objects, &areas.fields, pages, &self.page_ids, face);
        let structure = tree::write(&mut self.objects, &tags, &pages.pages, &self.page_ids);
        let outlines = outline::write(&mut self.objects, pages, &self.page_ids);
        let metadata = self.objects.reserve();
        let profile = self.profile();

        let catalogue = self.objects.reserve();
        let tree = self.tree;
        self.objects.dictionary(Component::Document, catalogue, |entries| {
            entries.pair(Name(b"Type"), Name(b"Catalog"));
            entries.pair(Name(b"Pages"), tree);
            entries.pair(Name(b"Metadata"), metadata);
            entries.pair(Name(b"StructTreeRoot"), structure);
            entries.pair(Name(b"Lang"), TextStr(pages.properties.language.as_str()));
            entries.insert(Name(b"MarkInfo")).dict().pair(Name(b"Marked"), true);
            write_preferences(entries, pages.properties.direction);
            outline::write_labels(entries, &pages.pages);
            if let Some(outlines) = outlines {
                entries.pair(Name(b"Outlines"), outlines);
            }
            if outline::opens_panel(pages) {
                entries.pair(Name(b"PageMode"), Name(b"UseOutlines"));
            }
            if let Some(form) = form {
                entries.pair(Name(b"AcroForm"), form);
            }
            match &pages.press {
                Some(press) => press::write_intents(entries, press, profile),
                None => screen::write_intents(entries, profile),
            }
        });
        self.objects.close_all();
        let head = BodyHead { properties: pages.properties.clone(), standard: Standard::of(pages), catalogue, metadata };
        Ok(Body { objects: self.objects, head })
    }

    fn content(&mut self, page: usize, tags: &mut Tags<'_>, areas: &mut Areas) -> Ref {
        let id = self.objects.reserve();
        let items = &self.pages.pages[page].items;
        let whole = PageContent { pages: self.pages, page, items, marking: Marking::Tagged };
        let bytes = page::draw(whole, &self.encoded, tags, &mut self.objects, areas);
        self.objects.stream(Component::Content, id, &bytes, |_| {});
        id
    }

    /// Faces and pictures: one dictionary for all pages.
    pub(in crate::output::pdf) fn resources(&mut self) -> Result<(), Diagnostics> {
        let mut fonts = Vec::new();
        for (place, encoding) in self.encoded.encodings.iter().enumerate() {
            if let Some(encoding) = encoding {
                let id = self.objects.reserve();
                let book = &self.pages.fonts.faces()[place];
                subset::embed(&mut self.objects, id, book, encoding).map_err(|_| unreadable(self.pages, book.called()))?;
                fonts.push((place, id));
            }
        }
        let mut marks = Vec::new();
        for place in 0..self.encoded.marks.len() {
            let (face, glyph) = self.encoded.marks[place];
            let id = self.objects.reserve();
            marks::write(&mut self.objects, id, self.pages.fonts.face(face), glyph);
            marks.push(id);
        }
        let mut pictures = Vec::new();
        for place in self.pages.drawn_pictures() {
            let raster = &*self.pages.pictures[place];
            let id = self.objects.reserve();
            match self.shared.picture(raster) {
                Some(packed) => image::embed(&mut self.objects, id, raster, packed),
                None => {
                    let packed = image::pack(raster, self.objects.deflater());
                    image::embed(&mut self.objects, id, raster, &packed);
                }
            }
            pictures.push((place, id));
        }
        self.objects.dictionary(Component::Document, self.resources, |resources| {
            let mut faces = resources.insert(Name(b"Font")).dict();
            for (place, id) in &fonts {
                faces.pair(Name(format!("F{place}").as_bytes()), *id);
            }
            drop(faces);
            if let Some(press) = &self.pages.press {
                press::write_resources(resources, press);
            }
            let marks: Vec<(usize, Ref)> = marks.into_iter().enumerate().collect();
            let drawn = [("I", &pictures), (marks::MARK, &marks)];
            if drawn.iter().any(|(_, ids)| !ids.is_empty()) {
                let mut forms = resources.insert(Name(b"XObject")).dict();
                for (name, ids) in drawn {
                    for (place, id) in ids {
                        forms.pair(Name(format!("{name}{place}").as_bytes()), *id);
                    }
                }
            }
        });
        Ok(())
    }

    /// The face of what is typed, where anything is.
    fn form_font(&mut self) -> Result<Option<FormFonts>, Diagnostics> {
        if !shared::is_typed_into(self.pages) {
            return Ok(None);
        }
        let fresh;
        let made = match self.shared.face(self.pages) {
            Some(made) => made,
            None => {
                fresh = font::make(self.pages, self.objects.deflater());
                &fresh
            }
        };
        let face = made.as_ref().map_err(|_| unreadable(self.pages, "for what is typed into fields"))?;
        Ok(face.as_ref().map(|face| font::embed(&mut self.objects, face, self.pages)))
    }

    /// The profile of the colours.
    fn profile(&mut self) -> Ref {
        let id = self.objects.reserve();
        let bytes = shared::profile(self.pages);
        let entries = |stream: &mut Dict<'_>| {
            stream.pair(Name(b"N"), if self.pages.press.is_some() { 4 } else { 3 });
        };
        match self.shared.profile(bytes) {
            Some(packed) => self.objects.packed_stream(Component::Metadata, id, packed, entries),
            None => self.objects.stream(Component::Metadata, id, bytes, entries),
        }
        id
    }

    fn page_tree(&mut self, contents: &[Ref], areas: &Areas) {
        let mut annotations: Vec<Vec<(i32, Ref)>> = vec![Vec::new(); contents.len()];
        for link in &areas.links {
            annotations[link.page].push((link.key, link.id));
        }
        for field in &areas.fields {
            annotations[field.page].push((field.key, field.id));
        }
        for (place, page) in self.pages.pages.iter().enumerate() {
            // Keys grow as the pages are read.
            annotations[place].sort_unstable_by_key(|(key, _)| *key);
            let (tree, resources, press) = (self.tree, self.resources, &self.pages.press);
            self.objects.dictionary(Component::Document, self.page_ids[place], |entries| {
                entries.pair(Name(b"Type"), Name(b"Page"));
                entries.pair(Name(b"Parent"), tree);
                write_boxes(entries, page);
                if press.is_some() {
                    press::write_group(entries);
                }
                entries.pair(Name(b"Resources"), resources);
                entries.pair(Name(b"Contents"), contents[place]);
                entries.pair(Name(b"StructParents"), i32::try_from(place).unwrap_or(i32::MAX));
                entries.pair(Name(b"Tabs"), Name(b"S"));
                if !annotations[place].is_empty() {
                    entries.insert(Name(b"Annots")).array().items(annotations[place].iter().map(|(_, id)| *id));
                }
            });
        }
        let page_ids = &self.page_ids;
        self.objects.dictionary(Component::Document, self.tree, |entries| {
            entries.pair(Name(b"Type"), Name(b"Pages"));
            entries.insert(Name(b"Kids")).array().items(page_ids);
            entries.pair(Name(b"Count"), i32::try_from(page_ids.len()).unwrap_or(i32::MAX));
        });
    }
}

/// The paper as printed, and where it is cut.
fn write_boxes(entries: &mut Dict<'_>, page: &Page) {
    let margin = page.bleed + page.slug;
    let [width, height] = [page.trim.width, page.trim.height].map(|length| Thousandths::of(length + margin * 2).to_f32());
    entries.pair(Name(b"MediaBox"), Rect::new(0.0, 0.0, width, height));
    let space = UserSpace::of(page);
    let trim = crate::foundation::geometry::Rect {
        width: page.trim.width,
        height: page.trim.height,
        ..crate::foundation::geometry::Rect::default()
    };
    let corners = |area| {
        let [left, lower, right, upper] = space.corners(area).map(Thousandths::to_f32);
        Rect::new(left, lower, right, upper)
    };
    if page.bleed > crate::foundation::geometry::Length::ZERO {
        entries.pair(Name(b"BleedBox"), corners(trim.grown(page.bleed)));
    }
    entries.pair(Name(b"TrimBox"), corners(trim));
}

fn write_preferences(entries: &mut Dict<'_>, direction: Direction) {
    let mut preferences = entries.insert(Name(b"ViewerPreferences")).dict();
    preferences.pair(Name(b"DisplayDocTitle"), true);
    if direction == Direction::RightToLeft {
        preferences.pair(Name(b"Direction"), Name(b"R2L"));
    }
}

fn unreadable(pages: &Pages, font: &str) -> Diagnostics {
    let origin = pages.tree.node(pages.tree.root()).origin;
    let message = format!("the font `{font}` is damaged: the shapes of its letters cannot be taken out of it");
    Diagnostic::error("unreadable-font", origin, message).hint("get the font again, or take it out of the folder").into()
}
