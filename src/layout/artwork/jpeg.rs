//! A JPEG (ISO/IEC 10918-1, annex B) → its samples, and what of it can go into an output as it is: what is needed to draw it, and nothing
//! that it says about the camera, the place or the day.
//!
//! The file is walked through marker by marker first: one that does not reach its end marker was cut off. Its samples are then decoded
//! strictly, without the processor's vector instructions, so that damage is found and every machine sees the same. A PDF takes the
//! picture as `DCTDecode` (ISO 32000-1, 7.4.8).

use std::io::Cursor;

use image::metadata::Orientation;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// What a JPEG holds.
pub(super) struct Jpeg {
    pub(super) width: usize,
    pub(super) height: usize,
    /// One, three (sRGB's channels, or those of the profile) or four bytes a pixel; four are inks, 255 for all of one.
    pub(super) samples: Vec<u8>,
    pub(super) channels: usize,
    /// The picture alone; `None` where readers of PDFs might see other colours.
    pub(super) bare: Option<Vec<u8>>,
    /// Whether the samples in `bare` say how much of an ink is missing, as Adobe's programs write them.
    pub(super) inverted: bool,
    pub(super) orientation: Orientation,
    pub(super) profile: Option<Vec<u8>>,
    /// Whether the camera says that the colours are those of Adobe RGB.
    pub(super) adobe_rgb: bool,
}

/// Decodes a JPEG.
///
/// # Errors
/// What is the matter with it, in words that go on after "cannot be read: ".
pub(super) fn decode(file: &[u8]) -> Result<Jpeg, String> {
    let parts = walk(file)?;
    let channels = parts.components.len();
    let wanted = match channels {
        1 => ColorSpace::Luma,
        3 => ColorSpace::RGB,
        4 => ColorSpace::CMYK,
        other => return Err(format!("it has {other} channels of colour")),
    };
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_use_unsafe(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(wanted);
    let coded_as_inks = parts.for_decoder();
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(&coded_as_inks[..]), options);
    let mut samples = decoder.decode().map_err(|_| "it is damaged or cut off".to_owned())?;
    let (width, height) = decoder.dimensions().ok_or_else(|| "it has no size".to_owned())?;
    if samples.len() != width * height * channels {
        return Err("it is damaged or cut off".to_owned());
    }
    if !is_whole(&coded_as_inks, options, &samples) {
        return Err("a part of it is missing".to_owned());
    }
    let inverted = channels == 4 && parts.adobe.is_some();
    if channels == 4 {
        to_inks(&mut samples, parts.adobe);
    }
    Ok(Jpeg {
        width,
        height,
        samples,
        channels,
        inverted,
        bare: parts.colours_are_certain().then_some(parts.bare),
        orientation: parts.exif.as_deref().and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms),
        adobe_rgb: parts.exif.as_deref().is_some_and(says_adobe_rgb),
        profile: parts.profile.whole(),
    })
}

/// Whether the coded data reach to the end of the picture. A decoder that comes to the end marker too early goes on with grey; so the
/// picture is decoded once more with other bytes before the end marker: of a whole one nothing changes.
fn is_whole(file: &[u8], options: DecoderOptions, samples: &[u8]) -> bool {
    let Some(drawn) = file.strip_suffix(&[0xFF, END]) else { return true };
    let more: Vec<u8> = (0..4096u32).map(|n| 1 + (n.wrapping_mul(2_654_435_761) >> 25) as u8).collect();
    let longer = [drawn, &more, &[0xFF, END]].concat();
    let decoded = JpegDecoder::new_with_options(Cursor::new(&longer[..]), options.set_strict_mode(false)).decode();
    decoded.map_or(true, |again| again == samples)
}

/// Four channels as they are coded → inks. Adobe's programs write how much of an ink is missing, and with the transform 2 the first three
/// as luminance and chrominance of what is missing (Adobe Technical Note 5116).
fn to_inks(samples: &mut [u8], adobe: Option<u8>) {
    if adobe == Some(LUMINANCE_AND_BLACK) {
        for pixel in samples.as_chunks_mut::<4>().0 {
            let [luminance, blue, red] = [pixel[0], pixel[1], pixel[2]].map(i32::from);
            let (blue, red) = (blue - 128, red - 128);
            let clipped = |value: i32| u8::try_from(value.clamp(0, 255)).unwrap_or(0);
            // ITU-T T.871, clause 7, in 65,536ths.
            pixel[0] = clipped(luminance + ((91_881 * red + 32_768) >> 16));
            pixel[1] = clipped(luminance - ((22_554 * blue + 46_802 * red + 32_768) >> 16));
            pixel[2] = clipped(luminance + ((116_130 * blue + 32_768) >> 16));
        }
    }
    if adobe.is_some() {
        samples.iter_mut().for_each(|value| *value = 255 - *value);
    }
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const EXIF: u8 = 0xE1;
const PROFILE: u8 = 0xE2;
const ADOBE: u8 = 0xEE;
const COMMENT: u8 = 0xFE;
/// Adobe's transform of four channels: luminance, two of chrominance, and black.
const LUMINANCE_AND_BLACK: u8 = 2;
/// The largest profile that is put together from its segments.
const LARGEST_PROFILE: usize = 8 << 20;

/// What the segments of a file say.
#[derive(Default)]
struct Parts {
    /// The start, the segments that draw, the coded data, the end.
    bare: Vec<u8>,
    components: Vec<u8>,
    /// The transform of Adobe's marker, and where it stands in `bare`.
    adobe: Option<u8>,
    adobe_at: Option<usize>,
    exif: Option<Vec<u8>>,
    profile: Segments,
}

/// An ICC profile in segments (ICC.1:2010, B.4), which may stand in any order.
#[derive(Default)]
struct Segments(Vec<(u8, u8, Vec<u8>)>);

impl Segments {
    fn note(&mut self, body: &[u8]) {
        if let Some([number, count, part @ ..]) = body.strip_prefix(b"ICC_PROFILE\0")
            && self.0.iter().map(|(_, _, part)| part.len()).sum::<usize>() + part.len() <= LARGEST_PROFILE
        {
            self.0.push((*number, *count, part.to_vec()));
        }
    }

    /// The profile; empty where a part is missing, so that it is seen to be damaged.
    fn whole(mut self) -> Option<Vec<u8>> {
        let count = self.0.first()?.1;
        self.0.sort_by_key(|(number, ..)| *number);
        let complete = self.0.iter().map(|(number, ..)| *number).eq(1..=count);
        Some(if complete { self.0.into_iter().flat_map(|(_, _, part)| part).collect() } else { Vec::new() })
    }
}

/// Goes through a file to its end marker.
fn walk(file: &[u8]) -> Result<Parts, String> {
    let cut = || "it is cut off".to_owned();
    let mut parts = Parts { bare: vec![0xFF, START], ..Parts::default() };
    let mut rest = file.strip_prefix(&[0xFF, START]).ok_or_else(cut)?;
    let mut scans = 0;
    loop {
        let marker = next_marker(&mut rest).ok_or_else(cut)?;
        if marker == END {
            parts.bare.extend_from_slice(&[0xFF, END]);
            return if scans > 0 { Ok(parts) } else { Err("there is no picture in it".to_owned()) };
        }
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk().ok_or_else(cut)?));
        let (segment, after) = rest.split_at_checked(length).ok_or_else(cut)?;
        rest = after;
        parts.note(marker, segment, segment.get(2..).ok_or_else(cut)?)?;
        if marker == SCAN {
            scans += 1;
            let (drawn, after) = rest.split_at(entropy_coded(rest));
            parts.bare.extend_from_slice(drawn);
            rest = after;
        }
    }
}

/// What the next marker is; any number of fill bytes may stand before it (B.1.1.2), and some programs leave other bytes there.
fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    let is_marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF);
    let at = rest.windows(2).position(is_marker)?;
    let marker = rest.get(at + 1).copied()?;
    *rest = rest.get(at + 2..)?;
    Some(marker)
}

/// How far the entropy-coded data go: to the next marker that is neither a stuffed byte nor a restart.
fn entropy_coded(rest: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7);
    rest.windows(2).position(ends).unwrap_or(rest.len())
}

impl Parts {
    fn note(&mut self, marker: u8, segment: &[u8], body: &[u8]) -> Result<(), String> {
        match marker {
            // Baseline, extended and progressive, each with 8 bits and Huffman's codes.
            0xC0..=0xC2 => {
                let (head, components) = body.split_at_checked(6).ok_or_else(|| "it is damaged".to_owned())?;
                if head[0] != 8 {
                    return Err(format!("its samples have {} bits, and only 8 are read", head[0]));
                }
                self.components = components.chunks(3).map(|component| component[0]).collect();
            }
            0xC3 | 0xC7 | 0xCB | 0xCF => return Err("it is a lossless JPEG, which viewers do not know".to_owned()),
            0xC5 | 0xC6 | 0xCD | 0xCE => return Err("it is a hierarchical JPEG, which viewers do not know".to_owned()),
            0xC9 | 0xCA | 0xCC => return Err("it has arithmetic codes, which viewers do not know".to_owned()),
            EXIF => {
                if let Some(exif) = body.strip_prefix(b"Exif\0\0") {
                    self.exif.get_or_insert_with(|| exif.to_vec());
                }
            }
            PROFILE => self.profile.note(body),
            ADOBE => {
                if let Some(rest) = body.strip_prefix(b"Adobe") {
                    self.adobe = rest.get(6).copied();
                    // Marker, length, name, and what stands before the transform.
                    self.adobe_at = Some(self.bare.len() + 2 + 2 + 5 + 6);
                }
            }
            _ => {}
        }
        if !matches!(marker, 0xE0..=0xED | 0xEF | COMMENT) {
            self.bare.extend_from_slice(&[0xFF, marker]);
            self.bare.extend_from_slice(segment);
        }
        Ok(())
    }

    /// The bare picture; four channels are said to be coded as they are, since the decoder knows no other way to hand them out.
    fn for_decoder(&self) -> Vec<u8> {
        let mut file = self.bare.clone();
        if let (4, Some(transform)) = (self.components.len(), self.adobe_at.and_then(|at| file.get_mut(at))) {
            *transform = 0;
        }
        file
    }

    /// Where nothing says how colours are coded, readers go by the components' names, and agree only about the usual ones.
    fn colours_are_certain(&self) -> bool {
        match self.components.len() {
            1 => true,
            3 => self.components == [1, 2, 3] || self.adobe.is_some(),
            _ => self.adobe.is_some(),
        }
    }
}

/// Whether Exif names the interoperability rule R03, Adobe RGB: tag 1, text of four bytes, in either order of bytes.
fn says_adobe_rgb(exif: &[u8]) -> bool {
    let in_order = b"\x00\x01\x00\x02\x00\x00\x00\x04R03";
    let turned = b"\x01\x00\x02\x00\x04\x00\x00\x00R03";
    exif.windows(in_order.len()).any(|part| part == in_order || part == turned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    fn file(colour: ExtendedColorType, channels: usize) -> Vec<u8> {
        let samples: Vec<u8> = (0..64 * 48 * channels).map(|n| (n * 7 % 251) as u8).collect();
        let mut file = Vec::new();
        JpegEncoder::new_with_quality(&mut file, 80).write_image(&samples, 64, 48, colour).unwrap();
        file
    }

    #[test]
    fn the_picture_stays_and_what_it_says_about_itself_goes() {
        let plain = file(ExtendedColorType::Rgb8, 3);
        let mut talkative = plain[..2].to_vec();
        talkative.extend_from_slice(b"\xFF\xE1\x00\x10Exif\0\0at home.");
        talkative.extend_from_slice(b"\xFF\xFE\x00\x09by Anna");
        talkative.extend_from_slice(&plain[2..]);
        talkative.extend_from_slice(b"and a film behind it");
        let (talkative, plain) = (decode(&talkative).unwrap(), decode(&plain).unwrap());
        let bare = talkative.bare.unwrap();
        let says = |words: &[u8]| bare.windows(words.len()).any(|part| part == words);
        assert!(!says(b"at home") && !says(b"Anna") && !says(b"film") && !says(b"JFIF"));
        assert_eq!(decode(&bare).unwrap().samples, plain.samples);
    }

    #[test]
    fn the_decoder_reads_what_other_decoders_read() {
        for (colour, channels) in [(ExtendedColorType::Rgb8, 3), (ExtendedColorType::L8, 1)] {
            let file = file(colour, channels);
            let other = image::load_from_memory_with_format(&file, image::ImageFormat::Jpeg).unwrap();
            assert_eq!(decode(&file).unwrap().samples, other.as_bytes());
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let whole = file(ExtendedColorType::Rgb8, 3);
        assert!(decode(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(decode(&whole[..end]).is_err(), "cut at {end} of {}", whole.len());
        }
        // The end is there, and half the picture is not.
        let half = [&whole[..whole.len() / 2], &[0xFF, END][..]].concat();
        assert!(decode(&half).is_err());
    }

    #[test]
    fn what_readers_might_see_otherwise_is_not_handed_on() {
        let rgb = file(ExtendedColorType::Rgb8, 3);
        assert!(decode(&file(ExtendedColorType::L8, 1)).unwrap().bare.is_some());
        let frame = rgb.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        let refused = |place: usize, value: u8| {
            let mut other = rgb.clone();
            other[frame + place] = value;
            decode(&other).err().unwrap()
        };
        assert!(refused(4, 12).contains("12 bits"));
        assert!(refused(1, 0xC3).contains("lossless"));
        assert!(refused(1, 0xC9).contains("arithmetic"));
        assert!(refused(1, 0xC5).contains("hierarchical"));
    }

    #[test]
    fn inks_as_adobe_writes_them() {
        let mut inverted = vec![255, 255, 255, 0, 0, 255, 255, 255];
        to_inks(&mut inverted, Some(0));
        assert_eq!(inverted, [0, 0, 0, 255, 255, 0, 0, 0]);
        let mut plain = vec![0, 0, 0, 255];
        to_inks(&mut plain, None);
        assert_eq!(plain, [0, 0, 0, 255]);
        // White and pure black by luminance: no ink is missing of black alone.
        let mut by_luminance = vec![255, 128, 128, 255, 255, 128, 128, 0];
        to_inks(&mut by_luminance, Some(2));
        assert_eq!(by_luminance, [0, 0, 0, 0, 0, 0, 0, 255]);
    }

    #[test]
    fn a_profile_in_segments_is_put_together_in_their_order() {
        let mut segments = Segments::default();
        segments.note(b"ICC_PROFILE\0\x02\x02world");
        segments.note(b"ICC_PROFILE\0\x01\x02hello ");
        segments.note(b"something else");
        assert_eq!(segments.whole().unwrap(), b"hello world");
        let mut half = Segments::default();
        half.note(b"ICC_PROFILE\0\x02\x02world");
        assert_eq!(half.whole().unwrap(), b"");
        assert!(says_adobe_rgb(b"MM..\x00\x01\x00\x02\x00\x00\x00\x04R03\0"));
        assert!(!says_adobe_rgb(b"MM..\x00\x01\x00\x02\x00\x00\x00\x04R98\0"));
    }
}
