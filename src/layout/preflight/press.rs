//! What a print shop asks of a file before it prints, measured on the finished pages.
//!
//! In: pages set for a press. Out: a report, line by line, and complaints that say what to mend. Nothing is asked of pages for screens.

use std::collections::BTreeSet;

use crate::foundation::colour::{Cmyk, Ink};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::geometry::{Length, Rect};
use crate::guide::model::Guide;
use crate::layout::artwork;
use crate::layout::block::pictures::picture_files;
use crate::layout::page::{Content, Item, Page, Pages, Palette, Path, Press, Raster, Samples, Segment, Treatment};

/// Pixels to the inch that a press shows; under the lower number pixels are seen.
const GOOD_RESOLUTION: u32 = 300;
const LEAST_RESOLUTION: u32 = 150;
/// The thinnest line that a press holds.
const THINNEST: Length = Length::centipoints(25);
/// Sheets shift when they are cut: what must be whole stays this far within the trim.
const SAFE: Length = Length::mm(4);

/// What is found on the pages. Pages are counted from 1.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Survey {
    /// Names of the faces.
    faces: BTreeSet<String>,
    /// The largest sum of inks, and the page.
    ink: (u16, u32),
    /// The lowest resolution of each picture that is shown, by its number, and the page.
    resolutions: Vec<(usize, u32, u32)>,
    /// The thinnest line, and the page.
    line: Option<(Length, u32)>,
    /// What stands too near the trim: how near, what, the page.
    near: Vec<(Length, &'static str, u32)>,
}

/// What is to be mended before pages go to a press: errors keep the file from being written, warnings do not.
#[must_use]
pub fn judge(guide: &Guide, pages: &Pages) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some(press) = &pages.press else { return found };
    let survey = survey(pages, press);
    for (number, resolution, page) in &survey.resolutions {
        if *resolution < GOOD_RESOLUTION {
            found.push(coarse(guide, pages, *number, *resolution, *page));
        }
    }
    let clinic = &guide.clinic;
    let (sum, page) = survey.ink;
    if sum > press.ink_limit {
        let message = format!("page {page} has {sum} % of ink in one place; the paper takes {} %", press.ink_limit);
        found.push(
            Diagnostic::error("ink-limit", clinic.brand_origin, message)
                .hint("declare a lighter `cmyk` for the colour, or take `cmyk` out, and the profile decides"),
        );
    }
    if let Some((width, page)) = survey.line.filter(|(width, _)| *width < THINNEST) {
        let message = format!("page {page} has a line of {width} pt; a press holds none under {THINNEST} pt");
        found
            .push(Diagnostic::error("thin-line", guide.origin, message).hint("this is a fault of the program: please report it"));
    }
    for (distance, what, page) in &survey.near {
        let message =
            format!("{what} on page {page} stands {:.1} mm from where the page is cut; it may be cut off", distance.to_mm());
        found.push(
            Diagnostic::error("too-near-trim", guide.origin, message)
                .hint(format!("what must stay whole stands at least {:.0} mm within", SAFE.to_mm())),
        );
    }
    found
}

fn coarse(guide: &Guide, pages: &Pages, number: usize, resolution: u32, page: u32) -> Diagnostic {
    let name = pages.pictures.get(number).map_or("", |raster| raster.name.as_str());
    let file = picture_files(guide).into_iter().find(|file| file.path == name);
    let (at, path) = file.map_or((guide.origin, ""), |file| (file.origin, file.path.as_str()));
    let message = format!("the picture `{path}` is printed at {resolution} dots to the inch on page {page}");
    let complaint = match resolution {
        0..LEAST_RESOLUTION => Diagnostic::error("low-resolution", at, message).label("its pixels will be seen"),
        _ => Diagnostic::warning("low-resolution", at, message).label("it will look a little soft"),
    };
    let wide = pages.pictures.get(number).map_or(0, |raster| raster.width);
    let needed = u64::from(wide) * u64::from(GOOD_RESOLUTION) / u64::from(resolution.max(1)) + 1;
    complaint.hint(format!("a press shows {GOOD_RESOLUTION}: use a picture that is at least {needed} pixels wide"))
}

/// What a print shop asks, and the answers; empty for pages that no press prints.
#[must_use]
pub fn report(pages: &Pages) -> Vec<(&'static str, String)> {
    let (Some(press), Some(first)) = (&pages.press, pages.pages.first()) else { return Vec::new() };
    let survey = survey(pages, press);
    let none = || "none".to_owned();
    let (sum, inked) = survey.ink;
    let lowest = survey.resolutions.iter().min_by_key(|(_, resolution, _)| resolution);
    let mut lines = vec![
        ("standards", "PDF/X-4, PDF/A-2a, PDF/UA-1".to_owned()),
        ("pages", pages.pages.len().to_string()),
        ("trim", size(first, Length::ZERO)),
        ("bleed", format!("{} ({:.1} mm on each side)", size(first, first.bleed), first.bleed.to_mm())),
        ("media", size(first, first.bleed + first.slug)),
        ("output intent", format!("{}, ICC profile of {} bytes embedded", press.condition, press.profile.bytes().len())),
        ("fonts", format!("{}; all embedded", survey.faces.iter().map(String::as_str).collect::<Vec<_>>().join(", "))),
        ("spot colours", press.spot.as_ref().map_or_else(none, |(name, _)| name.clone())),
        ("largest ink sum", format!("{sum} % on page {inked}; limit {} %", press.ink_limit)),
        (
            "lowest resolution",
            lowest.map_or_else(|| "no pictures".to_owned(), |(_, dots, page)| format!("{dots} dots to the inch on page {page}")),
        ),
        ("thinnest line", survey.line.map_or_else(none, |(width, page)| format!("{width} pt on page {page}"))),
    ];
    lines.extend(survey.resolutions.iter().filter_map(|shown| Some(("picture", of_picture(pages, press, shown)?))));
    lines
}

/// What a picture is, where it is shown at its coarsest, and what was done to its colours.
fn of_picture(pages: &Pages, press: &Press, (number, resolution, page): &(usize, u32, u32)) -> Option<String> {
    let raster = pages.pictures.get(*number)?;
    let colours = match &raster.treatment {
        Treatment::Kept => "its inks kept as they are".to_owned(),
        Treatment::Limited => format!("its inks kept, but for pixels with more than {} %", press.ink_limit),
        Treatment::BlackInk => "black ink alone".to_owned(),
        Treatment::Converted(from) => format!("converted from {from}"),
    };
    let Raster { width, height, name, .. } = &**raster;
    let sum = densest(raster);
    Some(format!("{name}: {width} × {height} pixels, {resolution} to the inch on page {page}; {colours}; at most {sum} % of ink"))
}

fn size(page: &Page, around: Length) -> String {
    let [width, height] = [page.trim.width, page.trim.height].map(|length| (length + around * 2).to_mm());
    format!("{width:.1} × {height:.1} mm")
}

fn survey(pages: &Pages, press: &Press) -> Survey {
    let sums: Vec<u16> = pages.pictures.iter().map(|raster| densest(raster)).collect();
    let mut survey = Survey::default();
    for (number, page) in (1..).zip(&pages.pages) {
        for item in &page.items {
            survey.item(item, page, number, pages, (press, &sums));
        }
    }
    survey
}

impl Survey {
    fn item(&mut self, item: &Item, page: &Page, number: u32, pages: &Pages, (press, sums): (&Press, &[u16])) {
        match &item.content {
            Content::Glyphs(run) => {
                let face = pages.fonts.face(run.face);
                self.faces.insert(face.name.clone());
                self.print(sum(run.ink, press), number);
                let area = Rect { x: run.origin.x, y: run.origin.y - run.size, width: run.width(), height: run.size };
                self.keep_within(area, "a word", page, number);
            }
            Content::Fill(path, ink) => {
                self.print(sum(*ink, press), number);
                self.draw(thinnest_side(path), number);
            }
            Content::Stroke(path, stroke) => {
                self.print(sum(stroke.ink, press), number);
                self.draw((!path.0.is_empty()).then_some(stroke.width), number);
            }
            Content::Picture(place, area) => {
                self.print(sums.get(*place).copied().unwrap_or(0), number);
                if let Some(raster) = pages.pictures.get(*place) {
                    self.show(*place, resolution(raster, *area), number);
                }
                self.keep_within(*area, "a picture", page, number);
            }
            Content::Link(_) | Content::Field(..) => {}
        }
    }

    fn print(&mut self, sum: u16, page: u32) {
        if sum > self.ink.0 {
            self.ink = (sum, page);
        }
    }

    fn draw(&mut self, width: Option<Length>, page: u32) {
        if let Some(width) = width
            && self.line.is_none_or(|(thinnest, _)| width < thinnest)
        {
            self.line = Some((width, page));
        }
    }

    fn show(&mut self, picture: usize, resolution: u32, page: u32) {
        match self.resolutions.iter_mut().find(|(known, ..)| *known == picture) {
            Some(known) if resolution < known.1 => *known = (picture, resolution, page),
            Some(_) => {}
            None => self.resolutions.push((picture, resolution, page)),
        }
    }

    fn keep_within(&mut self, area: Rect, what: &'static str, page: &Page, number: u32) {
        let trim = page.trim;
        let distances = [area.x, area.y, trim.width - area.right(), trim.height - area.bottom()];
        let nearest = distances.into_iter().min().unwrap_or(Length::ZERO);
        let known = self.near.iter().any(|(_, known, at)| *known == what && *at == number);
        if nearest < SAFE && !known {
            self.near.push((nearest, what, number));
        }
    }
}

/// The sum of inks that an ink lays down. Registration marks carry every ink by nature and stand outside what is kept.
fn sum(ink: Ink, press: &Press) -> u16 {
    match ink {
        Ink::Cmyk(inks) => inks.sum(),
        Ink::Spot(share) => {
            press.spot.as_ref().map_or(u16::from(share), |(_, inks)| inks.tint(share).sum().max(u16::from(share)))
        }
        Ink::Rgb(_) | Ink::Registration => 0,
    }
}

fn densest(raster: &Raster) -> u16 {
    match &raster.samples {
        Samples::Cmyk(inks) => inks.as_chunks().0.iter().map(|pixel| Cmyk::from_bytes(*pixel).sum()).max().unwrap_or(0),
        Samples::Indexed(Palette::Cmyk(inks), places) => {
            let used = inks.iter().zip(artwork::used(places)).filter(|(_, used)| *used);
            used.map(|(inks, _)| Cmyk::from_bytes(*inks).sum()).max().unwrap_or(0)
        }
        Samples::Grey(values) => values.iter().map(|value| u16::from(255 - value) * 100 / 255).max().unwrap_or(0),
        Samples::Rgb(_) | Samples::Indexed(Palette::Rgb(_), _) => 0,
    }
}

/// Pixels to the inch along the side where they are fewer.
fn resolution(raster: &Raster, area: Rect) -> u32 {
    let along = |pixels: u32, length: Length| {
        let dots = Length::pt(72).units().saturating_mul(i64::from(pixels)) / length.units().max(1);
        u32::try_from(dots).unwrap_or(u32::MAX)
    };
    along(raster.width, area.width).min(along(raster.height, area.height))
}

/// The shorter side of an upright rectangle, which is how rules are drawn.
fn thinnest_side(path: &Path) -> Option<Length> {
    let [Segment::Move(a), Segment::Line(_), Segment::Line(c), Segment::Line(_), Segment::Close] = path.0.as_slice() else {
        return None;
    };
    let sides = [(c.x - a.x).abs(), (c.y - a.y).abs()];
    sides.into_iter().min().filter(|side| *side > Length::ZERO)
}
