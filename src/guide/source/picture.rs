//! A path in a TOML file → a [`PictureFile`]: there, within reach, and a picture by its first bytes.

use std::io::Cursor;

use image::ImageFormat;
use unicode_normalization::UnicodeNormalization;

use super::place::{Ground, relative};
use crate::foundation::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::foundation::resources::{ReadFault, Resources, parent};
use crate::guide::model::PictureFile;
use crate::guide::table::{Value, nearest};

/// The largest picture file that is read.
const PICTURE_LIMIT: u64 = 20 << 20;
/// The most pixels that are decoded; a small file may claim any number of them.
const MOST_PIXELS: u64 = 100_000_000;
/// The most pixels on a side: readers of PDFs give up beyond it.
const LONGEST_SIDE: u32 = 30_000;
const SMALLER: &str = "make it smaller: 3000 pixels on the longer side are enough for a page";

/// Reads the picture whose path stands in `value`, relative to `folder`.
pub(super) fn read_picture(
    resources: &dyn Resources,
    ground: &Ground,
    folder: &str,
    value: &Value<'_>,
    found: &mut Diagnostics,
) -> Option<PictureFile> {
    let written = value.text_such_as("\"skin.png\"", found)?.plain();
    let at = value.at();
    if written.trim().is_empty() {
        found.push(
            Diagnostic::error("missing-picture", at, "the path of the picture is empty")
                .hint("write the name of a PNG or JPEG file"),
        );
        return None;
    }
    let read = ground.reach(resources, folder, &written, at).and_then(|path| {
        let bytes = resources.read(&path, PICTURE_LIMIT).map_err(|fault| {
            let meant = if fault == ReadFault::Missing { meant(resources, ground, folder, &written, &path) } else { None };
            unread(&path, meant, fault, at)
        })?;
        check(&path, &bytes, at)?;
        Ok(PictureFile { path, origin: at, bytes: bytes.into() })
    });
    read.map_err(|complaint| found.push(complaint)).ok()
}

fn unread(path: &str, meant: Option<String>, fault: ReadFault, at: Origin) -> Diagnostic {
    match fault {
        ReadFault::Missing => {
            let complaint = Diagnostic::error("missing-picture", at, format!("there is no picture `{path}`"));
            match meant {
                Some(hint) => complaint.hint(hint),
                None => complaint.hint("check the spelling; the path is relative to the file in which it stands"),
            }
        }
        ReadFault::TooLarge(size) => {
            let message = format!("the picture `{path}` has {size} bytes; at most {PICTURE_LIMIT} (20 MiB) are read");
            Diagnostic::error("file-too-large", at, message).hint(SMALLER)
        }
        ReadFault::Outside(folder) => {
            Diagnostic::error("path-outside", at, format!("the picture `{path}` leads out of the folder `{folder}`"))
        }
        ReadFault::Other(words) => {
            Diagnostic::error("unreadable-picture", at, format!("the picture `{path}` cannot be read: {words}"))
                .hint("write the name of a PNG or JPEG file")
        }
    }
}

/// What to write for a picture that is not there: the name of one beside it, or the way to one of its name elsewhere.
fn meant(resources: &dyn Resources, ground: &Ground, folder: &str, written: &str, path: &str) -> Option<String> {
    let prefix = written.rfind('/').map_or("", |slash| &written[..=slash]);
    if let Some(name) = neighbour(resources, path) {
        return Some(format!("did you mean `{prefix}{name}`?"));
    }
    let wanted = path.rsplit('/').next().unwrap_or(path);
    let stored_otherwise = |name: &str| stem(name).map(remembered) == Some(remembered(stem_of(wanted)));
    let there = ground.file_named(resources, |name| is_same(name, wanted) || stored_otherwise(name))?;
    Some(format!("it lies in `{}`: write \"{}\"", parent(&there), relative(folder, &there)))
}

/// The file in the same folder that was most likely meant: capitals in names matter on some machines only, and one picture is stored in
/// many formats.
fn neighbour(resources: &dyn Resources, path: &str) -> Option<String> {
    let folder = parent(path);
    let names = resources.list(if folder.is_empty() { "." } else { folder });
    let name = path.rsplit('/').next().unwrap_or(path);
    let same = names.iter().find(|other| is_same(other, name));
    let pictures = || names.iter().filter(|other| stem(other).is_some()).map(String::as_str);
    let stored_otherwise = || pictures().find(|other| stem(other).map(remembered) == Some(remembered(stem_of(name))));
    same.map(String::as_str).or_else(stored_otherwise).or_else(|| nearest(name, pictures())).map(str::to_owned)
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase().nfc().eq(other.to_lowercase().nfc())
}

/// A name as far as people remember it: small letters and digits.
fn remembered(name: &str) -> String {
    name.to_lowercase().nfc().filter(|sign| sign.is_alphanumeric()).collect()
}

/// What stands before the ending of a picture's name; `None` for a file that is no picture.
fn stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    matches!(ending.to_lowercase().as_str(), "png" | "jpg" | "jpeg").then_some(stem)
}

fn stem_of(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn check(path: &str, bytes: &[u8], at: Origin) -> Result<(), Diagnostic> {
    let unreadable = |message: String| Diagnostic::error("unreadable-picture", at, message).hint("save it again as PNG or JPEG");
    let format = image::guess_format(bytes).ok().filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg));
    let Some(format) = format else {
        let found = named(bytes).map_or_else(String::new, |name| format!(", but {name}"));
        return Err(unreadable(format!("`{path}` is neither a PNG nor a JPEG picture{found}")));
    };
    let size = image::ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    match size {
        Ok((width, height)) if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE => {
            let message = format!(
                "the picture `{path}` has {width} × {height} pixels; at most 100 million are read, and {LONGEST_SIDE} on a side"
            );
            Err(Diagnostic::error("unreadable-picture", at, message).hint(SMALLER))
        }
        Ok((width, height)) if width > 0 && height > 0 => Ok(()),
        Ok(_) => Err(unreadable(format!("the picture `{path}` has no pixels"))),
        Err(fault) => Err(unreadable(format!("the picture `{path}` is damaged: {fault}"))),
    }
}

/// What other file it is, where its first bytes tell.
fn named(bytes: &[u8]) -> Option<&'static str> {
    let begins = |signature: &[u8]| bytes.starts_with(signature);
    let brand =
        |names: &[&[u8; 4]]| bytes.get(4..8) == Some(b"ftyp") && names.iter().any(|name| bytes.get(8..12) == Some(&name[..]));
    let text = bytes.trim_ascii_start();
    Some(match () {
        () if bytes.is_empty() => "an empty file",
        () if begins(b"GIF8") => "a GIF",
        () if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => "a WebP picture",
        () if brand(&[b"heic", b"heix", b"mif1", b"msf1", b"hevc"]) => "a HEIC picture of a telephone",
        () if brand(&[b"avif", b"avis"]) => "an AVIF picture",
        () if begins(b"II*\0") || begins(b"MM\0*") => "a TIFF",
        () if begins(b"BM") => "a BMP",
        () if begins(b"%PDF") => "a PDF",
        () if begins(b"%!PS") || begins(b"\xC5\xD0\xD3\xC6") => "an EPS drawing",
        () if begins(b"8BPS") => "a Photoshop file",
        () if begins(b"\0\0\0\x0CjP  ") || begins(b"\xFF\x4F\xFF\x51") => "a JPEG 2000 picture",
        () if begins(b"\xFF\x0A") || begins(b"\0\0\0\x0CJXL ") => "a JPEG XL picture",
        () if text.starts_with(b"<svg") || (text.starts_with(b"<?xml") && bytes.windows(4).any(|part| part == b"<svg")) => {
            "an SVG drawing"
        }
        () if text.starts_with(b"<!DOCTYPE") || text.starts_with(b"<html") => "a page of the web",
        () => return None,
    })
}
